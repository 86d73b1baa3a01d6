//! A site that is built again and again, and what changed each time.
//!
//! Takes the same options as one build and, each time, the files that changed; returns what was noticed and the site in
//! memory. Writes nothing. Its promise is that what it returns is what a build from nothing would make of the sources as
//! they are: texts that hold the same bytes are not parsed again, pages that are made of the same are not rendered again,
//! and where nothing changed but the words of texts, only what shows these is made again.

mod texts;

use super::last::{self, Whole, count_pages, is_fit};
use super::{BuildError, Made, Memo, Options, Outcome, Ready, Tree, Watcher, made, ready};
use crate::artifact::Artifact;
use crate::diag::{Checked, Diagnostic};
use crate::resolve::redirects::Redirect;
use crate::search::{self, expectations};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// A site that is built again and again.
#[derive(Debug)]
pub struct Session {
    options: Options,
    tree: Arc<Tree>,
    /// Whether `tree` is of a site that may be written.
    sound: bool,
    /// Whether the index of search may be that of an earlier state until [`Session::finish`].
    puts_off: bool,
    memo: Memo,
    last: Option<Last>,
    /// Whether `tree` is of the last build.
    shown: bool,
}

/// The last build.
#[derive(Debug)]
struct Last {
    ready: Ready,
    /// All files of the site.
    artifacts: Vec<Artifact>,
    /// Those of the index of search.
    index: Vec<Artifact>,
    /// Whether the index is of this build.
    indexed: bool,
    /// The texts, with those that came last.
    sources: Sources,
    /// What was noticed last, of all files together.
    told: Vec<Diagnostic>,
    budget: Vec<crate::budget::Page>,
    made: Arc<BTreeMap<String, Made>>,
    redirects: Arc<Vec<Redirect>>,
    moment: jiff::Timestamp,
    /// Whether the site says what search has to find.
    tested: bool,
    /// The folder of the site as paths of its files begin.
    root: PathBuf,
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
        let (tree, memo) = (Arc::default(), Memo::default());
        Self { options, tree, sound: false, puts_off: false, memo, last: None, shown: false }
    }

    /// The same, but an update leaves the index of search as it was: making it takes longer than all the rest. It is made
    /// by [`Session::finish`], which whoever calls does when nobody waits.
    pub fn putting_off_search(self) -> Self {
        Self { puts_off: true, ..self }
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
    pub fn update(&mut self, changed: Option<&BTreeSet<PathBuf>>) -> Result<Update, BuildError> {
        let words = match (changed, &mut self.last) {
            (Some(changed), Some(last)) => last.change_words(changed, &self.options, &mut self.memo),
            _ => None,
        };
        if words.is_none() {
            self.build()?;
        }
        let indexed = !self.puts_off && self.index();
        Ok(self.publish(words.filter(|_| !indexed)))
    }

    /// Brings the index of search up to date, where that was put off; nothing if it is.
    pub fn finish(&mut self) -> Option<Update> {
        self.index().then(|| self.publish(None))
    }

    /// Builds all that is not in the memo.
    fn build(&mut self) -> Result<(), BuildError> {
        let before = self.last.take();
        let ready = ready(&self.options, self.options.images, Some(&mut self.memo), &Silent)?;
        let indexed = is_tested(&ready.sources) || !self.puts_off;
        let index = match indexed {
            true => last::index(&ready),
            // What was noticed while there was none is noticed all the same.
            false => {
                let value = before.map_or_else(Vec::new, |before| before.index);
                let diagnostics = search::pages::synonyms(&ready.site, &ready.sources).diagnostics;
                Checked { value, diagnostics }
            }
        };
        self.last = Some(Last::new(ready, index, indexed, &self.options));
        Ok(())
    }

    /// Makes the index of search, unless it is that of the last build; returns whether it was made.
    fn index(&mut self) -> bool {
        let Some(last) = self.last.take_if(|last| !last.indexed) else { return false };
        let index = last::index(&last.ready);
        let made = last.made;
        self.last = Some(Last { made, ..Last::new(last.ready, index, true, &self.options) });
        true
    }

    /// What came of the last build; `files` are those that changed, where that is known.
    fn publish(&mut self, files: Option<Vec<Artifact>>) -> Update {
        let last = self.last.as_mut().expect("something was built");
        let outcome = last.outcome(&self.options);
        let before = Arc::clone(&self.tree);
        let (mut changed, mut removed) = Default::default();
        if outcome.fit || !self.sound {
            let pages = Arc::clone(&last.made);
            let tree = match files.filter(|_| self.shown) {
                Some(files) => before.with(files),
                None => Tree {
                    base: last.ready.config.baseurl.clone(),
                    lang: last.ready.config.lang.clone(),
                    redirects: Arc::clone(&last.redirects),
                    ..Tree::new(last.artifacts.clone(), pages, &before)
                },
            };
            (changed, removed) = tree.changes(&before);
            self.tree = Arc::new(tree);
            self.sound = outcome.fit;
            self.shown = true;
        } else {
            self.shown = false;
        }
        Update {
            pages: changed.iter().filter(|path| path.ends_with(".html")).count(),
            changed: changed.into_iter().collect(),
            removed: removed.into_iter().collect(),
            tree: Arc::clone(&self.tree),
            outcome,
        }
    }
}

impl Last {
    fn new(ready: Ready, index: Checked<Vec<Artifact>>, indexed: bool, options: &Options) -> Self {
        let files = index.value.clone();
        let Whole { artifacts, sources, mut told, budget, .. } =
            last::whole(&ready, ready.artifacts.clone(), index, options);
        Self {
            told: told.split_off(ready.told.len()),
            made: Arc::new(made::made(&ready.site, &ready.schema, &sources)),
            redirects: Arc::new(ready.site.redirects.clone()),
            moment: options.now,
            tested: is_tested(&sources),
            root: options.source.clone(),
            artifacts,
            index: files,
            indexed,
            sources,
            budget,
            ready,
        }
    }

    fn outcome(&mut self, options: &Options) -> Outcome {
        let diagnostics: Vec<Diagnostic> = self.ready.told.iter().chain(&self.told).cloned().collect();
        let mounts = &self.ready.config.mounts;
        Outcome {
            sources: self.sources.clone(),
            fit: is_fit(&diagnostics, options),
            diagnostics,
            report: None,
            mounted: mounts.iter().map(|mount| options.source.join(&mount.source)).collect(),
            pages: count_pages(&self.artifacts),
            pictures: std::mem::take(&mut self.ready.cache),
            left: self.ready.left.clone(),
            budget: self.budget.clone(),
            timings: std::mem::take(&mut self.ready.clock.laps),
        }
    }
}

/// Whether a site says what search has to find, which is looked for in the index.
fn is_tested(sources: &Sources) -> bool {
    sources.iter().any(|(_, source)| source.path == expectations::FILE)
}

/// Nobody waits to see how far it is.
struct Silent;

impl Watcher for Silent {
    fn stage(&self, _: &'static str, _: usize) {}
    fn tick(&self) {}
}

#[cfg(test)]
mod tests;
