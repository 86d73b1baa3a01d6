//! Feeds and the sitemap, as the validators of the W3C and sitemaps.org read them.

use crate::harness::{Built, build_folder, corpus};
use jiff::{Timestamp, civil::Date};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::path::Path;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn sample(test: impl FnOnce(&Built)) {
    let out = tempfile::tempdir().expect("folder");
    test(&build_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &out.path().join("out"), &[]));
}

fn real(test: impl FnOnce(&Built)) {
    let Some(source) = corpus("site-eig") else { return };
    let out = tempfile::tempdir().expect("folder");
    test(&build_folder(&source, &out.path().join("out"), &[]));
}

/// Whether `text` is a whole address.
fn whole(text: &str) -> bool {
    text.starts_with("https://") && !text.contains(char::is_whitespace)
}

fn is_moment(text: &str) -> bool {
    text.parse::<Timestamp>().is_ok()
}

/// The text of the one element `name` below `parent`.
fn one<'d>(parent: Node<'d, 'd>, name: &str, faults: &mut Vec<String>) -> &'d str {
    let found: Vec<_> = parent.children().filter(|node| node.has_tag_name((ATOM, name))).collect();
    if found.len() != 1 {
        faults.push(format!("{} `{name}`", found.len()));
    }
    found.first().and_then(Node::text).unwrap_or_default()
}

/// What is wrong with a link, of which each element may have one of each kind.
fn links(parent: Node, wanted: &[&str], faults: &mut Vec<String>) {
    let links: Vec<_> = parent.children().filter(|node| node.has_tag_name((ATOM, "link"))).collect();
    let kinds: Vec<_> = links.iter().filter_map(|link| link.attribute("rel")).collect();
    if kinds != wanted {
        faults.push(format!("links {kinds:?}"));
    }
    for link in links {
        if !link.attribute("href").is_some_and(whole) || link.attribute("type").is_none() {
            faults.push(format!("{link:?}"));
        }
    }
}

/// What RFC 4287 and the advice of the W3C's validator have against a feed.
fn atom_faults(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).expect("XML");
    let feed = document.root_element();
    let mut faults = Vec::new();
    if !feed.has_tag_name((ATOM, "feed")) {
        faults.push("no feed".to_owned());
    }
    links(feed, &["self", "alternate"], &mut faults);
    let mut ids = BTreeSet::new();
    let entries = feed.children().filter(|node| node.has_tag_name((ATOM, "entry")));
    for part in std::iter::once(feed).chain(entries) {
        let title = one(part, "title", &mut faults);
        let id = one(part, "id", &mut faults);
        if title.trim().is_empty() || !whole(id) || !ids.insert(id) {
            faults.push(format!("{id}: {title}"));
        }
        let updated = one(part, "updated", &mut faults);
        if !is_moment(updated) {
            faults.push(format!("{id}: updated {updated}"));
        }
        if part == feed {
            continue;
        }
        links(part, &["alternate"], &mut faults);
        if !is_moment(one(part, "published", &mut faults)) {
            faults.push(format!("{id}: published"));
        }
        let author = part.children().find(|node| node.has_tag_name((ATOM, "author")));
        let name = author.map_or("", |author| one(author, "name", &mut faults));
        let content = part.children().find(|node| node.has_tag_name((ATOM, "content")));
        let html = content.filter(|content| content.attribute("type") == Some("html"));
        if name.trim().is_empty()
            || html.and_then(|html| html.text()).is_none_or(|html| html.contains("<script"))
        {
            faults.push(format!("{id}: author {name:?}, content"));
        }
    }
    faults
}

/// What version 1.1 of JSON Feed has against one.
fn json_faults(text: &str) -> Vec<String> {
    let feed: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let told = |value: &serde_json::Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
    let mut faults = Vec::new();
    for key in ["home_page_url", "feed_url"] {
        if !feed[key].as_str().is_some_and(whole) {
            faults.push(format!("{key}: {}", feed[key]));
        }
    }
    let mut ids = BTreeSet::new();
    for item in feed["items"].as_array().expect("items") {
        let dates = ["date_published", "date_modified"].map(|key| item[key].as_str().is_none_or(is_moment));
        let sound = ids.insert(item["id"].to_string())
            && item["url"].as_str().is_some_and(whole)
            && told(&item["title"])
            && item["content_html"].is_string()
            && told(&item["authors"][0]["name"])
            && dates == [true, true];
        if !sound {
            faults.push(item["id"].to_string());
        }
    }
    faults
}

/// What sitemaps.org has against a sitemap.
fn sitemap_faults(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).expect("XML");
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    let root = document.root_element();
    assert!(root.has_tag_name((SITEMAP, "urlset")) && root.has_children(), "{root:?}");
    for url in root.children().filter(Node::is_element) {
        let part = |name: &str| {
            url.children().find(|node| node.has_tag_name((SITEMAP, name))).and_then(|node| node.text())
        };
        let address = part("loc").unwrap_or_default();
        let day = part("lastmod").is_none_or(|day| day.parse::<Date>().is_ok());
        if !whole(address) || address.len() >= 2048 || !seen.insert(address) || !day {
            faults.push(address.to_owned());
        }
    }
    faults
}

fn all_are_valid(built: &Built) {
    let tree = built.tree();
    let text = |path: &str| String::from_utf8_lossy(&tree[path]).into_owned();
    let mut faults = sitemap_faults(&text("sitemap.xml"));
    let mut feeds = 0;
    for path in tree.keys() {
        let text = || text(path);
        let found = if path.ends_with(".xml") && text().contains("<feed") {
            atom_faults(&text())
        } else if path.ends_with(".json") && text().contains("jsonfeed.org/version") {
            json_faults(&text())
        } else {
            continue;
        };
        feeds += 1;
        faults.extend(found.into_iter().map(|fault| format!("{path}: {fault}")));
    }
    assert!(feeds >= 2, "{feeds} feeds");
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn feeds_and_sitemap_of_the_sample_are_valid() {
    sample(all_are_valid);
}

#[test]
fn feeds_and_sitemap_of_the_real_site_are_valid() {
    real(all_are_valid);
}
