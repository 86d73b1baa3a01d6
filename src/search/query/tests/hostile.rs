//! Whatever the bytes and whatever is asked: there is an answer, and it comes soon.

use super::out::envelope;
use super::writer::{Site, page_with_text, site, term, word};
use super::{Answer, Options};
use crate::search::query::{InMemory, Index};
use std::collections::BTreeMap;

fn sample() -> Site {
    let pages = (0..4)
        .map(|n| page_with_text(&format!("Page {n}"), "La mairie de la ville\net l’archive."))
        .collect();
    let words =
        vec![word("archives", &[0]).written("Archives"), word("mairie", &[1]).split(2), word("villes", &[2])];
    let terms =
        vec![term(&[0, 2]).share(2, 60), term(&[1, 3]).outside("maires").passage(3, 1), term(&[0, 1, 2])];
    let mut site = site(pages, words, terms).shard("w", vec![word("wagon", &[0])], vec![term(&[3]).capped()]);
    site.reversed = vec!["", "se"];
    site.cards_each = 3;
    site.filed = vec!["type"];
    site
}

const QUERIES: &[&str] =
    &["archives", "archive mairie", "vilel ", "mair", "wagoon archives", "", "l’archivé·e"];

/// Numbers without end, the same each time.
fn random(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    }
}

fn answers(files: InMemory) -> Vec<Answer> {
    let Ok(index) = Index::open(files) else { return Vec::new() };
    let options = Options { facets: true, ..Options::default() };
    QUERIES.iter().map(|query| index.search(query, &options)).collect()
}

#[test]
fn altered_files_never_harm() {
    let whole = sample().files();
    let right = answers(whole.clone());
    let mut random = random(7);
    let (mut refused, mut with_problems) = (0, 0);
    for _ in 0..400 {
        let mut files = whole.clone();
        let at = random(files.0.len());
        let file = files.0.values_mut().nth(at).expect("a file");
        let byte = random(file.len());
        file[byte] ^= 1 << random(8);
        let answers = answers(files);
        refused += usize::from(answers.is_empty());
        with_problems += usize::from(answers.iter().any(|answer| !answer.problems.is_empty()));
        for (answer, right) in answers.iter().zip(&right) {
            assert!(
                !answer.problems.is_empty() || answer == right,
                "a wrong answer without a word: {answer:?}"
            );
        }
    }
    assert!(refused > 0 && with_problems > 0, "{refused} {with_problems}");
}

#[test]
fn contents_that_are_no_index_never_harm() {
    // With the right CRC: only what is read can tell.
    let mut contents = BTreeMap::new();
    let directory = sample().contents(&mut |name, content| drop(contents.insert(name, content)));
    let mut random = random(11);
    let mut opened = 0;
    for _ in 0..600 {
        let mut files: BTreeMap<String, Vec<u8>> =
            contents.iter().map(|(name, content)| (name.clone(), envelope(content))).collect();
        let mut bytes = directory.clone();
        for _ in 0..=random(3) {
            let at = random(bytes.len());
            bytes[at] = [0, 1, 0x7f, 0x80, 0xff][random(5)];
        }
        files.insert("index.eig".into(), envelope(&bytes));
        opened += usize::from(!answers(InMemory(files)).is_empty());
    }
    assert!(opened > 0, "none was opened");
}

#[test]
fn shards_that_are_none_never_harm() {
    use crate::search::query::{bytes::Bytes, cards::Cards, directory, texts, words};
    let value = directory::Value { value: "page".into(), label: "page".into(), count: 4 };
    let values = [value];
    let mut contents = Vec::new();
    sample().contents(&mut |name, content| contents.push((name, content)));
    let mut random = random(13);
    let mut refused = 0;
    for _ in 0..3000 {
        let (name, mut bytes) = contents[random(contents.len())].clone();
        let at = random(bytes.len());
        bytes[at] = [0, 1, 2, 0x7f, 0x80, 0xff, random(256) as u8][random(7)];
        bytes.truncate(if random(4) == 0 { at } else { bytes.len() });
        let fine = match &name[..1] {
            "w" => words::Words::read(&bytes, 4).is_ok(),
            "r" => words::read_backwards(&bytes).is_ok(),
            "f" => directory::lists(&mut Bytes::new(&bytes), &values, 4).is_ok(),
            "c" => Cards::read(&mut Bytes::new(&bytes), 3, 1, 1).is_ok(),
            _ => texts::read(&bytes).is_ok(),
        };
        refused += usize::from(!fine);
    }
    assert!(refused > 100, "{refused}");
}

#[test]
fn query_of_any_kind_is_answered() {
    let index = sample().open();
    let long = [
        "mairie ".repeat(2000),
        "a".repeat(10_000),
        "é-".repeat(5000),
        "🎉".repeat(10_000),
        "l’".repeat(5000),
    ];
    let short = [
        "constructor",
        "__proto__",
        "<script>alert(1)</script>",
        "\u{0}",
        "toString hasOwnProperty",
        "((((",
        "%00",
    ];
    for query in long.iter().map(String::as_str).chain(short) {
        let answer = index.search(query, &Options::default());
        assert!(answer.problems.is_empty(), "{query}");
        assert!(answer.hits.iter().all(|hit| !hit.excerpt.contains("<script")), "{query}");
    }
    assert_eq!(index.search("constructor", &Options::default()).total, 0);
    assert_eq!(index.search("__proto__ ", &Options::default()).total, 0);
}

#[test]
fn empty_index_answers() {
    let index = site(Vec::new(), Vec::new(), Vec::new()).open();
    for query in QUERIES {
        assert_eq!(index.search(query, &Options::default()).total, 0);
    }
}
