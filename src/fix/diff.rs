//! The lines that edits change, before and after, in the form of a unified diff without context.
//!
//! The edits say which lines change, so that no text need be compared.

use super::edit::apply;
use crate::diag::{Fix, shown_path, visible_line};
use crate::source::Source;
use std::fmt::Write;

/// The diff of `source` and what `edits` make of it; control characters are made visible.
pub(super) fn of(source: &Source, edits: &[&Fix], base: &str) -> String {
    let text = &source.text;
    let path = visible_line(&shown_path(&source.path, base));
    let mut diff = format!("--- {path}\n+++ {path}\n");
    let mut shift = 0isize;
    // Writing to a string cannot fail.
    for group in edits.chunk_by(|a, b| !text[a.span.end..b.span.start].contains('\n')) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let start = text[..first.span.start].rfind('\n').map_or(0, |end| end + 1);
        let end = text[last.span.end..].find('\n').map_or(text.len(), |end| last.span.end + end);
        let (before, after) = (&text[start..end], apply(text, start..end, group));
        let line = source.position(start).line;
        let _ = writeln!(
            diff,
            "@@ -{} +{} @@",
            hunk(line, before),
            hunk(line.saturating_add_signed(shift), &after)
        );
        lines(&mut diff, '-', before);
        lines(&mut diff, '+', &after);
        shift += count(&after) as isize - count(before) as isize;
    }
    diff
}

fn count(text: &str) -> usize {
    text.split('\n').count()
}

fn hunk(line: usize, text: &str) -> String {
    match count(text) {
        1 => line.to_string(),
        count => format!("{line},{count}"),
    }
}

fn lines(diff: &mut String, sign: char, text: &str) {
    for line in text.split('\n') {
        let _ = writeln!(diff, "{sign}{}", visible_line(line.strip_suffix('\r').unwrap_or(line)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span};
    use std::ops::Range;

    fn diff(text: &str, fixes: &[(Range<usize>, &str)]) -> String {
        let fixes: Vec<Fix> = fixes
            .iter()
            .map(|(range, to)| Fix { span: Span::new(SourceId(0), range.clone()), replacement: (*to).into() })
            .collect();
        let edits: Vec<&Fix> = fixes.iter().collect();
        of(&Source::new("a.md", text), &edits, "content")
    }

    #[test]
    fn each_changed_line_is_shown_once_before_and_after() {
        assert_eq!(
            diff("a: b\r\nc, d\x1b\r\ne", &[(6..7, "C"), (9..10, "D"), (13..14, "E")]),
            "--- content/a.md\n+++ content/a.md\n@@ -2 +2 @@\n-c, d␛\n+C, D␛\n@@ -3 +3 @@\n-e\n+E\n"
        );
    }

    #[test]
    fn edit_over_lines_shows_them_all() {
        assert_eq!(
            diff("un\ndeux\ntrois\n", &[(1..4, "N D"), (9..9, "\n")]),
            "--- content/a.md\n+++ content/a.md\n@@ -1,2 +1 @@\n-un\n-deux\n+uN Deux\n\
             @@ -3 +2,2 @@\n-trois\n+t\n+rois\n"
        );
    }
}
