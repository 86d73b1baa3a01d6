//! Writes `index.eig`, which names all other files (`FORMAT.md`, 3.1).
//!
//! Takes what was made of a corpus, returns the content.

use super::bytes::Bytes;
use super::facets::{Listed, Place};
use super::file::Name;
use super::slugs::without_slug;
use crate::search::page::Corpus;
use crate::search::text;

/// What the directory tells of.
pub struct Directory<'a> {
    /// The corpus: its languages and facets.
    pub corpus: &'a Corpus,
    /// How many pages there are.
    pub pages: usize,
    /// The pages of the facets' values.
    pub facets: &'a [Listed],
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
    bytes.number(directory.pages);
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
            bytes.number(directory.pages.max(1));
            bytes.number(0);
            bytes.raw(block);
        }
        Cards::Shards(size, names) => {
            bytes.number(*size);
            bytes.number(names.len());
            bytes.names(names.iter().copied());
        }
    }
    bytes.done()
}

fn facets(bytes: &mut Bytes, directory: &Directory) {
    bytes.number(directory.facets.len());
    for (facet, listed) in directory.corpus.facets.iter().zip(directory.facets) {
        bytes.text(&facet.name);
        bytes.text(&facet.label);
        bytes.number(facet.values.len());
        for (value, count) in facet.values.iter().zip(&listed.counts) {
            bytes.text(&without_slug(&value.value, &value.label));
            bytes.text(&value.label);
            bytes.number(*count);
        }
        match &listed.place {
            Place::Here(lists) => {
                bytes.byte(0);
                bytes.raw(lists);
            }
            Place::File(file) => {
                bytes.byte(1);
                bytes.names([*file]);
            }
        }
    }
}

fn shards(bytes: &mut Bytes, shards: &[(String, Name)]) {
    bytes.number(shards.len());
    let mut before = "";
    for (boundary, _) in shards {
        bytes.after(before, boundary);
        before = boundary;
    }
    bytes.names(shards.iter().map(|(_, file)| *file));
}
