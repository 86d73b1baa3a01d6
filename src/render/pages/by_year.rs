//! The challenges of an administration, a skill or a topic, over the years.

use super::super::values::map;
use super::super::view::View;
use super::in_order;
use crate::resolve::outcomes::CHALLENGES;
use crate::resolve::reports::is_in;
use crate::resolve::{Entry, EntryId};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tera::Value as T;

/// The entries that refer to `entry` as its challenges, by year, the latest first; those without one at the end.
pub(super) fn value(entry: &Entry, lang: &str, view: &View) -> Option<T> {
    let (_, ids) = entry.inverse.iter().find(|(name, _)| name == CHALLENGES)?;
    let mut years: BTreeMap<(bool, Reverse<i16>), Vec<EntryId>> = BTreeMap::new();
    for id in in_order(ids, view) {
        let other = &view.site.entries[id];
        if is_in(other, lang) {
            let year = other.card.date.map(|date| date.year());
            years.entry((year.is_none(), Reverse(year.unwrap_or(0)))).or_default().push(id);
        }
    }
    let years = years.into_iter().map(|((none, Reverse(year)), ids)| {
        map([("year", if none { T::none() } else { T::from(year) }), ("entries", view.cards(ids, lang))])
    });
    let years: Vec<T> = years.collect();
    (!years.is_empty()).then(|| T::from(years))
}
