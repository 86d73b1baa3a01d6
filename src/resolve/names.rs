//! Finds the entry that a name means.

use super::EntryId;
use super::entries::Draft;
use crate::diag::nearest;
use crate::text::fold;
use std::collections::HashMap;

/// The names that the entries of one collection bear, folded.
#[derive(Debug, Default)]
pub struct Names {
    own: HashMap<String, Vec<EntryId>>,
    other: HashMap<String, Vec<EntryId>>,
    /// How many suggestions were asked for.
    asked: usize,
}

/// What a name means.
#[derive(Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One entry.
    One(EntryId),
    /// Several entries bear it.
    Several(Vec<EntryId>),
    /// No entry bears it.
    Nothing,
}

impl Names {
    /// Adds the names of `draft`.
    pub fn add(&mut self, id: EntryId, draft: &Draft) {
        for (index, name) in draft.names.iter().enumerate() {
            let map = if index < draft.own_names { &mut self.own } else { &mut self.other };
            let bearers = map.entry(fold(name)).or_default();
            if !bearers.contains(&id) {
                bearers.push(id);
            }
        }
    }

    /// What `name` means: an entry's own name comes before a nickname of another.
    pub fn find(&self, name: &str) -> Meaning {
        let key = fold(name);
        match (self.own.get(&key).map(Vec::as_slice), self.other.get(&key).map(Vec::as_slice)) {
            (Some([one]), _) | (None, Some([one])) => Meaning::One(*one),
            (Some(several), _) | (None, Some(several)) => Meaning::Several(several.to_vec()),
            (None, None) => Meaning::Nothing,
        }
    }

    /// The entry whose name is nearest to `name`, if one is near; the first hundred names asked for get one, so that
    /// thousands of unknown names take linear time.
    pub fn nearest(&mut self, name: &str) -> Option<EntryId> {
        self.asked += 1;
        if self.asked > 100 {
            return None;
        }
        let known = self.own.keys().chain(self.other.keys()).map(String::as_str);
        let found = nearest(&fold(name), known)?;
        self.own.get(found).or_else(|| self.other.get(found)).and_then(|ids| ids.first().copied())
    }
}
