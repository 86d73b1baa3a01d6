//! What a finished build leaves beside its output, so that the next one need not run where nothing has changed.
//!
//! Takes what went into a build and what came out; says of a later one whether all of that is still as it was. It never
//! says so in doubt: another program, other options, another day, a file that was touched while the site was built, and
//! the site is built. Whoever deletes it loses nothing but time.

pub(super) mod code;
mod form;
mod marks;

use super::{Options, Outcome};
use crate::artifact::Artifact;
use crate::diag::Lang;
use crate::images;
use crate::own;
use crate::write::{self, Report};
use form::{Form, Head};
use marks::{File, Folder, Mark};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};

/// The folder of what is kept of builds, in that of all that is kept.
const BUILDS: &str = "builds";

/// What a build reads, besides its options.
#[derive(Debug, Default, Clone)]
pub(super) struct Read {
    /// The files.
    pub files: Vec<PathBuf>,
    /// The folders in which others may turn up.
    pub folders: Vec<PathBuf>,
    /// Whether these are not all that count: links and mounted folders lead elsewhere.
    pub more: bool,
    /// The span of time in which the same comes of them, in seconds since 1970.
    pub span: (i64, i64),
    /// What stands before every address of the site, and the site's own language.
    pub base: String,
    pub lang: String,
}

/// The state of things when a build begins.
pub(super) struct Begun {
    at: SystemTime,
    /// What stands in the folder of the output, which the build itself may change.
    beside: Option<u64>,
}

impl Begun {
    /// A build begins now.
    pub fn now(options: &Options) -> Self {
        // Clocks of file systems are a little behind.
        Self { at: SystemTime::now() - Duration::from_millis(50), beside: beside(options) }
    }
}

/// A build that would come to the same now.
pub(super) struct Same(Form);

impl Same {
    /// The last build with these options, if this one would come to the same.
    pub fn find(options: &Options) -> Option<Self> {
        let form = Form::parse(&std::fs::read(place(options)?).ok()?)?;
        let Form { head, files, folders, output } = &form;
        let now = options.now.as_second();
        let same = head.key == key(options)?
            && (head.span.0..head.span.1).contains(&now)
            && write::noted(&options.source).is_empty()
            && folders.par_iter().all(|folder| folder.is_same(options.output.file_name()))
            && files.par_iter().all(File::is_same)
            && output.par_iter().all(|(path, mark)| {
                Mark::of(&options.output.join(path)).is_some_and(|now| now.is_like(mark))
            });
        same.then_some(Self(form))
    }

    /// What it came to.
    pub fn outcome(&self) -> Option<Outcome> {
        let head = &self.0.head;
        let (sources, diagnostics) = head.told()?;
        Some(Outcome {
            sources,
            diagnostics,
            fit: true,
            report: Some(Report { unchanged: head.unchanged, ..Report::default() }),
            mounted: Vec::new(),
            pages: head.pages,
            pictures: images::Cache::with_reused(head.pictures),
            left: Vec::new(),
            budget: Vec::new(),
            lang: head.lang.as_deref().and_then(Lang::of),
            timings: Vec::new(),
        })
    }

    /// Its files below the output, and what stands before every address of the site and its own language.
    pub fn site(self) -> (Vec<String>, String, String) {
        let paths = self.0.output.into_iter().map(|(path, _)| path);
        (paths.filter(|path| path != write::MANIFEST).collect(), self.0.head.base, self.0.head.own_lang)
    }
}

/// What the last build came to, if this one would come to the same.
pub(super) fn replay(options: &Options) -> Option<Outcome> {
    let start = Instant::now();
    let outcome = Same::find(options)?.outcome()?;
    Some(Outcome { timings: vec![("look", start.elapsed())], ..outcome })
}

/// Keeps what a build came to that has `read` this and written these paths; nothing is kept of one that cannot be told
/// from others, nor where nothing can be written.
pub(super) fn keep(options: &Options, begun: &Begun, read: &Read, written: &[String], outcome: &Outcome) {
    let Some(place) = place(options) else { return };
    let form = form(options, begun, read, written, outcome).map(|form| form.bytes());
    // What is kept of an earlier build is not true any more.
    let kept = form.is_some_and(|bytes| own::write(&place, &bytes).is_ok());
    if !kept {
        let _ = std::fs::remove_file(&place);
    }
}

fn form(
    options: &Options,
    begun: &Begun,
    read: &Read,
    written: &[String],
    outcome: &Outcome,
) -> Option<Form> {
    let plain = outcome.budget.is_empty() && outcome.left.is_empty() && outcome.mounted.is_empty();
    if !plain || read.more || !write::noted(&options.source).is_empty() {
        return None;
    }
    let report = outcome.report?;
    let mut read = read.clone();
    if let Some(theme) = &options.theme {
        for entry in walkdir::WalkDir::new(theme) {
            let entry = entry.ok()?;
            let into = if entry.file_type().is_dir() { &mut read.folders } else { &mut read.files };
            into.push(entry.into_path());
        }
    }
    let around = options.output.canonicalize().ok()?.parent()?.to_owned();
    let beside = beside(options).filter(|now| begun.beside == Some(*now));
    let folder = |path: &PathBuf| {
        let own = path.canonicalize().is_ok_and(|path| path == around);
        Folder::of(path, begun.at, beside.filter(|_| own), options.output.file_name())
    };
    let folders: BTreeSet<&PathBuf> = read.folders.iter().collect();
    let paths = written.iter().map(String::as_str).chain([write::MANIFEST]).collect::<Vec<_>>();
    let (made, reused) = outcome.pictures.counts();
    Some(Form {
        head: Head {
            key: key(options)?,
            span: read.span,
            pages: outcome.pages,
            pictures: made + reused,
            lang: outcome.lang.map(|lang| lang.code().to_owned()),
            base: read.base.clone(),
            own_lang: read.lang.clone(),
            unchanged: report.written + report.unchanged,
            ..Head::of(&outcome.diagnostics, &outcome.sources)
        },
        files: read.files.par_iter().map(|path| File::of(path, begun.at)).collect::<Option<_>>()?,
        folders: folders.into_par_iter().map(folder).collect::<Option<_>>()?,
        output: paths
            .into_par_iter()
            .map(|path| Some((path.to_owned(), Mark::of(&options.output.join(path))?)))
            .collect::<Option<_>>()?,
    })
}

/// Everything but files and time that a build depends on.
fn key(options: &Options) -> Option<String> {
    let zone = std::env::var_os("TZ");
    let place = std::path::absolute(&options.source).ok()?;
    let options = Options { now: jiff::Timestamp::UNIX_EPOCH, ..options.clone() };
    Some(format!("{} {zone:?} {place:?} {options:?}", program()?))
}

/// This program, and no other version or build of it.
fn program() -> Option<String> {
    let Mark { len, modified, .. } = Mark::of(&std::env::current_exe().ok()?)?;
    Some(format!("{} {len} {modified}", env!("CARGO_PKG_VERSION")))
}

/// Where what is kept of builds to an output stands.
fn place(options: &Options) -> Option<PathBuf> {
    Some(folder(options).join(BUILDS).join(options.output.file_name()?))
}

/// The folder of what is kept of builds into one output, beside that.
pub(super) fn folder(options: &Options) -> PathBuf {
    own::beside(&options.output)
}

/// What stands in the folder of the output, besides that and what is kept.
fn beside(options: &Options) -> Option<u64> {
    let whole = std::path::absolute(&options.output).ok()?;
    marks::listing(whole.parent()?, options.output.file_name())
}

/// The paths of `artifacts`.
pub(super) fn paths(artifacts: &[Artifact]) -> Vec<String> {
    artifacts.iter().map(|artifact| artifact.path.clone()).collect()
}
