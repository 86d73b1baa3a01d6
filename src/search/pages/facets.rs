//! What readers may narrow a search by: the type of a page, its year, the tools it speaks of, and every field that the
//! schema marks as a facet.
//!
//! People and tools say little of themselves: they have the values of the challenges that they have to do with.

use super::related;
use crate::parse::markdown::typeset;
use crate::resolve::{EntryId, FieldValue, Site};
use crate::schema::{Field, Holds, Kind, Schema};
use crate::search::page::{Facet, FacetValue};
use crate::text::{fold, slugify};
use crate::yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The names of the facets that no field stands for.
const TYPE: &str = "type";
const TOOL: &str = "tool";
const YEAR: &str = "year";

/// What a page is narrowed by: the name of a facet, and its value.
type Said<'s> = BTreeSet<(&'s str, Key)>;

/// The facets of `site`, and the values of each of the entries `shown`.
pub fn of(
    site: &Site,
    shown: &[EntryId],
    schema: &Schema,
    lang: &str,
) -> (Vec<Facet>, Vec<Vec<(usize, usize)>>) {
    let mut words = Words { lang, ..Words::default() };
    let own: Vec<Said> = (0..site.entries.len()).map(|id| own(id, site, schema, &mut words)).collect();
    let said: Vec<Said> = shown.iter().map(|id| with_inherited(*id, &own, site, schema)).collect();
    let mut table = Table::default();
    table.add(TYPE, kind_label(TYPE, lang), types(site, shown, schema, lang));
    for (name, label) in names(schema, lang) {
        let mut keys: Vec<Key> =
            said.iter().flatten().filter(|(facet, _)| *facet == name).map(|(_, key)| *key).collect();
        keys.sort_unstable_by_key(|key| order(*key, site, &words));
        keys.dedup();
        let values = keys.iter().filter_map(|key| Some((*key, value(*key, site, &words)?)));
        table.add(name, label, values.collect());
    }
    let mut years: Vec<i16> = shown.iter().filter_map(|id| year(*id, site)).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let year_value = |year: &i16| FacetValue { value: year.to_string(), label: year.to_string() };
    table.add(YEAR, kind_label(YEAR, lang), years.iter().map(|y| (Key::Year(*y), year_value(y))).collect());

    let values = shown.iter().zip(&said).map(|(id, said)| {
        let collection = Key::Type(site.entries[*id].collection);
        let year = year(*id, site).map(|year| (YEAR, Key::Year(year)));
        let all = [(TYPE, collection)].into_iter().chain(said.iter().copied()).chain(year);
        all.filter_map(|(name, key)| table.at(name, key)).collect()
    });
    let values = values.collect();
    (table.facets, values)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Type(usize),
    Entry(EntryId),
    /// A text, or a word of a vocabulary: its place in [`Words`].
    Word(usize),
    Year(i16),
}

/// Texts that are values of facets: those that fold to one are one.
#[derive(Default)]
struct Words<'s> {
    lang: &'s str,
    places: BTreeMap<(&'s str, String), usize>,
    values: Vec<FacetValue>,
}

impl<'s> Words<'s> {
    /// The key of what `said` says in `field`, which is a facet called `facet`.
    fn key(&mut self, facet: &'s str, field: &Field, said: &Value, schema: &Schema) -> Option<Key> {
        let text = said.to_text()?;
        let folded = fold(&text);
        if folded.is_empty() {
            return None;
        }
        let next = self.values.len();
        let place = *self.places.entry((facet, folded)).or_insert(next);
        if place == next {
            let term = match &field.kind {
                Kind::Choice { of } => schema.vocabulary(of).and_then(|vocabulary| vocabulary.find(&text)),
                _ => None,
            };
            let french = self.lang == "fr";
            let label = term
                .map_or_else(|| typeset(text.trim(), french), |term| term.label.get(self.lang).to_owned());
            self.values.push(FacetValue { value: slugify(&text), label });
        }
        Some(Key::Word(place))
    }
}

/// Where a value stands among those of its facet.
fn order(key: Key, site: &Site, words: &Words) -> (usize, usize, String, Key) {
    match key {
        Key::Entry(id) => (site.entries[id].collection, site.ranks[id], String::new(), key),
        Key::Word(place) => (usize::MAX, 0, fold(&words.values[place].label), key),
        Key::Type(_) | Key::Year(_) => (0, 0, String::new(), key),
    }
}

fn value(key: Key, site: &Site, words: &Words) -> Option<FacetValue> {
    match key {
        Key::Entry(id) => {
            let entry = &site.entries[id];
            Some(FacetValue { value: entry.id.clone(), label: entry.card.title.clone() })
        }
        Key::Word(place) => words.values.get(place).cloned(),
        Key::Type(_) | Key::Year(_) => None,
    }
}

#[derive(Default)]
struct Table {
    facets: Vec<Facet>,
    places: BTreeMap<(String, Key), (usize, usize)>,
}

impl Table {
    /// Adds a facet; one without values is none.
    fn add(&mut self, name: &str, label: String, values: Vec<(Key, FacetValue)>) {
        if values.is_empty() && name != TYPE {
            return;
        }
        let index = self.facets.len();
        for (place, (key, _)) in values.iter().enumerate() {
            self.places.insert((name.to_owned(), *key), (index, place));
        }
        let values = values.into_iter().map(|(_, value)| value).collect();
        self.facets.push(Facet { name: name.to_owned(), label, values });
    }

    fn at(&self, name: &str, key: Key) -> Option<(usize, usize)> {
        self.places.get(&(name.to_owned(), key)).copied()
    }
}

fn types(site: &Site, shown: &[EntryId], schema: &Schema, lang: &str) -> Vec<(Key, FacetValue)> {
    let used: BTreeSet<usize> = shown.iter().map(|id| site.entries[*id].collection).collect();
    let value = |index: &usize| {
        let collection = &schema.collections[*index];
        FacetValue { value: collection.name.clone(), label: collection.label.get(lang).to_owned() }
    };
    used.iter().map(|index| (Key::Type(*index), value(index))).collect()
}

/// The facets that are entries, with the name of one of them: those of fields in the schema's order, then tools.
fn names<'s>(schema: &'s Schema, lang: &str) -> Vec<(&'s str, String)> {
    let mut names: Vec<(&str, String)> = Vec::new();
    let label = |to: &str| schema.collection(to).map_or("", |(_, c)| c.singular.get(lang)).to_owned();
    for field in schema.collections.iter().flat_map(|collection| &collection.fields) {
        let Some(name) = &field.facet else { continue };
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

/// What an entry says by itself: itself, where it is a value, its fields, and the tools it uses.
fn own<'s>(id: EntryId, site: &Site, schema: &'s Schema, words: &mut Words<'s>) -> Said<'s> {
    let entry = &site.entries[id];
    let collection = &schema.collections[entry.collection];
    let mut said = Said::new();
    for field in schema.collections.iter().flat_map(|collection| &collection.fields) {
        if let Some(name) = &field.facet
            && field.kind.refers_to(&collection.name)
        {
            said.insert((name, Key::Entry(id)));
        }
    }
    if collection.holds == Some(Holds::Tools) {
        said.insert((TOOL, Key::Entry(id)));
    }
    for (name, value) in &entry.fields {
        let Some((field, facet)) =
            collection.field(name).and_then(|field| Some((field, field.facet.as_deref()?)))
        else {
            continue;
        };
        match value {
            FieldValue::References(references) => {
                let named = references.iter().filter_map(|reference| reference.entry);
                said.extend(named.map(|id| (facet, Key::Entry(id))));
            }
            FieldValue::Plain(value) if matches!(field.kind, Kind::Text | Kind::Choice { .. }) => {
                said.extend(words.key(facet, field, value, schema).map(|key| (facet, key)));
            }
            _ => {}
        }
    }
    said.extend(related::tools(id, site).into_iter().map(|tool| (TOOL, Key::Entry(tool))));
    said
}

/// What an entry says, and a person or a tool by the challenges that it has to do with.
fn with_inherited<'s>(id: EntryId, own: &[Said<'s>], site: &Site, schema: &Schema) -> Said<'s> {
    let collection = &schema.collections[site.entries[id].collection];
    let mut said = own[id].clone();
    let is_tool = collection.holds == Some(Holds::Tools);
    let sources = match collection.schema_org.as_deref() {
        _ if is_tool => related::users(id, site),
        Some("Person") => related::neighbours(id, site),
        _ => return said,
    };
    for source in sources {
        // A tool is not narrowed by the other tools of its users, and the role of a person is nobody else's.
        let passed_on = |(name, key): &&(&str, Key)| *name != TOOL && !matches!(key, Key::Word(_));
        said.extend(own[source].iter().filter(passed_on));
    }
    said
}

fn year(id: EntryId, site: &Site) -> Option<i16> {
    site.entries[id].card.date.as_ref().map(|date| date.year())
}

/// The name for readers of a facet that no field stands for.
fn kind_label(name: &str, lang: &str) -> String {
    match (name, lang) {
        (TYPE, _) => "Type",
        (_, "fr") => "Année",
        _ => "Year",
    }
    .to_owned()
}
