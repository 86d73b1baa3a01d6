//! What the parts of a phrase say together: brackets explain the tool before them, prose goes on.
//!
//! Takes segments and what each says by itself; settles what becomes of each. Every part ends in a role, so that
//! nothing gets lost.

use super::Words;
use super::element::{Joint, Kind};
use super::layers::Named;
use super::reading::{Nature, Reading};
use super::segment::Segments;
use super::vocabulary::{DENYING, DONE, LIGHT, STOP, is_in};
use crate::resolve::catalogue::names::Budget;
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
                if self.readings[pair[1]].nature == Nature::Tools {
                    self.join(pair[0], pair[1], text);
                }
            }
        }
    }

    /// Reads the tools of the part `here` in the light of the part before it.
    fn join(&mut self, before: usize, here: usize, text: &str) {
        use Nature::{Instead, Layers, Lower, Prose};
        match (self.segments.segments[here].joint, self.readings[before].nature) {
            // "Pas de Docker ni Kubernetes", "aucun choix entre A et B"
            (Joint::And | Joint::Slash | Joint::Or, Nature::Empty)
                if !self.readings[before].mentions.is_empty() =>
            {
                self.demote(here);
                self.readings[here].nature = Nature::Empty;
            }
            (Joint::With | Joint::For, Prose | Lower | Layers) if self.denies(before) => self.demote(here),
            // "Formations R et Python": what is no list at its beginning is none further on.
            (Joint::And | Joint::Slash | Joint::Or, Prose) if !self.readings[before].mentions.is_empty() => {
                self.demote(here);
            }
            (Joint::With, Layers) => self.label(before, here),
            // "Pour la cartographie, Leaflet"
            (Joint::Comma, Layers) if self.begins(before, &["pour", "for", "cote"]) => {
                self.label(before, here)
            }
            (Joint::With, Prose | Lower) if self.is_short(before, text) || self.is_done(before) => {
                self.notes[here].extend(self.readings[before].range.clone());
                self.settle(before);
            }
            (Joint::With | Joint::For, Prose | Lower | Instead | Layers) => self.demote(here),
            _ => {}
        }
    }

    /// Makes the part `before` the label of the part `here`.
    fn label(&mut self, before: usize, here: usize) {
        if self.readings[here].layers.layers.is_empty() {
            self.readings[here].layers = self.readings[before].layers.clone();
        }
        self.settle(before);
    }

    /// Makes tools that are used tools that are spoken of.
    fn demote(&mut self, segment: usize) {
        let reading = &mut self.readings[segment];
        reading.nature = Nature::Prose;
        reading.mentions = reading.tools.drain(..).map(|hit| hit.tool).collect();
    }

    /// Whether a part ends in a verb that says what is done with what follows: "Les relevés de chaque capteur sont
    /// stockés", behind which "dans" stands.
    fn is_done(&self, segment: usize) -> bool {
        let words = self.segments.segments[segment].elements.iter().rev();
        let mut words = words.filter_map(|element| match &element.kind {
            Kind::Word(word) => Some(word.as_str()),
            _ => None,
        });
        let last = words.find(|word| DONE.iter().any(|verb| same_verb(word, verb)) || !is_in(LIGHT, word));
        last.is_some_and(|word| DONE.iter().any(|verb| same_verb(word, verb)))
    }

    fn denies(&self, segment: usize) -> bool {
        let elements = &self.segments.segments[segment].elements;
        elements
            .iter()
            .any(|element| matches!(&element.kind, Kind::Word(word) if DENYING.contains(&word.as_str())))
    }

    fn is_short(&self, segment: usize, text: &str) -> bool {
        let range = self.readings[segment].range.clone().unwrap_or_default();
        text[range].split_whitespace().take(5).count() < 5
    }

    pub(super) fn settle(&mut self, segment: usize) {
        self.readings[segment].nature = Nature::Empty;
        self.readings[segment].layers = Named::default();
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
                    (Role::Unread, Nature::Prose | Nature::Lower | Nature::Instead)
                    | (Role::Settled, Nature::Layers)
                        if self.goes_on(part, noted, before) =>
                    {
                        // "Redis, pour le cache et les tâches"
                        noted = noted.or(before);
                        self.go_on(part, noted);
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

    /// Whether prose goes on where the note on a tool before it ends, or is one itself: "Redis, pour le cache".
    fn goes_on(&self, part: usize, noted: Option<usize>, before: Option<usize>) -> bool {
        let joins = self.readings[part].state.is_some() || self.begins(part, STOP);
        self.readings[part].mentions.is_empty() && (noted.is_some() || (before.is_some() && joins))
    }

    /// Keeps prose as a note on the part before it.
    fn go_on(&mut self, part: usize, noted: Option<usize>) {
        let Some(noted) = noted else { return };
        let (note, state) = (self.readings[part].range.clone(), self.readings[part].state.take());
        self.notes[noted].extend(note);
        self.readings[noted].state = self.readings[noted].state.or(state);
        self.roles[part] = Role::Settled;
        self.readings[part].nature = Nature::Empty;
    }

    /// Whether the first word of a part is one of `words`.
    fn begins(&self, part: usize, words: &[&str]) -> bool {
        let first = self.segments.segments[part].elements.first();
        matches!(first.map(|element| &element.kind), Some(Kind::Word(word)) if words.contains(&word.as_str()))
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

/// Whether a written word is `verb`, in any gender, number and person: "stocké", "stockées", "stockent".
fn same_verb(written: &str, verb: &str) -> bool {
    written.strip_prefix(verb).is_some_and(|end| matches!(end, "" | "e" | "s" | "es" | "nt"))
}
