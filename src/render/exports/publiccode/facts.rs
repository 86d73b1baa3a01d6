//! What the fields of an entry say in the words of `publiccode.yml`.

use super::super::{object, string};
use crate::parse::date::Date;
use crate::render::view::View;
use crate::resolve::catalogue::{is_web, referred};
use crate::resolve::entries::plain;
use crate::resolve::{Entry, FieldValue, Item};
use crate::yaml::{Map, Value};

/// The version of the standard.
const VERSION: &str = "0.4";

/// What has become of a challenge, and of its software.
const STATES: [(&str, &str); 3] =
    [("in-progress", "development"), ("in-production", "stable"), ("stopped", "obsolete")];

/// What is known of the software of `entry`.
pub fn of(entry: &Entry, view: &View) -> Map {
    let text =
        |name: &str| plain(entry, name).and_then(Value::to_text).filter(|text| !text.trim().is_empty());
    let code = of_kind_code(entry);
    let mut facts = object([("publiccodeYmlVersion", string(VERSION))]);
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            facts.insert(key, value);
        }
    };
    add("name", Some(string(text("project_name").unwrap_or_else(|| entry.card.title.clone()))));
    let source = plain(entry, "source_code").and_then(web_address);
    let source = source.or_else(|| code.and_then(|item| item.plain("url")).and_then(web_address));
    add("url", source.map(Value::String));
    add("landingURL", text("website").filter(|address| is_web(address)).map(Value::String));
    let newest = newest_status(entry, view);
    let day = |date: &Date| date.is_day().then(|| date.iso());
    let released = newest.as_ref().and_then(|(date, _)| day(date));
    let released = released.or_else(|| end_of_promotion(entry, view).as_ref().and_then(day));
    add("releaseDate", released.map(Value::String));
    let state = newest.and_then(|(_, state)| STATES.iter().find(|(name, _)| *name == state));
    add("developmentStatus", state.map(|(_, status)| string(*status)));
    let described = description(entry);
    add("description", Some(Value::Map(object([(entry.card.lang.as_str(), Value::Map(described))]))));
    let licence = text("licence").or_else(|| code.and_then(|item| item.plain("licence")?.to_text()));
    add("legal", licence.map(|licence| Value::Map(object([("license", Value::String(licence))]))));
    facts
}

/// The first deliverable that is code.
fn of_kind_code(entry: &Entry) -> Option<&Item> {
    let items = items(entry, "projects");
    items.iter().find(|item| item.plain("kind").and_then(Value::as_str) == Some("code"))
}

fn items<'e>(entry: &'e Entry, field: &str) -> &'e [Item] {
    let found = entry.fields.iter().find_map(|(name, value)| match value {
        FieldValue::Items(items) if name == field => Some(items.as_slice()),
        _ => None,
    });
    found.unwrap_or_default()
}

/// The first address of the web in a value: a text, a mapping with one, or a list of these.
fn web_address(value: &Value) -> Option<String> {
    let one = |value: &Value| {
        let text = match value {
            Value::Map(map) => map.get("url").or(map.get("path")).and_then(Value::as_str),
            other => other.as_str(),
        };
        text.map(str::trim).filter(|text| is_web(text)).map(str::to_owned)
    };
    match value {
        Value::List(list) => list.iter().find_map(one),
        other => one(other),
    }
}

/// The newest status, with its date.
fn newest_status<'e>(entry: &'e Entry, view: &View) -> Option<(Date, &'e str)> {
    let dated = items(entry, "status").iter().filter_map(|item| {
        let date = Date::from_value(item.plain("date")?, &view.context.config.timezone)?;
        Some((date, item.plain("status")?.as_str()?))
    });
    dated.max_by_key(|(date, _)| *date)
}

/// The day on which the promotion of `entry` came to its end, unless that is still to come.
fn end_of_promotion(entry: &Entry, view: &View) -> Option<Date> {
    let promotion = referred(entry, "promotion")?;
    let end = plain(&view.site.entries[promotion], "end")?;
    let end = Date::from_value(end, &view.context.config.timezone)?;
    (end.civil() <= view.context.today).then_some(end)
}

/// The short description is the entry's, the long one its text.
fn description(entry: &Entry) -> Map {
    let short = entry.card.summary.trim();
    let long = entry.body.text.trim();
    let said = [("shortDescription", short), ("longDescription", long)];
    object(said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (key, string(text))))
}
