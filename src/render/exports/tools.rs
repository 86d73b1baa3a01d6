//! The tools: what each is, and how many use it.

use super::{Head, Named, text};
use crate::render::tools::aliases;
use crate::render::view::View;
use crate::resolve::catalogue::adoption::Standing;
use crate::resolve::catalogue::is_web;
use crate::resolve::catalogue::licence::Freedom;
use crate::resolve::entries::plain;
use crate::resolve::{Entry, EntryId};
use crate::yaml::Value;
use serde::Serialize;

#[derive(Serialize)]
struct Export<'v> {
    #[serde(flatten)]
    head: Head,
    tools: Vec<Tool<'v>>,
}

#[derive(Serialize)]
struct Tool<'v> {
    id: &'v str,
    name: &'v str,
    aliases: Vec<String>,
    description: Option<String>,
    categories: Vec<String>,
    licence: Option<String>,
    free: Option<bool>,
    website: Option<String>,
    repository: Option<String>,
    wikidata: Option<String>,
    sill: Option<String>,
    url: Option<String>,
    users: usize,
    planned: usize,
    considered: usize,
    users_by_promotion: Vec<Promotion<'v>>,
}

#[derive(Serialize)]
struct Promotion<'v> {
    promotion: Option<Named<'v>>,
    users: usize,
    challenges: usize,
}

/// `api/outils.json`.
pub fn json(published: &[EntryId], view: &View) -> String {
    let tools = published.iter().map(|tool| exported(*tool, view)).collect();
    text(&Export { head: Head::new("/api/outils.schema.json", view), tools })
}

/// `api/outils.csv`: a line a tool, a column for the users of each promotion.
pub fn csv(published: &[EntryId], view: &View) -> String {
    let cohorts = &view.tools.adoption.cohorts;
    let mut columns: Vec<String> = [
        "id",
        "name",
        "aliases",
        "description",
        "categories",
        "licence",
        "free",
        "website",
        "repository",
        "wikidata",
        "sill",
        "url",
        "users",
        "planned",
        "considered",
    ]
    .map(str::to_owned)
    .to_vec();
    columns.extend(cohorts.iter().map(|cohort| {
        cohort.promotion.map_or("users_other".to_owned(), |id| format!("users_{}", view.site.entries[id].id))
    }));
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory does not fail, and every row has the columns of the head.
    let _ = writer.write_record(&columns);
    for &id in published {
        let tool = exported(id, view);
        let or_empty = |text: Option<String>| text.unwrap_or_default();
        let mut row = vec![
            tool.id.to_owned(),
            tool.name.to_owned(),
            tool.aliases.join("|"),
            or_empty(tool.description),
            tool.categories.join("|"),
            or_empty(tool.licence),
            or_empty(tool.free.map(|free| free.to_string())),
            or_empty(tool.website),
            or_empty(tool.repository),
            or_empty(tool.wikidata),
            or_empty(tool.sill),
            or_empty(tool.url),
            tool.users.to_string(),
            tool.planned.to_string(),
            tool.considered.to_string(),
        ];
        let standing = view.tools.adoption.tools.get(&id);
        row.extend((0..cohorts.len()).map(|at| standing.map_or(0, |tool| tool.by_cohort[at]).to_string()));
        let _ = writer.write_record(&row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn exported<'v>(id: EntryId, view: &'v View) -> Tool<'v> {
    let entry = &view.site.entries[id];
    let known = view.site.catalogue.tools.get(&id);
    let standing = view.tools.adoption.tools.get(&id);
    let count = |of: fn(&Standing) -> &Vec<EntryId>| standing.map_or(0, |standing| of(standing).len());
    Tool {
        id: &entry.id,
        name: &entry.card.title,
        aliases: aliases(entry),
        description: said(entry, "description"),
        categories: known.map(|known| known.categories.clone()).unwrap_or_default(),
        licence: said(entry, "licence"),
        free: known.and_then(|known| match known.freedom {
            Freedom::Free => Some(true),
            Freedom::Proprietary => Some(false),
            Freedom::Unknown => None,
        }),
        website: address(entry, "website"),
        repository: address(entry, "repository"),
        wikidata: said(entry, "wikidata"),
        sill: said(entry, "sill"),
        url: entry.card.url.as_ref().map(|url| view.absolute(url)),
        users: count(|standing| &standing.users),
        planned: count(|standing| &standing.planned),
        considered: count(|standing| &standing.considered),
        users_by_promotion: standing.map(|standing| by_promotion(standing, view)).unwrap_or_default(),
    }
}

/// An address of the web; nothing for `javascript:` and the like.
fn address(entry: &Entry, field: &str) -> Option<String> {
    said(entry, field).filter(|address| is_web(address))
}

/// What a field says, as written.
fn said(entry: &Entry, field: &str) -> Option<String> {
    plain(entry, field).and_then(Value::to_text)
}

/// The promotions that have users, oldest first.
fn by_promotion<'v>(standing: &Standing, view: &'v View) -> Vec<Promotion<'v>> {
    let cohorts = view.tools.adoption.cohorts.iter().zip(&standing.by_cohort);
    cohorts
        .filter(|(_, users)| **users > 0)
        .map(|(cohort, users)| Promotion {
            promotion: cohort.promotion.map(|id| Named::of(id, view)),
            users: *users,
            challenges: cohort.challenges.len(),
        })
        .collect()
}
