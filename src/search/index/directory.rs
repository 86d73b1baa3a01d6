//! Writes `index.eig`, which names all other files (`FORMAT.md`, 3.1).
//!
//! Takes what was made of a corpus, returns the content.

use super::bytes::Bytes;
use super::file::Name;
use super::slugs::without_slug;
use crate::search::page::{Corpus, Page};
use crate::search::text;

/// What the directory tells of.
pub struct Directory<'a> {
    /// The corpus: its languages and facets.
    pub corpus: &'a Corpus,
    /// Its pages, in order.
    pub pages: &'a [&'a Page],
    /// The words that are not looked up beside others, sorted.
    pub stop_words: &'a [String],
    /// What may follow a stem.
    pub endings: &'a [String],
    /// The boundaries and names of word shards.
    pub words: &'a [(String, Name)],
    /// The same of words backwards.
    pub reversed: &'a [(String, Name)],
    /// Where the cards are.
    pub cards: Cards,
}

/// Where the cards are.
pub enum Cards {
    /// In the directory itself.
    Here(Vec<u8>),
    /// In shards of so many.
    Shards(usize, Vec<Name>),
}

/// The content of `index.eig`.
pub fn content(directory: &Directory) -> Vec<u8> {
    let mut bytes = Bytes::default();
    bytes.number(directory.pages.len());
    bytes.texts(&directory.corpus.languages);
    bytes.texts(directory.stop_words);
    let mut elided = text::ELIDED.to_vec();
    elided.sort_unstable();
    bytes.texts(&elided);
    bytes.texts(directory.endings);
    facets(&mut bytes, directory);
    shards(&mut bytes, directory.words);
    shards(&mut bytes, directory.reversed);
    match &directory.cards {
        Cards::Here(block) => {
            bytes.number(directory.pages.len().max(1));
            bytes.number(0);
            bytes.raw(block);
        }
        Cards::Shards(size, names) => {
            bytes.number(*size);
            bytes.number(names.len());
            names.iter().for_each(|file| name(&mut bytes, *file));
        }
    }
    bytes.done()
}

fn facets(bytes: &mut Bytes, directory: &Directory) {
    let mut docs: Vec<Vec<Vec<u32>>> =
        directory.corpus.facets.iter().map(|facet| vec![Vec::new(); facet.values.len()]).collect();
    for (number, page) in (0..).zip(directory.pages) {
        for (facet, value) in &page.facets {
            // A page may name a value twice, and in bad input one that there is not.
            let docs = docs.get_mut(*facet).and_then(|values| values.get_mut(*value));
            if let Some(docs) = docs.filter(|docs| docs.last() != Some(&number)) {
                docs.push(number);
            }
        }
    }
    bytes.number(docs.len());
    for (facet, docs) in directory.corpus.facets.iter().zip(docs) {
        bytes.text(&facet.name);
        bytes.text(&facet.label);
        bytes.number(facet.values.len());
        for (value, docs) in facet.values.iter().zip(docs) {
            bytes.text(&without_slug(&value.value, &value.label));
            bytes.text(&value.label);
            bytes.docs(&docs);
        }
    }
}

fn shards(bytes: &mut Bytes, shards: &[(String, Name)]) {
    bytes.number(shards.len());
    let mut before = "";
    for (boundary, file) in shards {
        bytes.after(before, boundary);
        name(bytes, *file);
        before = boundary;
    }
}

fn name(bytes: &mut Bytes, name: Name) {
    bytes.four(name.crc);
    bytes.byte(name.salt);
}
