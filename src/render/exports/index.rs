//! The file that tells of all others: what data there are, where, of which day, under which licence.

use super::about::{About, newest};
use super::{maybe, object, schemas, string, text};
use crate::artifact::Artifact;
use crate::render::view::View;
use crate::resolve::datasets::{Dataset, INDEX, INDEX_SCHEMA};
use crate::yaml::{Map, Value};

/// The index and its schema.
pub fn files(view: &View) -> [Artifact; 2] {
    [Artifact::text(INDEX, text(&index(view))), Artifact::text(INDEX_SCHEMA, schemas::INDEX)]
}

fn index(view: &View) -> Map {
    let config = view.context.config;
    let about = About::of(view);
    let all = view.site.datasets.iter().flat_map(|set| &set.entries);
    let date = about.date.clone().or_else(|| newest(all, view).map(|date| date.iso()));
    let description = Some(config.description.as_str()).filter(|text| !text.is_empty());
    let sets = view.site.datasets.iter().map(|set| Value::Map(dataset(set, &about, view))).collect();
    object([
        ("$schema", string(view.absolute(&format!("/{INDEX_SCHEMA}")))),
        ("title", string(config.title.as_str())),
        ("description", maybe(description)),
        ("publisher", string(about.publisher.as_str())),
        ("licence", maybe(about.licence.as_deref())),
        ("date", maybe(date)),
        ("url", string(view.absolute("/"))),
        ("datasets", Value::List(sets)),
    ])
}

fn dataset(set: &Dataset, about: &About, view: &View) -> Map {
    let config = view.context.config;
    let title = view.context.schema.collections[set.collection].label.get(&config.lang);
    let records = i64::try_from(set.entries.len()).unwrap_or(i64::MAX);
    let file = |path: &str, media_type: &str| {
        let url = string(view.absolute(&format!("/{path}")));
        Value::Map(object([("url", url), ("media_type", string(media_type))]))
    };
    let json = Some(file(&set.json, "application/json"));
    let csv = set.csv.as_ref().map(|path| file(path, "text/csv"));
    object([
        ("id", string(set.id.as_str())),
        ("title", string(title)),
        ("description", string(format!("{title} – {}", config.title))),
        ("publisher", string(about.publisher.as_str())),
        ("licence", maybe(about.licence.as_deref())),
        ("date", maybe(newest(&set.entries, view).map(|date| date.iso()))),
        ("records", Value::Int(records)),
        ("schema", string(view.absolute(&format!("/{}", set.schema)))),
        ("files", Value::List([json, csv].into_iter().flatten().collect())),
    ])
}
