//! A site made with Hugo.
//!
//! Takes its folder; returns what it becomes here: the layout `use: hugo-v3` of the schema, and what differs from it. The rules
//! by which Hugo gives addresses are in [`addresses`], what becomes of its configuration in [`config`].

mod addresses;
mod config;
mod file;
mod menu;
mod moved;
mod sections;
mod shape;
mod taxonomies;
mod template;

use super::old::{self, Old};
use super::todo::{Todo, files_below, line_of};
use super::{Engine, Import, redirects};
use crate::diag::{Failure, Text, text};
use crate::load::LoadOptions;
use crate::parse::date::Date;
use crate::yaml::{Map, Value};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::Path;

/// The site as Hugo sees it.
struct Site<'a> {
    /// The configuration, its keys at the top in small letters.
    raw: &'a Map,
    /// Its texts and the files beside them.
    old: &'a Old,
    /// The languages besides that of the site, each with the folder of its texts below that of all, if it has one.
    languages: Vec<(String, Option<String>)>,
    /// The language of the site.
    lang: String,
    /// Whether addresses have no accents.
    plain: bool,
    /// The zone in which moments become days.
    zone: TimeZone,
    /// The day of the import.
    today: Date,
}

/// Reads the site in `root`.
///
/// # Errors
/// Those of [`super::read`].
pub fn read(root: &Path, now: Timestamp) -> Result<Import, Failure> {
    let file::Config { path, text, map: raw } = file::read(root)?;
    let folder = |key: &str, usual: &str| {
        let said = file::said(&raw, key).unwrap_or_else(|| usual.to_owned());
        said.trim_matches(['.', '/']).to_owned()
    };
    let content = config::own_folder(&raw).unwrap_or_else(|| folder("contentdir", "content"));
    if !root.join(&content).is_dir() {
        return Err(Failure(text!("is-no-site-of", path = root.display().to_string(), engine = "Hugo")));
    }
    let read = |folder: &str| {
        let base = root.join(folder);
        old::read(&LoadOptions { section: Some("_index.md"), ..LoadOptions::new(&base) })
    };
    let mut old = read(&content)?;
    let zone =
        file::said(&raw, "timezone").and_then(|name| TimeZone::get(&name).ok()).unwrap_or(TimeZone::UTC);
    let today = Date::at(now, &zone);
    let (lang, languages) = config::languages(&raw, &old, &content);
    let elsewhere = config::elsewhere(&raw, &lang, &content);
    for (code, folder) in elsewhere.iter().filter(|(_, folder)| root.join(folder).is_dir()) {
        old.take_in(code, read(folder)?);
    }
    let plain = raw.get("removepathaccents").and_then(Value::as_bool) == Some(true);
    let site = Site { raw: &raw, old: &old, languages, lang, plain, zone, today };
    let static_folders = statics(&raw);
    let mut files = Vec::new();
    files.extend(menu::file(&site, root));
    let mut addresses = addresses::all(&site);
    for folder in &static_folders {
        let below = files_below(root, folder);
        let urls = below.iter().filter_map(|path| path.strip_prefix(folder.as_str()));
        addresses.extend(urls.map(|url| super::Address { url: url.to_owned(), text: None }));
    }
    addresses.sort();
    addresses.dedup_by(|later, first| later.url == first.url);
    let schema = shape::schema(&site, &content, &static_folders, &elsewhere);
    let mut import = Import {
        engine: Engine::Hugo,
        config_file: path,
        kept_as: None,
        lang: site.lang.clone(),
        settings: config::settings(&site),
        schema,
        files,
        addresses,
        read: shape::read_as_it_is(&site, root, &static_folders),
        converted: Vec::new(),
        todos: todos(root, &site, &text),
    };
    import.files.extend(redirects::file(root, &static_folders, moved::moved(&site)));
    import.converted = config::converted(&site, &import);
    Ok(import)
}

/// The folders whose files are copied to the root.
fn statics(raw: &Map) -> Vec<String> {
    let said = match raw.get("staticdir") {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(value) => value.to_text().into_iter().collect(),
        None => vec!["static".to_owned()],
    };
    said.into_iter()
        .map(|folder| folder.trim_matches(['.', '/']).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// What does not come along: templates, shortcodes, assets, modules.
fn todos(root: &Path, site: &Site, config: &str) -> Vec<Todo> {
    let (codes, layouts): (Vec<String>, Vec<String>) = files_below(root, "layouts")
        .into_iter()
        .partition(|path| path.contains("/shortcodes/") || path.contains("/_shortcodes/"));
    let todo = |what: Text| move |path: String| Todo::file(path, what.clone());
    let mut todos: Vec<Todo> = layouts.into_iter().map(todo(text!("a-template-of-hugo"))).collect();
    todos.extend(codes.into_iter().map(todo(text!("a-shortcode-of-the-site"))));
    todos.extend(files_below(root, "archetypes").into_iter().map(todo(text!("an-archetype"))));
    todos.extend(files_below(root, "assets").into_iter().map(todo(text!("a-file-that-hugo-worked-on"))));
    todos.extend(files_below(root, "i18n").into_iter().map(todo(text!("words-of-the-old-templates"))));
    let name = file::name(root).unwrap_or_default();
    for key in ["theme", "module"] {
        if site.raw.get(key).is_some() {
            todos.push(Todo::line(&name, line_of(config, key), text!("a-theme-does-not-come-along")));
        }
    }
    let templates =
        sections::sections(site).into_iter().filter_map(|name| template::template_of(site, &name));
    todos.extend(templates.filter(|template| !template::is_known(template)).map(|template| {
        Todo::line(
            &name,
            line_of(config, "permalinks"),
            text!("addresses-of-this-form-are-not", form = template),
        )
    }));
    todos
}
