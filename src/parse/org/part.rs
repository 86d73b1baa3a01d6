//! What a text in Org consists of: a flat sequence of parts, each with its place.
//!
//! Containers open and close as parentheses do; nothing holds anything, so nothing recurses.

use std::ops::Range;

use super::headline::Headline;

/// A part and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What it is.
    pub part: Part,
    /// Where it is written.
    pub range: Range<usize>,
}

/// One part of a text. All ranges are those of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// `#+key: value`, the key in lower case.
    Keyword(String, Range<usize>),
    /// A headline.
    Heading(Headline),
    /// Something that holds the parts up to its [`Part::Close`].
    Open(Container),
    /// What opened last ends.
    Close,
    /// A paragraph, line by line.
    Paragraph(Vec<Range<usize>>),
    /// Lines that stay lines.
    Verse(Vec<Range<usize>>),
    /// A table, row by row.
    Table(Vec<TableRow>),
    /// Code and the like: its language, or nothing, and its lines with their indentation.
    Code(Range<usize>, Vec<Range<usize>>),
    /// Hand-written HTML, line by line.
    Html(Vec<Range<usize>>),
    /// A horizontal rule.
    Rule,
}

/// Something that holds parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Container {
    /// A list.
    List(ListKind),
    /// An item of a list.
    Item(Item),
    /// A quotation.
    Quote,
    /// Any other block whose content is text: `center`, `note` …
    Block,
    /// A drawer that readers may see.
    Drawer,
    /// The text of a footnote.
    Note(String),
}

/// What its first item makes of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// With bullets.
    Bullets,
    /// With numbers, from this one on.
    Numbers(u64),
    /// Of terms and their descriptions.
    Terms,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Whether its box is checked, if it has one.
    pub checked: Option<bool>,
    /// What it describes, and the `::` behind that.
    pub term: Option<(Range<usize>, Range<usize>)>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Whether it is the header.
    pub header: bool,
    /// Its cells, without the blanks around.
    pub cells: Vec<Range<usize>>,
    /// Where it stands.
    pub range: Range<usize>,
}
