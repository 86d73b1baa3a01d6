//! The cells of a row of Markdown beyond those of the header.
//!
//! Markdown leaves them out of its tables; their author did not. Takes what follows the last cell of a row that
//! belongs to the table; returns the others, with their places.

use super::{Block, Phrase, markdown};
use std::ops::Range;

/// The cells in `text[rest]`, which begins with the bar behind the last cell of the table.
pub(super) fn beyond(text: &str, rest: Range<usize>) -> Vec<Phrase> {
    let Some(written) = text.get(rest.clone()) else { return Vec::new() };
    let is_bar = |at: &usize| !written[..*at].ends_with('\\');
    let mut bars: Vec<usize> = written.match_indices('|').map(|(at, _)| at).filter(is_bar).collect();
    // The bar at the end closes the last cell; what stands behind it is one more.
    if bars.last().is_some_and(|last| !written[last + 1..].trim().is_empty()) {
        bars.push(written.len());
    }
    let cells = bars.windows(2).map(|pair| rest.start + pair[0] + 1..rest.start + pair[1]);
    cells.map(|cell| one(text, cell)).collect()
}

/// What a reader reads in `text[cell]`, which is one line; as written, if that is no running text.
fn one(text: &str, cell: Range<usize>) -> Phrase {
    let inner = text[cell.clone()].trim();
    let start = cell.end - text[cell].trim_start().len();
    let mut blocks = markdown::read(text, start..start + inner.len()).blocks;
    match (blocks.pop(), blocks.is_empty()) {
        (Some(Block::Paragraph(phrase)), true) => phrase,
        _ => Phrase::verbatim(inner, start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_beyond_the_header_are_kept_with_their_places() {
        let beyond = |row: &str| {
            let text = format!("> été | b |\n> |--|--|\n> {row}\n> | z | z |\n");
            let Block::Table(table) = &markdown::read(&text, 0..text.len()).blocks[0] else {
                panic!("a table")
            };
            assert_eq!(table.rows.len(), 3, "{row}");
            let cells = table.rows[1].cells.iter().skip(2);
            cells
                .map(|cell| format!("{}@{}", cell.text, &text[cell.locate(0..cell.text.len())]))
                .collect::<Vec<_>>()
        };
        for row in ["| c | d |", "| c | d", "| c |", "c", "c|d|", "|||"] {
            assert_eq!(beyond(row), [""; 0], "{row}");
        }
        assert_eq!(beyond("| c | d | *é* |"), ["é@é"]);
        assert_eq!(beyond("c | d | [e](u) | f g"), ["e@e", "f g@f g"]);
        assert_eq!(beyond("| c | d || a \\| b | - x |---|"), ["@", "a | b@a \\| b", "- x@- x", "---@---"]);
    }
}
