//! The edit that spells a tool as the catalogue does, and changes nothing else.
//!
//! Takes a use, the right name and the text that it stands in; returns the edit, or nothing where the text is not
//! written as it reads.

use super::ReadUse;
use crate::diag::Fix;
use crate::source::{SourceId, Span};
use crate::text::fold;
use std::ops::Range;

/// The edit that makes the letters of an odd spelling those of `right`: a version behind them stays.
pub(super) fn letters(read: &ReadUse, right: &str, text: &str, source: SourceId) -> Option<Fix> {
    let count = right.chars().filter(|c| c.is_alphabetic()).count();
    let mut letters = read.name.char_indices().filter(|(_, c)| c.is_alphabetic());
    let (at, last) = letters.nth(count.checked_sub(1)?)?;
    let end = at + last.len_utf8();
    let same = fold(&read.name[..end]) == fold(right);
    edit(read, 0..end, right, text, source).filter(|_| same)
}

/// The edit that writes `right` in the place of a name that nobody knows.
pub(super) fn name(read: &ReadUse, right: &str, text: &str, source: SourceId) -> Option<Fix> {
    edit(read, 0..read.name.len(), right, text, source)
}

/// The edit of `part` of a name, if that is written as it reads, and `right` says the same in Org, Markdown and
/// YAML, in quotes or not.
fn edit(read: &ReadUse, part: Range<usize>, right: &str, text: &str, source: SourceId) -> Option<Fix> {
    let start = read.range.start;
    let span = Span::new(source, start + part.start..start + part.end);
    let written = text.get(span.start..span.end)?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '’');
    let bounded = right.starts_with(char::is_alphanumeric) && right.ends_with(char::is_alphanumeric);
    let worded = right.contains(char::is_alphabetic);
    let as_it_reads = written == &read.name[part] && written != right;
    (as_it_reads && right.chars().all(plain) && bounded && worded)
        .then(|| Fix { span, replacement: right.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, start: usize) -> ReadUse {
        ReadUse { name: name.to_owned(), range: start..start + name.len(), ..ReadUse::default() }
    }

    fn mended(text: &str, name: &str, right: &str) -> Option<String> {
        let fix = letters(&read(name, text.find(name)?), right, text, SourceId(0))?;
        Some(format!("{}{}{}", &text[..fix.span.start], fix.replacement, &text[fix.span.end..]))
    }

    #[test]
    fn letters_change_and_versions_stay() {
        assert_eq!(mended("- PostgresQL 12 !", "PostgresQL 12", "PostgreSQL").unwrap(), "- PostgreSQL 12 !");
        assert_eq!(mended("- PostgresQL12", "PostgresQL12", "PostgreSQL").unwrap(), "- PostgreSQL12");
        assert_eq!(mended("- Post-gresQL", "Post-gresQL", "PostgreSQL").unwrap(), "- PostgreSQL");
        assert_eq!(mended("- VuEX.js 2", "VuEX.js 2", "VueX").unwrap(), "- VueX.js 2");
    }

    #[test]
    fn name_that_is_not_written_as_it_reads_stays() {
        let elsewhere = read("PostgresQL", 0);
        assert_eq!(letters(&elsewhere, "PostgreSQL", "- Postgres\\QL", SourceId(0)), None);
        assert_eq!(letters(&elsewhere, "PostgreSQL", "", SourceId(0)), None);
        assert_eq!(letters(&read("VueX", 0), "Vue.js", "VueX", SourceId(0)), None);
        for right in ["a: b", "a #b", "*a*", "[a]", "'a'", "12", "-a", "a\n"] {
            assert_eq!(name(&read("abc", 0), right, "abc", SourceId(0)), None, "{right}");
        }
    }
}
