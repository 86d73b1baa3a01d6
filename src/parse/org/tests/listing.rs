//! Outlines, construct by construct.

use super::*;

#[test]
fn headlines_have_level_keyword_and_tags() {
    is(
        "* EIG Link\n** TODO [#B] Stack :a:b:\n*gras* texte\n*",
        "# EIG Link\n## TODO! Stack :a :b\ngras texte *\n",
    );
}

#[test]
fn own_keywords_count_from_their_line_on() {
    is("#+TODO: IDÉE(i) | LIVRÉ(l)\n* LIVRÉ a\n* FINI b", "# LIVRÉ! a\n# FINI b\n");
}

#[test]
fn lists_nest_by_indentation() {
    is(
        "- a\n  - b\n    1. c\n    2) d\n  + e\n- f\n  suite\n\n  autre\nfin\n",
        "- a\n  - b\n    - c\n    - d\n  - e\n- f suite\nautre\nfin\n",
    );
    is("  * a\n    * b\n  * c", "- a\n  - b\n- c\n");
    is("- a\n\t- b\n        - c\n", "- a\n  - b\n  - c\n");
    is("- a\n    - b\n  - c\n", "- a\n  - b\n  - c\n");
}

#[test]
fn one_blank_line_stays_in_a_list_and_two_end_it() {
    is("- a\n\n- b\n\n  suite\n\n\n  fin\n", "- a\n- b\nsuite\nfin\n");
}

#[test]
fn label_of_an_item_whose_list_follows_is_an_item() {
    is("- Librairies:\n  - python: pandas\n- [X]\n-\n", "- Librairies:\n  - python: pandas\n- [X]\n-\n");
}

#[test]
fn boxes_counters_and_terms_are_read() {
    is(
        "- [ ] a\n- [X] b\n3. [@7] c\n- Backend :: Tornado\n  et Flask\n- vide ::\n",
        "- [ ] a\n- [X] b\n- c\n- Backend : Tornado et Flask\n- vide :\n",
    );
}

#[test]
fn links_of_all_kinds_are_read() {
    is(
        "- [[https://a.b/][A *b*]] et [[https://c.d]], [e](https://f.g/h_(i)), <https://j.k>, https://l.m/n.\n",
        "- A b→https://a.b/ et https://c.d→https://c.d, e→https://f.g/h_(i), https://j.k→https://j.k, https://l.m/n→https://l.m/n.\n",
    );
    is("[[file:x.org][le\n  lien]]\n", "le lien→x.org\n");
    is("a ([b](https://c.d))", "a (b→https://c.d)\n");
}

#[test]
fn broken_links_stay_text() {
    is("[[https://a.b] c |\n", "[[https://a.b→https://a.b] c |\n");
    is("[[a][b\n", "[[a][b\n");
    is("[[a][b [[https://c.d][e]]\n", "[[a][b e→https://c.d\n");
    is("[[]] [[ ][x]] [x]( y) [x](y\n", "[[]] [[ ][x]] [x]( y) [x](y\n");
}

#[test]
fn emphasis_loses_its_signs_and_struck_text_keeps_them() {
    is("*a /b/ c* _d_ +e+ =f_g= ~*h*~ (/i/), « *j* »\n", "a b c d ~~e~~ f_g *h* (i), « j »\n");
    is("*/a/* *=b=* */c =d=/*", "a b c d\n");
    is("/voir https://a.b/c/ ici/", "voir https://a.b/c/→https://a.b/c/ ici\n");
}

#[test]
fn signs_that_set_nothing_off_stay() {
    is(
        "et/ou, a / b, C++ + D++, 2*3*4, snake_case_x, * a *, x=y=z",
        "et/ou, a / b, C++ + D++, 2*3*4, snake_case_x, * a *, x=y=z\n",
    );
    is("Airflow / Embulk, (semi-)temps, *a", "Airflow / Embulk, (semi-)temps, *a\n");
}

#[test]
fn tables_keep_their_cells() {
    is(
        "| Lien | Type |\n|------+------|\n| [[https://a.b][A | B]] | *c* |\n  | d | | f\n",
        "|| Lien | Type\n| A | B→https://a.b | c\n| d |  | f\n",
    );
}

#[test]
fn item_and_table_end_one_another() {
    is("- a\n  | b |\n  | c |\n| d |\n- e\n| f |", "- a\n| b\n| c\n| d\n- e\n| f\n");
}

#[test]
fn code_comments_drawers_and_dates_leave_no_block() {
    is(
        "#+begin_src python\n- a\n#+end_src\n# b\n#+begin_comment\nc\n#+end_comment\n: d\n-----\n\
         :NOTES:\n- e\n:END:\n<2018-02-15 jeu.>\n#+begin_export html\n<b>f</b>\n#+end_export\n",
        "",
    );
    is("* a\nSCHEDULED: <2018-02-15 jeu.>\n:PROPERTIES:\n:CUSTOM_ID: x\n:END:\nb\n", "# a\nb\n");
}

#[test]
fn code_between_two_paragraphs_parts_them() {
    is("a\n#+begin_src r\nx\n#+end_src\nb\n# c\nd\n", "a\nb\nd\n");
}

#[test]
fn text_in_blocks_is_read() {
    is("#+begin_quote\n- a\n\n\n- b\n#+end_quote\nc\n#+BEGIN_CENTER\nd\n#+END_CENTER\n", "- a\n- b\nc\nd\n");
    is("- a\n  #+begin_quote\nb\n  #+end_quote\n  c\n- d", "- a\nb\nc\n- d\n");
}

#[test]
fn hidden_headlines_hide_what_is_below_them() {
    is("* COMMENT a\nb\n** c\n* d\n** e :noexport:\nf\n*** g\n** h", "# d\n## h\n");
}

#[test]
fn footnotes_and_their_names_are_not_text_and_what_follows_is() {
    is("a[fn:1] b[fn:x:dit] c\n\n[fn:1] note\n  suite\n\n[fn:1] encore\n", "a b c\nencore\n");
    is("[fn:1]\nnote\n[fn:2] n\n- a\n\nb\n[fn:3]\n- c\n", "- a\nb\n- c\n");
    is("a [fn:] b\n", "a [fn:] b\n");
}

#[test]
fn dates_in_text_are_days_and_ranges_are_their_first() {
    is(
        "| <2018-02-15 jeu.> | [2018-02-16 ven. 10:00]--[2018-02-17 sam.] | x\n",
        "| 2018-02-15 | 2018-02-16 | x\n",
    );
    is("- a <2018-02-15 jeu.>--<2018-02-16 ven.>, b\n", "- a 2018-02-15, b\n");
}

#[test]
fn unclosed_blocks_are_text_and_told() {
    let (_, told) = read("a\n#+begin_src\n- b\n* c\n#+end_src\n");
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].primary.start, told[0].primary.end), (2, 13));
    is("#+begin_src\n- b\n* c\n#+end_src\n:LOGBOOK:\nd", "#+begin_src\n- b\n# c\n#+end_src :LOGBOOK: d\n");
    is("#+begin_quote\n#+begin_center\na\n#+end_quote\n#+end_center", "#+begin_center a\n#+end_center\n");
}

#[test]
fn keywords_are_read_in_any_case() {
    let (listing, _) = read("#+title: Stack\n#+AUTHOR:Ada\n#+caption[x]: y\n#+attr_html: :alt z\n#+x y\n");
    let keywords: Vec<_> =
        listing.keywords.iter().map(|(key, phrase)| (key.as_str(), phrase.text.as_str())).collect();
    assert_eq!(keywords, [("title", "Stack"), ("author", "Ada")]);
    assert_eq!(listing.blocks.len(), 1, "what is no keyword is text");
}
