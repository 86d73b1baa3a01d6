//! An entry in the words of schema.org: its type is the schema's `schema_org`, its properties the fields that the schema
//! gives a `property`.

use super::super::view::View;
use crate::parse::date::Date;
use crate::resolve::catalogue::is_web;
use crate::resolve::entries::plain;
use crate::resolve::{Entry, FieldValue, Reference};
use crate::schema::{Collection, Field, Holds, Kind};
use crate::yaml::Value;
use serde_json::{Map, Value as Json, json};

/// What the value of a property is where a field says a mere name.
const AGENTS: &[(&str, &str)] = &[
    ("author", "Person"),
    ("contributor", "Person"),
    ("creator", "Person"),
    ("member", "Person"),
    ("affiliation", "Organization"),
    ("funder", "Organization"),
    ("organizer", "Organization"),
    ("parentOrganization", "Organization"),
    ("publisher", "Organization"),
];

/// Properties that every entry has; what a field says of one takes the place of that.
const ALWAYS: [&str; 4] = ["url", "name", "description", "image"];

/// `entry`, which is a `kind` and whose page stands at `address`.
pub fn of(entry: &Entry, kind: &str, address: &str, view: &View) -> Json {
    let mut thing = Map::new();
    let mut set = |key: &str, value: Json| thing.insert(key.to_owned(), value);
    set("@type", json!(kind));
    set("@id", json!(address));
    set("url", json!(address));
    set("name", json!(entry.card.title));
    if !entry.card.summary.is_empty() {
        set("description", json!(entry.card.summary));
    }
    if let Some(image) = plain(entry, "image").and_then(Value::to_text) {
        set("image", json!(view.picture(&image)));
    }
    let collection = &view.context.schema.collections[entry.collection];
    for field in &collection.fields {
        let Some(property) = &field.property else { continue };
        let said = entry.fields.iter().find_map(|(name, value)| (*name == field.name).then_some(value));
        let values = said.map_or_else(Vec::new, |said| values(property, field, said, &entry.card.lang, view));
        add(&mut thing, property, values);
    }
    if collection.dated {
        of_a_day(&mut thing, entry, view);
    }
    if collection.holds == Some(Holds::Tools) {
        of_a_tool(&mut thing, entry);
    }
    let answer = entry.body.text.trim();
    if kind == "Question" && !answer.is_empty() {
        thing.insert("acceptedAnswer".to_owned(), json!({ "@type": "Answer", "text": answer }));
    }
    Json::Object(thing)
}

/// Adds what a field says of `property` to what others say of it.
fn add(thing: &mut Map<String, Json>, property: &str, values: Vec<Json>) {
    let before = thing.get(property).filter(|_| !ALWAYS.contains(&property)).cloned();
    let mut all = match before {
        Some(Json::Array(before)) => before,
        before => before.into_iter().collect(),
    };
    for value in values {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    match all.len() {
        0 => {}
        1 => drop(thing.insert(property.to_owned(), all.remove(0))),
        _ => drop(thing.insert(property.to_owned(), Json::Array(all))),
    }
}

/// What `field`, which is schema.org's `property`, says in `lang`.
fn values(property: &str, field: &Field, said: &FieldValue, lang: &str, view: &View) -> Vec<Json> {
    let value = match said {
        FieldValue::Plain(value) => value,
        other => return other.references().map(|one| node(property, field, one, view)).collect(),
    };
    let text = |text: String| match AGENTS.iter().find(|(name, _)| *name == property) {
        Some((_, kind)) => json!({ "@type": kind, "name": text }),
        None => json!(text),
    };
    let one = match &field.kind {
        Kind::Url => value.as_str().filter(|url| is_web(url)).map(|url| json!(url)),
        Kind::Path => value.as_str().map(|path| json!(view.picture(path))),
        Kind::Date => Date::from_value(value, &view.context.config.timezone).map(|date| json!(date.iso())),
        Kind::Choice { of } => {
            let vocabulary = view.context.schema.vocabulary(of);
            vocabulary.and_then(|words| words.find(&value.to_text()?)).map(|term| json!(term.label.get(lang)))
        }
        _ => match value {
            Value::List(list) => return list.iter().filter_map(Value::to_text).map(text).collect(),
            Value::Int(number) => Some(json!(number)),
            Value::Float(number) => Some(json!(number)),
            Value::Bool(truth) => Some(json!(truth)),
            other => other.to_text().map(text),
        },
    };
    one.into_iter().collect()
}

/// An entry that is referred to.
fn node(property: &str, field: &Field, reference: &Reference, view: &View) -> Json {
    let known = reference.entry.map(|id| &view.site.entries[id]);
    let title = known.map_or(reference.name.as_str(), |entry| entry.card.title.as_str());
    if property == "keywords" {
        return json!(title);
    }
    let collections = &view.context.schema.collections;
    let aimed = |field: &Field| match &field.kind {
        Kind::Ref { to, .. } => to.first().and_then(|name| view.context.schema.collection(name)),
        _ => None,
    };
    let collection = known.map(|entry| &collections[entry.collection]).or_else(|| Some(aimed(field)?.1));
    let agent = AGENTS.iter().find(|(name, _)| *name == property).map(|(_, kind)| *kind);
    let kind = collection.and_then(|collection: &Collection| collection.schema_org.as_deref()).or(agent);
    let mut node = json!({ "@type": kind.unwrap_or("Thing"), "name": title });
    if let Some(url) = known.and_then(|entry| entry.card.url.as_ref()) {
        let address = view.absolute(url);
        node["@id"] = json!(address);
        node["url"] = json!(address);
    }
    node
}

/// What stands under a date: a post.
fn of_a_day(thing: &mut Map<String, Json>, entry: &Entry, view: &View) {
    let zone = &view.context.config.timezone;
    let mut set = |key: &str, value: Json| thing.insert(key.to_owned(), value);
    set("headline", json!(entry.card.title));
    set("inLanguage", json!(entry.card.lang));
    if let Some(date) = &entry.card.date {
        set("datePublished", json!(date.rfc3339(zone)));
    }
    if let Some(date) = &entry.card.updated {
        set("dateModified", json!(date.rfc3339(zone)));
    }
}

/// What the catalogue knows of a tool by other names than its fields.
fn of_a_tool(thing: &mut Map<String, Json>, entry: &Entry) {
    let text = |name: &str| plain(entry, name).and_then(Value::to_text);
    let elsewhere = ["website", "repository"].into_iter().filter_map(text).filter(|url| is_web(url));
    let item = text("wikidata").filter(|item| !item.contains(['/', ' ']));
    let item = item.map(|item| format!("https://www.wikidata.org/wiki/{item}"));
    let same: Vec<Json> = elsewhere.chain(item).map(Json::String).collect();
    add(thing, "sameAs", same);
    add(thing, "license", text("licence").map(Json::String).into_iter().collect());
    let names = super::super::tools::aliases(entry);
    add(thing, "alternateName", names.into_iter().map(Json::String).collect());
    let categories = plain(entry, "categories").and_then(Value::as_list).unwrap_or_default();
    add(
        thing,
        "applicationCategory",
        categories.iter().take(1).filter_map(Value::to_text).map(Json::String).collect(),
    );
}
