//! The mend of a diagnostic that has one right answer: an edit of the text that it points into.

use crate::source::Span;

/// What to write in the place of a part of a source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// The part that goes.
    pub span: Span,
    /// What comes in its place.
    pub replacement: String,
}

/// The known name nearest to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near<'a> {
    /// The known name.
    pub name: &'a str,
    /// Whether it may take the other one's place unasked: no other known name is as near, and the other one is long
    /// enough not to look like anything.
    pub sole: bool,
}

/// A name that has fewer letters is near to too many.
const SHORTEST: usize = 4;

/// The known name nearest to `name`, if one is near enough to be a slip of the keyboard.
pub fn near<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Near<'a>> {
    let wanted = name.to_lowercase();
    let length = wanted.chars().count();
    let wanted_letters = Letters::of(&wanted);
    let most = (length / 4).max(1);
    let mut nearest: Option<(usize, Near<'a>)> = None;
    for candidate in known {
        if candidate.chars().count().abs_diff(length) > most {
            continue;
        }
        if wanted_letters.slips_to(&Letters::of(candidate)) > most {
            continue;
        }
        let distance = strsim::osa_distance(&wanted, &candidate.to_lowercase());
        if distance > most {
            continue;
        }
        let sole = match &nearest {
            Some((least, _)) if distance > *least => continue,
            Some((least, near)) if distance == *least && near.name != candidate => false,
            Some((least, near)) if distance == *least => near.sole,
            _ => length >= SHORTEST,
        };
        // Of several the first in the alphabet, however they are ordered.
        let name = match &nearest {
            Some((least, near)) if distance == *least => near.name.min(candidate),
            _ => candidate,
        };
        nearest = Some((distance, Near { name, sole }));
    }
    nearest.map(|(_, near)| near)
}

/// How often a text has each letter; some share a place.
struct Letters([usize; 64]);

impl Letters {
    fn of(text: &str) -> Self {
        let mut counts = [0; 64];
        text.chars().flat_map(char::to_lowercase).for_each(|letter| counts[letter as usize % 64] += 1);
        Self(counts)
    }

    /// How many slips lie between two texts at the least: each brings in one letter at most, and takes one away.
    fn slips_to(&self, other: &Self) -> usize {
        let pairs = || self.0.iter().zip(&other.0);
        let gone: usize = pairs().map(|(had, has)| had.saturating_sub(*has)).sum();
        let new: usize = pairs().map(|(had, has)| has.saturating_sub(*had)).sum();
        gone.max(new)
    }
}

/// The name of [`near()`].
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(name, known).map(|near| near.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(name: &str, known: &[&'a str]) -> Option<(&'a str, bool)> {
        near(name, known.iter().copied()).map(|near| (near.name, near.sole))
    }

    #[test]
    fn one_nearest_name_may_take_the_place_of_another() {
        assert_eq!(found("titel", &["date", "title", "image"]), Some(("title", true)));
        assert_eq!(found("titel", &["title", "title"]), Some(("title", true)));
        assert_eq!(found("promotion_", &["promotions", "promotion"]), Some(("promotion", false)));
        assert_eq!(found("Titelle", &["image"]), None);
    }

    #[test]
    fn two_names_as_near_are_no_answer() {
        assert_eq!(found("liem", &["lien", "lieu", "lied"]), Some(("lied", false)));
        assert_eq!(found("liem", &["lieu", "lien"]), Some(("lien", false)));
        assert_eq!(found("promotons", &["promotion", "promotions"]), Some(("promotions", true)));
    }

    #[test]
    fn nearer_name_counts_whichever_comes_first() {
        for known in [["communautes", "communaute"], ["communaute", "communautes"]] {
            assert_eq!(found("communauts", &known).map(|(_, sole)| sole), Some(false));
            assert_eq!(found("communauté", &known), Some(("communaute", true)));
        }
    }

    #[test]
    fn short_name_is_suggested_but_not_put_in_place() {
        assert_eq!(found("rel", &["ref"]), Some(("ref", false)));
    }
}
