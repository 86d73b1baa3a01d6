//! Whether letters are the beginnings of words: `DINUM` of «direction interministérielle du numérique».
//!
//! Takes letters and words, says yes or no; where they stand in a text is the caller's business.

use super::fold::fold;
use super::group::{Joint, groups};
use super::lang::{ELIDED, Lang, is_stop_word};

/// How many words it may stand for.
pub(super) const MOST_WORDS: usize = 16;
/// A word of the long form: folded, whether it may go without a letter, where it begins.
pub(super) struct LongWord {
    /// Folded.
    folded: Vec<char>,
    /// Whether it may go without a letter.
    optional: bool,
    /// Where it begins, in bytes.
    pub start: usize,
}

/// The words of `text`, elided ones left out, compounds and `OpenStreetMap` taken apart.
pub(super) fn words(text: &str) -> Vec<LongWord> {
    let mut words = Vec::new();
    for group in groups(text) {
        let group = group.without_elided(|part| ELIDED.contains(&part));
        // The endings of `Entrepreneur·e·s` have no letter.
        let ending = |part: &String| matches!(part.as_str(), "e" | "s" | "es");
        let inclusive = group.joint == Joint::Inclusive || group.parts[1..].iter().all(ending);
        let count = if inclusive { 1 } else { group.parts.len() };
        for (part, place) in group.parts.iter().zip(&group.places).take(count) {
            let optional = is_stop_word(part, Lang::French) || is_stop_word(part, Lang::English);
            words.push(LongWord { folded: part.chars().collect(), optional, start: place.start });
            let letters = text[place.clone()].char_indices();
            let pairs = letters.clone().zip(letters.skip(1));
            for (_, (at, _)) in pairs.filter(|((_, a), (_, b))| a.is_lowercase() && b.is_uppercase()) {
                let start = place.start + at;
                let folded = fold(&text[start..place.end]).chars().collect();
                words.push(LongWord { folded, optional: false, start });
            }
        }
    }
    words
}

/// How generously letters are looked for.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    /// Whether small words have letters too, as in «établissement public à caractère industriel» (EPACI).
    pub small: bool,
    /// How many other words may have none.
    pub skips: usize,
}

/// Whether the letters of `short` are beginnings of `words`, in order: at least one of every word but small ones and
/// those that may be skipped, of which the first is none.
pub(super) fn fits(short: &[char], words: &[LongWord], reading: Reading) -> bool {
    let weighty = words.iter().filter(|word| !word.optional).count();
    if weighty < 2 || words.len() > MOST_WORDS || words[0].optional {
        return false;
    }
    // For each number of words skipped, how many letters may be spoken for so far.
    let mut reached = vec![vec![false; short.len() + 1]; reading.skips + 1];
    reached[0][0] = true;
    for (at, word) in words.iter().enumerate() {
        let mut next = vec![vec![false; short.len() + 1]; reading.skips + 1];
        for skipped in 0..=reading.skips {
            for letters in (0..=short.len()).filter(|letters| reached[skipped][*letters]) {
                if word.optional {
                    next[skipped][letters] = true;
                } else if skipped < reading.skips && at > 0 {
                    next[skipped + 1][letters] = true;
                }
                if word.optional && !reading.small {
                    continue;
                }
                let common = short[letters..].iter().zip(&word.folded).take_while(|(a, b)| a == b).count();
                for taken in 1..=common {
                    next[skipped][letters + taken] = true;
                }
            }
        }
        reached = next;
    }
    reached.iter().any(|letters| letters[short.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands_for(short: &str, long: &str, small: bool, skips: usize) -> bool {
        fits(&short.chars().collect::<Vec<_>>(), &words(long), Reading { small, skips })
    }

    #[test]
    fn each_word_has_a_letter_or_more() {
        assert!(stands_for("dinum", "Direction interministérielle du numérique", false, 0));
        assert!(stands_for("cnil", "Commission nationale de l’informatique et des libertés", false, 0));
        assert!(stands_for("eig", "Entrepreneur·e·s d’intérêt général", false, 0));
        assert!(!stands_for("di", "Direction interministérielle du numérique", false, 0));
        assert!(!stands_for("dinumx", "Direction interministérielle du numérique", true, 1));
    }

    #[test]
    fn small_words_and_others_are_let_off_only_when_that_is_asked_for() {
        assert!(stands_for("epaci", "établissement public à caractère industriel", true, 0));
        assert!(!stands_for("epaci", "établissement public à caractère industriel", false, 0));
        assert!(stands_for("epi", "établissement public à caractère industriel", false, 1));
        assert!(!stands_for("epi", "établissement public à caractère industriel", false, 0));
        assert!(!stands_for("pci", "établissement public à caractère industriel", false, 1));
    }
}
