//! What was done week by week: a column a week, stacked by category.
//!
//! Takes counts by week; returns a picture with a place for each week from the first to the last, so that weeks in
//! which nothing was written show as gaps. As wide as the weeks need, in a box that scrolls.

use super::fills::{self, Key};
use super::{LETTER, Words, frame, measure};
use crate::render::indexes::escape;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The height of the highest column.
const HEIGHT: f32 = 160.0;
/// The room over the columns.
const TOP: f32 = 10.0;
/// The breadth of a column where there are few.
const STEP: f32 = 16.0;
/// The breadth of all columns from which on they become narrower: 60 weeks.
const WIDTH: f32 = 60.0 * STEP;
/// The most columns: beyond, each stands for several weeks.
const COLUMNS: usize = 110;
/// How much breadth the name of a year takes.
const YEAR: f32 = 34.0;
/// How high a part is that has room for its letter.
const LETTER_ROOM: f32 = 15.0;

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its letter, or a few.
    pub code: String,
    /// Its name.
    pub label: String,
}

/// What was done in a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Any day of the week.
    pub day: Date,
    /// How much of each category, in their order.
    pub counts: Vec<usize>,
}

/// The picture of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The picture.
    pub svg: String,
    /// What its fillings mean; categories that do not occur are left out.
    pub key: Vec<Key>,
    /// How much of each category there is in all, in their order.
    pub totals: Vec<usize>,
    /// How many weeks there are from the first to the last.
    pub weeks: usize,
    /// In how many of them nothing was written.
    pub gaps: usize,
    /// How many weeks a column stands for.
    pub weeks_per_column: usize,
}

/// The picture of `weeks`, in any order; none if nothing was done. Weeks that occur again are added up; counts beyond
/// the `categories` are not counted.
pub fn activity(words: Words, categories: &[Category], weeks: &[Week]) -> Option<Activity> {
    let mut by_week: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for week in weeks.iter().filter(|week| week.counts.iter().take(categories.len()).any(|count| *count > 0))
    {
        let sums = by_week.entry(number(week.day)).or_insert_with(|| vec![0; categories.len()]);
        for (sum, count) in sums.iter_mut().zip(&week.counts) {
            *sum = usize::saturating_add(*sum, *count);
        }
    }
    let (&first, &last) = (by_week.keys().next()?, by_week.keys().next_back()?);
    let count = distance(first, last) + 1;
    let per_column = count.div_ceil(COLUMNS);
    let mut columns = vec![vec![0; categories.len()]; count.div_ceil(per_column)];
    let mut totals = vec![0; categories.len()];
    for (week, counts) in &by_week {
        let column = &mut columns[distance(first, *week) / per_column];
        for ((sum, total), count) in column.iter_mut().zip(&mut totals).zip(counts) {
            *sum = usize::saturating_add(*sum, *count);
            *total = usize::saturating_add(*total, *count);
        }
    }
    let labels: Vec<String> = categories.iter().map(|one| format!("{} : {}", one.code, one.label)).collect();
    let lines = fills::key(words.id, labels.iter().map(String::as_str));
    let key = lines.into_iter().zip(&totals).filter(|(_, total)| **total > 0).map(|(line, _)| line).collect();
    let plot = Plot::new(&columns);
    let inner = fills::patterns(words.id, categories.len())
        + &plot.rails()
        + &plot.years(first, per_column)
        + &plot.parts(words.id, categories, &columns);
    Some(Activity {
        svg: frame(words, "activity", plot.right() + 2.0, TOP + HEIGHT + 20.0, &inner),
        key,
        totals,
        weeks: count,
        gaps: count - by_week.len(),
        weeks_per_column: per_column,
    })
}

/// The number of a day's week, from a Monday long ago.
fn number(day: Date) -> i64 {
    let monday = Date::constant(1970, 1, 5);
    (day.duration_since(monday).as_hours() / 24).div_euclid(7)
}

/// The ISO year of the week of this number.
fn year(number: i64) -> i16 {
    // Its Thursday is always in it.
    let monday = Date::constant(1970, 1, 5);
    let thursday = monday.checked_add(jiff::SignedDuration::from_hours((number * 7 + 3) * 24));
    thursday.map_or(Date::MAX.year(), Date::year)
}

/// The number of the first week of an ISO year.
fn first_week(year: i16) -> i64 {
    ISOWeekDate::new(year, 1, Weekday::Monday).map_or(i64::MAX, |week| number(week.date()))
}

fn distance(from: i64, to: i64) -> usize {
    usize::try_from(to - from).unwrap_or(0)
}

fn sum(counts: &[usize]) -> usize {
    counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
}

/// The measures of the picture.
struct Plot {
    left: f32,
    step: f32,
    columns: usize,
    most: usize,
}

impl Plot {
    fn new(columns: &[Vec<usize>]) -> Plot {
        let most = columns.iter().map(|column| sum(column)).max().unwrap_or(0).max(1);
        let step = (WIDTH / measure(columns.len())).min(STEP);
        Plot { left: measure(most.to_string().len()) * LETTER + 8.0, step, columns: columns.len(), most }
    }

    fn right(&self) -> f32 {
        // A few columns are not to make a picture too narrow for the name of a year.
        self.left + (measure(self.columns) * self.step).max(2.0 * YEAR)
    }

    /// How high above the ground `count` is.
    fn y(&self, count: usize) -> f32 {
        TOP + HEIGHT - measure(count) / measure(self.most) * HEIGHT
    }

    /// Lines at round counts, and the counts.
    fn rails(&self) -> String {
        let mut out = String::new();
        let round = round(self.most);
        for count in (0..=self.most / round).map(|at| at * round) {
            let y = self.y(count);
            let _ = writeln!(
                out,
                "<path class=\"rail\" d=\"M{:.1} {y:.1}H{:.1}\"/><text class=\"end\" x=\"{:.1}\" y=\"{:.1}\">{count}</text>",
                self.left,
                self.right(),
                self.left - 4.0,
                y + 4.0,
            );
        }
        out
    }

    /// The first week of each year, and its name where there is room.
    fn years(&self, first: i64, per_column: usize) -> String {
        let mut out = String::new();
        let from = year(first);
        let last = first + i64::try_from(self.columns * per_column).unwrap_or(0);
        let mut starts: Vec<(i16, f32)> = vec![(from, self.left)];
        // Not more years than columns: the rest stand in the same ones.
        for year in (from.saturating_add(1)..).take_while(|year| first_week(*year) < last) {
            let column = distance(first, first_week(year)) / per_column;
            starts.push((year, self.left + measure(column) * self.step));
        }
        let mut named_until = f32::NEG_INFINITY;
        for (at, (year, x)) in starts.iter().enumerate() {
            let next = starts.get(at + 1).map_or(f32::INFINITY, |(_, x)| *x);
            // The first year, often but a few weeks, leaves its place to the second.
            let named = *x >= named_until && (at > 0 || next - x >= YEAR);
            if at > 0 && (named || next - x >= 2.0) {
                let _ =
                    write!(out, "<path class=\"rail\" d=\"M{x:.1} {TOP:.1}V{:.1}\"/>", TOP + HEIGHT + 18.0);
            }
            if named {
                let _ = writeln!(
                    out,
                    "<text x=\"{:.1}\" y=\"{:.1}\">{year}</text>",
                    x + 3.0,
                    TOP + HEIGHT + 16.0
                );
                named_until = x + YEAR;
            }
        }
        out
    }

    /// The parts of all columns, one shape for each category, the first at the ground.
    fn parts(&self, id: &str, categories: &[Category], columns: &[Vec<usize>]) -> String {
        let mut out = String::new();
        let mut below = vec![0; columns.len()];
        for (at, category) in categories.iter().enumerate() {
            let (mut path, mut places) = (String::new(), (Vec::new(), Vec::new()));
            for (index, (column, below)) in columns.iter().zip(&mut below).enumerate() {
                if column[at] == 0 {
                    continue;
                }
                let x = self.left + measure(index) * self.step;
                let (ground, roof) = (self.y(*below), self.y(below.saturating_add(column[at])));
                // The outline stands within the part, so that neighbours do not hide it.
                let _ = write!(
                    path,
                    "M{:.1} {:.1}h{:.1}V{:.1}h-{2:.1}Z",
                    x + 1.0,
                    ground - 0.5,
                    self.step - 1.5,
                    (roof + 0.5).min(ground - 0.6),
                );
                if self.step >= STEP && ground - roof >= LETTER_ROOM {
                    places.0.push(format!("{:.1}", x + self.step / 2.0 - 3.5));
                    places.1.push(format!("{:.1}", f32::midpoint(ground, roof) + 4.5));
                }
                *below = below.saturating_add(column[at]);
            }
            if !path.is_empty() {
                let _ = writeln!(out, "<path {} d=\"{path}\"/>", fills::filled(id, at));
            }
            // One element for all: each letter takes the next place.
            if category.code.chars().count() == 1 && !places.0.is_empty() {
                let letters = escape(&category.code).repeat(places.0.len());
                let (xs, ys) = (places.0.join(" "), places.1.join(" "));
                let _ = writeln!(
                    out,
                    "<text class=\"over\" paint-order=\"stroke\" x=\"{xs}\" y=\"{ys}\">{letters}</text>"
                );
            }
        }
        out
    }
}

/// A round count that goes into `most` at most five times.
fn round(most: usize) -> usize {
    let mut unit = 1usize;
    loop {
        for step in [1, 2, 5].map(|times| unit.saturating_mul(times)) {
            if most / step <= 5 {
                return step;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests;
