//! How many have come to what, one bar for each set.
//!
//! Takes counts by status; returns a bar for each row, of the same length for all: what shows is the share, what is
//! written are the counts. Narrow enough for a telephone.

use super::fills::{self, Key};
use super::{LETTER, Words, frame, measure, short};
use std::fmt::Write;

/// The width of the picture.
const WIDTH: u16 = 300;
/// The height of a row: its words, its bar, its counts.
const ROW: usize = 66;
/// The letters that a row has room for, its label and its total together.
const LETTERS: usize = 42;
/// The least breadth of a part that is not nothing.
const LEAST: f32 = 3.0;

/// A row: whose counts they are, and how many have each status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whose they are.
    pub label: String,
    /// How many they are in all, in words.
    pub text: String,
    /// How many have each status, in the order of the statuses.
    pub counts: Vec<usize>,
}

/// The picture of the statuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statuses {
    /// The picture.
    pub svg: String,
    /// What its fillings mean; statuses that nothing has are left out.
    pub key: Vec<Key>,
    /// What the rows amount to, one by one.
    pub sums: Vec<usize>,
}

/// What the picture says, in words.
pub fn told(statuses: &[&str], rows: &[Standing]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let parts: Vec<String> = statuses
                .iter()
                .zip(&row.counts)
                .filter(|(_, count)| **count > 0)
                .map(|(status, count)| format!("{status} {count}"))
                .collect();
            match parts.is_empty() {
                true => format!("{} : {}", row.label, row.text),
                false => format!("{} : {} ({})", row.label, row.text, parts.join(", ")),
            }
        })
        .collect();
    rows.join(" ; ")
}

/// The picture of `rows`; none if there are none. Counts beyond the `statuses` are not counted.
pub fn statuses(words: Words, statuses: &[&str], rows: &[Standing]) -> Option<Statuses> {
    if rows.is_empty() {
        return None;
    }
    let mut inner = fills::patterns(words.id, statuses.len());
    let mut sums = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let counts: Vec<usize> = row.counts.iter().copied().take(statuses.len()).collect();
        sums.push(counts.iter().fold(0, |sum: usize, count| sum.saturating_add(*count)));
        let top = index * ROW;
        let room = LETTERS.saturating_sub(row.text.chars().count()).max(8);
        let _ = writeln!(
            inner,
            "<text y=\"{0}\">{1}</text><text class=\"end\" x=\"{WIDTH}\" y=\"{0}\">{2}</text>",
            top + 15,
            short(&row.label, room),
            short(&row.text, LETTERS),
        );
        if counts.iter().all(|count| *count == 0) {
            let _ = writeln!(inner, "<path class=\"rail\" d=\"M0 {}H{WIDTH}\"/>", top + 33);
        }
        bar(&mut inner, words.id, top, &counts);
    }
    let had = |at: &usize| rows.iter().any(|row| row.counts.get(*at).is_some_and(|count| *count > 0));
    let lines = fills::key(words.id, statuses.iter().copied());
    let key = lines.into_iter().enumerate().filter(|(at, _)| had(at)).map(|(_, line)| line).collect();
    let svg = frame(words, "statuses", f32::from(WIDTH), measure(rows.len() * ROW), &inner);
    Some(Statuses { svg, key, sums })
}

/// The parts of a bar, and the count of each under it.
fn bar(out: &mut String, id: &str, top: usize, counts: &[usize]) {
    let parts: Vec<(usize, usize)> = counts.iter().copied().enumerate().filter(|(_, n)| *n > 0).collect();
    let widths = widths(&parts.iter().map(|(_, count)| *count).collect::<Vec<_>>());
    let mut x = 0.0;
    let mut middles = Vec::with_capacity(parts.len());
    for ((at, _), width) in parts.iter().zip(&widths) {
        // The outline stands within the part, so that neighbours do not hide it.
        let _ = writeln!(
            out,
            "<rect {} x=\"{:.2}\" y=\"{}.5\" width=\"{:.2}\" height=\"21\"/>",
            fills::filled(id, *at),
            x + 0.5,
            top + 22,
            (width - 1.5).max(1.0),
        );
        middles.push(x + width / 2.0);
        x += width;
    }
    let texts: Vec<String> = parts.iter().map(|(_, count)| count.to_string()).collect();
    for (text, x) in texts.iter().zip(apart(&texts, &middles)) {
        let _ = write!(out, "<text class=\"middle\" x=\"{x:.2}\" y=\"{}\">{text}</text>", top + 57);
    }
    out.push('\n');
}

/// The breadths of parts that fill the whole width: the smallest are given enough to be seen, at the cost of the rest.
fn widths(counts: &[usize]) -> Vec<f32> {
    let whole: f32 = counts.iter().map(|count| measure(*count)).sum();
    let share = |count: usize| measure(count) / whole * f32::from(WIDTH);
    let small = |count: usize| share(count) < LEAST;
    let taken = measure(counts.iter().filter(|count| small(**count)).count()) * LEAST;
    let left: f32 = counts.iter().filter(|count| !small(**count)).map(|count| share(*count)).sum();
    let shrink = ((f32::from(WIDTH) - taken) / left).max(0.0);
    counts.iter().map(|count| if small(*count) { LEAST } else { share(*count) * shrink }).collect()
}

/// Where texts stand that are wanted at `middles`: apart from each other, and within the picture where they fit.
fn apart(texts: &[String], middles: &[f32]) -> Vec<f32> {
    let half: Vec<f32> = texts.iter().map(|text| (measure(text.len()) * LETTER + 4.0) / 2.0).collect();
    let mut places = middles.to_vec();
    let mut free = 0.0;
    for (place, half) in places.iter_mut().zip(&half) {
        *place = place.max(free + half);
        free = *place + half;
    }
    let mut free = f32::from(WIDTH);
    for (place, half) in places.iter_mut().zip(&half).rev() {
        *place = place.min(free - half);
        free = *place - half;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Words = Words { id: "essai", title: "Devenir", description: "…" };
    const NAMES: [&str; 4] = ["utilisé", "poursuivi", "arrêté", "inconnu"];

    fn standing(label: &str, counts: &[usize]) -> Standing {
        let sum: usize = counts.iter().sum();
        Standing { label: label.into(), text: format!("{sum} défis"), counts: counts.to_vec() }
    }

    #[test]
    fn counts_add_up_and_stand_under_the_bar() {
        let picture = statuses(WORDS, &NAMES, &[standing("EIG 1", &[6, 3, 0, 4])]).expect("some");
        assert_eq!(picture.sums, [13]);
        for count in ["6", "3", "4"] {
            assert!(picture.svg.contains(&format!(">{count}</text>")), "{}", picture.svg);
        }
        assert_eq!(picture.svg.matches("<rect").count(), 3, "what is nothing is not drawn");
    }

    #[test]
    fn parts_fill_the_whole_bar() {
        for counts in [vec![1], vec![1, 1, 1], vec![1, 9_999, 1, 1], vec![usize::MAX / 4, 1, 1]] {
            let widths = widths(&counts);
            assert!((widths.iter().sum::<f32>() - 300.0).abs() < 0.01, "{counts:?}: {widths:?}");
            assert!(widths.iter().all(|width| *width >= LEAST - 0.001), "{counts:?}: {widths:?}");
        }
    }

    #[test]
    fn counts_of_narrow_parts_do_not_overlap() {
        let texts = ["1", "1", "12", "400"].map(String::from);
        for middles in [[1.0, 2.0, 3.0, 150.0], [150.0, 297.0, 298.0, 299.0], [149.0, 150.0, 150.0, 151.0]] {
            let places = apart(&texts, &middles);
            for (pair, both) in places.windows(2).zip([11.0, 14.5, 21.5]) {
                assert!(pair[1] - pair[0] >= both - 0.01, "{middles:?}: {places:?}");
            }
            assert!(places[0] >= 5.4 && places[3] <= 287.6, "{middles:?}: {places:?}");
        }
    }

    #[test]
    fn key_has_the_statuses_that_occur() {
        let rows = [standing("EIG 1", &[1, 0, 0, 0]), standing("EIG 2", &[0, 0, 2, 0])];
        let picture = statuses(WORDS, &NAMES, &rows).expect("some");
        let labels: Vec<&str> = picture.key.iter().map(|line| line.label.as_str()).collect();
        assert_eq!(labels, ["utilisé", "arrêté"]);
        assert!(picture.key[1].symbol.contains("#essai-f2"), "{}", picture.key[1].symbol);
    }

    #[test]
    fn bars_are_told_in_words() {
        let rows = [standing("EIG 1", &[1, 0, 2, 0]), standing("EIG 2", &[])];
        assert_eq!(told(&NAMES, &rows), "EIG 1 : 3 défis (utilisé 1, arrêté 2) ; EIG 2 : 0 défis");
    }

    #[test]
    fn row_without_counts_is_an_empty_bar() {
        let picture =
            statuses(WORDS, &NAMES, &[standing("<EIG>", &[0, 0]), standing("", &[])]).expect("some");
        assert!(!picture.svg.contains("<rect") && !picture.svg.contains("NaN"), "{}", picture.svg);
        assert!(picture.svg.contains("&lt;EIG&gt;"), "{}", picture.svg);
        assert!(statuses(WORDS, &NAMES, &[]).is_none());
    }
}
