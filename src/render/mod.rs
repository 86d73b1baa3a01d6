//! Stage 4: a site becomes artifacts.
//!
//! Takes a resolved [`Site`] and a [`Theme`]; returns every file of the finished site. Templates see only the values
//! that `view` and `pages` hand them; values that many pages show are made once and shared.

mod assets;
mod calendars;
mod cards;
mod charts;
mod exports;
mod feeds;
mod headers;
mod indexes;
mod items;
mod jsonld;
mod memo;
mod menu;
mod origin;
mod pages;
mod redirects;
mod same;
mod theme;
mod tools;
mod values;
mod view;
mod words;

pub use cards::{cards, has_card};
pub use headers::{NETLIFY as HEADERS, NGINX, Noted, headers};
pub use memo::Memo;
pub use origin::{Origin, origin};
pub use pages::kinds as page_kinds;
pub use theme::{Theme, ThemeFile};

use crate::artifact::{Artifact, Content, Shelf};
use crate::config::Config;
use crate::diag::{Checked, Diagnostic};
use crate::resolve::output_path;
use crate::resolve::{EntryId, Site};
use crate::schema::Schema;
use memo::Common;
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;
use view::View;

/// What a site is rendered with.
#[derive(Debug)]
pub struct Context<'a> {
    /// The site's configuration.
    pub config: &'a Config,
    /// The site's schema.
    pub schema: &'a Schema,
    /// The theme.
    pub theme: &'a Theme,
    /// The day of the build: what is before is past.
    pub today: jiff::civil::Date,
    /// Where pages wait, if memory need not hold them.
    pub shelf: Option<&'a Arc<Shelf>>,
}

/// Renders the whole site; `done` is called after each page. Pages that are in `memo` are not made again, and all pages
/// are in it afterwards; without one, none is kept.
pub fn render(
    site: &Site,
    context: &Context,
    memo: Option<&mut Memo>,
    done: &(dyn Fn() + Sync),
) -> Checked<Vec<Artifact>> {
    if !context.theme.sound {
        return Checked::new(Vec::new());
    }
    let view = View::new(site, context);
    let mut told: Vec<Diagnostic> = Vec::new();
    let jobs = pages::jobs(site);
    let common = memo.is_some().then(|| Common::new(context.theme, &view.shared));
    let known = memo.as_deref().zip(common.as_ref());
    let rendered: Vec<_> = jobs
        .par_iter()
        .map_init(Vec::new, |buffer, job| {
            let page = pages::render(job, &view, known, buffer);
            done();
            page.map(|(key, page)| (key, Artifact { content: page.content.aside(context.shelf), ..page }))
        })
        .collect();
    let mut next = Memo::default();
    let mut artifacts = Vec::with_capacity(rendered.len() + site.files.len());
    for result in rendered {
        match result {
            Ok((key, artifact)) => {
                // Of two pages at one address the first stands.
                if let Some(key) = key.filter(|_| next.last(&artifact.path).is_none()) {
                    next.put(key, artifact.clone());
                }
                artifacts.push(artifact);
            }
            Err(diagnostic) => told.push(*diagnostic),
        }
    }
    let copied = site.files.iter().map(|file| match &file.text {
        Some(text) => Artifact::text(file.path.as_str(), text.as_str()),
        None => Artifact { path: file.path.clone(), content: Content::Copy(file.file.clone()) },
    });
    let mut all: Vec<Artifact> = copied.chain(artifacts).collect();
    all.extend(context.theme.statics());
    let dated = || (feeds::render(&view), calendars::render(&view));
    let (dated, (data, records)) = rayon::join(dated, || exports::render(&view, &mut told));
    let ((feeds, texts), calendars) = dated;
    all.extend(feeds.into_iter().chain(calendars));
    let data = data.into_iter();
    all.extend(data.map(|file| Artifact { content: file.content.aside(context.shelf), ..file }));
    let urls: Vec<_> = jobs.iter().filter_map(|job| pages::in_sitemap(job, &view)).collect();
    // A site map of paths alone is not valid.
    if !context.config.url.is_empty() {
        all.extend(indexes::sitemap(urls, &view.absolute("/")));
    }
    all.push(indexes::robots(context.config));
    all.extend(redirects::render(site, context));
    let parts = view.into_parts();
    match memo.zip(common) {
        Some((memo, common)) => {
            *memo = next;
            (memo.parts, memo.texts, memo.records) = (Some((parts, common)), texts, records);
        }
        // Letting go of so many values takes a while.
        None => rayon::spawn(move || drop((parts, records))),
    }
    Checked { value: first_of_each(all), diagnostics: same_once(told) }
}

/// What of an entry has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Words of its text.
    Text,
    /// Its title or its summary, and maybe words of its text.
    Card,
}

/// What shows the text of entry `id`, or its card too, made again for a site in which nothing else has changed: each page
/// that is another now with its form before, then the other files. Nothing if what the pages share was not kept or is another
/// now, if the text is that of a software, which stands in `publiccode.yml` too, or if a template cannot be used.
pub fn again(id: EntryId, seen: Seen, site: &Site, context: &Context, memo: &mut Memo) -> Option<Again> {
    let (parts, common) = memo.parts.take()?;
    let mut view = View::from_parts(parts, site, context);
    if exports::publiccode::is_said_of(&site.entries[id], &view) {
        return None;
    }
    let jobs = match seen {
        Seen::Text => pages::of_text(id, site, context.schema),
        Seen::Card => {
            view.show_again(id);
            if Common::new(context.theme, &view.shared_again()) != common {
                return None;
            }
            pages::of_card(id, site, context.schema)
        }
    };
    let made: Result<Vec<_>, _> = jobs
        .par_iter()
        .map_init(Vec::new, |buffer, job| pages::render(job, &view, Some((memo, &common)), buffer))
        .collect();
    let mut files = feeds::of_text(id, &view, &mut memo.texts);
    if seen == Seen::Card {
        files.extend(exports::of_card(id, &mut memo.records, &view));
    }
    memo.parts = Some((view.into_parts(), common));
    let mut pages = Vec::new();
    let mut paths = HashSet::new();
    for (key, page) in made.ok()? {
        if !paths.insert(page.path.clone()) {
            continue;
        }
        let before = memo.last(&page.path)?.clone();
        if page != before {
            memo.put(key?, page.clone());
            pages.push((before, page));
        }
    }
    Some(Again { pages, files })
}

/// What shows one entry.
#[derive(Debug)]
pub struct Again {
    /// Its pages, each as it was and as it is.
    pub pages: Vec<(Artifact, Artifact)>,
    /// The feeds that hold it, and what other programs read of it.
    pub files: Vec<Artifact>,
}

/// Of several files of one path the first counts: an editor's before a page, a page before the theme's, the theme's
/// before what we make of ourselves.
fn first_of_each(mut all: Vec<Artifact>) -> Vec<Artifact> {
    let mut seen = HashSet::with_capacity(all.len());
    all.retain(|artifact| seen.insert(artifact.path.clone()));
    all
}

/// A fault of a template shows on every page that uses it; it is told once.
fn same_once(mut told: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    told.retain(|diagnostic| seen.insert((diagnostic.primary, diagnostic.code)));
    told
}

/// The file below the output folder that answers to `url`.
fn path_of(url: &str) -> String {
    output_path(url).unwrap_or_else(|| "index.html".into())
}
