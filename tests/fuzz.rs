//! Replays what the fuzz targets start from and have found: `tests/fuzz`.

#[path = "fuzz/checks.rs"]
mod checks;

use checks::sites;
use std::fs;
use std::path::Path;

fn corpus(name: &str, check: fn(&str)) {
    bytes(name, &|bytes| {
        if let Ok(text) = std::str::from_utf8(bytes) {
            check(text);
        }
    });
}

fn bytes(name: &str, check: &dyn Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut count = 0;
    for entry in fs::read_dir(&folder).expect("the corpus") {
        let path = entry.expect("readable").path();
        let bytes = fs::read(&path).expect("readable");
        eprintln!("{}", path.display());
        check(&bytes);
        count += 1;
    }
    assert!(count > 0, "nothing in {}", folder.display());
}

#[test]
fn corpus_of_org_texts_keeps_its_places() {
    corpus("org", checks::org);
}

#[test]
fn corpus_of_stacks_keeps_its_places() {
    corpus("stacks", checks::stacks);
}

#[test]
fn corpus_of_front_matter_keeps_its_places() {
    corpus("values", checks::values);
}

#[test]
fn corpus_of_markdown_keeps_its_places() {
    corpus("markdown", checks::markdown);
}

#[test]
fn corpus_of_attacks_is_sanitised() {
    corpus("sanitiser", checks::sanitiser);
    corpus("sanitiser", checks::settles);
    corpus("renested", checks::sanitiser);
}

#[test]
fn address_is_judged_as_browsers_read_it() {
    let found = |address: &str| checks::dangers(&format!("<a href=\"{address}\">x</a>")).len();
    for runs in ["javascript:x", "Java&#9;Script:x", " &#1;data:x", "&#10;vbs&#13;cript:x"] {
        assert_eq!(found(runs), 1, "{runs:?}");
    }
    for path in ["data :x", "da ta:x", "&nbsp;javascript:x", "java&nbsp;script:x", "/javascript:x"] {
        assert_eq!(found(path), 0, "{path:?}");
    }
}

#[test]
fn corpus_of_tables_keeps_its_places() {
    corpus("tables", sites::tables);
    corpus("tables", |text| sites::built(sites::EVENTS, text));
}

#[test]
fn corpus_of_schemas_keeps_its_places() {
    corpus("schema", sites::schema);
    corpus("schema", |text| sites::built(sites::SCHEMA, text));
}

#[test]
fn corpus_of_redirects_keeps_its_places() {
    corpus("redirects", sites::redirects);
    corpus("redirects", |text| sites::built(sites::REDIRECTS, text));
}

#[test]
fn corpus_of_altered_indexes_is_refused_or_answers() {
    bytes("index", &checks::index);
}
