//! The configuration asks for what the schema wants; files are read and written where they may be, and nowhere else.

use super::*;
use crate::diag::Lang;
use std::fs;

fn parsed(backend: &Backend) -> Value {
    serde_yaml::from_str(&config(Schema::embedded(), "fr", backend)).expect("YAML")
}

fn collection<'v>(config: &'v Value, name: &str) -> &'v Value {
    let all = config["collections"].as_array().expect("a list");
    all.iter().find(|collection| collection["name"] == name).unwrap_or_else(|| panic!("no {name}"))
}

fn field<'v>(collection: &'v Value, name: &str) -> &'v Value {
    let all = collection["fields"].as_array().expect("a list");
    all.iter().find(|field| field["name"] == name).unwrap_or(&Value::Null)
}

#[test]
fn collections_of_texts_are_there_with_their_folders_and_names() {
    let config = parsed(&Backend::Here("/x"));
    assert_eq!(config["backend"], json!({ "name": "proxy", "proxy_url": "/x" }));
    let posts = collection(&config, "posts");
    assert_eq!((&posts["folder"], &posts["label_singular"]), (&json!("_posts"), &json!("Article")));
    assert_eq!(posts["slug"], "{{year}}-{{month}}-{{day}}-{{slug}}");
    assert_eq!(collection(&config, "defis")["slug"], "{{slug}}");
    let names: Vec<&str> =
        config["collections"].as_array().expect("a list").iter().filter_map(|c| c["name"].as_str()).collect();
    assert!(!names.contains(&"stacks") && !names.contains(&"pages"), "{names:?}");
    assert_eq!(parsed(&Backend::Github("a/b"))["backend"]["repo"], "a/b");
}

#[test]
fn fields_are_asked_for_as_what_they_hold() {
    let config = parsed(&Backend::Here("/x"));
    let challenge = collection(&config, "defis");
    assert_eq!(field(challenge, "title")["required"], true);
    assert_eq!(field(challenge, "team_name")["required"], false);
    let people = field(challenge, "eigs");
    assert_eq!((&people["widget"], &people["collection"]), (&json!("relation"), &json!("communaute")));
    assert_eq!((&people["multiple"], &people["value_field"]), (&json!(true), &json!("title")));
    assert_eq!(field(challenge, "promotion")["widget"], "string", "a mention makes it");
    assert_eq!(field(challenge, "image")["widget"], "image");
    assert_eq!(field(challenge, "software"), &Value::Null, "no form can hold it");
    let family = field(collection(&config, "principes"), "family");
    assert_eq!(family["widget"], "select");
    assert!(family["options"].as_array().is_some_and(|options| !options.is_empty()));
    assert_eq!(field(challenge, "body")["modes"], json!(["raw"]));
    assert_eq!(field(challenge, "title")["label"], "Titre");
    assert_eq!(field(challenge, "robots"), &Value::Null, "it is nothing for a form");
}

fn site() -> (tempfile::TempDir, Files) {
    let folder = tempfile::tempdir().expect("folder");
    let root = folder.path().canonicalize().expect("there");
    fs::create_dir(root.join("_defis")).expect("folder");
    fs::write(root.join("_defis/a.md"), "---\ntitle: A\n---\n").expect("file");
    fs::write(root.join("_config.yml"), "title: T\n").expect("file");
    let files = Files::new(root, vec!["_defis".into(), "img".into()]);
    (folder, files)
}

fn ask(files: &Files, request: &Value) -> Answer {
    answer(request.to_string().as_bytes(), files, Lang::Fr)
}

#[test]
fn entry_is_listed_saved_renamed_and_deleted() {
    let (folder, files) = site();
    assert_eq!(ask(&files, &json!({ "action": "info" })).body["publish_modes"], json!(["simple"]));
    let list = json!({ "action": "entriesByFolder", "params": { "folder": "_defis", "extension": "md", "depth": 1 } });
    let listed = ask(&files, &list).body;
    assert_eq!(listed[0]["file"]["path"], "_defis/a.md");
    assert_eq!(listed[0]["data"], "---\ntitle: A\n---\n");
    let save = json!({ "action": "persistEntry", "branch": "main", "params": {
        "dataFiles": [{ "slug": "a", "path": "_defis/a.md", "raw": "---\ntitle: B\n---\n", "newPath": "_defis/b.md" }],
        "assets": [{ "path": "img/x.png", "content": "AQID", "encoding": "base64" }],
        "options": { "commitMessage": "x" },
    } });
    assert_eq!(ask(&files, &save).status, 200);
    let read = |path: &str| fs::read(folder.path().join(path));
    assert_eq!(read("_defis/b.md").expect("it is there"), b"---\ntitle: B\n---\n");
    assert_eq!(read("img/x.png").expect("it is there"), [1, 2, 3]);
    assert!(read("_defis/a.md").is_err());
    let media = ask(&files, &json!({ "action": "getMedia", "params": { "mediaFolder": "img" } })).body;
    assert_eq!((&media[0]["name"], &media[0]["content"]), (&json!("x.png"), &json!("AQID")));
    let delete = json!({ "action": "deleteFiles", "params": { "paths": ["_defis/b.md"] } });
    assert_eq!(ask(&files, &delete).status, 200);
    assert!(read("_defis/b.md").is_err());
}

#[test]
fn nothing_else_is_read_or_written() {
    let (folder, files) = site();
    let outside = tempfile::tempdir().expect("folder");
    fs::write(outside.path().join("secret.md"), "no").expect("file");
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path(), folder.path().join("_defis/link")).expect("a link");
    let closed =
        ["_config.yml", "_defis/../_config.yml", "/etc/passwd", "_defis/.git/x", "", "_defis/link/secret.md"];
    for path in closed {
        let read = ask(&files, &json!({ "action": "getEntry", "params": { "path": path } }));
        assert_eq!(read.status, 403, "{path}");
        assert_eq!(read.body["error"], "ce dossier n’est pas ouvert au CMS", "{path}");
        let raw = json!({ "dataFiles": [{ "slug": "a", "path": path, "raw": "x" }], "assets": [] });
        assert_eq!(ask(&files, &json!({ "action": "persistEntry", "params": raw })).status, 403, "{path}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("_config.yml")).expect("it is there"), "title: T\n");
    assert_eq!(
        ask(&files, &json!({ "action": "getEntry", "params": { "path": "_defis/no.md" } })).status,
        404
    );
    assert_eq!(ask(&files, &json!({ "action": "publishUnpublishedEntry", "params": {} })).status, 422);
    assert_eq!(answer(b"{", &files, Lang::Fr).status, 422);
}
