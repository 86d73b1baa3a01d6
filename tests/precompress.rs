//! Compressed forms beside text files.

use crate::harness::{Built, Project};
use std::io::Read;

fn site() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nTexte.\n")
        .write("donnees.csv", "a;b\n".repeat(200))
        .write("petit.txt", "x")
        .write("photo.png", "x".repeat(1000))
}

fn packed() -> Project {
    site().args(["--precompress"])
}

/// Asserts that each compressed form unpacks to its file and is smaller; returns their paths.
fn checked(built: &Built) -> Vec<String> {
    let tree = built.tree();
    let mut paths = Vec::new();
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".br") || path.ends_with(".gz")) {
        let mut whole = Vec::new();
        let unpacked = match path.ends_with(".br") {
            true => brotli::Decompressor::new(bytes.as_slice(), 4096).read_to_end(&mut whole),
            false => flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut whole),
        };
        unpacked.unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(whole == tree[&path[..path.len() - 3]], "{path} is another file's");
        assert!(bytes.len() < whole.len(), "{path} is no smaller");
        paths.push(path.clone());
    }
    paths
}

#[test]
fn text_files_have_compressed_forms_beside_them() {
    let built = packed().build();
    let paths = checked(&built);
    let script = built.asset("site", "js");
    for path in ["index.html", "feed.xml", "api/index.json", "donnees.csv", script.as_str()] {
        for ending in ["br", "gz"] {
            assert!(paths.contains(&format!("{path}.{ending}")), "{path}.{ending}: {paths:?}");
        }
    }
    for path in ["petit.txt", "photo.png", "search/index.eig", ".eigsite-manifest"] {
        assert!(!paths.iter().any(|packed| packed.starts_with(path)), "{path}: {paths:?}");
    }
    assert!(!site().build().has("index.html.gz"), "only when asked for");
}

#[test]
fn forms_change_and_go_with_their_file() {
    let project = packed();
    let first = project.build();
    assert!(project.build().stdout.contains(": 0 files written"), "what is there is taken up again");
    project.put("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nUn autre texte.\n");
    let second = project.build();
    let page = "blog/2018/03/16/a.html.br";
    assert_ne!(first.tree()[page], second.tree()[page]);
    checked(&second);
    std::fs::remove_file(project.source().join("donnees.csv")).expect("there");
    let third = project.build();
    assert!(!third.has("donnees.csv.br") && !third.has("donnees.csv.gz"));
    checked(&third);
}

#[test]
fn form_that_belongs_to_another_text_is_made_anew() {
    let project = packed();
    let first = project.build();
    let page = project.output().join("index.html.gz");
    std::fs::copy(project.output().join("404.html.gz"), &page).expect("copied");
    std::fs::write(project.output().join("index.html.br"), "no Brotli").expect("written");
    let second = project.build();
    checked(&second);
    assert!(first.tree() == second.tree());
}

#[test]
fn compressed_file_of_an_editor_stays() {
    let built = packed().write("donnees.csv.gz", "la mienne").build();
    assert_eq!(built.file("donnees.csv.gz"), "la mienne");
    assert!(built.has("donnees.csv.br"));
}

#[test]
fn build_without_forms_deletes_those_of_the_build_before() {
    let project = packed();
    project.build();
    let output = project.output();
    let built = crate::harness::build_folder(&project.source(), &output, &[]);
    assert_eq!(built.code, 0, "{}", built.told());
    assert!(!built.has("index.html.gz") && built.has("index.html"));
}
