//! The calendar of a promotion: its milestones and its events, in the order of their days.

use super::super::super::values::map;
use super::super::super::view::View;
use crate::agenda::When;
use crate::parse::date::Date;
use crate::resolve::entries::plain;
use crate::resolve::outcomes::items;
use crate::resolve::reports::is_in;
use crate::resolve::{Entry, EntryId};
use crate::schema::Holds;
use crate::yaml::Value;
use std::collections::HashSet;
use tera::Value as T;

const RECORD: &str = "milestone";

/// Whether a promotion has milestones: its events then stand among these, but for those that come back.
pub fn has_milestones(promotion: &Entry, view: &View) -> bool {
    !items(promotion, RECORD, view.context.schema).is_empty()
}

/// Milestones and events; an event that a milestone leads to is told once. Without milestones, its events stand in the
/// agenda of the page, next and past.
pub fn value(id: EntryId, lang: &str, view: &View) -> T {
    let promotion = &view.site.entries[id];
    let zone = &view.context.config.timezone;
    let milestones = items(promotion, RECORD, view.context.schema);
    if milestones.is_empty() && view.site.agenda.about.contains_key(&id) {
        return T::from(Vec::<T>::new());
    }
    let linked: HashSet<&str> =
        milestones.iter().filter_map(|item| item.plain("url")).filter_map(Value::as_str).collect();
    let mut days: Vec<(Option<Date>, T)> = milestones
        .iter()
        .map(|item| {
            let date = item.plain("date").and_then(|date| Date::from_value(date, zone));
            (date, view.item(item, RECORD, promotion, lang))
        })
        .collect();
    let events = super::roles::referring(promotion, Holds::Events, view);
    let events = events.map(|id| (id, &view.site.entries[id]));
    let comes_back = |id: &EntryId| view.site.agenda.events.get(id).is_some_and(|e| e.recurrence.is_some());
    let events = events.filter(|(id, event)| is_in(event, lang) && !comes_back(id));
    let told = |event: &Entry| event.card.url.as_deref().is_some_and(|url| linked.contains(url));
    days.extend(
        events.filter(|(_, event)| !told(event)).map(|(id, event)| event_value(id, event, lang, view)),
    );
    // Stable: what has no date that can be read stands at the end, as written.
    days.sort_by_key(|(date, _)| (date.is_none(), *date));
    T::from(days.into_iter().map(|(_, day)| day).collect::<Vec<_>>())
}

fn event_value(id: EntryId, event: &Entry, lang: &str, view: &View) -> (Option<Date>, T) {
    let zone = &view.context.config.timezone;
    let read = view.site.agenda.events.get(&id);
    let day = |when: &When| Date::from_day(when.day(), zone);
    let start = read.and_then(|event| day(&event.start));
    let end = read.and_then(|event| day(event.end.as_ref()?)).filter(|end| Some(*end) != start);
    let value = |date: Option<Date>| match date {
        Some(date) => map([("iso", T::from(date.iso())), ("label", T::from(date.long(lang == "fr")))]),
        None => T::none(),
    };
    let written = plain(event, "start").and_then(Value::to_text);
    let day = map([
        ("label", T::from(event.card.title.as_str())),
        ("page", view.mini_of(id, lang)),
        ("date", value(start)),
        ("end", value(end)),
        ("written", written.filter(|_| start.is_none()).into()),
    ]);
    (start, day)
}
