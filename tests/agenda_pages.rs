//! Events, from the fields of an entry to pages and calendar files.

use crate::agenda::read_in_node;
use crate::harness::{Built, Project, build_folder, holds_in_order};
use serde_json::json;
use std::path::Path;

/// Of the days of the tests the build's is 1 January 2020.
fn site() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nlang: fr\ntimezone: Europe/Paris\n")
}

fn event(fields: &str) -> String {
    format!("---\n{fields}\n---\n")
}

/// The text of a page, with plain spaces.
fn page(built: &Built, path: &str) -> String {
    built.file(path).replace(['\u{a0}', '\u{202f}'], " ")
}

/// What stands in `text` between two marks.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let rest = text.split_once(from).unwrap_or_else(|| panic!("no {from} in:\n{text}")).1;
    rest.split_once(to).map_or(rest, |(inner, _)| inner)
}

fn agenda() -> Project {
    site()
        .write("_evenements/revue.md", event("titre: Revue de code\ndate: 14 mars 2018 de 14 h à 16 h\nlieu: Paris"))
        .write("_evenements/demo.md", event("titre: Démonstration\ndate: 2020-03-05\npromotion: EIG 4\ndefis: [Phares]"))
        .write("_evenements/seminaire.md", event("titre: Séminaire\ndate: du 30 décembre 2019 au 2 janvier 2020\npromotion: EIG 4"))
        .write("_evenements/bilan.md", event("titre: Bilan\ndate: 2022-06-01\npromotion: EIG 3\ndefis: [Phares]"))
        .write("_evenements/cafe.md", event("titre: Café\ndate: 2019-11-07\nhoraire: 9 h – 10 h\nrecurrence: un jeudi sur deux\nsauf: 2020-01-02\nfin: 2020-06-30"))
        .write("_rituels/point.md", event("titre: Point\ndepuis: 2019-01-04\nrythme: tous les vendredis, jusqu’au 29 mars 2019\npromotion: EIG 4"))
        .write("_rituels/humeur.md", event("titre: Humeur\nrythme: quand on veut"))
        .write("_defis/2019-01-01-phares.md", event("title: Phares\ndescription: Un défi."))
}

#[test]
fn agenda_tells_what_comes_and_what_is_past_by_the_day_of_the_build() {
    let built = agenda().args(["--format", "json"]).build();
    assert_eq!(built.diagnostics(), [""; 0]);
    let next = page(&built, "agenda/index.html");
    let order = [
        ">Janvier 2020</time></h2>",
        "Séminaire",
        ">Mars 2020</time></h2>",
        "Démonstration",
        "Rendez-vous réguliers",
        "Café",
        "Plus tard",
        "Bilan",
    ];
    let places: Vec<usize> = order.iter().map(|text| next.rfind(text).expect(text)).collect();
    assert!(places.is_sorted(), "{places:?}\n{next}");
    assert!(!next.contains("Revue de code") && !next.contains("Point"), "{next}");
    let coffee = between(&next, "Café</a>", "</li>");
    assert!(coffee.contains("Un jeudi sur deux, jusqu’au 30 juin 2020"), "{coffee}");
    assert!(!coffee.contains("2 janvier") && coffee.contains("2020-01-16T09:00:00+01:00"), "{coffee}");
    let past = page(&built, "agenda/passe.html");
    let order = ["<h2>2019</h2>", "Point", "<h2>2018</h2>", "Revue de code"];
    let places: Vec<usize> = order.iter().map(|text| past.rfind(text).expect(text)).collect();
    assert!(places.is_sorted() && !past.contains("Séminaire"), "{past}");
    assert!(
        past.contains("datetime=\"2018-03-14T14:00:00+01:00\">Mercredi 14 mars 2018, de 14 h à 16 h"),
        "{past}"
    );
}

#[test]
fn event_that_was_to_come_is_past_a_day_after_it() {
    let day = |epoch| agenda().epoch(epoch).build();
    // 5 and 6 March 2020, in Paris.
    let (before, after) = (day(1_583_449_199), day(1_583_449_200));
    assert!(before.file("agenda/index.html").contains("Démonstration"));
    assert!(after.file("agenda/passe.html").contains("Démonstration"));
    assert!(!after.file("agenda/index.html").contains("Démonstration"));
    let calendars = |built: &Built| {
        let mut tree = built.tree();
        tree.retain(|path, _| path.ends_with(".ics"));
        tree
    };
    assert_eq!(calendars(&before), calendars(&after), "calendars know no day of a build");
}

#[test]
fn page_of_an_event_says_when_it_is_and_leads_to_its_calendar_file() {
    let built = agenda().build();
    let coffee = page(&built, "agenda/cafe.html");
    assert!(coffee.contains("<dt>Rythme</dt>\n<dd>Un jeudi sur deux, jusqu’au 30 juin 2020"), "{coffee}");
    assert!(
        coffee.contains("Jeudi 7 novembre 2019, de 9 h à 10 h") && coffee.contains("Prochaines dates"),
        "{coffee}"
    );
    assert!(
        coffee.contains("<a href=\"/agenda/cafe.ics\" type=\"text/calendar\">Ajouter à mon agenda"),
        "{coffee}"
    );
    let review = built.file("agenda/revue.html");
    let jsonld = between(&review, "application/ld+json\">", "</script>");
    let graph: serde_json::Value = serde_json::from_str(jsonld).expect("JSON");
    let told = &graph["@graph"][0];
    assert_eq!(told["@type"], "Event");
    assert_eq!(told["startDate"], "2018-03-14T14:00:00+01:00");
    assert_eq!(told["endDate"], "2018-03-14T16:00:00+01:00");
    assert_eq!(told["location"]["name"], "Paris");
    assert_eq!(told["organizer"]["name"], "Essai");
}

#[test]
fn promotion_and_challenge_show_their_events_and_have_a_calendar_of_their_own() {
    let built = agenda().build();
    let cohort = page(&built, "promotions/eig-4.html");
    let (next, past) =
        (between(&cohort, "<h3>À venir", "<h3>"), between(&cohort, "<h3>Rendez-vous passés", "</section>"));
    assert!(
        next.contains("Séminaire") && next.contains("Démonstration") && !next.contains("Bilan"),
        "{cohort}"
    );
    assert!(past.contains("Point") && !past.contains("Démonstration"), "{cohort}");
    assert!(cohort.contains("<link rel=\"alternate\" type=\"text/calendar\" title=\"EIG 4 – Essai\" href=\"/promotions/eig-4.ics\">"));
    assert!(cohort.contains("webcal://exemple.fr/promotions/eig-4.ics"), "{cohort}");
    let titles = |path: &str| {
        built
            .file(path)
            .lines()
            .filter(|line| line.starts_with("SUMMARY:"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        titles("promotions/eig-4.ics"),
        ["SUMMARY:Point", "SUMMARY:Séminaire", "SUMMARY:Démonstration"]
    );
    assert_eq!(titles("defis/2019/phares.ics"), ["SUMMARY:Démonstration", "SUMMARY:Bilan"]);
    assert_eq!(titles("rituels/point.ics"), ["SUMMARY:Point"]);
    assert_eq!(titles("agenda.ics").len(), 6);
    assert!(!built.has("rituels/humeur.ics"), "what never says when has no calendar");
    let challenge = page(&built, "defis/2019/phares.html");
    assert!(between(&challenge, "id=\"agenda\"", "</section>").contains("Bilan"), "{challenge}");
    let plain = site().write("_promotions/eig-1.md", event("title: EIG 1")).build();
    assert!(!plain.paths().iter().any(|path| path.ends_with(".ics")), "{:?}", plain.paths());
}

#[test]
fn promotion_with_milestones_shows_its_events_among_them_and_apart_what_comes_back() {
    let built = agenda()
        .write("_promotions/eig-4.md", event("title: EIG 4\ncalendar:\n- { label: Jury, date: 2020-01-20 }"))
        .build();
    let cohort = page(&built, "promotions/eig-4.html");
    holds_in_order(&cohort, &["30 décembre 2019", "Jury", "5 mars 2020", "id=\"agenda\"", ">Point</a>"]);
    assert_eq!(cohort.matches(">Séminaire</a>").count(), 1, "{cohort}");
}

#[test]
fn year_of_a_date_comes_from_the_file() {
    let built = site()
        .write("_evenements/2021/a.md", event("titre: A\ndate: 30 décembre - 2 janvier"))
        .write("_evenements/b.md", event("titre: B\ndate: 1er octobre\nyear: 2019"))
        .write("_data/agenda.yml", "c: { titre: C, date: 3 mai }\nd: { titre: D, date: 4 mai }\n")
        .args(["--format", "json"])
        .build();
    assert_eq!(built.diagnostics(), ["hint[inexact-event] _data/agenda.yml:1:22"]);
    let days = |path: &str| {
        built
            .file(path)
            .lines()
            .filter(|line| line.starts_with("DT") && line.contains("DATE:"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(days("agenda/a.ics"), ["DTSTART;VALUE=DATE:20211230", "DTEND;VALUE=DATE:20220103"]);
    assert_eq!(days("agenda/b.ics"), ["DTSTART;VALUE=DATE:20191001"]);
    assert!(between(&page(&built, "agenda/index.html"), "Sans date", "</section>").contains(">C</a>"));
    assert!(!built.has("agenda/c.ics"));
}

#[test]
fn table_of_sessions_goes_over_the_year_and_says_what_it_lacks() {
    let table = "## Sessions\n\n| SESSIONS | Public | Dates | Horaires | Lieu |\n| --- | --- | --- | --- | --- |\n\
         | **Lancement** | EIG | 21 - 25 septembre | [Voir le programme](bootcamp.md) | Mixte |\n\
         | **Prototyper** | EIG | 1er octobre | 9h30 - 18h | En ligne |\n\
         | ~~**Journée démo**~~ [ANNULE] | ~~EIG~~ | ~~14 janvier~~ | ~~9h30 - 18h~~ | En ligne |\n\
         | **Restitution** | Public | 17 juin | journée | Paris |\n";
    let built = site().write("eig/planning.md", table).args(["--format", "json"]).build();
    let told = built.diagnostics();
    assert_eq!(
        told.iter().filter(|line| line.contains("-event")).collect::<Vec<_>>(),
        ["hint[inexact-event] eig/planning.md:5:25"]
    );
    assert!(built.told().contains("4 dates of this file have no year"), "{}", built.told());

    let built = site().write("eig/planning.md", format!("# Promotion 2020-2021\n\n{table}")).build();
    let file = built.file("agenda.ics");
    let lines: Vec<&str> =
        file.lines().filter(|line| line.starts_with("DTSTART") && !line.contains(":1996")).collect();
    let days: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.split_once(':')?.1.get(..8))
        .filter(|day| *day > "20200901")
        .collect();
    assert_eq!(days, ["20200921", "20201001", "20210114", "20210617"], "{file}");
    assert!(file.contains("DTEND;VALUE=DATE:20200926") && file.contains("T180000"), "{file}");
    assert_eq!(file.matches("STATUS:CANCELLED").count(), 1, "{file}");
}

#[test]
fn agenda_has_its_english_twin() {
    let built = agenda().write("en/about.md", event("title: About\nlang: en")).build();
    let next = page(&built, "en/agenda/index.html");
    assert!(
        next.contains("January 2020") && next.contains("Every second Thursday")
            || next.contains("Regular events"),
        "{next}"
    );
    assert!(next.contains("href=\"/en/agenda/passe.html\"") && built.has("en/agenda.ics"), "{next}");
    assert!(built.file("en/agenda.ics").contains("URL:https://exemple.fr/en/agenda/demo.html"));
    assert!(page(&built, "en/agenda/passe.html").contains("Past events"));
}

#[test]
fn past_events_are_found_in_the_plan_and_by_search_engines() {
    let built = agenda().build();
    assert!(built.file("plan-site.html").contains("href=\"/agenda/passe.html\""));
    assert!(built.file("sitemap.xml").contains("<loc>https://exemple.fr/agenda/passe.html</loc>"));
    let own = agenda().write("passe.md", event("title: Avant\npermalink: /agenda/passe.html")).build();
    assert!(own.file("agenda/passe.html").contains("Avant"), "an editor's page comes first");
}

#[test]
fn example_of_the_guide_builds_without_a_word() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/docs/guide/agenda.md");
    let text = std::fs::read_to_string(path).expect("the chapter");
    let mut project = site().args(["--strict", "--format", "json"]);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(path) = line.strip_prefix("````").filter(|path| path.contains('/')) else { continue };
        let file: String =
            lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
        project = project.write(path, file);
    }
    let built = project
        .write("_defis/2018-01-01-gobelins.md", event("title: Gobelins\ndescription: Un défi."))
        .build();
    assert_eq!(built.diagnostics(), [""; 0], "{}", built.told());
    for file in [
        "agenda/premiere-revue-de-code.ics",
        "rituels/mercredis-ensemble.ics",
        "defis/2018/gobelins.ics",
        "promotions/eig-2.ics",
    ] {
        assert!(built.has(file), "{:?}", built.paths());
    }
    assert!(
        page(&built, "rituels/mercredis-ensemble.html")
            .contains("Tous les mercredis, jusqu’au 31 octobre 2018, sauf le 1er mai")
    );
    assert!(built.file("agenda/seminaire-de-lancement.ics").contains("DTSTART;VALUE=DATE:20200921"));
}

#[test]
fn calendar_library_reads_every_file_of_the_sample() {
    let out = tempfile::tempdir().expect("folder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let built = build_folder(&source, &out.path().join("out"), &[]);
    let mut tree = built.tree();
    tree.retain(|path, _| path.ends_with(".ics"));
    assert!(tree.len() > 15, "{:?}", tree.keys());
    let texts: Vec<String> =
        tree.values().map(|bytes| String::from_utf8(bytes.clone()).expect("UTF-8")).collect();
    let Some(read) = read_in_node(&texts) else { return };
    for ((path, text), read) in tree.keys().zip(&texts).zip(&read) {
        let events = read["events"].as_array().expect("events");
        assert!(!events.is_empty() && events.len() == text.matches("BEGIN:VEVENT").count(), "{path}");
        let page = |url: &str| built.has(url.trim_start_matches("https://eigsite.example/"));
        assert!(
            events.iter().all(|event| page(event["url"].as_str().expect("an address"))),
            "{path}: {events:?}"
        );
        assert!(
            events.iter().all(|event| event["occurrences"].as_array().is_some_and(|days| !days.is_empty()))
        );
    }
    let review = read.iter().zip(tree.keys()).find(|(_, path)| *path == "agenda/premiere-revue-de-code.ics");
    let (review, _) = review.expect("its file");
    assert_eq!(review["events"][0]["occurrences"], json!([["2018-03-14", "2018-03-15"]]));
}

#[test]
fn agenda_of_rituals_alone_has_its_page_and_its_calendar() {
    let built = site()
        .write("_rituels/point.md", event("titre: Point\ndepuis: 2019-01-04\nrythme: tous les vendredis"))
        .args(["--format", "json", "--strict"])
        .build();
    assert_eq!(built.diagnostics(), [""; 0]);
    let next = page(&built, "agenda/index.html");
    assert!(next.contains("Rendez-vous réguliers") && next.contains("Tous les vendredis"), "{next}");
    assert!(next.contains("href=\"/agenda.ics\"") && built.file("agenda.ics").contains("SUMMARY:Point"));
}

#[test]
fn recurrence_that_nobody_understands_is_shown_as_it_is_written() {
    let fields = "titre: Sieste\ndebut: 2019-01-04\nrythme: dès qu’il fait trop chaud";
    let built = site()
        .write("_rituels/sieste.md", event(fields))
        .write("_evenements/a.md", event("titre: A\ndate: 2018-01-02"))
        .args(["--format", "json"])
        .build();
    assert_eq!(built.diagnostics(), ["warning[invalid-event] _rituels/sieste.md:4:13"]);
    for path in ["agenda/index.html", "rituels/sieste.html", "rituels/index.html"] {
        let html = page(&built, path);
        assert!(html.contains("ès qu’il fait trop chaud"), "{path}: {html}");
    }
    assert!(!page(&built, "agenda/passe.html").contains("Sieste"), "nobody knows that it is over");
}

#[test]
fn event_without_a_day_keeps_the_words_that_are_known_and_is_called_off_all_the_same() {
    let table = "| Session | Dates | Horaires | Lieu |\n|---|---|---|---|\n\
         | Ouvrir | 4 mars | 14 h | En ligne |\n| ~~Journée démo~~ [ANNULE] | ~~14 janvier~~ | ~~9h30 - 18h~~ | Paris |\n";
    let built = site().write("eig/planning.md", table).build();
    let undated = page(&built, "agenda/index.html");
    let undated = between(&undated, "Sans date", "</main>");
    assert!(undated.contains("4 mars, 14 h<br>En ligne"), "{undated}");
    assert!(undated.contains("14 janvier, 9h30 - 18h<br>Paris"), "{undated}");
    assert!(undated.contains("Journée démo [ANNULE]</a></s> (annulé"), "{undated}");
    assert!(undated.find("Ouvrir") < undated.find("Journée"), "in the order of the file");
    let own = page(&built, "agenda/journee-demo-annule.html");
    assert!(own.contains("class=\"notice\""), "{own}");
}

#[test]
fn exceptions_of_calendars_and_months_are_understood() {
    let built = site()
        .write(
            "_evenements/a.md",
            event(
                "titre: A\ndate: 2020-02-03 09:00\nfin: 10h30\nrecurrence: |\n  RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3\n  \
                 EXDATE;TZID=Europe/Paris:20200210T090000",
            ),
        )
        .write("_evenements/b.md", event("titre: B\ndate: 2020-02-06\nrecurrence: tous les jeudis\nsauf: août"))
        .write("_evenements/c.md", event("titre: C\ndate: 30 octobre 2020 de 22 h à 2 h"))
        .args(["--format", "json", "--strict"])
        .build();
    assert_eq!(built.diagnostics(), [""; 0]);
    let own = page(&built, "agenda/a.html");
    assert!(own.contains("2020-02-17T09") && !own.contains("datetime=\"2020-02-10"), "{own}");
    assert!(page(&built, "agenda/b.html").contains("Tous les jeudis, sauf en août"));
    assert!(
        built.file("agenda/b.ics").contains("BYMONTH=1,2,3,4,5,6,7,9,10,11,12"),
        "{}",
        built.file("agenda/b.ics")
    );
    let night = page(&built, "agenda/c.html");
    assert!(night.contains("au samedi 31 octobre 2020 à 2 h"), "{night}");
}

#[test]
fn hours_of_an_event_of_several_days_are_those_of_its_first_and_last() {
    let built = site()
        .write(
            "_evenements/stage.md",
            event("titre: Stage\ndate: du 12 au 14 mars 2018\nhoraire: 9 h – 18 h"),
        )
        .build();
    let calendar = built.file("agenda/stage.ics");
    assert!(calendar.contains("DTSTART;TZID=Europe/Paris:20180312T090000"), "{calendar}");
    assert!(calendar.contains("DTEND;TZID=Europe/Paris:20180314T180000"), "{calendar}");
}
