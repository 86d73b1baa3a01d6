//! What the list of tools shows besides its entries: the same by category, and where more is told.

use super::super::values::map;
use super::super::view::View;
use crate::resolve::EntryId;
use crate::resolve::generated::Generated;
use std::collections::BTreeMap;
use tera::Value as T;

/// The value `catalogue` of a list of tools that shows `tools`.
pub(super) fn value(tools: &[EntryId], lang: &str, view: &View) -> T {
    map([
        ("categories", categories(tools, lang, view)),
        ("panorama", panorama(None, lang, view).into()),
        ("challenges", T::from(view.site.catalogue.by_challenge.len())),
        ("long", T::from(tools.len() > super::LONG_LIST)),
    ])
}

/// The address of the panorama of a promotion, or of all, for pages in `lang`.
pub(super) fn panorama(promotion: Option<EntryId>, lang: &str, view: &View) -> Option<String> {
    view.page_for(Generated::Panorama(promotion), lang)
}

/// The tools under their main category, in the order of the facets; those of none come last.
fn categories(tools: &[EntryId], lang: &str, view: &View) -> T {
    let mut groups: BTreeMap<usize, Vec<T>> = BTreeMap::new();
    for &tool in tools {
        let category = view.tools.main_category(tool, view).unwrap_or(usize::MAX);
        groups.entry(category).or_default().push(view.tools.tool(tool, lang));
    }
    let values = groups.into_iter().map(|(index, tools)| {
        let facet = if index == usize::MAX { T::none() } else { view.tools.facet(index, lang) };
        map([("facet", facet), ("tools", T::from(tools))])
    });
    T::from(values.collect::<Vec<_>>())
}
