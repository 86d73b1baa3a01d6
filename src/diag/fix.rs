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
    let wanted_letters = letters(&wanted);
    let most = (length / 4).max(1);
    let mut nearest: Option<(usize, Near<'a>)> = None;
    for candidate in known {
        if candidate.chars().count().abs_diff(length) > most {
            continue;
        }
        // Each slip brings in one letter at most, and takes one away.
        let its_letters = letters(candidate);
        let (gone, new) = (wanted_letters & !its_letters, its_letters & !wanted_letters);
        if gone.count_ones().max(new.count_ones()) as usize > most {
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

/// Which letters `text` has, a bit each; some share one.
fn letters(text: &str) -> u64 {
    text.chars()
        .flat_map(char::to_lowercase)
        .fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64))
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
