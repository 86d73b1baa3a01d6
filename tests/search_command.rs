//! `eigsite search` as people call it.

use crate::harness::{Project, bare};
use eigsite::search::query::{Folder, Index, Options, Sort};

/// Three pages: two challenges of different years, and a later post.
fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nbaseurl: /vitrine\n")
        .write("_defis/un.md", "---\ntitle: Premier\nyear: 2018\n---\nL’archive numérique.\n")
        .write(
            "_defis/deux.md",
            "---\ntitle: Les archives\nyear: 2019\n---\nIntroduction.\n\n## La suite & la fin\n\nDes <b>archives</b>.\n",
        )
        .write("_posts/2019-06-01-bilan.md", "---\ntitle: Bilan\n---\nNos archives.\n")
}

/// Exit code, standard output and standard error of `eigsite search` with `args` on the site.
fn search(project: &Project, args: &[&str]) -> (i32, String, String) {
    project.ask("search", args)
}

/// The addresses of the hits, in order.
fn urls(project: &Project, args: &[&str]) -> Vec<String> {
    let (code, stdout, stderr) = search(project, &[args, &["--format", "json"]].concat());
    assert_eq!((code, stderr.as_str()), (0, ""), "{args:?}: {stdout}");
    let answer: serde_json::Value = serde_json::from_str(&stdout).expect("one JSON object");
    let hits = answer["hits"].as_array().expect("hits").iter();
    hits.map(|hit| hit["url"].as_str().expect("url").to_owned()).collect()
}

const UN: &str = "/vitrine/defis/2018/un.html";
const DEUX: &str = "/vitrine/defis/2019/deux.html";
const BILAN: &str = "/vitrine/blog/2019/06/01/bilan.html";

#[test]
fn people_read_titles_addresses_excerpts_and_counts() {
    let (code, stdout, stderr) = search(&site(), &["archive", "--filter", "year=2019", "--limit", "1"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let expected = format!(
        "1. Les archives [defis]\n   {DEUX}#la-suite-la-fin (La suite & la fin)\n   Des archives.\n\n"
    );
    assert!(stdout.starts_with(&expected), "{stdout}");
    assert!(stdout.contains("\nAnnée: 2019 2, 2018 1\n"), "{stdout}");
    assert!(stdout.ends_with("\n2 pages, 1 shown\n"), "{stdout}");
}

#[test]
fn json_is_what_the_index_of_the_written_site_answers() {
    let project = site();
    project.build();
    let index = Index::open(Folder(project.output().join("search"))).expect("an index");
    for (query, args, options) in [
        ("archive", vec![], Options::default()),
        ("achives bilan", vec![], Options::default()),
        ("archives", vec!["--sort", "date"], Options { sort: Sort::Date, ..Options::default() }),
        ("", vec!["--limit", "1"], Options { limit: 1, ..Options::default() }),
    ] {
        let (code, stdout, _) = search(&project, &[&[query, "--format", "json"], &args[..]].concat());
        let expected = serde_json::to_string(&index.search(query, &options)).expect("JSON");
        assert_eq!((code, stdout), (0, expected + "\n"), "{query}");
    }
}

#[test]
fn values_of_a_filter_widen_and_names_narrow() {
    let project = site();
    assert_eq!(urls(&project, &["archives"]), [DEUX, BILAN, UN]);
    assert_eq!(urls(&project, &["archives", "--filter", "type=defis"]), [DEUX, UN]);
    assert_eq!(urls(&project, &["archives", "--filter", "type=defis", "--filter", "year=2018"]), [UN]);
    assert_eq!(
        urls(&project, &["archives", "--filter", "type=posts", "--filter", "type=defis"]),
        [DEUX, BILAN, UN]
    );
}

#[test]
fn latest_comes_first_where_it_is_asked_for() {
    assert_eq!(urls(&site(), &["archives", "--sort", "date"]), [BILAN, DEUX, UN]);
}

#[test]
fn nothing_found_ends_with_one_and_says_so() {
    let (code, stdout, stderr) = search(&site(), &["zygomatique"]);
    assert_eq!((code, stdout.as_str(), stderr.as_str()), (1, "Nothing was found for `zygomatique`.\n", ""));
    let (code, stdout, _) = search(&site(), &["archives", "--filter", "year=1999", "--format", "json"]);
    assert_eq!(code, 1);
    assert!(stdout.starts_with("{\"total\":0,\"hits\":[],"), "{stdout}");
}

#[test]
fn site_with_errors_is_not_searched() {
    let project = site().write("c.md", "---\ntitle: \"C\n---\nArchives.\n");
    let (code, stdout, stderr) = search(&project, &["archives"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("c.md:2:"), "{stderr}");
    assert!(stderr.ends_with("eigsite: the site has faults, and is not looked into\n"), "{stderr}");
}

#[test]
fn name_that_pages_cannot_be_filtered_by_ends_with_two() {
    let (code, stdout, stderr) = search(&site(), &["archives", "--filter", "annee=2018"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("cannot be filtered by `annee`, only by `type`"), "{stderr}");
}

#[test]
fn search_writes_nothing() {
    let project = site();
    search(&project, &["archives"]);
    assert!(!project.output().exists() && !project.source().join("_site").exists());
}
