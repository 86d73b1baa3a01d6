//! Where keys and values stand, for the diagnostics that name them.
//!
//! A text is outlined when something in it is first asked for, and once only.

use crate::parse::document;
use crate::source::{SourceId, Sources, Span};
use crate::yaml::{Outline, Step};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// The places of all texts.
#[derive(Debug)]
pub struct Places<'a> {
    sources: &'a Sources,
    outlines: Mutex<HashMap<SourceId, Arc<Outline>>>,
}

impl<'a> Places<'a> {
    /// Places in `sources`.
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, outlines: Mutex::default() }
    }

    /// Where the value at `path` stands in the front matter that `range` of `source` holds.
    pub fn value(&self, source: SourceId, range: Option<Range<usize>>, path: &[Step]) -> Option<Span> {
        self.outline(source, range).value(path).map(|range| Span::new(source, range))
    }

    /// Where the key at `path` stands.
    pub fn key(&self, source: SourceId, range: Option<Range<usize>>, path: &[Step]) -> Option<Span> {
        self.outline(source, range).key(path).map(|range| Span::new(source, range))
    }

    /// The outline of a text: of its front matter in `range`, or of all of it.
    fn outline(&self, source: SourceId, range: Option<Range<usize>>) -> Arc<Outline> {
        let mut outlines = self.outlines.lock().unwrap_or_else(PoisonError::into_inner);
        let outline = outlines.entry(source).or_insert_with(|| {
            let file = self.sources.get(source);
            Arc::new(document::outline(source, &file.path, &file.text, range.unwrap_or(0..file.text.len())))
        });
        Arc::clone(outline)
    }
}
