//! The contract about addresses: what was published once is answered for ever, by a page, a file or a redirect.
//!
//! Takes `urls.lock`, a list of addresses below the site's base, and a finished site; returns which of them nothing answers
//! any more, and the list with what has come. Knows nothing of how addresses are made.

mod import;

use crate::artifact::Artifact;
use crate::diag::{Code, Diagnostic, near, text};
use crate::resolve::redirects::Redirect;
use crate::resolve::{Site, encode, output_path};
use crate::source::{SourceId, Span};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

pub use import::import;

/// The name of the list, at the root of a site's sources.
pub const FILE: &str = "urls.lock";

const HEAD: &str = "# Addresses that were published. eigsite keeps this list; a build fails that leaves one of them without an answer.\n";

/// An address that nothing answers any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The address.
    pub url: String,
    /// Where it stands in the list.
    pub range: Range<usize>,
    /// Where its page seems to stand now, and the file of that.
    pub now: Option<(String, String)>,
}

/// Tells each address of the list `text` that `artifacts` and the redirects of `site` leave without an answer.
pub fn check(source: SourceId, text: &str, artifacts: &[Artifact], site: &Site) -> Vec<Diagnostic> {
    let told = lost(text, artifacts, site).into_iter().map(|Lost { url, range, now }| {
        let message = text!("was-published-and-nothing-answers-there", url = &url);
        let help = match now {
            Some((now, file)) => text!("if-it-is-now-write-in", url = now, lost = &url, file = file),
            None => text!("say-in-where-readers-go-or", lost = &url),
        };
        Diagnostic::new(Code::LostAddress, Span::new(source, range), message).help(help)
    });
    told.collect()
}

/// The addresses of the list `text` that `artifacts` and the redirects of `site` leave without an answer.
pub fn lost(text: &str, artifacts: &[Artifact], site: &Site) -> Vec<Lost> {
    let paths: HashSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let redirects: Vec<&Redirect> =
        site.redirects.iter().filter(|redirect| redirect.conditions.is_empty()).collect();
    let answered = |url: &str| {
        output_path(url).is_some_and(|path| paths.contains(path.as_str()))
            || paths.contains(url.trim_start_matches('/'))
            || redirects.iter().any(|redirect| leads_on(&redirect.from, url))
    };
    let lost: Vec<(&str, Range<usize>)> = lines(text).filter(|(url, _)| !answered(url)).collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let moved = Moved::new(site);
    let lost = lost.into_iter().map(|(url, range)| {
        let now = moved.to(url).map(|(url, file)| (url.to_owned(), file.to_owned()));
        Lost { url: url.to_owned(), range, now }
    });
    lost.collect()
}

/// The list at `path`; an empty one if there is none.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        text => text,
    }
}

/// The list `text` with the pages among `artifacts`, in the order of the alphabet.
pub fn renewed(text: &str, artifacts: &[Artifact]) -> String {
    let pages = artifacts.iter().filter_map(|artifact| address(&artifact.path));
    with(text, pages)
}

/// The list `text` with `urls`, in the order of the alphabet.
fn with(text: &str, urls: impl Iterator<Item = String>) -> String {
    let all: BTreeSet<String> = lines(text).map(|(url, _)| url.to_owned()).chain(urls).collect();
    let mut list = HEAD.to_owned();
    for url in all {
        list.push_str(&url);
        list.push('\n');
    }
    list
}

/// The address of a page that people may have kept; the page for what is not found has none.
fn address(path: &str) -> Option<String> {
    let page = path.ends_with(".html") && !path.ends_with("404.html");
    page.then(|| {
        encode(&format!(
            "/{}",
            path.strip_suffix("index.html")
                .filter(|folder| folder.is_empty() || folder.ends_with('/'))
                .unwrap_or(path)
        ))
    })
}

/// The addresses of a list and where they stand; what begins with `#` says nothing.
fn lines(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let url = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start += line.len();
        (!url.is_empty() && !url.starts_with('#')).then(|| (url, from..from + url.len()))
    })
}

/// Whether a redirect from `from` answers at `url`: `*` at its end stands for anything, `:name` for one part.
fn leads_on(from: &str, url: &str) -> bool {
    let (mut wanted, mut there) = (from.split('/'), url.split('/'));
    loop {
        match (wanted.next(), there.next()) {
            (Some("*"), _) | (None, None) => return true,
            (Some(part), Some(_)) if part.starts_with(':') => {}
            (Some(a), Some(b)) if a == b => {}
            _ => return false,
        }
    }
}

/// Where pages may have gone: by the last part of their addresses.
struct Moved<'s> {
    pages: HashMap<&'s str, (&'s str, &'s str)>,
}

impl<'s> Moved<'s> {
    fn new(site: &'s Site) -> Self {
        let pages = site.entries.iter().filter_map(|entry| {
            let (url, file) = (entry.card.url.as_deref()?, entry.origin.path.as_deref()?);
            Some((last_part(url), (url, file)))
        });
        Self { pages: pages.collect() }
    }

    /// The address and the file of the page that seems to have been at `lost`.
    fn to(&self, lost: &str) -> Option<(&'s str, &'s str)> {
        let same = self.pages.get(last_part(lost));
        let near = || self.pages.get(near(last_part(lost), self.pages.keys().copied())?.name);
        same.or_else(near).copied()
    }
}

/// The name of a page in its address: `b` of `/a/b/` and of `/a/b.html`.
fn last_part(url: &str) -> &str {
    let url = url.trim_end_matches('/');
    let name = url.rsplit('/').next().unwrap_or(url);
    name.strip_suffix(".html").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_keeps_what_it_has_and_takes_pages_only() {
        let files = ["index.html", "b/index.html", "a.html", "é/x-index.html", "404.html", "feed.xml"];
        let artifacts: Vec<Artifact> = files.iter().map(|path| Artifact::text(*path, "")).collect();
        let list = renewed("# Vieux\n/ancien/\n\n  /b/  \n", &artifacts);
        assert_eq!(list, format!("{HEAD}/\n/%C3%A9/x-index.html\n/a.html\n/ancien/\n/b/\n"));
        assert_eq!(renewed(&list, &artifacts), list);
    }

    #[test]
    fn place_of_an_address_is_the_address() {
        let text = "# x\n  /a/ \r\n/b\n";
        let found: Vec<(&str, &str)> = lines(text).map(|(url, range)| (url, &text[range])).collect();
        assert_eq!(found, [("/a/", "/a/"), ("/b", "/b")]);
    }

    #[test]
    fn redirects_answer_for_parts_and_for_all_below() {
        assert!(leads_on("/a/b", "/a/b"));
        assert!(!leads_on("/a/b", "/a/b/c"));
        assert!(leads_on("/a/*", "/a/b/c"));
        assert!(leads_on("/a/:slug/c", "/a/b/c"));
        assert!(!leads_on("/a/:slug/c", "/a/b/d"));
        assert!(!leads_on("/a/b/c", "/a/b"));
    }
}
