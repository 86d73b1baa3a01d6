//! Names become relations: each reference finds its entry, and the entry learns who refers to it.

mod finder;
mod inverses;
mod joined;
mod sides;

use super::entries::{self, Draft};
use super::mentions::{self, Mention, targets};
use super::names::Names;
use super::{Context, EntryId, translations};
use crate::diag::Diagnostic;
use finder::{Asked, Finder};
use inverses::{credited, credits, inverses, through};
use std::collections::HashSet;

/// Resolves every reference of `drafts`; makes the entries that a mere mention makes; sets inverses and translations.
pub fn relate(drafts: &mut Vec<Draft>, context: &Context, told: &mut Vec<Diagnostic>) {
    let translations = translations::of(drafts, context.schema);
    let mut names = index(drafts, &translations, context);
    joined::part(drafts, &names, context);
    let before = drafts.len();
    let mut finder = Finder::new(&mut names, context, told);
    for from in 0..before {
        for list in mentions::lists(&drafts[from].entry) {
            let Some(field) = list.field(&drafts[from].entry, context.schema) else { continue };
            let targets = targets(field, context.schema);
            let open = |item: &usize| !list.of(&drafts[from].entry)[*item].settled;
            let items: Vec<usize> = (0..list.of(&drafts[from].entry).len()).filter(open).collect();
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
    told.extend(sides::check(drafts, context));
    inverses(drafts, context, |field| field.through.is_none());
    told.extend(credits(drafts, &mut names, context));
    through(drafts, context);
    inverses(drafts, context, |field| field.through.is_some());
    for (id, others) in translations.into_iter().enumerate() {
        drafts[id].entry.translations = others;
    }
}

/// The names of every collection.
fn index(drafts: &[Draft], translations: &[Vec<EntryId>], context: &Context) -> Vec<Names> {
    let mut names: Vec<Names> = context.schema.collections.iter().map(|_| Names::default()).collect();
    let mut wanted = vec![false; names.len()];
    let inner = context.schema.records.iter().flat_map(|record| &record.fields);
    for field in context.schema.collections.iter().flat_map(|c| &c.fields).chain(inner) {
        targets(field, context.schema).into_iter().for_each(|target| wanted[target] = true);
        if let Some(credited) = credited(field, context) {
            wanted[credited] = true;
        }
    }
    for (index, names) in names.iter_mut().enumerate().filter(|(index, _)| wanted[*index]) {
        names.add_all(drafts, |draft| draft.entry.collection == index, translations, context);
    }
    names
}

/// Leaves out what a field names a second time.
fn once_each(draft: &mut Draft) {
    for list in mentions::lists(&draft.entry) {
        let mut seen = HashSet::new();
        if let Some(references) = list.of_mut(draft) {
            references.retain(|reference| reference.entry.is_none_or(|entry| seen.insert(entry)));
        }
    }
}
