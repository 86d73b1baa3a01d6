//! What readers may narrow a search or a list by: the year of an entry, the tools it speaks of, and every field that the
//! schema marks as a facet.
//!
//! Takes the entries that are shown; returns the facets with their values, and which of them each entry has. People and
//! tools say little of themselves: they have the values of the challenges that they have to do with. Knows nothing of
//! pages or of the index.

pub mod plain;
pub mod related;
mod said;

use super::{EntryId, Site};
use crate::schema::{Holds, Kind, Schema};
use crate::text::fold;
use jiff::tz::TimeZone;
use said::{Said, Words};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the facet of the type of an entry.
pub const TYPE: &str = "type";
/// The name of the facet of the tools that an entry speaks of.
pub const TOOL: &str = "tool";
/// The name of the facet of years.
pub const YEAR: &str = "year";

/// Something to narrow by.
#[derive(Debug)]
pub struct Facet {
    /// Its name in addresses.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// What there is to choose, in the order in which readers are told of it.
    pub values: Vec<FacetValue>,
}

/// One of the things to choose in a facet.
#[derive(Debug, Clone)]
pub struct FacetValue {
    /// Its name in addresses.
    pub value: String,
    /// Its name for readers.
    pub label: String,
    /// What it stands for.
    pub key: Key,
}

/// What a value of a facet stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The entries of the collection at this index of the schema.
    Type(usize),
    /// What names this entry.
    Entry(EntryId),
    /// A text, or a word of a vocabulary: a number that means something only here.
    Word(usize),
    /// What is of this year.
    Year(i16),
}

/// What `site` is shown with.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// Everything.
    pub site: &'a Site,
    /// The site's schema.
    pub schema: &'a Schema,
    /// The site's time zone.
    pub zone: &'a TimeZone,
    /// The language of the labels.
    pub lang: &'a str,
}

/// The facets of the entries `shown`, and the values of each of them: index of the facet, and of its value.
pub fn of(shown: &[EntryId], scope: Scope) -> (Vec<Facet>, Vec<Vec<(usize, usize)>>) {
    let Scope { site, schema, lang, .. } = scope;
    let mut words = Words::default();
    let said: Vec<Said> = said::of(shown, scope, &mut words);
    let mut table = Table::default();
    table.add(TYPE, TYPE_LABEL.to_owned(), types(site, shown, schema, lang));
    for (name, label) in names(schema, lang) {
        let of_it = said.iter().flatten().filter(|(facet, _)| *facet == name);
        let keys: BTreeSet<Key> = of_it.map(|(_, key)| *key).collect();
        let mut keys: Vec<Key> = keys.into_iter().collect();
        keys.sort_by_cached_key(|key| words.order(*key, site));
        table.add(name, label, keys.iter().filter_map(|key| words.value(*key, site)).collect());
    }
    let years: BTreeSet<i16> = said.iter().flatten().filter_map(|(_, key)| year_of(*key)).collect();
    table.add(YEAR, year_label(lang).to_owned(), years.into_iter().rev().map(year_value).collect());

    let values = shown.iter().zip(&said).map(|(id, said)| {
        let kind = (TYPE, Key::Type(site.entries[*id].collection));
        [kind].into_iter().chain(said.iter().copied()).filter_map(|(name, key)| table.at(name, key)).collect()
    });
    let values = values.collect();
    (table.facets, values)
}

const TYPE_LABEL: &str = "Type";

/// The name for readers of the facet of years.
fn year_label(lang: &str) -> &'static str {
    if lang == "fr" { "Année" } else { "Year" }
}

fn year_of(key: Key) -> Option<i16> {
    match key {
        Key::Year(year) => Some(year),
        _ => None,
    }
}

fn year_value(year: i16) -> FacetValue {
    FacetValue { value: year.to_string(), label: year.to_string(), key: Key::Year(year) }
}

#[derive(Default)]
struct Table<'s> {
    facets: Vec<Facet>,
    places: BTreeMap<(&'s str, Key), (usize, usize)>,
}

impl<'s> Table<'s> {
    /// Adds a facet; one without values is none.
    fn add(&mut self, name: &'s str, label: String, values: Vec<FacetValue>) {
        if values.is_empty() && name != TYPE {
            return;
        }
        let index = self.facets.len();
        for (place, value) in values.iter().enumerate() {
            self.places.insert((name, value.key), (index, place));
        }
        self.facets.push(Facet { name: name.to_owned(), label, values });
    }

    fn at(&self, name: &str, key: Key) -> Option<(usize, usize)> {
        self.places.get(&(name, key)).copied()
    }
}

fn types(site: &Site, shown: &[EntryId], schema: &Schema, lang: &str) -> Vec<FacetValue> {
    let used: BTreeSet<usize> = shown.iter().map(|id| site.entries[*id].collection).collect();
    let value = |index: &usize| {
        let collection = &schema.collections[*index];
        let label = collection.label.get(lang).to_owned();
        FacetValue { value: collection.name.clone(), label, key: Key::Type(*index) }
    };
    used.iter().map(value).collect()
}

/// The facets that stand between the type and the year, with the name of one of their values: those of fields in the
/// schema's order, then tools.
fn names<'s>(schema: &'s Schema, lang: &str) -> Vec<(&'s str, String)> {
    let mut names: Vec<(&str, String)> = Vec::new();
    let label = |to: &str| schema.collection(to).map_or("", |(_, c)| c.singular.get(lang)).to_owned();
    for field in schema.collections.iter().flat_map(|collection| &collection.fields) {
        let Some(name) = field.facet.as_ref().filter(|name| *name != YEAR) else { continue };
        let label = match &field.kind {
            Kind::Ref { to, .. } => label(to.first().map_or("", String::as_str)),
            _ if field.label.0.is_empty() => name.clone(),
            _ => field.label.get(lang).to_owned(),
        };
        if !names.iter().any(|(known, _)| known == name) {
            names.push((name, label));
        }
    }
    // The facets of challenges come first: what a showcase is about.
    names.sort_by_key(|(name, _)| !["promotion", "administration", "skill", "role"].contains(name));
    if let Some((_, tools)) = schema.holder(Holds::Tools)
        && !names.iter().any(|(name, _)| *name == TOOL)
    {
        names.push((TOOL, label(&tools.name)));
    }
    names
}

/// Where a value stands among those of its facet.
type Order = (usize, usize, String, Key);

impl Words {
    fn order(&self, key: Key, site: &Site) -> Order {
        match key {
            Key::Entry(id) => (site.entries[id].collection, site.ranks[id], String::new(), key),
            Key::Word(place) => {
                let word = &self.all[place];
                (usize::MAX, word.rank, fold(&word.label), key)
            }
            Key::Type(_) | Key::Year(_) => (0, 0, String::new(), key),
        }
    }

    fn value(&self, key: Key, site: &Site) -> Option<FacetValue> {
        match key {
            Key::Entry(id) => {
                let entry = &site.entries[id];
                Some(FacetValue { value: entry.id.clone(), label: entry.card.title.clone(), key })
            }
            Key::Word(place) => {
                let word = self.all.get(place)?;
                Some(FacetValue { value: word.id.clone(), label: word.label.clone(), key })
            }
            Key::Type(_) | Key::Year(_) => None,
        }
    }
}
