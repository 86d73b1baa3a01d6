//! The chapters on stacks and tools: their examples are built, their tables are compared with the program.

use super::{Block, page, told};
use crate::harness::{Built, Project, bare};
use eigsite::resolve::stacks::State;
use eigsite::schema::Schema;
use std::collections::{BTreeMap, BTreeSet};

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
fn examples_of_stacks_tools_and_outcomes_build_without_a_word() {
    for path in ["guide/outcomes.md", "guide/stacks.md", "guide/tools.md"] {
        let mut files = files_of(path);
        assert!(files.len() > 3, "{path} has lost its examples");
        files.extend(["Gobelins", "Hopkins", "Coach Élèves"].map(|name| challenge(name, 2018)));
        files.push(challenge("Phares", 2019));
        assert_eq!(told(&files), (Vec::new(), 0), "{path}");
    }
}

/// What `api/stacks.json` says of each challenge, a text a use in the form of guide/stacks.md.
fn uses_in_words(built: &Built) -> BTreeMap<String, Vec<String>> {
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
    let section = text.split("## Ce qui est compris").nth(1).and_then(|rest| rest.split("\n## ").next());
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
