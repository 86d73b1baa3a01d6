//! What was made once is kept: files in `.eigsite/images/` beside the output folder, named by what they are made from.
//!
//! A file comes to be there whole or not at all. Whoever deletes the folder loses nothing but time. Where it cannot be
//! written, what was made is held in memory instead. What a finished build had no use for is taken away after it.

use crate::artifact::Content;
use crate::own;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// The pictures that were made, and how many this build made and found.
#[derive(Debug, Default)]
pub struct Cache {
    /// Where they are; nothing, and none is kept.
    folder: Option<PathBuf>,
    used: Mutex<BTreeSet<String>>,
    made: AtomicUsize,
    reused: AtomicUsize,
}

impl Cache {
    /// The pictures of the site that goes to `output`. Each output has a folder of its own, so that builds of two
    /// sites side by side leave each other's alone.
    pub(super) fn beside(output: &Path) -> Self {
        let folder = output.file_name().map(|name| own::beside(output).join("images").join(name));
        Self { folder, ..Self::default() }
    }

    /// The pictures of a build that made none and found `reused`.
    pub fn with_reused(reused: usize) -> Self {
        Self { reused: reused.into(), ..Self::default() }
    }

    /// What is kept under `name`.
    pub(super) fn get(&self, name: &str) -> Option<(Content, u64)> {
        let path = self.folder.as_ref()?.join(name);
        let size = fs::metadata(&path).ok().filter(|file| file.is_file() && file.len() > 0)?.len();
        self.note(name);
        self.reused.fetch_add(1, Ordering::Relaxed);
        Some((Content::Copy(path), size))
    }

    /// Whether something is kept under `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.folder.as_ref().is_some_and(|folder| folder.join(name).is_file())
    }

    /// Keeps `bytes` under `name`.
    pub(super) fn put(&self, name: &str, bytes: Vec<u8>) -> Content {
        self.made.fetch_add(1, Ordering::Relaxed);
        self.note(name);
        let kept = self.folder.as_ref().and_then(|folder| keep(folder, name, &bytes));
        kept.map_or(Content::Bytes(bytes.into()), Content::Copy)
    }

    fn note(&self, name: &str) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
    }

    /// How many files were made, and how many were there already.
    pub fn counts(&self) -> (usize, usize) {
        (self.made.load(Ordering::Relaxed), self.reused.load(Ordering::Relaxed))
    }

    /// Deletes what nothing asked for since this was opened. What cannot be deleted stays: it does no harm.
    pub fn evict(&self) {
        let Some(folder) = &self.folder else { return };
        let Ok(entries) = fs::read_dir(folder) else { return };
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in entries.filter_map(Result::ok) {
            if !entry.file_name().to_str().is_some_and(|name| used.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
        if used.is_empty() {
            own::tidy(folder);
        }
    }
}

/// Writes `bytes` to a file of its own and moves it to its place.
fn keep(folder: &Path, name: &str, bytes: &[u8]) -> Option<PathBuf> {
    let place = folder.join(name);
    own::write(&place, bytes).ok()?;
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(cache: &Cache) -> Vec<String> {
        let folder = cache.folder.as_ref().expect("a folder");
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        entries.map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn what_nothing_asked_for_is_gone_after_a_build() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("_site");
        let first = Cache::beside(&output);
        first.put("a", vec![1]);
        first.put("b", vec![2]);
        first.evict();
        assert_eq!(first.counts(), (2, 0));

        let second = Cache::beside(&output);
        assert!(matches!(second.get("b"), Some((Content::Copy(_), 1))));
        second.evict();
        assert_eq!((names(&second), second.counts()), (vec!["b".to_owned()], (0, 1)));

        Cache::beside(&output).evict();
        assert!(!folder.path().join(own::FOLDER).exists());
    }

    #[test]
    fn other_sites_beside_are_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let other = Cache::beside(&folder.path().join("other"));
        other.put("a", vec![1]);
        Cache::beside(&folder.path().join("_site")).evict();
        assert_eq!(names(&other), ["a"]);
    }

    #[test]
    fn nothing_is_lost_where_nothing_can_be_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(own::FOLDER), "a file in the way").expect("a file");
        let cache = Cache::beside(&folder.path().join("_site"));
        assert_eq!(cache.put("a", vec![1]), Content::Bytes(vec![1].into()));
        assert!(cache.get("a").is_none());
    }
}
