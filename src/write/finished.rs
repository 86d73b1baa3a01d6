//! A finished site: the files that the last build has made, and nothing of a build that was cut short.

use crate::diag::{Text, text};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::manifest;
use super::paths::UNFINISHED;

/// A folder that a build has finished. No build writes to it while this value is there, where the system has such locks.
#[derive(Debug)]
pub struct Finished {
    /// Where it is.
    pub root: PathBuf,
    /// The paths of all its files below it, sorted.
    pub files: Vec<String>,
    _held: Option<File>,
}

impl Finished {
    /// The finished site in the folder `root`.
    ///
    /// # Errors
    /// When there is none: no build has written there, one is writing, or one was cut short.
    pub fn open(root: &Path) -> Result<Self, Text> {
        let held = hold(root)?;
        let files = manifest::read(root).ok_or_else(|| text!("no-build-has-written-there"))?;
        let names = fs::read_dir(root).map_err(|error| Text::as_it_is(error.to_string()))?;
        let unfinished = |name: &fs::DirEntry| name.file_name().to_string_lossy().starts_with(UNFINISHED);
        if names.flatten().any(|name| unfinished(&name)) {
            return Err(text!("the-last-build-was-cut-short"));
        }
        match files.iter().find(|file| !root.join(file).is_file()) {
            Some(file) => Err(text!("a-file-of-the-build-is-missing", path = file)),
            None => Ok(Self { root: root.to_owned(), files: files.into_iter().collect(), _held: held }),
        }
    }
}

/// A lock on the folder `root` that others who only read may share.
fn hold(root: &Path) -> Result<Option<File>, Text> {
    let Ok(folder) = File::open(root) else { return Ok(None) };
    match folder.try_lock_shared() {
        Ok(()) => Ok(Some(folder)),
        Err(TryLockError::WouldBlock) => Err(text!("another-build-is-writing")),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_build_has_finished_is_a_site() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        let write = |path: &str, text: &str| fs::write(root.join(path), text).expect("a file");
        let reason = || Finished::open(root).map(|site| site.files).map_err(|reason| reason.english());
        let no = |words: &str| assert!(reason().is_err_and(|reason| reason.contains(words)), "{words}");
        no("no build has written");
        write(manifest::MANIFEST, "eigsite-manifest 1\na.html\n");
        no("`a.html`");
        write("a.html", "");
        write("mine.html", "");
        assert_eq!(reason(), Ok(vec!["a.html".to_owned()]));
        fs::create_dir(root.join(format!("{UNFINISHED}1-0"))).expect("a folder");
        no("cut short");
        fs::remove_dir(root.join(format!("{UNFINISHED}1-0"))).expect("it was there");
        let writing = File::open(root).expect("a folder");
        writing.lock().expect("a lock");
        no("is writing there");
        drop(writing);
        let (one, other) = (Finished::open(root), Finished::open(root));
        assert!(one.is_ok() && other.is_ok(), "two may read");
    }
}
