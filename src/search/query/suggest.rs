//! What may have been meant instead (`FORMAT.md`, 4.7).

use super::passes::Found;
use super::slots::Query;
use super::store::Reading;
use super::typing_errors;
use std::ops::Range;

/// The query with other words in the place of some, or nothing if none is replaced. `best` is the best hit.
pub fn suggestion(query: &Query, found: &Found, best: Option<u32>, reading: &Reading) -> Option<String> {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for ((slot, matches), worths) in query.slots.iter().zip(&found.matches).zip(&found.worths) {
        let worth = best.and_then(|page| worths[page as usize]);
        let meant = if worth.is_some_and(|worth| worth.misspelt) {
            matches.meant.clone()
        } else if (best.is_none() || found.relaxed) && matches.terms.is_empty() {
            typing_errors::nearest(&slot.word, reading)
        } else {
            None
        };
        let Some(meant) = meant else { continue };
        changes.extend(slot.places.iter().map(|place| (place.clone(), meant.clone())));
    }
    if changes.is_empty() {
        return None;
    }
    changes.sort_by_key(|(place, _)| place.start);
    let mut suggestion = String::new();
    let mut at = 0;
    for (place, meant) in changes {
        suggestion.push_str(query.text.get(at..place.start).unwrap_or_default());
        suggestion.push_str(&meant);
        at = place.end;
    }
    suggestion.push_str(query.text.get(at..).unwrap_or_default());
    Some(suggestion)
}
