//! A query as slots: the folded words to be looked up (`FORMAT.md`, 4.1).

use super::store::Reading;
use crate::search::text::{Group, Joint, distance, groups, spans};
use std::ops::Range;

/// So many characters of a query count.
const LONGEST_QUERY: usize = 1000;
/// So many groups of a query count, and so many slots.
pub const MOST_SLOTS: usize = 32;

/// A stop word with a typing error has at least so many characters.
const SHORTEST_MISSPELT: usize = 5;

/// A query that was read.
#[derive(Debug)]
pub struct Query<'a> {
    /// What of it counts.
    pub text: &'a str,
    /// What is looked up, in order.
    pub slots: Vec<Slot>,
}

/// A word to be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The word, folded.
    pub word: String,
    /// Whether it may be the beginning of one.
    pub beginning: bool,
    /// Where it stands in the query.
    pub places: Vec<Range<usize>>,
}

impl<'a> Query<'a> {
    /// Reads `query`; the shards tell which groups are one word.
    pub fn read(query: &'a str, reading: &Reading) -> Self {
        let end = query.char_indices().nth(LONGEST_QUERY).map_or(query.len(), |(end, _)| end);
        let text = &query[..end];
        let mut groups: Vec<Group> = groups(text).take(MOST_SLOTS + 1).collect();
        let open = groups.len() <= MOST_SLOTS && ends_in_word(text);
        groups.truncate(MOST_SLOTS);
        let last = groups.len().saturating_sub(1);
        let mut slots = Vec::new();
        for (index, group) in groups.into_iter().enumerate() {
            of_group(text, group, open && index == last, reading, &mut slots);
        }
        let whole = slots.len() <= MOST_SLOTS;
        slots.truncate(MOST_SLOTS);
        if let Some(last) = slots.last_mut() {
            last.beginning = open && whole;
        }
        Self { text, slots: counted(slots, reading) }
    }

    /// Whether nothing is asked.
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// Adds the slots of a group; `open` if its end may be the beginning of a word.
fn of_group(text: &str, group: Group, open: bool, reading: &Reading, slots: &mut Vec<Slot>) {
    let group = group.without_elided(|part| reading.directory().elided.contains(part));
    let Some(first) = group.places.first() else { return };
    let all = first.start..group.range.end;
    let slot =
        |word: &str, place: Range<usize>| Slot { word: word.into(), beginning: false, places: vec![place] };
    match &group.parts[..] {
        [] => {}
        [part] => slots.push(slot(part, all)),
        _ if is_word(&group.whole, open, reading) => slots.push(slot(&group.whole, all)),
        [first, ..] if group.joint == Joint::Inclusive => slots.push(slot(first, all)),
        parts => {
            let places = group.places.iter().cloned();
            slots.extend(parts.iter().zip(places).map(|(part, place)| slot(part, place)));
            // The signs belong to the last part.
            if let Some(last) = slots.last_mut().filter(|_| text[..all.end].ends_with(is_sign)) {
                last.places[0].end = all.end;
            }
        }
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '#')
}

/// Whether `text` ends in a word character.
fn ends_in_word(text: &str) -> bool {
    let Some(last) = text.chars().next_back().filter(|c| !is_sign(*c)) else { return false };
    // Behind a letter only word characters and signs belong to the group of their own accord.
    let behind = format!("a{last}");
    spans(&behind).next().is_some_and(|span| span.end == behind.len())
}

/// Whether `whole` is a word, or if it is `open`, the beginning of one.
fn is_word(whole: &str, open: bool, reading: &Reading) -> bool {
    let Some(words) = reading.words_of(whole) else { return false };
    let begins = || {
        words.entry(whole).is_some_and(|entry| entry.prefix.is_some()) || words.longer(whole).next().is_some()
    };
    words.word(whole).is_some() || open && begins()
}

/// The slots that count: no stop words, unless there is nothing else, and each word once, where it stands last.
fn counted(slots: Vec<Slot>, reading: &Reading) -> Vec<Slot> {
    let is_stop = |slot: &Slot| {
        reading.directory().stop_words.contains(&slot.word) || is_misspelt_stop_word(slot, reading)
    };
    let all_stop = slots.iter().all(is_stop);
    let mut counted: Vec<Slot> = Vec::new();
    for mut slot in slots.into_iter().filter(|slot| all_stop || !is_stop(slot)) {
        if let Some(at) = counted.iter().position(|before| before.word == slot.word) {
            let mut places = counted.remove(at).places;
            places.append(&mut slot.places);
            slot.places = places;
        }
        counted.push(slot);
    }
    counted
}

/// Whether a slot is no word, but nearly a stop word.
fn is_misspelt_stop_word(slot: &Slot, reading: &Reading) -> bool {
    let chars: Vec<char> = slot.word.chars().collect();
    let is_long = |word: &[char]| word.len() >= SHORTEST_MISSPELT;
    if slot.beginning || !is_long(&chars) {
        return false;
    }
    if reading.words_of(&slot.word).is_none_or(|words| words.word(&slot.word).is_some()) {
        return false;
    }
    reading.directory().stop_words.iter().any(|stop| {
        let stop: Vec<char> = stop.chars().collect();
        is_long(&stop) && distance(&chars, &stop, 1) == Some(1)
    })
}
