//! Three pages, byte by byte.

use std::io::Read;

use crate::artifact::{Artifact, Content};
use crate::search::index::build;
use crate::search::page::{Corpus, Facet, FacetValue, Page, Section};
use crate::search::text::{self, Lang};

fn three_pages() -> Corpus {
    let section = |anchor: &str, text: &str| Section {
        anchor: anchor.to_owned(),
        heading: String::new(),
        text: text.to_owned().into(),
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

/// `list<s>` of short texts.
fn list(texts: &[&str]) -> Vec<u8> {
    let count = texts.len();
    let mut bytes =
        if count < 128 { vec![count as u8] } else { vec![(count % 128) as u8 | 0x80, (count / 128) as u8] };
    for text in texts {
        bytes.push(text.len() as u8);
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}

/// The four bytes of the CRC-32 in a file's name.
fn named(path: &str) -> [u8; 4] {
    let name = path.rsplit('/').next().expect("a name").trim_end_matches(".eig");
    u32::from_str_radix(name, 16).expect("a checksum").to_le_bytes()
}

#[test]
fn word_shard_is_what_the_format_says() {
    let (_, content) = file(&build(&three_pages()), "search/w/");
    let words: [&[u8]; 6] = [
        b"\x05", // words
        b"\x00\x07archive",
        b"\x07\x01s",
        b"\x00\x0aminist\xc3\xa8re", // as it is written
        b"\x00\x01r",
        b"\x00\x03une", // a stop word, but one that may be asked for
    ];
    // The first has a term that is new, the second the same, the others new ones.
    let named = b"\x04\x08\x04\x04\x04";
    let terms: [&[u8]; 8] = [
        b"\x04",
        // All but the last have shares. Weights: ln(1 + (3 − 1 + ½) / (1 + ½)) × 16 = 16, and 8 on two pages.
        b"\x04\x10\x01",
        b"\x04\x08\x02",
        b"\x04\x10\x01",
        b"\x00\x10\x01",
        // Pages 0; 0 and 2; 1; 0.
        b"\x00\x00\x01\x01\x00",
        // Impacts.
        b"\x0d\x07\x0b\x0d\x05",
        // The whole name each: of the first page that the term has, of the second, of the first.
        b"\x01\x00\x3c\x01\x01\x3c\x01\x00\x3c",
    ];
    assert_eq!(
        content.escape_ascii().to_string(),
        [words.concat(), named.to_vec(), terms.concat()].concat().escape_ascii().to_string()
    );
}

#[test]
fn reverse_shard_and_passage_are_what_the_format_says() {
    let artifacts = build(&three_pages());
    assert_eq!(file(&artifacts, "search/r/").1, b"\x03\x00\x09eretsinim\x01\x06vihcra\x00\x08sevihcra");
    let passage =
        b"\x02\x00\x00\x26Les archives du minist\xc3\xa8re.\nMinist\xc3\xa8re\x01x\x00\x0bUne archive";
    assert_eq!(file(&artifacts, "search/t/").1, passage);
}

#[test]
fn directory_is_what_the_format_says() {
    let artifacts = build(&three_pages());
    let [words, reversed, text] =
        ["w", "r", "t"].map(|folder| named(&file(&artifacts, &format!("search/{folder}/")).0));
    let (_, content) = file(&artifacts, "search/index.eig");
    let french = text::stop_words(Lang::French);
    let endings = &content[8 + list(french).len() + list(text::ELIDED).len()..];
    let endings = &endings[..endings.windows(6).position(|six| six == b"\x01\x04type").expect("the facets")];
    let expected = [
        b"\x03\x02\x02fr\x02de".as_slice(), // pages, languages
        &list(french),
        &list(text::ELIDED),
        endings,
        b"\x01\x04type\x04Type\x01\x01a\x01A\x03", // one facet, one value: three pages
        b"\x00\x00\x00\x00",                       // they are told here: all of them
        b"\x01\x00\x00",                           // one shard of words, from the empty text on
        &words,
        b"\x00\x01\x00\x00", // its salt; one reverse shard
        &reversed,
        b"\x00\x03\x00",                             // its salt; cards are here
        b"\x08Archives\x01R\x0dLe minist\xc3\xa8re", // titles
        b"\x03/\x01/\x03/r/\x03/m/",                 // addresses
        b"\x00\x01\x00",                             // languages
        b"\x00\x00\x00",                             // types
        b"\x05Tout.\x00\x00",                        // summaries
        b"\x01\x00\x00",                             // passages
        &text,
        b"\x00", // its salt
    ];
    assert_eq!(content.escape_ascii().to_string(), expected.concat().escape_ascii().to_string());
    // The empty ending, then those that every index has.
    assert_eq!(endings[1..3], [0, 1]);
}
