//! Every page that has a template: entries, lists, and what the program makes by itself.

mod agenda;
mod by_year;
mod catalogue;
mod cohort;
mod data;
mod directory;
mod entry;
mod facet;
mod filter;
mod front;
mod generated;
mod jobs;
pub mod legal;
mod list;
mod log;
mod matches;
mod outcome;
mod panorama;
mod programme;
pub mod report;
mod roles;
mod sheet;
mod skills;
mod stack;
mod subset;
mod tool;
mod untranslated;

pub use agenda::when as event_when;
pub use front::search_values;
pub use jobs::{Job, in_sitemap, jobs, kinds, of_card, of_text};
pub use outcome::newest as newest_status;

use super::jsonld;
use super::memo::{Common, Key, Memo};
use super::origin::Origin;
use super::path_of;
use super::values::{Values, encode, map};
use super::view::View;
use crate::artifact::{Artifact, Content};
use crate::diag::{Diagnostic, text};
use crate::resolve::EntryId;
use std::sync::Arc;
use tera::Value as T;

/// A list of more tools than this shows no summaries: it is for looking up.
const LONG_LIST: usize = 300;

/// What every page says of itself.
struct Head<'a> {
    title: String,
    description: String,
    url: String,
    lang: &'a str,
    kind: &'static str,
    section: &'a str,
    noindex: bool,
    /// The address of the page that this one stands for in another language, where nobody has translated it.
    original: Option<String>,
}

impl<'a> Head<'a> {
    /// A page of this kind, found by search engines.
    fn new(title: String, url: String, lang: &'a str, kind: &'static str, section: &'a str) -> Self {
        Self { title, description: String::new(), url, lang, kind, section, noindex: false, original: None }
    }
}

/// A page on its way: its template, what it says of itself, and the values that only it has.
type Draft<'v> = (&'v str, Head<'v>, Values);

/// Renders one page, unless `memo` holds what would come of it; returns what it is made of, too. What `buffer` holds is
/// lost; it is there to be used for one page after the other.
///
/// # Errors
/// A diagnostic if its template cannot be rendered.
pub fn render(
    job: &Job,
    view: &View,
    memo: Option<(&Memo, &Common)>,
    buffer: &mut Vec<u8>,
) -> Result<(Option<Key>, Artifact), Box<Diagnostic>> {
    let (template, head, mut values) = draft(job, view);
    let url = head.url.clone();
    if values.get("jsonld").is_none() && head.kind != "404" {
        let way = jsonld::page(&head.title, &url, head.section, head.lang, view);
        values.insert_value("jsonld", T::from(way));
    }
    let page = page_value(&head, &mut values, view);
    values.insert_value("page", page);
    let path = path_of(&url);
    let key = memo.map(|(_, common)| common.key(template, head.lang, &values));
    if let Some((memo, key)) = memo.zip(key)
        && let Some(known) = memo.0.get(&path, key)
    {
        return Ok((Some(key), known));
    }
    let theme = view.context.theme;
    buffer.clear();
    match theme.tera.render_to(template, &values.over(&view.shared[head.lang]), &mut *buffer) {
        // A copy has no room to spare, which would add up over all pages.
        Ok(()) => Ok((key, Artifact { path, content: Content::Bytes(Arc::new(buffer.clone())) })),
        Err(error) => Err(Box::new(theme.diagnostic(&error, template))),
    }
}

/// The page `job` before it meets its template.
fn draft<'v>(job: &'v Job, view: &'v View) -> Draft<'v> {
    match job {
        Job::Entry(id, variant) => entry::draft(*id, variant.as_deref(), view),
        Job::List(list, page) => list::draft(*list, *page, view),
        Job::Generated(index) => generated::draft(&view.site.generated.all()[*index], view),
    }
}

/// What made the page at `path` below the output folder; nothing if no page stands there.
pub fn origin(path: &str, view: &View) -> Option<Origin> {
    let job = jobs(view.site)
        .into_iter()
        .find(|job| jobs::address(job, view.site).is_some_and(|url| path_of(url) == path))?;
    let (what, collection) = match job {
        Job::Entry(id, _) => (text!("the-page-of-an-entry"), Some(view.site.entries[id].collection)),
        Job::List(list, _) => (text!("a-list"), Some(view.site.lists[list].collection)),
        Job::Generated(at) => {
            let page = &view.site.generated.all()[at];
            (text!("a-page-that-the-site-has", kind = page.what.kind()), page.collection)
        }
    };
    Some(Origin { what, collection, template: Some(draft(&job, view).0.to_owned()) })
}

fn page_value(head: &Head, context: &mut Values, view: &View) -> T {
    let take = |context: &mut Values, key: &str| context.remove(key).unwrap_or_else(T::none);
    map([
        ("title", T::from(head.title.as_str())),
        ("description", T::from(head.description.as_str())),
        ("url", T::from(encode(&view.href(&head.url)))),
        ("canonical", T::from(view.absolute(head.original.as_ref().unwrap_or(&head.url)))),
        ("untranslated", T::from(head.original.is_some())),
        ("lang", T::from(head.lang)),
        ("kind", T::from(head.kind)),
        ("section", T::from(head.section)),
        ("noindex", T::from(head.noindex)),
        ("image", take(context, "og_image")),
        ("card", take(context, "og_card")),
        ("translations", take(context, "translations")),
        ("feeds", take(context, "feeds")),
        ("calendars", take(context, "calendars")),
        ("jsonld", take(context, "jsonld")),
        ("highlighted", take(context, "highlighted")),
    ])
}

/// What stands above a list or on the home page, for a template: the text of an editor's page.
fn intro_value(id: Option<EntryId>, view: &View) -> T {
    id.map_or_else(T::none, |id| {
        let entry = &view.site.entries[id];
        map([
            ("title", T::from(entry.card.title.as_str())),
            ("summary", T::from(entry.card.summary.as_str())),
            ("body", T::safe_string(&view.body(entry))),
        ])
    })
}

/// A link to a page in another language, and whether that is a translation.
fn translation_link(lang: &str, title: &str, url: &str, translated: bool, view: &View) -> T {
    map([
        ("translated", T::from(translated)),
        ("lang", T::from(lang)),
        ("title", T::from(title)),
        ("url", T::from(encode(&view.href(url)))),
        ("canonical", T::from(view.absolute(url))),
    ])
}

/// The feeds of the whole lists in `lang`.
fn site_feeds(lang: &str, view: &View) -> Vec<T> {
    super::feeds::lists(view)
        .filter(|(list, _)| list.lang == lang)
        .map(|(list, stem)| {
            let label = view.context.schema.collections[list.collection].label.get(lang);
            feed_link(label, &stem, view)
        })
        .collect()
}

fn feed_link(title: &str, stem: &str, view: &View) -> T {
    map([
        ("title", T::from(title)),
        ("atom", T::from(encode(&view.href(&format!("{stem}.xml"))))),
        ("json", T::from(encode(&view.href(&format!("{stem}.json"))))),
    ])
}

/// The address of a page without its ending, to hang others on.
pub fn stem(url: &str) -> String {
    url.strip_suffix(".html").unwrap_or(url).trim_end_matches('/').to_owned()
}

/// `ids` in the order of their collection's list.
fn in_order(ids: &[EntryId], view: &View) -> Vec<EntryId> {
    let mut ids = ids.to_vec();
    ids.sort_by_key(|id| view.site.ranks[*id]);
    ids
}
