//! An event: its days or hours, its recurrence, what it is called; and what is wrong with it.

use crate::diag::{Text, text};
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Recurrence;
use crate::parse::date;

/// A whole day, or a time of day in the site's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// A day, the same everywhere.
    Day(Date),
    /// A time of day.
    At {
        /// As a clock of the site shows it; as it was written, even where the clock skips that hour.
        local: DateTime,
        /// The moment itself.
        instant: Timestamp,
    },
}

impl When {
    /// The time `local` of `zone`. A time that comes twice is the first, one that is skipped is as much later as the clock
    /// is moved; `None` at the ends of the calendar only.
    pub fn at(local: DateTime, zone: &TimeZone) -> Option<When> {
        Some(When::At { local, instant: zone.to_timestamp(local).ok()? })
    }

    /// The moment `instant` as a time of `zone`.
    pub fn of_instant(instant: Timestamp, zone: &TimeZone) -> When {
        When::At { local: zone.to_datetime(instant), instant }
    }

    /// A date of a front matter; what names a month or a year only begins on its first day.
    pub fn of_date(date: &date::Date, zone: &TimeZone) -> When {
        match date.time() {
            None => When::Day(date.civil()),
            Some(_) => When::of_instant(date.instant(), zone),
        }
    }

    /// The day on which it is.
    pub fn day(&self) -> Date {
        match self {
            When::Day(day) => *day,
            When::At { local, .. } => local.date(),
        }
    }

    /// The time of day, where there is one.
    pub fn time(&self) -> Option<Time> {
        match self {
            When::Day(_) => None,
            When::At { local, .. } => Some(local.time()),
        }
    }

    /// The moment at which it begins: for a whole day, its midnight in `zone`.
    pub fn instant(&self, zone: &TimeZone) -> Timestamp {
        match self {
            When::Day(day) => zone.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX),
            When::At { instant, .. } => *instant,
        }
    }

    /// For `<time datetime>` and JSON: `2018-03-14`, or `2018-03-14T14:30:00+01:00`.
    pub fn iso(&self, zone: &TimeZone) -> String {
        match self {
            When::Day(day) => day.to_string(),
            When::At { instant, .. } => {
                instant.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
            }
        }
    }
}

/// From when to when. The end of whole days is the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// When it begins.
    pub start: When,
    /// When it ends, if that was said.
    pub end: Option<When>,
}

/// Something that people come to, once or again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Names the event for good in the calendars that people subscribe to: `revue-de-code@example.org`.
    pub uid: String,
    /// What it is called.
    pub title: String,
    /// What it is about, as plain text; may be empty.
    pub summary: String,
    /// When it begins; where it comes back, the day from which on.
    pub start: When,
    /// When it ends: a time, or the last day. Of the same kind as `start`, or it does not count.
    pub end: Option<When>,
    /// Where it is.
    pub place: Option<String>,
    /// The whole address of its page.
    pub url: Option<String>,
    /// How it comes back.
    pub recurrence: Option<Recurrence>,
    /// Days on which it does not take place although its recurrence says so.
    pub except: Vec<Date>,
    /// When its entry was last changed. Never the time of the build: equal sources make equal files.
    pub stamp: Timestamp,
    /// Whether it was called off.
    pub cancelled: bool,
}

/// What an editor should know of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It ends before it begins; the end does not count.
    EndBeforeStart,
    /// One of start and end has a time and the other has not; the end does not count.
    EndOfOtherKind,
    /// Its recurrence, limits and exceptions leave no day at all.
    NeverComes,
    /// The start is no day of the recurrence; the first is this one.
    StartsLater(Date),
    /// A day is excepted on which it would not be anyway.
    ExceptsNothing(Date),
}

impl Problem {
    /// What is wrong, in a plain sentence without a full stop.
    pub fn text(self) -> Text {
        match self {
            Problem::EndBeforeStart => text!("the-event-ends-before-it-begins"),
            Problem::EndOfOtherKind => text!("one-of-start-and-end-has"),
            Problem::NeverComes => text!("the-recurrence-leaves-no-day-on"),
            Problem::StartsLater(day) => text!("the-start-is-no-day-of", day = day),
            Problem::ExceptsNothing(day) => text!("the-event-would-not-take-place", day = day),
        }
    }
}

impl Event {
    /// An event of which no more is known.
    pub fn new(uid: &str, title: &str, start: When, stamp: Timestamp) -> Event {
        Event {
            uid: uid.to_owned(),
            title: title.to_owned(),
            summary: String::new(),
            start,
            end: None,
            place: None,
            url: None,
            recurrence: None,
            except: Vec::new(),
            stamp,
            cancelled: false,
        }
    }

    /// Whether it is for whole days.
    pub fn is_whole_days(&self) -> bool {
        matches!(self.start, When::Day(_))
    }

    /// When and until when; an end that cannot be meant is left out.
    pub fn period(&self) -> Period {
        Period { start: self.start, end: self.end.filter(|_| self.end_problem().is_none()) }
    }

    /// How long it takes by the clock on the wall: two hours stay two hours, and one night one night, when the clocks change.
    pub(super) fn length(&self) -> Option<SignedDuration> {
        let length = match (self.start, self.period().end?) {
            (When::Day(start), When::Day(end)) => start.duration_until(end),
            (When::At { local: start, .. }, When::At { local: end, .. }) => start.duration_until(end),
            _ => return None,
        };
        (!length.is_negative()).then_some(length)
    }

    fn end_problem(&self) -> Option<Problem> {
        let before = match (self.start, self.end?) {
            (When::Day(start), When::Day(end)) => end < start,
            (When::At { instant: start, .. }, When::At { instant: end, .. }) => end < start,
            _ => return Some(Problem::EndOfOtherKind),
        };
        before.then_some(Problem::EndBeforeStart)
    }

    /// What is wrong with it, in the order in which an editor would mend it.
    pub fn problems(&self, zone: &TimeZone) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self.end_problem().into_iter().collect();
        match self.first(zone) {
            None => problems.push(Problem::NeverComes),
            Some(_) => {
                let begins = self.rule_days(None).next();
                problems.extend(begins.filter(|day| *day > self.start.day()).map(Problem::StartsLater));
            }
        }
        let needless = self.except.iter().filter(|day| self.rule_days(Some(**day)).next() != Some(**day));
        problems.extend(needless.map(|day| Problem::ExceptsNothing(*day)));
        problems
    }
}
