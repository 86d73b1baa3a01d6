//! Why a site could not be written, in words that an editor understands.

use crate::diag::{Text, text};
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A file or folder that could not be written, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// Why, in plain words.
    pub reason: Text,
}

impl WriteError {
    /// `path` could not be written for `reason`.
    pub(super) fn new(path: impl Into<PathBuf>, reason: Text) -> Self {
        Self { path: path.into(), reason }
    }

    /// What could not be written, and why.
    pub fn text(&self) -> Text {
        text!("cannot-write", path = self.path.display().to_string(), reason = &self.reason)
    }

    /// What the system said about `path`.
    pub(super) fn io(path: &Path, error: &io::Error) -> Self {
        Self::new(path, in_words(error))
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().english())
    }
}

impl std::error::Error for WriteError {}

fn in_words(error: &io::Error) -> Text {
    match error.kind() {
        ErrorKind::StorageFull => text!("the-disk-is-full"),
        ErrorKind::QuotaExceeded => text!("your-share-of-the-disk-is-used-up"),
        ErrorKind::PermissionDenied => text!("you-have-no-permission-to-write-there"),
        ErrorKind::ReadOnlyFilesystem => text!("this-disk-can-only-be-read"),
        ErrorKind::FileTooLarge => text!("the-file-is-larger-than-this-disk-allows"),
        ErrorKind::IsADirectory => text!("a-folder-stands-there"),
        ErrorKind::NotADirectory => text!("a-file-stands-where-a-folder-must-be"),
        ErrorKind::InvalidFilename => text!("the-name-is-longer-than-this-disk-allows"),
        _ => Text::as_it_is(error.to_string()),
    }
}
