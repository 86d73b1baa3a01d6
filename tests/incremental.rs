//! The oracle: whatever editors do, what is built again and again is what a build from nothing makes.
//!
//! A small site with something of every kind, and random edits of it, one after the other. After each, the tree and what
//! was noticed are compared with those of a build from nothing, byte for byte, and so is what is said to have changed.
//! `EIGSITE_STEPS` says how many edits there are, `EIGSITE_SEED` which ones.

#[path = "incremental/edits.rs"]
mod edits;
#[path = "incremental/followed.rs"]
mod followed;
#[path = "incremental/site.rs"]
mod site;

use crate::harness;
pub use edits::Dice;
use eigsite::artifact::Content;
use eigsite::diag::{self, Format, Lang, PrintOptions};
use eigsite::pipeline::{self, File, Options, Outcome, Session, Update, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Edits of one run of the tests.
const STEPS: u64 = 16;
/// After so many edits the site is what it was at first: most of them leave something that has everything looked at.
const FRESH: u64 = 10;
/// Edits between which the site is built into a folder.
const BUILDS: u64 = 8;

/// What stands at a path: the bytes, or the file that is copied.
#[derive(Debug, PartialEq, Eq, Clone)]
enum Stands {
    Bytes(Vec<u8>),
    Copy(PathBuf, Vec<u8>),
}

type Files = BTreeMap<String, Stands>;

struct Nobody;

impl Watcher for Nobody {
    fn stage(&self, _: &'static str, _: usize) {}
    fn tick(&self) {}
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn options(source: &Path) -> Options {
    let now = jiff::Timestamp::from_second(1_577_836_800).expect("a moment");
    Options { images: true, ..Options::new(source, source.with_file_name("out"), now) }
}

/// A build from nothing.
fn clean(options: &Options) -> (Outcome, Files) {
    let (outcome, artifacts) = pipeline::prepare(options, options.images, &Nobody).expect("it can be built");
    let stands = |content: Content| match content {
        Content::Bytes(bytes) => Stands::Bytes(bytes.to_vec()),
        Content::Copy(path) => copied(&path),
        _ => panic!("nobody writes it"),
    };
    (outcome, artifacts.into_iter().map(|file| (file.path, stands(file.content))).collect())
}

fn copied(path: &Path) -> Stands {
    Stands::Copy(path.to_owned(), std::fs::read(path).unwrap_or_default())
}

/// The same files, of which those that are copied are read again.
fn again(files: &Files) -> Files {
    let stands = |file: &Stands| match file {
        Stands::Copy(path, _) => copied(path),
        bytes => bytes.clone(),
    };
    files.iter().map(|(path, file)| (path.clone(), stands(file))).collect()
}

fn files(update: &Update) -> Files {
    let stands = |file: &File| match file {
        File::Bytes(bytes) => Stands::Bytes(bytes.to_vec()),
        File::Copy(path, _) => copied(path),
    };
    update.tree.files.iter().map(|(path, file)| (path.clone(), stands(file))).collect()
}

/// Everything that was noticed, as editors read it.
fn told(outcome: &Outcome) -> String {
    let mut out = Vec::new();
    let options = PrintOptions { format: Format::Human, color: false, base: "", lang: Lang::En };
    diag::print(&outcome.diagnostics, &outcome.sources, options, &mut out).expect("memory");
    // What is kept of a build numbers its texts anew.
    let mend = |fix: &diag::Fix| {
        let path = &outcome.sources.get(fix.span.source).path;
        format!("{path} {}–{}: {}\n", fix.span.start, fix.span.end, fix.replacement)
    };
    let mends: Vec<String> =
        outcome.diagnostics.iter().filter_map(|told| told.fix.as_ref()).map(mend).collect();
    let mut mends: Vec<&str> = mends.iter().map(String::as_str).collect();
    mends.sort_unstable();
    format!("{}{}", String::from_utf8(out).expect("UTF-8"), mends.concat())
}

/// Whether a file is made when the index of search is.
fn waits(path: &str) -> bool {
    path.starts_with("search/") || matches!(path, "_headers" | "headers.nginx.conf")
}

fn without_waiting(files: &Files) -> Files {
    files.iter().filter(|(path, _)| !waits(path)).map(|(path, file)| (path.clone(), file.clone())).collect()
}

/// Fails where `is` is not what it `should` be, and says at which paths.
fn assert_same(is: &Files, should: &Files, what: &str) {
    let paths: BTreeSet<&String> = is.keys().chain(should.keys()).collect();
    let others: Vec<&&String> = paths.iter().filter(|path| is.get(**path) != should.get(**path)).collect();
    let Some(first) = others.first() else { return };
    let text = |files: &Files| match files.get(**first) {
        Some(Stands::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        other => format!("{other:?}").chars().take(200).collect(),
    };
    let (is, should) = (text(is), text(should));
    let at = is.bytes().zip(should.bytes()).position(|(a, b)| a != b).unwrap_or(is.len().min(should.len()));
    let part = |text: &str| -> String {
        let bytes = &text.as_bytes()[at.saturating_sub(80).min(text.len())..(at + 80).min(text.len())];
        String::from_utf8_lossy(bytes).into_owned()
    };
    panic!(
        "{what}: {others:?} are not as built from nothing\nis:     {}\nshould: {}",
        part(&is),
        part(&should)
    );
}

/// What changed from one state to the next, by path.
fn difference(before: &Files, after: &Files) -> (Vec<String>, Vec<String>) {
    let changed = after.iter().filter(|(path, file)| before.get(*path) != Some(file));
    let removed = before.keys().filter(|path| !after.contains_key(*path));
    (changed.map(|(path, _)| path.clone()).collect(), removed.cloned().collect())
}

#[test]
fn every_edit_leads_to_what_a_build_from_nothing_makes() {
    edit_by_lot(true);
}

#[test]
fn every_edit_does_so_without_smaller_pictures() {
    edit_by_lot(false);
}

/// Edits a site by lot, with smaller `pictures` or without.
fn edit_by_lot(pictures: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("src");
    site::write(&source);
    let options = Options { images: pictures, ..options(&source) };
    let mut dice = Dice::new(number("EIGSITE_SEED", 9));
    let mut session = Session::new(options.clone());
    let mut shown = Files::new();
    let mut changed = None;
    let mut by_words = 0;
    for step in 0..=number("EIGSITE_STEPS", STEPS) {
        let what = match step {
            0 => "nothing yet".to_owned(),
            _ if step % FRESH == 0 => {
                site::write_again(&source);
                changed = None;
                "the site as it was".to_owned()
            }
            _ => {
                let (what, paths) = edits::edit(&source, &mut dice);
                changed = paths;
                what
            }
        };
        let what = format!("step {step}, {what}");
        let update = session.update(changed.as_ref()).expect("it can be built");
        let (outcome, files_now) = clean(&options);
        assert_eq!(told(&update.outcome), told(&outcome), "{what}");
        assert_eq!(update.outcome.fit, outcome.fit, "{what}");
        let stays = !outcome.fit && step > 0;
        // Files that are copied are never held: those of a state that stays are as they are now.
        let should = if stays { again(&shown) } else { files_now };
        assert_same(&without_waiting(&files(&update)), &without_waiting(&should), &what);
        let before = if stays { &should } else { &shown };
        let (new, gone) = difference(&without_waiting(before), &without_waiting(&should));
        let listed =
            |paths: &[String]| -> Vec<String> { paths.iter().filter(|path| !waits(path)).cloned().collect() };
        assert_eq!((listed(&update.changed), listed(&update.removed)), (new.clone(), gone), "{what}");
        // Stages that did not run took no time.
        let words = update.outcome.timings.is_empty();
        assert!(!words || new.len() < 20, "{what} made {new:?}");
        by_words += usize::from(words);
        if outcome.fit {
            if let Some(rest) = session.finish() {
                assert_same(&files(&rest), &should, &format!("{what}, when search was made"));
            }
            assert!(session.finish().is_none(), "{what}: nothing is left to do");
        }
        if !stays {
            shown = should;
        }
    }
    assert!(by_words > 0, "no edit changed nothing but words");
}

/// Whether a build did nothing but look whether something has changed.
fn only_looked(outcome: &Outcome) -> bool {
    outcome.timings.iter().any(|(stage, _)| *stage == "look")
}

#[test]
fn what_is_kept_of_a_build_never_stands_for_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("src");
    site::write(&source);
    let options = options(&source);
    let mut dice = Dice::new(number("EIGSITE_SEED", 5));
    let build = || pipeline::build_again(&options, &Nobody).expect("it can be built");
    let mut looked = 0;
    for step in 0..number("EIGSITE_STEPS", BUILDS) {
        let what = if step == 0 { String::new() } else { edits::edit(&source, &mut dice).0 };
        let what = format!("step {step}, {what}");
        let (should, files) = clean(&options);
        // What is touched just before a build is not trusted: only the second one can be sure of it.
        for _ in 0..3 {
            let outcome = build();
            assert_eq!(told(&outcome), told(&should), "{what}");
            assert_eq!((outcome.fit, outcome.pages), (should.fit, should.pages), "{what}");
            if let Some(report) = outcome.report {
                let mut tree = harness::tree(&options.output);
                tree.remove(".eigsite-manifest");
                let holds = |file: &Stands| match file {
                    Stands::Bytes(bytes) | Stands::Copy(_, bytes) => bytes.clone(),
                };
                let should: BTreeMap<_, _> =
                    files.iter().map(|(path, file)| (path.clone(), holds(file))).collect();
                assert!(tree == should, "{what}: what was written is not what should be");
                assert_eq!(report.written + report.unchanged, should.len(), "{what}");
            }
            looked += u64::from(only_looked(&outcome));
        }
    }
    assert!(looked > 0, "no build was spared");
}

/// Code that was highlighted is kept beside the output, of the last build alone; what is off of it is not trusted.
#[test]
fn highlighted_code_is_kept_from_build_to_build() {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, kept) = (folder.path().join("src"), folder.path().join(".eigsite/code/out"));
    std::fs::create_dir(&source).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(source.join(name), text).expect("written");
    let page = |code: &str| format!("---\ntitle: Une page\n---\n\n```python\n{code}\n```\n");
    write("_config.yml", "title: Essai\nurl: https://e.example\nlang: fr\n");
    write("une.md", &page("import os"));
    let options = options(&source);
    let built = |name: &str| {
        pipeline::build_again(&options, &Nobody).expect("it can be built");
        let page = std::fs::read_to_string(options.output.join(name)).expect("a page");
        let code = page.split("<pre").nth(1).and_then(|rest| rest.split("</pre>").next()).unwrap_or_default();
        code.to_owned()
    };
    let first = built("une.html");
    assert!(first.contains("<span class=\"hl-k\">import </span>os"), "{first}");
    let bytes = std::fs::read(&kept).expect("it is kept");

    write("deux.md", &page("import re"));
    assert_eq!(built("une.html"), first);
    let both = std::fs::read(&kept).expect("it is kept");
    assert!(both.len() > bytes.len());
    std::fs::remove_file(source.join("deux.md")).expect("deleted");
    assert_eq!(built("une.html"), first);
    assert_eq!(std::fs::read(&kept).expect("it is kept"), bytes, "nobody asks for the other");

    // A byte of the HTML is another, then the file is cut short.
    let mut other = bytes.clone();
    *other.last_mut().expect("a byte") ^= 1;
    for (step, torn) in [&other, &bytes[..bytes.len() - 9]].into_iter().enumerate() {
        std::fs::write(&kept, torn).expect("written");
        write("trois.md", &format!("---\ntitle: Trois, {step}\n---\n\nUn mot.\n"));
        assert_eq!(built("une.html"), first, "what is torn is not trusted");
        assert_eq!(std::fs::read(&kept).expect("it is kept"), bytes, "and goes");
    }

    write("une.md", "---\ntitle: Une page\n---\n\nSans code.\n");
    write("quatre.md", "---\ntitle: [\n---\n");
    assert_eq!(built("une.html"), first, "a site with errors is not written");
    assert_eq!(std::fs::read(&kept).expect("it is kept"), bytes, "nor is what it has no code of forgotten");
    std::fs::remove_file(source.join("quatre.md")).expect("deleted");
    assert_eq!(built("une.html"), "");
    assert!(!kept.exists(), "nobody asks for any");
}

#[test]
fn text_that_appears_later_on_the_day_is_in_the_next_build() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("src");
    site::write(&source);
    let post = "---\ntitle: À midi\ndate: 2020-01-01 12:00\n---\n\nDes mots.\n";
    std::fs::write(source.join("_posts/2020-01-01-midi.md"), post).expect("written");
    let options = options(&source);
    let build = |options: &Options| pipeline::build_again(options, &Nobody).expect("it can be built");
    let shows = || harness::tree(&options.output).keys().any(|path| path.ends_with("midi.html"));
    build(&options);
    build(&options);
    assert!(only_looked(&build(&options)) && !shows());
    let evening = jiff::Timestamp::from_second(1_577_836_800 + 18 * 3_600).expect("a moment");
    build(&Options { now: evening, ..options.clone() });
    assert!(shows(), "it has appeared");
}

#[test]
fn build_is_spared_only_while_nothing_at_all_has_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("src");
    site::write(&source);
    let options = options(&source);
    let build = |options: &Options| pipeline::build_again(options, &Nobody).expect("it can be built");
    // What is touched just before a build is not trusted: after two builds it is.
    let settle = || {
        build(&options);
        build(&options);
        assert!(only_looked(&build(&options)));
    };
    settle();
    let later = Options {
        now: jiff::Timestamp::from_second(1_577_836_800 + 86_400).expect("a moment"),
        ..options.clone()
    };
    assert!(!only_looked(&build(&later)), "another day");
    settle();
    assert!(!only_looked(&build(&Options { strict: true, ..options.clone() })), "other options");
    settle();
    std::fs::write(options.output.join("plan-site.html"), "autre").expect("written");
    assert!(!only_looked(&build(&options)), "a file of the output");
    settle();
    std::fs::remove_file(options.output.join("robots.txt")).expect("removed");
    assert!(!only_looked(&build(&options)), "a file of the output that is gone");
    settle();
    std::fs::write(source.join("img/neuf.txt"), "neuf").expect("written");
    assert!(!only_looked(&build(&options)), "a new file");
    settle();
    let kept = folder.path().join(".eigsite/builds/out");
    let bytes = std::fs::read(&kept).expect("it is kept");
    std::fs::write(&kept, &bytes[..bytes.len() / 2]).expect("written");
    assert!(!only_looked(&build(&options)), "what was kept is cut short");
    settle();
    std::fs::remove_dir_all(folder.path().join(".eigsite")).expect("removed");
    assert!(!only_looked(&build(&options)), "nothing is kept");
    assert!(!only_looked(&pipeline::build(&options, &Nobody).expect("built")), "nothing is asked");
}
