//! The log of 2018 as the teams wrote it.

use crate::harness::{Built, build_folder, corpus};
use std::fs;

/// The rows of a log that a person would count in Org: lines of a table with a name and a timestamp.
fn counted(org: &str) -> usize {
    let is_entry = |line: &&str| line.trim_start().starts_with('|') && line.contains("<2018-");
    org.lines().filter(is_entry).count()
}

const EIG_LINK: &[&str] = &["suivi_2018.org", "suivi_compilation.csv", "suivi_compilation.org"];
const NINE: &str = "A: Apprentissage\nC: Communication\nD: Données\nI: Installation\nM: Management\nP: Production\nS: Services informatiques\nT: Transformation\nU: Utilisateur\n";

/// A site with the real logs, all three files of them.
fn real(config: &str) -> Option<(tempfile::TempDir, Built)> {
    let folder = corpus("eig-link")?.join("archives/2018");
    let site = tempfile::tempdir().expect("folder");
    let source = site.path().join("src");
    fs::create_dir_all(source.join("_data")).expect("folder");
    fs::create_dir_all(source.join("archives")).expect("folder");
    for name in EIG_LINK {
        let text = fs::read(folder.join(name)).expect("readable");
        fs::write(source.join("archives").join(name), text).expect("written");
    }
    fs::write(source.join("_data/categories.yml"), NINE).expect("written");
    let names = [
        "Archifiltre",
        "b@liseNAV",
        "Brigade Numérique",
        "Coach Élèves",
        "dataESR",
        "EIG Node",
        "EIG Link",
        "Gobelins",
        "Hopkins",
        "Lab Santé",
        "Prédisauvetage",
        "Prévisecours",
        "Signaux Faibles",
        "Social Connect",
    ];
    let defis: String = names
        .iter()
        .map(|name| format!("\"{name}\": {{ title: \"{name}\", description: Un défi, year: 2018 }}\n"))
        .collect();
    fs::write(source.join("_data/defis.yml"), defis).expect("written");
    fs::write(source.join("_config.yml"), format!("title: Essai\nurl: https://exemple.fr\n{config}"))
        .expect("written");
    let built = build_folder(&source, &site.path().join("out"), &["--format", "json"]);
    assert_eq!(built.code, 0, "{}", built.told());
    Some((site, built))
}

#[test]
fn every_row_of_the_real_log_is_read_once() {
    let config = "defaults:\n  - scope: { path: archives }\n    values: { publish: true }\n";
    let Some((_site, built)) = real(config) else { return };
    let folder = corpus("eig-link").expect("it is there").join("archives/2018");
    let text = |name: &str| fs::read_to_string(folder.join(name)).expect("readable");
    let rows = counted(&text("suivi_2018.org"));
    assert_eq!(rows, counted(&text("suivi_compilation.org")));
    assert_eq!(rows, text("suivi_compilation.csv").lines().filter(|line| line.contains("<2018-")).count());
    let page = built.file("journal/index.html");
    let shown = format!("{}\u{202f}{:03}\u{a0}entrées", rows / 1000, rows % 1000);
    let plain = format!("{rows}\u{a0}entrées");
    assert!(page.contains(&shown) || page.contains(&plain), "{rows} rows: {}", &page[..page.len().min(4000)]);
    let categories = NINE.lines().filter_map(|line| line.split_once(": "));
    for (_, label) in categories {
        assert!(page.contains(&format!("{label}</th><td class=\"right\">")), "{label}");
    }
    let strays = built
        .told()
        .lines()
        .filter(|line| line.contains("unknown-reference") && line.contains("log category"))
        .count();
    // R, also in MCR, MR and RP, whose other letters count; X, Fun, Q, G and LLL.
    assert_eq!(strays, 6, "{}", built.told());
    assert!(page.contains("Sans catégorie"));
}

#[test]
fn nothing_of_the_real_log_is_published_unasked() {
    let Some((_site, built)) = real("") else { return };
    let csv = fs::read_to_string(
        corpus("eig-link").expect("it is there").join("archives/2018/suivi_compilation.csv"),
    );
    let csv = csv.expect("readable");
    let tasks: Vec<&str> = csv
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(2))
        .filter(|task| task.len() > 20 && !task.starts_with('"'))
        .collect();
    assert!(tasks.len() > 500);
    for (path, bytes) in built.tree() {
        let text = String::from_utf8_lossy(&bytes);
        let leak = tasks.iter().find(|task| text.contains(**task));
        assert!(leak.is_none(), "{path}: {leak:?}");
    }
    assert!(
        !built.paths().iter().any(|path| path.contains("journal") || path.contains("suivi")),
        "{:?}",
        built.paths()
    );
}
