//! What the schema says of a collection.

use super::{Elsewhere, Field, Labels};
use crate::text::FileName;
use crate::yaml::{Map, Value};

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
    /// What its entries are to the program, or what its files are read for besides.
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
    /// What the items of lists in its tables' files hold, if they are entries too.
    pub line: Option<ItemLine>,
    /// The pages that tell of it week by week.
    pub log: Option<Log>,
    /// What an entry may say.
    pub fields: Vec<Field>,
}

/// What the entries of a collection are to the program, or what its files are read for besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Its entries are tools: their names are reconciled, the program's own catalogue stands behind them.
    Tools,
    /// Its files tell which tools the challenges use.
    Stacks,
    /// Its entries are events: they stand in the agenda and in calendars.
    Events,
    /// Its entries are skills: they have the skill exchange.
    Skills,
    /// Its entries are people: they have a directory, and give and seek skills.
    People,
    /// Its entries are promotions: their pages show what belongs to each.
    Promotions,
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

/// What an item of a list holds besides a title and a link.
#[derive(Debug, Clone)]
pub struct ItemLine {
    /// The field of what stands before its colon.
    pub before: Option<String>,
    /// The field of the headline above it.
    pub heading: Option<String>,
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

impl Collection {
    /// The folder that new texts of it go to, with a slash at its end, empty for that of the site; nothing where its files are
    /// no texts of their own.
    pub fn folder(&self) -> Option<String> {
        if self.holds == Some(Holds::Stacks) {
            return None;
        }
        let glob = self.sources.first()?.trim_start_matches("**/");
        let fixed = glob.split('*').next().unwrap_or_default();
        Some(fixed.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/")))
    }

    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether the rows of the table in `file` are its entries. A private table must not become a file to copy by the way
    /// its name is written.
    pub fn reads_table(&self, file: &FileName) -> bool {
        self.tables.iter().any(|glob| file.is(glob))
    }

    /// What `meta` says for the field called `name`, under the first of its keys that says something.
    pub fn said<'m>(&self, name: &str, meta: &'m Map) -> Option<&'m Value> {
        let mut keys = self.field(name)?.keys.iter();
        keys.find_map(|key| meta.get(key).filter(|value| !value.is_blank()))
    }
}
