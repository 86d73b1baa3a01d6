//! Rewrites hand-written HTML: what stays, what becomes a card, what is taken out.
//!
//! Takes pieces of HTML with their places in the body. In the default it decodes all and writes all anew,
//! so that whatever it did not understand is text; [`clean`](super::clean) then checks the result. Trusted
//! HTML passes as written, but for the addresses of links and pictures, which become holes.

use std::collections::HashMap;
use std::ops::Range;

use super::super::render::Renderer;
use super::super::typography::Sink;
use super::cards::{self, Embed};
use super::chunk::{self, Chunk};
use super::entities;
use super::policy::{self, Policy};
use super::scan::{self, Closers, Tag, Token};
use super::tweets::Tweet;
use crate::diag::{Code, Severity, Text, text};

/// What hand-written HTML leaves open.
#[derive(Debug, Default)]
pub struct RawState {
    /// Whether there was any: then the result is sanitised.
    pub seen: bool,
    /// Events before this place of the body are part of something that was taken out.
    pub skip_until: usize,
    /// Links that are open, Markdown's and hand-written.
    pub links: usize,
    /// Elements that are open whose text stays as it is: `pre`, `code`, addresses.
    pub verbatim: usize,
    /// Where the text ended at `<!--more-->`.
    pub more: Option<usize>,
    /// Elements that are open and do not close by themselves.
    pub(super) depth: usize,
    /// Tweets that are open.
    pub(super) tweets: Vec<Tweet>,
    /// Elements that have no closing tag after this place of the body.
    unclosed: HashMap<String, usize>,
}

/// Nobody nests deeper; HTML parsers take quadratic time over who does.
const DEEPEST: usize = 200;

impl Renderer<'_> {
    /// Writes a piece of HTML; `block` if it stands on lines of its own. Returns where Markdown goes on.
    pub fn raw_html(&mut self, chunk: &Chunk, block: bool) -> usize {
        let end = if block { chunk::markdown_after(&chunk.html) } else { chunk.html.len() };
        let mut at = chunk.covered(self.raw.skip_until);
        let mut closers = Closers::default();
        while at < end
            && let Some(token) = scan::token(&chunk.html, at)
        {
            at = match token {
                Token::Text(range) => {
                    let html = &chunk.html[range.start..range.end.min(end)];
                    if self.options.trusted_html {
                        self.trusted(html)
                    } else {
                        self.raw_text(html, block)
                    }
                    range.end.min(end)
                }
                Token::Comment(range) => {
                    self.comment(&chunk.html[range.clone()]);
                    range.end
                }
                Token::Tag(tag) if self.options.trusted_html => self.trusted_tag(&tag, chunk, &mut closers),
                Token::Tag(tag) => {
                    self.raw.seen = true;
                    self.raw_tag(&tag, chunk, block)
                }
            };
        }
        at
    }

    fn comment(&mut self, comment: &str) {
        let inner = comment.trim_start_matches("<!--").trim_end_matches("-->");
        if inner.trim() == "more" && self.raw.more.is_none() {
            self.flush();
            self.raw.more = Some(self.body.text.len());
        } else if self.options.trusted_html {
            self.trusted_text(comment);
        }
    }

    /// Text between tags: decoded, then like any other text.
    fn raw_text(&mut self, html: &str, block: bool) {
        self.raw.seen = true;
        let text = entities::decode(html);
        if self.raw.verbatim > 0 || !block {
            return self.marked_text(&text);
        }
        // Its line breaks mean nothing; the plain text has none.
        let start = self.body.text.len();
        self.marked_text(&text);
        let written = self.body.text.split_off(start);
        for (index, word) in
            written.split(['\n', '\t', '\r', ' ']).filter(|word| !word.is_empty()).enumerate()
        {
            if index > 0 || written.starts_with(['\n', '\t', '\r', ' ']) {
                self.separate();
            }
            self.body.text.push_str(word);
        }
        if written.ends_with(['\n', '\t', '\r', ' ']) {
            self.separate();
        }
    }

    /// A tag in a line ends a word, if anything.
    fn word_border(&mut self) {
        self.flush();
        self.separate();
    }

    fn separate(&mut self) {
        let text = &mut self.body.text;
        if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }

    /// Writes one tag; returns where to go on in the piece.
    fn raw_tag(&mut self, tag: &Tag, chunk: &Chunk, block: bool) -> usize {
        if !policy::is_inline(&tag.name) && policy::of(&tag.name) != Policy::Text {
            if block { self.text_border() } else { self.word_border() }
        }
        match policy::of(&tag.name) {
            Policy::Keep if tag.closing => {
                self.review_closed(tag, chunk.range(&tag.range));
                self.close_tag(tag);
            }
            Policy::Keep if self.raw.depth >= DEEPEST => self.unwrap_tag(tag, chunk),
            Policy::Keep => {
                self.review_opened(tag, chunk.range(&tag.range));
                self.keep_tag(tag, chunk);
            }
            Policy::Text => self.unknown_tag(tag, chunk),
            Policy::Unwrap => self.unwrap_tag(tag, chunk),
            Policy::Remove | Policy::Card if tag.closing => {}
            Policy::Remove => return self.remove_element(tag, chunk, block),
            Policy::Card => return self.embed_element(tag, chunk, block),
        }
        tag.range.end
    }

    fn text_border(&mut self) {
        let mut html = String::new();
        self.typographer.end_block(&mut Sink { html: &mut html, text: &mut self.body.text });
        self.out.html.push_str(&html);
        let text = &mut self.body.text;
        text.truncate(text.trim_end_matches(' ').len());
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }

    /// HTML has no such element: somebody wrote `<name>` and meant it, or `<https://…>` and meant a link.
    fn unknown_tag(&mut self, tag: &Tag, chunk: &Chunk) {
        let written = &chunk.html[tag.range.clone()];
        let inner = written.trim_start_matches('<').trim_end_matches('>');
        let is_address = ["http://", "https://", "mailto:"].iter().any(|scheme| inner.starts_with(scheme));
        let range = chunk.range(&tag.range);
        if is_address && !inner.contains(char::is_whitespace) && self.raw.links == 0 {
            self.flush();
            return self.plain_link(inner, inner, &range);
        }
        if !tag.closing {
            let message = text!("html-has-no-element-it-is", tag = &tag.name);
            let diagnostic = self.report(Code::UnsafeHtml, range, message);
            diagnostic.severity = Severity::Hint;
            diagnostic.help = Some(text!("put-it-between-backquotes-or-write"));
        }
        self.flush();
        self.marked_text(written);
    }

    /// A link whose text is not running text.
    fn plain_link(&mut self, address: &str, text: &str, range: &Range<usize>) {
        let destination = self.destination(address, range, false);
        self.out.html.push_str("<a href=\"");
        self.write_destination(&destination);
        self.out.html.push_str("\">");
        super::super::escape::text(&mut self.out.html, text);
        self.out.html.push_str("</a>");
        self.body.text.push_str(text);
        self.typographer.object();
    }

    fn unwrap_tag(&mut self, tag: &Tag, chunk: &Chunk) {
        if !tag.closing {
            let message = text!("was-taken-out-what-is-in", tag = &tag.name);
            let diagnostic = self.report(Code::UnsafeHtml, chunk.range(&tag.range), message);
            diagnostic.help = Some(HELP);
        }
    }

    /// Takes an element out with all that is in it.
    fn remove_element(&mut self, tag: &Tag, chunk: &Chunk, block: bool) -> usize {
        let range = chunk.range(&tag.range);
        let source = tag.attribute("src").unwrap_or_default();
        if let Some(address) = cards::script_embed(tag) {
            self.report_card(text!("a-presentation"), &address, range.clone());
            self.card(&Embed {
                address: &address,
                title: tag.attribute("title"),
                caption: None,
                range,
                block,
            });
        } else if tag.name != "script" || !source.ends_with("platform.twitter.com/widgets.js") {
            let message = text!("was-taken-out", tag = &tag.name);
            self.report(Code::UnsafeHtml, range, message).help = Some(HELP);
        }
        self.skip_element(tag, chunk)
    }

    /// Puts a card in the place of a frame.
    fn embed_element(&mut self, tag: &Tag, chunk: &Chunk, block: bool) -> usize {
        let range = chunk.range(&tag.range);
        let end = if policy::is_void(&tag.name) { tag.range.end } else { self.skip_element(tag, chunk) };
        let address =
            ["src", "data"].iter().find_map(|name| tag.attribute(name)).unwrap_or_default().to_owned();
        if address.trim().is_empty() {
            let message = text!("was-taken-out-it-has-no", tag = &tag.name);
            self.report(Code::UnsafeHtml, range, message).help = Some(HELP);
            return end;
        }
        self.report_card(text!("an-embedded-page"), &address, range.clone());
        let (caption, end) = if block { chunk::caption(&chunk.html, end) } else { (None, end) };
        let title = tag.attribute("title").map(str::to_owned);
        self.card(&Embed { address: &address, title: title.as_deref(), caption, range, block });
        end
    }

    /// Skips what is in the element that `tag` opens, in this piece or in the body after it; returns where
    /// to go on in this piece. An element that is never closed loses its tag only.
    fn skip_element(&mut self, tag: &Tag, chunk: &Chunk) -> usize {
        let after = chunk.range(&tag.range).end;
        if self.raw.unclosed.get(&tag.name).is_some_and(|&from| from <= after) {
            return tag.range.end;
        }
        if let Some(close) = scan::closing_tag(&chunk.html, tag.range.end, &tag.name) {
            return chunk.html[close..].find('>').map_or(chunk.html.len(), |end| close + end + 1);
        }
        match scan::closing_tag(self.place.body, after, &tag.name) {
            Some(close) => {
                self.raw.skip_until = close;
                chunk.html.len()
            }
            None => {
                self.raw.unclosed.insert(tag.name.clone(), after);
                tag.range.end
            }
        }
    }
}

/// What an editor can do about HTML that was taken out.
pub const HELP: Text = text!("use-markdown-instead-if-every-editor");
