//! The book says what the program does: its examples are built, its tables are read.

mod how_to;
mod messages;
mod reference;
mod templates;
mod tools;
mod tutorial;

use crate::harness::{Project, bare, render};
use eigsite::resolve::permalink::{Permalink, built_in_style};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn book() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content/docs")
}

fn page(path: &str) -> String {
    fs::read_to_string(book().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A block between two lines of four backquotes: what follows the first ones, and the lines between.
struct Block {
    info: String,
    text: String,
}

/// What a build notices in a site of these files: `severity[code] path:line:column`, and the exit code.
fn told(files: &[Block]) -> (Vec<String>, i32) {
    let mut project = bare(Project::new()).args(["--format", "json"]);
    if !files.iter().any(|file| file.info == "_config.yml") {
        project = project.write("_config.yml", "title: Essai\nurl: https://exemple.fr\n");
    }
    for file in files {
        project = project.write(&file.info, &file.text);
    }
    let built = project.run();
    (built.diagnostics(), built.code)
}

#[test]
fn summary_names_every_page_and_no_other() {
    let there: BTreeSet<String> = walkdir::WalkDir::new(book())
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "md"))
        .map(|entry| entry.path().strip_prefix(book()).expect("below").to_string_lossy().replace('\\', "/"))
        .filter(|path| path != "SUMMARY.md")
        .collect();
    let summary = page("SUMMARY.md");
    let named: Vec<String> = targets(&summary).map(str::to_owned).collect();
    let once: BTreeSet<String> = named.iter().cloned().collect();
    assert_eq!(once.len(), named.len(), "a page is named twice");
    assert_eq!(once, there);
}

/// The addresses of the Markdown links in `text`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut broken = Vec::new();
    for entry in walkdir::WalkDir::new(book()).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = without_blocks(&fs::read_to_string(entry.path()).expect("readable"));
        for target in
            targets(&text).filter(|target| target.split('#').next().is_some_and(|path| path.ends_with(".md")))
        {
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = entry.path().parent().expect("a folder").join(path);
            let found =
                fs::read_to_string(&file).is_ok_and(|page| anchor.is_empty() || has_anchor(&page, anchor));
            if !found {
                broken.push(format!("{}: {target}", entry.path().display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Whether a heading of `page` has the anchor that mdBook makes of plain words.
fn has_anchor(page: &str, anchor: &str) -> bool {
    let slug = |heading: &str| heading.to_lowercase().replace(' ', "-").replace(['`', ','], "");
    page.lines()
        .filter_map(|line| line.strip_prefix('#'))
        .any(|rest| slug(rest.trim_start_matches('#').trim()) == anchor)
}

/// `text` without its fenced blocks and code spans, in which brackets are no links.
fn without_blocks(text: &str) -> String {
    let mut fence: Option<&str> = None;
    let mut prose = String::new();
    for line in text.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some(open) if ticks.len() >= open.len() => fence = None,
            Some(_) => {}
            None if ticks.len() >= 3 => fence = Some(ticks),
            None => prose.extend(line.split('`').step_by(2).chain(["\n"])),
        }
    }
    prose
}

#[test]
fn markdown_of_the_guide_comes_out_as_shown() {
    let text = page("guide/markdown.md");
    let mut wrong = Vec::new();
    let mut input: Option<String> = None;
    let mut lines = text.lines();
    let mut seen = 0;
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("````") else { continue };
        let block: String =
            lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
        match (info, input.take()) {
            ("markdown", None) => input = Some(block),
            ("html", Some(markdown)) => {
                seen += 1;
                let html = render(&[], &markdown);
                if html.trim() != block.trim() {
                    wrong.push(format!("{markdown}gives\n{html}and not\n{block}"));
                }
            }
            _ => panic!("a block `{info}` stands alone in guide/markdown.md"),
        }
    }
    assert!(seen > 0 && input.is_none(), "examples come in pairs");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn placeholders_and_styles_of_the_book_exist() {
    let text = page("reference/permalinks.md");
    let rows = || text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let placeholders: Vec<&str> = rows().filter_map(|(name, _)| name.strip_prefix(':')).collect();
    assert!(placeholders.len() > 20, "{placeholders:?}");
    for name in placeholders {
        assert!(Permalink::parse(&format!("/:{name}")).is_ok(), "there is no `:{name}`");
    }
    let styles: Vec<(&str, &str)> = rows().filter(|(name, _)| !name.starts_with(':')).collect();
    assert_eq!(styles.len(), 5, "{styles:?}");
    for (name, rest) in styles {
        let template = built_in_style(name).unwrap_or_else(|| panic!("there is no style `{name}`"));
        assert!(rest.contains(&format!("`{template}`")), "{name} is {template}");
    }
}

/// The words between backquotes in `text`.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn tolerated_keys_of_the_book_are_tolerated() {
    let text = page("reference/configuration.md");
    let section = text.split("## Tolerated keys").nth(1).expect("the section");
    let list = section
        .split("Nothing acts")
        .nth(1)
        .and_then(|rest| rest.split("Any other key").next())
        .expect("the list");
    let (keys, below) = list.split_once("under `pagination:` also").expect("two lists");
    let keys: Vec<&str> = quoted(keys).filter(|key| !key.contains('.')).collect();
    assert!(keys.len() > 40, "{keys:?}");
    let mut config: String = "url:\n".into();
    // `locale` has to be a language.
    config.extend(keys.iter().map(|key| format!("{key}: fr\n")));
    config.push_str("pagination:\n");
    config.extend(quoted(below).map(|key| format!("  {key}: x\n")));
    let block = Block { info: "_config.yml".into(), text: config };
    assert_eq!(told(&[block]), (Vec::new(), 0));
}

#[test]
fn keys_in_the_tables_of_the_configuration_are_known() {
    let text = page("reference/configuration.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let config: String = rows.map(|key| format!("{key}:\n")).collect();
    assert!(config.lines().count() > 10, "{config}");
    assert_eq!(told(&[Block { info: "_config.yml".into(), text: config }]), (Vec::new(), 0));
}

#[test]
fn every_page_says_for_whom_it_is() {
    // The pages of codes are read by whoever meets the code: the pages above them say so.
    let of_codes = ["reference/diagnostics", "guide/messages"].map(|folder| book().join(folder));
    let silent: Vec<String> = walkdir::WalkDir::new(book())
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| {
            !path.ends_with("SUMMARY.md") && !of_codes.iter().any(|folder| path.starts_with(folder))
        })
        .filter(|path| {
            let text = fs::read_to_string(path).expect("readable");
            let begins = if path.starts_with(book().join("guide")) { "*Pour vous " } else { "*For whoever " };
            text.lines().nth(2).is_none_or(|line| !line.starts_with(begins))
        })
        .map(|path| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "the third line does not say for whom they are: {silent:#?}");
}

#[test]
fn oldest_rust_is_the_same_wherever_it_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let oldest = env!("CARGO_PKG_RUST_VERSION");
    for file in ["README.md", "content/docs/contributing.md"] {
        let text = fs::read_to_string(root.join(file)).expect("readable");
        let named: BTreeSet<&str> = text.split("Rust ").skip(1).filter_map(version).collect();
        assert_eq!(named, [oldest].into(), "{file}, and rust-version in Cargo.toml");
    }
}

/// The number of a version that `text` begins with.
fn version(text: &str) -> Option<&str> {
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(text.len());
    Some(text[..end].trim_end_matches('.')).filter(|number| number.contains('.'))
}
