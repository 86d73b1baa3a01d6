//! A piece of hand-written HTML, and where it stands in the body.

use std::ops::Range;

use super::policy::{self, Policy};
use super::scan::{self, Closers, Token};

/// A piece of HTML, perhaps of lines that do not follow one another in the source (in a quote).
#[derive(Debug, Default)]
pub struct Chunk {
    pub(super) html: String,
    /// Where lines begin: in the piece, in the body.
    lines: Vec<(usize, usize)>,
}

impl Chunk {
    /// Appends a line that stands at `start` of the body.
    pub fn push(&mut self, html: &str, start: usize) {
        self.lines.push((self.html.len(), start));
        self.html.push_str(html);
    }

    /// The line of the place `at`.
    fn line(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.lines.get(line).copied().unwrap_or_default()
    }

    /// Where a range of the piece stands in the body.
    pub fn range(&self, range: &Range<usize>) -> Range<usize> {
        let (first, start) = self.line(range.start);
        // A range that ends where a line begins ends on the line before.
        let (last, end) = self.line(range.end.saturating_sub(1).max(range.start));
        start + (range.start - first)..end + (range.end - last)
    }

    /// How much of the piece stands before the place `until` of the body.
    pub fn covered(&self, until: usize) -> usize {
        let after = self.lines.partition_point(|(_, start)| *start < until);
        let Some(&(at, start)) = after.checked_sub(1).and_then(|line| self.lines.get(line)) else { return 0 };
        let line_end = self.lines.get(after).map_or(self.html.len(), |(at, _)| *at);
        (at + (until - start)).min(line_end)
    }

    /// The piece from `at` on.
    pub fn rest(&self, at: usize) -> &str {
        self.html.get(at..).unwrap_or_default()
    }
}

/// Where Markdown goes on in a block of HTML: on the line after one where all elements are closed.
///
/// CommonMark would wait for a blank line; Jekyll's editors write `<hr>` and a heading right below.
pub fn markdown_after(html: &str) -> usize {
    let (mut at, mut depth) = (0, 0usize);
    let mut closers = Closers::default();
    while let Some(token) = scan::token(html, at) {
        at = match token {
            Token::Text(range) | Token::Comment(range) => range.end,
            Token::Tag(tag) if policy::is_void(&tag.name) || policy::of(&tag.name) == Policy::Text => {
                tag.range.end
            }
            Token::Tag(tag) if tag.closing => {
                depth = depth.saturating_sub(1);
                tag.range.end
            }
            Token::Tag(tag) => {
                depth += 1;
                let verbatim = policy::of(&tag.name) == Policy::Remove || tag.name == "pre";
                let close = verbatim.then(|| closers.find(html, tag.range.end, &tag.name)).flatten();
                close.unwrap_or(tag.range.end)
            }
        };
        if depth == 0 {
            let rest = &html[at..];
            let text = rest.trim_start();
            let own_line = rest[..rest.len() - text.len()].contains('\n');
            if own_line && !text.is_empty() && !text.starts_with('<') {
                return at + rest.find('\n').map_or(0, |newline| newline + 1);
            }
        }
    }
    html.len()
}

/// The caption under an embed, `_in emphasis_`, as the rest of its block; and where to go on.
pub fn caption(html: &str, at: usize) -> (Option<&str>, usize) {
    let end = html[at..].find('<').map_or(html.len(), |end| at + end);
    let text = html[at..end].trim();
    let inner = ['_', '*'].iter().find_map(|&sign| text.strip_prefix(sign)?.strip_suffix(sign));
    match inner.filter(|inner| !inner.is_empty()) {
        Some(inner) => (Some(inner), end),
        None => (None, at),
    }
}
