//! Rows of tables become entries.
//!
//! Takes the tables that were read and the entries that are there already; returns one draft a row. Files that hold the
//! same rows (a log and its compilation) give each of them once.

use super::entries::{Draft, from_facts, pair};
use super::{Context, mentions};
use crate::parse::tables::{Row, Table, TableFile};
use crate::source::{SourceId, Span};
use crate::text::{fold, slugify};
use crate::yaml::{Map, Value};
use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

/// The longest id that is made of a title.
const LONGEST_ID: usize = 80;
/// How many rows of other files one is compared with.
const MOST_COMPARED: usize = 50;

/// A collection, and what a row of it is called.
type Called = (usize, String);

/// A draft for each row of `files`; `there` are the entries of texts and records.
pub fn drafts(files: Vec<TableFile>, there: &[Draft], context: &Context) -> Vec<Draft> {
    let mut maker = Maker { there, context, made: Vec::new(), known: HashMap::new(), named: HashMap::new() };
    for file in files {
        maker.file(file);
    }
    maker.made
}

struct Maker<'m> {
    there: &'m [Draft],
    context: &'m Context<'m>,
    made: Vec<Draft>,
    /// What earlier files hold.
    known: HashMap<Called, Vec<Made>>,
    /// The names that a field of a collection may mean, folded.
    named: HashMap<(usize, String), HashSet<String>>,
}

/// A row that is a draft already.
#[derive(Clone)]
struct Made {
    draft: usize,
    /// The keys of the columns of its table.
    keys: Vec<String>,
}

impl Maker<'_> {
    fn file(&mut self, file: TableFile) {
        // A row stands for one of another file once; two equal rows of one file are two entries.
        let mut free: HashMap<Called, VecDeque<Made>> = HashMap::new();
        let mut new: Vec<(Called, Made)> = Vec::new();
        for table in file.tables {
            let heading = self.heading(&table, file.collection);
            let Table { keys, rows, .. } = table;
            for mut row in rows {
                if let Some((key, text, range)) = &heading {
                    row.fields.insert(key.as_str(), Value::String(text.clone()));
                    row.cells.push((key.clone(), range.clone()));
                }
                let called = (file.collection, self.name(file.collection, &row.fields));
                let others = free.entry(called.clone()).or_insert_with(|| {
                    self.known.get(&called).map_or_else(VecDeque::new, |all| all.clone().into())
                });
                let same = others
                    .iter()
                    .take(MOST_COMPARED)
                    .position(|one| is_same(&self.made[one.draft].meta, &one.keys, &row.fields, &keys));
                match same.and_then(|place| others.remove(place)) {
                    Some(one) => complete(&mut self.made[one.draft], &row),
                    None => {
                        new.push((called, Made { draft: self.made.len(), keys: keys.clone() }));
                        self.made.push(draft(file.collection, row, file.source, self.context));
                    }
                }
            }
        }
        for (called, made) in new {
            self.known.entry(called).or_default().push(made);
        }
    }

    /// What the rows of `table` that need one have from a headline: the nearest that names an entry, or the nearest.
    fn heading(&mut self, table: &Table, collection: usize) -> Option<(String, String, Range<usize>)> {
        let key = table.from_heading.clone()?;
        let names = self
            .named
            .entry((collection, key.clone()))
            .or_insert_with(|| names(collection, &key, self.there, self.context));
        let nearest = || table.headings.iter().rev();
        let (text, range) =
            nearest().find(|(text, _)| names.contains(&fold(text))).or_else(|| nearest().next())?;
        Some((key, text.clone(), range.clone()))
    }

    /// What an entry is told apart by: its title, and what each entry must say.
    fn name(&self, collection: usize, fields: &Map) -> String {
        let schema = &self.context.schema.collections[collection];
        let telling = schema.fields.iter().filter(|field| field.required || field.name == "title");
        let said = telling.map(|field| fields.get(&field.keys[0]).and_then(Value::to_text));
        said.map(|text| fold(&text.unwrap_or_default())).collect::<Vec<_>>().join("\n")
    }
}

/// The names of the entries that the field under `key` may mean.
fn names(collection: usize, key: &str, there: &[Draft], context: &Context) -> HashSet<String> {
    let schema = &context.schema.collections[collection];
    let field = schema.fields.iter().find(|field| field.keys[0] == key);
    let targets = field.map(|field| mentions::targets(field, context.schema)).unwrap_or_default();
    let fitting = there.iter().filter(|draft| targets.contains(&draft.entry.collection));
    let names = fitting.flat_map(|draft| {
        let schema = &context.schema.collections[draft.entry.collection];
        let title = schema.said("title", &draft.meta).and_then(Value::to_text);
        title.into_iter().chain(draft.names.iter().cloned()).chain([draft.entry.id.clone()])
    });
    names.map(|name| fold(&name)).collect()
}

/// Whether two rows say the same in all columns that both tables have.
fn is_same(one: &Map, its_keys: &[String], other: &Map, keys: &[String]) -> bool {
    let said = |map: &Map, key: &str| map.get(key).filter(|value| !value.is_blank()).cloned();
    keys.iter().filter(|key| its_keys.contains(key)).all(|key| said(one, key) == said(other, key))
}

/// Adds what the same row of another file says besides; it stands elsewhere, so its cells have no place here.
fn complete(draft: &mut Draft, row: &Row) {
    for (key, value) in row.fields.iter() {
        if draft.meta.get(key).is_none() {
            draft.meta.insert(key, value.clone());
        }
    }
}

fn draft(collection: usize, mut row: Row, source: SourceId, context: &Context) -> Draft {
    let schema = &context.schema.collections[collection];
    let title = schema.said("title", &row.fields).and_then(Value::to_text);
    let title = title.or_else(|| {
        let pair = pair(schema, &row.fields)?;
        row.fields.insert("title", Value::String(pair.clone()));
        Some(pair)
    });
    let named = row.fields.get("id").and_then(Value::to_text).or(title);
    let id = slugify(&named.unwrap_or_else(|| schema.name.clone()));
    let span = Span::new(source, row.range);
    let mut draft = from_facts(collection, shortened(&id), row.fields, span, &context.config.lang);
    draft.cells = row.cells.into_iter().map(|(key, range)| (key, Span::new(source, range))).collect();
    draft
}

/// As many words of an id as a name of a file has room for.
fn shortened(id: &str) -> &str {
    if id.len() <= LONGEST_ID {
        return id;
    }
    // An id is ASCII.
    let cut = &id[..LONGEST_ID];
    cut.rfind('-').map_or(cut, |end| &cut[..end])
}
