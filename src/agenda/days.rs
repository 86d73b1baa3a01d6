//! The days of a rule, one after the other.
//!
//! Takes a rule, a day that says what the rule leaves open and a day to begin at; returns days in order. Knows nothing of
//! limits, exceptions or times. Looks at a bounded number of days, whatever the rule says.

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};

use super::{Frequency, NthWeekday, Recurrence};

/// How many days are looked at before a search is given up: more than 400 years, after which the calendar repeats itself.
const MOST_DAYS: u32 = 150_000;

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// The days of a rule, in order, without end for most rules.
pub(super) struct Days<'a> {
    rule: &'a Recurrence,
    /// Says what the rule does not: the weekday of a weekly rule, the day of a monthly one.
    start: Date,
    /// The unit that comes next: the number of its day, week, month or year.
    unit: i32,
    step: i32,
    found: std::vec::IntoIter<Date>,
    looked_at: u32,
}

impl<'a> Days<'a> {
    /// The days of each `step`th unit counted from that of `anchor`, from the unit of `from` on. Days of that unit that lie
    /// before `from` are not left out.
    pub(super) fn new(rule: &'a Recurrence, start: Date, anchor: Date, step: u16, from: Date) -> Days<'a> {
        let step = i32::from(step.max(1));
        let first = unit_of(anchor, rule.frequency);
        let behind = (unit_of(from, rule.frequency) - first).max(0);
        let unit = first + behind / step * step;
        Days { rule, start, unit, step, found: Vec::new().into_iter(), looked_at: 0 }
    }
}

impl Iterator for Days<'_> {
    type Item = Date;

    fn next(&mut self) -> Option<Date> {
        loop {
            if let Some(day) = self.found.next() {
                return Some(day);
            }
            if self.looked_at > MOST_DAYS {
                return None;
            }
            let (first, last) = days_of_unit(self.unit, self.rule.frequency)?;
            self.unit = self.unit.checked_add(self.step)?;
            let mut days = Vec::new();
            let mut day = Some(first);
            while let Some(here) = day.filter(|day| *day <= last) {
                self.looked_at += 1;
                if is_of_rule(self.rule, self.start, here) {
                    days.push(here);
                }
                day = here.tomorrow().ok();
            }
            self.found = at_positions(days, &self.rule.positions).into_iter();
        }
    }
}

/// The number of the day, week, month or year in which a day is.
fn unit_of(day: Date, frequency: Frequency) -> i32 {
    let number = || i32::try_from(EPOCH.duration_until(day).as_hours() / 24).unwrap_or(i32::MAX);
    match frequency {
        Frequency::Daily => number(),
        // The epoch was a Thursday: three days after a Monday.
        Frequency::Weekly => (number() + 3).div_euclid(7),
        Frequency::Monthly => i32::from(day.year()) * 12 + i32::from(day.month()) - 1,
        Frequency::Yearly => i32::from(day.year()),
    }
}

/// The first and the last day of a unit; `None` beyond the calendar.
fn days_of_unit(unit: i32, frequency: Frequency) -> Option<(Date, Date)> {
    let day = |number: i32| EPOCH.checked_add(SignedDuration::from_hours(i64::from(number) * 24)).ok();
    match frequency {
        Frequency::Daily => Some((day(unit)?, day(unit)?)),
        Frequency::Weekly => {
            let monday = day(unit.checked_mul(7)?.checked_sub(3)?)?;
            Some((monday, monday.checked_add(6.days()).unwrap_or(Date::MAX)))
        }
        Frequency::Monthly => {
            let year = i16::try_from(unit.div_euclid(12)).ok()?;
            let first = Date::new(year, i8::try_from(unit.rem_euclid(12) + 1).ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        Frequency::Yearly => {
            let first = Date::new(i16::try_from(unit).ok()?, 1, 1).ok()?;
            Some((first, first.last_of_year()))
        }
    }
}

/// Those of the days that `BYSETPOS` names; all, where it names none.
fn at_positions(days: Vec<Date>, positions: &[i16]) -> Vec<Date> {
    if positions.is_empty() {
        return days;
    }
    let count = i16::try_from(days.len()).unwrap_or(i16::MAX);
    let named = |position: i16| positions.contains(&position) || positions.contains(&(position - count - 1));
    (1..=count).zip(days).filter(|(position, _)| named(*position)).map(|(_, day)| day).collect()
}

fn is_of_rule(rule: &Recurrence, start: Date, day: Date) -> bool {
    let month_day = |wanted: &i8| *wanted == day.day() || *wanted == day.day() - day.days_in_month() - 1;
    (rule.months.is_empty() || rule.months.contains(&day.month()))
        && (rule.month_days.is_empty() || rule.month_days.iter().any(month_day))
        && (rule.weekdays.is_empty() || rule.weekdays.iter().any(|wanted| is_weekday(wanted, rule, day)))
        && is_implied(rule, start, day)
}

fn is_weekday(wanted: &NthWeekday, rule: &Recurrence, day: Date) -> bool {
    if wanted.weekday != day.weekday() {
        return false;
    }
    let Some(nth) = wanted.nth.map(i16::from) else { return true };
    let (place, size) = if rule.frequency == Frequency::Yearly && rule.months.is_empty() {
        (day.day_of_year(), day.days_in_year())
    } else {
        (i16::from(day.day()), i16::from(day.days_in_month()))
    };
    nth == (place - 1) / 7 + 1 || nth == -((size - place) / 7 + 1)
}

/// What a rule leaves open is as on the day of the start.
fn is_implied(rule: &Recurrence, start: Date, day: Date) -> bool {
    let named = !rule.weekdays.is_empty() || !rule.month_days.is_empty();
    match rule.frequency {
        Frequency::Daily => true,
        Frequency::Weekly => !rule.weekdays.is_empty() || day.weekday() == start.weekday(),
        Frequency::Monthly => named || day.day() == start.day(),
        Frequency::Yearly => {
            named || day.day() == start.day() && (!rule.months.is_empty() || day.month() == start.month())
        }
    }
}
