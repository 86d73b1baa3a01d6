//! Groups that have the same words though they are written differently: `L’outil`, `Outil` and `outil`.
//!
//! Takes groups as written, returns simpler ones; a simpler one is analysed once for all of them.

use super::chars::is_apostrophe;
use super::fold::fold;
use super::lang::ELIDED;

/// The group `written` without the elided words before it: `outil` for `d’outil`. It has the same words in all languages.
pub fn bare(written: &str) -> &str {
    let mut bare = written;
    while let Some((elided, rest)) = bare.split_once(is_apostrophe) {
        if !begins_with_letter(rest) || !ELIDED.contains(&fold(elided).as_str()) {
            break;
        }
        bare = rest;
    }
    bare
}

/// The group `written` in small letters, if it is nothing but letters and only the first is a capital: that has the same
/// words in all languages.
pub fn small(written: &str) -> Option<String> {
    let mut letters = written.chars();
    let first = letters.next().filter(|c| matches!(c, 'A'..='Z' | 'À'..='Þ') && *c != '×')?;
    // A letter by itself is a name.
    let plain = letters.clone().next().is_some()
        && letters.clone().all(|c| matches!(c, 'a'..='z' | 'ß'..='ÿ') && c != '÷');
    plain.then(|| first.to_lowercase().chain(letters).collect())
}

/// Whether a text begins with a letter that folding leaves.
fn begins_with_letter(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, 'À'..='ÿ') && !matches!(c, '×' | '÷'))
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, analyse};
    use super::*;

    #[test]
    fn elided_words_and_capitals_go() {
        assert_eq!(bare("L’outil"), "outil");
        assert_eq!(bare("d'l’Outil-clé"), "Outil-clé");
        assert_eq!((bare("L’État"), bare("l’×2")), ("État", "l’×2"));
        assert_eq!(small("Émile").as_deref(), Some("émile"));
        for whole in ["aujourd’hui", "outil", "l’", "l’\u{200b}", "a-l’eau", "don’t", "’"] {
            assert_eq!(bare(whole), whole);
        }
        for odd in ["outil", "A", "IA", "DataJust", "C++", "Œuvre", "L’outil", "D3", "", "A×b"] {
            assert_eq!(small(odd), None, "{odd}");
        }
    }

    #[test]
    fn simpler_group_has_the_same_words() {
        let written = [
            "L’outil",
            "L’Outil",
            "d’S.N.C.F",
            "qu’agent(e)s",
            "l’OpenStreetMap",
            "c’est",
            "Été",
            "Ça",
            "As",
            "Os",
            "Élus",
            "Is",
            "d’C++",
            "s’31/05/2024",
            "l’été-là",
            "L’ÉTAT",
            "d’l’eau",
            "L’user’s",
            "d’aujourd’hui",
            "T’don’t",
            "Directrices",
            "Le",
            "L’un·e",
            "n’y",
            "L’R&D",
            "Straße",
            "Ÿs",
            "Aÿ",
        ];
        for lang in [Lang::French, Lang::English, Lang::Other] {
            for written in written {
                let bare = bare(written);
                assert_eq!(analyse(written, lang), analyse(bare, lang), "{written}");
                if let Some(small) = small(bare) {
                    assert_eq!(analyse(&small, lang), analyse(bare, lang), "{written}");
                }
            }
        }
    }
}
