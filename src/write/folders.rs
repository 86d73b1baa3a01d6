//! The folders that a site needs, as its files come: which of them are there, and which have to be made.
//!
//! Takes paths of files; looks at each folder once, before anything is moved.

use crate::diag::{Text, text};
use std::collections::BTreeSet;

use super::error::WriteError;
use super::paths::folders_above;
use super::tree::{Seen, Tree};

/// The folders that a site needs.
#[derive(Debug, Default)]
pub(super) struct Folders {
    /// Those that are there.
    pub there: BTreeSet<String>,
    /// Those to make, the outer ones first.
    pub missing: BTreeSet<String>,
    /// Files of ours that stand where a folder belongs.
    pub in_the_way: Vec<String>,
}

impl Folders {
    /// Whether one of the files needs the folder at `path`.
    pub fn hold(&self, path: &str) -> bool {
        self.there.contains(path) || self.missing.contains(path)
    }

    /// Whether the file at `path` stands in a folder that is not there.
    pub fn miss(&self, path: &str) -> bool {
        folders_above(path).next().is_some_and(|folder| self.missing.contains(folder))
    }

    /// Looks at the folders `needed`, which are sorted, as far as they are not known.
    pub fn add(&mut self, needed: &BTreeSet<&str>, tree: &Tree) -> Result<(), WriteError> {
        for &folder in needed {
            if self.hold(folder) {
                continue;
            }
            let seen = if self.miss(folder) { Seen::Nothing } else { tree.look(folder)? };
            let refuse = |reason: Text| Err(WriteError::new(tree.root.join(folder), reason));
            match seen {
                Seen::Folder => {
                    self.there.insert(folder.to_owned());
                    continue;
                }
                Seen::Nothing => {}
                Seen::Link => {
                    return refuse(text!("a-link-stands-where-a-folder"));
                }
                _ if tree.old.contains(folder) => self.in_the_way.push(folder.to_owned()),
                _ => return refuse(text!("a-file-that-no-build-made")),
            }
            self.missing.insert(folder.to_owned());
        }
        Ok(())
    }
}
