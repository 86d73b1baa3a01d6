//! Every key figure of the site, with its date and its source: those of challenges by promotion, then the others.

use super::super::super::values::map;
use super::super::super::view::View;
use super::{by_promotion, holders, promotion_value, section};
use crate::resolve::EntryId;
use crate::resolve::outcomes::items;
use std::collections::BTreeMap;
use tera::Value as T;

const RECORD: &str = "figure";

/// All figures, in groups.
pub(super) fn value(lang: &str, view: &View) -> T {
    let schema = view.context.schema;
    let mut by_collection: BTreeMap<usize, Vec<EntryId>> = BTreeMap::new();
    for (collection, id) in holders(RECORD, lang, view) {
        if !items(&view.site.entries[id], RECORD, schema).is_empty() {
            by_collection.entry(collection).or_default().push(id);
        }
    }
    let (mut groups, mut total) = (Vec::new(), 0);
    for (collection, ids) in by_collection {
        let collection = &schema.collections[collection];
        if collection.name == section(view) {
            for (promotion, ids) in by_promotion(ids.into_iter(), view) {
                groups.push((promotion_value(promotion, lang, view), collection.singular.get(lang), ids));
            }
        } else {
            let name = map([("title", T::from(collection.label.get(lang))), ("url", T::none())]);
            groups.push((name, collection.singular.get(lang), ids));
        }
    }
    let groups = groups.into_iter().map(|(name, singular, ids)| {
        let rows: Vec<T> = ids.iter().flat_map(|id| rows(*id, lang, view)).collect();
        total += rows.len();
        map([("name", name), ("of", T::from(singular)), ("rows", T::from(rows))])
    });
    let groups: Vec<T> = groups.collect();
    map([("groups", T::from(groups)), ("total", T::from(total))])
}

/// The figures of entry `id`.
fn rows(id: EntryId, lang: &str, view: &View) -> Vec<T> {
    let entry = &view.site.entries[id];
    let figures = items(entry, RECORD, view.context.schema).iter();
    let rows = figures
        .map(|item| map([("figure", view.item(item, RECORD, entry, lang)), ("of", view.mini_of(id, lang))]));
    rows.collect()
}
