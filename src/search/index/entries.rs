//! The words that may be looked up, each with its terms, and the endings that forms of one word differ by.
//!
//! Takes the vocabulary and the postings, returns entries in the order of bytes.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::gather::{Field, Gathered};
use super::postings::Postings;
use super::texts::Texts;
use super::vocabulary::{VARIANT, Vocabulary};
use crate::search::text;

/// How many endings are told of.
const MOST_ENDINGS: usize = 200;
/// How often an ending is seen at least.
const FEWEST: usize = 2;

/// Everything that may be looked up, in the order of bytes.
#[derive(Debug, Default)]
pub struct Entries {
    /// Folded words, and others that are not looked up.
    pub forms: Texts,
    entries: Vec<Entry>,
    /// The terms of all entries, one after the other.
    terms: Vec<u32>,
}

/// Something that may be looked up.
#[derive(Debug)]
struct Entry {
    form: u32,
    /// As it is most often written in lower case, if that is not how it is folded.
    written: Option<String>,
    /// Where its terms end among all.
    end: u32,
}

impl Entries {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The folded word of an entry.
    pub fn word(&self, entry: usize) -> &str {
        self.forms.get(self.entries[entry].form)
    }

    /// All folded words, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| self.forms.get(entry.form))
    }

    /// An entry as it is most often written in lower case.
    pub fn written(&self, entry: usize) -> &str {
        self.entries[entry].written.as_deref().unwrap_or_else(|| self.word(entry))
    }

    /// What an entry finds, sorted.
    pub fn terms(&self, entry: usize) -> &[u32] {
        self.terms_of(&(entry..entry + 1))
    }

    /// What entries find, one after the other.
    pub fn terms_of(&self, entries: &Range<usize>) -> &[u32] {
        let end = |before: usize| before.checked_sub(1).map_or(0, |last| self.entries[last].end as usize);
        &self.terms[end(entries.start)..end(entries.end)]
    }
}

/// All words, in the order of bytes, but for their forms; and the endings, the most frequent first.
pub fn entries(gathered: &Gathered, vocabulary: &Vocabulary, postings: &Postings) -> (Entries, Vec<String>) {
    let (pairs, spellings) = rayon::join(
        || pairs(gathered, vocabulary, postings),
        || super::spelling::spellings(gathered, vocabulary),
    );
    let mut spellings = spellings.into_iter().peekable();
    let mut entries = Entries::default();
    for same in pairs.chunk_by(|a, b| a.0 == b.0) {
        let form = same[0].0;
        while spellings.next_if(|(other, _)| *other < form).is_some() {}
        let written = spellings.next_if(|(other, _)| *other == form).map(|(_, spelling)| spelling);
        entries.terms.extend(same.iter().map(|(_, term)| *term));
        entries.entries.push(Entry { form, written, end: entries.terms.len() as u32 });
    }
    let mut endings: HashMap<&str, usize> = HashMap::default();
    for &(form, term) in &pairs {
        let stem = stem(vocabulary.terms.get(term));
        if let Some(ending) = stem.and_then(|stem| vocabulary.forms.get(form).strip_prefix(stem)) {
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
