//! What the stages work on and with: the configuration, the schema, the files, the theme.
//!
//! Takes options; reads everything, or takes it from the build before where only texts have changed.

use super::{BuildError, Options, Ready};
use crate::config::{self, Config};
use crate::diag::Diagnostic;
use crate::load::{self, LoadOptions, Loaded, Mount};
use crate::parse::date::Date;
use crate::parse::{self, markdown};
use crate::render::{Theme, ThemeFile};
use crate::schema::{self, Schema};
use crate::source::{Source, SourceId, Sources};
use crate::yaml::{self, Value};
use crate::{resolve, write};
use std::path::{Path, PathBuf};

/// What the stages work on and with.
#[derive(Debug)]
pub(super) struct Inputs {
    pub loaded: Loaded,
    pub config: Config,
    pub schema: Schema,
    pub theme: Theme,
    /// The source of the tools that the program knows by itself: the last one.
    pub shipped: SourceId,
    /// The files and the folders that were read.
    pub read: (Vec<PathBuf>, Vec<PathBuf>),
    /// What was noticed.
    pub told: Vec<Diagnostic>,
}

impl Inputs {
    /// Reads everything.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn read(options: &Options) -> Result<Self, BuildError> {
        let mut told = Vec::new();
        let (mut loaded, config, schema) = read(options, &mut told)?;
        let files = loaded.files.iter().map(|file| file.full.clone()).collect();
        let folders = std::mem::take(&mut loaded.folders);
        let theme = theme(options, &mut loaded, &mut told)?;
        let shipped = loaded.sources.add(Source::new("(catalogue eigsite)/outils.yml", resolve::SHIPPED));
        Ok(Self { loaded, config, schema, theme, shipped, read: (files, folders), told })
    }

    /// Those of the build that came to `ready`.
    pub fn of(ready: Ready) -> Self {
        let Ready { mut sources, files, linked, config, schema, theme, shipped, read, mut told, .. } = ready;
        sources.truncate(shipped.0 as usize + 1);
        told.truncate(ready.parsed.start);
        let loaded = Loaded { sources, files, folders: Vec::new(), linked };
        Self { loaded, config, schema, theme, shipped, read: (read.files, read.folders), told }
    }
}

/// Reads the configuration and the schema first, since they say what else is read.
fn read(options: &Options, told: &mut Vec<Diagnostic>) -> Result<(Loaded, Config, Schema), BuildError> {
    let mut loaded = Loaded::default();
    let (written, mut config) = configuration(options, &mut loaded, told);
    if let Some(base) = options.base_url.as_ref().filter(|base| !config.set_base(base)) {
        return Err(BuildError::BaseUrl(base.clone()));
    }
    if !options.images {
        config.images.widths.clear();
        config.cards = Some(Vec::new());
    }
    told.extend(written.and_then(|source| config.missing_url(source)));
    let own = value_of("_schema.yml", options, &mut loaded, told);
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
    let (collections, tables) = (schema.entry_folders(), schema.tables());
    let load_options = LoadOptions {
        tables: &tables,
        mounts: &mounts,
        ..load_options(options, &config, &schema, &collections)
    };
    for (path, text) in &options.given {
        if !["_config.yml", "_schema.yml"].contains(&path.as_str()) {
            load::give(&options.source, path, text, &mut loaded);
        }
    }
    let loaded = load::load(&load_options, loaded).map_err(BuildError::Load)?.unpack(told);
    Ok((loaded, config, schema))
}

/// The value in the file at `path` of the site's folder; nothing if it is not there or cannot be used.
fn value_of(
    path: &str,
    options: &Options,
    loaded: &mut Loaded,
    told: &mut Vec<Diagnostic>,
) -> Option<(SourceId, Value)> {
    let given = options.given.iter().find(|(given, _)| given == path);
    let source = match given {
        Some((_, text)) => load::give(&options.source, path, text, loaded),
        None => load::load_one(&options.source, path, loaded).unpack(told)?,
    };
    let text = &loaded.sources.get(source).text;
    let value = yaml::parse(source, text, 0..text.len()).unpack(told)?;
    Some((source, value))
}

/// The configuration, and the source that it stands in; without one, what goes without saying.
fn configuration(
    options: &Options,
    loaded: &mut Loaded,
    told: &mut Vec<Diagnostic>,
) -> (Option<SourceId>, Config) {
    match value_of("_config.yml", options, loaded, told) {
        Some((source, value)) => {
            let config = config::read(source, &loaded.sources.get(source).text, &value).unpack(told);
            (Some(source), config)
        }
        None => (None, Config::default()),
    }
}

/// The configuration alone, whatever is wrong with it.
pub(super) fn config(options: &Options) -> Config {
    configuration(options, &mut Loaded::default(), &mut Vec::new()).1
}

/// What is read of the site's own folder; `collections` are the folders of the schema's entries.
pub(super) fn load_options<'a>(
    options: &'a Options,
    config: &'a Config,
    schema: &'a Schema,
    collections: &'a [String],
) -> LoadOptions<'a> {
    LoadOptions {
        include: &config.include,
        exclude: &config.exclude,
        collections,
        section: schema.section.as_deref(),
        mounts_only: !schema.folders.is_empty(),
        output: Some(&options.output),
        ..LoadOptions::new(&options.source)
    }
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

/// What documents are parsed with.
pub(super) fn parse_context<'a>(
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
            blocks: None,
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
