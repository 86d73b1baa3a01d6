//! Who gives and who seeks which skill, and where the pages stand that show it.
//!
//! Takes entries whose relations are known; returns the [`Skills`] of the site. What people say of themselves and what
//! rows of the skill exchange say of them counts alike.

use super::entries::plain;
use super::generated::{Generated, Page};
use super::lists::ListPage;
use super::urls::{Claims, in_language};
use super::{Context, Entry, EntryId, FieldValue, Reference};
use crate::schema::Holds;
use crate::text::fold;
use crate::yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The names under which a skill sees who gives it, who seeks it, and the rows that tell of it.
pub const INVERSES: [&str; 3] = ["givers", "seekers", "offres"];
const MATCHES: &str = "entraide.html";
const DIRECTORY: &str = "annuaire.html";

/// Who gives and who seeks which skill.
#[derive(Debug, Default)]
pub struct Skills {
    /// Index of the collection of skills in the schema.
    pub collection: Option<usize>,
    /// Index of the collection of people in the schema.
    pub people_collection: Option<usize>,
    /// The skills that somebody gives or seeks.
    pub skills: BTreeMap<EntryId, Skill>,
    /// The people who give or seek one, and the teams.
    pub people: BTreeMap<EntryId, Person>,
}

/// A skill: people in the order of their list.
#[derive(Debug, Default)]
pub struct Skill {
    /// Who gives it.
    pub givers: Vec<EntryId>,
    /// Who seeks it.
    pub seekers: Vec<EntryId>,
    /// By each of them, the profession and the theme that it is part of.
    pub places: Vec<(EntryId, Option<String>, Option<String>)>,
}

/// A person: skills in the order of their list.
#[derive(Debug, Default)]
pub struct Person {
    /// What the person gives.
    pub gives: Vec<EntryId>,
    /// What the person seeks.
    pub seeks: Vec<EntryId>,
}

impl Skills {
    /// Tells people among `entries` what they give and seek, wherever that was written: in their own fields, in lists of
    /// these, in rows of the skill exchange.
    pub fn complete(&self, entries: &mut [Entry]) {
        let titles = |entries: &[Entry], ids: &[EntryId]| -> Vec<Reference> {
            let told = ids.iter().map(|id| (entries[*id].card.title.clone(), *id));
            told.map(|(title, id)| Reference { settled: true, ..Reference::to(title, Some(id)) }).collect()
        };
        let is_person = |id: &EntryId| Some(entries[*id].collection) == self.people_collection;
        let people: Vec<EntryId> = self.people.keys().copied().filter(is_person).collect();
        for id in people {
            let person = &self.people[&id];
            for (name, skills) in [("gives", &person.gives), ("seeks", &person.seeks)] {
                let told = titles(entries, skills);
                let own = entries[id].fields.iter_mut().find(|(field, _)| field == name);
                match own {
                    Some((_, FieldValue::References(own))) => {
                        let had: Vec<_> = own.iter().map(|one| one.entry).collect();
                        own.extend(told.into_iter().filter(|one| !had.contains(&one.entry)));
                    }
                    None if !told.is_empty() => {
                        entries[id].fields.push((name.to_owned(), FieldValue::References(told)));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// The skills of `all`; the pages are made where a list of skills or of people is.
pub fn gather(
    all: &[&Entry],
    ranks: &[usize],
    lists: &[ListPage],
    context: &Context,
    claims: &mut Claims,
) -> Skills {
    let holder = |what: Holds| context.schema.holder(what).map(|(index, _)| index);
    let mut skills = Skills {
        collection: holder(Holds::Skills),
        people_collection: holder(Holds::People),
        ..Skills::default()
    };
    let (Some(of_skills), Some(of_people)) = (skills.collection, skills.people_collection) else {
        return skills;
    };
    for (id, entry) in all.iter().enumerate().filter(|(_, entry)| entry.collection == of_skills) {
        if let Some(skill) = skill(entry, of_people, all, ranks) {
            skills.skills.insert(id, skill);
        }
    }
    for (&id, skill) in &skills.skills {
        skill.givers.iter().for_each(|person| skills.people.entry(*person).or_default().gives.push(id));
        skill.seekers.iter().for_each(|person| skills.people.entry(*person).or_default().seeks.push(id));
    }
    for person in skills.people.values_mut() {
        person.gives.sort_by_key(|id| ranks[*id]);
        person.seeks.sort_by_key(|id| ranks[*id]);
    }
    let sought = skills.skills.values().any(|skill| !skill.seekers.is_empty());
    for list in lists {
        let (what, name) = match list.collection {
            collection if collection == of_skills && sought => (Generated::Matches, MATCHES),
            collection if collection == of_people => (Generated::Directory, DIRECTORY),
            _ => continue,
        };
        let path = context.schema.collections[list.collection].list.as_ref().map_or("", |list| &list.path);
        let folder = path.strip_suffix(".html").unwrap_or(path).trim_end_matches('/');
        let url = in_language(&format!("{folder}/{name}"), &list.lang, &context.config.lang);
        claims.page(Page::new(what, &list.lang, url, Some(list.collection)));
    }
    skills
}

/// Who gives and who seeks the skill `entry`; nothing if nobody does.
fn skill(entry: &Entry, people: usize, all: &[&Entry], ranks: &[usize]) -> Option<Skill> {
    let [mut givers, mut seekers] = [BTreeSet::new(), BTreeSet::new()];
    let mut places = Vec::new();
    let own = |name: &str| text(entry, name);
    let of = |name: &'static str| {
        let groups = entry.inverse.iter().filter(move |(inverse, _)| inverse == name);
        groups.flat_map(|(_, ids)| ids.iter().copied())
    };
    for row in of(INVERSES[2]) {
        let Some(person) = person_of(all[row]) else { continue };
        let gives = is_yes(all[row], "gives");
        let seeks = is_yes(all[row], "seeks");
        givers.extend(gives.then_some(person));
        seekers.extend(seeks.then_some(person));
        if gives || seeks {
            let said = |name: &str| own(name).or_else(|| text(all[row], name));
            let profession = said("profession").or_else(|| text(all[person], "profession"));
            places.push((person, profession, said("theme")));
        }
    }
    let told: BTreeSet<EntryId> = places.iter().map(|(person, ..)| *person).collect();
    let is_person = |id: &EntryId| all[*id].collection == people;
    givers.extend(of(INVERSES[0]).filter(is_person));
    seekers.extend(of(INVERSES[1]).filter(is_person));
    for person in givers.union(&seekers).filter(|person| !told.contains(person)) {
        let profession = own("profession").or_else(|| text(all[*person], "profession"));
        places.push((*person, profession, own("theme")));
    }
    let in_order = |set: BTreeSet<EntryId>| {
        let mut ids: Vec<EntryId> = set.into_iter().collect();
        ids.sort_by_key(|id| ranks[*id]);
        ids
    };
    (!places.is_empty()).then(|| Skill { givers: in_order(givers), seekers: in_order(seekers), places })
}

fn text(entry: &Entry, name: &str) -> Option<String> {
    plain(entry, name)
        .and_then(Value::to_text)
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

/// The person, or the team, that a row names.
fn person_of(row: &Entry) -> Option<EntryId> {
    let (_, value) = row.fields.iter().find(|(name, _)| name == "person")?;
    match value {
        FieldValue::References(references) => references.first()?.entry,
        _ => None,
    }
}

/// Whether a cell is marked: `oui`, `x`, `1` and anything else that does not say no.
fn is_yes(row: &Entry, name: &str) -> bool {
    let Some(value) = plain(row, name) else { return false };
    let word = value.to_text().map(|text| fold(&text)).unwrap_or_default();
    value.as_bool().unwrap_or(!matches!(word.as_str(), "" | "-" | "non" | "no" | "n" | "0" | "faux"))
}
