//! Where the parts of a group stand in the text, for suggestions.
//!
//! Takes a text and one of its groups; returns ranges of bytes.

use crate::search::text::{Group, spans};
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
    let word = last.find(|c| !is_in_word(c)).unwrap_or(last.len());
    let signs = last[word..].find(|c| !is_sign(c)).unwrap_or(last.len() - word);
    ranges.push(start..start + word + signs);
    // A part that folding leaves nothing of is in the way: what is replaced is then the group.
    if ranges.len() == group.parts.len() { ranges } else { vec![group.range.clone(); group.parts.len()] }
}

/// Whether `text` ends in a word character.
pub fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_in_word)
}

/// Whether `c` is a word character: behind a letter, only those and signs belong to the group of their own accord.
fn is_in_word(c: char) -> bool {
    let behind = format!("a{c}");
    !is_sign(c) && spans(&behind).next().is_some_and(|span| span.end == behind.len())
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '#')
}
