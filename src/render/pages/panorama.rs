//! The pages that show who uses what: all promotions on one, and each on its own.

mod matrix;
mod shares;

use super::super::values::{encode, map};
use super::super::view::View;
use super::tool::cohort_label;
use super::{Draft, Head};
use crate::resolve::EntryId;
use crate::resolve::catalogue::adoption::Cohort;
use tera::Value as T;

/// The panorama at `index` of the catalogue.
pub(super) fn draft<'v>(index: usize, view: &'v View) -> Draft<'v> {
    let page = &view.site.catalogue.panoramas[index];
    let lang = view.context.config.lang.as_str();
    let title = match page.promotion {
        Some(promotion) => view.entry_words("panorama_of", &view.site.entries[promotion].card.title, lang),
        None => view.string(lang, "panorama"),
    };
    let cohorts: Vec<&Cohort> = view
        .tools
        .adoption
        .cohorts
        .iter()
        .filter(|cohort| page.promotion.is_none() || cohort.promotion == page.promotion)
        .collect();
    let challenges: usize = cohorts.iter().map(|cohort| cohort.challenges.len()).sum();
    let head = Head {
        description: view
            .string(lang, "panorama_lead")
            .replace("{n}", &view.count(challenges, "defis", lang)),
        ..Head::new(title, page.url.clone(), lang, "panorama", super::tools_section(view))
    };
    let value = map([
        ("promotion", page.promotion.map_or_else(T::none, |id| view.mini_of(id, lang))),
        ("others", others(index, lang, view)),
        ("challenges", T::from(challenges)),
        ("matrix", matrix::value(&cohorts, page.promotion.is_some(), lang, view)),
        ("shares", shares::by_tool(&cohorts, lang, view)),
        ("freedom", shares::free(&cohorts, lang, view)),
        ("changes", changes(&cohorts, lang, view)),
    ]);
    let mut context = view.shared[lang].clone();
    context.insert_value("panorama", value);
    context.insert_value("feeds", T::from(super::site_feeds(lang, view)));
    ("outils-panorama.html", head, context)
}

/// The other panoramas, and this one among them.
fn others(index: usize, lang: &str, view: &View) -> T {
    let all = view.site.catalogue.panoramas.iter().enumerate().map(|(at, page)| {
        let title = match page.promotion {
            Some(promotion) => view.site.entries[promotion].card.title.clone(),
            None => view.string(lang, "all_promotions"),
        };
        map([
            ("title", T::from(title)),
            ("url", T::from(encode(&view.href(&page.url)))),
            ("current", T::from(at == index)),
        ])
    });
    T::from(all.collect::<Vec<_>>())
}

/// What each promotion took up and gave up.
fn changes(cohorts: &[&Cohort], lang: &str, view: &View) -> T {
    let tools =
        |ids: &[EntryId]| T::from(ids.iter().map(|id| view.tools.tool(*id, lang)).collect::<Vec<_>>());
    let changed = cohorts.iter().filter(|cohort| !cohort.adopted.is_empty() || !cohort.dropped.is_empty());
    let values = changed.map(|cohort| {
        map([
            ("promotion", named(cohort, lang, view)),
            ("before", cohort.before.map_or_else(T::none, |before| view.mini_of(before, lang))),
            ("adopted", tools(&cohort.adopted)),
            ("dropped", tools(&cohort.dropped)),
        ])
    });
    T::from(values.collect::<Vec<_>>())
}

/// The promotion of `cohort`, or words for none.
fn named(cohort: &Cohort, lang: &str, view: &View) -> T {
    match cohort.promotion {
        Some(promotion) => view.mini_of(promotion, lang),
        None => map([("title", T::from(cohort_label(None, lang, view))), ("url", T::none())]),
    }
}
