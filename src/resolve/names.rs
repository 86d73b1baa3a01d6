//! Finds the entry that a name means.

use super::entries::{self, Draft};
use super::{Context, EntryId};
use crate::diag::near;
use crate::text::fold;
use crate::yaml::Value;
use rayon::prelude::*;
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

/// The name nearest to one that nothing bears.
#[derive(Debug)]
pub struct Nearest {
    /// The name, as an editor writes it.
    pub name: String,
    /// Whether no other name is as near, and it means one entry.
    pub sole: bool,
}

impl Names {
    /// Adds the names of all `drafts` that `wanted` takes. A name that an entry shares with its translations is that of
    /// the text in the language of the site, or else of the first.
    pub fn add_all(
        &mut self,
        drafts: &[Draft],
        wanted: impl Fn(&Draft) -> bool,
        translations: &[Vec<EntryId>],
        context: &Context,
    ) {
        let is_own = |id: &EntryId| drafts[*id].entry.card.lang == context.config.lang;
        let bearers: Vec<EntryId> = (0..drafts.len()).filter(|id| wanted(&drafts[*id])).collect();
        let folded: Vec<Vec<String>> = bearers.par_iter().map(|id| folded(&drafts[*id])).collect();
        for (id, folded) in bearers.into_iter().zip(folded) {
            self.add_folded(id, folded, drafts[id].own_names);
        }
        for bearers in self.own.values_mut().chain(self.other.values_mut()).filter(|ids| ids.len() > 1) {
            let all = bearers.clone();
            let comes_before = |other: EntryId, id: EntryId| (!is_own(&other), other) < (!is_own(&id), id);
            bearers.retain(|id| {
                let mut others = translations[*id].iter().filter(|other| all.binary_search(other).is_ok());
                !others.any(|other| comes_before(*other, *id))
            });
        }
    }

    /// Adds the names of `draft`.
    pub fn add(&mut self, id: EntryId, draft: &Draft) {
        self.add_folded(id, folded(draft), draft.own_names);
    }

    fn add_folded(&mut self, id: EntryId, names: Vec<String>, own: usize) {
        for (index, name) in names.into_iter().enumerate() {
            let map = if index < own { &mut self.own } else { &mut self.other };
            let bearers = map.entry(name).or_default();
            if !bearers.contains(&id) {
                bearers.push(id);
            }
        }
    }

    /// Whether no entry bears any name.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.other.is_empty()
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
    pub fn nearest(&mut self, name: &str, drafts: &[Draft]) -> Option<Nearest> {
        self.asked += 1;
        if self.asked > 100 {
            return None;
        }
        let known = self.own.keys().chain(self.other.keys()).map(String::as_str);
        let found = near(&fold(name), known)?;
        let ids = self.own.get(found.name).or_else(|| self.other.get(found.name))?;
        let id = *ids.first()?;
        let name = spelling(&drafts[id], found.name);
        let sole = found.sole && self.find(&name) == Meaning::One(id);
        Some(Nearest { name, sole })
    }
}

/// The names of `draft`, folded. Its title often comes more than once, one after the other.
fn folded(draft: &Draft) -> Vec<String> {
    let mut folded: Vec<String> = Vec::with_capacity(draft.names.len());
    for (index, name) in draft.names.iter().enumerate() {
        let known = index.checked_sub(1).filter(|before| draft.names[*before] == *name);
        folded.push(known.map_or_else(|| fold(name), |before| folded[before].clone()));
    }
    folded
}

/// The name of `draft` that folds to `folded`, as it is written: its title first, before the typographer had it.
fn spelling(draft: &Draft, folded: &str) -> String {
    let title = entries::plain(&draft.entry, "title").and_then(Value::to_text);
    let title = title.map(|title| title.trim().to_owned());
    let names = title.into_iter().chain(draft.names.iter().cloned());
    names.into_iter().find(|name| fold(name) == folded).unwrap_or_else(|| draft.entry.card.title.clone())
}
