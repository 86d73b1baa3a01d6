//! Abbreviations and their meanings: `*[DINUM]: Direction interministérielle du numérique`.
//!
//! Takes definitions, then finds them as whole words in running text. Linear: at the start of a word only
//! the few lengths that some abbreviation with that first word has are tried.

use std::collections::HashMap;

/// Longer keys are not abbreviations; the bound keeps the search linear.
const LONGEST: usize = 100;

/// The abbreviations of one document.
#[derive(Debug, Default)]
pub struct Abbreviations {
    meanings: HashMap<String, String>,
    /// By first word: the lengths of the abbreviations that begin with it, longest first.
    lengths: HashMap<String, Vec<usize>>,
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'t, 'a> {
    /// Running text.
    Text(&'t str),
    /// An abbreviation and its meaning.
    Known(&'t str, &'a str),
}

/// Reads a definition, `*[key]: meaning`, from a line.
pub fn definition(line: &str) -> Option<(&str, &str)> {
    let (key, meaning) = line.trim_end().strip_prefix("*[")?.split_once("]:")?;
    (!key.trim().is_empty() && key.len() <= LONGEST && !key.contains(['[', ']', '\u{FDD2}']))
        .then(|| (key.trim(), meaning.trim()))
}

impl Abbreviations {
    /// Adds a definition; the last one of a key counts.
    pub fn define(&mut self, key: &str, meaning: &str) {
        let lengths = self.lengths.entry(first_word(key).to_owned()).or_default();
        if let Err(place) = lengths.binary_search_by(|length| key.len().cmp(length)) {
            lengths.insert(place, key.len());
        }
        self.meanings.insert(key.to_owned(), meaning.to_owned());
    }

    /// Each abbreviation with its meaning, in the order of the abbreviations.
    pub fn meanings(&self) -> Vec<(String, String)> {
        let mut all: Vec<_> =
            self.meanings.iter().map(|(key, meaning)| (key.clone(), meaning.clone())).collect();
        all.sort_unstable();
        all
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.meanings.is_empty()
    }

    /// Splits `text` at the abbreviations in it.
    pub fn split<'t>(&self, text: &'t str) -> Vec<Part<'t, '_>> {
        let mut parts = Vec::new();
        let (mut from, mut at) = (0, 0);
        while at < text.len() {
            if let Some((key, meaning)) = self.starting(&text[at..]) {
                if from < at {
                    parts.push(Part::Text(&text[from..at]));
                }
                parts.push(Part::Known(key, meaning));
                at += key.len();
                from = at;
            }
            at += first_word(&text[at..]).len();
        }
        if from < text.len() {
            parts.push(Part::Text(&text[from..]));
        }
        parts
    }

    fn starting<'t>(&self, text: &'t str) -> Option<(&'t str, &str)> {
        self.lengths.get(first_word(text))?.iter().find_map(|&length| {
            let key = text.get(..length)?;
            let ends = key.ends_with(|c: char| !is_word(c)) || !text[length..].starts_with(is_word);
            ends.then(|| self.meanings.get(key)).flatten().map(|meaning| (key, meaning.as_str()))
        })
    }
}

/// The word that `text` begins with, or its first character.
fn first_word(text: &str) -> &str {
    let word = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let end = if word > 0 { word } else { text.chars().next().map_or(0, char::len_utf8) };
    &text[..end]
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(definitions: &[(&str, &str)], text: &str) -> String {
        let mut known = Abbreviations::default();
        for (key, meaning) in definitions {
            known.define(key, meaning);
        }
        let parts = known.split(text);
        let part = |part: &Part| match part {
            Part::Text(text) => (*text).to_owned(),
            Part::Known(key, meaning) => format!("[{key}={meaning}]"),
        };
        parts.iter().map(part).collect()
    }

    #[test]
    fn only_whole_words_are_abbreviations() {
        let known = [("EIG", "e"), ("C++", "c"), (".NET", "n")];
        assert_eq!(marked(&known, "EIG, l'EIG et EIGs"), "[EIG=e], l'[EIG=e] et EIGs");
        assert_eq!(marked(&known, "préEIG EIG"), "préEIG [EIG=e]");
        assert_eq!(marked(&known, "C++/.NET"), "[C++=c]/[.NET=n]");
    }

    #[test]
    fn longest_abbreviation_wins() {
        let known = [("analyse", "a"), ("analyse des risques", "r")];
        assert_eq!(marked(&known, "analyse des risques, analyse"), "[analyse des risques=r], [analyse=a]");
    }

    #[test]
    fn definition_needs_key_and_colon() {
        assert_eq!(definition("*[DINUM]:  Direction \n"), Some(("DINUM", "Direction")));
        assert_eq!(definition("*[vide]:"), Some(("vide", "")));
        for line in ["*[]: x", "*[a] x", "[a]: x", "*a*"] {
            assert_eq!(definition(line), None, "{line}");
        }
    }
}
