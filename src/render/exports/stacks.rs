//! The stacks: which tools each challenge uses, as its sources tell it.

use super::{Head, Named, text};
use crate::render::view::View;
use crate::resolve::EntryId;
use crate::resolve::catalogue::{ToolUse, referred};
use crate::resolve::entries::plain;
use crate::yaml::Value;
use serde::Serialize;

#[derive(Serialize)]
struct Export<'v> {
    #[serde(flatten)]
    head: Head,
    challenges: Vec<Challenge<'v>>,
}

#[derive(Serialize)]
struct Challenge<'v> {
    id: &'v str,
    title: &'v str,
    url: Option<String>,
    promotion: Option<Named<'v>>,
    administration: Option<Named<'v>>,
    year: Option<i64>,
    uses: Vec<Use<'v>>,
}

#[derive(Serialize)]
struct Use<'v> {
    tool: Option<&'v str>,
    name: &'v str,
    layer: Option<&'v str>,
    layer_stated: bool,
    state: &'static str,
    year: Option<i32>,
    version: Option<&'v str>,
    note: Option<&'v str>,
    part: Option<&'v str>,
}

/// `api/stacks.json`: the challenges that tell their tools, in the order of their list.
pub fn json(view: &View) -> String {
    let mut told: Vec<_> = view.site.catalogue.by_challenge.iter().collect();
    told.sort_by_key(|(_, range)| range.start);
    let challenges = told
        .into_iter()
        .map(|(challenge, range)| exported(*challenge, &view.site.catalogue.uses[range.clone()], view))
        .collect();
    text(&Export { head: Head::new("/api/stacks.schema.json", view), challenges })
}

fn exported<'v>(id: EntryId, uses: &'v [ToolUse], view: &'v View) -> Challenge<'v> {
    let entry = &view.site.entries[id];
    let named = |field| referred(entry, field).map(|id| Named::of(id, view));
    let year = plain(entry, "year").and_then(Value::to_text).and_then(|year| year.parse().ok());
    Challenge {
        id: &entry.id,
        title: &entry.card.title,
        url: entry.card.url.as_ref().map(|url| view.absolute(url)),
        promotion: named("promotion"),
        administration: named("administration"),
        year: year.or_else(|| entry.card.date.map(|date| i64::from(date.year()))),
        uses: uses.iter().map(|used| exported_use(used, view)).collect(),
    }
}

fn exported_use<'v>(used: &'v ToolUse, view: &'v View) -> Use<'v> {
    Use {
        tool: used.tool.map(|tool| view.site.entries[tool].id.as_str()),
        name: &used.name,
        layer: used.layer.as_deref(),
        layer_stated: used.layer_stated,
        state: used.state.id(),
        year: used.year,
        version: used.version.as_deref(),
        note: used.note.as_deref(),
        part: used.part.as_deref(),
    }
}
