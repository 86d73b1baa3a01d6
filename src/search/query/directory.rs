//! `index.eig`: everything small, and the directory of all other files (`FORMAT.md`, 3.1).

use super::bytes::{Bytes, Fault, Sorted, UNSORTED, shard_of};
use super::cards::{Cards, with_slug};
use std::collections::HashSet;
use std::rc::Rc;

/// How many cards a file may hold.
const MOST_CARDS: usize = 256;

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
    /// Which pages have them.
    pub lists: ListsAt,
}

/// For each value of a facet, the pages that have it, rising.
pub type Lists = Vec<Vec<u32>>;

/// Where the pages of a facet's values are told.
#[derive(Debug)]
pub enum ListsAt {
    /// In a file.
    File(Named),
    /// In the directory.
    Here(Rc<Lists>),
}

/// One value of a facet.
#[derive(Debug)]
pub struct Value {
    /// Its name in filters.
    pub value: String,
    /// Its name for readers.
    pub label: String,
    /// How many pages have it.
    pub count: usize,
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
        if facets.first().map_or(0, |first| first.values.iter().map(|value| value.count).sum()) != pages {
            return Err(Fault("its pages do not have one type each"));
        }
        let words = shards(&mut bytes)?;
        let reversed = shards(&mut bytes)?;
        let kinds = facets.first().map_or(0, |facet| facet.values.len());
        let cards = CardsAt::read(&mut bytes, pages, languages.len(), kinds)?;
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

    /// The name of a type.
    pub fn kind(&self, index: usize) -> &str {
        let values = self.facets.first().map_or(&[][..], |facet| &facet.values);
        values.get(index).map_or("", |value| &value.value)
    }
}

fn facet(bytes: &mut Bytes, pages: usize) -> Result<Facet, Fault> {
    let (name, label) = (bytes.text()?, bytes.text()?);
    let values = bytes.list(|bytes| {
        let (value, label, count) = (bytes.text()?, bytes.text()?, bytes.size()?);
        if count > pages {
            return Err(Fault("one of its facets has more pages than there are"));
        }
        Ok(Value { value: with_slug(value, &label), label, count })
    })?;
    let lists = match bytes.byte()? {
        0 => ListsAt::Here(Rc::new(lists(bytes, &values, pages)?)),
        _ => ListsAt::File(Named::read(bytes)?),
    };
    Ok(Facet { name, label, values, lists })
}

/// For each of `values`, the pages that have it.
pub fn lists(bytes: &mut Bytes, values: &[Value], pages: usize) -> Result<Lists, Fault> {
    values.iter().map(|value| bytes.pages(value.count, pages)).collect()
}

fn shards(bytes: &mut Bytes) -> Result<Vec<Shard>, Fault> {
    let mut sorted = Sorted::default();
    let boundaries = bytes.list(|bytes| sorted.next(bytes))?;
    if !boundaries.is_sorted_by(|a, b| a < b) {
        return Err(UNSORTED);
    }
    let files = bytes.names(boundaries.len())?;
    Ok(boundaries.into_iter().zip(files).map(|(boundary, file)| Shard { boundary, file }).collect())
}

impl CardsAt {
    fn read(bytes: &mut Bytes, pages: usize, languages: usize, kinds: usize) -> Result<Self, Fault> {
        let each = bytes.size()?;
        let count = bytes.count()?;
        let files = bytes.names(count)?;
        if files.is_empty() {
            return Cards::read(bytes, pages, languages, kinds).map(CardsAt::Here);
        }
        // This bounds the number of pages by what was read.
        if each == 0 || each > MOST_CARDS || files.len() != pages.div_ceil(each) {
            return Err(Fault("its cards are not as many as its pages"));
        }
        Ok(CardsAt::Files(each, files))
    }
}
