//! The text of a calendar file, as RFC 5545 wants it, for the programs that people keep their appointments in.
//!
//! Takes events and the zone of the site; returns text with CRLF. Equal events give equal bytes: nothing comes from the
//! clock. Knows nothing of files and addresses.

mod line;
mod zone;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::{Event, Occurrence, When};
use line::{add, escape, uri};

/// Exceptions without a year are told for so many years: `EXDATE` names single days.
const YEARS_OF_EXCEPTIONS: i16 = 30;

/// How many single days a calendar lists at most.
const MOST_EXCEPTIONS: usize = 1_000;

/// A calendar that people can subscribe to.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    /// What the calendar is called in the reader's program.
    pub name: &'a str,
    /// What is in it, if that needs to be said.
    pub description: Option<&'a str>,
    /// The whole address of this file.
    pub url: Option<&'a str>,
    /// Its language, for `PRODID` and the texts: `fr`.
    pub language: &'a str,
    /// The zone in which the times are written.
    pub zone: &'a TimeZone,
    /// After how many hours a program should look for changes.
    pub refresh_hours: u16,
}

impl Calendar<'_> {
    /// The file with these events, in the order in which they come. One that never takes place is left out, as there is no
    /// day to write.
    pub fn write<'e>(&self, events: impl IntoIterator<Item = &'e Event>) -> String {
        let events: Vec<(&Event, Occurrence)> =
            events.into_iter().filter_map(|event| Some((event, event.first(self.zone)?))).collect();
        let mut out = String::new();
        add(&mut out, "BEGIN", "VCALENDAR");
        add(&mut out, "VERSION", "2.0");
        add(&mut out, "PRODID", &format!("-//eigsite//agenda//{}", escape(self.language).to_uppercase()));
        add(&mut out, "CALSCALE", "GREGORIAN");
        add(&mut out, "METHOD", "PUBLISH");
        self.header(&mut out);
        if let Some(earliest) = events
            .iter()
            .filter(|(event, _)| !event.is_whole_days())
            .map(|(_, first)| first.start.day())
            .min()
        {
            zone::write(&mut out, self.zone, earliest);
        }
        for (event, first) in &events {
            self.event(&mut out, event, first);
        }
        add(&mut out, "END", "VCALENDAR");
        out
    }

    /// What programs show and do; `NAME` and `X-WR-CALNAME` say the same to new and old ones.
    fn header(&self, out: &mut String) {
        add(out, "NAME", &escape(self.name));
        add(out, "X-WR-CALNAME", &escape(self.name));
        if let Some(description) = self.description {
            add(out, "DESCRIPTION", &escape(description));
            add(out, "X-WR-CALDESC", &escape(description));
        }
        if let Some(url) = self.url {
            add(out, "SOURCE;VALUE=URI", &uri(url));
        }
        if let Some(zone) = self.zone.iana_name() {
            add(out, "X-WR-TIMEZONE", zone);
        }
        let hours = self.refresh_hours.max(1);
        add(out, "REFRESH-INTERVAL;VALUE=DURATION", &format!("PT{hours}H"));
        add(out, "X-PUBLISHED-TTL", &format!("PT{hours}H"));
    }

    fn event(&self, out: &mut String, event: &Event, first: &Occurrence) {
        add(out, "BEGIN", "VEVENT");
        add(out, "UID", &escape(&event.uid));
        add(out, "DTSTAMP", &utc(event.stamp));
        self.when(out, "DTSTART", &first.start, event.recurrence.is_some());
        match (first.start, first.end) {
            // The end of whole days is the day after.
            (When::Day(_), Some(When::Day(last))) => {
                let after = last.tomorrow().unwrap_or(last);
                add(out, "DTEND;VALUE=DATE", &day_text(after));
            }
            (_, Some(end)) => self.when(out, "DTEND", &end, event.recurrence.is_some()),
            _ => {}
        }
        if let Some(rule) = &event.recurrence {
            add(out, "RRULE", &rule.rrule(&event.start, self.zone));
            self.exceptions(out, event, first.start.day());
        }
        add(out, "SUMMARY", &escape(&event.title));
        if !event.summary.is_empty() {
            add(out, "DESCRIPTION", &escape(&event.summary));
        }
        if let Some(place) = event.place.as_deref().filter(|place| !place.is_empty()) {
            add(out, "LOCATION", &escape(place));
        }
        if let Some(url) = event.url.as_deref().filter(|url| !url.is_empty()) {
            add(out, "URL", &uri(url));
        }
        add(out, "LAST-MODIFIED", &utc(event.stamp));
        if event.cancelled {
            add(out, "STATUS", "CANCELLED");
        }
        // Whole days do not fill a day with «busy».
        add(out, "TRANSP", if event.is_whole_days() { "TRANSPARENT" } else { "OPAQUE" });
        add(out, "END", "VEVENT");
    }

    /// A day, or a time of the zone. A single moment whose time comes twice is written in UTC if it is the second.
    fn when(&self, out: &mut String, name: &str, when: &When, recurs: bool) {
        match when {
            When::Day(day) => add(out, &format!("{name};VALUE=DATE"), &day_text(*day)),
            When::At { local, instant } => match zone::name(self.zone) {
                Some(zone) if recurs || self.zone.to_timestamp(*local).ok() == Some(*instant) => {
                    add(out, &format!("{name};TZID={zone}"), &local_text(*local));
                }
                _ => add(out, name, &utc(*instant)),
            },
        }
    }

    fn exceptions(&self, out: &mut String, event: &Event, first: Date) {
        for day in excepted(event, first) {
            match event.start.time() {
                None => add(out, "EXDATE;VALUE=DATE", &day_text(day)),
                Some(time) => {
                    let local = day.to_datetime(time);
                    if let Some(when) = When::at(local, self.zone) {
                        self.when(out, "EXDATE", &when, true);
                    }
                }
            }
        }
    }
}

/// The days of the rule on which the event does not take place.
fn excepted(event: &Event, first: Date) -> Vec<Date> {
    let Some(rule) = &event.recurrence else { return Vec::new() };
    let single = event.except.iter().chain(&rule.except).copied();
    let horizon = first.checked_add(i32::from(YEARS_OF_EXCEPTIONS).years()).unwrap_or(Date::MAX);
    let last = rule.until.unwrap_or(horizon).min(horizon);
    let each_year = (first.year()..=last.year()).flat_map(|year| {
        rule.except_each_year.iter().filter_map(move |(month, day)| Date::new(year, *month, *day).ok())
    });
    let mut days: Vec<Date> = single.chain(each_year).filter(|day| *day >= first).collect();
    days.sort_unstable();
    days.dedup();
    days.retain(|day| event.rule_days(Some(*day)).next() == Some(*day));
    days.truncate(MOST_EXCEPTIONS);
    days
}

fn day_text(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn local_text(local: DateTime) -> String {
    local.strftime("%Y%m%dT%H%M%S").to_string()
}

fn utc(instant: Timestamp) -> String {
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}
