//! What Markdown loses without a word: marks of footnotes that have no note, notes without a mark, cells that a table has no
//! column for.

use std::ops::Range;

use super::{Extensions, Renderer};
use crate::diag::{Code, Severity, text};

/// As many cells may be missing at the end of a row: the last column is often filled where there is something to say.
const MISSING_AT_MOST: usize = 1;

impl Renderer<'_> {
    /// Text at `range`, in which a mark of a footnote stands only if it has no note.
    pub(super) fn review_marks(&mut self, range: &Range<usize>) {
        if !self.extensions.contains(Extensions::ENABLE_FOOTNOTES) {
            return;
        }
        let body = self.place.body;
        let Some(written) = body.get(range.clone()) else { return };
        for (at, _) in written.match_indices('[') {
            let start = range.start + at;
            if let Some(label) = mark(&body[start..]).filter(|_| !body[..start].ends_with('\\')) {
                let end = start + "[^]".len() + label.len();
                self.footnotes.unnoted.push((label.to_lowercase(), start..end));
            }
        }
    }

    /// Tells marks without a note and notes without a mark, when all are known.
    pub(super) fn review_footnotes(&mut self) {
        let unnoted = std::mem::take(&mut self.footnotes.unnoted);
        let unmarked = self.footnotes.unmarked();
        // Markdown inside HTML does not know the notes around it.
        for (label, range) in &unnoted {
            if self.footnotes.has(label) {
                continue;
            }
            let message = text!("nothing-says-what-this-footnote-is", label = label);
            let help = text!("write-the-note-on-a-line", label = label);
            self.report(Code::LoneFootnote, range.clone(), message).help = Some(help);
        }
        for (label, range) in unmarked {
            if unnoted.iter().any(|(marked, _)| *marked == label) {
                continue;
            }
            let message = text!("no-text-has-the-mark-of", label = &label);
            let told = self.report(Code::LoneFootnote, range, message);
            told.help = Some(text!("put-the-mark-where-it-belongs", label = &label));
            told.severity = Severity::Hint;
        }
    }

    /// A row of a table with `columns` columns stands at `range`.
    pub(super) fn review_row(&mut self, range: &Range<usize>, columns: usize) {
        let Some(row) = self.prepared.text.get(range.clone()) else { return };
        let row = row.trim_end();
        let cells = cells(row);
        let place = range.start..range.start + row.len();
        let lost = cells.iter().skip(columns).find(|cell| !row[(*cell).clone()].trim().is_empty());
        if let Some(lost) = lost {
            let blank = row[lost.start..].len() - row[lost.start..].trim_start().len();
            let place = place.start + lost.start + blank..place.end;
            let message = text!("this-row-has-more-cells", cells = cells.len(), columns = columns);
            let help = text!("write-a-bar-that-belongs-to");
            self.report(Code::TableRow, place, message).help = Some(help);
        } else if cells.len() + MISSING_AT_MOST < columns {
            let message = text!("this-row-has-fewer-cells", cells = cells.len(), columns = columns);
            let told = self.report(Code::TableRow, place, message);
            told.help = Some(text!("write-the-cells-that-are-missing"));
            told.severity = Severity::Hint;
        }
    }
}

/// The name in the mark of a footnote that `text` begins with; nothing where that is a set of characters, or a link.
fn mark(text: &str) -> Option<&str> {
    let (label, rest) = text.strip_prefix("[^")?.split_once(']')?;
    let is_name = !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let is_set = matches!(label.chars().collect::<Vec<char>>()[..], [_, '-', _]);
    (is_name && !is_set && !rest.starts_with(['(', '['])).then_some(label)
}

/// Where the cells of a row of a table stand in it. A bar behind a backslash parts none.
fn cells(row: &str) -> Vec<Range<usize>> {
    let bars = row.match_indices('|').map(|(at, _)| at).filter(|at| !row[..*at].ends_with('\\'));
    let mut cells = Vec::new();
    let mut start = 0;
    for bar in bars.chain([row.len()]) {
        cells.push(start..bar);
        start = bar + 1;
    }
    let is_blank = |cell: &Range<usize>| row.get(cell.clone()).is_none_or(|cell| cell.trim().is_empty());
    if cells.len() > 1 && cells.first().is_some_and(is_blank) {
        cells.remove(0);
    }
    if cells.len() > 1 && cells.last().is_some_and(is_blank) {
        cells.pop();
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_between_bars() {
        let count = |row: &str| cells(row).len();
        assert_eq!((count("| a | b |"), count("a | b"), count("| a \\| b | c"), count("a")), (2, 2, 2, 1));
        assert_eq!((count("| a | | b |"), count("| | b |"), count("| a | b | |")), (3, 2, 3));
    }

    #[test]
    fn marks_are_names_and_no_sets_of_characters() {
        assert_eq!((mark("[^1] et"), mark("[^note-a]")), (Some("1"), Some("note-a")));
        for text in ["[^a-z]", "[^]", "[^a b]", "[^1](/a)", "[a]"] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
