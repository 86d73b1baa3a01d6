//! When an event is: days and hours, as an editor writes them into one field or two.

use crate::diag::{Text, text};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::clock::{Clock, hours};
use super::day::Loose;
use super::words::Words;
use crate::agenda::{Misread, Period, When};
use crate::parse::date;

const FORMS: Text = text!("write-when-it-is");

const END_FORMS: Text = text!("write-when-it-ends");

/// Reads when an event is, and until when if the text says so.
///
/// `2018-03-14`, `14/03/2018`, `14 mars 2018`, `2018-03-14 14:30`, `2018-03-14T14:30+01:00`, `14 mars 2018 à 14h30`, `… de
/// 14 h à 16 h`, `… de 22 h à 2 h`, which ends the day after, `du 19 au 20 octobre 2023`, `du 14 mars 2018 à 14h au 15 mars 2018 à 12h`; English too.
pub fn read_when(text: &str, zone: &TimeZone) -> Result<Period, Misread> {
    read_when_in(text, None, zone)
}

/// Reads when an event is, of a text whose surroundings say the year: `21 - 25 septembre`, `1er octobre de 14 h à 16 h`.
pub fn read_when_in(text: &str, year: Option<i16>, zone: &TimeZone) -> Result<Period, Misread> {
    if let Some(start) = one_date(text, zone) {
        return Ok(Period { start: start?, end: None });
    }
    let mut words = Words::new(text);
    words.eat(&["du", "de", "from", "on", "l"]);
    let Some(first) = Loose::read_first(&mut words) else { return Err(not_understood(&words, FORMS)) };
    let times = hours(&mut words);
    let mut last = None;
    if words.eat(&["jusqu au", "au", "-", "to", "until", "a", "et", "and"]) {
        let Some(day) = Loose::read(&mut words) else { return Err(not_understood(&words, FORMS)) };
        last = Some((day, hours(&mut words)));
    }
    if !words.is_done() {
        return Err(not_understood(&words, FORMS));
    }
    let mut first = match &last {
        Some((day, _)) => first.filled_from(day),
        None => first,
    };
    first.year = first.year.or(year);
    let start_day = whole(&first)?;
    let start = when(start_day, times.map(|(start, _)| start), zone, &first)?;
    let end = match (&last, times) {
        (Some((day, clocks)), _) => {
            // `du 14 à 14 h au 15, de 9 h à 12 h`: the last time that is named is the end.
            let clock = clocks.map(|(start, end)| end.unwrap_or(start));
            Some(when(whole(&day.clone().after(&first))?, clock, zone, day)?)
        }
        (None, Some((begin, Some(clock)))) => {
            let clock = if begin.next_day { clock } else { clock.after(begin.time) };
            Some(when(start_day, Some(clock), zone, &first)?)
        }
        _ => None,
    };
    let period = Period { start, end };
    in_order(period, zone, text)?;
    Ok(period)
}

/// Reads the end of an event that begins at `start`: a time of the same day, a day, or both.
pub fn read_end(text: &str, start: &When, zone: &TimeZone) -> Result<When, Misread> {
    let mut words = Words::new(text);
    words.eat(&["a", "jusqu a", "at", "until"]);
    let clock = Clock::read(&mut words).filter(|_| words.is_done());
    let end = match (clock, one_date(text, zone)) {
        (Some(clock), _) => {
            let clock = start.time().map_or(clock, |begin| clock.after(begin));
            let local = clock.on(start.day());
            local.and_then(|local| When::at(local, zone)).ok_or_else(|| not_understood(&words, END_FORMS))?
        }
        (None, Some(end)) => end?,
        (None, None) => {
            let mut words = Words::new(text);
            let mut day = Loose::read(&mut words).ok_or_else(|| not_understood(&words, END_FORMS))?;
            let clock = hours(&mut words);
            if !words.is_done() || clock.is_some_and(|(_, end)| end.is_some()) {
                return Err(not_understood(&words, END_FORMS));
            }
            day.year.get_or_insert(start.day().year());
            when(whole(&day)?, clock.map(|(start, _)| start), zone, &day)?
        }
    };
    in_order(Period { start: *start, end: Some(end) }, zone, text)?;
    Ok(end)
}

/// What is a date for every other field, too.
fn one_date(text: &str, zone: &TimeZone) -> Option<Result<When, Misread>> {
    let date = date::Date::parse(text, zone)?;
    if date.time().is_none() && date.iso().len() < 10 {
        let message = text!("an-event-needs-a-day-not");
        return Some(Err(Misread::new(trimmed(text), message, FORMS)));
    }
    Some(Ok(When::of_date(&date, zone)))
}

fn whole(day: &Loose) -> Result<Date, Misread> {
    day.whole().unwrap_or_else(|| {
        let message = if day.day.is_none() {
            text!("the-day-is-missing")
        } else if day.month.is_none() {
            text!("the-month-is-missing")
        } else {
            text!("the-year-is-missing")
        };
        Err(Misread::new(day.range.clone(), message, FORMS))
    })
}

fn when(day: Date, clock: Option<Clock>, zone: &TimeZone, written: &Loose) -> Result<When, Misread> {
    let Some(clock) = clock else { return Ok(When::Day(day)) };
    let when = clock.on(day).and_then(|local| When::at(local, zone));
    when.ok_or_else(|| Misread::new(written.range.clone(), text!("the-calendar-ends-before-this"), FORMS))
}

/// Tells an end before the start. A day and a time can be compared by their days only.
fn in_order(period: Period, zone: &TimeZone, text: &str) -> Result<(), Misread> {
    let Some(end) = period.end else { return Ok(()) };
    let both_times = period.start.time().is_some() && end.time().is_some();
    let backwards =
        end.day() < period.start.day() || both_times && end.instant(zone) < period.start.instant(zone);
    if backwards {
        let help = text!("correct-one-of-the-two-write");
        return Err(Misread::new(trimmed(text), text!("the-event-ends-before-it-begins"), help));
    }
    Ok(())
}

fn not_understood(words: &Words, forms: Text) -> Misread {
    Misread::new(words.stuck(), text!("this-is-no-day-or-time"), forms)
}

fn trimmed(text: &str) -> std::ops::Range<usize> {
    let begin = text.len() - text.trim_start().len();
    begin..begin + text.trim().len()
}
