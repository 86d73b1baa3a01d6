//! The folder in which a build makes its files before any of them is seen.
//!
//! It stands in the output folder, on the same disk, so that what is in it comes to its place by a rename, which
//! takes no room. Knows where things wait and where they go, and nothing of what they are.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::error::WriteError;
use super::file::{self, Failed};
use super::paths::{UNFINISHED, folders_above};

/// Where folders that the site does not have yet wait, with all that is in them.
const NEW: &str = "new";
/// Where files of folders that are there already wait.
const CHANGED: &str = "changed";

/// The staging folder; it goes with this value, and with it what did not come to its place.
pub(super) struct Stage {
    root: PathBuf,
    folder: PathBuf,
    /// How many files it has had.
    count: AtomicU64,
}

/// A file that waits.
pub(super) struct Staged {
    /// Where it waits and where it goes; nothing for a file that goes with its folder.
    from_to: Option<(PathBuf, PathBuf)>,
    /// Its size.
    pub size: u64,
}

impl Stage {
    /// Creates it in `root`.
    pub fn open(root: &Path) -> Result<Self, WriteError> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = root.join(format!("{UNFINISHED}{}-{number}", std::process::id()));
        create(&folder, &folder)?;
        let stage = Self { root: root.to_owned(), folder, count: AtomicU64::new(0) };
        for name in [NEW, CHANGED] {
            let inner = stage.folder.join(name);
            create(&inner, &inner)?;
        }
        Ok(stage)
    }

    /// Makes the file that is to stand at `path`; `is_in_new` says whether its folder is to come with it.
    pub fn file(
        &self,
        path: &str,
        is_in_new: bool,
        fill: impl FnOnce(&mut File) -> Result<u64, Failed>,
    ) -> Result<Staged, WriteError> {
        let place = self.root.join(path);
        let from = if is_in_new {
            self.folder.join(NEW).join(path)
        } else {
            let number = self.count.fetch_add(1, Ordering::Relaxed);
            self.folder.join(CHANGED).join(number.to_string())
        };
        let size = create_file(&from)
            .map_err(Failed::from)
            .and_then(|mut file| fill(&mut file))
            .map_err(|failed| failed.at(&place))?;
        Ok(Staged { from_to: (!is_in_new).then_some((from, place)), size })
    }

    /// Makes the file that is to stand at `path` of the root, under the name `name` of its own.
    pub fn text(&self, path: &str, name: &str, text: &str) -> Result<Staged, WriteError> {
        let (from, place) = (self.folder.join(name), self.root.join(path));
        fs::write(&from, text).map_err(|error| WriteError::io(&place, &error))?;
        Ok(Staged { from_to: Some((from, place)), size: text.len() as u64 })
    }

    /// Moves the new folders `missing` to their places, each with all that is in it.
    pub fn move_folders(&self, missing: &BTreeSet<String>) -> Result<(), WriteError> {
        let goes_along = |folder: &str| folders_above(folder).any(|outer| missing.contains(outer));
        for folder in missing.iter().filter(|folder| !goes_along(folder)) {
            let place = self.root.join(folder);
            match move_to(&self.folder.join(NEW).join(folder), &place) {
                // Where `A` and `a` are one folder, it has gone already.
                Err(Failed::Writing(error)) if error.kind() == ErrorKind::NotFound && place.is_dir() => {}
                moved => moved.map_err(|failed| failed.at(&place))?,
            }
        }
        Ok(())
    }
}

impl Staged {
    /// Moves the file to its place.
    pub fn put_in_place(self) -> Result<(), WriteError> {
        match self.from_to {
            Some((from, place)) => move_to(&from, &place).map_err(|failed| failed.at(&place)),
            None => Ok(()),
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Nothing more can be done if this fails; the next build sweeps it away.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Creates a file. The folders that are missing come with the first file in them; where they stand below one that is
/// there, they wait in a double of it, which is not moved.
fn create_file(path: &Path) -> io::Result<File> {
    match File::create_new(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            File::create_new(path)
        }
        created => created,
    }
}

/// Creates `folder`, which stands for `place`.
fn create(folder: &Path, place: &Path) -> Result<(), WriteError> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(WriteError::io(place, &error)),
        _ => Ok(()),
    }
}

/// Moves a file or folder. A folder of the site may be another disk, to which things must be copied.
fn move_to(from: &Path, place: &Path) -> Result<(), Failed> {
    match fs::rename(from, place) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => copy_to(from, place),
        moved => Ok(moved?),
    }
}

fn copy_to(from: &Path, place: &Path) -> Result<(), Failed> {
    if !from.is_dir() {
        return file::place(place, file::copy(from)).map(|_| ()).map_err(Failed::Other);
    }
    fs::create_dir(place)?;
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        copy_to(&from.join(&name), &place.join(&name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_is_copied_whole_to_another_disk() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let (from, place) = (folder.path().join("from"), folder.path().join("to"));
        fs::create_dir_all(from.join("b/c"))?;
        fs::write(from.join("a"), "1")?;
        fs::write(from.join("b/c/d"), "2")?;
        assert!(copy_to(&from, &place).is_ok());
        assert_eq!(fs::read(place.join("a"))?, b"1");
        assert_eq!(fs::read(place.join("b/c/d"))?, b"2");
        assert_eq!(fs::read_dir(&place)?.count(), 2);
        Ok(())
    }
}
