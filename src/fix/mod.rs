//! Mends texts: the edits that diagnostics carry are applied to the files of the site.
//!
//! Takes diagnostics and the sources that they point into; returns what was mended, as a diff, and what was refused
//! with its reason. Knows nothing of what the texts mean. Everything outside of the edits stays byte for byte.

mod diff;
mod edit;
mod file;
mod git;

use crate::diag::{Diagnostic, Fix, Text};
use crate::source::{SourceId, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What mending came to.
#[derive(Debug, Default)]
pub struct Mended {
    /// Files that were mended.
    pub files: Vec<Changed>,
    /// Files that were not, and why.
    pub refused: Vec<Refused>,
}

/// A file that was mended.
#[derive(Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its path below the site's folder.
    pub path: String,
    /// How many edits were made in it.
    pub edits: usize,
    /// The lines before and after, safe to print.
    pub diff: String,
}

/// A file that was left as it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its path below the site's folder.
    pub path: String,
    /// Why.
    pub reason: Text,
}

/// How careful to be.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The site's folder.
    pub root: &'a Path,
    /// The site's folder as the user named it, for the diff.
    pub base: &'a str,
    /// Whether files with changes that git has not committed are mended too.
    pub allow_dirty: bool,
}

/// Applies the fixes of `diagnostics`, file by file in the order of their paths. Of fixes that overlap the first is
/// applied; the others wait for another run. Files of `ours` were mended by this very run and may have changes.
pub fn mend(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    ours: &BTreeSet<String>,
    options: Options<'_>,
) -> Mended {
    let mut mended = Mended::default();
    for ((path, id), fixes) in by_file(diagnostics, sources) {
        let text = &sources.get(id).text;
        let edits = edit::choose(text, fixes);
        if edits.is_empty() {
            continue;
        }
        let may_be_dirty = options.allow_dirty || ours.contains(path);
        let replaced = file::find(options.root, path).and_then(|file| {
            if !may_be_dirty {
                git::check(&file.path)?;
            }
            file.replace(text, &edit::apply(text, 0..text.len(), &edits))
        });
        match replaced {
            Ok(()) => mended.files.push(Changed {
                path: path.to_owned(),
                edits: edits.len(),
                diff: diff::of(sources.get(id), &edits, options.base),
            }),
            Err(reason) => mended.refused.push(Refused { path: path.to_owned(), reason }),
        }
    }
    mended
}

/// How many fixes [`mend()`] would apply at once.
pub fn count(diagnostics: &[Diagnostic], sources: &Sources) -> usize {
    by_file(diagnostics, sources)
        .into_iter()
        .map(|((_, id), fixes)| edit::choose(&sources.get(id).text, fixes).len())
        .sum()
}

fn by_file<'a>(
    diagnostics: &'a [Diagnostic],
    sources: &'a Sources,
) -> BTreeMap<(&'a str, SourceId), Vec<&'a Fix>> {
    let mut files: BTreeMap<_, Vec<&Fix>> = BTreeMap::new();
    for fix in diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()) {
        let id = fix.span.source;
        files.entry((sources.get(id).path.as_str(), id)).or_default().push(fix);
    }
    files
}
