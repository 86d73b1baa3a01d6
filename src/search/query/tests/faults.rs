//! Files that are missing, cut off, altered, or from another build.

use super::out::envelope;
use super::writer::{Site, page, page_with_text, site, term, word};
use super::{Options, titles};
use crate::search::query::{InMemory, Index};

/// Words in two shards, cards in files, texts.
fn sample() -> Site {
    let pages = vec![page("A"), page_with_text("B", "La mairie de la ville.")];
    let mut site = site(pages, vec![word("mairie", &[0])], vec![term(&[0, 1])]).shard(
        "n",
        vec![word("ville", &[0])],
        vec![term(&[1])],
    );
    site.cards_each = 1;
    site
}

fn names(files: &InMemory, folder: &str) -> Vec<String> {
    files.0.keys().filter(|name| name.starts_with(folder)).cloned().collect()
}

/// What is said when the file of a word is like this.
fn problem(change: impl FnOnce(&mut Vec<u8>)) -> String {
    let site = site(vec![page("A")], vec![word("mairie", &[0])], vec![term(&[0])]);
    let mut files = site.files();
    let name = names(&files, "w/").remove(0);
    change(files.0.get_mut(&name).expect("the shard"));
    let answer = Index::open(files).expect("the directory is whole").search("mairie ", &Options::default());
    assert_eq!(answer.total, 0);
    assert_eq!(answer.problems.len(), 1, "{:?}", answer.problems);
    answer.problems[0].replace(&name, "FILE")
}

#[test]
fn missing_words_match_nothing_and_the_rest_is_answered() {
    let mut files = sample().files();
    for name in names(&files, "w/") {
        if files.0[&name] == envelope_of_ville() {
            files.0.remove(&name);
        }
    }
    let index = Index::open(files).expect("the directory is whole");
    let answer = index.search("mairie ville ", &Options::default());
    assert_eq!((titles(&answer), answer.relaxed), (vec!["B".to_owned(), "A".to_owned()], true));
    assert_eq!(answer.problems.len(), 1, "{:?}", answer.problems);
    assert!(answer.problems[0].ends_with(" of the search index is missing"), "{:?}", answer.problems);
    // It is said again where it matters again, and only there.
    assert_eq!(index.search("ville ", &Options::default()).problems.len(), 1);
    assert!(index.search("mairie ", &Options::default()).problems.is_empty());
}

fn envelope_of_ville() -> Vec<u8> {
    let mut found = Vec::new();
    sample().contents(&mut |name, content| {
        if name.starts_with("w/") && content.windows(5).any(|part| part == b"ville") {
            found = envelope(&content);
        }
    });
    found
}

#[test]
fn hit_without_card_has_its_score() {
    let mut files = sample().files();
    names(&files, "c/").iter().for_each(|name| drop(files.0.remove(name)));
    let answer = Index::open(files).expect("open").search("ville ", &Options::default());
    let hit = &answer.hits[0];
    assert_eq!((&*hit.title, &*hit.url, &*hit.lang, &*hit.excerpt), ("", "", "", ""));
    assert_eq!((&*hit.kind, hit.score), ("", 16 * 50));
    assert_eq!(answer.problems.len(), 1);
}

#[test]
fn hit_without_text_shows_its_summary() {
    let mut files = sample().files();
    names(&files, "t/").iter().for_each(|name| drop(files.0.remove(name)));
    let answer = Index::open(files).expect("open").search("ville ", &Options::default());
    assert_eq!(answer.hits[0].excerpt, "Résumé : B");
    assert_eq!(answer.problems.len(), 1);
}

#[test]
fn refused_file_is_said_with_the_reason() {
    let cut = "the file `FILE` of the search index cannot be used: it is cut off or damaged";
    assert_eq!(problem(|file| file.truncate(file.len() - 1)), cut);
    assert_eq!(problem(|file| file.push(0)), cut);
    assert_eq!(problem(|file| file[8] += 1), cut);
    assert!(problem(|file| file.clear()).ends_with("it is no file of a search index"));
    assert!(problem(|file| *file = b"<!doctype html>".to_vec()).ends_with("it is no file of a search index"));
    assert!(problem(|file| file.truncate(9)).ends_with("it ends too early"));
    assert!(problem(|file| *file = envelope(b"autre")).ends_with("it is from another build"));
    assert!(problem(|file| file[8..12].fill(0xff)).ends_with("its length is wrong"));
    let altered = problem(|file| {
        let crc = file[4..8].to_vec();
        *file = envelope(b"autre");
        file[4..8].copy_from_slice(&crc);
    });
    assert!(altered.ends_with("it was altered"), "{altered}");
}

#[test]
fn index_without_directory_does_not_open() {
    let told = |files: InMemory| Index::open(files).err().expect("an error");
    assert_eq!(told(InMemory::default()), "the file `index.eig` of the search index is missing");
    let mut files = sample().files();
    files.0.insert("index.eig".into(), envelope(b"\xff\xff\xff\xff\x07"));
    assert_eq!(told(files), "the file `index.eig` of the search index cannot be used: it ends too early");
}
