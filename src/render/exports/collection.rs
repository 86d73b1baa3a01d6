//! A collection as JSON and as a table, with the schema of the first: all of it follows from the site's schema.

use super::about::{About, newest};
use super::values::{fields, iso, value};
use super::{describe, maybe, object, sized_text, string, table, text};
use crate::artifact::Artifact;
use crate::render::view::View;
use crate::resolve::datasets::Dataset;
use crate::resolve::{Entry, EntryId};
use crate::schema::Field;
use crate::yaml::{Map, Value};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

/// How many bytes a file has besides its records, more or less.
const ABOUT: usize = 1024;

/// What the entries of a collection say, in their order, as its files have it.
#[derive(Debug)]
pub struct Records {
    json: Vec<Box<RawValue>>,
    /// Rows of the table, if there is one.
    rows: Vec<String>,
}

impl Records {
    /// Those of `set`.
    pub fn of(set: &Dataset, view: &View) -> Self {
        let fields = fields_of(set, view);
        let (json, rows): (Vec<_>, Vec<_>) =
            set.entries.par_iter().map(|id| written(*id, set, &fields, view)).unzip();
        Self { json, rows: rows.into_iter().flatten().collect() }
    }

    /// Makes those again that tell of entry `id`: its own, and those of what it translates.
    pub fn renew(&mut self, id: EntryId, set: &Dataset, view: &View) {
        let fields = fields_of(set, view);
        let tells = |entry: &EntryId| *entry == id || view.site.entries[*entry].translations.contains(&id);
        for (at, entry) in set.entries.iter().enumerate().filter(|(_, entry)| tells(entry)) {
            let (json, row) = written(*entry, set, &fields, view);
            self.json[at] = json;
            if let Some(row) = row {
                self.rows[at] = row;
            }
        }
    }

    /// The files of `set`, whose entries say this.
    pub fn files(&self, set: &Dataset, view: &View) -> Vec<Artifact> {
        let fields = fields_of(set, view);
        let size: usize = ABOUT + self.json.iter().map(|record| record.get().len() + 1).sum::<usize>();
        let json = Artifact::text(set.json.as_str(), sized_text(&Whole::of(set, &self.json, view), size));
        let table =
            set.csv.as_ref().map(|path| Artifact::text(path.as_str(), table::csv(&fields, &self.rows)));
        let schema = Artifact::text(set.schema.as_str(), text(&describe::collection(set, &fields, view)));
        [Some(json), table, Some(schema)].into_iter().flatten().collect()
    }
}

/// What entry `id` of `set` says: its record, and its row of the table, if there is one. The record as values takes several
/// times the room of what is written of it.
fn written(
    id: EntryId,
    set: &Dataset,
    fields: &[(String, &Field)],
    view: &View,
) -> (Box<RawValue>, Option<String>) {
    let record = record(&view.site.entries[id], fields, view);
    let row = set.csv.is_some().then(|| table::row(fields, &record));
    (to_raw_value(&record).unwrap_or_default(), row)
}

/// What the entries of `set` may say.
fn fields_of<'v>(set: &Dataset, view: &'v View) -> Vec<(String, &'v Field)> {
    fields(&view.context.schema.collections[set.collection]).collect()
}

/// The file in JSON.
#[derive(Serialize)]
struct Whole<'r> {
    #[serde(rename = "$schema")]
    schema: String,
    title: &'r str,
    publisher: String,
    licence: Option<String>,
    date: Option<String>,
    entries: &'r [Box<RawValue>],
}

impl<'r> Whole<'r> {
    fn of(set: &Dataset, entries: &'r [Box<RawValue>], view: &'r View) -> Self {
        let about = About::of(view);
        let collection = &view.context.schema.collections[set.collection];
        Self {
            schema: view.absolute(&format!("/{}", set.schema)),
            title: collection.label.get(&view.context.config.lang),
            publisher: about.publisher,
            licence: about.licence,
            date: newest(&set.entries, view).map(|date| date.iso()),
            entries,
        }
    }
}

/// One entry.
fn record(entry: &Entry, fields: &[(String, &Field)], view: &View) -> Map {
    let card = &entry.card;
    let summary = Some(card.summary.as_str()).filter(|summary| !summary.is_empty());
    let head = [
        ("id", string(entry.id.as_str())),
        ("title", string(card.title.as_str())),
        ("url", maybe(card.url.as_ref().map(|url| view.absolute(url)))),
        ("lang", string(card.lang.as_str())),
        ("date", maybe(card.date.as_ref().map(|date| iso(date, view)))),
        ("updated", maybe(card.updated.as_ref().map(|date| iso(date, view)))),
        ("collection", string(view.context.schema.collections[entry.collection].name.as_str())),
        ("summary", maybe(summary)),
        ("translations", Value::List(translations(entry, view))),
    ];
    let said = |name: &str| entry.fields.iter().find_map(|(field, value)| (field == name).then_some(value));
    let own = fields.iter().map(|(name, field)| (name.as_str(), value(field, said(&field.name), view)));
    object(head.into_iter().chain(own))
}

/// The same entry in other languages, which are no entries of their own.
fn translations(entry: &Entry, view: &View) -> Vec<Value> {
    let cards = entry.translations.iter().map(|id| &view.site.entries[*id].card);
    let mut told: Vec<_> = cards.collect();
    told.sort_by(|one, other| one.lang.cmp(&other.lang));
    let said = told.into_iter().map(|card| {
        object([
            ("lang", string(card.lang.as_str())),
            ("title", string(card.title.as_str())),
            ("url", maybe(card.url.as_ref().map(|url| view.absolute(url)))),
        ])
    });
    said.map(Value::Map).collect()
}
