//! The published examples of CommonMark, through `eigsite render --plain`.

use crate::harness::render;
use std::path::Path;

struct Example {
    number: usize,
    section: String,
    markdown: String,
    html: String,
}

/// The examples of `spec.txt`: a fence of 32 backquotes and ` example`, the Markdown, a line with a dot, the HTML.
fn examples(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut section = String::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ").or_else(|| line.strip_prefix("# ")) {
            section = title.to_owned();
        }
        if line != format!("{fence} example") {
            continue;
        }
        let mut parts = [String::new(), String::new()];
        let mut part = 0;
        for line in lines.by_ref().take_while(|line| *line != fence) {
            if line == "." && part == 0 {
                part = 1;
            } else {
                parts[part].push_str(&line.replace('→', "\t"));
                parts[part].push('\n');
            }
        }
        let [markdown, html] = parts;
        examples.push(Example { number: examples.len() + 1, section: section.clone(), markdown, html });
    }
    examples
}

#[test]
fn published_examples_of_commonmark_come_out_as_published() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/node_modules/commonmark-spec/spec.txt");
    let Ok(spec) = std::fs::read_to_string(&path) else {
        eprintln!("SKIPPED: the package commonmark-spec is not there; run `tests/run`");
        return;
    };
    let examples = examples(&spec);
    assert!(examples.len() > 600, "only {} examples were read", examples.len());
    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|example| {
            let html = render(&["--plain"], &example.markdown);
            (html != example.html).then(|| {
                format!(
                    "{} ({}):\n{}---\n{}--- expected\n{}",
                    example.number, example.section, example.markdown, html, example.html
                )
            })
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} examples differ:\n{}",
        wrong.len(),
        examples.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn quotation_marks_in_the_code_of_a_picture_stay_in_its_text() {
    let html = render(&["--plain"], "![un `\"mot\"`](a.png)\n");
    assert_eq!(html, "<p><img src=\"a.png\" alt=\"un &quot;mot&quot;\" /></p>\n");
}
