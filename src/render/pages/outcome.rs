//! What became of an entry, on its own page: the events of its status, the chain that it is part of, its sheet.

use super::super::values::map;
use super::super::view::View;
use super::report::{self, statuses};
use super::{roles, sheet};
use crate::resolve::catalogue::referred;
use crate::resolve::outcomes::{STATUS, chain, events, field_of};
use crate::resolve::reports::Report;
use crate::resolve::{Entry, EntryId};
use tera::Value as T;

/// What the page of entry `id` shows of that; nothing where the schema knows no status of such entries.
pub(super) fn value(id: EntryId, lang: &str, view: &View) -> Option<T> {
    let entry = &view.site.entries[id];
    let schema = view.context.schema;
    field_of(&schema.collections[entry.collection], STATUS)?;
    let events = events(entry, schema, &view.context.config.timezone);
    let events: Vec<T> = events.iter().map(|event| view.item(event.item, STATUS, entry, lang)).collect();
    Some(map([
        ("newest", events.last().cloned().unwrap_or_else(T::none)),
        ("events", T::from(events)),
        ("chain", links(id, lang, view)),
        ("sheet", sheet::address(id, lang, view).into()),
        ("outcomes", report::address(Report::Outcomes, lang, view).into()),
        ("people", roles::groups(id, lang, view)),
    ]))
}

/// The newest status of entry `id`: a word of the vocabulary, in `lang`.
pub fn newest(id: EntryId, lang: &str, view: &View) -> Option<T> {
    let entry = &view.site.entries[id];
    let event = statuses::newest(entry, view)?;
    event.status()?;
    view.item(event.item, STATUS, entry, lang).into_map()?.swap_remove(&tera::value::Key::from("status"))
}

/// The chain of what continues what around entry `id`, the earliest first.
pub(super) fn links(id: EntryId, lang: &str, view: &View) -> T {
    let chain = chain(id, &view.site.entries, |id| order(&view.site.entries[id], id, view));
    let links = chain.into_iter().map(|other| {
        let entry = &view.site.entries[other];
        let promotion =
            referred(entry, "promotion").map_or_else(T::none, |promotion| view.mini_of(promotion, lang));
        let status = statuses::newest(entry, view);
        map([
            ("entry", view.mini_of(other, lang)),
            ("current", T::from(other == id)),
            ("promotion", promotion),
            ("status", status.map_or_else(T::none, |event| view.item(event.item, STATUS, entry, lang))),
        ])
    });
    T::from(links.collect::<Vec<_>>())
}

/// Of entries of which neither continues the other, the earlier comes first.
fn order(entry: &Entry, id: EntryId, view: &View) -> usize {
    let year = entry.card.date.map_or(9999, |date| usize::try_from(date.year()).unwrap_or(0));
    year.saturating_mul(view.site.entries.len() + 1).saturating_add(view.site.ranks[id])
}
