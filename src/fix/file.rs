//! A file of the site that is to be replaced: whether it may be, and how it comes to be whole or not at all.
//!
//! Errors are the reasons, in words that follow the name of the file.

use crate::diag::{Text, text};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Unfinished files are called so; no site reads what begins with a dot.
const UNFINISHED: &str = ".eigsite-tmp-";

/// A file that stands in the site's folder and may be written.
pub(super) struct File {
    /// Where it really is.
    pub(super) path: PathBuf,
    permissions: fs::Permissions,
}

/// The file at `path` below `root`.
pub(super) fn find(root: &Path, path: &str) -> Result<File, Text> {
    let unreadable = |error: io::Error| text!("it-cannot-be-read", error = &error);
    let real = root.join(path).canonicalize().map_err(unreadable)?;
    if !real.starts_with(root.canonicalize().map_err(unreadable)?) {
        return Err(text!("it-stands-outside"));
    }
    let permissions = fs::metadata(&real).map_err(unreadable)?.permissions();
    if permissions.readonly() {
        return Err(text!("it-may-only-be-read"));
    }
    Ok(File { path: real, permissions })
}

impl File {
    /// Puts `new` in the place of `old`, which is what the file must still hold.
    pub(super) fn replace(&self, old: &str, new: &str) -> Result<(), Text> {
        let unwritable = |error: io::Error| text!("it-cannot-be-written", error = &error);
        let folder = self.path.parent().ok_or(text!("it-stands-in-no-folder"))?;
        // It is removed when it is dropped without having become the file.
        let mut unfinished =
            tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder).map_err(unwritable)?;
        unfinished.write_all(new.as_bytes()).map_err(unwritable)?;
        unfinished.as_file().set_permissions(self.permissions.clone()).map_err(unwritable)?;
        unfinished.as_file().sync_all().map_err(unwritable)?;
        // As late as can be: an editor may have saved it in the meantime.
        let there = fs::read(&self.path).map_err(|error| text!("it-cannot-be-read", error = &error))?;
        if there != old.as_bytes() {
            return Err(text!("it-has-changed-since"));
        }
        unfinished.persist(&self.path).map(drop).map_err(|error| unwritable(error.error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("a.md"), "old").expect("a file");
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn file_that_has_changed_is_left_alone() {
        let folder = folder();
        let file = find(folder.path(), "a.md").expect("it is there");
        fs::write(folder.path().join("a.md"), "saved meanwhile").expect("a file");
        let reason = file.replace("old", "new").expect_err("it has changed");
        assert!(reason.is("it-has-changed-since"), "{reason:?}");
        assert_eq!(fs::read(folder.path().join("a.md")).expect("there"), b"saved meanwhile");
        assert_eq!(names(folder.path()), ["a.md"]);
    }

    #[test]
    fn file_that_is_gone_has_a_reason() {
        let folder = folder();
        let file = find(folder.path(), "a.md").expect("it is there");
        fs::remove_file(folder.path().join("a.md")).expect("removed");
        assert!(file.replace("old", "new").is_err());
        assert!(find(folder.path(), "a.md").is_err());
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        let path = folder.path().join("a.md");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
        find(folder.path(), "a.md").and_then(|file| file.replace("old", "new")).expect("it is replaced");
        assert_eq!(fs::read(&path).expect("there"), b"new");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn link_is_followed_within_the_site_and_not_out_of_it() {
        let (folder, other) = (folder(), folder());
        let link = |target: &Path, name: &str| {
            std::os::unix::fs::symlink(target, folder.path().join(name)).expect("a link");
        };
        link(Path::new("a.md"), "inside.md");
        link(&other.path().join("a.md"), "outside.md");
        assert!(find(folder.path(), "outside.md").is_err());
        find(folder.path(), "inside.md").and_then(|file| file.replace("old", "new")).expect("it is replaced");
        assert_eq!(fs::read(folder.path().join("a.md")).expect("there"), b"new");
        assert!(folder.path().join("inside.md").is_symlink());
    }
}
