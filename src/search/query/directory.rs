//! `index.eig`: everything small, and the directory of all other files (`FORMAT.md`, 3.1).

use super::bytes::{Bytes, Fault, Sorted, UNSORTED, shard_of};
use super::cards::{Cards, with_slug};
use std::collections::HashSet;

/// The directory.
#[derive(Debug)]
pub struct Directory {
    /// How many pages there are.
    pub pages: usize,
    /// The languages of the pages.
    pub languages: Vec<String>,
    /// Words that are not looked up while there are others.
    pub stop_words: HashSet<String>,
    /// Parts that are dropped before an apostrophe.
    pub elided: HashSet<String>,
    /// What may follow a stem.
    pub endings: HashSet<String>,
    /// What readers may narrow by.
    pub facets: Vec<Facet>,
    /// The shards of words.
    pub words: Vec<Shard>,
    /// The shards of words spelled backwards.
    pub reversed: Vec<Shard>,
    /// Where the cards are.
    pub cards: CardsAt,
}

/// Something to narrow by.
#[derive(Debug)]
pub struct Facet {
    /// Its name in filters.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// Its values, as they are shown.
    pub values: Vec<Value>,
}

/// One value of a facet.
#[derive(Debug)]
pub struct Value {
    /// Its name in filters.
    pub value: String,
    /// Its name for readers.
    pub label: String,
    /// The pages that have it.
    pub pages: Vec<u32>,
}

/// A shard, and the first text that may be in it.
#[derive(Debug)]
pub struct Shard {
    /// The first text that may be in it.
    pub boundary: String,
    /// Its file.
    pub file: Named,
}

/// What a file is called by: the CRC of its content, and a salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Named {
    /// CRC-32 of its content.
    pub crc: u32,
    /// What tells it from another one of that CRC.
    pub salt: u8,
}

/// Where the cards are.
#[derive(Debug)]
pub enum CardsAt {
    /// In files of so many cards.
    Files(usize, Vec<Named>),
    /// In the directory.
    Here(Cards),
}

impl Named {
    /// `x` CRC, `b` salt.
    pub fn read(bytes: &mut Bytes) -> Result<Self, Fault> {
        Ok(Self { crc: bytes.four()?, salt: bytes.byte()? })
    }

    /// Its file below the search folder, in `folder`.
    pub fn path(self, folder: &str) -> String {
        match self.salt {
            0 => format!("{folder}/{:08x}.eig", self.crc),
            salt => format!("{folder}/{:08x}-{salt}.eig", self.crc),
        }
    }
}

impl Directory {
    /// Reads the content of `index.eig`.
    pub fn read(content: &[u8]) -> Result<Self, Fault> {
        let mut bytes = Bytes::new(content);
        let pages = bytes.size()?;
        let languages = bytes.list(Bytes::text)?;
        let stop_words = bytes.list(Bytes::text)?.into_iter().collect();
        let elided = bytes.list(Bytes::text)?.into_iter().collect();
        let endings = bytes.list(Bytes::text)?.into_iter().collect();
        let facets = bytes.list(|bytes| facet(bytes, pages))?;
        // Each page has one type. It bounds the number of pages by what was read, too.
        if facets.first().map_or(0, |first| first.values.iter().map(|value| value.pages.len()).sum()) != pages
        {
            return Err(Fault("its pages do not have one type each"));
        }
        let words = shards(&mut bytes)?;
        let reversed = shards(&mut bytes)?;
        let cards = CardsAt::read(&mut bytes, pages, languages.len())?;
        Ok(Self { pages, languages, stop_words, elided, endings, facets, words, reversed, cards })
    }

    /// The index of the shard where the word `word` is, if it is anywhere.
    pub fn shard_of(&self, word: &str) -> Option<usize> {
        shard_of(&self.words, |shard| &shard.boundary, word)
    }

    /// The same for a word spelled backwards.
    pub fn reversed_shard_of(&self, backwards: &str) -> Option<usize> {
        shard_of(&self.reversed, |shard| &shard.boundary, backwards)
    }

    /// The type of a page.
    pub fn type_of(&self, page: u32) -> &str {
        let values = self.facets.first().map_or(&[][..], |facet| &facet.values);
        let has = |value: &&Value| value.pages.binary_search(&page).is_ok();
        values.iter().find(has).map_or("", |value| &value.value)
    }
}

fn facet(bytes: &mut Bytes, pages: usize) -> Result<Facet, Fault> {
    let (name, label) = (bytes.text()?, bytes.text()?);
    let values = bytes.list(|bytes| {
        let (value, label) = (bytes.text()?, bytes.text()?);
        Ok(Value { value: with_slug(value, &label), label, pages: bytes.docs(pages)? })
    })?;
    Ok(Facet { name, label, values })
}

fn shards(bytes: &mut Bytes) -> Result<Vec<Shard>, Fault> {
    let mut boundaries = Sorted::default();
    let shards: Vec<Shard> =
        bytes.list(|bytes| Ok(Shard { boundary: boundaries.next(bytes)?, file: Named::read(bytes)? }))?;
    let rise = shards.is_sorted_by(|a, b| a.boundary < b.boundary);
    if rise { Ok(shards) } else { Err(UNSORTED) }
}

impl CardsAt {
    fn read(bytes: &mut Bytes, pages: usize, languages: usize) -> Result<Self, Fault> {
        let each = bytes.size()?;
        let files = bytes.list(Named::read)?;
        if files.is_empty() {
            return Cards::read(bytes, pages, languages).map(CardsAt::Here);
        }
        if each == 0 || files.len() != pages.div_ceil(each) {
            return Err(Fault("its cards are not as many as its pages"));
        }
        Ok(CardsAt::Files(each, files))
    }
}
