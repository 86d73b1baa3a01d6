//! Tables that entries are read from, and the log: its pages, and what of it stays private.

use crate::harness::{Built, Project, build_folder, corpus, holds};
use std::fs;
use std::io::Read;

/// A site with the real templates, two challenges and three categories.
fn site() -> Project {
    let defi = |title: &str| format!("---\ntitle: {title}\ndescription: Un défi\n---\n");
    Project::new()
        .args(["--format", "json"])
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\ntimezone: Europe/Paris\n")
        .write("_data/categories.yml", "A: Apprentissage\nP: Production\nU: Utilisateur\n")
        .write("_defis/2018-01-01-gobelins.md", defi("Gobelins"))
        .write("_defis/2018-01-01-hopkins.md", defi("Hopkins"))
}

const HEAD: &str = "Défi,Livrable,Tâche,Fait le,Good/bad news,Cat,publish\n";

/// A site with `rows` in its log.
fn logged(rows: &str) -> Built {
    site().write("suivi.csv", format!("{HEAD}{rows}")).build()
}

const ROWS: &str = "\
Gobelins,Notices,Import des notices,<2018-02-15 jeu.>,1,P,x
Gobelins,,Entretien,2018-02-16,,AU,x
Gobelins,,Atelier,2018-02-23,,Q,x
Hopkins,,Lecture,2018-02-15,-1,A,x
hopkins,,Autre lecture,2018-12-31,,Q,x
";

#[test]
fn log_has_its_pages_by_week_and_challenge() {
    let built = logged(ROWS);
    let page = built.file("journal/index.html");
    holds(
        &page,
        &[
            "href=\"/journal/2018-s07.html\"",
            "href=\"/journal/gobelins/\"",
            "<svg class=\"chart activity\"",
            "<caption id=\"table-activite\">",
        ],
    );
    let week = built.file("journal/2018-s07.html");
    assert!(
        week.contains("Semaine 7 de 2018") && week.contains("Du 12 février 2018 au 18 février 2018"),
        "{week}"
    );
    assert!(week.find("Gobelins</a></h2>") < week.find("Hopkins</a></h2>"), "by challenge: {week}");
    assert!(
        week.contains("rel=\"next\" href=\"/journal/2018-s08.html\"") && !week.contains("rel=\"prev\""),
        "{week}"
    );
    // The last day of 2018 is of the first week of 2019.
    assert!(built.file("journal/2019-s01.html").contains("Autre lecture"));
    let own = built.file("journal/gobelins/index.html");
    assert!(own.contains("Import des notices") && !own.contains("Lecture"), "{own}");
    let sitemap = built.file("sitemap.xml");
    for url in ["/journal/", "/journal/2018-s07.html", "/journal/gobelins/"] {
        assert!(sitemap.contains(&format!("<loc>https://exemple.fr{url}</loc>")), "{url}: {sitemap}");
        assert!(built.file("plan-site.html").contains(&format!("href=\"{url}\"")), "{url}");
    }
}

#[test]
fn challenge_shows_a_digest_of_its_log() {
    let rows: String = (1..=9)
        .map(|day| format!("Gobelins,,Tâche {day},2018-03-0{day},,{},x\n", if day < 4 { "P" } else { "A" }))
        .collect();
    let page = logged(&rows).file("defis/2018/gobelins.html");
    assert!(page.contains("9\u{a0}entrées") && page.contains("href=\"/journal/gobelins/\""), "{page}");
    assert!(
        page.contains("Apprentissage</th><td class=\"right\">6</td>")
            && page.contains("Production</th><td class=\"right\">3</td>"),
        "{page}"
    );
    assert!(
        page.contains("datetime=\"2018-03-01\"") && page.contains("datetime=\"2018-03-09\""),
        "first and last: {page}"
    );
    let shown: Vec<bool> = (1..=9).map(|day| page.contains(&format!("Tâche {day} <"))).collect();
    assert_eq!(shown.iter().filter(|shown| **shown).count(), 5, "the latest five: {shown:?}");
    assert!(shown[8] && !shown[0], "{shown:?}");
    assert!(!page.contains("class=\"card-title\""), "entries have no pages, and so no cards: {page}");
}

#[test]
fn categories_written_together_are_parted_and_strays_told_once() {
    let built = logged(ROWS);
    let page = built.file("journal/gobelins/index.html");
    holds(
        &page,
        &[
            "Apprentissage</th><td class=\"right\">1<",
            "Utilisateur</th><td class=\"right\">1<",
            "Sans catégorie</th><td class=\"right\">1<",
        ],
    );
    assert_eq!(built.diagnostics(), ["warning[unknown-reference] suivi.csv:4:31"]);
    assert!(built.told().contains("it is written 2 times"), "{}", built.told());
}

#[test]
fn name_that_many_rows_get_wrong_is_told_once() {
    let built = logged("Gobelinz,,Un,2018-02-15,,P,x\nGobelinz,,Deux,2018-02-16,,P,x\n");
    assert_eq!(built.diagnostics(), ["warning[unknown-reference] suivi.csv:2:1"]);
    assert!(built.file("journal/2018-s07.html").contains("<h2>Gobelinz</h2>"), "its rows stay in their week");
}

#[test]
fn words_are_the_categories_where_the_site_has_no_table_of_them() {
    let built = site().write("_data/categories.yml", "").write("suivi.csv", format!("{HEAD}{ROWS}")).build();
    let page = built.file("journal/gobelins/index.html");
    assert!(page.contains(">AU</th>") && page.contains(">Q</th>"), "{page}");
    assert!(!built.told().contains("unknown-reference"), "{}", built.told());
}

#[test]
fn page_of_an_editor_wins_over_ours() {
    let built = site()
        .write("suivi.csv", format!("{HEAD}{ROWS}"))
        .write("journal/index.md", "---\ntitle: Le mien\n---\nÀ moi.\n")
        .build();
    assert!(built.file("journal/index.html").contains("À moi"), "{:?}", built.paths());
    assert!(built.has("journal/2018-s07.html"));
}

#[test]
fn english_lists_bring_an_english_log() {
    let built = site()
        .write("suivi.csv", format!("{HEAD}{ROWS}"))
        .write("en/_posts/2018-01-01-a.md", "---\ntitle: A\n---\nText.\n")
        .build();
    let page = built.file("en/journal/2018-s07.html");
    assert!(page.contains("Week 7 of 2018") && page.contains("<li lang=\"fr\">"), "{page}");
}

#[test]
fn same_rows_of_several_files_are_one_entry() {
    let org = "#+publish: true\n* Gobelins\n| Défi | Livrable | Tâche | Fait le | Cat | |\n|---+---+---+---+---+---|\n| Gobelins | Notices | Import /des/ notices | <2018-02-15 jeu.> | P | 1 |\n| Gobelins | | Relecture | <2018-02-15 jeu.> | P | |\n| Gobelins | | Relecture | <2018-02-15 jeu.> | P | |\n";
    let csv = "Défi,Livrable,Tâche,Fait le,Cat,OK,publish\nGobelins,Notices,Import /des/ notices,<2018-02-15 jeu.>,P,1,x\nGobelins,,Relecture,<2018-02-15 jeu.>,P,,x\nGobelins,,Relecture,<2018-02-15 jeu.>,P,,x\nGobelins,,Relecture,<2018-02-15 jeu.>,U,,x\n";
    let built = site().write("suivi_2018.org", org).write("suivi_compilation.csv", csv).build();
    let page = built.file("journal/gobelins/index.html");
    assert!(page.contains("4\u{a0}entrées"), "{page}");
    assert!(page.contains("bonne nouvelle"), "what one file says besides is not lost: {page}");
    assert_eq!(built.diagnostics(), Vec::<String>::new());
}

#[test]
fn headline_names_the_challenge_of_the_rows_below_it() {
    let org = "#+publish: true\n* Gobelins\n** Journal\n| Tâche | Fait le |\n|---+---|\n| Import | 2018-02-15 |\n* Hopkins\n| Tâche | Fait le |\n|---+---|\n| Lecture | 2018-02-15 |\n";
    let built = site().write("suivi.org", org).build();
    assert!(built.file("journal/gobelins/index.html").contains("Import"));
    assert!(built.file("journal/hopkins/index.html").contains("Lecture"));
    assert!(!built.has("suivi.org"), "a table is not copied");
}

#[test]
fn press_review_and_glossary_are_read_from_their_tables() {
    let press = "# 2019\n\n| Date | Site | URL | Accès | Défis mentionnés |\n|---|---|---|---|---|\n| 2019-11-18 | Le Monde | [Une plume](https://exemple.org/a) | Public | Gobelins |\n";
    let built = site()
        .write("revue-de-presse.md", press)
        .write("glossaire.md", "# Mots\n\n- **API:** Une interface.\n- **BDD:**\n")
        .build();
    let page = built.file("presse/une-plume.html");
    assert!(page.contains("href=\"https://exemple.org/a\"") && page.contains("Le Monde"), "{page}");
    assert!(built.file("defis/2018/gobelins.html").contains("Une plume"));
    assert!(built.file("glossaire/api.html").contains("Une interface."));
    assert!(built.has("revue-de-presse.html") && built.has("glossaire.html"), "pages stay pages");
    assert_eq!(built.diagnostics(), ["hint[empty-definition] glossaire.md:4:5"]);
}

#[test]
fn table_that_data_names_is_read() {
    let built = site()
        .write("_schema.yml", "collections:\n  presse:\n    data: [_data/articles.csv]\n")
        .write("_data/articles.csv", "Titre;Date\nUne plume;18/11/2019\n")
        .build();
    assert!(built.has("presse/une-plume.html"), "{:?}", built.paths());
}

/// Every word with `zz` that is somewhere in the output, be it packed or in the name of a file.
fn leaked(built: &Built) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in built.tree() {
        let mut texts = vec![path.clone().into_bytes(), bytes.clone()];
        if bytes.starts_with(b"EIG1") {
            let mut out = Vec::new();
            flate2::read::DeflateDecoder::new(&bytes[12..]).read_to_end(&mut out).expect("a packed file");
            texts.push(out);
        }
        for text in texts {
            let text = String::from_utf8_lossy(&text).to_lowercase();
            for (at, _) in text.match_indices("zz").filter(|_| !path.starts_with("assets/")) {
                let word: String = text[at..].chars().take_while(char::is_ascii_alphanumeric).collect();
                if word.len() > 4 && !found.contains(&word) {
                    found.push(word);
                }
            }
        }
    }
    found
}

/// The same log in every form that the program reads; `say` makes it public or not.
fn everywhere(say: bool) -> Project {
    let (yes, keyword, front, flag) = match say {
        true => ("oui", "#+publish: true\n", "publish: true\n", ", publish: true"),
        false => ("", "", "", ""),
    };
    site()
        .write("suivi.csv", format!("{HEAD}Gobelins,zzlivrablea,zztachea,2018-02-15,zzbilana,zzcata,{yes}\nzzdefia,,zzautrea,zzdatea,,P,{yes}\n"))
        .write("notes/Suivi_2018.TSV", format!("Défi\tTâche\tFait le\tpublish\tzzcolonneb\nGobelins\tzztacheb\t2018-02-15\t{yes}\tzzcelluleb\n"))
        .write("suivi_2019.org", format!("#+title: Suivi\n{keyword}* zztitrec\n| Défi | Tâche | Fait le |\n|---+---|\n| Gobelins | [[https://exemple.fr/zzlienc][zztachec]] | <2018-02-15 jeu.> |\n\nzzprosec\n"))
        .write("_journal/2020.org", format!("{keyword}| Défi | Tâche | Fait le |\n|---+---|\n| Gobelins | zztached | 2018-02-15 |\n"))
        .write("_journal/2021.md", format!("---\n{front}---\n# zztitree\n\n| Défi | Tâche | Fait le |\n|---|---|---|\n| Gobelins | zztachee | 2018-02-15 |\n"))
        .write("_journal/un-mot.md", format!("---\ntitle: zztitref\ndate: 2018-02-15\ndefi: Gobelins\ncategories: [zzcatf]\n{front}---\n\nzzcorpsf {{% zzliquidf %}}\n"))
        .write("_data/journal.yml", format!("- {{ title: zztitreg, date: 2018-02-15, defi: Gobelins{flag} }}\n- {{ title: zztitreh, date: 2018-02-15, defi: zzdefih, zzchamph: 1{flag} }}\n"))
}

#[test]
fn private_log_is_in_no_byte_of_the_output_and_nothing_is_told_of_it() {
    let built = everywhere(false).build();
    assert_eq!(leaked(&built), Vec::<String>::new());
    assert_eq!(built.diagnostics(), Vec::<String>::new());
    assert!(!built.told().contains("zz"), "{}", built.told());
    assert!(
        !built.paths().iter().any(|path| path.contains("journal") || path.contains("uivi")),
        "{:?}",
        built.paths()
    );
}

#[test]
fn published_log_is_seen_in_all_its_forms() {
    let leaked = leaked(&everywhere(true).build());
    for word in [
        "zztachea",
        "zzlivrablea",
        "zztacheb",
        "zztachec",
        "zzlienc",
        "zztached",
        "zztachee",
        "zztitref",
        "zztitreg",
    ] {
        assert!(leaked.iter().any(|found| found == word), "the other test is blind to {word}: {leaked:?}");
    }
}

#[test]
fn row_is_private_where_its_neighbour_is_not() {
    let built = logged(
        "Gobelins,,zzun,2018-02-15,,P,\nGobelins,,zzdeux,2018-02-15,,P,oui\nGobelins,,zztrois,2018-02-15,,zzcat,non\n",
    );
    assert_eq!(leaked(&built), ["zzdeux"]);
    assert_eq!(built.diagnostics(), Vec::<String>::new());
}

#[test]
fn defaults_of_the_configuration_publish_a_file() {
    let config = "title: Essai\nurl: https://exemple.fr\ndefaults:\n  - scope: { path: archives/suivi_2018.csv }\n    values: { publish: true }\n";
    let rows = |word: &str| format!("Défi,Tâche,Fait le\nGobelins,{word},2018-02-15\n");
    let built = site()
        .write("_config.yml", config)
        .write("archives/suivi_2018.csv", rows("zzancien"))
        .write("archives/suivi_2019.csv", rows("zznouveau"))
        .build();
    assert_eq!(leaked(&built), ["zzancien"]);
}

#[test]
fn log_under_a_name_of_its_own_is_neither_a_page_nor_copied() {
    let csv = |word: &str| format!("Défi;Tâche;Fait le\nGobelins;{word};2018-02-15\n");
    let outline =
        |word: &str| format!("* Gobelins\n| Tâche | Fait le |\n|---+---|\n| {word} | <2018-02-15 jeu.> |\n");
    let markdown = |word: &str| {
        format!("{word}\n\n| Défi | Tâche | Fait le |\n|---|---|---|\n| Gobelins | {word} | 2018-02-15 |\n")
    };
    let built = site()
        .write("Suivi 2018.org", outline("zzespace"))
        .write("a/suivi-2018.csv", csv("zztiret"))
        .write("en/_journal/a.md", markdown("zzlangue"))
        .write("journal_2018.csv", csv("zzjournal"))
        .write("latin.csv", csv("zzlatin").chars().map(|c| c as u8).collect::<Vec<u8>>())
        .write("archives/suivi.md", markdown("zzpage"))
        .write("notes.org", outline("zznotes"))
        .write("mesures.csv", "Jour;Projet;Mesure\n2018-02-15;Un;zzmesure\n")
        .write("publique.md", format!("---\npublish: true\n---\n{}", markdown("zzpublique")))
        .build();
    assert_eq!(leaked(&built), ["zzmesure", "zzpublique"], "{}", built.told());
    assert_eq!(
        built.diagnostics(),
        [
            "warning[private-table] archives/suivi.md:3:1",
            "warning[private-table] journal_2018.csv:1:1",
            "warning[private-table] latin.csv:1:1",
            "warning[private-table] notes.org:2:1",
        ]
    );
}

/// The rows of a log that a person would count in Org: lines of a table with a name and a timestamp.
fn counted(org: &str) -> usize {
    let is_entry = |line: &&str| line.trim_start().starts_with('|') && line.contains("<2018-");
    org.lines().filter(is_entry).count()
}

const EIG_LINK: &[&str] = &["suivi_2018.org", "suivi_compilation.csv", "suivi_compilation.org"];
const NINE: &str = "A: Apprentissage\nC: Communication\nD: Données\nI: Installation\nM: Management\nP: Production\nS: Services informatiques\nT: Transformation\nU: Utilisateur\n";

/// A site with the real logs, all three files of them.
fn real(config: &str) -> Option<(tempfile::TempDir, Built)> {
    let folder = corpus("eig-link")?.join("archives/2018");
    let site = tempfile::tempdir().expect("folder");
    let source = site.path().join("src");
    fs::create_dir_all(source.join("_data")).expect("folder");
    fs::create_dir_all(source.join("archives")).expect("folder");
    for name in EIG_LINK {
        let text = fs::read(folder.join(name)).expect("readable");
        fs::write(source.join("archives").join(name), text).expect("written");
    }
    fs::write(source.join("_data/categories.yml"), NINE).expect("written");
    let names = [
        "Archifiltre",
        "b@liseNAV",
        "Brigade Numérique",
        "Coach Élèves",
        "dataESR",
        "EIG Node",
        "EIG Link",
        "Gobelins",
        "Hopkins",
        "Lab Santé",
        "Prédisauvetage",
        "Prévisecours",
        "Signaux Faibles",
        "Social Connect",
    ];
    let defis: String = names
        .iter()
        .map(|name| format!("\"{name}\": {{ title: \"{name}\", description: Un défi, year: 2018 }}\n"))
        .collect();
    fs::write(source.join("_data/defis.yml"), defis).expect("written");
    fs::write(source.join("_config.yml"), format!("title: Essai\nurl: https://exemple.fr\n{config}"))
        .expect("written");
    let built = build_folder(&source, &site.path().join("out"), &["--format", "json"]);
    assert_eq!(built.code, 0, "{}", built.told());
    Some((site, built))
}

#[test]
fn every_row_of_the_real_log_is_read_once() {
    let config = "defaults:\n  - scope: { path: archives }\n    values: { publish: true }\n";
    let Some((_site, built)) = real(config) else { return };
    let folder = corpus("eig-link").expect("it is there").join("archives/2018");
    let text = |name: &str| fs::read_to_string(folder.join(name)).expect("readable");
    let rows = counted(&text("suivi_2018.org"));
    assert_eq!(rows, counted(&text("suivi_compilation.org")));
    assert_eq!(rows, text("suivi_compilation.csv").lines().filter(|line| line.contains("<2018-")).count());
    let page = built.file("journal/index.html");
    let shown = format!("{}\u{202f}{:03}\u{a0}entrées", rows / 1000, rows % 1000);
    let plain = format!("{rows}\u{a0}entrées");
    assert!(page.contains(&shown) || page.contains(&plain), "{rows} rows: {}", &page[..page.len().min(4000)]);
    let categories = NINE.lines().filter_map(|line| line.split_once(": "));
    for (_, label) in categories {
        assert!(page.contains(&format!("{label}</th><td class=\"right\">")), "{label}");
    }
    let strays = built
        .told()
        .lines()
        .filter(|line| line.contains("unknown-reference") && line.contains("log category"))
        .count();
    // R, also in MCR, MR and RP, whose other letters count; X, Fun, Q, G and LLL.
    assert_eq!(strays, 6, "{}", built.told());
    assert!(page.contains("Sans catégorie"));
}

#[test]
fn nothing_of_the_real_log_is_published_unasked() {
    let Some((_site, built)) = real("") else { return };
    let csv = fs::read_to_string(
        corpus("eig-link").expect("it is there").join("archives/2018/suivi_compilation.csv"),
    );
    let csv = csv.expect("readable");
    let tasks: Vec<&str> = csv
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(2))
        .filter(|task| task.len() > 20 && !task.starts_with('"'))
        .collect();
    assert!(tasks.len() > 500);
    for (path, bytes) in built.tree() {
        let text = String::from_utf8_lossy(&bytes);
        let leak = tasks.iter().find(|task| text.contains(**task));
        assert!(leak.is_none(), "{path}: {leak:?}");
    }
    assert!(
        !built.paths().iter().any(|path| path.contains("journal") || path.contains("suivi")),
        "{:?}",
        built.paths()
    );
}

/// The `at`th block of `language` in the guide.
fn block(guide: &str, language: &str, at: usize) -> String {
    let open = format!("```{language}\n");
    let rest = guide.split(open.as_str()).nth(at + 1).expect("a block");
    rest.split("```").next().expect("its end").to_owned()
}

#[test]
fn example_of_the_guide_is_built_as_it_says() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/docs/guide/log.md");
    let guide = fs::read_to_string(path).expect("readable");
    let built = site()
        .write("_data/presse.csv", block(&guide, "csv", 0))
        .write("_journal/2018.org", block(&guide, "org", 0))
        .write("_data/categories.yml", block(&guide, "yaml", 1))
        .build();
    assert_eq!(built.diagnostics(), Vec::<String>::new());
    for path in ["journal/gobelins/index.html", "journal/2018-s07.html", "journal/index.html"] {
        assert!(built.file(path).contains("Import des notices") || path == "journal/index.html", "{path}");
    }
    assert!(built.file("presse/une-plume-pour-les-juridictions.html").contains("https://exemple.org/plume"));
    assert!(built.file("defis/2018/gobelins.html").contains("Utilisateurs"));
}

#[test]
fn entry_of_two_challenges_of_one_name_is_that_of_its_own_year() {
    let twin = |year: &str| format!("---\ntitle: Le lien\ndescription: D\nyear: {year}\n---\n");
    let rows = "Le lien,,Un,2018-02-15,,P,x\nLe lien,,Deux,2019-02-15,,P,x\nLe lien,,Trois,2021-01-04,,P,x\n\
                Le lien,,Quatre,2017-02-15,,P,x\n";
    let built = site()
        .write("_defis/2018-01-01-lien.md", twin("2018"))
        .write("_defis/2019-01-01-lien.md", twin("2019"))
        .write("suivi.csv", format!("{HEAD}{rows}"))
        .build();
    let ambiguous: Vec<String> =
        built.diagnostics().into_iter().filter(|line| line.contains("ambiguous")).collect();
    assert_eq!(ambiguous, ["warning[ambiguous-reference] suivi.csv:5:1"], "nothing was there in 2017");
    let (first, second) =
        (built.file("journal/lien-2018/index.html"), built.file("journal/lien-2019/index.html"));
    assert!(first.contains("> Un <") && !first.contains("Deux") && !first.contains("Trois"), "{first}");
    assert!(second.contains("Deux") && second.contains("Trois") && !second.contains("> Un <"), "{second}");
}

#[test]
fn what_is_of_no_challenge_has_its_line_and_an_s_more_or_less_does_not_count() {
    let built = logged(
        "Gobelins,,Un,2018-02-15,,P,x\nGobelin,,Deux,2018-02-16,,P,x\nNœud,,Trois,2018-02-17,,P,x\n\
         Nœud,,Quatre,2018-02-18,,P,x\n",
    );
    let page = built.file("journal/index.html");
    let list =
        page.split("<h2>Défis</h2>").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("a list");
    let lines: Vec<&str> = list.matches("entrées").collect();
    assert!(lines.len() == 2 && list.contains("Autres (Nœud)"), "{list}");
    assert_eq!(
        built.diagnostics(),
        ["warning[unknown-reference] suivi.csv:3:1", "warning[unknown-reference] suivi.csv:4:1"]
    );
    assert!(built.told().contains("so that `Gobelins` is meant"), "{}", built.told());
}

#[test]
fn small_letters_of_which_one_is_no_category_are_a_word() {
    let told = logged("Gobelins,,Un,15/02/18,,apx,x\n").told();
    assert!(told.contains("no log category is called `apx`"), "{told}");
}

#[test]
fn categories_that_are_known_count_beside_a_stray() {
    let built = logged(
        "Gobelins,,Un,15/02/18,,APX,x\nGobelins,,Deux,2018-02-16,,P + Z,x\nGobelins,,Trois,2018-02-17,,A ou U,x\n\
         Gobelins,,Quatre,2018-02-18,,SQL,x\n",
    );
    let told = built.told();
    for stray in ["`X`", "`Z`", "`SQL`"] {
        assert!(told.contains(&format!("no log category is called {stray}")), "{stray}: {told}");
    }
    assert_eq!(built.diagnostics().len(), 3, "{told}");
    let page = built.file("journal/gobelins/index.html");
    let counts = page.split("id=\"table-categories\"").nth(1).expect("a table");
    let counts = counts.split("</table>").next().expect("its end").replace('\n', "");
    for (category, count) in
        [("Apprentissage", 2), ("Production", 2), ("Utilisateur", 1), ("Sans catégorie", 1)]
    {
        let row =
            counts.split("<tr>").find(|row| row.contains(category)).unwrap_or_else(|| panic!("{counts}"));
        assert!(row.contains(&format!(">{count}<")), "{category}: {row}");
    }
    assert!(built.has("journal/2018-s07.html"));
}
