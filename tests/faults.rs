//! Builds that do not come to their end: killed, on a disk that is full, broken or may not be written to, two at once.
//!
//! Whatever happens, each file of the output is whole, and the next build makes the whole site. What a build has kept of
//! itself is looked at by the next one, so that a torn one which is believed would show as a wrong site.

use crate::harness::{Project, installed, program, tree};
use crate::incremental::Dice;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Kills that every run of the tests makes; `EIGSITE_KILLS` makes more.
const KILLS: usize = 40;

/// `errno` of Linux: input and output, no room, may not be written.
const EIO: i32 = 5;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;

type Files = BTreeMap<String, Vec<u8>>;

/// A site with two states, each with files that the other has not, and folders of its own.
struct Site {
    project: Project,
    states: [Files; 2],
}

impl Site {
    fn new() -> Self {
        let project = Project::new()
            .write("_config.yml", "title: Essai\nurl: https://exemple.fr\neigsite: { cards: off }\n")
            .write("img/point.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\"/>")
            .write("page.md", "---\ntitle: Une page\n---\n![Un point](/img/point.svg)\n");
        let site = Self { project, states: Default::default() };
        let states = [0, 1].map(|state| {
            site.be(state);
            let folder = tempfile::tempdir().expect("a folder");
            let done = site.command(&folder.path().join("out")).output().expect("it runs");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            files(&folder.path().join("out"))
        });
        let [one, other] = &states;
        assert!(one.keys().any(|path| !other.contains_key(path)), "the states differ in files");
        assert!(other.iter().any(|(path, bytes)| one.get(path).is_some_and(|had| had != bytes)));
        Self { states, ..site }
    }

    /// Edits the sources so that they are in this state.
    fn be(&self, state: usize) {
        let source = self.project.source();
        let posts = source.join("_posts");
        // One state may be that of nothing yet.
        let _ = std::fs::remove_dir_all(&posts);
        for number in 0..8 {
            let text = format!("---\ntitle: Article {number}\ntags: [t{state}]\n---\nÉtat {state}.\n");
            self.project.put(&format!("_posts/201{state}-03-0{}-article-{number}.md", number + 1), text);
        }
        self.project.put(
            "page.md",
            format!("---\ntitle: Une page\n---\nÉtat {state}. ![Un point](/img/point.svg)\n"),
        );
    }

    fn command(&self, output: &Path) -> Command {
        let mut build = program();
        build.arg("build").arg(self.project.source()).arg("-o").arg(output);
        build.env("SOURCE_DATE_EPOCH", "1715000000");
        build.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        build
    }

    fn output(&self) -> PathBuf {
        self.project.output()
    }

    /// Builds this state to the end, as somebody does who knows nothing of what happened before; it must be all there,
    /// and nothing else.
    fn build(&self, state: usize, what: &str) {
        let done = self.command(&self.output()).output().expect("it runs");
        assert!(done.status.success(), "{what}: {}", String::from_utf8_lossy(&done.stderr));
        let is = files(&self.output());
        let wrong: Vec<&String> = is
            .keys()
            .chain(self.states[state].keys())
            .filter(|path| is.get(*path) != self.states[state].get(*path))
            .collect();
        assert!(wrong.is_empty(), "{what}: {wrong:?}");
        let left: Vec<String> =
            tree(&self.output()).into_keys().filter(|path| path.contains("eigsite-tmp")).collect();
        assert!(left.is_empty(), "{what}: {left:?}");
    }

    /// Each file is whole, of one of the two states; what both have is there.
    fn is_whole(&self, what: &str) {
        let is = files(&self.output());
        for (path, bytes) in &is {
            let whole = self.states.iter().any(|state| state.get(path) == Some(bytes));
            assert!(whole, "{what}: `{path}` is torn");
        }
        let [one, other] = &self.states;
        for path in one.keys().filter(|path| other.contains_key(*path)) {
            assert!(is.contains_key(path), "{what}: `{path}` is gone");
        }
    }
}

/// The files of a site; not what the program notes for itself.
fn files(output: &Path) -> Files {
    tree(output).into_iter().filter(|(path, _)| !path.contains(".eigsite-")).collect()
}

#[test]
fn killed_builds_leave_whole_files_and_the_next_one_is_right() {
    let site = Site::new();
    let number = |name: &str, usual| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let mut dice = Dice::new(number("EIGSITE_SEED", 11) as u64);
    site.be(0);
    let begun = Instant::now();
    site.build(0, "at first");
    let longest = begun.elapsed().as_micros() as usize;
    let mut killed = 0;
    for step in 0..number("EIGSITE_KILLS", KILLS) {
        let state = (step + 1) % 2;
        site.be(state);
        let moment = Duration::from_micros(dice.below(longest) as u64);
        let mut build = site.command(&site.output()).spawn().expect("it runs");
        let begun = Instant::now();
        while begun.elapsed() < moment {
            std::hint::spin_loop();
        }
        build.kill().expect("it can be killed");
        killed += usize::from(build.wait().expect("it ends").code().is_none());
        let what = format!("kill {step} after {moment:?}");
        site.is_whole(&what);
        site.build(state, &what);
    }
    assert!(killed > 0, "all builds came to their end before");
}

#[test]
fn builds_at_the_same_time_disturb_nobody() {
    let site = Site::new();
    site.be(1);
    let builds: Vec<_> = (0..4).map(|_| site.command(&site.output()).spawn().expect("it runs")).collect();
    let done: Vec<Output> =
        builds.into_iter().map(|build| build.wait_with_output().expect("it ends")).collect();
    assert!(done.iter().any(|done| done.status.success()));
    for done in done.iter().filter(|done| !done.status.success()) {
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{said}");
        assert!(said.contains("another build is writing there"), "{said}");
    }
    site.build(1, "afterwards");
}

/// The library that lets calls fail; nothing where none can be made.
fn failing() -> Option<(tempfile::TempDir, PathBuf)> {
    if !cfg!(target_os = "linux") || !installed("builds on a broken disk", &["cc"]) {
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("failing.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/failing.c");
    let made = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(source)
        .arg("-ldl")
        .status();
    assert!(made.expect("cc runs").success());
    Some((folder, library))
}

/// Builds both states in turn, each time with a call that fails a little later, until none does.
fn fail_at_each_call(error: i32, all: bool) {
    let Some((_folder, library)) = failing() else { return };
    let site = Site::new();
    site.be(0);
    site.build(0, "at first");
    // The library compares paths as the system has them.
    let below = site.output().parent().expect("a folder").canonicalize().expect("there");
    let (mut at, mut failed, mut state) = (1, 0, 0);
    loop {
        state = 1 - state;
        site.be(state);
        let mut build = site.command(&below.join("out"));
        build
            .env("LD_PRELOAD", &library)
            .env("FAULT_BELOW", below.join("out"))
            .env("FAULT_AT", at.to_string());
        build.env("FAULT_ERROR", error.to_string());
        if all {
            build.env("FAULT_ALL", "1");
        }
        let done = build.output().expect("it runs");
        let what = format!("error {error} at call {at}");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        site.is_whole(&what);
        if done.status.success() {
            let is = files(&site.output());
            assert!(is == site.states[state], "{what}: it says that all is well");
        } else {
            assert_eq!(done.status.code(), Some(2), "{what}: {said}");
            assert!(said.contains("cannot"), "{what}: {said}");
            failed += 1;
        }
        site.build(state, &what);
        // All calls at first, then fewer and fewer of them.
        at += 1 + at / 3;
        if at > 400 {
            break;
        }
    }
    assert!(failed > 3, "only {failed} builds failed");
}

#[test]
fn one_call_that_fails_leaves_whole_files() {
    fail_at_each_call(EIO, false);
}

#[test]
fn disk_that_fills_up_leaves_whole_files() {
    fail_at_each_call(ENOSPC, true);
}

#[test]
fn output_that_may_not_be_written_stays_as_it_is() {
    let Some((_folder, library)) = failing() else { return };
    let site = Site::new();
    site.be(0);
    site.build(0, "at first");
    site.be(1);
    let below = site.output().canonicalize().expect("there");
    let mut build = site.command(&below);
    build.env("LD_PRELOAD", &library).env("FAULT_BELOW", &below);
    build.env("FAULT_AT", "1").env("FAULT_ALL", "1").env("FAULT_ERROR", EROFS.to_string());
    let done = build.output().expect("it runs");
    assert_eq!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(files(&site.output()) == site.states[0]);
}

#[test]
fn writes_that_are_cut_short_are_gone_on_with() {
    let Some((_folder, library)) = failing() else { return };
    let site = Site::new();
    site.be(0);
    let below = site.output().parent().expect("a folder").canonicalize().expect("there").join("out");
    let mut build = site.command(&below);
    build.env("LD_PRELOAD", &library).env("FAULT_BELOW", &below).env("FAULT_ERROR", "0");
    let done = build.output().expect("it runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(files(&site.output()) == site.states[0]);
}

#[test]
fn small_disk_is_told_and_leaves_nothing() {
    if !cfg!(target_os = "linux") || !installed("builds on a small disk", &["unshare", "mount"]) {
        return;
    }
    let site = Site::new();
    site.be(0);
    let place = tempfile::tempdir().expect("a folder");
    let build = format!(
        "mount -t tmpfs -o size=64k none '{0}' || exit 77; SOURCE_DATE_EPOCH=1715000000 '{1}' build '{2}' -o '{0}/out'; \
         code=$?; ls -d '{0}'/out; exit $code",
        place.path().display(),
        crate::harness::PROGRAM,
        site.project.source().display()
    );
    let mut run = Command::new("unshare");
    run.args(["--map-root-user", "--mount", "sh", "-c", &build]).env("EIGSITE_LANG", "en");
    let done = run.output().expect("it runs");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    if done.status.code() == Some(77) || said.starts_with("unshare:") {
        eprintln!("SKIPPED: builds on a small disk: nobody may mount one here");
        return;
    }
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.contains("the disk is full"), "{said}");
    assert_eq!(String::from_utf8_lossy(&done.stdout).trim(), "", "the folder that was made for it is gone");
}
