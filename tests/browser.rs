//! The sample site in a real browser, by keyboard: `tests/browser/*.test.mjs`; and what its search page says without one.

use crate::harness::{Project, build_folder, installed, run_in_node};
use std::path::Path;

#[test]
fn search_works_in_a_browser_by_keyboard() {
    if !installed("the search page in a browser", &["node", "chromedriver", "chromium"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("folder");
    let site = folder.path().join("out");
    let built = build_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &site, &[]);
    assert_eq!(built.code, 0, "{}", built.told());
    let matomo = "title: Essai\nurl: https://exemple.fr\n\
                  eigsite:\n  matomo: { url: https://stats.exemple.fr/outil, site: 12 }\n";
    let counted = bilingual().write("_config.yml", matomo);
    counted.build();
    run_in_node("tests/browser", &[("EIGSITE_SITE", &site), ("EIGSITE_MATOMO", &counted.output())]);
}

/// A site in two languages.
fn bilingual() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nbaseurl: /vitrine\n")
        .write("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nTexte.\n")
        .write("en/_posts/2018-03-17-b.md", "---\ntitle: B\nlang: en\n---\nText.\n")
}

#[test]
fn search_page_of_each_language_lists_what_there_is() {
    let built = bilingual().build();
    let french = built.file("recherche/index.html");
    assert!(french.contains("action=\"/vitrine/recherche/\" data-index=\"/vitrine/search/\""), "{french}");
    assert!(french.contains("<a href=\"/vitrine/blog/\">"), "{french}");
    assert!(french.contains("<a href=\"/vitrine/plan-site.html\">"), "{french}");
    let english = built.file("en/recherche/index.html");
    assert!(
        english.contains("action=\"/vitrine/en/recherche/\" data-index=\"/vitrine/search/\""),
        "{english}"
    );
    assert!(english.contains("<a href=\"/vitrine/en/blog/\">"), "{english}");
}

#[test]
fn box_in_the_header_leads_to_the_search_page_of_its_language() {
    let built = bilingual().build();
    for (path, action) in [("index.html", "/vitrine/recherche/"), ("en/index.html", "/vitrine/en/recherche/")]
    {
        let html = built.file(path);
        let header = html.split("</header>").next().expect("a header");
        assert!(header.contains(&format!("role=\"search\" action=\"{action}\"")), "{path}");
    }
    let page = built.file("recherche/index.html");
    assert_eq!(
        page.matches("id=\"recherche\"").count(),
        1,
        "the page's own box takes the place of the header's"
    );
}

#[test]
fn page_of_an_editor_stands_in_the_place_of_the_search_page() {
    let own = "---\ntitle: La mienne\npermalink: /recherche/\n---\nTexte.\n";
    let built = bilingual().write("chercher.md", own).build();
    assert!(built.file("recherche/index.html").contains("<h1>La mienne</h1>"));
    assert!(built.file("en/recherche/index.html").contains("id=\"resultats\""));
}

#[test]
fn search_page_is_not_for_search_engines() {
    let built = bilingual().build();
    assert!(built.file("recherche/index.html").contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!built.file("sitemap.xml").contains("recherche"));
}

#[test]
fn scripts_and_style_are_small() {
    let packed = |path: &str| {
        let bytes =
            std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/eig/static/assets").join(path));
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packer, &bytes.expect("there")).expect("memory");
        packer.finish().expect("memory").len()
    };
    assert!(packed("site.js") <= 6 * 1024 && packed("search-page.js") <= 4 * 1024);
    assert!(packed("style.css") <= 12 * 1024);
}
