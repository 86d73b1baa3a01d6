//! The texts and files of the old site, as its generator finds them.

use super::language::Counts;
use crate::diag::{Failure, text};
use crate::load::{self, FileKind, LoadOptions};
use crate::parse::document::{is_html, is_markdown};
use crate::parse::front_matter;
use crate::yaml::{Map, Value};

/// A text of the old site.
#[derive(Debug, Clone)]
pub struct OldText {
    /// Its path below the folder of the texts.
    pub path: String,
    /// Its front matter.
    pub meta: Map,
    /// Whether it has one, be it empty.
    pub front: bool,
}

/// The old site.
#[derive(Debug, Default)]
pub struct Old {
    /// Texts in Markdown or HTML, and whatever else has front matter.
    pub texts: Vec<OldText>,
    /// The paths of all other files.
    pub files: Vec<String>,
    /// What language the texts are in.
    pub words: Counts,
}

impl OldText {
    /// Whether it becomes a page of HTML.
    pub fn is_page(&self) -> bool {
        is_markdown(&self.path) || is_html(&self.path)
    }

    /// The text that `key` of its front matter holds.
    pub fn said(&self, key: &str) -> Option<String> {
        self.meta.get(key).and_then(Value::to_text).filter(|text| !text.trim().is_empty())
    }

    /// Whether `key` of its front matter says so.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.meta.get(key).and_then(Value::as_bool)
    }

    /// The name of its file, without ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Its folder, without a slash at the end; empty for the root.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its path without ending.
    pub fn whole_stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        &self.path[..self.path.len() - name.len() + self.stem().len()]
    }

    /// The ending of its file with its dot; empty if it has none.
    pub fn ending(&self) -> &str {
        &self.path[self.whole_stem().len()..]
    }
}

impl Old {
    /// Adds `other`, as if it stood in `folder`.
    pub fn take_in(&mut self, folder: &str, other: Old) {
        let below = |path: String| format!("{folder}/{path}");
        self.files.extend(other.files.into_iter().map(below));
        self.texts.extend(other.texts.into_iter().map(|text| OldText { path: below(text.path), ..text }));
    }
}

/// Reads the files that `options` let in.
///
/// # Errors
/// When the folder cannot be read.
pub fn read(options: &LoadOptions) -> Result<Old, Failure> {
    let loaded = load::load(options, load::Loaded::default()).map_err(|error| Failure(error.text()))?.value;
    let mut old = Old::default();
    for file in &loaded.files {
        let FileKind::Text(id) = file.kind else {
            old.files.push(file.path.clone());
            continue;
        };
        let text = &loaded.sources.get(id).text;
        // What is wrong with it is told when the new site is tried.
        let parts = front_matter::split(id, text).value;
        if !(is_markdown(&file.path) || parts.has_front_matter) {
            old.files.push(file.path.clone());
            continue;
        }
        old.words.add(&text[parts.body]);
        old.texts.push(OldText { path: file.path.clone(), meta: parts.meta, front: parts.has_front_matter });
    }
    Ok(old)
}

/// Why the file at `path` cannot be read.
pub fn failure(path: &str, error: &std::io::Error) -> Failure {
    Failure(text!("path-and-error", path = path, error = error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_path() {
        let parts = |path: &str| {
            let text = OldText { path: path.to_owned(), meta: Map::default(), front: true };
            [text.folder(), text.stem(), text.whole_stem(), text.ending()].map(str::to_owned)
        };
        assert_eq!(parts("a/b.c/d.e.md"), ["a/b.c", "d.e", "a/b.c/d.e", ".md"]);
        assert_eq!(parts("a.md"), ["", "a", "a", ".md"]);
        assert_eq!(parts("a/b"), ["a", "b", "a/b", ""]);
    }
}
