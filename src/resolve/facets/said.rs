//! What each entry says for the facets, itself and by those that it has to do with.

use super::plain::{self, Word};
use super::{Key, Scope, TOOL, YEAR, related};
use crate::parse::markdown::typeset;
use crate::resolve::{EntryId, FieldValue};
use crate::schema::{Collection, Holds, Schema};
use crate::text::{fold, slugify};
use std::collections::{BTreeMap, BTreeSet};

/// What an entry is narrowed by: the name of a facet, and its value.
pub type Said<'s> = BTreeSet<(&'s str, Key)>;

/// Texts that are values of facets: those that fold to one are one.
#[derive(Debug, Default)]
pub struct Words {
    places: BTreeMap<(String, String), usize>,
    /// Each of them.
    pub all: Vec<Known>,
}

/// A text that is the value of a facet.
#[derive(Debug)]
pub struct Known {
    /// Its name in addresses.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// Its place in its vocabulary; what is of none comes after.
    pub rank: usize,
}

impl Words {
    /// The key of `word` for readers of `lang`.
    fn key(&mut self, word: &Word, lang: &str) -> Option<Key> {
        let vocabulary = word.vocabulary;
        let term = vocabulary.and_then(|vocabulary| vocabulary.find(&word.text));
        let folded = term.map_or_else(|| fold(&word.text), |term| term.id.clone());
        if folded.is_empty() {
            return None;
        }
        let next = self.all.len();
        let place = *self.places.entry((word.facet.to_owned(), folded)).or_insert(next);
        if place == next {
            let terms = vocabulary.map_or(&[] as &[_], |vocabulary| vocabulary.terms.as_slice());
            let rank = term.and_then(|term| terms.iter().position(|other| other.id == term.id));
            let label = match term {
                Some(term) => term.label.get(lang).to_owned(),
                None => typeset(word.text.trim(), lang == "fr"),
            };
            let id = term.map_or_else(|| slugify(&word.text), |term| term.id.clone());
            self.all.push(Known { id, label, rank: rank.unwrap_or(usize::MAX) });
        }
        Some(Key::Word(place))
    }
}

/// What the entries `shown` say, and a person or a tool by the challenges that it has to do with.
pub fn of<'s>(shown: &[EntryId], scope: Scope<'s>, words: &mut Words) -> Vec<Said<'s>> {
    let sources: Vec<BTreeSet<EntryId>> = shown.iter().map(|id| sources(*id, scope)).collect();
    let needed: BTreeSet<EntryId> = sources.iter().flatten().chain(shown).copied().collect();
    let of_itself = names_of_itself(scope.schema);
    let mut own = |id| (id, own(id, scope, &of_itself, words));
    let own: BTreeMap<EntryId, Said> = needed.into_iter().map(&mut own).collect();
    // A tool is not narrowed by the other tools of its users, and the role of a person or the year of a challenge is
    // nobody else's.
    let passed_on = |(name, key): &&(&str, Key)| *name != TOOL && !matches!(key, Key::Word(_) | Key::Year(_));
    let all = shown.iter().zip(&sources).map(|(id, sources)| {
        let inherited = sources.iter().flat_map(|source| own[source].iter().filter(passed_on));
        own[id].iter().chain(inherited).copied().collect()
    });
    all.collect()
}

/// The entries whose values `id` has besides its own.
fn sources(id: EntryId, scope: Scope) -> BTreeSet<EntryId> {
    let collection = &scope.schema.collections[scope.site.entries[id].collection];
    match collection.schema_org.as_deref() {
        _ if collection.holds == Some(Holds::Tools) => related::users(id, scope.site),
        Some("Person") => related::neighbours(id, scope.site),
        _ => BTreeSet::new(),
    }
}

/// For each collection the names of the facets that its entries are values of.
fn names_of_itself(schema: &Schema) -> Vec<Vec<&str>> {
    let fields = || schema.collections.iter().flat_map(|collection| &collection.fields);
    let names = |collection: &Collection| {
        let naming = fields().filter(|field| field.kind.refers_to(&collection.name));
        let tools = (collection.holds == Some(Holds::Tools)).then_some(TOOL);
        naming.filter_map(|field| field.facet.as_deref()).chain(tools).collect()
    };
    schema.collections.iter().map(names).collect()
}

/// What an entry says by itself: itself, where it is a value, its fields, its years, and the tools it uses.
fn own<'s>(id: EntryId, scope: Scope<'s>, of_itself: &[Vec<&'s str>], words: &mut Words) -> Said<'s> {
    let Scope { site, schema, zone, lang } = scope;
    let entry = &site.entries[id];
    let collection = &schema.collections[entry.collection];
    let mut said: Said = of_itself[entry.collection].iter().map(|name| (*name, Key::Entry(id))).collect();
    for (name, value) in &entry.fields {
        let facet = collection.field(name).and_then(|field| field.facet.as_deref());
        if let (Some(facet), FieldValue::References(references)) = (facet, value) {
            let named = references.iter().filter_map(|reference| reference.entry);
            said.extend(named.map(|id| (facet, Key::Entry(id))));
        }
    }
    for word in plain::words(entry, schema, zone) {
        said.extend(words.key(&word, lang).map(|key| (word.facet, key)));
    }
    said.extend(plain::years(entry, schema).into_iter().map(|year| (YEAR, Key::Year(year))));
    said.extend(related::tools(id, site).into_iter().map(|tool| (TOOL, Key::Entry(tool))));
    said
}
