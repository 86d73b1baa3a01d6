//! Which collections of the old site are those that the default schema has under another name.

use super::Site;
use super::shape::metas;
use crate::import::fields::common;
use crate::resolve::COMMON_KEYS;
use crate::schema::{Collection, Schema};
use crate::yaml::Map;

/// Collections of the default schema, and what they are called elsewhere.
const CALLED: &[(&str, &[&str])] = &[
    (
        "communaute",
        &["people", "persons", "personnes", "members", "membres", "team", "equipe", "staff", "fellows"],
    ),
    ("defis", &["challenges", "projects", "projets"]),
    ("evenements", &["events", "meetups", "rencontres"]),
    ("outils", &["tools", "logiciels"]),
    ("tutoriels", &["tutorials", "tutos"]),
    ("glossaire", &["glossary"]),
    ("presse", &["press"]),
    ("recompenses", &["awards", "prix"]),
];

/// What the collection `name` is called here.
pub(super) fn here<'s>(site: &Site, name: &'s str) -> &'s str {
    let schema = Schema::embedded();
    let found = CALLED.iter().find(|(_, others)| others.contains(&name)).map(|(ours, _)| *ours);
    let ours = found.and_then(|ours| schema.collection(ours)).map(|(_, collection)| collection);
    let there = |collection: &Collection| site.collections.iter().any(|(other, _)| *other == collection.name);
    let has_pages = site.collections.iter().any(|(other, has_pages)| other == name && *has_pages);
    match ours.filter(|ours| has_pages && !there(ours) && fits(ours, &metas(site, name), schema)) {
        Some(ours) => &ours.name,
        None => name,
    }
}

/// Whether texts that say `metas` are entries of `collection`: each has what it cannot do without, and most say something that
/// only such entries do.
fn fits(collection: &Collection, metas: &[&Map], schema: &Schema) -> bool {
    let has = |meta: &Map, keys: &[String]| {
        keys.iter().any(|key| meta.get(key).is_some_and(|value| !value.is_blank()))
    };
    let mut required = collection.fields.iter().filter(|field| field.required);
    let shared = common(schema);
    let of_its_own = |key: &str| !shared.contains(&key) && !COMMON_KEYS.contains(&key) && key != "tags";
    let keys = || collection.fields.iter().flat_map(|field| &field.keys).filter(|key| of_its_own(key));
    let special = metas.iter().filter(|meta| keys().any(|key| meta.get(key).is_some())).count();
    !metas.is_empty()
        && required.all(|field| metas.iter().all(|meta| has(meta, &field.keys)))
        && special * 2 >= metas.len()
}
