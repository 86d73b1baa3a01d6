//! `eigsite publish`: to a folder, to a store that speaks S3, and with connections that are cut.

mod cut;
mod proxy;
mod store;

use crate::harness::{Built, Project, program, tree};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};

/// What a command did.
struct Done {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Done {
    fn of(command: &mut Command) -> Self {
        Self::from(command.stdin(Stdio::null()).output().expect("the program runs"))
    }

    fn from(done: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: done.status.code().expect("it was not killed"),
            stdout: text(done.stdout),
            stderr: text(done.stderr),
        }
    }

    /// The report of a command that did what it was told, with `--format json`.
    #[track_caller]
    fn report(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.stderr);
        serde_json::from_str(&self.stdout).expect("one object")
    }

    #[track_caller]
    fn refused(&self, words: &[&str]) {
        assert_eq!(self.code, 2, "{}{}", self.stdout, self.stderr);
        for word in words {
            assert!(self.stderr.contains(word), "no {word:?} in: {}", self.stderr);
        }
    }
}

/// `eigsite publish` of the site in `from`.
fn publish(from: &Path, target: &str) -> Command {
    let mut command = program();
    command.args(["publish", target, "--format", "json", "--from"]).arg(from);
    command
}

fn to_folder(project: &Project, target: &Path, args: &[&str]) -> Done {
    Done::of(publish(&project.output(), &target.display().to_string()).args(args))
}

fn site() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nTexte.\n\n![Plan](/img/plan d’été.png)\n")
        .write("_posts/2018-03-17-b.md", "---\ntitle: B\n---\nTexte.\n")
        .write("img/plan d’été.png", "pas une image")
        .write("_theme/static/assets/style.css", "p { color: red }")
}

/// What readers of a folder see.
fn seen(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = tree(folder);
    all.retain(|path, _| !path.starts_with(".eigsite"));
    all
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().map(|item| item.as_str().expect("a path")).collect()
}

/// The path of the theme's own style sheet.
fn style(built: &Built) -> String {
    built.asset("style", "css")
}

#[test]
fn folder_holds_the_site_and_only_what_changes_is_sent() {
    let project = site();
    let first = project.build();
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("www");
    let report = to_folder(&project, &target, &[]).report();
    assert_eq!(seen(&target), seen(&project.output()));
    assert_eq!(strings(&report["added"]).len(), first.tree().len() - 1, "all but the manifest");
    assert_eq!(report["unchanged"], 0);

    let again = to_folder(&project, &target, &[]).report();
    assert_eq!(again["unchanged"], first.tree().len() - 1);
    assert_eq!((&again["added"], &again["changed"]), (&Value::Array(vec![]), &Value::Array(vec![])));

    project.put("_config.yml", "title: Essais\nurl: https://exemple.fr\n");
    project.put("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nAutre texte.\n");
    fs::remove_file(project.source().join("_posts/2018-03-17-b.md")).expect("it was there");
    fs::write(target.join("a-moi.txt"), "à moi").expect("file");
    fs::write(target.join("index.html#1"), "<p>").expect("what somebody who was killed has left");
    project.build();
    let report = to_folder(&project, &target, &[]).report();
    assert!(strings(&report["changed"]).contains(&"blog/2018/03/16/a.html"), "{report}");
    assert!(strings(&report["deleted"]).contains(&"blog/2018/03/17/b.html"), "{report}");
    assert!(!strings(&report["changed"]).contains(&"robots.txt"), "{report}");
    assert_eq!(report["others"], 1);
    assert_eq!(fs::read_to_string(target.join("a-moi.txt")).expect("it stays"), "à moi");
    let (new, there) = (seen(&project.output()), seen(&target));
    let wrong: Vec<&String> =
        new.iter().filter(|(path, bytes)| there.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let left: Vec<&String> = there.keys().filter(|path| !new.contains_key(*path)).collect();
    assert!(
        left.iter()
            .all(|path| path.starts_with("search/") || path.starts_with("assets/") || *path == "a-moi.txt"),
        "{left:?}"
    );
}

#[test]
fn published_site_is_no_source() {
    let project = site();
    let built = project.build();
    to_folder(&project, &project.source().join("www"), &[]).report();
    assert_eq!(project.build().paths(), built.paths());
}

#[test]
fn style_sheet_of_open_pages_outlives_them_by_one_publication() {
    let project = site();
    let folder = tempfile::tempdir().expect("a folder");
    let old = style(&project.build());
    to_folder(&project, folder.path(), &[]).report();
    let change = |color: &str| {
        project.put("_theme/static/assets/style.css", format!("p {{ color: {color} }}"));
        style(&project.build())
    };
    let second = change("green");
    assert_ne!(old, second);
    let report = to_folder(&project, folder.path(), &[]).report();
    assert!(folder.path().join(&old).is_file() && folder.path().join(&second).is_file());
    assert_ne!(report["kept"], 0);
    to_folder(&project, folder.path(), &[]).report();
    assert!(folder.path().join(&old).is_file(), "the same site once more");
    let third = change("blue");
    to_folder(&project, folder.path(), &[]).report();
    assert!(!folder.path().join(&old).exists() && folder.path().join(&second).is_file());
    let report = to_folder(&project, folder.path(), &["--prune"]).report();
    assert!(!folder.path().join(&second).exists() && folder.path().join(&third).is_file());
    assert_eq!(report["kept"], 0);
    assert_eq!(seen(folder.path()), seen(&project.output()));
}

#[test]
fn dry_run_says_what_it_would_do_and_does_nothing() {
    let project = site();
    project.build();
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("www");
    let name = target.display().to_string();
    let dry = |args: &[&str]| {
        let from = project.output();
        Done::of(program().args(["publish", &name, "--dry-run", "--from"]).arg(from).args(args))
    };
    let told = dry(&[]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    assert!(told.stdout.contains("+ blog/2018/03/16/a.html\n"), "{}", told.stdout);
    let last = told.stdout.lines().last().expect("a last line");
    assert!(last.contains(" to send (") && last.ends_with("; nothing was written"), "{last}");
    assert!(!target.exists());
    to_folder(&project, &target, &[]).report();
    project.put("_posts/2018-03-16-a.md", "---\ntitle: A\n---\nAutre texte.\n");
    fs::remove_file(project.source().join("_posts/2018-03-17-b.md")).expect("it was there");
    project.build();
    let before = tree(&target);
    let told = dry(&[]).stdout;
    for line in ["~ blog/2018/03/16/a.html\n", "- blog/2018/03/17/b.html\n"] {
        assert!(told.contains(line), "{line:?} is not in {told}");
    }
    let promised = dry(&["--format", "json"]).report();
    assert_eq!(tree(&target), before);
    assert_eq!(to_folder(&project, &target, &[]).report(), promised);
    let french = dry(&["--lang", "fr"]).stdout;
    assert!(french.ends_with("; rien n’a été écrit\n"), "{french}");
}

#[test]
fn what_is_no_finished_site_is_refused() {
    let project = site();
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("www");
    to_folder(&project, &target, &[]).refused(&["no build has written there", "eigsite build"]);
    project.build();
    fs::remove_file(project.output().join("index.html")).expect("it was there");
    to_folder(&project, &target, &[]).refused(&["`index.html`, which is missing"]);
    assert!(!target.exists());
    project.build();
    fs::create_dir(project.output().join(".eigsite-tmp-1-0")).expect("a folder");
    to_folder(&project, &target, &[]).refused(&["cut short"]);
    fs::remove_dir(project.output().join(".eigsite-tmp-1-0")).expect("it was there");
    let own = project.output();
    to_folder(&project, &own, &[]).refused(&["cannot publish to"]);
    for target in ["ftp://exemple.fr/", "https://exemple.fr/", "s3:///", "memory:///"] {
        Done::of(&mut publish(&project.output(), target)).refused(&["is no target", "s3://bucket/folder"]);
    }
    let no_credentials = &mut publish(&project.output(), "s3://exemple");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
        no_credentials.env_remove(name);
    }
    Done::of(no_credentials).refused(&["AWS_ACCESS_KEY_ID"]);
}

#[test]
fn two_publishers_at_once_are_refused() {
    let project = site();
    project.build();
    let folder = tempfile::tempdir().expect("a folder");
    let lock = folder.path().join(".eigsite/lock.json");
    fs::create_dir(folder.path().join(".eigsite")).expect("a folder");
    let locked = |text: &str| fs::write(&lock, text).expect("file");
    locked(r#"{"began":"2026-03-01T08:05:00Z","process":4711,"token":"x"}"#);
    to_folder(&project, folder.path(), &[]).refused(&[
        "2026-03-01 08:05:00 UTC",
        "process 4711",
        "--take-over",
    ]);
    assert!(seen(folder.path()).is_empty());
    to_folder(&project, folder.path(), &["--take-over"]).report();
    assert!(!lock.exists(), "whoever has ended lets others in");
    locked("?");
    to_folder(&project, folder.path(), &[]).refused(&["somebody seems to publish"]);
    // Its holder would have written it anew.
    let old = SystemTime::now() - Duration::from_secs(3600);
    File::options().write(true).open(&lock).and_then(|file| file.set_modified(old)).expect("an older file");
    to_folder(&project, folder.path(), &[]).report();
    assert!(!lock.exists());
}

#[test]
fn nothing_that_a_record_claims_is_believed() {
    let project = site();
    project.build();
    let folder = tempfile::tempdir().expect("a folder");
    to_folder(&project, folder.path(), &[]).report();
    let page = folder.path().join("index.html");
    let whole = fs::read(&page).expect("a page");
    // Somebody writes over a page: of another size, or of the same.
    for bytes in [b"autre".to_vec(), vec![b'x'; whole.len()]] {
        fs::write(&page, bytes).expect("file");
        let report = to_folder(&project, folder.path(), &[]).report();
        assert_eq!(strings(&report["changed"]), ["index.html"]);
        assert_eq!(fs::read(&page).expect("a page"), whole);
    }
    let record = folder.path().join(".eigsite/published.json");
    for text in ["", "{\"form\": 99}"] {
        fs::write(&record, text).expect("file");
        let report = to_folder(&project, folder.path(), &[]).report();
        assert_eq!((strings(&report["changed"]).len(), &report["others"]), (0, &Value::from(0)), "{report}");
    }
    fs::remove_file(&page).expect("it was there");
    assert_eq!(strings(&to_folder(&project, folder.path(), &[]).report()["added"]), ["index.html"]);
}
