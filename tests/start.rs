//! `eigsite init`, `new` and `diff`: a new site is sound, what is added to it too, and what changed is said.

use crate::harness::{PROGRAM, installed};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program in `folder`, with the programs that a workflow calls by name.
fn command(folder: &Path, program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1793000000")
        .env("EIGSITE_LANG", "en")
        .stdin(Stdio::null());
    command
}

fn eigsite(folder: &Path, args: &[&str]) -> Output {
    command(folder, PROGRAM).args(args).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn sound(output: &Output) -> String {
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

fn new_site(args: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("folder");
    sound(&eigsite(folder.path(), &[&["init", "."], args].concat()));
    folder
}

#[test]
fn new_site_is_clean_in_both_languages() {
    for lang in ["fr", "en"] {
        let site = new_site(&["--lang", lang, "--title", "L’« essai » : \"un\""]);
        let checked = eigsite(site.path(), &["check", ".", "--strict"]);
        assert_eq!(text(&checked.stderr), "", "nothing is to be said of it");
        assert!(sound(&checked).contains("pages checked"));
        sound(&eigsite(site.path(), &["build", "."]));
        let home = fs::read_to_string(site.path().join("_site/index.html")).expect("a home page");
        assert!(home.contains("essai") && home.contains(&format!("lang=\"{lang}\"")), "{home}");
    }
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let folder = tempfile::tempdir().expect("folder");
    fs::write(folder.path().join("a-propos.md"), "mine").expect("file");
    let refused = eigsite(folder.path(), &["init", "."]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("a-propos.md is there already"), "{}", text(&refused.stderr));
    assert!(!folder.path().join("_config.yml").exists());
    let no_address = eigsite(folder.path(), &["init", "x", "--url", "exemple"]);
    assert!(text(&no_address.stderr).contains("`exemple` is no address"), "{}", text(&no_address.stderr));
}

#[test]
fn what_new_writes_is_an_entry_of_the_site_without_a_complaint() {
    let site = new_site(&[]);
    let challenge = [
        "new",
        "défi",
        "Lire les recours",
        "--set",
        "description=Lire.",
        "--set",
        "promotion=Promotion 2026",
    ];
    let said = eigsite(site.path(), &challenge);
    assert!(sound(&said).contains("_defis/lire-les-recours.md is there"), "{}", text(&said.stdout));
    sound(&eigsite(site.path(), &["new", "article", "Ce que nous avons appris"]));
    assert!(site.path().join("_posts/2026-10-26-ce-que-nous-avons-appris.md").exists());
    let built = eigsite(site.path(), &["build", ".", "--strict"]);
    assert_eq!(text(&built.stderr), "");
    sound(&built);
    assert!(site.path().join("_site/defis/2026/lire-les-recours.html").exists());

    let again = eigsite(site.path(), &challenge);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("called `Lire les recours` already"), "{}", text(&again.stderr));
    let unknown = eigsite(site.path(), &["new", "article", "X", "--set", "titel=y"]);
    assert!(text(&unknown.stderr).contains("did you mean `title`?"), "{}", text(&unknown.stderr));
}

/// The commands of a workflow that are eigsite's or prepare them, as they stand in the file at `path`.
fn commands(site: &Path, path: &str) -> Vec<String> {
    let text = fs::read_to_string(site.join(path)).expect("a workflow");
    let value: serde_json::Value = serde_json::to_value(
        eigsite::yaml::parse(eigsite::source::SourceId(0), &text, 0..text.len()).value.expect("YAML"),
    )
    .expect("a value");
    let mut found = Vec::new();
    gather(&value, &mut found);
    found.retain(|command| command.contains("eigsite ") && !command.contains("cargo install"));
    found
}

/// Everything below `run` and `script`.
fn gather(value: &serde_json::Value, found: &mut Vec<String>) {
    use serde_json::Value;
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| match (key.as_str(), value) {
            ("run", Value::String(command)) => found.push(command.clone()),
            ("script", Value::Array(lines)) => {
                let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
                found.push(lines.join("\n"));
            }
            _ => gather(value, found),
        }),
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        _ => {}
    }
}

#[test]
fn commands_of_the_workflows_run_in_a_clone_of_a_new_site() {
    for (ci, path, site_folder) in
        [("github", ".github/workflows/site.yml", "_site"), ("gitlab", ".gitlab-ci.yml", "public")]
    {
        let outer = tempfile::tempdir().expect("folder");
        let site = outer.path().join("site");
        sound(&eigsite(outer.path(), &["init", "site", "--ci", ci]));
        let git = |args: &[&str]| {
            let own = ["-c", "user.name=A", "-c", "user.email=a@exemple.fr"];
            sound(&command(&site, "git").args(own).args(args).output().expect("git runs"))
        };
        git(&["init", "--quiet", "--initial-branch=main", "."]);
        git(&["add", "."]);
        git(&["commit", "--quiet", "-m", "Begin"]);
        let before = git(&["rev-parse", "HEAD"]).trim().to_owned();
        // What the server would be asked for is there.
        git(&["remote", "add", "origin", "."]);
        sound(&eigsite(&site, &["new", "article", "Un texte de plus"]));
        let programs = format!(
            "{}:{}",
            Path::new(PROGRAM).parent().expect("a folder").display(),
            std::env::var("PATH").unwrap_or_default()
        );
        let commands = commands(&site, path);
        assert!(commands.len() >= 2, "{commands:?}");
        let mut printed = String::new();
        for script in commands {
            let done = command(&site, "bash")
                .args(["-euo", "pipefail", "-c", &script])
                .env("PATH", &programs)
                .env("CARGO_HOME", outer.path())
                .env("CI_PAGES_URL", "https://exemple.gitlab.io/site")
                .env("BASE", &before)
                .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", &before)
                .env("GITHUB_STEP_SUMMARY", outer.path().join("summary.md"))
                .output()
                .expect("bash runs");
            printed.push_str(&sound(&done));
        }
        assert!(site.join(site_folder).join("index.html").exists());
        let summary = fs::read_to_string(outer.path().join("summary.md")).unwrap_or(printed);
        assert!(summary.contains("/blog/2026/10/26/un-texte-de-plus.html`"), "{summary}");
        if ci == "github" {
            assert!(summary.contains("Nothing new was noticed"), "{summary}");
        }
    }
}

#[test]
fn workflows_are_what_their_hosts_read() {
    let linter = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/.venv/bin/check-jsonschema");
    let linter = linter.to_str().expect("UTF-8");
    if !installed("the linter of workflows", &[linter]) {
        return;
    }
    let github: &[&str] = &["--builtin-schema", "vendor.github-workflows"];
    let gitlab: &[&str] = &["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"];
    for (ci, path, schema, mistake) in [
        ("github", ".github/workflows/site.yml", github, ("runs-on:", "run-on:")),
        ("gitlab", ".gitlab-ci.yml", gitlab, ("script:", "scripts:")),
    ] {
        let site = new_site(&["--ci", ci]);
        let lint = || command(site.path(), linter).args(schema).arg(path).output().expect("the linter runs");
        sound(&lint());
        let written = fs::read_to_string(site.path().join(path)).expect("a workflow");
        let wrong = written.replace(mistake.0, mistake.1);
        assert_ne!(wrong, written);
        fs::write(site.path().join(path), wrong).expect("file");
        assert_eq!(lint().status.code(), Some(1), "{ci}: the linter sees nothing");
    }
}

#[test]
fn workflows_end_what_they_begin_and_pin_what_they_use() {
    let site = new_site(&["--ci", "github"]);
    let text = fs::read_to_string(site.path().join(".github/workflows/site.yml")).expect("a workflow");
    let used: Vec<&str> =
        text.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: ")).collect();
    assert!(used.len() >= 5, "{used:?}");
    for action in used {
        let (name, version) = action.split_once('@').expect("a version");
        assert!(name.starts_with("actions/") && version.starts_with('v'), "{action}");
    }
}

#[test]
fn schema_is_written_as_the_configuration_of_a_cms() {
    let site = new_site(&[]);
    let text = sound(&eigsite(site.path(), &["schema", "cms", "--github", "programme/vitrine"]));
    assert!(text.starts_with("backend:\n") && text.contains("repo: programme/vitrine"), "{text}");
    assert!(text.contains("locale: fr\n") && text.contains("folder: _defis\n"), "{text}");
    assert_eq!(eigsite(site.path(), &["schema", "cms"]).status.code(), Some(2), "it wants a repository");
}

#[test]
fn diff_says_pages_as_lines_as_markdown_and_as_json() {
    let folder = tempfile::tempdir().expect("folder");
    for (path, main) in [("old/a.html", "1"), ("new/a.html", "2"), ("new/b/index.html", "1")] {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("folder");
        fs::write(place, format!("<title>A</title><main>{main}</main>")).expect("file");
    }
    let lines = sound(&eigsite(folder.path(), &["diff", "old", "new"]));
    assert_eq!(
        lines,
        "+ /b/\n~ /a.html\n1 added, 1 changed, 0 removed, 0 in their frame alone; 60 bytes, 30 before\n"
    );
    let markdown = sound(&eigsite(folder.path(), &["diff", "old", "new", "--format", "markdown"]));
    assert!(markdown.starts_with("## What changes\n\n1 page added, 1 changed, 0 removed.\n"), "{markdown}");
    let json = sound(&eigsite(folder.path(), &["diff", "old", "new", "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["added"], serde_json::json!(["/b/"]));
    let missing = eigsite(folder.path(), &["diff", "old", "no"]);
    assert!(text(&missing.stderr).contains("no: there is no such folder"), "{}", text(&missing.stderr));
}
