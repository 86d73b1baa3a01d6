//! What a person has to look at: a place, and why.

use crate::diag::Text;
use std::path::Path;

/// Something that a person has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// The file, below the site's folder.
    pub path: String,
    /// The line, from 1; 0 stands for the whole file.
    pub line: usize,
    /// What there is to do.
    pub what: Text,
}

impl Todo {
    /// About the whole file at `path`.
    pub fn file(path: impl Into<String>, what: Text) -> Self {
        Self { path: path.into(), line: 0, what }
    }

    /// About a line of the file at `path`.
    pub fn line(path: impl Into<String>, line: usize, what: Text) -> Self {
        Self { path: path.into(), line, what }
    }
}

/// The files below `folder` of `root`, as paths from `root`, in order.
pub(super) fn files_below(root: &Path, folder: &str) -> Vec<String> {
    let found =
        walkdir::WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = found.filter(|entry| entry.file_type().is_file());
    files.filter_map(|entry| Some(slashes(entry.path().strip_prefix(root).ok()?))).collect()
}

/// The number of the line of `text` on which `key` stands at the very left; 1 if it does not.
pub(super) fn line_of(text: &str, key: &str) -> usize {
    let is_key = |line: &str| {
        let line = line.trim_start_matches(['[', '"']);
        line.strip_prefix(key)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    text.lines().position(is_key).map_or(1, |line| line + 1)
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
