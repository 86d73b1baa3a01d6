//! The types of content that «Front Matter» for VS Code knows the entries by.
//!
//! It checks an entry against its type, so that a field has one only where every value that eigsite takes has it too: a date
//! is a text, for it would want a time of day as well.

use super::Site;
use crate::schema::{Collection, Field, Kind};
use serde_json::{Map, Value, json};

/// The types of the entries of `site` that are texts in a folder.
pub(super) fn types(site: &Site) -> Vec<Value> {
    typed(site).map(|collection| content_type(collection, site)).collect()
}

/// The folders of these entries; `prefix` leads from the workspace to the site, with a slash at its end.
pub(super) fn folders(site: &Site, prefix: &str) -> Vec<Value> {
    typed(site)
        .map(|collection| {
            let folder = collection.folder().unwrap_or_default();
            let mut value = json!({
                "title": collection.label.get(site.lang),
                "path": format!("[[workspace]]/{prefix}{}", folder.trim_end_matches('/')),
                "contentTypes": [collection.name],
            });
            if collection.dated {
                value["filePrefix"] = "yyyy-MM-dd".into();
            }
            value
        })
        .collect()
}

fn typed<'a>(site: &Site<'a>) -> impl Iterator<Item = &'a Collection> {
    site.schema.collections.iter().filter(|c| c.folder().is_some_and(|folder| !folder.is_empty()))
}

fn content_type(collection: &Collection, site: &Site) -> Value {
    let fields = collection.fields.iter().filter(|field| field.through.is_none() && field.export);
    let fields: Vec<Value> = fields.filter_map(|field| typed_field(field, collection, site)).collect();
    json!({
        "name": collection.name, "pageBundle": false, "clearEmpty": true, "fileType": "md", "fields": fields,
    })
}

fn typed_field(field: &Field, collection: &Collection, site: &Site) -> Option<Value> {
    let Value::Object(kind) = kind(field, site)? else { return None };
    let mut value = Map::new();
    value.insert("title".to_owned(), field.called(site.lang).into());
    value.insert("name".to_owned(), field.name.clone().into());
    value.extend(kind);
    // What another key says, or a record of a data file, is not missing.
    if field.required && field.keys.len() == 1 && collection.data.is_empty() {
        value.insert("required".to_owned(), true.into());
    }
    Some(value.into())
}

fn kind(field: &Field, site: &Site) -> Option<Value> {
    Some(match &field.kind {
        Kind::Text if field.markdown => json!({ "type": "string", "wysiwyg": "markdown" }),
        Kind::Text | Kind::Url | Kind::Date => json!({ "type": "string", "single": true }),
        Kind::Path if field.name == "image" => json!({ "type": "image" }),
        Kind::Path => json!({ "type": "string", "single": true }),
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Number => json!({ "type": "number", "numberOptions": { "isDecimal": true } }),
        Kind::Choice { .. } => match site.words(field) {
            Some(words) if !field.open => json!({ "type": "choice", "choices": words }),
            _ => json!({ "type": "string", "single": true }),
        },
        Kind::Ref { to, many: true, .. } => match to.as_slice() {
            [one] if site.names.contains_key(one) => json!({ "type": "taxonomy", "taxonomyId": one }),
            _ => json!({ "type": "list" }),
        },
        Kind::Ref { many: false, .. } => json!({ "type": "string", "single": true }),
        // A list wants texts only, and years are none.
        Kind::List | Kind::Map | Kind::Any => return None,
    })
}

/// The names that are offered where others are as good: entries have more names than titles.
pub(super) fn taxonomies(site: &Site) -> Vec<Value> {
    site.names.iter().map(|(collection, names)| json!({ "id": collection, "options": names })).collect()
}
