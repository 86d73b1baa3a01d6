//! Stage 5: artifacts become files.
//!
//! Takes everything that the site consists of and the folder that it goes to; returns what was done. Knows nothing
//! of what the files are. Equal files are not touched, others are replaced in one step, and what an earlier build
//! made and this one does not is deleted; what no build made stays.
//!
//! First everything is written to a folder of its own; if that fails, the site is as it was. Then the manifest comes
//! to list the files of both builds, the files are moved to their places, the old ones deleted, and the manifest
//! comes to list the new ones only. So the next build knows of every file, wherever the last one ended.

mod error;
mod file;
mod manifest;
mod noted;
mod packed;
mod paths;
mod stage;
mod tree;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::artifact::{Artifact, Content};
pub use error::WriteError;
use file::Failed;
pub use manifest::MANIFEST;
pub use noted::{note, noted};
pub use packed::packed;
pub use paths::check_output;
use stage::{Stage, Staged};
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
/// leave `output`. All that can be found or can fail before files are moved leaves the site as it was.
pub fn write(artifacts: Vec<Artifact>, output: &Path) -> Result<Report, WriteError> {
    write_with(artifacts, output, fill)
}

/// The files that the last build made in `output` and that are not among `artifacts`, in the order of their paths.
pub fn gone(output: &Path, artifacts: &[Artifact]) -> Vec<String> {
    let mut old = manifest::read(output).unwrap_or_default();
    for artifact in artifacts {
        old.remove(&artifact.path);
    }
    old.into_iter().collect()
}

/// Fills a file with what an artifact holds, and returns its size.
fn fill(file: &mut File, artifact: &Artifact) -> Result<u64, Failed> {
    match &artifact.content {
        Content::Bytes(bytes) => file::bytes(bytes)(file),
        Content::Copy(source) => file::copy(source)(file),
    }
}

fn write_with(
    artifacts: Vec<Artifact>,
    output: &Path,
    fill: impl Fn(&mut File, &Artifact) -> Result<u64, Failed> + Sync,
) -> Result<Report, WriteError> {
    let new = paths_of(&artifacts, output)?;
    let needed = folders_of(&new, output)?;
    let root = open_output(output)?;
    let listed = manifest::read(&root);
    let old = listed.clone().unwrap_or_default();
    let tree = Tree { root: &root, old: &old };

    let folders = tree.folders(&needed)?;
    let seen = look(&tree, &folders, &artifacts)?;
    let of_kind = |kind: Seen| artifacts.iter().zip(&seen).filter(move |(_, seen)| **seen == kind);
    let in_the_way: Vec<String> = of_kind(Seen::Folder).map(|(a, _)| a.path.clone()).collect();
    for folder in &in_the_way {
        tree.check_folder_in_the_way(folder)?;
    }
    let unchanged = of_kind(Seen::Same).count();
    tree.sweep(folders.there.iter().copied().chain([""]));

    let gone: Vec<&str> = old.difference(&new).map(String::as_str).collect();
    let is_listed = listed.is_some() && new.is_subset(&old);
    if unchanged == artifacts.len() && is_listed && gone.is_empty() {
        return Ok(Report { unchanged, ..Report::default() });
    }

    // Whatever needs room on the disk is written now; what follows only moves and deletes.
    let stage = Stage::open(&root, &folders)?;
    let list = |name: &str, files: &mut dyn Iterator<Item = &String>| {
        stage.text(MANIFEST, name, &manifest::text(files))
    };
    let made = Made {
        list_of_both: if is_listed { None } else { Some(list("both", &mut old.union(&new))?) },
        list_of_new: if gone.is_empty() { None } else { Some(list("list", &mut new.iter())?) },
        files: artifacts
            .into_par_iter()
            .zip(seen)
            .enumerate()
            .filter(|(_, (_, seen))| *seen != Seen::Same)
            .map(|(number, (artifact, _))| stage.file(&artifact.path, number, |file| fill(file, &artifact)))
            .collect::<Result<_, _>>()?,
    };
    let mut report = Report { written: made.files.len(), unchanged, ..Report::default() };
    report.bytes = made.files.iter().map(|file| file.size).sum();

    made.list_of_both.map_or(Ok(()), Staged::put_in_place)?;
    report.deleted = make_room(&tree, &folders.in_the_way, &in_the_way)?;
    stage.move_folders()?;
    made.files.into_par_iter().try_for_each(Staged::put_in_place)?;
    report.deleted += tree.delete(&gone)?;
    made.list_of_new.map_or(Ok(()), Staged::put_in_place)?;
    Ok(report)
}

/// What was made and waits to be moved to its place.
struct Made {
    /// The manifest of the last build's files and of this one's, if it is not there already.
    list_of_both: Option<Staged>,
    /// The files of the site that are new or have changed.
    files: Vec<Staged>,
    /// The manifest of this build's files, if it is not that of both.
    list_of_new: Option<Staged>,
}

/// Removes files of ours where folders must be, and folders of ours where files must be; returns how many files.
fn make_room(tree: &Tree<'_>, files: &[&str], folders: &[String]) -> Result<usize, WriteError> {
    let mut deleted = 0;
    for path in files {
        deleted += usize::from(tree.remove_file(path)?);
    }
    for folder in folders {
        deleted += tree.remove_folder(folder)?;
    }
    Ok(deleted)
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
        _ => tree.look(&artifact.path).map(|seen| match seen {
            Seen::File(size) if file::holds(&tree.root.join(&artifact.path), size, &artifact.content) => {
                Seen::Same
            }
            seen => seen,
        }),
    };
    artifacts.par_iter().map(look).collect()
}

#[cfg(test)]
mod tests;
