//! What was converted, in words that both generators' imports share.

use super::NewCollection;
use crate::diag::{Text, text};
use crate::schema::Schema;
use crate::yaml::Value;

/// `names` between backquotes, with commas.
pub(super) fn ticked<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// What a schema that is laid over `base` was told of a collection.
pub(super) fn of_collection(new: &NewCollection, base: &Schema) -> Text {
    let kind = |value: Value| value.as_map().and_then(|map| map.get("type")).and_then(Value::to_text);
    let field = |field: &super::NewField| {
        format!("`{}` ({})", field.name, kind(field.value(&new.name)).unwrap_or_default())
    };
    let fields: Vec<String> = new.fields.iter().map(field).collect();
    let name = &new.name;
    match (base.collection(name).is_some(), fields.is_empty()) {
        (true, false) => text!("a-known-collection-has-more-fields", name = name, fields = fields.join(", ")),
        (true, true) => text!("a-known-collection-is-told-more", name = name),
        (false, false) => text!("a-collection-of-its-own", name = name, fields = fields.join(", ")),
        (false, true) => text!("a-collection-of-its-own-without-fields", name = name),
    }
}
