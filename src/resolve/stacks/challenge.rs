//! Which headings are challenges.
//!
//! Takes an outline; asks the caller which names are known.

use super::vocabulary::is_in;
use crate::parse::listing::{Block, Heading, Listing};
use crate::resolve::catalogue::names::year;
use crate::text::fold;

/// Whose stacks a text may tell of.
pub struct Who<'a> {
    /// Whether a challenge is called so.
    pub is_challenge: &'a dyn Fn(&str) -> bool,
    /// The challenge that the file is named after, if it is that of one: all headings are then parts of its stack.
    pub file: Option<&'a str>,
}

impl Who<'_> {
    /// The challenge that a heading names, in whatever surrounds it: "Défi Gobelins", "3. Gobelins (2018)".
    pub(super) fn known(&self, heading: &str) -> Option<String> {
        let heading = heading.trim();
        let without_bracket = heading.split(['(', '[']).next().unwrap_or_default();
        let dashed = [" – ", " — ", " - ", " : ", ": "].iter().filter_map(|dash| heading.split_once(dash));
        let mut forms = vec![heading, without_bracket];
        forms.extend(dashed.flat_map(|(before, after)| [before, after]));
        forms
            .iter()
            .flat_map(|form| [form.trim(), without_number(form), bare(form)])
            .find(|form| !form.is_empty() && (self.is_challenge)(form))
            .map(str::to_owned)
    }

    /// The level of the headings that are challenges; none, and the file is one challenge's.
    pub(super) fn level(&self, listing: &Listing) -> Option<usize> {
        if self.file.is_some() {
            return None;
        }
        let headings = || listing.blocks.iter().filter_map(heading);
        let known = headings().filter(|heading| self.known(&heading.phrase.text).is_some());
        Some(known.map(|heading| heading.level).min().unwrap_or_else(|| unknown_level(listing)))
    }
}

fn heading(block: &Block) -> Option<&Heading> {
    match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    }
}

/// A name without a number before it; a year behind it may well be part of it: "5. Lycée 2030".
fn without_number(form: &str) -> &str {
    form.trim()
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '#' | '°'))
        .trim_start()
}

/// A name without a number before it, "Défi", and a year behind it.
fn bare(form: &str) -> &str {
    let mut form = without_number(form);
    while let Some((first, rest)) = form.split_once(char::is_whitespace) {
        if !is_in(
            &[
                "defi",
                "challenge",
                "projet",
                "project",
                "equipe",
                "team",
                "stack",
                "de",
                "du",
                "des",
                "la",
                "le",
                "les",
            ],
            &fold(first),
        ) {
            break;
        }
        form = rest.trim_start();
    }
    match form.rsplit_once(char::is_whitespace) {
        Some((before, last)) if year(last).is_some() => before.trim_end(),
        _ => form,
    }
}

/// Where no challenge is known: the widest headings, or those below the only one of these, if that is a title.
fn unknown_level(listing: &Listing) -> usize {
    let levels: Vec<usize> = listing.blocks.iter().filter_map(heading).map(|heading| heading.level).collect();
    let first = levels.iter().copied().min().unwrap_or(1);
    let next = levels.iter().copied().filter(|level| *level > first).min();
    let title = levels.iter().filter(|level| **level == first).count() == 1;
    let items_below = listing
        .blocks
        .iter()
        .skip_while(|block| heading(block).is_none_or(|heading| heading.level != first))
        .skip(1)
        .take_while(|block| heading(block).is_none())
        .any(|block| matches!(block, Block::Item(_) | Block::Table(_)));
    match next {
        Some(next) if title && !items_below => next,
        _ => first,
    }
}
