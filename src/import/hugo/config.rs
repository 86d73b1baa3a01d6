//! What becomes of Hugo's configuration.

use super::Site;
use super::file::{any_case, said};
use crate::config::language_code;
use crate::diag::{Text, text};
use crate::import::Import;
use crate::import::old::Old;
use crate::import::settings::{Settings, map};
use crate::import::shown::{of_collection, ticked};
use crate::yaml::{Map, Value};

/// Keys that are read in a way of their own; all in small letters.
const CONVERTED: &[&str] = &[
    "basepath",
    "baseurl",
    "builddrafts",
    "buildfuture",
    "contentdir",
    "datadir",
    "defaultcontentlanguage",
    "defaultcontentlanguageinsubdir",
    "languagecode",
    "languages",
    "locale",
    "menu",
    "menus",
    "paginate",
    "pagination",
    "permalinks",
    "removepathaccents",
    "staticdir",
    "taxonomies",
    "timezone",
    "title",
    "uglyurls",
];

/// The language of the site, and the others: each with its folder below that of the texts, if it has one there.
pub(super) fn languages(raw: &Map, old: &Old, content: &str) -> (String, Vec<(String, Option<String>)>) {
    let all = raw.get("languages").and_then(Value::as_map);
    let code = |key: &str| said(raw, key).and_then(|text| language_code(&text));
    let Some(all) = all.filter(|all| !all.is_empty()) else {
        let lang = code("languagecode").or_else(|| code("locale")).or_else(|| code("defaultcontentlanguage"));
        return (lang.unwrap_or_else(|| old.words.language().to_owned()), Vec::new());
    };
    let own = default_language(raw);
    let others = all.iter().filter(|(code, _)| *code != own).map(|(code, settings)| {
        let folder = content_of(settings).map(|folder| match folder.strip_prefix(&format!("{content}/")) {
            Some(below) => below.to_owned(),
            None => code.to_owned(),
        });
        (code.to_owned(), folder)
    });
    (own.clone(), others.collect())
}

fn default_language(raw: &Map) -> String {
    let all = raw.get("languages").and_then(Value::as_map);
    let first = || all.and_then(|all| all.keys().next()).unwrap_or("en").to_owned();
    said(raw, "defaultcontentlanguage").unwrap_or_else(|| {
        match all.is_some_and(|all| all.get("en").is_some()) {
            true => "en".to_owned(),
            false => first(),
        }
    })
}

fn content_of(settings: &Value) -> Option<String> {
    let folder = any_case(settings.as_map()?, "contentdir")?.to_text()?;
    Some(folder.trim_matches(['.', '/']).to_owned()).filter(|folder| !folder.is_empty())
}

/// The folder that the texts in the language of the site have for themselves.
pub(super) fn own_folder(raw: &Map) -> Option<String> {
    content_of(raw.get("languages")?.as_map()?.get(&default_language(raw))?)
}

/// The folders of other languages that do not lie below `content`.
pub(super) fn elsewhere(raw: &Map, own: &str, content: &str) -> Vec<(String, String)> {
    let all = raw.get("languages").and_then(Value::as_map);
    let folders = all.into_iter().flat_map(Map::iter).filter(|(code, _)| *code != own);
    let below = format!("{content}/");
    folders
        .filter_map(|(code, settings)| Some((code.to_owned(), content_of(settings)?)))
        .filter(|(_, folder)| !folder.starts_with(&below))
        .collect()
}

/// The new configuration.
pub(super) fn settings(site: &Site) -> Settings {
    let mut new = Settings::default();
    if let Some(title) = said(site.raw, "title") {
        new.say("title", title, None);
    }
    let params = site.raw.get("params").and_then(Value::as_map);
    if let Some(description) =
        params.and_then(|params| any_case(params, "description")).and_then(Value::to_text)
    {
        new.say("description", description, None);
    }
    let (url, base) = address(&said(site.raw, "baseurl").unwrap_or_default());
    if !url.is_empty() {
        new.say("url", url, None);
    }
    if !base.is_empty() {
        new.say("baseurl", base, None);
    }
    let is_said = ["languagecode", "locale", "defaultcontentlanguage", "languages"];
    let is_said = is_said.iter().any(|key| site.raw.get(key).is_some());
    new.say("lang", site.lang.clone(), (!is_said).then(|| text!("the-language-of-most-texts")));
    if let Some(zone) = said(site.raw, "timezone") {
        new.say("timezone", zone, None);
    }
    let pagination = site.raw.get("pagination").and_then(Value::as_map);
    let per_page = pagination.and_then(|map| any_case(map, "pagersize")).or_else(|| site.raw.get("paginate"));
    if let Some(number @ Value::Int(1..)) = per_page {
        new.set("pagination", map([("per_page", number.clone())]), None);
    }
    for (old, key) in [("buildfuture", "future"), ("builddrafts", "drafts")] {
        if site.raw.get(old).and_then(Value::as_bool) == Some(true) {
            new.set(key, Value::Bool(true), None);
        }
    }
    let suffixed = |lang: &str| {
        let end = format!(".{lang}");
        site.old.texts.iter().any(|text| text.whole_stem().ends_with(&end))
    };
    for (lang, _) in site.languages.iter().filter(|(lang, _)| suffixed(lang)) {
        let path = Value::String(format!("**/*.{lang}.*"));
        let lang = Value::String(lang.clone());
        new.defaults.push(map([("scope", map([("path", path)])), ("values", map([("lang", lang)]))]));
    }
    let dropped = site.raw.keys().filter(|key| !CONVERTED.contains(key));
    new.dropped = dropped.map(|key| (key.to_owned(), why_dropped(key))).collect();
    new.leave_out_what_is_wrong();
    new
}

/// Scheme and host, and the folder.
fn address(base: &str) -> (String, String) {
    let base = base.trim().trim_end_matches('/');
    let host = base.find("://").map_or(0, |at| at + 3);
    let path = base[host..].find('/').map_or(base.len(), |at| host + at);
    match host {
        0 => (String::new(), base.to_owned()),
        _ => (base[..path].to_owned(), base[path..].to_owned()),
    }
}

fn why_dropped(key: &str) -> Text {
    match key {
        "theme" | "module" | "themesdir" => text!("the-look-is-that-of-a"),
        "markup" => text!("there-is-one-way-to-read"),
        "params" | "author" | "copyright" | "social" => text!("only-the-old-layouts-read-it"),
        _ => text!("how-the-old-program-ran"),
    }
}

/// What was converted, in words.
pub(super) fn converted(site: &Site, import: &Import) -> Vec<Text> {
    let mut words = Vec::new();
    if let Some(file) = &import.config_file {
        words.push(text!("is-read-into", file = file, keys = ticked(import.settings.names())));
        let dropped = ticked(import.settings.dropped.iter().map(|(key, _)| key.as_str()));
        if !dropped.is_empty() {
            words.push(text!("keys-are-left-behind", keys = dropped));
        }
    }
    words.push(text!("folders-are-read-as-hugo-does"));
    let collections = import.schema.collections.iter().filter(|new| !new.is_known());
    words.extend(collections.map(|new| of_collection(new, &super::shape::base())));
    for (path, _) in &import.files {
        words.push(match path.as_str() {
            "_redirects" => text!("some-addresses-lead-on", path = path),
            _ => text!("the-menu-is-in", path = path),
        });
    }
    if let Some((lang, _)) = site.languages.first().filter(|_| !import.settings.defaults.is_empty()) {
        words.push(text!("languages-in-names-of-files", lang = lang));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn address_is_host_and_folder() {
        let parts = |base: &str| {
            let (url, base) = address(base);
            [url, base]
        };
        assert_eq!(parts("https://exemple.fr/"), ["https://exemple.fr", ""]);
        assert_eq!(parts("https://exemple.fr/vitrine/"), ["https://exemple.fr", "/vitrine"]);
        assert_eq!(parts("/vitrine/"), ["", "/vitrine"]);
        assert_eq!(parts("/"), ["", ""]);
    }
}
