//! What readers find on small sites: the whole way from the sources to a hit.

use crate::harness::{Built, Project, bare};
use eigsite::artifact::{Artifact, Content};
use eigsite::search::query::{Answer, InMemory, Index, Options};

/// A site with a challenge, its people, a post, a page in English and a tool.
fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nbaseurl: /vitrine\n")
        .write(
            "_defis/gobelins.md",
            "---\ntitle: Gobelins\ndescription: Un inventaire du mobilier de l’État\nyear: 2018\npromotion: 2\n\
             administration: Mobilier national\nskills: [Design]\neigs: [Ada Martin]\nkey_figures:\n  - figure: \
             soixante mille objets\n    source: https://chiffres.example/zinzolin\nstack:\n  Langages: [PHP]\n  \
             Bases de données: [PostgreSQL]\n---\nLe défi numérise les fiches.\n\n## Des développeur·euses\n\nDu \
             travail d’équipe.\n",
        )
        .write("_communaute/ada-martin.md", "---\ntitle: Ada Martin\nprofil: Designer\nannees: [2018]\n---\nBonjour.\n")
        .write("_posts/2019-03-01-bilan.md", "---\ntitle: Le bilan\ntags: [recul]\n---\nGobelins et les autres.\n")
        .write("en/about.md", "---\ntitle: About us\nlang: en\n---\nWe are building bridges.\n")
        .write("secret.md", "---\ntitle: Une page à part\nsearch: false\n---\nCryptographie.\n")
}

fn ask(built: &Built, query: &str) -> Answer {
    ask_with(built, query, &[])
}

fn ask_with(built: &Built, query: &str, filters: &[(&str, &str)]) -> Answer {
    let files = built
        .tree()
        .into_iter()
        .map(|(path, bytes)| Artifact { path, content: Content::Bytes(bytes.into()) });
    let index = Index::open(InMemory::of(files)).expect("an index");
    let filters =
        filters.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect();
    index.search(query, &Options { filters, ..Options::default() })
}

fn urls(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.url.as_str()).collect()
}

#[test]
fn fields_tools_people_and_text_are_all_found() {
    let built = site().build();
    for (query, first) in [
        ("gobelins", "/vitrine/defis/2018/gobelins.html"),
        ("ada martin", "/vitrine/communaute/2018/ada-martin.html"),
        ("mobilier national", "/vitrine/administrations/mobilier-national.html"),
        ("postgres", "/vitrine/outils/postgresql.html"),
        ("soixante mille", "/vitrine/defis/2018/gobelins.html"),
        ("inventaire", "/vitrine/defis/2018/gobelins.html"),
        ("bilan", "/vitrine/blog/2019/03/01/bilan.html"),
        ("bridge", "/vitrine/en/about.html"),
    ] {
        assert_eq!(urls(&ask(&built, query)).first(), Some(&first), "{query}");
    }
}

#[test]
fn challenge_whose_name_is_two_words_is_found_by_it_written_as_one() {
    let built = site().write("_defis/geo.md", "---\ntitle: Géo Alerte\nyear: 2016\n---\nTexte.\n").build();
    for query in ["geoalerte", "GéoAlerte", "géo-alerte", "geo alerte", "geoaler"] {
        assert_eq!(urls(&ask(&built, query)), ["/vitrine/defis/2016/geo.html"], "{query}");
    }
}

#[test]
fn challenge_is_found_by_its_tools_and_its_people() {
    let built = site().build();
    for query in ["php", "ada martin", "design", "mobilier national"] {
        let answer = ask(&built, query);
        assert!(urls(&answer).contains(&"/vitrine/defis/2018/gobelins.html"), "{query}: {:?}", urls(&answer));
    }
}

#[test]
fn addresses_and_pages_that_are_kept_out_are_not_found() {
    let built = site().build();
    assert_eq!(urls(&ask(&built, "zinzolin")), Vec::<&str>::new());
    assert_eq!(urls(&ask(&built, "cryptographie")), Vec::<&str>::new());
}

#[test]
fn hit_in_a_section_leads_to_its_anchor_and_keeps_what_is_written() {
    let built = site().build();
    let answer = ask(&built, "développeuse");
    let hit = &answer.hits[0];
    assert_eq!(hit.url, "/vitrine/defis/2018/gobelins.html");
    let answer = ask(&built, "équipe");
    assert_eq!(answer.hits[0].anchor, "des-developpeur-euses");
    assert_eq!(answer.hits[0].section, "Des développeur·euses");
    assert_eq!(answer.hits[0].excerpt, "Du travail <mark>d’équipe</mark>.");
}

#[test]
fn people_and_tools_have_the_facets_of_their_challenges() {
    let built = site().build();
    let narrowed = |name: &str, value: &str, kind: &str| {
        let answer = ask_with(&built, "", &[(name, value), ("type", kind)]);
        answer.hits.iter().map(|hit| hit.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(narrowed("administration", "mobilier-national", "defis"), ["Gobelins"]);
    assert_eq!(narrowed("administration", "mobilier-national", "communaute"), ["Ada Martin"]);
    assert_eq!(narrowed("tool", "php", "defis"), ["Gobelins"]);
    assert_eq!(narrowed("tool", "php", "outils"), ["PHP"]);
    assert_eq!(narrowed("skill", "design", "defis"), ["Gobelins"]);
    assert_eq!(narrowed("year", "2019", "posts"), ["Le bilan"]);
    assert_eq!(narrowed("tag", "recul", "posts"), ["Le bilan"]);
}

#[test]
fn synonyms_of_the_editor_find_each_other() {
    let built =
        site().write("_data/synonymes.yml", "- [passerelle, bridge]\n- [bilan, rétrospective]\n").build();
    assert_eq!(urls(&ask(&built, "rétrospective"))[0], "/vitrine/blog/2019/03/01/bilan.html");
    assert_eq!(urls(&ask(&built, "passerelle")), ["/vitrine/en/about.html"]);
}

#[test]
fn abbreviation_that_a_text_explains_is_found_by_its_meaning_elsewhere() {
    let built = site()
        .write(
            "a.md",
            "---\ntitle: Un\n---\nLa DGFL répond.\n\n*[DGFL]: Direction générale des fleuves et lacs\n",
        )
        .write("b.md", "---\ntitle: Deux\n---\nLa DGFL écrit.\n")
        .build();
    let mut found = urls(&ask(&built, "fleuves lacs")).iter().map(ToString::to_string).collect::<Vec<_>>();
    found.sort();
    assert_eq!(found, ["/vitrine/a.html", "/vitrine/b.html"]);
}

#[test]
fn file_of_the_editor_in_place_of_one_of_the_index_stays() {
    let built = site().write("search/search.js", "export const own = true\n").build();
    assert_eq!(built.file("search/search.js"), "export const own = true\n");
}

#[test]
fn failed_test_of_search_says_at_which_place_the_page_is() {
    let built = site()
        .write("a.md", "---\ntitle: Les archives\n---\nUn inventaire.\n")
        .write("b.md", "---\ntitle: Le reste\n---\nLes archives y sont.\n")
        .write("_search_tests.yml", "- { query: archives, page: /b.html, first: 1 }\n")
        .build();
    assert!(built.stderr.contains("finds `/a.html` first, and `/b.html` is number 2"), "{}", built.stderr);
}
