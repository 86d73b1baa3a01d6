//! The catalogue from its sources, in two steps: which tools there are and who uses them, before names become
//! relations; what they have in common, when every entry has its place.

use super::facets::facets;
use super::facts::{self, Categories};
use super::known::Known;
use super::uses::{self, Told};
use super::{Catalogue, ToolUse, aliases, lists as tool_lists, shipped};
use crate::diag::Diagnostic;
use crate::parse::ToolFile;
use crate::resolve::entries::{self, Draft};
use crate::resolve::generated::{Generated, Page};
use crate::resolve::lists::{ListPage, folder};
use crate::resolve::mentions::{Mention, lists};
use crate::resolve::urls::{Claims, in_language};
use crate::resolve::{Context, Entry, EntryId, FieldValue};
use crate::schema::{Holds, Kind, Shipped};
use crate::source::Span;
use crate::text::fold;
use std::collections::{BTreeMap, HashSet};
use std::iter;

/// Uses of tools, with the entries that they join.
#[derive(Debug, Default)]
pub struct Gathered {
    uses: Vec<ToolUse>,
}

/// Adds the tools that the site speaks of to `drafts`, reads the fields of all, and finds who uses what.
pub fn gather(
    files: &[ToolFile],
    drafts: &mut Vec<Draft>,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Gathered {
    let Some((collection, tools)) = context.schema.holder(Holds::Tools) else {
        entries::read(drafts, context, told);
        return Gathered::default();
    };
    if !speaks_of_tools(files, drafts, collection, context) {
        entries::read(drafts, context, told);
        return Gathered::default();
    }
    let own: Vec<&Draft> = drafts.iter().filter(|draft| draft.entry.collection == collection).collect();
    aliases::check(&own, context, told);
    let knows = tools.shipped != Shipped::None;
    let all = if knows { shipped::shipped() } else { &[] };
    tool_lists::gather(files, all, drafts, context, told);
    let own = drafts.iter_mut().filter(|draft| draft.entry.collection == collection);
    let rest = if knows { shipped::fill_in(own, context.schema, told) } else { Vec::new() };
    let own: Vec<&Draft> = drafts.iter().filter(|draft| draft.entry.collection == collection).collect();
    aliases::against(&own, &rest, context, told);
    for draft in drafts.iter_mut().filter(|draft| draft.entry.collection == collection) {
        // These stand beside the tools' own pages.
        if matches!(draft.entry.id.as_str(), "index" | "panorama") {
            draft.entry.id = format!("outil-{}", draft.entry.id);
        }
    }
    entries::read(drafts, context, told);
    for draft in drafts.iter().filter(|draft| draft.entry.collection == collection) {
        facts::check(draft, context, told);
    }
    let mut known = Known::new(drafts, rest, context);
    let found = uses::gather(files, drafts, &known, context, told);
    let uses = join(found, &mut known, drafts, context, told);
    if tools.shipped == Shipped::All {
        let origin = Span::file(context.shipped);
        for tool in known.unpublished() {
            known.publish(tool, origin, drafts, context, told);
        }
    }
    settle(collection, &mut known, drafts, context, told);
    entries::distinguish(drafts);
    Gathered { uses }
}

/// Whether anything of the site has to do with tools; if not, the program's catalogue is not even read.
fn speaks_of_tools(files: &[ToolFile], drafts: &[Draft], collection: usize, context: &Context) -> bool {
    let shows_all = context.schema.collections[collection].shipped == Shipped::All;
    let refers = |draft: &Draft| {
        let of = &context.schema.collections[draft.entry.collection];
        let to_tools = |kind: &Kind| kind.refers_to(&context.schema.collections[collection].name);
        let fields = of.fields.iter().filter(|field| field.name == "stack" || to_tools(&field.kind));
        fields.flat_map(|field| &field.keys).any(|key| draft.meta.get(key).is_some())
    };
    shows_all
        || !files.is_empty()
        || drafts.iter().any(|draft| draft.entry.collection == collection || refers(draft))
}

/// Joins what the sources tell with the entries of the tools, which come to be where they are used.
fn join(
    found: Vec<Told>,
    known: &mut Known,
    drafts: &mut Vec<Draft>,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Vec<ToolUse> {
    let mut seen = HashSet::new();
    let mut uses = Vec::with_capacity(found.len());
    for Told { challenge, read, year, source } in found {
        let span = Span::new(source, read.range.clone());
        let tool = read.tool.and_then(|tool| known.publish(tool, span, drafts, context, told));
        let date = drafts[challenge].entry.card.date;
        let year = read.year.or(year).or_else(|| date.map(|date| i32::from(date.year())));
        // What two texts say alike counts once.
        let key = (challenge, tool, read.layer.clone(), year, read.state, read.version.clone());
        if tool.is_some() && !seen.insert(key) {
            continue;
        }
        uses.push(ToolUse {
            challenge,
            tool,
            name: read.name,
            layer: read.layer,
            layer_stated: read.layer_stated,
            state: read.state,
            year,
            version: read.version,
            note: read.note,
            part: read.part,
            span,
        });
    }
    uses
}

/// Looks up every tool that a field names; one that nobody knows is told here, with the nearest name.
fn settle(
    collection: usize,
    known: &mut Known,
    drafts: &mut Vec<Draft>,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) {
    let mut read = 0;
    let elsewhere = names_of_others(collection, drafts);
    // A tool that comes to be has alternatives of its own.
    while read < drafts.len() {
        let open = mentions(collection, drafts, read, &elsewhere, context);
        read = drafts.len();
        for mention in open {
            settle_one(collection, mention, known, drafts, context, told);
        }
    }
    // A tool is no alternative to itself.
    for (id, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.entry.collection == collection)
    {
        for (_, value) in &mut draft.entry.fields {
            if let FieldValue::References(references) = value {
                references.retain(|reference| reference.entry != Some(id));
            }
        }
    }
}

/// What entries that are no tools are called, folded.
fn names_of_others(collection: usize, drafts: &[Draft]) -> HashSet<String> {
    let others = drafts.iter().filter(|draft| draft.entry.collection != collection);
    others.flat_map(|draft| &draft.names).map(|name| fold(name)).collect()
}

/// The tools that fields of the entries from `first` on name. A field that may name anything names a tool where no
/// other entry bears the name.
fn mentions(
    collection: usize,
    drafts: &[Draft],
    first: EntryId,
    elsewhere: &HashSet<String>,
    context: &Context,
) -> Vec<Mention> {
    let tools = context.schema.collections[collection].name.as_str();
    let mut mentions = Vec::new();
    for (from, draft) in drafts.iter().enumerate().skip(first) {
        for list in lists(&draft.entry) {
            let Some(field) =
                list.field(&draft.entry, context.schema).filter(|field| field.kind.refers_to(tools))
            else {
                continue;
            };
            let sole = refers_to_tools_alone(&field.kind);
            let named = list.of(&draft.entry).iter().enumerate();
            let named = named.filter(|(_, reference)| sole || !elsewhere.contains(&fold(&reference.name)));
            mentions.extend(named.map(|(item, _)| Mention { from, list, item }));
        }
    }
    mentions
}

fn refers_to_tools_alone(kind: &Kind) -> bool {
    matches!(kind, Kind::Ref { to, .. } if to.len() == 1)
}

fn settle_one(
    collection: usize,
    mention: Mention,
    known: &mut Known,
    drafts: &mut Vec<Draft>,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) {
    let Mention { from, list, item } = mention;
    let name = mention.reference(drafts).name.clone();
    let found = known.find(&name);
    // A tool that only another tool speaks of, as an alternative, gets no page for that.
    let of_tool = drafts[from].entry.collection == collection;
    let span = drafts[from].entry.origin.span;
    let entry = match &found {
        Some(found) if of_tool => known.entry(found.tool),
        Some(found) => known.publish(found.tool, span, drafts, context, told),
        None => None,
    };
    let title = found.as_ref().map(|found| known.names.name(found.tool).to_owned());
    if found.is_none() {
        let field = list.field(&drafts[from].entry, context.schema);
        // What may be anything is looked for elsewhere.
        if !field.is_some_and(|field| refers_to_tools_alone(&field.kind)) {
            return;
        }
        let span = drafts[from].span_of(context, &mention.path(drafts, context));
        let near = known.names.nearest(&name, &mut known.budget).map(|tool| known.names.name(tool));
        told.push(super::unknown_tool(&name, span, near, context));
    }
    if let Some(references) = list.of_mut(&mut drafts[from]) {
        let reference = &mut references[item];
        reference.entry = entry;
        reference.settled = true;
        reference.name = title.unwrap_or(name);
    }
}

/// The catalogue of the finished entries: the uses in order, what tools have in common, and where that stands.
pub fn close(
    gathered: Gathered,
    all: &[&Entry],
    collections: &[Vec<EntryId>],
    lists: &[ListPage],
    context: &Context,
    claims: &mut Claims,
) -> Catalogue {
    let Some((collection, tools)) = context.schema.holder(Holds::Tools) else { return Catalogue::default() };
    let mut ranks = vec![0; all.len()];
    for (rank, id) in collections.iter().flatten().enumerate() {
        ranks[*id] = rank;
    }
    let layer_rank = |id: &Option<String>| {
        let place = id.as_ref().and_then(|id| context.schema.layers.iter().position(|layer| layer.id == *id));
        place.unwrap_or(usize::MAX)
    };
    let mut catalogue =
        Catalogue { collection: Some(collection), uses: gathered.uses, ..Catalogue::default() };
    catalogue.uses.sort_by_key(|used| (ranks[used.challenge], layer_rank(&used.layer)));
    for (index, used) in catalogue.uses.iter().enumerate() {
        let range = catalogue.by_challenge.entry(used.challenge).or_insert(index..index);
        range.end = index + 1;
        if let Some(tool) = used.tool {
            catalogue.by_tool.entry(tool).or_default().push(index);
        }
    }
    let ordered = &collections[collection];
    let mut categories = Categories::new(context.schema);
    catalogue.tools = ordered.iter().map(|id| (*id, categories.tool(all[*id]))).collect();
    let Some(list) = tools.list.as_ref().filter(|_| !ordered.is_empty()) else { return catalogue };
    let own = &context.config.lang;
    let others = lists.iter().filter(|list| list.collection == collection).map(|list| &list.lang);
    let bases: Vec<(&str, String)> = iter::once(own)
        .chain(others.filter(|lang| *lang != own))
        .map(|lang| (lang.as_str(), folder(&in_language(&list.path, lang, own))))
        .collect();
    claim_panoramas(&catalogue, all, &ranks, &bases, claims);
    catalogue.facets = facets(&catalogue, ordered, all, &ranks, &bases, context, claims);
    catalogue
}

/// Claims one page for all who tell their stack, and one a promotion where there are several.
fn claim_panoramas(
    catalogue: &Catalogue,
    all: &[&Entry],
    ranks: &[usize],
    bases: &[(&str, String)],
    claims: &mut Claims,
) {
    if catalogue.by_tool.is_empty() {
        return;
    }
    let mut claim = |promotion, below: &str| {
        for (lang, base) in bases {
            let url = format!("{base}{below}");
            claims.page(Page::new(Generated::Panorama(promotion), lang, url, catalogue.collection));
        }
    };
    let promotions: BTreeMap<usize, EntryId> = catalogue
        .by_challenge
        .keys()
        .filter_map(|challenge| super::referred(all[*challenge], "promotion"))
        .map(|promotion| (ranks[promotion], promotion))
        .collect();
    claim(None, "panorama.html");
    for id in promotions.values().filter(|_| promotions.len() > 1) {
        claim(Some(*id), &format!("panorama/{}.html", all[*id].id));
    }
}
