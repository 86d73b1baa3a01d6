//! What a build makes of a site: who is published, where, and what is joined with what.

use crate::harness::{Project, bare};

fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\ntimezone: Europe/Paris\n")
}

fn post(title: &str) -> String {
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
fn old_addresses_come_out_in_three_forms() {
    let built = site()
        .write("_redirects", "/vieux/ /a.html 301!\n/tout/* /:splat 302\n")
        .write("a.md", "---\ntitle: A\nredirect_from: /ancien.html\naliases: [/jadis/]\n---\n")
        .build();
    assert_eq!(
        built.file("_redirects"),
        "/vieux/ /a.html 301!\n/tout/* /:splat 302\n/ancien.html /a.html 301\n/jadis/ /a.html 301\n"
    );
    assert!(built.file("redirects.nginx.conf").contains("    \"/vieux/\" \"/a.html\";\n"));
    assert!(built.file("redirects.nginx.conf").contains("\"~^/tout/(?<splat>.*)$\" \"/$splat\";"));
    for stub in ["vieux/index.html", "ancien.html", "jadis/index.html"] {
        assert!(built.file(stub).contains("content=\"0; url=/a.html\""), "{stub}");
    }
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
fn own_schema_makes_a_collection_of_its_own() {
    let built = Project::new()
        .write("_config.yml", "title: Essai\n")
        .write("_schema.yml", "collections:\n  jeux:\n    label: Jeux\n    template: page.html\n    list: { path: /jeux/ }\n    fields:\n      joueurs: { type: number }\n")
        .write("_jeux/go.md", "---\ntitle: Go\njoueurs: 2\n---\nUn jeu.\n")
        .build();
    assert!(built.has("jeux/go.html") && built.has("jeux/index.html"), "{:?}", built.paths());
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
fn redirect_to_what_we_make_is_sound() {
    let built = site()
        .args(["--strict"])
        .write("_posts/2018-01-01-a.md", "---\ntitle: A\ntags: [x]\n---\n")
        .write("en/_posts/2018-01-01-a.md", "---\ntitle: A\n---\n")
        .write("_redirects", "/p /plan-site.html\n/f /feed.xml\n/x /tag/x.json\n/e /en/\n/s /sitemap.xml\n/c /assets/style.css\n")
        .build();
    assert!(built.has("p.html"));
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
fn old_address_where_something_stands_is_told_and_leads_nowhere() {
    let built = site()
        .args(["--format", "json"])
        .write("a.md", post("A"))
        .write("b.md", "---\ntitle: B\naliases: [/a.html, /, /vieux/]\n---\n")
        .write("c.md", "---\ntitle: C\nredirect_from: vieux/\n---\n")
        .run();
    assert_eq!(
        built.diagnostics(),
        [
            "error[duplicate-url] b.md:3:11",
            "error[duplicate-url] b.md:3:20",
            "error[duplicate-url] c.md:3:16"
        ]
    );
}

#[test]
fn line_that_a_page_shadows_is_not_forced_on_nginx() {
    let built = site()
        .write("a.md", post("A"))
        .write("_redirects", "/a.html /b.html 301\n/ /a.html\n/x /a.html#y # note\n")
        .build();
    let map = built.file("redirects.nginx.conf");
    assert!(!map.contains("\"/a.html\" "), "{map}");
    assert!(map.contains("\"/x\" \"/a.html#y\";"), "{map}");
    assert!(!built.file("index.html").contains("http-equiv"), "the home page stands");
    assert!(built.has("x.html"));
}

#[test]
fn old_address_cannot_write_lines_of_its_own() {
    let built = site()
        .args(["--format", "json"])
        .write("a.md", "---\ntitle: A\naliases: [\"/n\\n/evil https://evil.example 301!\"]\n---\n")
        .run();
    assert_eq!(built.diagnostics(), ["error[unsafe-permalink] a.md:3:11"]);
    let built = site().write("a.md", "---\ntitle: A\naliases: [\"/sp ace/\", \"/b%20c/\"]\n---\n").build();
    assert!(built.file("_redirects").contains("/sp%20ace/ /a.html 301\n"), "{}", built.file("_redirects"));
    assert!(
        built.file("redirects.nginx.conf").contains("\"/b c/\" "),
        "{}",
        built.file("redirects.nginx.conf")
    );
    assert!(built.has("sp ace/index.html"), "{:?}", built.paths());
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
