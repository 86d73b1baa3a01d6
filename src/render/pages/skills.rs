//! Who gives and who seeks which skill: on the list of skills, on the page of one, on that of a person.

use super::super::charts::{Node, Words, packing};
use super::super::values::{encode, map, owned};
use super::super::view::View;
use super::roles;
use crate::parse::markdown::typeset;
use crate::resolve::EntryId;
use crate::resolve::generated::Generated;
use crate::resolve::skills::{INVERSES, Skill};
use crate::text::{fold, slugify};
use std::collections::{BTreeMap, BTreeSet};
use tera::Value as T;

/// People who are named beside a skill; of more, the skill's own page tells.
const NAMED: usize = 12;

/// What a level of the list is ordered by: what has no name comes last.
type Key = (bool, String);
/// The people of each skill, by its place in the list of skills.
type Leaves = BTreeMap<usize, (EntryId, BTreeSet<EntryId>)>;
/// Skills that some people give, or seek: by their place in the list of skills.
type Exchanged = BTreeMap<usize, (EntryId, Vec<EntryId>)>;
/// Professions, their themes, and the skills of each.
type Tree = BTreeMap<Key, (Option<String>, BTreeMap<Key, (Option<String>, Leaves)>)>;

/// The value `exchange` of the list of skills; nothing where nobody gives or seeks one.
pub(super) fn of_list(lang: &str, view: &View) -> T {
    let skills = &view.site.skills;
    if skills.skills.is_empty() {
        return T::none();
    }
    let tree = tree(view);
    let parted = tree.keys().any(|(unnamed, _)| !unnamed);
    let nodes = nodes(&tree, parted, lang, view);
    let shown = view.count(skills.skills.len(), "competences", lang);
    let people = view.count(skills.people.len(), "teams", lang);
    let told = view.string(lang, "skills_map_told").replace("{skills}", &shown).replace("{people}", &people);
    let title = view.string(lang, "skills_map");
    let words = Words { id: "bulles", title: &title, description: &told };
    let groups = tree.iter().map(|(key, (title, themes))| {
        let all: BTreeSet<EntryId> = people_of(themes);
        map([
            ("title", name(title.as_deref(), lang, view)),
            ("id", T::from(anchor(key))),
            ("people", T::from(all.len())),
            (
                "themes",
                T::from(themes.values().map(|theme| theme_value(theme, lang, view)).collect::<Vec<_>>()),
            ),
        ])
    });
    map([
        ("chart", packing(words, &nodes).map(|picture| T::safe_string(&picture.svg)).into()),
        ("told", T::from(told)),
        ("parted", T::from(parted)),
        ("groups", T::from(groups.collect::<Vec<_>>())),
        ("matches", view.page_about(Generated::Matches, lang).into()),
    ])
}

/// How many challenges want each of `shown`, and how many people give and seek it, by id.
pub(super) fn counts(shown: &[EntryId], view: &View) -> T {
    owned(shown.iter().map(|id| {
        let entry = &view.site.entries[*id];
        let wanted = entry.inverse.iter().filter(|(name, _)| !INVERSES.contains(&name.as_str()));
        let skill = view.site.skills.skills.get(id);
        let values = map([
            ("defis", T::from(wanted.map(|(_, ids)| ids.len()).sum::<usize>())),
            ("givers", T::from(skill.map_or(0, |skill| skill.givers.len()))),
            ("seekers", T::from(skill.map_or(0, |skill| skill.seekers.len()))),
        ]);
        (entry.id.as_str(), values)
    }))
}

fn tree(view: &View) -> Tree {
    let mut tree = Tree::new();
    let french = view.context.config.lang == "fr";
    let level = |said: &Option<String>| {
        let label = said.as_ref().map(|text| typeset(text, french));
        ((said.is_none(), said.as_deref().map(fold).unwrap_or_default()), label)
    };
    for (&id, skill) in &view.site.skills.skills {
        for (person, profession, theme) in &skill.places {
            let (key, label) = level(profession);
            let (_, themes) = tree.entry(key).or_insert_with(|| (label, BTreeMap::new()));
            let (key, label) = level(theme);
            let (_, leaves) = themes.entry(key).or_insert_with(|| (label, Leaves::new()));
            leaves.entry(view.site.ranks[id]).or_insert_with(|| (id, BTreeSet::new())).1.insert(*person);
        }
    }
    tree
}

/// The tree as the picture wants it; a level that has names for nothing is left out.
fn nodes(tree: &Tree, parted: bool, lang: &str, view: &View) -> Vec<Node> {
    let mut nodes = Vec::new();
    let node = |depth, label: String, people: usize, href: Option<String>| Node {
        depth,
        label,
        text: view.count(people, "teams", lang),
        size: people,
        href,
    };
    for (key, (title, themes)) in tree {
        if parted {
            let label = title.clone().unwrap_or_else(|| view.string(lang, "others_group"));
            nodes.push(node(0, label, people_of(themes).len(), Some(format!("#{}", anchor(key)))));
        }
        let depth = usize::from(parted);
        for (theme, leaves) in themes.values() {
            if let Some(theme) = theme {
                let people: BTreeSet<EntryId> =
                    leaves.values().flat_map(|(_, people)| people).copied().collect();
                nodes.push(node(depth, theme.clone(), people.len(), None));
            }
            let depth = depth + usize::from(theme.is_some());
            for (id, people) in leaves.values() {
                let entry = &view.site.entries[*id];
                let url = entry.variants.get(lang).or(entry.card.url.as_ref());
                let href = url.map(|url| encode(&view.href(url)));
                nodes.push(node(depth, entry.card.title.clone(), people.len(), href));
            }
        }
    }
    nodes
}

fn people_of(themes: &BTreeMap<Key, (Option<String>, Leaves)>) -> BTreeSet<EntryId> {
    themes.values().flat_map(|(_, leaves)| leaves.values()).flat_map(|(_, people)| people).copied().collect()
}

/// The anchor of a profession in the list.
fn anchor((unnamed, folded): &Key) -> String {
    if *unnamed { "metier-autre".into() } else { format!("metier-{}", slugify(folded)) }
}

fn name(said: Option<&str>, lang: &str, view: &View) -> T {
    said.map_or_else(|| T::from(view.string(lang, "others_group")), T::from)
}

fn theme_value((title, leaves): &(Option<String>, Leaves), lang: &str, view: &View) -> T {
    let skills = leaves.values().map(|(id, people)| {
        let skill = &view.site.skills.skills[id];
        let among = |all: &[EntryId]| T::from(all.iter().filter(|person| people.contains(person)).count());
        map([
            ("skill", view.mini_of(*id, lang)),
            ("givers", among(&skill.givers)),
            ("seekers", among(&skill.seekers)),
        ])
    });
    map([("title", title.as_deref().into()), ("skills", T::from(skills.collect::<Vec<_>>()))])
}

/// The value `help` of the page of a challenge: the skills that the team as a whole or somebody in it gives and seeks,
/// each with the people who do; nothing where nobody says so.
pub(super) fn of_team(id: EntryId, lang: &str, view: &View) -> Option<T> {
    let (mut gives, mut seeks) = (Exchanged::new(), Exchanged::new());
    let people: Vec<EntryId> = roles::of(id, view).iter().filter_map(|part| part.person).collect();
    let team: BTreeSet<EntryId> = people.into_iter().chain([id]).collect();
    for person in team {
        let Some(said) = view.site.skills.people.get(&person) else { continue };
        for (skills, all) in [(&said.gives, &mut gives), (&said.seeks, &mut seeks)] {
            for skill in skills {
                let (_, people) = all.entry(view.site.ranks[*skill]).or_insert_with(|| (*skill, Vec::new()));
                people.extend((person != id).then_some(person));
            }
        }
    }
    let rows = |all: Exchanged| {
        let rows = all.into_values().map(|(skill, people)| row(skill, &people, lang, view));
        T::from(rows.collect::<Vec<_>>())
    };
    let some = !gives.is_empty() || !seeks.is_empty();
    some.then(|| {
        map([
            ("gives", rows(gives)),
            ("seeks", rows(seeks)),
            ("matches", view.page_about(Generated::Matches, lang).into()),
        ])
    })
}

/// The value `skill` of the page of a skill; nothing where nobody gives or seeks it.
pub(super) fn of_skill(id: EntryId, lang: &str, view: &View) -> Option<T> {
    let Skill { givers, seekers, .. } = view.site.skills.skills.get(&id)?;
    Some(map([
        ("givers", view.cards(givers.iter().copied(), lang)),
        ("seekers", view.cards(seekers.iter().copied(), lang)),
    ]))
}

/// The value `exchange` of the page of a person: skills, who can help with what is sought, and whom the person can help.
pub(super) fn of_person(id: EntryId, lang: &str, view: &View) -> Option<T> {
    let skills = &view.site.skills;
    let person = skills.people.get(&id)?;
    let minis = |ids: &[EntryId]| T::from(ids.iter().map(|id| view.mini_of(*id, lang)).collect::<Vec<_>>());
    let matched = |of: &[EntryId], others: &dyn Fn(&Skill) -> Vec<EntryId>| {
        let found = of.iter().filter_map(|skill| {
            let people: Vec<EntryId> =
                others(&skills.skills[skill]).into_iter().filter(|other| *other != id).collect();
            (!people.is_empty()).then(|| row(*skill, &people, lang, view))
        });
        T::from(found.collect::<Vec<_>>())
    };
    Some(map([
        ("gives", minis(&person.gives)),
        ("seeks", minis(&person.seeks)),
        ("helped_by", matched(&person.seeks, &|skill| skill.givers.clone())),
        ("helps", matched(&person.gives, &|skill| skill.seekers.clone())),
        ("matches", view.page_about(Generated::Matches, lang).into()),
    ]))
}

/// A skill, some people and how many more there are.
pub(super) fn row(skill: EntryId, people: &[EntryId], lang: &str, view: &View) -> T {
    let named: Vec<T> = people.iter().take(NAMED).map(|person| view.mini_of(*person, lang)).collect();
    map([
        ("skill", view.mini_of(skill, lang)),
        ("people", T::from(named)),
        ("more", T::from(people.len().saturating_sub(NAMED))),
    ])
}
