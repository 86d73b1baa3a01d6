//! Days as they stand within a sentence, often without their year.

use crate::diag::{Text, text};
use std::ops::Range;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::names::{month, number, ordinal, weekday};
use super::words::Words;
use crate::agenda::Misread;
use crate::parse::date;

/// A day, a month or a year, as much of it as was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Loose {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    weekday: Option<Weekday>,
    pub(super) range: Range<usize>,
}

impl Loose {
    /// Reads a day with its month, a month or a year.
    pub(super) fn read(words: &mut Words) -> Option<Loose> {
        Self::read_as(words, false)
    }

    /// Reads the first day of a range too, which may be a number only: `du 19 au 20 octobre`.
    pub(super) fn read_first(words: &mut Words) -> Option<Loose> {
        Self::read_as(words, true)
    }

    fn read_as(words: &mut Words, number_is_enough: bool) -> Option<Loose> {
        let place = words.place();
        words.eat(&["le", "la fin de", "la fin du mois de", "fin", "the end of", "end of", "the", "on"]);
        let weekday = weekday(words.key(0));
        words.advance(usize::from(weekday.is_some()));
        let read = numeric(words)
            .or_else(|| day_then_month(words))
            .or_else(|| month_then_day(words))
            .or_else(|| year(words).map(|year| (Some(year), None, None)))
            .or_else(|| {
                if number_is_enough { day_number(words).map(|day| (None, None, Some(day))) } else { None }
            });
        let Some((year, month, day)) = read else {
            words.back_to(place);
            return None;
        };
        Some(Loose { year, month, day, weekday, range: words.since(place) })
    }

    /// What is missing, taken from a later day of the same sentence.
    pub(super) fn filled_from(mut self, later: &Loose) -> Loose {
        if self.month.is_none() && self.day.is_some() {
            self.month = later.month;
        }
        if self.year.is_none() {
            self.year = later.year;
        }
        self
    }

    /// What is missing, taken from an earlier day of the same sentence: `30 décembre 2020 – 2 janvier` goes over the year.
    pub(super) fn after(mut self, earlier: &Loose) -> Loose {
        let turns = self.year.is_none() && self.month.is_some() && self.month < earlier.month;
        self = self.filled_from(earlier);
        if turns {
            self.year = self.year.map(|year| year.saturating_add(1));
        }
        self
    }

    /// The day, where all of it was written.
    pub(super) fn whole(&self) -> Option<Result<Date, Misread>> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        Some(self.checked(Date::new(year, month, day).ok()))
    }

    /// The last day of what was written; without a year, the first such day from `start` on.
    pub(super) fn until(&self, start: Date) -> Result<Date, Misread> {
        let of = |year| self.last_of(year);
        let day = match self.year {
            Some(year) => of(year),
            // The eighth year, as 1900 and 2100 have no 29 February.
            None => (start.year()..=start.year().saturating_add(8)).filter_map(of).find(|day| *day >= start),
        };
        self.checked(day)
    }

    /// The first day of what was written; without a year, the one that is nearest to `start`.
    pub(super) fn since(&self, start: Date) -> Result<Date, Misread> {
        let of = |year| Date::new(year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok();
        let distance = |day: &Date| start.duration_until(*day).abs();
        let near = [start.year().saturating_sub(1), start.year(), start.year().saturating_add(1)];
        let day = match self.year {
            Some(year) => of(year),
            None => near.into_iter().filter_map(of).min_by_key(distance),
        };
        self.checked(day)
    }

    /// The last such day that is not after `end`.
    pub(super) fn before(&self, end: Date) -> Result<Date, Misread> {
        let of = |year| Date::new(year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok();
        let day = match self.year {
            Some(year) => of(year),
            None => (end.year().saturating_sub(8)..=end.year()).rev().filter_map(of).find(|day| *day <= end),
        };
        self.checked(day)
    }

    fn last_of(&self, year: i16) -> Option<Date> {
        match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(year, month, day).ok(),
            (Some(month), None) => Date::new(year, month, 1).ok().map(Date::last_of_month),
            _ => Date::new(year, 12, 31).ok(),
        }
    }

    /// The day, if the calendar has it and it is the weekday that was written.
    fn checked(&self, day: Option<Date>) -> Result<Date, Misread> {
        let Some(day) = day else {
            let help = text!("write-a-day-of-the-calendar");
            return Err(Misread::new(self.range.clone(), text!("the-calendar-has-no-such-day"), help));
        };
        match self.weekday.filter(|weekday| *weekday != day.weekday()) {
            None => Ok(day),
            Some(_) => Err(Misread::new(
                self.range.clone(),
                text!("is-a-weekday", day = day, weekday = weekday_name(day.weekday())),
                text!("correct-the-weekday-or-the-day"),
            )),
        }
    }
}

/// The catalogue's word for a weekday.
fn weekday_name(day: Weekday) -> Text {
    match day {
        Weekday::Monday => text!("monday"),
        Weekday::Tuesday => text!("tuesday"),
        Weekday::Wednesday => text!("wednesday"),
        Weekday::Thursday => text!("thursday"),
        Weekday::Friday => text!("friday"),
        Weekday::Saturday => text!("saturday"),
        Weekday::Sunday => text!("sunday"),
    }
}

type Parts = (Option<i16>, Option<i8>, Option<i8>);

/// `2018-03-14`, `14/03/2018`, `2018-03`.
fn numeric(words: &mut Words) -> Option<Parts> {
    let raw = words.word(0).filter(|word| word.raw.contains(['-', '/']))?.raw;
    let date = date::Date::parse(raw, &TimeZone::UTC).filter(|date| date.time().is_none())?;
    let day = (date.iso().len() == 10).then(|| date.day());
    words.advance(1);
    Some((Some(date.year()), Some(date.month()), day))
}

/// `14 mars 2018`, `1er mars`, `14th of March 2018`.
fn day_then_month(words: &mut Words) -> Option<Parts> {
    let place = words.place();
    let day = day_number(words)?;
    words.eat(&["of", "de", "du mois de"]);
    let Some(month) = month(words.key(0)) else {
        words.back_to(place);
        return None;
    };
    words.advance(1);
    Some((year(words), Some(month), Some(day)))
}

/// `mars 2018`, `March 14 2018`, `March`.
fn month_then_day(words: &mut Words) -> Option<Parts> {
    let month = month(words.key(0))?;
    words.advance(1);
    let place = words.place();
    if let Some(year) = year(words) {
        return Some((Some(year), Some(month), None));
    }
    let day = day_number(words);
    // `mars 10 fois`: the number counts something else.
    if day.is_some() && ["fois", "times"].contains(&words.key(0)) {
        words.back_to(place);
        return Some((None, Some(month), None));
    }
    Some((day.and_then(|_| year(words)), Some(month), day))
}

/// A number that can be a day of a month.
fn day_number(words: &mut Words) -> Option<i8> {
    let key = words.key(0);
    let digits = key.len() <= 2 && key.bytes().all(|b| b.is_ascii_digit());
    let named = if digits { number(key).and_then(|day| i8::try_from(day).ok()) } else { ordinal(key) };
    let day = named.filter(|day| (1..=31).contains(day))?;
    words.advance(1);
    Some(day)
}

fn year(words: &mut Words) -> Option<i16> {
    let key = words.key(0);
    let year = number(key).filter(|year| key.len() == 4 && (1000..=9999).contains(year))?;
    words.advance(1);
    i16::try_from(year).ok()
}
