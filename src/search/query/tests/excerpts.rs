//! Excerpts.

use super::excerpt;
use super::writer::{Page, Site, page, page_with_text, site, term, word};
use crate::search::query::Options;

/// A site with one page of that text; every page speaks of the `mairie` and the `maires`.
fn speaking(text: &str) -> Site {
    let words = vec![word("mairie", &[0]), word("mairies", &[0]), word("maire", &[1])];
    site(vec![page_with_text("A", text)], words, vec![term(&[0]).outside("townhall"), term(&[0])])
}

fn shown(query: &str, text: &str) -> String {
    excerpt(&speaking(text).ask(query)).to_owned()
}

/// `count` words.
fn filler(count: usize) -> String {
    (1..=count).map(|n| format!("m{n}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn all_forms_of_the_word_are_marked_as_they_are_written() {
    assert_eq!(
        shown("mairie ", "La Mairie, les « MAIRIES », le town-hall et l’œil du maire."),
        "La <mark>Mairie</mark>, les « <mark>MAIRIES</mark> », le <mark>town-hall</mark> et l’œil du maire."
    );
    assert_eq!(
        shown("mairie ", "Devant l’éléphant, l’ex\u{2011}mairie·s"),
        "Devant l’éléphant, <mark>l’ex\u{2011}mairie·s</mark>"
    );
}

#[test]
fn everything_that_begins_so_is_marked_while_it_is_typed() {
    assert_eq!(
        shown("mair", "Le maire inconnu Mairesse"),
        "Le <mark>maire</mark> inconnu <mark>Mairesse</mark>"
    );
    assert_eq!(shown("mairie ", "mairiesque mairie"), "mairiesque <mark>mairie</mark>");
}

#[test]
fn nothing_but_text_and_marks_comes_out() {
    assert_eq!(
        shown("mairie ", "<script>alert(\"&amp;\")</script> 'mairie' <b>"),
        "&lt;script&gt;alert(&quot;&amp;amp;&quot;)&lt;/script&gt; &#39;<mark>mairie</mark>&#39; &lt;b&gt;"
    );
    let evil = Page { summary: "<img src=x onerror='mairie'>".into(), ..page("A") };
    let site = site(vec![evil], vec![word("mairie", &[0])], vec![term(&[0])]);
    assert_eq!(excerpt(&site.ask("mairie")), "&lt;img src=x onerror=&#39;<mark>mairie</mark>&#39;&gt;");
}

#[test]
fn window_begins_six_groups_before_and_has_thirty_two() {
    let text = format!("a b c {} d e mairie. {}", filler(4), filler(40));
    let expected = format!("…{} d e <mark>mairie</mark>. {}…", filler(4), filler(25));
    assert_eq!(shown("mairie ", &text), expected);
}

#[test]
fn window_keeps_to_its_line() {
    let text = format!("(Avant tout.)\n  « Mairie » {} !  \nAprès", filler(12));
    assert_eq!(shown("mairie ", &text), format!("« <mark>Mairie</mark> » {} !", filler(12)));
}

#[test]
fn short_line_goes_on_into_the_next_ones() {
    assert_eq!(shown("mairie ", "Avant\n\nMairie :\n- a\n- b"), "<mark>Mairie</mark> : - a - b");
    let text = format!("Mairie\n{}", filler(40));
    assert_eq!(shown("mairie ", &text), format!("<mark>Mairie</mark> {}…", filler(31)));
    // Eleven groups are too few, twelve are not.
    assert_eq!(
        shown("mairie ", &format!("Mairie {}\nsuite", filler(10))),
        format!("<mark>Mairie</mark> {} suite", filler(10))
    );
    assert_eq!(
        shown("mairie ", &format!("Mairie {}\nsuite", filler(11))),
        format!("<mark>Mairie</mark> {}", filler(11))
    );
}

#[test]
fn window_with_the_most_words_counts() {
    let text = format!("mairie mairie {}\nle maire et la mairie {}", filler(20), filler(20));
    assert!(shown("mairie maire ", &text).starts_with("le <mark>maire</mark> et la <mark>mairie</mark> m1"));
    let text = format!("mairie une {}\nmairie mairie deux {}", filler(20), filler(20));
    assert!(shown("mairie ", &text).contains("deux"));
    let text = format!("mairie une {}\nmairie deux {}", filler(20), filler(20));
    assert!(shown("mairie ", &text).contains("une"));
}

/// A page of two passages, with headings.
fn long() -> Site {
    let passages = vec![
        vec![("", "", "Rien.".to_owned()), ("un", "Premier", "La mairie.".to_owned())],
        vec![("deux", "Deuxième", "Le maire et la mairie.".to_owned())],
    ];
    let words = vec![word("mairie", &[0]), word("maire", &[1])];
    let terms = vec![term(&[0]).passage(0, 0), term(&[0]).passage(0, 1).weight(11)];
    site(vec![Page { passages, ..page("A") }], words, terms)
}

#[test]
fn passage_that_is_worth_most_is_read_and_its_section_named() {
    let told = |query: &str| {
        let hit = long().ask(query).hits.remove(0);
        (hit.excerpt, hit.anchor, hit.section)
    };
    assert_eq!(told("mairie "), ("La <mark>mairie</mark>.".into(), "un".into(), "Premier".into()));
    assert_eq!(
        told("maire mairie "),
        ("Le <mark>maire</mark> et la <mark>mairie</mark>.".into(), "deux".into(), "Deuxième".into())
    );
}

#[test]
fn first_of_passages_that_are_worth_the_same_is_read() {
    let mut site = long();
    site.shards[0].terms[1] = term(&[0]).passage(0, 1);
    assert_eq!(site.ask("maire mairie ").hits[0].anchor, "un");
}

#[test]
fn first_of_terms_that_are_worth_the_same_names_the_passage() {
    let mut site = long();
    site.shards[0].words = vec![word("mairie", &[1, 0])];
    site.shards[0].terms[1] = term(&[0]).passage(0, 1);
    assert_eq!(site.ask("mairie ").hits[0].anchor, "deux");
}

#[test]
fn summary_stands_in_where_no_text_matches() {
    let hit = speaking("Rien.").ask("mairie ").hits.remove(0);
    assert_eq!((hit.excerpt.as_str(), hit.anchor.as_str()), ("Résumé : A", ""));
    let without = Options { excerpts: false, ..Options::default() };
    let answer = speaking("La mairie.").open().search("mairie ", &without);
    assert_eq!(excerpt(&answer), "Résumé : A");
}

#[test]
fn passage_that_is_not_there_is_no_harm() {
    let mut site = long();
    site.shards[0].terms[0] = term(&[0]).passage(0, 7);
    assert_eq!(excerpt(&site.ask("mairie ")), "Résumé : A");
}

#[test]
fn cards_may_be_in_files_of_their_own() {
    let pages = vec![page("Élan vital"), page_with_text("B", "La mairie."), page("C")];
    let mut site = site(pages, vec![word("mairie", &[0])], vec![term(&[0, 1, 2])]);
    site.cards_each = 2;
    let hits = site.ask("mairie").hits;
    let told: Vec<_> = hits.iter().map(|hit| (&*hit.title, &*hit.url, &*hit.excerpt)).collect();
    assert_eq!(
        told,
        [
            ("C", "/c.html", "Résumé : C"),
            ("B", "/b.html", "La <mark>mairie</mark>."),
            ("Élan vital", "/elan-vital.html", "Résumé : Élan vital")
        ]
    );
}

#[test]
fn word_of_a_heading_alone_leads_to_it() {
    let mut page = page("A");
    page.passages = vec![vec![
        ("", "", "Un début.".into()),
        ("lieux", "Les lieux", "Rien.".into()),
        ("mairies", "Des mairies", "Encore rien.".into()),
    ]];
    let words = vec![word("mairies", &[0])];
    let answer = site(vec![page], words, vec![term(&[0])]).ask("mairies ");
    let hit = &answer.hits[0];
    assert_eq!((hit.anchor.as_str(), hit.section.as_str()), ("mairies", "Des mairies"));
    assert_eq!(hit.excerpt, "Résumé : A");
}
