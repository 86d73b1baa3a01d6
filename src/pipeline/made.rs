//! What each page is made of.
//!
//! Takes a resolved site; returns for each page the places in the sources that it shows, its own first, then the site's own
//! template.

use crate::resolve::{Entry, EntryId, Site, output_path};
use crate::schema::Schema;
use crate::source::Sources;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What a page is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// What it is the page of, as long as that stands in the same source: the same text has its page elsewhere if its
    /// address changes. None of pages that the program makes by itself.
    pub of: Option<String>,
    /// Its title; empty of pages that the program makes by itself.
    pub title: String,
    /// Its language.
    pub lang: String,
    /// Where what it shows is written: its own text or record first, if it has one, then the template, if it is the site's
    /// own, then the entries that it names or lists.
    pub places: Vec<Place>,
    /// Whether the first of these is its own text or record.
    pub own: bool,
    /// Whether it is a draft.
    pub draft: bool,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The source's path, as diagnostics show it: below the site's folder.
    pub path: Arc<str>,
    /// The line, from 1.
    pub line: usize,
}

impl Made {
    /// Whether `other` may be the same page, whose source has another name.
    pub fn is_like(&self, other: &Made) -> bool {
        self.of.is_some() && self.title == other.title && self.lang == other.lang && self.draft == other.draft
    }

    /// Notes the template called `name`, if it is one of the site's own.
    fn insert_template(&mut self, name: &str, templates: &Templates) {
        if let Some(place) = templates.get(name) {
            self.places.insert(usize::from(self.own), place.clone());
        }
    }
}

/// The site's own templates, by their names.
type Templates<'s> = HashMap<&'s str, Place>;

/// What each page of `site` is made of, by its path.
pub(super) fn made(site: &Site, schema: &Schema, sources: &Sources) -> BTreeMap<String, Made> {
    let templates = templates(sources);
    let places: Vec<Place> = site.entries.iter().map(|entry| place(entry, sources)).collect();
    let mut pages = BTreeMap::new();
    let mut add = |url: &str, made: Made| {
        let path = output_path(url).unwrap_or_else(|| "index.html".into());
        pages.entry(path).or_insert(made);
    };
    for (id, entry) in site.entries.iter().enumerate() {
        let own = entry.card.url.iter().map(|url| (&entry.card.lang, url));
        for (lang, url) in own.chain(&entry.variants) {
            let mut made = of_entry(id, lang, site, &places);
            made.insert_template(&template(entry, schema), &templates);
            add(url, made);
        }
    }
    for list in &site.lists {
        let spec = schema.collections[list.collection].list.as_ref();
        for (url, range) in &list.pages {
            let shown = list.entries[range.clone()].iter();
            let mut made = by_itself(&list.lang, list.intro.as_ref(), shown, &places);
            made.insert_template(spec.map_or("", |spec| &spec.template), &templates);
            add(url, made);
        }
    }
    for page in site.generated.all() {
        add(&page.url, by_itself(&page.lang, page.intro.as_ref(), [].iter(), &places));
    }
    pages
}

/// Gives the pages of `entry` among `pages` the title that it has now.
pub(super) fn rename(pages: &mut BTreeMap<String, Made>, entry: &Entry) {
    for url in entry.card.url.iter().chain(entry.variants.values()) {
        if let Some(made) = output_path(url).and_then(|path| pages.get_mut(&path)) {
            made.title.clone_from(&entry.card.title);
        }
    }
}

fn of_entry(id: EntryId, lang: &str, site: &Site, places: &[Place]) -> Made {
    let entry = &site.entries[id];
    let referred = entry.fields.iter().flat_map(|(_, value)| value.references()).filter_map(|one| one.entry);
    let referring = entry.inverse.iter().flat_map(|(_, ids)| ids.iter().copied());
    let shown: Vec<EntryId> = [id].into_iter().chain(referred).chain(referring).collect();
    Made {
        of: Some(format!("{}\n{}\n{lang}", places[id].path, record(entry))),
        title: entry.card.title.clone(),
        lang: lang.to_owned(),
        places: each_once(shown.iter(), places),
        own: true,
        draft: entry.origin.draft,
    }
}

/// The name of an entry among those of its source: a text holds one, whatever its name.
fn record(entry: &Entry) -> &str {
    if entry.origin.path.is_some() { "" } else { &entry.id }
}

/// What a page is made of that the program makes by itself, with the words of an editor's page `above` it.
fn by_itself<'i>(
    lang: &str,
    above: Option<&'i EntryId>,
    shown: impl Iterator<Item = &'i EntryId>,
    places: &[Place],
) -> Made {
    let all = above.into_iter().chain(shown);
    Made { lang: lang.to_owned(), places: each_once(all, places), own: above.is_some(), ..Made::default() }
}

/// The site's own templates among `sources`.
fn templates(sources: &Sources) -> Templates<'_> {
    let own = sources.iter().filter_map(|(_, source)| {
        let name = source.path.strip_prefix("_theme/templates/")?;
        Some((name, Place { path: source.path.as_str().into(), line: 1 }))
    });
    own.collect()
}

/// The name of the template that shows `entry`, as far as it is known before it is rendered.
fn template(entry: &Entry, schema: &Schema) -> String {
    match &entry.template {
        Some(name) => format!("{}.html", name.trim_end_matches(".html")),
        None => {
            schema.collections[entry.collection].template.clone().unwrap_or_else(|| "page.html".to_owned())
        }
    }
}

/// The places of entries, the first of each source.
fn each_once<'i>(shown: impl Iterator<Item = &'i EntryId>, places: &[Place]) -> Vec<Place> {
    let mut seen = HashSet::new();
    shown.map(|id| &places[*id]).filter(|place| seen.insert(&place.path)).cloned().collect()
}

/// Where `entry` is written.
fn place(entry: &Entry, sources: &Sources) -> Place {
    let span = entry.origin.span;
    let source = sources.get(span.source);
    Place { path: source.path.as_str().into(), line: source.position(span.start).line }
}
