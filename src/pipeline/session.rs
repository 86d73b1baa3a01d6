//! A site that is built again and again, and what changed each time.
//!
//! Takes the same options as one build and, each time, the files that changed; returns what was noticed and the site in
//! memory. Writes nothing. Its promise is that what it returns is what a build from nothing would make of the sources as
//! they are: texts that hold the same bytes are not parsed again, pages that are made of the same are not rendered again,
//! and where nothing changed but the words of texts, only what shows these is made again. What takes longest and nobody
//! sees at once, the index of search, may be that of an earlier state until it is finished.

mod rest;
mod texts;

use super::clock::Clock;
use super::inputs::Inputs;
use super::last::{self, is_fit};
use super::{BuildError, How, Made, Memo, Options, Outcome, Ready, Tree, Watcher, kept, made, ready};
use crate::artifact::Artifact;
use crate::diag::Diagnostic;
use crate::resolve::redirects::Redirect;
use crate::source::Sources;
use crate::{lint, write};
use rest::End;
pub use rest::{Finished, Unfinished};
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
    memo: Memo,
    last: Option<Last>,
    /// Whether `tree` is of the last build.
    shown: bool,
    /// How often it was built.
    number: u64,
}

/// The last build.
#[derive(Debug)]
struct Last {
    /// What was built, but for its files, which the tree has.
    ready: Ready,
    /// The index of search, and what goes with it.
    end: Arc<End>,
    /// Whether that is of this build.
    finished: bool,
    /// The texts, with those that came last.
    sources: Sources,
    /// What was noticed last, of all files together.
    told: Vec<Diagnostic>,
    pages: usize,
    made: Arc<BTreeMap<String, Made>>,
    redirects: Arc<Vec<Redirect>>,
    moment: jiff::Timestamp,
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

/// The files that a build made.
enum Files {
    /// All of them.
    All(Vec<Artifact>),
    /// Those that are others than before.
    Others(Vec<Artifact>),
}

impl Session {
    /// A session that has built nothing yet.
    pub fn new(options: Options) -> Self {
        let memo = Memo::with_blocks(kept::code::read(&options));
        let tree = Arc::default();
        Self { options, tree, sound: false, memo, last: None, shown: false, number: 0 }
    }

    /// Sets the moment of the builds to come.
    pub fn set_now(&mut self, now: jiff::Timestamp) {
        self.options.now = now;
    }

    /// The site of the last build, and the texts that it is made of.
    pub(super) fn seen(&self) -> Option<(&Ready, &Sources)> {
        self.last.as_ref().map(|last| (&last.ready, &last.sources))
    }

    /// Builds again, but for the index of search, which stays as it is until [`Session::finish`] or [`Session::complete`].
    /// `changed` are the paths that have changed since the last time, as the file system names them; without them
    /// everything is looked at. A folder that was made, moved or removed stands for all in it, which only looking at
    /// everything finds: whoever calls passes nothing then.
    ///
    /// # Errors
    /// Those of [`super::inspect`]; the next time is none the worse for it.
    pub fn update(&mut self, changed: Option<&BTreeSet<PathBuf>>) -> Result<Update, BuildError> {
        let words = match (changed, &mut self.last) {
            (Some(changed), Some(last)) if self.shown => {
                last.change_words(changed, &self.tree, &self.options, &mut self.memo)
            }
            _ => None,
        };
        let files = match words {
            Some(files) => Files::Others(files),
            None => Files::All(self.build(changed)?),
        };
        self.number += 1;
        Ok(self.publish(files))
    }

    /// What there is to do for the index of search to be that of the last build: nothing if it is, or if nobody sees the
    /// site of the last build. It can be done elsewhere while the session goes on.
    pub fn unfinished(&self) -> Option<Unfinished> {
        let last = self.last.as_ref().filter(|last| !last.finished && self.shown)?;
        Some(Unfinished::of(last, &self.tree, self.number, &self.options))
    }

    /// Takes in what was finished, unless something has been built since.
    pub fn complete(&mut self, finished: Finished) -> Option<Update> {
        let last = self.last.as_mut().filter(|_| finished.number == self.number)?;
        let Finished { end, tree, .. } = finished;
        (last.end, last.finished) = (Arc::new(end), true);
        let outcome = last.outcome(&self.options);
        let before = Arc::clone(&self.tree);
        self.shown = outcome.fit || !self.sound;
        if self.shown {
            self.sound = outcome.fit;
            self.tree = Arc::new(tree);
        }
        Some(Update::new(outcome, &before, &self.tree))
    }

    /// Brings the index of search up to date; nothing if it is, or if nobody sees the site of the last build.
    pub fn finish(&mut self) -> Option<Update> {
        let unfinished = self.unfinished()?;
        self.complete(unfinished.make())
    }

    /// Builds all that is not in the memo; returns all files.
    fn build(&mut self, changed: Option<&BTreeSet<PathBuf>>) -> Result<Vec<Artifact>, BuildError> {
        let mut before = self.last.take();
        let end = before.as_ref().map(|last| Arc::clone(&last.end));
        let (options, clock) = (&self.options, Clock::new());
        write::check_output(&options.output, &options.source).map_err(BuildError::Write)?;
        let only_texts =
            changed.zip(before.as_mut()).and_then(|(changed, last)| last.read_texts(changed, options));
        let inputs = match before.filter(|_| only_texts.is_some()) {
            Some(last) => Inputs::of(last.ready),
            None => Inputs::read(options)?,
        };
        let blocks = Arc::clone(&self.memo.blocks);
        let how = How { blocks: Some(&blocks), ..How::in_memory(options) };
        let mut ready = ready(inputs, clock, options, how, Some(&mut self.memo), &Silent);
        let mut artifacts = std::mem::take(&mut ready.artifacts);
        let end = match end {
            Some(end) => end.again(&ready, &artifacts, &self.options),
            None => End::without_index(&ready, &artifacts, &self.options),
        };
        artifacts.extend(end.files.iter().cloned());
        self.last = Some(Last::new(ready, end, &artifacts, &self.options));
        Ok(artifacts)
    }

    /// What came of the last build, which made `files`.
    fn publish(&mut self, files: Files) -> Update {
        let last = self.last.as_mut().expect("something was built");
        let outcome = last.outcome(&self.options);
        let before = Arc::clone(&self.tree);
        self.shown = outcome.fit || !self.sound;
        if self.shown {
            self.sound = outcome.fit;
            self.tree = match files {
                Files::Others(files) if files.is_empty() && Arc::ptr_eq(&before.pages, &last.made) => {
                    Arc::clone(&before)
                }
                Files::Others(files) => {
                    Arc::new(Tree { pages: Arc::clone(&last.made), ..before.with(files) })
                }
                Files::All(files) => Arc::new(Tree {
                    base: last.ready.config.baseurl.clone(),
                    lang: last.ready.config.lang.clone(),
                    redirects: Arc::clone(&last.redirects),
                    ..Tree::new(files, Arc::clone(&last.made), &before)
                }),
            };
        }
        Update::new(outcome, &before, &self.tree)
    }
}

impl Update {
    pub(super) fn new(outcome: Outcome, before: &Tree, tree: &Arc<Tree>) -> Self {
        let (changed, removed) = tree.changes(before);
        Self {
            pages: changed.iter().filter(|path| path.ends_with(".html")).count(),
            changed: changed.into_iter().collect(),
            removed: removed.into_iter().collect(),
            tree: Arc::clone(tree),
            outcome,
        }
    }
}

impl Last {
    fn new(ready: Ready, end: End, artifacts: &[Artifact], options: &Options) -> Self {
        let mut sources = ready.sources.clone();
        let told = last::missing_policy(&ready.site, &mut sources);
        Self {
            told: told.into_iter().collect(),
            pages: last::count_pages(artifacts),
            made: Arc::new(made::made(&ready.site, &ready.schema, &sources)),
            redirects: Arc::new(ready.site.redirects.clone()),
            moment: options.now,
            root: options.source.clone(),
            end: Arc::new(end),
            finished: false,
            sources,
            ready,
        }
    }

    fn outcome(&mut self, options: &Options) -> Outcome {
        let told = self.told_of_all().cloned().collect();
        let diagnostics: Vec<Diagnostic> = lint::levels::apply(told, &self.ready.config, &self.sources);
        let mounts = &self.ready.config.mounts;
        Outcome {
            sources: self.sources.clone(),
            fit: is_fit(&diagnostics, options),
            diagnostics,
            report: None,
            mounted: mounts.iter().map(|mount| options.source.join(&mount.source)).collect(),
            pages: self.pages,
            pictures: std::mem::take(&mut self.ready.cache),
            left: self.ready.left.clone(),
            budget: self.end.budget.clone(),
            lang: self.ready.config.said_lang(),
            timings: std::mem::take(&mut self.ready.clock.laps),
        }
    }

    /// Everything that was noticed, in order.
    fn told_of_all(&self) -> impl Iterator<Item = &Diagnostic> {
        let Self { ready, end, told, .. } = self;
        ready.told.iter().chain(&end.told).chain(told).chain(&end.exceeded)
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
