//! The reader in the program and the client in the browser answer the same, to the last letter.

mod questions;

use crate::harness::{build_folder, corpus, installed, tree};
use eigsite::artifact::Content;
use eigsite::search::query::{Folder, Index, Options, Sort};
use eigsite::search::{self, Corpus, Facet, FacetValue, Page, Section};
use questions::{Question, Source};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const QUESTIONS: usize = 1000;

/// A question as the client wants it.
fn line(question: &Question) -> String {
    let Options { limit, offset, filters, sort, excerpts, facets } = &question.options;
    let filters: serde_json::Map<_, _> =
        filters.iter().map(|(name, values)| (name.clone(), values.clone().into())).collect();
    let sort = match sort {
        Sort::Relevance => "relevance",
        Sort::Date => "date",
    };
    let options = serde_json::json!({
        "limit": limit, "offset": offset, "filters": filters, "sort": sort, "excerpts": excerpts, "facets": facets,
    });
    serde_json::json!({ "query": question.query, "options": options }).to_string()
}

/// What the client of the site in `site` answers.
fn asked_in_node(site: &Path, questions: &[Question]) -> Vec<String> {
    let mut node = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/answers.mjs"))
        .arg(site)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node runs");
    // It answers when it has read them all.
    let mut stdin = node.stdin.take().expect("stdin");
    for question in questions {
        writeln!(stdin, "{}", line(question)).expect("it reads");
    }
    drop(stdin);
    let done = node.wait_with_output().expect("it ends");
    assert!(done.status.success(), "the client failed");
    String::from_utf8(done.stdout).expect("UTF-8").lines().map(str::to_owned).collect()
}

/// Everything that the editors of a site have written.
fn text_of(source: &Path) -> String {
    let files = tree(source);
    let written = files.iter().filter(|(path, _)| path.ends_with(".md") || path.ends_with(".org"));
    written.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned() + "\n").collect()
}

/// From where on two texts differ, with a little before.
fn differing(text: &str, other: &str) -> String {
    let same = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    text.chars().skip(same.saturating_sub(80)).take(240).collect()
}

/// Asks both a thousand questions on the site with these sources.
fn compare(source: &Path, seed: u64) {
    let folder = tempfile::tempdir().expect("folder");
    let site = folder.path().join("out");
    let built = build_folder(source, &site, &[]);
    assert_eq!(built.code, 0, "{}", built.told());
    compare_on(&site, &text_of(source), seed);
}

/// The same on a site that was built; its sources say `text`.
fn compare_on(site: &Path, text: &str, seed: u64) {
    let index = Index::open(Folder(site.join("search"))).expect("an index");
    let mut drawn = Source::new(text, &index.search("", &Options::default()), seed);
    let questions: Vec<Question> = (0..QUESTIONS).map(|_| drawn.draw()).collect();
    let answers = asked_in_node(site, &questions);
    assert_eq!(answers.len(), QUESTIONS);

    let mut wrong = Vec::new();
    let (mut found, mut relaxed, mut suggested, mut marked) = (0, 0, 0, 0);
    for (question, theirs) in questions.iter().zip(&answers) {
        let answer = index.search(&question.query, &question.options);
        assert_eq!(answer.problems, [""; 0], "{:?}", question.query);
        found += usize::from(answer.total > 0);
        relaxed += usize::from(answer.relaxed);
        suggested += usize::from(answer.suggestion.is_some());
        marked += usize::from(answer.hits.iter().any(|hit| hit.excerpt.contains("<mark>")));
        let ours = serde_json::to_string(&answer).expect("JSON");
        if ours != *theirs {
            let (ours_from, theirs_from) = (differing(&ours, theirs), differing(theirs, &ours));
            wrong.push(format!(
                "{}\n  reader: {ours}\n  client: {theirs}\n  they differ here:\n  {ours_from}\n  {theirs_from}",
                line(question)
            ));
        }
    }
    let shown = wrong.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("\n\n");
    assert!(wrong.is_empty(), "{} of {QUESTIONS} answers differ:\n{shown}", wrong.len());
    // The questions are worth asking: there is something of everything among the answers.
    let kinds = [found, QUESTIONS - found, relaxed, suggested, marked];
    assert!(kinds.iter().all(|count| *count >= 50), "too few of a kind: {kinds:?}");
}

#[test]
fn reader_and_client_answer_the_same_on_the_sample() {
    if installed("the client of the search", &["node"]) {
        compare(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), 1);
    }
}

#[test]
fn reader_and_client_answer_the_same_on_the_real_site() {
    let Some(source) = corpus("site-eig") else { return };
    if installed("the client of the search", &["node"]) {
        compare(&source, 2);
    }
}

/// Pages of the sample's files, a page each, with facets that their texts have nothing to do with.
fn pages_of_files(source: &Path) -> Corpus {
    let facet = |name: &str, count: usize| Facet {
        name: name.to_owned(),
        label: name.to_uppercase(),
        values: (0..count).map(|n| FacetValue { value: format!("v{n}"), label: format!("V {n}") }).collect(),
    };
    let files = tree(source).into_iter().filter(|(path, _)| path.ends_with(".md")).enumerate();
    let pages = files.map(|(number, (path, bytes))| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let sections = text.split("\n## ").enumerate().map(|(at, text)| Section {
            anchor: format!("a{at}"),
            heading: text.lines().next().unwrap_or_default().to_owned(),
            text: text.to_owned().into(),
        });
        Page {
            url: format!("/{path}"),
            title: path.rsplit('/').next().unwrap_or_default().replace(['-', '.'], " "),
            summary: text.chars().take(90).collect(),
            facets: vec![(0, number % 3), (1, number * number % 7), (2, number % 4), (2, number % 5)],
            sections: sections.collect(),
            ..Page::default()
        }
    });
    Corpus {
        languages: vec!["fr".to_owned()],
        facets: vec![facet("type", 3), facet("outil", 8), facet("annee", 5)],
        synonyms: Vec::new(),
        pages: pages.collect(),
    }
}

#[test]
fn reader_and_client_answer_the_same_where_facets_have_files() {
    if !installed("the client of the search", &["node"]) {
        return;
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let corpus = pages_of_files(&source);
    let folder = tempfile::tempdir().expect("folder");
    let mut files = Vec::new();
    search::add(
        &mut files,
        search::index::build_with(&corpus, search::index::How { facets: 0, shelf: None }),
    );
    assert_eq!(files.iter().filter(|file| file.path.starts_with("search/f/")).count(), 3);
    for file in files {
        let path = folder.path().join(&file.path);
        let Content::Bytes(bytes) = file.content else { panic!("{} is no bytes", file.path) };
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
        std::fs::write(path, bytes.as_slice()).expect("a file");
    }
    compare_on(folder.path(), &text_of(&source), 3);
}
