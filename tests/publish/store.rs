//! A store that speaks S3, on this machine.

use super::proxy::{Fate, Proxy};
use super::{Done, Project, publish, site, strings, style};
use crate::harness::installed;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What opens all objects; this store looks at no more than its form.
const KEY: &str = "AWS4-HMAC-SHA256 Credential=essai/20200101/us-east-1/s3/aws4_request";

/// The server, which ends with this value.
pub(super) struct Store {
    process: Child,
    /// `127.0.0.1:4711`.
    pub address: String,
    asks: ureq::Agent,
}

/// An object as a reader gets it.
pub(super) struct Object {
    pub status: u16,
    pub media_type: String,
    pub cache: String,
    pub bytes: Vec<u8>,
}

impl Store {
    /// A store with an empty bucket `site`; none where it is not installed.
    pub fn start() -> Option<Self> {
        let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/.venv/bin");
        let there = programs.join("flask");
        if !installed("a store that speaks S3", &[there.to_str().expect("UTF-8")]) {
            return None;
        }
        let mut process = Command::new(programs.join("moto_server"))
            .args(["-H", "127.0.0.1", "-p", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the store runs");
        let mut lines = BufReader::new(process.stderr.take().expect("it is piped")).lines();
        let address = lines.by_ref().find_map(|line| {
            let line = line.expect("UTF-8");
            line.split_once("http://").map(|(_, address)| address.trim().to_owned())
        });
        // It says each question, and stops when nobody reads on.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        let store = Self { process, address: address.expect("an address"), asks: config.build().into() };
        let made = store.asks.put(store.url("")).header("Authorization", KEY).send_empty();
        assert_eq!(made.expect("an answer").status(), 200);
        Some(store)
    }

    fn url(&self, path: &str) -> String {
        let escaped = |byte: u8| match byte {
            b'!'..=b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        let path: String = path.bytes().map(escaped).collect();
        format!("http://{}/site/{path}", self.address)
    }

    /// The object at `path` of the bucket.
    pub fn get(&self, path: &str) -> Object {
        let answer = self.asks.get(self.url(path)).header("Authorization", KEY).call();
        let mut answer = answer.expect("an answer");
        let said = |name: &str| {
            answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        Object {
            status: answer.status().as_u16(),
            media_type: said("content-type"),
            cache: said("cache-control"),
            bytes: answer.body_mut().read_to_vec().expect("a body"),
        }
    }

    /// Writes `bytes` as somebody else would.
    fn put(&self, path: &str, bytes: &[u8]) {
        let put = self.asks.put(self.url(path)).header("Authorization", KEY).send(bytes);
        assert_eq!(put.expect("an answer").status(), 200);
    }

    /// What objects there are, with their tags.
    pub fn list(&self) -> BTreeMap<String, String> {
        let url = format!("http://{}/site?list-type=2&encoding-type=url&max-keys=1000", self.address);
        let mut answer = self.asks.get(url).header("Authorization", KEY).call().expect("an answer");
        let text = answer.body_mut().read_to_string().expect("XML");
        assert!(text.contains("<IsTruncated>false<"), "more than one page of a list");
        let part = |object: &str, name: &str| {
            let (_, rest) = object.split_once(&format!("<{name}>")).expect("a part");
            rest.split_once('<').expect("an end").0.to_owned()
        };
        text.split("<Contents>").skip(1).map(|object| (part(object, "Key"), part(object, "ETag"))).collect()
    }

    /// `eigsite publish` to `target`, asking at `address`.
    pub fn publish(&self, from: &Path, target: &str, address: &str) -> Command {
        let mut command = publish(from, target);
        command
            .env("AWS_ACCESS_KEY_ID", "essai")
            .env("AWS_SECRET_ACCESS_KEY", "essai")
            .env("AWS_REGION", "us-east-1")
            .env("AWS_ENDPOINT", format!("http://{address}"))
            .env("AWS_ALLOW_HTTP", "true");
        command
    }

    fn done(&self, project: &Project, args: &[&str]) -> Done {
        Done::of(self.publish(&project.output(), "s3://site", &self.address).args(args))
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn objects_say_what_they_are_and_how_long_they_last() {
    let Some(store) = Store::start() else { return };
    let project = site();
    let built = project.build();
    let report = store.done(&project, &[]).report();
    let (anew, for_ever) = ("public, max-age=0, must-revalidate", "public, max-age=31536000, immutable");
    let shard =
        built.tree().into_keys().find(|path| path.starts_with("search/") && path.matches('/').count() == 2);
    let sheet = style(&built);
    for (path, media_type, cache) in [
        ("index.html", "text/html; charset=utf-8", anew),
        ("blog/2018/03/16/a.html", "text/html; charset=utf-8", anew),
        (&sheet, "text/css; charset=utf-8", for_ever),
        ("feed.xml", "application/atom+xml; charset=utf-8", anew),
        ("feed.json", "application/feed+json; charset=utf-8", anew),
        ("sitemap.xml", "application/xml", anew),
        ("robots.txt", "text/plain; charset=utf-8", anew),
        ("img/plan d’été.png", "image/png", anew),
        (&shard.expect("a shard"), "application/octet-stream", for_ever),
    ] {
        let object = store.get(path);
        assert_eq!(object.status, 200, "{path}");
        assert_eq!((&*object.media_type, &*object.cache), (media_type, cache), "{path}");
        assert_eq!(Some(&object.bytes), built.tree().get(path), "{path}");
    }
    for path in ["_headers", "headers.nginx.conf", ".eigsite-manifest", ".eigsite/lock.json"] {
        assert_eq!(store.get(path).status, 404, "{path}");
    }
    assert_eq!(store.get(".eigsite/published.json").cache, "no-store");
    assert_eq!(strings(&report["added"]).len() + 1, store.list().len(), "and the record");
}

#[test]
fn site_below_a_folder_lasts_as_long() {
    let Some(store) = Store::start() else { return };
    let project = site().args(["--base-url", "https://exemple.fr/essai"]);
    let built = project.build();
    let folder = "s3://site/essai";
    Done::of(&mut store.publish(&project.output(), folder, &store.address)).report();
    let sheet = store.get(&format!("essai/{}", style(&built)));
    assert_eq!((sheet.status, &*sheet.cache), (200, "public, max-age=31536000, immutable"));
    assert!(store.list().keys().all(|path| path.starts_with("essai/")));
}

#[test]
fn only_what_differs_is_sent_whatever_is_remembered() {
    let Some(store) = Store::start() else { return };
    let project = site();
    project.build();
    let sent = |args: &[&str]| {
        let report = store.done(&project, args).report();
        (strings(&report["added"]).len(), strings(&report["changed"]).join(" "))
    };
    sent(&[]);
    let before = store.list();
    let proxy = Proxy::start(&store.address, |_| Fate::Whole);
    let done = Done::of(&mut store.publish(&project.output(), "s3://site", &proxy.address));
    assert_eq!(strings(&done.report()["added"]).len(), 0);
    // The lock is written, looked at twice and deleted; the record and the list are read.
    assert!(proxy.count() <= 8, "{} questions for a site that is there", proxy.count());
    assert_eq!(store.list(), before);
    // Nothing is remembered: each object says itself what it is.
    store.put(".eigsite/published.json", b"{}");
    assert_eq!(sent(&["--dry-run"]), (0, String::new()));
    assert_eq!(sent(&[]), (0, String::new()));
    // The same bytes, sent by somebody who said nothing with them: the tag is that of the bytes.
    store.put("index.html", &store.get("index.html").bytes);
    assert_eq!(sent(&["--dry-run"]), (0, String::new()));
    store.put(".eigsite/published.json", b"{}");
    assert_eq!(sent(&["--dry-run"]), (0, "index.html".to_owned()));
    assert_ne!(store.get("index.html").media_type, "text/html; charset=utf-8", "a dry run writes nothing");
    assert_eq!(sent(&[]), (0, "index.html".to_owned()));
    assert_eq!(store.get("index.html").media_type, "text/html; charset=utf-8");
}

/// A process that publishes through a proxy, which holds back what it sends once it has looked at all.
fn held(store: &Store, project: &Project) -> (Proxy, Child) {
    let proxy = Proxy::start(&store.address, |number| if number < 6 { Fate::Whole } else { Fate::Held });
    let mut command = store.publish(&project.output(), "s3://site", &proxy.address);
    let process = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    proxy.wait_for(7);
    (proxy, process.expect("the program runs"))
}

#[test]
fn publisher_who_was_thrown_out_sends_no_pages() {
    let Some(store) = Store::start() else { return };
    let (slow, fast) = (site(), site().write("_config.yml", "title: Autre\nurl: https://exemple.fr\n"));
    slow.build();
    let built = fast.build();
    let (proxy, process) = held(&store, &slow);
    store.done(&fast, &["--take-over"]).report();
    proxy.release();
    Done::from(process.wait_with_output().expect("it ends")).refused(&["somebody else has taken over"]);
    for (path, bytes) in built.tree().iter().filter(|(path, _)| path.ends_with(".html")) {
        assert_eq!(&store.get(path).bytes, bytes, "{path}");
    }
    assert_eq!(store.get(".eigsite/lock.json").status, 404);
}

#[cfg(unix)]
#[test]
fn publisher_who_is_told_to_stop_lets_others_in() {
    let Some(store) = Store::start() else { return };
    let project = site();
    project.build();
    let (proxy, process) = held(&store, &project);
    let told = Command::new("kill").args(["-INT", &process.id().to_string()]).status();
    assert!(told.expect("kill runs").success());
    proxy.release();
    let done = Done::from(process.wait_with_output().expect("it ends"));
    done.refused(&["it was stopped", "run the command again, and it goes on from here"]);
    assert_eq!((store.get(".eigsite/lock.json").status, store.get("index.html").status), (404, 404));
    store.done(&project, &[]).report();
    assert_eq!(store.get("index.html").status, 200);
}

#[test]
fn second_publisher_waits_for_the_first() {
    let Some(store) = Store::start() else { return };
    let project = site();
    project.build();
    let (proxy, mut first) = held(&store, &project);
    let since = format!("process {}", first.id());
    store.done(&project, &[]).refused(&["somebody is publishing there since", &since]);
    proxy.release();
    assert!(first.wait().expect("it ends").success());
    assert_eq!(strings(&store.done(&project, &[]).report()["added"]).len(), 0);
}
