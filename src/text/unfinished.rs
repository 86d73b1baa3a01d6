//! Words that stand where a text is still to be written: `Lorem ipsum`, `(à compléter)`.
//!
//! Takes a text; says where the first of them stands. `un formulaire à compléter` is a sentence like any other, so most of
//! them count only where they stand alone: between brackets, behind a colon, or as all there is.

use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that nobody writes but to fill a place.
const ANYWHERE: &[&str] = &["lorem ipsum", "lorem dolor"];
/// Words that fill a place where they stand alone.
const ALONE: &[&str] = &[
    "à compléter",
    "À compléter",
    "À COMPLÉTER",
    "a completer",
    "à rédiger",
    "À rédiger",
    "À RÉDIGER",
    "à remplir",
    "À remplir",
    "à écrire",
    "À écrire",
    "À ÉCRIRE",
    "texte à venir",
    "TEXTE À VENIR",
    "texte ici",
    "insérer un texte",
    "insérer le texte",
    "votre texte ici",
    "to be completed",
    "to be written",
];
/// Words that fill a place where they stand alone, as programmers write them.
const CAPITALS: &[&str] = &["TODO", "TBD", "FIXME", "XXX", "XXXX"];

/// All of them, looked for in one pass: every word of a site comes by here. Capitals of ASCII do not count.
static WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = [ANYWHERE, ALONE, CAPITALS].concat();
    AhoCorasick::builder().ascii_case_insensitive(true).build(words).expect("they are few and short")
});

/// Where the first of them stands in `text`; of words that nobody writes otherwise before all others.
pub fn unfinished(text: &str) -> Option<Range<usize>> {
    let mut first = None;
    for found in WORDS.find_overlapping_iter(text) {
        let (kind, range) = (found.pattern().as_usize(), found.range());
        if kind < ANYWHERE.len() {
            return Some(range);
        }
        let is_shouted = kind >= ANYWHERE.len() + ALONE.len();
        let counts = !is_shouted || CAPITALS.contains(&&text[range.clone()]);
        if first.is_none() && counts && stands_alone(text, &range) {
            first = Some(range);
        }
    }
    first
}

fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end().chars().next_back();
    let after = text[range.end..].trim_start().chars().next();
    let opens = before.is_none_or(|c| "([{<«:*_–—".contains(c));
    let closes = after.is_none_or(|c| ")]}>»:*_.…!".contains(c));
    opens && closes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_to_fill_are_found() {
        for (text, found) in [
            ("Lorem ipsum dolor", "Lorem ipsum"),
            ("à compléter", "à compléter"),
            ("Le bilan (À compléter…)", "À compléter"),
            ("Description : TODO", "TODO"),
            ("TODO: un titre", "TODO"),
        ] {
            assert_eq!(unfinished(text).map(|range| &text[range]), Some(found), "{text}");
        }
    }

    #[test]
    fn sentences_are_no_places_to_fill() {
        for text in [
            "un formulaire à compléter par l’agent",
            "Le dossier est à compléter.",
            "la liste TODO de l’équipe",
            "XXXe siècle",
            "",
            "İ",
        ] {
            assert_eq!(unfinished(text), None, "{text}");
        }
    }
}
