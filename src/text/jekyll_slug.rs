//! Slugs as Jekyll makes them, on which the addresses of existing sites depend.
//!
//! The rules are those of Jekyll 4.3's `slugify`, told here in our own words: every run of characters outside a
//! mode's set becomes one hyphen, then one hyphen at each end goes, then the case.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a slug may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SlugMode {
    /// The text as it is.
    None,
    /// Everything but white space.
    Raw,
    /// Letters of any script, marks and digits.
    #[default]
    Default,
    /// As `Default`, and the signs that need no escape in an address: `._~!$&'()+,;=@`.
    Pretty,
    /// ASCII letters and digits.
    Ascii,
    /// As `Default`, after accents are taken off Latin letters.
    Latin,
}

/// The slug that Jekyll makes of `text`; `cased` keeps capitals.
pub fn jekyll_slug(text: &str, mode: SlugMode, cased: bool) -> String {
    let slug = match mode {
        SlugMode::None => text.to_owned(),
        SlugMode::Raw => hyphenate(text, |c| !c.is_ascii_whitespace() && c != '\u{b}'),
        SlugMode::Default => hyphenate(text, is_word),
        SlugMode::Pretty => hyphenate(text, |c| is_word(c) || "._~!$&'()+,;=@".contains(c)),
        SlugMode::Ascii => hyphenate(text, |c| c.is_ascii_alphanumeric()),
        SlugMode::Latin => hyphenate(&transliterate(text), is_word),
    };
    // Letter by letter: Jekyll's lowercase knows no final sigma.
    if cased { slug } else { slug.chars().flat_map(char::to_lowercase).collect() }
}

fn hyphenate(text: &str, keep: impl Fn(char) -> bool) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut in_run = false;
    for c in text.chars() {
        if keep(c) {
            slug.push(c);
        } else if !in_run {
            slug.push('-');
        }
        in_run = !keep(c);
    }
    let slug = slug.strip_prefix('-').unwrap_or(&slug);
    slug.strip_suffix('-').unwrap_or(slug).to_owned()
}

/// Unicode's categories L (letters), M (marks) and Nd (decimal digits).
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    // The standard library's «alphabetic» is L with letter-like numbers and circled letters added.
    let letter = c.is_alphabetic()
        && !c.is_numeric()
        && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    letter || is_combining_mark(c) || is_digit(c)
}

/// The zeros of the scripts of Unicode's basic plane that have decimal digits; nine more follow each.
const ZEROS: [u32; 36] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6,
    0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
    0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

fn is_digit(c: char) -> bool {
    c.is_numeric() && ZEROS.iter().any(|&zero| (zero..zero + 10).contains(&u32::from(c)))
}

/// ASCII for the letters of Latin-1 and Latin Extended-A; `?` for all else, combining accents included.
fn transliterate(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\x7f' => ascii.push(c),
            _ => match latin_special(c) {
                Some(spelled) => ascii.push_str(spelled),
                None => ascii.push(latin_base(c).unwrap_or('?')),
            },
        }
    }
    ascii
}

/// The letter under the accent.
fn latin_base(c: char) -> Option<char> {
    let known = matches!(c, '\u{c0}'..='\u{17e}' | '\u{1ea}'..='\u{1ed}');
    std::iter::once(c).nfd().next().filter(|base| known && base.is_ascii())
}

fn latin_special(c: char) -> Option<&'static str> {
    Some(match c {
        'Æ' => "AE",
        'æ' => "ae",
        'Œ' => "OE",
        'œ' => "oe",
        'Ð' | 'Đ' => "D",
        'ð' | 'đ' => "d",
        'Ø' => "O",
        'ø' => "o",
        'Þ' => "Th",
        'þ' => "th",
        'ß' => "ss",
        'ẞ' => "SS",
        '×' => "x",
        'Ħ' => "H",
        'ħ' => "h",
        'ı' => "i",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'ĸ' => "k",
        'Ŀ' | 'Ł' => "L",
        'ŀ' | 'ł' => "l",
        'ŉ' => "'n",
        'Ŋ' => "NG",
        'ŋ' => "ng",
        'Ŧ' => "T",
        'ŧ' => "t",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = " L'Été_2018 : C++ & œuvre! ";

    #[test]
    fn each_mode_keeps_its_own_set() {
        let slug = |mode| jekyll_slug(NAME, mode, false);
        assert_eq!(slug(SlugMode::None), " l'été_2018 : c++ & œuvre! ");
        assert_eq!(slug(SlugMode::Raw), "l'été_2018-:-c++-&-œuvre!");
        assert_eq!(slug(SlugMode::Default), "l-été-2018-c-œuvre");
        assert_eq!(slug(SlugMode::Pretty), "l'été_2018-c++-&-œuvre!");
        assert_eq!(slug(SlugMode::Ascii), "l-t-2018-c-uvre");
        assert_eq!(slug(SlugMode::Latin), "l-ete-2018-c-oeuvre");
    }

    #[test]
    fn capitals_stay_when_asked_for() {
        assert_eq!(jekyll_slug("Memo Anglais", SlugMode::Pretty, true), "Memo-Anglais");
        assert_eq!(jekyll_slug("ÉTÉ", SlugMode::Default, false), "été");
        assert_eq!(jekyll_slug("ÉTÉ", SlugMode::None, true), "ÉTÉ");
    }

    #[test]
    fn one_hyphen_goes_at_each_end_and_no_more() {
        assert_eq!(jekyll_slug("- a -", SlugMode::Default, false), "a");
        assert_eq!(jekyll_slug("-- a", SlugMode::Raw, false), "--a");
        assert_eq!(jekyll_slug("!?", SlugMode::Default, false), "");
        assert_eq!(jekyll_slug("-", SlugMode::Raw, false), "");
    }

    #[test]
    fn combining_accents_are_marks_that_stay() {
        assert_eq!(jekyll_slug("e\u{301}te", SlugMode::Default, false), "e\u{301}te");
        assert_eq!(jekyll_slug("e\u{301}te", SlugMode::Latin, false), "e-te");
    }

    #[test]
    fn other_numbers_than_decimal_digits_do_not_stay() {
        assert_eq!(jekyll_slug("m² Ⅻ ٣ ④ Ⓐ x", SlugMode::Default, false), "m-٣-x");
    }

    #[test]
    fn ends_of_the_latin_table_are_known() {
        assert_eq!(jekyll_slug("Àž÷Ÿŉ", SlugMode::Latin, true), "Az-Y-n");
    }
}
