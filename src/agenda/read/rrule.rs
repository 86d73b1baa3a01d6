//! A recurrence as iCalendar writes it: `RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH`, with or without the first word.
//!
//! What cannot be a rule of days (hours, minutes, numbers of weeks) is refused, as is what RFC 5545 forbids.

use std::ops::Range;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::FORMS;
use crate::agenda::rule::WEEKDAY_CODES;
use crate::agenda::{Frequency, Misread, NthWeekday, Recurrence, When};

/// Whether the text means to be a rule of iCalendar.
pub(super) fn is_rrule(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    upper.starts_with("RRULE") || upper.contains("FREQ=") || upper.contains("BYDAY=")
}

/// Reads the rule that stands at `whole` in `text`.
pub(super) fn read(
    text: &str,
    whole: Range<usize>,
    start: &When,
    zone: &TimeZone,
) -> Result<Recurrence, Misread> {
    let mut rule = Recurrence::every(1, Frequency::Daily);
    let mut seen: Vec<String> = Vec::new();
    let mut at = whole.start;
    let written = &text[whole.clone()];
    let prefix = written.get(..6).is_some_and(|prefix| prefix.eq_ignore_ascii_case("RRULE:"));
    if prefix {
        at += 6;
    }
    for part in text[at..whole.end].split(';') {
        let range = at..at + part.len();
        at = range.end + 1;
        if part.trim().is_empty() {
            continue;
        }
        let Some((name, value)) = part.split_once('=') else {
            return Err(Misread::new(range, "a part of a rule is written as `NAME=VALUE`", FORMS));
        };
        let name = name.trim().to_ascii_uppercase();
        if seen.contains(&name) {
            return Err(Misread::new(
                range,
                format!("`{name}` stands twice in the rule"),
                "leave one of them out",
            ));
        }
        set(&mut rule, &name, &value.trim().to_ascii_uppercase(), start, zone)
            .map_err(|(message, help)| Misread::new(range, message, help))?;
        seen.push(name);
    }
    if !seen.iter().any(|name| name == "FREQ") {
        let message = "the rule does not say how often: `FREQ` is missing";
        return Err(Misread::new(whole, message, FORMS));
    }
    let rule = rule.tidy();
    match forbidden(&rule) {
        Some(message) => Err(Misread::new(whole, message, FORMS)),
        None => Ok(rule),
    }
}

type Refused = (String, &'static str);

fn set(rule: &mut Recurrence, name: &str, value: &str, start: &When, zone: &TimeZone) -> Result<(), Refused> {
    let refused = || (format!("`{value}` is no value of `{name}`"), FORMS);
    match name {
        "FREQ" => {
            let found = Frequency::ALL.into_iter().find(|frequency| frequency.name() == value);
            rule.frequency = found.ok_or_else(refused)?;
        }
        "INTERVAL" => {
            rule.interval =
                value.parse().ok().filter(|count| (1..=999).contains(count)).ok_or_else(refused)?;
        }
        "COUNT" => {
            rule.count =
                Some(value.parse().ok().filter(|count| (1..=9999).contains(count)).ok_or_else(refused)?);
        }
        "UNTIL" => rule.until = Some(last_day(value, start, zone).ok_or_else(refused)?),
        "BYDAY" => rule.weekdays = list(value, weekday).ok_or_else(refused)?,
        "BYMONTHDAY" => rule.month_days = list(value, |day| within(day, 31)).ok_or_else(refused)?,
        "BYMONTH" => {
            rule.months =
                list(value, |month| within(month, 12).filter(|month| *month > 0)).ok_or_else(refused)?
        }
        "BYSETPOS" => rule.positions = list(value, |place| within::<i16>(place, 366)).ok_or_else(refused)?,
        "WKST" if value == "MO" => {}
        "WKST" => {
            return Err((
                format!("weeks that begin on `{value}` are not known"),
                "leave `WKST` out: weeks begin on Monday",
            ));
        }
        _ => {
            let help = "`FREQ`, `INTERVAL`, `COUNT`, `UNTIL`, `BYDAY`, `BYMONTHDAY`, `BYMONTH` and `BYSETPOS` are known";
            return Err((format!("`{name}` is not known"), help));
        }
    }
    Ok(())
}

/// What RFC 5545 does not allow to stand together.
fn forbidden(rule: &Recurrence) -> Option<&'static str> {
    let numbered = rule.weekdays.iter().any(|day| day.nth.is_some());
    let short = matches!(rule.frequency, Frequency::Daily | Frequency::Weekly);
    let named = !rule.weekdays.is_empty() || !rule.month_days.is_empty() || !rule.months.is_empty();
    if rule.count.is_some() && rule.until.is_some() {
        Some("`COUNT` and `UNTIL` cannot stand in one rule")
    } else if numbered && short {
        Some("a weekday with a number needs `FREQ=MONTHLY` or `FREQ=YEARLY`")
    } else if numbered
        && rule.frequency == Frequency::Monthly
        && rule.weekdays.iter().any(|day| day.nth.is_some_and(|nth| nth.abs() > 5))
    {
        Some("no month has so many of one weekday")
    } else if rule.frequency == Frequency::Weekly && !rule.month_days.is_empty() {
        Some("`BYMONTHDAY` cannot stand with `FREQ=WEEKLY`")
    } else if !rule.positions.is_empty() && (short || !named) {
        Some("`BYSETPOS` needs `FREQ=MONTHLY` or `FREQ=YEARLY`, and days to choose from")
    } else {
        None
    }
}

/// All values of a list; `None` if one is none.
fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(|one| read(one.trim())).collect()
}

/// A number from 1 to `most`, or from −1 to −`most`.
fn within<T: TryFrom<i16>>(text: &str, most: i16) -> Option<T> {
    let number: i16 = text.parse().ok().filter(|number| (-most..=most).contains(number) && *number != 0)?;
    T::try_from(number).ok()
}

/// `TH`, `2TH`, `-1TH`.
fn weekday(text: &str) -> Option<NthWeekday> {
    let (nth, code) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let weekday = WEEKDAY_CODES.iter().find(|(name, _)| *name == code).map(|(_, weekday)| *weekday)?;
    let nth = if nth.is_empty() { None } else { Some(within(nth, 53)?) };
    Some(NthWeekday { nth, weekday })
}

/// The last day of a rule. A moment within a day leaves that day out if the event would begin later on it.
fn last_day(text: &str, start: &When, zone: &TimeZone) -> Option<Date> {
    if let Ok(day) = Date::strptime("%Y%m%d", text) {
        return Some(day);
    }
    if let Some(day) = dashed(text) {
        return Some(day);
    }
    let local = match text.strip_suffix('Z') {
        Some(utc) => {
            let utc = DateTime::strptime("%Y%m%dT%H%M%S", utc).ok()?;
            zone.to_datetime(TimeZone::UTC.to_timestamp(utc).ok()?)
        }
        None => DateTime::strptime("%Y%m%dT%H%M%S", text).ok()?,
    };
    match start.time() {
        Some(time) if time > local.time() => local.date().yesterday().ok(),
        _ => Some(local.date()),
    }
}

/// `2018-06-30`, which editors write where iCalendar wants `20180630`.
fn dashed(text: &str) -> Option<Date> {
    Date::strptime("%Y-%m-%d", text).ok()
}
