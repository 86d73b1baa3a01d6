//! The book as mdBook makes it: every page, and where its links lead.

use crate::harness::tree;
use mdbook_driver::MDBook;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The values of the attribute `name` of the tags of `html`. In text, and so in code, `<` is escaped.
fn values<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    let start = format!(" {name}=\"");
    let tags = html.split('<').skip(1).filter_map(|rest| rest.split('>').next());
    tags.filter_map(move |tag| tag.split_once(&start)?.1.split('"').next())
}

/// The path that `link` leads to from the page at `path`, and the place on it.
fn target(path: &str, link: &str) -> (String, String) {
    let (file, place) = link.split_once('#').unwrap_or((link, ""));
    if file.is_empty() {
        return (path.to_owned(), place.to_owned());
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    (parts.join("/"), place.to_owned())
}

#[test]
fn book_is_built_and_its_links_lead_to_pages_and_places() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut book = MDBook::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("a book");
    book.config.build.build_dir = folder.path().join("book");
    book.build().expect("it is built");
    let files = tree(&folder.path().join("book"));
    let pages: BTreeMap<&str, &str> = files
        .iter()
        // One page of all for the printer has the links of all, seen from elsewhere.
        .filter(|(path, _)| {
            path.ends_with(".html") && !["print.html", "toc.html", "404.html"].contains(&path.as_str())
        })
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("UTF-8")))
        .collect();
    assert!(pages.len() > 200, "{} pages", pages.len());
    let mut wrong = BTreeSet::new();
    for (path, html) in &pages {
        for link in values(html, "href").chain(values(html, "src")) {
            if link.contains(':') || link.starts_with("//") {
                continue;
            }
            let (file, place) = target(path, link);
            let place = percent_encoding::percent_decode_str(&place).decode_utf8_lossy().into_owned();
            let there = match pages.get(file.as_str()) {
                Some(page) => place.is_empty() || values(page, "id").any(|id| id == place),
                None => files.contains_key(&file),
            };
            if !there {
                wrong.insert(format!("{path}: {link}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
