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
    challenges: &'v [Challenge<'v>],
}

/// The columns of the table.
const COLUMNS: [&str; 17] = [
    "challenge_id",
    "challenge",
    "url",
    "promotion",
    "promotion_id",
    "administration",
    "administration_id",
    "challenge_year",
    "tool",
    "name",
    "layer",
    "layer_stated",
    "state",
    "year",
    "version",
    "note",
    "part",
];

/// What one challenge uses.
#[derive(Serialize)]
pub struct Challenge<'v> {
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

/// The challenges that tell their tools, in the order of their list.
pub fn challenges<'v>(view: &'v View) -> Vec<Challenge<'v>> {
    let mut told: Vec<_> = view.site.catalogue.by_challenge.iter().collect();
    told.sort_by_key(|(_, range)| range.start);
    told.into_iter()
        .map(|(challenge, range)| exported(*challenge, &view.site.catalogue.uses[range.clone()], view))
        .collect()
}

/// `api/stacks.json`.
pub fn json(challenges: &[Challenge], view: &View) -> String {
    text(&Export { head: Head::new("/api/stacks.schema.json", view), challenges })
}

/// `api/stacks.csv`: a line a use, after what it says of its challenge.
pub fn csv(challenges: &[Challenge]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory does not fail, and every row has the columns of the head.
    let _ = writer.write_record(COLUMNS);
    let year = |year: Option<i64>| year.map(|year| year.to_string()).unwrap_or_default();
    for challenge in challenges {
        let [promotion, administration] = [&challenge.promotion, &challenge.administration]
            .map(|named| named.as_ref().map_or(["", ""], |named| [named.title, named.id]));
        let (of, url) = (year(challenge.year), challenge.url.as_deref().unwrap_or_default());
        for used in &challenge.uses {
            let when = year(used.year.map(i64::from));
            let stated = if used.layer_stated { "true" } else { "false" };
            let [tool, layer, version, note, part] =
                [used.tool, used.layer, used.version, used.note, used.part].map(Option::unwrap_or_default);
            let head =
                [challenge.id, challenge.title, url].into_iter().chain(promotion).chain(administration);
            let own = [&of, tool, used.name, layer, stated, used.state, &when, version, note, part];
            let _ = writer.write_record(head.chain(own));
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
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
