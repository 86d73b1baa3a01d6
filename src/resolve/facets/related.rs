//! What an entry has to do with though it does not say so: the tools of a challenge, the challenges of a tool, and who
//! names whom.

use crate::resolve::{EntryId, Site};
use std::collections::BTreeSet;

/// The tools that `id` uses by its stack.
pub fn tools(id: EntryId, site: &Site) -> BTreeSet<EntryId> {
    let uses = site.catalogue.by_challenge.get(&id).cloned().unwrap_or_default();
    site.catalogue.uses[uses].iter().filter_map(|used| used.tool).collect()
}

/// The challenges that use the tool `id`.
pub fn users(id: EntryId, site: &Site) -> BTreeSet<EntryId> {
    let uses = site.catalogue.by_tool.get(&id).map_or(&[] as &[usize], Vec::as_slice);
    uses.iter().map(|used| site.catalogue.uses[*used].challenge).collect()
}

/// The entries that `id` refers to or that refer to it.
pub fn neighbours(id: EntryId, site: &Site) -> BTreeSet<EntryId> {
    let entry = &site.entries[id];
    let references = entry.fields.iter().flat_map(|(_, value)| value.references());
    references
        .filter_map(|reference| reference.entry)
        .chain(entry.inverse.iter().flat_map(|(_, ids)| ids).copied())
        .collect()
}
