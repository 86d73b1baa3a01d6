//! Reading: when an event is and how it comes back, in the words of an editor.
//!
//! Takes a text; returns a value, or a [`Misread`] with the bytes that were not understood. Linear in the text.

mod build;
mod clock;
mod day;
mod draft;
mod limits;
mod names;
mod phrase;
mod rrule;
mod targets;
mod when;
mod words;

use crate::diag::{Text, text};
use jiff::tz::TimeZone;

use super::{Event, Misread, Recurrence, When};
pub use when::{read_end, read_when, read_when_in};

/// Reads the months that stand by themselves where an event does not take place: `août`, `en juillet et en août`.
pub fn read_months(text: &str) -> Option<Vec<i8>> {
    let mut words = words::Words::new(text);
    let mut found = Vec::new();
    while !words.is_done() {
        words.eat(&["et", "and", "tout le mois de", "tout le mois d", "le mois de", "le mois d", "all of"]);
        match targets::month_alone(&mut words) {
            Some(month) => found.push(month),
            None if targets::months(&mut words, &mut found) => {}
            None => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The forms that are understood, for an editor who wrote another.
const FORMS: Text = text!("write-how-often");

/// Longer texts are no recurrence.
const LONGEST: usize = 2_000;

/// Reads how an event that begins at `start` comes back: plain French, plain English or an `RRULE`.
///
/// The start gives what the text leaves open: the weekday of `toutes les semaines`, the year of `jusqu’au 30 juin` (which is
/// the first 30 June from then on). A recurrence that never comes is refused, and one that ends before the start.
pub fn read_recurrence(text: &str, start: &When, zone: &TimeZone) -> Result<Recurrence, Misread> {
    let trimmed = text.trim();
    let begin = text.len() - text.trim_start().len();
    let whole = begin..begin + trimmed.len();
    if trimmed.is_empty() {
        return Err(Misread::new(whole, text!("no-recurrence-is-written"), FORMS));
    }
    if trimmed.len() > LONGEST {
        return Err(Misread::new(whole, text!("this-is-too-long-to-be"), FORMS));
    }
    let rule = if rrule::is_rrule(trimmed) {
        rrule::read(text, whole.clone(), start, zone)?
    } else {
        phrase::read(text, start)?
    };
    let mut event = Event::new("", "", *start, jiff::Timestamp::UNIX_EPOCH);
    event.recurrence = Some(rule.clone());
    if event.first(zone).is_none() {
        let help = text!("the-calendar-has-no-such-day-between");
        return Err(Misread::new(whole, text!("this-leaves-no-day-on-which"), help));
    }
    Ok(rule)
}
