//! What is served at one moment, and what was served before.
//!
//! A state never changes; each build makes the next one. What earlier states had is kept for a while, for pages that are
//! still open: they name files whose names change with what they hold, and want to know what has become of themselves.

use super::headers;
use super::inject;
use super::place::{self, Found};
use crate::hosting::{HEADERS, Rules};
use crate::pipeline::{File, Outcome, Tree, Update};
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// How many earlier trees are kept. What they share with later ones is there once.
const KEPT: usize = 16;

/// What is served at one moment.
#[derive(Debug)]
pub(super) struct State {
    /// How many states were before.
    pub number: u64,
    /// The site.
    pub tree: Arc<Tree>,
    /// What was noticed when it, or what should have come after it, was built.
    pub outcome: Arc<Outcome>,
    /// What is said with each file.
    pub headers: Arc<Rules>,
    /// The trees before, the newest first.
    earlier: VecDeque<Arc<Tree>>,
}

impl State {
    /// The first state.
    pub fn first(update: Update) -> Self {
        let headers = Arc::new(headers(&update.tree));
        let Update { tree, outcome, .. } = update;
        Self { number: 0, tree, outcome: Arc::new(outcome), headers, earlier: VecDeque::new() }
    }

    /// The state after this one.
    pub fn next(&self, update: Update) -> Self {
        let Update { tree, outcome, .. } = update;
        let mut earlier = self.earlier.clone();
        if !Arc::ptr_eq(&tree, &self.tree) {
            earlier.push_front(Arc::clone(&self.tree));
            earlier.truncate(KEPT);
        }
        let same = matches!(tree.files.get(HEADERS), Some(File::Bytes(_)))
            && tree.files.get(HEADERS) == self.tree.files.get(HEADERS);
        let headers = if same { Arc::clone(&self.headers) } else { Arc::new(headers(&tree)) };
        Self { number: self.number + 1, headers, tree, outcome: Arc::new(outcome), earlier }
    }

    /// The trees before, the newest first.
    pub fn earlier(&self) -> impl Iterator<Item = &Arc<Tree>> {
        self.earlier.iter()
    }

    /// A file that is gone and that only its own bytes can bear the name of.
    pub fn outlived(&self, path: &str) -> Option<&File> {
        let mut files = self.earlier.iter().filter_map(|tree| tree.files.get(path));
        files.find(|file| matches!(file, File::Bytes(_)) && carries_checksum(path))
    }
}

fn headers(tree: &Tree) -> Rules {
    let text = match tree.files.get(HEADERS) {
        Some(File::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        Some(File::Copy(path, _)) => std::fs::read_to_string(path).unwrap_or_default(),
        None => String::new(),
    };
    headers::read(&text)
}

/// Whether the name of a file that the program makes changes with what it holds.
fn carries_checksum(path: &str) -> bool {
    if path.strip_prefix("search/").is_some_and(|rest| rest.contains('/')) {
        return true;
    }
    let stem = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let sum = stem.rsplit('-').next().unwrap_or_default();
    path.starts_with("assets/") && sum.len() >= 8 && sum.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The file of `tree` that a reader sees at `path`: what stands there, or else the page that says that there is nothing.
pub(super) fn shown(tree: &Tree, path: &str) -> Option<String> {
    match place::find(tree, path) {
        Found::File(file) => Some(file),
        Found::Folder => Some(format!("{path}/index.html")),
        Found::Nothing => place::not_found(tree, path),
    }
}

/// A name for bytes that others do not have.
pub(super) fn tag(what: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The tag of what a reader of `tree` sees at `path`.
pub(super) fn tag_of_page(tree: &Tree, path: &str) -> String {
    match shown(tree, path).and_then(|file| tree.files.get(&file)) {
        Some(File::Bytes(bytes)) => tag(bytes),
        Some(File::Copy(_, stamp)) => tag(stamp),
        None => match inject::empty() {
            File::Bytes(bytes) => tag(&bytes),
            File::Copy(_, stamp) => tag(&stamp),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_checksums_are_known() {
        for path in
            ["search/w/0a1b2c3d.eig", "assets/style-0a1b2c3d.css", "assets/images/a-640-0a1b2c3d4e.webp"]
        {
            assert!(carries_checksum(path), "{path}");
        }
        for path in ["search/index.eig", "assets/style.css", "img/a-0a1b2c3d.png", "index.html"] {
            assert!(!carries_checksum(path), "{path}");
        }
    }
}
