//! What a slot matches, and what each page is worth for it (`FORMAT.md`, 4.2).

use super::slots::Slot;
use super::store::Reading;
use super::typing_errors::{self, Candidate};
use super::words::{Entry, Words};
use std::rc::Rc;

const EXACT: u32 = 16;
const INFLECTED: u32 = 12;
const BEGUN: u32 = 5;
/// What two slots that are one word are worth.
const JOINED: u32 = 12;

/// Before an ending there are at least so many characters, and before a long one.
const SHORTEST_STEM: usize = 3;
const SHORTEST_STEM_OF_LONG: usize = 5;
/// An ending has at most so many characters; one with more than one is long.
const LONGEST_ENDING: usize = 3;
/// What matches something exactly and is the whole query begins words only from so many characters on.
const SHORTEST_BEGINNING: usize = 2;

/// All that a slot matches.
#[derive(Default)]
pub struct Matches {
    /// Its terms, in the order that decides ties.
    pub terms: Vec<Match>,
    /// Whether pages need not match it when there are other slots.
    pub soft: bool,
    /// The first of its misspelt words, as it is written.
    pub meant: Option<String>,
    /// Whether words were looked for that it is a misspelling of.
    corrected: bool,
}

/// A term that matches.
pub struct Match {
    /// The shard of the term.
    pub words: Rc<Words>,
    /// The term in its shard.
    pub term: usize,
    /// In which way it matches.
    pub kind: Kind,
    factor: u32,
}

/// In which way a term matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The word itself, or with its neighbour.
    Exact,
    /// Another form of a word.
    Inflected,
    /// The beginning of a word.
    Begun,
    /// With typing errors.
    Misspelt,
}

/// What a page is worth for a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    /// How much.
    pub value: u32,
    /// How much of one of its names the slot makes up, in sixtieths.
    pub share: u8,
    /// The passage that speaks most of it.
    pub passage: u32,
    /// Whether the value is that of a misspelt term.
    pub misspelt: bool,
}

impl Matches {
    /// What `slot` matches without typing errors; `alone` if it is the only one.
    pub fn plain(slot: &Slot, alone: bool, reading: &Reading) -> Self {
        let mut matches = Self::default();
        if let Some(words) = reading.words_of(&slot.word) {
            matches.look_up(slot, alone, &words, reading);
        }
        matches
    }

    fn look_up(&mut self, slot: &Slot, alone: bool, words: &Rc<Words>, reading: &Reading) {
        let exact = words.word(&slot.word);
        match exact {
            Some(entry) => self.add(words, &entry.terms, Kind::Exact, EXACT),
            None => {
                for entry in other_forms(slot, words, reading) {
                    self.add(words, &entry.terms, Kind::Inflected, INFLECTED);
                }
            }
        }
        let is_short = slot.word.chars().nth(SHORTEST_BEGINNING - 1).is_none();
        if !slot.beginning || exact.is_some() && alone && is_short {
            return;
        }
        if let Some(prefix) = words.entry(&slot.word).and_then(|entry| entry.prefix) {
            self.add(words, &[prefix], Kind::Begun, BEGUN);
            self.soft = exact.is_none() && words.term(prefix).capped;
            return;
        }
        for entry in words.longer(&slot.word) {
            self.add(words, &entry.terms, Kind::Begun, BEGUN);
        }
    }

    /// Adds the words that `slot` is a misspelling of.
    pub fn correct(&mut self, slot: &Slot, reading: &Reading) {
        if std::mem::replace(&mut self.corrected, true) {
            return;
        }
        let candidates = typing_errors::candidates(&slot.word, slot.beginning, reading);
        self.meant = candidates.first().map(Candidate::written);
        for Candidate { words, word, factor } in &candidates {
            let terms = words.word(word).map_or(&[][..], |entry| &entry.terms);
            self.add(words, terms, Kind::Misspelt, *factor);
        }
    }

    /// Adds the word that the slot and a neighbour make together.
    pub fn join(&mut self, words: &Rc<Words>, entry: &Entry) {
        self.add(words, &entry.terms, Kind::Exact, JOINED);
    }

    /// Whether it matches the beginnings of words.
    pub fn is_begun(&self) -> bool {
        self.terms.iter().any(|matched| matched.kind == Kind::Begun)
    }

    fn add(&mut self, words: &Rc<Words>, terms: &[usize], kind: Kind, factor: u32) {
        let matched = |term: &usize| Match { words: words.clone(), term: *term, kind, factor };
        self.terms.extend(terms.iter().map(matched));
    }

    /// What each of `pages` pages is worth for it; nothing for those that do not match.
    pub fn worths(&self, pages: usize) -> Vec<Option<Worth>> {
        let mut worths: Vec<Option<Worth>> = vec![None; pages];
        for Match { words, term, kind, factor } in &self.terms {
            let term = words.term(*term);
            for posting in &term.postings {
                let worth = Worth {
                    value: factor * u32::from(term.weight) * u32::from(posting.impact),
                    share: kind.share(posting.share),
                    passage: posting.passage,
                    misspelt: *kind == Kind::Misspelt,
                };
                let Some(best) = worths.get_mut(posting.page as usize) else { continue };
                *best = Some(best.map_or(worth, |best| best.or_better(worth)));
            }
        }
        worths
    }
}

/// The words that `word` seems to be another form of: they differ from it by their endings.
fn other_forms<'a>(slot: &Slot, words: &'a Words, reading: &Reading) -> Vec<&'a Entry> {
    let word = slot.word.as_str();
    let endings = &reading.directory().endings;
    let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    // `ends[n]` is the end of the first n characters.
    let count = ends.len() - 1;
    let least = SHORTEST_STEM.max(count.saturating_sub(LONGEST_ENDING));
    // What a beginning goes on with is begun.
    let longest = if slot.beginning { count.saturating_sub(1) } else { count };
    let forms = (least..=longest).rev().map(|length| {
        let (stem, ending) = word.split_at(ends[length]);
        let most = if length < SHORTEST_STEM_OF_LONG { 1 } else { LONGEST_ENDING };
        if count - length > most || !endings.contains(ending) {
            return Vec::new();
        }
        let itself = words.word(stem).into_iter();
        let forms = itself.chain(words.longer(stem));
        let is_ending = |ending: &str| ending.chars().count() <= most && endings.contains(ending);
        forms.filter(|entry| is_ending(&entry.text[stem.len()..])).collect()
    });
    forms.into_iter().find(|forms| !forms.is_empty()).unwrap_or_default()
}

impl Kind {
    /// What of a term's share counts.
    fn share(self, share: u8) -> u8 {
        match self {
            Kind::Exact => share,
            Kind::Inflected | Kind::Misspelt => (u16::from(share) * 3 / 4) as u8,
            Kind::Begun => share / 2,
        }
    }
}

impl Worth {
    fn or_better(self, other: Worth) -> Worth {
        let share = self.share.max(other.share);
        Worth { share, ..if other.value > self.value { other } else { self } }
    }
}
