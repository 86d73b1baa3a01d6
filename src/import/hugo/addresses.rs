//! The addresses at which Hugo publishes what it finds.
//!
//! They are worked out from Hugo's own rules, not from what eigsite makes of the texts: the two are compared.

use super::Site;
use super::file::any_case;
use super::template::{expanded, template};
use crate::import::Address;
use crate::import::old::OldText;
use crate::parse::date::Date;
use crate::parse::document::words;
use crate::text::{hugo_slug, hugo_slug_with_accents};
use crate::yaml::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Every address of the site but those of static files.
pub(super) fn all(site: &Site) -> Vec<Address> {
    let mut found = Vec::new();
    // Home, and each section, in each language that has texts.
    let mut lists = BTreeSet::from(["/".to_owned()]);
    for text in &site.old.texts {
        let Some(url) = address(site, text) else { continue };
        let alias = |old: String| if old.starts_with('/') { old } else { format!("{}{old}", parent(&url)) };
        found.extend(list(&text.meta, "aliases").into_iter().map(alias).map(bare));
        let lang = language(site, text);
        lists.insert(prefixed("/".to_owned(), lang));
        let is_term = |name: &&str| taxonomies(site).iter().any(|known| known == name);
        if let Some(name) = section(site, text).filter(|name| !is_term(name)) {
            lists.insert(prefixed(format!("/{}/", part(site, name)), lang));
        }
        found.push(Address { url, text: Some(text.path.clone()) });
    }
    for list in lists {
        let is_home = list == "/" || site.languages.iter().any(|(code, _)| list == format!("/{code}/"));
        if has_feed(site, if is_home { "home" } else { "section" }) {
            found.push(bare(format!("{list}index.xml")));
        }
        found.push(bare(list));
    }
    for (plural, terms) in terms(site) {
        let base = format!("/{}/", part(site, &plural));
        if is_on(site, "taxonomy") {
            found.push(bare(base.clone()));
        }
        if is_on(site, "term") {
            found.extend(terms.iter().map(|term| bare(format!("{base}{term}/"))));
        }
        if has_feed(site, "taxonomy") {
            found.push(bare(format!("{base}index.xml")));
        }
        if has_feed(site, "term") {
            found.extend(terms.iter().map(|term| bare(format!("{base}{term}/index.xml"))));
        }
    }
    found.extend(site.old.files.iter().filter_map(|path| resource(site, path)).map(bare));
    // Without the site's address there is none here either.
    let is_known = super::file::said(site.raw, "baseurl").is_some_and(|url| url.contains("://"));
    found.extend(is_known.then(|| bare("/sitemap.xml".to_owned())));
    found
}

fn bare(url: String) -> Address {
    Address { url, text: None }
}

/// Whether Hugo makes pages of `kind`.
pub(super) fn is_on(site: &Site, kind: &str) -> bool {
    let off = site.raw.get("disablekinds").map(words).unwrap_or_default();
    !off.iter().any(|name| name.eq_ignore_ascii_case(kind))
}

/// Whether pages of `kind` have a feed.
pub(super) fn has_feed(site: &Site, kind: &str) -> bool {
    let outputs = site.raw.get("outputs").and_then(Value::as_map).and_then(|outputs| any_case(outputs, kind));
    let said = outputs.map(words);
    is_on(site, kind)
        && is_on(site, "rss")
        && said.is_none_or(|said| said.iter().any(|name| name.eq_ignore_ascii_case("rss")))
}

fn parent(url: &str) -> &str {
    let folder = url.trim_end_matches('/');
    folder.rfind('/').map_or("/", |slash| &folder[..=slash])
}

/// The part of an address that is made of a name.
pub(super) fn part(site: &Site, name: &str) -> String {
    if site.plain { hugo_slug(name) } else { hugo_slug_with_accents(name) }
}

/// The path of a text without ending and without its language, which a folder says or the name of its file; and that
/// language.
pub(super) fn place<'t>(site: &'t Site, text: &'t OldText) -> (&'t str, Option<&'t str>) {
    let stem = text.whole_stem();
    let in_folder = |(code, folder): &'t (String, Option<String>)| {
        let rest = stem.strip_prefix(folder.as_deref()?)?.strip_prefix('/')?;
        Some((rest, Some(code.as_str())))
    };
    if let Some(found) = site.languages.iter().find_map(in_folder) {
        return found;
    }
    match stem.rsplit_once('.') {
        Some((rest, lang)) if lang == site.lang || site.languages.iter().any(|(code, _)| code == lang) => {
            (rest, Some(lang))
        }
        _ => (stem, None),
    }
}

/// The first folder of a text, which is its section; nothing of a page at the root.
pub(super) fn section<'t>(site: &'t Site, text: &'t OldText) -> Option<&'t str> {
    let (first, rest) = place(site, text).0.split_once('/')?;
    // A folder with `index.md` is one page, not a section.
    (rest != "index").then_some(first)
}

/// Whether the text is published.
pub(super) fn is_published(site: &Site, text: &OldText) -> bool {
    let moment = |keys: &[&str]| {
        let value = keys.iter().find_map(|key| any_case(&text.meta, key))?;
        Date::from_value(value, &site.zone)
    };
    let flag = |key: &str| site.raw.get(key).and_then(Value::as_bool) == Some(true);
    let later = moment(&["publishDate", "date"]).is_some_and(|date| date > site.today);
    let over = moment(&["expiryDate"]).is_some_and(|date| date <= site.today);
    let build = ["build", "_build"].iter().find_map(|key| text.meta.get(key)?.as_map());
    let render = build.and_then(|build| build.get("render")).and_then(Value::to_text);
    text.is_page()
        && (text.flag("draft") != Some(true) || flag("builddrafts"))
        && (!later || flag("buildfuture"))
        && (!over || flag("buildexpired"))
        && text.flag("headless") != Some(true)
        && !matches!(render.as_deref(), Some("never" | "false" | "link"))
        && !is_in_bundle(site, text)
}

/// Whether a text lies beside the `index.md` of a page, of which it is a part.
fn is_in_bundle(site: &Site, text: &OldText) -> bool {
    let (path, _) = place(site, text);
    let is_index = path == "index" || path.ends_with("/index");
    let mut folder = if is_index { parent_folder(text.folder()) } else { text.folder() };
    while !folder.is_empty() {
        let index = format!("{folder}/index");
        if site.old.texts.iter().any(|other| place(site, other).0 == index) {
            return true;
        }
        folder = parent_folder(folder);
    }
    false
}

fn parent_folder(folder: &str) -> &str {
    folder.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The address of `text`, if it is published.
pub(super) fn address(site: &Site, text: &OldText) -> Option<String> {
    if !is_published(site, text) {
        return None;
    }
    let (path, lang) = (place(site, text).0, language(site, text));
    if let Some(url) = text.said("url") {
        let url = format!("/{}", url.trim().trim_start_matches('/'));
        let name = url.rsplit('/').next().unwrap_or_default();
        let folder = !name.is_empty() && !name.contains('.');
        return Some(prefixed(if folder { format!("{url}/") } else { url }, lang));
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folders = |folder: &str| folder.split('/').map(|name| part(site, name)).collect::<Vec<_>>().join("/");
    let url = match name {
        "_index" | "index" if folder.is_empty() => "/".to_owned(),
        "_index" => format!("/{}/", folders(folder)),
        _ => match template(site, text) {
            Some(template) => expanded(site, text, &template, path)?,
            None => {
                let (above, own) = if name == "index" {
                    folder.rsplit_once('/').unwrap_or(("", folder))
                } else {
                    (folder, name)
                };
                let own = text.said("slug").unwrap_or_else(|| own.to_owned());
                let above = if above.is_empty() { String::new() } else { format!("{}/", folders(above)) };
                let ugly = site.raw.get("uglyurls").and_then(Value::as_bool) == Some(true);
                format!("/{above}{}{}", part(site, &own), if ugly { ".html" } else { "/" })
            }
        },
    };
    Some(prefixed(url, lang))
}

/// The language that the address of `text` begins with, if it does with one.
fn language<'t>(site: &'t Site, text: &'t OldText) -> Option<&'t str> {
    let whole = site.raw.get("defaultcontentlanguageinsubdir").and_then(Value::as_bool) == Some(true);
    let own = whole.then_some(site.lang.as_str());
    place(site, text).1.filter(|lang| *lang != site.lang).or(own)
}

fn prefixed(url: String, lang: Option<&str>) -> String {
    lang.map_or(url.clone(), |lang| format!("/{lang}{url}"))
}

/// The address of a file beside texts: below the page that it belongs to.
pub(super) fn resource(site: &Site, path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut above = folder;
    loop {
        let index = if above.is_empty() { "index".to_owned() } else { format!("{above}/index") };
        if let Some(page) = site.old.texts.iter().find(|text| place(site, text).0 == index) {
            let url = address(site, page)?;
            let rest = path.strip_prefix(above)?.trim_start_matches('/');
            return Some(format!(
                "{}{rest}",
                url.strip_suffix('/').map_or(parent(&url).to_owned(), |url| format!("{url}/"))
            ));
        }
        if above.is_empty() {
            break;
        }
        above = parent_folder(above);
    }
    let folders: Vec<String> =
        folder.split('/').filter(|name| !name.is_empty()).map(|name| part(site, name)).collect();
    Some(format!("/{}{}{name}", folders.join("/"), if folders.is_empty() { "" } else { "/" }))
}

/// The taxonomies: the key in front matter, which is that in addresses too.
pub(super) fn taxonomies(site: &Site) -> Vec<String> {
    match site.raw.get("taxonomies") {
        Some(Value::Map(map)) => map.iter().filter_map(|(_, plural)| plural.to_text()).collect(),
        _ => vec!["tags".to_owned(), "categories".to_owned()],
    }
}

/// The terms of each taxonomy that published texts name, as they stand in addresses.
pub(super) fn terms(site: &Site) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for plural in taxonomies(site) {
        for text in site.old.texts.iter().filter(|text| is_published(site, text)) {
            let named = list(&text.meta, &plural).into_iter().map(|term| part(site, &term));
            let named: Vec<String> = named.filter(|term| !term.is_empty()).collect();
            if !named.is_empty() {
                all.entry(plural.clone()).or_default().extend(named);
            }
        }
    }
    all
}

/// The texts under `key`: a list, or one.
fn list(meta: &Map, key: &str) -> Vec<String> {
    match any_case(meta, key) {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(value) => value.to_text().into_iter().collect(),
        None => Vec::new(),
    }
}
