//! Groups: the pieces of text that belong together, folded.
//!
//! `FORMAT.md`, section 2. Takes text as written; knows nothing of languages: which words are elided it is told.

use std::ops::Range;

use super::chars::{is_apostrophe, is_inclusive_dot};
use super::fold::fold;
use super::span::next_span;

/// How many characters of a part count.
pub const LONGEST_PART: usize = 64;

/// What joins the parts of a group, as the first joiner tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// A hyphen, a full stop and the like; or there is only one part.
    Plain,
    /// `l’urbanisme`.
    Apostrophe,
    /// `citoyen·ne`, `agent(e)s`.
    Inclusive,
}

/// A piece of text that belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its parts, folded; none is empty. The signs behind the last belong to it.
    pub parts: Vec<String>,
    /// Where each part stands in the text, in bytes, without its signs; an acronym's only one from its first letter to
    /// its last.
    pub places: Vec<Range<usize>>,
    /// The joiner before each part but the first; `)` before one that follows a closing bracket.
    pub joiners: Vec<char>,
    /// All parts one after the other.
    pub whole: String,
    /// What joins the parts.
    pub joint: Joint,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// The groups of `text`, in order.
pub fn groups(text: &str) -> impl Iterator<Item = Group> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut written: Vec<(char, Range<usize>)> = Vec::new();
        let range = next_span(text, &mut at, |joiner, part| written.push((joiner, part)))?;
        Some(Group::read(text, &written, range))
    })
}

impl Group {
    fn read(text: &str, written: &[(char, Range<usize>)], range: Range<usize>) -> Group {
        let last = written.last().map_or(range.end, |(_, part)| part.end);
        let signs = text[last..range.end].trim_start_matches(')');
        let mut parts = Vec::with_capacity(written.len());
        let mut places = Vec::with_capacity(written.len());
        let mut joiners = Vec::with_capacity(written.len());
        for (joiner, place) in written {
            let mut folded = fold(&text[place.clone()]);
            if let Some((end, _)) = folded.char_indices().nth(LONGEST_PART) {
                folded.truncate(end);
            }
            if !folded.is_empty() {
                parts.push(folded);
                places.push(place.clone());
                joiners.push(*joiner);
            }
        }
        if let Some(part) = parts.last_mut() {
            part.push_str(signs);
        }
        // What joins the first part that is left joins nothing.
        joiners.drain(..joiners.len().min(1));
        Group::of(parts, places, joiners, range)
    }

    fn of(
        mut parts: Vec<String>,
        mut places: Vec<Range<usize>>,
        mut joiners: Vec<char>,
        range: Range<usize>,
    ) -> Group {
        let whole = parts.concat();
        let dotted = !joiners.is_empty() && joiners.iter().all(|c| *c == '.');
        if dotted && parts.iter().all(|part| part.chars().nth(1).is_none()) {
            parts = vec![whole.clone()];
            places.truncate(1);
            places[0].end = range.end;
            joiners.clear();
        }
        let joint = match joiners.first() {
            Some(c) if is_apostrophe(*c) => Joint::Apostrophe,
            Some(c) if is_inclusive_dot(*c) || *c == '(' => Joint::Inclusive,
            _ => Joint::Plain,
        };
        Group { parts, places, joiners, whole, joint, range }
    }

    /// The group without the leading parts that are elided words before an apostrophe: what is left of `l’urbanisme`
    /// is `urbanisme`, and of `l’S.N.C.F.` the acronym. It still stands where it stood.
    pub fn without_elided(mut self, is_elided: impl Fn(&str) -> bool) -> Group {
        let pairs = self.joiners.iter().zip(&self.parts);
        let elided = pairs.take_while(|(joiner, part)| is_apostrophe(**joiner) && is_elided(part)).count();
        if elided == 0 {
            return self;
        }
        let parts = self.parts.split_off(elided);
        Group::of(parts, self.places.split_off(elided), self.joiners.split_off(elided), self.range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(text: &str) -> Group {
        groups(text).next().unwrap()
    }

    #[test]
    fn parts_are_folded_and_the_whole_is_all_of_them() {
        let group = group(" Data‑Sciences! ");
        assert_eq!(group.parts, ["data", "sciences"]);
        assert_eq!((group.whole.as_str(), group.joint), ("datasciences", Joint::Plain));
        assert_eq!(group.range, 1..16);
    }

    #[test]
    fn first_joiner_tells_the_joint() {
        assert_eq!(group("l’œuvre-clé").joint, Joint::Apostrophe);
        assert_eq!(group("agent(e)s").joint, Joint::Inclusive);
        assert_eq!(group("lauréat•e•s").joint, Joint::Inclusive);
        assert_eq!(group("open-source").joint, Joint::Plain);
        assert_eq!(group("mot").joint, Joint::Plain);
    }

    #[test]
    fn brackets_separate_parts() {
        let group = group("Agent(e)s");
        assert_eq!((group.parts.join("|"), group.whole.as_str()), ("agent|e|s".to_owned(), "agentes"));
        assert_eq!(group.joiners, ['(', ')']);
    }

    #[test]
    fn signs_belong_to_the_last_part() {
        assert_eq!(group("C++").parts, ["c++"]);
        assert_eq!(group("Objective-C#").parts, ["objective", "c#"]);
        assert_eq!(group("agent(e)+").parts, ["agent", "e+"]);
    }

    #[test]
    fn acronym_is_one_part() {
        let group = group("S.N.C.F. x");
        assert_eq!((group.parts, group.joiners.len(), group.range), (vec!["sncf".to_owned()], 0, 0..7));
        assert_eq!(groups("s.n-c").next().unwrap().parts, ["s", "n", "c"]);
    }

    #[test]
    fn elided_words_go_while_a_part_follows() {
        let bare = |text: &str| group(text).without_elided(|part| matches!(part, "l" | "d"));
        assert_eq!(bare("l’urbanisme").parts, ["urbanisme"]);
        assert_eq!(bare("L’S.N.C.F.").parts, ["sncf"]);
        assert_eq!(bare("l’agent·e").joint, Joint::Inclusive);
        assert_eq!(bare("d’l’l").parts, ["l"]);
        assert_eq!(bare("l-urbanisme").parts, ["l", "urbanisme"]);
        assert_eq!(bare("aujourd’hui").parts, ["aujourd", "hui"]);
    }

    #[test]
    fn only_the_beginning_of_a_part_counts() {
        assert_eq!(group(&"é".repeat(100)).parts, ["e".repeat(64)]);
        assert_eq!(group(&format!("{}++", "a".repeat(70))).parts, [format!("{}++", "a".repeat(64))]);
    }

    #[test]
    fn parts_that_nobody_sees_are_dropped_with_their_joiner() {
        let group = group("\u{ad}-l’\u{200b}-eau");
        assert_eq!((group.parts.join("|"), group.joiners), ("l|eau".to_owned(), vec!['-']));
    }
}
