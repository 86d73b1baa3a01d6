//! Cuts a sorted list of words into shards, so that each word and each beginning of words is answered by one of them
//! (`FORMAT.md`, 3.2, «Prefixes»).
//!
//! Takes words and sizes, returns boundaries; knows nothing of what is written.

use std::collections::BTreeSet;
use std::ops::Range;

/// Words that stand in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shard {
    /// The text from which on words are in it.
    pub boundary: String,
    /// Which words.
    pub words: Range<usize>,
}

/// How large some words are.
#[derive(Debug, Clone, Copy, Default)]
pub struct Size {
    /// All that is told of them.
    pub all: usize,
    /// What is told of one thing that several of them may have in common.
    pub largest: usize,
}

/// A beginning and the words that have it, which are not taken apart any more.
struct Unit {
    prefix: String,
    words: Range<usize>,
    size: usize,
}

/// Cuts `words` (sorted, none twice) into shards of at most `most` where single words allow it.
///
/// `size` is that of some words; `extra` is what the union of all words that begin alike adds to the beginning.
pub fn cut(
    words: &[&str],
    most: usize,
    size: impl Fn(&Range<usize>) -> Size,
    extra: impl Fn(&Range<usize>) -> usize,
) -> Vec<Shard> {
    let mut shards: Vec<Shard> = Vec::new();
    let mut filled = 0;
    for unit in units(words, most, size, extra) {
        match shards.last_mut().filter(|_| filled + unit.size <= most) {
            Some(shard) => {
                shard.words.end = unit.words.end;
                filled += unit.size;
            }
            None => {
                // The first shard begins before all words.
                let boundary = if shards.is_empty() { String::new() } else { unit.prefix };
                shards.push(Shard { boundary, words: unit.words });
                filled = unit.size;
            }
        }
    }
    if shards.is_empty() {
        shards.push(Shard { boundary: String::new(), words: 0..0 });
    }
    shards
}

/// Takes words that begin alike apart until they are small enough.
fn units(
    words: &[&str],
    most: usize,
    size: impl Fn(&Range<usize>) -> Size,
    extra: impl Fn(&Range<usize>) -> usize,
) -> Vec<Unit> {
    let mut units = Vec::new();
    // Ranges of words and how many bytes they have in common; the next one last.
    let mut open = vec![(0..words.len(), 0)];
    while let Some((range, common)) = open.pop() {
        let Some(first) = words.get(range.start).filter(|_| !range.is_empty()) else { continue };
        let prefix = first[..common].to_owned();
        let whole = size(&range);
        // Forms of a frequent word, taken apart, would each have its list.
        let is_one = whole.all > most && whole.all - whole.largest <= most / 2;
        if range.len() == 1 || whole.all <= most || is_one {
            units.push(Unit { prefix, words: range, size: whole.all });
            continue;
        }
        let own = range.start..range.start + usize::from(first.len() == common);
        if common > 0 {
            units.push(Unit { prefix, size: size(&own).all + extra(&range), words: own.clone() });
        } else if !own.is_empty() {
            units.push(Unit { prefix, size: size(&own).all, words: own.clone() });
        }
        let mut children = Vec::new();
        let mut start = own.end;
        while start < range.end {
            let next = common + words[start][common..].chars().next().map_or(0, char::len_utf8);
            let alike = words[start..range.end]
                .partition_point(|word| word.get(common..next) == words[start].get(common..next));
            children.push((start..start + alike, next));
            start += alike;
        }
        open.extend(children.into_iter().rev());
    }
    units
}

/// The beginnings that no one shard holds all words of: those that a boundary goes on from.
pub fn split_prefixes(shards: &[Shard]) -> BTreeSet<&str> {
    let boundaries = shards.iter().map(|shard| shard.boundary.as_str());
    boundaries.flat_map(|boundary| boundary.char_indices().skip(1).map(|(end, _)| &boundary[..end])).collect()
}

/// Which shard a text is in.
pub fn shard_of(shards: &[Shard], text: &str) -> usize {
    shards.partition_point(|shard| shard.boundary.as_str() <= text).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_each(range: &Range<usize>) -> Size {
        Size { all: range.len(), largest: 0 }
    }

    fn cut_each_of_one(words: &[&str], most: usize) -> Vec<(String, Vec<String>)> {
        let shards = cut(words, most, one_each, |_| 1);
        let words_of =
            |shard: &Shard| words[shard.words.clone()].iter().map(|word| (*word).to_owned()).collect();
        shards.iter().map(|shard| (shard.boundary.clone(), words_of(shard))).collect()
    }

    #[test]
    fn words_that_begin_alike_stay_together_while_they_are_few() {
        let shards = cut_each_of_one(&["a", "b", "ca", "cb", "d"], 3);
        assert_eq!(shards[0], (String::new(), vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(shards[1], ("c".to_owned(), vec!["ca".to_owned(), "cb".to_owned(), "d".to_owned()]));
    }

    #[test]
    fn many_words_that_begin_alike_are_taken_apart_by_the_next_letter() {
        let words = ["ab", "aba", "abb", "abc", "abcd", "b"];
        let shards = cut(&words, 2, one_each, |_| 1);
        let boundaries: Vec<&str> = shards.iter().map(|shard| shard.boundary.as_str()).collect();
        // `a` and `ab` are split and have a union each, which takes room.
        assert_eq!(boundaries, ["", "ab", "aba", "abc", "b"]);
        assert_eq!(split_prefixes(&shards), BTreeSet::from(["a", "ab"]));
        assert_eq!(shard_of(&shards, "ab"), 1);
        assert_eq!(shard_of(&shards, "abca"), 3);
        assert_eq!(shard_of(&shards, ""), 0);
    }

    #[test]
    fn forms_of_a_frequent_word_stay_together() {
        // All words with an `a` share 8 of what is told of them.
        let words = ["b", "mab", "mac", "mad", "mb", "mc", "md", "me", "mf"];
        let size = |range: &Range<usize>| {
            let largest = if words[range.clone()].iter().any(|word| word.contains('a')) { 8 } else { 0 };
            Size { all: range.len() + largest, largest }
        };
        let shards = cut(&words, 6, size, |_| 0);
        let boundaries: Vec<&str> = shards.iter().map(|shard| shard.boundary.as_str()).collect();
        assert_eq!(boundaries, ["", "ma", "mb"]);
    }

    #[test]
    fn no_shard_is_empty_where_the_first_words_fill_one() {
        let nine = |range: &Range<usize>| Size { all: 9 * range.len(), largest: 0 };
        let shards = cut(&["a", "b"], 6, nine, |_| 0);
        let cut: Vec<_> = shards.iter().map(|shard| (shard.boundary.as_str(), shard.words.clone())).collect();
        assert_eq!(cut, [("", 0..1), ("b", 1..2)]);
    }

    #[test]
    fn every_beginning_is_whole_in_its_shard_or_split() {
        let words: Vec<String> = (0..400u32).map(|n| format!("{:o}", n * 7919 % 4096)).collect();
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.dedup();
        let shards = cut(&words, 9, one_each, |_| 2);
        let split = split_prefixes(&shards);
        for word in &words {
            for end in 1..=word.len() {
                let prefix = &word[..end];
                let own = shard_of(&shards, prefix);
                let all_there = words
                    .iter()
                    .filter(|other| other.starts_with(prefix))
                    .all(|other| shard_of(&shards, other) == own);
                assert!(all_there || split.contains(prefix), "{prefix}");
                let later = shards[own + 1..].iter().any(|shard| shard.boundary.starts_with(prefix));
                assert_eq!(later, split.contains(prefix), "{prefix}");
            }
        }
        for (number, shard) in shards.iter().enumerate() {
            assert!(words[shard.words.clone()].iter().all(|word| shard_of(&shards, word) == number));
        }
    }

    #[test]
    fn one_shard_holds_nothing_too() {
        assert_eq!(cut(&[], 9, one_each, |_| 0), [Shard { boundary: String::new(), words: 0..0 }]);
    }

    #[test]
    fn words_are_cut_between_characters() {
        let shards = cut_each_of_one(&["é", "éa", "éb", "è"], 1);
        assert!(shards.len() > 2);
    }
}
