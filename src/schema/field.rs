//! What the schema says of a field, and of the items of lists.

use super::Labels;

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
    /// Of a choice: whether a word that is like none of the vocabulary's is as good.
    pub open: bool,
    /// Of a text: whether it is written in Markdown.
    pub markdown: bool,
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

impl Record {
    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
