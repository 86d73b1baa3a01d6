//! What Jekyll's plugins add to a site: their addresses, and what takes their place.

use super::Site;
use super::addresses::{Kind, filled, kind, posts, slugs};
use crate::diag::{Text, text};
use crate::import::todo::{Todo, line_of};
use crate::text::slugify;
use crate::yaml::{Map, Value};
use std::collections::BTreeSet;

/// Plugins whose work is done here without being asked, or needs nothing.
const DONE_HERE: &[&str] = &[
    "jekyll-feed",
    "jekyll-sitemap",
    "jekyll-seo-tag",
    "jekyll-paginate",
    "jekyll-paginate-v2",
    "jekyll-archives",
    "jekyll-redirect-from",
    "jekyll-coffeescript",
    "jekyll-sass-converter",
    "jekyll-default-layout",
    "jekyll-optional-front-matter",
    "jekyll-relative-links",
    "jekyll-titles-from-headings",
    "jekyll-include-cache",
    "jekyll-last-modified-at",
    "jekyll-toc",
    "jekyll-tidy",
    "jekyll-minifier",
    "kramdown-parser-gfm",
];

/// The plugins that the configuration names.
pub(super) fn names(raw: &Map) -> Vec<String> {
    let of = |key: &str| match raw.get(key) {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(value) => value.to_text().into_iter().collect::<Vec<_>>(),
        None => Vec::new(),
    };
    let mut names = of("plugins");
    names.extend(of("gems").into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
    names
}

/// The plugins that nothing here takes the place of.
pub(super) fn todos(raw: &Map, file: &str, text: &str) -> Vec<Todo> {
    let line = line_of(text, if raw.get("plugins").is_some() { "plugins" } else { "gems" });
    let unknown = names(raw).into_iter().filter(|name| !DONE_HERE.contains(&name.as_str()));
    unknown.map(|name| Todo::line(file, line, text!("the-plugin-has-no-match", name = name))).collect()
}

/// The plugins whose work is done here, in words.
pub(super) fn done(raw: &Map) -> Option<Text> {
    let names: Vec<String> = names(raw)
        .into_iter()
        .filter(|name| DONE_HERE.contains(&name.as_str()))
        .map(|name| format!("`{name}`"))
        .collect();
    (!names.is_empty()).then(|| text!("what-these-plugins-do", names = names.join(", ")))
}

/// The addresses that plugins add.
pub(super) fn addresses(site: &Site) -> Vec<String> {
    let names = names(site.raw);
    let has = |name: &str| names.iter().any(|known| known == name);
    let mut urls = Vec::new();
    urls.extend(has("jekyll-feed").then(|| feed(site)));
    urls.extend(has("jekyll-sitemap").then(|| "/sitemap.xml".to_owned()));
    urls.extend(first_pages(site));
    urls.extend(listed(site));
    if has("jekyll-archives") {
        urls.extend(archives(site));
    }
    urls
}

/// Where the feed of posts stands.
pub(super) fn feed(site: &Site) -> String {
    let path = site.raw.get("feed").and_then(Value::as_map).and_then(|feed| feed.get("path"));
    let path = path.and_then(Value::to_text).unwrap_or_else(|| "feed.xml".to_owned());
    format!("/{}", path.trim_start_matches('/'))
}

/// The further pages of the list that jekyll-paginate cuts.
fn first_pages(site: &Site) -> Vec<String> {
    let Some(Value::Int(per_page @ 1..)) = site.raw.get("paginate") else { return Vec::new() };
    let path =
        site.raw.get("paginate_path").and_then(Value::to_text).unwrap_or_else(|| "/page:num/".to_owned());
    let folder = path.trim_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_list = |path: &str| {
        ["index.html", "index.htm"]
            .iter()
            .any(|name| path == format!("{folder}/{name}").trim_start_matches('/'))
    };
    match site.old.texts.iter().any(|text| is_list(&text.path)) {
        true => numbered(&path, posts(site), *per_page),
        false => Vec::new(),
    }
}

/// The further pages of the lists that jekyll-paginate-v2 cuts, if these hold all posts.
fn listed(site: &Site) -> Vec<String> {
    let settings = site.raw.get("pagination").and_then(Value::as_map);
    let flag = |map: &Map| map.get("enabled").and_then(Value::as_bool);
    if settings.and_then(flag) != Some(true) {
        return Vec::new();
    }
    let mut urls = Vec::new();
    for text in site.old.texts.iter().filter(|text| kind(site, text) == Kind::Page) {
        let Some(own) = text.meta.get("pagination").and_then(Value::as_map) else { continue };
        let narrowed =
            ["collection", "category", "tag", "locale", "limit"].iter().any(|key| own.get(key).is_some());
        if flag(own) != Some(true) || narrowed {
            continue;
        }
        let said = |key: &str| own.get(key).or_else(|| settings?.get(key));
        let path = said("permalink").and_then(Value::to_text).unwrap_or_else(|| "/page/:num/".to_owned());
        let per_page = match said("per_page") {
            Some(Value::Int(number @ 1..)) => *number,
            _ => 10,
        };
        let base = filled(site, text).get("permalink").and_then(Value::to_text);
        let base = base.unwrap_or_else(|| text.folder().to_owned());
        urls.extend(numbered(&format!("{}/{path}", base.trim_matches('/')), posts(site), per_page));
    }
    urls
}

/// The addresses of the second page and those after it.
fn numbered(path: &str, posts: usize, per_page: i64) -> Vec<String> {
    let per_page = usize::try_from(per_page).unwrap_or(usize::MAX);
    let address = |number: usize| {
        let path = path.replace(":num", &number.to_string());
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let end = if path.ends_with('/') { "/" } else { "" };
        format!("/{}{end}", parts.join("/"))
    };
    (2..=posts.div_ceil(per_page)).map(address).collect()
}

/// Where jekyll-archives puts the pages of `what` (`tag`), with `:name` in the place of the word.
pub(super) fn archive(site: &Site, what: &str) -> Option<String> {
    let settings = site.raw.get("jekyll-archives").and_then(Value::as_map)?;
    let plural = if what == "category" { "categories".to_owned() } else { format!("{what}s") };
    let is_on = |value: &Value| match value {
        Value::List(list) => list.iter().filter_map(Value::as_str).any(|name| name == plural || name == what),
        value => value.as_str() == Some("all"),
    };
    if !settings.get("enabled").is_some_and(is_on) {
        return None;
    }
    let own = settings.get("permalinks").and_then(Value::as_map).and_then(|links| links.get(what));
    Some(own.and_then(Value::to_text).unwrap_or_else(|| format!("/{what}/:name/")))
}

/// The pages of topics that stand elsewhere here, because ids have no accents: from and to.
pub(super) fn moved_topics(site: &Site) -> Vec<(String, String)> {
    let Some(path) = archive(site, "tag") else { return Vec::new() };
    let words = slugs(site, ["tags", "tag"]).into_iter();
    let moved = words.map(|word| (path.replace(":name", &word), path.replace(":name", &slugify(&word))));
    moved.filter(|(from, to)| from != to).collect()
}

fn archives(site: &Site) -> Vec<String> {
    let of = |what: &str, words: BTreeSet<String>| {
        let path = archive(site, what);
        words
            .into_iter()
            .filter_map(move |word| Some(path.as_ref()?.replace(":name", &word)))
            .collect::<Vec<_>>()
    };
    let mut urls = of("tag", slugs(site, ["tags", "tag"]));
    urls.extend(of("category", slugs(site, ["categories", "category"])));
    urls
}
