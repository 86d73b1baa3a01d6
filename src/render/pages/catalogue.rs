//! What the list of tools shows besides its entries: by category and by letter, and the facets to browse it by.

use super::super::values::map;
use super::super::view::View;
use crate::resolve::EntryId;
use crate::resolve::catalogue::FacetKind;
use crate::resolve::generated::Generated;
use crate::text::fold;
use std::collections::BTreeMap;
use tera::Value as T;

/// The value `catalogue` of a list of tools that shows `tools`.
pub(super) fn value(tools: &[EntryId], lang: &str, view: &View) -> T {
    map([
        ("facets", facets(lang, view)),
        ("categories", categories(tools, lang, view)),
        ("letters", letters(tools, lang, view)),
        ("panorama", panorama(None, view).into()),
        ("challenges", T::from(view.site.catalogue.by_challenge.len())),
        ("long", T::from(tools.len() > super::LONG_LIST)),
    ])
}

/// The address of the panorama of a promotion, or of all; the catalogue has its pages in the site's own language.
pub(super) fn panorama(promotion: Option<EntryId>, view: &View) -> Option<String> {
    view.page_about(Generated::Panorama(promotion), &view.context.config.lang)
}

/// The facets by kind: the word in addresses, and each value with its place in the catalogue.
fn facets(lang: &str, view: &View) -> T {
    let all = &view.site.catalogue.facets;
    let kinds = FacetKind::ALL.iter().filter_map(|kind| {
        let values: Vec<T> = (0..all.len())
            .filter(|index| all[*index].kind == *kind)
            .map(|index| map([("at", T::from(index)), ("facet", view.tools.facet(index, lang))]))
            .collect();
        let word = kind.segment();
        let label = view.string(lang, &format!("facets.{word}"));
        (!values.is_empty())
            .then(|| map([("kind", T::from(word)), ("label", T::from(label)), ("values", T::from(values))]))
    });
    T::from(kinds.collect::<Vec<_>>())
}

/// The tools under their main category, in the order of the facets; those of none come last.
fn categories(tools: &[EntryId], lang: &str, view: &View) -> T {
    let mut groups: BTreeMap<usize, Vec<T>> = BTreeMap::new();
    for &tool in tools {
        let own = view.tools.facets_of.get(&tool).map_or(&[][..], Vec::as_slice);
        let at: Vec<String> = own.iter().map(ToString::to_string).collect();
        let value = map([("tool", view.tools.tool(tool, lang)), ("at", T::from(at.join(" ")))]);
        groups.entry(view.tools.main_category(tool, view).unwrap_or(usize::MAX)).or_default().push(value);
    }
    let values = groups.into_iter().map(|(index, tools)| {
        let facet = if index == usize::MAX { T::none() } else { view.tools.facet(index, lang) };
        map([("facet", facet), ("tools", T::from(tools))])
    });
    T::from(values.collect::<Vec<_>>())
}

/// The tools under the first letter of their names; what begins with none comes last.
fn letters(tools: &[EntryId], lang: &str, view: &View) -> T {
    let mut groups: BTreeMap<(bool, String), Vec<T>> = BTreeMap::new();
    for &tool in tools {
        let first = fold(&view.site.entries[tool].card.title).chars().next().unwrap_or('#');
        let key = match first.is_alphabetic() {
            true => (false, first.to_uppercase().to_string()),
            false => (true, "0–9".to_owned()),
        };
        groups.entry(key).or_default().push(view.tools.tool(tool, lang));
    }
    let values = groups.into_iter().map(|((other, letter), tools)| {
        let id = if other { "autres".to_owned() } else { letter.to_lowercase() };
        map([("letter", T::from(letter)), ("id", T::from(id)), ("tools", T::from(tools))])
    });
    T::from(values.collect::<Vec<_>>())
}
