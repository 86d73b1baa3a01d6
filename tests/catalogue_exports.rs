//! The data of the tools for other programs.

use crate::catalogue_pages::{json, site};
use serde_json::Value;

#[test]
fn exports_are_what_their_schemas_say() {
    let built = site().write("_data/donnees.yml", "licence: etalab-2.0\ndate: 2019-06-30\n").build();
    for name in ["outils", "stacks"] {
        let schema = json(&built, &format!("api/{name}.schema.json"));
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let export = json(&built, &format!("api/{name}.json"));
        let wrong: Vec<String> = validator
            .iter_errors(&export)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{name}: {}", wrong.join("\n"));
        assert_eq!(export["$schema"], format!("https://exemple.fr/api/{name}.schema.json"));
        assert_eq!(
            (&export["licence"], &export["date"]),
            (&Value::from("etalab-2.0"), &Value::from("2019-06-30"))
        );
        let mut spoilt = export.clone();
        spoilt["more"] = Value::Null;
        assert!(!validator.is_valid(&spoilt), "{name}: what the schema does not know is refused");
    }
}

#[test]
fn export_of_tools_counts_users_by_promotion() {
    let built = site().build();
    let tools = json(&built, "api/outils.json");
    let tools = tools["tools"].as_array().expect("tools").clone();
    let tool =
        |id: &str| tools.iter().find(|tool| tool["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone();
    let postgres = tool("postgresql");
    assert_eq!(
        (&postgres["users"], &postgres["free"], &postgres["sill"]),
        (&3.into(), &true.into(), &"156".into())
    );
    assert_eq!(postgres["url"], "https://exemple.fr/outils/postgresql.html");
    assert_eq!(postgres["aliases"][0], "postgres");
    let told: Vec<(String, u64)> = postgres["users_by_promotion"]
        .as_array()
        .expect("promotions")
        .iter()
        .map(|row| {
            (row["promotion"]["id"].as_str().expect("id").to_owned(), row["users"].as_u64().expect("users"))
        })
        .collect();
    assert_eq!(told, [("eig-1".to_owned(), 1), ("eig-2".to_owned(), 2)]);
    assert_eq!((&tool("r")["users"], &tool("r")["planned"]), (&0.into(), &1.into()));
    assert_eq!(tool("base-maison")["free"], false);
}

#[test]
fn table_of_tools_has_a_line_a_tool_and_a_column_a_promotion() {
    let built = site().write("_outils/z.md", "---\ntitle: \"Un, \\\"deux\\\"\"\n---\n").build();
    let text = built.file("api/outils.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let column = |name: &str| {
        head.iter().position(|column| column == name).unwrap_or_else(|| panic!("no {name} in {head:?}"))
    };
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let count = json(&built, "api/outils.json")["tools"].as_array().expect("tools").len();
    assert_eq!(rows.len(), count);
    let row = |id: &str| rows.iter().find(|row| &row[0] == id).expect("there");
    assert_eq!(&row("postgresql")[column("users_eig-2")], "2");
    assert_eq!(&row("z")[column("name")], "Un, \"deux\"");
}

#[test]
fn export_of_stacks_tells_each_use_as_its_source_does() {
    let built = site().build();
    let stacks = json(&built, "api/stacks.json");
    let challenges = stacks["challenges"].as_array().expect("challenges");
    let titles: Vec<&str> = challenges.iter().map(|one| one["title"].as_str().expect("title")).collect();
    assert_eq!(titles, ["Deux", "Trois", "Un"], "in the order of the list, without those that tell nothing");
    let uses = challenges[0]["uses"].as_array().expect("uses");
    let told: Vec<String> =
        uses.iter().map(|used| format!("{} {} {}", used["layer"], used["tool"], used["state"])).collect();
    assert_eq!(
        told,
        [
            "\"language\" \"python\" \"used\"",
            "\"language\" \"r\" \"planned\"",
            "\"database\" \"postgresql\" \"used\"",
            "\"database\" \"mongodb\" \"dropped\""
        ]
    );
    assert_eq!((&uses[0]["version"], &uses[2]["note"]), (&"3.6".into(), &"avec PostGIS".into()));
    let unknown = &challenges[1]["uses"]
        .as_array()
        .expect("uses")
        .iter()
        .find(|used| used["name"] == "Zorglubix")
        .expect("kept")
        .clone();
    assert_eq!(unknown["tool"], Value::Null);
}

#[test]
fn table_of_stacks_has_a_line_a_use() {
    let built = site().build();
    let text = built.file("api/stacks.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let column = |name: &str| {
        head.iter().position(|column| column == name).unwrap_or_else(|| panic!("no {name} in {head:?}"))
    };
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let stacks = json(&built, "api/stacks.json");
    let challenges = stacks["challenges"].as_array().expect("challenges");
    let uses = challenges.iter().map(|one| one["uses"].as_array().expect("uses").len());
    assert_eq!(rows.len(), uses.sum::<usize>());
    let cells = ["challenge", "tool", "layer", "state", "version"].map(|name| &rows[0][column(name)]);
    assert_eq!(cells, ["Deux", "python", "language", "used", "3.6"]);
    let unknown = rows.iter().find(|row| &row[column("name")] == "Zorglubix").expect("kept");
    assert_eq!(&unknown[column("tool")], "");
}

#[test]
fn exports_do_not_tell_when_they_were_made() {
    let at = |epoch| {
        let tree = site().epoch(epoch).build().tree();
        tree.into_iter()
            .filter(|(path, _)| path.starts_with("api/") || path.starts_with("outils/"))
            .collect::<Vec<_>>()
    };
    let (one, other) = (at(1_577_836_800), at(1_593_561_600));
    assert!(one.len() > 10 && one == other);
}

#[test]
fn chapter_on_exports_names_every_key() {
    let text = include_str!("../content/docs/reference/exports.md");
    let built = site().build();
    let keys = |schema: &Value, list: &str| -> Vec<String> {
        let item = &schema["properties"][list]["items"]["properties"];
        item.as_object().expect("properties").keys().cloned().collect()
    };
    let (tools, stacks) = (json(&built, "api/outils.schema.json"), json(&built, "api/stacks.schema.json"));
    let uses = &stacks["properties"]["challenges"]["items"]["properties"]["uses"]["items"]["properties"];
    let all = keys(&tools, "tools").into_iter().chain(keys(&stacks, "challenges"));
    for key in all.chain(uses.as_object().expect("properties").keys().cloned()) {
        assert!(text.contains(&format!("`{key}`")), "`{key}` is not in the chapter");
    }
}
