//! The pages that stand for the whole site: home, plan, search, 404.

use super::super::jsonld;
use super::super::values::{encode, map, owned};
use super::super::view::View;
use super::{Draft, Head, plan_url, report, search_url, site_feeds, translation_link};
use crate::parse::markdown::typeset;
use crate::resolve::EntryId;
use crate::schema::Holds;
use tera::Value as T;

/// Entries of each collection on the home page.
const LATEST: usize = 6;
/// Lists longer than this stand in the plan by their own page only.
const PLAN_MOST: usize = 500;

/// The home page of a language.
pub(super) fn home<'v>(lang: &'v str, view: &'v View) -> Draft<'v> {
    let config = view.context.config;
    let intro = super::home_intro(lang, view.site, view.context);
    let summary = intro.map(|id| view.site.entries[id].card.summary.clone()).filter(|text| !text.is_empty());
    let head = Head {
        description: summary.unwrap_or_else(|| typeset(&config.description, config.lang == "fr")),
        ..Head::new(typeset(&config.title, config.lang == "fr"), view.home(lang), lang, "home", "home")
    };
    let mut context = view.shared[lang].clone();
    let latest = view.site.lists.iter().filter(|list| list.lang == lang).map(|list| {
        let name = view.context.schema.collections[list.collection].name.as_str();
        (name, view.cards(list.entries.iter().copied().take(LATEST), lang))
    });
    context.insert_value("latest", owned(latest));
    context.insert_value("intro", super::intro_value(intro, view));
    context.insert_value("programme", super::programme::home(lang, view));
    let translations = counterparts(lang, |other| (config.title.clone(), view.home(other)), view);
    context.insert_value("translations", translations);
    context.insert_value("feeds", T::from(site_feeds(lang, view)));
    context.insert_value("jsonld", T::from(jsonld::site(view)));
    ("home.html", head, context)
}

/// Links to a page in the other languages that have one; `told` gives its title and address in a language.
pub(super) fn counterparts(lang: &str, told: impl Fn(&str) -> (String, String), view: &View) -> T {
    let others = view.site.languages.iter().filter(|other| *other != lang && view.front(other) == *other);
    let links = others.filter_map(|other| {
        let (title, url) = told(other);
        view.site.free(&url).then(|| translation_link(other, &title, &url, true, view))
    });
    T::from(links.collect::<Vec<_>>())
}

/// The plan of the site in a language.
pub(super) fn plan<'v>(lang: &'v str, view: &'v View) -> Draft<'v> {
    let mut context = view.shared[lang].clone();
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
                ("pages", T::from(own_pages(index, lang, view))),
                (
                    "entries",
                    if shown.len() > PLAN_MOST { T::from(Vec::<T>::new()) } else { view.cards(shown, lang) },
                ),
            ])
        })
    });
    let sections = sections.chain(super::log::plan(lang, view));
    context.insert_value("sections", T::from(sections.collect::<Vec<_>>()));
    context.insert_value("feeds", T::from(site_feeds(lang, view)));
    let head = Head::new(view.string(lang, "plan_title"), plan_url(lang, view.context), lang, "plan", "plan");
    ("plan.html", head, context)
}

/// The pages of a collection that the program makes besides its entries and their list.
fn own_pages(collection: usize, lang: &str, view: &View) -> Vec<T> {
    if view.context.schema.collections[collection].name == report::section(view) {
        return report::minis(lang, view);
    }
    let (skills, agenda) = (&view.site.skills, &view.site.agenda);
    let events = view.context.schema.holder(Holds::Events).map(|(index, _)| index);
    let (pages, word) = match Some(collection) {
        at if at == skills.collection => (&skills.matches, "matches"),
        at if at == skills.people_collection => (&skills.directories, "directory"),
        at if at == events => (&agenda.past, "agenda_past"),
        _ => return catalogue_pages(collection, lang, view),
    };
    let own = pages.iter().filter(|(of, _)| of == lang).map(|(_, url)| {
        map([("title", T::from(view.string(lang, word))), ("url", T::from(encode(&view.href(url))))])
    });
    own.collect()
}

/// The pages of the catalogue of tools, in the section of the tools; it has them in the site's language.
fn catalogue_pages(collection: usize, lang: &str, view: &View) -> Vec<T> {
    let catalogue = &view.site.catalogue;
    if catalogue.collection != Some(collection) || lang != view.context.config.lang {
        return Vec::new();
    }
    let mini = |title: String, url: &str| {
        map([("title", T::from(title)), ("url", T::from(encode(&view.href(url))))])
    };
    let panoramas = catalogue.panoramas.iter().map(|page| {
        let title = match page.promotion {
            Some(promotion) => {
                view.entry_words("panorama_of", &view.site.entries[promotion].card.title, lang)
            }
            None => view.string(lang, "panorama"),
        };
        mini(title, &page.url)
    });
    let facets = catalogue.facets.iter().filter_map(|facet| {
        let key = format!("facet_titles.{}", facet.kind.segment());
        Some(mini(view.entry_words(&key, facet.label.get(lang), lang), facet.url.as_ref()?))
    });
    panoramas.chain(facets.take(PLAN_MOST)).collect()
}

/// Where readers search, in a language: what stands there without a script; the index is the browser's to ask.
pub(super) fn search<'v>(lang: &'v str, view: &'v View) -> Draft<'v> {
    let title = view.string(lang, "search_title");
    let url = search_url(lang, view.context);
    let head = Head { noindex: true, ..Head::new(title, url, lang, "search", "search") };
    let mut context = view.shared[lang].clone();
    let told = |other: &str| (view.string(other, "search_title"), search_url(other, view.context));
    context.insert_value("translations", counterparts(lang, told, view));
    ("recherche.html", head, context)
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
        ("page", T::from(view.href(&search_url(view.front(lang), context)))),
        ("index", T::from(view.href("/search/"))),
        ("types", translated.then(|| serde_json::Value::Object(types).to_string()).into()),
    ])
}

/// What a server shows where there is nothing.
pub(super) fn not_found<'v>(view: &'v View) -> Draft<'v> {
    let lang = view.context.config.lang.as_str();
    let title = view.string(lang, "not_found_title");
    let head = Head { noindex: true, ..Head::new(title, "/404.html".into(), lang, "404", "404") };
    ("404.html", head, view.shared[lang].clone())
}
