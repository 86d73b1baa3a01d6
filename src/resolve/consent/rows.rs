//! Rows about a person, in a collection of their own: they are published if the person grants that.

use super::Person;
use crate::diag::{Code, Diagnostic, near, text};
use crate::resolve::Context;
use crate::resolve::entries::Draft;
use crate::resolve::mentions::targets;
use crate::resolve::said::reference;
use crate::schema::{Collection, Field};
use crate::source::Span;
use crate::text::fold;
use crate::yaml::{Step, Value};
use std::collections::HashMap;

/// The people by each of their names, folded; with the name as it is written.
type Names = HashMap<String, (String, Vec<usize>)>;

/// Whether a row may be published.
enum Verdict {
    Yes,
    /// Its person does not grant it.
    Refused,
    /// Nobody bears the name.
    Nobody(String),
}

/// Leaves out the rows of `drafts` whose person does not grant what they tell.
pub(super) fn leave_out(
    drafts: &mut Vec<Draft>,
    people: &[Option<Person>],
    governed: &[bool],
    context: &Context,
    told: &mut Vec<Diagnostic>,
) {
    let mut kept = vec![true; drafts.len()];
    for (index, collection) in context.schema.collections.iter().enumerate() {
        let Some((field, scope)) = &collection.consent_of else { continue };
        let Some(field) = collection.field(field) else { continue };
        let to = targets(field, context.schema);
        let names = names(drafts, people, &to, context);
        let strict = to.iter().any(|target| governed[*target]);
        let mut refused: Vec<Span> = Vec::new();
        let mut nobody = Vec::new();
        for id in (0..drafts.len()).filter(|id| drafts[*id].entry.collection == index) {
            match verdict(&drafts[id], field, collection, scope, people, &names, strict) {
                Verdict::Yes => continue,
                Verdict::Refused => refused.push(drafts[id].entry.origin.span),
                Verdict::Nobody(name) => {
                    let span = drafts[id].span_of(context, &path(&drafts[id], field));
                    nobody.push((span, name));
                }
            }
            kept[id] = false;
        }
        tell(collection, scope, &refused, nobody, &names, told);
    }
    let mut kept = kept.into_iter();
    drafts.retain(|_| kept.next().unwrap_or(true));
}

/// The names of all people, and of whatever else a row may be about: a team has nothing to consent to.
fn names(drafts: &[Draft], people: &[Option<Person>], of: &[usize], context: &Context) -> Names {
    let mut names = Names::new();
    let wanted =
        |(id, draft): &(usize, &Draft)| people[*id].is_some() || of.contains(&draft.entry.collection);
    for (id, draft) in drafts.iter().enumerate().filter(wanted) {
        let collection = &context.schema.collections[draft.entry.collection];
        let fields = collection.fields.iter().filter(|field| field.names || field.name == "title");
        let said =
            fields.flat_map(|field| &field.keys).map(String::as_str).chain(["aliases"]).flat_map(|key| {
                match draft.meta.get(key) {
                    Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
                    other => other.and_then(Value::to_text).into_iter().collect::<Vec<_>>(),
                }
            });
        for name in said.chain(draft.names.iter().cloned()).chain([draft.entry.id.clone()]) {
            let (_, bearers) = names.entry(fold(&name)).or_insert_with(|| (name, Vec::new()));
            if bearers.last() != Some(&id) {
                bearers.push(id);
            }
        }
    }
    names
}

fn path<'f>(draft: &Draft, field: &'f Field) -> Vec<Step<'f>> {
    let key = field.keys.iter().find(|key| draft.meta.get(key).is_some_and(|value| !value.is_blank()));
    key.map(|key| Step::Key(key)).into_iter().collect()
}

/// Whether all people whom a row names grant `scope`; where several bear a name, all of them have to.
fn verdict(
    draft: &Draft,
    field: &Field,
    collection: &Collection,
    scope: &str,
    people: &[Option<Person>],
    names: &Names,
    strict: bool,
) -> Verdict {
    let said = collection.said(&field.name, &draft.meta);
    let alone = said.filter(|value| value.as_list().is_none());
    let listed = said.and_then(Value::as_list).unwrap_or_default();
    let named: Vec<_> = alone.into_iter().chain(listed).filter_map(reference).collect();
    if named.is_empty() {
        return if strict { Verdict::Refused } else { Verdict::Yes };
    }
    for reference in named {
        let by_address = reference.id.as_ref().and_then(|id| names.get(&fold(id)));
        match by_address.or_else(|| names.get(&fold(&reference.name))) {
            Some((_, bearers)) => {
                let grants = |id: &usize| people[*id].as_ref().is_none_or(|person| person.grants(scope));
                if !bearers.iter().all(grants) {
                    return Verdict::Refused;
                }
            }
            None if strict => return Verdict::Nobody(reference.name),
            None => {}
        }
    }
    Verdict::Yes
}

fn tell(
    collection: &Collection,
    scope: &str,
    refused: &[Span],
    nobody: Vec<(Span, String)>,
    names: &Names,
    told: &mut Vec<Diagnostic>,
) {
    if let Some(first) = refused.first() {
        let count = refused.len();
        let message =
            text!("left-out-of-the-people-whom", count = count, collection = &collection.name, scope = scope);
        let help = text!("ask-them-and-write-among-the", scope = scope);
        told.push(Diagnostic::new(Code::MissingConsent, *first, message).help(help));
    }
    for (at, (span, name)) in nobody.into_iter().enumerate() {
        // Thousands of unknown names take linear time: the first hundred get a suggestion.
        let near = (at < 100).then(|| near(&fold(&name), names.keys().map(String::as_str))).flatten();
        let help = match near.and_then(|near| names.get(near.name)) {
            Some((near, _)) => text!("did-you-mean", near = near),
            None => text!("correct-the-name-or-add-the-person"),
        };
        let message = text!("no-person-is-called-so-this", name = name);
        told.push(Diagnostic::new(Code::UnknownReference, span, message).help(help));
    }
}
