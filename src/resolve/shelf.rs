//! The records of data files, and which text each belongs to.

use super::Context;
use crate::diag::{Code, Diagnostic, text};
use crate::parse::Data;
use crate::parse::document::Document;
use crate::source::{SourceId, Span};
use crate::text::fold;
use crate::yaml::{Map, Step, Value};
use std::collections::HashMap;

/// Where the record of an entry stands.
#[derive(Debug, Clone)]
pub struct Record {
    /// The data file.
    pub source: SourceId,
    /// Its key in the file's mapping; its place in the file's list otherwise.
    pub key: RecordKey,
}

/// How a record is found in its file.
#[derive(Debug, Clone)]
pub enum RecordKey {
    /// By key.
    Key(String),
    /// By place.
    Index(usize),
}

impl Record {
    /// The step that leads to it in its file.
    pub fn step(&self) -> Step<'_> {
        match &self.key {
            RecordKey::Key(key) => Step::Key(key),
            RecordKey::Index(index) => Step::Index(*index),
        }
    }
}

/// The records of one collection, and how to find them.
#[derive(Debug, Default)]
pub struct Shelf {
    records: Vec<Shelved>,
    by_key: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
}

/// A record.
#[derive(Debug)]
pub struct Shelved {
    /// Where it stands.
    pub place: Record,
    /// Where its key stands.
    pub span: Span,
    /// Its key.
    pub name: Option<String>,
    /// What it says.
    pub fields: Map,
    taken: bool,
}

impl Shelf {
    /// The records that no document took.
    pub fn left(self) -> impl Iterator<Item = Shelved> {
        self.records.into_iter().filter(|record| !record.taken)
    }

    /// Adds the records of `file`; a mere text is their field `text`; those whose keys fold to one name are taken as one,
    /// with a word. What `keeps` refuses is not there.
    pub fn add_file(
        &mut self,
        file: &Data,
        text: &str,
        keeps: &dyn Fn(&Map) -> bool,
        context: &Context,
        told: &mut Vec<Diagnostic>,
    ) {
        let nothing = Map::default();
        let kept = |value: &Value| keeps(value.as_map().unwrap_or(&nothing));
        match &file.value {
            Value::Map(map) => {
                for (key, value) in map.iter().filter(|(_, value)| kept(value)) {
                    let span = context
                        .places
                        .key(file.source, None, &[Step::Key(key)])
                        .unwrap_or(Span::file(file.source));
                    self.add(RecordKey::Key(key.to_owned()), span, value, text, told);
                }
            }
            Value::List(list) => {
                for (index, value) in list.iter().enumerate().filter(|(_, value)| kept(value)) {
                    let span = context
                        .places
                        .value(file.source, None, &[Step::Index(index)])
                        .unwrap_or(Span::file(file.source));
                    self.add(RecordKey::Index(index), span, value, text, told);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, key: RecordKey, span: Span, value: &Value, text: &str, told: &mut Vec<Diagnostic>) {
        let fields = match value {
            Value::Map(map) => map.clone(),
            // `dev: Développement`: a record that is no more than its title, or the definition of a term.
            other => {
                let mut map = Map::default();
                if let Some(said) = other.to_text() {
                    map.insert(text, Value::String(said));
                }
                map
            }
        };
        let name = match &key {
            RecordKey::Key(name) => Some(name.clone()),
            RecordKey::Index(_) => None,
        };
        let index = self.records.len();
        if let Some(name) = &name {
            if let Some(&first) = self.by_key.get(&fold(name)) {
                let first = &mut self.records[first];
                told.push(
                    Diagnostic::new(
                        Code::DuplicateId,
                        span,
                        text!("a-record-called-is-there-already", name = name),
                    )
                    .also(first.span, text!("the-other-one"))
                    .help(text!("they-are-taken-as-one-join")),
                );
                join_fields(&mut first.fields, &fields);
                return;
            }
            self.by_key.insert(fold(name), index);
        }
        if let Some(title) = fields.get("title").and_then(Value::to_text) {
            self.by_title.entry(fold(&title)).or_insert(index);
        }
        self.records.push(Shelved {
            place: Record { source: span.source, key },
            span,
            name,
            fields,
            taken: false,
        });
    }

    /// The record that belongs to `document`: its key is the document's title, or its title is, or its key is the
    /// document's id.
    pub fn take(&mut self, document: &Document, context: &Context) -> Option<&Shelved> {
        if self.records.is_empty() {
            return None;
        }
        let collection = &context.schema.collections[document.collection];
        let title = collection
            .field("title")
            .and_then(|field| field.keys.iter().find_map(|key| document.meta.get(key)?.to_text()))
            .map(|title| fold(&title));
        let id = fold(&document.slug);
        let title = title.as_deref().unwrap_or(&id);
        let index = [self.by_key.get(title), self.by_title.get(title), self.by_key.get(&id)]
            .into_iter()
            .flatten()
            .find(|index| !self.records[**index].taken)
            .copied()?;
        self.records[index].taken = true;
        Some(&self.records[index])
    }
}

/// Adds to `fields` what `more` says besides: missing values, and items that a list lacks.
fn join_fields(fields: &mut Map, more: &Map) {
    for (key, value) in more.iter() {
        match (fields.get(key), value) {
            (Some(Value::List(list)), Value::List(new)) => {
                let new = new.iter().filter(|item| !list.contains(item)).cloned();
                let all = list.iter().cloned().chain(new).collect();
                fields.insert(key, Value::List(all));
            }
            (Some(old), _) if !old.is_blank() => {}
            _ => drop(fields.insert(key, value.clone())),
        }
    }
}
