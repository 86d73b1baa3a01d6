//! The one file that names every stage.
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
mod session;
mod tree;
mod why;

pub use days::{Change, Day, days};
pub use error::BuildError;
pub use files::Files;
pub use made::{Made, Place};
pub use moment::moment;
pub use session::{Finished, Session, Unfinished, Update};
pub use tree::{File, Stamp, Tree};
pub use why::{By, NoPage, Part, Why, why_file, why_url};

use crate::artifact::{Artifact, Shelf};
use crate::config::Config;
use crate::diag::{Diagnostic, Lang};
use crate::load::FileEntry;
pub use crate::load::LeftOut;
use crate::parse::date::Date;
use crate::render::Theme;
use crate::resolve::Site;
use crate::schema::Schema;
use crate::source::{SourceId, Sources};
use crate::write::{Report, Writer};
use crate::{budget, external, images, lint, lock, parse, render, resolve, write};
use clock::Clock;
use inputs::Inputs;
use kept::{Begun, Read};
use memo::Memo;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// An empty file of the site that says that consent was in force when it was built.
const CONSENT: &str = ".eigsite-consent";

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
    built(options, watcher).map(|(outcome, ..)| outcome)
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
    let (mut outcome, read, written) = built(options, watcher)?;
    let mut clock = Clock::new();
    kept::keep(options, &begun, &read, &written, &outcome);
    clock.lap("keep");
    outcome.timings.extend(clock.laps);
    Ok(outcome)
}

/// Builds a site; returns what was read and which files were written besides.
fn built(options: &Options, watcher: &dyn Watcher) -> Result<(Outcome, Read, Vec<String>), BuildError> {
    let Prepared { mut outcome, mut artifacts, read, writer } = prepared(options, Wanted::Written, watcher)?;
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
    let kept = lock::read(&path).and_then(|list| lock::write(&path, &lock::renewed(&list, artifacts)));
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

/// The language that the site says it is in, if messages are in it too; nothing of a site that cannot be read.
pub fn said_lang(options: &Options) -> Option<Lang> {
    Inputs::read(options).ok()?.config.said_lang()
}

/// Notices everything that [`build`] notices, and writes nothing.
///
/// # Errors
/// Those of [`build`], but for what only writing finds out.
pub fn inspect(options: &Options, watcher: &dyn Watcher) -> Result<Outcome, BuildError> {
    prepared(options, Wanted::Word, watcher).map(|prepared| prepared.outcome)
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
    prepared(options, wanted, watcher).map(|prepared| (prepared.outcome, prepared.artifacts))
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
/// is made; it is moved to its place later.
fn prepared(options: &Options, wanted: Wanted, watcher: &dyn Watcher) -> Result<Prepared, BuildError> {
    write::check_output(&options.output, &options.source).map_err(BuildError::Write)?;
    let (clock, inputs) = (Clock::new(), Inputs::read(options)?);
    let (writes, pictures) = (wanted == Wanted::Written, matches!(wanted, Wanted::Written | Wanted::Site));
    // Otherwise the bytes of pages are looked at when all are there.
    let soon = writes && !options.precompress && !options.budget && inputs.config.budget.is_empty();
    let shelf = if soon { Shelf::near(&options.output) } else { None };
    let how = How { pictures, shelf: shelf.as_ref() };
    let mut ready = ready(inputs, clock, options, how, None, watcher);
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
    let mut writer = match writes && last::is_fit(&ready.told, options) {
        true => Some(Writer::open(&options.output).map_err(BuildError::Write)?),
        false => None,
    };
    let early = writer.as_mut().filter(|_| soon);
    let (taken, index) = rayon::join(
        || early.map_or(Ok(()), |writer| writer.take(&mut artifacts)),
        || match wanted {
            Wanted::Word => sought.told(),
            _ => sought.index(),
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

/// A site that lacks nothing but what comes last: the index of search, and what is said of all its files together.
#[derive(Debug)]
struct Ready {
    config: Config,
    schema: Schema,
    theme: Theme,
    site: Site,
    sources: Sources,
    /// The last of those that were read; what comes after was added later.
    shipped: SourceId,
    artifacts: Vec<Artifact>,
    told: Vec<Diagnostic>,
    /// Which part of `told` was noticed while texts were parsed, one by one.
    parsed: Range<usize>,
    cache: images::Cache,
    pictures: images::Known,
    left: Vec<String>,
    /// Whether texts were looked through for names of people who have left.
    looked_through: bool,
    read: Read,
    files: Vec<FileEntry>,
    /// Whether some of them are reached by links, so that one may have several paths.
    linked: bool,
    today: Date,
    clock: Clock,
}

impl Ready {
    /// Lets go of entries, and of texts in which nothing was noticed or is allowed: what comes last asks for neither.
    fn forget_texts(&mut self) {
        let noticed: HashSet<SourceId> = self.told.iter().flat_map(Diagnostic::sources).collect();
        for entry in self.site.entries.drain(..).filter(|entry| entry.origin.path.is_some()) {
            let source = entry.origin.span.source;
            if !noticed.contains(&source) && !lint::levels::allows(self.sources.get(source)) {
                self.sources.forget(source);
            }
        }
    }
}

/// How a site is made.
#[derive(Debug, Clone, Copy)]
struct How<'a> {
    /// Whether smaller forms of pictures are made; otherwise pictures are only looked at.
    pictures: bool,
    /// Where pages wait, if memory need not hold them.
    shelf: Option<&'a Arc<Shelf>>,
}

impl How<'_> {
    /// As `options` say, with all pages in memory.
    fn in_memory(options: &Options) -> Self {
        Self { pictures: options.images, shelf: None }
    }
}

/// Every stage up to the pictures, of what `clock` has seen being read. What is in `memo` is not made again.
fn ready(
    inputs: Inputs,
    mut clock: Clock,
    options: &Options,
    how: How,
    mut memo: Option<&mut Memo>,
    watcher: &dyn Watcher,
) -> Ready {
    let Inputs { mut loaded, config, schema, theme, shipped, read: (files, folders), mut told } = inputs;
    clock.lap("load");

    let today = Date::at(options.now, &config.timezone);
    if let Some(memo) = &mut memo {
        memo.check(&loaded.sources, options, today);
    }
    watcher.stage("parse", loaded.files.len());
    let context = inputs::parse_context(options, &config, &schema, &today);
    let known = memo.as_deref_mut().map(|memo| &mut memo.parse);
    let before = told.len();
    let documents = parse::parse(&loaded, &context, known, &|| watcher.tick()).unpack(&mut told);
    let parsed = before..told.len();
    clock.lap("parse");

    let hangs = parse::hangs_on_the_moment(&loaded, &documents.documents, &context);
    let read = Read {
        files,
        folders,
        more: loaded.linked || !config.mounts.is_empty(),
        span: span(&config, hangs, options),
    };

    watcher.stage("resolve", 0);
    let context = resolve::Context {
        config: &config,
        schema: &schema,
        sources: &loaded.sources,
        places: resolve::Places::new(&loaded.sources),
        shipped,
        today,
    };
    let mut site = resolve::resolve(documents, &context).unpack(&mut told);
    clock.lap("resolve");

    watcher.stage("render", site.entries.len());
    let (shelf, today_here) = (how.shelf, today.civil());
    let context =
        render::Context { config: &config, schema: &schema, theme: &theme, today: today_here, shelf };
    let once = memo.is_none();
    let known = memo.map(|memo| &mut memo.render);
    let mut artifacts = render::render(&site, &context, known, &|| watcher.tick()).unpack(&mut told);
    if once {
        site.forget_html();
    }
    clock.lap("render");

    let context = lint::Context { config: &config, sources: &loaded.sources };
    told.extend(lint::check(&site, &artifacts, &context));
    told.extend(lint::unused(&site, &mut loaded.sources));
    clock.lap("lint");

    let cards = render::cards(&site, &config, &schema);
    let context = images_context(&config, &site, options, how);
    let images::Done { cache, faults, pictures: known } =
        images::complete(&mut artifacts, cards, &context, &|count| watcher.stage("images", count), &|| {
            watcher.tick()
        });
    if !faults.is_empty() {
        let places = resolve::named_at(&site, faults.iter().map(|fault| fault.path.as_str()).collect());
        told.extend(images::tell(faults, &places, &mut loaded.sources));
    }
    clock.lap("images");

    let list = loaded.sources.iter().find(|(_, source)| source.path == lock::FILE);
    told.extend(list.into_iter().flat_map(|(id, list)| lock::check(id, &list.text, &artifacts, &site)));
    if site.consent_in_force {
        artifacts.push(Artifact::text(CONSENT, ""));
    }
    let gone = write::gone(&options.output, &artifacts);
    let was_in_force = gone.iter().any(|path| path == CONSENT);
    told.extend(resolve::consent_lapsed(was_in_force, &site, &config, &schema));
    let names: Vec<String> = write::noted(&options.source).into_iter().chain(options.gone.clone()).collect();
    let written = |path: &str| std::fs::read_to_string(options.output.join(path)).ok();
    let people = resolve::Gone { pages: &gone, read: &written, names: &names };
    let left = resolve::left_behind(&people, &site, &config, &schema, &loaded.sources, &mut told);
    Ready {
        read,
        looked_through: left.is_some(),
        config,
        schema,
        theme,
        site,
        sources: loaded.sources,
        shipped,
        artifacts,
        told,
        parsed,
        cache,
        pictures: known,
        left: left.unwrap_or_default(),
        files: loaded.files,
        linked: loaded.linked,
        today,
        clock,
    }
}

/// The seconds between which a build at the moment of `options` comes to the same: the rest of the day, or that second
/// alone.
fn span(config: &Config, hangs: bool, options: &Options) -> (i64, i64) {
    let now = options.now.as_second();
    let here = options.now.to_zoned(config.timezone.clone());
    let over = here.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
    (now, over.ok().filter(|_| !hangs).map_or(now + 1, |over| over.timestamp().as_second()))
}

fn images_context<'a>(
    config: &'a Config,
    site: &'a Site,
    options: &'a Options,
    how: How<'a>,
) -> images::Context<'a> {
    let verbatim = site.files.iter().filter(|file| file.text.is_some()).map(|file| file.path.as_str());
    images::Context {
        settings: &config.images,
        base: &config.baseurl,
        output: &options.output,
        making: how.pictures,
        verbatim: verbatim.collect(),
        shelf: how.shelf,
    }
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
