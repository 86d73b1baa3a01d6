//! Which groups of a text a query matches.
//!
//! Takes what the slots match; returns a set of slots for each group. Knows nothing of excerpts.

use super::matches::Matches;
use super::slots::Slot;
use crate::search::text::Group;
use std::collections::HashMap;

/// The slots that a group matches, a bit each.
pub type Slots = u32;

/// The words that slots stand for in a text.
#[derive(Debug, Default)]
pub struct Marks {
    words: HashMap<String, Slots>,
    /// The one slot that matches the beginnings of words.
    begun: Option<(String, Slots)>,
}

impl Marks {
    /// All words that `slots` stand for.
    pub fn new(slots: &[Slot], matches: &[Matches]) -> Self {
        let mut marks = Self::default();
        for (index, (slot, matches)) in slots.iter().zip(matches).enumerate() {
            let bit = 1 << index;
            for matched in &matches.terms {
                let term = matched.words.term(matched.term);
                let words = matched.words.words_of(term).map(|entry| &entry.text);
                for word in words.chain(&term.outside) {
                    *marks.words.entry(word.clone()).or_default() |= bit;
                }
            }
            if matches.is_begun() {
                marks.begun = Some((slot.word.clone(), bit));
            }
        }
        marks
    }

    /// The slots that `group` matches.
    pub fn of(&self, group: &Group) -> Slots {
        group.parts.iter().chain([&group.whole]).fold(0, |slots, word| slots | self.of_word(word))
    }

    fn of_word(&self, word: &str) -> Slots {
        let begun = self.begun.as_ref().filter(|(beginning, _)| word.starts_with(beginning));
        self.words.get(word).copied().unwrap_or_default() | begun.map_or(0, |(_, bit)| *bit)
    }
}
