//! The pages that tell of the whole site: what became of the challenges, what they made, what is counted.

pub mod achievements;
mod figures;
pub mod statuses;

use super::super::values::{encode, map};
use super::super::view::View;
use super::{Draft, Head, site_feeds, translation_link};
use crate::resolve::EntryId;
use crate::resolve::catalogue::referred;
use crate::resolve::outcomes::{STATUS, field_of};
use crate::resolve::reports::{Report, ReportPage, is_in};
use std::collections::BTreeMap;
use tera::Value as T;

/// The name of a page, as the key of its words: its title, and with `_lead` behind what it is about.
fn key(report: Report) -> &'static str {
    match report {
        Report::Outcomes => "outcomes",
        Report::Seeking => "seeking",
        Report::Achievements => "achievements",
        Report::Figures => "figures",
    }
}

/// The page at `index` of the site's reports.
pub(super) fn draft<'v>(index: usize, view: &'v View) -> Draft<'v> {
    let page = &view.site.reports[index];
    let lang = page.lang.as_str();
    let title = view.string(lang, &format!("reports.{}", key(page.report)));
    let head = Head {
        description: view.string(lang, &format!("reports.{}_lead", key(page.report))),
        ..Head::new(title, page.url.clone(), lang, "report", section(view))
    };
    let (template, value) = match page.report {
        Report::Outcomes => ("suites.html", statuses::outcomes(lang, view)),
        Report::Seeking => ("porteurs.html", statuses::seeking(lang, view)),
        Report::Achievements => ("realisations.html", achievements::value(lang, view)),
        Report::Figures => ("chiffres.html", figures::value(lang, view)),
    };
    let mut context = view.shared[lang].clone();
    context.insert_value("report", value);
    context.insert_value("translations", translations(page, view));
    context.insert_value("feeds", T::from(site_feeds(lang, view)));
    (template, head, context)
}

/// The same page in other languages.
fn translations(page: &ReportPage, view: &View) -> T {
    let others = view.site.reports.iter().filter(|other| other.report == page.report && *other != page);
    let links = others.map(|other| {
        let title = view.string(&other.lang, &format!("reports.{}", key(other.report)));
        translation_link(&other.lang, &title, &other.url, true, view)
    });
    T::from(links.collect::<Vec<_>>())
}

/// The name of the collection that these pages are part of: the first whose entries have a status.
pub fn section<'v>(view: &'v View) -> &'v str {
    let mut collections = view.context.schema.collections.iter();
    let with_status = collections.find(|collection| field_of(collection, STATUS).is_some());
    with_status.map_or("", |collection| collection.name.as_str())
}

/// Titles and addresses of these pages in `lang`, in their order.
pub fn minis(lang: &str, view: &View) -> Vec<T> {
    let pages = view.site.reports.iter().filter(|page| page.lang == lang);
    let minis = pages.map(|page| {
        map([
            ("id", T::from(key(page.report))),
            ("title", T::from(view.string(lang, &format!("reports.{}", key(page.report))))),
            ("url", T::from(encode(&view.href(&page.url)))),
        ])
    });
    minis.collect()
}

/// The address of a page in `lang`, if it is there.
pub fn address(report: Report, lang: &str, view: &View) -> Option<String> {
    let mut pages = view.site.reports.iter();
    let page = pages.find(|page| page.report == report && page.lang == lang)?;
    Some(encode(&view.href(&page.url)))
}

/// Entries by their promotion, in the order of promotions; those without one stand at the end.
pub fn by_promotion(ids: impl Iterator<Item = EntryId>, view: &View) -> Vec<(Option<EntryId>, Vec<EntryId>)> {
    let mut groups: BTreeMap<(bool, usize), (Option<EntryId>, Vec<EntryId>)> = BTreeMap::new();
    for id in ids {
        let promotion = referred(&view.site.entries[id], "promotion");
        let key = promotion.map_or((true, 0), |promotion| (false, view.site.ranks[promotion]));
        groups.entry(key).or_insert_with(|| (promotion, Vec::new())).1.push(id);
    }
    groups.into_values().collect()
}

/// The name of a promotion, or words for none.
fn promotion_value(promotion: Option<EntryId>, lang: &str, view: &View) -> T {
    match promotion {
        Some(id) => view.mini_of(id, lang),
        None => map([
            ("id", T::from("sans")),
            ("title", T::from(view.string(lang, "without_group"))),
            ("url", T::none()),
        ]),
    }
}

/// The entries of all collections that hold records called `record`, in the order of their lists, for pages in `lang`.
fn holders<'v>(
    record: &'v str,
    lang: &'v str,
    view: &'v View,
) -> impl Iterator<Item = (usize, EntryId)> + 'v {
    let collections = view.site.collections.iter().enumerate();
    let with_field =
        collections.filter(move |(at, _)| field_of(&view.context.schema.collections[*at], record).is_some());
    let all = with_field.flat_map(|(at, ids)| ids.iter().map(move |id| (at, *id)));
    all.filter(move |(_, id)| is_in(&view.site.entries[*id], lang))
}
