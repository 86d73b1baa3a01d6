//! `eigsite why` and `eigsite agenda`: what made a page, and why there is none.

use crate::harness::{Project, bare, jpeg};

fn site() -> Project {
    bare(Project::new())
        .write(
            "_config.yml",
            "title: Essai\nurl: https://exemple.fr\nbaseurl: /vitrine\ntimezone: Europe/Paris\n",
        )
        .write("_promotions/2018-eig-2.md", "---\ntitle: EIG 2\nyear: 2018\n---\n")
        .write("_defis/un.md", "---\ntitle: Premier\npromotion: EIG 2\nyear: 2018\n---\nTexte.\n")
        .write("_posts/2020-02-01-avenir.md", "---\ntitle: Avenir\ndate: 2020-02-01 10:30\n---\nTexte.\n")
        .write("_posts/2019-05-01-offre.md", "---\ntitle: Offre\nexpiryDate: 2020-03-01\n---\nTexte.\n")
        .write("_posts/2019-05-02-vieux.md", "---\ntitle: Vieux\nexpiryDate: 2019-06-01\n---\nTexte.\n")
        .write("_posts/2019-05-03-tu.md", "---\ntitle: Tu\npublished: false\n---\nTexte.\n")
        .write("_drafts/brouillon.md", "---\ntitle: Brouillon\n---\nTexte.\n")
        .write("img/a.txt", "un fichier\n")
        .write("_redirects", "/ancien /defis/2018/un.html 301\n")
}

/// Exit code and all that is printed by the program with `args` on the site, on the first day of 2020.
fn run(project: &Project, verb: &str, args: &[&str]) -> (i32, String) {
    let (code, stdout, stderr) = project.ask(verb, args);
    (code, stdout + &stderr)
}

#[test]
fn page_names_its_text_and_what_it_shows() {
    for address in [
        "/defis/2018/un.html",
        "/vitrine/defis/2018/un.html",
        "https://exemple.fr/vitrine/defis/2018/un.html#suite",
    ] {
        let (code, said) = run(&site(), "why", &[address]);
        assert_eq!(code, 0, "{said}");
        assert!(
            said.starts_with("defis/2018/un.html (fr), “Premier”\n  _defis/un.md:1  its text\n"),
            "{said}"
        );
        assert!(said.contains("  _promotions/2018-eig-2.md:1  shown or used\n"), "{said}");
    }
}

#[test]
fn file_names_the_pages_that_it_has_a_part_in_its_own_first() {
    let (code, said) = run(&site(), "why", &["_defis/un.md"]);
    assert_eq!(code, 0, "{said}");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[1], "  /defis/2018/un.html  its own page");
    assert!(lines.contains(&"  /defis.html"), "{said}");
}

#[test]
fn what_is_kept_back_says_why() {
    for (file, why) in [
        (
            "_posts/2020-02-01-avenir.md",
            "it appears on 1 February 2020, at 10:30 (Europe/Paris); `--future` builds it",
        ),
        ("_posts/2019-05-02-vieux.md", "it expired on 1 June 2019 (Europe/Paris)"),
        ("_posts/2019-05-03-tu.md", "its front matter says so"),
        ("_drafts/brouillon.md", "it is a draft"),
    ] {
        let (code, said) = run(&site(), "why", &[file]);
        assert_eq!(code, 0, "{said}");
        assert!(said.starts_with(&format!("{file} is not published: {why}")), "{said}");
    }
}

#[test]
fn files_and_redirects_are_known_too() {
    assert_eq!(run(&site(), "why", &["/ancien"]), (0, "/ancien leads to /defis/2018/un.html\n".into()));
    let (code, said) = run(&site(), "why", &["img/a.txt"]);
    assert_eq!((code, said.as_str()), (0, "img/a.txt is a file of the site: copied from img/a.txt\n"));
}

#[test]
fn what_the_program_makes_by_itself_names_collection_template_and_data() {
    let site = site().write("_data/defis.yml", "Deuxième:\n  year: 2018\n  promotion: EIG 2\n");
    for (address, lines) in [
        ("/defis.html", "defis.html (fr)\n  made by eigsite itself: a list\n"),
        (
            "/defis.html",
            "  of the collection `defis`: 1 text, _data/defis.yml\n  with the template `defis.html`\n",
        ),
        ("/plan-site.html", "  made by eigsite itself: a page that the site has by itself (plan)\n"),
        ("/plan-site.html", "  with the template `plan.html`\n"),
        (
            "/defis/2018/un.html",
            "  of the collection `defis`: 1 text, _data/defis.yml\n  with the template `defi.html`\n",
        ),
        ("/feed.xml", "feed.xml is a file of the site: the feed of /blog/\n  of the collection `posts`: "),
        (
            "/api/defis.csv",
            "api/defis.csv is a file of the site: an export\n  of the collection `defis`: 1 text, _data/defis.yml\n",
        ),
        ("/sitemap.xml", "sitemap.xml is a file of the site: the pages that search engines should know\n"),
        (
            "/search/search.js",
            "search/search.js is a file of the site: a part of the index that readers search in\n",
        ),
        (
            "/search/index.eig",
            "search/index.eig is a file of the site: a part of the index that readers search in\n",
        ),
        ("/_headers", "_headers is a file of the site: what servers are to say with each file\n"),
        ("/robots.txt", "robots.txt is a file of the site: what search engines may look at\n"),
    ] {
        let (code, said) = run(&site, "why", &[address]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains(lines), "{address}:\n{said}");
    }
}

#[test]
fn file_that_is_not_read_says_by_which_rule() {
    let site = site()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nexclude: [notes, \"*.bak\"]\n")
        .write("_brouillons/a.md", "Texte.\n")
        .write("_defis/_deux.md", "---\ntitle: Deux\n---\n")
        .write(".cache/a.md", "Texte.\n")
        .write("a.md~", "Texte.\n")
        .write("notes/a.md", "Texte.\n")
        .write("b.bak", "Texte.\n")
        .write("_site/.eigsite-manifest", "")
        .write("autre/.eigsite-manifest", "")
        .write("autre/index.html", "Texte.\n");
    for (file, why) in [
        ("_brouillons/a.md", "`_brouillons` begins with `_`"),
        ("_defis/_deux.md", "`_defis/_deux.md` begins with `_`"),
        (".cache/a.md", "`.cache` begins with `.`"),
        ("a.md~", "`a.md~` ends with `~`"),
        ("notes/a.md", "`notes` is excluded"),
        ("b.bak", "`*.bak` is excluded"),
        ("autre/index.html", "it lies in a folder that a site was written to"),
    ] {
        let (code, said) = run(&site, "why", &[file]);
        assert_eq!(code, 0, "{said}");
        assert!(said.starts_with(&format!("{file} is not read: {why}")), "{said}");
    }
}

#[test]
fn entry_without_a_page_of_its_own_says_why() {
    let config = "title: Essai\nurl: https://exemple.fr\ncollections:\n  defis: { output: false }\n";
    let (_, said) = run(&site().write("_config.yml", config), "why", &["_defis/un.md"]);
    let because = "entries of `defis` have no pages of their own: the configuration says `output: false`\n";
    assert!(said.ends_with(because), "{said}");

    let schema = "extends: default\ncollections:\n  notes: { label: Notes, sources: [\"_notes/**\"] }\n";
    let noted = site().write("_schema.yml", schema).write("_notes/a.md", "---\ntitle: Note\n---\nTexte.\n");
    let (_, said) = run(&noted, "why", &["_notes/a.md"]);
    assert!(said.contains("the schema names no template for them"), "{said}");
}

#[test]
fn what_a_person_does_not_consent_to_is_withheld() {
    let person =
        "---\ntitle: Camille Martin\nimage: /img/camille.jpg\nconsent:\n  scope: aucun\n---\nSa vie.\n";
    let site =
        site().write("_communaute/2018-01-01-camille-martin.md", person).write("img/camille.jpg", jpeg());
    let (_, said) = run(&site, "why", &["img/camille.jpg"]);
    assert!(said.starts_with("img/camille.jpg is withheld: "), "{said}");
    let (_, said) = run(&site, "why", &["_communaute/2018-01-01-camille-martin.md"]);
    assert!(said.ends_with("its text is withheld: its person does not consent to it\n"), "{said}");
}

#[test]
fn what_keeps_a_text_out_by_mistake_is_told() {
    let site = site().write("liste.html", "---\ntitle: Liste\n---\n{% for a in b %}{% endfor %}\n");
    let (_, said) = run(&site, "why", &["liste.html"]);
    assert!(
        said.starts_with("liste.html is read, but no page shows it; `eigsite check` says of it\n  line 4: "),
        "{said}"
    );
}

#[test]
fn what_there_is_not_leads_to_the_nearest() {
    let (code, said) = run(&site(), "why", &["/defis/2018/une.html"]);
    assert_eq!(code, 1);
    assert!(said.contains("did you mean `/defis/2018/un.html`?"), "{said}");
}

#[test]
fn agenda_has_what_appears_and_what_expires_in_its_order() {
    let (code, said) = run(&site(), "agenda", &[]);
    assert_eq!(code, 0, "{said}");
    let expected = "2020-02-01 10:30  appears  _posts/2020-02-01-avenir.md  Avenir\n\
                    2020-03-01  expires after  _posts/2019-05-01-offre.md  Offre\n";
    assert_eq!(said, expected);
    let (_, said) = run(&site(), "agenda", &["--format", "json"]);
    let days: Vec<serde_json::Value> = serde_json::from_str(&said).expect("a list");
    assert_eq!(
        (days.len(), &days[1]["what"], &days[1]["path"]),
        (2, &"expires".into(), &"_posts/2019-05-01-offre.md".into())
    );
}

#[test]
fn agenda_without_days_says_so() {
    let empty = bare(Project::new()).write("_config.yml", "title: Essai\nurl: https://exemple.fr\n");
    assert_eq!(run(&empty, "agenda", &[]), (0, "Nothing appears or expires of itself.\n".into()));
}

#[test]
fn agenda_has_the_last_days_of_consents_and_statuses() {
    let person = |expires: &str| {
        format!(
            "---\ntitle: Ada Martin\nconsent: {{ scope: bio, date: 2019-01-01, expires: {expires} }}\n---\nSa vie.\n"
        )
    };
    let status = |status: &str| {
        format!(
            "---\ntitle: Deux\nyear: 2018\nstatut:\n  - {{ statut: {status}, date: 2019-06 }}\n---\nTexte.\n"
        )
    };
    let site = bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\neigsite: { stale_status: 12 }\n")
        .write("_communaute/2018-01-01-ada.md", person("2020-05-04"))
        .write("_communaute/2018-01-01-hier.md", person("2019-12-31"))
        .write("_defis/2018-01-01-deux.md", status("en production"))
        .write("_defis/2018-01-01-clos.md", status("transmis"));
    let expected = "2020-05-04  consent ends after  _communaute/2018-01-01-ada.md  Ada Martin\n\
                    2020-06-30  status is old after  _defis/2018-01-01-deux.md  Deux\n";
    assert_eq!(run(&site, "agenda", &[]), (0, expected.into()));
    let (_, said) = run(&site, "agenda", &["--format", "json"]);
    assert!(said.contains("\"consent-ends\"") && said.contains("\"status-stale\""), "{said}");
}
