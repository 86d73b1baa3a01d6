//! The days of events.

use super::*;
use crate::agenda::{Problem, read_when};

fn at(text: &str) -> When {
    read_when(text, &paris()).unwrap().start
}

fn texts(event: &Event) -> String {
    days(event).iter().map(|day| day.strftime("%y%m%d").to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn days_of_recurrences_follow_each_other() {
    let expected = [
        ("tous les mercredis", "180207 180214 180221 180228 180307 180314"),
        ("un jeudi sur deux", "180208 180222 180308 180322 180405 180419"),
        ("toutes les deux semaines, le lundi et le jeudi", "180208 180219 180222 180305 180308 180319"),
        ("tous les premiers mardis du mois", "180306 180403 180501 180605 180703 180807"),
        ("le dernier vendredi du mois", "180223 180330 180427 180525 180629 180727"),
        ("tous les mois", "180207 180307 180407 180507 180607 180707"),
        ("le 31 de chaque mois", "180331 180531 180731 180831 181031 181231"),
        ("le dernier jour du mois", "180228 180331 180430 180531 180630 180731"),
        ("le dernier jour ouvré du mois", "180228 180330 180430 180531 180629 180731"),
        ("tous les jours ouvrés", "180207 180208 180209 180212 180213 180214"),
        ("chaque année", "180207 190207"),
        ("le premier dimanche de mars", "180304 190303"),
        ("chaque jeudi, 3 fois", "180208 180215 180222"),
        ("chaque jeudi jusqu’au 22 février", "180208 180215 180222"),
        ("tous les mercredis sauf le 14 février", "180207 180221 180228 180307 180314 180321"),
        ("chaque jeudi du 1er mars au 12 avril", "180301 180308 180315 180322 180329 180405"),
        ("tous les mercredis en décembre", "181205 181212 181219 181226 191204 191211"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "180413 180713 190913 191213"),
    ];
    for (text, wanted) in expected {
        assert_eq!(texts(&event(start(), text)), wanted, "{text}");
    }
}

#[test]
fn excepted_days_count_in_a_number_of_times() {
    let mut event = event(start(), "chaque jeudi, 3 fois");
    event.except.push(date(2018, 2, 15));
    assert_eq!(texts(&event), "180208 180222");
    assert_eq!(event.last(&paris()).unwrap().start.day(), date(2018, 2, 22));
}

#[test]
fn time_of_day_stays_when_the_clocks_change() {
    let event = event(at("2018-03-21 14:30"), "tous les mercredis");
    let instants: Vec<String> = event
        .occurrences(&paris(), date(2018, 3, 21), date(2018, 11, 7), 100)
        .iter()
        .map(|one| one.start.iso(&paris()))
        .collect();
    assert!(instants.contains(&"2018-03-21T14:30:00+01:00".to_owned()));
    assert!(instants.contains(&"2018-03-28T14:30:00+02:00".to_owned()));
    assert!(instants.contains(&"2018-10-24T14:30:00+02:00".to_owned()));
    assert!(instants.contains(&"2018-10-31T14:30:00+01:00".to_owned()));
    assert!(instants.iter().all(|one| one.contains("T14:30:00")), "{instants:?}");
}

#[test]
fn hours_that_are_skipped_or_come_twice_are_resolved() {
    let event = event(at("2018-03-18 02:30"), "tous les dimanches");
    let on = |day| event.occurrences(&paris(), day, day, 1)[0].start.iso(&paris());
    assert_eq!(on(date(2018, 3, 25)), "2018-03-25T03:30:00+02:00");
    assert_eq!(on(date(2018, 4, 1)), "2018-04-01T02:30:00+02:00", "the next is as it was");
    assert_eq!(on(date(2018, 10, 28)), "2018-10-28T02:30:00+02:00", "the first of the two");
}

#[test]
fn a_night_stays_a_night_when_the_clocks_change() {
    let mut event = event(at("2018-03-17 22:00"), "tous les samedis");
    event.end = Some(at("2018-03-18 06:00"));
    let night = event.occurrences(&paris(), date(2018, 3, 25), date(2018, 3, 25), 9);
    assert_eq!(night.len(), 1, "what began the day before is among them");
    assert_eq!(night[0].end.unwrap().iso(&paris()), "2018-03-25T06:00:00+02:00");
}

#[test]
fn days_that_several_days_touch_are_found() {
    let mut event = event(day("2018-02-09"), "tous les mois");
    event.end = Some(day("2018-02-11"));
    let found = |from, to| event.occurrences(&paris(), from, to, 9).len();
    assert_eq!(found(date(2018, 3, 11), date(2018, 3, 12)), 1);
    assert_eq!(found(date(2018, 3, 12), date(2018, 4, 8)), 0);
    assert_eq!(found(date(2018, 3, 1), date(2018, 3, 9)), 1);
    assert_eq!(found(date(2017, 1, 1), date(2018, 4, 9)), 3);
}

#[test]
fn an_event_that_does_not_come_back_is_there_once() {
    let once = Event::new("x", "x", day("2018-03-14"), jiff::Timestamp::UNIX_EPOCH);
    let found = |from, to| once.occurrences(&paris(), from, to, 9).len();
    assert_eq!(found(date(2018, 1, 1), date(2019, 1, 1)), 1);
    assert_eq!(found(date(2018, 3, 15), date(2019, 1, 1)), 0);
    assert_eq!(once.last(&paris()), once.first(&paris()));
}

#[test]
fn no_more_is_given_than_was_asked() {
    let daily = event(start(), "tous les jours");
    assert_eq!(daily.occurrences(&paris(), date(2018, 1, 1), Date::MAX, 17).len(), 17);
    assert_eq!(daily.last(&paris()), None);
    let far = daily.occurrences(&paris(), date(9000, 1, 1), date(9000, 1, 3), 9);
    assert_eq!(far.len(), 3, "far days are found without counting from the first");
}

#[test]
fn units_are_counted_from_the_first_day_of_the_rule() {
    // Friday: the first Thursday is in the week after.
    assert_eq!(texts(&event(day("2018-02-09"), "un jeudi sur deux, 3 fois")), "180215 180301 180315");
}

#[test]
fn what_is_wrong_with_an_event_is_told() {
    let problems = |event: &Event| event.problems(&paris());
    let mut one = event(start(), "tous les mercredis");
    assert_eq!(problems(&one), []);
    one.end = Some(day("2018-02-06"));
    one.except = vec![date(2018, 2, 15), date(2018, 2, 14)];
    assert_eq!(problems(&one), [Problem::EndBeforeStart, Problem::ExceptsNothing(date(2018, 2, 15))]);
    assert_eq!(one.period().end, None, "an end that cannot be meant does not count");
    one.end = Some(at("2018-02-07 14:00"));
    one.except.clear();
    assert_eq!(problems(&one), [Problem::EndOfOtherKind]);
    let late = event(start(), "chaque jeudi");
    assert_eq!(problems(&late), [Problem::StartsLater(date(2018, 2, 8))]);
    let mut never = event(start(), "tous les mercredis, jusqu’au 14 février");
    never.except = vec![date(2018, 2, 7), date(2018, 2, 14)];
    assert_eq!(problems(&never), [Problem::NeverComes]);
}
