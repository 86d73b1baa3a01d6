//! What is asked and what is answered, in the form of the client in the browser.

use serde::ser::{SerializeMap, Serializer};

/// How hits are to be ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By what they are worth.
    #[default]
    Relevance,
    /// By their day, the latest first.
    Date,
}

/// What is asked besides the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How many hits to return.
    pub limit: usize,
    /// How many to pass over.
    pub offset: usize,
    /// Names of facets with values; values of one facet widen, facets narrow.
    pub filters: Vec<(String, Vec<String>)>,
    /// Their order.
    pub sort: Sort,
    /// Whether excerpts are taken from the pages' texts.
    pub excerpts: bool,
    /// Whether hits are counted for facets whose pages are told in files of their own, too.
    pub facets: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limit: 10,
            offset: 0,
            filters: Vec::new(),
            sort: Sort::default(),
            excerpts: true,
            facets: false,
        }
    }
}

/// What is answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Answer {
    /// How many hits there are.
    pub total: usize,
    /// Those that were asked for.
    pub hits: Vec<Hit>,
    /// How many hits each value of each facet has.
    #[serde(serialize_with = "by_name")]
    pub facets: Vec<FacetCounts>,
    /// The query that may have been meant.
    pub suggestion: Option<String>,
    /// Whether hits lack some of the words, because none has them all.
    pub relaxed: bool,
    /// What could not be looked at, and why.
    pub problems: Vec<String>,
}

/// A page that was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Hit {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its language.
    pub lang: String,
    /// What it is about.
    pub summary: String,
    /// Where it speaks of what is looked for: HTML, escaped, with `<mark>`.
    pub excerpt: String,
    /// What it is worth.
    pub score: u64,
    /// The anchor of the excerpt's section.
    pub anchor: String,
    /// The heading of that section.
    pub section: String,
}

/// How many hits each value of a facet has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet's name in filters.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// Its values with hits; all of them, if these were not counted.
    pub values: Vec<ValueCount>,
}

/// How many hits a value has.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ValueCount {
    /// Its name in filters.
    pub value: String,
    /// Its name for readers.
    pub label: String,
    /// How many, if they were counted.
    pub count: Option<usize>,
}

/// An object from names to values, in order.
fn by_name<S: Serializer>(facets: &[FacetCounts], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(facets.len()))?;
    for facet in facets {
        map.serialize_entry(&facet.name, &facet.values)?;
    }
    map.end()
}
