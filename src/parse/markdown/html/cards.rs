//! Embeds become local cards: a title, the host, and a link that a reader may follow or not. Of a film or slides whose player
//! is known, the card says where that is, for a script to show it to who asks for it.

use std::ops::Range;

use super::super::address;
use super::super::escape;
use super::super::render::Renderer;
use super::super::render::links::Destination;
use super::scan::Tag;
use crate::diag::{Arg, Code, Text, text};
use crate::text::{Shows, player};

/// Something that would have shown another page.
#[derive(Debug)]
pub struct Embed<'e> {
    /// Address of what it shows.
    pub address: &'e str,
    /// What it is called.
    pub title: Option<&'e str>,
    /// What stands below it.
    pub caption: Option<&'e str>,
    /// Where it is written.
    pub range: Range<usize>,
    /// Whether it is a block of its own.
    pub block: bool,
}

impl Renderer<'_> {
    /// Writes a card.
    pub fn card(&mut self, embed: &Embed<'_>) {
        let address = embed.address.trim();
        let player = player(address);
        let address = player.as_ref().map_or(address, |player| &player.page).to_owned();
        let destination = self.destination(&address, &embed.range, false);
        let host = match &destination {
            Destination::None => return,
            Destination::External(address) => address::host(address).to_owned(),
            Destination::Hole(_) => String::new(),
        };
        let title = match embed.title.map(str::trim).filter(|title| !title.is_empty()) {
            Some(title) => title.to_owned(),
            None if host.is_empty() => self.word("Voir la page", "See the page").to_owned(),
            None => format!("{} {host}", self.word("Voir sur", "See on")),
        };
        if embed.block {
            self.block_border();
            self.out.html.push_str("<figure class=\"embed\"");
            if let Some(player) = &player {
                let name = if player.shows == Shows::Film { "film" } else { "slides" };
                self.out.html.push_str(&format!(" data-{name}=\""));
                escape::attribute(&mut self.out.html, &player.frame);
                self.out.html.push('"');
            }
            self.out.html.push('>');
        }
        self.flush();
        self.card_link(&destination, &title);
        self.body.text.push_str(&title);
        self.typographer.object();
        if embed.block {
            self.block_border();
            self.card_caption(embed.caption, &host, &title);
            self.out.html.push_str("</figure>\n");
            self.block_border();
        }
    }

    fn card_link(&mut self, destination: &Destination, title: &str) {
        if self.raw.links > 0 {
            // A link in a link cannot be.
            escape::text(&mut self.out.html, title);
            return;
        }
        self.out.html.push_str("<a class=\"embed-link\" href=\"");
        self.write_destination(destination);
        self.out.html.push_str("\">");
        escape::text(&mut self.out.html, title);
        self.out.html.push_str("</a>");
    }

    fn card_caption(&mut self, caption: Option<&str>, host: &str, title: &str) {
        let shown_host = !host.is_empty() && !title.contains(host);
        if caption.is_none() && !shown_host {
            return;
        }
        self.out.html.push_str("<figcaption>");
        if let Some(caption) = caption {
            self.words(caption);
            self.block_border();
        }
        if shown_host {
            let space = if caption.is_some() { " " } else { "" };
            self.out.html.push_str(&format!("{space}<span class=\"embed-host\">"));
            escape::text(&mut self.out.html, host);
            self.out.html.push_str("</span>");
        }
        self.out.html.push_str("</figcaption>");
    }

    /// Says that an embed became a card.
    pub fn report_card(&mut self, what: Text, address: &str, range: Range<usize>) {
        let host = address::host(address.trim());
        let from = match host.is_empty() || host == address {
            true => Arg::from(text!("another-page")),
            false => Arg::from(host),
        };
        let message = text!("from-became-a-card-with-a", what = what, host = from);
        self.report(Code::EmbedReplaced, range, message).help =
            Some(text!("nothing-to-do-readers-browsers-ask"));
    }
}

/// The address that a script would have embedded: Speaker Deck's players are written as scripts.
pub fn script_embed(tag: &Tag) -> Option<String> {
    let id = tag.attribute("data-id").filter(|_| tag.has_class("speakerdeck-embed"))?;
    id.bytes().all(|b| b.is_ascii_alphanumeric()).then(|| format!("https://speakerdeck.com/player/{id}"))
}
