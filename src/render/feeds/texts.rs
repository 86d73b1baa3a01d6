//! What feeds say of entries: their texts, as they stand in Atom and in JSON.
//!
//! Takes entries; returns what is to be written of each, which is as long as all the rest of a feed together. The same text
//! stands in the feed of its list and in those of its tags, and in the next build while somebody works on another.

use super::super::indexes::escape;
use super::super::view::View;
use crate::parse::body::Body;
use crate::resolve::EntryId;
use rayon::prelude::*;
use serde_json::value::{RawValue, to_raw_value};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Texts of a site, by entry.
#[derive(Debug, Default)]
pub struct Texts(HashMap<EntryId, Text>);

/// One text.
#[derive(Debug)]
pub(super) struct Text {
    /// What it was made of.
    body: Arc<Body>,
    /// Its HTML, escaped for XML.
    pub xml: String,
    /// Its HTML as a value.
    pub json: Box<RawValue>,
}

impl Texts {
    /// Adds those of `entries` that are not there as they are now.
    pub(super) fn add(&mut self, entries: &BTreeSet<EntryId>, view: &View) {
        let body = |id: &EntryId| &view.site.entries[*id].body;
        let is_there = |id: &EntryId| self.0.get(id).is_some_and(|text| Arc::ptr_eq(&text.body, body(id)));
        let missing: Vec<EntryId> = entries.iter().copied().filter(|id| !is_there(id)).collect();
        let made: Vec<(EntryId, Text)> = missing.into_par_iter().map(|id| (id, Text::of(id, view))).collect();
        self.0.extend(made);
    }

    /// That of `entry`, which was added.
    pub(super) fn get(&self, entry: EntryId) -> &Text {
        &self.0[&entry]
    }
}

impl Text {
    fn of(id: EntryId, view: &View) -> Self {
        let entry = &view.site.entries[id];
        let html = view.body_absolute(entry);
        Self {
            body: Arc::clone(&entry.body),
            xml: escape(&html),
            json: to_raw_value(&html).expect("a text is a value"),
        }
    }
}
