//! `eigsite schema json`: what editors' programs complete and check by agrees with what eigsite says.

use crate::harness::PROGRAM;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A copy of the sample site in a repository, with what `schema json` writes beside it.
fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("folder");
    fs::create_dir(folder.path().join(".git")).expect("a repository");
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for entry in walkdir::WalkDir::new(&content).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        let to = folder.path().join("content").join(path.strip_prefix(&content).expect("below"));
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).expect("folder"),
            false => drop(fs::copy(path, to).expect("file")),
        }
    }
    let written = schema(folder.path());
    assert!(written.status.success(), "{written:?}");
    folder
}

fn schema(folder: &Path) -> Output {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1793000000");
    command.args(["schema", "json", "content"]).output().expect("the program runs")
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON")
}

fn settings(folder: &Path) -> Value {
    json(&folder.join(".vscode/settings.json"))
}

/// What stands before the text of a Markdown file.
fn front_matter(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a text");
    let said = text.strip_prefix("---\n").and_then(|rest| rest.split("\n---").next()).unwrap_or_default();
    serde_yaml::from_str(said).expect("YAML")
}

/// The entries of each type of content, as the settings tell of them.
fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let settings = settings(folder);
    let folders = settings["frontMatter.content.pageFolders"].as_array().expect("folders");
    let mut entries = Vec::new();
    for one in folders {
        let name = one["contentTypes"][0].as_str().expect("a type").to_owned();
        let path = one["path"].as_str().and_then(|path| path.strip_prefix("[[workspace]]/")).expect("a path");
        let files = walkdir::WalkDir::new(folder.join(path)).into_iter().filter_map(Result::ok);
        let texts = files.map(walkdir::DirEntry::into_path);
        let texts = texts.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
        entries.extend(texts.map(|path| (name.clone(), path)));
    }
    entries
}

fn validator(folder: &Path, name: &str) -> jsonschema::Validator {
    let schema = json(&folder.join(format!(".vscode/eigsite/{name}.json")));
    jsonschema::draft7::new(&schema).expect("a schema")
}

#[test]
fn sound_entries_and_data_have_no_red_line() {
    let folder = workspace();
    let entries = entries(folder.path());
    assert!(entries.len() > 60, "{}", entries.len());
    for (name, path) in &entries {
        let said = front_matter(path);
        let wrong: Vec<String> = validator(folder.path(), name)
            .iter_errors(&said)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(wrong, Vec::<String>::new(), "{}", path.display());
    }
    let schemas = settings(folder.path())["yaml.schemas"].clone();
    let mut files = 0;
    for (schema, paths) in schemas.as_object().expect("schemas") {
        let name = Path::new(schema).file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        for path in paths.as_array().expect("paths") {
            let path = folder.path().join(path.as_str().expect("a path"));
            let Ok(text) = fs::read_to_string(&path) else { continue };
            files += 1;
            let said: Value = serde_yaml::from_str(&text).expect("YAML");
            let errors: Vec<String> =
                validator(folder.path(), &name).iter_errors(&said).map(|error| error.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
        }
    }
    assert!(files > 8, "{files}");
}

#[test]
fn mistakes_that_eigsite_tells_have_one() {
    let folder = workspace();
    let defis = validator(folder.path(), "defis");
    let principes = validator(folder.path(), "principes");
    let wrong = |validator: &jsonschema::Validator, said: &str| {
        let said: Value = serde_yaml::from_str(said).expect("YAML");
        !validator.is_valid(&said)
    };
    assert!(!wrong(&defis, "title: Un\ndescription: Deux"));
    assert!(wrong(&defis, "title: Un\ndescription: Deux\nwebsit: https://exemple.fr"), "a key nobody reads");
    assert!(wrong(&defis, "title: Un\ndescription: Deux\nduration_months: dix"), "no number");
    assert!(wrong(&defis, "title: [Un]\ndescription: Deux"), "no text");
    let families = &json(&folder.path().join(".vscode/eigsite/principes.json"))["properties"]["family"];
    let first = families["anyOf"][0]["enum"][0].as_str().expect("a word").to_owned();
    assert!(!wrong(&principes, &format!("title: Un\nfamily: {first}")));
    assert!(!wrong(&principes, &format!("title: Un\nfamily: {}", first.to_uppercase())));
    assert!(wrong(&principes, "title: Un\nfamily: nulle"), "no word of the list");
    // A record of a data file may say the title of a challenge; nothing says that of a post.
    assert!(!wrong(&defis, "{}") && wrong(&validator(folder.path(), "posts"), "author: Moi"));
    let config = validator(folder.path(), "config");
    assert!(!wrong(&config, "title: Un\nmine: 1\neigsite: {cards: true}"));
    assert!(wrong(&config, "eigsite: {card: true}"));
}

#[test]
fn names_of_entries_are_offered() {
    let folder = workspace();
    let posts = json(&folder.path().join(".vscode/eigsite/posts.json"));
    let tools = posts["definitions"]["outils"]["enum"].as_array().expect("names");
    assert!(tools.iter().any(|name| name == "PostgreSQL"), "{tools:?}");
    assert_eq!(posts["properties"]["tools"], posts["properties"]["outils"]);
    assert_eq!(posts["properties"]["tools"]["anyOf"][0]["items"]["anyOf"][0]["$ref"], "#/definitions/outils");
}

/// Whether the extension takes `said` for a field of this type: its own rules.
fn fits(field: &Value, said: &Value) -> bool {
    let choices = || field["choices"].as_array();
    match field["type"].as_str().expect("a type") {
        // It wants quotes around a number that is a text, as the book says.
        "string" | "image" => said.is_string() || said.is_number(),
        "boolean" => said.is_boolean(),
        "number" => said.is_number(),
        "list" | "taxonomy" => said.as_array().is_some_and(|list| list.iter().all(Value::is_string)),
        "choice" => choices().is_some_and(|words| words.contains(said)),
        other => panic!("a type that is not spoken of here: {other}"),
    }
}

#[test]
fn types_of_content_fit_the_entries() {
    let folder = workspace();
    let settings = settings(folder.path());
    let offered = settings["frontMatter.taxonomy.customTaxonomy"].as_array().expect("names");
    let tools = offered.iter().find(|one| one["id"] == "outils").expect("tools");
    assert!(tools["options"].as_array().is_some_and(|names| names.contains(&"PostgreSQL".into())));
    let types = settings["frontMatter.taxonomy.contentTypes"].clone();
    let types = types.as_array().expect("types");
    let mut looked = 0;
    for (name, path) in entries(folder.path()) {
        let content = types.iter().find(|one| one["name"] == name.as_str()).expect("a type");
        let said = front_matter(&path);
        for field in content["fields"].as_array().expect("fields") {
            match said.get(field["name"].as_str().expect("a name")) {
                Some(value) => {
                    looked += 1;
                    assert!(fits(field, value), "{}: {field} is {value}", path.display());
                }
                None => assert_ne!(field["required"], true, "{}: {field}", path.display()),
            }
        }
    }
    assert!(looked > 300, "{looked}");
}

#[test]
fn settings_of_ones_own_stay_and_a_second_time_writes_nothing() {
    let folder = workspace();
    let place = folder.path().join(".vscode/settings.json");
    let again = schema(folder.path());
    assert!(again.status.success() && again.stdout.is_empty(), "{again:?}");
    let own = r#"{"editor.wordWrap": "on", "yaml.schemas": {"mine.json": "a.yml", "./.vscode/eigsite/config.json": "old"}}"#;
    fs::write(&place, own).expect("settings");
    assert!(schema(folder.path()).status.success());
    let settings = settings(folder.path());
    assert_eq!(settings["editor.wordWrap"], "on");
    assert_eq!(settings["yaml.schemas"]["mine.json"], "a.yml");
    assert_eq!(
        settings["yaml.schemas"]["./.vscode/eigsite/config.json"],
        serde_json::json!(["content/_config.yml"])
    );
    fs::write(&place, "// mine\n{}").expect("settings");
    fs::remove_dir_all(folder.path().join(".vscode/eigsite")).expect("a folder");
    let refused = schema(folder.path());
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("settings.json cannot be read as JSON"), "{said}");
    assert_eq!(fs::read_to_string(&place).expect("settings"), "// mine\n{}");
    assert!(!folder.path().join(".vscode/eigsite").exists(), "nothing is written");
}
