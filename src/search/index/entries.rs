//! The words that may be looked up, each with its terms, and the endings that forms of one word differ by.
//!
//! Takes the vocabulary and the postings, returns entries in the order of bytes.

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::gather::{Field, Gathered};
use super::postings::Postings;
use super::vocabulary::{VARIANT, Vocabulary};
use crate::search::text;

/// How many endings are told of.
const MOST_ENDINGS: usize = 200;
/// How often an ending is seen at least.
const FEWEST: usize = 2;

/// Something that may be looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Folded.
    pub word: String,
    /// As it is most often written in lower case, if that is not how it is folded.
    pub written: Option<String>,
    /// What it finds, sorted.
    pub terms: Vec<u32>,
}

/// All words, in the order of bytes, and the endings, the most frequent first.
pub fn entries(
    gathered: &Gathered,
    vocabulary: &Vocabulary,
    postings: &Postings,
) -> (Vec<Entry>, Vec<String>) {
    let pairs = pairs(gathered, vocabulary, postings);
    let mut written = super::spelling::spellings(gathered, vocabulary);
    let words = pairs.chunk_by(|a, b| a.0 == b.0).map(|same| Entry {
        word: vocabulary.forms[same[0].0 as usize].clone(),
        written: written.remove(&same[0].0),
        terms: same.iter().map(|(_, term)| *term).collect(),
    });
    let entries: Vec<Entry> = words.collect();
    let mut endings: HashMap<&str, usize> = HashMap::default();
    for &(form, term) in &pairs {
        let stem = stem(&vocabulary.terms[term as usize]);
        if let Some(ending) = stem.and_then(|stem| vocabulary.forms[form as usize].strip_prefix(stem)) {
            *endings.entry(ending).or_default() += 1;
        }
    }
    // A small site has no example of most endings.
    for ending in gathered.languages.iter().flat_map(|lang| text::endings(*lang)) {
        *endings.entry(ending).or_default() += FEWEST;
    }
    (entries, frequent(endings))
}

/// Which forms find which terms: all that are said somewhere, but stop words only where a name has nothing else.
fn pairs(gathered: &Gathered, vocabulary: &Vocabulary, postings: &Postings) -> Vec<(u32, u32)> {
    let mut silent = vocabulary.is_mute.clone();
    for said in &gathered.said {
        for run in said.runs.iter().filter(|run| run.field == Field::Name) {
            let name = said.tokens[run.tokens.clone()].iter().map(|token| vocabulary.of(*token));
            if name.clone().all(|words| words.stop) {
                let words = name.flat_map(|words| &words.words).filter(|word| word.part != VARIANT);
                words.for_each(|word| silent[word.form as usize] = false);
            }
        }
    }
    let words = vocabulary.words.iter().flat_map(|words| &words.words);
    let mut pairs: Vec<(u32, u32)> = words
        .filter(|word| !silent[word.form as usize] && !postings.of(word.term).is_empty())
        .map(|word| (word.form, word.term))
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// The stem that a term is named after; terms of words that have none begin with `=`.
fn stem(term: &str) -> Option<&str> {
    let (_, stem) = term.split_once(':').filter(|_| !term.starts_with('='))?;
    Some(stem).filter(|stem| !stem.is_empty())
}

/// The endings that are seen more than once, the most frequent first, and the empty one in any case.
fn frequent(endings: HashMap<&str, usize>) -> Vec<String> {
    let mut frequent: Vec<(usize, &str)> = endings
        .into_iter()
        .filter(|(ending, times)| *times >= FEWEST && !ending.is_empty())
        .map(|(e, t)| (t, e))
        .collect();
    frequent.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    frequent.truncate(MOST_ENDINGS - 1);
    let mut endings = vec![String::new()];
    endings.extend(frequent.into_iter().map(|(_, ending)| ending.to_owned()));
    endings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stem_is_what_follows_the_language() {
        assert_eq!(stem("fr:archiv"), Some("archiv"));
        assert_eq!(stem("=c:"), None);
        assert_eq!(stem("=sncf"), None);
    }

    #[test]
    fn endings_are_those_seen_twice_with_the_empty_one() {
        let endings = HashMap::from_iter([("s", 9), ("e", 2), ("ement", 2), ("x", 1)]);
        assert_eq!(frequent(endings), ["", "s", "e", "ement"]);
        assert_eq!(frequent(HashMap::default()), [""]);
    }
}
