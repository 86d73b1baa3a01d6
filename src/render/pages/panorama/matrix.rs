//! Challenges against tools, as a picture and as a table of the same.

use super::super::super::charts::{self, Column, Grid, Row};
use super::super::super::values::map;
use super::super::super::view::View;
use crate::resolve::EntryId;
use crate::resolve::catalogue::State;
use crate::resolve::catalogue::adoption::{Cohort, firmer};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use tera::Value as T;

/// The tools that a matrix shows, the most used first.
const TOOLS: usize = 40;
/// The challenges that it shows.
const CHALLENGES: usize = 80;

/// The states in the order of the table, with the names of its columns.
const STATES: [(State, &str); 4] = [
    (State::Used, "used"),
    (State::Planned, "planned"),
    (State::Considered, "considered"),
    (State::Dropped, "dropped"),
];

/// What a challenge says of each tool, once.
type Says = HashMap<EntryId, State>;

/// The matrix of the challenges of `cohorts`; none if the page of all promotions has too many for a picture.
pub fn value(cohorts: &[&Cohort], cut: bool, lang: &str, view: &View) -> T {
    let all: Vec<EntryId> = cohorts.iter().flat_map(|cohort| cohort.challenges.iter().copied()).collect();
    if all.len() > CHALLENGES && !cut {
        return T::none();
    }
    let shown = &all[..all.len().min(CHALLENGES)];
    let says: Vec<Says> = shown.iter().map(|challenge| said(*challenge, view)).collect();
    let (tools, left_out) = most_used(&says, view);
    if tools.is_empty() {
        return T::none();
    }
    let (svg, tall) = picture(shown, &says, &tools, lang, view);
    let rows = shown.iter().zip(&says).map(|(challenge, says)| row(*challenge, says, &tools, lang, view));
    let drawn: HashSet<State> =
        says.iter().flat_map(|says| tools.iter().filter_map(|tool| says.get(tool).copied())).collect();
    let key = STATES.iter().filter(|(state, _)| drawn.contains(state)).map(|(_, name)| {
        let label = view.string(lang, &format!("states.{name}"));
        map([("symbol", T::safe_string(&charts::symbol(name))), ("label", T::from(label))])
    });
    map([
        ("chart", T::safe_string(&svg)),
        ("tall", T::from(tall)),
        ("key", T::from(key.collect::<Vec<_>>())),
        ("rows", T::from(rows.collect::<Vec<_>>())),
        ("tools", T::from(tools.len())),
        ("tools_left_out", T::from(left_out)),
        ("challenges_left_out", T::from(all.len() - shown.len())),
    ])
}

fn said(challenge: EntryId, view: &View) -> Says {
    let catalogue = &view.site.catalogue;
    let range = catalogue.by_challenge.get(&challenge).cloned().unwrap_or(0..0);
    let mut says = Says::new();
    for used in &catalogue.uses[range] {
        if let Some(tool) = used.tool {
            says.entry(tool).and_modify(|state| *state = firmer(*state, used.state)).or_insert(used.state);
        }
    }
    says
}

/// The tools that most of these challenges name, and how many more there are; equals as the list of tools has them.
fn most_used(says: &[Says], view: &View) -> (Vec<EntryId>, usize) {
    let mut counts: HashMap<EntryId, (usize, usize)> = HashMap::new();
    for (tool, state) in says.iter().flatten() {
        let (used, named) = counts.entry(*tool).or_default();
        *used += usize::from(matches!(state, State::Used | State::Dropped));
        *named += 1;
    }
    let mut tools: Vec<EntryId> = counts.keys().copied().collect();
    tools.sort_by_key(|tool| (Reverse(counts[tool]), view.site.ranks[*tool]));
    let left_out = tools.len().saturating_sub(TOOLS);
    tools.truncate(TOOLS);
    (tools, left_out)
}

/// The picture, and whether it is higher than broad.
fn picture(shown: &[EntryId], says: &[Says], tools: &[EntryId], lang: &str, view: &View) -> (String, bool) {
    let title_of = |id: &EntryId| view.site.entries[*id].card.title.clone();
    let columns: Vec<Column> = tools.iter().map(|tool| Column { label: title_of(tool) }).collect();
    let rows: Vec<Row> = shown
        .iter()
        .zip(says)
        .map(|(challenge, says)| Row {
            label: title_of(challenge),
            marks: tools
                .iter()
                .enumerate()
                .filter_map(|(index, tool)| Some((index, says.get(tool)?.id())))
                .collect(),
        })
        .collect();
    let description = view
        .string(lang, "matrix_told")
        .replace("{challenges}", &view.count(shown.len(), "defis", lang))
        .replace("{tools}", &view.count(tools.len(), "outils", lang));
    let title = view.string(lang, "matrix");
    let words = charts::Words { id: "matrice", title: &title, description: &description };
    let svg = charts::grid(words, &Grid { columns: &columns, rows: &rows });
    (svg, rows.len() > columns.len() + 8)
}

/// A challenge, and its tools of the matrix by state.
fn row(challenge: EntryId, says: &Says, tools: &[EntryId], lang: &str, view: &View) -> T {
    let of = |state: State| {
        let named = tools.iter().filter(|tool| says.get(*tool) == Some(&state));
        T::from(named.map(|tool| view.tools.tool(*tool, lang)).collect::<Vec<_>>())
    };
    map([
        ("challenge", view.mini_of(challenge, lang)),
        ("used", of(State::Used)),
        ("planned", of(State::Planned)),
        ("considered", of(State::Considered)),
        ("dropped", of(State::Dropped)),
    ])
}
