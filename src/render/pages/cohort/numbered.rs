//! The challenges of a hackathon: in the order of their numbers, with what answers them below.

use super::super::super::values::map;
use super::super::super::view::View;
use super::super::list::number_of;
use super::super::report::statuses;
use super::super::roles;
use super::referring;
use crate::resolve::EntryId;
use crate::resolve::catalogue::referred;
use crate::resolve::entries::plain;
use crate::resolve::outcomes::STATUS;
use crate::text::Part;
use crate::yaml::Value;
use std::collections::{BTreeMap, HashSet};
use tera::Value as T;

/// The place of a challenge: by its number, then by its title.
fn place(id: EntryId, view: &View) -> (bool, Vec<Part>, usize) {
    let number = number_of(id, view);
    (number.is_none(), number.unwrap_or_default(), view.site.ranks[id])
}

/// The challenges that answer no other, each with all that answer it, at whatever remove.
pub fn tree(challenges: &[EntryId], lang: &str, view: &View) -> T {
    let here: HashSet<EntryId> = challenges.iter().copied().collect();
    let mut ordered = challenges.to_vec();
    ordered.sort_by_cached_key(|id| place(*id, view));
    let mut parts: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
    let mut roots = Vec::new();
    for &id in &ordered {
        match referred(&view.site.entries[id], "parent")
            .filter(|parent| here.contains(parent) && *parent != id)
        {
            Some(parent) => parts.entry(parent).or_default().push(id),
            None => roots.push(id),
        }
    }
    let mut seen: HashSet<EntryId> = HashSet::new();
    let mut values = Vec::new();
    // Of challenges that answer each other in a circle, none is lost.
    for root in roots.into_iter().chain(ordered) {
        if !seen.insert(root) {
            continue;
        }
        let mut below = Vec::new();
        let mut open: Vec<EntryId> = parts.get(&root).into_iter().flatten().rev().copied().collect();
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                below.push(node(id, lang, view));
                open.extend(parts.get(&id).into_iter().flatten().rev());
            }
        }
        values.push(map([("node", node(root, lang, view)), ("parts", T::from(below))]));
    }
    T::from(values)
}

/// A challenge with its team and its captains, and what it won.
fn node(id: EntryId, lang: &str, view: &View) -> T {
    let entry = &view.site.entries[id];
    let text = |field: &str| plain(entry, field).and_then(Value::to_text);
    let captains = roles::of(id, view).into_iter().filter(|part| part.role == "captain");
    let captains: Vec<T> = captains.map(|part| roles::person(&part, lang, view)).collect();
    let awards = referring(entry, super::AWARDS).iter().map(|award| view.mini_of(*award, lang));
    let status = statuses::newest(entry, view);
    map([
        ("entry", view.card_in(id, lang).clone()),
        ("number", text("number").into()),
        ("team", text("team_name").into()),
        ("project", text("project_name").filter(|name| *name != entry.card.title).into()),
        ("captains", T::from(captains)),
        ("awards", T::from(awards.collect::<Vec<_>>())),
        ("status", status.map_or_else(T::none, |event| view.item(event.item, STATUS, entry, lang))),
    ])
}
