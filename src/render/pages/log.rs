//! The pages of a log: all of it, a week, and what was done for one entry; and the digest on that entry's own page.

use super::super::charts::{self, Category, Words};
use super::super::values::{encode, map};
use super::super::view::View;
use super::{Draft, Head};
use crate::parse::date::Date;
use crate::parse::markdown::typeset;
use crate::resolve::entries::plain;
use crate::resolve::log::{Kind, Log, Subject, Week};
use crate::resolve::{EntryId, FieldValue};
use crate::yaml::Value;
use jiff::civil;
use std::collections::BTreeMap;
use tera::Value as T;

/// How many entries a digest shows.
const LATEST: usize = 5;
/// How many weeks a picture and its table show.
const MOST_WEEKS: usize = 520;

/// The page of all of log `index`.
pub(super) fn whole<'v>(index: usize, view: &'v View) -> Draft<'v> {
    let log = &view.site.logs[index];
    let (lang, label) = (log.lang.as_str(), label(log, view));
    let weeks = log.weeks.iter().rev().map(|week| week_link(week, log, view));
    let subjects = log.subjects.iter().map(|subject| {
        map([
            ("title", T::from(view.site.entries[subject.entry].card.title.as_str())),
            ("url", link(&subject.page.url, view)),
            ("count", T::from(subject.entries.len())),
            ("period", period(&subject.entries, lang, view)),
        ])
    });
    let value = [
        ("weeks", T::from(weeks.collect::<Vec<_>>())),
        ("subjects", T::from(subjects.collect::<Vec<_>>())),
        ("undated", entries(&undated(&log.entries, view), log, view)),
    ];
    let description = summary(&log.entries, log, view);
    let head = Head {
        description,
        ..Head::new(label.to_owned(), log.page.url.clone(), lang, "log", name(log, view))
    };
    ("journal.html", head, context(log, &log.entries, value, view))
}

/// The page of a week of log `index`.
pub(super) fn week<'v>(index: usize, at: usize, view: &'v View) -> Draft<'v> {
    let log = &view.site.logs[index];
    let week = &log.weeks[at];
    let mut groups: BTreeMap<(usize, String), Vec<EntryId>> = BTreeMap::new();
    for &id in &week.entries {
        let (subject, name) = subject(id, log, view);
        let rank = subject.map_or(usize::MAX, |subject| view.site.ranks[subject]);
        groups.entry((rank, name)).or_default().push(id);
    }
    let groups = groups.into_values().map(|ids| {
        let (subject, name) = subject(ids[0], log, view);
        let page = subject.and_then(|subject| log.subject_of.get(&subject)).map(|at| &log.subjects[*at]);
        map([
            ("title", T::from(name)),
            ("url", page.map_or_else(T::none, |page| link(&page.page.url, view))),
            ("entries", entries(&ids, log, view)),
        ])
    });
    let near = |at: Option<usize>| {
        at.and_then(|at| log.weeks.get(at)).map_or_else(T::none, |week| week_link(week, log, view))
    };
    let value = [
        ("groups", T::from(groups.collect::<Vec<_>>())),
        ("previous", near(at.checked_sub(1))),
        ("next", near(Some(at + 1))),
    ];
    let title = format!("{} – {}", label(log, view), week_title(week, log, view));
    let count = view.count(week.entries.len(), name(log, view), &log.lang);
    let description = format!("{}. {count}.", days(week, &log.lang, view));
    let head =
        Head { description, ..Head::new(title, week.page.url.clone(), &log.lang, "log", name(log, view)) };
    ("journal-semaine.html", head, context(log, &week.entries, value, view))
}

/// The page of what log `index` tells of one entry.
pub(super) fn subject_page<'v>(index: usize, at: usize, view: &'v View) -> Draft<'v> {
    let log = &view.site.logs[index];
    let subject = &log.subjects[at];
    let mut by_week: BTreeMap<(i16, i8), Vec<EntryId>> = BTreeMap::new();
    for &id in &subject.entries {
        if let Some(day) = day(id, view) {
            let week = day.iso_week_date();
            by_week.entry((week.year(), week.week())).or_default().push(id);
        }
    }
    let weeks = by_week.iter().rev().filter_map(|(key, ids)| {
        let at = log.weeks.binary_search_by_key(key, |week| (week.year, week.number)).ok()?;
        Some(map([("week", week_link(&log.weeks[at], log, view)), ("entries", entries(ids, log, view))]))
    });
    let value = [
        ("subject", view.mini_of(subject.entry, &log.lang)),
        ("weeks", T::from(weeks.collect::<Vec<_>>())),
        ("undated", entries(&undated(&subject.entries, view), log, view)),
    ];
    let title = format!("{} – {}", label(log, view), view.site.entries[subject.entry].card.title);
    let description = summary(&subject.entries, log, view);
    let head =
        Head { description, ..Head::new(title, subject.page.url.clone(), &log.lang, "log", name(log, view)) };
    ("journal-defi.html", head, context(log, &subject.entries, value, view))
}

/// What the logs say of entry `id`, in short: how much, when, the latest.
pub(super) fn digest(id: EntryId, lang: &str, view: &View) -> Option<T> {
    let mut logs = view.site.logs.iter().filter(|log| log.lang == lang);
    let (log, at) = logs.find_map(|log| Some((log, *log.subject_of.get(&id)?)))?;
    let Subject { page, entries: all, .. } = &log.subjects[at];
    let latest: Vec<EntryId> =
        all.iter().rev().copied().filter(|id| day(*id, view).is_some()).take(LATEST).collect();
    Some(map([
        ("label", T::from(label(log, view))),
        ("url", link(&page.url, view)),
        ("count", T::from(all.len())),
        ("counts", counts(all, log, view)),
        ("period", period(all, lang, view)),
        ("latest", entries(&latest, log, view)),
    ]))
}

/// Title and address of each page of the logs in `lang`: the whole log's, and those below it.
pub(super) fn plan(lang: &str, view: &View) -> Vec<T> {
    let logs = view.site.logs.iter().filter(|log| log.lang == lang);
    let section = logs.map(|log| {
        let mini = |title: String, url: &str| map([("title", T::from(title)), ("url", link(url, view))]);
        let subjects = log
            .subjects
            .iter()
            .map(|subject| mini(view.site.entries[subject.entry].card.title.clone(), &subject.page.url));
        let weeks = log.weeks.iter().map(|week| mini(week_title(week, log, view), &week.page.url));
        map([
            ("label", T::from(label(log, view))),
            ("url", link(&log.page.url, view)),
            ("count", T::from(log.entries.len())),
            ("pages", T::from(subjects.chain(weeks).collect::<Vec<_>>())),
            ("entries", T::from(Vec::<T>::new())),
        ])
    });
    section.collect()
}

/// The values of a page: those that are its own, and what all have that tell of `shown`.
fn context<const N: usize>(
    log: &Log,
    shown: &[EntryId],
    own: [(&'static str, T); N],
    view: &View,
) -> tera::Context {
    let mut context = view.shared[&log.lang].clone();
    let mut value = map([
        ("label", T::from(label(log, view))),
        ("url", link(&log.page.url, view)),
        ("about", T::from(about(log, view))),
        ("count", T::from(shown.len())),
        ("counts", counts(shown, log, view)),
        ("activity", activity(shown, log, view)),
    ])
    .into_map()
    .unwrap_or_default();
    value.extend(own.into_iter().map(|(key, own)| (key.into(), own)));
    context.insert_value("journal", T::from(value));
    let mut lists = context.remove("lists").and_then(T::into_map).unwrap_or_default();
    let list = [
        ("label", T::from(label(log, view))),
        ("url", link(&log.page.url, view)),
        ("count", T::from(log.entries.len())),
    ];
    lists.insert(name(log, view).to_owned().into(), map(list));
    context.insert_value("lists", T::from(lists));
    context.insert_value("feeds", T::from(super::site_feeds(&log.lang, view)));
    context
}

/// The picture of `shown` week by week, and the same as a table; nothing where they are of one week.
fn activity(shown: &[EntryId], log: &Log, view: &View) -> T {
    let mut by_week: BTreeMap<(i16, i8), Vec<EntryId>> = BTreeMap::new();
    for &id in shown {
        if let Some(day) = day(id, view) {
            let week = day.iso_week_date();
            by_week.entry((week.year(), week.week())).or_default().push(id);
        }
    }
    if by_week.len() < 2 || by_week.len() > MOST_WEEKS {
        return T::none();
    }
    let totals = log.counts(shown);
    let used: Vec<usize> = (0..log.kinds.len()).filter(|kind| totals[*kind] > 0).collect();
    let names: Vec<(String, String)> =
        used.iter().map(|kind| kind_name(&log.kinds[*kind], &log.lang, view)).collect();
    let categories: Vec<Category> =
        names.iter().map(|(code, label)| Category { code: code.clone(), label: label.clone() }).collect();
    let rows: Vec<(&(i16, i8), Vec<usize>, usize)> = by_week
        .iter()
        .map(|(week, ids)| {
            let counts = log.counts(ids);
            (week, used.iter().map(|kind| counts[*kind]).collect(), ids.len())
        })
        .collect();
    let weeks: Vec<charts::Week> = rows
        .iter()
        .filter_map(|((year, number), counts, _)| {
            Some(charts::Week { day: monday(*year, *number)?, counts: counts.clone() })
        })
        .collect();
    let title = view.string(&log.lang, "log_activity");
    let description = summary(shown, log, view);
    let words = Words { id: "activite", title: &title, description: &description };
    let Some(picture) = charts::activity(words, &categories, &weeks) else { return T::none() };
    let key = picture.key.iter().zip(&names).map(|(key, (_, label))| {
        map([("symbol", T::safe_string(&key.symbol)), ("label", T::from(label.as_str()))])
    });
    let table = rows.iter().filter_map(|(key, counts, count)| {
        let at = log.weeks.binary_search_by_key(*key, |week| (week.year, week.number)).ok()?;
        let cells = T::from(counts.iter().map(|count| T::from(*count)).collect::<Vec<_>>());
        Some(map([
            ("week", week_link(&log.weeks[at], log, view)),
            ("cells", cells),
            ("count", T::from(*count)),
        ]))
    });
    map([
        ("chart", T::safe_string(&picture.svg)),
        ("key", T::from(key.collect::<Vec<_>>())),
        ("columns", T::from(names.iter().map(|(_, label)| T::from(label.as_str())).collect::<Vec<_>>())),
        ("rows", T::from(table.collect::<Vec<_>>())),
        ("weeks_per_column", T::from(picture.weeks_per_column)),
    ])
}

/// How many of `shown` there are of each kind that occurs.
fn counts(shown: &[EntryId], log: &Log, view: &View) -> T {
    let all = log.kinds.iter().zip(log.counts(shown)).filter(|(_, count)| *count > 0);
    let values = all.map(|(kind, count)| {
        let (code, label) = kind_name(kind, &log.lang, view);
        map([("code", T::from(code)), ("label", T::from(label)), ("count", T::from(count))])
    });
    T::from(values.collect::<Vec<_>>())
}

/// The letter or two of a kind, and its name.
fn kind_name(kind: &Kind, lang: &str, view: &View) -> (String, String) {
    let said = |key: &str| {
        let words = view.string(lang, key);
        (words.chars().take(1).collect(), words)
    };
    match kind {
        Kind::Entry(id) => {
            let entry = &view.site.entries[*id];
            let code =
                plain(entry, "code").and_then(Value::to_text).unwrap_or_else(|| entry.id.to_uppercase());
            (code.chars().take(3).collect(), entry.card.title.clone())
        }
        Kind::Word(word) => (word.chars().take(3).collect(), typeset(word, lang == "fr")),
        Kind::Others => said("log_others"),
        Kind::Without => (String::from("–"), view.string(lang, "log_without")),
    }
}

/// `ids` as a page shows them.
fn entries(ids: &[EntryId], log: &Log, view: &View) -> T {
    let values = ids.iter().map(|&id| {
        let entry = &view.site.entries[id];
        let mut value = view.card_in(id, &log.lang).clone().into_map().unwrap_or_default();
        let title = plain(entry, "title").map_or_else(T::none, |_| T::from(entry.card.title.as_str()));
        value.insert("title".into(), title);
        let kinds =
            log.kinds_of.get(&id).into_iter().flatten().filter(|kind| log.kinds[**kind] != Kind::Without);
        let kinds = kinds.map(|kind| T::from(kind_name(&log.kinds[*kind], &log.lang, view).1));
        value.insert("kinds".into(), T::from(kinds.collect::<Vec<_>>()));
        let day = entry
            .card
            .date
            .map(|date| map([("iso", T::from(date.iso())), ("label", T::from(date.long(log.lang == "fr")))]));
        value.insert("day".into(), day.unwrap_or_else(T::none));
        T::from(value)
    });
    T::from(values.collect::<Vec<_>>())
}

/// What an entry is about, and what that is called; as written, where it is no entry.
fn subject(id: EntryId, log: &Log, view: &View) -> (Option<EntryId>, String) {
    let schema = &view.context.schema.collections[log.collection];
    let of = schema.log.as_ref().map_or("", |pages| pages.of.as_str());
    let said = view.site.entries[id].fields.iter().find(|(name, _)| name == of);
    let reference = said.and_then(|(_, value)| match value {
        FieldValue::References(references) => references.first(),
        _ => None,
    });
    let Some(reference) = reference else { return (None, String::new()) };
    let title = reference.entry.map(|entry| view.site.entries[entry].card.title.clone());
    (reference.entry, title.unwrap_or_else(|| reference.name.clone()))
}

/// How much there is, and when.
fn summary(shown: &[EntryId], log: &Log, view: &View) -> String {
    let count = view.count(shown.len(), name(log, view), &log.lang);
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
fn bounds<'v>(shown: &[EntryId], view: &'v View) -> Option<(&'v Date, &'v Date)> {
    let dated = |id: &EntryId| view.site.entries[*id].card.date.as_ref().filter(|date| date.is_day());
    Some((shown.iter().find_map(dated)?, shown.iter().rev().find_map(dated)?))
}

fn period(shown: &[EntryId], lang: &str, view: &View) -> T {
    let day = |date: &Date| map([("iso", T::from(date.iso())), ("label", T::from(date.long(lang == "fr")))]);
    bounds(shown, view).map_or_else(T::none, |(first, last)| map([("start", day(first)), ("end", day(last))]))
}

fn undated(shown: &[EntryId], view: &View) -> Vec<EntryId> {
    shown.iter().copied().filter(|id| day(*id, view).is_none()).collect()
}

fn day(id: EntryId, view: &View) -> Option<civil::Date> {
    view.site.entries[id].card.date.filter(Date::is_day).map(|date| date.civil())
}

fn monday(year: i16, number: i8) -> Option<civil::Date> {
    civil::ISOWeekDate::new(year, number, civil::Weekday::Monday).ok().map(|week| week.date())
}

fn week_link(week: &Week, log: &Log, view: &View) -> T {
    map([
        ("title", T::from(week_title(week, log, view))),
        ("days", T::from(days(week, &log.lang, view))),
        ("url", link(&week.page.url, view)),
        ("count", T::from(week.entries.len())),
    ])
}

fn week_title(week: &Week, log: &Log, view: &View) -> String {
    let words = view.string(&log.lang, "log_week");
    words.replace("{n}", &week.number.to_string()).replace("{year}", &week.year.to_string())
}

/// From which day to which a week goes.
fn days(week: &Week, lang: &str, view: &View) -> String {
    let zone = &view.context.config.timezone;
    let long = |day: civil::Date| Date::from_day(day, zone).map(|day| day.long(lang == "fr"));
    let told = monday(week.year, week.number).and_then(|monday| {
        let sunday = monday.checked_add(jiff::Span::new().days(6)).ok()?;
        let words = view.string(lang, "log_days");
        Some(words.replace("{from}", &long(monday)?).replace("{to}", &long(sunday)?))
    });
    told.unwrap_or_default()
}

fn label<'v>(log: &Log, view: &'v View) -> &'v str {
    view.context.schema.collections[log.collection].label.get(&log.lang)
}

/// What the log is about, in the plural: challenges.
fn about<'v>(log: &Log, view: &'v View) -> &'v str {
    let first = log.subjects.first().map(|subject| view.site.entries[subject.entry].collection);
    first.map_or("", |collection| view.context.schema.collections[collection].label.get(&log.lang))
}

fn name<'v>(log: &Log, view: &'v View) -> &'v str {
    &view.context.schema.collections[log.collection].name
}

fn link(url: &str, view: &View) -> T {
    T::from(encode(&view.href(url)))
}
