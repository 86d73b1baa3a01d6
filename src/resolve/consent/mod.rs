//! What people consent to: what they do not is taken out before anything else sees it.
//!
//! Takes drafts whose fields are not read yet; takes away the fields of what a person has not consented to, the text of
//! the page among them, and the rows that tell of such a person. Returns the pictures that were named there. Name, role,
//! years and challenges are no question of consent here: who publishes them answers for it.

mod lapsed;
mod pictures;
mod portraits;
mod record;
mod rows;

pub use lapsed::lapsed;
pub use pictures::{Withheld, leave_out};
pub use portraits::same_pictures;
pub use record::ends;

use super::entries::Draft;
use super::{Context, translations};
use crate::config::ConsentRule;
use crate::diag::{Code, Diagnostic, text};
use crate::schema::{Collection, Schema};
use record::Grants;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the text of a person's page is under.
const BIO: &str = "bio";

/// What a person may consent to.
struct Person {
    /// What was recorded; nothing, and nobody has asked.
    record: Option<Grants>,
    /// Whether what is not granted is withheld.
    governed: bool,
}

impl Person {
    /// Whether what is under `scope` may be published.
    fn grants(&self, scope: &str) -> bool {
        match &self.record {
            Some(grants) => grants.has(scope),
            None => !self.governed,
        }
    }
}

/// Takes out of `drafts` what their people do not consent to.
pub fn apply(drafts: &mut Vec<Draft>, context: &Context, told: &mut Vec<Diagnostic>) -> Withheld {
    let mut withheld = Withheld::default();
    let mut people: Vec<Option<Person>> = drafts.iter().map(|_| None).collect();
    let translations = translations::of(drafts, context.schema);
    let mut governed = vec![false; context.schema.collections.len()];
    for (index, collection) in context.schema.collections.iter().enumerate() {
        let Some(field) = collection.consent.as_deref().and_then(|name| collection.field(name)) else {
            continue;
        };
        let of: Vec<usize> = (0..drafts.len()).filter(|id| drafts[*id].entry.collection == index).collect();
        let own: BTreeMap<usize, Grants> = of
            .iter()
            .filter_map(|id| Some((*id, record::read(&drafts[*id], field, context, told)?)))
            .collect();
        // A translation without a record of its own is under that of the original.
        let record = |id: &usize| {
            own.get(id).or_else(|| translations[*id].iter().find_map(|other| own.get(other))).cloned()
        };
        let records: Vec<Option<Grants>> = of.iter().map(record).collect();
        governed[index] = match context.config.consent {
            Some(ConsentRule::Required) => true,
            Some(ConsentRule::Recorded) => false,
            None => records.iter().any(Option::is_some),
        };
        for (id, record) in of.iter().zip(records) {
            people[*id] = Some(Person { record, governed: governed[index] });
        }
        tell_unasked(&of, drafts, &people, governed[index], collection, context.schema, told);
    }
    if people.iter().flatten().any(|person| person.governed || person.record.is_some()) {
        let of_people = drafts.iter().zip(&people).filter(|(_, person)| person.is_some());
        of_people.for_each(|(draft, _)| withheld.portraits.note(draft, context));
    }
    withheld.in_force = governed.contains(&true);
    for (draft, person) in drafts.iter_mut().zip(&people) {
        let Some(person) = person else { continue };
        withhold(draft, person, context.schema, &mut withheld);
    }
    rows::leave_out(drafts, &people, &governed, context, told);
    withheld
}

/// The scope of each thing that `draft` says and that is under one: the keys of its fields, and the text of its page.
fn scoped<'s>(draft: &Draft, schema: &'s Schema) -> Vec<(&'s str, Option<&'s str>)> {
    let collection = &schema.collections[draft.entry.collection];
    let mut found = Vec::new();
    for field in &collection.fields {
        let summary = field.name == "description";
        let Some(scope) = field.scope.as_deref().or(summary.then_some(BIO)) else { continue };
        let said = field.keys.iter().filter(|key| draft.meta.get(key).is_some_and(|value| !value.is_blank()));
        found.extend(said.map(|key| (scope, Some(key.as_str()))));
    }
    if draft.meta.get("excerpt").is_some() {
        found.push((BIO, Some("excerpt")));
    }
    if !draft.entry.body.text.trim().is_empty() || !draft.entry.body.links.is_empty() {
        found.push((BIO, None));
    }
    found
}

/// Takes out of `draft` what `person` does not grant.
fn withhold(draft: &mut Draft, person: &Person, schema: &Schema, withheld: &mut Withheld) {
    let refused: Vec<_> =
        scoped(draft, schema).into_iter().filter(|(scope, _)| !person.grants(scope)).collect();
    let mut body = false;
    for (_, key) in refused {
        match key.map(|key| (key, draft.meta.remove(key))) {
            Some((_, value)) => value.iter().for_each(|value| withheld.named_in(value, draft)),
            None => body = true,
        }
    }
    // A text that shows a picture which is withheld is withheld with it.
    if body || withheld.shown_in(draft) {
        withheld.linked_in(draft);
        draft.entry.body = Arc::default();
    }
}

/// Tells how many people of whom something is written have no record, and what becomes of it.
fn tell_unasked(
    of: &[usize],
    drafts: &[Draft],
    people: &[Option<Person>],
    governed: bool,
    collection: &Collection,
    schema: &Schema,
    told: &mut Vec<Diagnostic>,
) {
    let asked = |id: &usize| people[*id].as_ref().is_some_and(|person| person.record.is_some());
    let unasked: Vec<usize> =
        of.iter().copied().filter(|id| !asked(id) && !scoped(&drafts[*id], schema).is_empty()).collect();
    let Some(first) = unasked.first() else { return };
    let (name, count) = (&collection.name, unasked.len());
    let (what, then) = match governed {
        true => (text!("so-only-names-roles-and-challenges"), text!("write-down-what-each-consents-to")),
        false => (text!("and-all-that-is-written-of"), text!("write-down-what-each-consents-to-see")),
    };
    let message = text!("of-entries-of-no-record-of", count = count, of = of.len(), name = name, what = what);
    told.push(Diagnostic::new(Code::MissingConsent, drafts[*first].entry.origin.span, message).help(then));
}
