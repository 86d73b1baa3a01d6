//! What somebody types for a field, as YAML.
//!
//! Takes a field and a text; returns what stands behind the key, or what is wrong with it.

use super::{Ground, choices};
use crate::diag::{Text, nearest, text};
use crate::parse::date::Date;
use crate::schema::{Field, Kind};
use crate::source::SourceId;
use crate::text::fold;
use crate::yaml;

/// A text between quotes, as YAML and JSON have it.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// What `field` says, if somebody typed `said`.
///
/// # Errors
/// Why it cannot say that, in the words after a colon.
pub(super) fn written(field: &Field, said: &str, ground: &Ground) -> Result<String, Text> {
    let said = said.trim();
    match &field.kind {
        Kind::Text | Kind::Path => Ok(quoted(said)),
        Kind::Url if said.contains("://") => Ok(quoted(said)),
        Kind::Url => Err(text!("said-is-no-address", said = said)),
        Kind::Bool => match fold(said).as_str() {
            "true" | "oui" | "yes" => Ok("true".to_owned()),
            "false" | "non" | "no" => Ok("false".to_owned()),
            _ => Err(text!("said-is-no-truth", said = said)),
        },
        Kind::Number => match said.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(said.to_owned()),
            _ => Err(text!("said-is-no-number", said = said)),
        },
        Kind::Date => match Date::parse(said, &jiff::tz::TimeZone::UTC) {
            Some(_) => Ok(quoted(said)),
            None => Err(text!("said-is-no-date", said = said)),
        },
        Kind::List => Ok(list(items(said).map(quoted))),
        Kind::Choice { .. } => chosen(field, said, ground).map(|term| quoted(&term)),
        Kind::Ref { many: false, .. } => named(field, said, ground).map(|name| quoted(&name)),
        Kind::Ref { many: true, .. } => {
            let names: Result<Vec<_>, _> = items(said).map(|name| named(field, name, ground)).collect();
            Ok(list(names?.iter().map(|name| quoted(name))))
        }
        Kind::Map | Kind::Any => raw(said),
    }
}

fn items(said: &str) -> impl Iterator<Item = &str> {
    said.split(',').map(str::trim).filter(|item| !item.is_empty())
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// A word of the vocabulary, as its id.
fn chosen(field: &Field, said: &str, ground: &Ground) -> Result<String, Text> {
    let Kind::Choice { of } = &field.kind else { return Ok(said.to_owned()) };
    let vocabulary = ground.schema.vocabulary(of);
    if let Some(term) = vocabulary.and_then(|vocabulary| vocabulary.find(said)) {
        return Ok(term.id.clone());
    }
    if field.open || vocabulary.is_none() {
        return Ok(said.to_owned());
    }
    let ids = choices(field, ground);
    Err(match nearest(said, ids.iter().map(String::as_str)) {
        Some(near) => text!("there-is-no-word-near", said = said, near = near),
        None => text!("there-is-no-word", said = said, known = ticked(&ids)),
    })
}

/// The name of an entry, as the entry itself writes it.
fn named(field: &Field, said: &str, ground: &Ground) -> Result<String, Text> {
    let Kind::Ref { to, create, .. } = &field.kind else { return Ok(said.to_owned()) };
    let names = choices(field, ground);
    if let Some(name) = names.iter().find(|name| fold(name) == fold(said)) {
        return Ok(name.clone());
    }
    let made = |name: &String| ground.schema.collection(name).is_none_or(|(_, collection)| collection.create);
    match nearest(said, names.iter().map(String::as_str)) {
        // Where names come by being mentioned, a new one is more likely than one that is a letter off.
        Some(near) if !*create && !to.iter().any(made) => {
            Err(text!("nothing-is-called", said = said, near = near))
        }
        // Not all that there is is known here; building the site tells.
        _ => Ok(said.to_owned()),
    }
}

/// YAML that somebody typed.
fn raw(said: &str) -> Result<String, Text> {
    let parsed = yaml::parse(SourceId(0), said, 0..said.len());
    match parsed.diagnostics.is_empty() && !said.contains('\n') && parsed.value.is_some() {
        true => Ok(said.to_owned()),
        false => Err(text!("said-is-no-yaml", said = said)),
    }
}

fn ticked(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
