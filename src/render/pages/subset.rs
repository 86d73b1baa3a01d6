//! The page of what entries of a list have in common: those of a year, those of a status.

use super::super::values::{map, owned};
use super::super::view::View;
use super::generated::Made;
use crate::resolve::facets::plain;
use crate::resolve::generated::Generated;
use crate::resolve::reports::is_in;
use crate::resolve::subsets::Subset;
use crate::resolve::{EntryId, facets};
use std::collections::BTreeMap;
use tera::Value as T;

/// What the page of the subset at `index` is called.
pub(super) fn name(index: usize, lang: &str, view: &View) -> String {
    let subset = &view.site.subsets[index];
    let list = view.context.schema.collections[subset.collection].label.get(lang);
    view.string(lang, "subset_title").replace("{list}", list).replace("{title}", subset.label.get(lang))
}

/// The page of the subset at `index`.
pub(super) fn draw(index: usize, lang: &str, view: &View) -> Made {
    let subset = &view.site.subsets[index];
    let collection = &view.context.schema.collections[subset.collection];
    let shown = entries(subset, lang, view);
    let list = view.site.lists.iter().find(|list| list.collection == subset.collection && list.lang == lang);
    let list = list.map_or_else(T::none, |list| view.link_to(collection.label.get(lang), &list.first));
    let value = map([
        ("facet", T::from(subset.facet.as_str())),
        ("facet_label", T::from(facet_label(subset, lang, view))),
        ("label", T::from(subset.label.get(lang))),
        ("collection", T::from(collection.name.as_str())),
        ("list", list),
        ("entries", view.cards(shown.iter().copied(), lang)),
        ("siblings", siblings(index, lang, view)),
    ]);
    Made::new(view.count_of(shown.len(), &collection.name, lang), [("subset", value)])
}

/// What the facet of `subset` is called on pages in `lang`.
fn facet_label(subset: &Subset, lang: &str, view: &View) -> String {
    match subset.facet.as_str() {
        facets::YEAR => view.string(lang, "search_facets.year"),
        _ => subset.facet_label.get(lang).to_owned(),
    }
}

/// The entries of `subset` that pages in `lang` show.
fn entries(subset: &Subset, lang: &str, view: &View) -> Vec<EntryId> {
    let shown = subset.entries.iter().copied().filter(|id| {
        let entry = &view.site.entries[*id];
        is_in(entry, lang) && entry.card.url.is_some()
    });
    shown.collect()
}

/// The values of the facet that have a page in `lang`, this one among them.
fn siblings(index: usize, lang: &str, view: &View) -> T {
    let own = &view.site.subsets[index];
    let all = view.site.subsets.iter().enumerate();
    let same = all.filter(|(_, other)| other.collection == own.collection && other.facet == own.facet);
    let values = same.filter_map(|(at, other)| {
        Some(map([
            ("title", T::from(other.label.get(lang))),
            ("url", T::from(view.page_about(Generated::Subset(at), lang)?)),
            ("count", T::from(entries(other, lang, view).len())),
            ("current", T::from(at == index)),
        ]))
    });
    T::from(values.collect::<Vec<_>>())
}

/// The pages of what entry `id` shares with others, by facet: lists of titles and addresses.
pub(super) fn of_entry(id: EntryId, lang: &str, view: &View) -> T {
    let (site, schema) = (view.site, view.context.schema);
    let entry = &site.entries[id];
    let zone = &view.context.config.timezone;
    let years = plain::years(entry, schema).into_iter().map(|year| (facets::YEAR, year.to_string()));
    let terms = plain::words(entry, schema, zone)
        .into_iter()
        .filter_map(|word| Some((word.facet, word.vocabulary?.find(&word.text)?.id.clone())));
    let mut by_facet: BTreeMap<&str, Vec<T>> = BTreeMap::new();
    for (facet, value) in years.chain(terms) {
        let Some(url) = page_of(entry.collection, facet, &value, lang, view) else { continue };
        by_facet.entry(facet).or_default().push(map([("id", T::from(value)), ("url", T::from(url))]));
    }
    owned(by_facet.into_iter().map(|(facet, pages)| (facet, T::from(pages))))
}

/// The address of the page in `lang` of the entries of a collection that have the value `id` for `facet`.
pub(super) fn page_of(collection: usize, facet: &str, id: &str, lang: &str, view: &View) -> Option<String> {
    let same = |subset: &Subset| subset.collection == collection && subset.facet == facet && subset.id == id;
    let at = view.site.subsets.iter().position(same)?;
    view.page_about(Generated::Subset(at), lang)
}
