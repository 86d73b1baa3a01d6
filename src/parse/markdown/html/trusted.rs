//! Trusted HTML: as written, but for the addresses of links and pictures, which become holes.

use super::super::render::Renderer;
use super::chunk::Chunk;
use super::entities;
use super::scan::{Closers, Tag};

impl Renderer<'_> {
    /// Trusted text between tags, as written.
    pub(super) fn trusted(&mut self, html: &str) {
        self.trusted_text(html);
        let text = entities::decode(html);
        self.body.text.extend(text.split_whitespace().flat_map(|word| [word, " "]));
    }

    /// Writes a tag as it stands, but for its addresses; returns where to go on in the piece.
    pub(super) fn trusted_tag(&mut self, tag: &Tag, chunk: &Chunk, closers: &mut Closers) -> usize {
        let range = chunk.range(&tag.range);
        let mut at = tag.range.start;
        for attribute in &tag.attributes {
            let (name, element) = (attribute.name.as_str(), tag.name.as_str());
            let media = name == "src" && matches!(element, "img" | "video" | "audio" | "source" | "track");
            let link = name == "href" && matches!(element, "a" | "area");
            if !link && !media {
                continue;
            }
            let destination = self.destination(&attribute.value, &range, media);
            self.trusted_text(&chunk.html[at..attribute.range.start]);
            self.out.html.push_str(&format!("{name}=\""));
            self.write_destination(&destination);
            self.out.html.push('"');
            at = attribute.range.end;
        }
        self.trusted_text(&chunk.html[at..tag.range.end]);
        if tag.closing || !matches!(tag.name.as_str(), "script" | "style") {
            return tag.range.end;
        }
        let end = closers.find(&chunk.html, tag.range.end, &tag.name).unwrap_or(tag.range.end);
        self.trusted_text(&chunk.html[tag.range.end..end]);
        end
    }

    /// Trusted HTML as written, with its placeholders replaced.
    pub(super) fn trusted_text(&mut self, html: &str) {
        let html = self.expand(html);
        self.markup(&html);
    }
}
