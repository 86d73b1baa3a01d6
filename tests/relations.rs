//! What is joined with what: records and texts, names and entries, links and pages.

use crate::harness::Project;
use crate::sites::{post, site};

fn defi_page() -> &'static str {
    "{{ entry.title }}|{{ entry.description }}|{% for e in entry.eigs %}{{ e.title }}={{ e.url }};{% endfor %}|{{ entry.promotion.url }}"
}

#[test]
fn record_and_text_are_joined_by_title_and_names_are_folded() {
    let built = site()
        .write("_theme/templates/defi.html", defi_page())
        .write("_data/defis.yml", "\"Coach Élèves\":\n  title: Coach Élèves\n  description: Aider\n  eigs: [ada  MARTIN]\n  promotion: 2\n")
        .write("_data/promos.yml", "\"EIG 2\": { title: Les défis EIG 2, promotion: 2 }\n")
        .write("_defis/2018-01-01-coacheleves.md", "---\ntitle: CoachÉlèves\n---\n")
        .write("_communaute/2018-01-01-ada-martin.md", "---\nnom: Ada Martin\n---\n")
        .build();
    assert_eq!(
        built.file("defis/2018/coacheleves.html"),
        "CoachÉlèves|Aider|Ada Martin=/communaute/2018/ada-martin.html;|/promotions/eig-2.html"
    );
}

#[test]
fn inverse_of_a_relation_comes_by_itself() {
    let built = site()
        .write("_theme/templates/personne.html", "{% for group in entry.related | values %}{% for e in group.entries %}{{ e.title }};{% endfor %}{% endfor %}")
        .write("_defis/2018-01-01-a.md", "---\ntitle: A\ndescription: Un\nmentors: [Ada]\n---\n")
        .write("_defis/2018-01-01-b.md", "---\ntitle: B\ndescription: Deux\neigs: [Ada]\n---\n")
        .write("_communaute/2018-01-01-ada.md", "---\nnom: Ada\n---\n")
        .build();
    assert_eq!(built.file("communaute/2018/ada.html"), "A;B;");
}

#[test]
fn mention_makes_what_the_schema_lets_it_make() {
    let built = site()
        .write("_posts/2018-01-01-a.md", "---\ntitle: A\ntags: [méthode, Méthode, open source]\n---\n")
        .build();
    assert!(built.has("tag/methode.html") && built.has("tag/open-source.html"), "{:?}", built.paths());
    assert!(built.has("tag/methode.xml") && built.has("tag/methode.json"), "a tag has its feeds");
}

#[test]
fn tags_may_be_a_text() {
    let built = site().write("_posts/2018-01-01-a.md", "---\ntitle: A\ntags: un deux\n---\n").build();
    assert!(built.has("tag/un.html") && built.has("tag/deux.html"), "{:?}", built.paths());
}

#[test]
fn links_to_posts_and_texts_lead_to_their_pages() {
    let body = "[a]({% post_url 2018-01-02-b %}) [b](../guide/un.md#x) [c]({% link guide/un.md %}) [d]({{ site.baseurl }}/e) [e](/f)\n";
    let built = site()
        .write("_config.yml", "title: Essai\nbaseurl: /v\n")
        .write("_posts/2018-01-01-a.md", format!("---\ntitle: A\n---\n{body}"))
        .write("_posts/2018-01-02-b.md", post("B"))
        .write("guide/un.md", post("Un"))
        .build();
    let page = built.file("blog/2018/01/01/a.html");
    for address in ["/v/blog/2018/01/02/b.html", "/v/guide/un.html#x", "/v/guide/un.html\"", "/v/e", "/v/f"] {
        assert!(page.contains(&format!("href=\"{address}")), "{address} is not in:\n{page}");
    }
}

#[test]
fn own_schema_makes_a_collection_of_its_own() {
    let built = Project::new()
        .write("_config.yml", "title: Essai\n")
        .write("_schema.yml", "collections:\n  jeux:\n    label: Jeux\n    template: page.html\n    list: { path: /jeux/ }\n    fields:\n      joueurs: { type: number }\n")
        .write("_jeux/go.md", "---\ntitle: Go\njoueurs: 2\n---\nUn jeu.\n")
        .build();
    assert!(built.has("jeux/go.html") && built.has("jeux/index.html"), "{:?}", built.paths());
}

#[test]
fn field_may_make_what_it_mentions() {
    let built = site()
        .write("_schema.yml", "collections:\n  defis:\n    fields:\n      eigs: { create: true }\n")
        .write("_defis/2018-01-01-a.md", "---\ntitle: A\ndescription: Un\neigs: [Ada]\n---\n")
        .run();
    assert!(!built.told().contains("unknown-reference"), "{}", built.told());
}

#[test]
fn every_data_file_that_the_schema_names_is_read() {
    let built = site()
        .write("_data/promos.yml", "\"EIG 1\": { title: Un }\n")
        .write("_data/promotions.yml", "\"EIG 2\": { title: Deux }\n")
        .build();
    assert!(built.has("promotions/eig-2.html") && built.has("promotions/eig-1.html"), "{:?}", built.paths());
}

#[test]
fn singular_key_is_taken_whole_and_a_name_written_twice_counts_once() {
    let built = site()
        .write("_theme/templates/post.html", "{% for tag in entry.tags %}{{ tag.title }};{% endfor %}")
        .write(
            "_posts/2018-01-01-a.md",
            "---\ntitle: A\ntag: open data\ncategory: vie des eig\npermalink: /:categories/a.html\n---\n",
        )
        .write("_posts/2018-01-02-b.md", "---\ntitle: B\ntags: [un, Un, deux]\npermalink: /b.html\n---\n")
        .build();
    assert_eq!(built.file("vie des eig/a.html"), "open data;");
    assert_eq!(built.file("b.html"), "un;deux;");
}

#[test]
fn addresses_in_fields_know_the_base_and_scripts_are_no_addresses() {
    let page = "{{ entry.website }}|{{ entry.administration_website }}|{% for item in nav %}{{ item.url }}{% endfor %}";
    let built = site()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nbaseurl: /b\n")
        .write("_theme/templates/defi.html", page)
        .write("_data/nav.yml", "- { name: X, url: \"javascript://x%0aalert(1)\" }\n- { name: Y, path: defis.html }\n")
        .write("_defis/2018-01-01-a.md", "---\ntitle: A\ndescription: Un\nwebsite: /x/\nadministration_website: \"javascript:alert(1)\"\n---\n")
        .build();
    assert_eq!(built.file("defis/2018/a.html"), "/b/x/||/b/defis.html");
}

#[test]
fn accent_of_another_form_finds_the_file() {
    let built = site()
        .write("img/E\u{301}te\u{301}.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .write("a.md", "---\ntitle: A\n---\n![été](/img/\u{c9}t\u{e9}.svg)\n")
        .build();
    assert!(built.file("a.html").contains("src=\"/img/E%CC%81te%CC%81.svg\""), "{}", built.file("a.html"));
}

#[test]
fn reference_may_be_a_name_with_an_address() {
    let built = site()
        .args(["--strict"])
        .write(
            "_theme/templates/personne.html",
            "{% for e in entry.defis %}{{ e.title }}={{ e.url }};{% endfor %}",
        )
        .write("_defis/2017-01-01-machine.md", "---\ntitle: La machine\ndescription: Un\n---\n")
        .write(
            "_communaute/2017-01-01-ada.md",
            "---\nnom: Ada\ndefis:\n  - nom: MESRI - La machine\n    site: /defis/2017/machine.html\n---\n",
        )
        .build();
    assert_eq!(built.file("communaute/2017/ada.html"), "La machine=/defis/2017/machine.html;");
}

#[test]
fn truth_is_one_whichever_word_it_is_written_with() {
    let built = site()
        .write("_schema.yml", "collections:\n  defis:\n    fields:\n      ouvert: { type: bool }\n")
        .write("_theme/templates/defi.html", "{% if entry.ouvert %}ouvert{% else %}clos{% endif %}")
        .write("_defis/2018-01-01-un.md", "---\ntitle: Un\ndescription: A\nouvert: \"no\"\n---\n")
        .write("_defis/2018-01-01-deux.md", "---\ntitle: Deux\ndescription: B\nouvert: \"yes\"\n---\n")
        .build();
    assert_eq!(
        (built.file("defis/2018/un.html").trim(), built.file("defis/2018/deux.html").trim()),
        ("clos", "ouvert")
    );
}

#[test]
fn name_of_a_challenge_and_a_tool_means_the_challenge_where_it_may_be_anything() {
    let built = site()
        .write("_defis/2018-01-01-python.md", "---\ntitle: Python\ndescription: A\n---\n")
        .write("_evenements/e.md", "---\ntitre: Rencontre\ndate: 2018-03-03\nabout: [Python]\n---\n")
        .write("_posts/2018-02-02-a.md", "---\ntitle: A\ntools: [PHP]\n---\nTexte.\n")
        .build();
    assert!(built.file("agenda/e.html").contains("<a href=\"/defis/2018/python.html\">Python</a>"));
    assert!(!built.has("outils/python.html"));
}
