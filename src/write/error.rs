//! Why a site could not be written, in words that an editor understands.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A file or folder that could not be written, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// Why, in plain words.
    pub reason: String,
}

impl WriteError {
    /// `path` could not be written for `reason`.
    pub(super) fn new(path: impl Into<PathBuf>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }

    /// What the system said about `path`.
    pub(super) fn io(path: &Path, error: &io::Error) -> Self {
        Self::new(path, in_words(error))
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write `{}`: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for WriteError {}

fn in_words(error: &io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "your share of the disk is used up",
        ErrorKind::PermissionDenied => "you have no permission to write there",
        ErrorKind::ReadOnlyFilesystem => "this disk can only be read",
        ErrorKind::FileTooLarge => "the file is larger than this disk allows",
        ErrorKind::IsADirectory => "a folder stands there",
        ErrorKind::NotADirectory => "a file stands where a folder must be",
        ErrorKind::InvalidFilename => "the name is longer than this disk allows",
        _ => return error.to_string(),
    };
    words.to_owned()
}
