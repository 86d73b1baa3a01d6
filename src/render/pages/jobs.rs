//! Which pages a site has: those of entries, lists, and what the program makes by itself.

use super::super::indexes::SitemapUrl;
use super::super::path_of;
use super::super::view::View;
use super::generated;
use crate::parse::date::Date;
use crate::resolve::generated::Generated;
use crate::resolve::{Entry, EntryId, Site};
use crate::schema::Schema;
use std::collections::{HashMap, HashSet};

/// One page to render.
#[derive(Debug, Clone)]
pub enum Job {
    /// The page of an entry, in its own language or in that of those who refer to it.
    Entry(EntryId, Option<String>),
    /// Page `1` of list `0`.
    List(usize, usize),
    /// The page at this index of those that the program makes by itself.
    Generated(usize),
}

/// All pages of `site`. What an editor's own page stands for is left out.
pub fn jobs(site: &Site) -> Vec<Job> {
    let mut jobs = Vec::new();
    let generated = site.generated.all();
    let intros: HashSet<EntryId> = site
        .lists
        .iter()
        .filter_map(|list| list.intro)
        .chain(generated.iter().filter_map(|page| page.intro))
        .collect();
    for (id, entry) in site.entries.iter().enumerate() {
        if !intros.contains(&id) {
            of_entry(id, entry, &mut jobs);
        }
    }
    for (index, list) in site.lists.iter().enumerate() {
        jobs.extend((0..list.pages.len()).map(|page| Job::List(index, page)));
    }
    jobs.extend((0..generated.len()).map(Job::Generated));
    jobs
}

/// The pages of `site` that show the text of entry `id`, or what is taken from it: its own, its sheet, those that it
/// stands above, and lists of questions, which tell search engines the answers.
pub fn of_text(id: EntryId, site: &Site, schema: &Schema) -> Vec<Job> {
    let entry = &site.entries[id];
    let answers = schema.collections[entry.collection].schema_org.as_deref() == Some("Question");
    let mut jobs = Vec::new();
    let mut is_above = false;
    for (index, list) in site.lists.iter().enumerate() {
        is_above |= list.intro == Some(id);
        if list.intro == Some(id) || (answers && list.collection == entry.collection) {
            jobs.extend((0..list.pages.len()).map(|page| Job::List(index, page)));
        }
    }
    for (index, page) in site.generated.all().iter().enumerate() {
        is_above |= page.intro == Some(id);
        if page.intro == Some(id) || page.what == Generated::Sheet(id) {
            jobs.push(Job::Generated(index));
        }
    }
    if !is_above {
        of_entry(id, entry, &mut jobs);
    }
    jobs
}

/// The pages of `site` that may show the card of entry `id`, and some more: of the entries and lists of its own collection
/// those that stand beside it or hold it, and all others.
pub fn of_card(id: EntryId, site: &Site, schema: &Schema) -> Vec<Job> {
    let entry = &site.entries[id];
    let own = |other: usize| other == entry.collection;
    let lists = site.lists.iter().filter(|list| own(list.collection));
    let beside: HashSet<EntryId> = lists
        .filter_map(|list| {
            let at = list.entries.iter().position(|other| *other == id)?;
            Some(&list.entries[at.saturating_sub(1)..list.entries.len().min(at + 2)])
        })
        .flatten()
        .copied()
        .collect();
    let names = |other: &Entry| other.translations.contains(&id) || refers(other, id);
    let shows = |job: &Job| match job {
        Job::Entry(other, _) => {
            let entry = &site.entries[*other];
            !own(entry.collection) || beside.contains(other) || names(entry)
        }
        Job::List(list, page) => {
            let list = &site.lists[*list];
            !own(list.collection) || list.entries[list.pages[*page].1.clone()].contains(&id)
        }
        Job::Generated(_) => true,
    };
    let of_text = of_text(id, site, schema).into_iter().filter(|job| !shows(job)).collect::<Vec<_>>();
    jobs(site).into_iter().filter(shows).chain(of_text).collect()
}

/// Whether `other` knows of entry `id` by a relation.
fn refers(other: &Entry, id: EntryId) -> bool {
    other.inverse.iter().any(|(_, ids)| ids.contains(&id))
}

/// Adds the pages of an entry that stands above no other page.
fn of_entry(id: EntryId, entry: &Entry, jobs: &mut Vec<Job>) {
    if entry.card.url.is_some() {
        jobs.push(Job::Entry(id, None));
        jobs.extend(entry.variants.keys().map(|lang| Job::Entry(id, Some(lang.clone()))));
    }
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
            (url, last_change(entry, view))
        }
        Job::List(list, page) => {
            let list = &view.site.lists[*list];
            let (url, range) = &list.pages[*page];
            let newest = list.entries[range.clone()]
                .iter()
                .filter_map(|id| last_change(&view.site.entries[*id], view));
            (url, newest.max())
        }
        Job::Generated(index) => {
            let page = &view.site.generated.all()[*index];
            generated::is_found(page, view).then_some((&page.url, None))?
        }
    };
    Some(SitemapUrl { address: view.absolute(url), changed: changed.map(|date| date.iso()) })
}

/// Where the page `job` stands.
pub fn address<'s>(job: &Job, site: &'s Site) -> Option<&'s str> {
    let url = match job {
        Job::Entry(id, None) => site.entries[*id].card.url.as_ref()?,
        Job::Entry(id, Some(lang)) => site.entries[*id].variants.get(lang)?,
        Job::List(list, page) => &site.lists[*list].pages[*page].0,
        Job::Generated(at) => &site.generated.all()[*at].url,
    };
    Some(url)
}

/// The type of each page of `site`, by its path: `list`, the name of a collection for its entries, and what the pages that
/// the program makes by itself are called.
pub fn kinds(site: &Site, schema: &Schema) -> HashMap<String, String> {
    let kinds = jobs(site).into_iter().filter_map(|job| {
        let kind = match job {
            Job::Entry(id, _) => schema.collections[site.entries[id].collection].name.as_str(),
            Job::List(..) => "list",
            Job::Generated(at) => site.generated.all()[at].what.kind(),
        };
        Some((path_of(address(&job, site)?), kind.to_owned()))
    });
    kinds.collect()
}
