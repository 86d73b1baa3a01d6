//! The agenda, from the words of an editor to days and back to words.

mod describing;
mod expanding;
mod files;
mod random;
mod recurrences;
mod times;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::{Event, Misread, Recurrence, When, read_recurrence};

pub(super) fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap()
}

/// The whole day `text`.
pub(super) fn day(text: &str) -> When {
    When::Day(text.parse().unwrap())
}

/// Wednesday 7 February 2018.
pub(super) fn start() -> When {
    When::Day(date(2018, 2, 7))
}

pub(super) fn read(text: &str) -> Result<Recurrence, Misread> {
    read_recurrence(text, &start(), &paris())
}

/// The rule of a text, as iCalendar writes it; or what was wrong, and where.
pub(super) fn rule(text: &str) -> String {
    match read(text) {
        Ok(rule) => rule.rrule(&start(), &paris()),
        Err(misread) => format!("error {:?}: {}", &text[misread.range], misread.message.english()),
    }
}

/// An event that begins at `start` and comes back as `text` says.
pub(super) fn event(start: When, text: &str) -> Event {
    let mut event = Event::new("essai@example.org", "Essai", start, "2018-01-01T00:00:00Z".parse().unwrap());
    event.recurrence =
        Some(read_recurrence(text, &start, &paris()).unwrap_or_else(|error| panic!("{text}: {error:?}")));
    event
}

/// Its days within two years, as texts, at most six.
pub(super) fn days(event: &Event) -> Vec<Date> {
    let days = event.occurrences(&paris(), date(2018, 1, 1), date(2020, 1, 1), 6);
    days.iter().map(|one| one.start.day()).collect()
}
