//! Relations that two entries tell of, and that only one of them knows: a challenge names a person as its mentor, and the
//! person names other challenges and not this one.
//!
//! Takes entries whose references are found, before each learns of the other side. Who says nothing of it leaves it to the
//! other, which is no mistake.

use super::super::entries::Draft;
use super::super::mentions;
use super::super::{Context, EntryId, FieldValue};
use crate::diag::{Code, Diagnostic, text};
use crate::schema::Kind;
use crate::yaml::Step;
use std::collections::HashSet;

/// Tells the relations that are missing on the other side.
pub(super) fn check(drafts: &[Draft], context: &Context) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for (from, draft) in drafts.iter().enumerate() {
        for list in mentions::lists(&draft.entry) {
            let field = list.field(&draft.entry, context.schema);
            let Some(Kind::Ref { inverse: Some(inverse), .. }) = field.map(|field| &field.kind) else {
                continue;
            };
            let mut seen = HashSet::new();
            for reference in list.of(&draft.entry).iter().filter(|reference| !reference.settled) {
                let Some(to) = reference.entry.filter(|to| *to != from && seen.insert(*to)) else { continue };
                let others =
                    own(&drafts[to], inverse).filter(|named| !named.is_empty() && !named.contains(&from));
                if others.is_some() {
                    told.push(diagnostic((draft, &drafts[to]), inverse, reference, context));
                }
            }
        }
    }
    told
}

/// The entries that `draft` names itself in the field `name`, if it has such a field.
fn own(draft: &Draft, name: &str) -> Option<Vec<EntryId>> {
    let (_, value) = draft.entry.fields.iter().find(|(field, _)| field == name)?;
    match value {
        FieldValue::References(references) => {
            Some(references.iter().filter_map(|reference| reference.entry).collect())
        }
        _ => None,
    }
}

fn diagnostic(
    (draft, other): (&Draft, &Draft),
    inverse: &str,
    reference: &super::super::Reference,
    context: &Context,
) -> Diagnostic {
    let (here, there) = (&draft.entry.card.title, &other.entry.card.title);
    let message = text!("names-whose-are-others", here = here, there = there, inverse = inverse);
    let help = text!("add-to-of-or-take-the", here = here, inverse = inverse, there = there);
    let collection = &context.schema.collections[draft.entry.collection];
    let keys = collection.fields.iter().flat_map(|field| &field.keys);
    let place = keys.filter_map(|key| place(draft, key, &reference.name, context)).next();
    let told =
        Diagnostic::new(Code::OneSidedRelation, place.unwrap_or(draft.entry.origin.span), message).help(help);
    match other.value_span(context, &[Step::Key(inverse)]) {
        Some(span) => told.also(span, text!("these")),
        None => told,
    }
}

/// Where `name` is written under `key`.
fn place(draft: &Draft, key: &str, name: &str, context: &Context) -> Option<crate::source::Span> {
    let value = draft.meta.get(key)?;
    match value.as_list() {
        Some(list) => {
            let at =
                list.iter().position(|item| item.to_text().is_some_and(|text| text.trim() == name.trim()))?;
            draft.value_span(context, &[Step::Key(key), Step::Index(at)])
        }
        None => {
            value.to_text().filter(|text| text.trim() == name.trim())?;
            draft.value_span(context, &[Step::Key(key)])
        }
    }
}
