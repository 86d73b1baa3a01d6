//! The directory of people: by skill, administration, promotion and role, each of which leads to the people.

use super::super::values::map;
use super::super::view::View;
use super::generated::Made;
use crate::parse::markdown::typeset;
use crate::resolve::entries::plain;
use crate::resolve::generated::{Generated, Page};
use crate::resolve::lists::ListPage;
use crate::resolve::{Entry, EntryId};
use crate::text::{fold, slugify};
use crate::yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use tera::Value as T;

/// The fields of a person that lead to pages which list the people, and what each is called in the theme's words.
const FIELDS: [(&str, &str); 2] = [("administrations", "administrations"), ("promotions", "promotions")];

/// The directory of people.
pub(super) fn draw(page: &Page, view: &View) -> Made {
    let lang = page.lang.as_str();
    let people = people(lang, view);
    let section = page.collection.map_or("", |at| &view.context.schema.collections[at].name);
    let of_skills = [("competences", by_skill(people, view))].into_iter();
    let of_fields = FIELDS.map(|(field, word)| (word, by_reference(people, field, view)));
    let groups = of_skills.chain(of_fields).filter(|(_, counts)| !counts.is_empty());
    let groups: Vec<T> = groups.map(|(word, counts)| group(word, &counts, lang, view)).collect();
    let search = view.front_page(Generated::Search, lang);
    let values = [
        ("groups", T::from(groups)),
        ("roles", roles(people, lang, view)),
        ("total", T::from(people.len())),
        ("search_people", T::from(format!("{search}?type={section}"))),
    ];
    Made::new(view.count(people.len(), "communaute", lang), values)
}

/// The people whom the list in `lang` shows.
fn people<'v>(lang: &str, view: &'v View) -> &'v [EntryId] {
    let of_people =
        |list: &&ListPage| Some(list.collection) == view.site.skills.people_collection && list.lang == lang;
    view.site.lists.iter().find(of_people).map_or(&[], |list| &list.entries)
}

/// How many of `people` give each skill.
fn by_skill(people: &[EntryId], view: &View) -> BTreeMap<EntryId, usize> {
    let mut counts = BTreeMap::new();
    for person in people.iter().filter_map(|person| view.site.skills.people.get(person)) {
        person.gives.iter().for_each(|skill| *counts.entry(*skill).or_default() += 1);
    }
    counts
}

/// How many of `people` name each entry in `field`.
fn by_reference(people: &[EntryId], field: &str, view: &View) -> BTreeMap<EntryId, usize> {
    let mut counts = BTreeMap::new();
    for person in people {
        let fields = view.site.entries[*person].fields.iter().filter(|(name, _)| name == field);
        let named: BTreeSet<EntryId> = fields
            .flat_map(|(_, value)| value.references())
            .filter_map(|reference| reference.entry)
            .collect();
        named.into_iter().for_each(|id| *counts.entry(id).or_default() += 1);
    }
    counts
}

/// Entries in the order of their list, each with the number of its people.
fn group(word: &str, counts: &BTreeMap<EntryId, usize>, lang: &str, view: &View) -> T {
    let mut ids: Vec<EntryId> = counts.keys().copied().collect();
    ids.sort_by_key(|id| view.site.ranks[*id]);
    let values =
        ids.iter().map(|id| map([("entry", view.mini_of(*id, lang)), ("people", T::from(counts[id]))]));
    map([
        ("id", T::from(word)),
        ("title", T::from(view.string(lang, &format!("directory_by.{word}")))),
        ("values", T::from(values.collect::<Vec<_>>())),
    ])
}

/// The people by role, those without one last.
fn roles(people: &[EntryId], lang: &str, view: &View) -> T {
    let role = |entry: &Entry| plain(entry, "profil").and_then(Value::to_text);
    let mut roles: BTreeMap<(bool, String), (String, Vec<T>)> = BTreeMap::new();
    for id in people {
        let said = role(&view.site.entries[*id]).map(|role| role.trim().to_owned());
        let key = (said.is_none(), said.as_deref().map(fold).unwrap_or_default());
        let title = || match &said {
            Some(role) => typeset(role, lang == "fr"),
            None => view.string(lang, "others_group"),
        };
        roles.entry(key).or_insert_with(|| (title(), Vec::new())).1.push(view.mini_of(*id, lang));
    }
    let values = roles.into_iter().map(|((unnamed, folded), (title, people))| {
        let id = if unnamed { "autre".to_owned() } else { slugify(&folded) };
        map([("id", T::from(format!("role-{id}"))), ("title", T::from(title)), ("people", T::from(people))])
    });
    T::from(values.collect::<Vec<_>>())
}
