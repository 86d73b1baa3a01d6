//! What stands in a folder after sites were written to it.

use std::fs::{self, File};
use std::io;

use super::file::Failed;
use super::writer::fill;
use super::*;
use crate::artifact::Content;

/// Writes the site to the folder `output`.
fn write(artifacts: Vec<Artifact>, output: &Path) -> Result<Report, WriteError> {
    write_with(artifacts, output, fill)
}

/// The same in two parts, with files that `fill` fills.
fn write_with(
    mut artifacts: Vec<Artifact>,
    output: &Path,
    fill: impl Fn(&mut File, &Artifact) -> Result<u64, Failed> + Sync,
) -> Result<Report, WriteError> {
    let mut writer = Writer::with(output, &fill)?;
    let half = artifacts.len() / 2;
    writer.take(&mut artifacts[..half])?;
    writer.take(&mut artifacts)?;
    writer.finish()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn site(files: &[(&str, &str)]) -> Vec<Artifact> {
    files.iter().map(|(path, text)| Artifact::text(*path, *text)).collect()
}

fn put(root: &Path, path: &str, text: &str) {
    let full = root.join(path);
    fs::create_dir_all(full.parent().expect("below a folder")).expect("a folder");
    fs::write(full, text).expect("a file");
}

/// `path=text` of every file and `path/` of every empty folder, without the manifest.
fn tree_of(root: &Path) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name() {
        let entry = entry.expect("an entry");
        let path = entry.path().strip_prefix(root).expect("below the root").display().to_string();
        if entry.file_type().is_dir() {
            if fs::read_dir(entry.path()).expect("a folder").next().is_none() {
                lines.push(format!("{path}/"));
            }
        } else if path != MANIFEST {
            lines.push(format!("{path}={}", fs::read_to_string(entry.path()).unwrap_or_default()));
        }
    }
    lines
}

fn listed(root: &Path) -> String {
    fs::read_to_string(root.join(MANIFEST)).unwrap_or_default()
}

fn report(written: usize, unchanged: usize, deleted: usize, bytes: u64) -> Report {
    Report { written, unchanged, deleted, bytes }
}

#[test]
fn fresh_folder_gets_the_whole_site() {
    let out = folder();
    let root = out.path().join("new/out");
    assert_eq!(write(site(&[("a.html", "a"), ("b/c/d.html", "dé")]), &root), Ok(report(2, 0, 0, 4)));
    assert_eq!(tree_of(&root), ["a.html=a", "b/c/d.html=dé"]);
    assert_eq!(listed(&root), "eigsite-manifest 1\na.html\nb/c/d.html\n");
}

#[test]
fn equal_files_are_not_touched() {
    let out = folder();
    let source = out.path().join("picture");
    fs::write(&source, "12").expect("a file");
    let mut files = site(&[("a", "a"), ("b", "b")]);
    files.push(Artifact { path: "p".into(), content: Content::Copy(source.clone()) });
    let root = out.path().join("out");
    assert_eq!(write(files.clone(), &root), Ok(report(3, 0, 0, 4)));
    let times = || {
        ["a", "b", "p", MANIFEST]
            .map(|name| fs::metadata(root.join(name)).and_then(|m| m.modified()).expect("a time"))
    };
    let before = times();
    assert_eq!(write(files.clone(), &root), Ok(report(0, 3, 0, 0)));
    assert_eq!(times(), before);
    fs::write(&source, "34").expect("a file");
    assert_eq!(write(files, &root), Ok(report(1, 2, 0, 2)));
    assert_eq!(tree_of(&root), ["a=a", "b=b", "p=34"]);
}

#[test]
fn only_our_own_files_are_deleted() {
    let out = folder();
    let root = out.path();
    put(root, "kept/theirs.txt", "theirs");
    write(site(&[("a", "a"), ("kept/ours", "o"), ("gone/deep/x", "x"), ("stays/y", "y")]), root)
        .expect("written");
    fs::create_dir(root.join("empty")).expect("a folder");
    assert_eq!(write(site(&[("a", "a"), ("stays/z", "z")]), root), Ok(report(1, 1, 3, 1)));
    assert_eq!(tree_of(root), ["a=a", "empty/", "kept/theirs.txt=theirs", "stays/z=z"]);
    assert_eq!(listed(root), "eigsite-manifest 1\na\nstays/z\n");
}

#[test]
fn garbled_manifest_deletes_nothing() {
    let out = folder();
    let root = out.path().join("out");
    put(out.path(), "precious", "p");
    write(site(&[("old", "o")]), &root).expect("written");
    fs::write(root.join(MANIFEST), "eigsite-manifest 1\n../precious\nold\n").expect("a file");
    assert_eq!(write(site(&[("new", "n")]), &root), Ok(report(1, 0, 0, 1)));
    assert_eq!(tree_of(&root), ["new=n", "old=o"]);
    assert_eq!(listed(&root), "eigsite-manifest 1\nnew\n");
    assert!(out.path().join("precious").exists());
}

#[test]
fn manifest_that_is_not_text_deletes_nothing() {
    let out = folder();
    write(site(&[("old", "o")]), out.path()).expect("written");
    fs::write(out.path().join(MANIFEST), b"eigsite-manifest 1\nold\n\xFF\n").expect("a file");
    assert_eq!(write(site(&[("new", "n")]), out.path()), Ok(report(1, 0, 0, 1)));
    assert_eq!(tree_of(out.path()), ["new=n", "old=o"]);
}

#[test]
fn path_that_leaves_the_output_is_refused_before_anything_is_written() {
    let out = folder();
    let root = out.path().join("out");
    for path in ["../x", "/x", "a/../../x", "..\\x"] {
        let error = write(site(&[("a", "a"), (path, "x")]), &root).expect_err(path);
        assert!(error.to_string().contains(path), "{error}");
        assert!(!root.exists());
    }
}

#[test]
fn site_that_contradicts_itself_is_refused() {
    let out = folder();
    let error = write(site(&[("a", "1"), ("a", "2")]), out.path()).expect_err("twice");
    assert_eq!(error.reason, "the site makes this file twice");
    let error = write(site(&[("a", "1"), ("a/b", "2")]), out.path()).expect_err("both");
    assert_eq!(error.reason, "the site makes this both a file and a folder");
    assert_eq!(tree_of(out.path()), [] as [&str; 0]);
}

#[test]
fn our_file_becomes_a_folder_and_back() {
    let out = folder();
    let root = out.path();
    write(site(&[("a", "file"), ("b", "b")]), root).expect("written");
    assert_eq!(write(site(&[("a/x/y", "1"), ("a/z", "2"), ("b", "b")]), root), Ok(report(2, 1, 1, 2)));
    assert_eq!(tree_of(root), ["a/x/y=1", "a/z=2", "b=b"]);
    assert_eq!(write(site(&[("a", "file"), ("b", "b")]), root), Ok(report(1, 1, 2, 4)));
    assert_eq!(tree_of(root), ["a=file", "b=b"]);
    assert_eq!(listed(root), "eigsite-manifest 1\na\nb\n");
}

#[test]
fn what_no_build_made_is_never_removed_to_make_room() {
    let out = folder();
    let root = out.path();
    write(site(&[("b/ours", "o"), ("c", "old")]), root).expect("written");
    put(root, "a", "their file");
    put(root, "b/theirs", "their file");
    fs::create_dir(root.join("d")).expect("a folder");
    let before = tree_of(root);
    for (path, named) in [("a/x", "a"), ("b", "b/theirs"), ("d", "d")] {
        let error = write(site(&[(path, "x"), ("c", "new")]), root).expect_err(path);
        assert_eq!(error.path, root.canonicalize().expect("a folder").join(named));
        assert!(error.reason.english().contains("no build made"), "{error}");
        assert_eq!(tree_of(root), before);
    }
}

/// A folder with a site, and the next one: files and folders come, change, go and take each other's place.
fn two_sites() -> (tempfile::TempDir, Vec<Artifact>) {
    let out = folder();
    let old = [("a", "old"), ("b/c", "old"), ("file", "old"), ("folder/x", "old"), ("gone/y", "old")];
    write(site(&old), out.path()).expect("written");
    let new =
        [("a", "new"), ("b/c", "new"), ("b/n/m", "new"), ("file/z", "new"), ("folder", "new"), ("n", "new")];
    (out, site(&new))
}

#[test]
fn disk_that_is_full_at_any_file_leaves_the_site_as_it_was() {
    let (out, next) = two_sites();
    let (before, before_listed) = (tree_of(out.path()), listed(out.path()));
    for full in next.iter().map(|artifact| artifact.path.clone()) {
        let error = write_with(next.clone(), out.path(), |file, artifact| {
            if artifact.path == full {
                io::Write::write_all(file, b"ne")?;
                return Err(io::Error::from(io::ErrorKind::StorageFull).into());
            }
            fill(file, artifact)
        });
        let error = error.expect_err("the disk is full");
        assert_eq!(error.path, out.path().canonicalize().expect("a folder").join(&full));
        assert_eq!(error.reason, "the disk is full");
        assert_eq!(
            (tree_of(out.path()), listed(out.path())),
            (before.clone(), before_listed.clone()),
            "{full}"
        );
    }
    assert_eq!(write(next, out.path()), Ok(report(6, 0, 3, 18)));
    assert_eq!(tree_of(out.path()), ["a=new", "b/c=new", "b/n/m=new", "file/z=new", "folder=new", "n=new"]);
}

#[test]
fn missing_picture_leaves_the_site_as_it_was() {
    let (out, mut next) = two_sites();
    let (before, before_listed) = (tree_of(out.path()), listed(out.path()));
    next.push(Artifact { path: "p".into(), content: Content::Copy(out.path().join("no such picture")) });
    let error = write(next, out.path()).expect_err("a picture is missing");
    assert!(error.path.ends_with("no such picture"), "{error}");
    assert_eq!((tree_of(out.path()), listed(out.path())), (before, before_listed));
}

#[test]
fn nothing_is_seen_before_everything_is_written() {
    let (out, next) = two_sites();
    let seen = || {
        let of_site = |line: &String| !line.starts_with(paths::UNFINISHED);
        (tree_of(out.path()).into_iter().filter(of_site).collect::<Vec<_>>(), listed(out.path()))
    };
    let before = seen();
    let written = write_with(next, out.path(), |file, artifact| {
        let size = fill(file, artifact)?;
        assert_eq!(seen(), before, "{}", artifact.path);
        Ok(size)
    });
    assert_eq!(written, Ok(report(6, 0, 3, 18)));
}

#[test]
fn writer_that_does_not_finish_leaves_everything_as_it_was() {
    let (out, mut next) = two_sites();
    let (before, before_listed) = (tree_of(out.path()), listed(out.path()));
    let mut writer = Writer::open(out.path()).expect("a folder");
    assert_eq!(writer.take(&mut next), Ok(()));
    assert!(next.iter().all(|artifact| artifact.content == Content::Taken));
    assert_ne!(tree_of(out.path()), before);
    drop(writer);
    assert_eq!((tree_of(out.path()), listed(out.path())), (before, before_listed));
}

#[test]
fn folder_that_was_made_for_a_site_goes_with_it() {
    let out = folder();
    put(out.path(), "there/theirs", "theirs");
    let mut writer = Writer::open(&out.path().join("there/new/out")).expect("a folder");
    assert_eq!(writer.take(&mut site(&[("a", "a"), ("b/c", "c")])), Ok(()));
    drop(writer);
    assert_eq!(tree_of(out.path()), ["there/theirs=theirs"]);
}

#[test]
fn file_that_comes_later_may_not_contradict_one_before() {
    for (first, then) in [("a", "a/b"), ("a/b", "a"), ("a/b/c", "a"), ("a", "a")] {
        let out = folder();
        let mut writer = Writer::open(out.path()).expect("a folder");
        assert_eq!(writer.take(&mut site(&[(first, "1")])), Ok(()));
        let error = writer.take(&mut site(&[("other", "2"), (then, "2")])).expect_err(then);
        assert!(error.reason.english().starts_with("the site makes this"), "{error}");
    }
}

#[test]
fn failure_between_renames_leaves_every_file_whole_and_listed() {
    let out = folder();
    let root = out.path();
    write(site(&[("a", "old"), ("b", "old"), ("gone", "old")]), root).expect("written");
    let next = site(&[("a", "old"), ("b", "new"), ("c", "new"), ("d", "new")]);
    let error = write_with(next.clone(), root, |file, artifact| {
        // Someone else puts a folder where a file is about to go.
        if artifact.path == "d" {
            put(root, "d/theirs", "theirs");
        }
        fill(file, artifact)
    });
    assert!(error.expect_err("a folder stands there").path.ends_with("d"));

    // `b` and `c` may or may not have been reached; each is whole, nothing is deleted, everything is listed.
    assert_eq!(listed(root), "eigsite-manifest 1\na\nb\nc\nd\ngone\n");
    for line in tree_of(root) {
        let whole = ["a=old", "b=old", "b=new", "c=new", "d/theirs=theirs", "gone=old"];
        assert!(whole.contains(&line.as_str()), "{line}");
    }
    assert!(root.join("gone").exists());

    fs::remove_dir_all(root.join("d")).expect("it was there");
    write(next, root).expect("written");
    assert_eq!(tree_of(root), ["a=old", "b=new", "c=new", "d=new"]);
    assert_eq!(listed(root), "eigsite-manifest 1\na\nb\nc\nd\n");
}

#[test]
fn folder_emptied_by_a_killed_build_is_removed_by_the_next() {
    let out = folder();
    let root = out.path();
    write(site(&[("a", "a"), ("gone/deep/x", "x")]), root).expect("written");
    fs::remove_file(root.join("gone/deep/x")).expect("it was there");
    assert_eq!(write(site(&[("a", "a")]), root), Ok(report(0, 1, 0, 0)));
    assert_eq!(tree_of(root), ["a=a"]);
}

#[test]
fn what_a_killed_build_left_unfinished_is_swept_away() {
    let out = folder();
    let root = out.path();
    put(root, ".eigsite-tmp-1-1", "half");
    put(root, "a/.eigsite-tmp-1-2", "half");
    put(root, ".eigsite-tmp-1-5/new/b/c", "half");
    put(root, "theirs/.eigsite-tmp-1-3", "not a folder of ours");
    write(site(&[("a/x", "x"), ("gone/y", "y")]), root).expect("written");
    put(root, "gone/.eigsite-tmp-1-4", "half");
    write(site(&[("a/x", "x")]), root).expect("written");
    assert_eq!(tree_of(root), ["a/x=x", "theirs/.eigsite-tmp-1-3=not a folder of ours"]);
}

#[test]
fn output_that_is_a_file_is_an_error() {
    let out = folder();
    put(out.path(), "out", "file");
    let error = write(site(&[("a", "a")]), &out.path().join("out")).expect_err("a file");
    assert_eq!(error.reason, "it is a file; choose a folder for the site");
    let error = write(site(&[("a", "a")]), &out.path().join("out/deeper")).expect_err("a file");
    assert_eq!(error.reason, "a file stands where a folder must be");
}

#[test]
fn name_longer_than_the_disk_allows_is_told_in_words() {
    let out = folder();
    let name = "x".repeat(300);
    let error = write(site(&[(&name, "a")]), out.path()).expect_err("too long");
    assert_eq!(error.reason, "the name is longer than this disk allows");
}

#[test]
fn site_that_was_written_is_never_read_as_a_source() {
    let source = folder();
    put(source.path(), "a.md", "a");
    write(site(&[("made.md", "m")]), &source.path().join("public")).expect("written");
    let options = crate::load::LoadOptions::new(source.path());
    let loaded = crate::load::load(&options, Default::default()).expect("the folder is there").value;
    assert_eq!(loaded.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["a.md"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn nothing_is_written_or_deleted_through_a_link() {
        let (out, elsewhere) = (folder(), folder());
        let root = out.path();
        write(site(&[("a/x", "x"), ("b", "b")]), root).expect("written");
        fs::remove_dir_all(root.join("a")).expect("it was there");
        put(elsewhere.path(), "x", "precious");
        symlink(elsewhere.path(), root.join("a")).expect("a link");

        let error = write(site(&[("a/x", "new"), ("b", "new")]), root).expect_err("a link");
        assert_eq!(error.path, root.canonicalize().expect("a folder").join("a"));
        assert!(error.reason.english().starts_with("a link stands where a folder must be"), "{error}");
        assert_eq!(fs::read_to_string(root.join("b")).expect("a file"), "b");

        assert_eq!(write(site(&[("b", "b")]), root), Ok(report(0, 1, 0, 0)));
        assert_eq!(tree_of(elsewhere.path()), ["x=precious"]);
    }

    #[test]
    fn link_in_the_place_of_a_file_is_replaced_not_followed() {
        let (out, elsewhere) = (folder(), folder());
        put(elsewhere.path(), "x", "same");
        symlink(elsewhere.path().join("x"), out.path().join("a")).expect("a link");
        symlink(elsewhere.path(), out.path().join("b")).expect("a link");
        assert_eq!(write(site(&[("a", "same"), ("b", "b")]), out.path()), Ok(report(2, 0, 0, 5)));
        assert!(!fs::symlink_metadata(out.path().join("a")).expect("a file").is_symlink());
        assert_eq!(tree_of(elsewhere.path()), ["x=same"]);
    }

    #[test]
    fn output_may_be_a_link_itself() {
        let (out, elsewhere) = (folder(), folder());
        symlink(elsewhere.path(), out.path().join("public")).expect("a link");
        write(site(&[("a/x", "x")]), &out.path().join("public")).expect("written");
        assert_eq!(tree_of(elsewhere.path()), ["a/x=x"]);
    }
}

#[test]
fn second_writer_is_refused_until_the_first_has_ended() {
    let out = folder();
    let first = Writer::open(out.path()).expect("a folder");
    let refused = Writer::open(out.path()).err().expect("somebody writes there");
    assert!(refused.reason.english().contains("another build is writing there"), "{refused}");
    drop(first);
    assert_eq!(write(site(&[("a", "1")]), out.path()).expect("nobody writes there").written, 1);
}
