//! The passes over the index, each wider than the one before (`FORMAT.md`, 4.4).

use super::facets::Filters;
use super::matches::{Matches, Worth};
use super::slots::{Query, Slot};
use super::store::Reading;

/// What the last pass found.
pub struct Found {
    /// What each slot matches.
    pub matches: Vec<Matches>,
    /// What each page is worth for each slot: first by slot, then by page.
    pub worths: Vec<Vec<Option<Worth>>>,
    /// Which pages fit the query, whatever the filters.
    pub fit: Vec<bool>,
    /// Whether pages fit that lack some slots, for want of others.
    pub relaxed: bool,
}

impl Found {
    /// What fits a query without slots.
    fn without_slots(pages: usize, fit: bool) -> Self {
        Self { matches: Vec::new(), worths: Vec::new(), fit: vec![fit; pages], relaxed: false }
    }

    fn of(matches: Vec<Matches>, pages: usize) -> Self {
        let worths: Vec<_> = matches.iter().map(|matched| matched.worths(pages)).collect();
        let needed: Vec<bool> = matches.iter().map(|matched| !matched.soft || matches.len() == 1).collect();
        let fits = |page: usize| {
            let mut slots = worths.iter().zip(&needed);
            slots.all(|(worths, needed)| !needed || worths[page].is_some())
        };
        let fit = (0..pages).map(fits).collect();
        Self { worths, fit, matches, relaxed: false }
    }

    fn has_hits(&self, filters: &Filters) -> bool {
        self.fit.iter().enumerate().any(|(page, fit)| *fit && filters.pass(page))
    }

    /// What the slots are worth that a page matches.
    pub fn matched(&self, page: usize) -> impl Iterator<Item = Worth> + '_ {
        self.worths.iter().filter_map(move |worths| worths[page])
    }

    /// Lets every page in that matches any slot.
    fn relax(&mut self) {
        let pages = self.fit.len();
        self.fit = (0..pages).map(|page| self.matched(page).next().is_some()).collect();
    }
}

/// Runs passes until there are hits.
pub fn run(query: &Query, filters: &Filters, reading: &Reading) -> Found {
    let pages = reading.directory().pages;
    if query.slots.is_empty() {
        return Found::without_slots(pages, query.is_blank());
    }
    let mut matches: Vec<Matches> =
        query.slots.iter().map(|slot| Matches::plain(slot, query.slots.len() == 1, reading)).collect();
    join(&query.slots, &mut matches, reading, |word, joined| {
        reading.directory().shard_of(word) == reading.directory().shard_of(joined)
    });
    for (slot, matched) in query.slots.iter().zip(&mut matches) {
        if matched.terms.is_empty() {
            matched.correct(slot, reading);
        }
    }
    let found = Found::of(matches, pages);
    if found.has_hits(filters) {
        return found;
    }
    let mut found = Found::of(wider(&query.slots, found.matches, reading), pages);
    if found.has_hits(filters) || query.slots.len() < 2 {
        return found;
    }
    found.relax();
    found.relaxed = found.has_hits(filters);
    found
}

/// The matches of the second pass: with typing errors everywhere, and neighbours that are one word.
fn wider(slots: &[Slot], mut matches: Vec<Matches>, reading: &Reading) -> Vec<Matches> {
    for (slot, matched) in slots.iter().zip(&mut matches) {
        matched.correct(slot, reading);
    }
    join(slots, &mut matches, reading, |word, joined| {
        reading.directory().shard_of(word) != reading.directory().shard_of(joined)
    });
    matches
}

/// Adds to neighbours the word that they make together, where `counts` of the first and of that word.
fn join(slots: &[Slot], matches: &mut [Matches], reading: &Reading, counts: impl Fn(&str, &str) -> bool) {
    for (first, pair) in slots.windows(2).enumerate() {
        let joined = format!("{}{}", pair[0].word, pair[1].word);
        if !counts(&pair[0].word, &joined) {
            continue;
        }
        let Some(words) = reading.words_of(&joined) else { continue };
        let Some(entry) = words.word(&joined) else { continue };
        matches[first].join(&words, entry);
        matches[first + 1].join(&words, entry);
    }
}
