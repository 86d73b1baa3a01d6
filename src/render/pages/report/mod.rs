//! The pages that tell of the whole site: what became of the challenges, what they made, what is counted.

pub mod achievements;
mod figures;
pub mod statuses;

use super::super::values::{encode, map};
use super::super::view::View;
use super::generated::Made;
use crate::resolve::EntryId;
use crate::resolve::catalogue::referred;
use crate::resolve::generated::Generated;
use crate::resolve::outcomes::{STATUS, field_of};
use crate::resolve::reports::{Report, is_in};
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

/// The template of a page.
pub(super) fn template(report: Report) -> &'static str {
    match report {
        Report::Outcomes => "suites.html",
        Report::Seeking => "porteurs.html",
        Report::Achievements => "realisations.html",
        Report::Figures => "chiffres.html",
    }
}

/// What a page is called.
pub(super) fn name(report: Report, lang: &str, view: &View) -> String {
    view.string(lang, &format!("reports.{}", key(report)))
}

/// A page about the whole site.
pub(super) fn draw(report: Report, lang: &str, view: &View) -> Made {
    let value = match report {
        Report::Outcomes => statuses::outcomes(lang, view),
        Report::Seeking => statuses::seeking(lang, view),
        Report::Achievements => achievements::value(lang, view),
        Report::Figures => figures::value(lang, view),
    };
    Made::new(view.string(lang, &format!("reports.{}_lead", key(report))), [("report", value)])
}

/// The name of the collection that these pages are part of: the first whose entries have a status.
pub fn section<'v>(view: &'v View) -> &'v str {
    let mut collections = view.context.schema.collections.iter();
    let with_status = collections.find(|collection| field_of(collection, STATUS).is_some());
    with_status.map_or("", |collection| collection.name.as_str())
}

/// Titles and addresses of these pages in `lang`, in their order.
pub fn minis(lang: &str, view: &View) -> Vec<T> {
    let pages = Report::ALL.iter().filter_map(|report| {
        let page = view.site.generated.find(Generated::Report(*report), lang)?;
        Some(map([
            ("id", T::from(key(*report))),
            ("title", T::from(name(*report, lang, view))),
            ("url", T::from(encode(&view.href(&page.url)))),
        ]))
    });
    pages.collect()
}

/// The address of a page in `lang`, if it is there.
pub fn address(report: Report, lang: &str, view: &View) -> Option<String> {
    view.page_about(Generated::Report(report), lang)
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
