//! The addresses at which Jekyll publishes what it finds.
//!
//! They are worked out from Jekyll's own rules, not from what eigsite makes of the texts: the two are compared.

use super::{Site, is_sass};
use crate::import::Address;
use crate::import::old::OldText;
use crate::parse::date::{Date, post_name};
use crate::parse::document::{categories, fill_up, is_html, is_markdown, words};
use crate::resolve::permalink::{Parts, Permalink, built_in_style, with_ending_of};
use crate::schema::Schema;
use crate::text::{SlugMode, jekyll_slug};
use crate::yaml::{Map, Value};
use std::collections::BTreeSet;

/// What a text is to Jekyll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'s> {
    /// A post that is published.
    Post,
    /// A text of a collection.
    Entry(&'s str),
    /// A page, or any other file with front matter.
    Page,
    /// A file that is copied.
    Copy,
    /// Nothing that is published: a draft, a text of a collection without pages.
    Hidden,
}

/// Every address of the site.
pub(super) fn all(site: &Site) -> Vec<Address> {
    let mut found = Vec::new();
    for text in &site.old.texts {
        if let Some(url) = address(site, text) {
            found.push(Address { url, text: Some(text.path.clone()) });
        }
        found.extend(old_addresses(&text.meta).map(bare));
    }
    let copied = site.old.files.iter().filter_map(|path| copy(site, path));
    found.extend(copied.map(bare));
    found.extend(super::plugins::addresses(site).into_iter().map(bare));
    found.sort();
    found.dedup_by(|later, first| later.url == first.url);
    found
}

fn bare(url: String) -> Address {
    Address { url, text: None }
}

/// What `text` is to Jekyll.
pub(super) fn kind<'s>(site: &'s Site, text: &OldText) -> Kind<'s> {
    let parts = || text.path.split('/');
    if parts().any(|part| part == "_drafts") {
        return Kind::Hidden;
    }
    if parts().any(|part| part == "_posts") {
        return if post_name(text.stem(), &site.config.timezone).is_some() {
            Kind::Post
        } else {
            Kind::Hidden
        };
    }
    let own = parts().find_map(|part| {
        let name = part.strip_prefix('_')?;
        site.collections.iter().find(|(known, _)| known == name)
    });
    match own {
        Some((_, false)) => Kind::Hidden,
        Some((name, true)) if text.front => Kind::Entry(name),
        None if text.front && !is_sass(&text.path) => Kind::Page,
        None if text.front => Kind::Hidden,
        _ => Kind::Copy,
    }
}

/// The front matter of `text` with what the configuration gives it.
pub(super) fn filled(site: &Site, text: &OldText) -> Map {
    let mut meta = text.meta.clone();
    let collection = match kind(site, text) {
        Kind::Post => "posts",
        Kind::Entry(name) => name,
        _ => "pages",
    };
    fill_up(&mut meta, &text.path, collection, &site.config.defaults);
    meta
}

/// The address of `text`, if it is published.
pub(super) fn address(site: &Site, text: &OldText) -> Option<String> {
    let (kind, meta) = (kind(site, text), filled(site, text));
    let said = |key: &str| meta.get(key).and_then(Value::to_text).filter(|text| !text.is_empty());
    let kept_back = meta.get("published").and_then(Value::as_bool) == Some(false);
    if kind == Kind::Hidden || (kept_back && !site.config.unpublished) {
        return None;
    }
    if kind == Kind::Copy {
        return copy(site, &text.path);
    }
    let zone = &site.config.timezone;
    let named = post_name(text.stem(), zone).filter(|_| kind != Kind::Page);
    let date = meta.get("date").and_then(|value| Date::from_value(value, zone));
    let date = date.or(named.as_ref().map(|(date, _)| *date));
    let is_later = date.is_some_and(|date| date > site.today) && kind != Kind::Page;
    if is_later && !site.config.future {
        return None;
    }
    let slug = said("slug").unwrap_or_else(|| named.map_or(text.stem(), |(_, slug)| slug).to_owned());
    let dated = Schema::embedded().collection("posts").map(|(_, posts)| posts)?;
    let categories = if kind == Kind::Post { categories(&meta, &text.path, dated) } else { Vec::new() };
    let (collection, path) = match kind {
        Kind::Entry(name) => (name, below(&text.path, name)),
        Kind::Post => ("posts", below(&text.path, "posts")),
        _ => ("", text.folder()),
    };
    let parts = Parts {
        date,
        slug: &slug,
        name: &slug,
        basename: text.stem(),
        path,
        collection,
        categories: &categories,
        output_ext: output_ending(text),
        id: "",
    };
    let template = said("permalink").unwrap_or_else(|| template(site, kind, text));
    let url = Permalink::parse(&template).ok()?.expand(&parts).ok()?;
    Some(url.strip_suffix("/index.html").map_or(url.clone(), |folder| format!("{folder}/")))
}

/// The template of the address of `text`, which has none of its own.
fn template(site: &Site, kind: Kind, text: &OldText) -> String {
    let style = site.config.permalink.as_deref().unwrap_or("date");
    let own = |name: &str| {
        let said = site.config.collections.iter().find(|(known, _)| known == name);
        said.and_then(|(_, said)| said.permalink.clone())
    };
    match kind {
        Kind::Post => own("posts").unwrap_or_else(|| built_in_style(style).unwrap_or(style).to_owned()),
        Kind::Entry(name) => own(name).unwrap_or_else(|| default_of_collections(site)),
        _ if !text.is_page() => "/:path/:basename:output_ext".to_owned(),
        _ if text.stem() == "index" => "/:path/".to_owned(),
        _ => with_ending_of("/:path/:basename", style),
    }
}

/// Where the texts of a collection stand that says nothing of it.
pub(super) fn default_of_collections(site: &Site) -> String {
    with_ending_of("/:collection/:path", site.config.permalink.as_deref().unwrap_or("date"))
}

/// The path of a text below the folder of its collection, without ending.
fn below<'p>(path: &'p str, collection: &str) -> &'p str {
    let folder = format!("_{collection}/");
    let rest = path.find(&folder).map_or(path, |at| &path[at + folder.len()..]);
    let name = rest.rsplit('/').next().unwrap_or(rest);
    &rest[..rest.len() - name.rsplit_once('.').map_or(0, |(stem, _)| name.len() - stem.len())]
}

fn output_ending(text: &OldText) -> &str {
    match text.ending() {
        _ if is_markdown(&text.path) => ".html",
        ending if is_html(&text.path) && ending.eq_ignore_ascii_case(".html") => ".html",
        ending => ending,
    }
}

/// The address of a file that is copied as it is; nothing of one that Jekyll keeps to itself.
fn copy(site: &Site, path: &str) -> Option<String> {
    let hidden = |part: &str| part.starts_with('_') && !site.config.include.iter().any(|name| name == part);
    match path.split('/').find(|part| hidden(part)) {
        None if path == "_redirects" || path == "_headers" => None,
        None => Some(format!("/{path}")),
        // Beside the texts of a collection it stands where these do by default.
        Some(part) => {
            let name = part.strip_prefix('_')?;
            let (_, said) = site.config.collections.iter().find(|(known, _)| known == name)?;
            let is_plain = said.output == Some(true) && said.permalink.is_none();
            let rest = path.split_once(&format!("{part}/"))?.1;
            is_plain.then(|| format!("/{name}/{rest}"))
        }
    }
}

/// The addresses from which a plugin leads to a text.
fn old_addresses(meta: &Map) -> impl Iterator<Item = String> {
    let texts = match meta.get("redirect_from") {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(value) => value.to_text().into_iter().collect(),
        None => Vec::new(),
    };
    texts.into_iter().map(|text| format!("/{}", text.trim().trim_start_matches('/')))
}

/// How many posts are published.
pub(super) fn posts(site: &Site) -> usize {
    let published = |text: &&OldText| kind(site, text) == Kind::Post && address(site, text).is_some();
    site.old.texts.iter().filter(published).count()
}

/// What published posts say under `key`, each word once, as it stands in addresses.
pub(super) fn slugs(site: &Site, keys: [&str; 2]) -> BTreeSet<String> {
    let posts = site.old.texts.iter().filter(|text| kind(site, text) == Kind::Post);
    let said = posts.flat_map(|text| keys.into_iter().filter_map(|key| text.meta.get(key)).flat_map(words));
    said.map(|word| jekyll_slug(&word, SlugMode::Default, false)).filter(|word| !word.is_empty()).collect()
}
