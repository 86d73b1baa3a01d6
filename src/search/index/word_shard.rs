//! Writes one shard of words with their postings (`FORMAT.md`, 3.2).
//!
//! Takes the words of the shard, the unions of those that begin alike, and the lists of all terms; returns the content.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::bytes::Bytes;
use super::entries::Entry;
use super::postings::List;

const IS_STEM: u32 = 1;
const HAS_PREFIX_TERM: u32 = 2;
const HAS_WRITTEN: u32 = 4;
const IS_CAPPED: u32 = 1;

/// What is known of all words.
pub struct Known<'a> {
    /// All entries, in order.
    pub entries: &'a [Entry],
    /// The pages of each term.
    pub lists: &'a [List],
    /// The words that find each term: indexes into the entries.
    pub finding: &'a HashMap<u32, Vec<usize>>,
    /// For each term those that stand for the same.
    pub alike: &'a BTreeMap<u32, BTreeSet<u32>>,
}

/// A term of a shard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Listed<'a> {
    Term(u32),
    /// The union of all words that begin with this.
    Union(&'a str),
}

/// The content of the shard with the words `here`, and the unions that belong to it.
pub fn content(known: &Known, here: &Range<usize>, unions: &BTreeMap<String, List>) -> Vec<u8> {
    let nothing = Entry::default();
    let mut words: BTreeMap<&str, &Entry> = unions.keys().map(|word| (word.as_str(), &nothing)).collect();
    words.extend(known.entries[here.clone()].iter().map(|entry| (entry.word.as_str(), entry)));
    let terms = words.values().flat_map(|entry| entry.terms.iter().map(|term| Listed::Term(*term)));
    let terms: BTreeSet<Listed> = terms.chain(unions.keys().map(|word| Listed::Union(word))).collect();
    let mut written: Vec<(Vec<u8>, Listed)> = terms
        .into_iter()
        .map(|term| match term {
            Listed::Term(number) => {
                (listed(&known.lists[number as usize], outside(known, number, here)), term)
            }
            Listed::Union(word) => (listed(&unions[word], BTreeSet::new()), term),
        })
        .collect();
    // Terms that are alike stand together, so that they compress well.
    written.sort_unstable();
    let numbers: BTreeMap<Listed, usize> = written.iter().map(|(_, term)| *term).zip(0..).collect();

    let mut bytes = Bytes::default();
    bytes.number(words.len());
    let mut before = "";
    for (word, entry) in words {
        bytes.after(before, word);
        let union = numbers.get(&Listed::Union(word)).copied();
        write(&mut bytes, entry, union, |term| numbers.get(&Listed::Term(term)).copied().unwrap_or(0));
        before = word;
    }
    bytes.number(written.len());
    for (term, _) in &written {
        bytes.number(term.len());
        bytes.raw(term);
    }
    bytes.done()
}

/// Writes what follows a word.
fn write(bytes: &mut Bytes, entry: &Entry, union: Option<usize>, number: impl Fn(u32) -> usize) {
    let flag = |holds: bool, flag: u32| if holds { flag } else { 0 };
    bytes.byte(
        flag(entry.stem, IS_STEM)
            | flag(union.is_some(), HAS_PREFIX_TERM)
            | flag(entry.written.is_some(), HAS_WRITTEN),
    );
    if let Some(written) = &entry.written {
        bytes.text(written);
    }
    bytes.number(entry.terms.len());
    entry.terms.iter().for_each(|term| bytes.number(number(*term)));
    if let Some(union) = union {
        bytes.number(union);
    }
}

/// The bytes of a term.
fn listed(list: &List, outside: BTreeSet<&str>) -> Vec<u8> {
    let mut bytes = Bytes::default();
    bytes.byte(if list.capped { IS_CAPPED } else { 0 });
    bytes.byte(list.weight);
    bytes.texts(&outside.into_iter().collect::<Vec<_>>());
    bytes.raw(&list.bytes);
    bytes.done()
}

/// The words that stand for the same as a term and do not find it in this shard.
fn outside<'a>(known: &Known<'a>, term: u32, here: &Range<usize>) -> BTreeSet<&'a str> {
    let finding = |term: &u32| known.finding.get(term).into_iter().flatten().copied();
    let elsewhere = finding(&term).filter(|word| !here.contains(word));
    let alike = known.alike.get(&term).into_iter().flatten().flat_map(finding);
    elsewhere.chain(alike).map(|word| known.entries[word].word.as_str()).collect()
}
