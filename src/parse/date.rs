//! Dates as editors write them.
//!
//! Takes a YAML value or the name of a post's file, and the site's time zone; returns a [`Date`] in that zone.
//! Knows nothing of the machine's own zone or clock: a date without a time is the same day everywhere.

use crate::diag::Arg;
use jiff::civil;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

pub use super::date_forms::month_named;
use super::date_forms::{
    calendar_day, number, org_timestamp, parse_clock, parse_day, parse_month, parse_offset, split_long_day,
    split_offset,
};
use crate::yaml::Value;

/// A day of the site's calendar, with the time of day where one was written.
///
/// Dates are in order of time; one without a time counts as its midnight in the site's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    instant: Timestamp,
    civil: civil::Date,
    time: Option<civil::Time>,
    precision: Precision,
}

/// How much of a day was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl Date {
    /// Reads a value of a front matter or a data file; `None` where it is no date.
    pub fn from_value(value: &Value, zone: &TimeZone) -> Option<Date> {
        match value {
            Value::Int(year) => Self::from_year(*year, zone),
            Value::String(text) => Self::parse(text, zone),
            _ => None,
        }
    }

    /// Reads a text: `<2018-03-16 ven.>`, `2018-03-16`, `2018-03-16 10:00:00 +0100`, `2018-03-16T10:00Z`, `16/03/2018`, `16/03/18`,
    /// `16 mars 2018`, `16 mars 2018 à 14h30`, `mars 2018`, `2018`.
    ///
    /// A time without an offset is one of `zone`.
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Date> {
        let text = text.trim();
        if let Some(stamp) = org_timestamp(text) {
            return Self::parse(&stamp, zone);
        }
        if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Self::from_year(text.parse().ok()?, zone);
        }
        if let Some(month) = parse_month(text) {
            return Some(Date { precision: Precision::Month, ..Self::from_day(month, zone)? });
        }
        if let Some((day, rest)) = split_long_day(text) {
            let clock =
                ["à ", "at "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest).trim_start();
            return if clock.is_empty() {
                Self::from_day(day, zone)
            } else {
                Self::from_day_and_time(day, clock, zone)
            };
        }
        match text.split_once(['T', 't', ' ']) {
            None => Self::from_day(parse_day(text)?, zone),
            Some((day, rest)) => Self::from_day_and_time(parse_day(day)?, rest.trim(), zone),
        }
    }

    /// The day `civil`, without a time.
    pub fn from_day(civil: civil::Date, zone: &TimeZone) -> Option<Date> {
        let instant = zone.to_timestamp(civil.at(0, 0, 0, 0)).ok()?;
        Some(Date { instant, civil, time: None, precision: Precision::Day })
    }

    fn from_year(year: i64, zone: &TimeZone) -> Option<Date> {
        let year = i16::try_from(year).ok().filter(|year| (1000..=9999).contains(year))?;
        let day = Self::from_day(civil::Date::new(year, 1, 1).ok()?, zone)?;
        Some(Date { precision: Precision::Year, ..day })
    }

    fn from_day_and_time(day: civil::Date, rest: &str, zone: &TimeZone) -> Option<Date> {
        let (clock, offset) = split_offset(rest);
        let local = day.to_datetime(parse_clock(clock)?);
        let instant = match offset {
            None => zone.to_timestamp(local).ok()?,
            Some(offset) => {
                let utc = TimeZone::UTC.to_timestamp(local).ok()?;
                utc.checked_sub(Span::new().seconds(parse_offset(offset)?)).ok()?
            }
        };
        let here = instant.to_zoned(zone.clone());
        Some(Date { instant, civil: here.date(), time: Some(here.time()), precision: Precision::Day })
    }

    /// The year.
    pub fn year(&self) -> i16 {
        self.civil.year()
    }

    /// The month, from 1.
    pub fn month(&self) -> i8 {
        self.civil.month()
    }

    /// The day of the month, from 1.
    pub fn day(&self) -> i8 {
        self.civil.day()
    }

    /// The day in the site's calendar.
    pub fn civil(&self) -> civil::Date {
        self.civil
    }

    /// The time of day in the site's zone, if one was written.
    pub fn time(&self) -> Option<civil::Time> {
        self.time
    }

    /// The moment; midnight in the site's zone when no time was written.
    pub fn instant(&self) -> Timestamp {
        self.instant
    }

    /// The moment `now` in `zone`.
    pub fn at(now: Timestamp, zone: &TimeZone) -> Date {
        let here = now.to_zoned(zone.clone());
        Date { instant: now, civil: here.date(), time: Some(here.time()), precision: Precision::Day }
    }

    /// Whether a whole day was written.
    pub fn is_day(&self) -> bool {
        self.precision == Precision::Day
    }

    /// Whether no more than a year was written.
    pub fn year_only(&self) -> bool {
        self.precision == Precision::Year
    }

    /// As much as was written: `2018-03-16`, `2018-03`, `2018`.
    pub fn iso(&self) -> String {
        let day = self.civil.to_string();
        match self.precision {
            Precision::Year => day[..4].to_owned(),
            Precision::Month => day[..7].to_owned(),
            Precision::Day => day,
        }
    }

    /// `2018-03-16T10:00:00+01:00`, with the offset of `zone`.
    pub fn rfc3339(&self, zone: &TimeZone) -> String {
        self.instant.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// As people write it in the language of a message.
    pub fn within(&self) -> Arg {
        Arg::Both { en: self.long(false), fr: self.long(true) }
    }

    /// As people write it: `16 mars 2018`, `1er mars 2018`, `16 March 2018`; `mars 2018` or `2018` where no more was
    /// written.
    pub fn long(&self, french: bool) -> String {
        let month = usize::try_from(self.month() - 1).unwrap_or_default();
        let month = if french { FRENCH_MONTHS[month] } else { ENGLISH_MONTHS[month] };
        let (day, year) = (self.day(), self.year());
        match self.precision {
            Precision::Year => year.to_string(),
            Precision::Month => format!("{month} {year}"),
            Precision::Day if french && day == 1 => format!("1er {month} {year}"),
            Precision::Day => format!("{day} {month} {year}"),
        }
    }
}

pub(super) const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(super) const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The date and the slug of a post's file: `2018-03-16-point-technique` or `18-3-16-point-technique`.
///
/// `None` where the name does not begin with a date of the calendar, or where nothing follows it.
pub fn post_name<'a>(file_stem: &'a str, zone: &TimeZone) -> Option<(Date, &'a str)> {
    let mut parts = file_stem.splitn(4, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let slug = parts.next().filter(|slug| !slug.is_empty())?;
    let year = match year.len() {
        2 => 2000 + number(year, 2)?,
        4 => number(year, 4)?,
        _ => return None,
    };
    Some((Date::from_day(calendar_day(year, month, day)?, zone)?, slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paris() -> TimeZone {
        TimeZone::get("Europe/Paris").unwrap()
    }

    fn rfc(text: &str) -> String {
        Date::parse(text, &paris()).map_or_else(|| "none".to_owned(), |date| date.rfc3339(&paris()))
    }

    #[test]
    fn a_date_without_time_is_the_same_day_in_every_zone() {
        for zone in ["UTC", "Europe/Paris", "Pacific/Kiritimati", "America/Cayenne"] {
            let zone = TimeZone::get(zone).unwrap();
            let date = Date::parse("2018-03-16", &zone).unwrap();
            assert_eq!((date.year(), date.month(), date.day()), (2018, 3, 16));
            assert_eq!(date.iso(), "2018-03-16");
            assert!(date.rfc3339(&zone).starts_with("2018-03-16T00:00:00"));
        }
    }

    #[test]
    fn a_time_with_an_offset_becomes_one_of_the_site() {
        assert_eq!(rfc("2018-03-16T23:30:00Z"), "2018-03-17T00:30:00+01:00");
        assert_eq!(Date::parse("2018-03-16T23:30:00Z", &paris()).unwrap().iso(), "2018-03-17");
        assert_eq!(rfc("2018-03-16 10:00:00 +0100"), "2018-03-16T10:00:00+01:00");
        assert_eq!(rfc("2018-07-16T10:00:00.5+01:00"), "2018-07-16T11:00:00+02:00");
        assert_eq!(rfc("2018-03-16 10:00:00 -05"), "2018-03-16T16:00:00+01:00");
        assert_eq!(rfc("2018-03-16 10:00 UTC"), "2018-03-16T11:00:00+01:00");
    }

    #[test]
    fn a_time_without_offset_is_local() {
        assert_eq!(rfc("2018-07-16 10:00"), "2018-07-16T10:00:00+02:00");
        assert_eq!(rfc("2018-3-6t9:05:07.25"), "2018-03-06T09:05:07+01:00");
    }

    #[test]
    fn the_forms_that_editors_use_are_read() {
        let iso = |value: Value| Date::from_value(&value, &paris()).map(|date| date.iso());
        assert_eq!(iso(Value::String("16/03/2018".into())).as_deref(), Some("2018-03-16"));
        assert_eq!(iso(Value::String(" 2018-3-6 ".into())).as_deref(), Some("2018-03-06"));
        assert_eq!(iso(Value::String("2018/03/16".into())).as_deref(), Some("2018-03-16"));
        assert_eq!(iso(Value::Int(2022)).as_deref(), Some("2022"));
        assert_eq!(iso(Value::String("2022".into())).as_deref(), Some("2022"));
        assert_eq!(iso(Value::String("2022-03".into())).as_deref(), Some("2022-03"));
        assert_eq!(Date::parse("2022-03", &paris()).unwrap().long(true), "mars 2022");
        assert!(Date::parse("2022", &paris()).unwrap().year_only());
        assert!(!Date::parse("2022-01-01", &paris()).unwrap().year_only());
    }

    #[test]
    fn timestamps_of_org_are_read() {
        let parse = |text| Date::parse(text, &paris()).map(|date| (date.iso(), date.time().is_some()));
        assert_eq!(parse("<2018-02-15 jeu.>"), Some(("2018-02-15".into(), false)));
        assert_eq!(parse("[2018-02-15]"), Some(("2018-02-15".into(), false)));
        assert_eq!(parse("<2018-02-15 jeu. 10:30>"), Some(("2018-02-15".into(), true)));
        for bad in [
            "<2018-02-15",
            "<>",
            "[]",
            "<jeu.>",
            "<<2018-02-15>>",
            "<2018-02-15 jeu. ven.>",
            "<2018-02-30>",
            "<é>",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let bad = [
            "",
            "bientôt",
            "2018-02-30",
            "2018-13-01",
            "16-03-2018",
            "2018-00",
            "2018-03-16x",
            "20180316",
            "-1-1-1",
            "2018-03-16 25:00",
            "2018-03-16 10",
            "2018-03-16 10:00 demain",
            "2018-03-16T",
            "2018-03-16 10:00:é",
            "2018-03-16 10:00:00.",
            "2018-03-16 10:00:00 +99:00",
            "2018-03-16 10:00 +é",
            "é/03/2018",
            "9999-12-31T23:59:59-18:00",
            "1/1/1/2018",
            "+018-01-01",
            "2018-03-16 10:00:00:00",
        ];
        for text in bad {
            assert_eq!(Date::parse(text, &paris()), None, "{text:?}");
        }
        for value in
            [Value::Null, Value::Bool(true), Value::Int(3), Value::Int(20180316), Value::Float(2018.5)]
        {
            assert_eq!(Date::from_value(&value, &paris()), None);
        }
    }

    #[test]
    fn dates_are_in_order_of_time() {
        let date = |text| Date::parse(text, &paris()).unwrap();
        assert!(date("2018-03-16") < date("2018-03-16 00:01"));
        assert!(date("2018-03-15T23:30:00Z") > date("2018-03-16"));
        assert!(date("2018-03-15T22:30:00Z") < date("2018-03-16"));
        assert!(date("2018-10-28T00:30:00Z") < date("2018-10-28T01:10:00Z"), "the hour that comes twice");
    }

    #[test]
    fn long_dates_are_written_as_people_do() {
        let date = |text| Date::parse(text, &paris()).unwrap();
        assert_eq!(date("2018-03-16").long(true), "16 mars 2018");
        assert_eq!(date("2018-08-01").long(true), "1er août 2018");
        assert_eq!(date("2018-12-01").long(false), "1 December 2018");
        assert_eq!(date("2022").long(true), "2022");
    }

    #[test]
    fn names_of_posts_begin_with_a_date() {
        let name = |stem| post_name(stem, &paris()).map(|(date, slug)| (date.iso(), slug));
        assert_eq!(name("2018-03-16-point-technique"), Some(("2018-03-16".into(), "point-technique")));
        assert_eq!(name("18-02-27-Memo-anglais"), Some(("2018-02-27".into(), "Memo-anglais")));
        assert_eq!(name("2018-3-6-été"), Some(("2018-03-06".into(), "été")));
        for bad in
            ["2018-02-30-x", "2018-03-16", "2018-03-16-", "018-03-16-x", "eig-2018-03-16", "é8-03-16-x", ""]
        {
            assert_eq!(name(bad), None, "{bad}");
        }
    }
}
