//! Which texts are one and the same in several languages.
//!
//! Takes drafts of which only the front matter and the path are known; returns, for each, the drafts that say the same
//! in another language.

use super::EntryId;
use super::entries::Draft;
use crate::schema::Schema;
use crate::yaml::Value;
use std::collections::HashMap;

/// The keys of a word that translations share.
const SHARED: &[&str] = &["lang-ref", "lang_ref", "ref"];

/// The translations of each of `drafts`: those of its collection that share its `lang-ref`, and those that have its path
/// below the folder of another language (`en/_defis/a.md` beside `_defis/a.md`).
pub(super) fn of(drafts: &[Draft], schema: &Schema) -> Vec<Vec<EntryId>> {
    let word = |draft: &Draft| SHARED.iter().find_map(|key| draft.meta.get(key).and_then(Value::to_text));
    let path = |draft: &Draft| {
        let path = &draft.written.as_ref()?.path;
        Some(schema.below_language(path).map_or(path.as_str(), |(_, rest)| rest).to_owned())
    };
    let mut found: Vec<Vec<EntryId>> = vec![Vec::new(); drafts.len()];
    for group in groups(drafts, word).into_values().chain(groups(drafts, path).into_values()) {
        for &id in &group {
            let lang = &drafts[id].entry.card.lang;
            let others = group.iter().filter(|other| drafts[**other].entry.card.lang != *lang);
            found[id].extend(others);
        }
    }
    for others in &mut found {
        others.sort_unstable();
        others.dedup();
    }
    found
}

/// The drafts of each collection by what `key` says of them.
fn groups(
    drafts: &[Draft],
    key: impl Fn(&Draft) -> Option<String>,
) -> HashMap<(usize, String), Vec<EntryId>> {
    let mut groups: HashMap<_, Vec<EntryId>> = HashMap::new();
    for (id, draft) in drafts.iter().enumerate() {
        if let Some(key) = key(draft) {
            groups.entry((draft.entry.collection, key)).or_default().push(id);
        }
    }
    groups
}
