//! Days and weeks of a log: which entries they hold, what they are called, from when to when a period goes.

use super::super::super::values::map;
use super::super::super::view::View;
use super::{link, section};
use crate::parse::date::Date;
use crate::resolve::EntryId;
use crate::resolve::log::{Log, Week};
use jiff::civil;
use std::collections::BTreeMap;
use tera::Value as T;

/// Those of `shown` that have a day, by year and number of the week.
pub(super) fn by_week(shown: &[EntryId], view: &View) -> BTreeMap<(i16, i8), Vec<EntryId>> {
    let mut weeks: BTreeMap<(i16, i8), Vec<EntryId>> = BTreeMap::new();
    for &id in shown {
        if let Some(day) = day(id, view) {
            let week = day.iso_week_date();
            weeks.entry((week.year(), week.week())).or_default().push(id);
        }
    }
    weeks
}

/// How much there is, and when.
pub(super) fn summary(shown: &[EntryId], log: &Log, view: &View) -> String {
    let count = view.count(shown.len(), section(log, view), &log.lang);
    let french = log.lang == "fr";
    match bounds(shown, view) {
        Some((first, last)) => view
            .string(&log.lang, "log_told")
            .replace("{n}", &count)
            .replace("{from}", &first.long(french))
            .replace("{to}", &last.long(french)),
        None => count,
    }
}

/// The first and the last day of `shown`, which are in order.
pub(super) fn bounds<'v>(shown: &[EntryId], view: &'v View) -> Option<(&'v Date, &'v Date)> {
    let dated = |id: &EntryId| view.site.entries[*id].card.date.as_ref().filter(|date| date.is_day());
    Some((shown.iter().find_map(dated)?, shown.iter().rev().find_map(dated)?))
}

pub(super) fn period(shown: &[EntryId], lang: &str, view: &View) -> T {
    let day = |date: &Date| map([("iso", T::from(date.iso())), ("label", T::from(date.long(lang == "fr")))]);
    bounds(shown, view).map_or_else(T::none, |(first, last)| map([("start", day(first)), ("end", day(last))]))
}

pub(super) fn undated(shown: &[EntryId], view: &View) -> Vec<EntryId> {
    shown.iter().copied().filter(|id| day(*id, view).is_none()).collect()
}

pub(super) fn day(id: EntryId, view: &View) -> Option<civil::Date> {
    view.site.entries[id].card.date.filter(Date::is_day).map(|date| date.civil())
}

pub(super) fn monday(year: i16, number: i8) -> Option<civil::Date> {
    civil::ISOWeekDate::new(year, number, civil::Weekday::Monday).ok().map(|week| week.date())
}

pub(super) fn week_link(week: &Week, log: &Log, view: &View) -> T {
    map([
        ("title", T::from(week_title(week, log, view))),
        ("days", T::from(days(week, &log.lang, view))),
        ("url", link(&week.url, view)),
        ("count", T::from(week.entries.len())),
    ])
}

pub(super) fn week_title(week: &Week, log: &Log, view: &View) -> String {
    let words = view.string(&log.lang, "log_week");
    words.replace("{n}", &week.number.to_string()).replace("{year}", &week.year.to_string())
}

/// From which day to which a week goes.
pub(super) fn days(week: &Week, lang: &str, view: &View) -> String {
    let zone = &view.context.config.timezone;
    let long = |day: civil::Date| Date::from_day(day, zone).map(|day| day.long(lang == "fr"));
    let told = monday(week.year, week.number).and_then(|monday| {
        let sunday = monday.checked_add(jiff::Span::new().days(6)).ok()?;
        let words = view.string(lang, "log_days");
        Some(words.replace("{from}", &long(monday)?).replace("{to}", &long(sunday)?))
    });
    told.unwrap_or_default()
}
