//! What comes when all else of a site is there: the index of search, what servers say of files, what pages take.
//!
//! Takes a site that is ready but for that; returns all files of it, and what is to be said of them.

use super::{Options, Ready};
use crate::artifact::Artifact;
use crate::config::Config;
use crate::diag::{Checked, Code, Diagnostic, Summary};
use crate::search::{self, Corpus, expectations};
use crate::source::{Source, Sources, Span};
use crate::{budget, lock, render, resolve, yaml};
use std::collections::HashSet;

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

/// The index of search of a site, and what is wrong with it.
pub(super) fn index(ready: &Ready) -> Checked<Vec<Artifact>> {
    let mut told = Vec::new();
    let Ready { config, schema, sources, site, .. } = ready;
    let corpus = search::pages::corpus(site, config, schema, sources).unpack(&mut told);
    let index = search::index::build(&corpus);
    told.extend(failed_expectations(&corpus, &index, config, sources));
    Checked { value: index, diagnostics: told }
}

/// The site `ready` with the files `artifacts`, its index, and what goes with them.
pub(super) fn whole(
    ready: &Ready,
    mut artifacts: Vec<Artifact>,
    index: Checked<Vec<Artifact>>,
    options: &Options,
) -> Whole {
    let Ready { config, schema, site, .. } = ready;
    let (mut sources, mut told) = (ready.sources.clone(), ready.told.clone());
    search::add(&mut artifacts, index.unpack(&mut told));
    add_headers(&mut artifacts, site, config, &mut sources, &mut told);
    let list = sources.iter().find(|(_, source)| source.path == lock::FILE);
    told.extend(list.into_iter().flat_map(|(id, list)| lock::check(id, &list.text, &artifacts, site)));
    let budget = if options.budget || !config.budget.is_empty() {
        budget::pages(&artifacts, &render::page_kinds(site, schema), &config.baseurl)
    } else {
        Vec::new()
    };
    told.extend(budget::check(&budget, &config.budget));
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

/// Adds the files that tell servers what to say of each other file. An editor's own takes the place of ours; if it has no
/// policy, pages have none.
fn add_headers(
    artifacts: &mut Vec<Artifact>,
    site: &resolve::Site,
    config: &Config,
    sources: &mut Sources,
    told: &mut Vec<Diagnostic>,
) {
    let own: HashSet<&str> = site.files.iter().map(|file| file.path.as_str()).collect();
    let made = render::headers(artifacts, &own, config);
    artifacts.extend(made.into_iter().filter(|artifact| !own.contains(artifact.path.as_str())));
    let Some(file) = site.files.iter().find(|file| file.path == render::HEADERS) else { return };
    let text = std::fs::read_to_string(&file.file).unwrap_or_default();
    if !text.to_ascii_lowercase().contains("content-security-policy") {
        let source = sources.add(Source::new(render::HEADERS, text));
        let message = "this file takes the place of eigsite's, and has no `Content-Security-Policy`";
        told.push(
            Diagnostic::new(Code::MissingPolicy, Span::file(source), message)
                .help("copy the policy from `headers.nginx.conf` of the finished site, or delete the file"),
        );
    }
}

/// What search does not find as the editors of the site expect.
fn failed_expectations(
    corpus: &Corpus,
    index: &[Artifact],
    config: &Config,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let Some((source, file)) = sources.iter().find(|(_, source)| source.path == expectations::FILE) else {
        return Vec::new();
    };
    let mut told = Vec::new();
    let value = yaml::parse(source, &file.text, 0..file.text.len()).unpack(&mut told).unwrap_or_default();
    let tests = expectations::read(source, &file.text, &value).unpack(&mut told);
    told.extend(expectations::check(&tests, corpus, index, &config.baseurl));
    told
}
