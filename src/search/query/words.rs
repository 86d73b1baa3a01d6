//! A shard of words with their postings, and one of words spelled backwards (`FORMAT.md`, 3.2 and 3.3).

use super::bytes::{Bytes, Fault, Sorted, UNSORTED};
use crate::search::text::fold;

/// A shard of words.
#[derive(Debug)]
pub struct Words {
    /// Its words, in order of their bytes.
    entries: Vec<Entry>,
    /// What words are conflated to.
    terms: Vec<Term>,
}

/// A word, or a prefix.
#[derive(Debug)]
pub struct Entry {
    /// It, folded.
    pub text: String,
    /// As it is most often written in lower case.
    pub written: String,
    /// Its terms, as indexes.
    pub terms: Vec<usize>,
    /// The term of all words that begin with it, if it is split.
    pub prefix: Option<usize>,
}

/// What words are conflated to.
#[derive(Debug)]
pub struct Term {
    /// Whether only its best pages are listed.
    pub capped: bool,
    /// What one impact is worth.
    pub weight: u8,
    /// Words outside this shard that stand for the same in a text.
    pub outside: Vec<String>,
    /// The pages that have it, rising.
    pub postings: Vec<Posting>,
    /// The words of this shard that have it, as indexes.
    words: Vec<usize>,
}

/// A page that has a term.
#[derive(Debug)]
pub struct Posting {
    /// The page.
    pub page: u32,
    /// How much the page is about the term.
    pub impact: u8,
    /// How much of one of the page's names the term makes up, in sixtieths.
    pub share: u8,
    /// The part of the page that speaks most of it.
    pub passage: u32,
}

impl Entry {
    /// Whether it is a word that is found, and no mere prefix.
    pub fn is_word(&self) -> bool {
        !self.terms.is_empty()
    }
}

impl Words {
    /// Reads a shard of an index of `pages` pages.
    pub fn read(content: &[u8], pages: usize) -> Result<Self, Fault> {
        let mut bytes = Bytes::new(content);
        let entries = entries(&mut bytes)?;
        let mut terms = terms(&mut bytes, pages)?;
        for (index, entry) in entries.iter().enumerate() {
            if entry.terms.iter().chain(&entry.prefix).any(|term| *term >= terms.len()) {
                return Err(Fault("it names a term that it does not have"));
            }
            entry.terms.iter().for_each(|term| terms[*term].words.push(index));
        }
        Ok(Self { entries, terms })
    }

    /// The word or prefix `text`.
    pub fn entry(&self, text: &str) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| entry.text.as_str().cmp(text)).ok()?;
        self.entries.get(at)
    }

    /// The word `text`.
    pub fn word(&self, text: &str) -> Option<&Entry> {
        self.entry(text).filter(|entry| entry.is_word())
    }

    /// All words, in order of their bytes.
    pub fn words(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_word())
    }

    /// The words that begin with `prefix` and are longer.
    pub fn longer(&self, prefix: &str) -> impl Iterator<Item = &Entry> {
        let start = self.entries.partition_point(|entry| entry.text.as_str() <= prefix);
        let begun = self.entries[start..].iter().take_while(move |entry| entry.text.starts_with(prefix));
        begun.filter(|entry| entry.is_word())
    }

    /// The term at `index`, which an entry of this shard named.
    pub fn term(&self, index: usize) -> &Term {
        &self.terms[index]
    }

    /// The words that have a term.
    pub fn words_of<'a>(&'a self, term: &'a Term) -> impl Iterator<Item = &'a Entry> {
        term.words.iter().map(|index| &self.entries[*index])
    }

    /// How many pages the first term of a word has.
    pub fn pages_of(&self, entry: &Entry) -> usize {
        entry.terms.first().map_or(0, |term| self.terms[*term].postings.len())
    }
}

/// The words, then what each has.
fn entries(bytes: &mut Bytes) -> Result<Vec<Entry>, Fault> {
    let mut written = Sorted::default();
    let mut entries: Vec<Entry> = bytes.list(|bytes| {
        let written = written.next(bytes)?;
        Ok(Entry { text: fold(&written), written, terms: Vec::new(), prefix: None })
    })?;
    if entries.windows(2).any(|pair| pair[0].text >= pair[1].text) {
        return Err(UNSORTED);
    }
    // One above the highest term that was named, and the last one of the word before.
    let (mut next, mut last) = (0, 0);
    for entry in &mut entries {
        let flags = bytes.byte()?;
        entry.terms = match flags {
            _ if flags & 4 != 0 => vec![next],
            _ if flags & 8 != 0 => vec![last],
            _ => bytes.list(Bytes::size)?,
        };
        entry.prefix = if flags & 2 != 0 { Some(bytes.size()?) } else { None };
        last = entry.terms.last().copied().unwrap_or(last);
        next = entry.terms.iter().chain(&entry.prefix).fold(next, |next, term| next.max(term + 1));
    }
    Ok(entries)
}

/// The terms, column by column.
fn terms(bytes: &mut Bytes, pages: usize) -> Result<Vec<Term>, Fault> {
    let mut heads = bytes.list(|bytes| {
        let flags = bytes.byte()?;
        let weight = bytes.byte()?;
        let count = bytes.count()?;
        let outside = if flags & 2 != 0 { bytes.list(Bytes::text)? } else { Vec::new() };
        let term = Term { capped: flags & 1 != 0, weight, outside, postings: Vec::new(), words: Vec::new() };
        Ok((flags, count, term))
    })?;
    for (_, count, term) in &mut heads {
        let docs = bytes.pages(*count, pages)?;
        term.postings =
            docs.into_iter().map(|page| Posting { page, impact: 0, share: 0, passage: 0 }).collect();
    }
    for (_, count, term) in &mut heads {
        let impacts = bytes.take(*count)?;
        term.postings.iter_mut().zip(impacts).for_each(|(posting, impact)| posting.impact = *impact);
    }
    for (flags, _, term) in &mut heads {
        if *flags & 4 != 0 {
            some(bytes, &mut term.postings, |bytes, posting| {
                bytes.byte().map(|share| posting.share = share)
            })?;
        }
        if *flags & 8 != 0 {
            some(bytes, &mut term.postings, |bytes, posting| {
                bytes.number().map(|passage| posting.passage = passage)
            })?;
        }
    }
    Ok(heads.into_iter().map(|(_, _, term)| term).collect())
}

/// What only some postings have: for each how far it is from the one before, then what `read` takes.
fn some(
    bytes: &mut Bytes,
    postings: &mut [Posting],
    mut read: impl FnMut(&mut Bytes, &mut Posting) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let count = bytes.count()?;
    let mut next = 0_usize;
    for _ in 0..count {
        let at = next + bytes.size()?;
        let posting = postings.get_mut(at).ok_or(Fault("it tells of a page that it does not list"))?;
        read(bytes, posting)?;
        next = at + 1;
    }
    Ok(())
}

/// Reads a shard of words spelled backwards; returns them so.
pub fn read_backwards(content: &[u8]) -> Result<Vec<String>, Fault> {
    let mut sorted = Sorted::default();
    let words = Bytes::new(content).list(|bytes| sorted.next(bytes))?;
    if words.is_sorted_by(|a, b| a < b) { Ok(words) } else { Err(UNSORTED) }
}
