//! What means the same finds the same: compounds, synonyms, other names, abbreviations.

use super::reader::Index;
use super::{corpus, index, page};
use crate::search::index::build;

#[test]
fn compounds_are_found_written_together_and_apart() {
    let pages = [
        page("Ensemble", "la datascience"),
        page("Apart", "la data science"),
        page("Trait", "la data-science"),
    ];
    let index = index(&pages);
    for word in ["datascience", "data", "science"] {
        assert_eq!(index.finds(word), ["Apart", "Ensemble", "Trait"], "{word}");
    }
}

#[test]
fn neighbours_make_a_compound_only_across_a_space() {
    let pages =
        [page("Ensemble", "opensource"), page("Virgule", "open, source"), page("Ligne", "open\nsource")];
    let index = index(&pages);
    assert_eq!(index.finds("opensource"), ["Ensemble"]);
    assert_eq!(index.finds("open"), ["Ligne", "Virgule"]);
}

#[test]
fn capitals_tell_the_parts_of_a_name() {
    let index = index(&[
        page("DataJust", ""),
        page("Autre", "le projet DataJust, les données"),
        page("Tiers", "datajust"),
    ]);
    assert_eq!(index.finds("just"), ["Autre", "DataJust"]);
    assert_eq!((index.share("data", "DataJust"), index.share("just", "DataJust")), (30, 30));
    assert_eq!(index.share("datajust", "DataJust"), 60);
}

#[test]
fn compound_in_a_title_has_the_share_of_its_parts() {
    let index =
        index(&[page("Data science publique", ""), page("Autre", "datascience"), page("Datascience", "")]);
    assert_eq!(index.share("datascience", "Data science publique"), 40);
    assert_eq!(index.share("data", "Data science publique"), 20);
    assert_eq!((index.share("data", "Datascience"), index.share("science", "Datascience")), (30, 30));
}

#[test]
fn other_forms_and_stop_words_in_a_compound_take_nothing_from_its_parts() {
    let index = index(&[page("Espace-lecteurs", ""), page("Mise-en-ligne", "")]);
    assert_eq!(
        (index.share("espace", "Espace-lecteurs"), index.share("lecteurs", "Espace-lecteurs")),
        (30, 30)
    );
    assert_eq!((index.share("mise", "Mise-en-ligne"), index.share("ligne", "Mise-en-ligne")), (30, 30));
}

#[test]
fn synonyms_find_each_other_and_are_marked() {
    let mut corpus = corpus(&[
        page("Court", "une IA"),
        page("Long", "l’intelligence artificielle"),
        page("Autre", "intelligence"),
    ]);
    corpus.synonyms = vec![
        vec!["IA".to_owned(), "intelligence artificielle".to_owned(), "apprentissage".to_owned()],
        vec!["voiture".to_owned(), "automobile".to_owned()],
    ];
    corpus.pages.push(page("Auto", "les automobiles"));
    let index = Index::read(&build(&corpus));
    assert_eq!(index.finds("ia"), ["Court", "Long"]);
    assert_eq!(index.finds("apprentissage"), ["Court", "Long"]);
    assert_eq!(index.finds("artificielle"), ["Court", "Long"]);
    assert_eq!(index.finds("intelligence"), ["Autre", "Court", "Long"]);
    assert_eq!(index.finds("voiture"), ["Auto"]);
    assert_eq!(index.terms("voiture")[0].outside, ["automobile", "automobiles"]);
    assert_eq!(index.share("artificielle", "Court"), 0);
}

#[test]
fn other_name_of_a_page_finds_pages_that_say_its_title() {
    let mut tool = page("PostgreSQL", "");
    tool.names = vec!["postgres".to_owned(), "pg".to_owned()];
    let mut agency = page("Dinum", "");
    agency.names = vec!["etalab".to_owned()];
    let pages =
        [tool, agency, page("Billet", "avec PostgreSQL"), page("Carnet", "pg"), page("Note", "la Dinum")];
    let index = index(&pages);
    assert_eq!(index.finds("postgres"), ["Billet", "PostgreSQL"]);
    assert_eq!(index.finds("etalab"), ["Dinum", "Note"]);
    // Two letters mean too much elsewhere.
    assert_eq!(index.finds("pg"), ["Carnet", "PostgreSQL"]);
    assert_eq!(index.finds("postgresql"), ["Billet", "PostgreSQL"]);
}

#[test]
fn abbreviation_that_a_page_explains_holds_on_others() {
    let explained = "la direction interministérielle du numérique (DINUM)";
    let index = index(&[page("Un", explained), page("Deux", "à la DINUM"), page("Trois", "le numérique")]);
    assert_eq!(index.finds("interministerielle"), ["Deux", "Un"]);
    assert_eq!(index.finds("numerique"), ["Deux", "Trois", "Un"]);
}

#[test]
fn abbreviation_of_two_letters_or_meanings_holds_only_where_it_is_explained() {
    let pages = [
        page("Un", "l’intelligence artificielle (IA)"),
        page("Deux", "une IA et un CNC"),
        page("Trois", "le Centre national du cinéma (CNC)"),
        page("Quatre", "le Conseil national de la consommation (CNC)"),
    ];
    let index = index(&pages);
    assert_eq!(index.finds("artificielle"), ["Un"]);
    assert_eq!(index.finds("cinema"), ["Trois"]);
    assert_eq!(index.finds("cnc"), ["Deux", "Quatre", "Trois"]);
}
