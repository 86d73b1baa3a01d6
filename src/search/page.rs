//! What is looked for: the pages of a site as the index sees them.
//!
//! Nouns only; knows neither where pages come from nor how they are indexed.

use crate::parse::body::Body;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Everything that is looked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Corpus {
    /// The site's own language, then the others that pages are written in: `fr`, `en`.
    pub languages: Vec<String>,
    /// What readers may narrow by; the first is the type of a page.
    pub facets: Vec<Facet>,
    /// Words and phrases that mean the same, one set an item: `["IA", "intelligence artificielle"]`.
    pub synonyms: Vec<Vec<String>>,
    /// The pages, in any order.
    pub pages: Vec<Page>,
}

/// Something that readers may narrow by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facet {
    /// Its name in addresses and filters: `promotion`.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// Its values, in the order in which they are shown.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetValue {
    /// Its name in addresses and filters.
    pub value: String,
    /// Its name for readers.
    pub label: String,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Its address, with the site's base path, percent-encoded.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Other names that it goes by, each as good as its title: a tool's aliases, an administration's acronym.
    pub names: Vec<String>,
    /// Index into [`Corpus::languages`].
    pub lang: usize,
    /// Its day as `2024-05-31`, if it has one.
    pub date: Option<String>,
    /// One or two sentences.
    pub summary: String,
    /// What it says besides its title, names and sections: fields, each with its weight.
    pub fields: Vec<Weighted>,
    /// Its text, in order; what excerpts are taken from.
    pub sections: Vec<Section>,
    /// Its values: index into [`Corpus::facets`], then into that facet's values. Exactly one of the first facet.
    pub facets: Vec<(usize, usize)>,
}

/// A text that counts more or less.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weighted {
    /// How much a word of it counts beside one of the body, which counts 1.
    pub weight: u32,
    /// The text.
    pub text: String,
}

/// A piece of a page's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The anchor of its heading; empty before the first one.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// Its text, one line a block.
    pub text: Text,
}

/// The text of a section. Nearly all that is looked for is this, so that it is not copied where a body holds it.
#[derive(Clone)]
pub enum Text {
    /// A text of its own.
    Own(String),
    /// A part of the text of a body.
    Part(Arc<Body>, Range<usize>),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Own(text) => text,
            Self::Part(body, range) => body.text.get(range.clone()).unwrap_or_default(),
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Own(text)
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::Own(String::new())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text {}
