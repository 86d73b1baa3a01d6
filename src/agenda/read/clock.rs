//! Times of day within a sentence: `14 h 30`, `14h`, `14:30`, `midi`, `2 pm`, and from one to the other.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::names::number;
use super::words::Words;

/// A time of day; 24:00 is the midnight after the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: Time,
    pub(super) next_day: bool,
}

impl Clock {
    fn new(hour: u16, minute: u16) -> Option<Clock> {
        if (hour, minute) == (24, 0) {
            return Some(Clock { time: Time::midnight(), next_day: true });
        }
        let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
        Some(Clock { time, next_day: false })
    }

    /// This time as the end of what begins at `start`: a time that is earlier by the clock is of the day after, if the
    /// night between is no longer than half a day; `16 h` to `14 h` is a slip.
    pub(super) fn after(mut self, start: Time) -> Clock {
        const HALF_DAY: i32 = 12 * 60;
        let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
        let night = minutes(self.time) - minutes(start) + 2 * HALF_DAY;
        self.next_day |= self.time < start && night <= HALF_DAY;
        self
    }

    /// This time of `day`.
    pub(super) fn on(&self, day: Date) -> Option<DateTime> {
        let day = if self.next_day { day.checked_add(1.day()).ok()? } else { day };
        Some(day.to_datetime(self.time))
    }

    /// Reads a time of day.
    pub(super) fn read(words: &mut Words) -> Option<Clock> {
        if words.eat(&["midi", "noon"]) {
            return Clock::new(12, 0);
        }
        if words.eat(&["minuit", "midnight"]) {
            return Clock::new(24, 0);
        }
        if !words.key(0).starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let place = words.place();
        let clock = one_word(words).or_else(|| {
            words.back_to(place);
            apart(words)
        });
        if clock.is_none() {
            words.back_to(place);
        }
        clock
    }
}

/// From what time to what time: `de 14 h à 16 h`, `14h-16h`, `à 14 h 30`, `from 2 pm to 4 pm`.
pub(super) fn hours(words: &mut Words) -> Option<(Clock, Option<Clock>)> {
    let place = words.place();
    let range = words.eat(&["de", "from", "entre", "between"]);
    let leads = range || words.eat(&["a partir de", "a", "at", "des", "vers"]);
    let start = Clock::read(words).or_else(|| if leads { bare_hour(words) } else { None });
    let Some(start) = start else {
        words.back_to(place);
        return None;
    };
    let before = words.place();
    let end =
        if words.eat(&["a", "jusqu a", "-", "to", "until", "et", "and"]) { Clock::read(words) } else { None };
    if end.is_none() {
        words.back_to(before);
    }
    Some((start, end))
}

/// `14h30`, `14h`, `14:30`, `2pm`, `2:30pm`.
fn one_word(words: &mut Words) -> Option<Clock> {
    let key = words.key(0).to_owned();
    words.advance(1);
    let (digits, half) = match (key.strip_suffix("am"), key.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(false)),
        (_, Some(digits)) => (digits, Some(true)),
        _ => (key.as_str(), half_of_day(words)),
    };
    let parts = digits.split_once(':').or_else(|| digits.split_once('h'));
    let (hour, minute) = match parts {
        Some((hour, "")) if !digits.contains(':') => {
            // `14h 30`
            let minute = minutes(words).unwrap_or(0);
            (number_of_digits(hour)?, minute)
        }
        Some((hour, minute)) => (number_of_digits(hour)?, number_of_digits(minute)?),
        None if half.is_some() => (number_of_digits(digits)?, 0),
        None => return None,
    };
    Clock::new(in_half(hour, half)?, minute)
}

/// `14 h 30`, `14 heures`.
fn apart(words: &mut Words) -> Option<Clock> {
    let hour = number_of_digits(words.key(0))?;
    words.advance(1);
    if !words.eat(&["h", "heures", "heure"]) {
        return None;
    }
    Clock::new(hour, minutes(words).unwrap_or(0))
}

/// The hour of `de 14 à 16 h`, which is one only because a time follows.
fn bare_hour(words: &mut Words) -> Option<Clock> {
    let place = words.place();
    let hour = number_of_digits(words.key(0))?;
    words.advance(1);
    let here = words.place();
    let followed = words.eat(&["a", "-", "to", "et", "and"]) && Clock::read(words).is_some();
    words.back_to(if followed { here } else { place });
    if followed { Clock::new(hour, 0) } else { None }
}

/// Two digits that are not the beginning of something else: `14h 30`.
fn minutes(words: &mut Words) -> Option<u16> {
    let key = words.key(0);
    let minutes = number_of_digits(key).filter(|minutes| key.len() == 2 && *minutes < 60)?;
    let counts = super::names::month(words.key(1)).is_some() || ["fois", "times"].contains(&words.key(1));
    if counts {
        return None;
    }
    words.advance(1);
    Some(minutes)
}

fn half_of_day(words: &mut Words) -> Option<bool> {
    if words.eat(&["am"]) {
        return Some(false);
    }
    words.eat(&["pm"]).then_some(true)
}

/// The hour of the day for one of a half day: 12 am is midnight, 12 pm noon.
fn in_half(hour: u16, afternoon: Option<bool>) -> Option<u16> {
    match afternoon {
        None => Some(hour),
        Some(_) if !(1..=12).contains(&hour) => None,
        Some(afternoon) => Some(hour % 12 + if afternoon { 12 } else { 0 }),
    }
}

fn number_of_digits(text: &str) -> Option<u16> {
    number(text).filter(|_| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit()))
}
