//! The page of tools that have something in common.

use super::super::values::map;
use super::super::view::View;
use super::generated::Made;
use crate::resolve::EntryId;
use crate::resolve::catalogue::FacetKind;
use tera::Value as T;

/// The users of a tool that are named; of more, the tool's own page tells.
const NAMED: usize = 12;
/// The values before and after this one that the page leads to.
const NEAR: usize = 12;

/// What the page of the facet at `index` of the catalogue is called.
pub(super) fn name(index: usize, lang: &str, view: &View) -> String {
    let facet = &view.site.catalogue.facets[index];
    let key = format!("facet_titles.{}", facet.kind.segment());
    view.entry_words(&key, facet.label.get(lang), lang)
}

/// The page of the facet at `index` of the catalogue.
pub(super) fn draw(index: usize, lang: &str, view: &View) -> Made {
    let facet = &view.site.catalogue.facets[index];
    let word = facet.kind.segment();
    let about_users =
        matches!(facet.kind, FacetKind::Promotion | FacetKind::Administration | FacetKind::Layer);
    let tools: Vec<T> =
        facet.tools.iter().map(|tool| tool_value(*tool, index, about_users, lang, view)).collect();
    let panorama = facet.entry.and_then(|entry| super::catalogue::panorama(Some(entry), lang, view));
    let value = map([
        ("kind", T::from(word)),
        ("kind_label", T::from(view.string(lang, &format!("facets.{word}")))),
        ("label", T::from(facet.label.get(lang))),
        ("entry", facet.entry.map_or_else(T::none, |entry| view.mini_of(entry, lang))),
        ("panorama", panorama.into()),
        ("about_users", T::from(about_users)),
        ("tools", T::from(tools)),
        ("long", T::from(facet.tools.len() > super::LONG_LIST)),
        ("neighbours", neighbours(index, lang, view)),
    ]);
    Made::new(view.count(facet.tools.len(), "outils", lang), [("facet", value)])
}

/// A tool, and those of its users that the facet is about.
fn tool_value(tool: EntryId, facet: usize, about_users: bool, lang: &str, view: &View) -> T {
    let users = match about_users {
        true => view.tools.users_within(facet, tool),
        false => view.tools.users(tool),
    };
    let named: Vec<T> = match about_users {
        true => users.iter().take(NAMED).map(|user| view.mini_of(*user, lang)).collect(),
        false => Vec::new(),
    };
    let more = if about_users { users.len() - named.len() } else { 0 };
    map([
        ("tool", view.tools.tool(tool, lang)),
        ("users", T::from(users.len())),
        ("users_label", view.tools.users_label(users.len(), lang)),
        ("challenges", T::from(named)),
        ("more", T::from(more)),
    ])
}

/// The values around this one in its facet, itself among them.
fn neighbours(index: usize, lang: &str, view: &View) -> T {
    let facets = &view.site.catalogue.facets;
    let same = |at: &usize| facets[*at].kind == facets[index].kind;
    let before: Vec<usize> = (0..index).rev().take_while(same).take(NEAR).collect();
    let after = (index..facets.len()).take_while(same).take(NEAR + 1);
    let values = before
        .into_iter()
        .rev()
        .chain(after)
        .map(|at| map([("facet", view.tools.facet(at, lang)), ("current", T::from(at == index))]));
    T::from(values.collect::<Vec<_>>())
}
