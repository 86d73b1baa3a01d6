//! Who can help whom: a line for each person who seeks a skill that somebody else gives.

use super::super::values::map;
use super::super::view::View;
use super::generated::Made;
use super::skills;
use crate::resolve::EntryId;
use tera::Value as T;

/// The page of who can help whom.
pub(super) fn draw(lang: &str, view: &View) -> Made {
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
    let description = view.string(lang, "matches_lead");
    Made::new(description, [("rows", T::from(rows)), ("sought", T::from(sought))])
}
