//! A page of a list: the cards of a collection in one language.

use super::super::values::{encode, map, owned};
use super::super::view::View;
use super::{Draft, Head, site_feeds, translation_link};
use crate::resolve::{EntryId, FieldValue};
use tera::Value as T;

/// Page `page` of list `list`.
pub(super) fn draft<'v>(list: usize, page: usize, view: &'v View) -> Draft<'v> {
    let list = &view.site.lists[list];
    let schema = &view.context.schema.collections[list.collection];
    let spec = schema.list.as_ref().expect("only collections with a list are listed");
    let (url, range) = &list.pages[page];
    let lang = list.lang.as_str();
    let label = schema.label.get(lang).to_owned();
    let number = page + 1;
    let title = if page == 0 { label } else { format!("{label}, page {number}") };
    let head = Head::new(title, url.clone(), lang, "list", &schema.name);
    let mut context = view.shared[lang].clone();
    let shown = &list.entries[range.clone()];
    context.insert_value("label", T::from(schema.label.get(lang)));
    context.insert_value("collection", T::from(schema.name.as_str()));
    context.insert_value("entries", view.cards(shown.iter().copied()));
    context.insert_value("total", T::from(list.entries.len()));
    if let Some(field) = &spec.group {
        context.insert_value("groups", groups(shown, field, view));
    }
    context.insert_value("counts", counts(shown, view));
    if view.site.catalogue.collection == Some(list.collection) {
        context.insert_value("catalogue", super::catalogue::value(shown, lang, view));
    }
    let link = |index: Option<usize>| {
        let url = index.and_then(|index| list.pages.get(index)).map(|(url, _)| encode(&view.href(url)));
        T::from(url)
    };
    context.insert_value(
        "pager",
        map([
            ("number", T::from(number)),
            ("count", T::from(list.pages.len())),
            ("newer", link(page.checked_sub(1))),
            ("older", link(Some(page + 1))),
            ("first", link(Some(0))),
        ]),
    );
    let others: Vec<T> = view
        .site
        .lists
        .iter()
        .filter(|other| page == 0 && other.collection == list.collection && other.lang != list.lang)
        .map(|other| translation_link(&other.lang, schema.label.get(&other.lang), &other.first, view))
        .collect();
    context.insert_value("translations", T::from(others));
    context.insert_value("feeds", T::from(site_feeds(lang, view)));
    (&spec.template, head, context)
}

/// The entries of a list by the entry that their field `field` names, in the order of that collection.
fn groups(shown: &[EntryId], field: &str, view: &View) -> T {
    let mut groups: Vec<(Option<EntryId>, Vec<EntryId>)> = Vec::new();
    for &id in shown {
        let named = view.site.entries[id].fields.iter().find_map(|(name, value)| match value {
            FieldValue::References(references) if name == field => references.iter().find_map(|r| r.entry),
            _ => None,
        });
        match groups.iter_mut().find(|(key, _)| *key == named) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((named, vec![id])),
        }
    }
    groups.sort_by_key(|(named, _)| named.map_or(usize::MAX, |id| view.site.ranks[id]));
    let values = groups.into_iter().map(|(named, ids)| {
        map([("card", named.map_or_else(T::none, |id| view.cards[id].clone())), ("entries", view.cards(ids))])
    });
    T::from(values.collect::<Vec<_>>())
}

/// How many entries refer to each listed one, by id.
fn counts(shown: &[EntryId], view: &View) -> T {
    owned(shown.iter().map(|id| {
        let entry = &view.site.entries[*id];
        (entry.id.as_str(), T::from(entry.inverse.iter().map(|(_, ids)| ids.len()).sum::<usize>()))
    }))
}
