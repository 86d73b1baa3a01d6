//! Dated things one below the other.
//!
//! Takes what happened when, in words ready for readers; returns a list as HTML: it breaks its lines, holds links and
//! is read aloud as it stands, which a picture does not. What lasts has another mark than what is of a day.

use crate::render::indexes::escape;
use jiff::civil::Date;
use std::fmt::Write;

/// Something that happened, or lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// What it is.
    pub label: String,
    /// What it leads to.
    pub href: Option<String>,
    /// What more there is to say; may be empty.
    pub note: String,
    /// When it was, or began.
    pub start: When,
    /// How long it lasted.
    pub length: Length,
}

/// How long something lasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Length {
    /// It has a date alone.
    Point,
    /// Until then.
    Until(When),
    /// It has no end yet; in words.
    Ongoing(String),
}

/// A date, as exact as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The day, or the first day of what is known.
    pub day: Date,
    /// How much of it is known.
    pub precision: Precision,
    /// The date in words.
    pub text: String,
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

impl When {
    /// The date as an element; none of the years before 1, which HTML does not know.
    fn html(&self) -> String {
        let (year, month, day) = (self.day.year(), self.day.month(), self.day.day());
        let text = escape(&self.text);
        if year < 1 {
            return text;
        }
        let machine = match self.precision {
            Precision::Day => format!("{year:04}-{month:02}-{day:02}"),
            Precision::Month => format!("{year:04}-{month:02}"),
            Precision::Year => format!("{year:04}"),
        };
        format!("<time datetime=\"{machine}\">{text}</time>")
    }

    /// The first day that is no longer of this date.
    pub fn after(&self) -> Date {
        let day = match self.precision {
            Precision::Day => Some(self.day),
            Precision::Month => Some(self.day.last_of_month()),
            Precision::Year => Some(self.day.last_of_year()),
        };
        day.and_then(|day| day.tomorrow().ok()).unwrap_or(Date::MAX)
    }
}

/// The list of `moments` in the order of their dates; none if there are none. Equals stay in their order.
pub fn timeline(moments: &[Moment]) -> Option<String> {
    if moments.is_empty() {
        return None;
    }
    let mut out = String::from("<ol class=\"timeline\">\n");
    for moment in sorted(moments) {
        let (class, until) = match &moment.length {
            Length::Point => ("", String::new()),
            Length::Until(end) => (" class=\"span\"", format!(" – {}", end.html())),
            Length::Ongoing(text) => (" class=\"span open\"", format!(" – {}", escape(text))),
        };
        let label = escape(&moment.label);
        let label = match &moment.href {
            Some(href) => format!("<a href=\"{}\">{label}</a>", escape(href)),
            None => label,
        };
        let _ = write!(
            out,
            "<li{class}><span class=\"meta\">{}{until}</span> <span>{label}</span>",
            moment.start.html()
        );
        if !moment.note.is_empty() {
            let _ = write!(out, "<p>{}</p>", escape(&moment.note));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
    Some(out)
}

/// `moments` in the order of their dates.
pub fn sorted(moments: &[Moment]) -> Vec<&Moment> {
    let mut sorted: Vec<&Moment> = moments.iter().collect();
    sorted.sort_by_key(|moment| moment.start.day);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(day: Date, precision: Precision) -> When {
        When { day, precision, text: day.to_string() }
    }

    fn moment(label: &str, day: Date, length: Length) -> Moment {
        let start = when(day, Precision::Day);
        Moment { label: label.into(), href: None, note: String::new(), start, length }
    }

    #[test]
    fn moments_stand_in_the_order_of_their_dates() {
        let day = |month| Date::constant(2018, month, 1);
        let list = timeline(&[
            moment("trois", day(3), Length::Point),
            moment("un", day(1), Length::Point),
            moment("trois bis", day(3), Length::Point),
        ]);
        let list = list.expect("some");
        let places: Vec<_> =
            [">un<", ">trois<", ">trois bis<"].iter().map(|label| list.find(label).expect(label)).collect();
        assert!(places.is_sorted(), "{list}");
        assert!(timeline(&[]).is_none());
    }

    #[test]
    fn date_says_no_more_than_is_known() {
        let day = Date::constant(2017, 3, 9);
        let html = |precision| When { day, precision, text: "mars".into() }.html();
        assert_eq!(html(Precision::Day), "<time datetime=\"2017-03-09\">mars</time>");
        assert_eq!(html(Precision::Month), "<time datetime=\"2017-03\">mars</time>");
        assert_eq!(html(Precision::Year), "<time datetime=\"2017\">mars</time>");
        let antique = When { day: Date::constant(-52, 1, 1), precision: Precision::Year, text: "<".into() };
        assert_eq!(antique.html(), "&lt;");
    }

    #[test]
    fn what_lasts_has_its_end_and_another_mark() {
        let day = Date::constant(2017, 1, 1);
        let end = when(Date::constant(2017, 10, 31), Precision::Day);
        let list = timeline(&[moment("EIG 1", day, Length::Until(end))]).expect("some");
        assert!(list.contains("<li class=\"span\">"), "{list}");
        assert!(list.contains("</time> – <time datetime=\"2017-10-31\">"), "{list}");
        let list = timeline(&[moment("EIG 2", day, Length::Ongoing("en cours".into()))]).expect("some");
        assert!(list.contains("<li class=\"span open\">") && list.contains("</time> – en cours<"), "{list}");
    }

    #[test]
    fn words_of_others_are_escaped() {
        let day = Date::constant(2017, 1, 1);
        let mut one = moment("<b>", day, Length::Ongoing("<i>".into()));
        one.href = Some("/?a=\"b\"&c".into());
        one.note = "<u>".into();
        let list = timeline(&[one]).expect("some");
        assert!(list.contains("href=\"/?a=&quot;b&quot;&amp;c\">&lt;b&gt;</a>"), "{list}");
        assert!(list.contains("&lt;i&gt;") && list.contains("<p>&lt;u&gt;</p>"), "{list}");
    }
}
