//! `eigsite check --external`: pages of other sites, all of which are on this machine here.

use eigsite::external::{Answer, Known, Limits, Why, check};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Output;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A host that answers as the path says, and counts the questions. Its threads end with the process of the test.
struct Host {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (own, list) = (address.clone(), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let (own, list) = (own.clone(), Arc::clone(&list));
                std::thread::spawn(move || answer(&stream, &own, &list));
            }
        });
        Self { address, asked }
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The questions so far: `HEAD /there`.
    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("a list").clone()
    }
}

fn answer(stream: &TcpStream, own: &str, list: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream);
    loop {
        let mut head = Vec::new();
        let mut line = String::new();
        while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
            head.push(std::mem::take(&mut line));
        }
        let Some(first) = head.first() else { return };
        let mut words = first.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let before = {
            let mut list = list.lock().expect("a list");
            let before = list.iter().filter(|asked| asked.ends_with(path)).count();
            list.push(format!("{method} {path}"));
            before
        };
        let (status, header, body) = match path {
            "/there" | "/new" => ("200 OK", String::new(), ""),
            "/only-get" if method == "HEAD" => ("405 Method Not Allowed", String::new(), ""),
            "/only-get" => ("200 OK", String::new(), ""),
            "/moved" => ("301 Moved Permanently", format!("Location: {own}/new\r\n"), ""),
            "/for-now" => ("302 Found", "Location: /new\r\n".to_owned(), ""),
            "/round" => ("301 Moved Permanently", "Location: /round\r\n".to_owned(), ""),
            "/secret" => ("403 Forbidden", String::new(), ""),
            "/busy" => ("429 Too Many Requests", "Retry-After: 0\r\n".to_owned(), ""),
            "/tired" if before < 2 => ("503 Service Unavailable", String::new(), ""),
            "/tired" => ("200 OK", String::new(), ""),
            "/broken" => ("500 Internal Server Error", String::new(), ""),
            path if path.starts_with("/archive?url=") && path.contains("gone") => (
                "200 OK",
                String::new(),
                r#"{"archived_snapshots":{"closest":{"available":true,"url":"http://web.archive.org/web/2019/x","timestamp":"2019"}}}"#,
            ),
            path if path.starts_with("/archive?url=") => {
                ("200 OK", String::new(), r#"{"archived_snapshots":{}}"#)
            }
            _ => ("404 Not Found", String::new(), ""),
        };
        let sent = if method == "HEAD" { "" } else { body };
        let text = format!("HTTP/1.1 {status}\r\n{header}Content-Length: {}\r\n\r\n{sent}", body.len());
        if (&mut &*stream).write_all(text.as_bytes()).is_err() {
            return;
        }
    }
}

fn limits(host: &Host) -> Limits {
    Limits { pause: Duration::ZERO, archive: host.at("/archive?url="), ..Limits::default() }
}

fn known(folder: &Path, second: i64) -> Known {
    Known::read(folder, jiff::Timestamp::from_second(second).expect("a moment"))
}

#[test]
fn each_answer_is_told_from_the_others() {
    let (host, folder) = (Host::new(), tempfile::tempdir().expect("folder"));
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let nobody = format!("http://{free}/x");
    let paths = [
        "there", "only-get", "moved", "for-now", "round", "secret", "busy", "tired", "broken", "gone", "lost",
    ];
    let addresses =
        paths.iter().map(|path| host.at(&format!("/{path}#part"))).chain([nobody.clone()]).collect();
    let answers = check(addresses, &mut known(folder.path(), 0), &limits(&host), &|| {});
    let of = |path: &str| answers.get(&host.at(&format!("/{path}#part"))).cloned();
    assert_eq!(of("there"), Some(Answer::There));
    assert_eq!(of("only-get"), Some(Answer::There));
    assert_eq!(of("moved"), Some(Answer::Moved(host.at("/new#part"))));
    assert_eq!(of("for-now"), Some(Answer::There));
    assert_eq!(of("round"), Some(Answer::Failed(Why::Endless, None)));
    assert_eq!(of("secret"), Some(Answer::Silent(403)));
    assert_eq!(of("busy"), Some(Answer::Silent(429)));
    assert_eq!(of("tired"), Some(Answer::There));
    assert_eq!(of("broken"), Some(Answer::Failed(Why::Status(500), None)));
    assert_eq!(of("gone"), Some(Answer::Gone(404, Some("https://web.archive.org/web/2019/x".to_owned()))));
    assert_eq!(of("lost"), Some(Answer::Gone(404, None)));
    assert_eq!(answers.get(&nobody), Some(&Answer::Failed(Why::Nobody, None)));
    let asked = host.asked();
    assert_eq!(asked.iter().filter(|asked| asked.ends_with("/broken")).count(), 3, "{asked:?}");
    assert_eq!(asked.iter().filter(|asked| asked.ends_with("/there")).count(), 1, "{asked:?}");
}

#[test]
fn what_was_found_lately_is_not_asked_again() {
    let (host, folder) = (Host::new(), tempfile::tempdir().expect("folder"));
    let ask = |second: i64| {
        let mut known = known(folder.path(), second);
        let addresses = vec![host.at("/there"), host.at("/lost")];
        let answers: BTreeMap<String, Answer> = check(addresses, &mut known, &limits(&host), &|| {});
        known.write().expect("written");
        (answers.len(), host.asked().iter().filter(|asked| !asked.contains("archive")).count())
    };
    assert_eq!(ask(0), (2, 3), "a head, and a head and a page");
    assert_eq!(ask(60), (2, 5), "only what was lost is asked for");
    assert_eq!(ask(8 * 24 * 3600), (2, 8));
}

fn site(host: &Host, lines: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("folder");
    let text = format!("---\ntitle: Un\n---\n{}\n", lines.replace("HOST", &host.address));
    fs::create_dir(folder.path().join("src")).expect("folder");
    let config = "title: Essai\nurl: https://exemple.example\n";
    fs::write(folder.path().join("src/_config.yml"), config).expect("file");
    fs::write(folder.path().join("src/a.md"), text).expect("file");
    let tool = format!("- title: Outil\n  description: Un outil.\n  website: {}\n", host.at("/lost"));
    fs::create_dir(folder.path().join("src/_data")).expect("folder");
    fs::write(folder.path().join("src/_data/outils.yml"), tool).expect("file");
    folder
}

fn run(folder: &Path, host: &Host, args: &[&str]) -> Output {
    let mut command = crate::harness::program();
    command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1793000000").args(["check", "src"]);
    let archive = host.at("/archive?url=");
    if args.contains(&"--external") {
        command.args(["--archive", &archive]);
    }
    command.args(args).output().expect("the program runs")
}

#[test]
fn links_are_told_where_they_are_written() {
    let host = Host::new();
    let lines = "[Une](HOST/there), [autre](HOST/gone) et [encore](HOST/gone).\n\n[Fermée](HOST/secret), [ailleurs](HOST/moved).";
    let site = site(&host, lines);
    let silent = run(site.path(), &host, &[]);
    assert!(host.asked().is_empty(), "nobody is asked unless somebody wants it");
    assert!(!String::from_utf8_lossy(&silent.stderr).contains("HOST/gone"));
    let said = run(site.path(), &host, &["--external", "--format", "json"]);
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    let told: Vec<(String, String, u64)> = text
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|told| told["code"].as_str().is_some_and(|code| code.ends_with("-link")))
        .map(|told| {
            let word = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
            (word("code"), word("path"), told["line"].as_u64().unwrap_or_default())
        })
        .collect();
    let expected = [
        ("dead-link", "_data/outils.yml", 3),
        ("dead-link", "a.md", 4),
        ("silent-link", "a.md", 6),
        ("moved-link", "a.md", 6),
    ];
    for (code, path, line) in expected {
        let found = told.iter().any(|told| told.0 == code && told.1.ends_with(path) && told.2 == line);
        assert!(found, "{code} {path}:{line} in {told:?}\n{text}");
    }
    assert_eq!(told.len(), expected.len(), "{told:?}");
    assert!(
        text.contains("https://web.archive.org/web/2019/x") && text.contains("here and in another place")
    );
    assert_eq!(said.status.code(), Some(1));
}

#[test]
fn what_has_moved_is_mended() {
    let host = Host::new();
    let site = site(&host, "[Ailleurs](HOST/moved).");
    fs::remove_dir_all(site.path().join("src/_data")).expect("gone");
    let said = run(site.path(), &host, &["--external", "--fix", "--allow-dirty"]);
    assert!(said.status.success(), "{said:?}");
    let text = fs::read_to_string(site.path().join("src/a.md")).expect("a text");
    assert!(text.contains(&format!("[Ailleurs]({})", host.at("/new"))), "{text}");
}
