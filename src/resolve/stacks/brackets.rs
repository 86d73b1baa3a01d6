//! What stands in brackets, and behind dashes and colons: tools, a hedge, a version, a layer, or a note on the tool
//! before it.
//!
//! Takes the parts of a phrase with what each says; settles those in brackets.

use super::combine::{Combined, Role};
use super::element::Kind;
use super::reading::Nature;
use super::state::State;
use crate::resolve::catalogue::words::TokenKind;

impl Combined {
    /// Settles what stands in brackets, the outermost first.
    pub(super) fn brackets(&mut self) {
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
        for (index, part) in parts.iter().enumerate() {
            // "on a commencé avec Talend, abandonné" says one thing twice, and nothing of the tool before the bracket.
            let told = index.checked_sub(1).map(|before| parts[before]);
            let told = told.filter(|before| self.readings[*before].nature == Nature::Tools);
            let same = told.filter(|before| self.readings[*before].state.is_some());
            self.pass_on(*part, same.unwrap_or(owner));
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
            // "(prévu en juin)": what stands behind the hedge is its detail.
            let first = self.segments.segments[part].elements.first();
            let hedged = matches!(first.map(|first| &first.kind), Some(Kind::Hedge(_)));
            let plain = matches!(reading.nature, Nature::Empty | Nature::Number)
                || (hedged && reading.mentions.is_empty() && reading.nature != Nature::Name);
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
        let tools = parts.iter().any(|part| matches!(self.roles[*part], Role::Uses | Role::Unknown));
        for part in parts {
            // `Carto (Leaflet, OpenLayers)`: the word before the bracket is a label.
            if label && self.readings[*part].layers.layers.is_empty() {
                self.readings[*part].layers = self.readings[owner].layers.clone();
            }
        }
        if label && tools {
            self.settle(owner);
        } else if !tools {
            let state = self.only_state(parts);
            // "Ansible, balena (abandonné)": what is given up is a thing, and so a name.
            if state.is_some() && self.readings[owner].nature == Nature::Lower {
                self.readings[owner].nature = Nature::Name;
                self.roles[owner] = Role::Unknown;
            }
            self.readings[owner].state = self.readings[owner].state.or(state);
        }
    }

    fn only_state(&self, parts: &[usize]) -> Option<State> {
        parts.iter().find_map(|part| self.readings[*part].state)
    }
}
