//! What makes one finished site another: pages that came, changed and went, what they weigh, what was noticed.
//!
//! Takes two folders of finished sites, and what was noticed in the sources of each. Knows nothing of how sites are made:
//! they may come from another program.

mod findings;
mod markdown;
mod pages;

pub use findings::{Finding, Findings, read as read_findings};
pub use markdown::markdown;

use pages::Page;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// What makes one site another.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Addresses of pages that only the new site has.
    pub added: Vec<String>,
    /// Pages whose own part or title is another.
    pub changed: Vec<Changed>,
    /// Addresses of pages that only the old site has.
    pub removed: Vec<String>,
    /// How many pages have changed in nothing but what all pages share.
    pub frames: usize,
    /// What both sites weigh.
    pub weight: Weight,
    /// What was noticed in one and not in the other, if that is known.
    pub findings: Option<Findings>,
}

/// A page that is another.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its address.
    pub url: String,
    /// How many bytes its HTML took.
    pub before: u64,
    /// How many it takes.
    pub after: u64,
}

/// The bytes of all files of a site.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Weight {
    /// Those of the old site.
    pub before: u64,
    /// Those of the new one.
    pub after: u64,
}

/// Compares the sites in two folders.
///
/// # Errors
/// When one of them cannot be read.
pub fn compare(old: &Path, new: &Path) -> io::Result<Changes> {
    let (old, new) = (pages::read(old)?, pages::read(new)?);
    let mut changes = Changes {
        added: only_in(&new.pages, &old.pages),
        removed: only_in(&old.pages, &new.pages),
        weight: Weight { before: old.bytes, after: new.bytes },
        ..Changes::default()
    };
    for (url, after) in &new.pages {
        let Some(before) = old.pages.get(url) else { continue };
        if before.own != after.own {
            changes.changed.push(Changed { url: url.clone(), before: before.bytes, after: after.bytes });
        } else if before.whole != after.whole {
            changes.frames += 1;
        }
    }
    Ok(changes)
}

/// The addresses of the pages of the finished site in `folder`, but for those that say that nothing was found.
///
/// # Errors
/// When it cannot be read.
pub fn addresses(folder: &Path) -> io::Result<Vec<String>> {
    let site = pages::read(folder)?;
    Ok(site.pages.into_keys().filter(|url| !url.ends_with("/404.html")).collect())
}

fn only_in(there: &BTreeMap<String, Page>, elsewhere: &BTreeMap<String, Page>) -> Vec<String> {
    there.keys().filter(|url| !elsewhere.contains_key(*url)).cloned().collect()
}

#[cfg(test)]
mod tests;
