//! Who takes part in a challenge, and as what: those whom its fields name, and those who name it.

use super::super::values::map;
use super::super::view::View;
use crate::parse::markdown::typeset;
use crate::resolve::catalogue::referred;
use crate::resolve::entries::plain;
use crate::resolve::outcomes::items;
use crate::resolve::{Entry, EntryId, FieldValue, Reference};
use crate::schema::{Holds, Term};
use crate::yaml::Value;
use std::collections::{BTreeMap, HashSet};
use tera::Value as T;

/// A role that people have without a word for it.
const MEMBER: &str = "member";
/// Those who name the challenge themselves.
const OTHER: &str = "other";
/// The field of a challenge for a role, and the role: the real site has these two.
const FIELDS: [(&str, &str); 2] = [("eigs", "fellow"), ("mentors", "mentor")];

/// The field in which a person says what they are in general.
const OWN_ROLE: &str = "role";

/// A person and a role.
#[derive(Debug, Clone)]
pub struct Part<'e> {
    /// The id of the role.
    pub role: &'e str,
    /// Who has it.
    pub name: &'e str,
    /// Its entry, if there is one.
    pub person: Option<EntryId>,
    /// What they did there, in words.
    pub job: Option<&'e str>,
}

/// Everybody who takes part in entry `id`, once in each role.
pub fn of<'v>(id: EntryId, view: &'v View) -> Vec<Part<'v>> {
    let entry = &view.site.entries[id];
    let mut parts: Vec<Part> = Vec::new();
    let mut add = |role: &'v str, reference: &'v Reference, job: Option<&'v str>| {
        parts.push(Part { role, name: reference.name.as_str(), person: reference.entry, job });
    };
    for (field, role) in FIELDS {
        let named = entry.fields.iter().filter(|(name, _)| name == field);
        named.flat_map(|(_, value)| value.references()).for_each(|reference| add(role, reference, None));
    }
    for item in items(entry, "member", view.context.schema) {
        let role = item.plain("role").and_then(Value::as_str).unwrap_or(MEMBER);
        let job = item.plain("job").and_then(Value::as_str);
        if let Some(FieldValue::References(people)) = item.said("person") {
            people.iter().for_each(|reference| add(role, reference, job));
        }
    }
    let named: Vec<Option<EntryId>> = parts.iter().map(|part| part.person).collect();
    for other in referring(entry, Holds::People, view).filter(|id| !named.contains(&Some(*id))) {
        let person = &view.site.entries[other];
        let role = plain(person, OWN_ROLE).and_then(Value::as_str);
        let role = role.and_then(|role| term(role, view)).map_or(OTHER, |term| term.id.as_str());
        parts.push(Part { role, name: person.card.title.as_str(), person: Some(other), job: None });
    }
    parts
}

/// What the vocabulary of roles knows `role` as.
fn term<'v>(role: &str, view: &'v View) -> Option<&'v Term> {
    view.context.schema.vocabulary("member_roles")?.find(role)
}

/// Those who refer to `entry` out of the collection that holds `what`, each once.
pub fn referring(entry: &Entry, what: Holds, view: &View) -> impl Iterator<Item = EntryId> {
    let holder = view.context.schema.holder(what).map(|(index, _)| index);
    let mut seen = HashSet::new();
    let all = entry.inverse.iter().flat_map(|(_, ids)| ids).copied();
    all.filter(move |id| Some(view.site.entries[*id].collection) == holder && seen.insert(*id))
}

/// What those with a role are called, in the plural; the fellows of a hackathon or a season are its participants.
pub fn label(role: &str, promotion: Option<&Entry>, lang: &str, view: &View) -> String {
    let kind = promotion.and_then(|promotion| plain(promotion, "kind")).and_then(Value::as_str);
    let role = match (role, kind) {
        ("fellow", Some(kind)) if kind != "fellowship" => "participant",
        (role, _) => role,
    };
    let key = format!("roles.{role}");
    let words = view.string(lang, &key);
    if words != key {
        return words;
    }
    term(role, view).map_or_else(|| role.to_owned(), |term| term.label.get(lang).to_owned())
}

/// Those who take part in entry `id`, for its own page: the people of each role.
pub fn groups(id: EntryId, lang: &str, view: &View) -> T {
    let promotion = promotion(id, view);
    let mut by_role: BTreeMap<((usize, usize), &str), Vec<T>> = BTreeMap::new();
    for part in of(id, view) {
        let job = part.job.map(|job| typeset(job, lang == "fr"));
        let value = map([("person", person(&part, lang, view)), ("job", job.into())]);
        by_role.entry((place(part.role, view), part.role)).or_default().push(value);
    }
    let groups = by_role.into_iter().map(|((_, role), people)| {
        map([("label", T::from(label(role, promotion, lang, view))), ("people", T::from(people))])
    });
    T::from(groups.collect::<Vec<_>>())
}

/// The promotion of entry `id`.
pub fn promotion<'v>(id: EntryId, view: &'v View) -> Option<&'v Entry> {
    referred(&view.site.entries[id], "promotion").map(|id| &view.site.entries[id])
}

/// The place of a role among others: as in the vocabulary, then those without a word.
pub fn place(role: &str, view: &View) -> (usize, usize) {
    let terms = view.context.schema.vocabulary("member_roles");
    let place = terms.and_then(|terms| terms.terms.iter().position(|term| term.id == role));
    (place.unwrap_or(usize::MAX), usize::from(role == OTHER))
}

/// A person as a title and an address.
pub fn person(part: &Part, lang: &str, view: &View) -> T {
    match part.person {
        Some(id) => view.mini_of(id, lang),
        None => map([("title", T::from(part.name)), ("url", T::none())]),
    }
}
