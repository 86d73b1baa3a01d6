//! The output folder as it stands: what is in the way, which folders are missing, what is to be deleted.
//!
//! Takes what is to be made and what the manifest says was made. Touches nothing that no build has made, and never
//! goes through a link.

use crate::diag::{Text, text};
use std::collections::{BTreeSet, HashSet};
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::error::WriteError;
use super::paths::{UNFINISHED, folders_above};

/// What stands where a file of the site belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// Nothing.
    Nothing,
    /// A file of so many bytes.
    File(u64),
    /// The file itself, byte for byte.
    Same,
    /// A folder.
    Folder,
    /// A link, which is replaced and never followed.
    Link,
    /// A pipe or the like, which is replaced and never opened.
    Other,
}

/// The output folder before a build.
pub(super) struct Tree {
    /// Where it is, with no link in its path.
    pub root: PathBuf,
    /// The files that builds have made.
    pub old: BTreeSet<String>,
}

impl Tree {
    /// What stands at `path`; a link is not followed.
    fn metadata(&self, path: &str) -> Result<Option<Metadata>, WriteError> {
        let full = self.root.join(path);
        match fs::symlink_metadata(&full) {
            Ok(metadata) => Ok(Some(metadata)),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(WriteError::io(&full, &error)),
        }
    }

    /// What stands at `path`, whose folder is there.
    pub fn look(&self, path: &str) -> Result<Seen, WriteError> {
        Ok(match self.metadata(path)? {
            None => Seen::Nothing,
            Some(metadata) if metadata.is_file() => Seen::File(metadata.len()),
            Some(metadata) if metadata.is_dir() => Seen::Folder,
            Some(metadata) if metadata.is_symlink() => Seen::Link,
            Some(_) => Seen::Other,
        })
    }

    /// Makes sure that the folder at `path`, where a file must be, holds only files of ours.
    pub fn check_folder_in_the_way(&self, path: &str) -> Result<(), WriteError> {
        let full = self.root.join(path);
        let inner = format!("{path}/");
        let is_ours = self.old.range(inner.clone()..).next().is_some_and(|old| old.starts_with(&inner));
        if !is_ours {
            let reason = text!("a-folder-that-no-build-made");
            return Err(WriteError::new(full, reason));
        }
        for entry in WalkDir::new(&full).sort_by_file_name() {
            let entry = entry.map_err(|error| WriteError::new(&full, Text::as_it_is(error.to_string())))?;
            let is_unfinished = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
            let is_listed = self.below(entry.path()).is_some_and(|path| self.old.contains(&path));
            if !entry.file_type().is_dir() && !is_unfinished && !is_listed {
                let reason = text!("no-build-made-it", path = path);
                return Err(WriteError::new(entry.path(), reason));
            }
        }
        Ok(())
    }

    /// The path below the root with `/` between its parts.
    fn below(&self, full: &Path) -> Option<String> {
        let below = full.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<_>> = below.components().map(|part| part.as_os_str().to_str()).collect();
        parts.map(|parts| parts.join("/"))
    }

    /// Removes a file of ours; returns whether it was there.
    pub fn remove_file(&self, path: &str) -> Result<bool, WriteError> {
        let full = self.root.join(path);
        match fs::remove_file(&full) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(WriteError::new(full, text!("it-cannot-be-deleted", error = &error))),
        }
    }

    /// Removes a folder that [`Tree::check_folder_in_the_way`] has let pass; returns how many files were in it.
    pub fn remove_folder(&self, path: &str) -> Result<usize, WriteError> {
        let full = self.root.join(path);
        let failed = |error: io::Error| WriteError::new(&full, text!("it-cannot-be-deleted", error = &error));
        let mut files = 0;
        for entry in WalkDir::new(&full).contents_first(true) {
            let entry = entry.map_err(|error| failed(error.into()))?;
            if entry.file_type().is_dir() {
                fs::remove_dir(entry.path()).map_err(failed)?;
            } else {
                fs::remove_file(entry.path()).map_err(failed)?;
                files += 1;
            }
        }
        Ok(files)
    }

    /// Removes what a killed build has left unfinished in `folders`, which are reached without a link.
    pub fn sweep<'f>(&self, folders: impl IntoIterator<Item = &'f str>) {
        let places: Vec<PathBuf> = folders.into_iter().map(|folder| self.root.join(folder)).collect();
        places.par_iter().for_each(|folder| {
            let Ok(entries) = fs::read_dir(folder) else { return };
            for entry in entries.flatten() {
                if !entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                    continue;
                }
                // Left where it is if that fails; it does no harm.
                let _ = match entry.file_type() {
                    Ok(kind) if kind.is_file() => fs::remove_file(entry.path()),
                    Ok(kind) if kind.is_dir() => fs::remove_dir_all(entry.path()),
                    _ => Ok(()),
                };
            }
        });
    }

    /// Deletes the files `gone`, then the folders that became empty; returns how many files were deleted.
    pub fn delete(&self, gone: &[&str]) -> Result<usize, WriteError> {
        let above: BTreeSet<&str> = gone.iter().flat_map(|path| folders_above(path)).collect();
        let real = self.real_folders(&above);
        let delete = |path: &&str| {
            let is_reached = folders_above(path).all(|folder| real.contains(folder));
            let is_file = is_reached && matches!(self.look(path)?, Seen::File(_));
            Ok(usize::from(is_file && self.remove_file(path)?))
        };
        let deleted = gone.par_iter().map(delete).try_reduce(|| 0, |a, b| Ok(a + b))?;
        self.sweep(real.iter().copied());
        for folder in above.iter().rev().filter(|folder| real.contains(*folder)) {
            // A folder that still holds something stays.
            let _ = fs::remove_dir(self.root.join(folder));
        }
        Ok(deleted)
    }

    /// Those of `folders`, which are sorted, that are reached without a link.
    fn real_folders<'f>(&self, folders: &BTreeSet<&'f str>) -> HashSet<&'f str> {
        let mut real = HashSet::new();
        for &folder in folders {
            let is_below_real = folders_above(folder).next().is_none_or(|outer| real.contains(outer));
            let is_folder = || fs::symlink_metadata(self.root.join(folder)).is_ok_and(|found| found.is_dir());
            if is_below_real && is_folder() {
                real.insert(folder);
            }
        }
        real
    }
}
