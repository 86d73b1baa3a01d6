//! `VTIMEZONE`: when the clocks of a zone change, out of jiff's tables.
//!
//! What repeats itself each year becomes a rule without end; changes before that are listed one by one.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::tz::{Dst, Offset, TimeZone};

use super::{add, local_text};
use crate::agenda::rule::WEEKDAY_CODES;

/// In this year a zone's table follows its rule, if it has one: it is far from what governments change now.
const FAR: i16 = 2050;

/// How many years must agree for a rule: long enough for a last Sunday to be the fourth once and the fifth once.
const AGREEING: usize = 12;

/// Without a rule, the changes of so many years are listed.
const LISTED_YEARS: i16 = 40;

/// A change of the clocks.
struct Change {
    /// By the clock before the change.
    local: DateTime,
    from: Offset,
    to: Offset,
    summer: bool,
    abbreviation: String,
}

/// The nth weekday of a month; the last for −1.
#[derive(Clone, Copy, PartialEq)]
struct Yearly {
    month: i8,
    weekday: Weekday,
    nth: i8,
}

/// The name of a zone in the file; `None` where times are better written in UTC.
pub(super) fn name(zone: &TimeZone) -> Option<&str> {
    zone.iana_name().filter(|name| !matches!(*name, "UTC" | "Etc/UTC" | "Etc/UCT" | "Zulu" | "Etc/Zulu"))
}

/// Writes the zone for events from `earliest` on.
pub(super) fn write(out: &mut String, zone: &TimeZone, earliest: Date) {
    let Some(name) = name(zone) else { return };
    let year = earliest.year().clamp(1900, 9000);
    let changes = changes(zone, year - 2, FAR.max(year + 1) + 14);
    let before = changes.iter().take_while(|change| change.local.date() < earliest).count();
    let (rules, ruled_from) = rules(&changes).unwrap_or(([None, None], changes.len()));

    add(out, "BEGIN", "VTIMEZONE");
    add(out, "TZID", name);
    if before == 0 {
        fixed(out, zone, year - 1);
    }
    // Summer and winter time as the first event has them; nothing older is told.
    let begin = before.saturating_sub(2);
    let listed = &changes[begin.min(ruled_from)..ruled_from];
    for change in listed.iter().filter(|change| change.local.year() <= year + LISTED_YEARS) {
        component(out, change, None);
    }
    let ruled = changes.iter().enumerate().skip(begin.max(ruled_from)).take(2);
    for (place, change) in ruled {
        component(out, change, rules[place % 2]);
    }
    add(out, "END", "VTIMEZONE");
}

/// All changes from one year to another.
fn changes(zone: &TimeZone, first: i16, last: i16) -> Vec<Change> {
    let begin = beginning_of(first);
    let mut from = zone.to_offset(begin);
    let mut changes = Vec::new();
    for change in zone.following(begin) {
        let local = from.to_datetime(change.timestamp());
        if local.year() > last {
            break;
        }
        changes.push(Change {
            local,
            from,
            to: change.offset(),
            summer: change.dst() == Dst::Yes,
            abbreviation: change.abbreviation().to_owned(),
        });
        from = change.offset();
    }
    // Some changes are of the name only.
    changes.retain(|change| change.from != change.to);
    changes
}

/// The rules that the changes with even and with odd numbers follow, and the number from which on they do.
fn rules(changes: &[Change]) -> Option<([Option<Yearly>; 2], usize)> {
    let tail = changes.len().checked_sub(2 * AGREEING)?;
    let every_other = |parity| changes.iter().skip(tail + (tail + parity) % 2).step_by(2);
    let of = |parity| rule_of(&every_other(parity).collect::<Vec<_>>());
    let rules = [of(0)?, of(1)?];
    let samples = [tail + tail % 2, tail + (tail + 1) % 2];
    let fits = |place: usize| {
        let (change, sample) = (&changes[place], &changes[samples[place % 2]]);
        is_alike(change, sample) && is_of(change, rules[place % 2])
    };
    let from = (0..tail).rev().take_while(|place| fits(*place)).last().unwrap_or(tail);
    Some((rules.map(Some), from))
}

/// The rule of changes that are a year apart each.
fn rule_of(changes: &[&Change]) -> Option<Yearly> {
    let first = changes.first()?;
    let (month, weekday) = (first.local.month(), first.local.date().weekday());
    let nths = [-1, (first.local.day() - 1) / 7 + 1];
    let agree = |nth| {
        changes.iter().all(|change| is_alike(change, first) && is_of(change, Yearly { month, weekday, nth }))
    };
    nths.into_iter().find(|nth| agree(*nth)).map(|nth| Yearly { month, weekday, nth })
}

/// Whether two changes are the same but for their year.
fn is_alike(change: &Change, other: &Change) -> bool {
    change.local.time() == other.local.time()
        && (change.from, change.to) == (other.from, other.to)
        && change.abbreviation == other.abbreviation
}

fn is_of(change: &Change, rule: Yearly) -> bool {
    let day = change.local.date();
    let nth = if rule.nth < 0 { (day.day() - day.days_in_month()) / 7 - 1 } else { (day.day() - 1) / 7 + 1 };
    (day.month(), day.weekday(), nth) == (rule.month, rule.weekday, rule.nth)
}

fn component(out: &mut String, change: &Change, rule: Option<Yearly>) {
    let kind = if change.summer { "DAYLIGHT" } else { "STANDARD" };
    add(out, "BEGIN", kind);
    add(out, "DTSTART", &local_text(change.local));
    add(out, "TZOFFSETFROM", &offset_text(change.from));
    add(out, "TZOFFSETTO", &offset_text(change.to));
    add(out, "TZNAME", &change.abbreviation);
    if let Some(Yearly { month, weekday, nth }) = rule {
        let code = WEEKDAY_CODES.iter().find(|(_, day)| *day == weekday).map_or("", |(code, _)| code);
        add(out, "RRULE", &format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{code}"));
    }
    add(out, "END", kind);
}

/// The offset before any change; all there is, in a zone whose clocks are never changed.
fn fixed(out: &mut String, zone: &TimeZone, year: i16) {
    let begin = beginning_of(year);
    let info = zone.to_offset_info(begin);
    let change = Change {
        local: date(year, 1, 1).at(0, 0, 0, 0),
        from: info.offset(),
        to: info.offset(),
        summer: info.dst() == Dst::Yes,
        abbreviation: info.abbreviation().to_owned(),
    };
    component(out, &change, None);
}

fn beginning_of(year: i16) -> Timestamp {
    TimeZone::UTC.to_timestamp(date(year, 1, 1).at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// `+0100`, and seconds where there are some.
fn offset_text(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let rest = if all % 60 == 0 { String::new() } else { format!("{:02}", all % 60) };
    format!("{sign}{:02}{:02}{rest}", all / 3600, all / 60 % 60)
}
