//! Texts that nobody would write, and those that somebody might.

use super::*;
use crate::agenda::ics::Calendar;
use crate::agenda::{Period, describe_period, read_end, read_when};

/// Numbers that are the same in each run.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const WORDS: [&str; 88] = [
    "tous",
    "toutes",
    "les",
    "le",
    "la",
    "un",
    "une",
    "deux",
    "trois",
    "quinze",
    "sur",
    "chaque",
    "jour",
    "jours",
    "ouvrés",
    "semaine",
    "semaines",
    "mois",
    "ans",
    "année",
    "lundi",
    "mardis",
    "mercredi",
    "jeudis",
    "vendredi",
    "dimanche",
    "premier",
    "dernier",
    "avant-dernier",
    "1er",
    "3e",
    "du",
    "au",
    "de",
    "d’",
    "l’",
    "à",
    "et",
    "en",
    "mars",
    "août",
    "février",
    "décembre",
    "2018",
    "2019",
    "9999",
    "30",
    "29",
    "31",
    "15",
    "0",
    "7",
    "jusqu’au",
    "à partir du",
    "sauf",
    "fois",
    "pendant",
    "14h30",
    "14 h",
    "midi",
    "minuit",
    "24h",
    "25h",
    "every",
    "other",
    "second",
    "Thursday",
    "of",
    "the",
    "month",
    "until",
    "from",
    "to",
    "except",
    "times",
    "-",
    "–",
    ",",
    "2018-06-30",
    "31/12/9999",
    "é",
    "\u{301}",
    "🙂",
    "\u{a0}",
    "’",
    "99999999999999999999",
    "-1-1-1",
    "…",
];

const PARTS: [&str; 30] = [
    "FREQ=DAILY",
    "FREQ=WEEKLY",
    "FREQ=MONTHLY",
    "FREQ=YEARLY",
    "FREQ=",
    "INTERVAL=999",
    "INTERVAL=2",
    "INTERVAL=-1",
    "COUNT=9999",
    "COUNT=3",
    "UNTIL=99991231",
    "UNTIL=20180630T120000Z",
    "UNTIL=é",
    "BYDAY=MO",
    "BYDAY=1MO,-1SU",
    "BYDAY=53WE",
    "BYDAY=MO,TU,WE,TH,FR",
    "BYDAY=é",
    "BYMONTHDAY=31",
    "BYMONTHDAY=-31,29",
    "BYMONTH=2",
    "BYMONTH=1,2,3,4",
    "BYSETPOS=-1",
    "BYSETPOS=366",
    "BYMONTHDAY=30",
    "WKST=SU",
    "=",
    "X",
    "",
    "RRULE:",
];

/// Reads the text as everything; what is understood is expanded, told and written.
fn use_up(text: &str, start: When) -> bool {
    let zone = paris();
    let within = |misread: Misread| {
        assert!(text.get(misread.range.clone()).is_some(), "{text:?}: {:?}", misread.range);
        assert!(!misread.message.english().is_empty() && !misread.help.english().is_empty());
    };
    match read_when(text, &zone) {
        Ok(period) => assert!(!describe_period(&period, true).is_empty()),
        Err(misread) => within(misread),
    }
    match read_end(text, &start, &zone) {
        Ok(end) => assert!(!describe_period(&Period { start, end: Some(end) }, false).is_empty()),
        Err(misread) => within(misread),
    }
    let rule = match read_recurrence(text, &start, &zone) {
        Ok(rule) => rule,
        Err(misread) => {
            within(misread);
            return false;
        }
    };
    assert!(!rule.describe(&start, true).is_empty() && !rule.describe(&start, false).is_empty());
    let again = read_recurrence(&rule.rrule(&start, &zone), &start, &zone);
    assert!(again.is_ok() || rule.from.is_some(), "{text:?}: {again:?}");
    let mut event = Event::new("x", text, start, jiff::Timestamp::UNIX_EPOCH);
    event.recurrence = Some(rule);
    let found = event.occurrences(&zone, date(2018, 1, 1), date(2030, 1, 1), 50);
    assert!(found.len() <= 50 && found.is_sorted_by_key(|one| one.start.instant(&zone)), "{text:?}");
    event.problems(&zone);
    let calendar =
        Calendar { name: text, description: None, url: None, language: "fr", zone: &zone, refresh_hours: 1 };
    assert!(calendar.write([&event]).contains("BEGIN:VEVENT"), "{text:?}");
    true
}

#[test]
fn random_words_are_read_or_refused() {
    let mut seeded = Seeded(1);
    let starts = [
        start(),
        When::at(date(2018, 3, 25).at(2, 30, 0, 0), &paris()).unwrap(),
        day("9999-12-31"),
        When::Day(Date::MIN),
    ];
    let mut understood = 0;
    for round in 0..4_000 {
        let count = 1 + seeded.below(9);
        let text: Vec<&str> = (0..count).map(|_| seeded.pick(&WORDS)).collect();
        understood += usize::from(use_up(&text.join(" "), starts[round % 40 % starts.len()]));
    }
    assert!(understood > 50, "only {understood} were understood");
}

#[test]
fn random_rules_are_read_or_refused() {
    let mut seeded = Seeded(2);
    let mut understood = 0;
    for _ in 0..1_000 {
        let count = 1 + seeded.below(5);
        let parts: Vec<&str> = (0..count).map(|_| seeded.pick(&PARTS)).collect();
        understood += usize::from(use_up(&parts.join(";"), start()));
    }
    assert!(understood > 50, "only {understood} were understood");
}

#[test]
fn cut_and_mixed_sentences_are_read_or_refused() {
    for (sentence, other) in
        super::describing::SENTENCES.iter().zip(super::describing::SENTENCES.iter().rev())
    {
        for (at, _) in sentence.char_indices() {
            use_up(&sentence[..at], start());
            use_up(&sentence[at..], start());
        }
        use_up(&format!("{sentence} {other}"), start());
    }
}

#[test]
fn long_texts_are_refused_at_once() {
    for text in [
        "mardi ".repeat(50_000),
        "1er ".repeat(400),
        "sauf 1 mai ".repeat(150),
        "é".repeat(100_000),
        "FREQ=DAILY;".repeat(100),
    ] {
        use_up(&text, start());
    }
}
