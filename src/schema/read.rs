//! Reads a schema: the embedded text, with a site's own laid over it.

mod collection;
mod field;
mod slips;
#[cfg(test)]
mod tests;

use super::{Collection, Field, Labels, Schema};
use crate::diag::{Checked, Diagnostic, text};
use crate::source::SourceId;
use crate::yaml::{self, Map, Outline, Value};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::LazyLock;

/// What the embedded schema says.
static EMBEDDED: LazyLock<Value> = LazyLock::new(|| shipped(include_str!("default.yml")));

/// What a schema says that the program brings along.
fn shipped(text: &str) -> Value {
    yaml::parse(SourceId(u32::MAX), text, 0..text.len()).value.unwrap_or_default()
}

/// A site's own schema: where it stands and what it says.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    /// The source of `_schema.yml`.
    pub source: SourceId,
    /// Its text.
    pub text: &'a str,
    /// What it holds.
    pub value: &'a Value,
}

/// The embedded schema with `own` laid over it.
pub fn read(own: Option<Own>) -> Checked<Schema> {
    let mut reader = Reader { own, outline: OnceCell::new(), diagnostics: Vec::new() };
    let merged = match own.map(|own| own.value) {
        Some(value @ Value::Map(map)) if map.get("replace").and_then(Value::as_bool) == Some(true) => {
            Cow::Borrowed(value)
        }
        Some(value @ Value::Map(map)) => Cow::Owned(match reader.shipped(map) {
            Some(text) => overlay(&overlay(&EMBEDDED, &shipped(text)), value),
            None => overlay(&EMBEDDED, value),
        }),
        Some(Value::Null) | None => Cow::Borrowed(&*EMBEDDED),
        Some(_) => {
            reader.wrong(&[], text!("the-schema-is-no-list"), text!("begin-with-collections"));
            Cow::Borrowed(&*EMBEDDED)
        }
    };
    let schema = merged.as_map().map(|map| reader.schema(map)).unwrap_or_default();
    Checked { value: schema, diagnostics: reader.diagnostics }
}

/// `base` with every key of `over` laid over it; a key set to nothing is taken out.
fn overlay(base: &Value, over: &Value) -> Value {
    let (Value::Map(base), Value::Map(over)) = (base, over) else { return over.clone() };
    let mut merged = Map::default();
    for (key, value) in base.iter() {
        match over.get(key) {
            Some(Value::Null) => {}
            Some(own) => drop(merged.insert(key, overlay(value, own))),
            None => drop(merged.insert(key, value.clone())),
        }
    }
    for (key, value) in over.iter().filter(|(key, value)| base.get(key).is_none() && **value != Value::Null) {
        merged.insert(key, value.clone());
    }
    Value::Map(merged)
}

const TOP_KEYS: &[&str] = &[
    "replace",
    "use",
    "common",
    "collections",
    "records",
    "vocabularies",
    "layers",
    "tool_categories",
    "folders",
    "section",
    "folder_addresses",
    "keys",
    "ignored",
];
/// Reads what a schema says.
pub(super) struct Reader<'a> {
    pub(super) own: Option<Own<'a>>,
    /// Where keys and values stand in it; found when that is first asked.
    pub(super) outline: OnceCell<Outline>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn schema(&mut self, map: &Map) -> Schema {
        self.known_keys(map, &[], TOP_KEYS);
        let empty = Map::default();
        let common = map.get("common").and_then(Value::as_map).unwrap_or(&empty);
        let mut collections = Vec::new();
        match map.get("collections").and_then(Value::as_map) {
            Some(list) => {
                for (name, value) in list.iter() {
                    match value.as_map() {
                        Some(fields) => collections.push(self.collection(name, fields, common)),
                        None => self.wrong(
                            &["collections", name],
                            text!("a-collection-needs-keys"),
                            text!("write-sources-and-permalink"),
                        ),
                    }
                }
            }
            None => self.wrong(
                &["collections"],
                text!("the-schema-names-no-collection"),
                text!("write-collections"),
            ),
        }
        // The collection with the widest glob is asked last, wherever the file names it.
        collections.sort_by_key(|c: &Collection| c.sources.iter().any(|glob| glob == "**"));
        let layers = map.get("layers").and_then(Value::as_map);
        let layers = self.terms(&["layers"], layers.unwrap_or(&empty));
        let tool_categories = self.tool_categories(map, &layers);
        let vocabularies = self.vocabularies(map);
        let records = self.records(map);
        let mut schema =
            Schema { collections, layers, tool_categories, records, vocabularies, ..Schema::default() };
        self.layout(map, &mut schema);
        self.check_names(&mut schema);
        schema
    }

    /// `one.other` under `key`.
    fn pair(&mut self, map: &Map, at: &[&str], key: &str) -> Option<(String, String)> {
        let text = map.get(key)?.to_text().unwrap_or_default();
        let pair = text.split_once('.').map(|(one, other)| (one.to_owned(), other.to_owned()));
        if pair.is_none() {
            let path: Vec<&str> = at.iter().copied().chain([key]).collect();
            self.wrong(&path, text!("needs-two-names", key = key), text!("write-them-with-a-dot"));
        }
        pair
    }

    /// The fields of what stands at `at`.
    pub(super) fn fields(&mut self, at: &[&str], fields: &Map) -> Vec<Field> {
        fields.iter().map(|(name, value)| self.field(at, name, value)).collect()
    }

    /// The meaning of the word under `key`, which is one of `words`.
    fn word<T: Copy>(&mut self, map: &Map, at: &[&str], key: &str, words: &[(&str, T)]) -> Option<T> {
        let word = map.get(key)?.to_text().unwrap_or_default();
        let meant = words.iter().find(|(name, _)| *name == word).map(|(_, meant)| *meant);
        if meant.is_none() {
            let path: Vec<&str> = at.iter().copied().chain([key]).collect();
            let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
            let help = text!("write-one-of", ids = names.join(", "));
            self.wrong(&path, text!("cannot-be", key = key, word = word), help);
        }
        meant
    }
}

pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(value) => value.to_text().into_iter().collect(),
        None => Vec::new(),
    }
}

pub(super) fn labels(value: Option<&Value>, name: &str) -> Labels {
    match value {
        Some(Value::Map(map)) => {
            Labels(map.iter().filter_map(|(lang, text)| Some((lang.to_owned(), text.to_text()?))).collect())
        }
        Some(value) => Labels(value.to_text().map(|text| (String::new(), text)).into_iter().collect()),
        None => Labels(vec![(String::new(), name.to_owned())]),
    }
}
