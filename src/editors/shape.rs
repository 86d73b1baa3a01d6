//! The JSON Schema of an entry, of a data file, and of the configuration.
//!
//! It refuses what eigsite would tell of, and nothing else: a number where a text is wanted is fine, and so is a name that
//! stands alone where a list is.

use super::Site;
use crate::schema::{Collection, Field, Kind, Record};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The draft that the extensions understand.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// What `_config.yml` may say: its keys.
pub(super) fn config(site: &Site) -> Value {
    let ours: Map<String, Value> = site.ours.iter().map(|key| ((*key).to_owned(), json!({}))).collect();
    let mut keys: Map<String, Value> = site.config.iter().map(|key| ((*key).to_owned(), json!({}))).collect();
    keys.insert(
        "eigsite".to_owned(),
        json!({ "type": ["object", "null"], "properties": ours, "additionalProperties": false }),
    );
    json!({ "$schema": DRAFT, "title": "_config.yml", "type": ["object", "null"], "properties": keys })
}

/// What stands before the text of an entry of `collection`.
pub(super) fn entry(collection: &Collection, site: &Site) -> Value {
    let keys = entry_keys(collection, site);
    // A record of a data file may say the same of it.
    let needed = match collection.data.is_empty() {
        true => required(&collection.fields),
        false => Vec::new(),
    };
    let mut shape = object(keys, needed);
    shape.insert("$schema".to_owned(), DRAFT.into());
    shape.insert("title".to_owned(), title(collection, site).into());
    shape.insert("definitions".to_owned(), definitions(&collection.fields, site).into());
    shape.into()
}

/// A data file of `collection`: a list of records, or records by their names.
pub(super) fn data(collection: &Collection, site: &Site) -> Value {
    let mut definitions = definitions(&collection.fields, site);
    definitions.insert("record".to_owned(), object(entry_keys(collection, site), Vec::new()).into());
    let record = json!({ "$ref": "#/definitions/record" });
    let text = json!({ "type": ["string", "number", "null"] });
    json!({
        "$schema": DRAFT,
        "title": collection.label.get(site.lang),
        "definitions": definitions,
        "anyOf": [
            { "type": "array", "items": { "anyOf": [record, text] } },
            { "type": ["object", "null"], "additionalProperties": {
                "anyOf": [record, text, { "type": ["array", "boolean"] }],
            } },
        ],
    })
}

fn title<'c>(collection: &'c Collection, site: &Site) -> &'c str {
    let singular = collection.singular.get(site.lang);
    if singular.is_empty() { collection.label.get(site.lang) } else { singular }
}

fn object(keys: Map<String, Value>, needed: Vec<Value>) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("type".to_owned(), "object".into());
    object.insert("properties".to_owned(), keys.into());
    object.insert("additionalProperties".to_owned(), false.into());
    if !needed.is_empty() {
        object.insert("allOf".to_owned(), needed.into());
    }
    object
}

/// What each key of an entry of `collection` may say: its fields, and what means the same in every collection.
fn entry_keys(collection: &Collection, site: &Site) -> Map<String, Value> {
    let mut keys = keys(&collection.fields, site);
    for key in site.common.iter().copied().chain(site.schema.common_keys()) {
        keys.entry(key).or_insert_with(|| json!({}));
    }
    keys
}

/// What each key of `fields` may say.
fn keys(fields: &[Field], site: &Site) -> Map<String, Value> {
    let mut keys = Map::new();
    for field in fields {
        let Value::Object(mut value) = value(field, site) else { continue };
        value.insert("description".to_owned(), field.called(site.lang).into());
        for key in &field.keys {
            keys.entry(key.as_str()).or_insert_with(|| value.clone().into());
        }
    }
    keys
}

/// That one of the keys of each field that may not be missing is there.
fn required(fields: &[Field]) -> Vec<Value> {
    let keys =
        |field: &Field| -> Vec<Value> { field.keys.iter().map(|key| json!({ "required": [key] })).collect() };
    fields.iter().filter(|field| field.required).map(|field| json!({ "anyOf": keys(field) })).collect()
}

fn value(field: &Field, site: &Site) -> Value {
    if let Some(record) = site.schema.record_of(field) {
        return items(record, site);
    }
    let text = json!({ "type": ["string", "number", "boolean", "null"] });
    match &field.kind {
        Kind::Text => text,
        Kind::Bool => json!({ "type": ["boolean", "string", "null"] }),
        Kind::Number => json!({ "type": ["number", "null"] }),
        Kind::Date => json!({ "type": ["string", "number", "null"] }),
        Kind::Url | Kind::Path => json!({ "type": ["string", "null"] }),
        Kind::Map => json!({ "type": ["object", "null"] }),
        Kind::List | Kind::Any => json!({}),
        Kind::Choice { .. } => choice(field, site),
        Kind::Ref { to, many, .. } => reference(to, *many, site),
    }
}

/// One of the words of a vocabulary, in any of the ways to write it; capitals and accents are left to eigsite.
fn choice(field: &Field, site: &Site) -> Value {
    let words = site.words(field).unwrap_or_default();
    let Kind::Choice { of } = &field.kind else { return json!({}) };
    let spelled = site.schema.vocabulary(of).into_iter().flat_map(|vocabulary| &vocabulary.terms);
    let others: Vec<&str> = spelled.flat_map(|term| term.words()).collect();
    let mut forms = vec![json!({ "enum": words })];
    if field.open {
        forms.push(json!({ "type": ["string", "number", "null"] }));
    } else {
        let known: Vec<String> = others.iter().map(|word| spelling(word)).collect();
        forms.push(json!({ "type": "string", "pattern": format!("^\\s*({})\\s*$", known.join("|")) }));
        forms.push(json!({ "type": "null" }));
    }
    json!({ "anyOf": forms })
}

/// A pattern of `word` in small letters and capitals.
fn spelling(word: &str) -> String {
    let mut pattern = String::new();
    for letter in word.chars() {
        let (small, large) = (letter.to_lowercase().to_string(), letter.to_uppercase().to_string());
        match letter {
            _ if small != large && small.chars().count() == 1 && large.chars().count() == 1 => {
                pattern.extend(["[", &small, &large, "]"]);
            }
            _ if letter.is_alphanumeric() || letter == ' ' => pattern.push(letter),
            _ => pattern.push('.'),
        }
    }
    pattern
}

/// A name of an entry, or several. Names are offered, and no other is refused: entries have more names than titles.
fn reference(to: &[String], many: bool, site: &Site) -> Value {
    let offered = to.iter().filter(|name| site.names.get(*name).is_some_and(|names| !names.is_empty()));
    let mut forms: Vec<Value> =
        offered.map(|name| json!({ "$ref": format!("#/definitions/{name}") })).collect();
    forms.push(json!({ "type": ["string", "number", "object", "null"] }));
    let name = json!({ "anyOf": forms });
    let mut list = json!({ "type": "array", "items": name });
    if !many {
        list["maxItems"] = 1.into();
    }
    json!({ "anyOf": [list, name] })
}

/// The names of the entries that `fields` may name, by collection.
fn definitions(fields: &[Field], site: &Site) -> Map<String, Value> {
    let records = fields.iter().filter_map(|field| site.schema.record_of(field));
    let all = fields.iter().chain(records.flat_map(|record| &record.fields));
    let collections = all.filter_map(|field| match &field.kind {
        Kind::Ref { to, .. } => Some(to),
        _ => None,
    });
    let named = collections.flatten().filter_map(|name| Some((name, site.names.get(name)?)));
    named
        .filter(|(_, names)| !names.is_empty())
        .map(|(name, names)| (name.clone(), json!({ "enum": unique(names) })))
        .collect()
}

/// Each of `names` once: a schema may not offer one twice.
fn unique(names: &[String]) -> BTreeSet<&String> {
    names.iter().collect()
}

/// A list of records, or one.
fn items(record: &Record, site: &Site) -> Value {
    let fields = object(keys(&record.fields, site), required(&record.fields));
    let one = match record.text {
        Some(_) => json!({ "anyOf": [fields, { "type": ["string", "number", "null"] }] }),
        None => json!({ "anyOf": [fields, { "type": "null" }] }),
    };
    json!({ "anyOf": [{ "type": "array", "items": one }, one] })
}
