//! Where references stand: in a field of an entry, or in a field of one of its items.
//!
//! Takes entries, on their way or finished; returns the place of each reference, and reads and writes what stands there.

use super::entries::Draft;
use super::said::reference;
use super::{Context, Entry, EntryId, FieldValue, Reference};
use crate::schema::{Field, Kind, Schema};
use crate::yaml::{Step, Value};

/// A reference that is written somewhere.
#[derive(Debug, Clone, Copy)]
pub struct Mention {
    /// The entry.
    pub from: EntryId,
    /// The list of references in it.
    pub list: List,
    /// Its place in that list.
    pub item: usize,
}

/// A list of references within an entry.
#[derive(Debug, Clone, Copy)]
pub struct List {
    field: usize,
    /// The item of a list of records, and its field.
    within: Option<(usize, usize)>,
}

/// Every list of references in `entry`.
pub fn lists(entry: &Entry) -> Vec<List> {
    let mut lists = Vec::new();
    for (field, (_, value)) in entry.fields.iter().enumerate() {
        match value {
            FieldValue::References(_) => lists.push(List { field, within: None }),
            FieldValue::Items(items) => {
                for (item, record) in items.iter().enumerate() {
                    let inner = record.fields.iter().enumerate();
                    let inner = inner.filter(|(_, (_, value))| matches!(value, FieldValue::References(_)));
                    lists.extend(inner.map(|(sub, _)| List { field, within: Some((item, sub)) }));
                }
            }
            FieldValue::Plain(_) => {}
        }
    }
    lists
}

impl List {
    /// Its references.
    pub fn of(self, entry: &Entry) -> &[Reference] {
        match (&entry.fields[self.field].1, self.within) {
            (FieldValue::References(references), _) => references,
            (FieldValue::Items(items), Some((item, sub))) => match &items[item].fields[sub].1 {
                FieldValue::References(references) => references,
                _ => &[],
            },
            _ => &[],
        }
    }

    /// Its references, to change them.
    pub fn of_mut(self, draft: &mut Draft) -> Option<&mut Vec<Reference>> {
        match (&mut draft.entry.fields[self.field].1, self.within) {
            (FieldValue::References(references), _) => Some(references),
            (FieldValue::Items(items), Some((item, sub))) => match &mut items[item].fields[sub].1 {
                FieldValue::References(references) => Some(references),
                _ => None,
            },
            _ => None,
        }
    }

    /// What the schema says of it; nothing of what the schema does not know.
    pub fn field<'s>(self, entry: &Entry, schema: &'s Schema) -> Option<&'s Field> {
        let (name, value) = &entry.fields[self.field];
        let field = schema.collections[entry.collection].field(name)?;
        match (value, self.within) {
            (FieldValue::Items(items), Some((item, sub))) => {
                schema.record_of(field)?.field(&items[item].fields[sub].0)
            }
            _ => Some(field),
        }
    }

    /// The way to it in what an editor wrote.
    fn path<'s>(self, draft: &Draft, schema: &'s Schema) -> Option<Vec<Step<'s>>> {
        let (name, value) = &draft.entry.fields[self.field];
        let outer = schema.collections[draft.entry.collection].field(name)?;
        let key = outer.keys.iter().find(|key| draft.meta.get(key).is_some_and(|value| !value.is_blank()))?;
        let mut path = vec![Step::Key(key)];
        if let (FieldValue::Items(items), Some((item, sub))) = (value, self.within) {
            let item = &items[item];
            path.extend(item.place.map(Step::Index));
            let inner = schema.record_of(outer)?.field(&item.fields[sub].0)?;
            let said = |key: &String| {
                let path: Vec<Step> = path.iter().copied().chain([Step::Key(key)]).collect();
                at(draft, &path).is_some_and(|value| !value.is_blank())
            };
            // A mere text has no key of its own.
            path.extend(inner.keys.iter().find(|key| said(key)).map(|key| Step::Key(key)));
        }
        Some(path)
    }
}

impl Mention {
    /// The reference.
    pub fn reference(self, drafts: &[Draft]) -> &Reference {
        &self.list.of(&drafts[self.from].entry)[self.item]
    }

    /// The way to it in what an editor wrote, which may be a list that holds blanks, and the same name twice.
    pub fn path<'s>(self, drafts: &[Draft], context: &Context<'s>) -> Vec<Step<'s>> {
        let draft = &drafts[self.from];
        let Some(mut path) = self.list.path(draft, context.schema) else { return Vec::new() };
        let references = self.list.of(&draft.entry);
        let name = &references[self.item].name;
        let before = references[..self.item].iter().filter(|reference| reference.name == *name).count();
        let written = at(draft, &path).and_then(Value::as_list).unwrap_or_default();
        let places = written
            .iter()
            .enumerate()
            .filter(|(_, value)| reference(value).is_some_and(|reference| reference.name == *name));
        let place = places.map(|(place, _)| place).nth(before);
        path.extend(place.map(Step::Index));
        path
    }
}

/// What an editor wrote at `path`.
fn at<'d>(draft: &'d Draft, path: &[Step]) -> Option<&'d Value> {
    let (first, rest) = path.split_first()?;
    let Step::Key(key) = first else { return None };
    rest.iter().try_fold(draft.meta.get(key)?, |value, step| match (step, value) {
        (Step::Key(key), Value::Map(map)) => map.get(key),
        (Step::Index(index), Value::List(list)) => list.get(*index),
        _ => None,
    })
}

/// The collections that `field` refers to, as indexes into the schema.
pub fn targets(field: &Field, schema: &Schema) -> Vec<usize> {
    let Kind::Ref { to, .. } = &field.kind else { return Vec::new() };
    to.iter().filter_map(|name| schema.collection(name)).map(|(index, _)| index).collect()
}
