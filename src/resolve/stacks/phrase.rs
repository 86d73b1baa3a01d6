//! Reads one phrase, an item of a list or a cell of a table, into tool uses.
//!
//! Takes a phrase and what is known from around it; returns the uses and what could not be read.

use super::combine::{self, Role};
use super::label::{self, Label, LabelKind};
use super::layers::Named;
use super::reading::{self, Reading};
use super::segment::Segment;
use super::state::State;
use super::vocabulary::EMPTY;
use super::{ReadUse, Words, element, groups, segment};
use crate::parse::listing::Phrase;
use crate::resolve::catalogue::names::Budget;
use crate::text::fold;
use std::ops::Range;

/// What is known of a phrase before it is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    /// The layers that a label above it or its heading names.
    pub layers: Option<Named>,
    pub state: Option<State>,
    pub year: Option<i32>,
    pub part: Option<String>,
}

/// What a phrase says.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub label: Option<Label>,
    pub uses: Vec<ReadUse>,
    /// What was not understood: its place in the text.
    pub unread: Option<Range<usize>>,
    /// Tools that the unread text speaks of.
    pub mentions: Vec<usize>,
}

impl Said {
    /// Whether every word was understood, and some tool is known: names that nobody knows are tools among tools.
    pub fn is_list(&self) -> bool {
        self.unread.is_none() && (self.uses.is_empty() || self.uses.iter().any(|read| read.tool.is_some()))
    }

    /// Whether every word was understood, and every tool is known.
    pub fn is_whole(&self) -> bool {
        self.unread.is_none() && self.uses.iter().all(|read| read.tool.is_some())
    }
}

/// Reads `phrase`.
pub(super) fn read(phrase: &Phrase, around: &Around, words: &Words, budget: &mut Budget) -> Said {
    let (start, boxed) = check_box(&phrase.text);
    let label = label::split(phrase, start, words);
    let start = label.as_ref().map_or(start, |label| label.rest);
    let mut around = Around { state: around.state.or(boxed), ..around.clone() };
    if let Some(label) = &label {
        around.state = label.state.or(around.state);
        if let LabelKind::Layers(named) = &label.kind {
            around.layers = Some(named.clone());
        }
    }
    let text = phrase.text.as_str();
    if says_nothing(&text[start..]) {
        return Said { label, ..Said::default() };
    }
    let segments = segment::segments(text, element::elements(phrase, start, words), words);
    let read = |segment: &Segment| reading::read(&segment.elements, text, words, label.is_some());
    let readings: Vec<Reading> = segments.segments.iter().map(read).collect();
    let all = combine::combine(segments, readings, text, words, budget);
    let states = groups::states(&all);
    let mut said = Said { label, ..Said::default() };
    for (index, role) in all.roles.iter().enumerate() {
        let reading = &all.readings[index];
        match role {
            Role::Settled => {}
            Role::Unread => said.leave(reading),
            Role::Uses | Role::Unknown => {
                let inner =
                    all.segments.segments[index].label.map(|label| all.segments.labels[label].clone());
                let around = Around {
                    layers: inner.filter(|named| !named.layers.is_empty()).or_else(|| around.layers.clone()),
                    state: states[index].or(around.state),
                    ..around.clone()
                };
                let notes = reading.note.iter().chain(&all.notes[index]);
                let notes: Vec<&str> = notes.map(|range| text[range.clone()].trim()).collect();
                let note = Some(notes.join(" ; ")).filter(|note| !note.is_empty());
                said.uses.extend(uses(phrase, reading, *role, note, &around, words));
            }
        }
    }
    said
}

impl Said {
    fn leave(&mut self, reading: &Reading) {
        self.mentions.extend(&reading.mentions);
        if let Some(range) = &reading.range {
            let before = self.unread.take().unwrap_or_else(|| range.clone());
            self.unread = Some(before.start.min(range.start)..before.end.max(range.end));
        }
    }
}

fn uses(
    phrase: &Phrase,
    reading: &Reading,
    role: Role,
    note: Option<String>,
    around: &Around,
    words: &Words,
) -> Vec<ReadUse> {
    let text = phrase.text.as_str();
    let written = |range: Range<usize>| ReadUse {
        name: text[range.clone()].to_owned(),
        range: phrase.locate(range.clone()),
        state: around.state.unwrap_or_default(),
        note: note.clone(),
        part: around.part.clone(),
        url: phrase.url_at(range.start).or_else(|| Some(&text[reading.url.clone()?])).map(str::to_owned),
        year: reading.year.or(around.year),
        ..ReadUse::default()
    };
    if role == Role::Unknown {
        let range = reading.range.clone().unwrap_or_default();
        let (layer, layer_stated) = layer(None, reading, around, words);
        return vec![ReadUse { layer, layer_stated, ..written(range) }];
    }
    let hits = reading.tools.iter().map(|hit| {
        let (layer, layer_stated) = layer(Some(hit.tool), reading, around, words);
        ReadUse {
            tool: Some(hit.tool),
            version: hit.version.clone(),
            layer,
            layer_stated,
            ..written(hit.range.clone())
        }
    });
    hits.collect()
}

/// The layer of a tool, and whether the text states it: the label's before that of the words around the name; of
/// several the tool's own, else the first. A tool that is a label itself is used for its own sake.
fn layer(tool: Option<usize>, reading: &Reading, around: &Around, words: &Words) -> (Option<String>, bool) {
    let own = tool.and_then(|tool| words.default_layer(tool));
    let stated =
        around.layers.as_ref().into_iter().chain([&reading.layers]).find(|named| !named.layers.is_empty());
    let Some(stated) = stated.filter(|_| !reading.heads) else { return (own.map(str::to_owned), false) };
    let rank = own.and_then(|own| words.layers.rank(own));
    if let Some(rank) = rank.filter(|rank| stated.layers.contains(rank)) {
        return (Some(words.layers.id(rank).to_owned()), true);
    }
    if stated.open {
        return (own.map(str::to_owned), false);
    }
    (stated.layers.first().map(|first| words.layers.id(*first).to_owned()), true)
}

/// Whether a list is filled with a word that stands for nothing: "N/A", "à compléter".
pub(super) fn says_nothing(text: &str) -> bool {
    let short = text.trim();
    let key = if short.len() < 40 { fold(short) } else { String::new() };
    EMPTY.iter().any(|empty| !key.is_empty() && empty.bytes().filter(|byte| *byte != b' ').eq(key.bytes()))
}

/// Where the text begins behind the box of a task, and the state that an empty box says.
fn check_box(text: &str) -> (usize, Option<State>) {
    let at = text.len() - text.trim_start().len();
    match text.get(at..at + 3) {
        Some("[ ]" | "[-]") => (at + 3, Some(State::Planned)),
        Some("[x]" | "[X]") => (at + 3, None),
        _ => (at, None),
    }
}
