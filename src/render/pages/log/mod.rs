//! The pages of a log: all of it, a week, and what was done for one entry; and the digest on that entry's own page.

mod activity;
mod weeks;

use super::super::values::{encode, map};
use super::super::view::View;
use super::generated::{Made, in_plan};
use crate::parse::markdown::typeset;
use crate::resolve::entries::plain;
use crate::resolve::log::{Kind, Log, Subject};
use crate::resolve::{EntryId, FieldValue};
use activity::{activity, counts, kind_name};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tera::Value as T;
use weeks::{by_week, day, days, period, summary, undated, week_link, week_title};

/// How many names of what has no page are told.
const MOST_OTHERS: usize = 5;
/// How many entries a digest shows.
const LATEST: usize = 5;

/// What the page of all of log `index` is called.
pub(super) fn name(index: usize, view: &View) -> String {
    label(&view.site.logs[index], view).to_owned()
}

/// The page of all of log `index`.
pub(super) fn whole(index: usize, view: &View) -> Made {
    let log = &view.site.logs[index];
    let weeks = log.weeks.iter().rev().map(|week| week_link(week, log, view));
    let subjects = log.subjects.iter().map(|subject| {
        map([
            ("title", T::from(view.site.entries[subject.entry].card.title.as_str())),
            ("url", link(&subject.url, view)),
            ("count", T::from(subject.entries.len())),
            ("period", period(&subject.entries, &log.lang, view)),
        ])
    });
    let own = [
        ("weeks", T::from(weeks.collect::<Vec<_>>())),
        ("subjects", T::from(subjects.collect::<Vec<_>>())),
        ("others", others(log, view)),
        ("undated", entries(&undated(&log.entries, view), log, view)),
    ];
    Made::new(summary(&log.entries, log, view), values(log, &log.entries, own, view))
}

/// What was done for nothing that has a page: how much, when, and under which names, the most frequent first.
fn others(log: &Log, view: &View) -> T {
    let other = |id: &EntryId| subject_of(*id, log, view).0.is_none();
    let ids: Vec<EntryId> = log.entries.iter().copied().filter(other).collect();
    if ids.is_empty() {
        return T::none();
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in ids.iter().map(|id| subject_of(*id, log, view).1).filter(|name| !name.is_empty()) {
        *counts.entry(name).or_default() += 1;
    }
    let mut names: Vec<(String, usize)> = counts.into_iter().collect();
    names.sort_by_key(|(_, count)| Reverse(*count));
    let cut = names.len() > MOST_OTHERS;
    names.truncate(MOST_OTHERS);
    let mut names: Vec<String> =
        names.into_iter().map(|(name, _)| typeset(&name, log.lang == "fr")).collect();
    names.extend(cut.then(|| "…".to_owned()));
    map([
        ("names", T::from(names.join(", "))),
        ("count", T::from(ids.len())),
        ("period", period(&ids, &log.lang, view)),
    ])
}

/// What the page of week `at` of log `index` is called.
pub(super) fn week_name(index: usize, at: usize, view: &View) -> String {
    let log = &view.site.logs[index];
    week_title(&log.weeks[at], log, view)
}

/// The page of week `at` of log `index`.
pub(super) fn week(index: usize, at: usize, view: &View) -> Made {
    let log = &view.site.logs[index];
    let week = &log.weeks[at];
    let mut groups: BTreeMap<(usize, String), Vec<EntryId>> = BTreeMap::new();
    for &id in &week.entries {
        let (subject, name) = subject_of(id, log, view);
        let rank = subject.map_or(usize::MAX, |subject| view.site.ranks[subject]);
        groups.entry((rank, name)).or_default().push(id);
    }
    let groups = groups.into_values().map(|ids| {
        let (subject, name) = subject_of(ids[0], log, view);
        let page = subject.and_then(|subject| log.subject_of.get(&subject)).map(|at| &log.subjects[*at]);
        map([
            ("title", T::from(name)),
            ("url", page.map_or_else(T::none, |page| link(&page.url, view))),
            ("entries", entries(&ids, log, view)),
        ])
    });
    let near = |at: Option<usize>| {
        at.and_then(|at| log.weeks.get(at)).map_or_else(T::none, |week| week_link(week, log, view))
    };
    let own = [
        ("groups", T::from(groups.collect::<Vec<_>>())),
        ("previous", near(at.checked_sub(1))),
        ("next", near(Some(at + 1))),
    ];
    let count = view.count(week.entries.len(), section(log, view), &log.lang);
    let description = format!("{}. {count}.", days(week, &log.lang, view));
    let made = Made::new(description, values(log, &week.entries, own, view));
    made.titled(format!("{} – {}", label(log, view), week_title(week, log, view)))
}

/// What the page of what log `index` tells of its subject `at` is called.
pub(super) fn subject_name(index: usize, at: usize, view: &View) -> String {
    view.site.entries[view.site.logs[index].subjects[at].entry].card.title.clone()
}

/// The page of what log `index` tells of its subject `at`.
pub(super) fn subject(index: usize, at: usize, view: &View) -> Made {
    let log = &view.site.logs[index];
    let subject = &log.subjects[at];
    let by_week = by_week(&subject.entries, view);
    let weeks = by_week.iter().rev().filter_map(|(key, ids)| {
        let at = log.weeks.binary_search_by_key(key, |week| (week.year, week.number)).ok()?;
        Some(map([("week", week_link(&log.weeks[at], log, view)), ("entries", entries(ids, log, view))]))
    });
    let own = [
        ("subject", view.mini_of(subject.entry, &log.lang)),
        ("weeks", T::from(weeks.collect::<Vec<_>>())),
        ("undated", entries(&undated(&subject.entries, view), log, view)),
    ];
    let description = summary(&subject.entries, log, view);
    let made = Made::new(description, values(log, &subject.entries, own, view));
    made.titled(format!("{} – {}", label(log, view), view.site.entries[subject.entry].card.title))
}

/// What the logs say of entry `id`, in short: how much, when, the latest.
pub(super) fn digest(id: EntryId, lang: &str, view: &View) -> Option<T> {
    let mut logs = view.site.logs.iter().filter(|log| log.lang == lang);
    let (log, at) = logs.find_map(|log| Some((log, *log.subject_of.get(&id)?)))?;
    let Subject { url, entries: all, .. } = &log.subjects[at];
    let latest: Vec<EntryId> =
        all.iter().rev().copied().filter(|id| day(*id, view).is_some()).take(LATEST).collect();
    Some(map([
        ("label", T::from(label(log, view))),
        ("url", link(url, view)),
        ("count", T::from(all.len())),
        ("counts", counts(all, log, view)),
        ("period", period(all, lang, view)),
        ("latest", entries(&latest, log, view)),
    ]))
}

/// The section of each log in `lang` for the plan: the whole log's page, and those below it.
pub(super) fn plan(lang: &str, view: &View) -> Vec<T> {
    let logs = view.site.logs.iter().filter(|log| log.lang == lang);
    let section = logs.map(|log| {
        map([
            ("label", T::from(label(log, view))),
            ("url", link(&log.url, view)),
            ("count", T::from(log.entries.len())),
            ("pages", T::from(in_plan(log.collection, lang, view))),
            ("entries", T::from(Vec::<T>::new())),
        ])
    });
    section.collect()
}

/// The values of a page: those that are its own, and what all have that tell of `shown`.
fn values<const N: usize>(
    log: &Log,
    shown: &[EntryId],
    own: [(&'static str, T); N],
    view: &View,
) -> [(&'static str, T); 2] {
    let mut value = map([
        ("label", T::from(label(log, view))),
        ("url", link(&log.url, view)),
        ("about", T::from(about(log, view))),
        ("count", T::from(shown.len())),
        ("counts", counts(shown, log, view)),
        ("activity", activity(shown, log, view)),
    ])
    .into_map()
    .unwrap_or_default();
    value.extend(own.into_iter().map(|(key, own)| (key.into(), own)));
    let lists = view.shared[&log.lang].get("lists").cloned();
    let mut lists = lists.and_then(T::into_map).unwrap_or_default();
    let list = [
        ("label", T::from(label(log, view))),
        ("url", link(&log.url, view)),
        ("count", T::from(log.entries.len())),
    ];
    lists.insert(section(log, view).to_owned().into(), map(list));
    [("journal", T::from(value)), ("lists", T::from(lists))]
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
fn subject_of(id: EntryId, log: &Log, view: &View) -> (Option<EntryId>, String) {
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

fn label<'v>(log: &Log, view: &'v View) -> &'v str {
    view.context.schema.collections[log.collection].label.get(&log.lang)
}

/// What the log is about, in the plural: challenges.
fn about<'v>(log: &Log, view: &'v View) -> &'v str {
    let first = log.subjects.first().map(|subject| view.site.entries[subject.entry].collection);
    first.map_or("", |collection| view.context.schema.collections[collection].label.get(&log.lang))
}

/// The name of the collection.
fn section<'v>(log: &Log, view: &'v View) -> &'v str {
    &view.context.schema.collections[log.collection].name
}

fn link(url: &str, view: &View) -> T {
    T::from(encode(&view.href(url)))
}
