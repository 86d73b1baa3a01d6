//! What comes when all else of a site is there: the index of search, what servers say of files, what pages take.
//!
//! Takes a site that is ready but for that; returns all files of it, and what is to be said of them.

use super::{Options, Ready};
use crate::artifact::{Artifact, Shelf};
use crate::config::Config;
use crate::diag::{Checked, Code, Diagnostic, Summary, text};
use crate::lint::levels;
use crate::render::Noted;
use crate::resolve::Site;
use crate::search::index::How;
use crate::search::{self, Corpus, expectations};
use crate::source::{Source, SourceId, Sources, Span};
use crate::{budget, render, yaml};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A site to which nothing is to be added.
pub(super) struct Whole {
    /// Its files.
    pub artifacts: Vec<Artifact>,
    /// The texts that diagnostics point into.
    pub sources: Sources,
    /// Everything that was noticed.
    pub told: Vec<Diagnostic>,
    /// What each page takes, if that was measured.
    pub budget: Vec<budget::Page>,
}

/// All that the index of search is made of; the site itself may change while it is made.
#[derive(Debug)]
pub(super) struct Sought {
    corpus: Corpus,
    told: Vec<Diagnostic>,
    /// What editors expect to be found.
    pub tests: Option<(SourceId, Arc<Source>)>,
    /// What stands before the addresses of pages.
    base: String,
}

impl Sought {
    /// What there is to find in the site that is `ready`.
    pub fn of(ready: &Ready) -> Self {
        let Ready { config, schema, sources, site, .. } = ready;
        let Checked { value: corpus, diagnostics: told } =
            search::pages::corpus(site, config, schema, sources);
        Self { corpus, told, tests: tests(sources), base: config.baseurl.clone() }
    }

    /// No index where nobody says what is to be found, and what is wrong all the same; for those who only want to know that.
    pub fn told(self) -> Checked<Vec<Artifact>> {
        match self.tests {
            Some(_) => self.index(None),
            None => Checked { value: Vec::new(), diagnostics: self.told },
        }
    }

    /// The index, whose texts wait on `shelf` if there is one, and what is wrong with it.
    pub fn index(self, shelf: Option<&Arc<Shelf>>) -> Checked<Vec<Artifact>> {
        let index = search::index::build_with(&self.corpus, How { shelf, ..How::default() });
        let mut told = self.told;
        if let Some((id, file)) = &self.tests {
            told.extend(failed_expectations(*id, file, &self.corpus, &index, &self.base));
        }
        // Letting go of all these texts takes a while.
        let corpus = self.corpus;
        rayon::spawn(move || drop(corpus));
        Checked { value: index, diagnostics: told }
    }
}

/// The file that says what search has to find.
pub(super) fn tests(sources: &Sources) -> Option<(SourceId, Arc<Source>)> {
    let (id, _) = sources.iter().find(|(_, source)| source.path == expectations::FILE)?;
    Some((id, sources.share(id)))
}

/// All that is said of the files of a site together is made of; the site itself may change while it is made.
#[derive(Debug)]
pub(super) struct Ground {
    config: Config,
    /// The editor's own files.
    own: HashSet<String>,
    /// The type of each page, if what they take is measured.
    kinds: Option<HashMap<String, String>>,
}

impl Ground {
    /// That of the site that is `ready`.
    pub fn of(ready: &Ready, options: &Options) -> Self {
        let Ready { config, schema, site, .. } = ready;
        let measured = options.budget || !config.budget.is_empty();
        Self {
            config: config.clone(),
            own: site.files.iter().map(|file| file.path.clone()).collect(),
            kinds: measured.then(|| render::page_kinds(site, schema)),
        }
    }

    /// The files that tell servers what to say of each of `artifacts`, in whose bytes this was `noted`. An editor's own
    /// takes the place of ours.
    pub fn headers(&self, artifacts: &[Artifact], noted: &Noted) -> Vec<Artifact> {
        let own: HashSet<&str> = self.own.iter().map(String::as_str).collect();
        let mut made = render::headers(artifacts, noted, &own, &self.config);
        made.retain(|artifact| !own.contains(artifact.path.as_str()));
        made
    }

    /// What each page among `artifacts` takes, if that is measured.
    pub fn budget(&self, artifacts: &[Artifact]) -> Vec<budget::Page> {
        let pages = |kinds| budget::pages(artifacts, kinds, &self.config.baseurl);
        self.kinds.as_ref().map_or_else(Vec::new, pages)
    }

    /// The pages that take more than the configuration allows.
    pub fn exceeded(&self, budget: &[budget::Page]) -> Vec<Diagnostic> {
        budget::check(budget, &self.config.budget)
    }
}

/// The site `ready` with the files `artifacts`, in whose bytes this was `noted`, its index, and what goes with them.
pub(super) fn whole(
    ready: &Ready,
    (mut artifacts, noted): (Vec<Artifact>, Noted),
    index: Checked<Vec<Artifact>>,
    ground: &Ground,
) -> Whole {
    let (mut sources, mut told) = (ready.sources.clone(), ready.told.clone());
    search::add(&mut artifacts, index.unpack(&mut told));
    artifacts.extend(ground.headers(&artifacts, &noted));
    told.extend(missing_policy(&ready.site, &mut sources));
    let budget = ground.budget(&artifacts);
    told.extend(ground.exceeded(&budget));
    let told = levels::apply(told, &ready.config, &sources);
    Whole { artifacts, sources, told, budget }
}

/// How many of `artifacts` are pages.
pub(super) fn count_pages(artifacts: &[Artifact]) -> usize {
    artifacts.iter().filter(|artifact| artifact.path.ends_with(".html")).count()
}

/// Whether a site may be written of which this was `told`.
pub(super) fn is_fit(told: &[Diagnostic], options: &Options) -> bool {
    let summary = Summary::of(told);
    summary.errors == 0 && !(options.strict && summary.warnings > 0)
}

/// Whether an editor's own `_headers`, which takes the place of ours, has no policy: then pages have none.
pub(super) fn missing_policy(site: &Site, sources: &mut Sources) -> Option<Diagnostic> {
    let file = site.files.iter().find(|file| file.path == render::HEADERS)?;
    let text = std::fs::read_to_string(&file.file).unwrap_or_default();
    if text.to_ascii_lowercase().contains("content-security-policy") {
        return None;
    }
    let source = sources.add(Source::new(render::HEADERS, text));
    let message = text!("this-file-takes-the-place-of");
    Some(
        Diagnostic::new(Code::MissingPolicy, Span::file(source), message)
            .help(text!("copy-the-policy-from-of-the")),
    )
}

/// What search does not find as the editors of the site expect in the file `id`.
fn failed_expectations(
    id: SourceId,
    file: &Source,
    corpus: &Corpus,
    index: &[Artifact],
    base: &str,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let value = yaml::parse(id, &file.text, 0..file.text.len()).unpack(&mut told).unwrap_or_default();
    let tests = expectations::read(id, &file.text, &value).unpack(&mut told);
    told.extend(expectations::check(&tests, corpus, index, base));
    told
}
