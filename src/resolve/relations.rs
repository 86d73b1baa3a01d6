//! Names become relations: each reference finds its entry, and the entry learns who refers to it.

mod finder;
mod inverses;
mod joined;

use super::entries::{self, Draft};
use super::mentions::{self, Mention, targets};
use super::names::Names;
use super::{Context, EntryId};
use crate::diag::Diagnostic;
use crate::yaml::Value;
use finder::{Asked, Finder};
use inverses::{credited, credits, inverses, through};
use std::collections::{BTreeMap, HashSet};

/// Resolves every reference of `drafts`; makes the entries that a mere mention makes; sets inverses and translations.
pub fn relate(drafts: &mut Vec<Draft>, context: &Context, told: &mut Vec<Diagnostic>) {
    let mut names = index(drafts, context);
    joined::part(drafts, &names, context);
    let before = drafts.len();
    let mut finder = Finder::new(&mut names, context, told);
    for from in 0..before {
        for list in mentions::lists(&drafts[from]) {
            let Some(field) = list.field(&drafts[from], context.schema) else { continue };
            let targets = targets(field, context.schema);
            let open = |item: &usize| !list.of(&drafts[from])[*item].settled;
            let items: Vec<usize> = (0..list.of(&drafts[from]).len()).filter(open).collect();
            for item in items.into_iter().filter(|_| !targets.is_empty()) {
                let mention = Mention { from, list, item };
                let found = finder.settle(Asked { mention, field, targets: &targets }, drafts);
                if let Some(references) = list.of_mut(&mut drafts[from]) {
                    references[item].entry = found;
                }
            }
        }
    }
    finder.finish();
    drafts.iter_mut().for_each(once_each);
    if drafts.len() > before {
        entries::distinguish(drafts);
    }
    inverses(drafts, context, |field| field.through.is_none());
    credits(drafts, &names, context);
    through(drafts, context);
    inverses(drafts, context, |field| field.through.is_some());
    translations(drafts);
}

/// The names of every collection.
fn index(drafts: &[Draft], context: &Context) -> Vec<Names> {
    let mut names: Vec<Names> = context.schema.collections.iter().map(|_| Names::default()).collect();
    let mut wanted = vec![false; names.len()];
    let inner = context.schema.records.iter().flat_map(|record| &record.fields);
    for field in context.schema.collections.iter().flat_map(|c| &c.fields).chain(inner) {
        targets(field, context.schema).into_iter().for_each(|target| wanted[target] = true);
        if let Some(credited) = credited(field, context) {
            wanted[credited] = true;
        }
    }
    for (id, draft) in drafts.iter().enumerate().filter(|(_, draft)| wanted[draft.entry.collection]) {
        names[draft.entry.collection].add(id, draft);
    }
    names
}

/// Leaves out what a field names a second time.
fn once_each(draft: &mut Draft) {
    for list in mentions::lists(draft) {
        let mut seen = HashSet::new();
        if let Some(references) = list.of_mut(draft) {
            references.retain(|reference| reference.entry.is_none_or(|entry| seen.insert(entry)));
        }
    }
}

/// Documents with one `lang-ref` in different languages are translations of each other.
fn translations(drafts: &mut [Draft]) {
    let mut groups: BTreeMap<(usize, String), Vec<EntryId>> = BTreeMap::new();
    for (id, draft) in drafts.iter().enumerate() {
        let key = ["lang-ref", "lang_ref", "ref"]
            .iter()
            .find_map(|key| draft.meta.get(key).and_then(Value::to_text));
        if let Some(key) = key {
            groups.entry((draft.entry.collection, key)).or_default().push(id);
        }
    }
    for group in groups.into_values() {
        for &id in &group {
            let lang = drafts[id].entry.card.lang.clone();
            let others =
                group.iter().copied().filter(|other| drafts[*other].entry.card.lang != lang).collect();
            drafts[id].entry.translations = others;
        }
    }
}
