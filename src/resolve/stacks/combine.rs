//! What the parts of a phrase say together: brackets explain the tool before them, prose goes on.
//!
//! Takes segments and what each says by itself; settles what becomes of each. Every part ends in a role, so that
//! nothing gets lost.

use super::Words;
use super::element::{Joint, Kind};
use super::layers::Named;
use super::reading::{Nature, Reading};
use super::segment::Segments;
use super::state::State;
use super::vocabulary::STOP;
use crate::resolve::catalogue::names::Budget;
use crate::resolve::catalogue::words::TokenKind;
use std::ops::Range;

/// What becomes of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Nothing more: it says nothing, or what it says is kept with another part.
    #[default]
    Settled,
    /// Its tools are used.
    Uses,
    /// It names a tool that nobody knows.
    Unknown,
    /// It was not understood.
    Unread,
}

/// The parts of a phrase with what becomes of them.
pub(super) struct Combined {
    pub segments: Segments,
    pub readings: Vec<Reading>,
    pub roles: Vec<Role>,
    /// Notes on each part, besides its own.
    pub notes: Vec<Vec<Range<usize>>>,
}

/// Settles what becomes of each part.
pub(super) fn combine(
    segments: Segments,
    readings: Vec<Reading>,
    text: &str,
    words: &Words,
    budget: &mut Budget,
) -> Combined {
    let count = readings.len();
    let mut all =
        Combined { segments, readings, roles: vec![Role::Settled; count], notes: vec![Vec::new(); count] };
    all.near_names(text, words, budget);
    all.joined(text);
    for (segment, reading) in all.readings.iter().enumerate() {
        all.roles[segment] = match reading.nature {
            Nature::Tools => Role::Uses,
            Nature::Name => Role::Unknown,
            Nature::Prose | Nature::Lower | Nature::Instead => Role::Unread,
            Nature::Layers | Nature::Number | Nature::Empty => Role::Settled,
        };
    }
    all.brackets();
    all.top();
    all
}

impl Combined {
    /// A word in small letters is a name if a tool is called nearly so.
    fn near_names(&mut self, text: &str, words: &Words, budget: &mut Budget) {
        for reading in self.readings.iter_mut().filter(|reading| reading.nature == Nature::Lower) {
            let word = reading.range.clone().map_or("", |range| &text[range]);
            if word.chars().count() > 4 && words.names.nearest(word, budget).is_some() {
                reading.nature = Nature::Name;
            }
        }
    }

    /// Reads parts joined by "avec", "en", "pour" in the light of the part before them.
    fn joined(&mut self, text: &str) {
        for bracket in 0..self.segments.brackets.len() {
            let parts = self.segments.brackets[bracket].segments.clone();
            for pair in parts.windows(2) {
                let (before, here) = (pair[0], pair[1]);
                let joint = self.segments.segments[here].joint;
                // "Formations R et Python": what is no list at its beginning is none further on.
                let goes_on =
                    matches!(joint, Joint::And | Joint::Slash | Joint::Or) && self.is_prose_of_tools(before);
                if goes_on && self.readings[here].nature == Nature::Tools {
                    self.demote(here);
                    continue;
                }
                if self.readings[here].nature != Nature::Tools || !matches!(joint, Joint::For | Joint::With) {
                    continue;
                }
                match self.readings[before].nature {
                    Nature::Layers if joint == Joint::With => {
                        if self.readings[here].layers.layers.is_empty() {
                            self.readings[here].layers = self.readings[before].layers.clone();
                        }
                        self.settle(before);
                    }
                    Nature::Prose | Nature::Lower if joint == Joint::With && self.is_short(before, text) => {
                        self.notes[here].extend(self.readings[before].range.clone());
                        self.settle(before);
                    }
                    Nature::Prose | Nature::Lower | Nature::Instead | Nature::Layers => self.demote(here),
                    _ => {}
                }
            }
        }
    }

    fn is_prose_of_tools(&self, segment: usize) -> bool {
        let reading = &self.readings[segment];
        reading.nature == Nature::Prose && !reading.mentions.is_empty()
    }

    /// Makes tools that are used tools that are spoken of.
    fn demote(&mut self, segment: usize) {
        let reading = &mut self.readings[segment];
        reading.nature = Nature::Prose;
        reading.mentions = reading.tools.drain(..).map(|hit| hit.tool).collect();
    }

    fn is_short(&self, segment: usize, text: &str) -> bool {
        let range = self.readings[segment].range.clone().unwrap_or_default();
        text[range].split_whitespace().take(5).count() < 5
    }

    fn settle(&mut self, segment: usize) {
        self.readings[segment].nature = Nature::Empty;
        self.readings[segment].layers = Named::default();
    }

    /// Settles what stands in brackets, the outermost first.
    fn brackets(&mut self) {
        let mut swallowed = vec![false; self.segments.brackets.len()];
        for bracket in 1..self.segments.brackets.len() {
            let parts = self.segments.brackets[bracket].segments.clone();
            let parent = self.segments.brackets[bracket].parent;
            if swallowed[parent] {
                swallowed[bracket] = true;
                parts.iter().for_each(|part| self.roles[*part] = Role::Settled);
                continue;
            }
            // Brackets with nothing but brackets in them are one.
            if self.segments.brackets[bracket].owner.is_none()
                && self.segments.brackets[parent].segments.is_empty()
            {
                self.segments.brackets[bracket].owner = self.segments.brackets[parent].owner;
            }
            if parts.is_empty() {
                continue;
            }
            let owner = self.segments.brackets[bracket].owner;
            let owner = owner.filter(|owner| matches!(self.roles[*owner], Role::Uses | Role::Unknown));
            match owner {
                Some(owner) => swallowed[bracket] = self.explain(bracket, &parts, owner),
                None => self.loose(bracket, &parts),
            }
        }
    }

    /// Settles a bracket that explains a tool; whether all of it is a note.
    fn explain(&mut self, bracket: usize, parts: &[usize], owner: usize) -> bool {
        let natures: Vec<Nature> = parts.iter().map(|part| self.readings[*part].nature).collect();
        let has = |nature| natures.contains(&nature);
        let colon = self.segments.brackets[bracket].aside == Some(TokenKind::Colon);
        let list = (has(Nature::Tools) || (colon && has(Nature::Name) && !has(Nature::Prose)))
            && natures.first() != Some(&Nature::Instead);
        for part in parts {
            self.pass_on(*part, owner);
        }
        if list {
            self.readings[owner].heads |= colon;
            for part in parts {
                if self.roles[*part] == Role::Unread || self.readings[*part].nature == Nature::Layers {
                    self.notes[owner].extend(self.readings[*part].range.clone());
                    self.roles[*part] = Role::Settled;
                }
            }
            return false;
        }
        if let [Nature::Layers] = natures[..]
            && self.readings[owner].layers.layers.is_empty()
        {
            self.readings[owner].layers = self.readings[parts[0]].layers.clone();
        }
        if natures.iter().any(|nature| !matches!(nature, Nature::Empty | Nature::Number)) {
            let range = self.segments.brackets[bracket].range.clone();
            self.notes[owner].push(range);
        }
        parts.iter().for_each(|part| self.roles[*part] = Role::Settled);
        true
    }

    /// Gives what one part of a bracket says of the tool before it to that tool.
    fn pass_on(&mut self, part: usize, owner: usize) {
        let (state, version, year, url) = {
            let reading = &mut self.readings[part];
            let plain = matches!(reading.nature, Nature::Empty | Nature::Number);
            let state = if plain { reading.state.take() } else { None };
            (state, reading.version.take(), reading.year.take(), reading.url.take())
        };
        let reading = &mut self.readings[owner];
        reading.state = reading.state.or(state);
        reading.year = reading.year.or(year);
        reading.url = reading.url.take().or(url);
        if let Some(hit) = reading.tools.last_mut() {
            hit.version = hit.version.take().or(version);
        }
    }

    /// Settles a bracket with nothing before it that it could explain.
    fn loose(&mut self, bracket: usize, parts: &[usize]) {
        let Some(owner) = self.segments.brackets[bracket].owner else { return };
        let label = self.readings[owner].nature == Nature::Layers;
        let tools = parts.iter().any(|part| self.roles[*part] == Role::Uses);
        for part in parts {
            // `Carto (Leaflet, OpenLayers)`: the word before the bracket is a label.
            if label && self.readings[*part].layers.layers.is_empty() {
                self.readings[*part].layers = self.readings[owner].layers.clone();
            }
        }
        if label && tools {
            self.settle(owner);
        } else if !tools {
            self.readings[owner].state = self.readings[owner].state.or_else(|| self.only_state(parts));
        }
    }

    fn only_state(&self, parts: &[usize]) -> Option<State> {
        parts.iter().find_map(|part| self.readings[*part].state)
    }

    /// Settles what is left: numbers and hedges for the part before, prose that goes on, names among prose.
    fn top(&mut self) {
        for bracket in 0..self.segments.brackets.len() {
            let parts = self.segments.brackets[bracket].segments.clone();
            let mut noted: Option<usize> = None;
            let mut before: Option<usize> = None;
            for part in parts {
                match (self.roles[part], self.readings[part].nature) {
                    (Role::Uses | Role::Unknown, _) => {
                        noted = self.readings[part].note.is_some().then_some(part);
                        before = Some(part);
                    }
                    (Role::Unread, Nature::Prose | Nature::Lower) | (Role::Settled, Nature::Layers)
                        if self.goes_on(part, noted, before) =>
                    {
                        // "Redis, pour le cache et les tâches"
                        noted = noted.or(before);
                        let note = self.readings[part].range.clone();
                        self.notes[noted.expect("one of them is there")].extend(note);
                        self.roles[part] = Role::Settled;
                        self.readings[part].nature = Nature::Empty;
                    }
                    (Role::Settled, Nature::Layers)
                        if bracket == 0 && self.readings[part].state.is_none() =>
                    {
                        self.roles[part] = Role::Unread
                    }
                    (Role::Settled, Nature::Empty | Nature::Number) => {
                        if let Some(before) = before {
                            self.pass_on_number(part, before);
                        } else if self.readings[part].url.is_some() && bracket == 0 {
                            self.readings[part].range = self.readings[part].url.clone();
                            self.roles[part] = Role::Unread;
                        }
                    }
                    _ => {}
                }
            }
        }
        let any = |role| self.roles.contains(&role);
        if any(Role::Unread) && !any(Role::Uses) {
            self.roles
                .iter_mut()
                .filter(|role| **role == Role::Unknown)
                .for_each(|role| *role = Role::Unread);
        }
    }

    /// Whether prose goes on where the note on a tool before it ends, or is one itself.
    fn goes_on(&self, part: usize, noted: Option<usize>, before: Option<usize>) -> bool {
        let first = self.segments.segments[part].elements.first();
        let joins = matches!(first.map(|element| &element.kind), Some(Kind::Word(word)) if STOP.contains(&word.as_str()));
        self.readings[part].mentions.is_empty() && (noted.is_some() || (before.is_some() && joins))
    }

    /// `Python 2 / 3` is Python in two versions; `Kafka, à venir` is planned.
    fn pass_on_number(&mut self, part: usize, before: usize) {
        let version = self.readings[part].version.take();
        let state = self.readings[part].state.take();
        let (year, url) = (self.readings[part].year.take(), self.readings[part].url.take());
        let reading = &mut self.readings[before];
        reading.state = reading.state.or(state);
        reading.year = reading.year.or(year);
        reading.url = reading.url.take().or(url);
        if let (Some(hit), Some(version)) = (reading.tools.last_mut(), version) {
            hit.version = Some(
                hit.version.take().map_or_else(|| version.clone(), |first| format!("{first}, {version}")),
            );
        }
    }
}
