//! The other side of relations: who refers to an entry, who is credited by it, and what it says through others.

use super::super::entries::{self, Draft};
use super::super::mentions;
use super::super::names::{Meaning, Names};
use super::super::{Context, EntryId, FieldValue, Reference};
use crate::diag::{Code, Diagnostic, Severity, text};
use crate::schema::{Field, Kind};
use crate::text::fold;
use crate::yaml::{Step, Value};
use std::collections::BTreeMap;

/// A name in free text that differs by more is another name.
const MOST_SLIPS: usize = 2;

/// Tells each entry who refers to it by one of the `wanted` fields, under the name that the field gives; a field of the
/// entry with that very name takes them in, each entry once.
pub(super) fn inverses(drafts: &mut [Draft], context: &Context, wanted: impl Fn(&Field) -> bool) {
    let mut found: Vec<BTreeMap<String, Vec<EntryId>>> = drafts.iter().map(|_| BTreeMap::new()).collect();
    for (from, draft) in drafts.iter().enumerate() {
        for list in mentions::lists(&draft.entry) {
            let field = list.field(&draft.entry, context.schema).filter(|field| wanted(field));
            let Some(Kind::Ref { inverse: Some(inverse), .. }) = field.map(|field| &field.kind) else {
                continue;
            };
            for entry in list.of(&draft.entry).iter().filter_map(|reference| reference.entry) {
                let list = found[entry].entry(inverse.clone()).or_default();
                if list.last() != Some(&from) {
                    list.push(from);
                }
            }
        }
    }
    let titles: Vec<String> = drafts.iter().map(|draft| draft.entry.card.title.clone()).collect();
    for (draft, inverse) in drafts.iter_mut().zip(found) {
        for (name, list) in inverse {
            let own = draft.entry.fields.iter_mut().find(|(field, _)| *field == name);
            if let Some((_, FieldValue::References(references))) = own {
                let had: Vec<Option<EntryId>> = references.iter().map(|reference| reference.entry).collect();
                let new = list.into_iter().filter(|id| !had.contains(&Some(*id)));
                references.extend(new.map(|id| Reference::to(titles[id].clone(), Some(id))));
            } else if let Some((_, known)) = draft.entry.inverse.iter_mut().find(|(known, _)| *known == name)
            {
                known.extend(list);
                known.sort_unstable();
                known.dedup();
            } else {
                draft.entry.inverse.push((name, list));
            }
        }
    }
}

/// The collection that the text of `field` credits.
pub(super) fn credited(field: &Field, context: &Context) -> Option<usize> {
    context.schema.collection(field.credits.as_deref()?).map(|(index, _)| index)
}

/// Tells people of the entries whose texts credit them, such as the author of a post: `Ada Martin et Grace Petit`. A
/// text that names nobody is no mistake; a name that only a slip of the keyboard keeps from being somebody's is told.
pub(super) fn credits(drafts: &mut [Draft], names: &mut [Names], context: &Context) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut found: Vec<(EntryId, Vec<Option<EntryId>>)> = Vec::new();
    for (from, draft) in drafts.iter().enumerate() {
        let collection = &context.schema.collections[draft.entry.collection];
        for field in &collection.fields {
            let Some(credited) = credited(field, context) else { continue };
            let text = entries::plain(&draft.entry, &field.name).and_then(Value::to_text).unwrap_or_default();
            let parts = text
                .split([',', ';', '&'])
                .flat_map(|part| part.split(" et "))
                .flat_map(|part| part.split(" and "));
            let parts = parts.map(str::trim).filter(|part| !part.is_empty());
            let mut people = Vec::new();
            for part in parts {
                people.push(match names[credited].find(part) {
                    Meaning::One(person) if person != from => Some(person),
                    Meaning::Nothing => {
                        told.extend(misspelt(part, &mut names[credited], drafts, (draft, field), context));
                        None
                    }
                    _ => None,
                });
            }
            found.push((from, people));
        }
    }
    for (from, people) in found {
        let name = &context.schema.collections[drafts[from].entry.collection].name;
        for person in people.iter().copied().flatten() {
            let inverse = &mut drafts[person].entry.inverse;
            match inverse.iter_mut().find(|(known, _)| known == name) {
                Some((_, list)) if list.contains(&from) => {}
                Some((_, list)) => list.push(from),
                None => inverse.push((name.clone(), vec![from])),
            }
        }
        drafts[from].entry.credits.extend(people.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default());
    }
    told
}

/// A word about `part` of the text of a field, if only a slip keeps it from being a name.
fn misspelt(
    part: &str,
    names: &mut Names,
    drafts: &[Draft],
    (draft, field): (&Draft, &Field),
    context: &Context,
) -> Option<Diagnostic> {
    let near = names.nearest(part, drafts).filter(|near| near.sole)?;
    if strsim::osa_distance(&fold(part), &fold(&near.name)) > MOST_SLIPS || !part.contains(' ') {
        return None;
    }
    let span = field.keys.iter().find_map(|key| draft.value_span(context, &[Step::Key(key)]))?;
    let message = text!("nobody-is-called", part = part);
    let mut told =
        Diagnostic::new(Code::UnknownReference, span, message).help(text!("did-you-mean", near = near.name));
    told.severity = Severity::Hint;
    Some(told)
}

/// Fills in what entries say through others: a person's promotions are those of the person's challenges.
pub(super) fn through(drafts: &mut [Draft], context: &Context) {
    let mut found = Vec::new();
    for (id, draft) in drafts.iter().enumerate() {
        for field in &context.schema.collections[draft.entry.collection].fields {
            let said = draft.entry.fields.iter().any(|(name, _)| *name == field.name);
            let Some((relation, of)) = field.through.as_ref().filter(|_| !said) else { continue };
            let mut far: Vec<EntryId> =
                related(draft, relation).into_iter().flat_map(|near| related(&drafts[near], of)).collect();
            far.sort_unstable();
            far.dedup();
            if !far.is_empty() {
                found.push((id, field.name.clone(), far));
            }
        }
    }
    for (id, name, far) in found {
        let titles = far.iter().map(|other| Reference {
            settled: true,
            ..Reference::to(drafts[*other].entry.card.title.clone(), Some(*other))
        });
        let value = FieldValue::References(titles.collect());
        drafts[id].entry.fields.push((name, value));
    }
}

/// The entries that `draft` names in the field `relation`, or that name it so.
fn related(draft: &Draft, relation: &str) -> Vec<EntryId> {
    let own = draft.entry.fields.iter().filter(|(name, _)| name == relation);
    let own = own.flat_map(|(_, value)| value.references()).filter_map(|reference| reference.entry);
    let inverse = draft.entry.inverse.iter().filter(|(name, _)| name == relation);
    own.chain(inverse.flat_map(|(_, ids)| ids.iter().copied())).collect()
}
