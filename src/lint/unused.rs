//! Pictures that nothing names: no text, data, style sheet or template.
//!
//! Takes the files that are copied and all texts. A picture counts as named where its mere name stands somewhere, so that no
//! way to name one is overlooked.

use crate::diag::{Code, Diagnostic, Text, text};
use crate::resolve::{Site, decoded};
use crate::source::{Source, Sources, Span};
use crate::text::picture_names;
use std::collections::{BTreeMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// Of a folder with more of them, one word is said.
const EACH: usize = 20;
/// What is there to be taken away; pictures beside it are linked to from elsewhere.
const DOWNLOADS: &[&str] = &[".pdf", ".doc", ".docx", ".odt", ".ods", ".odp", ".xlsx", ".pptx", ".zip"];
/// Browsers and other sites ask for these unasked.
const KNOWN: &[&str] = &["favicon", "apple-touch-icon", "android-chrome", "mstile", "og-image", "default"];

/// Tells the pictures of `site` that nothing names.
pub fn check(site: &Site, sources: &mut Sources) -> Vec<Diagnostic> {
    let paths = || site.files.iter().map(|file| file.path.as_str());
    let top = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let is_download = |path: &&str| DOWNLOADS.iter().any(|ending| path.ends_with(ending));
    let downloads: HashSet<String> = paths().filter(is_download).map(top).collect();
    let pictures: Vec<&str> =
        paths().filter(|path| is_picture(path) && !downloads.contains(&top(path))).collect();
    if pictures.is_empty() {
        return Vec::new();
    }
    let mut named: HashSet<String> =
        sources.iter().flat_map(|(_, source)| picture_names(&source.text)).map(key).collect();
    let is_named = |path: &&str, named: &HashSet<String>| named.contains(&key(path));
    if !pictures.iter().all(|path| is_named(path, &named)) {
        named.extend(copied_texts(site).iter().flat_map(|text| picture_names(text)).map(key));
    }
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in pictures {
        if !is_named(&path, &named) {
            folders.entry(path.rsplit_once('/').map_or("", |(folder, _)| folder)).or_default().push(path);
        }
    }
    folders.into_values().flat_map(|paths| tell(&paths, sources)).collect()
}

/// Whether `path` is that of a picture which somebody has to name; what lies beside the home page is asked for by others.
fn is_picture(path: &str) -> bool {
    let Some((_, name)) = path.rsplit_once('/') else { return false };
    picture_names(path).next().is_some() && !KNOWN.iter().any(|known| name.to_lowercase().starts_with(known))
}

fn tell(paths: &[&str], sources: &mut Sources) -> Vec<Diagnostic> {
    let help = text!("take-it-out-or-show-it");
    let mut tell = |path: &str, message: Text, help: Text| {
        let file = Span::file(sources.add(Source::new(path, "")));
        Diagnostic::new(Code::UnusedFile, file, message).help(help)
    };
    if paths.len() <= EACH {
        let each = paths.iter().map(|path| tell(path, text!("nothing-names-this-picture"), help.clone()));
        return each.collect();
    }
    let message = text!("nothing-names-this-picture-and-others", others = paths.len() - 1);
    let names: Vec<&str> = paths[1..4].iter().map(|path| path.rsplit('/').next().unwrap_or(path)).collect();
    let help = text!("take-them-out-or-show-them", names = names.join("`, `"));
    vec![tell(paths[0], message, help)]
}

/// The texts among the files that are copied as they are: style sheets, scripts, drawings, pages.
fn copied_texts(site: &Site) -> Vec<String> {
    const TEXTS: &[&str] = &[".css", ".js", ".html", ".htm", ".xml", ".json", ".webmanifest", ".txt", ".svg"];
    let is_text = |path: &str| TEXTS.iter().any(|ending| path.ends_with(ending));
    let files = site.files.iter().filter(|file| is_text(&file.path));
    files.filter_map(|file| std::fs::read_to_string(&file.file).ok()).collect()
}

/// A name as it is compared: its end, without escapes, in small letters, in composed form.
fn key(name: &str) -> String {
    let plain = decoded(name).unwrap_or_else(|| name.to_owned());
    let end = picture_names(&plain).last().unwrap_or(&plain);
    end.nfc().flat_map(char::to_lowercase).collect()
}
