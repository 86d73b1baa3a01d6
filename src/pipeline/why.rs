//! Why a page is as it is, and why a text has none.
//!
//! Takes the options of a build and an address or the path of a file; returns what made the page, what the file makes, or what
//! keeps it back.

use super::inputs;
use super::{BuildError, File, Made, Options, Ready, Session, Tree};
use crate::config::Config;
use crate::diag::{Diagnostic, Severity, Text, nearest, text};
use crate::load::{self, FileKind, LeftOut};
use crate::parse::document::{Fate, Held, fate};
use crate::render;
use crate::resolve::{EntryId, output_path};
use crate::schema::Schema;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// What there is to say of an address or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A page, what it is made of, and what made it.
    Page(String, Made, Option<By>),
    /// A file of the site that is a copy of the editor's at the same path.
    Copy(String),
    /// A file of the site that the program makes, and how.
    File(String, Option<By>),
    /// An old address, and where it leads.
    Redirect(String, String),
    /// Pages that a file has a part in.
    Makes(Part),
    /// A text that is kept back, and the site's time zone.
    Held(Held, String),
    /// A file that is there and does not belong to the site.
    LeftOut(LeftOut),
    /// A picture or another file that is there, and that nothing shows but what somebody does not consent to.
    Withheld,
    /// A text of which something was noticed that may be why no page shows it: what, and the line.
    Told(Vec<(Text, usize)>),
    /// What all pages or none in particular hang on.
    Ground(Text),
    /// A file that is read, and that no page shows; why it has no page of its own, if that is known.
    Unseen(Option<NoPage>),
    /// Nothing is known of it; the nearest address or path.
    Nothing(Option<String>),
}

/// What made a file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// What it is, for people.
    pub what: Text,
    /// The collection that it tells of.
    pub collection: Option<String>,
    /// How many texts the entries of that collection are written in.
    pub texts: usize,
    /// The data files that they are written in besides.
    pub data: Vec<String>,
    /// The template of a page.
    pub template: Option<String>,
}

/// The part that a file has in the pages of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The addresses of the pages, its own first, and whether they are its own.
    pub pages: Vec<(String, bool)>,
    /// Why it has no page of its own; nothing if it has one.
    pub no_page: Option<NoPage>,
    /// Whether its text is withheld, because its person does not consent to it.
    pub withheld: bool,
}

/// Why an entry has no page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPage {
    /// The schema gives this collection no template.
    Template(String),
    /// The configuration says `output: false` of this collection.
    Output(String),
    /// Others link to this address in the place of its page.
    Elsewhere(String),
    /// Its words stand above this page.
    Above(String),
}

/// What there is to say of the site's page or file at the address `url`, which begins with `/` below its base.
///
/// # Errors
/// Those of [`super::inspect`].
pub fn why_url(url: &str, options: &Options) -> Result<Why, BuildError> {
    let mut session = Session::new(options.clone());
    let update = session.update(None)?;
    let finished = if url.starts_with("/search/") { session.finish() } else { None };
    let tree = finished.unwrap_or(update).tree;
    // A name without an ending may be that of a file: `_headers`.
    let named = url.trim_start_matches('/');
    let is_file = tree.files.contains_key(named);
    let path = if is_file { named.to_owned() } else { output_path(url).unwrap_or_default() };
    if let Some(made) = tree.pages.get(&path) {
        return Ok(Why::Page(path.clone(), made.clone(), by(&path, &session)));
    }
    if let Some(redirect) = tree.redirects.iter().find(|redirect| redirect.from == url) {
        return Ok(Why::Redirect(redirect.from.clone(), redirect.to.clone()));
    }
    if let Some(file) = file(&path, &tree, &session) {
        return Ok(file);
    }
    let near = nearest(&path, tree.pages.keys().map(String::as_str));
    Ok(Why::Nothing(near.map(|path| format!("/{}", path.strip_suffix("index.html").unwrap_or(path)))))
}

/// What there is to say of the file at `path` below the site's folder.
///
/// # Errors
/// Those of [`super::inspect`].
pub fn why_file(path: &str, options: &Options) -> Result<Why, BuildError> {
    let mut session = Session::new(options.clone());
    let tree = session.update(None)?.tree;
    let Some((ready, sources)) = session.seen() else { return Ok(Why::Nothing(None)) };
    let Ready { config, schema, site, .. } = ready;
    let entry = site.entries.iter().position(|entry| entry.origin.path.as_deref() == Some(path));
    let no_page = entry.and_then(|id| no_page(id, ready));
    let fate = fate_of(path, ready, sources, options);
    let pages = making(path, &tree.pages);
    if !pages.is_empty() {
        let is_empty = |id: EntryId| site.entries[id].body.text.trim().is_empty();
        let of_person = |id: EntryId| schema.collections[site.entries[id].collection].consent.is_some();
        let has_text = fate.is_some_and(|fate| fate.has_text);
        let withheld = has_text && entry.is_some_and(|id| of_person(id) && is_empty(id));
        return Ok(Why::Makes(Part { pages, no_page, withheld }));
    }
    if let Some(file) = file(path, &tree, &session) {
        return Ok(file);
    }
    if let Some(held) = fate.and_then(|fate| fate.held) {
        return Ok(Why::Held(held, zone(config)));
    }
    if let Some(ground) = ground(path, ready) {
        return Ok(Why::Ground(ground));
    }
    let Some(file) = ready.files.iter().find(|file| file.path == path) else {
        return Ok(left_out(path, config, schema, options).unwrap_or_else(|| {
            let near = nearest(path, ready.files.iter().map(|file| file.path.as_str()));
            Why::Nothing(near.map(str::to_owned))
        }));
    };
    let told = told(path, ready, sources);
    Ok(match file.kind {
        FileKind::Static(_) => Why::Withheld,
        _ if !told.is_empty() => Why::Told(told),
        _ => Why::Unseen(no_page),
    })
}

/// What becomes of the text at `path`, if it is one of a collection.
fn fate_of(path: &str, ready: &Ready, sources: &Sources, options: &Options) -> Option<Fate> {
    let file = ready.files.iter().find(|file| file.path == path)?;
    let FileKind::Text(id) = file.kind else { return None };
    let context = inputs::parse_context(options, &ready.config, &ready.schema, &ready.today);
    fate(id, path, &sources.get(id).text, &context)
}

/// What there is to say of the file of the site at `path`, which is no page.
fn file(path: &str, tree: &Tree, session: &Session) -> Option<Why> {
    let file = tree.files.get(path)?;
    let (ready, _) = session.seen()?;
    let own = ready.site.files.iter().find(|own| own.path == path);
    let is_own = own.is_some()
        || ready.files.iter().any(|own| matches!(file, File::Copy(from, _) if *from == own.full));
    Some(match is_own {
        true => Why::Copy(path.to_owned()),
        false => Why::File(path.to_owned(), by(path, session)),
    })
}

/// What made the file at `path` of the site of `session`.
fn by(path: &str, session: &Session) -> Option<By> {
    let (ready, sources) = session.seen()?;
    let Ready { config, schema, theme, site, .. } = ready;
    let context = render::Context { config, schema, theme, today: ready.today.civil(), shelf: None };
    let origin = render::origin(path, site, &context)?;
    let ids = origin.collection.map_or(&[][..], |at| &site.collections[at]);
    let entries = || ids.iter().map(|id| &site.entries[*id].origin);
    let texts: BTreeSet<&String> = entries().filter_map(|origin| origin.path.as_ref()).collect();
    let records = entries().filter(|origin| origin.path.is_none());
    let data: BTreeSet<&String> = records
        .map(|origin| &sources.get(origin.span.source).path)
        .filter(|path| !texts.contains(path))
        .collect();
    Some(By {
        what: origin.what,
        collection: origin.collection.map(|at| schema.collections[at].name.clone()),
        texts: texts.len(),
        data: data.into_iter().cloned().collect(),
        template: origin.template,
    })
}

/// Why entry `id` has no page of its own; nothing if it has one.
fn no_page(id: EntryId, ready: &Ready) -> Option<NoPage> {
    let Ready { config, schema, site, .. } = ready;
    let entry = &site.entries[id];
    let collection = &schema.collections[entry.collection];
    let lists = site.lists.iter().map(|list| (list.intro, &list.first));
    let generated = site.generated.all().iter().map(|page| (page.intro, &page.url));
    if let Some((_, url)) = lists.chain(generated).find(|(intro, _)| *intro == Some(id)) {
        return Some(NoPage::Above(url.clone()));
    }
    if entry.card.url.is_some() {
        return None;
    }
    if let Some(address) = &entry.card.elsewhere {
        return Some(NoPage::Elsewhere(address.clone()));
    }
    if collection.template.is_none() {
        return Some(NoPage::Template(collection.name.clone()));
    }
    let said = config.collections.iter().find(|(name, _)| *name == collection.name);
    let is_off = said.is_some_and(|(_, said)| said.output == Some(false));
    is_off.then(|| NoPage::Output(collection.name.clone()))
}

/// Why the file at `path`, which was not read, does not belong to the site.
fn left_out(path: &str, config: &Config, schema: &Schema, options: &Options) -> Option<Why> {
    let folders = schema.entry_folders();
    let load_options = inputs::load_options(options, config, schema, &folders);
    let is_there = options.source.join(path).is_file();
    load::left_out(&load_options, path).filter(|_| is_there).map(Why::LeftOut)
}

/// What of the site the file at `path` is, if that is more than a page.
fn ground(path: &str, ready: &Ready) -> Option<Text> {
    let is_data = || ready.site.data.iter().any(|data| data.path == path);
    match path {
        "_config.yml" => Some(text!("is-the-configuration")),
        "_schema.yml" => Some(text!("is-the-schema")),
        "_redirects" => Some(text!("is-the-old-addresses")),
        "_search_tests.yml" => Some(text!("is-what-readers-have-to-find")),
        "urls.lock" => Some(text!("is-the-list-of-addresses")),
        _ if path.starts_with("_theme/") => Some(text!("is-a-part-of-the-theme")),
        _ if is_data() => Some(text!("is-data-for-templates")),
        _ => None,
    }
}

/// What was noticed of the file at `path` that is more than a hint, and the lines.
fn told(path: &str, ready: &Ready, sources: &Sources) -> Vec<(Text, usize)> {
    let of_file =
        |told: &&Diagnostic| told.severity != Severity::Hint && sources.get(told.primary.source).path == path;
    let line = |told: &Diagnostic| sources.get(told.primary.source).position(told.primary.start).line;
    ready.told.iter().filter(of_file).map(|told| (told.message.clone(), line(told))).collect()
}

/// What the site calls its time zone.
fn zone(config: &Config) -> String {
    config.timezone.iana_name().unwrap_or("UTC").to_owned()
}

/// The addresses of the pages in which the file at `path` has a part; its own come first.
fn making(path: &str, pages: &BTreeMap<String, Made>) -> Vec<(String, bool)> {
    let mut found: Vec<(String, bool)> = pages
        .iter()
        .filter_map(|(page, made)| {
            let at = made.places.iter().position(|place| &*place.path == path)?;
            let url = page.strip_suffix("index.html").unwrap_or(page);
            Some((format!("/{url}"), made.own && at == 0))
        })
        .collect();
    found.sort_by_key(|(_, own)| !own);
    found
}
