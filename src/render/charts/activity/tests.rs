//! What holds for every picture of an activity.

use super::*;

const WORDS: Words = Words { id: "suivi", title: "Activité", description: "Par semaine" };

fn categories() -> Vec<Category> {
    let all = [("A", "Administration"), ("D", "<Développement>"), ("X", "Jamais")];
    all.map(|(code, label)| Category { code: code.into(), label: label.into() }).to_vec()
}

fn week(year: i16, month: i8, day: i8, counts: &[usize]) -> Week {
    Week { day: Date::constant(year, month, day), counts: counts.to_vec() }
}

fn drawn(weeks: &[Week]) -> Activity {
    activity(WORDS, &categories(), weeks).expect("some")
}

#[test]
fn totals_are_the_sums_of_the_weeks() {
    let picture =
        drawn(&[week(2018, 3, 5, &[2, 1]), week(2018, 3, 26, &[0, 4, 0, 99]), week(2018, 3, 9, &[1])]);
    assert_eq!(picture.totals, [3, 5, 0]);
    assert_eq!((picture.weeks, picture.gaps, picture.weeks_per_column), (4, 2, 1));
}

#[test]
fn days_of_a_week_are_one_column_and_sunday_is_its_last() {
    let picture = drawn(&[week(2018, 3, 5, &[1]), week(2018, 3, 11, &[1]), week(2018, 3, 12, &[1])]);
    assert_eq!((picture.weeks, picture.gaps), (2, 0));
    assert_eq!(columns(&picture.svg, 0), ["16.0", "32.0"]);
}

/// Where the parts of a category begin.
fn columns(svg: &str, category: usize) -> Vec<String> {
    let path = svg.split(&format!("fill=\"url(#suivi-f{category})\" d=\"")).nth(1).unwrap_or_default();
    let path = path.split('"').next().unwrap_or_default();
    path.split('M').skip(1).filter_map(|part| part.split(' ').next().map(str::to_owned)).collect()
}

#[test]
fn week_without_entries_is_a_gap() {
    let svg = drawn(&[week(2018, 3, 5, &[1]), week(2018, 3, 19, &[1])]).svg;
    let places: Vec<f32> = columns(&svg, 0).iter().map(|x| x.parse().expect("a number")).collect();
    assert!((places[1] - places[0] - 2.0 * STEP).abs() < 0.01, "{places:?}");
}

#[test]
fn years_are_named_where_they_begin() {
    let svg = drawn(&[week(2018, 6, 4, &[1]), week(2019, 6, 3, &[1])]).svg;
    assert!(svg.contains(">2018</text>") && svg.contains(">2019</text>"), "{svg}");
    // The last week of December 2018 holds the first Thursday of 2019.
    assert_eq!(
        (year(number(Date::constant(2018, 12, 31))), year(number(Date::constant(2018, 12, 30)))),
        (2019, 2018)
    );
    let svg = drawn(&[week(2018, 12, 24, &[1]), week(2019, 6, 3, &[1])]).svg;
    assert!(!svg.contains(">2018</text>"), "a year of a week has no room for its name: {svg}");
}

#[test]
fn many_weeks_share_the_width() {
    let weeks = |count: i64| {
        let monday = Date::constant(2017, 1, 2);
        let days = (0..count).map(|at| monday.saturating_add(jiff::Span::new().weeks(at)));
        drawn(&days.map(|day| Week { day, counts: vec![1] }).collect::<Vec<_>>())
    };
    let width = |picture: &Activity| -> f32 {
        let rest = picture.svg.split(" width=\"").nth(1).expect("a width");
        rest.split('"').next().expect("a width").parse().expect("a number")
    };
    assert!(width(&weeks(30)) < width(&weeks(60)));
    assert!((width(&weeks(60)) - width(&weeks(110))).abs() < 8.0, "narrower columns");
    let long = weeks(1000);
    assert_eq!((long.weeks, long.gaps, long.weeks_per_column, long.totals[0]), (1000, 0, 10, 1000));
    assert!(width(&long) < 1000.0, "a column stands for several weeks");
}

#[test]
fn date_far_off_does_not_make_the_picture_endless() {
    let picture = drawn(&[
        Week { day: Date::MIN, counts: vec![1] },
        Week { day: Date::MAX, counts: vec![usize::MAX, 1] },
    ]);
    assert!(picture.svg.len() < 40_000, "{}", picture.svg.len());
    assert!(!picture.svg.contains("NaN") && !picture.svg.contains("inf"), "{}", picture.svg);
}

#[test]
fn key_has_the_categories_that_occur_with_their_letter() {
    let picture = drawn(&[week(2018, 3, 5, &[0, 1])]);
    let labels: Vec<&str> = picture.key.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(labels, ["D : <Développement>"], "the page escapes it");
    assert!(picture.key[0].symbol.contains("#suivi-f1"), "{}", picture.key[0].symbol);
}

#[test]
fn nothing_done_is_no_picture() {
    assert_eq!(activity(WORDS, &categories(), &[]), None);
    assert_eq!(activity(WORDS, &categories(), &[week(2018, 3, 5, &[0, 0, 0])]), None);
    assert_eq!(activity(WORDS, &[], &[week(2018, 3, 5, &[1])]), None);
}

#[test]
fn lines_stand_at_round_counts() {
    assert_eq!([1, 5, 6, 11, 12, 26, 480].map(round), [1, 1, 2, 2, 5, 5, 100]);
    assert!(usize::MAX / round(usize::MAX) <= 5);
}
