//! The index answers: a reader of its bytes, and the answering algorithm of `FORMAT.md`.
//!
//! Takes files and a query, returns hits; the client in the browser answers the same. Knows nothing of how an index is
//! built, and nothing of language but folding and groups.

mod answer;
mod bytes;
mod cards;
mod directory;
mod excerpt;
mod facets;
mod file;
mod folder;
mod marks;
mod matches;
mod passes;
mod score;
mod slots;
mod store;
mod suggest;
mod texts;
mod typing_errors;
mod words;

#[cfg(test)]
mod tests;

pub use answer::{Answer, FacetCounts, Hit, Options, Sort, ValueCount};
pub use folder::{Folder, InMemory};
pub use store::Files;

use cards::Card;
use excerpt::Excerpt;
use facets::Filters;
use marks::Marks;
use passes::Found;
use score::Scored;
use slots::Query;
use std::collections::BTreeMap;
use store::{Reading, Store};

/// An index that answers. Its files are read when they are needed, and kept.
pub struct Index {
    store: Store,
}

impl Index {
    /// Opens an index: reads its directory.
    ///
    /// # Errors
    /// What is wrong with the directory, in plain words.
    pub fn open(files: impl Files + 'static) -> Result<Self, String> {
        Store::open(Box::new(files)).map(|store| Self { store })
    }

    /// Answers a query, whatever it is; what could not be read is said in the answer.
    pub fn search(&self, query: &str, options: &Options) -> Answer {
        let reading = Reading::new(&self.store);
        let filters = Filters::new(&options.filters, options.facets, &reading);
        let query = Query::read(query, &reading);
        let found = passes::run(&query, &filters, &reading);
        let mut scored = score::all(&found, &filters);
        let best = score::best(&scored, found.relaxed);
        match options.sort {
            Sort::Relevance => score::by_relevance(&mut scored, found.relaxed),
            Sort::Date => score::by_date(&mut scored),
        }
        let marks = Marks::new(&query.slots, &found.matches);
        let shown = scored.iter().skip(options.offset).take(options.limit);
        let hits = shown.map(|scored| hit(*scored, &found, &marks, options, &reading)).collect();
        Answer {
            total: scored.len(),
            hits,
            facets: filters.counts(&found.fit, query.is_blank()),
            suggestion: suggest::suggestion(&query, &found, best, &reading),
            relaxed: found.relaxed,
            problems: reading.problems(),
        }
    }
}

/// What is shown of a page.
fn hit(scored: Scored, found: &Found, marks: &Marks, options: &Options, reading: &Reading) -> Hit {
    let card = reading.card(scored.page);
    let lang = card.as_ref().and_then(|card| reading.directory().languages.get(card.lang)).cloned();
    let kind = card.as_ref().map(|card| reading.directory().kind(card.kind).to_owned());
    let card = card.unwrap_or_default();
    let excerpt = if options.excerpts { excerpt(scored.page, &card, found, marks, reading) } else { None };
    let excerpt = excerpt.unwrap_or_else(|| excerpt::of_summary(&card.summary, marks));
    Hit {
        url: card.url,
        title: card.title,
        kind: kind.unwrap_or_default(),
        lang: lang.unwrap_or_default(),
        summary: card.summary,
        excerpt: excerpt.html,
        score: scored.score,
        anchor: excerpt.anchor,
        section: excerpt.heading,
    }
}

/// The excerpt of the passage that speaks most of what is looked for.
fn excerpt(page: u32, card: &Card, found: &Found, marks: &Marks, reading: &Reading) -> Option<Excerpt> {
    let mut values: BTreeMap<u32, u64> = BTreeMap::new();
    for worth in found.matched(page as usize) {
        *values.entry(worth.passage).or_default() += u64::from(worth.value);
    }
    // The last of the greatest from the end is the first of them.
    let (passage, _) = values.iter().rev().max_by_key(|(_, value)| **value)?;
    let sections = reading.text(*card.passages.get(*passage as usize)?)?;
    excerpt::of_passage(&sections, marks).or_else(|| excerpt::of_heading(&sections, &card.summary, marks))
}
