//! Recurrences as they are written.

use super::*;

/// Each text and its rule; the start is Wednesday 7 February 2018.
fn all_are(expected: &[(&str, &str)]) {
    let wrong: Vec<String> = expected
        .iter()
        .filter(|(text, wanted)| rule(text) != *wanted)
        .map(|(text, wanted)| format!("{text}\n  is  {}\n  not {wanted}", rule(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn weekdays_are_read() {
    all_are(&[
        ("tous les mercredis", "FREQ=WEEKLY;BYDAY=WE"),
        ("Tous les mercredi", "FREQ=WEEKLY;BYDAY=WE"),
        ("chaque jeudi", "FREQ=WEEKLY;BYDAY=TH"),
        ("le jeudi", "FREQ=WEEKLY;BYDAY=TH"),
        ("les lundis et mercredis", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("tous les mardis, tous les jeudis et le samedi", "FREQ=WEEKLY;BYDAY=TU,TH,SA"),
        ("un jeudi sur deux", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("un mardi sur 3", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU"),
        ("une semaine sur deux, le jeudi", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("toutes les deux semaines le mardi et le jeudi", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        ("tous les jours ouvrés", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("tous les jours ouvrables", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"),
        ("du lundi au vendredi", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("du samedi au lundi", "FREQ=WEEKLY;BYDAY=MO,SA,SU"),
        ("every Wednesday", "FREQ=WEEKLY;BYDAY=WE"),
        ("every other Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("every second Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("every two weeks on Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("Mondays and Fridays", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("une fois par semaine", "FREQ=WEEKLY"),
    ]);
}

#[test]
fn units_are_read() {
    all_are(&[
        ("tous les jours", "FREQ=DAILY"),
        ("chaque jour", "FREQ=DAILY"),
        ("un jour sur deux", "FREQ=DAILY;INTERVAL=2"),
        ("tous les 10 jours", "FREQ=DAILY;INTERVAL=10"),
        ("tous les quinze jours", "FREQ=WEEKLY;INTERVAL=2"),
        ("tous les 15 jours, le jeudi", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("toutes les semaines", "FREQ=WEEKLY"),
        ("toutes les deux semaines", "FREQ=WEEKLY;INTERVAL=2"),
        ("hebdomadaire", "FREQ=WEEKLY"),
        ("tous les mois", "FREQ=MONTHLY"),
        ("tous les trimestres", "FREQ=MONTHLY;INTERVAL=3"),
        ("mensuel", "FREQ=MONTHLY"),
        ("chaque année", "FREQ=YEARLY"),
        ("tous les deux ans", "FREQ=YEARLY;INTERVAL=2"),
        ("every day", "FREQ=DAILY"),
        ("every other day", "FREQ=DAILY;INTERVAL=2"),
        ("every month", "FREQ=MONTHLY"),
        ("once a year", "FREQ=YEARLY"),
        ("yearly", "FREQ=YEARLY"),
        ("tous les jours en août", "FREQ=DAILY;BYMONTH=8"),
        ("tous les mercredis de février à novembre", "FREQ=WEEKLY;BYMONTH=2,3,4,5,6,7,8,9,10,11;BYDAY=WE"),
        (
            "tous les mercredis sauf en juillet et en août",
            "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=WE",
        ),
        ("every Monday in May and June", "FREQ=WEEKLY;BYMONTH=5,6;BYDAY=MO"),
        ("le lundi de novembre à février", "FREQ=WEEKLY;BYMONTH=1,2,11,12;BYDAY=MO"),
    ]);
}

#[test]
fn days_of_months_and_years_are_read() {
    all_are(&[
        ("tous les premiers mardis du mois", "FREQ=MONTHLY;BYDAY=1TU"),
        ("le premier mardi du mois", "FREQ=MONTHLY;BYDAY=1TU"),
        ("le 1er mardi de chaque mois", "FREQ=MONTHLY;BYDAY=1TU"),
        ("le 1ᵉʳ mardi du mois", "FREQ=MONTHLY;BYDAY=1TU"),
        ("le dernier vendredi du mois", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("l’avant-dernier vendredi du mois", "FREQ=MONTHLY;BYDAY=-2FR"),
        ("le premier et le troisième jeudi du mois", "FREQ=MONTHLY;BYDAY=1TH,3TH"),
        ("les premiers lundis et mardis du mois", "FREQ=MONTHLY;BYDAY=1MO,1TU"),
        ("le premier lundi et le deuxième mardi de chaque mois", "FREQ=MONTHLY;BYDAY=1MO,2TU"),
        ("tous les deux mois, le premier mardi", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU"),
        ("le 15 de chaque mois", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("tous les mois, le 15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("tous les 15 du mois", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("le 1er et le 15 du mois", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("le dernier jour du mois", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("le dernier jour ouvré du mois", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("the first Tuesday of the month", "FREQ=MONTHLY;BYDAY=1TU"),
        ("every second Thursday of the month", "FREQ=MONTHLY;BYDAY=2TH"),
        ("the last Friday of each month", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("on the 15th of every month", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("tous les 14 juillet", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
        ("chaque année, le 14 juillet", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
        ("le 1er mars et le 1er septembre", "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1"),
        ("every 14 July", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
        ("every May 1", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
        ("le premier dimanche de mars", "FREQ=YEARLY;BYMONTH=3;BYDAY=1SU"),
        ("le premier lundi de l’année", "FREQ=YEARLY;BYDAY=1MO"),
    ]);
}

#[test]
fn limits_are_read() {
    all_are(&[
        ("un jeudi sur deux, jusqu’au 30 juin 2018", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20180630"),
        ("chaque jeudi jusqu'au samedi 30 juin", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20180630"),
        ("chaque jeudi jusqu’au 31 janvier", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20190131"),
        ("chaque jeudi jusqu’à fin juin", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20180630"),
        ("chaque jeudi jusqu’en juin 2019", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20190630"),
        ("chaque jeudi jusqu’au 2018-06-30", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20180630"),
        ("chaque jeudi jusqu’au 30/06/2018", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20180630"),
        ("tous les mercredis du 1er février au 30 novembre", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20181130"),
        ("every Wednesday from 1 February to 30 November 2018", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20181130"),
        ("chaque jeudi, 10 fois", "FREQ=WEEKLY;BYDAY=TH;COUNT=10"),
        ("chaque jeudi dix fois", "FREQ=WEEKLY;BYDAY=TH;COUNT=10"),
        ("every Thursday, 10 times", "FREQ=WEEKLY;BYDAY=TH;COUNT=10"),
        ("every Thursday until June 30, 2018", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20180630"),
        ("tous les jours pendant deux semaines", "FREQ=DAILY;UNTIL=20180220"),
        ("tous les mercredis sauf le 1er mai, 10 fois", "FREQ=WEEKLY;BYDAY=WE;COUNT=10"),
        ("jusqu’au 30 juin 2018 : tous les mercredis", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20180630"),
    ]);
    let read = |text: &str| read(text).unwrap();
    assert_eq!(read("chaque jeudi du 1er mars au 30 juin").from, Some(date(2018, 3, 1)));
    assert_eq!(read("chaque jeudi à partir du 1er mars").from, Some(date(2018, 3, 1)));
    assert_eq!(read("chaque jeudi sauf le 1er mai").except_each_year, [(5, 1)]);
    assert_eq!(read("chaque jeudi sauf le 1er et le 8 mai").except_each_year, [(5, 1), (5, 8)]);
    let except = read("chaque jeudi, sauf le 10 mai 2018, le 2018-05-17 et le 24 mai 2018").except;
    assert_eq!(except, [date(2018, 5, 10), date(2018, 5, 17), date(2018, 5, 24)]);
    assert_eq!(read("chaque jeudi sauf en août 2018").except.len(), 31);
}

#[test]
fn hours_within_a_recurrence_are_kept() {
    let hours = |text: &str| {
        let hours = read(text).unwrap().hours.unwrap();
        (hours.start.to_string(), hours.end.map(|end| end.to_string()))
    };
    let from_to = ("14:00:00".to_owned(), Some("16:00:00".to_owned()));
    assert_eq!(hours("tous les mercredis de 14 h à 16 h"), from_to);
    assert_eq!(hours("tous les mercredis, 14h-16h, jusqu’au 30 juin 2018"), from_to);
    assert_eq!(hours("every Wednesday from 2 pm to 4 pm"), from_to);
    assert_eq!(hours("un jeudi sur deux à 14h30"), ("14:30:00".to_owned(), None));
    assert_eq!(
        rule("tous les mercredis de 16 h à 14 h"),
        "error \"de 16 h à 14 h\": the event ends before it begins"
    );
    let night = read("chaque jeudi de 22 h à 2 h").unwrap().hours.unwrap();
    let night = night.of_day(date(2018, 2, 8), &paris()).unwrap().end.unwrap();
    assert_eq!(night.iso(&paris()), "2018-02-09T02:00:00+01:00");
}

#[test]
fn rules_of_icalendar_are_read() {
    all_are(&[
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("freq=weekly;byday=th,tu", "FREQ=WEEKLY;BYDAY=TU,TH"),
        (" FREQ=MONTHLY;BYDAY=-1FR;WKST=MO; ", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14;COUNT=3", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14;COUNT=3"),
        ("FREQ=DAILY;UNTIL=20180630", "FREQ=DAILY;UNTIL=20180630"),
        ("FREQ=DAILY;UNTIL=2018-06-30", "FREQ=DAILY;UNTIL=20180630"),
        ("FREQ=DAILY;UNTIL=20180630T230000Z", "FREQ=DAILY;UNTIL=20180701"),
        ("FREQ=HOURLY", "error \"FREQ=HOURLY\": `HOURLY` is no value of `FREQ`"),
        ("FREQ=DAILY;INTERVAL=0", "error \"INTERVAL=0\": `0` is no value of `INTERVAL`"),
        ("RRULE:FREQ=DAILY;BYHOUR=3", "error \"BYHOUR=3\": `BYHOUR` is not known"),
        ("FREQ=DAILY;FREQ=DAILY", "error \"FREQ=DAILY\": `FREQ` stands twice in the rule"),
        ("BYDAY=TH", "error \"BYDAY=TH\": the rule does not say how often: `FREQ` is missing"),
        ("RRULE:FREQ=DAILY;é", "error \"é\": a part of a rule is written as `NAME=VALUE`"),
        (
            "FREQ=WEEKLY;BYDAY=1TH",
            "error \"FREQ=WEEKLY;BYDAY=1TH\": a weekday with a number needs `FREQ=MONTHLY` or `FREQ=YEARLY`",
        ),
        (
            "FREQ=DAILY;COUNT=1;UNTIL=20190101",
            "error \"FREQ=DAILY;COUNT=1;UNTIL=20190101\": `COUNT` and `UNTIL` cannot stand in one rule",
        ),
        ("FREQ=WEEKLY;BYDAY=éé", "error \"BYDAY=éé\": `éé` is no value of `BYDAY`"),
    ]);
}

#[test]
fn exceptions_that_calendars_write_below_a_rule_are_read() {
    let except = |text: &str| read(text).map(|rule| rule.except).map_err(|misread| misread.message.english());
    let two = Ok(vec![date(2018, 2, 14), date(2018, 2, 21)]);
    for text in [
        "RRULE:FREQ=WEEKLY;BYDAY=WE\nEXDATE;TZID=Europe/Paris:20180214T090000,20180221T090000\n",
        "RRULE:FREQ=WEEKLY;BYDAY=WE EXDATE;VALUE=DATE:20180214 EXDATE:20180220T233000Z",
        "FREQ=WEEKLY;BYDAY=WE\r\nDTSTART;TZID=Europe/Paris:20180207T090000\r\nexdate:2018-02-14,2018-02-21",
    ] {
        assert_eq!(except(text), two, "{text}");
        assert_eq!(rule(text), "FREQ=WEEKLY;BYDAY=WE", "{text}");
    }
    assert_eq!(except("FREQ=DAILY\nEXDATE:mardi"), Err("`mardi` is no day".to_owned()));
    assert_eq!(except("FREQ=DAILY EXDATE:20180230"), Err("`20180230` is no day".to_owned()));
    assert_eq!(except("FREQ=DAILY\nRDATE:20180208"), Err("`RDATE` is not known".to_owned()));
}

#[test]
fn months_by_themselves_are_read() {
    let cases: [(&str, Option<&[i8]>); 6] = [
        ("août", Some(&[8])),
        ("juillet et août", Some(&[7, 8])),
        ("en juillet, en août", Some(&[7, 8])),
        ("de juillet à septembre", Some(&[7, 8, 9])),
        ("août 2018", None),
        ("bientôt", None),
    ];
    for (text, wanted) in cases {
        assert_eq!(crate::agenda::read_months(text).as_deref(), wanted, "{text}");
    }
}

#[test]
fn an_until_within_a_day_counts_by_the_time_of_the_event() {
    let at = |time: &str| When::at(format!("2018-02-07T{time}").parse().unwrap(), &paris()).unwrap();
    let until =
        |time: &str| read_recurrence("FREQ=DAILY;UNTIL=20180630T120000Z", &at(time), &paris()).unwrap().until;
    assert_eq!(until("14:00"), Some(date(2018, 6, 30)), "noon in UTC is 14:00 in Paris");
    assert_eq!(until("14:01"), Some(date(2018, 6, 29)));
}

#[test]
fn what_is_not_understood_is_told_where_it_stands() {
    all_are(&[
        ("", "error \"\": no recurrence is written"),
        ("bientôt", "error \"bientôt\": this recurrence is not understood"),
        (
            "tous les mercredis sauf pendant les vacances",
            "error \"pendant\": this recurrence is not understood",
        ),
        ("chaque jeudi jusqu’au grand soir", "error \"grand\": this recurrence is not understood"),
        ("tous les", "error \"tous les\": this does not say how often the event takes place"),
        ("de temps en temps", "error \"temps\": this recurrence is not understood"),
        (
            "tous les mois, le mardi",
            "error \"le mardi\": the weekday does not go with the rest of the recurrence",
        ),
        ("tous les jours, le 15", "error \"le 15\": this does not go with what is written before it"),
        ("le 15", "error \"le 15\": this does not say in which months"),
        (
            "chaque jeudi 10 fois jusqu’au 30 juin",
            "error \"jusqu’au 30 juin\": this does not go with what is written before it",
        ),
        (
            "toutes les semaines, tous les mois",
            "error \"tous les mois\": this does not go with what is written before it",
        ),
        ("chaque jeudi jusqu’au 31 juin 2018", "error \"31 juin 2018\": the calendar has no such day"),
        (
            "chaque jeudi jusqu’au vendredi 30 juin 2018",
            "error \"vendredi 30 juin 2018\": 2018-06-30 is a Saturday",
        ),
        (
            "chaque jeudi jusqu’au 30 juin 2017",
            "error \"30 juin 2017\": the recurrence ends before the event begins",
        ),
        (
            "tous les 30 février",
            "error \"tous les 30 février\": this leaves no day on which the event takes place",
        ),
        (
            "le 14 juillet et le 15 août",
            "error \"le 14 juillet et le 15 août\": one recurrence cannot name different days of different months",
        ),
        ("le 14 juillet 2018", "error \"2018\": this recurrence is not understood"),
        ("tous les 0 jours", "error \"tous les 0 jours\": a recurrence cannot be counted in this number"),
        ("deux fois par semaine", "error \"par\": this recurrence is not understood"),
    ]);
    assert!(
        read("bientôt").unwrap_err().help.english().contains("tous les mercredis"),
        "the forms are named"
    );
}
