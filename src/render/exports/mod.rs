//! Data for other programs: the tools, and who uses them, as JSON and CSV with their schemas.
//!
//! Takes the site; returns files below `api/`. Holds facts as the site tells them, in an order that only its content
//! decides: no word of a theme, and no moment of the build.

mod schemas;
mod stacks;
mod tools;

use super::view::View;
use crate::artifact::Artifact;
use crate::resolve::EntryId;
use crate::resolve::catalogue::Catalogue;
use crate::yaml::Value;
use serde::Serialize;

/// The file of `_data/` that says under which licence the data stand, and of which day they are.
const ABOUT: &str = "_data/donnees.";

/// All exports of a site; of one without tools, none.
pub fn render(view: &View) -> Vec<Artifact> {
    let Some(collection) = view.site.catalogue.collection else { return Vec::new() };
    let published: Vec<EntryId> = view.site.collections[collection]
        .iter()
        .copied()
        .filter(|tool| view.site.entries[*tool].card.url.is_some())
        .collect();
    if published.is_empty() {
        return Vec::new();
    }
    let [tools_json, tools_csv, tools_schema, stacks_json, stacks_schema] = Catalogue::EXPORTS;
    vec![
        Artifact::text(tools_json, tools::json(&published, view)),
        Artifact::text(tools_csv, tools::csv(&published, view)),
        Artifact::text(tools_schema, schemas::TOOLS),
        Artifact::text(stacks_json, stacks::json(view)),
        Artifact::text(stacks_schema, schemas::STACKS),
    ]
}

/// What stands at the head of an export.
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
        let about = view.site.data.iter().find(|data| data.path.starts_with(ABOUT));
        let said = |keys: &[&str]| {
            let map = about?.value.as_map()?;
            keys.iter().find_map(|key| map.get(key)).and_then(Value::to_text)
        };
        Self {
            schema: view.absolute(schema),
            title: view.context.config.title.clone(),
            licence: said(&["licence", "license"]),
            date: said(&["date"]),
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
    let mut text = serde_json::to_string(value).unwrap_or_default();
    text.push('\n');
    text
}
