//! Writes running text.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::super::headline::trim;
use super::super::inline::{self, Joined, Piece, Placed, Style, target};
use super::Page;

impl Page<'_> {
    /// Running text on one line.
    pub(super) fn line(&mut self, range: &Range<usize>) {
        self.lines(std::slice::from_ref(range));
    }

    /// Running text on some lines.
    pub(super) fn lines(&mut self, lines: &[Range<usize>]) {
        let joined = Joined::new(self.text, lines);
        let pieces = inline::read(&joined.text, 0..joined.text.len());
        self.pieces(&joined, pieces);
    }

    pub(super) fn pieces(&mut self, joined: &Joined<'_>, pieces: Vec<Placed>) {
        for Placed { piece, range } in pieces {
            let place = joined.place(&range);
            match piece {
                Piece::Text => self.renderer.words(&joined.text[range]),
                Piece::SoftBreak => self.renderer.event(Event::SoftBreak, place),
                Piece::HardBreak => self.renderer.event(Event::HardBreak, place),
                Piece::Open(style) => {
                    let tag = match style {
                        Style::Bold => Tag::Strong,
                        // A line under text would look like a link.
                        Style::Italic | Style::Underlined => Tag::Emphasis,
                        Style::Struck => Tag::Strikethrough,
                    };
                    self.start(tag, place);
                }
                Piece::Close => self.end(&place),
                Piece::Code(inner) => {
                    let code = joined.text[inner].replace('\n', " ");
                    self.renderer.event(Event::Code(code.into()), place);
                }
                Piece::Link(address, label) => self.link(joined, &address, label, place),
                Piece::Picture(address, alt) => self.picture(&address, &joined.text[alt], place),
                Piece::Note(label) => {
                    self.note(&joined.text[label].to_lowercase(), &joined.text[range], place)
                }
                Piece::InlineNote(label, inner) => self.inline_note(joined, label, inner, place),
                Piece::Time => self.time(&joined.text[range]),
            }
        }
    }

    fn link(&mut self, joined: &Joined<'_>, address: &str, label: Range<usize>, place: Range<usize>) {
        let written = &joined.text[label.clone()];
        let automatic = written == address;
        let address = self.within(address);
        let link_type = if automatic { LinkType::Autolink } else { LinkType::Inline };
        self.start(
            Tag::Link { link_type, dest_url: address.into(), title: "".into(), id: "".into() },
            place.clone(),
        );
        let pictured = target::address(written);
        if automatic {
            self.renderer.words(written);
        } else if target::is_picture(&pictured) && !written.contains(char::is_whitespace) {
            self.picture(&pictured, "", place.clone());
        } else {
            self.pieces(joined, inline::read_label(&joined.text, label));
        }
        self.end(&place);
    }

    /// A link to a headline by its title leads to its anchor.
    fn within(&self, address: &str) -> String {
        let is_title = !address.contains(['/', '.', ':', '#', '?']);
        let anchor = crate::parse::markdown::heading_id(address);
        match is_title && self.anchors.contains(&anchor) {
            true => format!("#{anchor}"),
            false => address.to_owned(),
        }
    }

    fn picture(&mut self, address: &str, alt: &str, place: Range<usize>) {
        let alt = match alt.is_empty() {
            true => self.alt.take().unwrap_or_default(),
            false => alt.to_owned(),
        };
        let tag = Tag::Image {
            link_type: LinkType::Inline,
            dest_url: address.to_owned().into(),
            title: "".into(),
            id: "".into(),
        };
        self.start(tag, place.clone());
        self.renderer.event(Event::Text(alt.into()), 0..0);
        self.end(&place);
    }

    /// The number of a footnote; one that has no text is text.
    fn note(&mut self, label: &str, written: &str, place: Range<usize>) {
        if !self.notes.contains(label) {
            return self.renderer.words(written);
        }
        self.renderer.event(Event::FootnoteReference(label.to_owned().into()), place);
    }

    fn inline_note(
        &mut self,
        joined: &Joined<'_>,
        label: Range<usize>,
        inner: Range<usize>,
        place: Range<usize>,
    ) {
        let mut label = joined.text[label].to_lowercase();
        if label.is_empty() || !self.notes.insert(label.clone()) {
            self.unnamed += 1;
            // No editor's label holds a space.
            label = format!("note {}", self.unnamed);
        }
        self.renderer.event(Event::FootnoteReference(label.clone().into()), place);
        let mut lines = Vec::new();
        let mut start = inner.start;
        for line in joined.text[inner].split_inclusive('\n') {
            let written = trim(&joined.text, start..start + line.len());
            lines.push(joined.place(&written));
            start += line.len();
        }
        self.waiting.push((label, lines));
    }

    /// A date without its brackets, or two with a dash between them.
    fn time(&mut self, written: &str) {
        for (index, date) in written.split("--").enumerate() {
            if index > 0 {
                self.renderer.words(" – ");
            }
            let date = date.trim_matches(['<', '>', '[', ']']);
            self.renderer.words("");
            self.renderer.markup(&format!("<time datetime=\"{}\">", date.get(..10).unwrap_or_default()));
            self.renderer.words(date);
            self.renderer.markup("</time>");
        }
    }
}
