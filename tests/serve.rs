//! `eigsite serve`: what it answers, what it tells open pages and the terminal, and that it writes nothing.

mod client;
mod storm;

use crate::harness::{PROGRAM, Project, installed, program, run_in_node, tree};
use client::{Serving, site};
use std::path::Path;
use std::process::Command;

#[test]
fn pages_and_files_are_answered_with_their_types() {
    let serving = Serving::start(site().write("img/a b.png", [1, 2, 3]), &[]);
    let page = serving.get("/a.html");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.text().contains("Avant."), "{}", page.text());
    assert!(page.text().contains("<script defer src=\"/__eigsite/serve.js\""), "{}", page.text());
    assert_eq!(serving.get("/a").body, page.body, "an address needs no ending");
    assert_eq!(serving.get("/").status, 200, "a folder is its index");
    let picture = serving.get("/img/a%20b.png");
    assert_eq!((picture.header("content-type"), &*picture.body), ("image/png", &[1, 2, 3][..]));
    assert_eq!(serving.get("/recherche").header("location"), "/recherche/");
    assert_eq!(serving.get("/__eigsite/serve.js").status, 200);
    assert!(page.header("content-security-policy").contains("default-src 'self'"), "{:?}", page.headers);
}

#[test]
fn what_is_not_there_is_answered_with_the_page_for_it() {
    let serving = Serving::start(site(), &[]);
    let answer = serving.get("/nulle-part");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("<html"), "{}", answer.text());
    assert_eq!(serving.get("/_headers").status, 404);
}

#[test]
fn path_outside_of_the_site_is_answered_with_nothing() {
    let serving = Serving::start(site(), &[]);
    for path in [
        "/../_config.yml",
        "/%2e%2e/_config.yml",
        "/..%2f_config.yml",
        "/..\\_config.yml",
        "/%5c..%5c_config.yml",
        "/a.html%00.png",
        "//etc/passwd",
        "/./../../../../etc/passwd",
        "/%ff%fe",
        "/_config.yml",
    ] {
        let answer = serving.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("title: Essai"), "{path}");
    }
}

#[test]
fn name_of_another_host_is_refused() {
    let serving = Serving::start(site(), &[]);
    let ask = |host: &str| {
        serving.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).status
    };
    assert_eq!(ask("exemple.fr"), 403);
    assert_eq!(ask("127.0.0.1.exemple.fr"), 403);
    assert_eq!(ask("localhost:1234"), 200);
    assert_eq!(
        serving.ask("GET http://exemple.fr/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").status,
        403
    );
}

#[test]
fn only_questions_are_answered() {
    let serving = Serving::start(site(), &[]);
    let ask = |method: &str| {
        serving.ask(&format!(
            "{method} /a.html HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ))
    };
    assert_eq!(ask("POST").status, 405);
    assert_eq!(ask("POST").header("allow"), "GET, HEAD");
    let head = ask("HEAD");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), serving.get("/a.html").body.len().to_string());
}

#[test]
fn unchanged_file_is_not_sent_again() {
    let serving = Serving::start(site().write("a.bin", "octets"), &[]);
    for path in ["/a.html", "/a.bin", "/__eigsite/serve.js"] {
        let tag = serving.get(path).header("etag").to_owned();
        let again = serving.get_with(path, &format!("If-None-Match: \"x\", W/{tag}\r\n"));
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        assert_eq!(serving.get_with(path, "If-None-Match: \"x\"\r\n").status, 200, "{path}");
    }
}

#[test]
fn parts_of_files_are_sent() {
    let serving = Serving::start(site().write("a.bin", "0123456789"), &[]);
    let part = serving.get_with("/a.bin", "Range: bytes=2-4\r\n");
    assert_eq!((part.status, part.text(), part.header("content-range")), (206, "234".into(), "bytes 2-4/10"));
    assert_eq!(serving.get_with("/a.bin", "Range: bytes=-3\r\n").text(), "789");
    let none = serving.get_with("/a.bin", "Range: bytes=10-\r\n");
    assert_eq!((none.status, none.header("content-range")), (416, "bytes */10"));
    let other = serving.get_with("/a.bin", "Range: bytes=2-4\r\nIf-Range: \"x\"\r\n");
    assert_eq!((other.status, other.body.len()), (200, 10), "a part of other bytes is of no use");
    assert_eq!(serving.get_with("/style.css", "Range: bytes=0-0\r\n").status, 206, "bytes in memory too");
}

#[test]
fn old_addresses_lead_on() {
    let redirects = "/vieux /a.html 301\n/docs/* /b.html?d=:splat 302\n/montre /b.html 200\n";
    let serving = Serving::start(site().write("_redirects", redirects), &[]);
    assert_eq!(serving.get("/vieux").header("location"), "/a.html");
    assert_eq!(serving.get("/docs/x/y").header("location"), "/b.html?d=x/y");
    assert!(serving.get("/montre").text().contains("Bis."));
}

#[test]
fn site_stands_below_its_base() {
    let config = "title: Essai\nurl: https://exemple.fr\nbaseurl: /vitrine\n";
    let serving = Serving::start(site().write("_config.yml", config), &[]);
    assert!(serving.url.ends_with("/vitrine/"), "{}", serving.url);
    assert_eq!(serving.get("/").header("location"), "/vitrine/");
    assert_eq!(serving.get("/vitrine/a.html").status, 200);
    assert_eq!(serving.get("/a.html").status, 404);
}

#[test]
fn edit_reloads_its_page_and_no_other() {
    let serving = Serving::start(site(), &[]);
    let mut edited = serving.open("/a.html");
    let mut other = serving.open("/b.html");
    assert_eq!(edited.next("state")["errors"], serde_json::json!([]));
    other.next("state");
    serving.project.put("a.md", "---\ntitle: A\n---\nAprès.\n");
    edited.next("reload");
    assert!(serving.get("/a.html").text().contains("Après."));
    // Told of a later build, the other page has not been told to reload in between.
    serving.project.put("b.md", "---\ntitle: B\n---\nTer.\n");
    assert_eq!(other.until("reload"), ["state", "state", "reload"]);
    assert_eq!(edited.name(), "state", "nothing has changed for the first");
}

#[test]
fn changed_style_is_swapped() {
    let serving = Serving::start(site().write("_theme/static/assets/style.css", "p { color: red }"), &[]);
    let mut page = serving.open("/a.html");
    page.next("state");
    serving.project.put("_theme/static/assets/style.css", "p { color: blue }");
    let pairs = page.next("styles");
    let [old, new] = [0, 1].map(|at| pairs[0][at].as_str().expect("an address").to_owned());
    assert!(old != new && old.starts_with("/assets/style-") && new.starts_with("/assets/style-"), "{pairs}");
    assert_eq!(serving.get(&new).text(), "p { color: blue }");
    assert_eq!(serving.get(&old).text(), "p { color: red }", "a page that is still open may ask for it");
}

#[test]
fn page_that_moves_takes_its_reader_along() {
    let serving = Serving::start(site(), &[]);
    let mut page = serving.open("/a.html");
    page.next("state");
    serving.project.put("a.md", "---\ntitle: A\npermalink: /ailleurs/\n---\nAvant.\n");
    assert_eq!(page.next("move"), "/ailleurs/");
    assert_eq!(serving.get("/a.html").status, 404);
}

#[test]
fn page_that_was_away_is_told_what_it_missed() {
    let serving = Serving::start(site(), &[]);
    let tag = serving.tag("/a.html");
    let mut witness = serving.open("/a.html");
    witness.next("state");
    serving.project.put("a.md", "---\ntitle: A\npermalink: /ailleurs/\n---\nAvant.\n");
    witness.next("move");
    let mut back = serving.open_with("/a.html", &tag);
    assert_eq!(back.next("move"), "/ailleurs/");
}

#[test]
fn broken_edit_keeps_the_last_good_page_and_says_why() {
    let serving = Serving::start(site(), &[]);
    let mut page = serving.open("/a.html");
    page.next("state");
    serving.project.put("b.md", "---\ntitle: \"B\n---\n");
    serving.project.put("a.md", "---\ntitle: \"A\n---\n");
    let state =
        page.find("state", |state| state["errors"].as_array().is_some_and(|errors| errors.len() == 2));
    let error = &state["errors"][0];
    assert_eq!(error["path"], "a.md", "the page that is looked at comes first: {state}");
    let text = error["text"].as_str().expect("a text");
    assert!(
        text.starts_with("error[invalid-yaml]: ") && text.contains("a.md:2:") && text.contains('^'),
        "{text}"
    );
    assert!(
        error["link"]
            .as_str()
            .is_some_and(|link| link.starts_with("vscode://file/") && link.contains("/src/a.md:"))
    );
    assert!(serving.get("/a.html").text().contains("Avant."));
    serving.project.put("a.md", "---\ntitle: A\n---\nMieux.\n");
    serving.project.put("b.md", "---\ntitle: B\n---\nBis.\n");
    page.find("state", |state| state["errors"] == serde_json::json!([]));
    page.next("reload");
    assert!(serving.get("/a.html").text().contains("Mieux."));
}

#[test]
fn terminal_has_a_line_for_each_rebuild() {
    let serving = Serving::start(site(), &[]);
    serving.project.put("a.md", "---\ntitle: A\ntitel: B\n---\nAvant.\n");
    let line = serving.line("a.md: ");
    assert!(line.contains(" rebuilt, ") && line.contains(" ms, 1 new (1 hint)"), "{line}");
    serving.project.put("a.md", "---\ntitle: A\n---\nAprès.\n");
    let line = serving.line("a.md: ");
    assert!(line.contains(": 1 page rebuilt, ") && line.ends_with(", 1 mended"), "{line}");
}

#[test]
fn site_of_the_last_build_is_shown_until_the_site_is_in_memory() {
    let built = site();
    build_beside(&built);
    let serving = Serving::start(built, &[]);
    assert!(serving.said.borrow().contains(" pages of the last build"), "{:?}", serving.said);
    assert!(serving.get("/a.html").text().contains("Avant."));
    let mut page = serving.open("/a.html");
    serving.line("the whole site: ");
    serving.project.put("a.md", "---\ntitle: A\n---\nAprès.\n");
    serving.line("a.md: 1 page rebuilt, ");
    page.find("state", |state| state["files"][0]["path"] == "a.md");
    assert!(serving.get("/a.html").text().contains("Après."));
}

#[test]
fn site_that_was_built_of_other_sources_is_not_shown() {
    let built = site();
    build_beside(&built);
    built.put("a.md", "---\ntitle: A\n---\nAprès.\n");
    let serving = Serving::start(built, &[]);
    assert!(!serving.said.borrow().contains("last build"), "{:?}", serving.said);
    assert!(serving.get("/a.html").text().contains("Après."));
}

/// Builds `project` where `eigsite serve` looks for what was built, until that is kept: what is touched just before a build
/// is not trusted.
fn build_beside(project: &Project) {
    let folder = project.output().parent().expect("a folder").to_owned();
    for _ in 0..100 {
        let mut build = program();
        build.arg("build").arg(project.source()).env("SOURCE_DATE_EPOCH", "1577836800");
        let done = build.current_dir(&folder).output().expect("it runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        if folder.join(".eigsite/builds/_site").exists() {
            return;
        }
    }
    panic!("nothing is kept of any build");
}

#[test]
fn draft_is_known_as_one() {
    let draft = site().write("_drafts/idee.md", "---\ntitle: Idée\npermalink: /idee.html\n---\nTexte.\n");
    let serving = Serving::start(draft, &["--drafts"]);
    assert_eq!(serving.open("/idee.html").next("state")["draft"], true);
    assert_eq!(serving.open("/a.html").next("state")["draft"], false);
}

#[test]
fn page_names_the_files_that_made_it_and_opens_them() {
    let serving = Serving::start(site(), &["--editor", "edit:{path}#{line}"]);
    let state = serving.open("/a.html").next("state");
    assert_eq!(state["files"][0]["path"], "a.md");
    let link = state["files"][0]["link"].as_str().expect("a link").to_owned();
    assert!(link.starts_with("edit:/") && link.ends_with("/src/a.md#1"), "{link}");
}

#[test]
fn nothing_is_written_into_the_sources() {
    let serving = Serving::start(site(), &[]);
    serving.project.put("a.md", "---\ntitle: A\n---\nAprès.\n");
    let before = tree(&serving.project.source());
    serving.line("a.md: ");
    assert_eq!(tree(&serving.project.source()), before);
}

#[test]
fn taken_port_is_said_and_the_next_one_taken() {
    let first = Serving::start(site(), &[]);
    let second = Serving::start_on(site(), first.port(), &[]);
    assert!(second.port() > first.port());
    let said = format!("Port {} is taken; this is port {}.", first.port(), second.port());
    assert!(second.said.borrow().contains(&said), "{:?}", second.said);
}

#[test]
#[cfg(unix)]
fn interrupt_ends_it_though_pages_are_open() {
    let mut serving = Serving::start(site(), &[]);
    let mut page = serving.open("/a.html");
    page.next("state");
    let id = serving.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    assert_eq!(serving.child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn what_cannot_be_served_is_said_in_the_language_of_the_reader() {
    for (args, french) in [
        (vec![".", "--port", "0", "--host", "0.0.0.0", "--cms"], "d’autres que vous pourraient écrire"),
        (vec![".", "--port", "0", "--host", "exemple.invalid"], "le site n’a pas pu être servi au port 0"),
        (vec![".", "--port", "0", "--cms=/nulle/part"], "il n’y a pas de `decap-cms.js` dans `/nulle/part`"),
    ] {
        let done = program().args(["serve", "--lang", "fr"]).args(&args).output().expect("it runs");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(said.starts_with("eigsite: ") && said.contains(french), "{args:?}: {said}");
    }
}

#[test]
fn what_cannot_be_served_ends_with_two() {
    for args in [
        vec!["/nulle/part", "--port", "0"],
        vec![".", "--port", "99999"],
        vec![".", "--host", "exemple.invalid"],
        vec![".", "--port", "0", "--cms=/nulle/part"],
        vec![".", "--port", "0", "--host", "0.0.0.0", "--cms"],
    ] {
        let done = program().arg("serve").args(&args).output().expect("it runs");
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(!done.stderr.is_empty(), "{args:?} says nothing");
    }
}

/// A folder with what is taken for the scripts of a CMS.
fn scripts() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("folder");
    std::fs::write(folder.path().join("decap-cms.js"), "// the CMS").expect("file");
    std::fs::write(folder.path().join("secret.txt"), "no").expect("file");
    folder
}

#[test]
fn cms_is_served_beside_the_site_and_only_where_it_is_asked_for() {
    let scripts = scripts();
    let post = "---\ntitle: A\n---\n";
    let serving = Serving::start(
        site().write("_posts/2018-03-16-a.md", post),
        &[&format!("--cms={}", scripts.path().display())],
    );
    let page = serving.get("/admin/");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.header("content-security-policy").contains("connect-src 'self'"));
    assert!(serving.get("/admin/config.yml").text().contains("proxy_url: /__eigsite/cms"));
    assert_eq!(serving.get("/admin/decap-cms.js").text(), "// the CMS");
    for path in ["/admin/secret.txt", "/admin/../secret.js", "/admin/.js", "/admin/x.js"] {
        assert_eq!(serving.get(path).status, 404, "{path}");
    }
    let plain = Serving::start(site(), &[]);
    assert_eq!(plain.get("/admin/").status, 404);
}

#[test]
fn cms_writes_for_its_own_page_and_for_no_other_site() {
    let scripts = scripts();
    let serving = Serving::start(
        site().write("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nAvant.\n"),
        &[&format!("--cms={}", scripts.path().display())],
    );
    let host = format!("127.0.0.1:{}", serving.port());
    let ask = |headers: &str, body: &str| {
        serving.ask(&format!(
            "POST /__eigsite/cms HTTP/1.1\r\nHost: {host}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ))
    };
    let save = r#"{"action":"persistEntry","params":{"assets":[],"dataFiles":[{"slug":"a","path":"_posts/2018-03-16-a.md","raw":"---\ntitle: A\n---\nAprès.\n"}]}}"#;
    let json = "Content-Type: application/json\r\n";
    for headers in [
        json.to_owned(),
        format!("{json}Origin: http://exemple.fr\r\n"),
        format!("{json}Origin: null\r\n"),
        format!("Content-Type: text/plain\r\nOrigin: http://{host}\r\n"),
    ] {
        assert_eq!(ask(&headers, save).status, 403, "{headers}");
    }
    let source = serving.project.source().join("_posts/2018-03-16-a.md");
    assert!(std::fs::read_to_string(&source).expect("it is there").contains("Avant."));
    let mut open = serving.open("/blog/2018/03/16/a.html");
    let done = ask(&format!("{json}Origin: http://{host}\r\n"), save);
    assert_eq!((done.status, done.text().as_str()), (200, r#"{"message":"entry persisted"}"#));
    assert!(std::fs::read_to_string(&source).expect("it is there").contains("Après."));
    open.next("reload");
    assert!(serving.get("/blog/2018/03/16/a.html").text().contains("Après."));
}

#[test]
fn open_pages_follow_the_edits_in_a_browser() {
    if installed("serve in a browser", &["node", "chromedriver", "chromium"]) {
        let mut env = vec![("EIGSITE_PROGRAM", Path::new(PROGRAM))];
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decap/package/dist");
        match scripts.is_dir() {
            true => env.push(("EIGSITE_CMS", &scripts)),
            false => eprintln!("skipped: the CMS in a browser: tests/decap/fetch brings it"),
        }
        run_in_node("tests/serve", &env);
    }
}
