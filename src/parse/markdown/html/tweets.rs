//! Quoted tweets: the quote stays, its script goes, a link takes its place.

use crate::diag::text;
use std::ops::Range;

use super::super::address;
use super::super::escape;
use super::super::render::Renderer;
use super::super::render::links::Destination;
use super::chunk::Chunk;
use super::scan::Tag;

/// A quoted tweet.
#[derive(Debug)]
pub struct Tweet {
    /// Quotes open inside.
    depth: usize,
    /// The last address in it: the tweet's own.
    address: Option<String>,
    range: Range<usize>,
}

impl Renderer<'_> {
    /// Opens a quote that holds a tweet.
    pub(super) fn open_tweet(&mut self, tag: &Tag, chunk: &Chunk) {
        let range = chunk.range(&tag.range);
        self.markup("<figure class=\"embed\">");
        self.raw.tweets.push(Tweet { depth: 0, address: None, range });
    }

    /// Notes that a quote opens or closes; true if it closes a tweet, whose card is then finished.
    pub(super) fn quote_border(&mut self, closing: bool) -> bool {
        let Some(tweet) = self.raw.tweets.last_mut() else { return false };
        if !closing {
            tweet.depth += 1;
            return false;
        }
        tweet.depth = tweet.depth.saturating_sub(1);
        if tweet.depth > 0 {
            return false;
        }
        self.markup("</blockquote>");
        self.end_tweet();
        true
    }

    fn end_tweet(&mut self) {
        let Some(tweet) = self.raw.tweets.pop() else { return };
        let address = tweet.address.unwrap_or_default();
        self.report_card(
            text!("a-message"),
            if address.is_empty() { "//twitter.com" } else { &address },
            tweet.range,
        );
        if !address.is_empty() {
            let host = address::host(&address).to_owned();
            let words = format!("{} {host}", self.word("Voir sur", "See on"));
            self.out.html.push_str("<figcaption><a class=\"embed-link\" href=\"");
            escape::href(&mut self.out.html, &address);
            self.out.html.push_str("\">");
            escape::text(&mut self.out.html, &words);
            self.out.html.push_str("</a></figcaption>");
        }
        self.out.html.push_str("</figure>\n");
    }

    /// Whether we stand in a quoted message.
    pub(in super::super) fn in_message(&self) -> bool {
        !self.raw.tweets.is_empty()
    }

    /// Notes an address inside a tweet.
    pub(super) fn note_tweet_address(&mut self, destination: &Destination) {
        if let (Some(tweet), Destination::External(address)) = (self.raw.tweets.last_mut(), destination) {
            tweet.address = Some(address.clone());
        }
    }

    /// The body ends: so does what is still open.
    pub fn close_raw(&mut self) {
        while !self.raw.tweets.is_empty() {
            self.markup("</blockquote>");
            self.end_tweet();
        }
    }
}
