//! What an entry is found by though it is written elsewhere: the tools that a challenge uses, and who refers to it.

use super::TOOLS;
use crate::resolve::facets::related::{tools, users};
use crate::resolve::{EntryId, Site};
use crate::schema::{Holds, Schema};
use crate::search::page::Weighted;
use std::collections::BTreeSet;

/// More entries than this that refer to one do not describe it: a promotion is not found by each of its people.
const MOST: usize = 12;

/// The texts that `id` is found by though it does not say them.
pub fn fields(id: EntryId, site: &Site, schema: &Schema) -> Vec<Weighted> {
    let entry = &site.entries[id];
    let mut fields = Vec::new();
    let tools = tools(id, site);
    if !tools.is_empty() {
        let text = titles(tools, site);
        fields.push(Weighted { weight: TOOLS, text });
    }
    let users = users(id, site);
    let is_tool = schema.collections[entry.collection].holds == Some(Holds::Tools);
    let referring: BTreeSet<EntryId> = match is_tool {
        true => users,
        false => entry.inverse.iter().flat_map(|(_, ids)| ids).copied().collect(),
    };
    if !referring.is_empty() && referring.len() <= MOST {
        fields.push(Weighted { weight: 1, text: titles(referring, site) });
    }
    fields
}

fn titles(ids: BTreeSet<EntryId>, site: &Site) -> String {
    let titles: Vec<&str> = ids.iter().map(|id| site.entries[*id].card.title.as_str()).collect();
    titles.join("\n")
}
