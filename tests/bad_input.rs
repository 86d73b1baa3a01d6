//! Input that nobody should write: a clear message, the rest checked, the last site whole.

use crate::harness::{Project, bare};

fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("a.md", "---\ntitle: A\n---\nA\n")
}

/// Builds a good site, then breaks it: the message is as expected and nothing of the last site is lost.
fn broken(path: &str, bytes: impl AsRef<[u8]>, expected: &[&str]) {
    let project = site().args(["--format", "json"]);
    let before = project.build().tree();
    project.put(path, bytes);
    let built = project.run();
    assert_eq!(built.diagnostics(), expected, "{}", built.told());
    assert_eq!(built.code, 1, "{}", built.told());
    assert!(built.tree() == before, "the last site has changed");
}

#[test]
fn broken_yaml_leaves_the_last_site_whole() {
    broken("b.md", "---\ntitle: [a\n---\n", &["error[invalid-yaml] b.md:2:8"]);
}

#[test]
fn text_that_is_not_utf8_is_told_with_its_place() {
    broken("b.md", b"---\ntitle: B\n---\ncaf\xe9\n", &["error[not-utf8] b.md:4:4"]);
}

#[test]
fn nul_byte_is_told_with_its_place() {
    broken("b.md", b"---\ntitle: B\n---\na\0b\n", &["error[nul-byte] b.md:4:2"]);
}

#[test]
fn text_of_100_mb_on_one_line_is_refused_in_words() {
    broken("b.md", "a".repeat(100_000_000), &["error[too-large] b.md:1:1"]);
}

#[test]
fn all_faults_are_told_in_one_run() {
    let project = site()
        .args(["--format", "json"])
        .write("b.md", "---\ntitle: [a\n---\n")
        .write("c.md", b"---\ntitle: C\n---\n\xff\n")
        .write("d.md", "---\ntitle: D\n")
        .write("_data/defis.yml", "a:\n\tb: c\n");
    let told = project.run().diagnostics();
    let expected = [
        "error[invalid-yaml] _data/defis.yml",
        "error[invalid-yaml] b.md",
        "error[not-utf8] c.md",
        "error[unclosed-front-matter] d.md",
    ];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told} is not {expected}");
    }
}

#[test]
fn names_of_400_letters_have_pages_all_the_same() {
    let name = "nom très long ".repeat(30);
    let project = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write(
            "_posts/2018-01-02-a.md",
            format!("---\ntitle: {name}\ntags: [\"{name}1\", \"{name}2\"]\n---\n"),
        )
        .write("_defis/d.md", format!("---\ntitle: D\nadministration: {name}\n---\n"))
        .write("_redirects", format!("/{}/ / 301\n", "x".repeat(400)))
        .write("b.md", format!("---\ntitle: B\nredirect_from: /{}.html\n---\n", "y".repeat(400)));
    let built = project.build();
    let pages = |folder: &str| built.paths().iter().filter(|path| path.starts_with(folder)).count();
    assert!(pages("tag/nom-tres-long-") >= 2, "{:?}", built.paths());
    assert!(pages("administrations/nom-tres-long-") >= 1, "{:?}", built.paths());
}

#[test]
fn slug_of_400_letters_is_an_error_and_the_last_site_stays() {
    let slug = "s".repeat(400);
    let post = format!("---\ntitle: S\nslug: {slug}\n---\n");
    broken("_posts/2018-01-02-s.md", post, &["error[unsafe-permalink] _posts/2018-01-02-s.md:1:1"]);
}

#[test]
fn byte_order_mark_and_carriage_returns_are_taken() {
    let project = site().write("b.md", "\u{feff}---\r\ntitle: B\r\n---\r\nUn\r\n\r\nDeux\r\n");
    let page = project.build().file("b.html");
    assert!(
        page.starts_with("B\n") && page.contains("<p>Un</p>") && page.contains("<p>Deux</p>"),
        "{page:?}"
    );
}

#[test]
fn byte_order_marks_before_a_file_of_any_kind_change_nothing() {
    let files = [
        ("_config.yml", "title: Marques\nurl: https://exemple.fr\n"),
        ("_schema.yml", "collections:\n  principes:\n    permalink: /regles/:id.html\n"),
        ("_redirects", "/vieux /a.html\n"),
        ("_defis/2018-01-01-gobelins.md", "---\ntitle: Gobelins\n---\nUn\n"),
        ("_posts/2018-03-16-b.md", "+++\ntitle = \"B\"\n+++\nDeux\n"),
        ("_principes/c.org", "#+title: C\n\n* Trois\n"),
        ("_data/presse.csv", "sep=;\nTitre;Site\nQuatre;Le Monde\n"),
        ("revue-de-presse.org", "| Titre | Site |\n|---+---|\n| Cinq | Le Soir |\n"),
        ("revue-de-presse.md", "| Titre | Site |\n|---|---|\n| Six | La Voix |\n"),
        ("outils.org", "* Logiciels\n- [[https://exemple.org/sept][Sept]]\n"),
        ("stack.org", "* Gobelins\n- Python\n"),
        ("_data/faq.yml", "- question: Huit ?\n  answer: Oui.\n"),
        ("_data/glossaire.json", "[{\"title\": \"Neuf\"}]\n"),
        ("style.css", "---\n---\np { margin: 0 }\n"),
    ];
    let project = files.iter().fold(Project::new(), |project, (path, text)| project.write(path, text));
    let plain = project.build();
    for (path, text) in files {
        project.put(path, format!("\u{feff}\u{feff}{text}"));
        let marked = project.build();
        assert!(marked.tree() == plain.tree(), "before {path}: {}", marked.told());
        project.put(path, text);
    }
}

#[test]
fn folder_called_like_a_text_is_a_folder() {
    let project = site().write("b.md/c.md", "---\ntitle: C\n---\n").write("_data/defis.yml/x.yml", "a: b\n");
    assert!(project.build().has("b.md/c.html"));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn link_loop_is_a_warning_and_the_rest_is_built() {
        let project = site().args(["--format", "json"]);
        symlink(project.source(), project.source().join("boucle")).expect("link");
        let built = project.build();
        assert_eq!(built.diagnostics(), ["warning[link-loop] boucle:1:1"]);
        assert!(built.has("a.html"));
    }

    #[test]
    fn link_that_leads_nowhere_is_a_warning() {
        let project = site().args(["--format", "json"]);
        symlink("/nulle/part", project.source().join("b.md")).expect("link");
        assert_eq!(project.build().diagnostics(), ["warning[dangling-link] b.md:1:1"]);
    }

    #[test]
    fn link_out_of_the_site_is_an_error_and_nothing_of_it_is_shown() {
        let elsewhere = Project::new().write("secret.yml", "a: [jeton-1234\n");
        let project = site().args(["--format", "json"]);
        let link = |name: &str| symlink(elsewhere.source().join("secret.yml"), project.source().join(name));
        for name in ["b.md", "secret.txt", "_schema.yml"] {
            link(name).expect("link");
        }
        let run = project.run();
        let names = ["_schema.yml", "b.md", "secret.txt"];
        assert_eq!(run.diagnostics(), names.map(|name| format!("error[outside-link] {name}:1:1")));
        assert!(!run.told().contains("jeton"), "{}", run.told());
        assert!(!run.has("secret.txt"));
    }

    #[test]
    fn pipe_is_never_opened() {
        let project = site().args(["--format", "json"]);
        let made = std::process::Command::new("mkfifo")
            .arg(project.source().join("b.md"))
            .status()
            .expect("mkfifo runs");
        assert!(made.success());
        assert_eq!(project.run().diagnostics(), ["error[unreadable] b.md:1:1"]);
    }
}

#[test]
fn file_that_cannot_be_read_is_told() {
    // Root reads everything, so a folder that is a link to itself stands for what cannot be read.
    let project = site().args(["--format", "json"]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("b.md", project.source().join("b.md")).expect("link");
    let built = project.run();
    assert_eq!(built.diagnostics().len(), 1, "{}", built.told());
    assert!(built.diagnostics()[0].ends_with("b.md:1:1"), "{}", built.told());
}

#[test]
fn deep_nesting_and_odd_texts_do_not_panic() {
    let deep =
        ["> ".repeat(2_000), "- ".repeat(2_000), "[".repeat(5_000), "<b>".repeat(3_000), "*a".repeat(5_000)];
    let mut project = site();
    for (index, text) in deep.iter().enumerate() {
        project = project.write(&format!("d{index}.md"), format!("---\ntitle: D\n---\n{text}\n"));
    }
    let yaml = format!("---\ntitle: D\nx: {}\n---\n", "[".repeat(10_000));
    let built = project.write("e.md", yaml).run();
    assert_eq!(built.code, 1, "{}", built.told());
    assert!(built.told().contains("invalid-yaml") && !built.told().contains("panicked"), "{}", built.told());
}
