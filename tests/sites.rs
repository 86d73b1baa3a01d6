//! What a build makes of a site: who is published, where, and what comes with it.

use crate::harness::{Project, bare};

/// A site with a configuration and bare templates.
pub fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\ntimezone: Europe/Paris\n")
}

/// The text of a post.
pub fn post(title: &str) -> String {
    format!("---\ntitle: {title}\n---\nTexte.\n")
}

#[test]
fn two_digit_year_is_of_this_century() {
    let built = site().write("_posts/18-02-27-un-billet.md", post("Un")).build();
    assert!(built.has("blog/2018/02/27/un-billet.html"), "{:?}", built.paths());
}

#[test]
fn case_of_the_file_name_stays_in_the_address() {
    let built = site().write("_posts/18-07-23-Memo-anglais.md", post("Mémo")).build();
    assert!(built.has("blog/2018/07/23/Memo-anglais.html"), "{:?}", built.paths());
}

#[test]
fn permalink_of_the_configuration_holds_for_posts() {
    let built = site()
        .write("_config.yml", "title: Essai\npermalink: /posts/:title/\n")
        .write("_posts/2018-02-27-a.md", post("A"))
        .build();
    assert!(built.has("posts/a/index.html"), "{:?}", built.paths());
}

#[test]
fn permalink_of_the_front_matter_comes_before_all() {
    let built = site()
        .write("_posts/2018-02-27-a.md", "---\ntitle: A\npermalink: /x/:year/:slug.html\n---\n")
        .build();
    assert!(built.has("x/2018/a.html"), "{:?}", built.paths());
}

#[test]
fn draft_is_skipped_unless_asked_for() {
    let project = || site().write("_drafts/idee.md", post("Idée"));
    assert!(!project().build().told().contains("idee"));
    let built = project().args(["--drafts"]).build();
    assert!(built.paths().iter().any(|path| path.ends_with("idee.html")), "{:?}", built.paths());
}

#[test]
fn unpublished_and_hidden_texts_are_skipped() {
    let built = site()
        .write("_posts/2018-01-01-a.md", "---\ntitle: A\npublished: false\n---\n")
        .write("_posts/_18-01-02-b.md", post("B"))
        .write("_posts/2018-01-03-c.md", post("C"))
        .build();
    let posts: Vec<String> = built.paths().into_iter().filter(|path| path.starts_with("blog/2018")).collect();
    assert_eq!(posts, ["blog/2018/01/03/c.html"]);
}

#[test]
fn post_of_a_later_day_waits_for_its_day() {
    let project = || site().write("_posts/2020-06-01-a.md", post("A"));
    assert!(!project().build().has("blog/2020/06/01/a.html"));
    assert!(project().args(["--future"]).build().has("blog/2020/06/01/a.html"));
    assert!(project().epoch(1_600_000_000).build().has("blog/2020/06/01/a.html"));
}

#[test]
fn instant_becomes_a_day_of_the_sites_zone() {
    let built =
        site().write("_posts/2018-01-01-a.md", "---\ntitle: A\ndate: 2018-05-31 23:30:00 Z\n---\n").build();
    assert!(built.has("blog/2018/06/01/a.html"), "{:?}", built.paths());
}

#[test]
fn page_at_any_depth_keeps_its_path() {
    let built = site().write("guide/un/deux.md", post("Deux")).write("guide/index.md", post("Guide")).build();
    assert!(built.has("guide/un/deux.html") && built.has("guide/index.html"), "{:?}", built.paths());
}

#[test]
fn page_of_html_with_front_matter_is_a_page_and_without_is_copied() {
    let built = site()
        .write("a.html", "---\ntitle: A\n---\n<p onclick=\"x()\">Un</p>\n")
        .write("b.html", "<!doctype html><p>Deux</p>\n")
        .build();
    assert!(built.file("a.html").contains("<p>Un</p>"), "{}", built.file("a.html"));
    assert_eq!(built.file("b.html"), "<!doctype html><p>Deux</p>\n");
}

#[test]
fn what_jekyll_leaves_out_is_left_out() {
    let built = site()
        .write("Gemfile", "x")
        .write("node_modules/a.js", "x")
        .write(".cache/a.txt", "x")
        .write("_includes/a.html", "x")
        .write("vendor/bundle/a.txt", "x")
        .write("robots.txt", "à nous\n")
        .build();
    let paths = built.paths();
    assert!(
        !paths
            .iter()
            .any(|path| path.contains("Gemfile") || path.ends_with("a.js") || path.ends_with("a.txt")),
        "{paths:?}"
    );
    assert_eq!(built.file("robots.txt"), "à nous\n", "an editor's file comes before ours");
}

#[test]
fn defaults_fill_in_what_front_matter_lacks() {
    let built = site()
        .write("_config.yml", "title: Essai\ndefaults:\n- scope: { path: guide }\n  values: { lang: en, permalink: /x/:basename.html }\n")
        .write("guide/a.md", post("A"))
        .write("b.md", post("B"))
        .build();
    assert!(built.has("x/a.html") && built.has("b.html"), "{:?}", built.paths());
}

#[test]
fn list_is_cut_into_pages_of_the_configured_size() {
    let mut project = site().write("_config.yml", "title: Essai\npagination: { per_page: 2 }\n");
    for day in 1..=5 {
        project = project.write(&format!("_posts/2018-01-0{day}-p{day}.md"), post(&format!("Billet {day}")));
    }
    let built = project
        .write(
            "_theme/templates/posts.html",
            "{% for e in entries %}{{ e.title }};{% endfor %}{{ pager.count }}",
        )
        .build();
    assert_eq!(built.file("blog/index.html"), "Billet 5;Billet 4;3");
    assert_eq!(built.file("blog/page2/index.html"), "Billet 3;Billet 2;3");
    assert_eq!(built.file("blog/page3/index.html"), "Billet 1;3");
}

#[test]
fn english_has_its_own_list_and_knows_its_sibling() {
    let page = "{{ page.lang }}|{% for t in page.translations %}{{ t.lang }}={{ t.url }}{% endfor %}";
    let built = site()
        .write("_theme/templates/post.html", page)
        .write("_posts/2018-01-01-a.md", "---\ntitle: A\nlang-ref: x\n---\n")
        .write("en/_posts/2018-01-01-a.md", "---\ntitle: A\nlang-ref: x\n---\n")
        .build();
    assert_eq!(built.file("blog/2018/01/01/a.html"), "fr|en=/en/blog/2018/01/01/a.html");
    assert_eq!(built.file("en/blog/2018/01/01/a.html"), "en|fr=/blog/2018/01/01/a.html");
    assert!(built.has("blog/index.html") && built.has("en/blog/index.html"));
}

#[test]
fn feeds_hold_the_newest_posts_with_whole_addresses() {
    let built = site()
        .write("_posts/2018-01-01-a.md", "---\ntitle: \"A & B\"\ntags: [x]\n---\n[lien](/c) `<`\n")
        .write("_posts/2018-03-01-b.md", post("B"))
        .build();
    let atom = built.file("feed.xml");
    assert!(atom.contains("<title>A &amp; B</title>") && atom.contains("https://exemple.fr/c"), "{atom}");
    assert!(atom.contains("<updated>2018-03-01T00:00:00+01:00</updated>"), "{atom}");
    let feed: serde_json::Value = serde_json::from_str(&built.file("feed.json")).expect("JSON");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["items"][0]["title"], "B");
    assert_eq!(feed["items"][1]["url"], "https://exemple.fr/blog/2018/01/01/a.html");
    let tag: serde_json::Value = serde_json::from_str(&built.file("tag/x.json")).expect("JSON");
    assert_eq!(tag["items"].as_array().expect("items").len(), 1);
}

#[test]
fn sitemap_lists_pages_with_their_last_days_and_leaves_out_what_hides() {
    let built = site()
        .write("_posts/2018-01-01-a.md", "---\ntitle: A\nupdated: 2019-02-03\n---\n")
        .write("b.md", "---\ntitle: B\nrobots: noindex\n---\n")
        .build();
    let map = built.file("sitemap.xml");
    assert!(
        map.contains(
            "<url><loc>https://exemple.fr/blog/2018/01/01/a.html</loc><lastmod>2019-02-03</lastmod></url>"
        ),
        "{map}"
    );
    assert!(!map.contains("/b.html") && !map.contains("404"), "{map}");
    assert!(built.file("robots.txt").contains("Sitemap: https://exemple.fr/sitemap.xml"));
}

#[test]
fn page_of_an_editor_takes_the_place_of_ours() {
    let built = site()
        .write("blog.md", "---\ntitle: Mon blog\npermalink: /blog/\n---\n")
        .write("_posts/2018-01-01-a.md", post("A"))
        .build();
    assert!(built.file("blog/index.html").starts_with("Mon blog\n"), "{}", built.file("blog/index.html"));
}

#[test]
fn json_ld_cannot_close_its_element() {
    let built = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_posts/2018-01-01-a.md", "---\ntitle: \"</script><b>\"\n---\n")
        .build();
    let page = built.file("blog/2018/01/01/a.html");
    assert!(page.contains("\\u003c/script\\u003e") && !page.contains("</script><b>"), "{page}");
}

#[test]
fn page_of_an_editor_comes_before_what_we_make() {
    let built = site()
        .write("robots.md", "---\ntitle: R\npermalink: /sitemap.xml\n---\n")
        .write("_theme/static/robots.txt", "du thème\n")
        .build();
    assert!(built.file("sitemap.xml").starts_with("R\n"), "{}", built.file("sitemap.xml"));
    assert_eq!(built.file("robots.txt"), "du thème\n");
}

#[test]
fn text_may_ask_for_a_template() {
    let built = site()
        .write("_theme/templates/carte.html", "CARTE {{ entry.title }}")
        .write("a.md", "---\ntitle: A\ntemplate: carte\n---\n")
        .build();
    assert_eq!(built.file("a.html"), "CARTE A");
}

#[test]
fn feed_that_needs_liquid_is_left_out_for_ours() {
    let built = site()
        .write("feed.xml", "---\nlayout: none\n---\n<feed>{% for p in site.posts %}{% endfor %}</feed>\n")
        .write("_posts/2018-01-01-a.md", post("A"))
        .build();
    assert!(
        built.told().contains("liquid-page") && built.file("feed.xml").contains("<entry"),
        "{}",
        built.told()
    );
}

#[test]
fn feed_that_has_nothing_to_hold_is_not_offered() {
    let built = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("a.md", "---\ntitle: A\ntags: x\n---\n")
        .build();
    assert!(
        !built.has("tag/x.xml") && !built.file("tag/x.html").contains("tag/x.xml"),
        "{}",
        built.file("tag/x.html")
    );
}

#[test]
fn links_in_feeds_are_whole() {
    let built = site()
        .write(
            "_posts/2018-01-02-a.md",
            "---\ntitle: A\n---\n[b](../b/) ![c](c.png) [d](#d) [e](mailto:a@b.fr)\n",
        )
        .build();
    let atom = built.file("feed.xml");
    for address in ["/blog/2018/01/02/../b/", "/blog/2018/01/02/c.png", "/blog/2018/01/02/a.html#d"] {
        assert!(atom.contains(&format!("https://exemple.fr{address}&quot;")), "{address}\n{atom}");
    }
    assert!(atom.contains("&quot;mailto:a@b.fr&quot;"), "{atom}");
}

#[test]
fn permalink_of_the_configuration_is_told_once() {
    let built = site()
        .args(["--format", "json"])
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\npermalink: /:titel/\n")
        .write("_posts/2018-01-01-a.md", post("A"))
        .write("_posts/2018-01-02-b.md", post("B"))
        .run();
    assert_eq!(built.diagnostics(), ["error[invalid-permalink] _posts/2018-01-01-a.md:1:1"]);
}

#[test]
fn words_for_yes_and_no_act_as_truth_values() {
    let built = site()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nfuture: yes\n")
        .write("_theme/templates/page.html", "{% if entry.toc %}oui{% else %}non{% endif %}")
        .write("a.md", "---\ntitle: A\npublished: no\n---\n")
        .write("b.md", "---\ntitle: B\npublished: Off\n---\n")
        .write("c.md", "---\ntitle: C\ndraft: Yes\n---\n")
        .write("d.md", "---\ntitle: D\nnoindex: on\n---\n")
        .write("e.md", "---\ntitle: E\nsitemap: NO\ntoc: no\n---\n")
        .write("_posts/2021-01-01-f.md", post("F"))
        .args(["--strict"])
        .build();
    for left_out in ["a.html", "b.html", "c.html"] {
        assert!(!built.has(left_out), "{left_out}");
    }
    assert_eq!(built.file("e.html"), "non");
    let map = built.file("sitemap.xml");
    assert!(built.has("d.html") && !map.contains("/d.html") && !map.contains("/e.html"), "{map}");
    assert!(built.has("blog/2021/01/01/f.html"), "{:?}", built.paths());
}

#[test]
fn site_without_an_address_has_no_sitemap() {
    let built = Project::new().write("a.md", post("A")).args(["--strict"]).build();
    assert!(!built.has("sitemap.xml") && built.has("robots.txt"), "{:?}", built.paths());
    assert!(!built.told().contains("missing-url"), "nothing is asked of a site without configuration");
    let redirected =
        site().write("_config.yml", "url:\n").write("_redirects", "/plan /sitemap.xml 301\n").build();
    assert!(redirected.told().contains("unknown-target"), "{}", redirected.told());
}

#[test]
fn collection_that_only_the_configuration_names_has_its_pages() {
    let built = site()
        .write("_config.yml", "url: https://exemple.fr\ncollections:\n  recettes: { output: true }\n  notes:\n  fiches: { output: yes, permalink: /f/:title/ }\n")
        .write("_recettes/tarte.md", "---\ntitle: Tarte\ntags: [sucre]\n---\nUne tarte.\n")
        .write("_recettes/sale/quiche.md", "Une quiche.\n")
        .write("_fiches/2018-01-01-un.md", post("Un"))
        .write("_notes/a.md", post("Note"))
        .args(["--strict"])
        .build();
    assert!(built.file("recettes/tarte.html").starts_with("Tarte\n"), "{:?}", built.paths());
    assert!(built.has("recettes/sale/quiche.html") && built.has("f/un/index.html"), "{:?}", built.paths());
    assert!(built.has("tag/sucre.html"), "{:?}", built.paths());
    assert!(!built.paths().iter().any(|path| path.contains("note")), "{:?}", built.paths());
}

#[test]
fn list_of_collections_makes_collections_without_pages() {
    let built = site()
        .write("_config.yml", "url: https://exemple.fr\ncollections: [recettes]\n")
        .write("_recettes/tarte.md", post("Tarte"))
        .args(["--strict"])
        .build();
    assert!(!built.paths().iter().any(|path| path.contains("tarte")), "{:?}", built.paths());
}

#[test]
fn front_matter_of_a_style_sheet_is_not_written() {
    let built = site()
        .write("style.css", "---\n---\np { color: red }\n")
        .write("app.js", "\u{feff}---\r\nlayout: none\r\n---\r\nlet a = {};\r\n")
        .write("humans.txt", "---\nà nous\n")
        .write("data.json", "{\"a\": \"{{ b }}\"}\n")
        .write("search.json", "---\n---\n[{% for p in site.posts %}{% endfor %}]\n")
        .write("secret.txt", "---\npublished: no\n---\nsecret\n")
        .write("k.yml", "---\na: 1\n---\nb: 2\n")
        .write("latin.txt", b"--- caf\xe9 ---\n")
        .args(["--format", "json"])
        .build();
    assert_eq!(built.file("style.css"), "p { color: red }\n");
    assert_eq!(built.file("app.js"), "let a = {};\r\n");
    assert_eq!(built.file("humans.txt"), "---\nà nous\n", "what is not closed is no front matter");
    assert_eq!(built.file("data.json"), "{\"a\": \"{{ b }}\"}\n");
    assert_eq!(built.file("k.yml"), "---\na: 1\n---\nb: 2\n");
    assert!(built.has("latin.txt") && !built.has("search.json") && !built.has("secret.txt"));
    assert_eq!(built.diagnostics(), ["warning[liquid-page] search.json:3:2"]);
}

#[test]
fn text_in_no_language_is_in_that_of_the_site() {
    let built = site()
        .write("a.md", "---\ntitle: A\nlang: \"en\\\"><b>\"\n---\n")
        .write("en/b.md", "---\ntitle: B\nlang: anglais\n---\n")
        .build();
    assert!(built.has("a.html") && built.has("en/b.html"), "{:?}", built.paths());
    assert!(!built.paths().iter().any(|path| path.contains("><b>") || path.contains("anglais")));
}

#[test]
fn space_that_does_not_break_stays_in_a_title() {
    let built = site().write("a.md", "---\ntitle: \"Programme 10\u{a0}%  et\n  suite\"\n---\n").build();
    assert!(built.file("a.html").starts_with("Programme 10\u{a0}% et suite\n"), "{:?}", built.file("a.html"));
}

#[test]
fn file_in_org_is_a_page_only_where_a_pattern_names_it() {
    let schema = "collections:\n  notes:\n    sources: [\"_notes/**\", \"_notes/*.org\"]\n    permalink: /notes/:id.html\n    template: page.html\n";
    let text = "#+title: Une note\n#+date: <2018-02-15 jeu.>\n\n* Un\nTexte.\n";
    let built = site()
        .write("_schema.yml", schema)
        .write("_notes/a.org", text)
        .write("_notes/sous/b.org", text)
        .write("c.org", text)
        .build();
    let pages: Vec<String> = built.paths().into_iter().filter(|path| path.contains("notes/")).collect();
    assert_eq!(pages, ["notes/a.html"]);
    assert!(built.has("c.org"), "what no collection names is copied");
}

#[test]
fn title_in_french_has_its_spaces() {
    let built = Project::new().write("a.md", "---\ntitle: Pourquoi ?\n---\nTexte.\n").build();
    assert!(built.file("a.html").contains("<title>Pourquoi\u{202f}? – "), "{}", built.file("a.html"));
}

#[test]
fn heading_at_the_top_of_a_page_is_its_title_and_stands_once() {
    let built = Project::new()
        .write("haut.md", "---\nlang: fr\n---\n# Titre du haut\n\nSuite.\n")
        .write("bas.md", "---\nlang: fr\n---\nD’abord ceci.\n\n# Titre du bas\n")
        .build();
    let count = |path: &str, text: &str| built.file(path).matches(text).count();
    assert_eq!(count("haut.html", ">Titre du haut</h"), 1, "{}", built.file("haut.html"));
    assert_eq!(count("bas.html", ">Titre du bas</h"), 2, "{}", built.file("bas.html"));
}

#[test]
fn text_of_a_record_is_typeset_like_a_page() {
    let built = site().write("_data/faq.yml", "- { question: \"Qui ?\", answer: \"L'été !\" }\n").build();
    assert!(built.file("questions/qui.html").contains("<p>L’été\u{202f}!</p>"));
}
