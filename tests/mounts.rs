//! Folders elsewhere, read as if they stood in the site.

use crate::harness::{Built, Project, bare};

/// A site `src/` that mounts what stands beside it, as `mounts` says.
fn site(mounts: &str) -> Project {
    bare(Project::new())
        .write("_config.yml", format!("title: Essai\nurl: https://exemple.fr\neigsite:\n  mounts:\n{mounts}"))
}

fn page(title: &str) -> String {
    format!("---\ntitle: {title}\n---\nTexte de {title}.\n")
}

fn pages(built: &Built) -> Vec<String> {
    let made = [
        "404.html",
        "accessibilite.html",
        "donnees-personnelles.html",
        "index.html",
        "donnees/index.html",
        "plan-site.html",
        "recherche/index.html",
    ];
    built
        .paths()
        .into_iter()
        .filter(|path| path.ends_with(".html") && !made.contains(&path.as_str()))
        .collect()
}

#[test]
fn files_stand_below_their_target_and_those_of_the_site_come_first() {
    let built = site("    - { source: ../autre, target: guide }\n    - { source: ../encore, target: / }\n")
        .write("../autre/a.md", page("A"))
        .write("../autre/sous/photo.png", "PNG")
        .write("../autre/style.css", "---\n---\np{}\n")
        .write("../autre/_cache/b.md", page("Caché"))
        .write("../autre/.git/config", "x")
        .write("../encore/_defis/un.md", "---\ntitle: Un\ndescription: D\nyear: 2018\n---\n")
        .write("../encore/_config.yml", "title: Autre\n")
        .write("../encore/c.md", page("Mien"))
        .write("c.md", page("Propre"))
        .build();
    assert_eq!(
        pages(&built),
        ["c.html", "defis.html", "defis/2018/un.html", "defis/2018/un/fiche.html", "guide/a.html"]
    );
    assert_eq!(built.file("guide/sous/photo.png"), "PNG");
    assert_eq!(built.file("guide/style.css"), "p{}\n");
    assert!(built.file("c.html").contains("Texte de Propre"));
    assert!(!built.file("index.html").contains("Autre"));
}

#[test]
fn only_what_is_included_is_read() {
    let built =
        site("    - source: ../autre\n      target: notes\n      include: [\"*.md\", \"garde/**\"]\n")
            .write("../autre/a.md", page("A"))
            .write("../autre/jete/b.md", page("B"))
            .write("../autre/garde/c.md", page("C"))
            .write("../autre/img.png", "PNG")
            .build();
    assert_eq!(pages(&built), ["notes/a.html", "notes/garde/c.html"]);
    assert!(!built.has("notes/img.png"));
}

#[test]
fn hidden_target_makes_no_pages_and_its_lists_are_read() {
    let built = site("    - { source: ../journal, target: _journal }\n")
        .write("_defis/gobelins.md", "---\ntitle: Gobelins\ndescription: D\nyear: 2018\n---\n")
        .write("../journal/notes.md", page("Notes privées"))
        .write("../journal/photo.png", "PNG")
        .write("../journal/stack_2018.org", "* Gobelins\n- Langages: PHP\n")
        .build();
    assert!(built.file("defis/2018/gobelins.html").contains("Gobelins"));
    assert!(built.paths().iter().any(|path| path == "outils/php.html"), "{:?}", built.paths());
    let all: Vec<u8> = built.tree().into_values().flatten().collect();
    let all = String::from_utf8_lossy(&all);
    assert!(!all.contains("Notes privées") && !built.has("_journal/photo.png"));
}

#[test]
fn message_names_the_real_file_and_it_is_never_mended() {
    let project = site("    - { source: ../autre, target: guide }\n")
        .write("../autre/a.md", "---\ntitle: A\ndescripton: B\n---\n");
    let told = project.check(&["--format", "json"]).diagnostics();
    assert_eq!(told, ["hint[unknown-field] ../autre/a.md:3:1"]);
    let fixed = project.check(&["--fix", "--allow-dirty"]);
    assert!(fixed.told().contains("mend it there"), "{}", fixed.told());
    let text = std::fs::read_to_string(project.source().join("../autre/a.md")).expect("there");
    assert!(text.contains("descripton"));
}

#[test]
fn folder_of_the_site_is_moved_by_its_mount() {
    let built =
        site("    - { source: static }\n").write("static/img/a.png", "PNG").write("a.md", page("A")).build();
    assert!(built.has("img/a.png") && !built.has("static/img/a.png"), "{:?}", built.paths());
}

#[test]
fn output_never_goes_into_a_mounted_folder() {
    let project = site("    - { source: ../out }\n").write("../out/a.md", page("A"));
    let built = project.run();
    assert_eq!(built.code, 2, "{}", built.told());
    assert!(built.told().contains("the sources stand there"), "{}", built.told());
}
