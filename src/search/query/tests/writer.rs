//! A writer of indexes for tests: it puts down what it is told, and knows nothing of language.

use super::out::{Out, envelope};
use crate::search::query::InMemory;
use std::collections::{BTreeMap, BTreeSet};

/// A site whose index is to be written.
#[derive(Clone)]
pub struct Site {
    pub pages: Vec<Page>,
    pub stop_words: Vec<&'static str>,
    pub elided: Vec<&'static str>,
    pub endings: Vec<&'static str>,
    /// The facets besides the type: name, label, values.
    pub facets: Vec<(&'static str, &'static str, Vec<Value>)>,
    pub shards: Vec<Shard>,
    /// The boundaries of the reverse shards.
    pub reversed: Vec<&'static str>,
    /// How many cards a file holds; 0 if they are in the directory.
    pub cards_each: usize,
    /// The facets whose pages are told in files of their own.
    pub filed: Vec<&'static str>,
}

#[derive(Clone)]
pub struct Value {
    pub value: &'static str,
    pub label: &'static str,
    pub pages: Vec<u32>,
}

#[derive(Clone)]
pub struct Page {
    pub title: String,
    pub url: String,
    pub summary: String,
    pub kind: &'static str,
    /// Passages of sections: anchor, heading, text.
    pub passages: Vec<Vec<(&'static str, &'static str, String)>>,
}

#[derive(Clone)]
pub struct Shard {
    pub boundary: &'static str,
    pub words: Vec<Word>,
    pub terms: Vec<Term>,
}

#[derive(Clone)]
pub struct Word {
    text: String,
    written: Option<&'static str>,
    terms: Vec<u32>,
    prefix: Option<u32>,
}

#[derive(Clone, Default)]
pub struct Term {
    capped: bool,
    weight: u8,
    outside: Vec<&'static str>,
    /// Page, impact, share, passage.
    pages: Vec<(u32, u8, u8, u32)>,
}

/// A page that is named, and nothing else.
pub fn page(title: &str) -> Page {
    let (summary, passages) = (format!("Résumé : {title}"), Vec::new());
    Page { title: title.into(), url: "/\u{1}.html".into(), summary, kind: "page", passages }
}

/// A page with one passage of one section without heading.
pub fn page_with_text(title: &str, text: &str) -> Page {
    Page { passages: vec![vec![("", "", text.to_owned())]], ..page(title) }
}

/// A word with its terms.
pub fn word(text: &str, terms: &[u32]) -> Word {
    Word { text: text.into(), written: None, terms: terms.into(), prefix: None }
}

/// A term of weight 10 with pages, each of impact 5.
pub fn term(pages: &[u32]) -> Term {
    Term { weight: 10, pages: pages.iter().map(|page| (*page, 5, 0, 0)).collect(), ..Term::default() }
}

impl Word {
    pub fn written(mut self, written: &'static str) -> Self {
        self.written = Some(written);
        self
    }

    pub fn split(mut self, term: u32) -> Self {
        self.prefix = Some(term);
        self
    }
}

impl Term {
    pub fn capped(mut self) -> Self {
        self.capped = true;
        self
    }

    pub fn weight(mut self, weight: u8) -> Self {
        self.weight = weight;
        self
    }

    pub fn outside(mut self, word: &'static str) -> Self {
        self.outside.push(word);
        self
    }

    pub fn impact(self, page: u32, impact: u8) -> Self {
        self.on(page, |posting| posting.1 = impact)
    }

    pub fn share(self, page: u32, share: u8) -> Self {
        self.on(page, |posting| posting.2 = share)
    }

    pub fn passage(self, page: u32, passage: u32) -> Self {
        self.on(page, |posting| posting.3 = passage)
    }

    fn on(mut self, page: u32, change: impl FnOnce(&mut (u32, u8, u8, u32))) -> Self {
        change(self.pages.iter_mut().find(|posting| posting.0 == page).expect("the term has the page"));
        self
    }
}

/// A site of pages with one shard of words.
pub fn site(pages: Vec<Page>, words: Vec<Word>, terms: Vec<Term>) -> Site {
    Site {
        pages,
        stop_words: vec!["de", "la"],
        elided: vec!["l", "d"],
        endings: vec!["", "s", "es"],
        facets: Vec::new(),
        shards: vec![Shard { boundary: "", words, terms }],
        reversed: vec![""],
        cards_each: 0,
        filed: Vec::new(),
    }
}

impl Site {
    /// Adds a shard of words.
    pub fn shard(mut self, boundary: &'static str, words: Vec<Word>, terms: Vec<Term>) -> Self {
        self.shards.push(Shard { boundary, words, terms });
        self
    }

    /// All files of the index.
    pub fn files(&self) -> InMemory {
        let mut files = InMemory::default();
        let directory = self.contents(&mut |name, content| {
            files.0.insert(name, envelope(&content));
        });
        files.0.insert("index.eig".into(), envelope(&directory));
        files
    }

    /// The content of the directory; `put` is told the name and content of each other file.
    pub fn contents(&self, put: &mut dyn FnMut(String, Vec<u8>)) -> Vec<u8> {
        let mut out = Out::default();
        out.number(self.pages.len());
        out.list(&["fr"], |out, lang| out.text(lang));
        for words in [&self.stop_words, &self.elided, &self.endings] {
            out.list(words, |out, word| out.text(word));
        }
        out.list(&self.all_facets(), |out, (name, label, values)| {
            out.text(name);
            out.text(label);
            out.list(values, |out, value| {
                out.text(value.value);
                out.text(value.label);
                out.number(value.pages.len());
            });
            let mut lists = Out::default();
            values.iter().for_each(|value| lists.rising(&value.pages));
            if self.filed.contains(name) {
                out.0.push(1);
                out.names("f", vec![lists.0], put);
            } else {
                out.0.push(0);
                out.0.extend(lists.0);
            }
        });
        let shards: Vec<_> = self.shards.iter().map(|shard| (shard.boundary, shard.content())).collect();
        out.shards("w", &shards, put);
        out.shards("r", &self.reverse_shards(), put);
        self.cards(&mut out, put);
        out.0
    }

    fn all_facets(&self) -> Vec<(&'static str, &'static str, Vec<Value>)> {
        let mut kinds: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (number, page) in self.pages.iter().enumerate() {
            kinds.entry(page.kind).or_default().push(number as u32);
        }
        let values = kinds.into_iter().map(|(kind, pages)| Value { value: kind, label: kind, pages });
        [vec![("type", "Type", values.collect())], self.facets.clone()].concat()
    }

    fn reverse_shards(&self) -> Vec<(&'static str, Vec<u8>)> {
        let words = self.shards.iter().flat_map(|shard| &shard.words);
        let words = words.filter(|word| {
            let has_digit = word.text.bytes().any(|byte| byte.is_ascii_digit());
            !word.terms.is_empty() && word.text.chars().count() > 3 && !has_digit
        });
        let mut backwards: Vec<String> = words.map(|word| word.text.chars().rev().collect()).collect();
        backwards.sort();
        backwards.dedup();
        let content = |index: usize, from: &str| {
            let to = self.reversed.get(index + 1);
            let inside = |word: &&String| word.as_str() >= from && to.is_none_or(|to| word.as_str() < *to);
            let mut out = Out::default();
            let words: Vec<&String> = backwards.iter().filter(inside).collect();
            out.number(words.len());
            let mut before = "";
            for word in words {
                out.shared(before, word);
                before = word;
            }
            out.0
        };
        self.reversed.iter().enumerate().map(|(index, from)| (*from, content(index, from))).collect()
    }

    fn cards(&self, out: &mut Out, put: &mut dyn FnMut(String, Vec<u8>)) {
        let kinds: BTreeSet<&str> = self.pages.iter().map(|page| page.kind).collect();
        let kinds: Vec<&str> = kinds.into_iter().collect();
        out.number(self.cards_each);
        if self.cards_each == 0 {
            out.number(0);
            return cards(&self.pages, &kinds, out, put);
        }
        let chunks = self.pages.chunks(self.cards_each).map(|pages| {
            let mut file = Out::default();
            cards(pages, &kinds, &mut file, put);
            file.0
        });
        let chunks: Vec<_> = chunks.collect();
        out.number(chunks.len());
        out.names("c", chunks, put);
    }
}

fn cards(pages: &[Page], kinds: &[&str], out: &mut Out, put: &mut dyn FnMut(String, Vec<u8>)) {
    pages.iter().for_each(|page| out.text(&page.title));
    pages.iter().for_each(|page| out.text(&page.url));
    pages.iter().for_each(|_| out.0.push(0));
    pages.iter().for_each(|page| out.number(kinds.partition_point(|kind| *kind < page.kind)));
    pages.iter().for_each(|page| out.text(&page.summary));
    pages.iter().for_each(|page| out.number(page.passages.len()));
    let passages = pages.iter().flat_map(|page| &page.passages).map(|sections| {
        let mut file = Out::default();
        file.list(sections, |file, (anchor, heading, text)| {
            file.text(anchor);
            file.text(heading);
            file.text(text);
        });
        file.0
    });
    out.names("t", passages.collect(), put);
}

impl Shard {
    fn content(&self) -> Vec<u8> {
        let mut words = self.words.clone();
        words.sort_by(|a, b| a.text.cmp(&b.text));
        let mut out = Out::default();
        out.number(words.len());
        let mut before = "";
        for word in &words {
            let written = word.written.unwrap_or(&word.text);
            out.shared(before, written);
            before = written;
        }
        // Each word says its terms in full, but where a word before it says the same: the short ways are tried, too.
        let (mut next, mut last) = (0, None);
        for word in &words {
            let prefix = if word.prefix.is_some() { 2 } else { 0 };
            match word.terms[..] {
                [term] if term == next => out.0.push(4 | prefix),
                [term] if Some(term) == last => out.0.push(8 | prefix),
                _ => {
                    out.0.push(prefix);
                    out.list(&word.terms, |out, term| out.number(*term as usize));
                }
            }
            word.prefix.iter().for_each(|term| out.number(*term as usize));
            last = word.terms.last().copied().or(last);
            next = word.terms.iter().chain(&word.prefix).fold(next, |next, term| next.max(term + 1));
        }
        self.terms(&mut out);
        out.0
    }

    fn terms(&self, out: &mut Out) {
        out.list(&self.terms, |out, term| {
            let flag = |holds: bool, flag: u8| if holds { flag } else { 0 };
            let has_shares = term.pages.iter().any(|posting| posting.2 > 0);
            let has_passages = term.pages.iter().any(|posting| posting.3 > 0);
            let flags = flag(term.capped, 1)
                | flag(!term.outside.is_empty(), 2)
                | flag(has_shares, 4)
                | flag(has_passages, 8);
            out.0.extend([flags, term.weight]);
            out.number(term.pages.len());
            if !term.outside.is_empty() {
                out.list(&term.outside, |out, word| out.text(word));
            }
        });
        for term in &self.terms {
            out.rising(&term.pages.iter().map(|posting| posting.0).collect::<Vec<_>>());
        }
        for term in &self.terms {
            term.pages.iter().for_each(|posting| out.0.push(posting.1));
        }
        for term in &self.terms {
            some(out, &term.pages.iter().map(|posting| posting.2.into()).collect::<Vec<_>>());
            some(out, &term.pages.iter().map(|posting| posting.3).collect::<Vec<_>>());
        }
    }
}

/// What only some postings have; nothing where none has it.
fn some(out: &mut Out, values: &[u32]) {
    let there: Vec<_> = values.iter().enumerate().filter(|(_, value)| **value > 0).collect();
    if there.is_empty() {
        return;
    }
    out.number(there.len());
    let mut next = 0;
    for (index, value) in there {
        out.number(index - next);
        out.number(*value as usize);
        next = index + 1;
    }
}
