//! What is known of each language by heart: its elided words, its stop words, its commonest endings.

/// A language whose words are conflated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// French.
    French,
    /// English.
    English,
    /// Any other: its words are found as they are written.
    Other,
}

impl Lang {
    /// The language of a code such as `fr` or `en-GB`.
    pub fn of(code: &str) -> Lang {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "fr" => Lang::French,
            "en" => Lang::English,
            _ => Lang::Other,
        }
    }
}

/// Words that lose their last letter before a vowel, folded, without it: they are no part of the word behind them.
///
/// `aujourd’hui`, `presqu’île`, `quelqu’un`, `entr’ouvert`, `prud’homme` and `grand’mère` are words of their own.
pub const ELIDED: &[&str] =
    &["c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "parcequ", "puisqu", "qu", "quoiqu", "s", "t"];

/// The words of `lang` that say too little to be looked up beside others; folded, sorted.
///
/// Words that are something else without their accent or in capitals are not among them: `été`, `SI`, `C`.
pub fn stop_words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::French => FRENCH,
        Lang::English => ENGLISH,
        Lang::Other => &[],
    }
}

/// Whether `folded` is one of the stop words of `lang`.
pub(super) fn is_stop_word(folded: &str, lang: Lang) -> bool {
    stop_words(lang).binary_search(&folded).is_ok()
}

/// What may follow a stem of `lang` to make another form of it, folded, whether or not a site has an example.
pub fn endings(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::French => FRENCH_ENDINGS,
        Lang::English => &["", "s", "es", "ed", "e", "ing", "er", "ers", "ly"],
        Lang::Other => &[""],
    }
}

const FRENCH_ENDINGS: &[&str] = &[
    "", "s", "e", "es", "x", "er", "ee", "ees", "ent", "ant", "ante", "ants", "antes", "ement", "ements",
    "ation", "ations", "ateur", "ateurs", "atrice", "atrices", "atif", "atifs", "ative", "atives", "r", "rs",
    "se", "ses", "re", "res", "ere", "eres", "ers", "ne", "nes", "le", "les", "ite", "ites", "ique", "iques",
];

#[rustfmt::skip]
const FRENCH: &[&str] = &[
    "a", "afin", "ai", "ainsi", "alors", "apres", "as", "au", "aucun", "aucune", "auquel", "aussi", "autre",
    "autres", "aux", "avaient", "avait", "avant", "avec", "avez", "avons", "ayant", "ca", "car", "ce",
    "ceci", "cela", "celle", "celles", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme",
    "comment", "d", "dans", "de", "depuis", "des", "dont", "du", "elle", "elles", "en", "encore", "entre",
    "es", "est", "et", "etaient", "etait", "etant", "etre", "eu", "eux", "faut", "il", "ils", "j", "je",
    "l", "la", "laquelle", "le", "lequel", "les", "lesquelles", "lesquels", "leur", "leurs", "lors",
    "lorsque", "lui", "m", "ma", "mais", "me", "meme", "memes", "mes", "moi", "moins", "mon", "n", "ne",
    "ni", "nos", "notamment", "notre", "nous", "on", "ont", "ou", "par", "parce", "parmi", "pas", "pendant",
    "peu", "peut", "peuvent", "plus", "pour", "pourquoi", "puis", "puisque", "qu", "quand", "que", "quel",
    "quelle", "quelles", "quelque", "quelques", "quels", "qui", "quoi", "s", "sa", "sans", "se", "sera",
    "seront", "ses", "soi", "soit", "sommes", "son", "sont", "sous", "sur", "t", "ta", "te", "tes", "toi",
    "ton", "tous", "tout", "toute", "toutes", "tres", "tu", "un", "une", "vers", "via", "voici", "voila",
    "vos", "votre", "vous", "y",
];

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "being",
    "but", "by", "can", "could", "did", "do", "does", "dont", "for", "from", "had", "has", "have", "he",
    "her", "his", "how", "i", "if", "in", "into", "is", "isnt", "it", "its", "more", "most", "no", "not",
    "of", "on", "or", "our", "out", "over", "s", "she", "should", "so", "some", "such", "t", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "under",
    "up", "was", "we", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with",
    "would", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::fold;

    #[test]
    fn lists_are_folded_and_sorted_without_doubles() {
        for list in [ELIDED, FRENCH, ENGLISH] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        for word in [ELIDED, FRENCH, ENGLISH, FRENCH_ENDINGS].concat() {
            assert_eq!(fold(word), *word);
            assert!(word.chars().all(|c| c.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn language_is_known_by_its_code() {
        assert_eq!(Lang::of("fr"), Lang::French);
        assert_eq!(Lang::of("FR-ca"), Lang::French);
        assert_eq!(Lang::of("en_GB"), Lang::English);
        assert_eq!(Lang::of("fro"), Lang::Other);
        assert_eq!(Lang::of(""), Lang::Other);
    }

    #[test]
    fn words_that_may_be_something_else_are_looked_up() {
        for word in ["ete", "si", "c", "r", "etat", "fait", "or"] {
            assert!(!is_stop_word(word, Lang::French), "{word}");
        }
        assert!(is_stop_word("tous", Lang::French));
        assert!(!is_stop_word("tous", Lang::English));
    }
}
