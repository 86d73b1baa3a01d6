//! Which of the fixes of one text are applied, and the text with them.

use crate::diag::Fix;
use std::ops::Range;

/// The fixes that can be applied together, by their places, each once: of those that overlap or touch, the first;
/// none that changes nothing, lies outside of the text or cuts a character.
pub(super) fn choose<'f>(text: &str, mut fixes: Vec<&'f Fix>) -> Vec<&'f Fix> {
    fixes.retain(|fix| text.get(fix.span.start..fix.span.end).is_some_and(|there| there != fix.replacement));
    fixes.sort();
    let mut chosen: Vec<&Fix> = Vec::new();
    for fix in fixes {
        if chosen.last().is_none_or(|last| last.span.end < fix.span.start) {
            chosen.push(fix);
        }
    }
    chosen
}

/// `text[range]` with `edits`, which [`choose`] made and which lie in `range`.
pub(super) fn apply(text: &str, range: Range<usize>, edits: &[&Fix]) -> String {
    let mut mended = String::with_capacity(range.len());
    let mut from = range.start;
    for edit in edits {
        mended.push_str(&text[from..edit.span.start]);
        mended.push_str(&edit.replacement);
        from = edit.span.end;
    }
    mended.push_str(&text[from..range.end]);
    mended
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span};

    fn fix(range: Range<usize>, replacement: &str) -> Fix {
        Fix { span: Span::new(SourceId(0), range), replacement: replacement.into() }
    }

    fn mended(text: &str, fixes: &[Fix]) -> String {
        apply(text, 0..text.len(), &choose(text, fixes.iter().collect()))
    }

    #[test]
    fn fixes_apply_in_the_order_of_their_places() {
        assert_eq!(mended("un deux trois", &[fix(8..13, "3"), fix(0..2, "premier")]), "premier deux 3");
    }

    #[test]
    fn of_overlapping_fixes_the_first_wins_and_the_others_wait() {
        assert_eq!(mended("abcdef", &[fix(2..5, "Z"), fix(0..3, "X"), fix(4..6, "Y")]), "XdY");
        assert_eq!(mended("abcdef", &[fix(0..2, "X"), fix(0..4, "Y")]), "Xcdef");
        assert_eq!(mended("ab", &[fix(0..1, "X"), fix(1..2, "Y")]), "Xb");
    }

    #[test]
    fn same_fix_twice_is_applied_once() {
        assert_eq!(mended("ab", &[fix(0..1, "X"), fix(0..1, "X")]), "Xb");
    }

    #[test]
    fn fix_that_does_not_fit_the_text_is_left_out() {
        assert_eq!(mended("éa", &[fix(1..2, "x"), fix(2..9, "x"), fix(2..3, "a")]), "éa");
        #[expect(clippy::reversed_empty_ranges, reason = "a fault of a stage must not be a panic")]
        let backwards = fix(3..2, "x");
        assert_eq!(mended("éa", &[backwards]), "éa");
    }
}
