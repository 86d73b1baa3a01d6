//! The fields of an entry as the CMS asks for them.
//!
//! Takes a collection of a schema; returns a widget for each field that a form can hold. What it cannot hold is not named, and
//! then stays in the file as it is.

use super::own_folder;
use crate::schema::{Collection, Field, Kind, Schema};
use serde_json::{Map, Value, json};

/// The widgets of all fields of `collection`, and that of the text.
pub(super) fn widgets(collection: &Collection, schema: &Schema, lang: &str) -> Vec<Value> {
    let mut widgets: Vec<Value> =
        collection.fields.iter().filter_map(|field| widget(field, schema, lang)).collect();
    let label = if lang == "fr" { "Texte" } else { "Text" };
    // As text: writing it in another form would change what it says here and there.
    widgets.push(json!({
        "name": "body", "label": label, "widget": "markdown", "required": false, "modes": ["raw"],
    }));
    widgets
}

fn widget(field: &Field, schema: &Schema, lang: &str) -> Option<Value> {
    let Value::Object(kind) = kind(field, schema, lang)? else { return None };
    let mut widget = Map::new();
    widget.insert("name".into(), field.name.clone().into());
    widget.insert("label".into(), field.called(lang).into());
    widget.extend(kind);
    widget.insert("required".into(), field.required.into());
    Some(widget.into())
}

fn kind(field: &Field, schema: &Schema, lang: &str) -> Option<Value> {
    // What another entry says is not written here, nor what is of no concern to readers.
    if field.through.is_some() || !field.export {
        return None;
    }
    Some(match &field.kind {
        Kind::Text if field.markdown => json!({ "widget": "text" }),
        Kind::Text | Kind::Url => json!({ "widget": "string" }),
        Kind::Path if field.name == "image" => json!({ "widget": "image" }),
        Kind::Path => json!({ "widget": "string" }),
        Kind::Bool => json!({ "widget": "boolean" }),
        Kind::Number => json!({ "widget": "number", "value_type": "float" }),
        Kind::Date => json!({ "widget": "datetime", "format": "YYYY-MM-DD", "time_format": false }),
        Kind::List => list(field, schema, lang)?,
        Kind::Choice { of } => {
            let terms = schema.vocabulary(of)?.terms.iter();
            let option =
                |term: &crate::schema::Term| json!({ "label": term.label.get(lang), "value": term.id });
            json!({ "widget": "select", "options": terms.map(option).collect::<Vec<_>>() })
        }
        Kind::Ref { to, many, create, .. } => reference(to, *many, *create, schema),
        Kind::Map | Kind::Any => return None,
    })
}

/// A list of texts, or of records whose fields a form can hold.
fn list(field: &Field, schema: &Schema, lang: &str) -> Option<Value> {
    let Some(record) = schema.record_of(field) else { return Some(json!({ "widget": "list" })) };
    // An item that is a mere text would be lost in a form of fields.
    if record.text.is_some() {
        return None;
    }
    let fields: Vec<Value> = record.fields.iter().filter_map(|field| widget(field, schema, lang)).collect();
    (fields.len() == record.fields.len()).then(|| json!({ "widget": "list", "fields": fields }))
}

/// The entries of one collection to choose from. Where a mention makes the entry, or where there are several collections,
/// names are typed.
fn reference(to: &[String], many: bool, create: bool, schema: &Schema) -> Value {
    let chosen = match to {
        [one] => schema.collection(one).filter(|(_, c)| !create && !c.create && own_folder(c).is_some()),
        _ => None,
    };
    match chosen {
        Some((_, collection)) => json!({
            "widget": "relation", "collection": collection.name, "multiple": many,
            "search_fields": ["title"], "value_field": "title", "display_fields": ["title"],
        }),
        None if many => json!({ "widget": "list" }),
        None => json!({ "widget": "string" }),
    }
}
