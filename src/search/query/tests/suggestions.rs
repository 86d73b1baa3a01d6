//! What may have been meant.

use super::writer::{Site, page, site, term, word};

fn sample() -> Site {
    let words = vec![
        word("ministere", &[0]).written("ministère"),
        word("archives", &[1]),
        word("ville", &[2]),
        word("villa", &[3]),
        word("fer", &[0]),
        word("numerisation", &[0]),
    ];
    let terms = vec![term(&[0]), term(&[0, 1]), term(&[2]), term(&[0])];
    site(vec![page("A"), page("B"), page("C")], words, terms)
}

fn suggested(query: &str) -> Option<String> {
    sample().ask(query).suggestion
}

#[test]
fn nothing_is_suggested_where_nothing_is_wrong() {
    assert_eq!(suggested("ministere"), None);
    assert_eq!(suggested("minis"), None);
    assert_eq!(suggested(""), None);
}

#[test]
fn misspelt_word_is_replaced_by_its_written_form() {
    assert_eq!(suggested("Ministrèe, archives ! "), Some("ministère, archives ! ".into()));
    assert_eq!(suggested("L’archvies"), Some("L’archives".into()));
    assert_eq!(suggested("arhcives·e "), Some("archives ".into()));
    assert_eq!(suggested("archvies archvies "), Some("archives archives ".into()));
}

#[test]
fn only_the_part_is_replaced_though_one_that_nobody_sees_stands_beside_it() {
    let asked = "ministere-\u{ad}-archvies ";
    assert_eq!(suggested(asked), Some("ministere-\u{ad}-archives ".into()));
    assert_eq!(suggested("ministere-archvies-\u{ad}+ "), Some("ministere-archives ".into()));
}

#[test]
fn misspelt_beginning_becomes_the_word() {
    assert_eq!(suggested("mniist"), Some("ministère".into()));
}

#[test]
fn word_of_the_second_pass_is_replaced_where_the_best_hit_misspells_it() {
    assert_eq!(suggested("ministere ville "), Some("ministere villa ".into()));
}

#[test]
fn nearest_word_is_suggested_where_nothing_matches() {
    // Three letters are looked up as they are, but a third of them may be wrong for a suggestion.
    let answer = sample().ask("fur ");
    assert_eq!((answer.total, answer.suggestion), (0, Some("fer ".into())));
    // Three errors in nine letters.
    assert_eq!(suggested("menustore "), Some("ministère ".into()));
    assert_eq!(suggested("nomarisetion "), Some("numerisation ".into()));
    assert_eq!(suggested("nomarisetian "), None, "four errors are too many however long the word is");
    assert_eq!(suggested("zygomatique "), None);
    assert_eq!(suggested("xylophone "), None, "a stem is no word");
}

#[test]
fn nearest_word_is_suggested_beside_relaxed_hits() {
    let answer = sample().ask("ville fur ");
    assert_eq!((answer.total, answer.relaxed, answer.suggestion), (2, true, Some("ville fer ".into())));
}

#[test]
fn most_frequent_of_the_nearest_words_is_suggested() {
    let words = vec![word("bar", &[0]), word("car", &[1]), word("dar", &[1])];
    let site = site(vec![page("A"), page("B")], words, vec![term(&[0]), term(&[0, 1])]);
    assert_eq!(site.ask("zar ").suggestion, Some("car ".into()));
}
