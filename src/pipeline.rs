//! The one file that names every stage.
//!
//! Takes checked options; returns what was built and everything that was noticed. A site with errors is not written,
//! so that what stands in the output folder is always whole.

mod error;
mod inputs;

pub use error::BuildError;

use crate::artifact::Artifact;
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Summary};
use crate::parse::date::Date;
use crate::search::{self, Corpus, expectations};
use crate::source::{Source, Sources, Span};
use crate::write::Report;
use crate::{budget, images, load, parse, render, resolve, write, yaml};
use std::collections::HashSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

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
    /// The day of the build: what is later is not published.
    pub now: jiff::Timestamp,
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
    let (mut outcome, mut artifacts) = prepare(options, true, watcher)?;
    let mut clock = Clock::new();
    if outcome.fit {
        if options.precompress {
            watcher.stage("compress", 0);
            artifacts.extend(write::packed(&artifacts, &options.output));
            clock.lap("compress");
        }
        watcher.stage("write", 0);
        outcome.report = Some(write::write(artifacts, &options.output).map_err(BuildError::Write)?);
        outcome.pictures.evict();
        // Where the sources cannot be written to, the next build just knows less.
        let _ = write::note(&options.source, &outcome.left);
    }
    clock.lap("write");
    outcome.timings.extend(clock.laps);
    Ok(outcome)
}

/// Notices everything that [`build`] notices, and writes nothing.
///
/// # Errors
/// Those of [`build`], but for what only writing finds out.
pub fn inspect(options: &Options, watcher: &dyn Watcher) -> Result<Outcome, BuildError> {
    prepare(options, false, watcher).map(|(outcome, _)| outcome)
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
    write::check_output(&options.output, &options.source).map_err(BuildError::Write)?;
    let mut told = Vec::new();
    let mut clock = Clock::new();

    let (mut loaded, config, schema) = inputs::read(options, &mut told)?;
    let theme = inputs::theme(options, &mut loaded, &mut told)?;
    clock.lap("load");

    let shipped = loaded.sources.add(Source::new("(catalogue eigsite)/outils.yml", resolve::SHIPPED));
    let today = Date::at(options.now, &config.timezone);
    watcher.stage("parse", loaded.files.len());
    let documents =
        parse::parse(&loaded, &inputs::parse_context(options, &config, &schema, &today), None, &|| {
            watcher.tick()
        })
        .unpack(&mut told);
    clock.lap("parse");

    watcher.stage("resolve", 0);
    let context = resolve::Context {
        config: &config,
        schema: &schema,
        sources: &loaded.sources,
        places: resolve::Places::new(&loaded.sources),
        shipped,
        today,
    };
    let site = resolve::resolve(documents, &context).unpack(&mut told);
    clock.lap("resolve");

    watcher.stage("render", site.entries.len());
    let context = render::Context { config: &config, schema: &schema, theme: &theme, today: today.civil() };
    let mut artifacts = render::render(&site, &context, None, &|| watcher.tick()).unpack(&mut told);
    clock.lap("render");

    let cards = render::cards(&site, &config, &schema);
    let context = images::Context {
        settings: &config.images,
        base: &config.baseurl,
        output: &options.output,
        making: pictures,
        verbatim: site
            .files
            .iter()
            .filter(|file| file.text.is_some())
            .map(|file| file.path.as_str())
            .collect(),
    };
    let images::Done { cache, faults } =
        images::complete(&mut artifacts, cards, &context, &|count| watcher.stage("images", count), &|| {
            watcher.tick()
        });
    if !faults.is_empty() {
        let places = resolve::named_at(&site, faults.iter().map(|fault| fault.path.as_str()).collect());
        told.extend(images::tell(faults, &places, &mut loaded.sources));
    }
    clock.lap("images");

    if site.consent_in_force {
        artifacts.push(Artifact::text(CONSENT, ""));
    }
    let gone = write::gone(&options.output, &artifacts);
    let was_in_force = gone.iter().any(|path| path == CONSENT);
    told.extend(resolve::consent_lapsed(was_in_force, &site, &config, &schema));
    let names: Vec<String> = write::noted(&options.source).into_iter().chain(options.gone.clone()).collect();
    let read = |path: &str| std::fs::read_to_string(options.output.join(path)).ok();
    let people = resolve::Gone { pages: &gone, read: &read, names: &names };
    let left = resolve::left_behind(&people, &site, &config, &schema, &loaded.sources, &mut told);

    watcher.stage("search", 0);
    let corpus = search::pages::corpus(&site, &config, &schema, &loaded.sources).unpack(&mut told);
    let index = search::index::build(&corpus);
    told.extend(failed_expectations(&corpus, &index, &config, &loaded.sources));
    search::add(&mut artifacts, index);
    clock.lap("search");
    add_headers(&mut artifacts, &site, &config, &mut loaded, &mut told);
    let budget = if options.budget || !config.budget.is_empty() {
        budget::pages(&artifacts, &render::page_kinds(&site, &schema), &config.baseurl)
    } else {
        Vec::new()
    };
    told.extend(budget::check(&budget, &config.budget));
    clock.lap("budget");

    let pages = artifacts.iter().filter(|artifact| artifact.path.ends_with(".html")).count();
    let summary = Summary::of(&told);
    let fit = summary.errors == 0 && !(options.strict && summary.warnings > 0);
    let mounted = config.mounts.iter().map(|mount| options.source.join(&mount.source)).collect();
    let outcome = Outcome {
        sources: loaded.sources,
        diagnostics: told,
        fit,
        report: None,
        mounted,
        pages,
        pictures: cache,
        left,
        budget,
        timings: clock.laps,
    };
    Ok((outcome, artifacts))
}

/// Adds the files that tell servers what to say of each other file. An editor's own takes the place of ours; if it has no
/// policy, pages have none.
fn add_headers(
    artifacts: &mut Vec<Artifact>,
    site: &resolve::Site,
    config: &Config,
    loaded: &mut load::Loaded,
    told: &mut Vec<Diagnostic>,
) {
    let own: HashSet<&str> = site.files.iter().map(|file| file.path.as_str()).collect();
    let made = render::headers(artifacts, &own, config);
    artifacts.extend(made.into_iter().filter(|artifact| !own.contains(artifact.path.as_str())));
    let Some(file) = site.files.iter().find(|file| file.path == render::HEADERS) else { return };
    let text = std::fs::read_to_string(&file.file).unwrap_or_default();
    if !text.to_ascii_lowercase().contains("content-security-policy") {
        let source = loaded.sources.add(Source::new(render::HEADERS, text));
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

/// How long each stage takes.
struct Clock {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn new() -> Self {
        Self { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.laps.push((name, now - self.last));
        self.last = now;
    }
}
