//! Writes one shard of words with their postings (`FORMAT.md`, 3.2).
//!
//! Takes the words of the shard, the unions of those that begin alike, and the lists of all terms; returns the content.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::FxHashMap as HashMap;

use super::bytes::Bytes;
use super::entries::Entries;
use super::postings::List;

const HAS_PREFIX_TERM: u32 = 2;
const HAS_NEXT_TERM: u32 = 4;
const HAS_SAME_TERM: u32 = 8;
const IS_CAPPED: u32 = 1;
const HAS_OUTSIDE: u32 = 2;
const HAS_SHARES: u32 = 4;
const HAS_PASSAGES: u32 = 8;

/// What is known of all words.
pub struct Known<'a> {
    /// All entries, in order.
    pub entries: &'a Entries,
    /// The pages of each term.
    pub lists: &'a [List],
    /// The words that find each term.
    pub finding: &'a Finding,
    /// For each term those that stand for the same.
    pub alike: &'a BTreeMap<u32, BTreeSet<u32>>,
}

/// The words that find each term: indexes into the entries.
pub struct Finding {
    /// Where those of each term begin; one more than there are terms.
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Finding {
    /// The words among `entries` that find each of so many terms.
    pub fn new(entries: &Entries, terms: usize) -> Finding {
        let mut starts = vec![0; terms + 1];
        let words = 0..entries.len();
        let pairs = || {
            words.clone().flat_map(|word| entries.terms(word).iter().map(move |term| (word as u32, *term)))
        };
        pairs().for_each(|(_, term)| starts[term as usize + 1] += 1);
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut all = vec![0; pairs().count()];
        for (word, term) in pairs() {
            let at = &mut next[term as usize];
            all[*at as usize] = word;
            *at += 1;
        }
        Finding { starts, all }
    }

    fn of(&self, term: u32) -> impl Iterator<Item = usize> + '_ {
        let term = term as usize;
        let words = &self.all[self.starts[term] as usize..self.starts[term + 1] as usize];
        words.iter().map(|word| *word as usize)
    }
}

/// A term of a shard.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Listed<'a> {
    Term(u32),
    /// The union of all words that begin with this.
    Union(&'a str),
}

/// The content of the shard with the words `here`, and the unions that belong to it.
pub fn content(known: &Known, here: &Range<usize>, unions: &BTreeMap<String, List>) -> Vec<u8> {
    let words = words(known, here, unions);
    let mut bytes = Bytes::default();
    bytes.number(words.len());
    let mut before = "";
    for (word, entry) in &words {
        let written = entry.map_or(*word, |entry| known.entries.written(entry));
        bytes.after(before, written);
        before = written;
    }
    let named = name(known, &words, unions, &mut bytes);
    let lists: Vec<(&List, BTreeSet<&str>)> = named
        .into_iter()
        .map(|term| match term {
            Listed::Term(number) => (&known.lists[number as usize], outside(known, number, here)),
            Listed::Union(word) => (&unions[word], BTreeSet::new()),
        })
        .collect();
    columns(&lists, &mut bytes);
    bytes.done()
}

/// A word of a shard, and which entry it is; a beginning of words may be none.
type Here<'a> = (&'a str, Option<usize>);

/// The entries `here` and the beginnings of `unions`, in order.
fn words<'a>(known: &Known<'a>, here: &Range<usize>, unions: &'a BTreeMap<String, List>) -> Vec<Here<'a>> {
    let mut words: Vec<Here> = here.clone().map(|entry| (known.entries.word(entry), Some(entry))).collect();
    let is_word = |union: &&String| words.binary_search_by_key(&union.as_str(), |(word, _)| word).is_ok();
    let others: Vec<Here> =
        unions.keys().filter(|union| !is_word(union)).map(|union| (union.as_str(), None)).collect();
    words.extend(others);
    words.sort_unstable();
    words
}

/// Writes which terms each word has, and returns the terms in the order in which words name them first.
fn name<'a>(
    known: &Known,
    words: &[Here],
    unions: &'a BTreeMap<String, List>,
    bytes: &mut Bytes,
) -> Vec<Listed<'a>> {
    let mut numbers: HashMap<Listed, usize> = HashMap::default();
    let mut order = Vec::new();
    let mut number = |term: Listed<'a>| {
        *numbers.entry(term).or_insert_with(|| {
            order.push(term);
            order.len() - 1
        })
    };
    let (mut next, mut last) = (0, None);
    for (word, entry) in words {
        let terms = entry.map_or(&[][..], |entry| known.entries.terms(entry));
        let terms: Vec<usize> = terms.iter().map(|term| number(Listed::Term(*term))).collect();
        let union = unions.get_key_value(*word).map(|(word, _)| number(Listed::Union(word)));
        let prefix = if union.is_some() { HAS_PREFIX_TERM } else { 0 };
        match terms[..] {
            [term] if term == next => bytes.byte(prefix | HAS_NEXT_TERM),
            [term] if Some(term) == last => bytes.byte(prefix | HAS_SAME_TERM),
            _ => {
                bytes.byte(prefix);
                bytes.number(terms.len());
                terms.iter().for_each(|term| bytes.number(*term));
            }
        }
        union.iter().for_each(|term| bytes.number(*term));
        last = terms.last().copied().or(last);
        next = terms.iter().chain(&union).fold(next, |next, term| next.max(term + 1));
    }
    order
}

/// Writes terms column by column: like compresses well with like.
fn columns(lists: &[(&List, BTreeSet<&str>)], bytes: &mut Bytes) {
    bytes.number(lists.len());
    for (list, outside) in lists {
        let flag = |holds: bool, flag: u32| if holds { flag } else { 0 };
        bytes.byte(
            flag(list.capped, IS_CAPPED)
                | flag(!outside.is_empty(), HAS_OUTSIDE)
                | flag(!list.shares.is_empty(), HAS_SHARES)
                | flag(!list.passages.is_empty(), HAS_PASSAGES),
        );
        bytes.byte(list.weight);
        bytes.number(list.count);
        if !outside.is_empty() {
            bytes.texts(&outside.iter().copied().collect::<Vec<_>>());
        }
    }
    lists.iter().for_each(|(list, _)| bytes.raw(&list.pages));
    lists.iter().for_each(|(list, _)| bytes.raw(&list.impacts));
    for (list, _) in lists {
        bytes.raw(&list.shares);
        bytes.raw(&list.passages);
    }
}

/// The words that stand for the same as a term and do not find it in this shard.
fn outside<'a>(known: &Known<'a>, term: u32, here: &Range<usize>) -> BTreeSet<&'a str> {
    let elsewhere = known.finding.of(term).filter(|word| !here.contains(word));
    let alike = known.alike.get(&term).into_iter().flatten().flat_map(|term| known.finding.of(*term));
    elsewhere.chain(alike).map(|word| known.entries.word(word)).collect()
}
