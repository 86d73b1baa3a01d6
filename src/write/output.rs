//! The output folder itself: it is made if it is not there, and goes again if no site comes into it. One build at a time
//! has it.

use crate::diag::{Text, text};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::error::WriteError;

/// The folder that a site goes to. What was made for it goes with this value while nothing is in it.
pub(super) struct Output {
    /// Where it is, with no link in its path.
    pub root: PathBuf,
    /// The folders that were not there before, the inner ones first.
    made: Vec<PathBuf>,
    /// Keeps others out; nothing where the system has no such locks for folders.
    _held: Option<File>,
}

impl Output {
    /// Creates the folder `output` if it is not there, and keeps other builds out of it.
    pub fn open(output: &Path) -> Result<Self, WriteError> {
        if output.exists() && !output.is_dir() {
            return Err(WriteError::new(output, text!("it-is-a-file")));
        }
        let missing =
            output.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        Self::claim(output, missing.map(Path::to_owned).collect())
    }

    /// The same, where the folders `made` were not there a moment ago.
    fn claim(output: &Path, made: Vec<PathBuf>) -> Result<Self, WriteError> {
        let mut opened = Self { root: output.to_owned(), made, _held: None };
        opened.root = fs::create_dir_all(output)
            .and_then(|()| output.canonicalize())
            .map_err(|error| WriteError::io(output, &error))?;
        match hold(&opened.root) {
            Ok(held) => opened._held = held,
            Err(reason) => {
                // Whoever has the folder may have nothing in it yet.
                opened.made.clear();
                return Err(WriteError::new(output, reason));
            }
        }
        Ok(opened)
    }
}

/// A lock on the folder `root`, if the system has one; the system itself lets go of it when a build is killed.
fn hold(root: &Path) -> Result<Option<File>, Text> {
    let Ok(folder) = File::open(root) else { return Ok(None) };
    match folder.try_lock() {
        Ok(()) => Ok(Some(folder)),
        Err(TryLockError::WouldBlock) => Err(text!("another-build-is-writing")),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        for folder in &self.made {
            // One that holds something stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_goes_unless_another_build_has_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = folder.path().join("out");
        let first = Output::open(&output).expect("it is free");
        // A second build saw that it was missing, too, and is refused.
        assert!(Output::claim(&output, vec![output.clone()]).is_err());
        assert!(output.is_dir(), "it is the other one's");
        drop(first);
        assert!(!output.exists(), "nothing came into it");
    }
}
