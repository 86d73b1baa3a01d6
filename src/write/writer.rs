//! Who writes a site: takes its files as they come, and moves them to their places when all are there.

use crate::diag::{Text, text};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Report;
use super::error::WriteError;
use super::file::{self, Failed};
use super::folders::Folders;
use super::manifest::{self, MANIFEST};
use super::output::Output;
use super::paths;
use super::stage::{Stage, Staged};
use super::tree::{Seen, Tree};
use crate::artifact::{Artifact, Content};

/// Fills a file with what an artifact holds, and returns its size.
type Fill<'f> = dyn Fn(&mut File, &Artifact) -> Result<u64, Failed> + Sync + 'f;

/// Writes a site to a folder. Until it is finished, what is there stays as it is; so it does if it is dropped.
pub struct Writer<'f> {
    /// The folder as it was named.
    named: PathBuf,
    fill: &'f Fill<'f>,
    /// The files that were taken.
    paths: BTreeSet<String>,
    folders: Folders,
    /// The folders that stand where files must be.
    in_the_way: Vec<String>,
    /// How many files are there already.
    unchanged: usize,
    /// The others.
    files: Vec<Staged>,
    /// Whether the last build left a list of its files.
    is_listed: bool,
    tree: Tree,
    // Before the output: a folder that was made for it goes when nothing waits in it any more.
    stage: Option<Stage>,
    _output: Output,
}

impl<'f> Writer<'f> {
    /// A writer to the folder `output`, which is created if it is not there.
    ///
    /// # Errors
    /// When there can be no such folder.
    pub fn open(output: &Path) -> Result<Self, WriteError> {
        Self::with(output, &fill)
    }

    /// A writer to the folder `output` that has files filled by `fill`.
    pub(super) fn with(output: &Path, fill: &'f Fill<'f>) -> Result<Self, WriteError> {
        let opened = Output::open(output)?;
        let listed = manifest::read(&opened.root);
        let is_listed = listed.is_some();
        let tree = Tree { root: opened.root.clone(), old: listed.unwrap_or_default() };
        // What a killed build left may take the room that this one needs.
        tree.sweep([""]);
        Ok(Self {
            named: output.to_owned(),
            fill,
            paths: BTreeSet::new(),
            folders: Folders::default(),
            in_the_way: Vec::new(),
            unchanged: 0,
            files: Vec::new(),
            is_listed,
            tree,
            stage: None,
            _output: opened,
        })
    }

    /// Takes the bytes of `artifacts`, but for what was taken before: what differs from what is there is written to a folder
    /// of its own.
    ///
    /// # Errors
    /// When the system does not let us write, when something that no build made stands in the way, or when a path would
    /// leave the folder.
    pub fn take(&mut self, artifacts: &mut [Artifact]) -> Result<(), WriteError> {
        let mut new: Vec<&mut Artifact> =
            artifacts.iter_mut().filter(|artifact| artifact.content != Content::Taken).collect();
        self.add_paths(&new)?;
        let seen = new.par_iter().map(|artifact| self.look(artifact)).collect::<Result<Vec<_>, _>>()?;
        for (artifact, seen) in new.iter().zip(&seen) {
            match seen {
                Seen::Same => self.unchanged += 1,
                Seen::Folder => {
                    self.tree.check_folder_in_the_way(&artifact.path)?;
                    self.in_the_way.push(artifact.path.clone());
                }
                _ => {}
            }
        }
        if self.stage.is_none() && seen.iter().any(|seen| *seen != Seen::Same) {
            self.stage = Some(Stage::open(&self.tree.root)?);
        }
        let (folders, fill, stage) = (&self.folders, self.fill, self.stage.as_ref());
        let place = |(artifact, seen): (&mut &mut Artifact, Seen)| {
            let other = stage.filter(|_| seen != Seen::Same);
            let staged = other.map(|stage| {
                stage.file(&artifact.path, folders.miss(&artifact.path), |file| fill(file, artifact))
            });
            artifact.content = Content::Taken;
            staged
        };
        let staged = new.par_iter_mut().zip(seen).filter_map(place).collect::<Result<Vec<_>, _>>()?;
        self.files.extend(staged);
        Ok(())
    }

    /// Moves everything to its place, and deletes what the last build made and this one does not.
    ///
    /// # Errors
    /// When the system does not let us. Before files are moved, that leaves the site as it was.
    pub fn finish(self) -> Result<Report, WriteError> {
        self.tree.sweep(self.folders.there.iter().map(String::as_str));
        let Tree { old, .. } = &self.tree;
        let gone: Vec<&str> = old.difference(&self.paths).map(String::as_str).collect();
        let is_listed = self.is_listed && self.paths.is_subset(old);
        let (written, unchanged) = (self.files.len(), self.unchanged);
        if written == 0 && is_listed && gone.is_empty() {
            return Ok(Report { unchanged, ..Report::default() });
        }
        let bytes = self.files.iter().map(|file| file.size).sum();
        let stage = self.stage.map_or_else(|| Stage::open(&self.tree.root), Ok)?;
        // The last that needs room on the disk; what follows only moves and deletes.
        let list = |name: &str, files: &mut dyn Iterator<Item = &String>| {
            stage.text(MANIFEST, name, &manifest::text(files))
        };
        let both = (!is_listed).then(|| list("both", &mut old.union(&self.paths))).transpose()?;
        let new = (!gone.is_empty()).then(|| list("list", &mut self.paths.iter())).transpose()?;

        both.map_or(Ok(()), Staged::put_in_place)?;
        let mut deleted = make_room(&self.tree, &self.folders.in_the_way, &self.in_the_way)?;
        stage.move_folders(&self.folders.missing)?;
        self.files.into_par_iter().try_for_each(Staged::put_in_place)?;
        deleted += self.tree.delete(&gone)?;
        new.map_or(Ok(()), Staged::put_in_place)?;
        Ok(Report { written, unchanged, deleted, bytes })
    }

    /// Notes the paths of `new`, each of which must be one that may be written and that no other file has, and looks at
    /// the folders that they stand in, none of which may be a file too.
    fn add_paths(&mut self, new: &[&mut Artifact]) -> Result<(), WriteError> {
        let named = |path: &str, reason: Text| WriteError::new(self.named.join(path), reason);
        for Artifact { path, .. } in new.iter().map(|artifact| &**artifact) {
            // Not joined: a path that leads out of the folder would hide the folder that it was meant for.
            paths::check(path)
                .map_err(|reason| WriteError::new(format!("{}/{path}", self.named.display()), reason))?;
            if !self.paths.insert(path.clone()) {
                return Err(named(path, text!("the-site-makes-this-twice")));
            }
        }
        let files = new.iter().map(|artifact| artifact.path.as_str());
        let needed: BTreeSet<&str> = files.clone().flat_map(paths::folders_above).collect();
        let both = files.filter(|path| self.folders.hold(path));
        let both = needed.iter().copied().filter(|path| self.paths.contains(*path)).chain(both).next();
        if let Some(both) = both {
            return Err(named(both, text!("the-site-makes-this-both")));
        }
        self.folders.add(&needed, &self.tree)
    }

    /// What stands in the place of a file.
    fn look(&self, artifact: &Artifact) -> Result<Seen, WriteError> {
        let Artifact { path, content } = artifact;
        if self.folders.miss(path) {
            return Ok(Seen::Nothing);
        }
        Ok(match self.tree.look(path)? {
            Seen::File(size) if file::holds(&self.tree.root.join(path), size, content) => Seen::Same,
            seen => seen,
        })
    }
}

/// Removes files of ours where folders must be, and folders of ours where files must be; returns how many files.
fn make_room(tree: &Tree, files: &[String], folders: &[String]) -> Result<usize, WriteError> {
    let mut deleted = 0;
    for path in files {
        deleted += usize::from(tree.remove_file(path)?);
    }
    for folder in folders {
        deleted += tree.remove_folder(folder)?;
    }
    Ok(deleted)
}

/// Fills a file with what an artifact holds, and returns its size.
pub(super) fn fill(file: &mut File, artifact: &Artifact) -> Result<u64, Failed> {
    match &artifact.content {
        Content::Bytes(bytes) => file::bytes(bytes)(file),
        Content::Copy(source) => file::copy(source)(file),
        Content::Aside(aside) => file::bytes(&aside.read()?)(file),
        Content::Taken => Ok(0),
    }
}
