//! What a field says: names become references, words of a vocabulary its terms, items of a list records.
//!
//! Takes a value as written and its field in the schema; returns what was understood, and tells what does not fit. Knows
//! nothing of entries: whoever asks says where things stand.

use super::{Context, FieldValue, Item, Reference};
use crate::diag::{Code, Diagnostic, Text, near, text};
use crate::parse::date::Date;
use crate::parse::document::words;
use crate::schema::{Field, Kind, Record, Vocabulary};
use crate::source::Span;
use crate::yaml::{Map, Step, Value, respell};
use std::collections::BTreeMap;

/// Keys of a mapping that refers to an entry by its name.
pub const NAMES: &[&str] = &["name", "title", "nom"];

/// What reads the fields of one entry.
pub struct Said<'s> {
    /// The schema and the site's time zone.
    pub context: &'s Context<'s>,
    /// Where what is at the end of a path stands, or whatever is nearest to it.
    pub span: &'s dyn Fn(&[Step]) -> Span,
    /// What was noticed.
    pub told: &'s mut Vec<Diagnostic>,
}

/// The records of one list that lack the same field.
#[derive(Default)]
struct Lacking {
    count: usize,
    first: Option<Span>,
}

impl Said<'_> {
    /// What `field` says, whose value is written under `key`.
    pub fn field(&mut self, field: &Field, key: &str, value: &Value) -> FieldValue {
        match self.context.schema.record_of(field) {
            Some(record) => FieldValue::Items(self.items(field, record, key, value)),
            None => self.value(field, &[Step::Key(key)], key, value),
        }
    }

    /// The value at `path`, which is no record.
    fn value(&mut self, field: &Field, path: &[Step], key: &str, value: &Value) -> FieldValue {
        if let Some((problem, help)) = misfit(&field.kind, value, self.context) {
            let message = text!("key-problem", key = key, problem = problem);
            self.told.push(Diagnostic::new(Code::InvalidField, (self.span)(path), message).help(help));
        }
        match &field.kind {
            Kind::Ref { to, many, .. } => FieldValue::References(references(field, to, *many, key, value)),
            // Templates see a truth value, whichever word it is written with.
            Kind::Bool => FieldValue::Plain(value.as_bool().map_or_else(|| value.clone(), Value::Bool)),
            Kind::Choice { of } => match (self.context.schema.vocabulary(of), value.to_text()) {
                (Some(vocabulary), Some(word)) => {
                    FieldValue::Plain(self.term((vocabulary, field.open), path, key, word))
                }
                _ => FieldValue::Plain(value.clone()),
            },
            _ => FieldValue::Plain(value.clone()),
        }
    }

    /// The id of the term that `word` means; the word itself if it means none, with a warning unless other words are
    /// welcome and this one is like none of the known.
    fn term(
        &mut self,
        (vocabulary, open): (&Vocabulary, bool),
        path: &[Step],
        key: &str,
        word: String,
    ) -> Value {
        if let Some(term) = vocabulary.find(&word) {
            return Value::String(term.id.clone());
        }
        let known = vocabulary.terms.iter().flat_map(|term| term.words());
        let near = near(&word, known);
        if open && near.is_none() {
            return Value::String(word);
        }
        let span = (self.span)(path);
        let help = match near {
            Some(near) => text!("did-you-mean", near = near.name),
            None => {
                let ids: Vec<&str> = vocabulary.terms.iter().map(|term| term.id.as_str()).collect();
                text!("write-one-of", ids = ids.join(", "))
            }
        };
        let text = &self.context.sources.get(span.source).text;
        let fix = near.filter(|near| near.sole).and_then(|near| respell(text, span, &word, near.name));
        let message = text!("cannot-be", key = key, word = &word);
        self.told.push(Diagnostic::new(Code::UnknownWord, span, message).help(help).maybe_fix(fix));
        Value::String(word)
    }

    fn items(&mut self, field: &Field, record: &Record, key: &str, value: &Value) -> Vec<Item> {
        let written: Vec<(Option<usize>, &Value)> = match value {
            Value::List(list) if field.kind != Kind::Map => {
                list.iter().enumerate().map(|(place, item)| (Some(place), item)).collect()
            }
            other => vec![(None, other)],
        };
        let mut lacking = BTreeMap::new();
        let written: Vec<_> = written.into_iter().filter(|(_, item)| !item.is_blank()).collect();
        let items: Vec<Item> = written
            .iter()
            .map(|(place, item)| {
                let path: Vec<Step> = [Step::Key(key)].into_iter().chain(place.map(Step::Index)).collect();
                Item { fields: self.item(record, &path, item, &mut lacking), place: *place }
            })
            .collect();
        self.tell_lacking(field, record, items.len(), lacking);
        items
    }

    /// The fields of one item; a mere text is the field that the record names for that.
    fn item<'r>(
        &mut self,
        record: &'r Record,
        path: &[Step],
        item: &Value,
        lacking: &mut BTreeMap<(bool, &'r str), Lacking>,
    ) -> Vec<(String, FieldValue)> {
        let mut alone = Map::default();
        let map = match (item, &record.text) {
            (Value::Map(map), _) => map,
            (other, Some(text)) if other.to_text().is_some() || other.as_list().is_some() => {
                alone.insert(text, other.clone());
                &alone
            }
            _ => {
                let message = text!("this-is-no", label = record.label.within());
                let keys: Vec<&str> = record.fields.iter().map(|field| field.name.as_str()).collect();
                let help = text!("write-lines-the-keys-are", keys = keys.join(", "));
                self.told.push(Diagnostic::new(Code::InvalidField, (self.span)(path), message).help(help));
                return vec![(String::new(), FieldValue::Plain(item.clone()))];
            }
        };
        let mut fields = Vec::new();
        for field in &record.fields {
            let found = field.keys.iter().find_map(|key| Some((key, map.get(key)?)));
            match found.filter(|(_, value)| !value.is_blank()) {
                Some((key, value)) => {
                    let of_text = std::ptr::eq(map, &alone);
                    let path: Vec<Step> =
                        path.iter().copied().chain((!of_text).then_some(Step::Key(key))).collect();
                    fields.push((field.name.clone(), self.value(field, &path, key, value)));
                }
                None if field.required || field.expected => {
                    let lacking = lacking.entry((field.required, field.name.as_str())).or_default();
                    lacking.count += 1;
                    lacking.first.get_or_insert_with(|| (self.span)(path));
                }
                None => {}
            }
        }
        self.unknown(record, path, map, &mut fields);
        fields
    }

    /// Keeps what the schema does not know, and says so.
    fn unknown(&mut self, record: &Record, path: &[Step], map: &Map, fields: &mut Vec<(String, FieldValue)>) {
        let known = || record.fields.iter().flat_map(|field| field.keys.iter().map(String::as_str));
        for (key, value) in map.iter().filter(|(key, _)| !known().any(|name| name == *key)) {
            let path: Vec<Step> = path.iter().copied().chain([Step::Key(key)]).collect();
            let help = match near(key, known()) {
                Some(near) => text!("did-you-mean", near = near.name),
                None => {
                    text!("take-it-out-or-add-it-to", record = &record.name)
                }
            };
            let message = text!("nothing-reads-the-field", key = key);
            self.told.push(Diagnostic::new(Code::UnknownField, (self.span)(&path), message).help(help));
            if fields.iter().all(|(name, _)| name != key) {
                fields.push((key.to_owned(), FieldValue::Plain(value.clone())));
            }
        }
    }

    /// Tells once a list what its items lack.
    fn tell_lacking(
        &mut self,
        field: &Field,
        record: &Record,
        count: usize,
        lacking: BTreeMap<(bool, &str), Lacking>,
    ) {
        for ((required, name), Lacking { count: lacks, first }) in lacking {
            let Some(span) = first else { continue };
            let label = record.label.within();
            let field = &field.name;
            let message = match (lacks, count) {
                (1, 1) => text!("the-only-item-lacks", label = label, name = name),
                (1, _) => text!("this-item-lacks", label = label, name = name),
                _ if lacks == count => text!("all-items-lack", count = count, field = field, name = name),
                _ => text!("some-items-lack", lacks = lacks, count = count, field = field, name = name),
            };
            let code = if required { Code::MissingField } else { Code::MissingDetail };
            self.told.push(Diagnostic::new(code, span, message).help(text!("add-a-key", keys = name)));
        }
    }
}

fn references(field: &Field, to: &[String], many: bool, key: &str, value: &Value) -> Vec<Reference> {
    match value {
        // Where one name is meant and several are written, which is told, the first counts everywhere.
        Value::List(list) => {
            list.iter().filter_map(reference).take(if many { usize::MAX } else { 1 }).collect()
        }
        // Jekyll splits `tags:` at spaces, but takes `tag:` whole. Names of anything else have spaces in them.
        Value::String(text) if many && (text.contains(',') || (to == ["tags"] && key == field.name)) => {
            words(value).into_iter().map(|word| Reference::to(word, None)).collect()
        }
        other => reference(other).into_iter().collect(),
    }
}

fn is_name(value: &Value) -> bool {
    value.is_blank() || reference(value).is_some()
}

/// A reference is written as a name, or as a mapping with a name and perhaps an address (`site: /defis/2018/x.html`),
/// of which the last part is an id.
pub fn reference(value: &Value) -> Option<Reference> {
    let text = |map: &Map, keys: &[&str]| keys.iter().find_map(|key| map.get(key)?.to_text());
    let (name, address) = match value {
        Value::Map(map) => (text(map, NAMES), text(map, &["site", "url", "path", "link_to"])),
        other => (other.to_text(), None),
    };
    let id = address.as_deref().and_then(|address| address.trim_end_matches('/').rsplit('/').next());
    let id = id.map(|file| file.trim_end_matches(".html").to_owned()).filter(|id| !id.is_empty());
    let name = name.or_else(|| id.clone())?.trim().to_owned();
    (!name.is_empty()).then_some(Reference { name, id, entry: None, settled: false })
}

/// What is wrong with `value` for a field of this kind, and what to do.
fn misfit(kind: &Kind, value: &Value, context: &Context) -> Option<(Text, Text)> {
    let fits = match kind {
        Kind::Text => value.to_text().is_some(),
        Kind::Bool => value.as_bool().is_some(),
        Kind::Number => matches!(value, Value::Int(_) | Value::Float(_)),
        Kind::Date => Date::from_value(value, &context.config.timezone).is_some(),
        Kind::Url => value.as_str().is_some_and(is_address),
        Kind::Path => value.as_str().is_some(),
        Kind::Map => value.as_map().is_some(),
        Kind::List | Kind::Any => true,
        // A word that is none of the vocabulary's is told of by itself.
        Kind::Choice { .. } => value.to_text().is_some(),
        Kind::Ref { many, .. } => match value {
            Value::List(list) => (*many || list.len() <= 1) && list.iter().all(is_name),
            value => is_name(value),
        },
    };
    if fits {
        return None;
    }
    Some(match kind {
        Kind::Text | Kind::Choice { .. } => (text!("is-no-text"), text!("write-it-on-one-line-in")),
        Kind::Bool => (text!("is-no-truth-value"), text!("write-true-or-false")),
        Kind::Number => (text!("is-no-number"), text!("write-digits-only-without-quotes")),
        Kind::Date => (text!("is-no-date"), text!("write-it-as-year-month-day-or")),
        Kind::Url => (text!("is-not-an-address"), text!("begin-with-or-with-for-a")),
        Kind::Path => (text!("is-not-a-path"), text!("write-where-the-file-stands")),
        Kind::Map => (text!("has-no-keys-of-its-own"), text!("write-lines-below-it-two-spaces")),
        Kind::Ref { many: false, .. } if value.as_list().is_some() => {
            (text!("names-several-entries-where-one-is"), text!("keep-one-of-them"))
        }
        _ => (text!("does-not-name-anything"), text!("write-a-name-or-a-list")),
    })
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    ["https://", "http://", "mailto:", "/"].iter().any(|start| text.starts_with(start))
}
