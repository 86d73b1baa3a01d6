//! What has changed at about the same time.

use crate::diag::{Text, text};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What has changed at about the same time.
#[derive(Debug)]
pub(super) struct Batch {
    /// When the first change was told.
    pub begun: Instant,
    paths: BTreeSet<PathBuf>,
    /// Whether more has changed than `paths` name.
    more: bool,
}

impl Default for Batch {
    fn default() -> Self {
        Self { begun: Instant::now(), paths: BTreeSet::new(), more: false }
    }
}

impl Batch {
    /// Notes that what is at `path` is not as it was. A folder that comes brings files of which nobody may tell.
    pub fn note(&mut self, path: PathBuf) {
        if self.is_empty() {
            self.begun = Instant::now();
        }
        self.more |= path.is_dir();
        self.paths.insert(path);
    }

    /// Notes that something has changed, and nobody knows what.
    pub fn note_unknown(&mut self) {
        self.more = true;
    }

    /// Takes in what has changed later.
    pub fn join(&mut self, later: Batch) {
        self.paths.extend(later.paths);
        self.more |= later.more;
    }

    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.more
    }

    /// Whether a change was told, and not only feared.
    pub fn is_named(&self) -> bool {
        !self.paths.is_empty()
    }

    /// How many paths are named.
    pub fn len(&self) -> usize {
        self.paths.len()
    }

    /// The paths that have changed, if these are all.
    pub fn paths(&self) -> Option<&BTreeSet<PathBuf>> {
        (!self.more).then_some(&self.paths)
    }

    /// What has changed in words: the first path below `root`, and how many more.
    pub fn shown(&self, root: &Path, base: &str) -> Text {
        let is_hidden =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let files = self.paths.iter().filter(|path| !path.is_dir() && !is_hidden(path));
        let mut paths: Vec<&PathBuf> = files.collect();
        if paths.is_empty() {
            paths = self.paths.iter().collect();
        }
        let Some(first) = paths.first() else { return text!("something") };
        let path = first.strip_prefix(root).map_or_else(
            |_| first.to_string_lossy().into_owned(),
            |below| crate::diag::shown_path(&below.to_string_lossy(), base),
        );
        let path = crate::diag::visible_line(&path);
        match paths.len() - 1 {
            0 => Text::as_it_is(path),
            more => text!("file-and-more", path = path, more = more),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_by_the_way_of_which_a_program_saves_is_not_shown() {
        let folder = tempfile::tempdir().expect("folder");
        let root = folder.path();
        let mut batch = Batch::default();
        batch.note(root.join(".a.md.swp"));
        batch.note(root.join("a.md"));
        assert_eq!(batch.shown(root, ""), "a.md");
    }

    #[test]
    fn first_file_and_the_number_of_others_are_shown() {
        let folder = tempfile::tempdir().expect("folder");
        let root = folder.path();
        for file in ["b.md", "a.md", "c.md"] {
            std::fs::write(root.join(file), "").expect("file");
        }
        let mut batch = Batch::default();
        batch.note(root.join("b.md"));
        assert_eq!(batch.shown(root, "content"), "content/b.md");
        let mut later = Batch::default();
        later.note(root.join("a.md"));
        later.note(root.join("c.md"));
        batch.join(later);
        assert_eq!(batch.shown(root, "content"), "content/a.md and 2 more");
        assert_eq!(
            batch.shown(Path::new("/ailleurs"), "content"),
            format!("{} and 2 more", root.join("a.md").display()).as_str()
        );
        assert_eq!(batch.paths().map(BTreeSet::len), Some(3));
        batch.note(root.to_owned());
        assert_eq!(batch.paths(), None, "a folder may hold more than is told");
    }
}
