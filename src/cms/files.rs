//! The files that a CMS may read and write.
//!
//! Takes the folder of a site and the folders in it that are open; no path leads out of these, by dots or by links.

use crate::diag::{Failure, text};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The open folders of a site.
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    open: Vec<String>,
}

impl Files {
    /// Those named `open` in the folder `root`, of which no part is a link.
    pub fn new(root: PathBuf, open: Vec<String>) -> Self {
        Self { root, open }
    }

    /// What the site's folder is called.
    pub fn name(&self) -> String {
        self.root.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned())
    }

    /// Where `path` is, if it is in an open folder or is one.
    fn place(&self, path: &str) -> Option<PathBuf> {
        let path = path.trim_matches('/');
        let is_plain =
            |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
        if !path.split('/').all(is_plain) {
            return None;
        }
        let below = |folder: &String| {
            path == folder || path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        if !self.open.iter().any(below) {
            return None;
        }
        let place = self.root.join(path);
        // What is there on the way must not be a link to elsewhere.
        let there = place.ancestors().find(|place| place.symlink_metadata().is_ok())?;
        let real = there.canonicalize().ok()?;
        real.starts_with(&self.root).then_some(place)
    }

    fn found(&self, path: &str) -> io::Result<PathBuf> {
        self.place(path).ok_or_else(|| {
            io::Error::new(io::ErrorKind::PermissionDenied, Failure(text!("this-folder-is-not-open")))
        })
    }

    /// The paths of the files in `folder` that end in `ending`, `depth` folders deep, in their order.
    ///
    /// # Errors
    /// When it is not open, or cannot be read.
    pub fn list(&self, folder: &str, ending: &str, depth: usize) -> io::Result<Vec<String>> {
        let place = self.found(folder)?;
        let mut paths = Vec::new();
        for entry in walkdir::WalkDir::new(&place).max_depth(depth.max(1)).sort_by_file_name() {
            let Ok(entry) = entry else { continue };
            let Some(below) = entry.path().strip_prefix(&self.root).ok().and_then(Path::to_str) else {
                continue;
            };
            if entry.file_type().is_file() && below.ends_with(ending) {
                paths.push(below.replace('\\', "/"));
            }
        }
        Ok(paths)
    }

    /// What the file at `path` holds.
    ///
    /// # Errors
    /// When it is not open, or cannot be read.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.found(path)?)
    }

    /// Lets the file at `path` hold `bytes`, in one step.
    ///
    /// # Errors
    /// When it is not open, or cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.found(path)?;
        let folder = place.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        let mut file = tempfile::Builder::new().prefix(".eigsite-").tempfile_in(folder)?;
        file.write_all(bytes)?;
        let permissions = fs::metadata(&place).map(|there| there.permissions());
        let file = file.persist(&place).map_err(|error| error.error)?;
        match permissions {
            Ok(permissions) => file.set_permissions(permissions),
            Err(_) => Self::as_others(&file),
        }
    }

    /// A new file may be read by all, as files that editors make.
    #[cfg(unix)]
    fn as_others(file: &fs::File) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o644))
    }

    #[cfg(not(unix))]
    fn as_others(_: &fs::File) -> io::Result<()> {
        Ok(())
    }

    /// Moves the file at `path` to `new`, where nothing stands.
    ///
    /// # Errors
    /// When one of them is not open, when there is something at `new`, or when it cannot be done.
    pub fn rename(&self, path: &str, new: &str) -> io::Result<()> {
        let (from, to) = (self.found(path)?, self.found(new)?);
        if to.symlink_metadata().is_ok() {
            let why = Failure(text!("there-is-a-file-of-that-name"));
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
        }
        to.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::rename(from, to)
    }

    /// Deletes the file at `path`.
    ///
    /// # Errors
    /// When it is not open, or cannot be deleted.
    pub fn delete(&self, path: &str) -> io::Result<()> {
        fs::remove_file(self.found(path)?)
    }
}
