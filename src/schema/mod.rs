//! The schema: what a challenge, a person, a post *is*, read from one file.
//!
//! The default one is embedded; a site's `_schema.yml` extends it key by key, takes a part out by setting it to
//! nothing (`tags:`), or replaces it whole with `replace: true`. Everything that validates, relates or lists
//! derives from what is read here.

mod check;
mod layout;
mod plain;
mod read;
mod vocabulary;
mod words;

use crate::text::names_file;
use crate::yaml::{Map, Value};
use std::sync::LazyLock;

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
    /// Keys that mean the same in every collection, and what else they are called.
    pub keys: Vec<(String, Vec<String>)>,
    /// Keys that nothing acts on and nobody is told of.
    pub ignored: Vec<String>,
    /// What the items of lists hold: a key figure, an award.
    pub records: Vec<Record>,
    /// Closed lists of words that a field chooses from.
    pub vocabularies: Vec<Vocabulary>,
}

/// What one item of a list holds.
#[derive(Debug, Clone)]
pub struct Record {
    /// The key in the schema: `figure`.
    pub name: String,
    /// Its name for readers.
    pub label: Labels,
    /// The field that an item is which is a mere text.
    pub text: Option<String>,
    /// What an item may say.
    pub fields: Vec<Field>,
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
    /// The field that keeps an entry out where it says `false`.
    pub published: Option<String>,
    /// The address that others link to in the place of an entry's page.
    pub elsewhere: Option<Elsewhere>,
    /// Fields that stand in for a missing date.
    pub date_from: Vec<String>,
    /// Template of an entry's page; none, and it has no page.
    pub template: Option<String>,
    /// The template of a sheet to print that each entry with a page has besides.
    pub sheet: Option<String>,
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
    /// Globs of tables, in CSV, Org or Markdown, each row of which is an entry.
    pub tables: Vec<String>,
    /// The field that a record is which is a mere text; the title where none is named.
    pub text: Option<String>,
    /// The field of a record that is the text of its page, in Markdown.
    pub body: Option<String>,
    /// Whether an entry is published only if it says `publish: true`, itself or for its whole file.
    pub private: bool,
    /// The field that says what of an entry its person consents to.
    pub consent: Option<String>,
    /// The field that names the person an entry is about, and what that person has to consent to.
    pub consent_of: Option<(String, String)>,
    /// Whether its entries are open data: files for other programs hold them.
    pub export: bool,
    /// The pages that tell of it week by week.
    pub log: Option<Log>,
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
    /// Its entries are events: they stand in the agenda and in calendars.
    Events,
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

/// The pages that tell of a collection week by week: one for all of it, one a week, one for each entry it is about.
#[derive(Debug, Clone)]
pub struct Log {
    /// Where the first stands; the others stand below it.
    pub path: String,
    /// The `ref` field that names what an entry is about.
    pub of: String,
    /// The `refs` field that entries are counted by.
    pub by: Option<String>,
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
    /// Its name for readers; none, and no page that lists fields shows it.
    pub label: Labels,
    /// The record that its items are.
    pub of: Option<String>,
    /// Whether an entry without it deserves a word.
    pub expected: bool,
    /// What a person has to consent to before it is published.
    pub scope: Option<String>,
    /// The relation and its field that say it where the entry does not.
    pub through: Option<(String, String)>,
    /// Whether several names may be written as one word: `AP` for `A` and `P`.
    pub joined: bool,
    /// The collection whose entries the text may name: those see this entry under the name of its collection.
    pub credits: Option<String>,
    /// schema.org's property that it is.
    pub property: Option<String>,
    /// Whether it is open data.
    pub export: bool,
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
    /// One of the words of a vocabulary.
    Choice {
        /// The vocabulary.
        of: String,
    },
    /// The name of another entry, or a list of such names.
    Ref {
        /// The collections it is looked up in, one after the other; [`ANYTHING`] alone until they are known.
        to: Vec<String>,
        /// The name under which the other entry sees this one.
        inverse: Option<String>,
        /// Whether there may be several.
        many: bool,
        /// Whether a name that nothing bears makes an entry, whatever the collection says.
        create: bool,
    },
}

/// What stands for all collections whose entries have pages.
pub const ANYTHING: &str = "any";

impl Kind {
    /// What it is called in a schema.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Bool => "bool",
            Kind::Number => "number",
            Kind::Date => "date",
            Kind::Url => "url",
            Kind::Path => "path",
            Kind::List => "list",
            Kind::Map => "map",
            Kind::Any => "any",
            Kind::Choice { .. } => "choice",
            Kind::Ref { many: false, .. } => "ref",
            Kind::Ref { many: true, .. } => "refs",
        }
    }

    /// Whether it refers to entries of `collection`.
    pub fn refers_to(&self, collection: &str) -> bool {
        matches!(self, Kind::Ref { to, .. } if to.iter().any(|name| name == collection))
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

impl Record {
    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Collection {
    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether the rows of the table at `path` are its entries. A private table must not become a file to copy by the way
    /// its name is written.
    pub fn reads_table(&self, path: &str) -> bool {
        self.tables.iter().any(|glob| names_file(glob, path))
    }

    /// What `meta` says for the field called `name`, under the first of its keys that says something.
    pub fn said<'m>(&self, name: &str, meta: &'m Map) -> Option<&'m Value> {
        let mut keys = self.field(name)?.keys.iter();
        keys.find_map(|key| meta.get(key).filter(|value| !value.is_blank()))
    }
}
