//! Writes the shards of words with their postings, and those of words backwards (`FORMAT.md`, 3.2 and 3.3).
//!
//! Takes entries and lists of pages, returns shards and their files.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::bytes::Bytes;
use super::entries::Entries;
use super::file::{Packed, Packer};
use super::level;
use super::postings::{List, Postings, Room};
use super::shards::{Shard, Size, cut, shard_of, split_prefixes};
use super::texts::{Texts, beginning};
use super::word_shard::{Finding, Known, content};

/// How large a shard is at least allowed to be, before it is compressed: some 4 KB afterwards.
const SMALLEST: usize = 4 * 1024;
/// The same of words backwards, which are fewer bytes: some 5 KB afterwards.
const SMALLEST_REVERSED: usize = 5 * 1024;
/// What the bytes of all words are worth in the square of a shard's size: see [`most`].
const GROWTH: usize = 4;
/// How many pages a union lists.
const MOST_PAGES: usize = 2048;

/// Everything that word shards are made of.
pub struct Words<'a> {
    /// All entries, in order.
    pub entries: &'a Entries,
    /// The pages of all terms.
    pub postings: &'a Postings,
    /// The same as they are written.
    pub lists: &'a [List],
    /// How many pages there are.
    pub pages: usize,
    /// For each term those that stand for the same.
    pub alike: &'a BTreeMap<u32, BTreeSet<u32>>,
}

/// The shards of words, each with its file.
pub fn words(words: &Words) -> Vec<(Shard, Packed)> {
    let shards = cut_words(words.entries, words.lists, words.pages);
    let beginnings = beginnings(words, &shards);
    let finding = Finding::new(words.entries, words.lists.len());
    let all = Known { entries: words.entries, lists: words.lists, finding: &finding, alike: words.alike };
    let level = level(shards.len());
    let shards = shards.into_par_iter().zip(beginnings);
    let packed = shards.map_init(
        || Packer::new(level),
        |packer, (shard, beginnings)| {
            let packed = packer.pack(&content(&all, &shard.words, &beginnings));
            (shard, packed)
        },
    );
    packed.collect()
}

/// The shards of words backwards, each with its file.
pub fn reversed(entries: &Entries) -> Vec<(Shard, Packed)> {
    let words = entries.words().filter(|word| may_be_misspelt(word));
    let mut backwards = Texts::default();
    words.for_each(|word| backwards.push(word.chars().rev()));
    let mut sorted: Vec<(u128, &str)> = backwards.iter().map(|word| (beginning(word), word)).collect();
    sorted.par_sort_unstable();
    let words: Vec<&str> = sorted.into_iter().map(|(_, word)| word).collect();
    let sizes = sums(words.iter().map(|word| word.len() / 2 + 3));
    let size = |range: &Range<usize>| Size { all: sizes[range.end] - sizes[range.start], largest: 0 };
    let shards = cut(&words, most(sizes.last().copied().unwrap_or(0), SMALLEST_REVERSED), size, |_| 0);
    let level = level(shards.len());
    let packed = |packer: &mut Packer, shard: Shard| {
        let mut bytes = Bytes::default();
        bytes.number(shard.words.len());
        let mut before = "";
        for word in &words[shard.words.clone()] {
            bytes.after(before, word);
            before = word;
        }
        let packed = packer.pack(&bytes.done());
        (shard, packed)
    };
    shards.into_par_iter().map_init(|| Packer::new(level), packed).collect()
}

/// Whether a word is one that typing errors lead to.
fn may_be_misspelt(word: &str) -> bool {
    word.chars().nth(3).is_some() && !word.bytes().any(|byte| byte.is_ascii_digit())
}

/// How large a shard may be among so many bytes. A question loads some shards, and their names with all others in the
/// directory: that is least where shards grow with the root of all.
fn most(all: usize, smallest: usize) -> usize {
    smallest.max((all * GROWTH).isqrt())
}

/// The sums of the first 0, 1, 2 … numbers.
fn sums(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut sums = vec![0];
    let mut sum = 0;
    sums.extend(numbers.map(|number| {
        sum += number;
        sum
    }));
    sums
}

fn cut_words(entries: &Entries, lists: &[List], pages: usize) -> Vec<Shard> {
    // A shard has each of its terms once, however many of its words find it.
    let letters = sums(entries.words().map(|word| word.len() / 2 + 3));
    let sizes: Vec<usize> = lists.iter().map(|list| list.size() + 3).collect();
    let counted: RefCell<Vec<usize>> = RefCell::new(vec![usize::MAX; lists.len()]);
    let times = Cell::new(0);
    let size = |range: &Range<usize>| {
        times.set(times.get() + 1);
        let mut counted = counted.borrow_mut();
        let mut size = Size { all: letters[range.end] - letters[range.start], largest: 0 };
        for term in entries.terms_of(range).iter().map(|term| *term as usize) {
            if std::mem::replace(&mut counted[term], times.get()) != times.get() {
                let own = sizes[term];
                size.all += own;
                size.largest = size.largest.max(own);
            }
        }
        size
    };
    // Each page of a union takes two bytes or three.
    let extra = |range: &Range<usize>| (size(range).all / 3).min(pages.min(MOST_PAGES)) * 5 / 2;
    let words: Vec<&str> = entries.words().collect();
    cut(&words, most(size(&(0..entries.len())).all, SMALLEST), size, extra)
}

/// For each shard the beginnings that have a union, with it.
fn beginnings(words: &Words, shards: &[Shard]) -> Vec<BTreeMap<String, List>> {
    let split: Vec<&str> = split_prefixes(shards).into_iter().collect();
    let all: Vec<&str> = words.entries.words().collect();
    let unions: Vec<List> = split
        .par_iter()
        .with_min_len(8)
        .map_init(
            || Room::new(words.pages),
            |room, prefix| {
                let start = all.partition_point(|word| word < prefix);
                let alike = all[start..].iter().take_while(|word| word.starts_with(*prefix)).count();
                let mut terms = words.entries.terms_of(&(start..start + alike)).to_vec();
                terms.sort_unstable();
                terms.dedup();
                words.postings.together(&terms, MOST_PAGES, room)
            },
        )
        .collect();
    let mut beginnings = vec![BTreeMap::new(); shards.len()];
    for (prefix, union) in split.into_iter().zip(unions) {
        beginnings[shard_of(shards, prefix)].insert(prefix.to_owned(), union);
    }
    beginnings
}
