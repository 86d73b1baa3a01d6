//! Counting readers: only where a site wants it, on its own host, and with a way to say no.

use crate::harness::{Project, holds};

fn site(ours: &str) -> Project {
    Project::new()
        .args(["--format", "json"])
        .write("_config.yml", format!("title: Essai\nurl: https://exemple.fr\n{ours}"))
        .write("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nTexte.\n")
}

const MATOMO: &str = "eigsite:\n  matomo: { url: https://stats.exemple.fr/outil, site: 12 }\n";

#[test]
fn nobody_is_counted_unless_the_site_says_so() {
    let built = site("").build();
    for (path, bytes) in
        built.tree().iter().filter(|(path, _)| path.ends_with(".html") || *path == "_headers")
    {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.to_lowercase().contains("matomo"), "{path}");
    }
}

#[test]
fn every_page_names_the_script_and_the_policy_lets_it_write_to_that_host_alone() {
    let built = site(MATOMO).build();
    let tag = format!(
        "<script type=\"module\" src=\"/{}\" data-url=\"https://stats.exemple.fr/outil/\" data-site=\"12\"></script>",
        built.asset("matomo", "js")
    );
    for path in ["index.html", "blog/2018/03/16/a.html", "404.html"] {
        holds(&built.file(path), &[&tag]);
    }
    holds(&built.file("_headers"), &["default-src 'self';", "connect-src 'self' https://stats.exemple.fr\n"]);
    let page = built.file("donnees-personnelles.html");
    holds(
        &page,
        &[
            "Matomo, à l’adresse stats.exemple.fr",
            "<form class=\"measure\" data-measure",
            "Compter mes visites",
        ],
    );
    assert!(!built.file("index.html").contains("data-measure"));
}

#[test]
fn box_to_say_no_stands_on_the_page_of_an_editor_too() {
    let own = "---\ntitle: Les miennes\npermalink: /donnees-personnelles.html\n---\nTexte.\n";
    let built = site(MATOMO).write("d.md", own).build();
    holds(&built.file("donnees-personnelles.html"), &["<h1>Les miennes</h1>", "data-measure"]);
}

#[test]
fn address_must_be_that_of_a_matomo_of_ones_own() {
    for (matomo, place) in [
        ("{ url: https://essai.matomo.cloud/, site: 1 }", "4:18"),
        ("{ url: stats, site: 1 }", "4:18"),
        ("{ url: \"https://a.fr/;script-src *\", site: 1 }", "4:18"),
        ("{ url: https://stats.exemple.fr/, site: a }", "4:51"),
    ] {
        let built = site(&format!("eigsite:\n  matomo: {matomo}\n")).run();
        assert_eq!(built.diagnostics(), [format!("error[invalid-config] _config.yml:{place}")], "{matomo}");
    }
}
