//! Who can help whom: a line for each person who seeks a skill that somebody else gives.

use super::super::values::map;
use super::super::view::View;
use super::{Draft, Head, skills, translation_link};
use crate::resolve::EntryId;
use tera::Value as T;

/// The page at `index` of those there are.
pub(super) fn draft<'v>(index: usize, view: &'v View) -> Draft<'v> {
    let pages = &view.site.skills.matches;
    let (lang, url) = &pages[index];
    let section = super::skills_section(view);
    let head = Head {
        description: view.string(lang, "matches_lead"),
        ..Head::new(view.string(lang, "matches"), url.clone(), lang, "matches", section)
    };
    let mut rows = Vec::new();
    let mut sought = Vec::new();
    let mut ids: Vec<EntryId> = view.site.skills.skills.keys().copied().collect();
    ids.sort_by_key(|id| view.site.ranks[*id]);
    for id in ids {
        let skill = &view.site.skills.skills[&id];
        let mut matched = false;
        for seeker in &skill.seekers {
            // Nobody needs to be told of oneself.
            let helpers: Vec<EntryId> =
                skill.givers.iter().copied().filter(|giver| giver != seeker).collect();
            if helpers.is_empty() {
                continue;
            }
            matched = true;
            let row = skills::row(id, &helpers, lang, view);
            rows.push(map([("seeker", view.mini_of(*seeker, lang)), ("help", row)]));
        }
        if !matched && !skill.seekers.is_empty() {
            sought.push(skills::row(id, &skill.seekers, lang, view));
        }
    }
    let mut context = view.shared[lang].clone();
    context.insert_value("rows", T::from(rows));
    context.insert_value("sought", T::from(sought));
    let others = pages.iter().filter(|(other, _)| other != lang);
    let others =
        others.map(|(other, url)| translation_link(other, &view.string(other, "matches"), url, true, view));
    context.insert_value("translations", T::from(others.collect::<Vec<_>>()));
    ("entraide.html", head, context)
}
