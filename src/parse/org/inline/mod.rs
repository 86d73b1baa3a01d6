//! Running text: emphasis, code, links, dates, footnotes.
//!
//! Takes the lines of one paragraph, title or cell; returns a flat sequence of pieces with their places. What is not
//! closed is text. Two passes, each linear: first what holds no emphasis (links, code …), then emphasis between that.

mod atoms;
mod brackets;
mod emphasis;
mod joined;
pub mod target;

pub use joined::Joined;

use std::ops::Range;

/// A piece and where it stands in the joined text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What it is.
    pub piece: Piece,
    /// Where it is written, in the joined text.
    pub range: Range<usize>,
}

/// One piece of running text. All ranges are those of the joined text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is written, without a line break.
    Text,
    /// The line ends and the text goes on.
    SoftBreak,
    /// `\\` at the end of a line.
    HardBreak,
    /// Emphasis begins.
    Open(Style),
    /// The emphasis that began last ends.
    Close,
    /// Code: what stands between its signs.
    Code(Range<usize>),
    /// A link with its address as it stands in the text, and its label; without one, the address is its label.
    Link(String, Range<usize>),
    /// A picture, with its address and its alternative text.
    Picture(String, Range<usize>),
    /// The name of a footnote.
    Note(Range<usize>),
    /// A footnote that is written where it is referred to: its name, which may be empty, and its text.
    InlineNote(Range<usize>, Range<usize>),
    /// A date or a span of time, as written.
    Time,
}

/// How text is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `*a*`
    Bold,
    /// `/a/`
    Italic,
    /// `_a_`
    Underlined,
    /// `+a+`
    Struck,
}

/// The pieces of `text[range]`.
pub fn read(text: &str, range: Range<usize>) -> Vec<Placed> {
    let signs = emphasis::Signs::new(text, range.clone());
    emphasis::read(text, atoms::read(text, range, &signs, true), &signs)
}

/// The pieces of the label of a link, which holds no links.
pub fn read_label(text: &str, range: Range<usize>) -> Vec<Placed> {
    let signs = emphasis::Signs::new(text, range.clone());
    emphasis::read(text, atoms::read(text, range, &signs, false), &signs)
}
