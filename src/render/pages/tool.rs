//! What the page of a tool shows besides its fields: who uses it, since when, together with what.

use super::super::charts::{self, Bar, Kind, Part};
use super::super::values::map;
use super::super::view::View;
use crate::parse::date::Date;
use crate::resolve::catalogue::adoption::percent;
use crate::resolve::catalogue::ring;
use crate::resolve::entries::plain;
use crate::resolve::{Entry, EntryId};
use crate::yaml::Value;
use std::cmp::Reverse;
use tera::Value as T;
use tera::value::Key;

/// The value `tool` of the page of `id`.
pub(super) fn value(id: EntryId, lang: &str, view: &View) -> T {
    let entry = &view.site.entries[id];
    let Some(mut value) = view.tools.tool(id, lang).into_map() else { return T::none() };
    let uses = view.site.catalogue.by_tool.get(&id).map_or(&[][..], Vec::as_slice);
    let text = |field: &str| plain(entry, field).and_then(Value::to_text);
    let mut add = |key: &'static str, new: T| drop(value.insert(Key::Str(key), new));
    add("uses", T::from(uses.iter().map(|index| view.tools.used(*index, lang)).collect::<Vec<_>>()));
    add("adoption", adoption(id, lang, view));
    add("together", together(id, lang, view));
    add(
        "wikidata",
        text("wikidata").map_or_else(T::none, |id| record(&id, "https://www.wikidata.org/wiki/")),
    );
    add("sill", text("sill").map_or_else(T::none, |id| record(&id, "")));
    add("assessments", assessments(entry, lang, view));
    add("links", T::from(pointers(plain(entry, "links"), view)));
    add("contacts", T::from(pointers(plain(entry, "contact"), view)));
    add("use_cases", T::from(pointers(plain(entry, "use_cases"), view)));
    T::from(value)
}

/// Users by promotion, as rows and as a picture; nothing of a tool that nobody uses.
fn adoption(id: EntryId, lang: &str, view: &View) -> T {
    let cohorts = &view.tools.adoption.cohorts;
    let Some(standing) = view.tools.adoption.tools.get(&id).filter(|tool| !tool.users.is_empty()) else {
        return T::none();
    };
    let of_told = view.string(lang, "of_told");
    let mut rows = Vec::new();
    let mut drawn = Vec::new();
    for (cohort, &users) in cohorts.iter().zip(&standing.by_cohort) {
        let told = cohort.challenges.len();
        let share = percent(users, told).unwrap_or(0);
        let label = cohort_label(cohort.promotion, lang, view);
        let share_text = view.percent(share, lang);
        let text = of_told.replace("{n}", &users.to_string());
        let text = text.replace("{all}", &told.to_string()).replace("{share}", &share_text);
        rows.push(map([
            ("promotion", cohort.promotion.map_or_else(T::none, |id| view.mini_of(id, lang))),
            ("label", T::from(label.as_str())),
            ("users", T::from(users)),
            ("told", T::from(told)),
            ("share", T::from(share_text)),
        ]));
        #[allow(clippy::cast_precision_loss)] // a share from 0 to 100
        drawn.push(Bar { label, text, parts: vec![Part { kind: Kind::Full, size: share as f32 / 100.0 }] });
    }
    let title = view.entry_words("adoption_of", &view.site.entries[id].card.title, lang);
    let words = charts::Words { id: "adoption", title: &title, description: &charts::spoken(&drawn) };
    map([("rows", T::from(rows)), ("chart", T::safe_string(&charts::bars(words, &drawn)))])
}

/// The name of a promotion, or of those that are of none.
pub(super) fn cohort_label(promotion: Option<EntryId>, lang: &str, view: &View) -> String {
    promotion.map_or_else(
        || view.string(lang, "without_group"),
        |promotion| view.site.entries[promotion].card.title.clone(),
    )
}

fn together(id: EntryId, lang: &str, view: &View) -> T {
    let others = view.tools.adoption.tools.get(&id).map_or(&[][..], |standing| &standing.together);
    let values = others
        .iter()
        .map(|(tool, count)| map([("tool", view.tools.tool(*tool, lang)), ("count", T::from(*count))]));
    T::from(values.collect::<Vec<_>>())
}

/// A record of another catalogue: its number, with an address if it is one or `base` makes it one.
fn record(written: &str, base: &str) -> T {
    let written = written.trim();
    let whole = written.starts_with("https://") || written.starts_with("http://");
    let plain = written.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let url = match (whole, base) {
        (true, _) => Some(written.to_owned()),
        (false, base) if !base.is_empty() && plain => Some(format!("{base}{written}")),
        _ => None,
    };
    let title = if whole {
        written.trim_end_matches('/').rsplit(['/', '=']).next().unwrap_or(written)
    } else {
        written
    };
    map([("title", T::from(title)), ("url", url.into())])
}

/// What was thought of the tool and when, the newest first: `{ date, ring, note, by }`.
fn assessments(entry: &Entry, lang: &str, view: &View) -> T {
    let list = plain(entry, "assessment").map_or(&[][..], |value| match value {
        Value::List(list) => list.as_slice(),
        other => std::slice::from_ref(other),
    });
    let zone = &view.context.config.timezone;
    let mut found: Vec<(Option<Date>, T)> = list
        .iter()
        .filter_map(|item| {
            let get = |keys: &[&str]| {
                keys.iter().find_map(|key| item.as_map()?.get(key)).filter(|value| !value.is_blank())
            };
            let written = get(&["ring", "state", "avis"]).or(Some(item)).and_then(Value::to_text)?;
            let date = get(&["date"]).and_then(|value| Date::from_value(value, zone));
            let known = ring(&written);
            let label = known
                .map_or_else(|| written.clone(), |ring| view.string(lang, &format!("assessments.{ring}")));
            let text = |keys: &[&str]| get(keys).and_then(Value::to_text).into();
            let day = date.as_ref().map_or_else(T::none, |date| {
                map([("iso", T::from(date.iso())), ("label", T::from(date.long(lang == "fr")))])
            });
            let value = map([
                ("ring", known.into()),
                ("label", T::from(label)),
                ("date", day),
                ("note", text(&["note", "text", "why"])),
                ("by", text(&["by", "par"])),
            ]);
            Some((date, value))
        })
        .collect();
    found.sort_by_key(|(date, _)| Reverse(*date));
    T::from(found.into_iter().map(|(_, value)| value).collect::<Vec<_>>())
}

/// Texts that may lead somewhere: `Nom`, `https://…`, `moi@exemple.fr` or `{ title, url, description }`, one or a list.
fn pointers(value: Option<&Value>, view: &View) -> Vec<T> {
    let list = match value {
        None => &[][..],
        Some(Value::List(list)) => list.as_slice(),
        Some(other) => std::slice::from_ref(other),
    };
    list.iter().filter_map(|item| pointer(item, view)).collect()
}

fn pointer(item: &Value, view: &View) -> Option<T> {
    let get = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| item.as_map()?.get(key))
            .and_then(Value::to_text)
            .filter(|text| !text.is_empty())
    };
    let written = item.to_text().filter(|text| !text.trim().is_empty());
    let address = match &written {
        Some(text) => address(text),
        None => {
            get(&["url", "site", "path"]).or_else(|| get(&["email", "mail"])).and_then(|text| address(&text))
        }
    };
    let url = address.and_then(|address| view.link(&address));
    let title = written
        .or_else(|| get(&["title", "name", "nom", "label"]))
        .or_else(|| get(&["email", "mail", "url"]))?;
    let title =
        title.trim().trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    let description = get(&["description", "note", "text", "role"]);
    Some(map([("title", T::from(title)), ("url", url.into()), ("description", description.into())]))
}

/// The address that a text is, if it is one: of a page, or of a letter box.
fn address(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains(char::is_whitespace) {
        return None;
    }
    match text.split_once('@') {
        Some((name, host)) if !name.is_empty() && host.contains('.') && !text.contains(['/', ':']) => {
            Some(format!("mailto:{text}"))
        }
        _ => (text.contains("://") || text.starts_with('/')).then(|| text.to_owned()),
    }
}
