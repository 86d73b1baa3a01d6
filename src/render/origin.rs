//! What made a file of a finished site.
//!
//! Takes the path of one file that is no copy of an editor's; returns what it is, the collection that it tells of and the
//! template that it was made with. Asked of one file when somebody wants to know, never while the site is made.

use super::view::View;
use super::{Context, HEADERS, NGINX, exports, feeds, pages, path_of};
use crate::diag::{Text, text};
use crate::resolve::{EntryId, Site, datasets};

/// What made a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What the file is, for people: a list, a feed.
    pub what: Text,
    /// Index in the schema of the collection that it tells of; none, and it is about the site as a whole.
    pub collection: Option<usize>,
    /// The template of a page.
    pub template: Option<String>,
}

impl Origin {
    fn new(what: Text, collection: Option<usize>) -> Self {
        Self { what, collection, template: None }
    }
}

/// What made the file at `path` below the output folder; nothing if that is not known, or if the theme cannot be used.
pub fn origin(path: &str, site: &Site, context: &Context) -> Option<Origin> {
    if !context.theme.sound {
        return None;
    }
    let view = View::new(site, context);
    let page = pages::origin(path, &view);
    page.or_else(|| told_of(path, &view)).or_else(|| of_theme(path, context)).or_else(|| of_site(path, site))
}

/// What tells of entries to other programs: feeds, calendars, data.
fn told_of(path: &str, view: &View) -> Option<Origin> {
    let site = view.site;
    let of_entry = |id: &EntryId| site.entries[*id].collection;
    if let Some(page) = feeds::page_of(path, view) {
        let list = site.lists.iter().find(|list| list.first == page);
        let collection = list.map(|list| list.collection);
        return Some(Origin::new(text!("the-feed-of", page = page), collection));
    }
    let calendars = &site.agenda.calendars;
    if let Some(calendar) = calendars.iter().find(|calendar| path_of(&calendar.url) == path) {
        let what = match calendar.about {
            Some(id) => text!("the-calendar-of", title = &site.entries[id].card.title),
            None => text!("the-calendar-of-all-events"),
        };
        let about = calendar.about.as_ref().or(calendar.events.first()).map(of_entry);
        return Some(Origin::new(what, about));
    }
    let holds =
        |set: &&datasets::Dataset| set.json == path || set.schema == path || set.csv.as_deref() == Some(path);
    if let Some(set) = site.datasets.iter().find(holds) {
        let what =
            if set.schema == path { text!("the-description-of-an-export") } else { text!("an-export") };
        return Some(Origin::new(what, Some(set.collection)));
    }
    let described = site.entries.iter().find(|entry| {
        exports::publiccode::address(entry, view).is_some_and(|address| path_of(&address) == path)
    });
    described.map(|entry| {
        Origin::new(text!("what-it-is-as-software", title = &entry.card.title), Some(entry.collection))
    })
}

fn of_theme(path: &str, context: &Context) -> Option<Origin> {
    context
        .theme
        .statics()
        .any(|file| file.path == path)
        .then(|| Origin::new(text!("a-file-of-the-theme"), None))
}

/// What is made of the site as a whole.
fn of_site(path: &str, site: &Site) -> Option<Origin> {
    let is_stub = || site.redirects.iter().any(|redirect| redirect.stub && path_of(&redirect.from) == path);
    let what = match path {
        datasets::INDEX | datasets::INDEX_SCHEMA => text!("the-list-of-the-exports"),
        HEADERS | NGINX => text!("what-servers-are-to-say"),
        "_redirects" | "redirects.nginx.conf" => text!("the-old-addresses"),
        "robots.txt" => text!("what-search-engines-may-look-at"),
        _ if path.starts_with("sitemap") && path.ends_with(".xml") => {
            text!("the-pages-that-search-engines")
        }
        _ if path.starts_with("search/") => text!("a-part-of-the-index"),
        _ if path.starts_with("assets/images/") => text!("a-smaller-form-of-a-picture"),
        _ if path.starts_with("assets/cards/") => text!("the-card-of-an-entry"),
        _ if is_stub() => text!("a-page-that-leads-on"),
        _ => return None,
    };
    Some(Origin::new(what, None))
}
