//! The outline of a text in Org.
//!
//! Takes the parts of a text; returns headings, items, paragraphs and tables with their places. Code, drawers,
//! comments, the texts of footnotes and lines that hold nothing but a date leave no block. What says something of a
//! tool is kept as in Markdown: the box of a task, and `~~` around what is struck through. A date is `2019-02-15`, and
//! so is a range of dates that begins then.

use std::ops::Range;

use super::inline::{self, Joined, Piece, Style};
use super::part::{Container, Part, Placed, TableRow};
use crate::parse::listing::{Block, Heading, Item, Listing, Mark, Phrase, Row, Table};

/// Keywords that say something of what stands below them and not of the text.
const OF_BLOCKS: &[&str] =
    &["caption", "name", "header", "headers", "results", "tblfm", "plot", "html", "latex"];

/// The outline of `parts` of `text`.
pub fn listing(text: &str, parts: &[Placed]) -> Listing {
    let mut outline = Outline {
        text,
        listing: Listing::default(),
        open: Vec::new(),
        items: 0,
        drawers: 0,
        note: false,
        label: None,
    };
    for placed in parts {
        outline.part(placed);
    }
    outline.end_item();
    outline.listing
}

struct Outline<'t> {
    text: &'t str,
    listing: Listing,
    /// For each open container: whether it is an item, whether a drawer.
    open: Vec<(bool, bool)>,
    items: usize,
    drawers: usize,
    /// Whether the text of a footnote comes next.
    note: bool,
    /// The item whose text was not seen yet.
    label: Option<Item>,
}

impl Outline<'_> {
    fn part(&mut self, placed: &Placed) {
        // What stands below the first paragraph of a footnote, up to two blank lines, is as often no part of it.
        let note = std::mem::take(&mut self.note);
        match &placed.part {
            Part::Close => {
                if let Some((item, drawer)) = self.open.pop() {
                    self.end_item();
                    self.items -= usize::from(item);
                    self.drawers -= usize::from(drawer);
                }
            }
            Part::Open(container) => self.open(container, &placed.range),
            Part::Keyword(key, value) => {
                if !OF_BLOCKS.contains(&key.as_str()) && !key.starts_with("attr_") {
                    let phrase = Phrase::verbatim(&self.text[value.clone()], value.start);
                    self.listing.keywords.push((key.clone(), phrase));
                }
            }
            _ if self.drawers > 0 => {}
            Part::Heading(headline) => {
                let text = |range: &Range<usize>| self.text[range.clone()].to_owned();
                let heading = Heading {
                    level: headline.level,
                    keyword: headline.keyword.as_ref().map(text),
                    phrase: phrase(self.text, std::slice::from_ref(&headline.title)),
                    tags: headline.tags.iter().map(text).collect(),
                };
                self.listing.blocks.push(Block::Heading(heading));
            }
            Part::Paragraph(_) if note => {}
            Part::Paragraph(lines) | Part::Verse(lines) => self.paragraph(lines),
            Part::Table(rows) => {
                self.end_item();
                let rows = rows.iter().map(|row| self.row(row)).collect();
                self.listing.blocks.push(Block::Table(Table { rows }));
            }
            Part::Code(..) | Part::Html(_) | Part::Rule => self.end_item(),
        }
    }

    fn open(&mut self, container: &Container, range: &Range<usize>) {
        self.end_item();
        let (is_item, is_drawer) = match container {
            Container::Item(item) => {
                let mut phrase = Phrase::at(range.clone());
                if let Some(checked) = item.checked {
                    let sign = if checked { "[X] " } else { "[ ] " };
                    phrase.push(sign, range.start..range.start, None);
                }
                if let Some((term, sign)) = &item.term {
                    append(&mut phrase, self.text, std::slice::from_ref(term));
                    phrase.push(" :", sign.clone(), None);
                }
                self.label = (self.drawers == 0).then_some(Item { depth: self.items, phrase });
                (true, false)
            }
            Container::Drawer => (false, true),
            _ => (false, false),
        };
        self.note = matches!(container, Container::Note(_));
        self.items += usize::from(is_item);
        self.drawers += usize::from(is_drawer);
        self.open.push((is_item, is_drawer));
    }

    fn paragraph(&mut self, lines: &[Range<usize>]) {
        let Some(mut item) = self.label.take() else {
            let phrase = phrase(self.text, lines);
            if !phrase.is_blank() && !self.is_only_time(lines) {
                self.listing.blocks.push(Block::Paragraph(phrase));
            }
            return;
        };
        if item.phrase.text.ends_with(':') {
            let start = lines.first().map_or(item.phrase.range.start, |line| line.start);
            item.phrase.push(" ", start..start, None);
        }
        append(&mut item.phrase, self.text, lines);
        item.phrase.range.end = lines.last().map_or(item.phrase.range.end, |line| line.end);
        self.listing.blocks.push(Block::Item(item));
    }

    /// The item that was open has no text of its own, or its text is over.
    fn end_item(&mut self) {
        self.listing.blocks.extend(self.label.take().map(Block::Item));
    }

    fn is_only_time(&self, lines: &[Range<usize>]) -> bool {
        let joined = Joined::new(self.text, lines);
        let pieces = inline::read(&joined.text, 0..joined.text.len());
        pieces.iter().all(|placed| match placed.piece {
            Piece::Time | Piece::SoftBreak => true,
            Piece::Text => joined.text[placed.range.clone()].trim().is_empty(),
            _ => false,
        })
    }

    fn row(&self, row: &TableRow) -> Row {
        let cells = row.cells.iter().map(|cell| phrase(self.text, std::slice::from_ref(cell))).collect();
        Row { header: row.header, cells, range: row.range.clone() }
    }
}

/// What a reader reads on `lines` of `text`.
pub fn phrase(text: &str, lines: &[Range<usize>]) -> Phrase {
    let range = match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => 0..0,
    };
    let mut phrase = Phrase::at(range);
    append(&mut phrase, text, lines);
    phrase
}

fn append(phrase: &mut Phrase, text: &str, lines: &[Range<usize>]) {
    let joined = Joined::new(text, lines);
    let all = &joined.text;
    let mut open: Vec<Style> = Vec::new();
    for placed in inline::read(all, 0..all.len()) {
        let whole = joined.place(&placed.range);
        match placed.piece {
            Piece::Open(style) => {
                open.push(style);
                set_off(phrase, style, whole, true);
            }
            Piece::Close => {
                if let Some(style) = open.pop() {
                    set_off(phrase, style, whole, false);
                }
            }
            // A name of a note may have stood before it.
            Piece::Text if phrase.text.is_empty() => {
                let start = whole.end - all[placed.range.clone()].trim_start().len();
                phrase.push(all[placed.range].trim_start(), start..whole.end, None);
            }
            Piece::Text => phrase.push(&all[placed.range], whole, None),
            Piece::Time => {
                let day = placed.range.start + 1..placed.range.start + "<2019-02-15".len();
                phrase.push(&all[day.clone()], joined.place(&day), None);
            }
            Piece::SoftBreak | Piece::HardBreak => phrase.push(" ", whole, None),
            Piece::Note(_) | Piece::InlineNote(..) => {}
            Piece::Code(inner) => {
                phrase.begin(Mark::Code);
                phrase.push(&all[inner.clone()].replace('\n', " "), joined.place(&inner), None);
                phrase.end(Mark::Code);
            }
            Piece::Picture(_, inner) => {
                phrase.push(&all[inner.clone()].replace('\n', " "), joined.place(&inner), None)
            }
            Piece::Link(address, inner) => {
                let label = label(all, inner.clone());
                phrase.push(&label, joined.place(&inner), Some(address));
            }
        }
    }
}

/// Keeps what the sign of a style at `place` says of the text between it and its counterpart.
fn set_off(phrase: &mut Phrase, style: Style, place: Range<usize>, opens: bool) {
    match style {
        Style::Struck => phrase.push("~~", place, None),
        Style::Bold if opens => phrase.begin(Mark::Strong),
        Style::Bold => phrase.end(Mark::Strong),
        Style::Italic | Style::Underlined => {}
    }
}

/// The label of a link without its markup.
fn label(text: &str, range: Range<usize>) -> String {
    let mut label = String::with_capacity(range.len());
    for placed in inline::read_label(text, range) {
        match placed.piece {
            Piece::SoftBreak | Piece::HardBreak => label.push(' '),
            Piece::Code(inner) | Piece::Picture(_, inner) => label.push_str(&text[inner].replace('\n', " ")),
            Piece::Open(_) | Piece::Close => {}
            _ => label.push_str(&text[placed.range]),
        }
    }
    label
}
