//! Indexes written by hand, byte by byte after `FORMAT.md`, and what is to come of them.
//!
//! The builder has no part in it: what it takes for granted wrongly is found here.

mod excerpts;
mod facets;
mod faults;
mod hostile;
mod matching;
mod out;
mod passes;
mod slots;
mod suggestions;
mod writer;

use super::{Answer, Index, Options};
use writer::Site;

impl Site {
    /// Opens the index of the site.
    fn open(&self) -> Index {
        Index::open(self.files()).expect("the index opens")
    }

    /// Answers a query.
    fn ask(&self, query: &str) -> Answer {
        let answer = self.open().search(query, &Options::default());
        assert_eq!(answer.problems, Vec::<String>::new(), "{query}");
        answer
    }

    /// The titles of the hits of a query.
    fn hits(&self, query: &str) -> Vec<String> {
        titles(&self.ask(query))
    }
}

/// The titles of the hits.
fn titles(answer: &Answer) -> Vec<String> {
    answer.hits.iter().map(|hit| hit.title.clone()).collect()
}

/// The only hit of an answer: its excerpt.
fn excerpt(answer: &Answer) -> &str {
    match &answer.hits[..] {
        [hit] => &hit.excerpt,
        hits => panic!("not one hit: {hits:?}"),
    }
}
