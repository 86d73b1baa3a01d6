//! Why a build could not run.

use crate::diag::{Text, text};
use crate::load::LoadError;
use crate::write::WriteError;
use std::path::PathBuf;

/// Why a build could not run.
#[derive(Debug)]
pub enum BuildError {
    /// The source folder.
    Load(LoadError),
    /// The address that the command line gives the site.
    BaseUrl(String),
    /// The theme's folder.
    Theme(PathBuf, String),
    /// The output folder.
    Write(WriteError),
    /// The list of published addresses.
    Lock(PathBuf, std::io::Error),
}

impl BuildError {
    /// Why, in a sentence.
    pub fn text(&self) -> Text {
        match self {
            BuildError::Load(error) => error.text(),
            BuildError::BaseUrl(base) => text!("base-url-is-an-address", base = base),
            BuildError::Theme(path, why) => {
                text!("cannot-read-the-theme", path = path.display().to_string(), why = why)
            }
            BuildError::Write(error) => error.text(),
            BuildError::Lock(path, error) => {
                text!("cannot-keep", path = path.display().to_string(), error = error)
            }
        }
    }
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text().english())
    }
}

impl std::error::Error for BuildError {}
