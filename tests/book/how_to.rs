//! The sites that the how-to pages show, file by file, are built without a word.

use super::page;
use crate::harness::{Built, Project};

/// Builds the files of a page, and looks for those that it says come out: the block `site`, one path a line.
fn builds(path: &str) -> Built {
    let text = page(path);
    let mut project = Project::new()
        .args(["--strict", "--format", "json"])
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n");
    let (mut files, mut expected) = (0, Vec::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("````") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "````").collect();
        if info == "site" {
            expected.extend(block);
        } else {
            files += 1;
            project = project.write(info, block.iter().flat_map(|line| [*line, "\n"]).collect::<String>());
        }
    }
    assert!(files > 0 && !expected.is_empty(), "{path} shows no site");
    let built = project.build();
    assert_eq!(built.stdout, "", "{path}: {}", built.told());
    let missing: Vec<&str> = expected.into_iter().filter(|file| !built.has(file)).collect();
    assert!(missing.is_empty(), "{path}: {missing:?} of {:?}", built.paths());
    built
}

/// Moves the files of a page in from `engine`, and looks at what it says is written, the blocks `PATH (new)`, and what it says
/// comes out.
fn moves_in(path: &str, engine: &str) {
    let text = page(path);
    let mut project = Project::new().args(["--strict", "--format", "json"]);
    let (mut written, mut expected) = (Vec::new(), Vec::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("````") else { continue };
        let block: String =
            lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
        match info.strip_suffix(" (new)") {
            Some(file) => written.push((file.to_owned(), block)),
            None if info == "site" => expected.extend(block.lines().map(str::to_owned)),
            None => project = project.write(info, block),
        }
    }
    let (code, out, told) = project.ask("import", &[engine]);
    assert_eq!(code, 0, "{path}: {out}{told}");
    assert!(!written.is_empty() && !expected.is_empty(), "{path} shows no site");
    for (file, shown) in written {
        let text = std::fs::read_to_string(project.source().join(&file)).expect("it is written");
        // The first line holds a checksum.
        let (_, rest) = text.split_once('\n').expect("lines");
        assert_eq!(rest, shown, "{path}: {file}");
    }
    let built = project.build();
    assert_eq!(built.stdout, "", "{path}: {}", built.told());
    let missing: Vec<&String> = expected.iter().filter(|file| !built.has(file)).collect();
    assert!(missing.is_empty(), "{path}: {missing:?} of {:?}", built.paths());
}

#[test]
fn site_of_the_page_on_jekyll_loses_no_address() {
    moves_in("how-to/jekyll.md", "jekyll");
}

#[test]
fn site_of_the_page_on_hugo_loses_no_address() {
    moves_in("how-to/hugo.md", "hugo");
}

#[test]
fn theme_of_the_page_on_themes_is_seen() {
    let built = builds("how-to/theme.md");
    assert!(built.file("index.html").contains("À lire cette semaine"));
    assert!(built.file("rencontre.html").contains(&built.asset("affiche", "css")));
    assert!(built.file("404.html").contains("ou n’existe plus"));
}

#[test]
fn relations_of_the_page_on_schemas_show_on_both_sides() {
    let built = builds("how-to/schema.md");
    assert!(built.file("jeux/inventaire.html").contains("/defis/2018/gobelins.html"));
    for other in ["defis/2018/gobelins.html", "administrations/mobilier-national.html"] {
        assert!(built.file(other).contains("/jeux/inventaire.html"), "{other}");
    }
    assert!(built.file("jeux/index.html").contains("Vérifié"));
}

#[test]
fn translations_of_the_page_on_languages_are_pairs() {
    let built = builds("how-to/translate.md");
    assert!(built.file("a-propos.html").contains("href=\"/en/about.html\""));
    assert!(built.file("traductions.html").contains("Gobelins"));
}
