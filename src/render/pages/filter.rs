//! What readers narrow a list by: the choices of each facet with their pages, and what a script needs to narrow the list
//! in place.
//!
//! The choices stand in the page once, as data; every entry has the numbers of those that it fits. So neither costs
//! elements. A list of several pages is not narrowed in place: only a part of it is there.

use super::super::jsonld;
use super::super::values::{map, owned};
use super::super::view::View;
use crate::resolve::catalogue::{FacetKind, Freedom};
use crate::resolve::facets::{self, Key, Scope, TYPE, YEAR, plain};
use crate::resolve::lists::ListPage;
use crate::resolve::{EntryId, Site};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use tera::Value as T;

/// A list of fewer entries than this is seen at a glance.
const LEAST: usize = 10;
/// Of more choices than this, the overview of them is told, where there is one.
const SHORT: usize = 24;
/// The name of what leaves free software only.
const FREE: &str = "libre";

/// A facet of a list.
struct Facet {
    name: String,
    label: String,
    choices: Vec<Choice>,
    /// The list of all that may be chosen.
    overview: Option<T>,
    /// Whether the list itself leads to the pages of the choices.
    in_list: bool,
}

/// One of the things to choose in a facet.
struct Choice {
    id: String,
    label: String,
    /// Its page.
    url: Option<String>,
    /// Those it leaves, as places in the list.
    entries: BTreeSet<usize>,
}

/// What readers narrow `list` by.
pub(super) fn value(list: &ListPage, view: &View) -> T {
    let is_tools = view.site.catalogue.collection == Some(list.collection);
    let facets = if is_tools { of_tools(list, view) } else { of_fields(list, view) };
    let told: Vec<T> = facets.iter().map(told).collect();
    let mut narrowing = facets;
    narrowing.retain(|facet| tells_apart(facet, list));
    let live = list.pages.len() == 1 && list.entries.len() >= LEAST && !narrowing.is_empty();
    if !live {
        narrowing.clear();
    }
    map([
        ("live", T::from(live)),
        ("data", T::safe_string(&data(&narrowing))),
        ("at", if live { numbers(&narrowing, &list.entries, view.site) } else { T::none() }),
        ("fields", T::from(narrowing.iter().map(field).collect::<Vec<_>>())),
        ("facets", T::from(told)),
    ])
}

/// What the form has of a facet.
fn field(facet: &Facet) -> T {
    map([
        ("name", T::from(facet.name.as_str())),
        ("label", T::from(facet.label.as_str())),
        ("check", T::from(facet.name == FREE)),
    ])
}

/// The links to the pages of the choices of a facet, or to the list of them.
fn told(facet: &Facet) -> T {
    let told = facet.choices.iter().filter(|choice| choice.url.is_some() && !facet.in_list).map(|choice| {
        map([
            ("title", T::from(choice.label.as_str())),
            ("url", choice.url.clone().into()),
            ("count", T::from(choice.entries.len())),
        ])
    });
    let overview = facet.overview.as_ref().filter(|_| facet.choices.len() > SHORT);
    map([
        ("name", T::from(facet.name.as_str())),
        ("label", T::from(facet.label.as_str())),
        ("overview", overview.cloned().unwrap_or_else(T::none)),
        ("choices", T::from(if overview.is_some() { Vec::new() } else { told.collect() })),
    ])
}

/// The choices for the script: facets as name and choices, choices as id, label and address.
fn data(facets: &[Facet]) -> String {
    let facets = facets.iter().map(|facet| {
        let choices = facet.choices.iter().map(|choice| match &choice.url {
            Some(url) => json!([choice.id, choice.label, url]),
            None => json!([choice.id, choice.label]),
        });
        json!([facet.name, choices.collect::<Vec<_>>()])
    });
    jsonld::script(&facets.collect::<Vec<_>>())
}

/// By the id of an entry: the numbers of the choices that it fits, which are counted through all facets.
fn numbers(facets: &[Facet], entries: &[EntryId], site: &Site) -> T {
    let mut fitting: Vec<Vec<String>> = vec![Vec::new(); entries.len()];
    for (number, choice) in facets.iter().flat_map(|facet| &facet.choices).enumerate() {
        choice.entries.iter().for_each(|at| fitting[*at].push(number.to_string()));
    }
    owned(
        entries
            .iter()
            .zip(fitting)
            .map(|(id, numbers)| (site.entries[*id].id.as_str(), T::from(numbers.join(" ")))),
    )
}

/// The facets that the schema marks, as far as they tell the entries of `list` apart.
fn of_fields(list: &ListPage, view: &View) -> Vec<Facet> {
    let context = view.context;
    let zone = &context.config.timezone;
    let scope = Scope { site: view.site, schema: context.schema, zone, lang: &list.lang };
    let (facets, said) = facets::of(&list.entries, scope);
    let mut entries: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
    for (at, values) in said.iter().enumerate() {
        for value in values {
            entries.entry(*value).or_default().insert(at);
        }
    }
    let with_years = plain::has_years(&context.schema.collections[list.collection]);
    let wanted = facets.into_iter().enumerate().filter(|(_, facet)| match facet.name.as_str() {
        TYPE => false,
        YEAR => with_years,
        // What stands for itself tells nothing apart.
        _ => !facet.values.iter().any(|value| is_listed(value.key, list, view.site)),
    });
    let made = wanted.map(|(index, facet)| {
        let overview = overview(&facet, &list.lang, view);
        let choices = facet.values.into_iter().enumerate().map(|(place, value)| Choice {
            url: page(value.key, &facet.name, &value.value, list, view),
            entries: entries.remove(&(index, place)).unwrap_or_default(),
            id: value.value,
            label: value.label,
        });
        Facet { choices: choices.collect(), name: facet.name, label: facet.label, overview, in_list: false }
    });
    made.collect()
}

/// Whether a choice of `facet` leaves some of `list` and not others.
fn tells_apart(facet: &Facet, list: &ListPage) -> bool {
    facet.choices.iter().any(|choice| !choice.entries.is_empty() && choice.entries.len() < list.entries.len())
}

fn is_listed(key: Key, list: &ListPage, site: &Site) -> bool {
    matches!(key, Key::Entry(id) if site.entries[id].collection == list.collection)
}

/// The page of a value of the facet called `name`: that of the entry that it is, or that of those in `list` that have it.
fn page(key: Key, name: &str, value: &str, list: &ListPage, view: &View) -> Option<String> {
    if let Key::Entry(id) = key {
        return view.address_of(&view.site.entries[id], &list.lang);
    }
    super::subset::page_of(list.collection, name, value, &list.lang, view)
}

/// The list of what `facet` has as values.
fn overview(facet: &facets::Facet, lang: &str, view: &View) -> Option<T> {
    let Key::Entry(id) = facet.values.first()?.key else { return None };
    let collection = view.site.entries[id].collection;
    let list = view.site.lists.iter().find(|list| list.collection == collection && list.lang == lang)?;
    Some(view.link_to(view.context.schema.collections[collection].label.get(lang), &list.first))
}

/// What tools have in common, and whether they are free.
fn of_tools(list: &ListPage, view: &View) -> Vec<Facet> {
    let lang = list.lang.as_str();
    let places: BTreeMap<EntryId, usize> =
        list.entries.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let all = &view.site.catalogue.facets;
    let of_kind = FacetKind::ALL.iter().map(|kind| {
        let values = all.iter().enumerate().filter(|(_, facet)| facet.kind == *kind);
        let choices = values.map(|(index, facet)| Choice {
            id: facet.id.clone(),
            label: crate::parse::markdown::typeset(facet.label.get(lang), lang == "fr"),
            url: super::super::tools::facet_page(index, lang, view),
            entries: facet.tools.iter().filter_map(|tool| places.get(tool).copied()).collect(),
        });
        let word = kind.segment();
        let label = view.string(lang, &format!("facets.{word}"));
        Facet {
            name: word.to_owned(),
            label,
            choices: choices.collect(),
            overview: None,
            in_list: *kind == FacetKind::Category,
        }
    });
    let is_free = |tool: &EntryId| {
        view.site.catalogue.tools.get(tool).is_some_and(|tool| tool.freedom == Freedom::Free)
    };
    let entries = places.iter().filter(|(tool, _)| is_free(tool)).map(|(_, at)| *at).collect();
    let free = Choice { id: "1".to_owned(), label: String::new(), url: None, entries };
    let label = view.string(lang, "filter_free");
    let free = Facet { name: FREE.to_owned(), label, choices: vec![free], overview: None, in_list: false };
    of_kind.chain([free]).filter(|facet| !facet.choices.is_empty()).collect()
}
