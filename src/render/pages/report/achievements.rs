//! What the challenges made: everything that they list, by promotion and kind.

use super::super::super::values::map;
use super::super::super::view::View;
use super::{by_promotion, holders, promotion_value};
use crate::resolve::outcomes::items;
use crate::resolve::{EntryId, Item};
use crate::schema::{Kind, Term};
use crate::yaml::Value;
use std::collections::BTreeMap;
use tera::Value as T;

/// The record of what was made.
pub const RECORD: &str = "deliverable";

/// All that was made, by promotion.
pub(super) fn value(lang: &str, view: &View) -> T {
    let ids = holders(RECORD, lang, view).map(|(_, id)| id);
    let with_some = ids.filter(|id| !items(&view.site.entries[*id], RECORD, view.context.schema).is_empty());
    let mut total = 0;
    let groups = by_promotion(with_some, view).into_iter().map(|(promotion, ids)| {
        let (count, kinds) = by_kind(&ids, lang, view);
        total += count;
        map([
            ("promotion", promotion_value(promotion, lang, view)),
            ("count", T::from(count)),
            ("kinds", kinds),
        ])
    });
    let groups: Vec<T> = groups.collect();
    map([("groups", T::from(groups)), ("total", T::from(total))])
}

/// What `ids` made, by its kind in the order of the vocabulary, and how much it is.
pub fn by_kind(ids: &[EntryId], lang: &str, view: &View) -> (usize, T) {
    let schema = view.context.schema;
    let kind = schema.record(RECORD).and_then(|record| record.field("kind")).map(|field| &field.kind);
    let terms: &[Term] = match kind {
        Some(Kind::Choice { of }) => schema.vocabulary(of).map_or(&[], |of| of.terms.as_slice()),
        _ => &[],
    };
    let place = |item: &Item| {
        let kind = item.plain("kind").and_then(Value::as_str);
        kind.and_then(|kind| terms.iter().position(|term| term.id == kind)).unwrap_or(terms.len())
    };
    let mut kinds: BTreeMap<usize, Vec<T>> = BTreeMap::new();
    let mut count = 0;
    for id in ids {
        let entry = &view.site.entries[*id];
        for item in items(entry, RECORD, schema) {
            count += 1;
            let said = [("item", view.item(item, RECORD, entry, lang)), ("of", view.mini_of(*id, lang))];
            kinds.entry(place(item)).or_default().push(map(said));
        }
    }
    let kinds = kinds.into_iter().map(|(place, list)| {
        let label = terms.get(place).map(|term| term.label.get(lang).to_owned());
        let label = label.unwrap_or_else(|| view.string(lang, "others_group"));
        map([("label", T::from(label)), ("items", T::from(list))])
    });
    (count, T::from(kinds.collect::<Vec<_>>()))
}
