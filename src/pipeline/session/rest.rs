//! What comes last of a site that is built again and again: the index of search, and what goes with all files together.
//!
//! Takes what it needs from the last build once; what comes of it is made elsewhere, while the site may change. Whoever has
//! built anew in between throws it away.

use super::super::last::{self, Ground, Sought};
use super::super::{Options, Ready, Tree};
use super::Last;
use crate::artifact::Artifact;
use crate::diag::{Checked, Diagnostic};
use crate::render::Noted;
use crate::source::{Source, SourceId};
use crate::{budget, search};
use std::collections::HashSet;
use std::sync::Arc;

/// What comes last of a site.
#[derive(Debug, Default)]
pub(super) struct End {
    /// The files of the index, and those that tell servers what to say.
    pub files: Vec<Artifact>,
    /// What is wrong with what search finds.
    pub told: Vec<Diagnostic>,
    /// What each page takes, if that was measured.
    pub budget: Vec<budget::Page>,
    /// Those that take more than they may.
    pub exceeded: Vec<Diagnostic>,
    /// What editors expected to be found.
    tests: Option<(SourceId, Arc<Source>)>,
}

impl End {
    /// What can be said of a site of which there is no index yet; `artifacts` are its files.
    pub fn without_index(ready: &Ready, artifacts: &[Artifact], options: &Options) -> Self {
        let ground = Ground::of(ready, options);
        let mut all = artifacts.to_vec();
        search::add(&mut all, Vec::new());
        all.extend(ground.headers(&all, &Noted::of(&all)));
        let files = all.split_off(artifacts.len());
        Self { files, told: wrong_synonyms(ready), ..Self::default() }.measured(&ground, &all)
    }

    /// The same for the next build, which made `artifacts`; the index stays what it was, and so does what is wrong with
    /// it while the same is expected.
    pub fn again(&self, ready: &Ready, artifacts: &[Artifact], options: &Options) -> Self {
        let there: HashSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
        let files = self.files.iter().filter(|file| !there.contains(file.path.as_str())).cloned().collect();
        let tests = last::tests(&ready.sources);
        let mut told = wrong_synonyms(ready);
        if let (Some((before, had)), Some((now, has))) = (&self.tests, &tests)
            && had.text == has.text
        {
            let failed = self.told.iter().filter(|told| told.primary.source == *before).cloned();
            told.extend(failed.map(|mut told| {
                told.primary.source = *now;
                told
            }));
        }
        Self { files, told, tests, ..Self::default() }.measured(&Ground::of(ready, options), artifacts)
    }

    fn measured(self, ground: &Ground, artifacts: &[Artifact]) -> Self {
        let budget = ground.budget(artifacts);
        Self { exceeded: ground.exceeded(&budget), budget, ..self }
    }
}

/// What is noticed of search without an index.
fn wrong_synonyms(ready: &Ready) -> Vec<Diagnostic> {
    search::pages::synonyms(&ready.site, &ready.sources).diagnostics
}

/// What there is to do for the index of search to be that of the last build.
#[derive(Debug)]
pub struct Unfinished {
    /// The number of that build.
    number: u64,
    sought: Sought,
    ground: Ground,
    /// What came last the last time.
    before: Arc<End>,
    tree: Arc<Tree>,
}

/// What has been done of it.
#[derive(Debug)]
pub struct Finished {
    pub(super) number: u64,
    pub(super) end: End,
    pub(super) tree: Tree,
}

impl Unfinished {
    /// What there is to do for the build `last`, which has the files of `tree`.
    pub(super) fn of(last: &Last, tree: &Arc<Tree>, number: u64, options: &Options) -> Self {
        Self {
            number,
            sought: Sought::of(&last.ready),
            ground: Ground::of(&last.ready, options),
            before: Arc::clone(&last.end),
            tree: Arc::clone(tree),
        }
    }

    /// Does it: this takes longer than all the rest of a build.
    pub fn make(self) -> Finished {
        let Self { number, sought, ground, before, tree } = self;
        let tests = sought.tests.clone();
        let Checked { value: index, diagnostics: told } = sought.index(None);
        let old: HashSet<&str> = before.files.iter().map(|file| file.path.as_str()).collect();
        let mut all: Vec<Artifact> =
            tree.files.iter().filter(|(path, _)| !old.contains(path.as_str())).map(Artifact::from).collect();
        let count = all.len();
        search::add(&mut all, index);
        all.extend(ground.headers(&all, &Noted::of(&all)));
        let files = all[count..].to_vec();
        let end = End { files, told, tests, ..End::default() }.measured(&ground, &all);
        let files = Tree::new(all, Arc::clone(&tree.pages), &tree).files;
        Finished { number, end, tree: Tree { files, ..Tree::clone(&tree) } }
    }
}
