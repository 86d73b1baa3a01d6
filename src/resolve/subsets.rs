//! The pages of what entries of a list have in common where no entry stands for that: their year, their status.
//!
//! Takes the lists; returns the [`Subset`]s, with the addresses of their pages claimed below that of the list. A
//! promotion or a tool is an entry, whose own page does this.

use super::facets::{YEAR, plain};
use super::generated::{Generated, Page};
use super::lists::{ListPage, folder};
use super::urls::Claims;
use super::{Context, Entry, EntryId};
use crate::schema::Labels;
use crate::text::slugify;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Entries of a list that have something in common.
#[derive(Debug)]
pub struct Subset {
    /// Index of their collection in the schema.
    pub collection: usize,
    /// The name of the facet: `year`, `status`.
    pub facet: String,
    /// What the facet is called.
    pub facet_label: Labels,
    /// The name of the value in addresses.
    pub id: String,
    /// What the value is called.
    pub label: Labels,
    /// The entries, in the order of the list.
    pub entries: Vec<EntryId>,
}

/// What entries share, and where that stands among its like.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The latest year comes first.
    Year(Reverse<i16>),
    /// A word of a vocabulary: the facet, its place, its id.
    Term(String, usize, String),
}

/// A value: what the facet and the value are called, and who has it.
type Value = (Labels, Labels, Vec<EntryId>);

/// The subsets of all lists. A list whose entries all have the same value has no page for that.
pub fn of(
    lists: &[ListPage],
    entries: &[&Entry],
    collections: &[Vec<EntryId>],
    context: &Context,
    claims: &mut Claims,
) -> Vec<Subset> {
    let mut subsets = Vec::new();
    for (collection, ids) in collections.iter().enumerate() {
        let listed: Vec<&ListPage> = lists.iter().filter(|list| list.collection == collection).collect();
        if listed.is_empty() {
            continue;
        }
        let mut values: BTreeMap<Key, Value> = BTreeMap::new();
        for id in ids.iter().filter(|id| listed.iter().any(|list| is_in(entries[**id], &list.lang))) {
            for (key, facet, label) in said(entries[*id], context) {
                values.entry(key).or_insert_with(|| (facet, label, Vec::new())).2.push(*id);
            }
        }
        for (key, (facet_label, label, shared)) in values {
            let subset = subset(collection, &key, facet_label, label, shared);
            for list in &listed {
                claim(&subset, subsets.len(), list, entries, context, claims);
            }
            subsets.push(subset);
        }
    }
    subsets
}

fn is_in(entry: &Entry, lang: &str) -> bool {
    super::reports::is_in(entry, lang) && entry.card.url.is_some()
}

/// What `entry` shares with others: where that stands, what the facet is called, and what the value is.
fn said(entry: &Entry, context: &Context) -> Vec<(Key, Labels, Labels)> {
    let schema = context.schema;
    let mut all = Vec::new();
    for word in plain::words(entry, schema, &context.config.timezone) {
        let Some(vocabulary) = word.vocabulary else { continue };
        let Some(term) = vocabulary.find(&word.text) else { continue };
        let place = vocabulary.terms.iter().position(|other| other.id == term.id).unwrap_or(usize::MAX);
        let key = Key::Term(word.facet.to_owned(), place, term.id.clone());
        all.push((key, word.field.label.clone(), term.label.clone()));
    }
    if plain::has_years(&schema.collections[entry.collection]) {
        let years = plain::years(entry, schema).into_iter();
        all.extend(years.map(|year| (Key::Year(Reverse(year)), Labels::default(), one(year.to_string()))));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.dedup_by(|a, b| a.0 == b.0);
    all
}

fn one(label: String) -> Labels {
    Labels(vec![(String::new(), label)])
}

fn subset(collection: usize, key: &Key, facet_label: Labels, label: Labels, entries: Vec<EntryId>) -> Subset {
    let (facet, id) = match key {
        Key::Year(Reverse(year)) => (YEAR.to_owned(), year.to_string()),
        Key::Term(facet, _, id) => (facet.clone(), id.clone()),
    };
    Subset { collection, facet, facet_label, id, label, entries }
}

/// Claims the page of `subset` in the language of `list`, unless it would show all of the list, or nothing of it:
/// `/defis/2018/`, `/defis/statut/in-production.html`.
fn claim(
    subset: &Subset,
    index: usize,
    list: &ListPage,
    entries: &[&Entry],
    context: &Context,
    claims: &mut Claims,
) {
    let shown = subset.entries.iter().filter(|id| is_in(entries[**id], &list.lang)).count();
    if shown == 0 || shown == list.entries.len() {
        return;
    }
    let below = match subset.facet.as_str() {
        YEAR => format!("{}/", subset.id),
        facet => {
            let label = subset.facet_label.get(&context.config.lang);
            let word = slugify(if label.is_empty() { facet } else { label });
            format!("{word}/{}.html", slugify(&subset.id))
        }
    };
    let url = folder(&list.first) + &below;
    claims.page(Page::new(Generated::Subset(index), &list.lang, url, Some(subset.collection)));
}
