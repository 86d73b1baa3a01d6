//! What lasted when, one bar a line under the years.
//!
//! Takes dated things; returns their picture, which shows what ran beside what; the list of the same says the rest.
//! Narrow enough for a telephone.

use super::timeline::{Length, Moment, sorted};
use super::{Words, frame, measure, short};
use jiff::civil::Date;
use std::fmt::Write;

/// The width of the picture.
const WIDTH: f32 = 300.0;
/// The height of a row: its words, and its bar below.
const ROW: usize = 40;
/// The height of the line of the years.
const TOP: usize = 20;
/// The letters that a label has room for.
const LETTERS: usize = 42;
/// The most years that are named.
const YEARS: i32 = 7;

/// The picture of `moments` in the order of their dates; none if there are none.
pub fn spans(words: Words, moments: &[Moment]) -> Option<String> {
    let rows = sorted(moments);
    let from = rows.first()?.start.day.year();
    let ends = rows.iter().map(|moment| match &moment.length {
        Length::Until(end) => end.day.year().max(moment.start.day.year()),
        _ => moment.start.day.year(),
    });
    let scale = Scale { from, until: ends.max()?.saturating_add(1).min(9999) };
    let height = measure(TOP + rows.len() * ROW);
    let mut inner = scale.years(height);
    for (index, moment) in rows.iter().enumerate() {
        row(&mut inner, TOP + index * ROW, moment, scale);
    }
    Some(frame(words, "spans", WIDTH, height, &inner))
}

/// The years that the picture is wide.
#[derive(Clone, Copy)]
struct Scale {
    from: i16,
    until: i16,
}

impl Scale {
    /// Where a day stands.
    fn x(self, day: Date) -> f32 {
        let year = |year| Date::new(year, 1, 1).unwrap_or(Date::MAX);
        let days = |until: Date| until.duration_since(year(self.from)).as_hours() as f32;
        let whole = days(year(self.until)).max(1.0);
        (days(day) / whole * WIDTH).clamp(0.0, WIDTH)
    }

    /// A line at the start of each year, and its name; of some years, where they are many.
    fn years(self, height: f32) -> String {
        let mut out = String::new();
        let count = i32::from(self.until) - i32::from(self.from);
        let step = usize::try_from(count / YEARS + 1).unwrap_or(1);
        for year in (self.from..self.until).step_by(step) {
            let x = self.x(Date::new(year, 1, 1).unwrap_or(Date::MAX));
            let _ = writeln!(
                out,
                "<path class=\"rail\" d=\"M{0:.1} 0V{height:.0}\"/><text x=\"{1:.1}\" y=\"12\">{year}</text>",
                x.max(0.5),
                x + 3.0,
            );
        }
        out
    }
}

/// A line: its label, and its bar or its mark.
fn row(out: &mut String, top: usize, moment: &Moment, scale: Scale) {
    let _ = writeln!(
        out,
        "<text class=\"over\" paint-order=\"stroke\" x=\"3\" y=\"{}\">{}</text>",
        top + 15,
        short(&moment.label, LETTERS)
    );
    let start = scale.x(moment.start.day);
    let bar = |class: &str, from: f32, until: f32| {
        format!(
            "<rect class=\"{class}\" x=\"{from:.1}\" y=\"{}.5\" width=\"{:.1}\" height=\"11\"/>",
            top + 22,
            (until - from).max(3.0)
        )
    };
    let mark = match &moment.length {
        Length::Until(end) => {
            let end = scale.x(end.after());
            // Whoever wrote the dates the wrong way round is told elsewhere.
            bar("full", start.min(end), start.max(end))
        }
        Length::Ongoing(_) => bar("dashed", start, WIDTH - 1.0),
        Length::Point => {
            format!(
                "<path class=\"full\" transform=\"translate({:.1} {})\" d=\"M0-7L7 0L0 7L-7 0Z\"/>",
                start.clamp(8.0, WIDTH - 8.0),
                top + 28
            )
        }
    };
    let _ = writeln!(out, "{mark}");
}

#[cfg(test)]
mod tests {
    use super::super::timeline::{Precision, When};
    use super::*;

    const WORDS: Words = Words { id: "frise", title: "Promotions", description: "…" };

    fn when(year: i16, month: i8, precision: Precision) -> When {
        When { day: Date::constant(year, month, 1), precision, text: String::new() }
    }

    fn moment(label: &str, start: When, length: Length) -> Moment {
        Moment { label: label.into(), href: None, note: String::new(), start, length }
    }

    #[test]
    fn bar_goes_from_its_first_day_to_its_last() {
        let start = when(2018, 1, Precision::Month);
        let end = Length::Until(when(2018, 12, Precision::Month));
        let other = moment("b", when(2019, 1, Precision::Day), Length::Point);
        let svg = spans(WORDS, &[moment("<a>", start, end), other]).expect("some");
        assert!(svg.contains("<rect class=\"full\" x=\"0.0\" y=\"42.5\" width=\"150.0\""), "{svg}");
        assert!(svg.contains("&lt;a&gt;") && svg.contains("translate(150.0 "), "{svg}");
    }

    #[test]
    fn what_lasts_still_has_a_broken_outline_to_the_edge() {
        let svg =
            spans(WORDS, &[moment("a", when(2020, 1, Precision::Year), Length::Ongoing(String::new()))]);
        assert!(svg.expect("some").contains("<rect class=\"dashed\" x=\"0.0\" y=\"42.5\" width=\"299.0\""));
    }

    #[test]
    fn dates_the_wrong_way_round_and_far_apart_are_drawn() {
        let end = Length::Until(when(2001, 1, Precision::Day));
        let far = moment("b", when(9999, 12, Precision::Day), Length::Point);
        let svg = spans(WORDS, &[moment("a", when(2017, 1, Precision::Day), end), far]).expect("some");
        assert!(!svg.contains("NaN") && !svg.contains("width=\"-"), "{svg}");
        assert!(svg.matches("class=\"rail\"").count() <= 8, "{svg}");
        assert!(spans(WORDS, &[]).is_none());
    }
}
