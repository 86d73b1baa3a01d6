//! The order of collections, and the pages that list them.

use super::agenda::Agenda;
use super::entries::{Draft, plain};
use super::generated::Generated;
use super::urls::{Claims, in_language};
use super::{Context, Entry, EntryId};
use crate::parse::date::Date;
use crate::schema::{Holds, Kind, List, Schema};
use crate::text::{Part, fold, natural};
use crate::yaml::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// A list of one collection in one language, cut into pages.
#[derive(Debug)]
pub struct ListPage {
    /// Index of the collection in the schema.
    pub collection: usize,
    /// The language.
    pub lang: String,
    /// The address of its first page, ours or an editor's.
    pub first: String,
    /// The page of an editor that stands above the list: the one that tells of the list's folder.
    pub intro: Option<EntryId>,
    /// What it lists, in order.
    pub entries: Vec<EntryId>,
    /// Its pages: where each stands, and which of `entries` it shows. A page whose address an editor's own page has
    /// taken is not made.
    pub pages: Vec<(String, Range<usize>)>,
}

/// The languages of the site's entries, the site's own first.
pub fn languages(drafts: &[Draft], context: &Context) -> Vec<String> {
    let mut languages: Vec<String> = drafts.iter().map(|draft| draft.entry.card.lang.clone()).collect();
    languages.sort_unstable();
    languages.dedup();
    languages.retain(|lang| *lang != context.config.lang);
    languages.insert(0, context.config.lang.clone());
    languages
}

/// The entries of each collection in the order of its list.
pub fn sort(drafts: &[Draft], context: &Context) -> Vec<Vec<EntryId>> {
    let mut collections: Vec<Vec<EntryId>> = context.schema.collections.iter().map(|_| Vec::new()).collect();
    for (id, draft) in drafts.iter().enumerate() {
        collections[draft.entry.collection].push(id);
    }
    for (collection, ids) in context.schema.collections.iter().zip(&mut collections) {
        let by_title = |id: &EntryId| (fold(&drafts[*id].entry.card.title), drafts[*id].entry.id.clone());
        let Some(list) = &collection.list else {
            ids.sort_by_cached_key(by_title);
            continue;
        };
        match list.sort.as_str() {
            "title" => ids.sort_by_cached_key(by_title),
            "date" => ids.sort_by(|a, b| order_by_date(&drafts[*a], &drafts[*b], list)),
            field => ids.sort_by_cached_key(|id| {
                let value = plain(&drafts[*id].entry, field);
                let date = value.and_then(|value| Date::from_value(value, &context.config.timezone));
                let kind = collection.field(field).map(|field| &field.kind);
                let number = value.filter(|_| date.is_none()).and_then(|value| number(value, kind));
                let (rising, falling) = if list.descending { (None, date) } else { (date, None) };
                (date.is_none(), number.is_none(), number, rising, falling.map(Reverse), by_title(id))
            }),
        }
        if list.descending && list.sort == "title" {
            ids.reverse();
        }
    }
    collections
}

/// A number as a key to sort by: in thousandths, or, in a field of texts, in the order in which people count.
fn number(value: &Value, kind: Option<&Kind>) -> Option<(i64, Vec<Part>)> {
    match value {
        Value::Int(_) | Value::Float(_) | Value::String(_) if kind == Some(&Kind::Text) => {
            let parts = natural(&value.to_text()?);
            matches!(parts.first(), Some(Part::Number(_))).then_some((0, parts))
        }
        Value::Int(number) => Some((number.saturating_mul(1000), Vec::new())),
        #[allow(clippy::cast_possible_truncation)] // it saturates
        Value::Float(number) => Some(((number * 1000.0) as i64, Vec::new())),
        _ => None,
    }
}

fn order_by_date(a: &Draft, b: &Draft, list: &List) -> std::cmp::Ordering {
    let path = |draft: &Draft| draft.entry.origin.path.clone();
    let order = a.entry.card.date.cmp(&b.entry.card.date);
    let order = if list.descending { order.reverse() } else { order };
    order.then_with(|| path(b).cmp(&path(a)))
}

/// The pages of all lists that have something to list.
pub fn pages(
    drafts: &[Draft],
    collections: &[Vec<EntryId>],
    languages: &[String],
    agenda: &Agenda,
    context: &Context,
    claims: &mut Claims,
) -> Vec<ListPage> {
    let sections: HashMap<&str, EntryId> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| is_section(&draft.entry, context.schema))
        .filter_map(|(id, draft)| Some((draft.entry.card.url.as_deref()?, id)))
        .collect();
    let holder = context.schema.holder(Holds::Events).map(|(index, _)| index);
    let mut lists = Vec::new();
    for (index, collection) in context.schema.collections.iter().enumerate() {
        let Some(list) = &collection.list else { continue };
        for lang in languages {
            let entries: Vec<EntryId> = collections[index]
                .iter()
                .copied()
                .filter(|id| is_listed(drafts, *id, lang) && drafts[*id].entry.card.url.is_some())
                .collect();
            // The agenda also tells of what other collections hold, such as rituals.
            let told = Some(index) == holder && agenda.shown_in(lang, drafts).next().is_some();
            if entries.is_empty() && !told {
                continue;
            }
            let size = match (list.per_page, context.config.per_page) {
                (Some(_), Some(size)) | (Some(size), None) => size.min(entries.len()),
                (None, _) => entries.len(),
            };
            let first = in_language(&list.path, lang, &context.config.lang);
            let intro = sections.get(first.as_str()).copied();
            let mut pages = Vec::new();
            for (number, start) in (0..entries.len().max(1)).step_by(size.max(1)).enumerate() {
                let url = if number == 0 { first.clone() } else { further(&first, number + 1) };
                if claims.generated(&url) || (number == 0 && intro.is_some()) {
                    pages.push((url, start..(start + size).min(entries.len())));
                }
            }
            lists.push(ListPage { collection: index, lang: lang.clone(), first, intro, entries, pages });
        }
    }
    lists
}

/// Whether `entry` tells of its folder.
pub fn is_section(entry: &Entry, schema: &Schema) -> bool {
    entry.origin.path.as_ref().is_some_and(|path| schema.is_section(path))
}

/// A list in a language holds the entries in that language, and words (tags, skills …) that such entries use.
fn is_listed(drafts: &[Draft], id: EntryId, lang: &str) -> bool {
    let entry = &drafts[id].entry;
    entry.card.lang == lang || entry.variants.contains_key(lang)
}

/// The folder of what stands below the list at `first`: `/outils/` → `/outils/`, `/defis.html` → `/defis/`.
pub fn folder(first: &str) -> String {
    first.strip_suffix(".html").unwrap_or(first).trim_end_matches('/').to_owned() + "/"
}

/// The address of page `number` of the list at `first`: `/blog/` → `/blog/page2/`, `/defis.html` → `/defis/page2.html`.
fn further(first: &str, number: usize) -> String {
    match first.strip_suffix(".html") {
        Some(stem) => format!("{stem}/page{number}.html"),
        None => format!("{}/page{number}/", first.trim_end_matches('/')),
    }
}

/// Pages in the site's other languages of what nobody has translated, so that a reader stays in a language: all but
/// posts, which a list in another language would only be full of, and what the program makes in each language by itself.
pub fn variants(drafts: &mut [Draft], languages: &[String], context: &Context, claims: &mut Claims) {
    let known = context.schema.languages();
    let others: Vec<&String> =
        languages.iter().filter(|lang| **lang != context.config.lang && known.contains(lang)).collect();
    if !context.config.untranslated {
        return words_in_use(drafts, context, claims);
    }
    let langs: Vec<String> = drafts.iter().map(|draft| draft.entry.card.lang.clone()).collect();
    for entry in drafts.iter_mut().map(|draft| &mut draft.entry) {
        let dated = context.schema.collections[entry.collection].dated;
        let alone = entry.card.url.as_deref().is_some_and(Generated::is_of_each_language);
        let stays = dated || alone || entry.card.lang != context.config.lang;
        let Some(url) = entry.card.url.clone().filter(|_| !stays) else { continue };
        for lang in &others {
            let translated = entry.translations.iter().any(|id| langs[*id] == ***lang);
            let url = in_language(&url, lang, &entry.card.lang);
            if !translated && claims.generated(&url) {
                entry.variants.insert((*lang).clone(), url);
            }
        }
    }
}

/// Pages of words in the languages of those who use them: an English post's tag has its page under `/en/`.
fn words_in_use(drafts: &mut [Draft], context: &Context, claims: &mut Claims) {
    let langs: Vec<String> = drafts.iter().map(|draft| draft.entry.card.lang.clone()).collect();
    for draft in drafts.iter_mut() {
        let entry = &mut draft.entry;
        let Some(url) = &entry.card.url else { continue };
        if !context.schema.collections[entry.collection].create {
            continue;
        }
        let mut variants = BTreeMap::new();
        for lang in entry
            .inverse
            .iter()
            .flat_map(|(_, ids)| ids)
            .map(|id| &langs[*id])
            .filter(|lang| **lang != entry.card.lang)
        {
            if !variants.contains_key(lang) {
                let url = in_language(url, lang, &entry.card.lang);
                if claims.generated(&url) {
                    variants.insert(lang.clone(), url);
                }
            }
        }
        entry.variants = variants;
    }
}
