//! What single characters are to the search: parts of words, joiners, signs, or nothing.
//!
//! Follows `FORMAT.md`, sections 1 and 2; knows nothing of words.

use unicode_normalization::char::is_combining_mark;

/// What a character does in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Belongs to a word: a letter, a digit, a mark, or a character that folding leaves out.
    Word,
    /// Holds two parts of a group together.
    Joiner,
    /// `(`, a joiner under a rule of its own.
    Opening,
    /// `+` or `#`, which belong to the word before them.
    Sign,
    /// Only separates.
    Other,
}

/// The class of each ASCII character: most of every text.
pub(super) const ASCII: [Class; 128] = {
    let mut table = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Word,
            b'\'' | b'`' | b'-' | b'.' | b'_' | b'@' | b'&' | b'/' => Class::Joiner,
            b'(' => Class::Opening,
            b'+' | b'#' => Class::Sign,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

/// The class of any character.
pub(super) fn class(c: char) -> Class {
    match c {
        '\0'..='\x7f' => ASCII[c as usize],
        '×' | '÷' => Class::Other,
        // All letters, and what French text is made of beside ASCII.
        'À'..='ɏ' => Class::Word,
        // `ʼ` is a letter by its category: joiners come first.
        _ if is_apostrophe(c) || is_inclusive_dot(c) || is_hyphen(c) => Class::Joiner,
        _ if is_left_out(c) || is_letter_digit_or_mark(c) => Class::Word,
        _ => Class::Other,
    }
}

/// Whether folding leaves `c` out.
pub(super) fn is_left_out(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether all of `text` are letters and signs that no form of Unicode composes or takes apart, as nearly all French is.
pub(in crate::search) fn is_composed(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || matches!(c, 'À'..='ÿ' | 'œ' | 'Œ' | '’'))
}

/// All that is typed for an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '′' | '＇' | '`' | '´')
}

/// All that is typed for the dot of inclusive writing.
pub(super) fn is_inclusive_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '∙' | '‧' | '・' | '⋅')
}

/// All that is typed for a hyphen.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '−')
}

/// `\p{L}`, `\p{N}` and `\p{M}`.
///
/// The standard library's «alphabetic» is `\p{L}` and `\p{Nl}` with `Other_Alphabetic` added, which is marks and the
/// circled, squared and boxed letters, whose category is «symbol».
fn is_letter_digit_or_mark(c: char) -> bool {
    let symbol = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}') && !c.is_numeric();
    (c.is_alphanumeric() && !symbol) || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_marks_of_all_scripts_are_word_characters() {
        for c in "aZ0éœŒßəЖ東ع٣²½Ⅻª\u{301}\u{93e}\u{ad}\u{200d}\u{feff}".chars() {
            assert_eq!(class(c), Class::Word, "{c:?}");
        }
    }

    #[test]
    fn symbols_are_no_word_characters() {
        for c in "×÷ⓐ🄰🅰€™©«»…\u{a0}\u{202f}\u{2009}\t\n*:!?)[🙂—".chars() {
            assert_eq!(class(c), Class::Other, "{c:?}");
        }
    }

    #[test]
    fn forms_of_unicode_leave_what_is_composed() {
        use unicode_normalization::UnicodeNormalization;
        for text in ('\0'..='\u{2fff}').map(String::from).filter(|text| is_composed(text)) {
            assert_eq!((text.nfc().collect::<String>(), text.nfkc().collect()), (text.clone(), text));
        }
        assert!(is_composed("d’œuvre À ÿ") && !is_composed("e\u{301}") && !is_composed("m²"));
    }

    #[test]
    fn letter_that_looks_like_an_apostrophe_is_a_joiner() {
        for c in "'’‘ʼ′＇`´-‐‑–−.·•∙‧・⋅_@&/".chars() {
            assert_eq!(class(c), Class::Joiner, "{c:?}");
        }
    }
}
