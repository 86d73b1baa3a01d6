//! What of a private collection may be published.

use crate::schema::Collection;
use crate::yaml::{Map, Value};

/// The field that says so.
pub(super) const KEY: &str = "publish";

/// Whether an entry that says `own`, and for which `given` counts where it is silent, is published. Of a collection that
/// is not private, everything is.
pub fn is_published(collection: &Collection, own: &Map, given: &Map) -> bool {
    let says = |map: &Map| {
        let value = collection.said(KEY, map).or_else(|| map.get(KEY).filter(|value| !value.is_blank()));
        // What cannot be understood is no permission.
        value.map(|value| truth(value) == Some(true))
    };
    !collection.private || says(own).or_else(|| says(given)).unwrap_or(false)
}

/// Yes or no, as editors write it.
pub fn truth(value: &Value) -> Option<bool> {
    let Value::String(text) = value else {
        return match value {
            Value::Int(1) => Some(true),
            Value::Int(0) => Some(false),
            other => other.as_bool(),
        };
    };
    match text.trim().to_lowercase().as_str() {
        "x" | "oui" | "ok" | "1" | "vrai" | "yes" | "true" | "on" | "✓" | "✔" => Some(true),
        "non" | "0" | "faux" | "no" | "false" | "off" | "-" => Some(false),
        _ => None,
    }
}
