//! Reads the files of an index back, as `FORMAT.md` says, and panics at whatever it does not say.

use std::collections::BTreeMap;
use std::io::Read;

use crate::artifact::{Artifact, Content};

/// The values of a facet with their pages.
type Values = Vec<(String, Vec<usize>)>;

/// A whole index.
#[derive(Debug, Default)]
pub struct Index {
    pub pages: usize,
    pub languages: Vec<String>,
    pub stop_words: Vec<String>,
    pub elided: Vec<String>,
    pub endings: Vec<String>,
    /// Name, then each value with its pages.
    pub facets: Vec<(String, Values)>,
    pub words: Vec<(String, Shard)>,
    pub reversed: Vec<(String, Vec<String>)>,
    pub cards: Vec<Card>,
    /// How many files of cards there are.
    pub card_files: usize,
    /// How many facets have files.
    pub facet_files: usize,
}

#[derive(Debug, Default)]
pub struct Shard {
    pub words: BTreeMap<String, Word>,
    pub terms: Vec<Term>,
}

#[derive(Debug, Default, Clone)]
pub struct Word {
    pub written: String,
    pub terms: Vec<usize>,
    pub prefix: Option<usize>,
}

#[derive(Debug, Default, Clone, PartialEq)]
pub struct Term {
    pub capped: bool,
    pub weight: u8,
    pub outside: Vec<String>,
    /// Page, impact, share, passage.
    pub postings: Vec<(usize, u8, u8, usize)>,
}

#[derive(Debug, Default)]
pub struct Card {
    pub title: String,
    pub url: String,
    pub lang: u8,
    pub kind: usize,
    pub summary: String,
    /// Sections: anchor, heading, text.
    pub passages: Vec<Vec<(String, String, String)>>,
}

impl Index {
    pub fn read(artifacts: &[Artifact]) -> Index {
        let files = Files(artifacts);
        let mut from = Bytes(files.content("index.eig"), 0);
        let mut index = Index { pages: from.number(), ..Index::default() };
        index.languages = from.texts();
        index.stop_words = from.texts();
        index.elided = from.texts();
        index.endings = from.texts();
        for _ in 0..from.number() {
            let (name, _label) = (from.text(), from.text());
            let values: Vec<(String, usize)> = (0..from.number())
                .map(|_| {
                    let (value, _label) = (from.text(), from.text());
                    (value, from.number())
                })
                .collect();
            let lists = |from: &mut Bytes| {
                values.into_iter().map(|(value, count)| (value, from.rising(count))).collect()
            };
            let values = match from.byte() {
                0 => lists(&mut from),
                _ => {
                    let mut file = Bytes(files.content(&format!("f/{}", from.names(1)[0])), 0);
                    index.facet_files += 1;
                    let values = lists(&mut file);
                    file.end();
                    values
                }
            };
            index.facets.push((name, values));
        }
        index.words = from
            .shards()
            .into_iter()
            .map(|(b, file)| (b, shard(files.content(&format!("w/{file}")))))
            .collect();
        for (boundary, file) in from.shards() {
            let mut shard = Bytes(files.content(&format!("r/{file}")), 0);
            let mut words = Vec::new();
            let mut word = String::new();
            for _ in 0..shard.number() {
                shard.after(&mut word);
                words.push(word.clone());
            }
            shard.end();
            index.reversed.push((boundary, words));
        }
        let (size, count) = (from.number(), from.number());
        index.card_files = count;
        if count == 0 {
            index.cards = cards(&mut from, index.pages, &files);
        }
        for (number, name) in from.names(count).into_iter().enumerate() {
            let mut shard = Bytes(files.content(&format!("c/{name}")), 0);
            index.cards.extend(cards(&mut shard, size.min(index.pages - number * size), &files));
            shard.end();
        }
        from.end();
        assert_eq!(index.cards.len(), index.pages);
        index
    }

    /// The shard that answers for a text.
    pub fn shard(&self, text: &str) -> &Shard {
        let at = self.words.iter().rposition(|(boundary, _)| boundary.as_str() <= text);
        &self.words[at.expect("the first boundary is empty")].1
    }

    pub fn word(&self, word: &str) -> Option<&Word> {
        self.shard(word).words.get(word)
    }

    /// The titles of the pages that a word finds, sorted.
    pub fn finds(&self, word: &str) -> Vec<&str> {
        let terms = self.terms(word);
        let pages = terms.iter().flat_map(|term| term.postings.iter().map(|posting| posting.0));
        let mut titles: Vec<&str> = pages.map(|page| self.cards[page].title.as_str()).collect();
        titles.sort_unstable();
        titles.dedup();
        titles
    }

    pub fn terms(&self, word: &str) -> Vec<&Term> {
        let shard = self.shard(word);
        shard
            .words
            .get(word)
            .map(|word| word.terms.iter().map(|term| &shard.terms[*term]).collect())
            .unwrap_or_default()
    }

    /// The greatest share of a word on a page.
    pub fn share(&self, word: &str, title: &str) -> u8 {
        let page = self.cards.iter().position(|card| card.title == title).expect("a page");
        let terms = self.terms(word);
        let postings = terms.iter().flat_map(|term| &term.postings).filter(|posting| posting.0 == page);
        postings.map(|posting| posting.2).max().unwrap_or(0)
    }
}

struct Files<'a>(&'a [Artifact]);

impl Files<'_> {
    fn content(&self, path: &str) -> Vec<u8> {
        let path = format!("search/{path}");
        let artifact =
            self.0.iter().find(|artifact| artifact.path == path).unwrap_or_else(|| panic!("no {path}"));
        let Content::Bytes(bytes) = &artifact.content else { panic!("no bytes") };
        assert_eq!(&bytes[..4], b"EIG1");
        let mut content = Vec::new();
        flate2::read::DeflateDecoder::new(&bytes[12..]).read_to_end(&mut content).expect("deflate");
        assert_eq!(bytes[4..8], crc32fast::hash(&content).to_le_bytes());
        assert_eq!(bytes[8..12], (content.len() as u32).to_le_bytes());
        content
    }
}

struct Bytes(Vec<u8>, usize);

impl Bytes {
    fn byte(&mut self) -> u8 {
        self.1 += 1;
        self.0[self.1 - 1]
    }

    fn four(&mut self) -> u32 {
        u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()])
    }

    fn number(&mut self) -> usize {
        let byte = usize::from(self.byte());
        if byte < 0x80 { byte } else { byte - 0x80 + (self.number() << 7) }
    }

    fn text(&mut self) -> String {
        let length = self.number();
        self.1 += length;
        String::from_utf8(self.0[self.1 - length..self.1].to_vec()).expect("UTF-8")
    }

    fn texts(&mut self) -> Vec<String> {
        (0..self.number()).map(|_| self.text()).collect()
    }

    fn after(&mut self, word: &mut String) {
        let (before, shared) = (word.clone(), self.number());
        word.truncate(shared);
        let rest = self.text();
        word.push_str(&rest);
        assert!(before.is_empty() || *word > before, "{word} after {before}");
    }

    fn rising(&mut self, count: usize) -> Vec<usize> {
        let mut next = 0;
        let mut rising = Vec::new();
        for _ in 0..count {
            let number = next + self.number();
            rising.push(number);
            next = number + 1;
        }
        rising
    }

    fn some(&mut self, mut read: impl FnMut(&mut Self, usize)) {
        let mut next = 0;
        for _ in 0..self.number() {
            next += self.number();
            read(self, next);
            next += 1;
        }
    }

    fn names(&mut self, count: usize) -> Vec<String> {
        let crcs: Vec<u32> = (0..count).map(|_| self.four()).collect();
        let name = |crc: u32, salt| {
            if salt == 0 { format!("{crc:08x}.eig") } else { format!("{crc:08x}-{salt}.eig") }
        };
        crcs.into_iter().map(|crc| name(crc, self.byte())).collect()
    }

    fn shards(&mut self) -> Vec<(String, String)> {
        let mut boundary = String::new();
        let count = self.number();
        let read = |_| {
            self.after(&mut boundary);
            boundary.clone()
        };
        let boundaries: Vec<String> = (0..count).map(read).collect();
        boundaries.into_iter().zip(self.names(count)).collect()
    }

    fn end(&self) {
        assert_eq!(self.1, self.0.len(), "something follows");
    }
}

fn shard(content: Vec<u8>) -> Shard {
    let mut from = Bytes(content, 0);
    let mut written = String::new();
    let spelled: Vec<String> = (0..from.number())
        .map(|_| {
            from.after(&mut written);
            written.clone()
        })
        .collect();
    let (mut next, mut last) = (0, usize::MAX);
    let mut shard = Shard::default();
    for written in spelled {
        let flags = from.byte();
        let terms = match flags & 12 {
            4 => vec![next],
            8 => vec![last],
            _ => (0..from.number()).map(|_| from.number()).collect(),
        };
        let prefix = (flags & 2 != 0).then(|| from.number());
        last = terms.last().copied().unwrap_or(last);
        next = terms.iter().chain(&prefix).fold(next, |next, term| next.max(term + 1));
        shard.words.insert(crate::search::text::fold(&written), Word { written, terms, prefix });
    }
    shard.terms = terms(&mut from);
    from.end();
    shard
}

fn terms(from: &mut Bytes) -> Vec<Term> {
    let heads: Vec<(u8, usize, Term)> = (0..from.number())
        .map(|_| {
            let (flags, weight, count) = (from.byte(), from.byte(), from.number());
            let outside = if flags & 2 != 0 { from.texts() } else { Vec::new() };
            (flags, count, Term { capped: flags & 1 != 0, weight, outside, postings: Vec::new() })
        })
        .collect();
    let (flags, mut terms): (Vec<u8>, Vec<Term>) = heads
        .into_iter()
        .map(|(flags, count, mut term)| {
            term.postings = from.rising(count).into_iter().map(|page| (page, 0, 0, 0)).collect();
            (flags, term)
        })
        .unzip();
    terms.iter_mut().flat_map(|term| &mut term.postings).for_each(|posting| posting.1 = from.byte());
    for (flags, term) in flags.iter().zip(&mut terms) {
        if flags & 4 != 0 {
            from.some(|from, index| term.postings[index].2 = from.byte());
        }
        if flags & 8 != 0 {
            from.some(|from, index| term.postings[index].3 = from.number());
        }
    }
    terms
}

fn cards(from: &mut Bytes, count: usize, files: &Files) -> Vec<Card> {
    let mut cards: Vec<Card> = (0..count).map(|_| Card { title: from.text(), ..Card::default() }).collect();
    for card in &mut cards {
        card.url = from.text().replace('\u{1}', &crate::search::text::slug(&card.title));
    }
    cards.iter_mut().for_each(|card| card.lang = from.byte());
    cards.iter_mut().for_each(|card| card.kind = from.number());
    cards.iter_mut().for_each(|card| card.summary = from.text());
    let counts: Vec<usize> = (0..count).map(|_| from.number()).collect();
    let all: usize = counts.iter().sum();
    let mut names = from.names(all).into_iter();
    for (card, count) in cards.iter_mut().zip(counts) {
        for name in names.by_ref().take(count) {
            let mut passage = Bytes(files.content(&format!("t/{name}")), 0);
            let sections =
                (0..passage.number()).map(|_| (passage.text(), passage.text(), passage.text())).collect();
            passage.end();
            card.passages.push(sections);
        }
    }
    cards
}
