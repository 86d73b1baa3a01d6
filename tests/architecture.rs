//! Who may import whom: the table of the design, kept by a test.

use std::fs;
use std::path::Path;

/// Module of `src/`, and the modules it may import besides `source`, `diag` and itself.
const ALLOWED: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("artifact", &[]),
    ("own", &[]),
    ("text", &[]),
    ("diag", &[]),
    ("yaml", &[]),
    ("fix", &[]),
    ("cms", &["artifact", "config", "schema"]),
    ("editors", &["schema"]),
    ("external", &["own"]),
    ("compare", &[]),
    ("compose", &["schema", "yaml", "parse", "text"]),
    ("starter", &[]),
    ("config", &["yaml"]),
    ("import", &["config", "load", "lock", "parse", "resolve", "schema", "text", "yaml"]),
    ("schema", &["yaml", "text"]),
    ("load", &["text"]),
    ("parse", &["config", "schema", "yaml", "load", "text"]),
    ("agenda", &["parse", "text"]),
    ("resolve", &["config", "schema", "yaml", "parse", "text", "agenda"]),
    ("hosting", &["own", "resolve"]),
    ("stop", &[]),
    (
        "render",
        &[
            "cms", "config", "schema", "yaml", "text", "parse", "resolve", "artifact", "agenda", "images",
            "hosting",
        ],
    ),
    ("search", &["config", "schema", "yaml", "text", "parse", "resolve", "artifact"]),
    ("budget", &["artifact", "config"]),
    ("lint", &["artifact", "config", "external", "parse", "resolve", "text", "yaml"]),
    ("lock", &["artifact", "resolve"]),
    ("images", &["artifact", "own", "config", "resolve", "text"]),
    ("write", &["artifact", "own"]),
    (
        "pipeline",
        &[
            "artifact", "own", "config", "schema", "yaml", "load", "parse", "resolve", "render", "images",
            "search", "budget", "cms", "external", "lint", "lock", "write",
        ],
    ),
    ("publish", &["pipeline", "write", "hosting", "stop"]),
    ("serve", &["pipeline", "resolve", "artifact", "cms", "hosting", "own", "stop"]),
    (
        "cli",
        &[
            "budget", "artifact", "external", "lock", "pipeline", "publish", "serve", "parse", "search",
            "write", "fix", "images", "import", "compare", "cms", "compose", "config", "editors", "resolve",
            "own", "schema", "starter", "text",
        ],
    ),
];

#[test]
fn modules_import_only_what_the_design_lets_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for entry in walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "rs") || path.ends_with("tests.rs") {
            continue;
        }
        let below = path.strip_prefix(&root).expect("below").to_string_lossy().replace('\\', "/");
        let module = below.split('/').next().expect("a name").trim_end_matches(".rs").to_owned();
        if matches!(module.as_str(), "main" | "lib") {
            continue;
        }
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{below}: `{module}` is not in the table"));
            continue;
        };
        for (number, line) in fs::read_to_string(path).expect("readable").lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for used in code.split("crate::").skip(1) {
                let names = used.strip_prefix('{').map_or(vec![used], |list| list.split(',').collect());
                for name in names {
                    let name: String =
                        name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    let known = name == module
                        || name == "source"
                        || name == "diag"
                        || allowed.contains(&name.as_str());
                    if !known && !name.is_empty() && name != "cli" {
                        wrong.push(format!("{below}:{}: `{module}` imports `{name}`", number + 1));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let silent: Vec<String> = walkdir::WalkDir::new(&root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        .filter(|entry| !fs::read_to_string(entry.path()).expect("readable").starts_with("//!"))
        .map(|entry| entry.path().display().to_string())
        .collect();
    assert!(silent.is_empty(), "no `//!` at the top of:\n{}", silent.join("\n"));
}
