//! Where the parts of a group stand in the text, for suggestions.
//!
//! Takes a text and one of its groups; returns ranges of bytes.

use crate::search::text::Group;
use std::ops::Range;

/// Where each part of `group` stands in `text`, or one range for all of them where they cannot be told apart (as in
/// an acronym). The last one has its signs.
pub fn of_parts(text: &str, group: &Group) -> Vec<Range<usize>> {
    let mut ranges = Vec::with_capacity(group.parts.len());
    let mut start = group.range.start;
    for joiner in &group.joiners {
        let Some(at) = text[start..group.range.end].find(*joiner) else { break };
        ranges.push(start..start + text[start..start + at].trim_end_matches(')').len());
        start += at + joiner.len_utf8();
    }
    let last = &text[start..group.range.end];
    ranges.push(start..start + last.trim_end_matches(')').len());
    // A part that folding leaves nothing of is in the way: what is replaced is then the group.
    if ranges.len() == group.parts.len() { ranges } else { vec![group.range.clone(); group.parts.len()] }
}

/// Whether `text` ends in a word character.
pub fn ends_in_word(text: &str) -> bool {
    let Some(last) = text.chars().next_back().filter(|last| !matches!(last, '+' | '#')) else { return false };
    // Behind a letter, only a word character belongs to the group of its own accord.
    let behind = format!("a{last}");
    crate::search::text::spans(&behind).next().is_some_and(|span| span.end == behind.len())
}
