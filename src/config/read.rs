//! Reads `_config.yml` key by key, and tells what nobody reads or what has the wrong form.

use super::{CollectionConfig, Config, Defaults, folder};
use crate::diag::{Checked, Code, Diagnostic, nearest};
use crate::source::{SourceId, Span};
use crate::yaml::{Map, Step, Value, locate, locate_key};
use jiff::tz::TimeZone;
use std::ops::Range;

/// Keys that the site's own templates may want and that Jekyll and its usual plugins know; we do not act on them.
const TOLERATED: &[&str] = &[
    "name",
    "email",
    "author",
    "plugins",
    "gems",
    "markdown",
    "kramdown",
    "highlighter",
    "sass",
    "theme",
    "encoding",
    "markdown_ext",
    "liquid",
    "destination",
    "source",
    "host",
    "port",
    "livereload",
    "incremental",
    "paginate",
    "paginate_path",
    "excerpt_separator",
    "twitter_username",
    "github_username",
    "list_url",
    "repository",
    "logo",
    "favicon",
    "social",
    "twitter",
    "safe",
    "keep_files",
    "strict_front_matter",
    "whitelist",
    "webrick",
    "verbose",
    "profile",
    "quiet",
    "limit_posts",
    "lsi",
    "data_dir",
    "layouts_dir",
    "includes_dir",
    "version",
    "sitemap",
    "feed",
    "locale",
    "languages",
];
const KNOWN: &[&str] = &[
    "title",
    "description",
    "url",
    "baseurl",
    "lang",
    "timezone",
    "permalink",
    "collections",
    "defaults",
    "include",
    "exclude",
    "future",
    "drafts",
    "published",
    "show_drafts",
    "unpublished",
    "pagination",
    "eigsite",
];
const PAGINATION: &[&str] = &[
    "enabled",
    "per_page",
    "permalink",
    "sort_reverse",
    "sort_field",
    "limit",
    "title",
    "debug",
    "collection",
    "trail",
];
const OURS: &[&str] = &["html"];

/// Reads the configuration from the parsed text of `_config.yml`.
pub fn read(source: SourceId, text: &str, value: &Value) -> Checked<Config> {
    let mut reader = Reader { source, text, diagnostics: Vec::new() };
    let mut config = Config::default();
    match value {
        Value::Map(map) => reader.read(map, &mut config),
        Value::Null => {}
        _ => reader.diagnostics.push(
            Diagnostic::new(
                Code::InvalidConfig,
                Span::new(source, 0..0),
                "the configuration is not a list of keys and values",
            )
            .help("write one `key: value` a line"),
        ),
    }
    Checked { value: config, diagnostics: reader.diagnostics }
}

struct Reader<'a> {
    source: SourceId,
    text: &'a str,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read(&mut self, map: &Map, config: &mut Config) {
        config.raw = map.clone();
        self.unknown_keys(map, &[], &[KNOWN, TOLERATED]);
        self.text_at(map, "title", &mut config.title);
        self.text_at(map, "description", &mut config.description);
        self.text_at(map, "url", &mut config.url);
        self.text_at(map, "baseurl", &mut config.baseurl);
        config.url.truncate(config.url.trim_end_matches('/').len());
        config.baseurl = folder(&config.baseurl);
        let key = if map.get("lang").is_some() { "lang" } else { "locale" };
        self.text_at(map, key, &mut config.lang);
        config.lang = config.lang.split(['_', '-']).next().unwrap_or("fr").to_lowercase();
        let mut zone = String::from("UTC");
        self.text_at(map, "timezone", &mut zone);
        match TimeZone::get(&zone) {
            Ok(zone) => config.timezone = zone,
            Err(_) => self.wrong(
                &["timezone"],
                &format!("no time zone is called `{zone}`"),
                "write a name such as `Europe/Paris`",
            ),
        }
        let mut permalink = String::new();
        self.text_at(map, "permalink", &mut permalink);
        config.permalink = (!permalink.is_empty()).then_some(permalink);
        config.include = self.texts(map, "include");
        config.exclude = self.texts(map, "exclude");
        self.flag(map, &["future"], &mut config.future);
        let drafts = if map.get("drafts").is_some() { "drafts" } else { "show_drafts" };
        self.flag(map, &[drafts], &mut config.drafts);
        self.flag(map, &["published"], &mut config.published);
        self.flag(map, &["unpublished"], &mut config.unpublished);
        self.collections(map, config);
        self.defaults(map, config);
        if let Some(pagination) = self.map_at(map, "pagination") {
            self.unknown_keys(pagination, &["pagination"], &[PAGINATION]);
            match pagination.get("per_page") {
                Some(Value::Int(n)) if (1..=10_000).contains(n) => config.per_page = Some(*n as usize),
                None => {}
                Some(_) => self.wrong(
                    &["pagination", "per_page"],
                    "`per_page` is not a number of entries",
                    "write a whole number from 1 on",
                ),
            }
            let mut enabled = true;
            self.flag(pagination, &["enabled"], &mut enabled);
            if !enabled {
                config.per_page = Some(usize::MAX);
            }
        }
        if let Some(ours) = self.map_at(map, "eigsite") {
            self.unknown_keys(ours, &["eigsite"], &[OURS]);
            match ours.get("html").and_then(Value::as_str) {
                Some("trusted") => config.trusted_html = true,
                Some("sanitized") => {}
                None if ours.get("html").is_none() => {}
                _ => self.wrong(
                    &["eigsite", "html"],
                    "`html` is neither `sanitized` nor `trusted`",
                    "write `html: sanitized`",
                ),
            }
        }
    }

    fn collections(&mut self, map: &Map, config: &mut Config) {
        match map.get("collections") {
            Some(Value::Map(collections)) => {
                for (name, value) in collections.iter() {
                    let mut entry = CollectionConfig::default();
                    if let Some(fields) = value.as_map() {
                        entry.permalink = fields.get("permalink").and_then(Value::to_text);
                        entry.output = fields.get("output").and_then(Value::as_bool);
                    }
                    config.collections.push((name.to_owned(), entry));
                }
            }
            Some(Value::List(names)) => {
                let names = names.iter().filter_map(Value::to_text);
                config.collections.extend(names.map(|name| (name, CollectionConfig::default())));
            }
            Some(Value::Null) | None => {}
            Some(_) => self.wrong(
                &["collections"],
                "`collections` is not a list of collections",
                "write one `name:` a line below it",
            ),
        }
    }

    fn defaults(&mut self, map: &Map, config: &mut Config) {
        let list = match map.get("defaults") {
            Some(Value::List(list)) => list.as_slice(),
            Some(Value::Null) | None => &[],
            Some(_) => {
                self.wrong(
                    &["defaults"],
                    "`defaults` is not a list",
                    "write `- scope:` and `  values:` below it",
                );
                &[]
            }
        };
        for item in list.iter().filter_map(Value::as_map) {
            let scope = item.get("scope").and_then(Value::as_map);
            let field = |name| scope.and_then(|s| s.get(name)).and_then(Value::to_text);
            config.defaults.push(Defaults {
                path: field("path").unwrap_or_default().trim_matches('/').to_owned(),
                kind: field("type").filter(|kind| !kind.is_empty()),
                values: item.get("values").and_then(Value::as_map).cloned().unwrap_or_default(),
            });
        }
    }

    fn map_at<'m>(&mut self, map: &'m Map, key: &str) -> Option<&'m Map> {
        match map.get(key) {
            Some(Value::Map(inner)) => Some(inner),
            Some(Value::Null) | None => None,
            Some(_) => {
                self.wrong(
                    &[key],
                    &format!("`{key}` holds no keys of its own"),
                    "write them below it, two spaces further in",
                );
                None
            }
        }
    }

    fn text_at(&mut self, map: &Map, key: &str, into: &mut String) {
        match map.get(key) {
            None | Some(Value::Null) => {}
            Some(value) => match value.to_text() {
                Some(text) => *into = text.trim().to_owned(),
                None => self.wrong(
                    &[key],
                    &format!("`{key}` is not a text"),
                    "write it on one line after the colon",
                ),
            },
        }
    }

    fn flag(&mut self, map: &Map, path: &[&str], into: &mut bool) {
        match map.get(path[path.len() - 1]) {
            None | Some(Value::Null) => {}
            Some(value) => match value.as_bool() {
                Some(flag) => *into = flag,
                None => {
                    let name = path[path.len() - 1];
                    let message = format!("`{name}` is neither true nor false");
                    self.wrong(path, &message, "write `true` or `false`");
                }
            },
        }
    }

    fn texts(&mut self, map: &Map, key: &str) -> Vec<String> {
        match map.get(key) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
            Some(Value::String(one)) => vec![one.clone()],
            Some(_) => {
                self.wrong(&[key], &format!("`{key}` is not a list of paths"), "write `[one, two]`");
                Vec::new()
            }
        }
    }

    fn unknown_keys(&mut self, map: &Map, at: &[&str], known: &[&[&str]]) {
        let known: Vec<&str> = known.iter().flat_map(|list| list.iter().copied()).collect();
        for key in map.keys().filter(|key| !known.contains(key)) {
            let path: Vec<&str> = at.iter().copied().chain([key]).collect();
            let range = locate_key(self.text, 0..self.text.len(), &steps(&path)).unwrap_or(0..0);
            let help = match nearest(key, known.iter().copied()) {
                Some(name) => format!("did you mean `{name}`?"),
                None => "take it out, or ignore this if a template of yours reads it".to_owned(),
            };
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownConfigKey,
                    Span::new(self.source, range),
                    format!("nothing reads the key `{key}`"),
                )
                .help(help),
            );
        }
    }

    fn wrong(&mut self, path: &[&str], message: &str, help: &str) {
        let range: Range<usize> = locate(self.text, 0..self.text.len(), &steps(path)).unwrap_or(0..0);
        self.diagnostics
            .push(Diagnostic::new(Code::InvalidConfig, Span::new(self.source, range), message).help(help));
    }
}

fn steps<'a>(path: &[&'a str]) -> Vec<Step<'a>> {
    path.iter().map(|key| Step::Key(key)).collect()
}
