//! What holds no emphasis: code, links, pictures, dates, footnotes, line breaks.

use std::ops::Range;

use super::brackets::{self, Found};
use super::emphasis::Signs;
use super::target;
use super::{Piece, Placed};

/// Splits `text[range]`; with `links` false, for the label of a link, neither links nor footnotes are looked for.
pub fn read(text: &str, range: Range<usize>, signs: &Signs, links: bool) -> Vec<Placed> {
    let mut scan =
        Scan { text, end: range.end, links, signs, closers: Default::default(), pieces: Vec::new() };
    let (mut at, mut from) = (range.start, range.start);
    while at < range.end {
        let Some((piece, end)) = scan.piece(at) else {
            at += 1;
            continue;
        };
        scan.text_piece(from..at);
        scan.pieces.push(Placed { piece, range: at..end });
        (at, from) = (end, end);
    }
    scan.text_piece(from..range.end);
    scan.pieces
}

struct Scan<'t> {
    text: &'t str,
    end: usize,
    links: bool,
    signs: &'t Signs,
    /// For `=` and `~`: the first closing sign at or after the place that was asked for last.
    closers: [usize; 2],
    pieces: Vec<Placed>,
}

impl Scan<'_> {
    fn text_piece(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.pieces.push(Placed { piece: Piece::Text, range });
        }
    }

    /// The piece that begins at `at`, and where it ends. Every question looks no further than to the next bracket,
    /// blank or line end, or remembers what it found.
    fn piece(&mut self, at: usize) -> Option<(Piece, usize)> {
        match self.text.as_bytes()[at] {
            b'\n' => Some((Piece::SoftBreak, at + 1)),
            b'\\' => self.hard_break(at),
            b'=' => self.code(at, 0),
            b'~' => self.code(at, 1),
            b'<' => brackets::angle(self.text, at..self.end).and_then(|found| self.found(found)),
            b'[' => brackets::square(self.text, at..self.end).and_then(|found| self.found(found)),
            b'!' => brackets::markdown_picture(self.text, at..self.end),
            b'h' | b'f' | b'm' if self.links => self.address(at),
            _ => None,
        }
    }

    fn found(&self, (piece, end): Found) -> Option<Found> {
        (self.links || piece == Piece::Time).then_some((piece, end))
    }

    fn hard_break(&self, at: usize) -> Option<(Piece, usize)> {
        let rest = self.text[at..self.end].strip_prefix("\\\\")?;
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        rest[blank..].starts_with('\n').then_some((Piece::HardBreak, at + 2 + blank + 1))
    }

    fn code(&mut self, at: usize, kind: usize) -> Option<(Piece, usize)> {
        if !self.signs.opens(at) {
            return None;
        }
        let sign = self.text.as_bytes()[at];
        let from = at + 2;
        if self.closers[kind] < from {
            let closes = |&at: &usize| self.text.as_bytes()[at] == sign && self.signs.closes(at);
            self.closers[kind] = (from..self.end).find(closes).unwrap_or(usize::MAX);
        }
        let close = self.closers[kind];
        (close < self.end).then(|| (Piece::Code(at + 1..close), close + 1))
    }

    /// A bare address: up to a blank, a bracket or the punctuation behind it.
    fn address(&self, at: usize) -> Option<(Piece, usize)> {
        let rest = &self.text[at..self.end];
        let scheme = ["http://", "https://", "ftp://", "mailto:"]
            .into_iter()
            .find(|scheme| rest.starts_with(scheme))?;
        let before = self.text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let end = target::bare_end(rest);
        let address = &rest[..end];
        (end > scheme.len()).then(|| (Piece::Link(address.to_owned(), at..at + end), at + end))
    }
}
