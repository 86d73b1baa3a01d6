//! Brackets within brackets without end, which libyaml would take quadratic time for.
//!
//! Takes a text and asks of a beginning of it whether that nests too deeply already; then the rest need not be read.
//! Must not know what YAML is: counting cannot tell a bracket from one in quotes, so it only says when to ask.

/// How many open brackets the first question is asked at: more than any reader takes.
const SUSPECT: usize = 256;

/// `text`, or a beginning of it of which `is_too_deep` holds.
///
/// The question is asked where the number of open brackets has doubled, so that it is asked a few times only.
pub(super) fn cut_below_limit(text: &str, is_too_deep: impl Fn(&str) -> bool) -> &str {
    let (mut open, mut suspect) = (0_usize, SUSPECT);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        if open > suspect {
            // A bracket is one byte, so this is no place within a character.
            let beginning = &text[..=at];
            if is_too_deep(beginning) {
                return beginning;
            }
            suspect *= 2;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn rest_of_a_text_that_is_too_deep_is_not_read() {
        let text = format!("é: {}", "{a: [".repeat(50_000));
        assert!(cut_below_limit(&text, |_| true).len() < 1_000);
    }

    #[test]
    fn text_whose_brackets_mean_nothing_stays_whole_and_few_questions_are_asked() {
        let text = format!("a: '{}'", "[".repeat(100_000));
        let asked = Cell::new(0);
        let is_too_deep = |_: &str| {
            asked.set(asked.get() + 1);
            false
        };
        assert_eq!(cut_below_limit(&text, is_too_deep), text);
        assert_eq!(asked.get(), 9);
    }

    #[test]
    fn closed_brackets_raise_no_suspicion() {
        let text = "[{}], ".repeat(1_000);
        assert_eq!(cut_below_limit(&text, |_| true), text);
    }
}
