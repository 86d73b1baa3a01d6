//! Replays what the fuzz targets start from and have found: `tests/fuzz`.

#[path = "fuzz/checks.rs"]
mod checks;

use std::fs;
use std::path::Path;

fn corpus(name: &str, check: fn(&str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut count = 0;
    for entry in fs::read_dir(&folder).expect("the corpus") {
        let path = entry.expect("readable").path();
        let bytes = fs::read(&path).expect("readable");
        let Ok(text) = String::from_utf8(bytes) else { continue };
        eprintln!("{}", path.display());
        check(&text);
        count += 1;
    }
    assert!(count > 0, "no text in {}", folder.display());
}

#[test]
fn corpus_of_org_texts_keeps_its_places() {
    corpus("org", checks::org);
}

#[test]
fn corpus_of_stacks_keeps_its_places() {
    corpus("stacks", checks::stacks);
}
