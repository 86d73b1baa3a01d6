//! What readers of a site may look for: every entry with a page, as the index wants it.
//!
//! Takes the resolved site; returns a [`Corpus`]. Which fields count, how much, and which narrow a search is what the
//! schema says; knows nothing of stems, shards or bytes.

mod related;
mod said;

use super::page::{Corpus, Facet, FacetValue, Page, Section, Text, Weighted};
use crate::config::Config;
use crate::diag::Checked;
use crate::parse::body::Body;
use crate::resolve::facets::{self, Scope};
use crate::resolve::{Entry, EntryId, FieldValue, Reference, Site, encode};
use crate::schema::{Field, Holds, Kind, Schema};
use crate::source::Sources;
use crate::yaml::Value;
use rayon::prelude::*;
use std::sync::Arc;

/// How much the names of tools that a challenge uses count, where the schema does not list them.
const TOOLS: u32 = 3;

/// Everything of `site` that is looked for.
pub fn corpus(site: &Site, config: &Config, schema: &Schema, sources: &Sources) -> Checked<Corpus> {
    let shown: Vec<EntryId> =
        (0..site.entries.len()).filter(|id| is_looked_for(&site.entries[*id])).collect();
    let mut languages = vec![config.lang.clone()];
    for id in &shown {
        let lang = &site.entries[*id].card.lang;
        if !languages.contains(lang) {
            languages.push(lang.clone());
        }
    }
    languages[1..].sort_unstable();
    let scope = Scope { site, schema, zone: &config.timezone, lang: &config.lang };
    let page = |id: &EntryId| {
        let lang = languages.iter().position(|lang| *lang == site.entries[*id].card.lang).unwrap_or(0);
        Page { lang, ..page(*id, site, schema) }
    };
    // The facets are work for one core.
    let (mut pages, (facets, values)) =
        rayon::join(|| shown.par_iter().map(page).collect::<Vec<Page>>(), || facets::of(&shown, scope));
    pages.iter_mut().zip(values).for_each(|(page, values)| page.facets = values);
    let facets = facets.into_iter().map(facet).collect();
    let Checked { value: synonyms, diagnostics } = synonyms(site, sources);
    Checked { value: Corpus { languages, facets, synonyms, pages }, diagnostics }
}

/// What the index holds of a facet.
fn facet(of: facets::Facet) -> Facet {
    let values = of.values.into_iter().map(|value| FacetValue { value: value.value, label: value.label });
    Facet { name: of.name, label: of.label, values: values.collect() }
}

/// Whether an entry has a page, and its editor does not keep it out with `search: false`.
fn is_looked_for(entry: &Entry) -> bool {
    let wanted = crate::resolve::entries::plain(entry, "search").and_then(Value::as_bool);
    entry.card.url.is_some() && wanted != Some(false)
}

fn page(id: EntryId, site: &Site, schema: &Schema) -> Page {
    let entry = &site.entries[id];
    let collection = &schema.collections[entry.collection];
    let url = entry.card.url.as_deref().unwrap_or_default();
    let mut fields = Vec::new();
    let mut beside = Vec::new();
    for (name, value) in &entry.fields {
        let Some(field) = collection.field(name) else { continue };
        gather(field, value, site, &mut fields, &mut beside);
    }
    fields.extend(related::fields(id, site, schema));
    let mut sections = sections(&entry.body);
    if !beside.is_empty() {
        sections.push(Section { text: beside.join("\n").into(), ..Section::default() });
    }
    Page {
        url: encode(&site.targets.with_base(url)),
        title: entry.card.title.clone(),
        names: names(entry, schema),
        lang: 0,
        date: entry.card.date.as_ref().map(|date| date.iso()),
        summary: entry.card.summary.clone(),
        fields,
        sections,
        facets: Vec::new(),
    }
}

/// What a field says: with a weight of its own it is a field of the index, without one it is read as text is.
fn gather(
    field: &Field,
    value: &FieldValue,
    site: &Site,
    fields: &mut Vec<Weighted>,
    beside: &mut Vec<String>,
) {
    if field.search == Some(0) || field.name == "title" {
        return;
    }
    let texts: Vec<String> = match value {
        FieldValue::References(_) => value.references().map(|reference| title(reference, site)).collect(),
        FieldValue::Items(items) => items
            .iter()
            .flat_map(|item| &item.fields)
            .flat_map(|(_, value)| match value {
                FieldValue::Plain(value) => said::texts(value),
                other => other.references().map(|reference| title(reference, site)).collect(),
            })
            .collect(),
        FieldValue::Plain(value) => match field.kind {
            Kind::Text | Kind::List | Kind::Map | Kind::Any => said::texts(value),
            _ => return,
        },
    };
    let is_reference = matches!(value, FieldValue::References(_));
    match field.search {
        Some(weight) => fields.push(Weighted { weight, text: texts.join("\n") }),
        None if is_reference => fields.push(Weighted { weight: 1, text: texts.join("\n") }),
        None => beside.extend(texts),
    }
}

/// The name of what is referred to.
fn title(reference: &Reference, site: &Site) -> String {
    reference.entry.map_or(&reference.name, |id| &site.entries[id].card.title).clone()
}

/// Other names that an entry goes by.
fn names(entry: &Entry, schema: &Schema) -> Vec<String> {
    let collection = &schema.collections[entry.collection];
    let tools = collection.holds == Some(Holds::Tools);
    let mut names = Vec::new();
    for (name, value) in &entry.fields {
        let FieldValue::Plain(value) = value else { continue };
        let is_name = collection.field(name).is_some_and(|field| field.names) || (tools && name == "aliases");
        if is_name {
            names.extend(said::texts(value));
        }
    }
    if tools || holds_challenges(entry.collection, schema) {
        names.extend(together(&entry.card.title));
    }
    names.retain(|name| *name != entry.card.title);
    names.dedup();
    names
}

/// Whether the entries of a collection are what stacks are of.
fn holds_challenges(collection: usize, schema: &Schema) -> bool {
    schema.users_of_tools().is_some_and(|(challenges, _)| challenges == collection)
}

/// `GéoAlerte` for `Géo Alerte`: things with a name of two words are looked for as one word too.
fn together(title: &str) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let is_word = |word: &&str| word.chars().all(char::is_alphanumeric) && word.chars().nth(2).is_some();
    (words.len() == 2 && words.iter().all(is_word)).then(|| words.concat())
}

/// The text of `body`, cut at its headings.
fn sections(body: &Arc<Body>) -> Vec<Section> {
    let starts = body.headings.iter().map(|heading| heading.offset).chain([body.text.len()]);
    let mut sections = Vec::new();
    let mut from = 0;
    let mut open = Section::default();
    let next = body.headings.iter().map(Some).chain([None]);
    for (start, heading) in starts.zip(next) {
        let text = body.text.get(from..start).unwrap_or_default();
        let text = text.strip_prefix(open.heading.as_str()).unwrap_or(text).trim_start();
        let begin = start.max(from) - text.len();
        open.text = Text::Part(Arc::clone(body), begin..begin + text.trim_end().len());
        sections.push(std::mem::take(&mut open));
        if let Some(heading) = heading {
            open =
                Section { anchor: heading.id.clone(), heading: heading.text.clone(), ..Section::default() };
        }
        from = start.max(from);
    }
    sections.retain(|section| !section.text.is_empty() || !section.heading.is_empty());
    sections
}

/// What editors say means the same, in `_data/synonymes.yml`, and the abbreviations that texts explain.
pub fn synonyms(site: &Site, sources: &Sources) -> Checked<Vec<Vec<String>>> {
    let table = site.data.iter().find(|data| data.path == super::synonyms::FILE);
    let mut sets = table.map_or_else(Checked::default, |table| super::synonyms::read(table, sources));
    for entry in &site.entries {
        let explained = entry.body.abbreviations.iter().filter(|(_, long)| !long.is_empty());
        sets.value.extend(explained.map(|(short, long)| vec![short.clone(), long.clone()]));
    }
    sets
}
