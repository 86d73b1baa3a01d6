//! Where an index's files may be: in a folder, or in memory.

use super::store::Files;
use crate::artifact::Artifact;
use crate::search::FOLDER;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The search folder of a site that was written.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

impl Files for Folder {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        std::fs::read(self.0.join(name)).ok()
    }
}

/// Files in memory, by their names below the search folder.
#[derive(Debug, Clone, Default)]
pub struct InMemory(pub BTreeMap<String, Vec<u8>>);

impl InMemory {
    /// The files of the index among those of a site.
    pub fn of(artifacts: impl IntoIterator<Item = Artifact>) -> Self {
        let named = artifacts.into_iter().filter_map(|artifact| {
            let name = artifact.path.strip_prefix(FOLDER)?.strip_prefix('/')?.to_owned();
            Some((name, artifact.content.bytes()?.into_owned()))
        });
        Self(named.collect())
    }
}

impl Files for InMemory {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.0.get(name).cloned()
    }
}
