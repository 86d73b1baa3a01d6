//! The questions of the benchmark to the sample site, `tests/bench/search/sample.tsv`: what is wanted is among the first three.

use crate::harness::build_folder;
use eigsite::search::query::{Folder, Index, Options};
use std::path::Path;

const FIRST: usize = 3;

/// `name=value;name=value`.
fn filters(text: &str) -> Vec<(String, Vec<String>)> {
    let pairs = text.split(';').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or_else(|| panic!("`{pair}` is no filter")))
        .map(|(name, value)| (name.to_owned(), vec![value.to_owned()]))
        .collect()
}

#[test]
fn questions_to_the_sample_are_answered_by_the_first_three_hits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("folder");
    let site = folder.path().join("out");
    let built = build_folder(&root.join("content"), &site, &[]);
    assert_eq!(built.code, 0, "{}", built.told());
    let index = Index::open(Folder(site.join("search"))).expect("an index");
    let table = std::fs::read_to_string(root.join("tests/bench/search/sample.tsv")).expect("readable");

    let mut wrong = Vec::new();
    let mut asked = 0;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [_, query, filter, pages] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not four columns: {line}");
        };
        let options =
            Options { limit: FIRST, filters: filters(filter), excerpts: false, ..Options::default() };
        let answer = index.search(query, &options);
        let urls: Vec<&str> = answer.hits.iter().map(|hit| hit.url.as_str()).collect();
        for page in pages.split(' ') {
            assert!(built.has(page.trim_start_matches('/')), "there is no page {page}");
        }
        if !pages.split(' ').any(|page| urls.contains(&page)) {
            wrong.push(format!("«{query}» should find {pages}, and finds {urls:?}"));
        }
        asked += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked >= 40, "only {asked} questions");
}
