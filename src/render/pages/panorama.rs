//! The pages that show who uses what: all promotions on one, and each on its own.

mod matrix;
mod shares;

use super::super::values::{encode, map};
use super::super::view::View;
use super::generated::Made;
use super::tool::cohort_label;
use crate::resolve::EntryId;
use crate::resolve::catalogue::adoption::Cohort;
use crate::resolve::generated::{Generated, Page};
use tera::Value as T;

/// What the panorama of a promotion is called, or that of all.
pub(super) fn name(promotion: Option<EntryId>, lang: &str, view: &View) -> String {
    match promotion {
        Some(id) => view.entry_words("panorama_of", &view.site.entries[id].card.title, lang),
        None => view.string(lang, "panorama"),
    }
}

/// The panorama of a promotion, or of all.
pub(super) fn draw(promotion: Option<EntryId>, page: &Page, view: &View) -> Made {
    let lang = page.lang.as_str();
    let cohorts: Vec<&Cohort> = view
        .tools
        .adoption
        .cohorts
        .iter()
        .filter(|cohort| promotion.is_none() || cohort.promotion == promotion)
        .collect();
    let challenges: usize = cohorts.iter().map(|cohort| cohort.challenges.len()).sum();
    let description =
        view.string(lang, "panorama_lead").replace("{n}", &view.count(challenges, "defis", lang));
    let value = map([
        ("promotion", promotion.map_or_else(T::none, |id| view.mini_of(id, lang))),
        ("others", others(page, view)),
        ("challenges", T::from(challenges)),
        ("matrix", matrix::value(&cohorts, promotion.is_some(), lang, view)),
        ("shares", shares::by_tool(&cohorts, lang, view)),
        ("freedom", shares::free(&cohorts, lang, view)),
        ("changes", changes(&cohorts, lang, view)),
    ]);
    Made::new(description, [("panorama", value)])
}

/// The other panoramas, and `this` one among them.
fn others(this: &Page, view: &View) -> T {
    let all = view.site.generated.all().iter().filter_map(|page| {
        let Generated::Panorama(promotion) = page.what else { return None };
        if page.lang != this.lang {
            return None;
        }
        let title = match promotion {
            Some(promotion) => view.site.entries[promotion].card.title.clone(),
            None => view.string(&page.lang, "all_promotions"),
        };
        Some(map([
            ("title", T::from(title)),
            ("url", T::from(encode(&view.href(&page.url)))),
            ("current", T::from(page == this)),
        ]))
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
