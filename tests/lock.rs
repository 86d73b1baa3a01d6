//! The contract about addresses: `build --lock`, `lock import`.

use crate::harness::{Project, bare, program};
use std::fs;

fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nbaseurl: /vitrine\n")
        .write("a.md", "---\ntitle: A\npermalink: /a/\n---\nTexte.\n")
        .args(["--lock"])
}

fn list(project: &Project) -> String {
    fs::read_to_string(project.source().join("urls.lock")).expect("a list")
}

#[test]
fn every_page_is_kept_and_the_list_is_no_file_of_the_site() {
    let project = site();
    let built = project.build();
    let list = list(&project);
    assert!(list.contains("\n/\n") && list.contains("\n/a/\n"), "{list}");
    assert!(!list.contains("404"), "{list}");
    assert!(!built.has("urls.lock"));
    let pages = list.lines().filter(|line| !line.starts_with('#')).count();
    let there =
        built.paths().iter().filter(|path| path.ends_with(".html") && path.as_str() != "404.html").count();
    assert_eq!(pages, there);
}

#[test]
fn page_that_moves_without_a_word_fails_the_build_and_keeps_the_list() {
    let project = site();
    project.build();
    let before = list(&project);
    project.put("a.md", "---\ntitle: A\npermalink: /nouveau/a/\n---\nTexte.\n");
    let built = project.run();
    assert_eq!(built.code, 1, "{}", built.told());
    assert!(
        built.stderr.contains("lost-address") && built.stderr.contains("redirect_from: /a/"),
        "{}",
        built.told()
    );
    assert_eq!(list(&project), before);
    project.put("a.md", "---\ntitle: A\npermalink: /nouveau/a/\nredirect_from: /a/\n---\nTexte.\n");
    project.build();
    assert!(list(&project).contains("\n/a/\n") && list(&project).contains("\n/nouveau/a/\n"));
}

#[test]
fn list_holds_where_the_texts_lie_in_folders_that_the_schema_names() {
    let project = bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_schema.yml", "use: hugo-v3\n")
        .write("content/a.md", "---\ntitle: A\n---\nTexte.\n")
        .write("urls.lock", "/a/\n/perdu/\n");
    let built = project.run();
    assert!(built.code == 1 && built.told().contains("urls.lock:2:1"), "{}", built.told());
}

#[test]
fn another_address_of_the_whole_site_breaks_nothing() {
    let project = site();
    project.build();
    let before = list(&project);
    let moved = project.args(["--base-url", "/apercu"]);
    moved.build();
    assert_eq!(list(&moved), before);
}

#[test]
fn addresses_of_the_site_before_are_to_be_answered_too() {
    let project = site();
    project.put("plan.xml", "<urlset><url><loc>https://vieux.fr/vitrine/ancien.html</loc></url><url><loc>https://vieux.fr/autre</loc></url></urlset>");
    let run = |file: &str| {
        let (file, source) = (project.source().join(file), project.source());
        program().args(["lock", "import"]).args([file, source]).output().expect("it runs")
    };
    let done = run("plan.xml");
    assert_eq!(done.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&done.stderr).contains("no address of this site: `https://vieux.fr/autre`")
    );
    assert!(list(&project).ends_with("\n/ancien.html\n"), "{}", list(&project));
    assert_eq!(run("absent.xml").status.code(), Some(2));
    let built = project.run();
    assert!(built.code == 1 && built.stderr.contains("`/ancien.html` was published"), "{}", built.told());
    project.put("_redirects", "/ancien.html /a/ 301\n");
    project.build();
}
