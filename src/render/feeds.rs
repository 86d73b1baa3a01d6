//! Atom and JSON feeds: of whole lists, and of what refers to an entry (a tag).

mod atom;
mod json;
mod texts;

use super::pages::stem;
use super::view::View;
use crate::artifact::Artifact;
use crate::resolve::lists::ListPage;
use crate::resolve::urls::in_language;
use crate::resolve::{Entry, EntryId};
use crate::schema::Feed;
use rayon::prelude::*;
use std::collections::BTreeSet;
use texts::Text;
pub use texts::Texts;

/// Entries in a feed.
const MOST: usize = 20;

/// A feed on its way.
struct Source<'a> {
    title: String,
    /// The page that shows the same to readers.
    page: String,
    /// Where it stands, without `.xml` and `.json`.
    stem: String,
    lang: &'a str,
    entries: Vec<EntryId>,
}

impl Source<'_> {
    /// The entries that it shows.
    fn shown(&self) -> &[EntryId] {
        &self.entries[..self.entries.len().min(MOST)]
    }
}

/// The lists that have a feed, with its address but for the ending.
pub fn lists<'a>(view: &'a View) -> impl Iterator<Item = (&'a ListPage, String)> {
    view.site.lists.iter().filter_map(|list| match &view.context.schema.collections[list.collection].feed {
        Feed::List(path) => Some((list, in_language(path, &list.lang, &view.context.config.lang))),
        Feed::None | Feed::Entries => None,
    })
}

/// What the feed of an entry holds: what is dated and refers to it, newest first; nothing if it has no feed.
pub fn of_entry(entry: &Entry, view: &View) -> Vec<EntryId> {
    let collections = &view.context.schema.collections;
    if collections[entry.collection].feed != Feed::Entries {
        return Vec::new();
    }
    let dated = |id: &EntryId| collections[view.site.entries[*id].collection].dated;
    let mut ids: Vec<EntryId> =
        entry.inverse.iter().flat_map(|(_, ids)| ids).copied().filter(dated).collect();
    ids.sort_by_key(|id| view.site.ranks[*id]);
    ids
}

/// All feeds of the site, and the texts in them.
pub fn render(view: &View) -> (Vec<Artifact>, Texts) {
    let mut texts = Texts::default();
    (all(&sources(view), view, &mut texts), texts)
}

/// The feeds that show the text of entry `id`; what is in `texts` of a site that says the same otherwise is not made again.
pub fn of_text(id: EntryId, view: &View, texts: &mut Texts) -> Vec<Artifact> {
    let refers = |entry: &&Entry| entry.inverse.iter().any(|(_, ids)| ids.contains(&id));
    let single = view.site.entries.iter().filter(refers).filter_map(|entry| single(entry, view));
    let shows = |source: &Source| source.shown().contains(&id);
    let sources: Vec<Source> = whole(view).chain(single).filter(shows).collect();
    all(&sources, view, texts)
}

/// The files of all feeds in `sources`.
fn all(sources: &[Source], view: &View, texts: &mut Texts) -> Vec<Artifact> {
    let shown: BTreeSet<EntryId> = sources.iter().flat_map(Source::shown).copied().collect();
    texts.add(&shown, view);
    sources.par_iter().flat_map_iter(|source| files(source, view, texts)).collect()
}

/// The address of the page that shows to readers what the feed at `path` holds; nothing if no feed is there.
pub fn page_of(path: &str, view: &View) -> Option<String> {
    let stem = path.strip_suffix(".xml").or_else(|| path.strip_suffix(".json"))?;
    let source = sources(view).into_iter().find(|source| source.stem.trim_start_matches('/') == stem)?;
    Some(source.page)
}

fn sources<'a>(view: &'a View) -> Vec<Source<'a>> {
    whole(view).chain(view.site.entries.iter().filter_map(|entry| single(entry, view))).collect()
}

/// The feeds of whole lists.
fn whole<'a>(view: &'a View) -> impl Iterator<Item = Source<'a>> {
    lists(view).map(|(list, stem)| Source {
        title: view.context.config.title.clone(),
        page: list.first.clone(),
        stem,
        lang: &list.lang,
        entries: list.entries.clone(),
    })
}

/// The feed of what refers to `entry`.
fn single<'a>(entry: &'a Entry, view: &View) -> Option<Source<'a>> {
    let url = entry.card.url.as_ref()?;
    let entries = of_entry(entry, view);
    (!entries.is_empty()).then(|| Source {
        title: format!("{} – {}", entry.card.title, view.context.config.title),
        page: url.clone(),
        stem: stem(url),
        lang: &entry.card.lang,
        entries,
    })
}

/// The files of one feed.
fn files(source: &Source, view: &View, texts: &Texts) -> [Artifact; 2] {
    let shown: Vec<(&Entry, &Text)> =
        source.shown().iter().map(|id| (&view.site.entries[*id], texts.get(*id))).collect();
    let path = source.stem.trim_start_matches('/');
    [
        Artifact::text(format!("{path}.xml"), atom::write(source, &shown, view)),
        Artifact::text(format!("{path}.json"), json::write(source, &shown, view)),
    ]
}

fn address(entry: &Entry, view: &View) -> String {
    view.absolute(entry.card.url.as_deref().unwrap_or("/"))
}

fn author(entry: &Entry, view: &View) -> String {
    let author = crate::resolve::entries::plain(entry, "author").and_then(crate::yaml::Value::to_text);
    author.unwrap_or_else(|| view.context.config.title.clone())
}
