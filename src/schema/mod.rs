//! The schema: what a challenge, a person, a post *is*, read from one file.
//!
//! The default one is embedded; a site's `_schema.yml` extends it key by key, takes a part out by setting it to
//! nothing (`tags:`), or replaces it whole with `replace: true`. Everything that validates, relates or lists
//! derives from what is read here.

mod called;
mod check;
mod collection;
mod field;
mod layout;
mod plain;
mod read;
mod vocabulary;
mod words;

use crate::diag::Arg;
use std::sync::LazyLock;

pub use collection::{Collection, Feed, Holds, ItemLine, List, Log, Shipped};
pub use field::{ANYTHING, Field, Kind, Record};
pub use layout::Elsewhere;
pub use read::{Own, read};
pub use vocabulary::{Layer, Term, ToolCategory, Vocabulary};

/// All collections of a site, and the fields that each entry may have.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    /// In the order in which they are asked for a source; `pages` takes what no other wants.
    pub collections: Vec<Collection>,
    /// What tools are used for, in the order of the pages.
    pub layers: Vec<Layer>,
    /// The kinds of tools, in the order of the pages.
    pub tool_categories: Vec<ToolCategory>,
    /// The folders of the site that are read, and where their files stand in it; none, and all are read as they lie.
    pub folders: Vec<(String, String)>,
    /// The name of files that tell of their folder: `_index.md`.
    pub section: Option<String>,
    /// Whether an address that an entry gives itself is that of a folder when it has no ending: `/contact` is
    /// `/contact/`.
    pub folder_addresses: bool,
    /// Keys that mean the same in every collection, and what else they are called.
    pub keys: Vec<(String, Vec<String>)>,
    /// Keys that nothing acts on and nobody is told of.
    pub ignored: Vec<String>,
    /// What the items of lists hold: a key figure, an award.
    pub records: Vec<Record>,
    /// Closed lists of words that a field chooses from.
    pub vocabularies: Vec<Vocabulary>,
}

/// A name in each language, in the schema's order.
#[derive(Debug, Clone, Default)]
pub struct Labels(pub Vec<(String, String)>);

impl Labels {
    /// The name in `lang`, or else the first.
    pub fn get(&self, lang: &str) -> &str {
        let exact = self.0.iter().find(|(l, _)| l == lang);
        exact.or(self.0.first()).map_or("", |(_, text)| text)
    }

    /// The name within a sentence of a message: in small letters, in the language of the message.
    pub fn within(&self) -> Arg {
        Arg::Both { en: self.get("en").to_lowercase(), fr: self.get("fr").to_lowercase() }
    }
}

impl Schema {
    /// The record called `name`.
    pub fn record(&self, name: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.name == name)
    }

    /// The vocabulary called `name`.
    pub fn vocabulary(&self, name: &str) -> Option<&Vocabulary> {
        self.vocabularies.iter().find(|vocabulary| vocabulary.name == name)
    }

    /// The record that the items of `field` are.
    pub fn record_of(&self, field: &Field) -> Option<&Record> {
        self.record(field.of.as_deref()?)
    }

    /// The schema that is embedded in the program.
    pub fn embedded() -> &'static Schema {
        static SCHEMA: LazyLock<Schema> = LazyLock::new(|| read::read(None).value);
        &SCHEMA
    }

    /// The collection called `name`, with its index.
    pub fn collection(&self, name: &str) -> Option<(usize, &Collection)> {
        self.collections.iter().enumerate().find(|(_, c)| c.name == name)
    }

    /// The collection that holds `what`, with its index.
    pub fn holder(&self, what: Holds) -> Option<(usize, &Collection)> {
        self.collections.iter().enumerate().find(|(_, c)| c.holds == Some(what))
    }

    /// The collection whose entries use the tools that stacks tell of: the challenges.
    pub fn users_of_tools(&self) -> Option<(usize, &Collection)> {
        let stacks = self.holder(Holds::Stacks).and_then(|(_, stacks)| stacks.of.as_deref());
        self.collection(stacks.unwrap_or("defis"))
    }

    /// The layer called `id`.
    pub fn layer(&self, id: &str) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.id == id)
    }

    /// The category called `id`.
    pub fn tool_category(&self, id: &str) -> Option<&ToolCategory> {
        self.tool_categories.iter().find(|category| category.id == id)
    }

    /// The collection that the file at `path` belongs to. A file in Org belongs to one only if a pattern names that
    /// ending: the `**` of pages does not make a page of every note.
    pub fn collection_of(&self, path: &str) -> Option<usize> {
        if self.is_section(path) {
            return self.collection_of_section(path);
        }
        let whole = self.first_of(path);
        // What only the pages want may be the translation of an entry: `en/_defis/a.md`.
        let is_page = whole.is_none_or(|at| self.collections[at].sources.iter().any(|glob| glob == "**"));
        let below = self.below_language(path).filter(|_| is_page).and_then(|(_, rest)| self.first_of(rest));
        below.or(whole)
    }

    fn first_of(&self, path: &str) -> Option<usize> {
        let is_org = path.to_ascii_lowercase().ends_with(".org");
        let names =
            |glob: &str| !is_org || glob.ends_with(".org") || (glob.ends_with('}') && glob.contains("org"));
        self.collections.iter().position(|collection| {
            collection.sources.iter().any(|glob| names(glob) && fast_glob::glob_match(glob, path))
        })
    }

    /// The first folder of `path` and what stands below it, if the folder is called like a language that the collections
    /// have labels in.
    pub fn below_language<'p>(&self, path: &'p str) -> Option<(&'p str, &'p str)> {
        let (folder, rest) = path.split_once('/')?;
        let mut languages = self.collections.iter().flat_map(|collection| &collection.label.0);
        languages.any(|(lang, _)| lang == folder && !lang.is_empty()).then_some((folder, rest))
    }

    /// The languages that the collections have labels in.
    pub fn languages(&self) -> Vec<String> {
        let mut languages: Vec<String> =
            self.collections.iter().flat_map(|c| &c.label.0).map(|(lang, _)| lang.clone()).collect();
        languages.sort_unstable();
        languages.dedup();
        languages.retain(|lang| !lang.is_empty());
        languages
    }

    /// The patterns of tables that are read, below the folder of a language too.
    pub fn tables(&self) -> Vec<String> {
        let own = self.collections.iter().flat_map(|c| c.tables.iter().chain(&c.data));
        let languages = format!("{{{}}}", self.languages().join(","));
        own.flat_map(|glob| [glob.clone(), format!("{languages}/{glob}")]).collect()
    }

    /// The folders that hold entries, without their leading underscore: `posts`, `defis` …
    pub fn entry_folders(&self) -> Vec<String> {
        let mut folders: Vec<String> = self
            .collections
            .iter()
            .flat_map(|c| &c.sources)
            .flat_map(|glob| glob.split('/'))
            .filter(|part| !part.contains('*'))
            .filter_map(|part| part.strip_prefix('_'))
            .map(str::to_owned)
            .collect();
        folders.sort();
        folders.dedup();
        folders
    }
}
