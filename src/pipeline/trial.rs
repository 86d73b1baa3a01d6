//! A site that is to be, tried before anything of it is written.
//!
//! Takes options with the files that are still to be written ([`Options::given`]) and the addresses that the site is to answer;
//! returns what there is to say of it. Writes nothing.

use super::clock::Clock;
use super::inputs::Inputs;
use super::{BuildError, How, Options, Watcher, ready};
use crate::diag::Diagnostic;
use crate::lint::levels;
use crate::load::FileKind;
use crate::lock::{self, Lost};
use crate::source::Sources;
use std::path::PathBuf;

/// What came of trying a site.
#[derive(Debug)]
pub struct Trial {
    /// Where every file that belongs to the site is on disk.
    pub files: Vec<PathBuf>,
    /// What each text became, in the order of their paths.
    pub texts: Vec<TriedText>,
    /// The addresses that nothing answers.
    pub lost: Vec<Lost>,
    /// Everything that was noticed.
    pub told: Vec<Diagnostic>,
    /// The texts that it points into.
    pub sources: Sources,
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriedText {
    /// Its path below the site's folder.
    pub path: String,
    /// The collection that it belongs to.
    pub collection: String,
    /// The address of its page; none, and it has no page.
    pub url: Option<String>,
}

/// Tries the site of `options`, which is to answer at each of the addresses in `urls`, a line each.
///
/// # Errors
/// Those of [`super::inspect`].
pub fn tried(options: &Options, urls: &str, watcher: &dyn Watcher) -> Result<Trial, BuildError> {
    let (clock, inputs) = (Clock::new(), Inputs::read(options)?);
    let ready = ready::ready(inputs, clock, options, How::in_memory(options), None, watcher);
    let lost = lock::lost(urls, &ready.artifacts, &ready.site);
    let mut texts: Vec<TriedText> = ready
        .site
        .entries
        .iter()
        .filter_map(|entry| {
            let collection = ready.schema.collections[entry.collection].name.clone();
            Some(TriedText { path: entry.origin.path.clone()?, collection, url: entry.card.url.clone() })
        })
        .collect();
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    let told = levels::apply(ready.told, &ready.config, &ready.sources);
    let files = ready.files.into_iter().filter(|file| !matches!(file.kind, FileKind::Broken(_)));
    let files = files.map(|file| file.full).collect();
    Ok(Trial { files, texts, lost, told, sources: ready.sources })
}
