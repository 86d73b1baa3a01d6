//! Events: when they are, how they come back, and the calendar file that tells it to other programs.
//!
//! Takes texts as editors write them and the site's time zone; returns [`Event`]s, their [`Occurrence`]s, sentences
//! that describe them and the text of an `.ics` file. Knows nothing of files, pages, templates, collections or the clock:
//! what is past and what is next depends on the days that the caller gives.
//!
//! ```
//! use eigsite::agenda::{Event, read_recurrence, read_when};
//! use jiff::{Timestamp, civil::date, tz::TimeZone};
//!
//! let paris = TimeZone::get("Europe/Paris").unwrap();
//! let when = read_when("14 mars 2018 de 14 h à 16 h", &paris).unwrap();
//! let mut review = Event::new("revue-de-code@example.org", "Revue de code", when.start, Timestamp::UNIX_EPOCH);
//! review.end = when.end;
//! review.recurrence = Some(read_recurrence("un mercredi sur deux, jusqu’au 30 juin 2018", &when.start, &paris).unwrap());
//!
//! let april = review.occurrences(&paris, date(2018, 4, 1), date(2018, 4, 30), 100);
//! assert_eq!(april.iter().map(|one| one.start.day()).collect::<Vec<_>>(), [date(2018, 4, 11), date(2018, 4, 25)]);
//! ```

mod days;
mod describe;
mod event;
pub mod ics;
mod misread;
mod occurrences;
mod read;
mod rule;

pub use describe::describe_period;
pub use event::{Event, Period, Problem, When};
pub use misread::Misread;
pub use occurrences::Occurrence;
pub use read::{read_end, read_months, read_recurrence, read_when, read_when_in};
pub use rule::{Frequency, Hours, NthWeekday, Recurrence};

#[cfg(test)]
mod tests;
