//! Tables: rows of cells between bars, with rules between them.
//!
//! Takes the lines of one table; returns its rows. A bar within the label of a link belongs to the label.

use std::ops::Range;

use super::headline::trim;
use super::part::TableRow;

/// The rows of the table that stands on `lines`. Its first row is its header if a rule and more rows follow it.
pub fn rows(text: &str, lines: &[Range<usize>]) -> Vec<TableRow> {
    let mut rows: Vec<TableRow> = Vec::new();
    let mut first_rule = None;
    for line in lines {
        if is_rule(&text[line.clone()]) {
            if !rows.is_empty() {
                first_rule.get_or_insert(rows.len());
            }
            continue;
        }
        let cells = cells(text, line);
        if !is_cookies(text, &cells) {
            rows.push(TableRow { header: false, cells, range: line.clone() });
        }
    }
    if first_rule == Some(1) && rows.len() > 1 {
        rows[0].header = true;
    }
    rows
}

/// `|---+---|`, and as Markdown writes it: `|---|:--|`.
fn is_rule(line: &str) -> bool {
    let rest = line.trim_start_matches('|').trim_start_matches([' ', ':']);
    rest.starts_with('-') && rest.chars().all(|c| matches!(c, '-' | '+' | '|' | ':' | ' ' | '\t'))
}

/// Whether a row only says how wide columns are and where their text stands: `| <l> | <10> |`.
fn is_cookies(text: &str, cells: &[Range<usize>]) -> bool {
    let is_cookie = |cell: &str| {
        let Some(inner) = cell.strip_prefix('<').and_then(|cell| cell.strip_suffix('>')) else {
            return false;
        };
        let width = inner.trim_start_matches(['l', 'c', 'r']);
        !inner.is_empty() && inner.len() - width.len() < 2 && width.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut written = cells.iter().map(|cell| &text[cell.clone()]).filter(|cell| !cell.is_empty()).peekable();
    written.peek().is_some() && written.all(is_cookie)
}

fn cells(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = &text.as_bytes()[..line.end];
    let mut cells = Vec::new();
    let (mut start, mut at) = (line.start + 1, line.start + 1);
    while at < line.end {
        match bytes[at] {
            b'|' => {
                cells.push(trim(text, start..at));
                start = at + 1;
            }
            b'[' if bytes[at..].starts_with(b"[[") => {
                at = link_end(text, at..line.end).unwrap_or(at + 2);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    // The bar at the end closes the last cell; what stands behind it is one more.
    let last = trim(text, start.min(line.end)..line.end);
    if !last.is_empty() || cells.is_empty() {
        cells.push(last);
    }
    cells
}

/// Where the link `[[address][label]]` at the beginning of `range` ends.
fn link_end(text: &str, range: Range<usize>) -> Option<usize> {
    let rest = &text[range.start + 2..range.end];
    let target = rest.find(['[', ']', '|'])?;
    let label = rest[target..].strip_prefix("][")?;
    // Only up to the next bracket: a label holds none.
    let end = label.find(['[', ']'])?;
    label[end..].starts_with("]]").then_some(range.start + 2 + target + 2 + end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<(bool, Vec<&str>)> {
        let mut start = 0;
        let lines: Vec<_> = text
            .split_inclusive('\n')
            .map(|line| {
                let range = start..start + line.trim_end().len();
                start += line.len();
                range
            })
            .collect();
        rows(text, &lines)
            .into_iter()
            .map(|row| (row.header, row.cells.into_iter().map(|cell| &text[cell]).collect()))
            .collect()
    }

    #[test]
    fn rules_of_both_kinds_make_the_first_row_a_header() {
        for rule in ["|---+---|", "|---|---|", "| :-- | --: |", "|-"] {
            let text = format!("| a | b |\n{rule}\n| c | d |");
            assert_eq!(table(&text), [(true, vec!["a", "b"]), (false, vec!["c", "d"])], "{rule}");
        }
    }

    #[test]
    fn rules_between_rows_make_no_header() {
        assert_eq!(
            table("|--|\n| a |\n| b |\n|--|\n| c |"),
            [(false, vec!["a"]), (false, vec!["b"]), (false, vec!["c"])]
        );
        assert_eq!(table("| a |\n|---|"), [(false, vec!["a"])]);
        assert_eq!(table("|- a | b |"), [(false, vec!["- a", "b"])]);
    }

    #[test]
    fn rows_keep_their_own_number_of_cells() {
        assert_eq!(table("| a | | c\n|b|"), [(false, vec!["a", "", "c"]), (false, vec!["b"])]);
        assert_eq!(table("|"), [(false, vec![""])]);
        assert_eq!(table("||"), [(false, vec![""])]);
        assert_eq!(table("| <l> | <r10> | |\n| <3 | x |"), [(false, vec!["<3", "x"])]);
    }

    #[test]
    fn bar_in_a_label_belongs_to_the_link() {
        assert_eq!(table("| [[u][a | b]] | c |"), [(false, vec!["[[u][a | b]]", "c"])]);
        assert_eq!(table("| [[u | b]] | [[u] c | [["), [(false, vec!["[[u", "b]]", "[[u] c", "[["])]);
    }
}
