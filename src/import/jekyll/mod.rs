//! A site made with Jekyll.
//!
//! Takes its folder; returns what it becomes here. The rules by which Jekyll chooses files and gives them addresses are in
//! [`addresses`], what becomes of its configuration in [`config`].

mod addresses;
mod config;
mod plugins;
mod reuse;
mod shape;

use super::old::{self, Old, failure};
use super::stamp::is_ours;
use super::todo::{Todo, files_below, line_of};
use super::{Engine, Import, redirects};
use crate::config::{self as settings, Config};
use crate::diag::{Checked, Failure, Text, text};
use crate::load::LoadOptions;
use crate::parse::date::Date;
use crate::source::SourceId;
use crate::yaml::{self, Map, Value};
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};

/// The file that Jekyll's configuration is in, and the one that it goes to.
const CONFIG: &str = "_config.yml";
const KEPT: &str = "_config.jekyll.yml";

/// The site as Jekyll sees it.
struct Site<'a> {
    /// The folder of its texts.
    root: PathBuf,
    /// The configuration as written.
    raw: &'a Map,
    /// What is understood of it.
    config: &'a Config,
    /// Its texts and files.
    old: &'a Old,
    /// Collections besides posts: name and whether their texts have pages.
    collections: Vec<(String, bool)>,
    /// The day of the import.
    today: Date,
}

/// Reads the site in `root`.
///
/// # Errors
/// Those of [`super::read`].
pub fn read(root: &Path, now: Timestamp) -> Result<Import, Failure> {
    let (file, text) = config_file(root)?;
    let is_there = text.is_some();
    let text = text.unwrap_or_default();
    let (raw, config) = parse(&file, &text)?;
    let folder = raw.get("source").and_then(Value::to_text).unwrap_or_default();
    let sources = root.join(folder.trim_matches(['.', '/']));
    let collections: Vec<(String, bool)> = config
        .collections
        .iter()
        .filter(|(name, _)| name != "posts")
        .map(|(name, said)| (name.clone(), said.output == Some(true)))
        .collect();
    let names: Vec<String> = collections.iter().map(|(name, _)| name.clone()).collect();
    let options = LoadOptions {
        include: &config.include,
        exclude: &config.exclude,
        collections: &names,
        ..LoadOptions::new(&sources)
    };
    let old = old::read(&options)?;
    if !is_there && old.texts.is_empty() {
        return Err(Failure(text!("is-no-site-of", path = root.display().to_string(), engine = "Jekyll")));
    }
    let today = Date::at(now, &config.timezone);
    let site = Site { root: sources, raw: &raw, config: &config, old: &old, collections, today };
    let kept = file == CONFIG || file == KEPT;
    // Where it will be when somebody looks for it.
    let shown = if kept { KEPT } else { file.as_str() };
    let mut todos = plugins::todos(&raw, shown, &text);
    todos.extend(leftovers(&site, root, (shown, &text)));
    let mut import = Import {
        engine: Engine::Jekyll,
        config_file: is_there.then_some(file),
        kept_as: kept.then_some(KEPT),
        lang: config::language(&site).0,
        settings: config::settings(&site),
        schema: shape::schema(&site),
        files: redirects::file(root, &[], plugins::moved_topics(&site)).into_iter().collect(),
        addresses: addresses::all(&site),
        read: shape::read_as_it_is(&site),
        converted: Vec::new(),
        todos,
    };
    import.converted = config::converted(&site, &import);
    Ok(import)
}

/// The file of the configuration, and its text if it is there: that which an earlier import has put aside, or else the site's.
fn config_file(root: &Path) -> Result<(String, Option<String>), Failure> {
    let text = |name: &str| match fs::read_to_string(root.join(name)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some).map_err(|error| failure(name, &error)),
    };
    if let (Some(new), Some(kept)) = (text(CONFIG)?, text(KEPT)?)
        && is_ours(&new)
    {
        return Ok((KEPT.to_owned(), Some(kept)));
    }
    for name in [CONFIG, "_config.yaml", "_config.toml"] {
        if let Some(text) = text(name)? {
            return Ok((name.to_owned(), Some(text)));
        }
    }
    Ok((CONFIG.to_owned(), None))
}

/// What the configuration says, as written and as it is understood.
fn parse(file: &str, text: &str) -> Result<(Map, Config), Failure> {
    let checked = match file.ends_with(".toml") {
        true => {
            let Checked { value, diagnostics } = yaml::toml::parse(SourceId(0), text, 0..text.len());
            Checked { value: value.map(Value::Map), diagnostics }
        }
        false => yaml::parse(SourceId(0), text, 0..text.len()),
    };
    match checked.value {
        Some(Value::Map(map)) => {
            let config = settings::read(SourceId(0), text, &Value::Map(map.clone())).value;
            Ok((map, config))
        }
        Some(Value::Null) => Ok((Map::default(), Config::default())),
        _ => {
            let why = checked.diagnostics.into_iter().next().map(|told| told.message);
            let why = why.unwrap_or(text!("the-configuration-is-not-a-list"));
            Err(Failure(text!("the-configuration-cannot-be-read", path = file, why = why)))
        }
    }
}

/// What of the old site does not come along: layouts, includes, plugins, Sass.
fn leftovers(site: &Site, root: &Path, (config, text): (&str, &str)) -> Vec<Todo> {
    let below = |key: &str, usual: &str| {
        let folder = site.raw.get(key).and_then(Value::to_text).unwrap_or_else(|| usual.to_owned());
        let folder = site.root.join(folder.trim_matches('/'));
        let folder = folder.strip_prefix(root).map(|path| path.to_string_lossy().into_owned());
        files_below(root, &folder.unwrap_or_default())
    };
    let users = |path: &str| {
        let name = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let layout =
            |text: &old::OldText| addresses::filled(site, text).get("layout").and_then(Value::to_text);
        site.old.texts.iter().filter(|text| layout(text) == name).count()
    };
    let layout = |path: String| {
        let what = text!("a-layout-that-so-many-texts", texts = text!("texts", count = users(&path)));
        Todo::file(path, what)
    };
    let todo = |what: Text| move |path: String| Todo::file(path, what.clone());
    let mut todos: Vec<Todo> = below("layouts_dir", "_layouts").into_iter().map(layout).collect();
    todos.extend(below("includes_dir", "_includes").into_iter().map(todo(text!("an-include"))));
    todos.extend(below("plugins_dir", "_plugins").into_iter().map(todo(text!("a-plugin-in-ruby"))));
    todos.extend(below("sass_dir", "_sass").into_iter().map(todo(text!("a-style-sheet-in-sass"))));
    let sass = site.old.texts.iter().filter(|text| is_sass(&text.path));
    todos.extend(sass.map(|text| Todo::file(&text.path, text!("a-style-sheet-in-sass"))));
    let of_themes = site.raw.keys().filter(|key| matches!(*key, "theme" | "remote_theme"));
    todos.extend(
        of_themes.map(|key| Todo::line(config, line_of(text, key), text!("a-theme-does-not-come-along"))),
    );
    todos
}

/// Whether a style sheet is made of the file at `path`.
fn is_sass(path: &str) -> bool {
    path.ends_with(".scss") || path.ends_with(".sass")
}
