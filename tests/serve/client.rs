//! A server that runs, and what a browser would ask of it.

use crate::harness::{Project, program};
use serde_json::Value;
use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longer than anything takes; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// A small site that is sound.
pub fn site() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("a.md", "---\ntitle: A\n---\nAvant.\n")
        .write("b.md", "---\ntitle: B\n---\nBis.\n")
        .write("style.css", "p { }")
}

/// A server that runs, and ends with its test.
pub struct Serving {
    pub project: Project,
    pub child: Child,
    /// The address of the site.
    pub url: String,
    /// What was printed before it.
    pub said: RefCell<String>,
    lines: Receiver<String>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    /// Serves `project` on any port.
    pub fn start(project: Project, args: &[&str]) -> Self {
        Self::start_on(project, 0, args)
    }

    /// Serves `project` on `port`, or the next one.
    pub fn start_on(project: Project, port: u16, args: &[&str]) -> Self {
        let mut child = program()
            .arg("serve")
            .arg(project.source())
            .current_dir(project.output().parent().expect("a folder"))
            .args(["--port", &port.to_string()])
            .args(args)
            .env("SOURCE_DATE_EPOCH", "1577836800")
            .env_remove("EIGSITE_EDITOR")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let stdout = BufReader::new(child.stdout.take().expect("stdout"));
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let mut serving = Self { project, child, url: String::new(), said: RefCell::default(), lines };
        let line = serving.line("Serving ");
        let (_, url) = line.split_once(" at ").expect("an address");
        serving.url = url.trim_end_matches(" (Ctrl-C ends it)").to_owned();
        serving
    }

    /// The next line on the terminal that has `part`.
    pub fn line(&self, part: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).expect("a line within a minute");
            if line.contains(part) {
                return line;
            }
            self.said.borrow_mut().push_str(&format!("{line}\n"));
        }
    }

    pub fn port(&self) -> u16 {
        self.address().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port")
    }

    fn address(&self) -> &str {
        self.url.trim_start_matches("http://").split('/').next().expect("an address")
    }

    /// The answer to `request`, as it goes over the wire.
    pub fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address()).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        Answer::read(&bytes)
    }

    /// The answer for `path`.
    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    /// The answer for `path`, asked with `headers` besides.
    pub fn get_with(&self, path: &str, headers: &str) -> Answer {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}Connection: close\r\n\r\n",
            self.address()
        ))
    }

    /// The tag of the page at `path`, as its script knows it.
    pub fn tag(&self, path: &str) -> String {
        let page = self.get(path).text();
        let (_, rest) = page.split_once("data-eigsite=\"").expect("the script of the server");
        rest.split('"').next().expect("a tag").to_owned()
    }

    /// Opens the page at `path`, and listens.
    pub fn open(&self, path: &str) -> Stream {
        self.open_with(path, &self.tag(path))
    }

    /// Listens as the page at `path` that has `tag`.
    pub fn open_with(&self, path: &str, tag: &str) -> Stream {
        let mut stream = TcpStream::connect(self.address()).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        let address = self.address();
        let request =
            format!("GET /__eigsite/events?page={path}&tag={tag} HTTP/1.1\r\nHost: {address}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it reads");
        Stream { lines: RefCell::new(BufReader::new(stream)) }
    }
}

/// An answer.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]);
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        Self { status, headers, body: bytes[end + 4..].to_vec() }
    }

    /// A header; empty, and there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What an open page is told.
pub struct Stream {
    lines: RefCell<BufReader<TcpStream>>,
}

impl Stream {
    fn line(&self) -> String {
        let mut line = String::new();
        self.lines.borrow_mut().read_line(&mut line).expect("a line within a minute");
        assert!(!line.is_empty(), "the stream has ended");
        line.trim_end().to_owned()
    }

    /// The next event: its name, and what it says.
    fn event(&self) -> (String, Value) {
        let name = loop {
            if let Some(name) = self.line().strip_prefix("event: ") {
                break name.to_owned();
            }
        };
        let data = self.line();
        let data = data.strip_prefix("data: ").expect("an event says something");
        (name, serde_json::from_str(data).expect("JSON"))
    }

    /// The name of the next event.
    pub fn name(&mut self) -> String {
        self.event().0
    }

    /// What the next event called `name` says.
    pub fn next(&mut self, name: &str) -> Value {
        self.find(name, |_| true)
    }

    /// What the next event called `name` says that `fits`.
    pub fn find(&mut self, name: &str, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let (called, value) = self.event();
            if called == name && fits(&value) {
                return value;
            }
        }
    }

    /// The names of all events up to the first called `name`.
    pub fn until(&mut self, name: &str) -> Vec<String> {
        let mut names = Vec::new();
        while names.last().is_none_or(|last| last != name) {
            names.push(self.name());
        }
        names
    }
}
