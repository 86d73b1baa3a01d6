//! What a field says, as data: a value by the kind of its field in the schema.
//!
//! Addresses are whole, dates as precise as written, words of a vocabulary are their ids, references are maps. What is
//! not of its field's kind, which the build has told its editor, is nothing.

use super::{maybe, object, string};
use crate::parse::date::Date;
use crate::render::view::View;
use crate::resolve::{FieldValue, Reference};
use crate::schema::{Collection, Field, Kind, Record};
use crate::yaml::{Map, Value};

/// What every record says, whatever its collection.
pub const RESERVED: [&str; 9] =
    ["id", "title", "url", "lang", "date", "updated", "collection", "summary", "translations"];

/// The fields of a collection that are open data, with their names there: one whose name every record has for
/// something else gets an underscore.
pub fn fields(collection: &Collection) -> impl Iterator<Item = (String, &Field)> {
    let own = |field: &&Field| {
        let name = Some(&field.name);
        let said_before = matches!(field.name.as_str(), "title" | "updated");
        field.export
            && !said_before
            && name != collection.consent.as_ref()
            && name != collection.body.as_ref()
    };
    collection.fields.iter().filter(own).map(|field| {
        let taken = RESERVED.contains(&field.name.as_str());
        (if taken { format!("{}_", field.name) } else { field.name.clone() }, field)
    })
}

/// Whether a field holds a list: of names, of records, or of anything.
pub fn is_many(field: &Field, record: Option<&Record>) -> bool {
    match field.kind {
        Kind::Ref { many, .. } => many,
        Kind::List => true,
        Kind::Map => false,
        _ => record.is_some(),
    }
}

/// What `field` says.
pub fn value(field: &Field, said: Option<&FieldValue>, view: &View) -> Value {
    let record = view.context.schema.record_of(field);
    let values: Vec<Value> = match said {
        None => Vec::new(),
        Some(FieldValue::References(references)) => {
            references.iter().map(|one| reference(one, view)).collect()
        }
        Some(FieldValue::Items(items)) => {
            let items = items.iter().map(|item| self::item(record, |name| item.said(name), view));
            items.filter(|item| !item.is_empty()).map(Value::Map).collect()
        }
        Some(FieldValue::Plain(value)) => match (&field.kind, value) {
            (Kind::List, Value::List(list)) => list.clone(),
            _ => Some(plain(&field.kind, value, view))
                .filter(|value| *value != Value::Null)
                .into_iter()
                .collect(),
        },
    };
    match is_many(field, record) {
        true => Value::List(values),
        false => values.into_iter().next().unwrap_or_default(),
    }
}

/// One item of a list: what the fields of its record say.
fn item<'i>(record: Option<&Record>, said: impl Fn(&str) -> Option<&'i FieldValue>, view: &View) -> Map {
    let fields = record.map(|record| record.fields.as_slice()).unwrap_or_default();
    let fields: Vec<&Field> = fields.iter().filter(|field| field.export).collect();
    if fields.iter().all(|field| said(&field.name).is_none()) {
        return Map::default();
    }
    object(fields.into_iter().map(|field| (field.name.as_str(), value(field, said(&field.name), view))))
}

/// An entry that is referred to; one that nothing on the site bears the name of has no id.
fn reference(reference: &Reference, view: &View) -> Value {
    let known = reference.entry.map(|id| &view.site.entries[id]);
    let collection = known.map(|entry| view.context.schema.collections[entry.collection].name.as_str());
    let url = known.and_then(|entry| entry.card.url.as_ref()).map(|url| view.absolute(url));
    Value::Map(object([
        ("collection", maybe(collection)),
        ("id", maybe(known.map(|entry| entry.id.as_str()))),
        ("title", string(known.map_or(reference.name.as_str(), |entry| entry.card.title.as_str()))),
        ("url", maybe(url)),
    ]))
}

/// A value that is no reference.
fn plain(kind: &Kind, value: &Value, view: &View) -> Value {
    match kind {
        Kind::Text => maybe(value.to_text()),
        Kind::Bool => value.as_bool().map_or(Value::Null, Value::Bool),
        Kind::Number => match value {
            Value::Int(_) => value.clone(),
            Value::Float(number) if number.is_finite() => value.clone(),
            _ => Value::Null,
        },
        Kind::Date => {
            maybe(Date::from_value(value, &view.context.config.timezone).map(|date| iso(&date, view)))
        }
        Kind::Url => maybe(value.as_str().and_then(|written| address(written, view))),
        Kind::Path => maybe(value.as_str().map(|path| view.picture(path))),
        Kind::Map => value.as_map().map_or(Value::Null, |_| value.clone()),
        Kind::Choice { of } => {
            let vocabulary = view.context.schema.vocabulary(of);
            maybe(vocabulary.and_then(|words| words.find(&value.to_text()?)).map(|term| term.id.as_str()))
        }
        Kind::List | Kind::Any => value.clone(),
        Kind::Ref { .. } => Value::Null,
    }
}

/// A date as precisely as it was written.
pub fn iso(date: &Date, view: &View) -> String {
    match date.time() {
        Some(_) => date.rfc3339(&view.context.config.timezone),
        None => date.iso(),
    }
}

/// A whole address; nothing for `javascript:` and the like.
pub fn address(written: &str, view: &View) -> Option<String> {
    let link = view.link(written)?;
    Some(if link.starts_with('/') { format!("{}{link}", view.context.config.url) } else { link })
}
