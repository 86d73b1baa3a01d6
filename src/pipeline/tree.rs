//! A finished site in memory.
//!
//! Takes what a build made; returns what stands at a path, and what is not the same in another tree. Knows nothing of
//! who looks at it.

use super::files::Files;
use super::made::{Made, Place};
use crate::artifact::{Artifact, Content};
use crate::resolve::redirects::Redirect;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// A finished site in memory.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Each file by its path below the output folder, with `/` between its parts.
    pub files: Files,
    /// What each page is made of, by its path.
    pub pages: Arc<BTreeMap<String, Made>>,
    /// What stands before every address: the folder of `baseurl`, without `/` at its end.
    pub base: String,
    /// The site's own language.
    pub lang: String,
    /// Old addresses and where they lead, in the order in which they count.
    pub redirects: Arc<Vec<Redirect>>,
}

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// Bytes made by the build.
    Bytes(Arc<Vec<u8>>),
    /// A file of the sources that is never held in memory whole.
    Copy(PathBuf, Stamp),
}

/// What tells one state of a file from another without reading it. No part of it is trusted alone: clocks go backwards,
/// and editors put a file in the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
    /// Which file it is, and when its system last touched it, where it tells.
    identity: [u64; 3],
}

impl Stamp {
    /// The stamp of the file at `path`; an empty one if there is none.
    pub fn of(path: &Path) -> Self {
        std::fs::metadata(path).map(|metadata| Self::from(&metadata)).unwrap_or_default()
    }
}

impl From<&std::fs::Metadata> for Stamp {
    fn from(metadata: &std::fs::Metadata) -> Self {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            [metadata.ino(), metadata.ctime().cast_unsigned(), metadata.ctime_nsec().cast_unsigned()]
        };
        #[cfg(not(unix))]
        let identity = [0; 3];
        Self { len: metadata.len(), modified: metadata.modified().ok(), identity }
    }
}

impl From<Content> for File {
    fn from(content: Content) -> Self {
        match content {
            Content::Bytes(bytes) => Self::Bytes(bytes),
            Content::Copy(from) => {
                let stamp = Stamp::of(&from);
                Self::Copy(from, stamp)
            }
            // Only a build that keeps nothing puts files aside, or has them taken.
            Content::Aside(_) | Content::Taken => Self::Bytes(Arc::default()),
        }
    }
}

impl From<(&String, &File)> for Artifact {
    fn from((path, file): (&String, &File)) -> Self {
        let content = match file {
            File::Bytes(bytes) => Content::Bytes(Arc::clone(bytes)),
            File::Copy(from, _) => Content::Copy(from.clone()),
        };
        Self { path: path.clone(), content }
    }
}

impl Tree {
    /// The tree of `artifacts`, whose pages are made as `pages` say. What `before` has with the same bytes is shared.
    pub fn new(artifacts: Vec<Artifact>, pages: Arc<BTreeMap<String, Made>>, before: &Tree) -> Self {
        let file = |Artifact { path, content }: Artifact| {
            let file = match (File::from(content), before.files.get(&path)) {
                (File::Bytes(has), Some(File::Bytes(had))) if *had == has => File::Bytes(Arc::clone(had)),
                (file, _) => file,
            };
            (path, file)
        };
        let files = before.files.all(artifacts.into_iter().map(file).collect());
        Self { files, pages, ..Self::default() }
    }

    /// The same tree with other `files` in the place of those that have their paths.
    pub fn with(&self, files: Vec<Artifact>) -> Self {
        let file = |file: Artifact| (file.path, File::from(file.content));
        Self { files: self.files.with(files.into_iter().map(file)), ..self.clone() }
    }

    /// The bytes made by the build at `path`.
    pub fn bytes(&self, path: &str) -> Option<&Arc<Vec<u8>>> {
        match self.files.get(path)? {
            File::Bytes(bytes) => Some(bytes),
            File::Copy(..) => None,
        }
    }

    /// The paths at which this tree has something that `before` has not, or not the same, and those at which only `before`
    /// has something.
    pub fn changes(&self, before: &Tree) -> (BTreeSet<String>, BTreeSet<String>) {
        let differing = self.files.differing(&before.files).into_iter().cloned();
        let (changed, removed) = differing.partition(|path| self.files.contains_key(path));
        (changed, removed)
    }

    /// The pages that `source` makes: a path as diagnostics show it, below the site's folder.
    pub fn made_by<'t>(&'t self, source: &'t str) -> impl Iterator<Item = &'t str> {
        let names = move |made: &Made| made.places.iter().any(|place: &Place| *place.path == *source);
        self.pages.iter().filter(move |(_, made)| names(made)).map(|(path, _)| path.as_str())
    }

    /// Where the page at `path` of `before` stands now, if that is elsewhere.
    pub fn moved(&self, before: &Tree, path: &str) -> Option<&str> {
        let made = before.pages.get(path)?;
        if self.pages.get(path).is_some_and(|now| now.of == made.of) {
            return None;
        }
        let same = |(_, now): &(&String, &Made)| now.of.is_some() && now.of == made.of;
        // Its text may have another name now: then nothing else has its title, and nothing was made of that name before.
        let known = |made: &Made| before.pages.values().any(|had| had.of == made.of);
        let renamed = || {
            made.of.as_ref()?;
            let alike = |(_, now): &(&String, &Made)| now.is_like(made) && !known(now);
            let mut alike = self.pages.iter().filter(alike);
            alike.next().filter(|_| alike.next().is_none())
        };
        let (now, _) = self.pages.iter().find(same).or_else(renamed)?;
        (now != path).then_some(now.as_str())
    }
}
