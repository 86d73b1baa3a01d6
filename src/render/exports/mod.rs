//! Data for other programs: every public collection, the tools and who uses them, as JSON and CSV with their schemas.
//!
//! Takes the site; returns files below `api/`, and a `publiccode.yml` beside the page of each challenge that can have
//! one. Holds facts as the site tells them, in an order that only its content decides: no word of a theme, and no moment
//! of the build.

mod about;
mod collection;
mod describe;
mod index;
pub mod publiccode;
mod schemas;
mod stacks;
mod table;
mod tools;
mod values;

pub use about::{About, newest};
use collection::Records;

use super::view::View;
use crate::artifact::Artifact;
use crate::diag::Diagnostic;
use crate::resolve::EntryId;
use crate::resolve::catalogue::Catalogue;
use crate::resolve::datasets::Dataset;
use crate::yaml::{Map, Value};
use rayon::prelude::*;
use serde::Serialize;

/// The records of each dataset that has plain ones, in the order of the datasets.
pub type Kept = Vec<Option<Records>>;

/// All exports of a site, and the records in them.
pub fn render(view: &View, told: &mut Vec<Diagnostic>) -> (Vec<Artifact>, Kept) {
    let made: Vec<_> = view.site.datasets.par_iter().map(|set| files(set, view)).collect();
    let (files, kept): (Vec<_>, Kept) = made.into_iter().unzip();
    let mut all: Vec<Artifact> = files.into_iter().flatten().collect();
    if !all.is_empty() {
        all.extend(index::files(view));
    }
    all.extend(publiccode::files(view, told));
    (all, kept)
}

/// The exports that tell of entry `id`, whose title or summary has changed; its records among those that were `kept` are made
/// again.
pub fn of_card(id: EntryId, kept: &mut Kept, view: &View) -> Vec<Artifact> {
    let collection = view.site.entries[id].collection;
    let sets = view.site.datasets.iter().zip(kept).filter(|(set, _)| set.collection == collection);
    let made = sets.flat_map(|(set, records)| match records {
        Some(records) => {
            records.renew(id, set, view);
            records.files(set, view)
        }
        None => files(set, view).0,
    });
    made.collect()
}

/// The files of one dataset, and its records, if they are plain.
fn files(set: &Dataset, view: &View) -> (Vec<Artifact>, Option<Records>) {
    if set.plain {
        let records = Records::of(set, view);
        return (records.files(set, view), Some(records));
    }
    (of_tools(set, view), None)
}

/// The files of a dataset of the catalogue of tools.
fn of_tools(set: &Dataset, view: &View) -> Vec<Artifact> {
    let [tools_json, tools_csv, tools_schema, stacks_json, stacks_csv, stacks_schema] = Catalogue::EXPORTS;
    if set.json == tools_json {
        return vec![
            Artifact::text(tools_json, tools::json(&set.entries, view)),
            Artifact::text(tools_csv, tools::csv(&set.entries, view)),
            Artifact::text(tools_schema, schemas::TOOLS),
        ];
    }
    let challenges = stacks::challenges(view);
    vec![
        Artifact::text(stacks_json, stacks::json(&challenges, view)),
        Artifact::text(stacks_csv, stacks::csv(&challenges)),
        Artifact::text(stacks_schema, schemas::STACKS),
    ]
}

/// What stands at the head of an export of the catalogue.
#[derive(Serialize)]
struct Head {
    #[serde(rename = "$schema")]
    schema: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

impl Head {
    fn new(schema: &str, view: &View) -> Self {
        let about = About::of(view);
        Self {
            schema: view.absolute(schema),
            title: view.context.config.title.clone(),
            licence: about.licence,
            date: about.date,
        }
    }
}

/// An entry by its id and its name.
#[derive(Serialize)]
struct Named<'v> {
    id: &'v str,
    title: &'v str,
}

impl<'v> Named<'v> {
    fn of(id: EntryId, view: &'v View) -> Self {
        let entry = &view.site.entries[id];
        Self { id: &entry.id, title: &entry.card.title }
    }
}

/// `value` as the text of a file. Nothing that is exported can fail to be written as JSON.
fn text(value: &impl Serialize) -> String {
    sized_text(value, 0)
}

/// The same of a `value` that is known to take `size` bytes, or a few more.
fn sized_text(value: &impl Serialize, size: usize) -> String {
    let mut bytes = Vec::with_capacity(size);
    let _ = serde_json::to_writer(&mut bytes, value);
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

/// A mapping of `entries`, in their order.
fn object<'k>(entries: impl IntoIterator<Item = (&'k str, Value)>) -> Map {
    let mut map = Map::default();
    for (key, value) in entries {
        map.insert(key, value);
    }
    map
}

/// A text as a value.
fn string(text: impl Into<String>) -> Value {
    Value::String(text.into())
}

/// A text as a value, or nothing.
fn maybe(text: Option<impl Into<String>>) -> Value {
    text.map_or(Value::Null, string)
}
