//! Every public collection as data: JSON, tables, schemas, and the page that leads to them.

use crate::catalogue_pages::{json, main, part, words};
use crate::harness::{Built, Project, build_folder, corpus};
use serde_json::Value;
use std::path::Path;

const SCHEMA: &str = "\
collections:
  jeux:
    label: { fr: Jeux, en: Games }
    template: page.html
    list: {}
    fields:
      id_:     { type: text }
      url:     { type: url, keys: [lien] }
      players: { type: number, label: { fr: Joueurs, en: Players } }
      solo:    { type: bool }
      out:     { type: date }
      level:   { type: choice, of: niveaux }
      cover:   { type: path }
      friends: { type: refs, to: jeux, inverse: friends }
      maker:   { type: ref, to: administrations, inverse: jeux }
      notes:   { type: list }
      rules:   { type: map }
      prizes:  { type: list, of: prix }
      secret:  { type: text, export: false }
  carnets:
    export: false
    fields: {}
records:
  prix: { label: Prix, text: name, fields: { name: { type: text }, by: { type: ref, to: jeux, inverse: gave } } }
vocabularies:
  niveaux: { facile: { label: { fr: Facile, en: Easy } }, dur: { label: { fr: Dur, en: Hard }, names: [difficile] } }
";

fn site() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\ndescription: Un essai.\nurl: https://exemple.fr\nbaseurl: /v\n")
        .write("_schema.yml", SCHEMA)
        .write("_data/donnees.yml", "licence: etalab-2.0\n")
        .write(
            "_jeux/go.md",
            "---\ntitle: Go\ndate: 2018-03-16\nlien: /a/b\nplayers: 2\nsolo: \"no\"\nout: 2017-05\nlevel: difficile\n\
             cover: /img/go.png\nfriends: [Échecs, Inconnu]\nmaker: Shom\nnotes: [un, \"deux, trois\"]\n\
             rules: { pierres: noires }\nprizes: [{ name: Le grand, by: Échecs }, Le petit]\nsecret: SENTINELLE-CHAMP\n---\n\
             Un jeu **ancien**.\n",
        )
        .write("_jeux/echecs.md", "---\ntitle: Échecs\nupdated: 2019-01-02\nplayers: deux\nlien: \"javascript:alert(1)\"\n---\n")
        .write("_jeux/brouillon.md", "---\ntitle: SENTINELLE-BROUILLON\npublished: false\n---\n")
        .write("_carnets/a.md", "---\ntitle: SENTINELLE-COLLECTION\n---\n")
}

/// What the file of a dataset says that is not as its schema has it.
fn faults(built: &Built, file: &str, schema: &str) -> Vec<String> {
    let schema = json(built, schema);
    let meta = jsonschema::meta::validate(&schema);
    assert!(meta.is_ok(), "{file}: its schema is none: {meta:?}");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let export = json(built, file);
    let mut spoilt = export.clone();
    spoilt["more"] = Value::Null;
    assert!(!validator.is_valid(&spoilt), "{file}: what the schema does not know is refused");
    validator.iter_errors(&export).map(|error| format!("{file} {}: {error}", error.instance_path())).collect()
}

/// The path of the output that `url` is the address of.
fn path_of(url: &Value, base: &str) -> String {
    url.as_str()
        .and_then(|url| url.strip_prefix(base))
        .unwrap_or_else(|| panic!("{url} at {base}"))
        .to_owned()
}

/// Every dataset that the index names is there, is what its schema says, and has as many records as it says, in JSON and
/// in its table; each of its records that has a page has it on the site, and lists show as many.
fn all_is_sound(built: &Built, base: &str) -> usize {
    assert_eq!(faults(built, "api/index.json", "api/index.schema.json"), [] as [&str; 0]);
    let index = json(built, "api/index.json");
    let sets = index["datasets"].as_array().expect("datasets");
    for set in sets {
        let schema = path_of(&set["schema"], base);
        for file in set["files"].as_array().expect("files") {
            let path = path_of(&file["url"], base);
            let records = set["records"].as_u64().expect("a number");
            if file["media_type"] == "text/csv" {
                let text = built.file(&path);
                let mut reader = csv::Reader::from_reader(text.as_bytes());
                let rows = reader.records().map(|row| row.expect("a row of as many cells as the head"));
                // A challenge has a row for each tool that it uses.
                let mut ids: Vec<String> = rows.map(|row| row[0].to_owned()).collect();
                if path == "api/stacks.csv" {
                    ids.dedup();
                }
                assert_eq!(ids.len() as u64, records, "{path}");
                continue;
            }
            assert_eq!(faults(built, &path, &schema), [] as [&str; 0]);
            let export = json(built, &path);
            let list = ["entries", "tools", "challenges"].iter().find_map(|key| export[key].as_array());
            let list = list.expect("records");
            assert_eq!(list.len() as u64, records, "{path}");
            for url in list.iter().map(|record| &record["url"]).filter(|url| !url.is_null()) {
                let page = path_of(url, base);
                let there = built.has(&page) || built.has(&format!("{page}index.html"));
                assert!(there, "{path} names {url}");
            }
        }
    }
    sets.len()
}

#[test]
fn value_is_given_by_the_kind_of_its_field() {
    let built = site().build();
    assert_eq!(all_is_sound(&built, "https://exemple.fr/v/"), 2, "{}", built.file("api/index.json"));
    let export = json(&built, "api/jeux.json");
    assert_eq!(
        (&export["title"], &export["licence"], &export["date"]),
        (&"Jeux".into(), &"etalab-2.0".into(), &"2019-01-02".into())
    );
    let (chess, go) = (&export["entries"][0], &export["entries"][1]);
    assert_eq!(
        (&chess["players"], &chess["url_"], &chess["friends"]),
        (&Value::Null, &Value::Null, &serde_json::json!([]))
    );
    assert_eq!(go["id"], "go");
    assert_eq!(go["url"], "https://exemple.fr/v/jeux/go.html");
    assert_eq!(go["url_"], "https://exemple.fr/v/a/b", "a name that every record has gets an underscore");
    assert_eq!(go["summary"], "Un jeu ancien.");
    assert_eq!((&go["players"], &go["solo"], &go["out"]), (&2.into(), &false.into(), &"2017-05".into()));
    assert_eq!(
        (&go["date"], &go["updated"], &go["lang"]),
        (&"2018-03-16".into(), &Value::Null, &"fr".into())
    );
    assert_eq!(go["level"], "dur");
    assert_eq!(go["cover"], "https://exemple.fr/v/img/go.png");
    assert_eq!(go["notes"][1], "deux, trois");
    assert_eq!(go["rules"]["pierres"], "noires");
    assert_eq!(go["maker"]["url"], "https://exemple.fr/v/administrations/shom.html");
    let friend = serde_json::json!({
        "collection": "jeux", "id": "echecs", "title": "Échecs", "url": "https://exemple.fr/v/jeux/echecs.html"
    });
    assert_eq!((&go["friends"][0], &go["prizes"][0]["by"]), (&friend, &friend));
    assert_eq!((&go["friends"][1]["title"], &go["friends"][1]["id"]), (&"Inconnu".into(), &Value::Null));
    assert_eq!((&go["prizes"][1]["name"], &go["prizes"][1]["by"]), (&"Le petit".into(), &Value::Null));
}

#[test]
fn table_has_two_columns_a_reference_and_joins_lists() {
    let built = site().build();
    let text = built.file("api/jeux.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let cell = |name: &str| {
        let column = head.iter().position(|column| column == name);
        &rows[1][column.unwrap_or_else(|| panic!("no {name} in {head:?}"))]
    };
    assert_eq!((cell("friends"), cell("friends_id")), ("Échecs ; Inconnu", "echecs ; "));
    assert_eq!((cell("maker"), cell("maker_id")), ("Shom", "shom"));
    assert_eq!((cell("notes"), cell("players"), cell("solo")), ("un ; deux, trois", "2", "false"));
    assert_eq!(cell("rules"), "{\"pierres\":\"noires\"}");
    assert!(cell("prizes").starts_with("[{\"name\":\"Le grand\""), "{}", cell("prizes"));
}

#[test]
fn schema_of_a_file_has_the_words_of_the_vocabulary_and_the_labels_of_fields() {
    let built = site().build();
    let schema = json(&built, "api/schemas/jeux.json");
    assert_eq!(schema["$id"], "https://exemple.fr/v/api/schemas/jeux.json");
    let fields = &schema["properties"]["entries"]["items"]["properties"];
    assert_eq!(fields["level"]["enum"], serde_json::json!(["facile", "dur", null]));
    assert_eq!(fields["level"]["x-labels"]["dur"], "Dur");
    assert_eq!(fields["players"]["description"], "Joueurs");
    assert_eq!(schema["$defs"]["record-prix"]["properties"]["by"]["anyOf"][0]["$ref"], "#/$defs/reference");
}

#[test]
fn what_is_not_public_is_in_no_data() {
    let built = site()
        .write(
            "_config.yml",
            "title: Essai\ncollections: { tiroir: { output: false }, vitrine: { output: true } }\n",
        )
        .write("_tiroir/a.md", "---\ntitle: SENTINELLE-TIROIR\n---\n")
        .write("_vitrine/a.md", "---\ntitle: Objet\n---\n")
        .write("page.md", "---\ntitle: Une page\n---\n")
        .write("_defis/gobelins.md", "---\ntitle: Gobelins\ndescription: D\nyear: 2018\n---\n")
        .write(
            "_data/journal.yml",
            "- { date: 2018-03-16, tache: Dite, defi: Gobelins, publish: true }\n\
             - { date: 2018-03-17, tache: SENTINELLE-JOURNAL, defi: Gobelins }\n",
        )
        .write(
            "_communaute/ada.md",
            "---\ntitle: Ada\nannees: [2018]\nconsent: { scope: [photo], date: 2018-01-01, document: SENTINELLE-ACCORD }\n---\n",
        )
        .build();
    assert!(
        built.file("api/journal.json").contains("Dite") && built.file("api/journal.csv").contains("Dite")
    );
    assert!(built.file("api/communaute.json").contains("Ada"));
    assert!(built.has("api/vitrine.json") && !built.has("api/tiroir.json") && !built.has("api/carnets.json"));
    assert!(!built.has("api/pages.json"));
    for (path, bytes) in built.tree().iter().filter(|(path, _)| path.starts_with("api/")) {
        assert!(!String::from_utf8_lossy(bytes).contains("SENTINELLE"), "{path}");
    }
    assert!(built.file("api/schemas/vitrine.json").find("$id").is_none(), "no address, no identifier");
}

#[test]
fn page_lists_the_files_with_their_numbers_in_each_language() {
    let built = site().write("_jeux/en/go.md", "---\ntitle: Go game\nlang: en\n---\n").build();
    let page = main(&built, "donnees/index.html");
    let text = words(&page);
    assert!(text.contains("Jeux 3 2 janvier 2019 JSON Jeux , CSV Jeux , Schéma Jeux"), "{text}");
    assert!(text.contains("Licence etalab-2.0") && page.contains("href=\"/v/api/index.json\""), "{page}");
    for link in ["/v/jeux/", "/v/api/jeux.json", "/v/api/jeux.csv", "/v/api/schemas/jeux.json"] {
        assert!(page.contains(&format!("<a href=\"{link}\"")), "{link}\n{page}");
    }
    assert!(words(&main(&built, "en/donnees/index.html")).contains("Games 3 2 January 2019"));
    let home = built.file("index.html");
    assert!(part(&home, "<footer", "</footer>").contains("href=\"/v/donnees/\""));
    assert!(main(&built, "plan-site.html").contains("href=\"/v/donnees/\""));
    assert!(built.file("sitemap.xml").contains("https://exemple.fr/v/donnees/"));
}

#[test]
fn editor_keeps_the_addresses_of_the_page_and_of_a_file() {
    let built = site()
        .write(
            "mes-donnees.md",
            "---\ntitle: Mes données\npermalink: /donnees/\n---\n[Jeux](/api/jeux.json)\n",
        )
        .write("api/jeux.json", "{}")
        .args(["--format", "json"])
        .build();
    assert!(built.file("donnees/index.html").contains("Mes données"));
    assert_eq!(built.file("api/jeux.json"), "{}");
    let told: Vec<String> =
        built.diagnostics().into_iter().filter(|told| told.contains("donnees.md")).collect();
    assert_eq!(told, [] as [&str; 0], "a link to a file of data leads somewhere");
}

#[test]
fn site_with_nothing_but_pages_has_no_data() {
    let built = Project::new().write("a.md", "---\ntitle: A\n---\n").build();
    assert!(!built.has("donnees/index.html") && !built.tree().keys().any(|path| path.starts_with("api/")));
    assert!(!built.file("index.html").contains("/donnees/"));
}

#[test]
fn data_of_the_sample_are_sound_and_count_what_its_lists_show() {
    let out = tempfile::tempdir().expect("folder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let built = build_folder(&source, &out.path().join("out"), &[]);
    assert!(all_is_sound(&built, "https://eigsite.example/") > 15);
    for (set, page, one) in [
        ("defis", "defis.html", "défis"),
        ("communaute", "communaute.html", "personnes"),
        ("glossaire", "glossaire/index.html", "termes"),
        ("promotions", "promotions/index.html", "promotions"),
    ] {
        let export = json(&built, &format!("api/{set}.json"));
        let french =
            export["entries"].as_array().expect("entries").iter().filter(|entry| entry["lang"] == "fr");
        let shown = words(&main(&built, page)).replace(['\u{a0}', '\u{202f}'], " ");
        let count = format!(" {} {one} ", french.count());
        assert!(shown.contains(&count), "{page} does not say {count}:\n{shown}");
    }
}

#[test]
fn data_of_the_real_sites_are_sound() {
    let Some(source) = corpus("site-eig") else { return };
    let out = tempfile::tempdir().expect("folder");
    let built = build_folder(&source, &out.path().join("out"), &["--base-url", "https://exemple.fr"]);
    assert_eq!(built.code, 0, "{}", built.told());
    assert!(all_is_sound(&built, "https://exemple.fr/") > 4);
}

#[test]
fn data_do_not_tell_when_they_were_made() {
    let at = |epoch| {
        let tree = site().epoch(epoch).build().tree();
        tree.into_iter()
            .filter(|(path, _)| path.starts_with("api/") || path.starts_with("donnees/"))
            .collect::<Vec<_>>()
    };
    let (one, other) = (at(1_577_836_800), at(1_593_561_600));
    assert!(one.len() > 5 && one == other);
}

#[test]
fn chapter_on_exports_names_what_every_record_says() {
    let text = include_str!("../content/docs/reference/exports.md");
    let built = site().build();
    let keys = |value: &Value| value.as_object().expect("properties").keys().cloned().collect::<Vec<_>>();
    let index = json(&built, "api/index.schema.json");
    let sets = &index["properties"]["datasets"]["items"]["properties"];
    let all = keys(&index["properties"]).into_iter().chain(keys(sets));
    let common = ["id", "title", "url", "lang", "date", "updated", "collection", "summary", "translations"]
        .map(str::to_owned);
    let missing: Vec<String> = all.chain(common).filter(|key| !text.contains(&format!("`{key}`"))).collect();
    assert_eq!(missing, [] as [&str; 0]);
}

/// The blocks of the guide's chapter that are files.
fn files_of_the_chapter() -> Vec<(String, String)> {
    let mut lines = include_str!("../content/docs/guide/open-data.md").lines();
    let mut files = Vec::new();
    while let Some(line) = lines.next() {
        let Some(path) = line.strip_prefix("````").filter(|path| !path.is_empty()) else { continue };
        let text = lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
        files.push((path.to_owned(), text));
    }
    files
}

#[test]
fn examples_of_the_guide_give_the_data_that_it_tells_of() {
    let files = files_of_the_chapter();
    assert_eq!(files.len(), 3);
    let project = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_data/temoignages.yml", "- { auteur: Ada, texte: Bravo., source: x }\n")
        .args(["--strict", "--format", "json"]);
    let built = files.into_iter().fold(project, |project, (path, text)| project.write(&path, text)).build();
    assert_eq!(built.stdout, "", "{}", built.told());
    assert!(built.has("temoignages/index.html") && !built.has("api/temoignages.json"));
    let challenge = json(&built, "api/defis.json")["entries"][0].clone();
    assert_eq!((&challenge["budget"], &challenge["remarks"]), (&1000.into(), &Value::Null));
    assert!(
        !built.file("api/defis.json").contains("relire") && !built.file("api/defis.csv").contains("relire")
    );
    let schema = json(&built, "api/schemas/defis.json");
    let fields = &schema["properties"]["entries"]["items"]["properties"];
    assert_eq!((&fields["budget"]["description"], &fields["remarks"]), (&"Budget".into(), &Value::Null));
    assert_eq!(json(&built, "api/index.json")["publisher"], "Direction interministérielle du numérique");
    assert!(built.has("defis/2018/gobelins/publiccode.yml"));
}

#[test]
fn events_and_rituals_are_data_like_all_others() {
    let built = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\ntimezone: Europe/Paris\n")
        .write("_evenements/a.md", "---\ntitre: A\ndate: 14 mars 2018 de 14 h à 16 h\nlieu: Paris\n---\n")
        .write("_rituels/b.md", "---\ntitre: B\nrythme: quand on veut\n---\n")
        .build();
    assert_eq!(all_is_sound(&built, "https://exemple.fr/"), 2);
    let event = json(&built, "api/evenements.json")["entries"][0].clone();
    assert_eq!((&event["date"], &event["place"]), (&"2018-03-14".into(), &"Paris".into()));
    assert!(built.file("api/rituels.csv").contains("quand on veut"));
}

#[test]
fn translation_is_told_beside_its_original_and_counted_once() {
    let built = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_principes/a.md", "---\ntitre: Un\nref: a\n---\nTexte.\n")
        .write("_principes/b.md", "---\ntitre: Deux\n---\nTexte.\n")
        .write("_principes/a-en.md", "---\ntitre: One\nref: a\nlang: en\n---\nText.\n")
        .write("_principes/c-en.md", "---\ntitre: Alone\nlang: en\n---\nText.\n")
        .build();
    all_is_sound(&built, "https://exemple.fr/");
    let export = json(&built, "api/principes.json");
    let titles: Vec<&str> = export["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|one| one["title"].as_str().expect("title"))
        .collect();
    assert_eq!(titles, ["Alone", "Deux", "Un"]);
    let translation = &export["entries"][2]["translations"][0];
    assert_eq!((&translation["lang"], &translation["title"]), (&"en".into(), &"One".into()));
    assert_eq!(translation["url"], "https://exemple.fr/en/principes/a-en.html");
}

#[test]
fn skills_are_told_wherever_they_are_written_and_offers_have_a_name() {
    let built = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write(
            "_communaute/2018-01-01-ada.md",
            "---\ntitle: Ada Martin\ncompetences: { donne: [Python], cherche: Droit }\n---\n",
        )
        .write("_communaute/2018-01-01-zoe.md", "---\ntitle: Zoé Petit\n---\n")
        .write("_data/bulloterie.yml", "- { nom: Zoé Petit, sujet: Git, donne: oui }\n")
        .write("bulloterie.csv", "Nom,Sujet,Donne,Prend\nZoé Petit,Org,,oui\n")
        .build();
    all_is_sound(&built, "https://exemple.fr/");
    let people = json(&built, "api/communaute.json");
    let told = |person: usize, name: &str| {
        let list = people["entries"][person][name].as_array().expect("a list").clone();
        list.iter().map(|skill| skill["title"].as_str().expect("title").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((told(0, "gives"), told(0, "seeks")), (vec!["Python".to_owned()], vec!["Droit".to_owned()]));
    assert_eq!((told(1, "gives"), told(1, "seeks")), (vec!["Git".to_owned()], vec!["Org".to_owned()]));
    let offers = json(&built, "api/offres.json");
    let titles: Vec<&str> = offers["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|one| one["title"].as_str().expect("title"))
        .collect();
    assert_eq!(titles, ["Zoé Petit – Git", "Zoé Petit – Org"]);
}
