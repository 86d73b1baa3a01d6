//! Golden cases: `tests/cases/AREA/NAME.md` (or `.org`) becomes `NAME.html`, in French unless the name ends in `.en`.

use crate::harness::render;
use std::fs;
use std::path::Path;

#[test]
fn every_text_comes_out_as_written_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut seen = 0;
    let mut wrong = Vec::new();
    // A folder with a schema or a configuration is a whole site, which another test builds.
    let is_site = |entry: &walkdir::DirEntry| {
        ["_schema.yml", "_config.yml"].iter().any(|file| entry.path().join(file).is_file())
    };
    let walk = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !is_site(entry)).filter_map(Result::ok) {
        let path = entry.path();
        let kind = match path.extension().and_then(|extension| extension.to_str()) {
            Some("md") => "markdown",
            Some("org") => "org",
            _ => continue,
        };
        seen += 1;
        let is_english = path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with(".en"));
        let lang = if is_english { "en" } else { "fr" };
        let html = render(&["--lang", lang, "--kind", kind], &fs::read_to_string(path).expect("readable"));
        let expected = fs::read_to_string(path.with_extension("html")).unwrap_or_default();
        if html.trim_end() != expected.trim_end() {
            let name = path.strip_prefix(&root).expect("below").display();
            wrong.push(format!("{name}:\n{html}\n--- expected\n{expected}"));
        }
    }
    assert!(seen > 0, "no case was found");
    assert!(wrong.is_empty(), "{} of {seen} cases differ:\n{}", wrong.len(), wrong.join("\n\n"));
}
