//! The file that names the stages, together with `ready.rs`, which holds those up to the pictures.
//!
//! Takes checked options; returns what was built and everything that was noticed. A site with errors is not written,
//! so that what stands in the output folder is always whole.

mod clock;
mod days;
mod error;
mod files;
mod inputs;
mod kept;
mod last;
mod made;
mod memo;
mod moment;
mod ready;
mod session;
mod tree;
mod trial;
mod warm;
mod why;

pub use days::{Change, Day, days};
pub use error::BuildError;
pub use files::Files;
pub use made::{Made, Place};
pub use moment::moment;
pub use session::{Finished, Session, Unfinished, Update};
pub use tree::{File, Stamp, Tree};
pub use trial::{Trial, TriedText, tried};
pub use warm::last_written;
pub use why::{By, NoPage, Part, Why, why_file, why_url};

use crate::artifact::{Artifact, Shelf};
use crate::config::Config;
use crate::diag::{Diagnostic, Lang};
pub use crate::load::LeftOut;
use crate::parse::date::Date;
use crate::schema::Schema;
use crate::source::Sources;
use crate::write::{Report, Writer};
use crate::{budget, external, images, lint, lock, render, write};
use clock::Clock;
use inputs::Inputs;
use kept::{Begun, Read};
use memo::Memo;
use ready::{How, Ready, images_context, ready};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// What to build, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub source: PathBuf,
    /// Where the finished site goes.
    pub output: PathBuf,
    /// A theme laid over the embedded one.
    pub theme: Option<PathBuf>,
    /// Scheme, host and folder that take the place of the configuration's `url` and `baseurl`.
    pub base_url: Option<String>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// Whether posts of a later day are built.
    pub future: bool,
    /// Whether warnings keep the site from being written.
    pub strict: bool,
    /// Whether smaller forms of pictures are made.
    pub images: bool,
    /// Names of people who have left; where texts still hold them is told.
    pub gone: Vec<String>,
    /// Whether text files get compressed forms beside them.
    pub precompress: bool,
    /// Whether what pages take is measured, though the configuration has no limits for it.
    pub budget: bool,
    /// Whether the list of published addresses is kept.
    pub lock: bool,
    /// The day of the build: what is later is not published.
    pub now: jiff::Timestamp,
    /// How other sites are asked whether pages are there that texts lead to; nothing, and nobody is asked.
    pub external: Option<external::Limits>,
    /// Files at the root of the site, path and text, that are read in the place of what is there: of a site that is only
    /// tried.
    pub given: Vec<(String, String)>,
}

impl Options {
    /// A build of `source` into `output` at the moment `now`, with nothing that has to be asked for.
    pub fn new(source: impl Into<PathBuf>, output: impl Into<PathBuf>, now: jiff::Timestamp) -> Self {
        Self {
            source: source.into(),
            output: output.into(),
            theme: None,
            base_url: None,
            drafts: false,
            future: false,
            strict: false,
            images: false,
            gone: Vec::new(),
            precompress: false,
            budget: false,
            lock: false,
            now,
            external: None,
            given: Vec::new(),
        }
    }
}

/// What came of a build, or of an inspection, which is a build that writes nothing.
#[derive(Debug)]
pub struct Outcome {
    /// The texts that diagnostics point into.
    pub sources: Sources,
    /// Everything that was noticed.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the site may be written: it has no errors, and with [`Options::strict`] no warnings.
    pub fit: bool,
    /// What was written; nothing by an inspection, nor where the site is not fit.
    pub report: Option<Report>,
    /// The folders elsewhere that are read with the site's own.
    pub mounted: Vec<PathBuf>,
    /// How many pages the site has.
    pub pages: usize,
    /// The pictures that were made for it, and those that were there.
    pub pictures: images::Cache,
    /// The names of people who have left and whom texts still name.
    pub left: Vec<String>,
    /// What each page takes, if that was measured.
    pub budget: Vec<budget::Page>,
    /// The language that the site says it is in, if messages are in it too.
    pub lang: Option<Lang>,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Something that wants to know how far a build is.
pub trait Watcher: Sync {
    /// A stage begins that has `total` steps.
    fn stage(&self, name: &'static str, total: usize);
    /// One step is done.
    fn tick(&self);
}

/// Builds a site.
///
/// # Errors
/// When a folder cannot be read or written; mistakes of editors are diagnostics of the outcome instead.
pub fn build(options: &Options, watcher: &dyn Watcher) -> Result<Outcome, BuildError> {
    built(options, false, watcher).map(|(outcome, ..)| outcome)
}

/// Builds a site unless nothing has changed since the last time, which is known from what that build left beside its
/// output.
///
/// # Errors
/// Those of [`build`].
pub fn build_again(options: &Options, watcher: &dyn Watcher) -> Result<Outcome, BuildError> {
    write::check_output(&options.output, &options.source).map_err(BuildError::Write)?;
    // What stands in the list of addresses is not known from the build before.
    if !options.lock
        && let Some(outcome) = kept::replay(options)
    {
        return Ok(outcome);
    }
    let begun = Begun::now(options);
    let (mut outcome, read, written) = built(options, true, watcher)?;
    let mut clock = Clock::new();
    kept::keep(options, &begun, &read, &written, &outcome);
    clock.lap("keep");
    outcome.timings.extend(clock.laps);
    Ok(outcome)
}

/// Builds a site, where it `remembers` with the code that was highlighted before; returns what was read and which files were
/// written besides.
fn built(
    options: &Options,
    remembers: bool,
    watcher: &dyn Watcher,
) -> Result<(Outcome, Read, Vec<String>), BuildError> {
    let Prepared { mut outcome, mut artifacts, read, writer } =
        prepared(options, Wanted::Written, remembers, watcher)?;
    let mut clock = Clock::new();
    let mut written = Vec::new();
    if outcome.fit {
        // What seemed to stand against it may have been allowed.
        let opened = writer.map_or_else(|| Writer::open(&options.output), Ok);
        let mut writer = opened.map_err(BuildError::Write)?;
        if options.lock {
            keep_addresses(options, &artifacts)?;
        }
        if options.precompress {
            watcher.stage("compress", 0);
            artifacts.extend(write::packed(&artifacts, &options.output));
            clock.lap("compress");
        }
        watcher.stage("write", 0);
        written = kept::paths(&artifacts);
        let report = writer.take(&mut artifacts).and_then(|()| writer.finish());
        outcome.report = Some(report.map_err(BuildError::Write)?);
        outcome.pictures.evict();
        // Where the sources cannot be written to, the next build just knows less.
        let _ = write::note(&options.source, &outcome.left);
    }
    clock.lap("write");
    outcome.timings.extend(clock.laps);
    Ok((outcome, read, written))
}

/// Adds the pages among `artifacts` to the list of published addresses.
fn keep_addresses(options: &Options, artifacts: &[Artifact]) -> Result<(), BuildError> {
    let path = options.source.join(lock::FILE);
    let kept = lock::read(&path).and_then(|list| write::whole(&path, &lock::renewed(&list, artifacts)));
    kept.map_err(|error| BuildError::Lock(path, error))
}

/// What stands before every address of the site, as its configuration says.
///
/// # Errors
/// Those of [`inspect`].
pub fn base(options: &Options) -> Result<String, BuildError> {
    Inputs::read(options).map(|inputs| inputs.config.baseurl)
}

/// What entries of the site may say, the day of `options` where the site is, and its language.
///
/// # Errors
/// Those of [`inspect`].
pub fn ground(options: &Options) -> Result<(Schema, Date, String), BuildError> {
    let inputs = Inputs::read(options)?;
    let Config { timezone, lang, .. } = inputs.config;
    Ok((inputs.schema, Date::at(options.now, &timezone), lang))
}

/// The language that the site says it is in, if messages are in it too. Nothing but the configuration is read.
pub fn said_lang(options: &Options) -> Option<Lang> {
    inputs::config(options).said_lang()
}

/// Notices everything that [`build`] notices, and writes nothing.
///
/// # Errors
/// Those of [`build`], but for what only writing finds out.
pub fn inspect(options: &Options, watcher: &dyn Watcher) -> Result<Outcome, BuildError> {
    prepared(options, Wanted::Word, false, watcher).map(|prepared| prepared.outcome)
}

/// Every stage but the last: what there is to say, and what is to be written. Without `pictures` these are looked at, and
/// none is made.
///
/// # Errors
/// Those of [`inspect`].
pub fn prepare(
    options: &Options,
    pictures: bool,
    watcher: &dyn Watcher,
) -> Result<(Outcome, Vec<Artifact>), BuildError> {
    let wanted = if pictures { Wanted::Site } else { Wanted::Texts };
    prepared(options, wanted, false, watcher).map(|prepared| (prepared.outcome, prepared.artifacts))
}

/// What a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// All files, written.
    Written,
    /// All files.
    Site,
    /// All but smaller forms of pictures.
    Texts,
    /// What there is to say.
    Word,
}

/// A site that lacks nothing.
struct Prepared {
    outcome: Outcome,
    /// Its files, of which the writer may have taken some.
    artifacts: Vec<Artifact>,
    read: Read,
    /// Who writes it, if somebody is to and nothing seemed to stand against it before search.
    writer: Option<Writer<'static>>,
}

/// Every stage but the last. A site that `writes` leaves memory as soon as nothing needs its bytes, while the index of search
/// is made; it is moved to its place later. One that `remembers` knows the code that was highlighted before, and leaves what it
/// has highlighted to the next.
fn prepared(
    options: &Options,
    wanted: Wanted,
    remembers: bool,
    watcher: &dyn Watcher,
) -> Result<Prepared, BuildError> {
    write::check_output(&options.output, &options.source).map_err(BuildError::Write)?;
    let (clock, inputs) = (Clock::new(), Inputs::read(options)?);
    let (writes, pictures) = (wanted == Wanted::Written, matches!(wanted, Wanted::Written | Wanted::Site));
    // Otherwise the bytes of pages are looked at when all are there.
    let soon = writes && !options.precompress && !options.budget && inputs.config.budget.is_empty();
    let shelf = if soon { Shelf::near(&options.output) } else { None };
    let blocks = remembers.then(|| Arc::new(kept::code::read(options)));
    let how = How { pictures, shelf: shelf.as_ref(), blocks: blocks.as_ref() };
    let mut ready = ready(inputs, clock, options, how, None, watcher);
    let shelf = shelf.filter(|_| ready::is_large(&ready.site));
    if let Some(limits) = &options.external {
        ask_others(&mut ready, limits, options, watcher);
    }
    watcher.stage("search", 0);
    let mut artifacts = std::mem::take(&mut ready.artifacts);
    let noted = render::Noted::of(&artifacts);
    let (sought, ground) = (last::Sought::of(&ready), last::Ground::of(&ready, options));
    if writes {
        ready.forget_texts();
    }
    let fit = writes && last::is_fit(&ready.told, options);
    // Of a site with errors not all texts may have been read.
    if let Some(blocks) = blocks.filter(|_| fit) {
        kept::code::keep(options, &blocks);
    }
    let mut writer = match fit {
        true => Some(Writer::open(&options.output).map_err(BuildError::Write)?),
        false => None,
    };
    let early = writer.as_mut().filter(|_| soon);
    let (taken, index) = rayon::join(
        || early.map_or(Ok(()), |writer| writer.take(&mut artifacts)),
        || match wanted {
            Wanted::Word => sought.told(),
            _ => sought.index(shelf.as_ref()),
        },
    );
    taken.map_err(BuildError::Write)?;
    ready.clock.lap("search");
    let whole = last::whole(&ready, (artifacts, noted), index, &ground);
    ready.clock.lap("budget");
    let read = std::mem::take(&mut ready.read);
    let (outcome, artifacts) = outcome(ready, whole, options);
    Ok(Prepared { outcome, artifacts, read, writer })
}

/// Asks other sites for the pages that texts of the site that is `ready` lead to, and tells what is not there.
fn ask_others(ready: &mut Ready, limits: &external::Limits, options: &Options, watcher: &dyn Watcher) {
    let links = lint::outside::links(&ready.site, &ready.sources);
    let addresses: BTreeSet<String> = links.iter().map(|(address, _)| address.clone()).collect();
    watcher.stage("external", addresses.len());
    let mut known = external::Known::read(&kept::folder(options), options.now);
    let answers = external::check(addresses.into_iter().collect(), &mut known, limits, &|| watcher.tick());
    // Where it cannot be kept, others are asked again the next time.
    let _ = known.write();
    ready.told.extend(lint::outside::tell(links, &answers));
    ready.clock.lap("external");
}

fn outcome(ready: Ready, whole: last::Whole, options: &Options) -> (Outcome, Vec<Artifact>) {
    let mounts = &ready.config.mounts;
    let outcome = Outcome {
        sources: whole.sources,
        fit: last::is_fit(&whole.told, options),
        diagnostics: whole.told,
        report: None,
        mounted: mounts.iter().map(|mount| options.source.join(&mount.source)).collect(),
        pages: last::count_pages(&whole.artifacts),
        pictures: ready.cache,
        left: ready.left,
        budget: whole.budget,
        lang: ready.config.said_lang(),
        timings: ready.clock.laps,
    };
    (outcome, whole.artifacts)
}
