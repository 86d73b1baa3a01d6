//! The written forms of days, times and offsets that [`super::date`] puts together.
//!
//! Takes text, returns numbers of the calendar; `None` for every form it does not know.

use jiff::civil;

use super::date::{ENGLISH_MONTHS, FRENCH_MONTHS};

/// `2018-3-6`, `2018/3/6` or, as the French write it, `6/3/2018`; and `6/3/18`, which is of this century.
pub(super) fn parse_day(text: &str) -> Option<civil::Date> {
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/'))?;
    let mut parts = text.split(separator);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, day) = match (first.len(), last.len()) {
        (4, _) => (first, last),
        (1..=2, 2 | 4) if separator == '/' => (last, first),
        _ => return None,
    };
    let of_century = if year.len() == 2 { 2000 } else { 0 };
    if parts.next().is_some() { None } else { calendar_day(of_century + number(year, 4)?, month, day) }
}

/// What a timestamp of Org says, without its brackets and the name of the day: `<2018-02-15 jeu. 10:00>`.
pub(super) fn org_timestamp(text: &str) -> Option<String> {
    let inner = [('<', '>'), ('[', ']')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))?;
    let mut words = inner.split_whitespace().peekable();
    let day = words.next().filter(|day| parse_day(day).is_some())?;
    words.next_if(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    match (words.next(), words.next()) {
        (None, _) => Some(day.to_owned()),
        (Some(time), None) => Some(format!("{day} {time}")),
        _ => None,
    }
}

/// The first day of `2018-03`, `mars 2018` or `March 2018`.
pub(super) fn parse_month(text: &str) -> Option<civil::Date> {
    if let Some((year, month)) = text.split_once('-').filter(|(year, _)| year.len() == 4) {
        return calendar_day(number(year, 4)?, month, "1");
    }
    let (month, year) = text.split_once(char::is_whitespace)?;
    let year = Some(year.trim_start()).filter(|year| year.len() == 4)?;
    civil::Date::new(number(year, 4)?, month_named(month)?, 1).ok()
}

/// `16 mars 2018`, `1er mars 2018`, `16 March 2018`, `March 16, 2018`; and what follows it.
pub(super) fn split_long_day(text: &str) -> Option<(civil::Date, &str)> {
    let mut words = text.splitn(4, char::is_whitespace);
    let (first, second, third) = (words.next()?, words.next()?, words.next()?);
    let rest = words.next().unwrap_or_default().trim();
    let third = if rest.is_empty() { third } else { third.trim_end_matches(',') };
    let (month, day) = match month_named(second) {
        Some(month) => (month, first),
        None => (month_named(first)?, second.strip_suffix(',').unwrap_or(second)),
    };
    let day = ["er", "st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    let year = Some(third).filter(|year| year.len() == 4)?;
    let day = i8::try_from(number(day, 2)?).ok()?;
    Some((civil::Date::new(number(year, 4)?, month, day).ok()?, rest))
}

/// The number of a month by its French or English name, from 1; case and accents do not count.
pub fn month_named(name: &str) -> Option<i8> {
    // Most of what is asked for is a number: `2018-03-16 10:00:00 +0100`.
    if !name.starts_with(char::is_alphabetic) {
        return None;
    }
    let plain = |name: &str| name.to_lowercase().replace('é', "e").replace('û', "u");
    let name = plain(name);
    let place = [FRENCH_MONTHS, ENGLISH_MONTHS]
        .iter()
        .find_map(|months| months.iter().position(|month| plain(month) == name))?;
    i8::try_from(place + 1).ok()
}

/// The day, if the calendar has it.
pub(super) fn calendar_day(year: i16, month: &str, day: &str) -> Option<civil::Date> {
    let small = |text| i8::try_from(number(text, 2)?).ok();
    civil::Date::new(year, small(month)?, small(day)?).ok()
}

/// `10:00`, `10:00:00`, `10:00:00.123`, `10h`, `10h30`.
pub(super) fn parse_clock(text: &str) -> Option<civil::Time> {
    if let Some((hour, minute)) = text.split_once(['h', 'H']) {
        let minute = if minute.is_empty() { 0 } else { number(minute, 2)? };
        return civil::Time::new(number(hour, 2)?.try_into().ok()?, minute.try_into().ok()?, 0, 0).ok();
    }
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, f)| (whole, Some(f)));
    let mut parts = whole.split(':').map(|part| i8::try_from(number(part, 2)?).ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next();
    let nanos = match fraction {
        None => 0,
        Some(digits) if second.is_some() && !digits.is_empty() && all_digits(digits) => {
            format!("{digits:0<9}").get(..9)?.parse().ok()?
        }
        Some(_) => return None,
    };
    if parts.next().is_some() {
        None
    } else {
        civil::Time::new(hour, minute, second.unwrap_or(Some(0))?, nanos).ok()
    }
}

/// A time and what follows it: `Z`, or an offset that begins with its sign.
pub(super) fn split_offset(text: &str) -> (&str, Option<&str>) {
    match text.find(['Z', 'z', '+', '-', ' ']) {
        Some(at) => (&text[..at], Some(text[at..].trim_start())),
        None => (text, None),
    }
}

/// Seconds east of Greenwich: `Z`, `UTC`, `+01`, `+0100`, `+01:00`.
pub(super) fn parse_offset(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(0);
    }
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some(parts) => parts,
        None if rest.len() <= 2 => (rest, "0"),
        None => rest.split_at_checked(2)?,
    };
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    let valid = hours <= 18 && minutes <= 59;
    valid.then(|| sign * (i64::from(hours) * 3600 + i64::from(minutes) * 60))
}

/// A number of one to `most` ASCII digits.
pub(super) fn number(text: &str, most: usize) -> Option<i16> {
    let fits = (1..=most).contains(&text.len()) && all_digits(text);
    if fits { text.parse().ok() } else { None }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::parse::date::Date;
    use jiff::tz::TimeZone;

    fn rfc(text: &str) -> String {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        Date::parse(text, &paris).map_or_else(|| "none".to_owned(), |date| date.rfc3339(&paris))
    }

    #[test]
    fn days_in_words_are_read() {
        for text in ["14 mars 2018", "14 MARS 2018", "14 March 2018", "March 14, 2018", "14th march 2018"] {
            assert_eq!(rfc(text), "2018-03-14T00:00:00+01:00", "{text}");
        }
        assert_eq!(rfc("1er août 2018"), "2018-08-01T00:00:00+02:00");
        assert_eq!(rfc("2 aout 2018"), "2018-08-02T00:00:00+02:00");
        assert_eq!(rfc("14\u{a0}mars\u{a0}2018"), "2018-03-14T00:00:00+01:00");
    }

    #[test]
    fn months_in_words_are_as_precise_as_they_were_written() {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        for text in ["mars 2014", "Mars\u{a0}2014", "March 2014", "2014-03"] {
            let date = Date::parse(text, &paris).unwrap();
            assert_eq!((date.iso(), date.long(true)), ("2014-03".into(), "mars 2014".into()), "{text}");
        }
    }

    #[test]
    fn years_of_two_digits_are_of_this_century() {
        assert_eq!(rfc("15/02/18"), "2018-02-15T00:00:00+01:00");
        assert_eq!(rfc("5/2/18"), "2018-02-05T00:00:00+01:00");
        for text in ["18-02-15", "15/02/8", "15/02/018", "31/02/18", "150/02/18"] {
            assert_eq!(rfc(text), "none", "{text}");
        }
    }

    #[test]
    fn times_of_day_are_read_in_french() {
        for text in ["2018-03-14 14h30", "14 mars 2018 14h30", "14 mars 2018 à 14h30", "14 mars 2018, 14:30"]
        {
            assert_eq!(rfc(text), "2018-03-14T14:30:00+01:00", "{text}");
        }
        assert_eq!(rfc("14/07/2018 9h"), "2018-07-14T09:00:00+02:00");
    }

    #[test]
    fn days_in_words_that_the_calendar_has_not_are_refused() {
        let bad = [
            "30 février 2018",
            "14 mars",
            "mars 18",
            "mars 2018 soir",
            "2018 mars",
            "14 mars 18",
            "14 brumaire 2018",
            "14 mars 2018 demain",
            "14 mars 2018 25h",
            "14 mars 2018 14h7x",
            "2018-03-14 h30",
            "14 mars 2018à",
        ];
        for text in bad {
            assert_eq!(rfc(text), "none", "{text}");
        }
    }
}
