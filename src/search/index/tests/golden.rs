//! Three pages, byte by byte.

use std::io::Read;

use crate::artifact::{Artifact, Content};
use crate::search::index::build;
use crate::search::page::{Corpus, Facet, FacetValue, Page, Section};

fn three_pages() -> Corpus {
    let section = |anchor: &str, text: &str| Section {
        anchor: anchor.to_owned(),
        heading: String::new(),
        text: text.to_owned(),
    };
    let page = |title: &str, url: &str| Page {
        title: title.to_owned(),
        url: url.to_owned(),
        facets: vec![(0, 0)],
        ..Page::default()
    };
    let archives = Page {
        summary: "Tout.".to_owned(),
        sections: vec![section("", "Les archives du ministère.\n\nMinistère"), section("x", "Une archive")],
        ..page("Archives", "/archives/")
    };
    let ministry = Page { date: Some("2024-05-31".to_owned()), ..page("Le ministère", "/m/") };
    let language = Page { date: Some("2023-01-01".to_owned()), lang: 1, ..page("R", "/r/") };
    let values = vec![FacetValue { value: "a".to_owned(), label: "A".to_owned() }];
    Corpus {
        languages: vec!["fr".to_owned(), "de".to_owned()],
        facets: vec![Facet { name: "type".to_owned(), label: "Type".to_owned(), values }],
        synonyms: Vec::new(),
        pages: vec![ministry, language, archives],
    }
}

/// The path of the one file of a folder, and its content.
fn file(artifacts: &[Artifact], start: &str) -> (String, Vec<u8>) {
    let found: Vec<&Artifact> =
        artifacts.iter().filter(|artifact| artifact.path.starts_with(start)).collect();
    let [artifact] = found.as_slice() else { panic!("{} files in {start}", found.len()) };
    let Content::Bytes(bytes) = &artifact.content else { panic!("no bytes") };
    let mut content = Vec::new();
    flate2::read::DeflateDecoder::new(&bytes[12..]).read_to_end(&mut content).expect("deflate");
    (artifact.path.clone(), content)
}

#[test]
fn dump() {
    let artifacts = build(&three_pages());
    for start in ["search/w/", "search/r/", "search/t/", "search/index.eig"] {
        let (path, content) = file(&artifacts, start);
        println!("{path} {}", content.escape_ascii());
    }
}
