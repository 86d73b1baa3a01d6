//! `publiccode.yml` of a challenge: written where all that the standard asks for is known.

use crate::harness::{Built, Project};
use serde_yaml::Value;

const WHOLE: &str = "\
title: Gobelins
description: Un inventaire en ligne du mobilier national.
year: 2018
source_code: { name: le dépôt, url: \"https://exemple.org/gobelins\" }
website: https://collection.exemple.fr
licence: AGPL-3.0-or-later
status:
- { date: 2018-11, status: in-progress, source: x }
- { date: 2019-03-12, status: in-production, source: x }
software:
  platforms: [web]
  categories: [knowledge-management]
  softwareType: standalone/web
  description: { fr: { features: [Chercher un meuble] } }
  maintenance: { type: internal, contacts: [{ name: Le Mobilier national }] }
  localisation: { localisationReady: false, availableLanguages: [fr] }
";
const PATH: &str = "defis/2018/gobelins/publiccode.yml";

fn site(front: &str) -> Project {
    let text = "Le mobilier national garde des milliers de meubles et de tapisseries. ".repeat(4);
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_defis/gobelins.md", format!("---\n{front}---\n{text}\n"))
        .args(["--format", "json"])
}

fn yaml(built: &Built) -> Value {
    serde_yaml::from_str(&built.file(PATH)).expect("YAML")
}

fn hints(built: &Built) -> Vec<&str> {
    built.stdout.lines().filter(|line| line.contains("incomplete-publiccode")).collect()
}

/// What version 0.4 of the standard asks for, key by key: <https://yml.publiccode.tools/schema.core.html>.
fn assert_valid(file: &Value) {
    assert_eq!(file["publiccodeYmlVersion"], "0.4");
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let texts = |value: &Value| {
        let list = value.as_sequence().cloned().unwrap_or_default();
        !list.is_empty() && list.iter().all(|item| text(item).is_some())
    };
    assert!(text(&file["name"]).is_some());
    assert!(text(&file["url"]).expect("url").starts_with("https://"));
    let released = text(&file["releaseDate"]).expect("releaseDate");
    let digits = released.split('-').map(str::len).collect::<Vec<_>>();
    assert!(digits == [4, 2, 2] && released.chars().all(|c| c.is_ascii_digit() || c == '-'), "{released}");
    assert!(texts(&file["platforms"]) && texts(&file["categories"]));
    let statuses = ["concept", "development", "beta", "stable", "obsolete"];
    assert!(statuses.contains(&text(&file["developmentStatus"]).expect("developmentStatus").as_str()));
    assert!(text(&file["softwareType"]).expect("softwareType").starts_with("standalone/"));
    for (lang, said) in file["description"].as_mapping().expect("description") {
        assert_eq!(lang, "fr");
        assert!(text(&said["shortDescription"]).expect("short").chars().count() <= 150);
        assert!((150..=10_000).contains(&text(&said["longDescription"]).expect("long").chars().count()));
        assert!(texts(&said["features"]));
    }
    spdx::Expression::parse(&text(&file["legal"]["license"]).expect("license")).expect("an SPDX expression");
    assert_eq!(file["maintenance"]["type"], "internal");
    assert!(text(&file["maintenance"]["contacts"][0]["name"]).is_some());
    assert!(file["localisation"]["localisationReady"].is_bool());
    assert!(texts(&file["localisation"]["availableLanguages"]));
}

#[test]
fn challenge_with_all_facts_has_a_file_and_a_link_to_it() {
    let built = site(WHOLE).build();
    let file = yaml(&built);
    assert_valid(&file);
    assert_eq!((&file["name"], &file["url"]), (&"Gobelins".into(), &"https://exemple.org/gobelins".into()));
    assert_eq!(file["landingURL"], "https://collection.exemple.fr");
    assert_eq!((&file["releaseDate"], &file["developmentStatus"]), (&"2019-03-12".into(), &"stable".into()));
    assert_eq!(file["description"]["fr"]["shortDescription"], "Un inventaire en ligne du mobilier national.");
    assert!(
        built.file("defis/2018/gobelins.html").contains("<a href=\"/defis/2018/gobelins/publiccode.yml\"")
    );
    assert_eq!(hints(&built), [] as [&str; 0]);
}

#[test]
fn what_the_entry_says_of_the_software_itself_counts() {
    let front = format!(
        "{WHOLE}  name: Gob\n  releaseDate: 2020-01-02\n  legal: {{ license: MIT, mainCopyrightOwner: Moi }}\n  \
         zut: SENTINELLE\n"
    );
    let built = site(&front).build();
    let file = yaml(&built);
    assert_valid(&file);
    assert_eq!((&file["name"], &file["releaseDate"]), (&"Gob".into(), &"2020-01-02".into()));
    assert_eq!(file["legal"]["mainCopyrightOwner"], "Moi");
    assert!(!built.file(PATH).contains("SENTINELLE"), "the standard has no such key");
}

#[test]
fn code_among_the_deliverables_counts_where_the_challenge_names_none() {
    let front = WHOLE
        .replace("source_code: { name: le dépôt, url: \"https://exemple.org/gobelins\" }\n", "")
        .replace(
            "licence: AGPL-3.0-or-later\n",
            "projects: [{ kind: dépôt, url: \"https://exemple.org/d\", licence: MIT }]\n",
        );
    let file = yaml(&site(&front).build());
    assert_valid(&file);
    assert_eq!((&file["url"], &file["legal"]["license"]), (&"https://exemple.org/d".into(), &"MIT".into()));
}

#[test]
fn software_that_lacks_something_has_no_file_and_its_editor_is_told_what() {
    let ways = [
        ("licence: AGPL-3.0-or-later\n", "", "legal.license"),
        ("licence: AGPL-3.0-or-later\n", "licence: la mienne\n", "legal.license"),
        ("- { date: 2019-03-12, status: in-production, source: x }\n", "", "releaseDate"),
        ("in-production", "unknown", "developmentStatus"),
        ("[knowledge-management]", "[meubles]", "categories"),
        ("standalone/web", "web", "softwareType"),
        ("[web]", "[]", "platforms"),
        ("features: [Chercher un meuble]", "localisedName: G", "description.fr.features"),
        ("https://exemple.org/gobelins", "ftp://exemple.org", "url"),
        ("internal", "contract", "maintenance.contractors (name, until)"),
        ("contacts: [{ name: Le Mobilier national }]", "contacts: []", "maintenance.contacts (name)"),
        ("localisationReady: false", "localisationReady: peu", "localisation.localisationReady"),
        (
            "Un inventaire en ligne",
            "Un inventaire en ligne, et bien d’autres choses encore que personne ne lit jamais jusqu’au bout parce que la phrase est trop longue",
            "description.fr.shortDescription (at most 150 letters)",
        ),
    ];
    for (whole, broken, key) in ways {
        assert!(WHOLE.contains(whole), "{whole}");
        let built = site(&WHOLE.replacen(whole, broken, 1)).build();
        assert!(!built.has(PATH), "{key}");
        assert!(!built.file("defis/2018/gobelins.html").contains("publiccode.yml"), "{key}");
        let told = hints(&built);
        assert!(told.len() == 1 && told[0].contains(&format!(": {key} is missing")), "{key}: {told:?}");
    }
}

#[test]
fn code_licence_and_date_are_enough_for_a_file_and_what_it_lacks_is_told_once() {
    let front = |title: &str, more: &str| {
        format!(
            "---\ntitle: {title}\ndescription: Un inventaire.\nyear: 2018\nsource_code: https://exemple.org/{title}\n\
             licence: MIT\n{more}---\nUn texte.\n"
        )
    };
    let status = "status: { date: 2019-03-12, status: in-production, source: x }\n";
    let built = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_data/promotions.yml", "P: { end: 2018-11-30 }\nQ: { end: 2018 }\nR: { end: 2049-01-31 }\n")
        .write("_defis/gobelins.md", front("Gobelins", status))
        .write("_defis/hopkins.md", front("Hopkins", "promotion: P\n"))
        .write("_defis/vague.md", front("Vague", "promotion: Q\n"))
        .write("_defis/demain.md", front("Demain", "promotion: R\n"))
        .write("_defis/sans.md", front("Sans", status).replace("licence: MIT\n", ""))
        .args(["--format", "json"])
        .build();
    let file = yaml(&built);
    assert_eq!((&file["name"], &file["legal"]["license"]), (&"Gobelins".into(), &"MIT".into()));
    assert_eq!((&file["releaseDate"], &file["developmentStatus"]), (&"2019-03-12".into(), &"stable".into()));
    let other: Value = serde_yaml::from_str(&built.file("defis/2018/hopkins/publiccode.yml")).expect("YAML");
    assert_eq!(other["releaseDate"], "2018-11-30", "the end of its promotion");
    assert!(built.file("defis/2018/hopkins.html").contains("/defis/2018/hopkins/publiccode.yml"));
    for none in ["vague", "demain", "sans"] {
        assert!(!built.has(&format!("defis/2018/{none}/publiccode.yml")), "{none}");
    }
    let told = hints(&built);
    assert!(told.len() == 1 && told[0].contains("`Gobelins` and 1 more"), "{told:?}");
    assert!(told[0].contains("platforms, categories, softwareType"), "{told:?}");
}

#[test]
fn challenge_without_a_date_that_nobody_marks_as_software_is_left_alone() {
    let front = "title: Gobelins\ndescription: D\nyear: 2018\nsource_code: https://exemple.org/gobelins\nlicence: MIT\n";
    let built = site(front).build();
    assert!(!built.has(PATH));
    assert_eq!(hints(&built), [] as [&str; 0]);
}
