//! Stage 5: artifacts become files.
//!
//! Takes everything that the site consists of and the folder that it goes to; returns what was done. Knows nothing
//! of what the files are. Equal files are not touched, others are replaced in one step, and what an earlier build
//! made and this one does not is deleted; what no build made stays.
//!
//! A build that is killed or fails leaves every file either old or new: first the manifest lists the files of both
//! builds, then the files are written, then the old ones deleted, then the manifest lists the new ones only. So the
//! next build knows of every file, wherever the last one ended.

mod error;
mod file;
mod manifest;
mod paths;
mod tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::artifact::{Artifact, Content};
pub use error::WriteError;
pub use manifest::MANIFEST;
pub use paths::check_output;
use tree::{Folders, Seen, Tree};

/// What writing a site came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that were there already, byte for byte.
    pub unchanged: usize,
    /// Files of earlier builds that are no more.
    pub deleted: usize,
    /// Bytes of the files written.
    pub bytes: u64,
}

/// Writes the site to the folder `output`, which is created if it is not there.
///
/// # Errors
/// When the system does not let us write, when something that no build made stands in the way, or when a path would
/// leave `output`. The first and the last are found before anything is changed.
pub fn write(artifacts: Vec<Artifact>, output: &Path) -> Result<Report, WriteError> {
    let new = paths_of(&artifacts, output)?;
    let needed = folders_of(&new, output)?;
    let root = open_output(output)?;
    let listed = manifest::read(&root);
    let old = listed.clone().unwrap_or_default();
    let tree = Tree { root: &root, old: &old };

    let folders = tree.folders(&needed)?;
    let seen = look(&tree, &folders, &artifacts)?;
    let in_the_way: Vec<_> = artifacts
        .iter()
        .zip(&seen)
        .filter(|(_, seen)| **seen == Seen::Folder)
        .map(|(a, _)| a.path.clone())
        .collect();
    for folder in &in_the_way {
        tree.check_folder_in_the_way(folder)?;
    }

    let is_listed = listed.is_some() && new.is_subset(&old);
    if !is_listed {
        manifest::write(&root, old.union(&new))?;
    }
    let mut deleted = 0;
    for path in &folders.in_the_way {
        deleted += usize::from(tree.remove_file(path)?);
    }
    for folder in &in_the_way {
        deleted += tree.remove_folder(folder)?;
    }
    tree.sweep(folders.there.iter().copied().chain([""]));
    tree.create(&folders)?;
    let written =
        artifacts.into_par_iter().zip(seen).map(|(artifact, seen)| write_one(&tree, artifact, seen));
    let mut report = written.try_reduce(Report::default, |a, b| Ok(a.plus(b)))?;

    let gone: Vec<&str> = old.difference(&new).map(String::as_str).collect();
    report.deleted = deleted + tree.delete(&gone)?;
    if !gone.is_empty() {
        manifest::write(&root, &new)?;
    }
    Ok(report)
}

impl Report {
    fn plus(self, other: Self) -> Self {
        Self {
            written: self.written + other.written,
            unchanged: self.unchanged + other.unchanged,
            deleted: self.deleted + other.deleted,
            bytes: self.bytes + other.bytes,
        }
    }
}

/// The paths of all files, each of which must be one that may be written and that no other file has.
fn paths_of(artifacts: &[Artifact], output: &Path) -> Result<BTreeSet<String>, WriteError> {
    let mut paths = BTreeSet::new();
    for Artifact { path, .. } in artifacts {
        // Not joined: a path that leads out of the folder would hide the folder that it was meant for.
        paths::check(path)
            .map_err(|reason| WriteError::new(format!("{}/{path}", output.display()), reason))?;
        if !paths.insert(path.clone()) {
            return Err(WriteError::new(output.join(path), "the site makes this file twice"));
        }
    }
    Ok(paths)
}

/// The folders that the files stand in; none of them may be a file too.
fn folders_of<'a>(files: &'a BTreeSet<String>, output: &Path) -> Result<BTreeSet<&'a str>, WriteError> {
    let folders: BTreeSet<_> = files.iter().flat_map(|path| paths::folders_above(path)).collect();
    match folders.iter().find(|folder| files.contains(**folder)) {
        Some(both) => Err(WriteError::new(output.join(both), "the site makes this both a file and a folder")),
        None => Ok(folders),
    }
}

/// Creates the output folder and returns its path without links.
fn open_output(output: &Path) -> Result<PathBuf, WriteError> {
    if output.exists() && !output.is_dir() {
        return Err(WriteError::new(output, "it is a file; choose a folder for the site"));
    }
    fs::create_dir_all(output)
        .and_then(|()| output.canonicalize())
        .map_err(|error| WriteError::io(output, &error))
}

/// What stands in the place of each file.
fn look(tree: &Tree<'_>, folders: &Folders<'_>, artifacts: &[Artifact]) -> Result<Vec<Seen>, WriteError> {
    let look = |artifact: &Artifact| match paths::folders_above(&artifact.path).next() {
        Some(folder) if folders.missing.contains(folder) => Ok(Seen::Nothing),
        _ => tree.look(&artifact.path),
    };
    artifacts.par_iter().map(look).collect()
}

fn write_one(tree: &Tree<'_>, artifact: Artifact, seen: Seen) -> Result<Report, WriteError> {
    let place = tree.root.join(&artifact.path);
    if let Seen::File(size) = seen
        && file::holds(&place, size, &artifact.content)
    {
        return Ok(Report { unchanged: 1, ..Report::default() });
    }
    let bytes = match &artifact.content {
        Content::Bytes(bytes) => file::place(&place, file::bytes(bytes)),
        Content::Copy(source) => file::place(&place, file::copy(source)),
    }?;
    Ok(Report { written: 1, bytes, ..Report::default() })
}

#[cfg(test)]
mod tests;
