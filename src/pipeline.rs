//! The one file that names every stage.
//!
//! Takes checked options; returns what was built and everything that was noticed. A site with errors is not written,
//! so that what stands in the output folder is always whole.

use crate::artifact::Artifact;
use crate::config::{self, Config};
use crate::diag::{Diagnostic, Summary};
use crate::images;
use crate::load::{self, LoadError, LoadOptions, Loaded, Mount};
use crate::parse::date::Date;
use crate::parse::{self, markdown};
use crate::render::{self, Theme, ThemeFile};
use crate::resolve;
use crate::schema::{self, Schema};
use crate::search::{self, Corpus, expectations};
use crate::source::{Source, Sources};
use crate::write::{self, Report, WriteError};
use crate::yaml;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

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
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Why a build could not run.
#[derive(Debug)]
pub enum BuildError {
    /// The source folder.
    Load(LoadError),
    /// The address that the command line gives the site.
    BaseUrl(String),
    /// The theme's folder.
    Theme(PathBuf, String),
    /// The output folder.
    Write(WriteError),
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BuildError::Load(error) => error.fmt(f),
            BuildError::BaseUrl(base) => write!(
                f,
                "`--base-url` is an address (`https://exemple.fr/vitrine`) or a path (`/vitrine`), and not `{base}`"
            ),
            BuildError::Theme(path, why) => write!(f, "cannot read the theme `{}`: {why}", path.display()),
            BuildError::Write(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BuildError {}

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
    let (mut outcome, artifacts) = prepare(options, true, watcher)?;
    let mut clock = Clock::new();
    if outcome.fit {
        watcher.stage("write", 0);
        outcome.report = Some(write::write(artifacts, &options.output).map_err(BuildError::Write)?);
        outcome.pictures.evict();
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

    let (mut loaded, config, schema) = read(options, &mut told)?;
    let theme = theme(options, &mut loaded, &mut told)?;
    clock.lap("load");

    let shipped = loaded.sources.add(Source::new("(catalogue eigsite)/outils.yml", resolve::SHIPPED));
    let today = today(options, &config);
    watcher.stage("parse", loaded.files.len());
    let documents =
        parse::parse(&loaded, &parse_context(options, &config, &schema, &today), &|| watcher.tick())
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
    let mut artifacts = render::render(&site, &context, &|| watcher.tick()).unpack(&mut told);
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

    let gone = write::gone(&options.output, &artifacts);
    resolve::left_behind(&gone, &site, &config, &schema, &loaded.sources, &mut told);

    watcher.stage("search", 0);
    let corpus = search::pages::corpus(&site, &config, &schema, &loaded.sources).unpack(&mut told);
    let index = search::index::build(&corpus);
    told.extend(failed_expectations(&corpus, &index, &config, &loaded.sources));
    search::add(&mut artifacts, index);
    clock.lap("search");

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
        timings: clock.laps,
    };
    Ok((outcome, artifacts))
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

/// Reads the configuration and the schema first, since they say what else is read.
fn read(options: &Options, told: &mut Vec<Diagnostic>) -> Result<(Loaded, Config, Schema), BuildError> {
    let mut loaded = Loaded::default();
    let value_of = |path: &str, loaded: &mut Loaded, told: &mut Vec<Diagnostic>| {
        let source = load::load_one(&options.source, path, loaded).unpack(told)?;
        let text = &loaded.sources.get(source).text;
        let value = yaml::parse(source, text, 0..text.len()).unpack(told)?;
        Some((source, value))
    };
    let written = value_of("_config.yml", &mut loaded, told);
    let mut config = match &written {
        Some((source, value)) => config::read(*source, &loaded.sources.get(*source).text, value).unpack(told),
        None => Config::default(),
    };
    if let Some(base) = options.base_url.as_ref().filter(|base| !config.set_base(base)) {
        return Err(BuildError::BaseUrl(base.clone()));
    }
    if !options.images {
        config.images.widths.clear();
        config.cards.clear();
    }
    told.extend(written.and_then(|(source, _)| config.missing_url(source)));
    let own = value_of("_schema.yml", &mut loaded, told);
    let own = own.as_ref().map(|(source, value)| schema::Own {
        source: *source,
        text: &loaded.sources.get(*source).text,
        value,
    });
    let named = config.collections.iter().map(|(name, said)| (name.as_str(), said.output == Some(true)));
    let schema = schema::read(own).unpack(told).with_collections(named);
    let mounts = mounts(&config, &schema);
    for mount in mounts.iter().filter(|mount| mount.span.is_some()) {
        let folder = mount.folder(&options.source);
        write::check_output(&options.output, &folder).map_err(BuildError::Write)?;
    }
    let load_options = LoadOptions {
        include: &config.include,
        exclude: &config.exclude,
        collections: &schema.entry_folders(),
        tables: &schema.tables(),
        section: schema.section.as_deref(),
        mounts: &mounts,
        mounts_only: !schema.folders.is_empty(),
        output: Some(&options.output),
        ..LoadOptions::new(&options.source)
    };
    let loaded = load::load(&load_options, loaded).map_err(BuildError::Load)?.unpack(told);
    Ok((loaded, config, schema))
}

/// The folders that the configuration wants read with the site, then those of the site that the schema names.
fn mounts(config: &Config, schema: &Schema) -> Vec<Mount> {
    let named = config.mounts.iter().map(|mount| Mount {
        source: mount.source.clone(),
        target: mount.target.clone(),
        include: mount.include.clone(),
        span: Some(mount.span),
    });
    let own = schema.folders.iter().map(|(folder, target)| Mount {
        source: folder.clone(),
        target: target.clone(),
        include: Vec::new(),
        span: None,
    });
    named.chain(own).collect()
}

fn parse_context<'a>(
    options: &Options,
    config: &'a Config,
    schema: &'a Schema,
    today: &Date,
) -> parse::Context<'a> {
    parse::Context {
        config,
        schema,
        languages: schema.languages(),
        markdown: markdown::Options {
            french: config.lang == "fr",
            trusted_html: config.trusted_html,
            highlight: true,
            site_url: config.url.clone(),
            baseurl: config.baseurl.clone(),
        },
        drafts: options.drafts || config.drafts,
        future: options.future || config.future,
        today: *today,
    }
}

/// The layers of the theme: the folder named on the command line, then the site's own `_theme/`.
fn theme(options: &Options, loaded: &mut Loaded, told: &mut Vec<Diagnostic>) -> Result<Theme, BuildError> {
    let mut layers = Vec::new();
    if let Some(folder) = &options.theme {
        layers = theme_folder(folder, &mut loaded.sources)
            .map_err(|why| BuildError::Theme(folder.clone(), why))?;
    }
    for file in &loaded.files {
        let Some(path) = file.path.strip_prefix("_theme/") else { continue };
        match &file.kind {
            load::FileKind::Text(source) => layers.push(ThemeFile::Text(path.to_owned(), *source)),
            load::FileKind::Static(_) => layers.push(ThemeFile::Copy(path.to_owned(), file.full.clone())),
            load::FileKind::Broken(_) => {}
        }
    }
    loaded.files.retain(|file| !file.path.starts_with("_theme/"));
    Ok(Theme::load(&mut loaded.sources, &layers).unpack(told))
}

fn theme_folder(folder: &Path, sources: &mut Sources) -> Result<Vec<ThemeFile>, String> {
    let mut layers = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| error.to_string())?;
        if !entry.file_type().is_file() {
            continue;
        }
        let below = entry.path().strip_prefix(folder).map_err(|error| error.to_string())?;
        let path = below.to_string_lossy().replace('\\', "/");
        if path.starts_with("static/") {
            layers.push(ThemeFile::Copy(path, entry.path().to_owned()));
        } else if path.starts_with("templates/") || path.starts_with("strings/") {
            let text = std::fs::read_to_string(entry.path()).map_err(|error| format!("{path}: {error}"))?;
            let source = sources.add(Source::new(entry.path().to_string_lossy(), text));
            layers.push(ThemeFile::Text(path, source));
        }
    }
    Ok(layers)
}

fn today(options: &Options, config: &Config) -> Date {
    Date::at(options.now, &config.timezone)
}

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
