//! The output folder itself: it is made if it is not there, and goes again if no site comes into it.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::WriteError;

/// The folder that a site goes to. What was made for it goes with this value while nothing is in it.
pub(super) struct Output {
    /// Where it is, with no link in its path.
    pub root: PathBuf,
    /// The folders that were not there before, the inner ones first.
    made: Vec<PathBuf>,
}

impl Output {
    /// Creates the folder `output` if it is not there.
    pub fn open(output: &Path) -> Result<Self, WriteError> {
        if output.exists() && !output.is_dir() {
            return Err(WriteError::new(output, "it is a file; choose a folder for the site"));
        }
        let missing =
            output.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let made = missing.map(Path::to_owned).collect();
        let mut opened = Self { root: output.to_owned(), made };
        opened.root = fs::create_dir_all(output)
            .and_then(|()| output.canonicalize())
            .map_err(|error| WriteError::io(output, &error))?;
        Ok(opened)
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
