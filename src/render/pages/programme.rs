//! The programme as a whole, for the home page and the list of promotions: its promotions with their challenges, the
//! newest of them, its figures, and the ways into tools and people.

use super::super::charts::{self, Length, Moment, Precision, When, Words};
use super::super::values::map;
use super::super::view::View;
use super::cohort::referring;
use super::in_order;
use crate::parse::date::Date;
use crate::resolve::EntryId;
use crate::resolve::entries::plain;
use crate::resolve::generated::Generated;
use crate::resolve::outcomes::items;
use crate::resolve::reports::{Report, is_in};
use crate::schema::Holds;
use std::cmp::Reverse;
use tera::Value as T;

/// The challenges of the newest promotion that the home page shows.
const CHALLENGES: usize = 8;
/// The figures there, and how many of them one promotion gives.
const FIGURES: usize = 4;
const FIGURES_EACH: usize = 2;
/// The tools there.
const TOOLS: usize = 12;
const FIGURE: &str = "figure";

/// A promotion with its challenges, and when it was as far as that is known.
struct Cohort {
    id: EntryId,
    challenges: Vec<EntryId>,
    start: Option<Date>,
    end: Option<Date>,
}

/// The value `programme` of the home page.
pub(super) fn home(lang: &str, view: &View) -> T {
    let cohorts = cohorts(lang, view);
    let newest = cohorts.iter().rev().find(|cohort| !cohort.challenges.is_empty());
    let listed = cohorts.iter().rev().map(|cohort| value(cohort, lang, view));
    map([
        ("newest", newest.map_or_else(T::none, |cohort| with_challenges(cohort, lang, view))),
        ("cohorts", T::from(listed.collect::<Vec<_>>())),
        ("figures", figures(&cohorts, lang, view)),
        ("all_figures", view.page_about(Generated::Report(Report::Figures), lang).into()),
        ("tools", tools(lang, view)),
        ("panorama", view.page_for(Generated::Panorama(None), lang).into()),
        ("directory", view.page_about(Generated::Directory, lang).into()),
        ("matches", view.page_about(Generated::Matches, lang).into()),
    ])
}

/// The value `programme` of the list of promotions: a picture of when each was, and the same as rows; nothing where
/// fewer than two say when.
pub(super) fn timeline(lang: &str, view: &View) -> T {
    let cohorts = cohorts(lang, view);
    let dated: Vec<&Cohort> = cohorts.iter().filter(|cohort| cohort.start.is_some()).collect();
    if dated.len() < 2 {
        return T::none();
    }
    let moments: Vec<Moment> = dated.iter().filter_map(|cohort| moment(cohort, lang, view)).collect();
    let (title, told) =
        (view.string(lang, "programme_timeline"), view.string(lang, "programme_timeline_told"));
    let told = told.replace("{n}", &view.count(dated.len(), "promotions", lang));
    let picture = charts::spans(Words { id: "frise", title: &title, description: &told }, &moments);
    let rows = dated.into_iter().map(|cohort| value(cohort, lang, view));
    map([
        ("chart", picture.map_or_else(T::none, |svg| T::safe_string(&svg))),
        ("told", T::from(told)),
        ("rows", T::from(rows.collect::<Vec<_>>())),
    ])
}

/// The promotions that pages in `lang` show, the earliest first; those that do not say when, in the order of their list,
/// before all others.
fn cohorts(lang: &str, view: &View) -> Vec<Cohort> {
    let Some((collection, _)) = view.context.schema.holder(Holds::Promotions) else { return Vec::new() };
    let ids: Vec<EntryId> = view.site.collections[collection].clone();
    let shown = in_order(&ids, view).into_iter().filter(|id| is_in(&view.site.entries[*id], lang));
    let mut cohorts: Vec<Cohort> = shown.map(|id| cohort(id, lang, view)).collect();
    cohorts.sort_by_key(|cohort| cohort.start);
    cohorts
}

/// Promotion `id`; where it has no dates of its own, the years of its challenges tell.
fn cohort(id: EntryId, lang: &str, view: &View) -> Cohort {
    let entry = &view.site.entries[id];
    let zone = &view.context.config.timezone;
    let date = |id: EntryId, field: &str| {
        let value = plain(&view.site.entries[id], field)?;
        Date::from_value(value, zone).or_else(|| Date::parse(&value.to_text()?, zone))
    };
    let challenges = referring(entry, "defis").iter().copied();
    let challenges: Vec<EntryId> = challenges.filter(|id| is_in(&view.site.entries[*id], lang)).collect();
    let challenges = in_order(&challenges, view);
    let years = || challenges.iter().filter_map(|id| date(*id, "year"));
    let start = date(id, "start").or_else(|| years().min());
    let end = date(id, "end").or_else(|| years().max().filter(|_| date(id, "start").is_none()));
    Cohort { id, challenges, start, end }
}

fn value(cohort: &Cohort, lang: &str, view: &View) -> T {
    let date = |date: &Option<Date>| {
        date.as_ref().map_or_else(T::none, |date| {
            map([("iso", T::from(date.iso())), ("label", T::from(date.long(lang == "fr")))])
        })
    };
    let period = match (&cohort.start, &cohort.end) {
        (Some(start), Some(end)) if start.iso() == end.iso() => map([("start", date(&cohort.start))]),
        (start, end) => map([("start", date(start)), ("end", date(end))]),
    };
    let years = match (&cohort.start, &cohort.end) {
        (Some(start), Some(end)) if start.year() != end.year() => format!("{}–{}", start.year(), end.year()),
        (Some(date), _) | (None, Some(date)) => date.year().to_string(),
        (None, None) => String::new(),
    };
    map([
        ("card", view.card_in(cohort.id, lang).clone()),
        ("count", T::from(cohort.challenges.len())),
        ("period", period),
        ("years", T::from(years)),
    ])
}

fn with_challenges(cohort: &Cohort, lang: &str, view: &View) -> T {
    let mut newest = value(cohort, lang, view).into_map().unwrap_or_default();
    let shown = cohort.challenges.iter().copied().take(CHALLENGES);
    newest.insert("challenges".into(), view.cards(shown, lang));
    T::from(newest)
}

fn moment(cohort: &Cohort, lang: &str, view: &View) -> Option<Moment> {
    let when = |date: &Date| When {
        day: date.civil(),
        precision: match (date.year_only(), date.is_day()) {
            (true, _) => Precision::Year,
            (_, true) => Precision::Day,
            _ => Precision::Month,
        },
        text: date.long(lang == "fr"),
    };
    Some(Moment {
        label: view.site.entries[cohort.id].card.title.clone(),
        href: None,
        note: String::new(),
        start: when(cohort.start.as_ref()?),
        length: cohort.end.as_ref().map_or(Length::Point, |end| Length::Until(when(end))),
    })
}

/// A few figures: those of the newest promotions, then one of each of their challenges.
fn figures(cohorts: &[Cohort], lang: &str, view: &View) -> T {
    let schema = view.context.schema;
    let of_promotions = cohorts.iter().rev().map(|cohort| (cohort.id, FIGURES_EACH));
    let of_challenges = cohorts.iter().rev().flat_map(|cohort| cohort.challenges.iter().map(|id| (*id, 1)));
    let figures = of_promotions.chain(of_challenges).flat_map(|(id, most)| {
        let entry = &view.site.entries[id];
        let some = items(entry, FIGURE, schema).iter().take(most);
        some.map(move |item| {
            map([
                ("figure", view.item(item, FIGURE, entry, lang)),
                ("of", view.mini_of(id, lang)),
                ("lang", T::from(entry.card.lang.as_str())),
            ])
        })
    });
    T::from(figures.take(FIGURES).collect::<Vec<_>>())
}

/// The tools that most challenges use.
fn tools(lang: &str, view: &View) -> T {
    let Some(collection) = view.site.catalogue.collection else { return T::from(Vec::<T>::new()) };
    let mut tools: Vec<(usize, EntryId)> = view.site.collections[collection]
        .iter()
        .map(|tool| (view.tools.users(*tool).len(), *tool))
        .filter(|(users, _)| *users > 0)
        .collect();
    tools.sort_by_key(|(users, tool)| (Reverse(*users), view.site.ranks[*tool]));
    let shown = tools.iter().take(TOOLS).map(|(_, tool)| view.tools.tool(*tool, lang));
    T::from(shown.collect::<Vec<_>>())
}
