//! Words that a word is a misspelling of (`FORMAT.md`, 4.3), and the nearest one for suggestions (4.7).

use super::store::Reading;
use super::words::Words;
use crate::search::text::distance;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::rc::Rc;

/// So many shards besides the word's own are read for its candidates.
const MOST_SHARDS: usize = 4;
/// The same for a beginning, which is asked at every letter.
const MOST_SHARDS_BEGUN: usize = 2;
/// So many candidates count.
const MOST_CANDIDATES: usize = 8;
/// So many more reverse shards are read where nothing else helps.
const MOST_REVERSED: usize = 2;
/// Beginnings with a typing error are looked for from so many characters on.
const SHORTEST_BEGINNING: usize = 5;
/// However long a word is, no other one is nearest to it from farther away.
const FARTHEST: usize = 3;

/// A word that may have been meant.
pub struct Candidate {
    /// Its shard.
    pub words: Rc<Words>,
    /// The word.
    pub word: String,
    /// What it is worth.
    pub factor: u32,
}

impl Candidate {
    /// As it is most often written.
    pub fn written(&self) -> String {
        self.words.word(&self.word).map_or(&*self.word, |entry| &*entry.written).to_owned()
    }

    fn pages(&self) -> usize {
        self.words.word(&self.word).map_or(0, |entry| self.words.pages_of(entry))
    }
}

/// Words at some distance from one word: the nearest so far.
struct Near<'a> {
    word: &'a [char],
    limit: usize,
    found: BTreeSet<String>,
}

impl Near<'_> {
    fn look_at(&mut self, other: &str) {
        let chars: Vec<char> = other.chars().collect();
        let Some(far) = distance(self.word, &chars, self.limit).filter(|far| *far > 0) else { return };
        if far < self.limit {
            self.limit = far;
            self.found.clear();
        }
        self.found.insert(other.to_owned());
    }

    /// Looks at the words that stand backwards in a reverse shard.
    fn look_backwards(&mut self, shard: usize, reading: &Reading) {
        for backwards in reading.reversed(shard).iter().flat_map(|words| words.iter()) {
            // What is of quite another length need not be turned around.
            if backwards.chars().count().abs_diff(self.word.len()) <= self.limit {
                self.look_at(&reverse(backwards));
            }
        }
    }
}

/// The words that `word` may be a misspelling of, the likeliest first; or if it is a `beginning`, of which its
/// beginning may be one.
pub fn candidates(word: &str, beginning: bool, reading: &Reading) -> Vec<Candidate> {
    let chars: Vec<char> = word.chars().collect();
    let allowed = match chars.len() {
        0..4 => return Vec::new(),
        4..8 => 1,
        _ => 2,
    };
    let most = if beginning { MOST_SHARDS_BEGUN } else { MOST_SHARDS };
    let home = reading.words_of(word);
    let mut near = around(word, &chars, allowed, home.as_deref(), reading);
    if !near.found.is_empty() {
        let factor = if near.limit == 1 { 4 } else { 3 };
        return looked_up(word, &near.found, factor, most, reading);
    }
    if beginning && chars.len() >= SHORTEST_BEGINNING {
        let begun = begun(word, &chars, home.as_deref());
        if !begun.is_empty() {
            return looked_up(word, &begun, 2, most, reading);
        }
    }
    if allowed == 1 {
        return looked_up(word, &swapped(&chars), 4, most, reading);
    }
    if !beginning {
        let first: Vec<char> = chars.iter().rev().copied().collect();
        for shard in likely_shards(&first, reading) {
            near.look_backwards(shard, reading);
        }
    }
    let factor = if near.limit == 1 { 4 } else { 3 };
    looked_up(word, &near.found, factor, most, reading)
}

/// The word nearest to `word`, as it is written.
pub fn nearest(word: &str, reading: &Reading) -> Option<String> {
    let chars: Vec<char> = word.chars().collect();
    let limit = (chars.len() / 3).min(FARTHEST);
    if limit == 0 {
        return None;
    }
    let home = reading.words_of(word);
    let near = around(word, &chars, limit, home.as_deref(), reading);
    looked_up(word, &near.found, 0, MOST_SHARDS, reading).first().map(Candidate::written)
}

/// The nearest words in the shard of `word` and in its reverse shard.
fn around<'a>(
    word: &str,
    chars: &'a [char],
    limit: usize,
    home: Option<&Words>,
    reading: &Reading,
) -> Near<'a> {
    let mut near = Near { word: chars, limit, found: BTreeSet::new() };
    for entry in home.into_iter().flat_map(Words::words) {
        near.look_at(&entry.text);
    }
    if let Some(shard) = reading.directory().reversed_shard_of(&reverse(word)) {
        near.look_backwards(shard, reading);
    }
    near
}

/// The words of which a beginning is one typing error away from `word`.
fn begun(word: &str, chars: &[char], home: Option<&Words>) -> BTreeSet<String> {
    let is_begun = |other: &str| {
        let other: Vec<char> = other.chars().collect();
        let lengths = chars.len() - 1..=(chars.len() + 1).min(other.len());
        other.len() > chars.len()
            && lengths.into_iter().any(|end| distance(chars, &other[..end], 1) == Some(1))
    };
    let entries = home.into_iter().flat_map(Words::words);
    let texts = entries.map(|entry| &entry.text).filter(|text| !text.starts_with(word) && is_begun(text));
    texts.cloned().collect()
}

/// What a word becomes if two characters inside of it are swapped: words that neither its beginning nor its end leads
/// to. Whether they are words is not known yet.
fn swapped(chars: &[char]) -> BTreeSet<String> {
    let inside = 1..chars.len().saturating_sub(2);
    let differ = inside.filter(|at| chars[*at] != chars[*at + 1]);
    differ
        .map(|at| {
            let mut chars = chars.to_vec();
            chars.swap(at, at + 1);
            chars.into_iter().collect()
        })
        .collect()
}

/// The further reverse shards whose words may end nearly as `backwards` begins.
fn likely_shards(backwards: &[char], reading: &Reading) -> Vec<usize> {
    let own = reading.directory().reversed_shard_of(&backwards.iter().collect::<String>());
    let is_likely = |boundary: &str| {
        let begins: Vec<char> = boundary.chars().take(2).collect();
        distance(&begins, &backwards[..2], 1).is_some()
    };
    let shards = reading.directory().reversed.iter().enumerate();
    let likely = shards.filter(|(index, shard)| Some(*index) != own && is_likely(&shard.boundary));
    likely.map(|(index, _)| index).take(MOST_REVERSED).collect()
}

/// Looks each of `found` up in its own shard; the ones with the most pages come first.
fn looked_up(
    word: &str,
    found: &BTreeSet<String>,
    factor: u32,
    most: usize,
    reading: &Reading,
) -> Vec<Candidate> {
    let home = reading.directory().shard_of(word);
    let mut further = BTreeSet::new();
    let mut candidates = Vec::new();
    for word in found {
        let Some(shard) = reading.directory().shard_of(word) else { continue };
        if Some(shard) != home && !further.contains(&shard) {
            if further.len() == most {
                continue;
            }
            further.insert(shard);
        }
        let Some(words) = reading.words(shard).filter(|words| words.word(word).is_some()) else { continue };
        candidates.push(Candidate { words, word: word.clone(), factor });
    }
    // They are in order of bytes already, and sorting keeps it.
    candidates.sort_by_key(|candidate| Reverse(candidate.pages()));
    candidates.truncate(MOST_CANDIDATES);
    candidates
}

fn reverse(word: &str) -> String {
    word.chars().rev().collect()
}
