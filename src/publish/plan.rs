//! What is to be done so that a target holds a site, and in which order.
//!
//! Takes what the site holds, what stands at the target and what is remembered of it; asks nobody.

use super::record::{Entry, Record};
use super::site::{Object, SiteFile};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// An object as the list of the target has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// Its size in bytes.
    pub size: u64,
    /// The tag that the store gives it, which changes with its bytes.
    pub tag: Option<String>,
}

/// What stands at the target, by path.
pub(super) type Listing = HashMap<String, Listed>;

/// What an object at the target was found to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The SHA-256 of its bytes, if it is known.
    pub sum: Option<String>,
    /// Its `Content-Type` and `Cache-Control`, where the store knows such.
    pub said: Option<(String, String)>,
}

/// When a file is sent. Each step waits for the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// What pages load.
    Loaded,
    /// Pages that are new: those that have changed may lead to them.
    NewPages,
    /// Pages that have changed.
    Pages,
    /// What leads to pages, and was there before: feeds, site maps, the index of search.
    Leading,
}

impl Step {
    /// All, in their order.
    pub const ALL: [Step; 4] = [Step::Loaded, Step::NewPages, Step::Pages, Step::Leading];

    /// When `file` is sent, which stands there already, though not as it is to be, if it `is_there`.
    fn of(file: &SiteFile, is_there: bool) -> Self {
        let leads = [".xml", ".ics", ".eig"].iter().any(|ending| file.path.ends_with(ending))
            || file.object.media_type.starts_with("application/feed+json");
        match (file.object.is_page(), is_there) {
            (true, false) => Step::NewPages,
            (true, true) => Step::Pages,
            (false, true) if leads && !file.object.is_for_ever() => Step::Leading,
            _ => Step::Loaded,
        }
    }
}

/// What is to be done.
#[derive(Debug)]
pub(super) struct Plan<'s> {
    /// What is sent, with whether something stands there, in the order of the steps.
    pub send: Vec<(Step, &'s SiteFile, bool)>,
    /// What is deleted.
    pub delete: BTreeSet<String>,
    /// What is there as it is to be, or stays, as the record is to have it.
    pub there: BTreeMap<String, Entry>,
    /// How many files of the site are there.
    pub unchanged: usize,
    /// How many objects stay that are neither the site's nor the record's.
    pub others: usize,
}

/// The paths of objects of which neither list nor record tell enough: those of a size that would fit, or that are to be
/// deleted, and that were written by somebody else or by a run that was cut short.
pub(super) fn doubtful(site: &[SiteFile], listing: &Listing, record: &Record) -> Vec<String> {
    let paths: HashSet<&str> = site.iter().map(|file| file.path.as_str()).collect();
    let is_known = |path: &str| {
        let listed = &listing[path];
        record.files.get(path).is_some_and(|entry| is_trusted(entry, listed))
    };
    let would_fit = |file: &&SiteFile| {
        listing.get(&file.path).is_some_and(|listed| listed.size == file.object.size) && !is_known(&file.path)
    };
    let of_site = site.iter().filter(would_fit).map(|file| file.path.clone());
    let gone = record.files.iter().filter(|(path, entry)| {
        let listed = listing.get(*path);
        !paths.contains(path.as_str())
            && entry.tag.is_some()
            && listed.is_some_and(|listed| !is_trusted(entry, listed) && listed.size == entry.object.size)
    });
    of_site.chain(gone.map(|(path, _)| path.clone())).collect()
}

/// Whether what `entry` says is still so.
fn is_trusted(entry: &Entry, listed: &Listed) -> bool {
    entry.tag.is_some() && entry.tag == listed.tag && entry.object.size == listed.size
}

/// What is to be done so that `site` is there, where `found` was found out about what was doubtful. Files of the last
/// publication are kept for readers of its pages, unless `prune` wants them gone.
pub(super) fn plan<'s>(
    site: &'s [SiteFile],
    listing: &Listing,
    record: &Record,
    found: &HashMap<String, Found>,
    prune: bool,
) -> Plan<'s> {
    let mut plan =
        Plan { send: Vec::new(), delete: BTreeSet::new(), there: BTreeMap::new(), unchanged: 0, others: 0 };
    for file in site {
        let listed = listing.get(&file.path);
        match listed.filter(|listed| holds(listed, file, record.files.get(&file.path), found)) {
            Some(listed) => {
                plan.unchanged += 1;
                plan.there.insert(file.path.clone(), entry(&file.object, listed.tag.clone()));
            }
            None => plan.send.push((Step::of(file, listed.is_some()), file, listed.is_some())),
        }
    }
    plan.send.sort_by_key(|(step, ..)| *step);
    let paths: HashSet<&str> = site.iter().map(|file| file.path.as_str()).collect();
    let gone = record.files.iter().filter(|(path, _)| !paths.contains(path.as_str()));
    for (path, old) in gone {
        let Some(listed) = listing.get(path).filter(|listed| is_ours(path, old, listed, found)) else {
            continue;
        };
        // A publication that changes nothing is none: what stays stays until the next one.
        let outlived = prune || !old.object.is_for_ever() || (old.kept && !plan.send.is_empty());
        if outlived {
            plan.delete.insert(path.clone());
        } else {
            let entry = Entry { tag: listed.tag.clone(), kept: true, ..old.clone() };
            plan.there.insert(path.clone(), entry);
        }
    }
    let known =
        |path: &str| paths.contains(path) || plan.there.contains_key(path) || plan.delete.contains(path);
    plan.others = listing.keys().filter(|path| !known(path)).count();
    plan
}

/// What the record is to say of an object that the site has.
pub(super) fn entry(object: &Object, tag: Option<String>) -> Entry {
    Entry { object: object.clone(), tag, kept: false }
}

/// Whether `listed` is `file`, with what is to be said with it.
fn holds(listed: &Listed, file: &SiteFile, old: Option<&Entry>, found: &HashMap<String, Found>) -> bool {
    match old {
        Some(old) if is_trusted(old, listed) => old.object == file.object,
        _ => found.get(&file.path).is_some_and(|found| {
            let Object { media_type, cache, .. } = &file.object;
            let said = found.said.as_ref();
            found.sum.as_ref() == Some(&file.object.sum)
                && said
                    .is_none_or(|(found_type, found_cache)| found_type == media_type && found_cache == cache)
        }),
    }
}

/// Whether what stands at `path` is what was published there, and not what somebody else has put in its place.
fn is_ours(path: &str, old: &Entry, listed: &Listed, found: &HashMap<String, Found>) -> bool {
    old.tag.is_none()
        || is_trusted(old, listed)
        || found.get(path).is_some_and(|found| found.sum.as_ref() == Some(&old.object.sum))
}

#[cfg(test)]
mod tests;
