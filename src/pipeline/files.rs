//! The files of a site in memory, of which most are those of the site before.
//!
//! Takes all files of a site or a few that are others now; returns them by their paths. What two sites share is there once,
//! and what is not the same in them is known without looking at all of it.

use super::tree::File;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// More files than this that are others, and all are put together anew.
const MOST_OTHERS: usize = 2000;

/// Files by their paths.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// Those of some site before.
    ground: Arc<BTreeMap<String, File>>,
    /// What has come into their place since; none, and the file is gone.
    others: BTreeMap<String, Option<File>>,
}

impl Files {
    /// The file at `path`.
    pub fn get(&self, path: &str) -> Option<&File> {
        match self.others.get(path) {
            Some(other) => other.as_ref(),
            None => self.ground.get(path),
        }
    }

    /// Whether there is a file at `path`.
    pub fn contains_key(&self, path: &str) -> bool {
        self.get(path).is_some()
    }

    /// All files, in no order that counts.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &File)> {
        let same = self.ground.iter().filter(|(path, _)| !self.others.contains_key(*path));
        same.chain(self.others.iter().filter_map(|(path, file)| Some((path, file.as_ref()?))))
    }

    /// These files with `new` in the place of those that have their paths.
    pub fn with(&self, new: impl IntoIterator<Item = (String, File)>) -> Self {
        let mut all = self.clone();
        all.others.extend(new.into_iter().map(|(path, file)| (path, Some(file))));
        all.settled()
    }

    /// The files `all` and no others, which share with these what is the same.
    pub fn all(&self, all: BTreeMap<String, File>) -> Self {
        let new = all.iter().filter(|(path, file)| self.ground.get(*path) != Some(file));
        let new: Vec<&String> = new.map(|(path, _)| path).take(MOST_OTHERS + 1).collect();
        let gone: Vec<&String> = self.ground.keys().filter(|path| !all.contains_key(*path)).collect();
        if new.len() + gone.len() > MOST_OTHERS {
            return Self { ground: Arc::new(all), others: BTreeMap::new() };
        }
        let others = new.into_iter().chain(gone).map(|path| (path.clone(), all.get(path).cloned()));
        Self { ground: Arc::clone(&self.ground), others: others.collect() }
    }

    /// The paths at which these files and those `before` may not be the same.
    pub fn differing<'f>(&'f self, before: &'f Files) -> BTreeSet<&'f String> {
        let mut paths: BTreeSet<&String> = self.others.keys().chain(before.others.keys()).collect();
        if !Arc::ptr_eq(&self.ground, &before.ground) {
            paths.extend(self.ground.keys().chain(before.ground.keys()));
        }
        paths.retain(|path| self.get(path) != before.get(path));
        paths
    }

    /// The same, put together anew where too many are others.
    fn settled(self) -> Self {
        if self.others.len() <= MOST_OTHERS {
            return self;
        }
        let all = self.iter().map(|(path, file)| (path.clone(), file.clone())).collect();
        Self { ground: Arc::new(all), others: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> File {
        File::Bytes(Arc::new(text.as_bytes().to_vec()))
    }

    fn map(files: &[(&str, &str)]) -> BTreeMap<String, File> {
        files.iter().map(|(path, text)| ((*path).to_owned(), file(text))).collect()
    }

    #[test]
    fn what_is_not_the_same_is_known_whatever_they_share() {
        let first = Files::default().all(map(&[("a", "1"), ("b", "1"), ("c", "1")]));
        let second = first.with([("b".to_owned(), file("2"))]);
        let third = second.all(map(&[("a", "1"), ("b", "1"), ("d", "1")]));
        let many: BTreeMap<String, File> =
            (0..=MOST_OTHERS).map(|n| (n.to_string(), file("1"))).chain(map(&[("a", "1")])).collect();
        let fourth = third.all(many);
        let paths = |now: &Files, before: &Files| -> Vec<String> {
            now.differing(before).into_iter().filter(|path| path.len() == 1).cloned().collect()
        };
        assert_eq!(paths(&second, &first), ["b"]);
        assert_eq!(paths(&third, &second), ["b", "c", "d"]);
        assert_eq!(paths(&third, &first), ["c", "d"]);
        assert_eq!(paths(&fourth, &third)[9..], ["9", "b", "d"].map(String::from));
        assert!(third.iter().map(|(path, _)| path.as_str()).eq(["a", "b", "d"]));
        assert!(!third.contains_key("c") && third.contains_key("d"));
    }
}
