//! What a word of the query matches, and what that is worth.

use super::titles;
use super::writer::{Site, page, site, term, word};
use crate::search::query::{Options, Sort};

fn pages(count: usize) -> Vec<super::writer::Page> {
    (0..count).map(|n| page(&format!("P{n}"))).collect()
}

/// The scores of the hits.
fn scores(site: &Site, query: &str) -> Vec<(String, u64)> {
    site.ask(query).hits.into_iter().map(|hit| (hit.title, hit.score)).collect()
}

#[test]
fn exact_word_finds_its_pages_by_weight_and_impact() {
    let terms = vec![term(&[0, 1, 2]).weight(20).impact(1, 9)];
    let site = site(pages(3), vec![word("archives", &[0])], terms);
    let expected = [("P1".into(), 16 * 20 * 9), ("P2".into(), 16 * 20 * 5), ("P0".into(), 16 * 20 * 5)];
    assert_eq!(scores(&site, "Archives "), expected);
}

#[test]
fn word_of_several_terms_takes_the_best_of_each_page() {
    let words = vec![word("portes", &[0, 1])];
    let site = site(pages(2), words, vec![term(&[0]).weight(3), term(&[0, 1]).weight(7)]);
    assert_eq!(scores(&site, "portes "), [("P1".into(), 16 * 7 * 5), ("P0".into(), 16 * 7 * 5)]);
}

#[test]
fn form_that_no_page_has_is_found_by_the_others() {
    let words = vec![word("archive", &[0]), word("archivage", &[1]), word("archiviste", &[1])];
    let site = site(pages(2), words, vec![term(&[0]), term(&[1])]);
    assert_eq!(scores(&site, "archives "), [("P0".into(), 12 * 50)]);
    assert_eq!(scores(&site, "archivages "), [("P1".into(), 12 * 50)]);
    // `xyz` is none of the endings.
    assert!(site.hits("archivexyz ").is_empty());
}

#[test]
fn all_forms_with_the_longest_beginning_count() {
    let words = vec![word("portes", &[0]), word("porte", &[1]), word("ports", &[2])];
    let site = site(pages(3), words, vec![term(&[0]), term(&[1]), term(&[2])]);
    assert_eq!(site.hits("portees "), ["P1", "P0"]);
}

#[test]
fn less_than_half_of_a_word_or_three_characters_are_no_beginning() {
    let words = vec![word("lo", &[0]), word("loi", &[1])];
    let site = site(pages(2), words, vec![term(&[0]), term(&[1])]);
    assert!(site.hits("los ").is_empty());
    assert_eq!(site.hits("lois "), ["P1"]);
}

#[test]
fn last_word_begins_others_while_it_is_typed() {
    let words = vec![word("archive", &[0]), word("archiviste", &[1])];
    let site = site(pages(2), words, vec![term(&[0]), term(&[1])]);
    assert_eq!(scores(&site, "archi"), [("P1".into(), 5 * 50), ("P0".into(), 5 * 50)]);
    assert!(site.hits("archi ").is_empty());
    // What is exact comes first; what only begins comes too.
    assert_eq!(site.hits("archive"), ["P0"]);
    assert_eq!(site.hits("archiv"), ["P1", "P0"]);
}

#[test]
fn letter_that_is_a_word_begins_no_others_by_itself() {
    let words = vec![word("r", &[0]), word("rh", &[1]), word("rhone", &[2]), word("fleuve", &[3])];
    let terms = vec![term(&[0]), term(&[1]), term(&[2]), term(&[2])];
    let site = site(pages(3), words, terms);
    assert_eq!(site.hits("r"), ["P0"]);
    assert_eq!(site.hits("rh"), ["P1", "P2"]);
    assert_eq!(site.hits("rho"), ["P2"]);
    assert_eq!(site.hits("fleuve r"), ["P2"], "beside another word it does");
}

#[test]
fn split_word_is_answered_by_its_prefix_term() {
    let words = vec![word("arc", &[]).split(0)];
    let site =
        site(pages(2), words, vec![term(&[1])]).shard("arch", vec![word("archive", &[0])], vec![term(&[0])]);
    assert_eq!(site.hits("arc"), ["P1"]);
    assert!(site.hits("arc ").is_empty(), "a prefix is no word");
    assert_eq!(site.hits("archi"), ["P0"]);
}

#[test]
fn capped_prefix_keeps_no_page_out() {
    let site = |capped: bool| {
        let prefix = if capped { term(&[1]).capped() } else { term(&[1]) };
        let words = vec![word("maire", &[0]), word("arc", &[]).split(1)];
        site(pages(2), words, vec![term(&[0]), prefix])
    };
    let answer = site(true).ask("maire arc");
    assert_eq!((titles(&answer), answer.relaxed), (vec!["P0".to_owned()], false));
    assert!(site(false).ask("maire arc").relaxed);
    // Alone, it must match.
    assert_eq!(site(true).hits("arc"), ["P1"]);
}

#[test]
fn each_kind_of_typing_error_is_forgiven() {
    let site = site(pages(1), vec![word("numerique", &[0])], vec![term(&[0])]);
    for typed in ["numeriqe ", "numeriquee ", "numerikue ", "nuemrique ", "zumerique ", "numeriquz "] {
        assert_eq!(scores(&site, typed), [("P0".into(), 4 * 50)], "{typed}");
    }
    assert_eq!(scores(&site, "nuemriqe "), [("P0".into(), 3 * 50)]);
    assert!(site.hits("nuemriqz ").is_empty());
}

#[test]
fn short_words_are_taken_at_their_word() {
    let site =
        site(pages(1), vec![word("abc", &[0]), word("bcde", &[0]), word("efghijk", &[0])], vec![term(&[0])]);
    assert!(site.hits("abd ").is_empty());
    assert_eq!(site.hits("bcdf "), ["P0"]);
    assert!(site.hits("bdcf ").is_empty(), "two errors are too many for four letters");
    assert_eq!(site.hits("efghijxy "), ["P0"], "but not for eight");
    assert!(site.hits("efghi ").is_empty(), "and for seven");
}

#[test]
fn only_the_nearest_candidates_count() {
    let words = vec![word("charpente", &[0]), word("charpentier", &[1])];
    let site = site(pages(2), words, vec![term(&[0]), term(&[1])]);
    assert_eq!(site.hits("charpenter "), ["P1", "P0"]);
    assert_eq!(site.hits("charpentr "), ["P0"]);
}

#[test]
fn wrong_first_letter_is_found_from_behind() {
    let first = site(pages(1), vec![word("abricot", &[0])], vec![term(&[0])]);
    let mut site = first.shard("m", vec![word("mairie", &[0])], vec![term(&[0])]);
    assert_eq!(site.hits("zbricot "), ["P0"]);
    assert_eq!(site.hits("aairie "), ["P0"], "its word is looked up in its own shard");
    site.reversed = vec!["", "e", "t"];
    assert_eq!(site.hits("aairie "), ["P0"]);
    assert!(site.hits("aairi ").is_empty(), "seven letters or less are looked up in one reverse shard");
}

#[test]
fn swapped_characters_inside_of_a_short_word_are_put_right() {
    let first = site(pages(1), vec![], vec![]);
    let mut site = first.shard("ac", vec![word("acte", &[0])], vec![term(&[0])]).shard("ad", vec![], vec![]);
    // Neither the shard of `atce` nor that of `ecta` has it.
    site.reversed = vec!["", "ed", "eu"];
    assert_eq!((site.hits("atce "), site.hits("atce")), (vec!["P0".to_owned()], vec!["P0".to_owned()]));
    assert_eq!(site.ask("atce ").suggestion.as_deref(), Some("acte "));
    assert!(site.hits("catx ").is_empty());
}

#[test]
fn long_word_wrong_at_both_ends_is_looked_for_in_likely_reverse_shards() {
    let mut site = site(pages(1), vec![word("numeriques", &[0])], vec![term(&[0])]).shard(
        "z",
        vec![word("zoo", &[0])],
        vec![term(&[0])],
    );
    site.reversed = vec!["", "ri", "x"];
    assert_eq!(site.hits("zumeriquez "), Vec::<String>::new(), "`ze` is far from `ri`");
    site.reversed = vec!["", "se", "x"];
    assert_eq!(site.hits("zumeriquez "), ["P0"]);
}

#[test]
fn beginning_may_be_misspelt() {
    let site = site(pages(1), vec![word("numerisation", &[0])], vec![term(&[0])]);
    assert_eq!(scores(&site, "nuemri"), [("P0".into(), 2 * 50)]);
    assert!(site.hits("nuemri ").is_empty());
    assert!(site.hits("nuem").is_empty(), "four letters are too few");
}

#[test]
fn most_frequent_eight_candidates_count() {
    let words: Vec<_> = (0..9).map(|n| word(&format!("mair{n}"), &[n])).collect();
    let terms = (0..9).map(|n| if n == 4 { term(&[4]) } else { term(&[n, 9]) }).collect();
    let found = site(pages(10), words, terms).hits("mairx ");
    assert_eq!(found.len(), 9);
    assert!(!found.contains(&"P4".to_owned()), "{found:?}");
}

#[test]
fn name_typed_in_full_comes_first() {
    let words = vec![word("data", &[0]), word("science", &[1])];
    let terms = vec![
        term(&[0, 1, 2]).impact(1, 15).share(0, 30).share(1, 20),
        term(&[0, 1]).impact(1, 15).share(0, 29),
    ];
    let site = site(pages(3), words, terms);
    let whole = 2 * 16 * 50 + 4000 * 59 * 2 / (60 * 2) + 1_000_000;
    let part = 2 * 16 * 150 + 4000 * 20 / (60 * 2);
    assert_eq!(scores(&site, "data science "), [("P0".into(), whole), ("P1".into(), part)]);
    // Half a name is worth half.
    assert_eq!(scores(&site, "data ")[0], ("P1".into(), 16 * 150 + 4000 * 20 / 60));
}

#[test]
fn share_counts_three_quarters_for_other_forms_and_half_for_beginnings() {
    let site = site(pages(1), vec![word("mairie", &[0])], vec![term(&[0]).share(0, 59)]);
    assert_eq!(scores(&site, "mairies ")[0].1, 12 * 50 + 4000 * 44 / 60);
    assert_eq!(scores(&site, "maireie ")[0].1, 4 * 50 + 4000 * 44 / 60);
    assert_eq!(scores(&site, "mairi")[0].1, 5 * 50 + 4000 * 29 / 60);
    assert_eq!(scores(&site, "mairie")[0].1, 16 * 50 + 4000 * 59 / 60 + 1_000_000);
}

#[test]
fn hits_are_ordered_by_day_if_asked() {
    let site = site(pages(3), vec![word("mairie", &[0])], vec![term(&[0, 1, 2]).impact(1, 9)]);
    assert_eq!(site.hits("mairie "), ["P1", "P2", "P0"]);
    let by_date = Options { sort: Sort::Date, ..Options::default() };
    assert_eq!(titles(&site.open().search("mairie ", &by_date)), ["P2", "P1", "P0"]);
}

#[test]
fn limit_and_offset_cut_the_hits_but_not_the_total() {
    let site = site(pages(5), vec![word("mairie", &[0])], vec![term(&[0, 1, 2, 3, 4])]);
    let asked =
        |limit, offset| site.open().search("mairie", &Options { limit, offset, ..Options::default() });
    assert_eq!((titles(&asked(2, 1)), asked(2, 1).total), (vec!["P3".to_owned(), "P2".to_owned()], 5));
    assert!(asked(0, 0).hits.is_empty() && asked(usize::MAX, usize::MAX).hits.is_empty());
}

#[test]
fn candidates_of_four_further_shards_are_looked_up_and_of_two_for_a_beginning() {
    // One word in each shard, all of them one letter from the one that is asked for.
    let first = |letter: &str| vec![word(&format!("{letter}airie"), &[0])];
    let mut site = site(pages(6), vec![], vec![]);
    for (page, letter) in ["b", "c", "d", "f", "g", "m"].into_iter().enumerate() {
        site = site.shard(letter, first(letter), vec![term(&[page as u32])]);
    }
    assert_eq!(site.hits("zairie "), ["P5", "P3", "P2", "P1", "P0"], "the shard of `zairie` is that of `m`");
    assert_eq!(site.hits("zairie"), ["P5", "P1", "P0"]);
}

#[test]
fn two_further_reverse_shards_are_read() {
    let found = |known: &str| {
        let mut site = site(pages(1), vec![word(known, &[0])], vec![term(&[0])]).shard(
            "z",
            vec![word("zoo", &[0])],
            vec![term(&[0])],
        );
        // Backwards the word that is asked for begins with `ze`: all are near it but the first and its own.
        site.reversed = vec!["", "ae", "be", "ce", "de", "fe", "ge", "he", "x"];
        !site.hits("zumeriquez ").is_empty()
    };
    assert!(found("numeriquea") && found("numeriqueb"));
    assert!(!found("numeriquec"), "its shard is the third");
}
