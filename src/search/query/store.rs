//! The index's files, read when they are needed and kept.
//!
//! Takes names from the directory, returns shards; a file that cannot be had or is refused is told once an answer.

use super::bytes::{Bytes, Fault};
use super::cards::{Card, Cards};
use super::directory::{self, CardsAt, Directory, Facet, Lists, ListsAt, Named};
use super::file;
use super::texts::{self, Section};
use super::words::{self, Words};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Where an index's files are.
pub trait Files {
    /// The bytes of the file `name` below the search folder: `w/1a2b3c4d.eig`.
    fn read(&self, name: &str) -> Option<Vec<u8>>;
}

/// The directory, and all other files behind it.
pub struct Store {
    files: Box<dyn Files>,
    /// What `index.eig` says.
    pub directory: Directory,
    words: Kept<Words>,
    reversed: Kept<Vec<String>>,
    cards: Kept<Cards>,
    texts: Kept<Vec<Section>>,
    facets: Kept<Lists>,
}

/// Shards that were read, and what is wrong with those that were refused.
type Kept<T> = RefCell<HashMap<Named, Result<Rc<T>, String>>>;

/// The store as one answer sees it, and what was wrong on the way.
pub struct Reading<'a> {
    store: &'a Store,
    problems: RefCell<Vec<String>>,
}

impl Store {
    /// Reads the directory.
    ///
    /// # Errors
    /// What is wrong with it, in plain words.
    pub fn open(files: Box<dyn Files>) -> Result<Self, String> {
        const NAME: &str = "index.eig";
        let bytes = files.read(NAME).ok_or_else(|| missing(NAME))?;
        let directory = file::content(&bytes, None).and_then(|content| Directory::read(&content));
        let directory = directory.map_err(|fault| refused(NAME, fault))?;
        Ok(Self {
            files,
            directory,
            words: Kept::default(),
            reversed: Kept::default(),
            cards: Kept::default(),
            texts: Kept::default(),
            facets: Kept::default(),
        })
    }

    fn get<T>(
        &self,
        kept: &Kept<T>,
        folder: &str,
        name: Named,
        read: impl FnOnce(&[u8]) -> Result<T, Fault>,
    ) -> Result<Rc<T>, String> {
        if let Some(found) = kept.borrow().get(&name) {
            return found.clone();
        }
        let path = name.path(folder);
        let found = match self.files.read(&path) {
            Some(bytes) => file::content(&bytes, Some(name.crc))
                .and_then(|content| read(&content))
                .map(Rc::new)
                .map_err(|fault| refused(&path, fault)),
            None => Err(missing(&path)),
        };
        kept.borrow_mut().insert(name, found.clone());
        found
    }
}

fn missing(path: &str) -> String {
    format!("the file `{path}` of the search index is missing")
}

fn refused(path: &str, Fault(why): Fault) -> String {
    format!("the file `{path}` of the search index cannot be used: {why}")
}

impl<'a> Reading<'a> {
    /// A reading without problems yet.
    pub fn new(store: &'a Store) -> Self {
        Self { store, problems: RefCell::default() }
    }

    /// What `index.eig` says.
    pub fn directory(&self) -> &'a Directory {
        &self.store.directory
    }

    /// What was wrong so far.
    pub fn problems(self) -> Vec<String> {
        self.problems.into_inner()
    }

    /// The shard of words where `word` is, if it is anywhere.
    pub fn words_of(&self, word: &str) -> Option<Rc<Words>> {
        self.words(self.directory().shard_of(word)?)
    }

    /// The shard of words at `index` of the directory.
    pub fn words(&self, index: usize) -> Option<Rc<Words>> {
        let name = self.directory().words.get(index)?.file;
        let read = |content: &[u8]| Words::read(content, self.directory().pages);
        self.noted(self.store.get(&self.store.words, "w", name, read))
    }

    /// The shard of words spelled backwards at `index` of the directory.
    pub fn reversed(&self, index: usize) -> Option<Rc<Vec<String>>> {
        let name = self.directory().reversed.get(index)?.file;
        self.noted(self.store.get(&self.store.reversed, "r", name, words::read_backwards))
    }

    /// The card of a page.
    pub fn card(&self, page: u32) -> Option<Card> {
        let page = page as usize;
        let (each, files) = match &self.directory().cards {
            CardsAt::Here(cards) => return cards.get(page).cloned(),
            CardsAt::Files(each, files) => (*each, files),
        };
        let first = page / each * each;
        let held = each.min(self.directory().pages.saturating_sub(first));
        let languages = self.directory().languages.len();
        let kinds = self.directory().facets.first().map_or(0, |facet| facet.values.len());
        let read = |content: &[u8]| Cards::read(&mut Bytes::new(content), held, languages, kinds);
        let shard = self.noted(self.store.get(&self.store.cards, "c", *files.get(page / each)?, read))?;
        shard.get(page - first).cloned()
    }

    /// For each value of a facet, the pages that have it.
    pub fn lists(&self, facet: &Facet) -> Option<Rc<Lists>> {
        let name = match &facet.lists {
            ListsAt::Here(lists) => return Some(lists.clone()),
            ListsAt::File(name) => *name,
        };
        let read = |content: &[u8]| {
            directory::lists(&mut Bytes::new(content), &facet.values, self.directory().pages)
        };
        self.noted(self.store.get(&self.store.facets, "f", name, read))
    }

    /// The text of a passage.
    pub fn text(&self, name: Named) -> Option<Rc<Vec<Section>>> {
        self.noted(self.store.get(&self.store.texts, "t", name, texts::read))
    }

    fn noted<T>(&self, found: Result<T, String>) -> Option<T> {
        let problem = match found {
            Ok(found) => return Some(found),
            Err(problem) => problem,
        };
        let mut problems = self.problems.borrow_mut();
        if !problems.contains(&problem) {
            problems.push(problem);
        }
        None
    }
}
