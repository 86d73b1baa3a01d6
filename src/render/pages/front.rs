//! The pages that stand for the whole site: home and plan.

use super::super::jsonld;
use super::super::values::{encode, map, owned};
use super::super::view::View;
use super::generated::{self, Made};
use crate::parse::markdown::typeset;
use crate::resolve::EntryId;
use crate::resolve::generated::{Generated, Page};
use tera::Value as T;

/// Entries of each collection on the home page.
const LATEST: usize = 6;
/// Lists longer than this stand in the plan by their own page only.
const PLAN_MOST: usize = 500;

/// What the home page is called: as the site.
pub(super) fn name(view: &View) -> String {
    let config = view.context.config;
    typeset(&config.title, config.lang == "fr")
}

/// The home page of a language.
pub(super) fn home(page: &Page, view: &View) -> Made {
    let (config, lang) = (view.context.config, page.lang.as_str());
    let summary = page.intro.map(|id| view.site.entries[id].card.summary.clone());
    let description = summary.filter(|text| !text.is_empty());
    let latest = view.site.lists.iter().filter(|list| list.lang == lang).map(|list| {
        let name = view.context.schema.collections[list.collection].name.as_str();
        (name, view.cards(list.entries.iter().copied().take(LATEST), lang))
    });
    let values = [
        ("latest", owned(latest)),
        ("intro", super::intro_value(page.intro, view)),
        ("programme", super::programme::home(lang, view)),
        ("jsonld", T::from(jsonld::site(view))),
    ];
    Made::new(description.unwrap_or_else(|| typeset(&config.description, config.lang == "fr")), values)
}

/// The plan of the site in a language.
pub(super) fn plan(lang: &str, view: &View) -> Made {
    let sections = view.site.collections.iter().enumerate().filter_map(|(index, ids)| {
        let schema = &view.context.schema.collections[index];
        let shown: Vec<EntryId> = ids
            .iter()
            .copied()
            .filter(|id| {
                let entry = &view.site.entries[*id];
                entry.variants.contains_key(lang) || (entry.card.lang == lang && entry.card.url.is_some())
            })
            .collect();
        let list = view.site.lists.iter().find(|list| list.collection == index && list.lang == lang);
        (!shown.is_empty()).then(|| {
            map([
                ("label", T::from(schema.label.get(lang))),
                ("url", list.map(|list| encode(&view.href(&list.first))).into()),
                ("count", T::from(shown.len())),
                ("pages", T::from(generated::in_plan(index, lang, view))),
                (
                    "entries",
                    if shown.len() > PLAN_MOST { T::from(Vec::<T>::new()) } else { view.cards(shown, lang) },
                ),
            ])
        })
    });
    let sections = sections.chain(super::log::plan(lang, view));
    Made::new(String::new(), [("sections", T::from(sections.collect::<Vec<_>>()))])
}

/// What every page in `lang` knows of the search: where its page and its index stand, and, where the index speaks
/// another language, what types of pages are called.
pub fn search_values(lang: &str, view: &View) -> T {
    let View { context, .. } = view;
    let types: serde_json::Map<_, _> = context
        .schema
        .collections
        .iter()
        .map(|collection| (collection.name.clone(), collection.label.get(lang).into()))
        .collect();
    let translated = lang != context.config.lang;
    map([
        ("page", T::from(view.front_page(Generated::Search, lang))),
        ("index", T::from(view.href("/search/"))),
        ("types", translated.then(|| serde_json::Value::Object(types).to_string()).into()),
    ])
}
