//! A grid: rows with labels at the left, columns with labels that lean over them, and marks where they meet.

use super::{LETTER, Words, breadth, frame, measure, short};
use std::fmt::Write;

/// The height of a row.
const ROW: f32 = 20.0;
/// The letters that labels have room for.
const LETTERS: usize = 26;
/// The breadth of a column.
const STEP: f32 = 22.0;
/// How much of a leaning label's length counts in height, and how much in breadth.
const LEAN: (f32, f32) = (0.87, 0.5);

/// The parts of a grid.
#[derive(Debug)]
pub struct Grid<'g> {
    /// From left to right.
    pub columns: &'g [Column],
    /// From top to bottom.
    pub rows: &'g [Row],
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// What it is about.
    pub label: String,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// The marks in it: the index of the column and the word of a state; the rest is empty.
    pub marks: Vec<(usize, &'static str)>,
}

/// The picture of a grid.
pub fn grid(words: Words, grid: &Grid) -> String {
    let left = breadth(grid.rows.iter().map(|row| row.label.as_str()), LETTERS) + 10.0;
    let longest = breadth(grid.columns.iter().map(|column| column.label.as_str()), LETTERS);
    let top = longest * LEAN.0 + 16.0;
    let right = left + measure(grid.columns.len()) * STEP;
    // The last label leans out of the grid.
    let overhang = grid.columns.iter().enumerate().map(|(index, column)| {
        let from = left + (measure(index) + 0.5) * STEP;
        from + breadth(std::iter::once(column.label.as_str()), LETTERS) * LEAN.1 + LETTER
    });
    let width = overhang.fold(right, f32::max);
    let height = top + measure(grid.rows.len()) * ROW + 4.0;
    let mut inner = String::new();
    for (index, column) in grid.columns.iter().enumerate() {
        let x = left + (measure(index) + 0.5) * STEP;
        let _ = write!(inner, "<path class=\"rail\" d=\"M{x:.1} {:.0}V{height:.0}\"/>", top - 2.0);
        let _ = writeln!(
            inner,
            "<text transform=\"translate({:.1} {:.1}) rotate(-60)\">{}</text>",
            x + 3.0,
            top - 7.0,
            short(&column.label, LETTERS),
        );
    }
    for (index, row) in grid.rows.iter().enumerate() {
        let middle = top + (measure(index) + 0.5) * ROW;
        let _ = writeln!(
            inner,
            "<path class=\"rail\" d=\"M{left:.0} {middle:.0}H{right:.0}\"/><text class=\"end\" x=\"{:.0}\" y=\"{:.0}\">{}</text>",
            left - 6.0,
            middle + 4.0,
            short(&row.label, LETTERS),
        );
        for (column, state) in &row.marks {
            let x = left + (measure(*column) + 0.5) * STEP;
            let _ = writeln!(
                inner,
                "<path class=\"mark {state}\" transform=\"translate({x:.1} {middle:.1})\" d=\"{}\"/>",
                shape(state)
            );
        }
    }
    frame(words, "grid", width, height, &inner)
}

/// The shape of a state around its middle: a full square, an empty one, an empty ring, a cross.
fn shape(state: &str) -> &'static str {
    match state {
        "used" => "M-6-6H6V6H-6Z",
        "planned" => "M-5-5H5V5H-5Z",
        "considered" => "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
        _ => "M-5-5L5 5M-5 5L5-5",
    }
}

/// The mark of a state alone, to say what it means.
pub fn symbol(state: &str) -> String {
    format!(
        "<svg class=\"chart key\" aria-hidden=\"true\" viewBox=\"-8 -8 16 16\" width=\"16\" height=\"16\">\
         <path class=\"mark {state}\" d=\"{}\"/></svg>",
        shape(state)
    )
}
