//! When an event takes place: all of its days, between two days.
//!
//! A time of day stays what it is when the clocks change. The units of a recurrence are counted from its first day, which is
//! the first on or after the start that the rule names, so that a start that is no such day never counts.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};

use super::days::Days;
use super::{Event, When};

/// One time that an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Occurrence {
    /// When it begins.
    pub start: When,
    /// When it ends; for whole days the last of them.
    pub end: Option<When>,
}

impl Occurrence {
    /// The day on which it ends, which is that of its start where no end is known.
    pub fn last_day(&self) -> Date {
        self.end.map_or(self.start.day(), |end| end.day())
    }
}

impl Event {
    /// The first time that it takes place; `None` if it never does.
    pub fn first(&self, zone: &TimeZone) -> Option<Occurrence> {
        self.days(None).next().and_then(|day| self.on(day, zone))
    }

    /// The last time that it takes place; `None` if it never does, or never ends.
    pub fn last(&self, zone: &TimeZone) -> Option<Occurrence> {
        let ends = self.recurrence.as_ref().is_none_or(|rule| rule.until.is_some() || rule.count.is_some());
        let days = ends.then(|| self.days(None))?;
        days.last().and_then(|day| self.on(day, zone))
    }

    /// The times that it takes place on one of the days `from` to `to`, in order, no more than `most`.
    ///
    /// One that began before `from` is among them if it has not ended then.
    pub fn occurrences(&self, zone: &TimeZone, from: Date, to: Date, most: usize) -> Vec<Occurrence> {
        let length = self.length().unwrap_or(SignedDuration::ZERO);
        let early = from.checked_sub(length).and_then(|day| day.checked_sub(1.day())).unwrap_or(Date::MIN);
        self.days(Some(early))
            .take_while(|day| *day <= to)
            .filter_map(|day| self.on(day, zone))
            .filter(|one| one.last_day() >= from)
            .take(most)
            .collect()
    }

    /// Its days from `from` on, without those that are excepted.
    fn days(&self, from: Option<Date>) -> impl Iterator<Item = Date> {
        let mut own = self.except.clone();
        own.sort_unstable();
        self.rule_days(from).filter(move |day| {
            own.binary_search(day).is_err()
                && !self.recurrence.as_ref().is_some_and(|rule| rule.excepts(*day))
        })
    }

    /// The days of its rule from `from` on, with those that are excepted; the day of its start where nothing comes back.
    pub(super) fn rule_days(&self, from: Option<Date>) -> Box<dyn Iterator<Item = Date> + '_> {
        let start = self.start.day();
        let from = from.unwrap_or(Date::MIN);
        let Some(rule) = &self.recurrence else {
            return Box::new(Some(start).filter(|day| *day >= from).into_iter());
        };
        let begin = rule.from.map_or(start, |day| day.max(start));
        let Some(first) = Days::new(rule, start, start, 1, begin).find(|day| *day >= begin) else {
            return Box::new(std::iter::empty());
        };
        // Who counts has to begin at the first.
        let skip_to = if rule.count.is_some() { first } else { from.max(first) };
        let until = rule.until.unwrap_or(Date::MAX);
        let most = rule.count.map_or(usize::MAX, |count| usize::try_from(count).unwrap_or(usize::MAX));
        Box::new(
            Days::new(rule, start, first, rule.interval, skip_to)
                .filter(move |day| *day >= first)
                .take_while(move |day| *day <= until)
                .take(most)
                .filter(move |day| *day >= from),
        )
    }

    /// The event as it is on `day`; `None` only at the ends of the calendar.
    fn on(&self, day: Date, zone: &TimeZone) -> Option<Occurrence> {
        if day == self.start.day() {
            let period = self.period();
            return Some(Occurrence { start: period.start, end: period.end });
        }
        let (start, end) = match self.start {
            When::Day(_) => {
                let end = self.length().map(|length| day.checked_add(length)).transpose().ok()?;
                (When::Day(day), end.map(When::Day))
            }
            When::At { local, .. } => {
                let local = day.to_datetime(local.time());
                let end = self.length().map(|length| local.checked_add(length)).transpose().ok()?;
                (When::at(local, zone)?, end.and_then(|end| When::at(end, zone)))
            }
        };
        Some(Occurrence { start, end })
    }
}
