//! What the file of a collection holds, as JSON Schema (draft 2020-12), made from the site's schema.

use super::values::is_many;
use super::{object, string};
use crate::render::view::View;
use crate::resolve::datasets::Dataset;
use crate::schema::{Field, Kind, Record, Term};
use crate::yaml::{Map, Value};
use std::collections::BTreeMap;

/// A date as precise as it was written.
const DATE: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T.+)?)?)?$";

/// The schema of the file of `set`, whose records have `fields` besides what all have.
pub fn collection(set: &Dataset, fields: &[(String, &Field)], view: &View) -> Map {
    let lang = view.context.config.lang.as_str();
    let collection = &view.context.schema.collections[set.collection];
    let records = records_of(fields, view);
    let own = fields.iter().map(|(name, field)| (name.as_str(), described(field, view)));
    let entry = closed(common().into_iter().chain(own));
    let named =
        closed([("collection", maybe_text()), ("id", maybe_text()), ("title", text()), ("url", address())]);
    let records = records.iter().map(|(name, record)| {
        let fields = record.fields.iter().filter(|field| field.export);
        let mut described = closed(fields.map(|field| (field.name.as_str(), self::described(field, view))));
        described.insert("description", string(record.label.get(lang)));
        (name.as_str(), Value::Map(described))
    });
    let definitions = [("reference", Value::Map(named))].into_iter().chain(records);
    let head = [
        ("$schema", text()),
        ("title", text()),
        ("publisher", text()),
        ("licence", maybe_text()),
        ("date", date()),
        ("entries", Value::Map(object([("type", string("array")), ("items", Value::Map(entry))]))),
    ];
    let mut whole = object([("$schema", string("https://json-schema.org/draft/2020-12/schema"))]);
    // An identifier is a whole address; a site without one of its own has none to give.
    if !view.context.config.url.is_empty() {
        whole.insert("$id", string(view.absolute(&format!("/{}", set.schema))));
    }
    whole.insert("title", string(collection.label.get(lang)));
    for (key, value) in closed(head) {
        whole.insert(key, value);
    }
    whole.insert("$defs", Value::Map(object(definitions)));
    whole
}

/// What every record says, in the order of `values::RESERVED`.
fn common() -> [(&'static str, Value); 9] {
    let translation = closed([("lang", text()), ("title", text()), ("url", address())]);
    let translations = object([("type", string("array")), ("items", Value::Map(translation))]);
    [
        ("id", text()),
        ("title", text()),
        ("url", address()),
        ("lang", text()),
        ("date", date()),
        ("updated", date()),
        ("collection", text()),
        ("summary", maybe_text()),
        ("translations", Value::Map(translations)),
    ]
}

/// The records that the items of `fields` are, by the name that their definition has.
fn records_of<'v>(fields: &[(String, &Field)], view: &'v View) -> BTreeMap<String, &'v Record> {
    let records = fields.iter().filter_map(|(_, field)| view.context.schema.record_of(field));
    records.map(|record| (definition(record), record)).collect()
}

fn definition(record: &Record) -> String {
    format!("record-{}", record.name)
}

/// What `field` holds, with its label.
fn described(field: &Field, view: &View) -> Value {
    let record = view.context.schema.record_of(field);
    let one = match record {
        Some(record) => object([("$ref", string(format!("#/$defs/{}", definition(record))))]),
        None => of_kind(&field.kind, view),
    };
    let mut described = match (is_many(field, record), &field.kind) {
        (true, _) => object([("type", string("array")), ("items", Value::Map(one))]),
        (false, Kind::Ref { .. }) => or_nothing(one),
        (false, _) if record.is_some() => or_nothing(one),
        (false, _) => one,
    };
    let label = field.label.get(&view.context.config.lang);
    if !label.is_empty() {
        described.insert("description", string(label));
    }
    Value::Map(described)
}

/// One value of this kind.
fn of_kind(kind: &Kind, view: &View) -> Map {
    match kind {
        Kind::Text => types("string"),
        Kind::Bool => types("boolean"),
        Kind::Number => types("number"),
        Kind::Date => dated(),
        Kind::Url | Kind::Path => located(),
        Kind::Map => types("object"),
        Kind::List | Kind::Any => Map::default(),
        Kind::Choice { of } => {
            let words = view.context.schema.vocabulary(of).map(|words| words.terms.as_slice());
            one_of(words.unwrap_or_default(), &view.context.config.lang)
        }
        Kind::Ref { .. } => object([("$ref", string("#/$defs/reference"))]),
    }
}

/// One of the words of a vocabulary, with their names for readers, or nothing.
fn one_of(words: &[Term], lang: &str) -> Map {
    let ids = words.iter().map(|word| string(word.id.as_str())).chain([Value::Null]).collect();
    let labels = words.iter().map(|word| (word.id.as_str(), string(word.label.get(lang))));
    object([("enum", Value::List(ids)), ("x-labels", Value::Map(object(labels)))])
}

/// What `map` describes, or nothing.
fn or_nothing(map: Map) -> Map {
    let nothing = Value::Map(object([("type", string("null"))]));
    object([("anyOf", Value::List(vec![Value::Map(map), nothing]))])
}

/// A mapping that has all of `properties` and no others.
fn closed<'k>(properties: impl IntoIterator<Item = (&'k str, Value)>) -> Map {
    let properties = object(properties);
    let names = properties.keys().map(string).collect();
    object([
        ("type", string("object")),
        ("required", Value::List(names)),
        ("additionalProperties", Value::Bool(false)),
        ("properties", Value::Map(properties)),
    ])
}

/// A value of JSON's type `name`, or nothing.
fn types(name: &str) -> Map {
    object([("type", Value::List(vec![string(name), string("null")]))])
}

fn dated() -> Map {
    let mut date = types("string");
    date.insert("pattern", string(DATE));
    date
}

fn located() -> Map {
    let mut address = types("string");
    address.insert("format", string("uri-reference"));
    address
}

fn text() -> Value {
    Value::Map(object([("type", string("string"))]))
}

fn maybe_text() -> Value {
    Value::Map(types("string"))
}

fn date() -> Value {
    Value::Map(dated())
}

fn address() -> Value {
    Value::Map(located())
}
