//! Words that stand where a text is still to be written: `Lorem ipsum`, `(à compléter)`.
//!
//! Takes a text; says where the first of them stands. `un formulaire à compléter` is a sentence like any other, so most of
//! them count only where they stand alone: between brackets, behind a colon, or as all there is.

use std::ops::Range;

/// Words that nobody writes but to fill a place, in small letters.
const ANYWHERE: &[&str] = &["lorem ipsum", "lorem dolor"];
/// Words that fill a place where they stand alone, in small letters.
const ALONE: &[&str] = &[
    "à compléter",
    "a completer",
    "à rédiger",
    "à remplir",
    "à écrire",
    "texte à venir",
    "texte ici",
    "insérer un texte",
    "insérer le texte",
    "votre texte ici",
    "to be completed",
    "to be written",
];
/// Words that fill a place where they stand alone, as programmers write them.
const CAPITALS: &[&str] = &["TODO", "TBD", "FIXME", "XXX", "XXXX"];
/// Longer ones are prose, and mostly hold none.
const WORD: usize = 3;

/// Where the first of them stands in `text`.
pub fn unfinished(text: &str) -> Option<Range<usize>> {
    if text.len() < WORD {
        return None;
    }
    let small = lowercase(text);
    let anywhere = ANYWHERE.iter().filter_map(|word| small.find(word).map(|at| at..at + word.len()));
    let alone = |text: &str, words: &[&str]| -> Option<Range<usize>> {
        let found =
            words.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| at..at + word.len()));
        found.filter(|range| stands_alone(text, range)).min_by_key(|range| range.start)
    };
    anywhere
        .min_by_key(|range| range.start)
        .or_else(|| alone(&small, ALONE))
        .or_else(|| alone(text, CAPITALS))
}

/// `text` in small letters, byte for byte where it was.
fn lowercase(text: &str) -> String {
    text.chars()
        .map(|c| {
            let mut small = c.to_lowercase();
            small.next().filter(|one| small.len() == 0 && one.len_utf8() == c.len_utf8()).unwrap_or(c)
        })
        .collect()
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
