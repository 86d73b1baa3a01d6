//! When an event is, as it is written.

use super::*;
use crate::agenda::{Period, read_end, read_when};

fn text(when: When) -> String {
    when.iso(&paris())
}

/// From when to when a text says; or what was wrong, and where.
fn when(written: &str) -> String {
    match read_when(written, &paris()) {
        Ok(Period { start, end: None }) => text(start),
        Ok(Period { start, end: Some(end) }) => format!("{} > {}", text(start), text(end)),
        Err(misread) => format!("error {:?}: {}", &written[misread.range], misread.message.english()),
    }
}

fn all_are(expected: &[(&str, &str)]) {
    let wrong: Vec<String> = expected
        .iter()
        .filter(|(text, wanted)| when(text) != *wanted)
        .map(|(text, wanted)| format!("{text}\n  is  {}\n  not {wanted}", when(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn days_and_times_are_read() {
    all_are(&[
        ("2018-03-14", "2018-03-14"),
        ("14/03/2018", "2018-03-14"),
        ("14 mars 2018", "2018-03-14"),
        ("mercredi 14 mars 2018", "2018-03-14"),
        ("le mercredi 14 mars 2018", "2018-03-14"),
        ("Wednesday, 14 March 2018", "2018-03-14"),
        ("2018-03-14 14:30", "2018-03-14T14:30:00+01:00"),
        ("2018-03-14 14h30", "2018-03-14T14:30:00+01:00"),
        ("2018-03-14T14:30:00+01:00", "2018-03-14T14:30:00+01:00"),
        ("2018-03-14T13:30:00Z", "2018-03-14T14:30:00+01:00"),
        ("2018-07-14T14:30:00+01:00", "2018-07-14T15:30:00+02:00"),
        ("14 mars 2018 à 14 h 30", "2018-03-14T14:30:00+01:00"),
        ("14 mars 2018, 14h", "2018-03-14T14:00:00+01:00"),
        ("14 mars 2018 à midi", "2018-03-14T12:00:00+01:00"),
        ("14 March 2018 at 2:30 pm", "2018-03-14T14:30:00+01:00"),
    ]);
}

#[test]
fn ends_are_read() {
    let afternoon = "2018-03-14T14:00:00+01:00 > 2018-03-14T16:00:00+01:00";
    all_are(&[
        ("14 mars 2018 de 14 h à 16 h", afternoon),
        ("14 mars 2018 de 14 à 16 h", afternoon),
        ("2018-03-14 14h-16h", afternoon),
        ("2018-03-14 14:00 - 16:00", afternoon),
        ("2018-03-14, 14h–16h", afternoon),
        ("14 March 2018 from 2 pm to 4 pm", afternoon),
        ("2018-03-14 de 22 h à minuit", "2018-03-14T22:00:00+01:00 > 2018-03-15T00:00:00+01:00"),
        ("30 octobre 2026 de 22 h à 2 h", "2026-10-30T22:00:00+01:00 > 2026-10-31T02:00:00+01:00"),
        ("du 19 au 20 octobre 2023", "2023-10-19 > 2023-10-20"),
        ("19-20 octobre 2023", "2023-10-19 > 2023-10-20"),
        ("du 30 décembre 2018 au 2 janvier 2019", "2018-12-30 > 2019-01-02"),
        ("du vendredi 15 au dimanche 17 janvier 2016", "2016-01-15 > 2016-01-17"),
        ("2016-01-15 au 2016-01-17", "2016-01-15 > 2016-01-17"),
        ("from 15 to 17 January 2016", "2016-01-15 > 2016-01-17"),
        (
            "du 14 mars 2018 à 14h au 15 mars 2018 à 12h",
            "2018-03-14T14:00:00+01:00 > 2018-03-15T12:00:00+01:00",
        ),
    ]);
}

#[test]
fn what_is_no_time_is_told_where_it_stands() {
    all_are(&[
        ("bientôt", "error \"bientôt\": this is no day or time that is understood"),
        ("14 mars 2018 vers le soir", "error \"le\": this is no day or time that is understood"),
        ("2018-03", "error \"2018-03\": an event needs a day, not a month or a year only"),
        ("mars 2018", "error \"mars 2018\": an event needs a day, not a month or a year only"),
        ("14 mars", "error \"14 mars\": the year is missing"),
        ("30 février 2018", "error \"30 février 2018\": the calendar has no such day"),
        ("mardi 14 mars 2018", "error \"mardi 14 mars 2018\": 2018-03-14 is a Wednesday"),
        (
            "14 mars 2018 de 16 h à 14 h",
            "error \"14 mars 2018 de 16 h à 14 h\": the event ends before it begins",
        ),
        (" du 20 au 19 octobre 2023 ", "error \"du 20 au 19 octobre 2023\": the event ends before it begins"),
        ("14 mars 2018 à 25h", "error \"25h\": this is no day or time that is understood"),
    ]);
}

#[test]
fn an_end_of_its_own_is_read_from_the_start_on() {
    let start = When::at(date(2018, 3, 14).at(14, 0, 0, 0), &paris()).unwrap();
    let end = |written: &str| match read_end(written, &start, &paris()) {
        Ok(end) => text(end),
        Err(misread) => format!("error {:?}: {}", &written[misread.range], misread.message.english()),
    };
    for same in ["16h", "16 h", "à 16:00", "2018-03-14 16:00", "14 mars 2018 à 16h", "14 mars à 16 h", "4 pm"]
    {
        assert_eq!(end(same), "2018-03-14T16:00:00+01:00", "{same}");
    }
    assert_eq!(end("minuit"), "2018-03-15T00:00:00+01:00");
    assert_eq!(end("15 mars"), "2018-03-15");
    assert_eq!(end("13h"), "error \"13h\": the event ends before it begins");
    assert_eq!(end("13 mars"), "error \"13 mars\": the event ends before it begins");
    assert_eq!(end("tard"), "error \"tard\": this is no day or time that is understood");
}
