//! What of others is in the program: the list of it that is committed, and the texts that go with a release.
//!
//! `EIGSITE_LICENCES=FILE cargo test --test suite -- third_party::` writes the texts.

use crate::harness::{reviewed_parts, table};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The systems that the program is for; what it takes in hangs on them.
const SYSTEMS: [&str; 5] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-unknown-linux-musl",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

/// How the names of files begin that say under which conditions something may be passed on.
const CONDITIONS: [&str; 7] =
    ["licen", "copying", "copyright", "notice", "unlicense", "patents", "third-party"];

/// A crate that is linked into the program.
struct Crate {
    name: String,
    version: String,
    licence: String,
    repository: String,
    authors: Vec<String>,
    folder: PathBuf,
}

/// What cargo knows of the tree.
fn metadata() -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--locked", "--format-version", "1"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.args(SYSTEMS.iter().flat_map(|system| ["--filter-platform", system]));
    let done = cargo.output().expect("cargo runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).expect("JSON")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// The crates that are linked into the program on one of the systems, by name and version: neither those that only
/// build or test it, nor those that write code while it is compiled.
fn crates() -> Vec<Crate> {
    let tree = metadata();
    let packages: BTreeMap<String, &Value> =
        list(&tree, "packages").iter().map(|package| (text(package, "id"), package)).collect();
    let nodes: BTreeMap<String, &Value> =
        list(&tree["resolve"], "nodes").iter().map(|node| (text(node, "id"), node)).collect();
    let root = text(&tree["resolve"], "root");
    let (mut seen, mut next) = (BTreeSet::new(), vec![root.clone()]);
    while let Some(id) = next.pop() {
        let is_macro = list(packages[&id], "targets")
            .iter()
            .any(|target| list(target, "kind").iter().any(|kind| kind == "proc-macro"));
        if is_macro || !seen.insert(id.clone()) {
            continue;
        }
        let linked =
            |dependency: &&Value| list(dependency, "dep_kinds").iter().any(|kind| kind["kind"].is_null());
        next.extend(list(nodes[&id], "deps").iter().filter(linked).map(|dependency| text(dependency, "pkg")));
    }
    seen.remove(&root);
    let mut crates: Vec<Crate> = seen.iter().map(|id| read(packages[id])).collect();
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    crates
}

fn read(package: &Value) -> Crate {
    let manifest = PathBuf::from(text(package, "manifest_path"));
    Crate {
        name: text(package, "name"),
        version: text(package, "version"),
        // The old way to write «or».
        licence: text(package, "license").replace(" / ", " OR ").replace('/', " OR "),
        repository: text(package, "repository"),
        authors: list(package, "authors").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        folder: manifest.parent().expect("a folder").to_owned(),
    }
}

#[test]
fn list_of_third_parties_is_that_of_the_tree() {
    let crates = crates();
    assert!(crates.len() > 100, "{} crates", crates.len());
    let rows = crates.iter().map(|krate| {
        assert!(!krate.licence.is_empty(), "{} has no licence", krate.name);
        [&krate.name, &krate.version, &krate.licence, &krate.repository].map(Clone::clone)
    });
    let table = table(["crate", "version", "licence", "repository"], rows);
    reviewed_parts("THIRD-PARTY.md", &[("crates", table)]);
}

#[test]
fn every_file_of_conditions_that_a_crate_carries_for_others_is_named() {
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("THIRD-PARTY.md")).expect("a page");
    let mut unnamed = Vec::new();
    for krate in crates() {
        for file in conditions(&krate) {
            let below = file.strip_prefix(&krate.folder).expect("below").to_string_lossy().replace('\\', "/");
            let named = format!("`{}/{below}`", krate.name);
            if below.contains('/') && !page.contains(&named) {
                unnamed.push(named);
            }
        }
    }
    assert!(unnamed.is_empty(), "not in THIRD-PARTY.md: {unnamed:#?}");
}

/// The files that say under which conditions `krate`, and what it carries of others, may be passed on.
fn conditions(krate: &Crate) -> Vec<PathBuf> {
    walkdir::WalkDir::new(&krate.folder)
        .max_depth(4)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        // What `spdx` knows of licences is no condition of its own.
        .filter(|entry| !entry.path().to_string_lossy().contains("/src/text/licenses/"))
        .filter(|entry| entry.path().extension().is_none_or(|extension| extension != "rs"))
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().to_lowercase();
            CONDITIONS.iter().any(|begin| name.starts_with(begin))
        })
        .map(walkdir::DirEntry::into_path)
        .collect()
}

#[test]
fn texts_of_licences_are_written_for_a_release() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = ["LICENSE", "src/images/card/font/LICENSE"].map(|file| fs::read_to_string(root.join(file)));
    let mut texts = own.map(|text| text.expect("readable")).join("\n");
    let mut without = Vec::new();
    for krate in crates() {
        let head = format!("{} {} ({})", krate.name, krate.version, krate.licence);
        texts.push_str(&format!("\n{}\n{head}\n{}\n", "=".repeat(78), krate.repository));
        let files = conditions(&krate);
        if files.is_empty() {
            texts.push_str(&format!(
                "By {}. It names its licence, and brings no text of it.\n",
                krate.authors.join(", ")
            ));
            without.push(krate.name);
            continue;
        }
        for file in files {
            let text = fs::read(&file).expect("readable");
            texts.push_str(&format!("\n{}\n", String::from_utf8_lossy(&text).trim()));
        }
    }
    assert!(without.len() < 10, "hardly a crate brings the text of its licence: {without:?}");
    if let Some(file) = std::env::var_os("EIGSITE_LICENCES") {
        fs::write(file, texts).expect("written");
    }
}
