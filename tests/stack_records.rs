//! Stacks in YAML: files of their own, front matter, records of data files.

use crate::harness::{Built, Project};
use serde_json::Value;

const CHALLENGE: &str = "---\ntitle: Gobelins\ndescription: Un inventaire\nyear: 2018\n---\n";

/// What the site says that its challenges use: tool or name, layer, state, version, year, note.
fn uses(built: &Built) -> Vec<String> {
    let export: Value = serde_json::from_str(&built.file("api/stacks.json")).expect("JSON");
    let text = |value: &Value| match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let stacks = export["challenges"].as_array().expect("challenges").iter();
    let mut lines: Vec<String> = stacks
        .flat_map(|stack| stack["uses"].as_array().expect("uses").clone())
        .map(|used| {
            let name = if used["tool"].is_null() {
                format!("? {}", text(&used["name"]))
            } else {
                text(&used["tool"])
            };
            let rest = ["layer", "state", "version", "year", "note"].map(|key| text(&used[key]));
            format!("{name} {}", rest.join(" "))
        })
        .collect();
    lines.sort();
    lines
}

fn built(stack: &str) -> Built {
    Project::new()
        .write("_defis/2018-01-01-gobelins.md", CHALLENGE)
        .write("_stacks/gobelins.yml", stack)
        .build()
}

#[test]
fn layers_hold_names_texts_lists_and_mappings() {
    let read = uses(&built(
        "Langages: [PHP 7, JavaScript]\nBDD: PostgreSQL, Elasticsearch (à venir)\n\
         Backend:\n  Laravel: 5.8\n  Symfony: à venir\n  Cache: Redis\n  Outils: [Node.js 12, Flask]\n\
         Design:\n  - { tool: Figma, state: envisagé, since: 2019, note: pour les écrans }\n  - Dataviz: Metabase\n",
    ));
    assert_eq!(
        read,
        [
            "elasticsearch database planned - 2018 -",
            "figma design considered - 2019 pour les écrans",
            "flask backend used - 2018 -",
            "javascript language used - 2018 -",
            "laravel backend used 5.8 2018 -",
            "metabase dataviz used - 2018 -",
            "node-js backend used 12 2018 -",
            "php language used 7 2018 -",
            "postgresql database used - 2018 -",
            "redis database used - 2018 -",
            "symfony backend planned - 2018 -",
        ]
    );
}

#[test]
fn text_of_several_lines_is_read_line_by_line() {
    let built = Project::new()
        .write(
            "_defis/2018-01-01-gobelins.md",
            "---\ntitle: Gobelins\ndescription: Un inventaire\nyear: 2018\nstack: |\n  - Langages : Python\n  - BDD : Keycloack\n---\n",
        )
        .build();
    assert_eq!(uses(&built), ["? Keycloack database used - 2018 -", "python language used - 2018 -"]);
}

#[test]
fn unknown_tool_that_is_named_as_one_is_shown_and_not_put_into_the_catalogue() {
    let built = built("Backend:\n  - { tool: Zorgluc, version: 2 }\n  - PHP\n");
    assert_eq!(uses(&built), ["? Zorgluc backend used 2 2018 -", "php backend used - 2018 -"]);
    assert!(!built.has("outils/zorgluc.html") && built.has("outils/php.html"));
    assert!(built.file("defis/2018/gobelins.html").contains("Zorgluc"));
}

#[test]
fn year_of_a_stack_says_which_of_two_challenges_of_one_name_is_meant() {
    let built = Project::new()
        .write("_defis/2017-01-01-gobelins.md", CHALLENGE.replace("2018", "2017"))
        .write("_defis/2018-01-01-gobelins.md", CHALLENGE)
        .write("_stacks/gobelins.yml", "year: 2018\nLangages: PHP\n")
        .build();
    assert!(built.file("defis/2018/gobelins.html").contains("PHP"));
    assert!(!built.file("defis/2017/gobelins.html").contains("PHP"));
}

#[test]
fn file_with_a_year_for_several_challenges_gives_each_its_own() {
    let built = Project::new()
        .write("_defis/2018-01-01-gobelins.md", CHALLENGE)
        .write("_defis/2018-01-01-hopkins.md", CHALLENGE.replace("Gobelins", "Hopkins"))
        .write("_stacks/tous.yml", "year: 2017\nGobelins:\n  Langages: PHP\nHopkins:\n  Langages: R\n")
        .build();
    assert_eq!(uses(&built), ["php language used - 2017 -", "r language used - 2017 -"]);
}

#[test]
fn data_record_of_a_challenge_may_hold_its_stack() {
    let built = Project::new()
        .write(
            "_data/defis.yml",
            "Gobelins:\n  description: Un inventaire\n  year: 2018\n  stack: [PHP, PostgreSQL]\n",
        )
        .build();
    assert_eq!(uses(&built), ["php language used - 2018 -", "postgresql database used - 2018 -"]);
}

#[test]
fn stack_files_are_found_by_their_name_wherever_they_stand() {
    let built = Project::new()
        .write("_defis/2018-01-01-gobelins.md", CHALLENGE)
        .write("archives/2019/stack.md", "# Stacks\n\n## Gobelins\n- Django[^1]\n\n[^1]: Sur PostgreSQL.\n")
        .write("stack_2017.org", "* Gobelins\n- PHP\n")
        .build();
    assert_eq!(uses(&built), ["django backend used - 2019 -", "php language used - 2017 -"]);
    assert!(built.has("archives/2019/stack.html"), "a Markdown file stays a page");
}

#[test]
fn record_of_a_tool_may_give_its_id() {
    let built = Project::new()
        .write("_defis/2018-01-01-gobelins.md", CHALLENGE)
        .write("_data/outils.yml", "- { id: redis, name: Notre Redis, licence: MIT }\n")
        .write("_stacks/gobelins.yml", "BDD: Redis\n")
        .build();
    assert_eq!(uses(&built), ["redis database used - 2018 -"]);
    assert!(built.file("outils/redis.html").contains("Notre Redis"));
}
