//! Tables that entries are read from, and the log: its pages, and what of it stays private.

mod private;
mod real;

use crate::harness::{Built, Project, holds};
use std::fs;

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
