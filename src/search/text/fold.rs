//! Folding: what a word is when case, accents, ligatures and Unicode's forms do not count.
//!
//! `FORMAT.md`, section 1, to the letter: every reader folds the same way, in its own language. The key that joins
//! names (`crate::text::fold`) goes further, and is not written into files.

use unicode_normalization::UnicodeNormalization;

use super::chars::is_left_out;

/// `text` in lower case, without accents, ligatures spelled out.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    fold_common(text).unwrap_or_else(|| fold_any(text))
}

/// What the letters from `à` to `ÿ` are folded to, in the order of Unicode.
const LATIN: [&str; 32] = [
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "ð", "n", "o", "o", "o",
    "o", "o", "÷", "o", "u", "u", "u", "u", "y", "þ", "y",
];

/// The fold of a text of nothing but the commonest letters, without asking the tables of Unicode.
fn fold_common(text: &str) -> Option<String> {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            '×' | 'ß' => return None,
            'À'..='ÿ' => folded.push_str(LATIN[c as usize % LATIN.len()]),
            'œ' | 'Œ' => folded.push_str("oe"),
            _ => return None,
        }
    }
    Some(folded)
}

/// The fold of any text.
fn fold_any(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.to_lowercase().nfkd().filter(|c| !is_left_out(*c)) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ł' => folded.push('l'),
            _ => folded.push(c),
        }
    }
    folded
}

/// What stands in a page's address for its title: words of ASCII letters and digits with hyphens between them.
pub fn slug(title: &str) -> String {
    let folded = fold(title);
    let words = folded.split(|c: char| !matches!(c, 'a'..='z' | '0'..='9'));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_unicode_form_do_not_count() {
        assert_eq!(fold("Générale"), "generale");
        assert_eq!(fold("Ge\u{301}ne\u{301}rale"), "generale");
        assert_eq!(fold("ÉTÉ Ça Où Noël"), "ete ca ou noel");
        assert_eq!(fold("İ"), "i");
        assert_eq!(fold("ﬁche m² ＡＢ"), "fiche m2 ab");
    }

    #[test]
    fn ligatures_are_spelled_out() {
        assert_eq!(fold("CŒUR cœur Ǽ lætitia Straße Ø Đ Ł"), "coeur coeur ae laetitia strasse o d l");
    }

    #[test]
    fn common_letters_are_folded_as_all_others_are() {
        let letters = ('\0'..='\u{17f}').map(String::from).chain(["ÇÀ et LÀ, œuvrÉ".to_owned()]);
        for text in letters {
            assert!(fold_common(&text).is_none_or(|folded| folded == fold_any(&text)), "{text:?}");
        }
        assert!(fold_common("ŒUVRÉ").is_some() && fold_common("e\u{301}").is_none());
    }

    #[test]
    fn characters_that_nobody_sees_are_left_out() {
        assert_eq!(fold("adminis\u{ad}tra\u{200b}tion\u{feff}"), "administration");
        assert_eq!(fold("\u{ad}\u{301}\u{2060}"), "");
    }

    #[test]
    fn all_else_stays() {
        assert_eq!(fold("C++ l’été — 東京"), "c++ l’ete — 東京");
    }

    #[test]
    fn slug_is_ascii_words_with_hyphens() {
        assert_eq!(slug("  L’œuvre d'Élise : C++ ! "), "l-oeuvre-d-elise-c");
        assert_eq!(slug("東京"), "");
        assert_eq!(slug("EIG 2018"), "eig-2018");
    }
}
