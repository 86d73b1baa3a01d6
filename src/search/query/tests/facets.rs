//! Filters and counts.

use super::titles;
use super::writer::{Page, Site, Value, page, site, term, word};
use crate::search::query::{Answer, Index, Options};

fn sample() -> Site {
    let of = |title: &str, kind| Page { kind, ..page(title) };
    let pages = vec![of("A", "defi"), of("B", "defi"), of("C", "post"), of("D", "post")];
    let words = vec![word("mairie", &[0]), word("zoo", &[1])];
    let mut site = site(pages, words, vec![term(&[0, 1, 2]), term(&[3])]);
    let value = |value, label, pages: &[u32]| Value { value, label, pages: pages.into() };
    let years = vec![value("2024", "Année 2024", &[1, 2]), value("2023", "Année 2023", &[0, 3])];
    site.facets.push(("annee", "Année", years));
    site.facets.push(("outil", "Outil", vec![value("r", "R", &[3])]));
    site
}

fn filtered(query: &str, filters: &[(&str, &[&str])]) -> Answer {
    let own = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let filters = filters.iter().map(|(name, values)| ((*name).to_owned(), own(values))).collect();
    sample().open().search(query, &Options { filters, ..Options::default() })
}

/// The same site with the years in a file of their own; without that file if it is `lost`.
fn filed(query: &str, year: Option<&str>, facets: bool, lost: bool) -> Answer {
    let mut files = Site { filed: vec!["annee"], ..sample() }.files();
    if lost {
        files.0.retain(|name, _| !name.starts_with("f/"));
    }
    let filters = year.iter().map(|year| ("annee".to_owned(), vec![(*year).to_owned()])).collect();
    let options = Options { filters, facets, ..Options::default() };
    Index::open(files).expect("the index opens").search(query, &options)
}

#[test]
fn facet_in_a_file_is_counted_when_that_is_asked() {
    let answer = filed("mairie", None, false, false);
    assert_eq!(counts(&answer), ["type: defi 2, post 1", "annee: 2024 ?, 2023 ?", "outil: "]);
    let answer = filed("mairie", None, true, false);
    assert_eq!(counts(&answer), ["type: defi 2, post 1", "annee: 2024 2, 2023 1", "outil: "]);
}

#[test]
fn facet_in_a_file_is_counted_when_it_narrows() {
    let answer = filed("mairie", Some("2024"), false, false);
    assert_eq!(titles(&answer), ["C", "B"]);
    assert_eq!(counts(&answer), ["type: defi 1, post 1", "annee: 2024 2, 2023 1", "outil: "]);
}

#[test]
fn directory_has_counted_all_pages() {
    // The file is not even there.
    let answer = filed(" ", None, true, true);
    assert_eq!(counts(&answer), ["type: defi 2, post 2", "annee: 2024 2, 2023 2", "outil: r 1"]);
    let answer = filed("", None, false, true);
    assert_eq!((counts(&answer)[1].as_str(), answer.problems.len()), ("annee: 2024 2, 2023 2", 0));
}

#[test]
fn facet_whose_file_is_missing_is_not_counted_and_its_filter_matches_nothing() {
    let answer = filed("mairie", None, true, true);
    assert_eq!((answer.total, counts(&answer)[1].as_str()), (3, "annee: 2024 ?, 2023 ?"));
    assert_eq!(answer.problems.len(), 1, "{:?}", answer.problems);
    let answer = filed("mairie", Some("2024"), false, true);
    assert_eq!((answer.total, counts(&answer)[1].as_str()), (0, "annee: 2024 ?, 2023 ?"));
    assert_eq!(answer.problems.len(), 1, "{:?}", answer.problems);
}

/// `name: value count, …` of each facet.
fn counts(answer: &Answer) -> Vec<String> {
    let facets = answer.facets.iter().map(|facet| {
        let values: Vec<_> = facet
            .values
            .iter()
            .map(|value| match value.count {
                Some(count) => format!("{} {count}", value.value),
                None => format!("{} ?", value.value),
            })
            .collect();
        format!("{}: {}", facet.name, values.join(", "))
    });
    facets.collect()
}

#[test]
fn facets_count_the_hits_in_the_order_of_the_index() {
    let answer = sample().ask("mairie");
    assert_eq!(counts(&answer), ["type: defi 2, post 1", "annee: 2024 2, 2023 1", "outil: "]);
    assert_eq!(answer.hits[0].kind, "post");
}

#[test]
fn facets_narrow_and_values_widen() {
    assert_eq!(titles(&filtered("mairie", &[("type", &["defi"])])), ["B", "A"]);
    assert_eq!(titles(&filtered("mairie", &[("type", &["defi"]), ("annee", &["2024"])])), ["B"]);
    assert_eq!(titles(&filtered("mairie", &[("annee", &["2024", "2023"])])), ["C", "B", "A"]);
    let twice: &[(&str, &[&str])] = &[("annee", &["2024"]), ("annee", &["2023"])];
    assert_eq!(filtered("mairie", twice).total, 3);
}

#[test]
fn facet_is_counted_without_its_own_filter() {
    let answer = filtered("mairie", &[("type", &["defi"])]);
    assert_eq!(counts(&answer), ["type: defi 2, post 1", "annee: 2024 1, 2023 1", "outil: "]);
    let answer = filtered("mairie", &[("type", &["defi"]), ("annee", &["2024"])]);
    assert_eq!(counts(&answer), ["type: defi 1, post 1", "annee: 2024 1, 2023 1", "outil: "]);
}

#[test]
fn chosen_value_is_there_without_hits() {
    let answer = filtered("mairie", &[("outil", &["R"])]);
    assert_eq!((answer.total, counts(&answer)[2].as_str()), (0, "outil: r 0"));
    assert_eq!(counts(&answer)[0], "type: ");
}

#[test]
fn value_is_known_by_its_label_too_whatever_its_case() {
    assert_eq!(filtered("", &[("annee", &["ANNEE 2024"])]).total, 2);
    assert_eq!(filtered("", &[("outil", &["R"])]).total, 1);
}

#[test]
fn unknown_facet_is_passed_over_and_unknown_value_matches_nothing() {
    assert_eq!(filtered("mairie", &[("couleur", &["bleu"])]).total, 3);
    assert_eq!(filtered("mairie", &[("Type", &["defi"])]).total, 3);
    assert_eq!(filtered("mairie", &[("type", &[])]).total, 3);
    assert_eq!(filtered("mairie", &[("type", &["constructor"])]).total, 0);
    assert_eq!(filtered("mairie", &[("__proto__", &["x"]), ("type", &["defi", "x"])]).total, 2);
}

#[test]
fn filter_bears_on_every_pass() {
    // `mairie` has no page with the tool; nor with a typing error.
    assert_eq!(filtered("mairie zoo ", &[("outil", &["r"])]).total, 1);
    assert!(filtered("mairie zoo ", &[("outil", &["r"])]).relaxed);
    assert_eq!(filtered("", &[("outil", &["r"])]).total, 1);
}

#[test]
fn json_is_that_of_the_client() {
    let json = serde_json::to_string(&filtered("zoo", &[])).expect("JSON");
    assert_eq!(
        json,
        concat!(
            r#"{"total":1,"hits":[{"url":"/d.html","title":"D","type":"post","lang":"fr","summary":"Résumé : D","#,
            r#""excerpt":"Résumé : D","score":800,"anchor":"","section":""}],"#,
            r#""facets":{"type":[{"value":"post","label":"post","count":1}],"#,
            r#""annee":[{"value":"2023","label":"Année 2023","count":1}],"#,
            r#""outil":[{"value":"r","label":"R","count":1}]},"#,
            r#""suggestion":null,"relaxed":false,"problems":[]}"#
        )
    );
}
