//! The pages that the law asks for: who makes them, what they say, and the way to them.

use crate::harness::{Project, holds, holds_in_order};

const PUBLISHER: &str = "  publisher:\n    name: Direction du numérique\n    address: 20 avenue de Ségur, 75007 Paris\n    \
    contact: contact@exemple.fr\n    director: Ada Martin\n    host: { name: Hébergeur, address: 1 rue du Port, phone: 01 23 45 67 89 }\n";

fn site(ours: &str) -> Project {
    let ours = if ours.is_empty() { String::new() } else { format!("eigsite:\n{ours}") };
    Project::new()
        .args(["--format", "json"])
        .write("_config.yml", format!("title: Essai\nurl: https://exemple.fr\n{ours}"))
        .write("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nTexte.\n")
}

#[test]
fn site_without_an_audit_is_not_compliant() {
    let built = site(PUBLISHER).build();
    let page = built.file("accessibilite.html");
    holds_in_order(
        &page,
        &[
            "<h1>Déclaration d’accessibilité</h1>",
            "Direction du numérique s’engage",
            "n’est pas conforme",
            "(RGAA 4.1)",
            "pas encore été audité",
            "mailto:contact@exemple.fr",
            "Défenseur des droits",
        ],
    );
    for path in ["index.html", "blog/2018/03/16/a.html"] {
        holds(&built.file(path), &["<a href=\"/accessibilite.html\">Accessibilité\u{a0}: non conforme</a>"]);
    }
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.told());
}

#[test]
fn audit_says_how_far_the_site_complies() {
    let audit = "  accessibility: { rate: 72.5, date: 2026-10-01, auditor: Un cabinet, faults: [Un graphique sans tableau] }\n";
    let built = site(&format!("{PUBLISHER}{audit}")).build();
    let page = built.file("accessibilite.html");
    holds(
        &page,
        &[
            "partiellement conforme",
            "réalisé par Un cabinet",
            "72,5\u{a0}%",
            "<time datetime=\"2026-10-01\">1<sup>er</sup> octobre 2026</time>",
            "<li>Un graphique sans tableau</li>",
        ]
        .map(|text| text.replace("<sup>er</sup>", "er"))
        .each_ref()
        .map(String::as_str),
    );
    holds(&built.file("index.html"), &["Accessibilité\u{a0}: partiellement conforme"]);
    let full = site("  accessibility: { rate: 100, date: 2026-10-01 }\n").build();
    holds(&full.file("index.html"), &["Accessibilité\u{a0}: totalement conforme"]);
}

#[test]
fn state_without_an_audit_is_not_believed() {
    let built = site("  accessibility: { state: full }\n").build();
    holds(&built.file("index.html"), &["Accessibilité\u{a0}: non conforme"]);
    assert_eq!(built.diagnostics(), ["hint[missing-legal] _config.yml:4:27"]);
}

#[test]
fn legal_notice_names_publisher_and_host() {
    let licence =
        "  licence: { name: Licence Ouverte 2.0, url: https://exemple.fr/licence, date: 2026-11-22 }\n";
    let built = site(&format!("{PUBLISHER}{licence}")).build();
    let page = built.file("mentions-legales.html");
    holds(
        &page,
        &["Direction du numérique", "20 avenue de Ségur", "Ada Martin", "Hébergeur", "01 23 45 67 89"],
    );
    for path in ["mentions-legales.html", "index.html"] {
        let line = "<a rel=\"license\" href=\"https://exemple.fr/licence\">Licence Ouverte 2.0</a>, <time datetime=\"2026-11-22\">22 novembre 2026</time>";
        holds(&built.file(path), &[line]);
    }
    holds(&built.file("donnees-personnelles.html"), &["contact@exemple.fr", "CNIL"]);
    let map = built.file("sitemap.xml");
    holds(&map, &["/mentions-legales.html", "/donnees-personnelles.html", "/accessibilite.html"]);
}

#[test]
fn site_that_names_no_publisher_has_no_notice_and_is_told() {
    let built = site("").build();
    assert!(!built.has("mentions-legales.html"));
    assert!(built.has("donnees-personnelles.html") && built.has("accessibilite.html"));
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "a site at a made-up address is no public site");
    let built = site("").args(["--base-url", "https://vitrine.gouv.fr"]).build();
    assert_eq!(built.diagnostics(), ["hint[missing-legal] _config.yml:1:1"]);
}

#[test]
fn page_of_an_editor_at_a_usual_address_takes_the_place_of_ours_too() {
    let own = "---\ntitle: Les miennes\npermalink: /mentions-legales/\n---\nTexte.\n";
    let built = site(PUBLISHER).write("m.md", own).build();
    assert!(!built.has("mentions-legales.html"));
    holds(&built.file("index.html"), &["<a href=\"/mentions-legales/\">Les miennes</a>"]);
}

#[test]
fn page_of_an_editor_takes_the_place_of_ours() {
    let own = |name: &str| format!("---\ntitle: Le mien de {name}\npermalink: /{name}.html\n---\nTexte.\n");
    let built = site(PUBLISHER)
        .write("m.md", own("mentions-legales"))
        .write("a.md", own("accessibilite"))
        .write("en/_posts/2018-03-17-b.md", "---\ntitle: B\nlang: en\n---\nText.\n")
        .build();
    holds(&built.file("mentions-legales.html"), &["<h1>Le mien de mentions-legales</h1>"]);
    let foot = built.file("index.html");
    let foot = foot.split("<footer").nth(1).expect("a foot");
    holds(
        foot,
        &[
            "<a href=\"/accessibilite.html\">Le mien de accessibilite</a>",
            "<a href=\"/mentions-legales.html\">Le mien de mentions-legales</a>",
            "<a href=\"/donnees-personnelles.html\">Données personnelles</a>",
        ],
    );
    assert_eq!(foot.matches("/accessibilite.html").count(), 1);
    let english = built.file("en/index.html");
    holds(&english, &["<a href=\"/en/donnees-personnelles.html\">Personal data</a>"]);
}

#[test]
fn footer_of_an_editor_that_leads_there_is_enough() {
    let footer = "- { name: Accès, path: /accessibilite.html }\n";
    let built = site(PUBLISHER).write("_data/footer.yml", footer).build();
    let foot = built.file("index.html");
    assert_eq!(foot.matches("/accessibilite.html").count(), 1, "{foot}");
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.told());
}

#[test]
fn pages_are_there_in_each_language() {
    let built =
        site(PUBLISHER).write("en/_posts/2018-03-17-b.md", "---\ntitle: B\nlang: en\n---\nText.\n").build();
    holds(
        &built.file("en/accessibilite.html"),
        &["<html lang=\"en\">", "<h1>Accessibility statement</h1>", "hreflang=\"fr\"", "does not comply"],
    );
    holds(
        &built.file("en/index.html"),
        &["<a href=\"/en/accessibilite.html\">Accessibility: not compliant</a>"],
    );
}

#[test]
fn page_without_a_date_is_none_of_the_legal_ones() {
    let built = site(PUBLISHER).write("a.md", "---\ntitle: Une page\n---\nTexte.\n").build();
    for path in ["mentions-legales.html", "accessibilite.html", "donnees-personnelles.html"] {
        assert!(built.has(path), "{path}");
    }
}
