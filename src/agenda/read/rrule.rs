//! A recurrence as iCalendar writes it: `RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH`, with or without the first word.
//!
//! What cannot be a rule of days (hours, minutes, numbers of weeks) is refused, as is what RFC 5545 forbids.

use crate::diag::{Text, text};
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
    let (mut at, end) = (start_of_rule(text, &whole), whole.end);
    let lines = lines(&text[..end], at);
    let end = lines.first().map_or(end, |line| line.start);
    for line in lines {
        excepted(&mut rule, &text[line.clone()], zone).map_err(|problem| {
            let help = text!("write-or-the-day-as");
            Misread::new(line, problem, help)
        })?;
    }
    for part in text[at..end].trim_end().split(';') {
        let range = at..at + part.len();
        at = range.end + 1;
        if part.trim().is_empty() {
            continue;
        }
        let Some((name, value)) = part.split_once('=') else {
            return Err(Misread::new(range, text!("a-part-of-a-rule-is"), FORMS));
        };
        let name = name.trim().to_ascii_uppercase();
        if seen.contains(&name) {
            return Err(Misread::new(
                range,
                text!("stands-twice-in-the-rule", name = name),
                text!("leave-one-of-them-out"),
            ));
        }
        set(&mut rule, &name, &value.trim().to_ascii_uppercase(), start, zone)
            .map_err(|(message, help)| Misread::new(range, message, help))?;
        seen.push(name);
    }
    if !seen.iter().any(|name| name == "FREQ") {
        let message = text!("the-rule-does-not-say-how");
        return Err(Misread::new(whole, message, FORMS));
    }
    let rule = rule.tidy();
    match forbidden(&rule) {
        Some(message) => Err(Misread::new(whole, message, FORMS)),
        None => Ok(rule),
    }
}

/// Where the rule begins: behind its name, if that stands there.
fn start_of_rule(text: &str, whole: &Range<usize>) -> usize {
    let named = text.get(whole.start..whole.start + NAME.len());
    let named = named.is_some_and(|name| name.eq_ignore_ascii_case(NAME));
    whole.start + if named { NAME.len() } else { 0 }
}

const NAME: &str = "RRULE:";
/// What calendars write below a rule. The start of an event stands in a field of its own.
const BELOW: [&str; 5] = ["EXDATE", "DTSTART", "DTEND", "RDATE", "EXRULE"];

/// The lines that follow the rule at `from`; YAML may have made one line of all.
fn lines(text: &str, from: usize) -> Vec<Range<usize>> {
    let begins = |at: usize| {
        let after_space = text[..at].ends_with(char::is_whitespace);
        let named = |name: &&str| {
            let word = text.get(at..at + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
            word && matches!(text.as_bytes().get(at + name.len()), Some(b':' | b';'))
        };
        after_space && BELOW.iter().any(named)
    };
    let mut lines: Vec<Range<usize>> = Vec::new();
    let starts = text.char_indices().map(|(at, _)| at).filter(|at| *at > from && begins(*at));
    for start in starts {
        if let Some(before) = lines.last_mut() {
            before.end = start;
        }
        lines.push(start..text.len());
    }
    lines
}

/// Takes the days of an `EXDATE` out of the rule.
fn excepted(rule: &mut Recurrence, line: &str, zone: &TimeZone) -> Result<(), Text> {
    let (head, values) = line.trim_end().split_once(':').ok_or(text!("no-day-is-written-here"))?;
    let mut head = head.split(';');
    let name = head.next().unwrap_or_default().to_ascii_uppercase();
    match name.as_str() {
        "EXDATE" => {}
        "DTSTART" | "DTEND" => return Ok(()),
        _ => return Err(text!("is-not-known", name = name)),
    }
    let theirs = head.find_map(|part| part.strip_prefix("TZID=")).and_then(|name| TimeZone::get(name).ok());
    let theirs = theirs.as_ref().unwrap_or(zone);
    for value in values.split(',').map(str::trim).filter(|value| !value.is_empty()) {
        let day = excepted_day(value, theirs, zone).ok_or_else(|| text!("is-no-day", value = value))?;
        rule.except.push(day);
    }
    Ok(())
}

/// The day in `zone` of a moment that is written in the zone `theirs`, or in UTC.
fn excepted_day(text: &str, theirs: &TimeZone, zone: &TimeZone) -> Option<Date> {
    let text = text.to_ascii_uppercase();
    if let Some(day) = Date::strptime("%Y%m%d", &text).ok().or_else(|| dashed(&text)) {
        return Some(day);
    }
    let (local, theirs) = match text.strip_suffix('Z') {
        Some(utc) => (utc, &TimeZone::UTC),
        None => (text.as_str(), theirs),
    };
    let local = DateTime::strptime("%Y%m%dT%H%M%S", local).ok()?;
    Some(zone.to_datetime(theirs.to_timestamp(local).ok()?).date())
}

type Refused = (Text, Text);

fn set(rule: &mut Recurrence, name: &str, value: &str, start: &When, zone: &TimeZone) -> Result<(), Refused> {
    let refused = || (text!("is-no-value-of", value = value, name = name), FORMS);
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
                text!("weeks-that-begin-on-are-not", value = value),
                text!("leave-out-weeks-begin-on-monday"),
            ));
        }
        _ => {
            let help = text!("known-parts-of-a-rule");
            return Err((text!("is-not-known", name = name), help));
        }
    }
    Ok(())
}

/// What RFC 5545 does not allow to stand together.
fn forbidden(rule: &Recurrence) -> Option<Text> {
    let numbered = rule.weekdays.iter().any(|day| day.nth.is_some());
    let short = matches!(rule.frequency, Frequency::Daily | Frequency::Weekly);
    let named = !rule.weekdays.is_empty() || !rule.month_days.is_empty() || !rule.months.is_empty();
    if rule.count.is_some() && rule.until.is_some() {
        Some(text!("and-cannot-stand-in-one-rule"))
    } else if numbered && short {
        Some(text!("a-weekday-with-a-number-needs"))
    } else if numbered
        && rule.frequency == Frequency::Monthly
        && rule.weekdays.iter().any(|day| day.nth.is_some_and(|nth| nth.abs() > 5))
    {
        Some(text!("no-month-has-so-many-of"))
    } else if rule.frequency == Frequency::Weekly && !rule.month_days.is_empty() {
        Some(text!("cannot-stand-with"))
    } else if !rule.positions.is_empty() && (short || !named) {
        Some(text!("needs-or-and-days-to-choose"))
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
