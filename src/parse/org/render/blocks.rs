//! Writes blocks: items, paragraphs, verses, tables, code, HTML.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::super::inline::{Joined, Piece};
use super::super::part::{Item, TableRow};
use super::{Page, Shape};

/// A table is filled up with empty cells if that makes it no larger than this many times.
const MOST_EMPTY: usize = 4;

impl Page<'_> {
    pub(super) fn item(&mut self, item: &Item, range: &Range<usize>) {
        let terms = self.open.last() == Some(&Shape::Terms);
        let tag = match (&item.term, terms) {
            (Some((term, _)), true) => {
                self.start(Tag::DefinitionListTitle, range.clone());
                self.line(term);
                self.end(range);
                Tag::DefinitionListDefinition
            }
            (None, true) => Tag::DefinitionListDefinition,
            (_, false) => Tag::Item,
        };
        self.start(tag, range.clone());
        if let Some(done) = item.checked {
            self.renderer.event(Event::TaskListMarker(done), range.clone());
        }
        if let (Some((term, _)), false) = (&item.term, terms) {
            self.line(term);
            self.renderer.words(" : ");
        }
    }

    pub(super) fn paragraph(&mut self, lines: &[Range<usize>], range: &Range<usize>, bare: bool) {
        let joined = Joined::new(self.text, lines);
        let pieces = super::super::inline::read(&joined.text, 0..joined.text.len());
        let is_picture = |piece: &Piece| matches!(piece, Piece::Picture(..) | Piece::SoftBreak);
        let pictures = !pieces.is_empty() && pieces.iter().all(|placed| is_picture(&placed.piece));
        if !pictures {
            self.caption();
        }
        let caption = self.caption.take();
        let bare = bare && caption.is_none();
        if !bare {
            self.start(Tag::Paragraph, range.clone());
        }
        self.pieces(&joined, pieces);
        if let Some(caption) = caption {
            // A picture with emphasised text behind it is a figure.
            self.renderer.event(Event::SoftBreak, caption.clone());
            self.start(Tag::Emphasis, caption.clone());
            self.line(&caption);
            self.end(&caption);
        }
        self.alt = None;
        if !bare {
            self.end(range);
        }
        self.write_waiting();
    }

    /// The caption of something that has no place for one is a paragraph before it.
    pub(super) fn caption(&mut self) {
        let Some(caption) = self.caption.take() else { return };
        self.start(Tag::Paragraph, caption.clone());
        self.start(Tag::Emphasis, caption.clone());
        self.line(&caption);
        self.end(&caption);
        self.end(&caption);
        self.write_waiting();
    }

    /// Writes the footnotes that waited for the end of their paragraph.
    pub(super) fn write_waiting(&mut self) {
        for (label, lines) in std::mem::take(&mut self.waiting) {
            let range = lines.first().map_or(0..0, Clone::clone);
            self.start(Tag::FootnoteDefinition(label.into()), range.clone());
            self.start(Tag::Paragraph, range.clone());
            self.lines(&lines);
            self.end(&range);
            self.end(&range);
        }
    }

    /// Every line of a verse ends where it is written.
    pub(super) fn verse(&mut self, lines: &[Range<usize>], range: &Range<usize>) {
        self.caption();
        let joined = Joined::new(self.text, lines);
        let mut pieces = super::super::inline::read(&joined.text, 0..joined.text.len());
        for placed in &mut pieces {
            if placed.piece == Piece::SoftBreak {
                placed.piece = Piece::HardBreak;
            }
        }
        self.start(Tag::Paragraph, range.clone());
        self.pieces(&joined, pieces);
        self.end(range);
        self.write_waiting();
    }

    pub(super) fn table(&mut self, rows: &[TableRow], range: &Range<usize>) {
        let caption = self.caption.take();
        let written: usize = rows.iter().map(|row| row.cells.len()).sum();
        let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let columns = if widest * rows.len() <= MOST_EMPTY * written { widest } else { 0 };
        self.start(Tag::Table(Vec::new()), range.clone());
        if let Some(caption) = caption {
            self.renderer.markup("<caption>");
            self.line(&caption);
            self.renderer.block_border();
            self.renderer.markup("</caption>\n");
        }
        for row in rows {
            self.start(if row.header { Tag::TableHead } else { Tag::TableRow }, row.range.clone());
            for cell in &row.cells {
                self.start(Tag::TableCell, cell.clone());
                self.line(cell);
                self.end(cell);
            }
            for _ in row.cells.len()..columns {
                self.start(Tag::TableCell, row.range.clone());
                self.end(&row.range);
            }
            self.end(&row.range);
        }
        self.end(range);
        self.write_waiting();
    }

    pub(super) fn code(&mut self, language: &Range<usize>, lines: &[Range<usize>], range: &Range<usize>) {
        self.caption();
        let margin = margin(self.text, lines);
        let language = self.text[language.clone()].to_owned();
        self.start(Tag::CodeBlock(CodeBlockKind::Fenced(language.into())), range.clone());
        for line in lines {
            let start = (line.start + margin).min(line.end);
            let code = &self.text[start..line.end];
            let indent = code.len() - code.trim_start_matches([' ', '\t']).len();
            // A comma guards what would mean something to Org: `,* a`, `,#+a`.
            let guarded = code[indent..].strip_prefix(',').is_some_and(|rest| {
                let rest = rest.trim_start_matches(',');
                rest.starts_with('*') || rest.starts_with("#+")
            });
            let cut = start + indent;
            self.verbatim(start..cut);
            self.verbatim(cut + usize::from(guarded)..line.end);
            self.renderer.event(Event::Text("\n".into()), 0..0);
        }
        self.end(range);
    }

    fn verbatim(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        self.renderer.event(Event::Text(text.into()), range);
    }

    pub(super) fn html(&mut self, lines: &[Range<usize>], range: &Range<usize>) {
        self.caption();
        self.start(Tag::HtmlBlock, range.clone());
        for line in lines {
            let html = format!("{}\n", &self.text[line.clone()]);
            self.renderer.event(Event::Html(html.into()), line.clone());
        }
        self.end(range);
    }
}

/// How many bytes of indentation all lines that hold something share.
fn margin(text: &str, lines: &[Range<usize>]) -> usize {
    let mut shared: Option<&str> = None;
    for line in lines {
        let code = &text[line.clone()];
        if code.trim().is_empty() {
            continue;
        }
        let indent = &code[..code.len() - code.trim_start_matches([' ', '\t']).len()];
        let same = shared.map_or(indent.len(), |shared| {
            shared.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count()
        });
        shared = Some(&indent[..same]);
    }
    shared.map_or(0, str::len)
}
