//! The page of a promotion, by its kind: its challenges, its people, its calendar, what it won and what became of it.

mod calendar;
mod numbered;

use super::super::values::map;
use super::super::view::View;
use super::report::achievements::by_kind;
use super::report::statuses::{self, Statuses};
use super::report::{self};
use super::{in_order, roles};
use crate::resolve::entries::plain;
use crate::resolve::outcomes::{CHALLENGES, CONTINUED_BY, chain};
use crate::resolve::reports::{Report, is_in};
use crate::resolve::{Entry, EntryId};
use crate::schema::{Holds, Kind};
use crate::yaml::Value;
use std::collections::BTreeMap;
use tera::Value as T;

/// The names under which a promotion and its challenges see awards and articles that name them.
const AWARDS: &str = "recompenses";
const PRESS: &str = "presse";

/// Whether the calendar of promotion `id` tells its events, but for those that come back.
pub(super) fn tells_events(id: EntryId, view: &View) -> bool {
    let entry = &view.site.entries[id];
    is_promotion(entry, view) && calendar::has_milestones(entry, view)
}

fn is_promotion(entry: &Entry, view: &View) -> bool {
    view.context.schema.collections[entry.collection].holds == Some(Holds::Promotions)
}

/// What the page of promotion `id` shows; nothing of an entry that is none.
pub(super) fn value(id: EntryId, lang: &str, view: &View) -> Option<T> {
    let entry = &view.site.entries[id];
    if !is_promotion(entry, view) {
        return None;
    }
    let challenges = in_order(&shown(referring(entry, CHALLENGES), lang, view), view);
    let kind = plain(entry, "kind").and_then(Value::as_str).unwrap_or_default();
    let (made, deliverables) = by_kind(&challenges, lang, view);
    let numbered = kind == "hackathon";
    let challenges_value = match numbered {
        true => numbered::tree(&challenges, lang, view),
        false => view.cards(challenges.iter().copied(), lang),
    };
    let seeking = challenges.iter().filter(|id| statuses::seeks(**id, view));
    let seeking: Vec<T> = seeking.map(|id| statuses::line(*id, lang, view)).collect();
    Some(map([
        ("numbered", T::from(numbered)),
        ("count", T::from(challenges.len())),
        ("challenges", challenges_value),
        ("people", people(entry, &challenges, lang, view)),
        ("calendar", calendar::value(id, lang, view)),
        ("awards", awards(entry, &challenges, lang, view)),
        ("press", view.cards(around(entry, &challenges, PRESS, lang, view), lang)),
        ("made", T::from(made)),
        ("deliverables", deliverables),
        ("achievements", report::address(Report::Achievements, lang, view).into()),
        ("standing", standing(id, &challenges, lang, view)),
        ("outcomes", report::address(Report::Outcomes, lang, view).into()),
        ("continued", continued(&challenges, lang, view)),
        ("seeking", T::from(seeking)),
        ("chain", super::outcome::links(id, lang, view)),
    ]))
}

/// The entries that refer to `entry` under the name `relation`.
pub(super) fn referring<'e>(entry: &'e Entry, relation: &str) -> &'e [EntryId] {
    let found = entry.inverse.iter().find(|(name, _)| name == relation);
    found.map_or(&[], |(_, ids)| ids.as_slice())
}

/// Those of `ids` that pages in `lang` show.
fn shown(ids: &[EntryId], lang: &str, view: &View) -> Vec<EntryId> {
    ids.iter().copied().filter(|id| is_in(&view.site.entries[*id], lang)).collect()
}

/// The entries that refer to the promotion or to one of its challenges, in the order of their list.
fn around(
    promotion: &Entry,
    challenges: &[EntryId],
    relation: &str,
    lang: &str,
    view: &View,
) -> Vec<EntryId> {
    let of_challenges = challenges.iter().flat_map(|id| referring(&view.site.entries[*id], relation));
    let all: Vec<EntryId> = referring(promotion, relation).iter().chain(of_challenges).copied().collect();
    let mut all = in_order(&shown(&all, lang, view), view);
    all.dedup();
    all
}

/// Awards and mentions by kind, in the order of the vocabulary.
fn awards(promotion: &Entry, challenges: &[EntryId], lang: &str, view: &View) -> T {
    let schema = view.context.schema;
    let awards = around(promotion, challenges, AWARDS, lang, view);
    let collection = awards.first().map(|id| &schema.collections[view.site.entries[*id].collection]);
    let terms = match collection.and_then(|awards| awards.field("kind")).map(|field| &field.kind) {
        Some(Kind::Choice { of }) => schema.vocabulary(of).map_or(&[] as &[_], |of| of.terms.as_slice()),
        _ => &[],
    };
    let mut kinds: BTreeMap<usize, Vec<T>> = BTreeMap::new();
    for id in awards {
        let entry = &view.site.entries[id];
        let kind = plain(entry, "kind").and_then(Value::as_str);
        let place = kind.and_then(|kind| terms.iter().position(|term| term.id == kind));
        let winners = entry.fields.iter().filter(|(name, _)| name == CHALLENGES);
        let winners = winners.flat_map(|(_, value)| value.references()).filter_map(|to| to.entry);
        let winners: Vec<T> = winners.map(|id| view.mini_of(id, lang)).collect();
        kinds.entry(place.unwrap_or(terms.len())).or_default().push(map([
            ("award", view.mini_of(id, lang)),
            ("summary", T::from(entry.card.summary.as_str())),
            ("winners", T::from(winners)),
        ]));
    }
    let kinds = kinds.into_iter().map(|(place, list)| {
        let label = terms.get(place).map(|term| term.label.get(lang).to_owned());
        let label = label.unwrap_or_else(|| view.string(lang, "others_group"));
        map([("label", T::from(label)), ("awards", T::from(list))])
    });
    T::from(kinds.collect::<Vec<_>>())
}

/// People in their order, each with name and address, and the challenges of theirs.
type People<'v> = BTreeMap<(usize, &'v str), (T, Vec<T>)>;

/// Everybody who takes part, by role, with their challenges.
fn people(promotion: &Entry, challenges: &[EntryId], lang: &str, view: &View) -> T {
    let mut by_role: BTreeMap<((usize, usize), &str), People> = BTreeMap::new();
    for id in challenges {
        for part in roles::of(*id, view) {
            let place = part.person.map_or(usize::MAX, |person| view.site.ranks[person]);
            let of_role = by_role.entry((roles::place(part.role, view), part.role)).or_default();
            let new = || (roles::person(&part, lang, view), Vec::new());
            of_role.entry((place, part.name)).or_insert_with(new).1.push(view.mini_of(*id, lang));
        }
    }
    let groups = by_role.into_iter().map(|((_, role), people)| {
        let people = people
            .into_values()
            .map(|(person, challenges)| map([("person", person), ("challenges", T::from(challenges))]));
        map([
            ("label", T::from(roles::label(role, Some(promotion), lang, view))),
            ("people", T::from(people.collect::<Vec<_>>())),
        ])
    });
    T::from(groups.collect::<Vec<_>>())
}

/// What became of the challenges; nothing where nobody says.
fn standing(id: EntryId, challenges: &[EntryId], lang: &str, view: &View) -> T {
    if !challenges.iter().any(|id| statuses::newest(&view.site.entries[*id], view).is_some()) {
        return T::none();
    }
    let label = view.site.entries[id].card.title.clone();
    let title = view.string(lang, "and_then");
    let group = (view.mini_of(id, lang), label, challenges.to_vec());
    Statuses::new(lang, view).value("suites", &[group], (lang, &title), view)
}

/// The challenges that others continue, with the whole chain of each.
fn continued(challenges: &[EntryId], lang: &str, view: &View) -> T {
    let continued = challenges.iter().filter(|id| {
        let entry = &view.site.entries[**id];
        !referring(entry, CONTINUED_BY).is_empty() && !chain(**id, &view.site.entries, |id| id).is_empty()
    });
    let chains = continued.map(|id| super::outcome::links(*id, lang, view));
    T::from(chains.collect::<Vec<_>>())
}
