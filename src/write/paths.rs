//! Which paths may be written, and into which folder.
//!
//! Takes paths, returns nothing or the reason why not. Looks at the disk only to see where the output folder is.

use crate::diag::{Text, text};
use std::path::{Component, Path, PathBuf};

use super::error::WriteError;
use super::manifest::MANIFEST;

/// The names of files that are not finished begin so.
pub(super) const UNFINISHED: &str = ".eigsite-tmp-";

/// Whether `path` names a file below the output folder that a site may have; otherwise why not.
pub(super) fn check(path: &str) -> Result<(), Text> {
    if path.is_empty() {
        return Err(text!("it-has-no-name"));
    }
    if path.contains('\\') || path.contains(char::is_control) {
        return Err(text!("its-path-holds-a-backslash"));
    }
    let is_plain = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let stays_below = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || !stays_below {
        return Err(text!("its-path-leads-out"));
    }
    if path == MANIFEST || path.split('/').any(|part| part.starts_with(UNFINISHED)) {
        return Err(text!("this-name-is-kept"));
    }
    Ok(())
}

/// The folders above `path`, the nearest first: `a/b` and `a` for `a/b/c`.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// Makes sure that nothing of value is lost when a site is written to `output`.
///
/// # Errors
/// When `output` is a file, or is or holds the folder `source`, the home folder or the whole disk.
pub fn check_output(output: &Path, source: &Path) -> Result<(), WriteError> {
    check_against(output, source, std::env::home_dir().as_deref())
}

fn check_against(output: &Path, source: &Path, home: Option<&Path>) -> Result<(), WriteError> {
    let refuse = |reason: Text| Err(WriteError::new(output, reason));
    let real = resolve(output);
    let source = resolve(source);
    if real.parent().is_none() {
        return refuse(text!("this-is-the-whole-disk"));
    }
    if real == source {
        return refuse(text!("the-sources-stand-there"));
    }
    if source.starts_with(&real) {
        return refuse(text!("the-sources-stand-inside"));
    }
    if home.is_some_and(|home| !home.as_os_str().is_empty() && resolve(home).starts_with(&real)) {
        return refuse(text!("this-is-your-home"));
    }
    if real.exists() && !real.is_dir() {
        return refuse(text!("it-is-a-file"));
    }
    Ok(())
}

/// Where `path` really is, with links followed, even if some of it is not there yet.
fn resolve(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut real = PathBuf::new();
    for part in absolute.components() {
        if part == Component::ParentDir {
            real.pop();
        } else {
            real.push(part);
        }
        if let Ok(followed) = real.canonicalize() {
            real = followed;
        }
    }
    real
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_that_leaves_the_folder_is_refused() {
        for path in
            ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a/.", "..", "a\\..\\b", "a\0b", "a\nb", "/"]
        {
            assert!(check(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn names_of_the_build_itself_are_refused() {
        assert!(check(".eigsite-manifest").is_err());
        assert!(check("a/.eigsite-tmp-1/b").is_err());
    }

    #[test]
    fn ordinary_path_is_taken() {
        for path in ["a", "a/b.html", "é/..a/b..", ".well-known/x", "a/.eigsite-manifest"] {
            assert_eq!(check(path), Ok(()), "{path:?}");
        }
    }

    #[test]
    fn output_that_holds_something_of_value_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        for name in ["site/content", "home/me", "free"] {
            std::fs::create_dir_all(root.join(name)).expect("a folder");
        }
        std::fs::write(root.join("file"), "").expect("a file");
        let (source, home) = (root.join("site/content"), root.join("home/me"));
        let reason = |output: &str| {
            check_against(&root.join(output), &source, Some(&home)).err().map(|error| error.reason.english())
        };
        let starts = |output: &str, words: &str| {
            let reason = reason(output).unwrap_or_default();
            assert!(reason.starts_with(words), "{output}: {reason}");
        };
        starts("/", "this is the whole disk");
        starts("site/content", "the sources stand there");
        starts("free/../site/content/new/..", "the sources stand there");
        starts("site", "the sources stand inside");
        starts("home/me", "this is or holds your home folder");
        starts("home", "this is or holds your home folder");
        starts("file", "it is a file");
        for output in ["free", "new/deep", "site/content/_site", "home/me/site", "site/out"] {
            assert_eq!(reason(output), None, "{output}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn link_to_the_sources_is_seen_through() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let source = folder.path().join("source");
        std::fs::create_dir(&source).expect("a folder");
        std::os::unix::fs::symlink("source", folder.path().join("link")).expect("a link");
        assert!(check_against(&folder.path().join("link"), &source, None).is_err());
    }
}
