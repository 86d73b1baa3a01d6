//! A failure that a command ends with: what ended it, in no language yet.

use super::{Lang, Text, text};
use std::error::Error;
use std::fmt;
use std::path::Path;

/// What ended a command. Where errors are words, they are English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(pub Text);

impl Failure {
    /// What the system says of the file or the folder at `path`.
    pub fn at(path: &Path, error: &std::io::Error) -> Self {
        Failure(text!("path-and-error", path = path.display().to_string(), error = error))
    }

    /// The words of `error` in `lang`, where it is a failure of ours; else the ones that it has.
    pub fn words(error: &(dyn Error + 'static), lang: Lang) -> String {
        error.downcast_ref::<Failure>().map_or_else(|| error.to_string(), |failure| failure.0.words(lang))
    }
}

impl From<Text> for Failure {
    fn from(text: Text) -> Self {
        Failure(text)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english())
    }
}

impl Error for Failure {}
