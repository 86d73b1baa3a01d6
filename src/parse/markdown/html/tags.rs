//! Writes the tags of hand-written HTML that stay, with addresses turned into holes.

use super::super::escape;
use super::super::render::Renderer;
use super::super::render::links::Destination;
use super::chunk::Chunk;
use super::policy;
use super::raw::HELP;
use super::scan::Tag;
use crate::diag::{Code, Severity, text};

impl Renderer<'_> {
    /// Writes a closing tag.
    pub(super) fn close_tag(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "center" => return self.markup("</div>"),
            "blockquote" if self.quote_border(true) => return,
            "a" => self.raw.links = self.raw.links.saturating_sub(1),
            "pre" | "code" | "samp" | "kbd" => self.raw.verbatim = self.raw.verbatim.saturating_sub(1),
            name if policy::is_void(name) => return,
            _ => {}
        }
        self.raw.depth = self.raw.depth.saturating_sub(usize::from(!policy::closes_itself(&tag.name)));
        self.markup("</");
        self.out.html.push_str(&tag.name);
        self.out.html.push('>');
    }

    /// Writes an open tag.
    pub(super) fn keep_tag(&mut self, tag: &Tag, chunk: &Chunk) {
        self.report_lost(tag, chunk);
        match tag.name.as_str() {
            "img" => return self.raw_picture(tag, chunk),
            "center" => return self.markup("<div class=\"center\">"),
            "video" | "audio" | "source" | "track" if !self.is_local_media(tag, chunk) => return,
            "blockquote" => {
                if tag.has_class("twitter-tweet") {
                    self.open_tweet(tag, chunk);
                }
                self.quote_border(false);
            }
            "pre" | "code" | "samp" | "kbd" => self.raw.verbatim += 1,
            _ => {}
        }
        self.flush();
        self.out.html.push('<');
        self.out.html.push_str(&tag.name);
        self.write_attributes(tag, chunk);
        self.out.html.push('>');
        self.raw.links += usize::from(tag.name == "a");
        let nests = !policy::is_void(&tag.name) && !policy::closes_itself(&tag.name);
        self.raw.depth += usize::from(nests);
    }

    /// Reports what the tag loses, once.
    fn report_lost(&mut self, tag: &Tag, chunk: &Chunk) {
        let lost = |wanted: fn(&str) -> bool| {
            let names = tag.attributes.iter().map(|one| one.name.as_str()).filter(|name| wanted(name));
            names.collect::<Vec<_>>().join("`, `")
        };
        let handlers = lost(|name| {
            name.starts_with("on") || matches!(name, "srcdoc" | "formaction" | "autoplay" | "srcset")
        });
        if !handlers.is_empty() {
            let message = text!("was-taken-out-of", handlers = handlers, tag = &tag.name);
            self.report(Code::UnsafeHtml, chunk.range(&tag.range), message).help = Some(HELP);
        } else if !lost(|name| name == "style").is_empty() {
            let message = text!("style-was-taken-out", tag = &tag.name);
            let diagnostic = self.report(Code::UnsafeHtml, chunk.range(&tag.range), message);
            diagnostic.severity = Severity::Hint;
            diagnostic.help = Some(text!("use-a-class-and-say-in"));
        }
    }

    fn write_attributes(&mut self, tag: &Tag, chunk: &Chunk) {
        let range = chunk.range(&tag.range);
        for attribute in &tag.attributes {
            let name = attribute.name.as_str();
            if !is_known(name, &tag.name) {
                continue;
            }
            if matches!(name, "href" | "src" | "poster" | "cite") {
                let destination =
                    self.destination(&attribute.value, &range, name != "href" && name != "cite");
                self.note_tweet_address(&destination);
                if destination == Destination::None {
                    continue;
                }
                self.out.html.push_str(&format!(" {name}=\""));
                self.write_destination(&destination);
            } else {
                let value = self.expand(&attribute.value);
                self.out.html.push_str(&format!(" {name}=\""));
                escape::attribute(&mut self.out.html, &value);
            }
            self.out.html.push('"');
        }
    }

    fn raw_picture(&mut self, tag: &Tag, chunk: &Chunk) {
        let range = chunk.range(&tag.range);
        self.flush();
        self.typographer.object();
        let alt = self.expand(tag.attribute("alt").unwrap_or_default());
        let destination = match tag.attribute("src") {
            Some(source) => self.destination(source, &range, true),
            None => Destination::None,
        };
        match &destination {
            Destination::None => return self.words(&alt),
            Destination::External(address) => {
                self.body.text.push_str(&alt);
                return self.external_picture(address, &alt, &range);
            }
            Destination::Hole(_) => self.review_raw_alt(tag, &range),
        }
        self.body.text.push_str(&alt);
        self.out.html.push_str("<img src=\"");
        self.write_destination(&destination);
        self.out.html.push_str("\" alt=\"");
        escape::attribute(&mut self.out.html, &alt);
        self.out.html.push('"');
        let mut rest = tag.clone();
        rest.attributes.retain(|one| !matches!(one.name.as_str(), "src" | "alt" | "loading"));
        self.write_attributes(&rest, chunk);
        self.out.html.push_str(" loading=\"lazy\">");
    }

    /// Whether sound or film is the site's own; another host's becomes a link.
    fn is_local_media(&mut self, tag: &Tag, chunk: &Chunk) -> bool {
        let Some(source) = tag.attribute("src").map(str::to_owned) else { return true };
        let before = self.body.links.len();
        let range = chunk.range(&tag.range);
        match self.destination(&source, &range, true) {
            Destination::Hole(_) => {
                // It is recorded again when it is written.
                self.body.links.truncate(before);
                true
            }
            Destination::External(address) => {
                self.report_card(text!("a-film-or-sound"), &address, range);
                self.flush();
                self.external_media(&address);
                false
            }
            Destination::None => false,
        }
    }

    fn external_media(&mut self, address: &str) {
        let words = format!("{} {}", self.word("Voir sur", "See on"), super::super::address::host(address));
        self.out.html.push_str("<a class=\"embed-link\" href=\"");
        escape::href(&mut self.out.html, address);
        self.out.html.push_str("\">");
        escape::text(&mut self.out.html, &words);
        self.out.html.push_str("</a>");
    }
}

/// Whether an attribute may stay; the sanitiser would take the others out.
fn is_known(name: &str, element: &str) -> bool {
    let own =
        policy::ALLOWED.iter().find(|(allowed, _)| *allowed == element).map_or(&[][..], |(_, own)| *own);
    own.contains(&name)
        || policy::GENERIC.contains(&name)
        || policy::GENERIC_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}
