//! Folders of portraits: a picture in one that nothing shows may be that of somebody who was taken out.
//!
//! Takes the files to copy and everything that may name one of them; leaves out the pictures that nothing names, and says
//! so. What is not kept in the sources of a site cannot be known by its build: the rule needs no memory.

use super::pictures::{each_text, key};
use crate::diag::{Code, Diagnostic, text};
use crate::parse::{Copied, Data};
use crate::resolve::Context;
use crate::resolve::entries::Draft;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What a picture of a person is under.
const PHOTO: &str = "photo";
/// The endings of files that may be portraits; drawings are none.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "tif", "tiff"];
/// The endings of copied files that may name others.
const TEXTS: &[&str] =
    &["css", "scss", "js", "mjs", "html", "htm", "xml", "svg", "json", "webmanifest", "txt"];
/// So many names are told.
const MOST: usize = 5;

/// The folders that hold pictures of people, and where the first of those is named.
#[derive(Debug, Default)]
pub struct Portraits(BTreeMap<String, Span>);

impl Portraits {
    /// Notes the pictures that `draft` gives of its person. What lies beside the home page is no folder of portraits.
    pub(super) fn note(&mut self, draft: &Draft, context: &Context) {
        let collection = &context.schema.collections[draft.entry.collection];
        for field in collection.fields.iter().filter(|field| field.scope.as_deref() == Some(PHOTO)) {
            for name in &field.keys {
                let Some(value) = draft.meta.get(name) else { continue };
                each_text(value, &mut |text| {
                    let path = key(text, "").filter(|path| ends_with(path, PICTURES));
                    if let Some((folder, _)) = path.as_deref().and_then(|path| path.rsplit_once('/')) {
                        let span = || draft.span(context, name, None);
                        self.0.entry(folder.to_owned()).or_insert_with(span);
                    }
                });
            }
        }
    }

    /// Leaves those pictures out of `files` that lie among portraits, and that neither `shown` nor any text names.
    pub(super) fn leave_out(
        &self,
        files: &mut Vec<Copied>,
        shown: &BTreeSet<String>,
        drafts: &[Draft],
        data: &[Data],
        context: &Context,
        told: &mut Vec<Diagnostic>,
    ) {
        let base = context.config.baseurl.trim_matches('/');
        let folder = |path: &str| Some(path.rsplit_once('/')?.0.to_owned());
        let of = |path: &str| {
            let folder = folder(path)?;
            self.0.get(&folder).or_else(|| self.0.get(format!("{base}/{folder}").trim_start_matches('/')))
        };
        // A folder without a portrait may have held one, of somebody who is gone: it is looked at as well.
        let governed = |draft: &&Draft| context.schema.collections[draft.entry.collection].consent.is_some();
        let somebody = drafts.iter().find(governed).map(|draft| draft.entry.origin.span);
        let at = |path: &str| of(path).copied().or(folder(path).and(somebody));
        let mut loose: BTreeSet<String> = files
            .iter()
            .filter(|file| ends_with(&file.path, PICTURES))
            .filter_map(|file| key(&file.path, "").filter(|path| at(path).is_some() && !shown.contains(path)))
            .collect();
        if loose.is_empty() {
            return;
        }
        take_named(&mut loose, files, drafts, data, context);
        files.retain(|file| key(&file.path, "").is_none_or(|path| !loose.contains(&path)));
        let mut by_folder: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for path in &loose {
            by_folder.entry(folder(path).unwrap_or_default()).or_default().push(path);
        }
        for (folder, paths) in by_folder {
            let span = at(paths[0]);
            told.extend(span.map(|span| tell(&folder, &paths, span)));
        }
    }
}

fn tell(folder: &str, paths: &[&str], span: Span) -> Diagnostic {
    let names: Vec<String> = paths.iter().take(MOST).map(|path| format!("`{path}`")).collect();
    let more = paths.len().saturating_sub(MOST);
    let message = text!(
        "no-page-shows-which-may-be",
        names = names.join(", "),
        more = more,
        count = paths.len(),
        folder = folder
    );
    let help = text!("delete-what-nobody-needs-such-as");
    Diagnostic::new(Code::PortraitLeftOver, span, message).help(help)
}

/// Takes out of `loose` every file that something names: an entry, data, the configuration, the theme, a copied text. The
/// last part of a path is enough.
fn take_named(
    loose: &mut BTreeSet<String>,
    files: &[Copied],
    drafts: &[Draft],
    data: &[Data],
    context: &Context,
) {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in loose.iter() {
        by_name.entry(last(path).to_owned()).or_default().push(path.clone());
    }
    let mut name = |text: &str| {
        let found = key(text, "").and_then(|path| by_name.remove(last(&path)));
        loose.retain(|path| !found.iter().flatten().any(|named| named == path));
    };
    for draft in drafts {
        draft.meta.iter().for_each(|(_, value)| each_text(value, &mut name));
        each_token(&draft.entry.body.html, &mut name);
    }
    data.iter().for_each(|data| each_text(&data.value, &mut name));
    let is_ours =
        |path: &str| path == "_config.yml" || path.starts_with("_theme/") || path.starts_with(['(', '/']);
    for (_, source) in context.sources.iter().filter(|(_, source)| is_ours(&source.path)) {
        each_token(&source.text, &mut name);
    }
    for file in files.iter().filter(|file| ends_with(&file.path, TEXTS)) {
        // What cannot be read is told when it is copied.
        let read = || std::fs::read(&file.file).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        each_token(&file.text.clone().or_else(|| read().ok()).unwrap_or_default(), &mut name);
    }
}

/// Whether two texts name the same pictures, one by one.
pub fn same_pictures(a: &str, b: &str) -> bool {
    let of = |text: &str| {
        let mut names = Vec::new();
        each_token(text, &mut |name| names.push(name.to_owned()));
        names
    };
    of(a) == of(b)
}

/// Hands everything in `text` that may be a path to `each`: what stands in quotes or brackets, and each word.
fn each_token(text: &str, each: &mut dyn FnMut(&str)) {
    let is_mark = |c: char| matches!(c, '"' | '\'' | '(' | ')' | '<' | '>' | '\n' | '\r');
    for quoted in text.split(is_mark) {
        if PICTURES.iter().all(|ending| !quoted.to_ascii_lowercase().contains(ending)) {
            continue;
        }
        each(quoted);
        quoted.split(|c: char| c.is_whitespace() || matches!(c, '=' | ',' | ';')).for_each(&mut *each);
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn ends_with(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}
