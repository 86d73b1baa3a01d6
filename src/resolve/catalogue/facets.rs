//! What tools have in common: the pages that a reader browses the catalogue by.

use super::{Catalogue, referred};
use crate::resolve::urls::Claims;
use crate::resolve::{Context, Entry, EntryId, entries};
use crate::schema::Labels;
use crate::text::{fold, slugify};
use crate::yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Tools that have something in common, and the page that lists them.
#[derive(Debug, Clone)]
pub struct Facet {
    /// What they have in common.
    pub kind: FacetKind,
    /// The id in its address.
    pub id: String,
    /// What it is called.
    pub label: Labels,
    /// The entry that it is about: a promotion, an administration.
    pub entry: Option<EntryId>,
    /// Where its page stands; none, and an editor's page stands there.
    pub url: Option<String>,
    /// The tools, in the order of the catalogue.
    pub tools: Vec<EntryId>,
}

/// What tools may have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetKind {
    /// What they are.
    Category,
    /// Their licence.
    Licence,
    /// What they are used for.
    Layer,
    /// When they are used.
    Promotion,
    /// Who uses them.
    Administration,
}

impl FacetKind {
    /// All, in the order of the pages.
    pub const ALL: [FacetKind; 5] = [
        FacetKind::Category,
        FacetKind::Layer,
        FacetKind::Promotion,
        FacetKind::Administration,
        FacetKind::Licence,
    ];

    /// The word in addresses.
    pub fn segment(self) -> &'static str {
        match self {
            FacetKind::Category => "categorie",
            FacetKind::Licence => "licence",
            FacetKind::Layer => "couche",
            FacetKind::Promotion => "promotion",
            FacetKind::Administration => "administration",
        }
    }
}

/// The facets of the tools in `ordered`, with addresses below `base`; an address that is taken stays with who has it.
pub fn facets(
    catalogue: &Catalogue,
    ordered: &[EntryId],
    all: &[&Entry],
    ranks: &[usize],
    base: &str,
    context: &Context,
    claims: &mut Claims,
) -> Vec<Facet> {
    let mut facets = Vec::new();
    for kind in FacetKind::ALL {
        let mut values: BTreeMap<Key, (Labels, Option<EntryId>, Vec<EntryId>)> = BTreeMap::new();
        for &tool in ordered {
            for (key, label, entry) in common(kind, tool, catalogue, all, ranks, context) {
                let (_, _, tools) = values.entry(key).or_insert_with(|| (label, entry, Vec::new()));
                if tools.last() != Some(&tool) {
                    tools.push(tool);
                }
            }
        }
        for (key, (label, entry, tools)) in values {
            let url = format!("{base}{}/{}.html", kind.segment(), key.id);
            let url = claims.generated(&url).then_some(url);
            facets.push(Facet { kind, id: key.id, label, entry, url, tools });
        }
    }
    facets
}

/// Where a value stands in its facet, and its id.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    rank: usize,
    folded: String,
    id: String,
}

type Common = (Key, Labels, Option<EntryId>);

/// What `tool` says for one facet.
fn common(
    kind: FacetKind,
    tool: EntryId,
    catalogue: &Catalogue,
    all: &[&Entry],
    ranks: &[usize],
    context: &Context,
) -> Vec<Common> {
    let users = || {
        let uses = catalogue.by_tool.get(&tool).into_iter().flatten();
        uses.map(|index| &catalogue.uses[*index])
    };
    let of_entries = |field: &str| {
        let ids: BTreeSet<EntryId> =
            users().filter_map(|used| referred(all[used.challenge], field)).collect();
        ids.into_iter().map(|id| entry_value(id, all, ranks, kind)).collect()
    };
    match kind {
        FacetKind::Category => {
            let known = catalogue.tools.get(&tool);
            known.into_iter().flat_map(|tool| &tool.categories).map(|id| category(id, context)).collect()
        }
        FacetKind::Licence => licence(all[tool]).into_iter().collect(),
        FacetKind::Layer => {
            let layers: BTreeSet<&str> = users().filter_map(|used| used.layer.as_deref()).collect();
            layers.into_iter().filter_map(|id| layer(id, context)).collect()
        }
        FacetKind::Promotion => of_entries("promotion"),
        FacetKind::Administration => of_entries("administration"),
    }
}

fn key(rank: usize, label: &Labels, id: &str) -> Key {
    Key { rank, folded: fold(label.get("fr")), id: slugify(id) }
}

fn category(id: &str, context: &Context) -> Common {
    let known = context.schema.tool_categories.iter().enumerate().find(|(_, known)| known.id == id);
    let (rank, label) = match known {
        Some((rank, known)) => (rank, known.label.clone()),
        // What only this site has comes after, by name.
        None => (usize::MAX, Labels(vec![(String::new(), id.to_owned())])),
    };
    (key(rank, &label, id), label, None)
}

fn layer(id: &str, context: &Context) -> Option<Common> {
    let (rank, layer) = context.schema.layers.iter().enumerate().find(|(_, layer)| layer.id == id)?;
    Some((key(rank, &layer.label, id), layer.label.clone(), None))
}

fn licence(tool: &Entry) -> Option<Common> {
    let written = entries::plain(tool, "licence").and_then(Value::to_text)?;
    let written = written.trim();
    if super::licence::is_proprietary(written) {
        let label = Labels(vec![("fr".into(), "Propriétaire".into()), ("en".into(), "Proprietary".into())]);
        return Some((key(1, &label, "proprietaire"), label, None));
    }
    let label = Labels(vec![(String::new(), written.to_owned())]);
    Some((key(0, &label, written), label, None))
}

/// A promotion stands where its list has it; an administration by its name.
fn entry_value(id: EntryId, all: &[&Entry], ranks: &[usize], kind: FacetKind) -> Common {
    let entry = all[id];
    let label = Labels(vec![(String::new(), entry.card.title.clone())]);
    let rank = if kind == FacetKind::Promotion { ranks[id] } else { 0 };
    (key(rank, &label, &entry.id), label, Some(id))
}
