//! The pages of the codes: each has one, its weight is true, its examples are built.

use super::{Block, book, page, told};
use eigsite::diag::{Code, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The page of a code.
#[derive(Default)]
struct Page {
    prose: String,
    bad: Vec<Block>,
    mended: Vec<Block>,
}

impl Page {
    fn read(text: &str) -> Self {
        let mut page = Self::default();
        let mut mended = false;
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(path) = line.strip_prefix("````") {
                let text =
                    lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
                let block = Block { info: path.to_owned(), text };
                if mended { page.mended.push(block) } else { page.bad.push(block) }
            } else {
                mended |= line == "Mended:";
                page.prose.push_str(line);
                page.prose.push('\n');
            }
        }
        page
    }
}

/// The pages below the folder `folder` of the book, by their names.
fn pages(folder: &str) -> BTreeMap<String, Page> {
    let files = fs::read_dir(book().join(folder)).expect("a folder");
    files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, Page::read(&fs::read_to_string(path).expect("readable")))
        })
        .collect()
}

fn english() -> BTreeMap<String, Page> {
    pages("reference/diagnostics")
}

#[test]
fn every_code_has_its_page_and_its_weight() {
    let pages = english();
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let there: BTreeSet<&str> = pages.keys().map(String::as_str).collect();
    assert_eq!(there, codes, "pages and codes differ");
    for code in Code::ALL {
        let beginning = format!("# {code}\n\nWeight: {}", code.severity().name());
        assert!(pages[code.name()].prose.starts_with(&beginning), "`{code}` begins otherwise");
    }
}

#[test]
fn table_of_codes_leads_to_every_page() {
    let table = page("reference/diagnostics.md");
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| [")).collect();
    assert_eq!(rows.len(), Code::ALL.len(), "a code has no row, or several");
    for code in Code::ALL {
        let row = format!("| [{code}](diagnostics/{code}.md) | {} | ", code.severity().name());
        assert!(rows.iter().any(|line| line.starts_with(&row)), "no row: {row}");
    }
}

#[test]
fn every_page_has_words_and_an_example_or_says_why_not() {
    for (name, page) in english() {
        let excused = page.prose.lines().any(|line| line.starts_with("No example: "));
        let shown = !page.bad.is_empty() && !page.mended.is_empty();
        assert!(excused != shown, "`{name}` has neither an example nor an excuse, or both");
        for label in ["Bad:", "Mended:"] {
            assert_eq!(page.prose.lines().any(|line| line == label), shown, "`{name}`: {label}");
        }
        let words = page.prose.lines().nth(4).expect("words after the weight");
        assert!(words.split(' ').count() > 3, "`{name}` says nothing: {words}");
    }
}

#[test]
fn bad_examples_emit_their_code_and_no_other() {
    let mut wrong = Vec::new();
    for (name, page) in english().iter().filter(|(_, page)| !page.bad.is_empty()) {
        let (told, exit) = told(&page.bad);
        let code = Code::ALL.iter().find(|code| code.name() == name).expect("a known code");
        let expected = format!("{}[{name}] ", code.severity().name());
        if told.is_empty() || !told.iter().all(|line| line.starts_with(&expected)) {
            wrong.push(format!("{name}:\n  {}", told.join("\n  ")));
        }
        assert_eq!(exit, i32::from(code.severity() == Severity::Error), "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn mended_examples_emit_nothing() {
    let mut wrong = Vec::new();
    for (name, page) in english().iter().filter(|(_, page)| !page.mended.is_empty()) {
        let (told, exit) = told(&page.mended);
        if !told.is_empty() || exit != 0 {
            wrong.push(format!("{name} (exit {exit}):\n  {}", told.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
