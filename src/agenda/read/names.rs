//! The words for weekdays, months, numbers and units, in French and English, as [`super::words`] writes them.

use jiff::civil::Weekday;

use crate::parse::date::month_named;

const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    ("lundi", "monday", Weekday::Monday),
    ("mardi", "tuesday", Weekday::Tuesday),
    ("mercredi", "wednesday", Weekday::Wednesday),
    ("jeudi", "thursday", Weekday::Thursday),
    ("vendredi", "friday", Weekday::Friday),
    ("samedi", "saturday", Weekday::Saturday),
    ("dimanche", "sunday", Weekday::Sunday),
];

const NUMBERS: [(&str, &str); 20] = [
    ("un", "one"),
    ("deux", "two"),
    ("trois", "three"),
    ("quatre", "four"),
    ("cinq", "five"),
    ("six", "six"),
    ("sept", "seven"),
    ("huit", "eight"),
    ("neuf", "nine"),
    ("dix", "ten"),
    ("onze", "eleven"),
    ("douze", "twelve"),
    ("treize", "thirteen"),
    ("quatorze", "fourteen"),
    ("quinze", "fifteen"),
    ("seize", "sixteen"),
    ("dixsept", "seventeen"),
    ("dixhuit", "eighteen"),
    ("dixneuf", "nineteen"),
    ("vingt", "twenty"),
];

const ORDINALS: [(&str, i8); 21] = [
    ("premier", 1),
    ("premiere", 1),
    ("second", 2),
    ("seconde", 2),
    ("deuxieme", 2),
    ("troisieme", 3),
    ("quatrieme", 4),
    ("cinquieme", 5),
    ("dernier", -1),
    ("derniere", -1),
    ("first", 1),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("last", -1),
    ("1re", 1),
    ("1ere", 1),
    ("2nd", 2),
    ("2nde", 2),
    ("3rd", 3),
    ("1st", 1),
];

/// A unit of time. Three months are not a unit of a rule, but of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let word = singular(word);
    WEEKDAYS.iter().find(|(french, english, _)| word == *french || word == *english).map(|(_, _, day)| *day)
}

pub(super) fn month(word: &str) -> Option<i8> {
    month_named(word)
}

/// A whole number, in digits or in words.
pub(super) fn number(word: &str) -> Option<u16> {
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    if word == "une" {
        return Some(1);
    }
    let place = NUMBERS.iter().position(|(french, english)| word == *french || word == *english)?;
    u16::try_from(place + 1).ok()
}

/// `premiers`, `1er`, `2e`, `3rd`, `dernier`; negative from the end.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    let plain = singular(word);
    if let Some((_, nth)) = ORDINALS.iter().find(|(name, _)| plain == *name) {
        return Some(*nth);
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let known = matches!(
        ending,
        "er" | "ers" | "e" | "es" | "eme" | "emes" | "ieme" | "iemes" | "th" | "st" | "nd" | "rd"
    );
    if known { digits.parse().ok().filter(|nth| (1..=31).contains(nth)) } else { None }
}

/// A unit, and how many of it the word means: `trimestre` is three months.
pub(super) fn unit(word: &str) -> Option<(u16, Unit)> {
    Some(match singular(word) {
        "jour" | "day" => (1, Unit::Day),
        "semaine" | "week" => (1, Unit::Week),
        "quinzaine" | "fortnight" => (2, Unit::Week),
        "moi" | "month" => (1, Unit::Month),
        "trimestre" | "quarter" => (3, Unit::Month),
        "semestre" => (6, Unit::Month),
        "an" | "annee" | "year" => (1, Unit::Year),
        _ => return None,
    })
}

/// `hebdomadaire`, `monthly`: a unit as an adjective or an adverb.
pub(super) fn adverb(word: &str) -> Option<(u16, Unit)> {
    Some(match word {
        "quotidien" | "quotidienne" | "quotidiennement" | "daily" => (1, Unit::Day),
        "hebdomadaire" | "hebdomadairement" | "weekly" => (1, Unit::Week),
        "fortnightly" => (2, Unit::Week),
        "mensuel" | "mensuelle" | "mensuellement" | "monthly" => (1, Unit::Month),
        "bimestriel" | "bimestrielle" => (2, Unit::Month),
        "trimestriel" | "trimestrielle" | "quarterly" => (3, Unit::Month),
        "semestriel" | "semestrielle" => (6, Unit::Month),
        "annuel" | "annuelle" | "annuellement" | "yearly" | "annually" => (1, Unit::Year),
        _ => return None,
    })
}
