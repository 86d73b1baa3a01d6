//! The index is what the format says: read back from its bytes.

mod golden;
mod meaning;
mod reader;

use self::reader::Index;
use super::{How, build, build_with};
use crate::search::page::{Corpus, Facet, FacetValue, Page, Section, Weighted};

fn page(title: &str, text: &str) -> Page {
    let section = Section { text: text.to_owned().into(), ..Section::default() };
    let url = format!("/{}/", title.replace(' ', "-"));
    Page { url, title: title.to_owned(), sections: vec![section], ..Page::default() }
}

fn corpus(pages: &[Page]) -> Corpus {
    Corpus { languages: vec!["fr".to_owned(), "en".to_owned()], pages: pages.to_vec(), ..Corpus::default() }
}

fn index(pages: &[Page]) -> Index {
    Index::read(&build(&corpus(pages)))
}

/// A corpus of many pages with many different words.
fn large(pages: usize) -> Corpus {
    let syllables = ["ba", "co", "di", "fu", "la", "me", "ni", "po", "ru", "sé", "ta", "vo"];
    let word = |seed: usize| -> String {
        (0..3 + seed % 2)
            .map(|n| syllables[(seed / 12usize.pow(n as u32) * 5 + seed) % syllables.len()])
            .collect()
    };
    let text = |page: usize| (0..60).map(|n| word(page * 31 + n * n * 7) + " ").collect::<String>();
    let page = |number: usize| Page {
        date: Some(format!("20{:02}-01-01", number % 30)),
        ..page(&word(number), &text(number))
    };
    corpus(&(0..pages).map(page).collect::<Vec<_>>())
}

#[test]
fn nothing_makes_an_index_too() {
    let index = Index::read(&build(&Corpus::default()));
    assert_eq!((index.pages, index.words.len(), index.reversed.len()), (0, 1, 1));
    assert_eq!(Index::read(&build(&corpus(&[Page::default()]))).pages, 1);
}

#[test]
fn bad_numbers_and_endless_words_do_no_harm() {
    let mut odd = page("Titre", &"a".repeat(2_000_000));
    (odd.lang, odd.facets) = (9, vec![(0, 7), (5, 0)]);
    odd.fields = vec![Weighted { weight: 0, text: "é\u{301}\u{ad} – ·".to_owned() }];
    let index = index(&[odd]);
    assert_eq!(index.finds("titre"), ["Titre"]);
    assert_eq!(index.cards[0].lang, 0);
}

#[test]
fn same_pages_make_the_same_bytes_in_any_order() {
    let corpus = large(80);
    let mut turned = corpus.clone();
    turned.pages.reverse();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    assert_eq!(build(&corpus), one.install(|| build(&turned)));
}

#[test]
fn pages_are_numbered_by_date_then_address() {
    let dated = |title: &str, date: Option<&str>| Page { date: date.map(str::to_owned), ..page(title, "") };
    let pages =
        [dated("d", Some("2024-01-02")), dated("c", Some("2024-01-01")), dated("b", None), dated("a", None)];
    let titles: Vec<String> = index(&pages).cards.into_iter().map(|card| card.title).collect();
    assert_eq!(titles, ["a", "b", "c", "d"]);
}

#[test]
fn words_are_found_by_their_forms_and_carry_how_they_are_written() {
    let index = index(&[
        page("Un", "Les archives du Ministère. Le ministère, l’urbanisme"),
        page("Deux", "une archive"),
    ]);
    assert_eq!(index.finds("archive"), ["Deux", "Un"]);
    assert_eq!(index.finds("archives"), ["Deux", "Un"]);
    assert_eq!(index.finds("urbanisme"), ["Un"]);
    assert_eq!(index.word("ministere").map(|word| word.written.as_str()), Some("ministère"));
    assert_eq!(index.word("archive").map(|word| word.written.as_str()), Some("archive"));
    assert!(index.word("archiv").is_none(), "a stem is no word");
    assert!(index.endings.contains(&"".to_owned()));
    assert!(index.reversed.iter().any(|(_, words)| words.contains(&"eretsinim".to_owned())));
    assert!(!index.reversed.iter().any(|(_, words)| words.contains(&"vihcra".to_owned())));
}

#[test]
fn shares_of_a_name_make_up_sixty() {
    let index = index(&[page("Les archives de la ville", ""), page("Data-science ouverte à Paris", "")]);
    let title = "Les archives de la ville";
    assert_eq!((index.share("archives", title), index.share("ville", title)), (30, 30));
    let title = "Data-science ouverte à Paris";
    assert_eq!(
        [index.share("datascience", title), index.share("data", title), index.share("science", title)],
        [20, 10, 10]
    );
    assert_eq!(index.share("ouverte", title), 20);
}

#[test]
fn each_name_is_a_whole_one() {
    let mut tool = page("PostgreSQL", "");
    tool.names = vec!["postgres".to_owned(), "Base SQL".to_owned()];
    let index = index(&[tool]);
    assert_eq!(index.share("postgresql", "PostgreSQL"), 60);
    assert_eq!(index.share("postgres", "PostgreSQL"), 60);
    assert_eq!(index.share("base", "PostgreSQL"), 30);
}

#[test]
fn stop_words_are_found_only_in_names_made_of_them() {
    let index =
        index(&[page("Nous", "nous sommes là"), page("Qui", "pour nous"), page("La ville", "sur la ville")]);
    assert_eq!(index.finds("nous"), ["Nous"]);
    assert_eq!(index.share("nous", "Nous"), 60);
    assert_eq!(index.finds("qui"), ["Qui"]);
    assert!(index.word("sur").is_none() && index.word("la").is_none());
    assert!(index.stop_words.contains(&"sur".to_owned()));
}

#[test]
fn english_stop_word_that_is_a_french_word_stays_one() {
    let english = Page { lang: 1, ..page("House", "the house of the people") };
    let index = index(&[page("Sport", "le but du but"), english]);
    assert_eq!(index.finds("but"), ["Sport"]);
    assert!(!index.stop_words.contains(&"but".to_owned()));
    assert!(index.stop_words.contains(&"the".to_owned()));
}

#[test]
fn title_speaks_louder_than_the_body_and_the_passage_is_told() {
    let mut long = page("Recueil", "début");
    let section = |anchor: &str, text: &str| Section {
        anchor: anchor.to_owned(),
        heading: anchor.to_owned(),
        text: text.to_owned().into(),
    };
    long.sections =
        vec![section("a", &"mot ".repeat(1200)), section("b", &format!("cadastre {}", "mot ".repeat(1200)))];
    let index =
        index(&[long, page("Cadastre", "rien"), page("Tiers", &format!("cadastre {}", "rien ".repeat(300)))]);
    let terms = index.terms("cadastre");
    let of = |title: &str| {
        let page = index.cards.iter().position(|card| card.title == title).expect("a page");
        *terms[0].postings.iter().find(|posting| posting.0 == page).expect("a posting")
    };
    assert_eq!(of("Recueil").3, 1);
    assert_eq!(of("Tiers").3, 0);
    assert!(of("Cadastre").1 > of("Tiers").1 && of("Tiers").1 > of("Recueil").1);
    let recueil = index.cards.iter().find(|card| card.title == "Recueil").expect("a page");
    assert_eq!(recueil.passages.len(), 2);
    assert!(recueil.passages[1][0].2.starts_with("cadastre mot"));
}

#[test]
fn beginning_of_words_in_many_shards_has_a_union() {
    let index = Index::read(&build(&large(700)));
    assert!(index.words.len() > 4, "{} shards", index.words.len());
    let all: Vec<&String> = index.words.iter().flat_map(|(_, shard)| shard.words.keys()).collect();
    for (number, (boundary, shard)) in index.words.iter().enumerate() {
        let next = index.words.get(number + 1).map(|(boundary, _)| boundary);
        assert!(shard.words.keys().all(|word| word >= boundary && next.is_none_or(|next| word < next)));
        let Some((end, _)) = boundary.char_indices().last().filter(|(end, _)| *end > 0) else { continue };
        let prefix = &boundary[..end];
        let union = index.word(prefix).and_then(|word| word.prefix).expect("a split beginning has a union");
        let union: Vec<usize> =
            index.shard(prefix).terms[union].postings.iter().map(|posting| posting.0).collect();
        let beneath = all.iter().filter(|word| word.starts_with(prefix)).flat_map(|word| index.terms(word));
        let mut pages: Vec<usize> =
            beneath.flat_map(|term| term.postings.iter().map(|posting| posting.0)).collect();
        pages.sort_unstable();
        pages.dedup();
        assert_eq!(union, pages, "{prefix}");
    }
    assert!(index.card_files > 1);
}

#[test]
fn term_of_words_in_two_shards_is_in_both() {
    // So many words between the two forms of one that they are in different shards.
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let between: String =
        (0..1500).map(|n| format!("travap{}{}{} ", letter(n), letter(n / 26), letter(n / 676))).collect();
    let index = index(&[page("Un", "le travail"), page("Deux", &format!("les travaux {between}"))]);
    assert_eq!((index.finds("travail"), index.finds("travaux")), (vec!["Deux", "Un"], vec!["Deux", "Un"]));
    let [one, other] = ["travail", "travaux"].map(|word| index.terms(word)[0]);
    assert_eq!(one.postings, other.postings);
    assert_eq!(
        (one.outside.join(" "), other.outside.join(" ")),
        ("travaux".to_owned(), "travail".to_owned())
    );
}

#[test]
fn facets_tell_their_pages() {
    let mut corpus = corpus(&[page("a", ""), page("b", "")]);
    let value = |value: &str| FacetValue { value: value.to_owned(), label: value.to_uppercase() };
    corpus.facets = vec![Facet {
        name: "type".to_owned(),
        label: "Type".to_owned(),
        values: vec![value("x"), value("y")],
    }];
    corpus.pages[0].facets = vec![(0, 1), (0, 1)];
    corpus.pages[1].facets = vec![(0, 1)];
    let index = Index::read(&build(&corpus));
    assert_eq!(index.facets[0].1, [("x".to_owned(), vec![]), ("y".to_owned(), vec![0, 1])]);
    assert_eq!(index.cards.iter().map(|card| card.kind).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(index.facet_files, 0);
    let elsewhere = Index::read(&build_with(&corpus, How { facets: 0, ..How::default() }));
    assert_eq!((elsewhere.facets, elsewhere.facet_files), (index.facets, 1));
}
