//! What became of challenges: statuses, chains, who seeks a sponsor, what was made and counted.

use crate::harness::{Project, holds};

/// 2020-01-01, the day of every build here.
fn project() -> Project {
    Project::new().write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
}

fn defi(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndescription: Un défi.\nyear: 2018\n{more}---\n")
}

fn status(date: &str, status: &str) -> String {
    format!("- {{ date: {date}, status: {status}, source: un document }}\n")
}

/// The numbers of the rows of the table of statuses, by the text of their heads.
fn rows(html: &str) -> Vec<(String, Vec<usize>)> {
    let table = html.split("id=\"table-suites\"").nth(1).and_then(|rest| rest.split("</table>").next());
    let text =
        |html: &str| html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    let row = |row: &str| {
        let (head, cells) = row.split_once("</th>").expect("a head");
        let cells = cells.split("<td class=\"right\">").skip(1);
        let cells = cells.filter_map(|cell| cell.split('<').next()?.parse().ok()).collect();
        let head: String = text(&format!("<{head}"));
        (head, cells)
    };
    table.expect("a table").split("<tr>").skip(2).map(row).collect()
}

#[test]
fn newest_status_counts_and_the_counts_add_up() {
    let both = status("2019-06-01", "handed-over") + &status("2018-12-01", "in-progress");
    let built = project()
        .write("_defis/2018-01-01-a.md", defi("A", &format!("promotion: EIG 2\nstatus:\n{both}")))
        .write("_defis/2018-01-01-b.md", defi("B", "promotion: EIG 2\n"))
        .write(
            "_defis/2018-01-01-c.md",
            defi("C", &format!("promotion: EIG 3\nstatus:\n{}", status("2019", "arrêté"))),
        )
        .write("_defis/2018-01-01-d.md", defi("D", ""))
        .args(["--strict"])
        .build();
    let page = built.file("suites/index.html");
    let expected: Vec<(String, Vec<usize>)> = [
        ("EIG 2", vec![1, 0, 1, 2]),
        ("EIG 3", vec![0, 1, 0, 1]),
        ("Hors promotion", vec![0, 0, 1, 1]),
        ("Total", vec![1, 1, 2, 4]),
    ]
    .map(|(head, cells)| (head.to_owned(), cells))
    .into();
    assert_eq!(rows(&page), expected, "{page}");
    assert!(page.contains("<h2 id=\"handed-over\">Transmis <span class=\"count\">(1)</span></h2>"), "{page}");
    assert!(page.contains("<h2 id=\"unsaid\">Non renseigné <span class=\"count\">(2)</span></h2>"), "{page}");
    assert!(page.contains("class=\"chart statuses\""), "{page}");
    assert!(built.file("sitemap.xml").contains("https://exemple.fr/suites/"));
    assert!(built.file("plan-site.html").contains("href=\"/suites/\""));
    assert!(!built.has("suites/porteurs.html"), "nobody seeks");
}

#[test]
fn site_whose_challenges_are_new_has_no_page_of_statuses() {
    let today = jiff::Zoned::now().date();
    let recent = format!("_defis/{today}-a.md");
    let built = project().write(&recent, defi("A", "")).build();
    for path in ["suites/index.html", "realisations/index.html", "chiffres/index.html"] {
        assert!(!built.has(path), "{path}");
    }
}

#[test]
fn old_challenges_of_which_nobody_told_anything_are_counted_as_unsaid() {
    let site = project().write("_defis/2018-01-01-a.md", defi("A", ""));
    let page = site.build().file("suites/index.html");
    assert!(page.contains("<h2 id=\"unsaid\">Non renseigné <span class=\"count\">(1)</span></h2>"), "{page}");
    let quiet = project()
        .write("_config.yml", "title: T\neigsite: { stale_status: 0 }\n")
        .write("_defis/2018-01-01-a.md", defi("A", ""));
    assert!(!quiet.build().has("suites/index.html"));
}

#[test]
fn page_of_a_challenge_shows_its_statuses_from_the_first_to_the_newest() {
    let events = "- { date: 2019-06-01, status: transmis, carrier: La mairie, maintenance: une équipe, source: { title: \
                  Bilan, url: \"https://exemple.fr/bilan\" } }\n- { date: 2018-11, status: en service, source: x }\n";
    let built = project()
        .write("_defis/2018-01-01-a.md", defi("A", &format!("status:\n{events}")))
        .args(["--strict"])
        .build();
    let page = built.file("defis/2018/a.html");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no `{text}` in\n{page}"));
    let (head, told) = page.split_at(at("id=\"suites\""));
    assert!(told.find("En production") < told.find("Transmis"), "{told}");
    assert!(head.contains("<span class=\"tag\">Transmis</span>"), "the newest stands at the head: {head}");
    at("<time datetime=\"2019-06-01\">1er juin 2019</time>");
    at("La mairie");
    at("une équipe");
    at("<a href=\"https://exemple.fr/bilan\">Bilan</a>");
    at("href=\"/suites/\"");
}

#[test]
fn who_seeks_a_sponsor_stands_on_a_list_with_what_is_sought() {
    let events = "- { date: 2019-12-01, status: cherche un porteur, sought: un hébergement, source: x }\n";
    let built = project()
        .write(
            "_defis/2018-01-01-a.md",
            defi("A", &format!("administration: Mairie\ncontact: a@exemple.fr\nstatus:\n{events}")),
        )
        .write("_defis/2018-01-01-b.md", defi("B", &format!("status:\n{}", status("2019-12-01", "en cours"))))
        .write("page.md", "---\ntitle: P\n---\n[À reprendre](/suites/porteurs.html)\n")
        .args(["--strict"])
        .build();
    let page = built.file("suites/porteurs.html");
    holds(
        &page,
        &[
            "<a href=\"/defis/2018/a.html\">A</a>",
            "un hébergement",
            "Mairie",
            "mailto:a@exemple.fr",
            "/defis/2018/a/fiche.html",
        ],
    );
    assert!(!page.contains("/defis/2018/b.html"));
}

#[test]
fn chain_is_shown_whole_and_in_order_on_every_link_of_it() {
    let built = project()
        .write("_defis/2018-01-01-zeta.md", defi("Zeta", ""))
        .write("_defis/2018-01-01-milieu.md", defi("Milieu", "continues: [Zeta]\n"))
        .write("_defis/2018-01-01-alpha.md", defi("Alpha", "continues: [Milieu]\n"))
        .write("_defis/2018-01-01-seul.md", defi("Seul", ""))
        .args(["--strict"])
        .build();
    for page in ["zeta", "milieu", "alpha"] {
        let html = built.file(&format!("defis/2018/{page}.html"));
        let chain = html.split("D’un projet à l’autre").nth(1).expect("a chain");
        let chain = chain.split("</ol>").next().unwrap_or_default();
        let places = ["Zeta", "Milieu", "Alpha"].map(|title| chain.find(title).expect("a link of it"));
        assert!(places.is_sorted(), "{page}: {chain}");
        assert_eq!(chain.matches("aria-current").count(), 1, "{chain}");
    }
    assert!(!built.file("defis/2018/seul.html").contains("D’un projet à l’autre"));
}

#[test]
fn circle_is_told_once_and_loses_nobody() {
    let built = project()
        .write("_defis/2018-01-01-a.md", defi("A", "continues: [C]\n"))
        .write("_defis/2018-01-01-b.md", defi("B", "continues: [A]\n"))
        .write("_defis/2018-01-01-c.md", defi("C", "continues: [B]\n"))
        .write("_defis/2018-01-01-d.md", defi("D", "continues: [D]\n"))
        .args(["--format", "json"])
        .build();
    assert_eq!(
        built.diagnostics(),
        [
            "warning[continuation-loop] _defis/2018-01-01-a.md:5:12",
            "warning[continuation-loop] _defis/2018-01-01-d.md:5:12",
        ]
    );
    let page = built.file("defis/2018/b.html");
    let chain = page.split("D’un projet à l’autre").nth(1).expect("a chain");
    for other in ["/defis/2018/a.html", "/defis/2018/c.html"] {
        assert!(chain.contains(other), "{chain}");
    }
}

#[test]
fn old_status_is_told_unless_it_is_final_or_nobody_wants_to_hear() {
    let site = |months: &str, event: &str| {
        project()
            .write(
                "_config.yml",
                format!("title: E\nurl: https://exemple.fr\neigsite: {{ stale_status: {months} }}\n"),
            )
            .write("_defis/2018-01-01-a.md", defi("A", &format!("status:\n{event}")))
            .args(["--format", "json"])
            .build()
            .diagnostics()
    };
    let told = ["warning[stale-status] _defis/2018-01-01-a.md:6:11"];
    let none: [&str; 0] = [];
    // The build is on 2020-01-01; 18 months before is 2018-07-01.
    assert_eq!(site("18", &status("2018-06-30", "en cours")), told);
    assert_eq!(site("18", &status("2018-07-01", "en cours")), none);
    assert_eq!(site("18", &status("2018-06", "en cours")), told, "a month lasts to its end");
    assert_eq!(site("18", &status("2018", "en cours")), none, "a year lasts to its end");
    for last in ["transmis", "arrêté", "non concluant"] {
        assert_eq!(site("18", &status("2010-01-01", last)), none, "{last}");
    }
    assert_eq!(site("0", &status("2010-01-01", "en cours")), none);
    assert_eq!(site("120", &status("2009-12-31", "inconnu")), told);
    assert_eq!(site("18", &(status("2019-12-01", "en cours") + &status("2010-01-01", "en cours"))), none);
}

#[test]
fn everything_made_is_listed_by_promotion_and_kind() {
    let made = "projects:\n- { title: Le code, kind: code, url: \"https://exemple.fr/code\" }\n- { title: Le guide, kind: \
                guide, url: /guide.pdf }\n- { description: Autre chose }\n";
    let built = project()
        .write("_defis/2018-01-01-a.md", defi("A", &format!("promotion: EIG 2\n{made}")))
        .write("_defis/2018-01-01-b.md", defi("B", "projects:\n- Un dépôt\n"))
        .build();
    let page = built.file("realisations/index.html");
    holds(
        &page,
        &[
            "4\u{a0}réalisations",
            ">EIG 2</a> <span class=\"count\">(3)</span>",
            "<a href=\"https://exemple.fr/code\">Le code</a>",
            "<h3>Documentation <span class=\"count\">(1)</span></h3>",
            "Autre chose",
            "Un dépôt",
            "<a href=\"/defis/2018/a.html\">A</a>",
        ],
    );
}

#[test]
fn every_figure_stands_with_its_date_and_source() {
    let figure = "key_figures:\n- { amount: 275000, after: opérations, description: ouvertes, as_of: 2018-11, source: { \
                  title: Bilan, url: \"https://exemple.fr/b\" } }\n";
    let built = project()
        .write("_defis/2018-01-01-a.md", defi("A", &format!("promotion: EIG 2\n{figure}")))
        .write(
            "_data/administrations.yml",
            format!("mairie:\n  title: Mairie\n  {}", figure.replace("\n-", "\n  -")),
        )
        .args(["--strict"])
        .build();
    let page = built.file("chiffres/index.html");
    assert_eq!(page.matches("275\u{202f}000\u{a0}opérations").count(), 2, "{page}");
    holds(
        &page,
        &[
            "2\u{a0}chiffres",
            "novembre 2018",
            "<a href=\"https://exemple.fr/b\">Bilan</a>",
            ">Mairie</a>",
            "EIG 2",
        ],
    );
}

#[test]
fn english_readers_have_these_pages_too() {
    let event = status("2019-12-01", "seeking-sponsor");
    let built = project()
        .write("_defis/2018-01-01-a.md", defi("A", &format!("status:\n{event}")))
        .write("en/about.md", "---\ntitle: About\nlang: en\n---\nText.\n")
        .write("en/_posts/2018-01-01-b.md", "---\ntitle: B\nlang: en\n---\nText.\n")
        .build();
    let page = built.file("en/suites/index.html");
    assert!(page.contains("What became of the challenges?") && page.contains("Seeking a sponsor"), "{page}");
    assert!(page.contains("hreflang=\"fr\"") && page.contains("href=\"/en/defis/2018/a.html\""), "{page}");
    assert!(built.has("en/suites/porteurs.html") && built.has("en/defis/2018/a/fiche.html"));
}

#[test]
fn page_of_an_editor_stands_in_the_place_of_a_report() {
    let built = project()
        .write("_defis/2018-01-01-a.md", defi("A", &format!("status:\n{}", status("2019-12-01", "en cours"))))
        .write("s.md", "---\ntitle: La mienne\npermalink: /suites/\n---\n")
        .build();
    assert!(built.file("suites/index.html").contains("<h1>La mienne</h1>"));
}
