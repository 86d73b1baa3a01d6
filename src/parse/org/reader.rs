//! From lines to parts: one pass, with a stack of what is open.
//!
//! Takes a text and a range of it; returns its [`Part`]s and what the editor should know. This file knows the order of
//! things and the indentation of lists; what stands on a line of its own is in the files beside it.

use std::collections::HashSet;
use std::ops::Range;

use super::ends::Ends;
use super::headline::{self, Keywords};
use super::items;
use super::lines::{Line, lines};
use super::part::{Container, ListKind, Part, Placed};
use crate::diag::{Checked, Diagnostic};
use crate::source::SourceId;

/// The parts of `text[range]`.
pub fn read(source: SourceId, text: &str, range: Range<usize>) -> Checked<Vec<Placed>> {
    let lines = lines(text, range);
    let mut reader = Reader {
        source,
        text,
        ends: Ends::new(text, &lines),
        lines,
        keywords: Keywords::default(),
        open: Vec::new(),
        blocks: Vec::new(),
        parts: Vec::new(),
        paragraph: Vec::new(),
        blanks: 0,
        notes: HashSet::new(),
        diagnostics: Vec::new(),
    };
    let mut index = 0;
    while index < reader.lines.len() {
        index = reader.line(index);
    }
    reader.close_to(0);
    Checked { value: reader.parts, diagnostics: reader.diagnostics }
}

/// What is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A list whose items stand in this column, and whether they have numbers.
    List(usize, bool),
    /// An item whose bullet stands in this column.
    Item(usize),
    /// A block up to a line that is known.
    Block,
    /// A footnote.
    Note,
}

pub(super) struct Reader<'t> {
    pub(super) source: SourceId,
    pub(super) text: &'t str,
    pub(super) lines: Vec<Line>,
    pub(super) ends: Ends,
    pub(super) keywords: Keywords,
    pub(super) open: Vec<Frame>,
    /// The lines at which the open blocks end, and how many frames are open around each.
    pub(super) blocks: Vec<(usize, usize)>,
    pub(super) parts: Vec<Placed>,
    paragraph: Vec<Range<usize>>,
    blanks: usize,
    /// The footnotes that have a text.
    pub(super) notes: HashSet<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reads line `index`; returns the number of the next one to read.
    fn line(&mut self, index: usize) -> usize {
        let line = self.lines[index];
        if self.blocks.last().is_some_and(|(end, _)| *end == index) {
            let (_, depth) = self.blocks.pop().expect("just seen");
            self.close_to(depth);
            return index + 1;
        }
        if line.is_blank() {
            self.blank();
            return index + 1;
        }
        self.blanks = 0;
        if let Some(level) = headline::level(&self.text[line.start..line.full]) {
            return self.heading(index, level);
        }
        let bullet = items::read(self.text, line.range(), line.indent);
        let numbered = bullet.as_ref().map(|bullet| matches!(bullet.kind, ListKind::Numbers(_)));
        self.leave_items(line.indent, numbered);
        match bullet {
            Some(bullet) => self.item(index, bullet),
            None => self.content(index, line.text),
        }
    }

    /// A blank line ends a paragraph, two end lists and footnotes.
    fn blank(&mut self) {
        self.end_paragraph();
        self.blanks += 1;
        if self.blanks == 2 {
            self.close_to(self.blocks.last().map_or(0, |(_, depth)| depth + 1));
        }
    }

    /// Closes the items that a line in column `indent` does not belong to. If it begins an item, with or without a
    /// number, the list of such items in its column stays open.
    fn leave_items(&mut self, indent: usize, numbered: Option<bool>) {
        while let Some(&frame) = self.open.last() {
            let leaves = match frame {
                Frame::Item(column) => column >= indent,
                Frame::List(column, numbers) => column != indent || numbered != Some(numbers),
                Frame::Block | Frame::Note => false,
            };
            if !leaves {
                break;
            }
            self.close_to(self.open.len() - 1);
        }
    }

    fn item(&mut self, index: usize, bullet: items::Bullet) -> usize {
        self.end_paragraph();
        let line = self.lines[index];
        let list = Frame::List(line.indent, matches!(bullet.kind, ListKind::Numbers(_)));
        if self.open.last() != Some(&list) {
            self.open(Container::List(bullet.kind), list, line.range());
        }
        self.open(Container::Item(bullet.item), Frame::Item(line.indent), line.range());
        match bullet.text.is_empty() {
            true => index + 1,
            false => self.content(index, bullet.text.start),
        }
    }

    fn heading(&mut self, index: usize, level: usize) -> usize {
        self.close_to(0);
        let line = self.lines[index];
        let mut headline =
            headline::read(self.text, line.start..line.end.max(line.start + level), level, &self.keywords);
        if headline.hidden {
            return self.ends.next_headline(index, |other| other <= level).unwrap_or(self.lines.len());
        }
        let next = self.planning(index + 1);
        let (custom_id, next) = self.properties(next);
        headline.custom_id = custom_id;
        self.push(Part::Heading(headline), line.start..line.end);
        next
    }

    pub(super) fn push(&mut self, part: Part, range: Range<usize>) {
        self.end_paragraph();
        self.parts.push(Placed { part, range });
    }

    pub(super) fn open(&mut self, container: Container, frame: Frame, range: Range<usize>) {
        self.push(Part::Open(container), range);
        self.open.push(frame);
    }

    /// Closes what is open, up to a depth.
    pub(super) fn close_to(&mut self, depth: usize) {
        self.end_paragraph();
        while self.open.len() > depth {
            self.open.pop();
            let end = self.parts.last().map_or(0, |last| last.range.end);
            self.parts.push(Placed { part: Part::Close, range: end..end });
        }
    }

    /// Adds a line to the paragraph that is open.
    pub(super) fn paragraph_line(&mut self, range: Range<usize>) {
        self.paragraph.push(range);
    }

    /// What follows is no part of the paragraph that is open.
    pub(super) fn end_paragraph(&mut self) {
        let lines = std::mem::take(&mut self.paragraph);
        if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
            let range = first.start..last.end;
            self.parts.push(Placed { part: Part::Paragraph(lines), range });
        }
    }

    /// The lines after `index` that belong to what begins there: not blank, within the item that is open, and fitting.
    pub(super) fn run(&self, index: usize, fits: impl Fn(&str) -> bool) -> usize {
        let column = match self.open.last() {
            Some(Frame::Item(column)) => Some(*column),
            _ => None,
        };
        let end = self.limit(index);
        (index + 1..end)
            .find(|&next| {
                let line = &self.lines[next];
                line.is_blank()
                    || column.is_some_and(|column| line.indent <= column)
                    || !fits(&self.text[line.range()])
            })
            .unwrap_or(end)
    }

    /// The line before which everything that begins at line `index` must end.
    pub(super) fn limit(&self, index: usize) -> usize {
        let block = self.blocks.last().map_or(self.lines.len(), |(end, _)| *end);
        self.ends.next_headline(index, |_| true).map_or(block, |headline| headline.min(block))
    }
}
