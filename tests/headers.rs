//! What servers are told: `_headers`, the snippet for nginx, and names that change with what the files hold.

use crate::harness::{Built, Project};

fn site() -> Project {
    Project::new()
        .args(["--format", "json"])
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nTexte.\n\n```rust\nlet a = 1;\n```\n")
}

/// The rules of `_headers`: path, and its headers.
fn rules(built: &Built) -> Vec<(String, Vec<(String, String)>)> {
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in built.file("_headers").lines() {
        match (line.strip_prefix("  "), rules.last_mut()) {
            (Some(header), Some((_, headers))) => {
                let (name, value) = header.split_once(": ").expect("a header");
                headers.push((name.to_owned(), value.to_owned()));
            }
            _ => rules.push((line.to_owned(), Vec::new())),
        }
    }
    rules
}

/// The values of the header `name` that the rules give to `path`.
fn given(built: &Built, path: &str, name: &str) -> Vec<String> {
    let fits = |rule: &str| rule.strip_suffix('*').map_or(rule == path, |start| path.starts_with(start));
    let rules = rules(built).into_iter().filter(|(rule, _)| fits(rule));
    rules.flat_map(|(_, headers)| headers).filter(|(of, _)| of == name).map(|(_, value)| value).collect()
}

#[test]
fn every_file_has_one_policy_and_one_rule_of_caching() {
    let built = site().write("img/a b.png", "x").build();
    for path in built
        .tree()
        .keys()
        .filter(|path| !path.starts_with('.') && *path != "_headers" && *path != "headers.nginx.conf")
    {
        let address = format!("/{}", path.replace(' ', "%20"));
        let caching = given(&built, &address, "Cache-Control");
        assert_eq!(caching.len(), 1, "{path}: {caching:?}");
        let for_ever =
            path.starts_with("assets/") || (path.starts_with("search/") && path.matches('/').count() == 2);
        assert_eq!(caching[0].contains("immutable"), for_ever, "{path}: {caching:?}");
        for name in
            ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"]
        {
            assert_eq!(given(&built, &address, name).len(), 1, "{path}: {name}");
        }
    }
    assert_eq!(given(&built, "/", "Cache-Control"), given(&built, "/index.html", "Cache-Control"));
}

#[test]
fn policy_lets_nothing_in_that_is_not_of_the_site() {
    let policy = given(&site().build(), "/", "Content-Security-Policy").remove(0);
    for part in ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"] {
        assert!(policy.split("; ").any(|found| found == part), "{part}: {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'), "{policy}");
}

#[test]
fn policy_names_the_players_that_pages_offer_and_no_other_host() {
    let films = "{{< dailymotion x7abc \"Le bilan\" >}}\n\n<iframe src=\"https://tube.exemple.fr/videos/embed/a1\"></iframe>\n\n\
                 <iframe src=\"https://carte.exemple.fr/\"></iframe>\n";
    let built = site().write("_posts/2018-03-17-b.md", format!("---\ntitle: B\n---\n{films}")).build();
    let policy = given(&built, "/", "Content-Security-Policy").remove(0);
    let frames = policy.split("; ").find(|part| part.starts_with("frame-src"));
    assert_eq!(frames, Some("frame-src https://geo.dailymotion.com https://tube.exemple.fr"), "{policy}");
    assert!(built.file("headers.nginx.conf").contains(&policy));
    let without = given(&site().build(), "/", "Content-Security-Policy").remove(0);
    assert!(!without.contains("frame-src"), "{without}");
}

/// A site with a CMS, whose script is any.
fn with_cms(cms: &str) -> Project {
    let config = format!("title: Essai\nurl: https://exemple.fr\neigsite:\n  cms: {cms}\n");
    site()
        .write("_config.yml", config)
        .write("seul.md", "---\ntitle: Seul\n---\n")
        .write("_cms/decap-cms.js", "x")
        .write("_cms/7.decap-cms.js", "y")
        .write("_cms/7.cms.js", "z")
}

#[test]
fn cms_has_a_policy_of_its_own_and_every_other_file_that_of_the_site() {
    let built =
        with_cms("{ github: programme/vitrine, login: https://login.exemple.fr, scripts: _cms }").build();
    assert_eq!([built.file("admin/decap-cms.js"), built.file("admin/7.decap-cms.js")], ["x", "y"]);
    assert!(!built.has("admin/7.cms.js"), "another form of the same");
    let config = built.file("admin/config.yml");
    assert!(
        config.contains("repo: programme/vitrine\n")
            && config.contains("base_url: https://login.exemple.fr\n")
    );
    let strict = given(&site().build(), "/", "Content-Security-Policy");
    let told = |path: &&String| {
        !path.starts_with('.') && !["_headers", "headers.nginx.conf"].contains(&path.as_str())
    };
    for path in built.tree().keys().filter(told) {
        let policies = given(&built, &format!("/{path}"), "Content-Security-Policy");
        match path.starts_with("admin/") {
            true => assert!(
                policies.len() == 1
                    && policies[0].contains(
                        "connect-src 'self' blob: https://api.github.com https://login.exemple.fr;"
                    ),
                "{path}: {policies:?}"
            ),
            false => assert_eq!(policies, strict, "{path}"),
        }
        let openers = given(&built, &format!("/{path}"), "Cross-Origin-Opener-Policy");
        let expected = if path.starts_with("admin/") { "same-origin-allow-popups" } else { "same-origin" };
        assert_eq!(openers, [expected], "{path}");
    }
    assert_eq!(given(&built, "/seul", "Content-Security-Policy"), strict, "an address without ending");
    assert!(
        built
            .file("headers.nginx.conf")
            .contains("if ($uri ~ \"^/admin/\") { set $eigsite_content_security_policy")
    );
    assert!(!built.file("sitemap.xml").contains("admin"));
    assert!(!site().build().has("admin/index.html"), "nobody has asked for it");
}

#[test]
fn cms_that_cannot_work_is_told_where_it_is_asked_for() {
    let told = |cms: &str| with_cms(cms).run().diagnostics();
    let all = [
        ("{ branch: main }", "error[invalid-config] _config.yml:4:8"),
        ("{ github: a/b, gitlab: c/d, app_id: x }", "error[invalid-config] _config.yml:4:8"),
        ("{ github: vitrine, scripts: _cms }", "error[invalid-config] _config.yml:4:18"),
        ("{ github: a/b, login: ici, scripts: _cms }", "error[invalid-config] _config.yml:4:30"),
        ("{ gitlab: a/b, scripts: _cms }", "error[invalid-config] _config.yml:4:8"),
        ("{ github: a/b, scripts: ailleurs }", "error[invalid-config] _config.yml:4:8"),
    ];
    for (cms, expected) in all {
        assert_eq!(told(cms), [expected], "{cms}");
    }
    assert_eq!(told("{ gitlab: a/b/c, app_id: x, scripts: _cms }"), Vec::<String>::new());
}

#[test]
fn feeds_have_the_type_of_feeds() {
    let built = site().build();
    assert_eq!(given(&built, "/feed.xml", "Content-Type"), ["application/atom+xml; charset=utf-8"]);
    assert_eq!(given(&built, "/feed.json", "Content-Type"), ["application/feed+json; charset=utf-8"]);
    assert_eq!(given(&built, "/sitemap.xml", "Content-Type"), Vec::<String>::new());
    let nginx = built.file("headers.nginx.conf");
    assert!(
        nginx.contains("location = \"/feed.xml\" { types { } default_type \"application/atom+xml"),
        "{nginx}"
    );
}

#[test]
fn site_in_a_folder_of_its_host_has_rules_below_it() {
    let built = site().args(["--base-url", "https://exemple.fr/vitrine"]).build();
    assert!(rules(&built).iter().all(|(path, _)| path.starts_with("/vitrine/")), "{:?}", rules(&built));
    assert!(built.file("headers.nginx.conf").contains("\"^/vitrine/(assets/"));
}

#[test]
fn headers_of_an_editor_take_the_place_of_ours() {
    let own = "/*\n  Content-Security-Policy: default-src 'self' https://video.exemple.fr\n";
    let built = site().write("_headers", own).build();
    assert_eq!(built.file("_headers"), own);
    assert_eq!(built.diagnostics(), Vec::<String>::new());
    let built = site().write("_headers", "/*\n  X-Robots-Tag: noindex\n").build();
    assert_eq!(built.diagnostics(), ["hint[missing-policy] _headers:1:1"]);
}

#[test]
fn theme_files_are_named_by_what_they_hold() {
    let built = site().build();
    let page = built.file("blog/2018/03/16/a.html");
    for (name, ending) in [("style", "css"), ("highlight", "css"), ("site", "js"), ("favicon", "svg")] {
        let address = format!("=\"/{}\"", built.asset(name, ending));
        assert!(page.contains(&address), "{address}: {page}");
    }
    assert!(!built.has("assets/style.css"));
    let script = built.file(&built.asset("search-page", "js"));
    let box_script = built.asset("site", "js");
    assert!(script.contains(&box_script.replace("assets/", "./")), "{script}");
}

#[test]
fn file_of_the_sites_own_theme_is_named_by_what_it_holds_too() {
    let with = |css: &str| site().write("_theme/static/assets/style.css", css).build();
    let (one, other) = (with("a { color: red }"), with("a { color: blue }"));
    assert_eq!(one.file(&one.asset("style", "css")), "a { color: red }");
    assert_ne!(one.asset("style", "css"), other.asset("style", "css"));
    assert_eq!(one.asset("site", "js"), other.asset("site", "js"));
    let built = site()
        .write("_theme/static/assets/carte.svg", "<svg/>")
        .write("_theme/static/assets/style.css", "a { background: url(carte.svg) }")
        .write("_theme/static/clef.txt", "x")
        .write("_theme/templates/404.html", "{{ asset[\"carte.svg\"] }}")
        .build();
    let picture = built.asset("carte", "svg");
    assert_eq!(built.file("404.html"), format!("/{picture}"));
    let style = built.file(&built.asset("style", "css"));
    assert_eq!(style, format!("a {{ background: url({}) }}", picture.replace("assets/", "")));
    assert_eq!(built.file("clef.txt"), "x");
}

#[test]
fn file_of_the_site_takes_the_place_of_the_themes_under_its_plain_name() {
    let built = site().write("assets/style.css", "a { color: red }").build();
    assert_eq!(built.file("assets/style.css"), "a { color: red }");
    assert!(built.file("index.html").contains("href=\"/assets/style.css\""));
    assert_eq!(given(&built, "/assets/style.css", "Cache-Control"), ["public, max-age=0, must-revalidate"]);
}

#[test]
fn template_that_names_no_file_of_the_theme_is_told() {
    let built = site().write("_theme/templates/404.html", "{{ asset[\"styel.css\"] }}").run();
    assert_eq!(built.diagnostics(), ["error[template] _theme/templates/404.html:1:4"]);
}
