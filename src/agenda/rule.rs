//! A recurrence as iCalendar's `RRULE` has it, with the limits and exceptions that people put into the same sentence.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use super::When;

/// The unit in which a recurrence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// Days.
    Daily,
    /// Weeks, from Monday.
    Weekly,
    /// Months.
    Monthly,
    /// Years.
    Yearly,
}

/// A weekday, every one of them or the one with a number: the second, or from the end, the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NthWeekday {
    /// 1 is the first, −1 the last of its month (of its year, in a yearly rule without months); `None` is each.
    pub nth: Option<i8>,
    /// The weekday.
    pub weekday: Weekday,
}

/// From what time to what time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hours {
    /// The beginning.
    pub start: Time,
    /// The end; one that is not later by the clock is of the day after.
    pub end: Option<Time>,
}

/// How an event comes back. Read one with [`super::read_recurrence`]; the parts are as in RFC 5545, §3.3.10.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// `FREQ`.
    pub frequency: Frequency,
    /// `INTERVAL`: every so many units, at least 1.
    pub interval: u16,
    /// `BYDAY`, from Monday.
    pub weekdays: Vec<NthWeekday>,
    /// `BYMONTHDAY`: 1 to 31, or from the end of the month −1 to −31.
    pub month_days: Vec<i8>,
    /// `BYMONTH`: 1 to 12.
    pub months: Vec<i8>,
    /// `BYSETPOS`: which of the days of a month or year, from 1, or from the end −1.
    pub positions: Vec<i16>,
    /// Not before this day.
    pub from: Option<Date>,
    /// `UNTIL`: not after this day.
    pub until: Option<Date>,
    /// `COUNT`: so often; the excepted days count.
    pub count: Option<u32>,
    /// Not on these days.
    pub except: Vec<Date>,
    /// Not on these days of any year: month, day.
    pub except_each_year: Vec<(i8, i8)>,
    /// The hours that the sentence named. They are told, not used: whoever builds the event decides, see
    /// [`Hours::of_day`].
    pub hours: Option<Hours>,
}

impl Hours {
    /// These hours of `day`; for an event whose start is a whole day while its recurrence names the hours.
    pub fn of_day(&self, day: Date, zone: &TimeZone) -> Option<super::Period> {
        let start = When::at(day.to_datetime(self.start), zone)?;
        let last = |end: Time| if end > self.start { Some(day) } else { day.tomorrow().ok() };
        let end = self.end.and_then(|end| When::at(last(end)?.to_datetime(end), zone));
        Some(super::Period { start, end })
    }
}

impl Recurrence {
    /// Every `interval` units, and nothing else said.
    pub fn every(interval: u16, frequency: Frequency) -> Recurrence {
        Recurrence {
            frequency,
            interval: interval.max(1),
            weekdays: Vec::new(),
            month_days: Vec::new(),
            months: Vec::new(),
            positions: Vec::new(),
            from: None,
            until: None,
            count: None,
            except: Vec::new(),
            except_each_year: Vec::new(),
            hours: None,
        }
    }

    /// Leaves out `months` of every year; whether that can be said of this rule and leaves something.
    #[must_use]
    pub fn leave_out(&mut self, months: &[i8]) -> bool {
        if self.frequency == Frequency::Yearly && self.months.is_empty() {
            return false;
        }
        let all: Vec<i8> = if self.months.is_empty() { (1..=12).collect() } else { self.months.clone() };
        let left: Vec<i8> = all.into_iter().filter(|month| !months.contains(month)).collect();
        let some = !left.is_empty();
        if some {
            self.months = left;
        }
        some
    }

    /// Each list in order and without repetitions, so that equal rules are equal values.
    pub(super) fn tidy(mut self) -> Recurrence {
        // From Monday; of one weekday the first before the second, those from the end after them.
        let rank = |day: &NthWeekday| {
            let nth = day.nth.unwrap_or(0);
            (nth < 0, nth, day.weekday.to_monday_zero_offset())
        };
        self.weekdays.sort_by_key(rank);
        self.weekdays.dedup();
        self.month_days.sort_by_key(|day| (*day < 0, *day));
        self.month_days.dedup();
        self.months.sort_unstable();
        self.months.dedup();
        self.positions.sort_unstable();
        self.positions.dedup();
        self.except.sort_unstable();
        self.except.dedup();
        self.except_each_year.sort_unstable();
        self.except_each_year.dedup();
        self
    }

    /// Whether the event does not take place on a day of the rule.
    pub(super) fn excepts(&self, day: Date) -> bool {
        self.except.binary_search(&day).is_ok()
            || self.except_each_year.binary_search(&(day.month(), day.day())).is_ok()
    }

    /// The value of an `RRULE` for an event that begins at `start`: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TH`.
    ///
    /// `from` and the exceptions have no place in it: a calendar takes them from `DTSTART` and `EXDATE`.
    pub fn rrule(&self, start: &When, zone: &TimeZone) -> String {
        let mut rule = format!("FREQ={}", self.frequency.name());
        let mut add = |name: &str, values: Vec<String>| {
            if !values.is_empty() {
                rule = format!("{rule};{name}={}", values.join(","));
            }
        };
        add("INTERVAL", Vec::from_iter((self.interval > 1).then(|| self.interval.to_string())));
        // Programs do not agree on years without a 29 February, unless the rule names it.
        let leap_day =
            self.frequency == Frequency::Yearly && (start.day().month(), start.day().day()) == (2, 29);
        let implied =
            leap_day && self.weekdays.is_empty() && self.month_days.is_empty() && self.months.is_empty();
        add("BYMONTH", if implied { vec!["2".to_owned()] } else { texts(&self.months) });
        add("BYMONTHDAY", if implied { vec!["29".to_owned()] } else { texts(&self.month_days) });
        add("BYDAY", self.weekdays.iter().map(NthWeekday::code).collect());
        add("BYSETPOS", texts(&self.positions));
        add("COUNT", Vec::from_iter(self.count.map(|count| count.to_string())));
        add("UNTIL", Vec::from_iter(self.until.map(|day| last_moment(day, start, zone))));
        rule
    }
}

/// `UNTIL` has to be a day for whole days, and a moment in UTC for times.
fn last_moment(day: Date, start: &When, zone: &TimeZone) -> String {
    let night = zone.to_timestamp(day.at(23, 59, 59, 0));
    match (start, night) {
        (When::At { .. }, Ok(night)) => night.strftime("%Y%m%dT%H%M%SZ").to_string(),
        _ => day.strftime("%Y%m%d").to_string(),
    }
}

fn texts<T: ToString>(values: &[T]) -> Vec<String> {
    values.iter().map(T::to_string).collect()
}

impl Frequency {
    pub(super) const ALL: [Frequency; 4] =
        [Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly];

    /// As `FREQ` names it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        }
    }
}

/// The weekdays as `BYDAY` names them, from Monday.
pub(super) const WEEKDAY_CODES: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

impl NthWeekday {
    /// Every such weekday.
    pub fn each(weekday: Weekday) -> NthWeekday {
        NthWeekday { nth: None, weekday }
    }

    fn code(&self) -> String {
        let code = WEEKDAY_CODES.iter().find(|(_, day)| *day == self.weekday).map_or("", |(code, _)| code);
        self.nth.map_or_else(|| code.to_owned(), |nth| format!("{nth}{code}"))
    }
}
