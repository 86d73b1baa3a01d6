//! Which parts are alternatives, and how far a hedge reaches.
//!
//! Takes the parts of a phrase; gives each its state. "A via B ou C via D" are two alternatives of two tools each,
//! and a hedge behind the last of several alternatives holds for all of them. A hedge before a tool holds for those
//! that are added to it as well: "sans doute A + B".

use super::combine::{Combined, Role};
use super::element::{Joint, Kind};
use super::state::State;
use std::collections::HashSet;

/// The state of each part, if the text says one.
pub(super) fn states(all: &Combined) -> Vec<Option<State>> {
    let mut states: Vec<Option<State>> = all.readings.iter().map(|reading| reading.state).collect();
    let mut hedged: HashSet<usize> =
        (0..states.len()).filter(|part| states[*part].is_some() && is_hedged_first(all, *part)).collect();
    for bracket in &all.segments.brackets {
        let parts: Vec<usize> = bracket
            .segments
            .iter()
            .copied()
            .filter(|part| !all.segments.segments[*part].elements.is_empty())
            .collect();
        for pair in parts.windows(2) {
            let added = joint(all, pair[1]) == Joint::And && all.roles[pair[1]] == Role::Uses;
            if added && states[pair[1]].is_none() && hedged.contains(&pair[0]) {
                states[pair[1]] = states[pair[0]];
                hedged.insert(pair[1]);
            }
        }
        let mut start = 0;
        for end in 1..=parts.len() {
            let ends = parts.get(end).is_none_or(|part| {
                !matches!(joint(all, *part), Joint::Or | Joint::With | Joint::For | Joint::Slash)
            });
            if ends {
                let start_of_all = listed_from(all, &parts, start, end);
                group(all, &parts[start_of_all..end], &mut states);
                start = end;
            }
        }
    }
    states
}

/// More parts before an "ou" are no list of alternatives; longer texts take linear time.
const LONGEST_LIST: usize = 12;

/// Whether a part begins with a hedge that is written there.
fn is_hedged_first(all: &Combined, part: usize) -> bool {
    let first = all.segments.segments[part].elements.first();
    first.is_some_and(|first| matches!(first.kind, Kind::Hedge(_)) && !first.range.is_empty())
        && all.roles[part] == Role::Uses
}

fn joint(all: &Combined, part: usize) -> Joint {
    all.segments.segments[part].joint
}

/// Where alternatives begin: "A, B ou C" are three, if nothing but commas parts them.
fn listed_from(all: &Combined, parts: &[usize], start: usize, end: usize) -> usize {
    let alternatives = parts[start + 1..end].iter().any(|part| joint(all, *part) == Joint::Or);
    if !alternatives || start == 0 {
        return start;
    }
    let label = all.segments.segments[parts[start]].label;
    let nearest = start.saturating_sub(LONGEST_LIST);
    let first = parts[nearest..start]
        .iter()
        .rposition(|part| all.segments.segments[*part].label != label)
        .map_or(nearest, |different| nearest + different + 1);
    let plain = |part: &usize| all.roles[*part] == Role::Uses && all.readings[*part].note.is_none();
    let commas = parts[first + 1..=start].iter().all(|part| joint(all, *part) == Joint::Comma);
    if commas && parts[first..end].iter().all(plain) { first } else { start }
}

fn group(all: &Combined, parts: &[usize], states: &mut [Option<State>]) {
    let alternatives = parts.iter().skip(1).any(|part| joint(all, *part) == Joint::Or);
    let hedge = match alternatives {
        true => Some(State::Considered),
        // "Flask avec Redis ?": what is joined is in doubt as a whole.
        false => parts.last().and_then(|part| states[*part]).filter(|state| *state == State::Considered),
    };
    let told = parts.iter().rev().find_map(|part| states[*part].filter(|_| alternatives));
    for part in parts {
        let own = states[*part].filter(|own| *own != State::Considered);
        states[*part] = own.or(told.filter(|told| *told == State::Planned)).or(hedge).or(states[*part]);
    }
}
