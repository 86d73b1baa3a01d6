//! Calendar files, as far as they can be judged by looking at them; a real library reads them in `tests/agenda.rs`.

use super::*;
use crate::agenda::ics::Calendar;
use crate::agenda::read_when;

fn file(zone: &TimeZone, events: &[Event]) -> String {
    let calendar = Calendar {
        name: "Agenda des défis",
        description: None,
        url: Some("https://example.org/agenda.ics"),
        language: "fr",
        zone,
        refresh_hours: 12,
    };
    calendar.write(events)
}

/// The lines of the file, unfolded.
fn lines(events: &[Event]) -> Vec<String> {
    file(&paris(), events).replace("\r\n ", "").lines().map(str::to_owned).collect()
}

fn has(lines: &[String], line: &str) {
    assert!(lines.iter().any(|one| one == line), "no {line} in\n{}", lines.join("\n"));
}

#[test]
fn a_recurring_event_is_written_with_its_zone() {
    let start = read_when("2018-02-07 14:30", &paris()).unwrap().start;
    let mut event = event(start, "un jeudi sur deux jusqu’au 30 juin 2018, sauf le 22 mars");
    event.end = Some(read_when("2018-02-07 16:00", &paris()).unwrap().start);
    event.place = Some("Liberté Living Lab, Paris".to_owned());
    event.summary = "On lit; on commente.\nEnsemble".to_owned();
    event.url = Some("https://example.org/agenda/?a=1;b,c".to_owned());
    let lines = lines(&[event]);
    for line in [
        "DTSTART;TZID=Europe/Paris:20180208T143000",
        "DTEND;TZID=Europe/Paris:20180208T160000",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20180630T215959Z",
        "EXDATE;TZID=Europe/Paris:20180322T143000",
        "DTSTAMP:20180101T000000Z",
        "LOCATION:Liberté Living Lab\\, Paris",
        "DESCRIPTION:On lit\\; on commente.\\nEnsemble",
        "URL:https://example.org/agenda/?a=1;b,c",
        "X-WR-CALNAME:Agenda des défis",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    ] {
        has(&lines, line);
    }
}

#[test]
fn whole_days_end_on_the_day_after() {
    let mut event = Event::new("x", "x", day("2023-10-19"), jiff::Timestamp::UNIX_EPOCH);
    event.end = Some(day("2023-10-20"));
    let lines = lines(&[event]);
    has(&lines, "DTSTART;VALUE=DATE:20231019");
    has(&lines, "DTEND;VALUE=DATE:20231021");
    assert!(!lines.iter().any(|line| line.contains("VTIMEZONE")), "no zone is needed");
}

#[test]
fn the_zone_of_paris_has_two_rules() {
    let start = read_when("2018-02-07 14:30", &paris()).unwrap().start;
    let lines = lines(&[event(start, "tous les jours")]);
    let from = lines.iter().position(|line| line == "BEGIN:VTIMEZONE").unwrap();
    let to = lines.iter().position(|line| line == "END:VTIMEZONE").unwrap();
    let wanted = "BEGIN:VTIMEZONE TZID:Europe/Paris \
        BEGIN:DAYLIGHT DTSTART:20170326T020000 TZOFFSETFROM:+0100 TZOFFSETTO:+0200 TZNAME:CEST \
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU END:DAYLIGHT \
        BEGIN:STANDARD DTSTART:20171029T030000 TZOFFSETFROM:+0200 TZOFFSETTO:+0100 TZNAME:CET \
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU END:STANDARD END:VTIMEZONE";
    assert_eq!(lines[from..=to].join(" "), wanted);
}

#[test]
fn the_second_of_two_equal_hours_is_written_in_utc() {
    let start = read_when("2018-10-28T02:30:00+01:00", &paris()).unwrap().start;
    has(&lines(&[Event::new("x", "x", start, jiff::Timestamp::UNIX_EPOCH)]), "DTSTART:20181028T013000Z");
}

#[test]
fn nothing_of_a_text_can_end_a_line() {
    let hostile = "a\r\nEND:VCALENDAR\rb\nc\u{2028}d\u{85}e\u{0}";
    let mut event = Event::new(hostile, hostile, day("2018-01-01"), jiff::Timestamp::UNIX_EPOCH);
    event.summary = hostile.to_owned();
    event.place = Some(hostile.to_owned());
    event.url = Some(hostile.to_owned());
    let text = file(&paris(), &[event]);
    assert_eq!(text.matches("\nEND:VCALENDAR").count(), 1, "{text}");
    assert!(text.replace("\r\n", "").chars().all(|c| !c.is_control()), "{text:?}");
}

#[test]
fn files_are_the_same_each_time_and_an_empty_one_is_a_calendar() {
    let events = [event(start(), "tous les mercredis")];
    assert_eq!(file(&paris(), &events), file(&paris(), &events));
    assert!(file(&paris(), &[]).ends_with("END:VCALENDAR\r\n"));
    assert!(file(&TimeZone::UTC, &events).contains("DTSTART;VALUE=DATE:20180207"));
}
