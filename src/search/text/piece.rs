//! One part of a group as it is written, and the terms that it is found by.
//!
//! Knows what looks like an ordinary word and what like a name: ordinary words have the key of their stem
//! (`fr:archiv`), names the key of their form (`=sncf`).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::chars::{is_composed, is_left_out};
use super::fold::fold;
use super::lang::{Lang, is_stop_word};
use super::stem::{stem, stem_of};
use super::variant::variants;

/// A part of a group.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Folded, with the signs that belong to it.
    pub form: String,
    /// In lower case, accents on, composed, without what nobody sees.
    pub lower: String,
    /// The joiner before it; a space before the first.
    pub joiner: char,
    shape: Shape,
}

/// What a written part looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A word of a language.
    Plain,
    /// `SNCF`.
    Acronym,
    /// `APIs`.
    Acronyms,
    /// `PostgreSQL`, `D3`, `C++`, `R`.
    Name,
}

/// A way to find a part: the form that is asked for, and its term. `own` says that the part itself says it.
pub(super) struct Found {
    pub form: String,
    pub term: String,
    pub own: bool,
}

/// How many letters an acronym has at most. What is longer is a word of a heading in capitals.
const LONGEST_ACRONYM: usize = 6;
/// From how many letters on an acronym may as well be such a word: `ÉTAT`.
const SHORTEST_IN_CAPITALS: usize = 4;

impl Piece {
    /// The part that is written so, folded as `form`.
    pub fn new(written: &str, form: &str, joiner: char) -> Piece {
        let clean: Cow<str> = match is_composed(written) {
            true => written.into(),
            false => written.nfkc().filter(|c| !is_left_out(*c)).collect(),
        };
        let lower = clean.to_lowercase();
        Piece { form: form.to_owned(), joiner, shape: Shape::of(&clean, form), lower }
    }

    /// Whether it holds anything to be found by: not only marks.
    pub fn is_word(&self) -> bool {
        self.form.chars().any(char::is_alphanumeric)
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        self.form.chars().all(char::is_numeric)
    }

    /// Whether it is a word of a language, not a name.
    pub fn is_plain(&self) -> bool {
        self.shape == Shape::Plain
    }

    /// Whether it is all capitals, and long enough to be a word in capitals all the same.
    pub fn is_word_in_capitals(&self) -> bool {
        self.shape == Shape::Acronym && self.form.chars().count() >= SHORTEST_IN_CAPITALS
    }

    /// All ways to find it, its own first.
    pub fn found(&self, lang: Lang) -> Vec<Found> {
        let shape = if is_stop_word(&self.form, lang) { Shape::Plain } else { self.shape };
        let own = |term: String| Found { form: self.form.clone(), term, own: true };
        match shape {
            Shape::Name => vec![own(name_term(&self.form))],
            Shape::Acronym if self.is_word_in_capitals() => {
                vec![own(name_term(&self.form)), own(word_term(&self.lower, lang))]
            }
            Shape::Acronym => vec![own(name_term(&self.form))],
            Shape::Acronyms => {
                let one = self.form.strip_suffix('s').unwrap_or(&self.form);
                let term = name_term(one);
                vec![own(term.clone()), Found { form: one.to_owned(), term, own: false }]
            }
            Shape::Plain => {
                // The form may have signs; the fold of the word has none.
                let folded = fold(&self.lower);
                let stem = stem_of(&self.lower, &folded, lang);
                let term = stem_term(&stem, lang);
                let others = variants(&folded, &stem, lang).into_iter();
                let others = others.map(|form| Found { form, term: term.clone(), own: false });
                std::iter::once(own(term.clone())).chain(others).collect()
            }
        }
    }
}

/// The key of a word that is conflated with the other forms of its stem.
pub(super) fn word_term(lower: &str, lang: Lang) -> String {
    stem_term(&stem(lower, lang), lang)
}

/// The same of words of this stem.
pub(super) fn stem_term(stem: &str, lang: Lang) -> String {
    match lang {
        Lang::French => ["fr:", stem].concat(),
        Lang::English => ["en:", stem].concat(),
        Lang::Other => name_term(stem),
    }
}

/// The key of a word that has only one form.
pub(super) fn name_term(form: &str) -> String {
    ["=", form].concat()
}

impl Shape {
    fn of(clean: &str, form: &str) -> Shape {
        let letters = clean.chars().count();
        let odd = |c: char| c.is_numeric() || matches!(c, '+' | '#' | '.');
        if letters == 1 || form.chars().any(odd) || clean.contains('.') {
            return Shape::Name;
        }
        let capitals = clean.chars().filter(|c| c.is_uppercase()).count();
        if capitals == letters && letters <= LONGEST_ACRONYM {
            return Shape::Acronym;
        }
        let only_s_is_small = clean.ends_with('s') && capitals + 1 == letters;
        if only_s_is_small && (2..=LONGEST_ACRONYM).contains(&capitals) {
            return Shape::Acronyms;
        }
        let inner =
            clean.chars().zip(clean.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
        if inner { Shape::Name } else { Shape::Plain }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::fold;

    fn terms(written: &str) -> Vec<String> {
        let piece = Piece::new(written, &fold(written), ' ');
        piece.found(Lang::French).into_iter().filter(|found| found.own).map(|found| found.term).collect()
    }

    #[test]
    fn words_have_the_term_of_their_stem() {
        assert_eq!(terms("Archives"), ["fr:archiv"]);
        assert_eq!(terms("ministe\u{300}res"), ["fr:minister"]);
        assert_eq!(terms("nume\u{ad}riques"), terms("numérique"));
        assert_eq!(terms("cœurs"), terms("coeur"));
    }

    #[test]
    fn names_have_a_term_of_their_own() {
        assert_eq!(terms("PostgreSQL"), ["=postgresql"]);
        assert_eq!(terms("OpenStreetMap"), ["=openstreetmap"]);
        assert_eq!(terms("D3"), ["=d3"]);
        assert_eq!(terms("m²"), ["=m2"]);
        assert_eq!(terms("R"), ["=r"]);
        assert_eq!(terms("2018"), ["=2018"]);
    }

    #[test]
    fn acronyms_have_a_term_of_their_own() {
        assert_eq!(terms("EIG"), ["=eig"]);
        assert_eq!(terms("APIs"), ["=api"]);
    }

    #[test]
    fn capitals_may_be_an_acronym_or_a_word() {
        assert_eq!(terms("ÉTAT"), ["=etat", "fr:etat"]);
        assert_eq!(terms("SNCF"), ["=sncf", "fr:sncf"]);
        assert_eq!(terms("SERVICES"), terms("services"));
        assert_eq!(terms("DANS"), terms("dans"));
    }

    #[test]
    fn marks_alone_are_no_word() {
        assert!(!Piece::new("\u{fe0f}", "\u{fe0f}", ' ').is_word());
        assert!(Piece::new("東", "東", ' ').is_word());
    }
}
