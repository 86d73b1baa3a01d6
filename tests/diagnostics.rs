//! The cases of `tests/diagnostics/*.md`: small sites, and exactly what is noticed in each.
//!
//! A case is a heading (its name, a sentence), fenced blocks of four backquotes with the path of a file, and a list
//! of what the build notices: `severity[code] path:line:column`. No list means that nothing is noticed.

use crate::harness::{Project, bare};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A small site, and what is noticed in it.
pub struct Case {
    pub name: String,
    files: Vec<(String, String)>,
    expected: Vec<String>,
}

impl Case {
    /// The files of the site, with a configuration where the case has none.
    pub fn with_config(&self) -> Vec<(String, String)> {
        let has = self.files.iter().any(|(path, _)| path == "_config.yml");
        let usual = ("_config.yml".to_owned(), "title: Essai\nurl: https://exemple.fr\n".to_owned());
        (!has).then_some(usual).into_iter().chain(self.files.iter().cloned()).collect()
    }
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.to_owned(), files: Vec::new(), expected: Vec::new() });
        } else if let (Some(path), Some(case)) = (line.strip_prefix("````"), cases.last_mut()) {
            let body: String =
                lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
            case.files.push((path.to_owned(), body));
        } else if let (Some(expected), Some(case)) = (line.strip_prefix("- "), cases.last_mut()) {
            case.expected.push(expected.trim_matches('`').to_owned());
        }
    }
    cases
}

/// All cases, each with the name of its file.
pub fn all() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let mut found = Vec::new();
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    files.sort();
    for file in files {
        let name = file.file_stem().expect("name").to_string_lossy().into_owned();
        found.extend(
            cases(&fs::read_to_string(&file).expect("readable")).into_iter().map(|case| (name.clone(), case)),
        );
    }
    found
}

#[test]
fn every_case_is_told_as_written_down() {
    let mut wrong = Vec::new();
    for (file, case) in all() {
        let mut project = bare(Project::new()).args(["--format", "json"]);
        for (path, text) in case.with_config() {
            project = project.write(&path, text);
        }
        let built = project.run();
        let told = built.diagnostics();
        let errors = told.iter().any(|line| line.starts_with("error"));
        if told != case.expected || (built.code == 1) != errors || built.code > 1 {
            wrong.push(format!(
                "{file}: {} (exit {})\n  expected:\n    {}\n  told:\n    {}\n{}",
                case.name,
                built.code,
                case.expected.join("\n    "),
                told.join("\n    "),
                built.told()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Codes whose cause a fixture of text cannot hold; each has a test of its own in `bad_input.rs`, `writing.rs`, `people.rs` or `external.rs`.
const ELSEWHERE: &[&str] = &[
    "unreadable",
    "not-utf8",
    "nul-byte",
    "link-loop",
    "dangling-link",
    "outside-link",
    "too-large",
    "invalid-file-name",
    "name-left-in-prose",
    "lapsed-consent",
    "dead-link",
    "silent-link",
    "moved-link",
];

#[test]
fn every_code_has_a_case() {
    let told: BTreeSet<String> = all()
        .iter()
        .flat_map(|(_, case)| &case.expected)
        .filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned()))
        .collect();
    let silent: Vec<&str> = eigsite::diag::Code::ALL
        .iter()
        .map(|code| code.name())
        .filter(|name| !told.contains(*name) && !ELSEWHERE.contains(name))
        .collect();
    assert!(silent.is_empty(), "no case for: {}", silent.join(", "));
}
