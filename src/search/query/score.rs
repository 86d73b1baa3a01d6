//! What a page is worth, and the order of hits (`FORMAT.md`, 4.5).

use super::facets::Filters;
use super::passes::Found;
use std::cmp::Reverse;

/// Names are made up of so many parts.
const WHOLE_NAME: u64 = 60;
/// Rounding may take one of them.
const NEARLY_WHOLE: u64 = 59;
/// What a page gains if the query is one of its names.
const NAMED: u64 = 1_000_000;
/// What it gains by a part of a name.
const PART_OF_NAME: u64 = 4000;

/// A page with its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    /// The page.
    pub page: u32,
    /// Its score.
    pub score: u64,
    /// How many slots it matches.
    slots: usize,
}

/// The pages that fit and pass the filters, the oldest first.
pub fn all(found: &Found, filters: &Filters) -> Vec<Scored> {
    let pages = found.fit.iter().enumerate();
    let hits = pages.filter(|(page, fit)| **fit && filters.pass(*page));
    hits.map(|(page, _)| score(found, page)).collect()
}

/// Orders hits by what they are worth.
pub fn by_relevance(hits: &mut [Scored], relaxed: bool) {
    hits.sort_by_key(|hit| Reverse(rank(hit, relaxed)));
}

/// Orders hits by their day, the latest first.
pub fn by_date(hits: &mut [Scored]) {
    hits.sort_by_key(|hit| Reverse(hit.page));
}

/// The hit that is worth most.
pub fn best(hits: &[Scored], relaxed: bool) -> Option<u32> {
    hits.iter().max_by_key(|hit| rank(hit, relaxed)).map(|hit| hit.page)
}

fn rank(hit: &Scored, relaxed: bool) -> (usize, u64, u32) {
    (if relaxed { hit.slots } else { 0 }, hit.score, hit.page)
}

fn score(found: &Found, page: usize) -> Scored {
    let (mut value, mut shares, mut with_share, mut matched) = (0, 0, 0, 0);
    for worth in found.matched(page) {
        value += u64::from(worth.value);
        shares += u64::from(worth.share);
        with_share += u64::from(worth.share > 0);
        matched += 1;
    }
    Scored {
        page: page as u32,
        score: value + name(shares.min(WHOLE_NAME), with_share, found.worths.len() as u64),
        slots: matched,
    }
}

/// What a page gains if the query says one of its names.
fn name(shares: u64, with_share: u64, slots: u64) -> u64 {
    if slots == 0 {
        return 0;
    }
    let whole = shares >= NEARLY_WHOLE && with_share == slots;
    PART_OF_NAME * shares * with_share / (WHOLE_NAME * slots) + if whole { NAMED } else { 0 }
}
