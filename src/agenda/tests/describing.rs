//! Recurrences and periods in words.

use super::*;
use crate::agenda::{describe_period, read_when};

/// The description, with `~` for spaces at which no line ends.
fn told(text: &str, french: bool) -> String {
    read(text).unwrap().describe(&start(), french).replace('\u{a0}', "~")
}

#[test]
fn recurrences_are_told_in_french() {
    let expected = [
        ("un jeudi sur deux jusqu'au 2018-06-30", "un jeudi sur deux, jusqu’au 30~juin~2018"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "tous les mardis et jeudis"),
        ("FREQ=WEEKLY", "tous les mercredis"),
        ("tous les jours ouvrés", "du lundi au vendredi"),
        ("toutes les deux semaines", "un mercredi sur deux"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH", "toutes les trois semaines, le mardi et le jeudi"),
        ("tous les premiers mardis du mois", "le premier mardi de chaque mois"),
        ("le dernier vendredi du mois, 10 fois", "le dernier vendredi de chaque mois, 10~fois"),
        ("tous les mois", "le 7 de chaque mois"),
        ("tous les trois mois", "tous les trois mois, le 7"),
        ("le 1er et le 15 du mois", "le 1er et le 15 de chaque mois"),
        ("le dernier jour ouvré du mois", "le dernier jour ouvré de chaque mois"),
        ("chaque année", "le 7~février de chaque année"),
        ("le premier dimanche d’avril", "le premier dimanche d’avril"),
        ("tous les mercredis sauf le 1er mai", "tous les mercredis, sauf le 1er~mai"),
        ("chaque jeudi du 1er mars au 30 juin", "tous les jeudis, du 1er~mars~2018 au 30~juin~2018"),
        ("chaque jeudi sauf en août", "tous les jeudis, sauf en août"),
        (
            "chaque jeudi sauf en juillet, en août et le 1er mai",
            "tous les jeudis, sauf en juillet, en août et le 1er~mai",
        ),
        ("chaque jeudi d’avril à juin", "tous les jeudis, d’avril à juin"),
    ];
    for (text, wanted) in expected {
        assert_eq!(told(text, true), wanted, "{text}");
    }
}

#[test]
fn recurrences_are_told_in_english() {
    let expected = [
        ("un jeudi sur deux jusqu'au 2018-06-30", "every other Thursday, until 30~June~2018"),
        ("FREQ=WEEKLY;INTERVAL=3", "every three weeks on Wednesday"),
        ("tous les premiers mardis du mois", "the first Tuesday of every month"),
        ("le 15 de chaque mois", "on the 15th of every month"),
        ("chaque année", "on 7~February every year"),
        ("chaque jeudi, 10 fois, sauf le 1er mai 2018", "every Thursday, 10~times, except 1~May~2018"),
    ];
    for (text, wanted) in expected {
        assert_eq!(told(text, false), wanted, "{text}");
    }
}

#[test]
fn what_is_told_is_read_as_the_same_days() {
    for text in SENTENCES {
        let event = event(start(), text);
        let rule = event.recurrence.as_ref().unwrap();
        for french in [true, false] {
            let told = rule.describe(&start(), french);
            let again = read(&told).unwrap_or_else(|error| panic!("{text}: {told}: {error:?}"));
            let mut other = event.clone();
            other.recurrence = Some(again);
            assert_eq!(days(&other), days(&event), "{text}: {told}");
        }
    }
}

/// Every form that is understood.
pub(super) const SENTENCES: [&str; 44] = [
    "tous les jours",
    "tous les deux jours",
    "tous les 8 jours, 3 fois",
    "FREQ=DAILY;INTERVAL=8",
    "FREQ=DAILY;INTERVAL=15",
    "tous les jours ouvrés",
    "tous les jours ouvrables",
    "tous les mercredis",
    "chaque jeudi",
    "tous les mardis et jeudis",
    "un jeudi sur deux",
    "un mardi sur trois",
    "toutes les deux semaines",
    "toutes les trois semaines, le mardi et le jeudi",
    "tous les mois",
    "tous les trois mois",
    "le 15 de chaque mois",
    "le 1er et le 15 du mois",
    "le 31 de chaque mois",
    "le dernier jour du mois",
    "tous les deux mois, le 15",
    "tous les premiers mardis du mois",
    "le dernier vendredi du mois",
    "l’avant-dernier vendredi du mois",
    "le premier et le troisième jeudi du mois",
    "tous les deux mois, le premier lundi",
    "le dernier jour ouvré du mois",
    "le premier jour ouvré du mois",
    "chaque année",
    "tous les deux ans",
    "le 14 juillet",
    "le 1er mars et le 1er septembre",
    "le premier dimanche de mars",
    "le dernier dimanche d’octobre",
    "le premier lundi de l’année",
    "tous les mercredis en mai et en juin",
    "tous les mercredis de mars à juin",
    "tous les mercredis jusqu’au 30 juin 2018",
    "tous les mercredis, 10 fois",
    "tous les mercredis sauf le 14 février",
    "tous les mercredis sauf le 14 février 2018 et le 21 mars 2018",
    "tous les mercredis du 1er mars au 30 novembre",
    "tous les mercredis à partir du 1er avril",
    "tous les mercredis sauf en juillet et en août",
];

#[test]
fn periods_are_told_in_both_languages() {
    let expected = [
        ("2018-03-14", "mercredi 14~mars~2018", "Wednesday 14~March~2018"),
        ("2018-03-14 14:30", "mercredi 14~mars~2018 à 14~h~30", "Wednesday 14~March~2018, at 14:30"),
        (
            "14 mars 2018 de 9 h 05 à 16 h",
            "mercredi 14~mars~2018, de 9~h~05 à 16~h",
            "Wednesday 14~March~2018, from 9:05 to 16:00",
        ),
        (
            "2018-03-14 de 20 h à minuit",
            "mercredi 14~mars~2018, de 20~h à minuit",
            "Wednesday 14~March~2018, from 20:00 to midnight",
        ),
        ("du 19 au 20 octobre 2023", "du 19 au 20~octobre~2023", "19 to 20~October~2023"),
        ("du 1er au 2 mai 2018", "du 1er au 2~mai~2018", "1 to 2~May~2018"),
        ("du 30 mars au 2 avril 2018", "du 30~mars au 2~avril~2018", "30~March to 2~April~2018"),
        (
            "du 14 mars 2018 à 14h au 15 mars 2018 à 12h",
            "du mercredi 14~mars~2018 à 14~h au jeudi 15~mars~2018 à 12~h",
            "Wednesday 14~March~2018 at 14:00 to Thursday 15~March~2018 at 12:00",
        ),
    ];
    for (text, french, english) in expected {
        let period = read_when(text, &paris()).unwrap();
        for (is_french, wanted) in [(true, french), (false, english)] {
            let told = describe_period(&period, is_french);
            assert_eq!(told.replace('\u{a0}', "~"), wanted);
            assert_eq!(read_when(&told, &paris()), Ok(period), "{told}");
        }
    }
}
