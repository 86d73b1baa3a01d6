//! The book says what the program does: its examples are built, its tables are read.

use crate::harness::{Project, bare, render};
use eigsite::diag::{Code, Severity};
use eigsite::resolve::permalink::{Permalink, built_in_style};
use eigsite::resolve::stacks::State;
use eigsite::schema::Schema;
use std::collections::{BTreeMap, BTreeSet};
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

/// The section of a code in the chapter on diagnostics.
#[derive(Default)]
struct Section {
    prose: String,
    bad: Vec<Block>,
    mended: Vec<Block>,
}

/// The sections of the chapter on diagnostics, by their headings.
fn sections() -> BTreeMap<String, Section> {
    let text = page("reference/diagnostics.md");
    let mut sections: BTreeMap<String, Section> = BTreeMap::new();
    let mut name = String::new();
    let mut mended = false;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            name = heading.to_owned();
            mended = false;
            let first = sections.insert(name.clone(), Section::default()).is_none();
            assert!(first, "`{name}` has two sections");
            continue;
        }
        let Some(section) = sections.get_mut(&name) else { continue };
        if let Some(path) = line.strip_prefix("````") {
            let text =
                lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
            let block = Block { info: path.to_owned(), text };
            if mended { section.mended.push(block) } else { section.bad.push(block) }
        } else {
            mended |= line == "Mended:";
            section.prose.push_str(line);
            section.prose.push('\n');
        }
    }
    sections
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
fn every_code_has_its_section_and_its_weight() {
    let sections = sections();
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let there: BTreeSet<&str> = sections.keys().map(String::as_str).collect();
    assert_eq!(there, codes, "sections and codes differ");
    for code in Code::ALL {
        let prose = &sections[code.name()].prose;
        assert!(
            prose.contains(&format!("\nWeight: {}", code.severity().name())),
            "`{code}` has another weight"
        );
    }
}

#[test]
fn every_code_has_an_example_or_says_why_not() {
    for (name, section) in sections() {
        let excused = section.prose.lines().any(|line| line.starts_with("No example: "));
        let shown = !section.bad.is_empty() && !section.mended.is_empty();
        assert!(excused != shown, "`{name}` has neither an example nor an excuse, or both");
        for label in ["Bad:", "Mended:"] {
            assert_eq!(section.prose.lines().any(|line| line == label), shown, "`{name}`: {label}");
        }
    }
}

#[test]
fn bad_examples_emit_their_code_and_no_other() {
    let mut wrong = Vec::new();
    for (name, section) in sections().iter().filter(|(_, section)| !section.bad.is_empty()) {
        let (told, exit) = told(&section.bad);
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
    for (name, section) in sections().iter().filter(|(_, section)| !section.mended.is_empty()) {
        let (told, exit) = told(&section.mended);
        if !told.is_empty() || exit != 0 {
            wrong.push(format!("{name} (exit {exit}):\n  {}", told.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

#[test]
fn schema_chapter_names_every_collection_with_its_address() {
    let text = page("reference/schema.md");
    for collection in &Schema::embedded().collections {
        let row = text.lines().find(|line| line.starts_with(&format!("| `{}` |", collection.name)));
        let row = row.unwrap_or_else(|| panic!("`{}` is not in the table", collection.name));
        assert!(
            row.contains(&format!("`{}`", collection.permalink)),
            "{row}\nstands at {}",
            collection.permalink
        );
        for source in collection.sources.iter().chain(&collection.data) {
            assert!(row.contains(&format!("`{source}`")), "{row}\nis read from {source}");
        }
    }
}

#[test]
fn tutorial_builds_without_a_word() {
    let text = page("tutorial.md");
    let mut project = Project::new().args(["--strict", "--format", "json"]);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(path) = line.strip_prefix("````vitrine/") else { continue };
        let text: String =
            lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
        project = project.write(path, text);
    }
    let built = project.build();
    assert_eq!(built.stdout, "", "{}", built.told());
    for file in [
        "blog/2018/03/16/la-revue-de-code.html",
        "promotions/eig-2.html",
        "administrations/mobilier-national.html",
    ] {
        assert!(built.has(file), "{:?}", built.paths());
    }
    assert!(built.file("communaute/2018/ada-martin.html").contains("/defis/2018/gobelins.html"));
    assert!(
        built.file("404.html").contains("Essayez ")
            && built.file("index.html").contains("Ce qui est nouveau")
    );
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
    config.extend(keys.iter().map(|key| format!("{key}: x\n")));
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

/// The blocks of the page `path` of the book whose first line names a file.
fn files_of(path: &str) -> Vec<Block> {
    let text = page(path);
    let mut lines = text.lines();
    let mut files = Vec::new();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("````").filter(|info| info.contains('/')) else { continue };
        let text = lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
        files.push(Block { info: info.to_owned(), text });
    }
    files
}

/// A challenge with nothing but its name.
fn challenge(name: &str, year: i32) -> Block {
    let text = format!("---\ntitle: \"{name}\"\ndescription: \"Un défi.\"\nyear: {year}\n---\n");
    let file = name.to_lowercase().replace([' ', 'È'], "-");
    Block { info: format!("_defis/{year}-01-01-{file}.md"), text }
}

#[test]
fn examples_of_stacks_and_tools_build_without_a_word() {
    for path in ["guide/stacks.md", "guide/tools.md"] {
        let mut files = files_of(path);
        assert!(files.len() > 3, "{path} has lost its examples");
        files.extend(["Gobelins", "Hopkins", "Coach Élèves"].map(|name| challenge(name, 2018)));
        files.push(challenge("Phares", 2019));
        assert_eq!(told(&files), (Vec::new(), 0), "{path}");
    }
}

/// What `api/stacks.json` says of each challenge, a text a use in the form of guide/stacks.md.
fn uses_in_words(built: &crate::harness::Built) -> BTreeMap<String, Vec<String>> {
    let read = |path: &str| -> serde_json::Value { serde_json::from_str(&built.file(path)).expect("JSON") };
    let (tools, stacks) = (read("api/outils.json"), read("api/stacks.json"));
    let tools = tools["tools"].as_array().expect("a list");
    let names: BTreeMap<&str, &str> =
        tools.iter().filter_map(|tool| Some((tool["id"].as_str()?, tool["name"].as_str()?))).collect();
    let words = |used: &serde_json::Value| {
        let text = |key: &str| used[key].as_str();
        let name = text("tool").map_or("?", |id| names[id]);
        let state = text("state").filter(|state| *state != "used");
        let version = text("version").map(|version| format!("version {version}"));
        let said: Vec<&str> = text("layer").into_iter().chain(state).chain(version.as_deref()).collect();
        let note = text("note").map_or_else(String::new, |note| format!(": {note}"));
        format!("{name} ({}){note}", said.join(", "))
    };
    let challenges = stacks["challenges"].as_array().expect("a list");
    let of = |challenge: &serde_json::Value| {
        let uses = challenge["uses"].as_array().expect("a list");
        let mut all: Vec<String> = uses.iter().map(words).collect();
        all.sort();
        (challenge["title"].as_str().expect("a title").to_owned(), all)
    };
    challenges.iter().map(of).collect()
}

#[test]
fn lines_of_stacks_are_understood_as_the_guide_says() {
    let text = page("guide/stacks.md");
    let section = text.split("## What is understood").nth(1).and_then(|rest| rest.split("\n## ").next());
    let rows: Vec<(&str, &str)> = section
        .expect("the section")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.strip_suffix('|')?.split_once("` |"))
        .collect();
    assert!(rows.len() > 10, "{rows:?}");
    let mut project = bare(Project::new()).write("_config.yml", "title: Essai\nurl: https://exemple.fr\n");
    let mut list = String::new();
    for (index, (line, _)) in rows.iter().enumerate() {
        let block = challenge(&format!("Essai {index:02}"), 2018);
        project = project.write(&block.info, &block.text);
        list.push_str(&format!("* Essai {index:02}\n- {line}\n"));
    }
    let built = project.write("_stacks/essais.org", &list).build();
    let found = uses_in_words(&built);
    let mut wrong = Vec::new();
    for (index, (line, expected)) in rows.iter().enumerate() {
        let mut expected: Vec<&str> =
            expected.split(';').map(str::trim).filter(|text| !text.is_empty()).collect();
        expected.sort_unstable();
        let got = found.get(&format!("Essai {index:02}")).cloned().unwrap_or_default();
        if got != expected {
            wrong.push(format!("`{line}`\n  is read as {got:?}\n  and not as  {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn layers_and_categories_of_the_reference_are_those_of_the_schema() {
    let schema = Schema::embedded();
    let row = |text: &str, id: &str| {
        let found = text.lines().find(|line| line.starts_with(&format!("| `{id}` |")));
        found.unwrap_or_else(|| panic!("`{id}` is in no table")).to_owned()
    };
    let stacks = page("reference/stacks.md");
    for layer in &schema.layers {
        let row = row(&stacks, &layer.id);
        let said: BTreeSet<&str> = row.split(['|', ',']).map(str::trim).collect();
        let missing: Vec<&str> = layer.words().skip(1).filter(|word| !said.contains(word)).collect();
        assert!(missing.is_empty(), "{row}\nlacks {missing:?}");
    }
    let catalogue = page("reference/catalogue.md");
    for category in &schema.tool_categories {
        let row = row(&catalogue, &category.id);
        let layer = category.layer.as_deref().unwrap_or_default();
        assert!(row.contains(category.label.get("fr")) && row.ends_with(&format!("| `{layer}` |")), "{row}");
    }
}

#[test]
fn words_for_states_in_the_reference_say_them() {
    let text = page("reference/stacks.md");
    let mut seen = 0;
    for state in State::ALL {
        let row = text.lines().find_map(|line| line.strip_prefix(&format!("| `{}` |", state.id())));
        let row = row.unwrap_or_else(|| panic!("`{}` has no row", state.id()));
        for word in row.trim_end_matches('|').split(',').map(str::trim).filter(|word| !word.is_empty()) {
            assert_eq!(State::parse(word), Some(state), "{word}");
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen} words");
}
