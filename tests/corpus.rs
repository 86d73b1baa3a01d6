//! The programme's real site of 2017–2022, built from its sources unchanged.

use crate::harness::{build_folder, corpus, render};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

#[test]
fn real_site_is_built_and_every_address_of_it_stays_alive() {
    let (Some(source), Some(urls)) = (corpus("site-eig"), corpus("site-eig.urls")) else { return };
    let out = tempfile::tempdir().expect("folder");
    let built = build_folder(&source, &out.path().join("out"), &["--format", "json"]);
    assert_eq!(built.code, 0, "{}", built.told());
    let urls = fs::read_to_string(urls).expect("readable");
    let missing: Vec<&str> = urls
        .lines()
        .filter(|url| {
            let path = url.trim_start_matches('/');
            !built.has(&if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() })
        })
        .collect();
    assert!(urls.lines().count() > 400 && missing.is_empty(), "missing: {missing:?}");
    for list in ["defis.html", "communaute.html", "blog/index.html", "en/blog/index.html"] {
        assert!(built.has(list), "{list}");
    }
    let holes: Vec<_> = built
        .tree()
        .into_iter()
        .filter(|(path, bytes)| {
            path.ends_with(".html") && String::from_utf8_lossy(bytes).contains(['\u{fdd0}', '\u{fdd1}'])
        })
        .map(|(path, _)| path)
        .collect();
    assert!(holes.is_empty(), "links that were not filled in: {holes:?}");
}

#[test]
fn mistakes_of_the_real_site_are_told() {
    let Some(source) = corpus("site-eig") else { return };
    let out = tempfile::tempdir().expect("folder");
    let told = build_folder(&source, &out.path().join("out"), &["--format", "short"]).stderr;
    let count = |code: &str| told.lines().filter(|line| line.contains(code)).count();
    // Facts of the sources: seven mentors nobody knows and an author with a slip in the name, one person with two records, keys written twice, a redirect
    // to a page that was renamed.
    assert_eq!(count("unknown-reference"), 8, "{told}");
    assert_eq!(count("duplicate-id"), 1, "{told}");
    assert_eq!(count("duplicate-key"), 2, "{told}");
    assert_eq!(
        told.lines().filter(|line| line.contains("_redirects:") && line.contains("unknown-target")).count(),
        1,
        "{told}"
    );
    assert!(
        told.contains("_data/nav.yml:5:11: warning[unknown-target]"),
        "a menu leads to pages that Liquid made: {told}"
    );
    assert_eq!(count(" error["), 0, "{told}");
}

/// What was noticed in the real site, each finding looked at by a person who agreed with it: weight, code, file, line.
const REVIEWED: &str = "tests/corpus/findings.txt";

#[test]
fn nothing_is_told_of_the_real_site_but_what_was_reviewed() {
    let Some(source) = corpus("site-eig") else { return };
    let out = tempfile::tempdir().expect("folder");
    let built = build_folder(&source, &out.path().join("out"), &["--format", "json"]);
    let root = format!("{}/", source.display());
    let told = built.diagnostics().into_iter().map(|line| {
        let place = line.replace(&root, "");
        place.rsplit_once(':').map_or(place.clone(), |(place, _)| place.to_owned())
    });
    let told: Vec<String> = told.collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(REVIEWED);
    if std::env::var_os("EIGSITE_REVIEWED").is_some() {
        fs::write(&path, told.join("\n") + "\n").expect("written");
    }
    let reviewed = fs::read_to_string(&path).expect("reviewed findings");
    let reviewed: Vec<&str> = reviewed.lines().collect();
    let more: Vec<&String> = told.iter().filter(|line| !reviewed.contains(&line.as_str())).collect();
    let gone: Vec<&&str> = reviewed.iter().filter(|line| !told.iter().any(|told| told == *line)).collect();
    assert!(
        more.is_empty() && gone.is_empty() && told.len() == reviewed.len(),
        "told, and not reviewed: {more:#?}\nreviewed, and not told: {gone:#?}\n\
         Look at each; if a person agrees, run this with EIGSITE_REVIEWED=1"
    );
}

#[test]
fn post_in_its_form_of_2018_comes_out_as_its_author_meant_it() {
    let Some(path) = corpus("2018-03-16-post-technique.md") else { return };
    let text = fs::read_to_string(path).expect("readable");
    let body = text.splitn(3, "---\n").nth(2).expect("a body");
    let html = render(&[], body);
    assert_eq!(html.matches("<h2").count(), 7, "seven parts");
    assert_eq!(html.matches("<figure>").count(), 6, "six pictures with captions");
    assert_eq!(html.matches("<figure class=\"embed\">").count(), 2, "two messages as cards");
    assert!(!html.contains("<script") && !html.contains("<h1"), "{html}");
    assert!(html.contains(
        "href=\"https://github.com/entrepreneur-interet-general/eig-link/blob/master/boite-a-outils.org\""
    ));
    assert!(!html.contains("title=\" \""), "a blank title is none");
    assert!(html.contains("ça se voit</strong>\u{202f}!"), "the space before `!` does not break");
}

#[test]
fn post_of_2018_with_modal_id_for_a_title_has_its_page() {
    let Some(path) = corpus("2018-03-16-post-technique.md") else { return };
    let site = tempfile::tempdir().expect("folder");
    fs::create_dir_all(site.path().join("src/_posts")).expect("folder");
    fs::copy(path, site.path().join("src/_posts/2018-03-16-post-technique.md")).expect("copied");
    let built = build_folder(&site.path().join("src"), &site.path().join("out"), &["--format", "json"]);
    assert_eq!(built.code, 0, "{}", built.told());
    let page = built.file("blog/2018/03/16/post-technique.html");
    assert!(page.contains("<title>Un point technique après deux mois du programme EIG"), "{page}");
}

/// How often each word stands in a text; signs and accents part words in the same way everywhere.
fn words(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

/// A line without the number of the item that it begins.
fn without_number(line: &str) -> &str {
    let rest = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).unwrap_or(line)
}

#[test]
fn every_word_of_the_documents_in_org_is_on_its_page() {
    let Some(folder) = corpus("eig-link") else { return };
    let mut lost = Vec::new();
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_none_or(|extension| extension != "org") {
            continue;
        }
        seen += 1;
        let text = fs::read_to_string(entry.path()).expect("readable");
        let html = render(&["--kind", "org"], &text);
        // Keywords are front matter, comments are for authors, numbers of items are the browser's.
        let shown = text.lines().filter(|line| !line.trim_start().starts_with('#')).map(without_number);
        let shown = shown.collect::<Vec<_>>().join("\n").replace("[[file:", "[[");
        // Addresses of this scheme are taken out, with a word.
        let shown: String = shown
            .split("[[view-source:")
            .enumerate()
            .map(
                |(index, part)| {
                    if index == 0 { part } else { part.split_once(']').map_or(part, |(_, rest)| rest) }
                },
            )
            .collect();
        let found = words(&html);
        for (word, count) in words(&shown) {
            if found.get(&word).copied().unwrap_or(0) < count {
                lost.push(format!("{}: `{word}`, {count} times", entry.path().display()));
            }
        }
    }
    assert!(seen > 0, "no document in Org");
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
