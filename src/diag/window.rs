//! The part of a line that a diagnostic shows, and where its place stands in it.
//!
//! Every width is counted in columns of a terminal, of a text whose control characters were made visible. A line
//! of any length costs no more than what is shown of it.

use super::visible;
use crate::source::{Source, Span};

/// A line of text longer than this many columns is shown in part.
const WINDOW: usize = 100;
/// How much of a long line is shown before the place.
const BEFORE: usize = 40;
/// However many marks a character bears, no more characters than this are shown.
const MOST_CHARACTERS: usize = 4 * WINDOW;

/// The part of a line that is shown, and where the place is in it.
pub(super) struct Window {
    /// The text, made visible.
    pub text: String,
    /// Columns before the place.
    pub indent: usize,
    /// Columns of the place, at least one.
    pub columns: usize,
}

impl Window {
    /// What to show of line `number` for `span`, which begins in it.
    pub fn around(source: &Source, span: Span, number: usize) -> Self {
        let line = source.line(number);
        let offset = floor(&source.text, span.start);
        let line_start = source.text[..offset].rfind('\n').map_or(0, |end| end + 1);
        let start = (offset - line_start).min(line.len());
        let end = floor(line, span.end.saturating_sub(line_start)).max(start);

        let fits = reach(line, 0) == line.len();
        let from = if fits { 0 } else { reach_back(line, start) };
        let to = reach(line, from);
        let cut_before = if from > 0 { "…" } else { "" };
        let cut_after = if to < line.len() { "…" } else { "" };
        let shown_end = end.min(to).max(start);
        Self {
            text: format!("{cut_before}{}{cut_after}", visible::line(&line[from..to])),
            indent: visible::columns(cut_before) + visible::columns(&line[from..start]),
            columns: visible::columns(&line[start..shown_end]).max(1),
        }
    }
}

/// The end of what fits into the window, from `from` on.
fn reach(line: &str, from: usize) -> usize {
    let mut columns = 0;
    for (count, (at, c)) in line[from..].char_indices().enumerate() {
        columns += visible::push(&mut String::new(), c);
        if columns > WINDOW || count >= MOST_CHARACTERS {
            return from + at;
        }
    }
    line.len()
}

/// Where the window opens so that some text stands before `start`.
fn reach_back(line: &str, start: usize) -> usize {
    let mut columns = 0;
    let mut from = start;
    for (count, (at, c)) in line[..start].char_indices().rev().enumerate() {
        let width = visible::push(&mut String::new(), c);
        columns += width;
        if columns > BEFORE || count >= MOST_CHARACTERS {
            return from;
        }
        // A mark without its letter would hang on the sign that the line is cut.
        if width > 0 {
            from = at;
        }
    }
    0
}

/// The start of the character that byte `offset` is in; the end for an offset past it.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
