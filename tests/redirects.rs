//! Old addresses: where they come from, where they lead, what they may not do.

use crate::sites::{post, site};

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
fn old_address_of_the_home_page_leaves_it_there() {
    let built = site().write("a.md", post("A")).write("_redirects", "/index.html /a.html\n").build();
    assert!(!built.file("index.html").contains("http-equiv=\"refresh\""));
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
fn old_address_may_lead_to_another_site() {
    let built =
        site().write("_redirects", "/vieux https://exemple.org/neuf\n/b http://exemple.org/c 302\n").build();
    assert_eq!(
        built.file("_redirects"),
        "/vieux https://exemple.org/neuf 301\n/b http://exemple.org/c 302\n"
    );
}
