//! Where an import writes: into the old site's folder, or into one of its own. Nothing that is there is lost.

use crate::diag::{Failure, text};
use crate::import::{Import, is_ours};
use crate::write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folders of an import.
pub(super) struct Place {
    old: PathBuf,
    new: PathBuf,
    is_apart: bool,
}

impl Place {
    /// The old site is in `old`; the new one goes to `into`, or becomes of the old one.
    ///
    /// # Errors
    /// When one folder lies in the other.
    pub fn new(old: &Path, into: Option<&Path>) -> Result<Self, Failure> {
        let Some(new) = into else {
            return Ok(Self { old: old.to_owned(), new: old.to_owned(), is_apart: false });
        };
        let (from, to) = (whole(old), whole(new));
        if from.starts_with(&to) || to.starts_with(&from) {
            let (old, new) = (old.display().to_string(), new.display().to_string());
            return Err(Failure(text!("one-folder-lies-in-the-other", old = old, new = new)));
        }
        Ok(Self { old: old.to_owned(), new: new.to_owned(), is_apart: true })
    }

    /// The folder of the new site.
    pub fn target(&self) -> &Path {
        &self.new
    }

    /// Writes `files` of the new site, and copies the `texts` and files that belong to it if it has a folder of its own; returns
    /// how many were copied.
    ///
    /// # Errors
    /// When a file is there already that no import has written; then nothing is written. When a file cannot be written.
    pub fn write(
        &self,
        import: &Import,
        files: &[(String, String)],
        texts: &[PathBuf],
    ) -> Result<usize, Failure> {
        let (moved, copies) = (self.moved(import), self.copies(files, texts));
        let spared = moved.as_ref().filter(|_| !self.is_apart).map(|(from, _)| from.clone());
        let taken = |(path, text): &&(String, String)| {
            let place = self.new.join(path);
            fs::read_to_string(&place).map_or(place.exists(), |there| there != *text && !is_ours(&there))
                && spared.as_ref() != Some(&place)
        };
        let differs = |(from, to): &&(PathBuf, PathBuf)| to.symlink_metadata().is_ok() && !same(from, to);
        let first = files.iter().find(taken).map(|(path, _)| self.new.join(path));
        let first = first.or_else(|| moved.iter().chain(&copies).find(differs).map(|(_, to)| to.clone()));
        if let Some(path) = first {
            return Err(Failure(text!("is-there-and-no-import", path = path.display().to_string())));
        }
        // What is moved is safe before something takes its place.
        let mut copied = 0;
        for (index, (from, to)) in moved.iter().chain(&copies).enumerate() {
            if to.symlink_metadata().is_err() {
                done(to, folder_of(to).and_then(|()| fs::copy(from, to).map(drop)))?;
            }
            copied += usize::from(index >= moved.iter().count());
        }
        for (path, text) in files {
            let place = self.new.join(path);
            done(&place, write::whole(&place, text))?;
        }
        Ok(copied)
    }

    /// The configuration of the old site, and where it is kept, if ours is called the same.
    fn moved(&self, import: &Import) -> Option<(PathBuf, PathBuf)> {
        let (file, kept) = (import.config_file.as_ref()?, import.kept_as?);
        (file != kept || self.is_apart).then(|| (self.old.join(file), self.new.join(kept)))
    }

    /// The files of the old site that go along, from and to.
    fn copies(&self, files: &[(String, String)], texts: &[PathBuf]) -> Vec<(PathBuf, PathBuf)> {
        if !self.is_apart {
            return Vec::new();
        }
        let ours = |path: &str| files.iter().any(|(own, _)| own == path);
        let below = texts.iter().filter_map(|file| {
            let path = file.strip_prefix(&self.old).ok()?;
            let is_ours = ours(&path.to_string_lossy().replace('\\', "/"));
            (!is_ours).then(|| (file.clone(), self.new.join(path)))
        });
        below.collect()
    }
}

/// The path of a folder without links and `..`, as far as it is there.
fn whole(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    let parent =
        path.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    match (parent, path.file_name()) {
        (Some(parent), Some(name)) => whole(parent).join(name),
        _ => path.to_owned(),
    }
}

fn same(one: &Path, other: &Path) -> bool {
    fs::read(one).is_ok_and(|bytes| fs::read(other).is_ok_and(|others| others == bytes))
}

fn folder_of(place: &Path) -> io::Result<()> {
    place.parent().map_or(Ok(()), fs::create_dir_all)
}

fn done(place: &Path, done: io::Result<()>) -> Result<(), Failure> {
    done.map_err(|error| Failure(text!("path-and-error", path = place.display().to_string(), error = &error)))
}
