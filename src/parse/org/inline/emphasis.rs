//! `*bold*`, `/italic/`, `_underlined_`, `+struck+`: where they begin and end.
//!
//! A sign opens before a letter and behind a blank or an opening sign, and closes the other way round, as Org has it;
//! nested signs count as their neighbours. What is open is known by where it ends, so nothing is read twice.

use std::ops::Range;

use super::{Piece, Placed, Style};

/// Which bytes of a text open and close emphasis or code.
#[derive(Debug)]
pub struct Signs {
    start: usize,
    opens: Vec<bool>,
    closes: Vec<bool>,
}

/// The sign at a place, if it is one.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b'*' | b'/' | b'_' | b'+' | b'=' | b'~')
}

impl Signs {
    /// Looks through `text[range]`.
    pub fn new(text: &str, range: Range<usize>) -> Self {
        let inside = &text[range.clone()];
        let bytes = inside.as_bytes();
        let mut signs =
            Self { start: range.start, opens: vec![false; bytes.len()], closes: vec![false; bytes.len()] };
        let chained =
            |neighbour: Option<&u8>, own: u8| neighbour.is_some_and(|&byte| is_sign(byte) && byte != own);
        for at in (0..bytes.len()).filter(|&at| is_sign(bytes[at])) {
            let after = inside[at + 1..].chars().next();
            let before = inside[..at].chars().next_back();
            let begins = before.is_none_or(may_stand_before)
                || (at > 0 && chained(bytes.get(at - 1), bytes[at]) && signs.opens[at - 1]);
            signs.opens[at] = begins && after.is_some_and(|c| !c.is_whitespace());
        }
        for at in (0..bytes.len()).rev().filter(|&at| is_sign(bytes[at])) {
            let after = inside[at + 1..].chars().next();
            let before = inside[..at].chars().next_back();
            let ends = after.is_none_or(may_stand_behind)
                || (chained(bytes.get(at + 1), bytes[at]) && signs.closes[at + 1]);
            signs.closes[at] = ends && before.is_some_and(|c| !c.is_whitespace());
        }
        signs
    }

    /// Whether the sign at `at` opens something.
    pub fn opens(&self, at: usize) -> bool {
        self.opens.get(at - self.start).copied().unwrap_or(false)
    }

    /// Whether the sign at `at` closes something.
    pub fn closes(&self, at: usize) -> bool {
        self.closes.get(at - self.start).copied().unwrap_or(false)
    }
}

fn may_stand_before(c: char) -> bool {
    c.is_whitespace() || "-–—({[\"'’‘“«".contains(c)
}

fn may_stand_behind(c: char) -> bool {
    c.is_whitespace() || "-–—)}]\"'’”»\\.,;:!?…[|".contains(c)
}

/// The closing signs in the text between `pieces`, one list for each kind.
struct Closers([Vec<usize>; 4]);

fn kind(byte: u8) -> Option<(usize, Style)> {
    match byte {
        b'*' => Some((0, Style::Bold)),
        b'/' => Some((1, Style::Italic)),
        b'_' => Some((2, Style::Underlined)),
        b'+' => Some((3, Style::Struck)),
        _ => None,
    }
}

impl Closers {
    fn new(text: &str, pieces: &[Placed], signs: &Signs) -> Self {
        let mut lists: [Vec<usize>; 4] = Default::default();
        for placed in pieces.iter().filter(|placed| placed.piece == Piece::Text) {
            for at in placed.range.clone() {
                if let Some((kind, _)) = kind(text.as_bytes()[at])
                    && signs.closes(at)
                {
                    lists[kind].push(at);
                }
            }
        }
        Self(lists)
    }

    /// The first closing sign that leaves something between itself and the sign at `at`.
    fn after(&self, kind: usize, at: usize) -> Option<usize> {
        let list = &self.0[kind];
        list.get(list.partition_point(|&close| close < at + 2)).copied()
    }
}

/// Finds the emphasis in the text of `pieces`.
pub fn read(text: &str, pieces: Vec<Placed>, signs: &Signs) -> Vec<Placed> {
    let closers = Closers::new(text, &pieces, signs);
    let mut found = Vec::with_capacity(pieces.len());
    // Where what is open ends; never two of one kind, as the inner one would end the outer one.
    let mut open: Vec<usize> = Vec::new();
    for placed in pieces {
        if placed.piece != Piece::Text {
            found.push(placed);
            continue;
        }
        let mut from = placed.range.start;
        for at in placed.range.clone() {
            let Some((kind, style)) = kind(text.as_bytes()[at]) else { continue };
            let piece = if open.last() == Some(&at) {
                open.pop();
                Piece::Close
            } else if signs.opens(at)
                && let Some(close) = closers.after(kind, at)
                && open.last().is_none_or(|&outer| close < outer)
            {
                open.push(close);
                Piece::Open(style)
            } else {
                continue;
            };
            if from < at {
                found.push(Placed { piece: Piece::Text, range: from..at });
            }
            found.push(Placed { piece, range: at..at + 1 });
            from = at + 1;
        }
        if from < placed.range.end {
            found.push(Placed { piece: Piece::Text, range: from..placed.range.end });
        }
    }
    found
}
