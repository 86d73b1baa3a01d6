//! Many effects of one cause are told once, at the first of them.

use crate::diag::{Diagnostic, text};
use crate::source::Span;
use std::collections::HashMap;

/// How many of the others are shown.
const SHOWN: usize = 5;

/// Places by what they have in common, in the order in which they were found.
#[derive(Debug, Default)]
pub struct Groups {
    places: Vec<(String, Vec<Span>)>,
    known: HashMap<String, usize>,
}

impl Groups {
    /// Adds a place where `what` is wrong.
    pub fn add(&mut self, what: String, place: Span) {
        let at = *self.known.entry(what.clone()).or_insert_with(|| {
            self.places.push((what, Vec::new()));
            self.places.len() - 1
        });
        if !self.places[at].1.contains(&place) {
            self.places[at].1.push(place);
        }
    }

    /// What `tell` says of each at its first place, with the others.
    pub fn tell(self, mut tell: impl FnMut(&str, Span, bool) -> Diagnostic) -> Vec<Diagnostic> {
        let told = self.places.into_iter().map(|(what, mut places)| {
            places.sort_unstable();
            let mut told = tell(&what, places[0], places.len() == 1);
            let others = &places[1..];
            if !others.is_empty() {
                told.message = text!("here-and-in-other-places", message = told.message, more = others.len());
            }
            others.iter().take(SHOWN).fold(told, |told, other| told.also(*other, text!("here-too")))
        });
        told.collect()
    }
}
