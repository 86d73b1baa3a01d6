//! Atom and JSON feeds: of whole lists, and of what refers to an entry (a tag).

use super::indexes::escape;
use super::pages::stem;
use super::view::View;
use crate::artifact::Artifact;
use crate::resolve::lists::ListPage;
use crate::resolve::urls::in_language;
use crate::resolve::{Entry, EntryId};
use crate::schema::Feed;
use rayon::prelude::*;
use serde_json::json;

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

/// All feeds of the site.
pub fn render(view: &View) -> Vec<Artifact> {
    sources(view).par_iter().flat_map_iter(|source| files(source, view)).collect()
}

/// The feeds that show the text of entry `id`.
pub fn of_text(id: EntryId, view: &View) -> Vec<Artifact> {
    let refers = |entry: &&Entry| entry.inverse.iter().any(|(_, ids)| ids.contains(&id));
    let single = view.site.entries.iter().filter(refers).filter_map(|entry| single(entry, view));
    let shows = |source: &Source| source.entries.iter().take(MOST).any(|shown| *shown == id);
    whole(view).chain(single).filter(shows).flat_map(|source| files(&source, view)).collect()
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
fn files(source: &Source, view: &View) -> [Artifact; 2] {
    let shown: Vec<(&Entry, String)> = source
        .entries
        .iter()
        .take(MOST)
        .map(|id| {
            let entry = &view.site.entries[*id];
            (entry, view.body_absolute(entry))
        })
        .collect();
    let path = source.stem.trim_start_matches('/');
    [
        Artifact::text(format!("{path}.xml"), atom(source, &shown, view)),
        Artifact::text(format!("{path}.json"), json_feed(source, &shown, view)),
    ]
}

fn atom(source: &Source, shown: &[(&Entry, String)], view: &View) -> String {
    let zone = &view.context.config.timezone;
    let updated = shown
        .iter()
        .filter_map(|(entry, _)| entry.card.updated.as_ref().or(entry.card.date.as_ref()))
        .max()
        .map_or_else(|| "1970-01-01T00:00:00Z".into(), |date| date.rfc3339(zone));
    let own = view.absolute(&format!("{}.xml", source.stem));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<id>{}</id>\n<updated>{updated}</updated>\n",
        escape(source.lang),
        escape(&source.title),
        escape(&own),
        escape(&view.absolute(&source.page)),
        escape(&own),
    );
    for (entry, content) in shown {
        let url = escape(&address(entry, view));
        let published =
            entry.card.date.as_ref().map(|date| date.rfc3339(zone)).unwrap_or_else(|| updated.clone());
        let changed =
            entry.card.updated.as_ref().map_or_else(|| published.clone(), |date| date.rfc3339(zone));
        xml.push_str(&format!(
            "<entry xml:lang=\"{}\">\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n<id>{url}</id>\n\
             <published>{published}</published>\n<updated>{changed}</updated>\n<author><name>{}</name></author>\n",
            escape(&entry.card.lang),
            escape(&entry.card.title),
            escape(&author(entry, view)),
        ));
        if !entry.card.summary.is_empty() {
            xml.push_str(&format!("<summary>{}</summary>\n", escape(&entry.card.summary)));
        }
        xml.push_str(&format!("<content type=\"html\">{}</content>\n</entry>\n", escape(content)));
    }
    xml.push_str("</feed>\n");
    xml
}

fn json_feed(source: &Source, shown: &[(&Entry, String)], view: &View) -> String {
    let zone = &view.context.config.timezone;
    let items: Vec<serde_json::Value> = shown
        .iter()
        .map(|(entry, content)| {
            let url = address(entry, view);
            let mut item = json!({
                "id": url,
                "url": url,
                "title": entry.card.title,
                "content_html": content,
                "language": entry.card.lang,
                "authors": [{ "name": author(entry, view) }],
            });
            if !entry.card.summary.is_empty() {
                item["summary"] = json!(entry.card.summary);
            }
            if let Some(date) = &entry.card.date {
                item["date_published"] = json!(date.rfc3339(zone));
            }
            if let Some(date) = &entry.card.updated {
                item["date_modified"] = json!(date.rfc3339(zone));
            }
            item
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": source.title,
        "home_page_url": view.absolute(&source.page),
        "feed_url": view.absolute(&format!("{}.json", source.stem)),
        "language": source.lang,
        "items": items,
    });
    format!("{feed}\n")
}

fn address(entry: &Entry, view: &View) -> String {
    view.absolute(entry.card.url.as_deref().unwrap_or("/"))
}

fn author(entry: &Entry, view: &View) -> String {
    let author = crate::resolve::entries::plain(entry, "author").and_then(crate::yaml::Value::to_text);
    author.unwrap_or_else(|| view.context.config.title.clone())
}
