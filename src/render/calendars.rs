//! Calendar files: all events of a language, those of an entry, and each by itself.
//!
//! Takes the agenda of a site; returns `.ics` files. They hold nothing of the day of the build, so equal sources make
//! equal files.

use super::view::View;
use crate::agenda::Event;
use crate::agenda::ics;
use crate::artifact::Artifact;
use crate::resolve::EntryId;
use crate::resolve::agenda::Calendar;

/// Sites are built once a day.
const REFRESH_HOURS: u16 = 24;

/// All calendars of a site.
pub fn render(view: &View) -> Vec<Artifact> {
    view.site.agenda.calendars.iter().map(|calendar| file(calendar, view)).collect()
}

fn file(calendar: &Calendar, view: &View) -> Artifact {
    let config = view.context.config;
    let url = (!config.url.is_empty()).then(|| view.absolute(&calendar.url));
    let name = name(calendar, view);
    let head = ics::Calendar {
        name: &name,
        description: None,
        url: url.as_deref(),
        language: &calendar.lang,
        zone: &config.timezone,
        refresh_hours: REFRESH_HOURS,
    };
    let events: Vec<Event> = calendar.events.iter().map(|id| event(*id, &calendar.lang, view)).collect();
    Artifact::text(calendar.url.trim_start_matches('/'), head.write(&events))
}

/// What a calendar is called in the reader's program: by what it is about, and by the site.
pub(super) fn name(calendar: &Calendar, view: &View) -> String {
    let site = &view.context.config.title;
    match calendar.about {
        Some(about) => format!("{} – {site}", view.site.entries[about].card.title),
        None => format!("{} – {site}", view.string(&calendar.lang, "agenda")),
    }
}

/// The event of entry `id` with the address of its page in `lang`, if it has one there.
fn event(id: EntryId, lang: &str, view: &View) -> Event {
    let entry = &view.site.entries[id];
    let mut event = view.site.agenda.events[&id].clone();
    let page = entry.variants.get(lang).or(entry.card.url.as_ref());
    event.url = page.filter(|_| !view.context.config.url.is_empty()).map(|url| view.absolute(url));
    event
}
