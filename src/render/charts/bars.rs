//! Bars under their labels: narrow enough for a telephone.

use super::{Words, frame, measure, short};
use std::fmt::Write;

/// The width of the picture.
const WIDTH: u16 = 300;
/// The height of a row: its words, and its bar below.
const ROW: usize = 40;
/// The letters that a row has room for, its label and its number together.
const LETTERS: usize = 42;

/// A row: what it is about, what it amounts to in words, and its bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// What it amounts to.
    pub text: String,
    /// The parts of the bar, from the left.
    pub parts: Vec<Part>,
}

/// A part of a bar.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// How it is drawn.
    pub kind: Kind,
    /// Its share of the whole width, 0 to 1.
    pub size: f32,
}

/// How a part of a bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Filled.
    Full,
    /// Its outline alone.
    Hollow,
    /// A broken outline.
    Dashed,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Full => "full",
            Kind::Hollow => "hollow",
            Kind::Dashed => "dashed",
        }
    }
}

impl Bar {
    /// The share of the whole width that it fills.
    pub fn size(&self) -> f32 {
        self.parts.iter().map(|part| part.size).sum()
    }
}

/// What the picture of `rows` says, in words.
pub fn spoken(rows: &[Bar]) -> String {
    let rows: Vec<String> = rows.iter().map(|bar| format!("{} : {}", bar.label, bar.text)).collect();
    rows.join(" ; ")
}

/// The picture of `rows`.
pub fn bars(words: Words, rows: &[Bar]) -> String {
    let mut inner = String::new();
    for (index, row) in rows.iter().enumerate() {
        let top = index * ROW;
        let room = LETTERS.saturating_sub(row.text.chars().count()).max(8);
        let _ = writeln!(
            inner,
            "<text y=\"{0}\">{1}</text><text class=\"end\" x=\"{WIDTH}\" y=\"{0}\">{2}</text>\n\
             <path class=\"rail\" d=\"M0 {3}H{WIDTH}\"/>",
            top + 15,
            short(&row.label, room),
            short(&row.text, LETTERS),
            top + 34,
        );
        let mut x = 0.0;
        for part in row.parts.iter().filter(|part| part.size > 0.0) {
            let width = (part.size * f32::from(WIDTH)).max(2.0);
            // An outline stands within its part, so that neighbours do not hide it.
            let inset = if part.kind == Kind::Full { 0.0 } else { 0.5 };
            let _ = writeln!(
                inner,
                "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{:.1}\" height=\"{}\"/>",
                part.kind.class(),
                x + inset,
                measure(top + 22) + inset,
                (width - 2.0 * inset).max(1.0),
                12.0 - 2.0 * inset,
            );
            x += width;
        }
    }
    frame(words, "bars", f32::from(WIDTH), measure(rows.len() * ROW), &inner)
}
