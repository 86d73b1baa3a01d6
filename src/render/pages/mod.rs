//! Every page that has a template: entries, lists, the home page, the plan of the site, the search page, 404.

mod agenda;
mod by_year;
mod catalogue;
mod cohort;
mod data;
mod directory;
mod entry;
mod facet;
mod front;
mod list;
mod log;
mod matches;
mod outcome;
mod panorama;
pub mod report;
mod roles;
mod sheet;
mod skills;
mod stack;
mod tool;
mod untranslated;

pub use agenda::when as event_when;
pub use front::search_values;

use super::indexes::SitemapUrl;
use super::jsonld;
use super::values::{encode, map};
use super::view::View;
use super::{Context, path_of};
use crate::artifact::Artifact;
use crate::diag::Diagnostic;
use crate::parse::date::Date;
use crate::resolve::catalogue::Facet;
use crate::resolve::lists::is_section;
use crate::resolve::reports::sheet_url;
use crate::resolve::urls::{DATA, PLAN, SEARCH, UNTRANSLATED, in_language};
use crate::resolve::{Entry, EntryId, Site};
use std::collections::HashSet;
use tera::Value as T;

/// One page to render.
#[derive(Debug, Clone)]
pub enum Job {
    /// The page of an entry, in its own language or in that of those who refer to it.
    Entry(EntryId, Option<String>),
    /// Page `1` of list `0`.
    List(usize, usize),
    /// The home page of a language.
    Home(String),
    /// The plan of the site in a language.
    Plan(String),
    /// Where readers search, in a language.
    Search(String),
    /// Tools that have something in common: the facet at this index of the catalogue.
    Facet(usize),
    /// Who uses what: the panorama at this index of the catalogue.
    Panorama(usize),
    /// The events that are past: the page at this index of the agenda's.
    Past(usize),
    /// The sheet to print of an entry, in its own language or in that of those who refer to it.
    Sheet(EntryId, Option<String>),
    /// The page about the whole site at this index.
    Report(usize),
    /// What other programs can read of the site, in a language.
    Data(String),
    /// What nobody has translated.
    Untranslated,
    /// Who can help whom: the page at this index of those of the skills.
    Matches(usize),
    /// The directory of people at this index of those of the skills.
    Directory(usize),
    /// All of the log at this index.
    Log(usize),
    /// Week `1` of log `0`.
    LogWeek(usize, usize),
    /// What log `0` tells of its subject `1`.
    LogSubject(usize, usize),
    /// What a server shows where there is nothing.
    NotFound,
}

/// A list of more tools than this shows no summaries: it is for looking up.
const LONG_LIST: usize = 300;

/// All pages of `site`. What an editor's own page stands for is left out.
pub fn jobs(site: &Site, context: &Context) -> Vec<Job> {
    let mut jobs = Vec::new();
    let mut intros: HashSet<EntryId> = site.lists.iter().filter_map(|list| list.intro).collect();
    let homes = site.languages.iter().filter_map(|lang| home_intro(lang, site, context));
    intros.extend(homes);
    for (id, entry) in site.entries.iter().enumerate() {
        if entry.card.url.is_some() && !intros.contains(&id) {
            jobs.push(Job::Entry(id, None));
            jobs.extend(entry.variants.keys().map(|lang| Job::Entry(id, Some(lang.clone()))));
            let sheet = |lang: &str| {
                let url = entry.variants.get(lang).or(entry.card.url.as_ref());
                url.is_some_and(|url| site.sheets.contains(&sheet_url(url)))
            };
            jobs.extend(sheet(&entry.card.lang).then_some(Job::Sheet(id, None)));
            let variants = entry.variants.keys().filter(|lang| sheet(lang));
            jobs.extend(variants.map(|lang| Job::Sheet(id, Some(lang.clone()))));
        }
    }
    for (index, list) in site.lists.iter().enumerate() {
        jobs.extend((0..list.pages.len()).map(|page| Job::List(index, page)));
    }
    let facets = site.catalogue.facets.iter().enumerate().filter(|(_, facet)| facet.url.is_some());
    jobs.extend(facets.map(|(index, _)| Job::Facet(index)));
    jobs.extend((0..site.catalogue.panoramas.len()).map(Job::Panorama));
    jobs.extend((0..site.agenda.past.len()).map(Job::Past));
    jobs.extend((0..site.reports.len()).map(Job::Report));
    jobs.extend((0..site.skills.matches.len()).map(Job::Matches));
    jobs.extend((0..site.skills.directories.len()).map(Job::Directory));
    for (index, log) in site.logs.iter().enumerate() {
        let weeks = log.weeks.iter().enumerate().filter(|(_, week)| week.page.ours);
        let subjects = log.subjects.iter().enumerate().filter(|(_, subject)| subject.page.ours);
        jobs.extend(log.page.ours.then_some(Job::Log(index)));
        jobs.extend(weeks.map(|(week, _)| Job::LogWeek(index, week)));
        jobs.extend(subjects.map(|(subject, _)| Job::LogSubject(index, subject)));
    }
    for lang in &site.languages {
        let own = *lang == context.config.lang;
        let worth = own || site.lists.iter().any(|list| list.lang == *lang);
        if worth {
            let home = if own { "/".to_owned() } else { format!("/{lang}/") };
            if site.free(&home) || home_intro(lang, site, context).is_some() {
                jobs.push(Job::Home(lang.clone()));
            }
            if site.free(&plan_url(lang, context)) {
                jobs.push(Job::Plan(lang.clone()));
            }
            if !site.datasets.is_empty() && site.free(&data_url(lang, context)) {
                jobs.push(Job::Data(lang.clone()));
            }
            if site.free(&search_url(lang, context)) {
                jobs.push(Job::Search(lang.clone()));
            }
        }
    }
    if site.free(UNTRANSLATED) && untranslated::there_is_some(site) {
        jobs.push(Job::Untranslated);
    }
    if site.free("/404.html") {
        jobs.push(Job::NotFound);
    }
    jobs
}

/// The editor's page that tells of the site as a whole, in `lang`: its words stand on the home page.
fn home_intro(lang: &str, site: &Site, context: &Context) -> Option<EntryId> {
    let home = in_language("/", lang, &context.config.lang);
    let is_home =
        |entry: &Entry| entry.card.url.as_deref() == Some(&home) && is_section(entry, context.schema);
    site.entries.iter().position(is_home)
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

/// Where the plan of the site in `lang` stands.
pub fn plan_url(lang: &str, context: &Context) -> String {
    in_language(PLAN, lang, &context.config.lang)
}

/// Where people find the site's data for other programs, in `lang`.
pub fn data_url(lang: &str, context: &Context) -> String {
    in_language(DATA, lang, &context.config.lang)
}

/// Where readers search the site in `lang`.
pub fn search_url(lang: &str, context: &Context) -> String {
    in_language(SEARCH, lang, &context.config.lang)
}

/// Where the page of a facet stands.
fn facet_url(facet: &Facet) -> String {
    facet.url.clone().unwrap_or_default()
}

/// The name of the collection of tools, which the pages of the catalogue are part of.
fn tools_section<'v>(view: &'v View) -> &'v str {
    let collection = view.site.catalogue.collection;
    collection.map_or("", |index| view.context.schema.collections[index].name.as_str())
}

/// The name of the collection of skills.
fn skills_section<'v>(view: &'v View) -> &'v str {
    let collection = view.site.skills.collection;
    collection.map_or("", |index| view.context.schema.collections[index].name.as_str())
}

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
type Draft<'v> = (&'v str, Head<'v>, tera::Context);

/// Renders one page.
///
/// # Errors
/// A diagnostic if its template cannot be rendered.
pub fn render(job: &Job, view: &View) -> Result<Artifact, Box<Diagnostic>> {
    let (template, head, mut context) = match job {
        Job::Entry(id, variant) => entry::draft(*id, variant.as_deref(), view),
        Job::List(list, page) => list::draft(*list, *page, view),
        Job::Home(lang) => front::home(lang, view),
        Job::Plan(lang) => front::plan(lang, view),
        Job::Search(lang) => front::search(lang, view),
        Job::Facet(index) => facet::draft(*index, view),
        Job::Panorama(index) => panorama::draft(*index, view),
        Job::Past(index) => agenda::past(*index, view),
        Job::Sheet(id, variant) => sheet::draft(*id, variant.as_deref(), view),
        Job::Report(index) => report::draft(*index, view),
        Job::Data(lang) => data::draft(lang, view),
        Job::Untranslated => untranslated::draft(view),
        Job::Matches(index) => matches::draft(*index, view),
        Job::Directory(index) => directory::draft(*index, view),
        Job::Log(index) => log::whole(*index, view),
        Job::LogWeek(index, week) => log::week(*index, *week, view),
        Job::LogSubject(index, subject) => log::subject_page(*index, *subject, view),
        Job::NotFound => front::not_found(view),
    };
    let url = head.url.clone();
    if context.get("jsonld").is_none() && head.kind != "404" {
        let way = jsonld::page(&head.title, &url, head.section, head.lang, view);
        context.insert_value("jsonld", T::from(way));
    }
    let page = page_value(&head, &mut context, view);
    context.insert_value("page", page);
    let theme = view.context.theme;
    match theme.tera.render(template, &context) {
        Ok(html) => Ok(Artifact::text(path_of(&url), html)),
        Err(error) => Err(Box::new(theme.diagnostic(&error, template))),
    }
}

fn page_value(head: &Head, context: &mut tera::Context, view: &View) -> T {
    let take = |context: &mut tera::Context, key: &str| context.remove(key).unwrap_or_else(T::none);
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

/// The day an entry was last changed, as far as it is known: of a dated collection it is its date.
fn last_change<'v>(entry: &'v Entry, view: &View) -> Option<&'v Date> {
    let dated = view.context.schema.collections[entry.collection].dated;
    entry.card.updated.as_ref().or(entry.card.date.as_ref().filter(|_| dated))
}

/// The line of the sitemap that a page has, if search engines should know it.
pub fn in_sitemap(job: &Job, view: &View) -> Option<SitemapUrl> {
    let (url, changed) = match job {
        Job::Entry(id, variant) => {
            let entry = &view.site.entries[*id];
            if entry.card.hidden || (variant.is_some() && entry.has_prose()) {
                return None;
            }
            let url = variant.as_ref().map_or(entry.card.url.as_ref(), |lang| entry.variants.get(lang))?;
            (url.clone(), last_change(entry, view))
        }
        Job::List(list, page) => {
            let list = &view.site.lists[*list];
            let (url, range) = &list.pages[*page];
            let newest = list.entries[range.clone()]
                .iter()
                .filter_map(|id| last_change(&view.site.entries[*id], view));
            (url.clone(), newest.max())
        }
        Job::Home(lang) => (view.home(lang), None),
        Job::Plan(lang) => (plan_url(lang, view.context), None),
        Job::Data(lang) => (data_url(lang, view.context), None),
        Job::Facet(index) => (facet_url(&view.site.catalogue.facets[*index]), None),
        Job::Panorama(index) => (view.site.catalogue.panoramas[*index].url.clone(), None),
        Job::Past(index) => (view.site.agenda.past[*index].1.clone(), None),
        Job::Matches(index) => (view.site.skills.matches[*index].1.clone(), None),
        Job::Directory(index) => (view.site.skills.directories[*index].1.clone(), None),
        Job::Log(index) => (view.site.logs[*index].page.url.clone(), None),
        Job::LogWeek(index, week) => (view.site.logs[*index].weeks[*week].page.url.clone(), None),
        Job::LogSubject(index, subject) => (view.site.logs[*index].subjects[*subject].page.url.clone(), None),
        Job::Report(index) => (view.site.reports[*index].url.clone(), None),
        // A sheet says what the page says. What search shows is the reader's question, and the rest stands in the plan;
        // the others are not for readers.
        Job::Sheet(..) | Job::Search(_) | Job::Untranslated | Job::NotFound => return None,
    };
    Some(SitemapUrl { address: view.absolute(&url), changed: changed.map(|date| date.iso()) })
}
