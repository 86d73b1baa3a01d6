//! What stands in the output folder after a build, and after the next one.

use crate::harness::{Project, bare};
use std::fs;

fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("a.md", "---\ntitle: A\npermalink: /a.html\n---\nA\n")
        .write("img/point.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
}

#[test]
fn second_build_writes_nothing() {
    let project = site();
    project.build();
    let built = project.build();
    assert!(
        built.stdout.contains(" 0 files written, ") && built.stdout.contains(" 0 deleted"),
        "{}",
        built.stdout
    );
}

#[test]
fn equal_files_keep_their_time() {
    let project = site();
    project.build();
    let time = || fs::metadata(project.output().join("a.html")).expect("there").modified().expect("time");
    let before = time();
    project.put("b.md", "---\ntitle: B\n---\n");
    project.build();
    assert_eq!(time(), before);
}

#[test]
fn page_that_is_gone_is_deleted_and_what_others_put_there_stays() {
    let project = site().write("b/c.md", "---\ntitle: C\npermalink: /b/c.html\n---\n");
    assert!(project.build().has("b/c.html"));
    fs::write(project.output().join("b/CNAME"), "exemple.fr").expect("file");
    fs::remove_file(project.source().join("b/c.md")).expect("removed");
    let built = project.build();
    assert!(!built.has("b/c.html") && built.has("b/CNAME"), "{:?}", built.paths());
}

#[test]
fn output_inside_the_source_is_never_read() {
    let project = site();
    let output = project.source().join("_site");
    let first = crate::harness::build_folder(&project.source(), &output, &[]);
    let second = crate::harness::build_folder(&project.source(), &output, &[]);
    assert_eq!((first.code, second.code), (0, 0));
    assert_eq!(first.paths(), second.paths());
}

#[test]
fn output_that_is_the_source_is_refused() {
    let project = site();
    let built = crate::harness::build_folder(&project.source(), &project.source(), &[]);
    assert_eq!(built.code, 2, "{}", built.told());
    assert!(project.source().join("a.md").is_file());
}

#[test]
fn picture_is_copied_byte_for_byte() {
    assert_eq!(site().build().file("img/point.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
}

#[test]
fn site_that_fails_at_its_last_stage_is_not_written_nor_is_its_folder() {
    let project = site().args(["--strict"]).write("_search_tests.yml", "- { query: rien, page: /a.html }\n");
    let built = project.run();
    assert_eq!(built.code, 1, "{}", built.told());
    assert!(built.stderr.contains("failed-search-test"), "{}", built.told());
    assert!(!project.output().exists());
    // The same beside a site that stands.
    project.put("_search_tests.yml", "");
    let before = project.build().tree();
    project.put("a.md", "---\ntitle: Autre\npermalink: /a.html\n---\nA\n");
    project.put("_search_tests.yml", "- { query: rien, page: /a.html }\n");
    let built = project.run();
    assert_eq!(built.code, 1, "{}", built.told());
    assert_eq!(built.tree(), before);
}
