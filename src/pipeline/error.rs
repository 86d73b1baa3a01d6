//! Why a build could not run.

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

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BuildError::Load(error) => error.fmt(f),
            BuildError::BaseUrl(base) => write!(
                f,
                "`--base-url` is an address (`https://exemple.fr/vitrine`) or a path (`/vitrine`), and not `{base}`"
            ),
            BuildError::Theme(path, why) => write!(f, "cannot read the theme `{}`: {why}", path.display()),
            BuildError::Write(error) => error.fmt(f),
            BuildError::Lock(path, error) => write!(f, "cannot keep `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for BuildError {}
