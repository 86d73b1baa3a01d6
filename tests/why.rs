//! `eigsite why` and `eigsite agenda`: what made a page, and why there is none.

use crate::harness::{Project, bare};

fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nbaseurl: /vitrine\n")
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
        ("_posts/2020-02-01-avenir.md", "it appears on 1 February 2020, at 10:30; `--future` builds it"),
        ("_posts/2019-05-02-vieux.md", "it expired on 1 June 2019"),
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
    assert!(code == 0 && said.starts_with("img/a.txt is a file of the site"), "{said}");
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
