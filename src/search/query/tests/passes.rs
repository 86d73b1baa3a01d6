//! All words first, then with typing errors, then any of them.

use super::titles;
use super::writer::{page, site, term, word};

#[test]
fn all_words_must_match() {
    let words = vec![word("archives", &[0]), word("mairie", &[1])];
    let site = site(vec![page("A"), page("B"), page("C")], words, vec![term(&[0, 1]), term(&[1, 2])]);
    assert_eq!(site.hits("archives mairie "), ["B"]);
}

#[test]
fn word_that_is_one_is_not_mended_while_there_are_hits() {
    let words =
        vec![word("mairie", &[0]), word("prairie", &[1]), word("maires", &[1]), word("mairies", &[2])];
    let site = site(vec![page("A"), page("B"), page("C")], words, vec![term(&[0]), term(&[1]), term(&[2])]);
    assert_eq!(site.hits("mairie "), ["A"]);
}

#[test]
fn second_pass_mends_words_that_do_not_go_together() {
    let words = vec![word("ville", &[0]), word("villa", &[1]), word("grande", &[2])];
    let site = site(vec![page("A"), page("B")], words, vec![term(&[0]), term(&[1]), term(&[1])]);
    let answer = site.ask("grande ville ");
    assert_eq!((titles(&answer), answer.relaxed), (vec!["B".to_owned()], false));
    assert_eq!(answer.hits[0].score, 16 * 50 + 4 * 50);
}

#[test]
fn second_pass_joins_neighbours() {
    let words = vec![word("data", &[0]), word("lab", &[1]), word("datalab", &[2])];
    let terms = vec![term(&[0]), term(&[1]), term(&[2]).share(2, 60)];
    let site = site(vec![page("A"), page("B"), page("Datalab")], words, terms);
    let answer = site.ask("data lab ");
    assert_eq!((titles(&answer), answer.relaxed), (vec!["Datalab".to_owned()], false));
    assert_eq!(answer.hits[0].score, 2 * 12 * 50 + 4000 + 1_000_000);
    assert_eq!(answer.hits[0].excerpt, "Résumé : <mark>Datalab</mark>");
}

#[test]
fn third_pass_takes_any_word_and_says_so() {
    let words = vec![word("archives", &[0]), word("mairie", &[1]), word("zoologie", &[2])];
    let terms = vec![term(&[0, 1]), term(&[0]), term(&[2]).weight(200)];
    let site = site(vec![page("A"), page("B"), page("C")], words, terms);
    let answer = site.ask("archives mairie zoologie ");
    assert_eq!((titles(&answer), answer.relaxed), (vec!["A".into(), "C".into(), "B".into()], true));
    assert_eq!(site.ask("archives mairie ").total, 1);
}

#[test]
fn word_that_occurs_nowhere_finds_nothing() {
    let site = site(vec![page("A")], vec![word("mairie", &[0])], vec![term(&[0])]);
    for query in ["xylophone", "xylophone ", "🎉", "???", "xylophone zygomatique "] {
        let answer = site.ask(query);
        assert_eq!((answer.total, answer.relaxed), (0, false), "{query}");
    }
}

#[test]
fn empty_query_has_all_pages_the_latest_first() {
    let site = site(vec![page("A"), page("B")], vec![], vec![]);
    for query in ["", "  \t\u{a0}\u{202f}\n"] {
        let answer = site.ask(query);
        assert_eq!((titles(&answer), answer.relaxed), (vec!["B".to_owned(), "A".to_owned()], false));
        assert!(answer.hits.iter().all(|hit| hit.score == 0));
        assert_eq!(answer.hits[0].excerpt, "Résumé : B");
    }
}
