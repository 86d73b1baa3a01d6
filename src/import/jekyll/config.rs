//! What becomes of Jekyll's `_config.yml`.

use super::addresses::default_of_collections;
use super::{Site, plugins, reuse};
use crate::config::language_code;
use crate::diag::{Text, text};
use crate::import::Import;
use crate::import::settings::{Settings, map};
use crate::import::shown::{of_collection, ticked};
use crate::schema::Schema;
use crate::yaml::{Map, Value};

/// Keys that mean the same here.
const SAME: &[&str] = &[
    "title",
    "description",
    "url",
    "baseurl",
    "timezone",
    "permalink",
    "include",
    "future",
    "published",
    "unpublished",
];
/// Keys that templates may show.
const SHOWN: &[&str] = &[
    "author",
    "email",
    "favicon",
    "github_username",
    "list_url",
    "logo",
    "repository",
    "social",
    "twitter",
    "twitter_username",
];
/// Keys that this module reads in its own way.
const CONVERTED: &[&str] = &[
    "collections",
    "collections_dir",
    "data_dir",
    "defaults",
    "drafts",
    "exclude",
    "feed",
    "jekyll-archives",
    "lang",
    "language",
    "locale",
    "name",
    "paginate",
    "paginate_path",
    "pagination",
    "show_drafts",
    "source",
];
/// Keys that are read under another name, and that name.
const RENAMED: &[(&str, &str)] = &[
    ("collections_dir", "eigsite"),
    ("data_dir", "eigsite"),
    ("language", "lang"),
    ("locale", "lang"),
    ("name", "title"),
    ("paginate", "pagination"),
    ("show_drafts", "drafts"),
];
/// Keys that say how Jekyll itself is to run.
const OF_JEKYLL: &[&str] = &[
    "cache_dir",
    "destination",
    "disable_disk_cache",
    "encoding",
    "excerpt_separator",
    "gems",
    "highlighter",
    "host",
    "includes_dir",
    "incremental",
    "keep_files",
    "kramdown",
    "layouts_dir",
    "limit_posts",
    "liquid",
    "livereload",
    "lsi",
    "markdown",
    "markdown_ext",
    "plugins",
    "plugins_dir",
    "port",
    "profile",
    "quiet",
    "remote_theme",
    "safe",
    "sass",
    "sitemap",
    "strict_front_matter",
    "theme",
    "verbose",
    "version",
    "webrick",
    "whitelist",
];

/// The language of the site, and whether its configuration says it.
pub(super) fn language(site: &Site) -> (String, bool) {
    let said = ["lang", "locale", "language"].iter().find_map(|key| site.raw.get(key)?.to_text());
    match said.and_then(|said| language_code(&said)) {
        Some(code) => (code, true),
        None => (site.old.words.language().to_owned(), false),
    }
}

/// The new configuration.
pub(super) fn settings(site: &Site) -> Settings {
    let mut new = Settings::default();
    for key in SAME {
        if let Some(value) = site.raw.get(key).filter(|value| **value != Value::Null) {
            new.set(key, value.clone(), None);
        }
    }
    if new.get("title").is_none()
        && let Some(name) = site.raw.get("name").and_then(Value::to_text)
    {
        new.say("title", name, None);
    }
    let (lang, is_said) = language(site);
    new.say("lang", lang, (!is_said).then(|| text!("the-language-of-most-texts")));
    if site.config.permalink.is_none() {
        new.say("permalink", "date", Some(text!("where-posts-stand-when-the-configuration")));
    }
    if let Some(drafts) = site.raw.get("drafts").or_else(|| site.raw.get("show_drafts")) {
        new.set("drafts", drafts.clone(), None);
    }
    if let Some(collections) = collections(site) {
        new.set("collections", collections, None);
    }
    if let Some(pagination) = pagination(site) {
        new.set("pagination", pagination, None);
    }
    exclude(site, &mut new);
    mounts(site, &mut new);
    new.defaults = defaults(site);
    for (key, value) in site.raw.iter() {
        if SHOWN.contains(&key) {
            new.shown.push((key.to_owned(), value.clone()));
        } else if OF_JEKYLL.contains(&key) {
            new.dropped.push((key.to_owned(), why_dropped(key)));
        } else if !SAME.contains(&key) && !CONVERTED.contains(&key) {
            new.dropped.push((key.to_owned(), text!("only-the-old-layouts-read-it")));
        }
    }
    new.leave_out_what_is_wrong();
    new
}

fn why_dropped(key: &str) -> Text {
    match key {
        "plugins" | "gems" | "whitelist" => text!("the-report-says-what-takes-the"),
        "theme" | "remote_theme" | "sass" => text!("the-look-is-that-of-a"),
        "markdown" | "kramdown" | "highlighter" | "markdown_ext" => text!("there-is-one-way-to-read"),
        _ => text!("how-the-old-program-ran"),
    }
}

/// What is said of each collection: its address in full, since the schema may know one of the same name elsewhere.
fn collections(site: &Site) -> Option<Value> {
    let mut all = Map::default();
    for (name, said) in &site.config.collections {
        let mut own = Map::default();
        let is_posts = name == "posts";
        let output = said.output == Some(true);
        if !is_posts {
            own.insert("output", Value::Bool(output));
        }
        let permalink = said.permalink.clone();
        let permalink = permalink.or_else(|| (output && !is_posts).then(|| default_of_collections(site)));
        let here = reuse::here(site, name);
        let permalink = permalink.map(|permalink| match here == name {
            true => permalink,
            false => permalink.replace(":collection", name),
        });
        if let Some(permalink) = permalink {
            own.insert("permalink", Value::String(permalink));
        }
        if !own.is_empty() {
            all.insert(here, Value::Map(own));
        }
    }
    (!all.is_empty()).then_some(Value::Map(all))
}

fn pagination(site: &Site) -> Option<Value> {
    if let Some(number @ Value::Int(1..)) = site.raw.get("paginate") {
        return Some(map([("per_page", number.clone())]));
    }
    let old = site.raw.get("pagination").and_then(Value::as_map)?;
    let kept = ["enabled", "per_page"].iter().filter_map(|key| Some((*key, old.get(key)?.clone())));
    let mut new = Map::default();
    for (key, value) in kept {
        new.insert(key, value);
    }
    (!new.is_empty()).then_some(Value::Map(new))
}

/// What is left out, with the folders that Jekyll passes over and the default schema would read.
fn exclude(site: &Site, new: &mut Settings) {
    let is_collection = |name: &str| site.config.collections.iter().any(|(known, _)| known == name);
    let added = Schema::embedded().entry_folders().into_iter().filter(|name| {
        !matches!(name.as_str(), "posts" | "drafts")
            && !is_collection(name)
            && site.root.join(format!("_{name}")).is_dir()
    });
    let added: Vec<String> = added.map(|name| format!("_{name}")).collect();
    let why = (!added.is_empty())
        .then(|| text!("folders-that-the-old-site-did", folders = ticked(added.iter().map(String::as_str))));
    let all: Vec<Value> = site.config.exclude.iter().cloned().chain(added).map(Value::String).collect();
    if !all.is_empty() {
        new.set("exclude", Value::List(all), why);
    }
}

/// Folders that lie elsewhere than usually.
fn mounts(site: &Site, new: &mut Settings) {
    let folder = |key: &str, usual: &str| {
        let folder = site.raw.get(key).and_then(Value::to_text)?;
        let folder = folder.trim_matches(['.', '/']).to_owned();
        (!folder.is_empty() && folder != usual && site.root.join(&folder).is_dir()).then_some(folder)
    };
    let mount = |folder: String, target: &str| {
        map([("source", Value::String(folder)), ("target", Value::String(target.to_owned()))])
    };
    let data = folder("data_dir", "_data").map(|folder| mount(folder, "_data"));
    let collections = folder("collections_dir", "").map(|folder| mount(folder, "/"));
    let all: Vec<Value> = data.into_iter().chain(collections).collect();
    if !all.is_empty() {
        new.set("eigsite", map([("mounts", Value::List(all))]), None);
    }
}

/// The values for front matter; those without a scope are for all texts.
fn defaults(site: &Site) -> Vec<Value> {
    let items = site.raw.get("defaults").and_then(Value::as_list).unwrap_or_default();
    let with_scope = |item: &Value| {
        let item = item.as_map()?;
        let values = item.get("values").and_then(Value::as_map)?;
        let scope = item.get("scope").and_then(Value::as_map).cloned().unwrap_or_default();
        let mut kept = Map::default();
        kept.insert("path", Value::String(scope.get("path").and_then(Value::to_text).unwrap_or_default()));
        if let Some(kind) = scope.get("type").and_then(Value::to_text) {
            kept.insert("type", Value::String(reuse::here(site, &kind).to_owned()));
        }
        Some(map([("scope", Value::Map(kept)), ("values", Value::Map(values.clone()))]))
    };
    items.iter().filter_map(with_scope).collect()
}

/// What was converted, in words.
pub(super) fn converted(site: &Site, import: &Import) -> Vec<Text> {
    let mut said = of_keys(site, import);
    let new = import.schema.collections.iter().filter(|new| !new.is_known());
    said.extend(new.map(|new| of_collection(new, Schema::embedded())));
    said.extend(import.files.iter().map(|(path, _)| text!("some-addresses-lead-on", path = path)));
    said.extend(plugins::done(site.raw));
    if !import.schema.ignored.is_empty() {
        let keys = import.schema.ignored.iter().map(String::as_str);
        said.push(text!("keys-of-layouts-are-ignored", keys = ticked(keys)));
    }
    said
}

/// What became of the keys of the configuration.
fn of_keys(site: &Site, import: &Import) -> Vec<Text> {
    let mut said = Vec::new();
    let (kept, new): (Vec<&str>, Vec<&str>) =
        import.settings.names().partition(|key| site.raw.get(key).is_some());
    if let (Some(file), false) = (&import.config_file, kept.is_empty()) {
        let file = import.kept_as.unwrap_or(file);
        said.push(text!("keys-are-carried-over", file = file, keys = ticked(kept)));
    }
    let old = |key: &str| RENAMED.iter().find(|(old, new)| *new == key && site.raw.get(old).is_some());
    said.extend(
        new.iter()
            .filter_map(|key| old(key))
            .map(|(old, new)| text!("is-called-here", old = *old, new = *new)),
    );
    let added = ticked(new.into_iter().filter(|key| old(key).is_none()));
    if !added.is_empty() {
        said.push(text!("keys-are-added", keys = added));
    }
    let dropped = ticked(import.settings.dropped.iter().map(|(key, _)| key.as_str()));
    if !dropped.is_empty() {
        said.push(text!("keys-are-left-behind", keys = dropped));
    }
    said
}
