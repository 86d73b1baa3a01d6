//! What tools have in common: the pages that a reader browses the catalogue by.

use super::{Catalogue, referred};
use crate::resolve::generated::{Generated, Page};
use crate::resolve::urls::Claims;
use crate::resolve::{Context, Entry, EntryId, entries};
use crate::schema::Labels;
use crate::text::{fold, slugify};
use crate::yaml::Value;
use std::collections::{BTreeSet, HashMap};

/// Tools that have something in common.
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

/// The facets of the tools in `ordered`, with addresses below the folder of each language in `bases`; an address that is
/// taken stays with who has it.
pub fn facets(
    catalogue: &Catalogue,
    ordered: &[EntryId],
    all: &[&Entry],
    ranks: &[usize],
    bases: &[(&str, String)],
    context: &Context,
    claims: &mut Claims,
) -> Vec<Facet> {
    let mut facets = Vec::new();
    for kind in FacetKind::ALL {
        let mut values: HashMap<What, Vec<EntryId>> = HashMap::new();
        for &tool in ordered {
            for what in said(kind, tool, catalogue, all) {
                values.entry(what).or_default().push(tool);
            }
        }
        let mut described: Vec<(Key, Labels, Option<EntryId>, Vec<EntryId>)> =
            Vec::with_capacity(values.len());
        for (what, tools) in values {
            let (key, label, entry) = describe(kind, what, all, ranks, context);
            described.push((key, label, entry, tools));
        }
        described.sort_by(|a, b| a.0.cmp(&b.0));
        for (key, label, entry, tools) in described {
            let what = Generated::Facet(facets.len());
            for (lang, base) in bases {
                let url = format!("{base}{}/{}.html", kind.segment(), key.id);
                claims.page(Page::new(what, lang, url, catalogue.collection));
            }
            facets.push(Facet { kind, id: key.id, label, entry, tools });
        }
    }
    facets
}

/// What tools may share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum What<'a> {
    /// The id of a category or layer, or a licence as written.
    Word(&'a str),
    /// A promotion or an administration.
    Entry(EntryId),
}

/// Where a value stands in its facet, and its id.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    rank: usize,
    folded: String,
    id: String,
}

/// What `tool` has to say for one facet, each thing once.
fn said<'a>(
    kind: FacetKind,
    tool: EntryId,
    catalogue: &'a Catalogue,
    all: &[&'a Entry],
) -> BTreeSet<What<'a>> {
    let users = || {
        let uses = catalogue.by_tool.get(&tool).into_iter().flatten();
        uses.map(|index| &catalogue.uses[*index])
    };
    let entries = |field: &str| {
        users().filter_map(|used| referred(all[used.challenge], field)).map(What::Entry).collect()
    };
    match kind {
        FacetKind::Category => {
            let known = catalogue.tools.get(&tool).into_iter();
            known.flat_map(|tool| &tool.categories).map(|id| What::Word(id)).collect()
        }
        FacetKind::Licence => {
            let written = entries::plain(all[tool], "licence").and_then(Value::as_str);
            written.map(|licence| What::Word(licence.trim())).into_iter().collect()
        }
        FacetKind::Layer => users().filter_map(|used| used.layer.as_deref()).map(What::Word).collect(),
        FacetKind::Promotion => entries("promotion"),
        FacetKind::Administration => entries("administration"),
    }
}

/// The place, the name and the entry of `what`.
fn describe(
    kind: FacetKind,
    what: What,
    all: &[&Entry],
    ranks: &[usize],
    context: &Context,
) -> (Key, Labels, Option<EntryId>) {
    let schema = context.schema;
    match (kind, what) {
        (_, What::Entry(id)) => {
            let entry = all[id];
            let label = one(&entry.card.title);
            // A promotion stands where its list has it; an administration by its name.
            let rank = if kind == FacetKind::Promotion { ranks[id] } else { 0 };
            (key(rank, &label, &entry.id), label, Some(id))
        }
        (FacetKind::Licence, What::Word(licence)) if super::licence::is_proprietary(licence) => {
            let label =
                Labels(vec![("fr".into(), "Propriétaire".into()), ("en".into(), "Proprietary".into())]);
            (key(1, &label, "proprietaire"), label, None)
        }
        (_, What::Word(word)) => {
            let known = match kind {
                FacetKind::Category => {
                    labelled(schema.tool_categories.iter().map(|c| (&c.id, &c.label)), word)
                }
                FacetKind::Layer => labelled(schema.layers.iter().map(|l| (&l.id, &l.label)), word),
                _ => None,
            };
            // What only this site has comes after, by name.
            let (rank, label) = known.unwrap_or_else(|| (usize::MAX, one(word)));
            (key(rank, &label, word), label, None)
        }
    }
}

/// The place and the label of `id` in a vocabulary.
fn labelled<'l>(
    mut words: impl Iterator<Item = (&'l String, &'l Labels)>,
    id: &str,
) -> Option<(usize, Labels)> {
    let mut rank = 0;
    let label = words.find_map(|(known, label)| {
        rank += 1;
        (known == id).then(|| label.clone())
    });
    label.map(|label| (rank, label))
}

fn one(label: &str) -> Labels {
    Labels(vec![(String::new(), label.to_owned())])
}

fn key(rank: usize, label: &Labels, id: &str) -> Key {
    Key { rank, folded: fold(label.get("fr")), id: slugify(id) }
}
