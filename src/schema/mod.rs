//! The schema: what a challenge, a person, a post *is*, read from one file.
//!
//! The default one is embedded; a site's `_schema.yml` extends it key by key, takes a part out by setting it to
//! nothing (`tags:`), or replaces it whole with `replace: true`. Everything that validates, relates or lists
//! derives from what is read here.

mod layout;
mod plain;
mod read;
mod vocabulary;

use crate::yaml::{Map, Value};
use std::sync::LazyLock;

pub use read::{Own, read};
pub use vocabulary::{Layer, ToolCategory};

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
}

/// One kind of entry.
#[derive(Debug, Clone)]
pub struct Collection {
    /// The key in the schema: `defis`.
    pub name: String,
    /// Its name for readers.
    pub label: Labels,
    /// The name of one entry.
    pub singular: Labels,
    /// schema.org's type of an entry.
    pub schema_org: Option<String>,
    /// Globs of the files that belong to it.
    pub sources: Vec<String>,
    /// YAML files whose records belong to it; of two records of one name the first counts.
    pub data: Vec<String>,
    /// Whether files are named after a date and need one, as posts do.
    pub dated: bool,
    /// Where an entry stands; Jekyll's placeholders.
    pub permalink: String,
    /// Fields that stand in for a missing date.
    pub date_from: Vec<String>,
    /// Template of an entry's page; none, and it has no page.
    pub template: Option<String>,
    /// The page that lists them.
    pub list: Option<List>,
    /// Its feeds.
    pub feed: Feed,
    /// Whether a name that nothing bears makes an entry.
    pub create: bool,
    /// What its files are read for beyond entries.
    pub holds: Option<Holds>,
    /// The collection whose entries it tells of; for one that holds stacks.
    pub of: Option<String>,
    /// Globs of lists and tables, each line of which is a tool; for a collection that holds tools.
    pub lists: Vec<String>,
    /// Which of the tools that the program knows by itself the site shows.
    pub shipped: Shipped,
    /// What an entry may say.
    pub fields: Vec<Field>,
}

/// What a collection's files are read for beyond entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Its entries are tools: their names are reconciled, the program's own catalogue stands behind them.
    Tools,
    /// Its files tell which tools the challenges use.
    Stacks,
}

/// Which of the tools that the program knows by itself a site shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shipped {
    /// Those that the site speaks of.
    #[default]
    Used,
    /// All.
    All,
    /// None: only the site's own tools are known.
    None,
}

/// The page that lists a collection.
#[derive(Debug, Clone)]
pub struct List {
    /// Where it stands.
    pub path: String,
    /// Its template.
    pub template: String,
    /// The field it is sorted by; `date` and `title` are always there.
    pub sort: String,
    /// Whether the highest comes first.
    pub descending: bool,
    /// Entries on a page; none, and all stand on one.
    pub per_page: Option<usize>,
    /// A `ref` field that entries are grouped by.
    pub group: Option<String>,
}

/// Which feeds a collection has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Feed {
    /// None.
    #[default]
    None,
    /// One of the whole list, at this address plus `.xml` and `.json`.
    List(String),
    /// One an entry, of what refers to it.
    Entries,
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
}

/// One field of an entry.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in templates.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether an entry without it is incomplete.
    pub required: bool,
    /// Whether other pages may see it.
    pub card: bool,
    /// The name under which readers may narrow a search by it.
    pub facet: Option<String>,
    /// What a word of it counts in search beside one of the text, which counts 1; 0, and it is not looked for.
    pub search: Option<u32>,
    /// Whether its value is one more name of the entry.
    pub names: bool,
    /// The front matter keys it is read from; the first that says something counts.
    pub keys: Vec<String>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A date.
    Date,
    /// An address on the web.
    Url,
    /// A path on the site.
    Path,
    /// A list of anything.
    List,
    /// Keys and values.
    Map,
    /// Anything.
    Any,
    /// The name of another entry, or a list of such names.
    Ref {
        /// The collection it is looked up in.
        to: String,
        /// The name under which the other entry sees this one.
        inverse: Option<String>,
        /// Whether there may be several.
        many: bool,
        /// Whether a name that nothing bears makes an entry, whatever the collection says.
        create: bool,
    },
}

impl Schema {
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
        let is_org = path.to_ascii_lowercase().ends_with(".org");
        let names =
            |glob: &str| !is_org || glob.ends_with(".org") || (glob.ends_with('}') && glob.contains("org"));
        self.collections.iter().position(|collection| {
            collection.sources.iter().any(|glob| names(glob) && fast_glob::glob_match(glob, path))
        })
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

impl Collection {
    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// What `meta` says for the field called `name`, under the first of its keys that says something.
    pub fn said<'m>(&self, name: &str, meta: &'m Map) -> Option<&'m Value> {
        let mut keys = self.field(name)?.keys.iter();
        keys.find_map(|key| meta.get(key).filter(|value| !value.is_blank()))
    }
}
