//! What of a query is looked up.

use super::writer::{Site, page, site, term, word};
use crate::search::query::slots::Query;
use crate::search::query::store::{Reading, Store};

/// A site that knows some words; only which ones matters.
fn words() -> Site {
    let known =
        ["urbanisme", "datascience", "data", "science", "agentes", "citoyen", "openbar", "sncf", "de"];
    site(vec![page("A")], known.iter().map(|text| word(text, &[0])).collect(), vec![term(&[0])])
}

/// The slots of a query: a word each, with `*` behind a beginning, and what it was made of.
fn slots(query: &str) -> Vec<(String, String)> {
    let store = Store::open(Box::new(words().files())).expect("the index opens");
    let reading = Reading::new(&store);
    let query = Query::read(query, &reading);
    let slots = query.slots.iter().map(|slot| {
        let word = format!("{}{}", slot.word, if slot.beginning { "*" } else { "" });
        let places: Vec<&str> = slot.places.iter().map(|place| &query.text[place.clone()]).collect();
        (word, places.join("|"))
    });
    slots.collect()
}

/// The words alone.
fn looked_up(query: &str) -> String {
    slots(query).into_iter().map(|(word, _)| word).collect::<Vec<_>>().join(" ")
}

#[test]
fn words_are_folded_and_the_last_one_may_go_on() {
    assert_eq!(looked_up("Élu Œuvre"), "elu oeuvre*");
    assert_eq!(looked_up("Élu Œuvre "), "elu oeuvre");
    assert_eq!(looked_up("le C++"), "le c++");
    assert_eq!(looked_up("élu\u{ad}"), "elu*");
    assert_eq!(looked_up("élu -"), "elu");
}

#[test]
fn elided_words_are_dropped() {
    assert_eq!(slots("l’urbanisme "), [("urbanisme".into(), "urbanisme".into())]);
    assert_eq!(slots("d'l’Urbanisme "), [("urbanisme".into(), "Urbanisme".into())]);
    assert_eq!(slots("l’S.N.C.F. "), [("sncf".into(), "S.N.C.F".into())]);
    assert_eq!(looked_up("l "), "l");
    assert_eq!(looked_up("l’de "), "de");
    assert_eq!(looked_up("qu’ici "), "qu ici");
}

#[test]
fn whole_is_looked_up_where_it_is_a_word() {
    assert_eq!(slots("data-science "), [("datascience".into(), "data-science".into())]);
    assert_eq!(looked_up("science-data "), "science data");
    assert_eq!(looked_up("l’data-science "), "datascience");
}

#[test]
fn whole_that_begins_a_word_is_looked_up_while_it_is_typed() {
    assert_eq!(looked_up("open-b"), "openb*");
    assert_eq!(looked_up("open-b "), "open b");
    assert_eq!(looked_up("open-b data"), "open b data*");
}

#[test]
fn inclusive_writing_is_its_first_part() {
    assert_eq!(slots("citoyen·ne·s "), [("citoyen".into(), "citoyen·ne·s".into())]);
    assert_eq!(
        slots("un lauréat(e) "),
        [("un".into(), "un".into()), ("laureat".into(), "lauréat(e)".into())]
    );
    assert_eq!(slots("l’élu·e "), [("elu".into(), "élu·e".into())]);
    assert_eq!(looked_up("agent·es "), "agentes");
}

#[test]
fn parts_stand_where_they_stand() {
    let parts = slots("vis-à-Vis(e) ");
    assert_eq!(parts, [("a".into(), "à".into()), ("vis".into(), "vis|Vis".into()), ("e".into(), "e".into())]);
    assert_eq!(slots("objectif-c# ")[1], ("c#".into(), "c#".into()));
}

#[test]
fn stop_words_are_dropped_unless_there_is_nothing_else() {
    assert_eq!(looked_up("élu de la"), "elu");
    assert_eq!(looked_up("de la élu"), "elu*");
    assert_eq!(looked_up("de la"), "de la*");
}

#[test]
fn word_counts_once_where_it_stands_last() {
    assert_eq!(slots("élu maire Élu "), [("maire".into(), "maire".into()), ("elu".into(), "élu|Élu".into())]);
}

#[test]
fn query_without_end_is_cut() {
    let long: String = (0..40).map(|n| format!("mot{n} ")).collect();
    let found = slots(long.trim_end());
    assert_eq!(found.len(), 32);
    assert_eq!(found[31], ("mot31".into(), "mot31".into()));
    let exact: String = (0..32).map(|n| format!("mot{n} ")).collect();
    assert_eq!(slots(exact.trim_end())[31].0, "mot31*");
    let parts = (0..40).map(|n| format!("p{n}")).collect::<Vec<_>>().join("-");
    assert_eq!(slots(&parts)[31].0, "p31");
    assert_eq!(slots(&parts).len(), 32);
    assert_eq!(looked_up(&format!("{}élu", " ".repeat(998))), "el*");
}

#[test]
fn misspelt_stop_word_is_one() {
    let mut site = super::writer::site(
        vec![super::writer::page("A")],
        vec![super::writer::word("archives", &[0]), super::writer::word("comete", &[0])],
        vec![super::writer::term(&[0])],
    );
    site.stop_words = vec!["comment", "pour"];
    assert_eq!(site.hits("coment archives "), ["A"]);
    assert_eq!(site.ask("coment archives ").suggestion, None);
    // A short one may be anything.
    assert!(site.ask("pouur archives ").relaxed);
}
