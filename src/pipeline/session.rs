//! A site that is built again and again, and what changed each time.
//!
//! Takes the same options as one build and, each time, the files that changed; returns what was noticed and the site in
//! memory. Writes nothing. Its promise is that what it returns is what a build from nothing would make of the sources as
//! they are.

use super::{BuildError, Options, Outcome, Tree, Watcher, made, prepared};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// A site that is built again and again.
#[derive(Debug)]
pub struct Session {
    options: Options,
    tree: Arc<Tree>,
    /// Whether `tree` is of a site that may be written.
    sound: bool,
}

/// What came of a build in a [`Session`].
#[derive(Debug)]
pub struct Update {
    /// Everything that was noticed.
    pub outcome: Outcome,
    /// The site: of sources with errors the last one without, as far as there was one.
    pub tree: Arc<Tree>,
    /// The paths of `tree` that are new or have other bytes than before, in order.
    pub changed: Vec<String>,
    /// The paths that are gone, in order.
    pub removed: Vec<String>,
    /// How many pages are new or have other bytes than before.
    pub pages: usize,
}

impl Session {
    /// A session that has built nothing yet.
    pub fn new(options: Options) -> Self {
        Self { options, tree: Arc::default(), sound: false }
    }

    /// Sets the moment of the builds to come.
    pub fn set_now(&mut self, now: jiff::Timestamp) {
        self.options.now = now;
    }

    /// Builds again. `changed` are the paths that have changed since the last time, as the file system names them; without
    /// them everything is looked at. A folder that was made, moved or removed stands for all in it, which only looking at
    /// everything finds: whoever calls passes nothing then.
    ///
    /// # Errors
    /// Those of [`super::inspect`]; the next time is none the worse for it.
    pub fn update(&mut self, _changed: Option<&BTreeSet<PathBuf>>) -> Result<Update, BuildError> {
        let prepared = prepared(&self.options, self.options.images, &Silent)?;
        let outcome = prepared.outcome;
        let before = Arc::clone(&self.tree);
        if outcome.fit || !self.sound {
            let pages = made::made(&prepared.site, &outcome.sources);
            self.tree = Arc::new(Tree {
                base: prepared.config.baseurl,
                lang: prepared.config.lang,
                redirects: prepared.site.redirects,
                ..Tree::new(prepared.artifacts, pages, &before)
            });
            self.sound = outcome.fit;
        }
        let (changed, removed) = self.tree.changes(&before);
        Ok(Update {
            pages: changed.iter().filter(|path| path.ends_with(".html")).count(),
            changed: changed.into_iter().collect(),
            removed: removed.into_iter().collect(),
            tree: Arc::clone(&self.tree),
            outcome,
        })
    }
}

/// Nobody waits to see how far it is.
struct Silent;

impl Watcher for Silent {
    fn stage(&self, _: &'static str, _: usize) {}
    fn tick(&self) {}
}

#[cfg(test)]
mod tests;
