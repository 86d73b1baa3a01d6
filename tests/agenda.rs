//! A library of others reads the calendar files, and finds the same days and hours as we do.

use crate::harness::installed;
use eigsite::agenda::ics::Calendar;
use eigsite::agenda::{Event, When, read_recurrence, read_when};
use jiff::civil::date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Up to this year the days are compared.
const UNTIL: i16 = 2022;

const SENTENCES: [&str; 42] = [
    "tous les jours",
    "tous les deux jours",
    "tous les 10 jours, 40 fois",
    "tous les jours en mars et en octobre",
    "tous les jours ouvrés",
    "tous les mercredis",
    "tous les mardis et jeudis",
    "un jeudi sur deux",
    "un mardi sur trois",
    "le dimanche",
    "toutes les semaines",
    "toutes les deux semaines, le lundi et le jeudi",
    "toutes les trois semaines, le samedi et le dimanche",
    "tous les mois",
    "tous les trimestres",
    "le 15 de chaque mois",
    "le 1er et le 15 du mois",
    "le 31 de chaque mois",
    "le dernier jour du mois",
    "tous les deux mois, le 15",
    "tous les premiers mardis du mois",
    "le dernier vendredi du mois",
    "le dernier dimanche du mois",
    "l’avant-dernier vendredi du mois",
    "le premier et le troisième jeudi du mois",
    "le 5e lundi du mois",
    "tous les deux mois, le premier lundi",
    "le dernier jour ouvré du mois",
    "chaque année",
    "tous les deux ans",
    "le 14 juillet",
    "le 29 février",
    "le premier dimanche de mars",
    "le dernier dimanche d’octobre",
    "tous les mercredis de mars à juin",
    "tous les mercredis jusqu’au 31 octobre 2018",
    "tous les mercredis, 10 fois",
    "tous les mercredis sauf le 1er mai",
    "tous les mercredis sauf le 14 février 2018 et le 21 mars 2018",
    "tous les dimanches du 1er mars au 30 novembre",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU;UNTIL=20210328T120000Z",
];

const NAME: &str =
    "Agenda, défis; «tout» — un nom si long qu’il faut plier sa ligne en deux, ou même en trois";

/// When the events begin and end: on days around which the clocks change, at hours that they do not skip.
const PERIODS: [&str; 6] = [
    "2018-02-07",
    "du 9 au 11 février 2018",
    "2018-02-07 14:30",
    "2018-02-07 de 14 h à 16 h",
    "du 31 janvier 2018 à 22 h au 1er février 2018 à 6 h",
    "2020-02-29 de 0 h à 0 h 45",
];

/// In the other zones one is enough.
const ABROAD: [&str; 1] = ["2018-02-07 de 14 h à 16 h"];

const ZONES: [&str; 5] =
    ["Europe/Paris", "America/Cayenne", "America/Miquelon", "Pacific/Noumea", "Africa/Casablanca"];

fn events(zone: &TimeZone, periods: &[&str]) -> Vec<Event> {
    let mut events = Vec::new();
    for written in periods {
        let period = read_when(written, zone).unwrap_or_else(|error| panic!("{written}: {error:?}"));
        for sentence in SENTENCES {
            let Ok(rule) = read_recurrence(sentence, &period.start, zone) else { continue };
            let uid = format!("{}@example.org", events.len());
            let mut event = Event::new(&uid, &format!("{written} / {sentence}"), period.start, stamp());
            event.end = period.end;
            event.recurrence = Some(rule);
            events.push(event);
        }
    }
    let all = periods.len() * SENTENCES.len();
    assert!(
        events.len() * 20 > all * 19,
        "nearly all sentences go with nearly all starts: {} of {all}",
        events.len()
    );
    events
}

fn stamp() -> jiff::Timestamp {
    "2018-01-31T23:59:59Z".parse().expect("a moment")
}

/// What our own reading says of an event, as the reader in Node tells it.
fn ours(event: &Event, zone: &TimeZone) -> Value {
    let told = |when: When| match when {
        When::Day(day) => json!(day.to_string()),
        When::At { instant, .. } => json!(instant.as_second()),
    };
    let end = |start: When, end: Option<When>| match end {
        // Files end a whole day on the day after.
        Some(When::Day(last)) => json!(last.tomorrow().expect("a day").to_string()),
        None if event.is_whole_days() => json!(start.day().tomorrow().expect("a day").to_string()),
        None => told(start),
        Some(end) => told(end),
    };
    let found = event.occurrences(zone, date(2018, 1, 1), date(UNTIL, 1, 1), 10_000);
    let found = found.iter().filter(|one| one.start.day().year() < UNTIL);
    found.map(|one| json!([told(one.start), end(one.start, one.end)])).collect()
}

/// Writes the calendars and lets ical.js read them.
pub fn read_in_node(calendars: &[String]) -> Option<Vec<Value>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    if !installed("ical.js", &["node"]) {
        return None;
    }
    if !tests.join("node_modules/ical.js").is_dir() {
        assert!(std::env::var_os("CI").is_none(), "ical.js is not installed: run tests/run");
        eprintln!("SKIPPED: ical.js is not installed: run tests/run");
        return None;
    }
    let folder = tempfile::tempdir().expect("folder");
    let mut node = Command::new("node");
    node.arg(tests.join("agenda/read.mjs")).arg(UNTIL.to_string());
    for (number, text) in calendars.iter().enumerate() {
        let path = folder.path().join(format!("{number}.ics"));
        std::fs::write(&path, text).expect("written");
        node.arg(path);
    }
    let done = node.output().expect("node runs");
    assert!(done.status.success(), "ical.js refuses:\n{}", String::from_utf8_lossy(&done.stderr));
    let lines = String::from_utf8(done.stdout).expect("UTF-8");
    Some(lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect())
}

fn calendar(zone: &TimeZone, events: &[Event]) -> String {
    let calendar =
        Calendar { name: NAME, description: None, url: None, language: "fr", zone, refresh_hours: 12 };
    calendar.write(events)
}

#[test]
fn a_calendar_library_finds_the_same_days_and_hours() {
    let zones: Vec<TimeZone> = ZONES.iter().map(|name| TimeZone::get(name).expect("a zone")).collect();
    let written: Vec<Vec<Event>> = zones
        .iter()
        .zip([&PERIODS[..], &ABROAD, &ABROAD, &ABROAD, &ABROAD])
        .map(|(zone, periods)| events(zone, periods))
        .collect();
    let files: Vec<String> =
        zones.iter().zip(&written).map(|(zone, events)| calendar(zone, events)).collect();
    let Some(read) = read_in_node(&files) else { return };
    assert_eq!(read.len(), zones.len());
    let mut wrong = Vec::new();
    for ((zone, events), read) in zones.iter().zip(&written).zip(&read) {
        let name = zone.iana_name().expect("a name");
        assert_eq!(read["zones"], json!([name]));
        assert_eq!(read["events"].as_array().expect("events").len(), events.len());
        for (event, theirs) in events.iter().zip(read["events"].as_array().expect("events")) {
            let ours = ours(event, zone);
            assert!(ours.as_array().is_some_and(|days| !days.is_empty()), "{}", event.title);
            if ours != theirs["occurrences"] {
                let (ours, theirs) = (ours.to_string(), theirs["occurrences"].to_string());
                let same = ours.bytes().zip(theirs.bytes()).take_while(|(a, b)| a == b).count();
                let from = same.saturating_sub(60);
                let cut = |text: &str| text.chars().skip(from).take(160).collect::<String>();
                wrong.push(format!(
                    "{name}: {}\n  ours   {}\n  theirs {}",
                    event.title,
                    cut(&ours),
                    cut(&theirs)
                ));
            }
        }
    }
    let shown = wrong.iter().take(12).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} differ:\n{shown}", wrong.len());
}

#[test]
fn a_calendar_library_reads_the_texts_as_they_were_written() {
    let zone = TimeZone::get("Europe/Paris").expect("a zone");
    let mut event = Event::new(
        "défi-1@example.org",
        "",
        read_when("2018-03-14 14h30", &zone).expect("a time").start,
        stamp(),
    );
    event.title = "Revue de code : OpenScraper, Prédisauvetage; «EIG Link» \\ suite".to_owned();
    event.summary =
        "Première ligne, très longue : ".to_owned() + &"é€🙂".repeat(60) + "\n\nDeuxième ; BEGIN:VEVENT\nfin";
    event.place = Some("Liberté Living Lab, 9 rue d’Alexandrie\n75002 Paris".to_owned());
    event.url = Some("https://example.org/agenda/revue/?a=1;b,c#d".to_owned());
    let Some(read) = read_in_node(&[calendar(&zone, std::slice::from_ref(&event))]) else { return };
    let theirs = &read[0]["events"][0];
    assert_eq!(theirs["uid"], json!(event.uid));
    assert_eq!(theirs["summary"], json!(event.title));
    assert_eq!(theirs["description"], json!(event.summary));
    assert_eq!(theirs["location"], json!(event.place));
    assert_eq!(theirs["url"], json!(event.url));
    assert_eq!(theirs["stamp"], json!(stamp().as_second()));
    assert_eq!(theirs["occurrences"], ours(&event, &zone));
    // The library does not know the property, so it leaves its text escaped.
    let name = read[0]["name"].as_str().expect("a name").replace('\\', "");
    assert_eq!(name, NAME);
}
