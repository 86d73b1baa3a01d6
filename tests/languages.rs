//! Pages in several languages: translations, and what stands where there is none.

use crate::harness::{Project, holds};

fn site() -> Project {
    Project::new()
        .write("_config.yml", "title: T\nurl: https://exemple.fr\nlang: fr\n")
        .write(
            "_defis/2018-01-01-a.md",
            "---\ntitle: Archives\ndescription: Trier\nskills: [Design]\n---\nLe texte.\n",
        )
        .write("_posts/2018-01-01-p.md", "---\ntitle: Un article\n---\nBonjour.\n")
        .write("en/about.md", "---\ntitle: About\nlang-ref: a-propos\n---\nHello.\n")
        .write("a-propos.md", "---\ntitle: À propos\nlang-ref: a-propos\n---\nBonjour.\n")
}

#[test]
fn page_without_translation_stands_in_the_other_language_with_a_note() {
    let built = site().build();
    let page = built.file("en/defis/2018/a.html");
    assert!(page.contains("<html lang=\"en\">"), "{page}");
    assert!(page.contains("This page has not been translated"), "{page}");
    assert!(page.contains("<div class=\"prose\" lang=\"fr\">"), "{page}");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
    assert!(
        page.contains("<link rel=\"canonical\" href=\"https://exemple.fr/defis/2018/a.html\">"),
        "{page}"
    );
    assert!(!built.file("sitemap.xml").contains("/en/defis/2018/"));
    let original = built.file("defis/2018/a.html");
    assert!(
        !original.contains("hreflang=\"en\" href=\"https://exemple.fr/en/defis/2018/a.html\""),
        "{original}"
    );
    assert!(original.contains("href=\"/en/defis/2018/a.html\" lang=\"en\""), "{original}");
    assert!(!original.contains("class=\"notice\""), "{original}");
    assert!(built.file("en/defis.html").contains("href=\"/en/defis/2018/a.html\""));
    assert!(!built.has("en/blog/2018/01/01/p.html"), "posts stay in their language");
}

#[test]
fn page_that_is_translated_or_a_mere_word_has_no_note() {
    let built = site().build();
    let page = built.file("en/about.html");
    assert!(page.contains("hreflang=\"fr\" href=\"https://exemple.fr/a-propos.html\""), "{page}");
    assert!(!page.contains("class=\"notice\""), "{page}");
    assert!(!built.has("en/a-propos.html"));
    let skill = built.file("en/competences/design.html");
    assert!(!skill.contains("class=\"notice\""), "{skill}");
    assert!(skill.contains("href=\"/en/defis/2018/a.html\""), "{skill}");
}

#[test]
fn entry_below_the_folder_of_a_language_is_one_of_its_collection() {
    let built = site()
        .write(
            "en/_defis/2018-01-01-a.md",
            "---\ntitle: Archives\ndescription: Sort\nskills: [Design]\n---\nThe text.\n",
        )
        .write("_communaute/2018-01-01-ada.md", "---\nnom: Ada Martin\ndefis: [Archives]\n---\n")
        .args(["--format", "json"])
        .build();
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.told());
    let page = built.file("en/defis/2018/a.html");
    assert!(page.contains("The text.") && !page.contains("class=\"notice\""), "{page}");
    assert!(page.contains("hreflang=\"fr\" href=\"https://exemple.fr/defis/2018/a.html\""), "{page}");
    let original = built.file("defis/2018/a.html");
    assert!(
        original.contains("hreflang=\"en\" href=\"https://exemple.fr/en/defis/2018/a.html\""),
        "{original}"
    );
    assert!(!built.paths().iter().any(|path| path.contains("_defis")), "{:?}", built.paths());
    assert!(!built.file("en/defis.html").contains("Trier"));
}

#[test]
fn what_nobody_has_translated_is_listed_with_its_file() {
    let report = site().build().file("traductions.html");
    assert!(report.contains("<code>_defis/2018-01-01-a.md</code>"), "{report}");
    assert!(
        !report.contains("a-propos.md") && !report.contains("Design") && !report.contains("Un article"),
        "{report}"
    );
}

#[test]
fn site_that_hides_what_is_untranslated_has_only_its_words() {
    let built = site()
        .write("_config.yml", "title: T\nurl: https://exemple.fr\neigsite: { untranslated: hide }\n")
        .build();
    assert!(!built.has("en/defis/2018/a.html") && !built.has("traductions.html"));
}

#[test]
fn switch_leads_to_the_translation_or_says_that_there_is_none() {
    let built = site().write("en/_posts/2018-01-02-q.md", "---\ntitle: A post\nlang: en\n---\nHi.\n").build();
    let switch = |path: &str| {
        let page = built.file(path);
        let from = page.find("class=\"languages\"").unwrap_or_else(|| panic!("no switch in {path}"));
        page[from..].split("</nav>").next().expect("a part").to_owned()
    };
    let post = switch("blog/2018/01/01/p.html");
    assert!(post.contains("href=\"/en/\"") && post.contains("(page non traduite)"), "{post}");
    let about = switch("a-propos.html");
    assert!(about.contains("href=\"/en/about.html\"") && !about.contains("non traduite"), "{about}");
}

#[test]
fn home_pages_with_words_of_editors_lead_to_each_other() {
    let built = site()
        .write("_schema.yml", "section: _index.md\n")
        .write("_index.md", "---\ntitle: Accueil\n---\nBienvenue.\n")
        .write("en/_index.md", "---\ntitle: Home\n---\nWelcome.\n")
        .build();
    for (path, words) in [("index.html", "Bienvenue."), ("en/index.html", "Welcome.")] {
        let page = built.file(path);
        holds(
            &page,
            &[
                words,
                "hreflang=\"fr\" href=\"https://exemple.fr/\"",
                "hreflang=\"en\" href=\"https://exemple.fr/en/\"",
            ],
        );
    }
}

#[test]
fn home_page_has_its_own_words_and_a_section_keeps_its_page() {
    let built = site()
        .write("_schema.yml", "section: _index.md\n")
        .write("2018/_index.md", "---\ntitle: Deux mille dix-huit\n---\nSous la pluie.\n")
        .write("_index.md", "---\ntitle: Accueil\n---\nBienvenue.\n")
        .build();
    assert!(built.file("index.html").contains("<title>T</title>"));
    assert!(built.file("index.html").contains("Bienvenue."));
    assert!(built.file("2018/index.html").contains("Sous la pluie."));
}

#[test]
fn name_of_a_text_and_its_translation_means_that_of_the_site_whichever_comes_first() {
    let challenge = |lang: &str| format!("---\ntitle: Phare\ndescription: Un\nlang: {lang}\n---\nTexte.\n");
    let built = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nlang: fr\nlanguages: [fr, en]\n")
        .write("_defis/2018-01-01-phare.md", challenge("en"))
        .write("fr/_defis/2018-01-01-phare.md", challenge("fr"))
        .write("_evenements/e.md", "---\ntitre: Rencontre\ndate: 2018-03-03\nabout: [Phare]\n---\n")
        .build();
    assert!(built.file("agenda/e.html").contains("<a href=\"/defis/2018/phare.html\">Phare</a>"));
}
