//! Events on pages: what comes and what is past, by the day of the build.

use super::super::calendars;
use super::super::values::{Values, begun, encode, map};
use super::super::view::View;
use super::generated::Made;
use crate::agenda::{Event, Occurrence, Period, describe_period};
use crate::parse::date::Date as Dated;
use crate::parse::markdown::typeset;
use crate::resolve::EntryId;
use crate::resolve::agenda::{Calendar, called_off};
use crate::resolve::entries::plain;
use crate::resolve::generated::Generated;
use crate::resolve::lists::ListPage;
use crate::schema::Holds;
use crate::yaml::Value;
use jiff::ToSpan;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tera::Value as T;

/// How many next dates of an event that comes back are named in lists, and on its own page.
const NEXT: usize = 3;
const NEXT_ALONE: usize = 6;

/// Where an event stands on the day of the build.
enum Standing {
    /// It comes once more at least, or lasts: its next times within a year, the first ones of many.
    Next(Vec<Occurrence>),
    /// It comes, but not within a year: the first time after it.
    Later(Occurrence),
    /// It is over: its last time.
    Past(Occurrence),
}

/// The last day that the agenda looks ahead to.
fn horizon(view: &View) -> Date {
    view.context.today.checked_add(1.year()).unwrap_or(Date::MAX)
}

fn standing(event: &Event, most: usize, view: &View) -> Option<Standing> {
    let (zone, today) = (&view.context.config.timezone, view.context.today);
    let next = event.occurrences(zone, today, horizon(view), most);
    if !next.is_empty() {
        return Some(Standing::Next(next));
    }
    match event.occurrences(zone, today, Date::MAX, 1).first() {
        Some(later) => Some(Standing::Later(*later)),
        None => event.last(zone).map(Standing::Past),
    }
}

/// A time for people and machines.
fn moment(period: Period, lang: &str, view: &View) -> T {
    map([
        ("iso", T::from(period.start.iso(&view.context.config.timezone))),
        ("label", T::from(begun(&describe_period(&period, lang == "fr")))),
    ])
}

fn times(found: &[Occurrence], lang: &str, view: &View) -> T {
    T::from(found.iter().map(|one| moment(period(one), lang, view)).collect::<Vec<_>>())
}

fn period(one: &Occurrence) -> Period {
    Period { start: one.start, end: one.end }
}

/// When an event is, as its card says it: its date, or its recurrence.
pub fn when(id: EntryId, event: &Event, lang: &str, view: &View) -> T {
    let french = lang == "fr";
    let label = match (&event.recurrence, said(id, "recurrence", view)) {
        (Some(rule), _) => rule.describe(&event.start, french),
        (None, Some(words)) => words,
        (None, None) => describe_period(&event.period(), french),
    };
    map([("iso", T::from(event.start.iso(&view.context.config.timezone))), ("label", T::from(begun(&label)))])
}

/// How an event comes back, in words; where these are not understood, as they are written.
fn rule(id: EntryId, event: &Event, lang: &str, view: &View) -> Option<String> {
    match &event.recurrence {
        Some(rule) => Some(begun(&rule.describe(&event.start, lang == "fr"))),
        None => said(id, "recurrence", view).map(|words| begun(&words)),
    }
}

/// Whether an event comes back in a way that nobody has understood: no day of it is known but the first.
fn is_vague(id: EntryId, event: &Event, view: &View) -> bool {
    event.recurrence.is_none() && said(id, "recurrence", view).is_some()
}

/// The words of a field, as they are written.
fn said(id: EntryId, name: &str, view: &View) -> Option<String> {
    let entry = &view.site.entries[id];
    let words = plain(entry, name).and_then(Value::to_text).filter(|words| !words.trim().is_empty())?;
    Some(typeset(words.trim(), entry.card.lang == "fr"))
}

/// An event of which no day is known, with the words that are there instead.
fn undated(id: EntryId, lang: &str, view: &View) -> T {
    let words: Vec<String> = ["start", "time"].iter().filter_map(|name| said(id, name, view)).collect();
    map([
        ("entry", view.card_in(id, lang).clone()),
        ("words", T::from(begun(&words.join(", ")))),
        ("dates", T::from(Vec::<T>::new())),
        ("cancelled", T::from(called_off(&view.site.entries[id]))),
    ])
}

/// An event in a list: its card, and the times that matter there.
fn item(id: EntryId, found: &[Occurrence], lang: &str, view: &View) -> T {
    let event = &view.site.agenda.events[&id];
    let rule = rule(id, event, lang, view);
    map([
        ("entry", view.card_in(id, lang).clone()),
        ("rule", rule.map(T::from).into()),
        ("dates", times(found, lang, view)),
        ("cancelled", T::from(event.cancelled)),
    ])
}

/// The values of the page that says what comes.
pub(super) fn list(lang: &str, list: &ListPage, context: &mut Values, view: &View) {
    let agenda = &view.site.agenda;
    let mut months: BTreeMap<(i16, i8), Vec<(Date, T)>> = BTreeMap::new();
    let (mut regular, mut later) = (Vec::new(), Vec::new());
    for id in agenda.listed.get(lang).into_iter().flatten() {
        let event = &agenda.events[id];
        if is_vague(*id, event, view) {
            regular.push((event.start.day(), item(*id, &[], lang, view)));
            continue;
        }
        match standing(event, NEXT, view) {
            Some(Standing::Next(found)) if event.recurrence.is_some() => {
                regular.push((found[0].start.day(), item(*id, &found, lang, view)));
            }
            Some(Standing::Next(found)) => {
                // What has begun stands with what comes now.
                let day = found[0].start.day().max(view.context.today);
                let month = months.entry((day.year(), day.month())).or_default();
                month.push((found[0].start.day(), item(*id, &found, lang, view)));
            }
            Some(Standing::Later(one)) => later.push((one.start.day(), item(*id, &[one], lang, view))),
            Some(Standing::Past(_)) | None => {}
        }
    }
    let months = months.into_iter().map(|((year, month), items)| {
        let iso = format!("{year:04}-{month:02}");
        let label = Dated::parse(&iso, &view.context.config.timezone).map(|month| month.long(lang == "fr"));
        map([
            ("iso", T::from(iso)),
            ("label", label.map(|label| T::from(begun(&label))).into()),
            ("items", by_day(items)),
        ])
    });
    let months: Vec<T> = months.collect();
    let mut open: Vec<EntryId> =
        list.entries.iter().copied().filter(|id| !agenda.events.contains_key(id)).collect();
    // As they stand in their file, which is the order of time more often than not.
    open.sort_by_key(|id| {
        let span = view.site.entries[*id].origin.span;
        (span.source, span.start)
    });
    let undated: Vec<T> = open.into_iter().map(|id| undated(id, lang, view)).collect();
    let past = view.page_about(Generated::Past, lang);
    context.insert_value(
        "agenda",
        map([
            ("months", T::from(months)),
            ("regular", by_day(regular)),
            ("later", by_day(later)),
            ("undated", T::from(undated)),
            ("past", past.map(T::from).into()),
        ]),
    );
    context.insert_value("calendars", calendar_link(agenda.calendar_in(lang), view));
}

/// Items in the order of their days.
fn by_day(mut items: Vec<(Date, T)>) -> T {
    items.sort_by_key(|(day, _)| *day);
    T::from(items.into_iter().map(|(_, item)| item).collect::<Vec<_>>())
}

/// The page of what is past, by year, the newest first.
pub(super) fn past(lang: &str, view: &View) -> Made {
    let agenda = &view.site.agenda;
    let mut years: BTreeMap<Reverse<i16>, Vec<(Date, T)>> = BTreeMap::new();
    let listed = agenda.listed.get(lang).into_iter().flatten();
    for id in listed.filter(|id| !is_vague(**id, &agenda.events[*id], view)) {
        if let Some(Standing::Past(last)) = standing(&agenda.events[id], 1, view) {
            let year = years.entry(Reverse(last.start.day().year())).or_default();
            year.push((last.start.day(), item(*id, &[last], lang, view)));
        }
    }
    let years = years.into_iter().map(|(Reverse(year), mut items)| {
        items.reverse();
        items.sort_by_key(|(day, _)| Reverse(*day));
        let items: Vec<T> = items.into_iter().map(|(_, item)| item).collect();
        map([("year", T::from(year)), ("items", T::from(items))])
    });
    let years: Vec<T> = years.collect();
    let calendars = calendar_link(agenda.calendar_in(lang), view);
    Made::new(String::new(), [("years", T::from(years)), ("calendars", calendars)])
}

/// Whether entry `id` is an event that is called off, be its days known or not.
pub(super) fn is_called_off(id: EntryId, view: &View) -> bool {
    let entry = &view.site.entries[id];
    let holds = view.context.schema.collections[entry.collection].holds == Some(Holds::Events);
    holds && called_off(entry)
}

/// What the page of an event says of it besides its fields.
pub(super) fn event(id: EntryId, lang: &str, view: &View) -> Option<T> {
    let event = view.site.agenda.events.get(&id)?;
    let rule = rule(id, event, lang, view);
    let (next, over) = match standing(event, NEXT_ALONE, view) {
        _ if is_vague(id, event, view) => (Vec::new(), false),
        Some(Standing::Next(found)) => (found, false),
        Some(Standing::Later(one)) => (vec![one], false),
        Some(Standing::Past(_)) | None => (Vec::new(), true),
    };
    let first = event.first(&view.context.config.timezone);
    Some(map([
        ("when", moment(first.as_ref().map_or_else(|| event.period(), period), lang, view)),
        ("rule", rule.map(T::from).into()),
        ("dates", times(&next, lang, view)),
        ("over", T::from(over)),
        ("cancelled", T::from(event.cancelled)),
        ("whole_days", T::from(event.is_whole_days())),
    ]))
}

/// The events that name entry `id`, next and past, and which these are; those in `lang` if there are some.
pub(super) fn of_entry(id: EntryId, lang: &str, view: &View) -> Option<(T, Vec<EntryId>)> {
    let named = view.site.agenda.about.get(&id)?;
    let with_page = |id: &&EntryId| view.site.entries[**id].card.url.is_some();
    let in_language = |id: &&EntryId| {
        let entry = &view.site.entries[**id];
        entry.card.lang == lang || entry.variants.contains_key(lang)
    };
    let mut shown: Vec<EntryId> = named.iter().filter(with_page).filter(in_language).copied().collect();
    if shown.is_empty() {
        shown = named.iter().filter(with_page).copied().collect();
    }
    let (mut next, mut past) = (Vec::new(), Vec::new());
    let apart = super::cohort::tells_events(id, view);
    let told = |id: &&EntryId| !apart || view.site.agenda.events[*id].recurrence.is_some();
    for id in shown.iter().filter(told) {
        let event = &view.site.agenda.events[id];
        if is_vague(*id, event, view) {
            next.push((event.start.day(), item(*id, &[], lang, view)));
            continue;
        }
        match standing(&view.site.agenda.events[id], NEXT, view) {
            Some(Standing::Next(found)) => next.push((found[0].start.day(), item(*id, &found, lang, view))),
            Some(Standing::Later(one)) => next.push((one.start.day(), item(*id, &[one], lang, view))),
            Some(Standing::Past(one)) => past.push((one.start.day(), item(*id, &[one], lang, view))),
            None => {}
        }
    }
    past.sort_by_key(|(day, _)| *day);
    past.reverse();
    let past: Vec<T> = past.into_iter().map(|(_, item)| item).collect();
    let agenda = map([("next", by_day(next)), ("past", T::from(past))]);
    (!shown.is_empty()).then_some((agenda, shown))
}

/// A calendar as pages link to it; none, and the page has no calendar.
pub(super) fn calendar_link(calendar: Option<&Calendar>, view: &View) -> T {
    let link = calendar.map(|calendar| {
        let address = view.absolute(&calendar.url);
        let subscribe = address.split_once("://").map(|(_, rest)| format!("webcal://{rest}"));
        map([
            ("title", T::from(calendars::name(calendar, view))),
            ("url", T::from(encode(&view.href(&calendar.url)))),
            ("subscribe", subscribe.map(T::from).into()),
        ])
    });
    T::from(link.into_iter().collect::<Vec<_>>())
}
