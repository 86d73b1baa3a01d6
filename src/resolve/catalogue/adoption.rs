//! What the uses of tools add up to: who uses each tool, since which promotion, and together with what.
//!
//! Takes the [`Catalogue`] and the entries; returns an [`Adoption`]. Counts only: knows no page and no words.
//!
//! A challenge is a *user* of a tool that it uses or used once (state used or dropped). What is planned or considered
//! is counted apart. Shares are of the challenges that tell their stack, since of others nobody knows.

use super::licence::Freedom;
use super::{Catalogue, State, referred};
use crate::resolve::entries::plain;
use crate::resolve::{Entry, EntryId};
use crate::text::fold;
use crate::yaml::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many of the tools that are used together with a tool are kept.
const TOGETHER: usize = 8;
/// A challenge with more tools than this is a list of everything, and says nothing of what goes together.
const MOST_TOGETHER: usize = 200;

/// What the uses of tools add up to.
#[derive(Debug, Default)]
pub struct Adoption {
    /// What is known of each tool that some challenge names.
    pub tools: BTreeMap<EntryId, Standing>,
    /// The promotions whose challenges tell their stack, oldest first; challenges of none come last.
    pub cohorts: Vec<Cohort>,
    /// Free and other tools in all promotions.
    pub freedom: Shares,
}

/// Who uses a tool.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The challenges that use it or did, in the order of the catalogue's uses.
    pub users: Vec<EntryId>,
    /// Those that will.
    pub planned: Vec<EntryId>,
    /// Those that may.
    pub considered: Vec<EntryId>,
    /// How many users each of [`Adoption::cohorts`] has.
    pub by_cohort: Vec<usize>,
    /// The tools that most of its users use too, and how many do: the most first, equals by name.
    pub together: Vec<(EntryId, usize)>,
}

/// A promotion, as far as its challenges tell their stack.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cohort {
    /// The promotion; none, and these are the challenges of no promotion.
    pub promotion: Option<EntryId>,
    /// Its challenges that tell their stack.
    pub challenges: Vec<EntryId>,
    /// The tools that some of them use or did.
    pub tools: BTreeSet<EntryId>,
    /// The promotion before it of the same kind (a hackathon is not compared with a fellowship), if there is one.
    pub before: Option<EntryId>,
    /// Those of `tools` that the promotion before of the same kind did not use, by name; none for the first.
    pub adopted: Vec<EntryId>,
    /// The tools that only the promotion before of the same kind used, by name.
    pub dropped: Vec<EntryId>,
    /// Free and other tools in it.
    pub freedom: Shares,
}

/// Free and other software, counted in uses and in tools.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Shares {
    /// By challenge and tool: a tool with two users counts twice.
    pub uses: Count,
    /// By tool.
    pub tools: Count,
}

/// How many are free, proprietary, and of a licence that nobody told.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Free software.
    pub free: usize,
    /// Proprietary software.
    pub proprietary: usize,
    /// Nobody said.
    pub unknown: usize,
}

impl Count {
    fn add(&mut self, freedom: Freedom) {
        match freedom {
            Freedom::Free => self.free += 1,
            Freedom::Proprietary => self.proprietary += 1,
            Freedom::Unknown => self.unknown += 1,
        }
    }

    /// All of them.
    pub fn all(&self) -> usize {
        self.free + self.proprietary + self.unknown
    }

    /// Free software in a hundred of those whose licence is known; none if no licence is.
    pub fn percent_free(&self) -> Option<usize> {
        percent(self.free, self.free + self.proprietary)
    }
}

/// `part` in a hundred of `whole`, rounded; none of nothing.
pub fn percent(part: usize, whole: usize) -> Option<usize> {
    (whole > 0).then(|| (part * 200 + whole) / (whole * 2))
}

/// Adds up the uses of `catalogue`.
pub fn adoption(catalogue: &Catalogue, entries: &[Entry]) -> Adoption {
    let mut cohorts = cohorts(catalogue, entries);
    let mut cohort_of: HashMap<EntryId, usize> = HashMap::new();
    for (index, cohort) in cohorts.iter().enumerate() {
        cohort_of.extend(cohort.challenges.iter().map(|challenge| (*challenge, index)));
    }
    let mut tools: BTreeMap<EntryId, Standing> = BTreeMap::new();
    let mut freedom = Shares::default();
    for (&tool, uses) in &catalogue.by_tool {
        let mut standing = standing(uses, catalogue);
        standing.by_cohort = vec![0; cohorts.len()];
        let free = catalogue.tools.get(&tool).map(|tool| tool.freedom).unwrap_or_default();
        for challenge in &standing.users {
            let Some(&index) = cohort_of.get(challenge) else { continue };
            standing.by_cohort[index] += 1;
            cohorts[index].freedom.uses.add(free);
            freedom.uses.add(free);
        }
        let told = cohorts.iter_mut().zip(&standing.by_cohort).filter(|(_, users)| **users > 0);
        for (cohort, _) in told {
            cohort.tools.insert(tool);
            cohort.freedom.tools.add(free);
        }
        if !standing.users.is_empty() {
            freedom.tools.add(free);
        }
        tools.insert(tool, standing);
    }
    let ranks = ranks(tools.keys().copied(), entries);
    changes(&mut cohorts, entries, &ranks);
    together(&mut tools, &ranks);
    Adoption { tools, cohorts, freedom }
}

/// The firmer of what a challenge says of a tool in two places: that it is used, was, will be, may be.
pub fn firmer(one: State, other: State) -> State {
    let order = [State::Used, State::Dropped, State::Planned, State::Considered];
    order.into_iter().find(|state| *state == one || *state == other).unwrap_or(one)
}

/// The challenges that name a tool, each once, under the firmest of what they say of it.
fn standing(uses: &[usize], catalogue: &Catalogue) -> Standing {
    let mut order: Vec<EntryId> = Vec::new();
    let mut states: HashMap<EntryId, State> = HashMap::new();
    for used in uses.iter().map(|index| &catalogue.uses[*index]) {
        let state = states.entry(used.challenge).or_insert_with(|| {
            order.push(used.challenge);
            used.state
        });
        *state = firmer(*state, used.state);
    }
    let mut standing = Standing::default();
    for challenge in order {
        match states[&challenge] {
            State::Used | State::Dropped => standing.users.push(challenge),
            State::Planned => standing.planned.push(challenge),
            State::Considered => standing.considered.push(challenge),
        }
    }
    standing
}

/// The promotions of the challenges that tell their stack, oldest first.
fn cohorts(catalogue: &Catalogue, entries: &[Entry]) -> Vec<Cohort> {
    let mut found: BTreeMap<Option<EntryId>, (Cohort, Option<i32>)> = BTreeMap::new();
    let mut tellers: Vec<_> = catalogue.by_challenge.iter().filter(|(_, range)| !range.is_empty()).collect();
    tellers.sort_by_key(|(_, range)| range.start);
    for (&challenge, range) in tellers {
        let promotion = referred(&entries[challenge], "promotion");
        let (cohort, year) = found.entry(promotion).or_default();
        cohort.promotion = promotion;
        cohort.challenges.push(challenge);
        let first = catalogue.uses[range.clone()].iter().filter_map(|used| used.year).min();
        *year = year.iter().copied().chain(first).min();
    }
    let mut found: Vec<(Cohort, Option<i32>)> = found.into_values().collect();
    found.sort_by_cached_key(|(cohort, year)| {
        let began = cohort.promotion.and_then(|promotion| {
            // The day that the promotion tells, as written: `2018`, `2018-01-15`.
            let told = plain(&entries[promotion], "start").and_then(Value::to_text);
            told.or_else(|| year.map(|year| year.to_string()))
        });
        let name = cohort.promotion.map(|promotion| fold(&entries[promotion].card.title));
        (cohort.promotion.is_none(), began.is_none(), began, name)
    });
    found.into_iter().map(|(cohort, _)| cohort).collect()
}

/// The place of each tool in the order of their names.
fn ranks(tools: impl Iterator<Item = EntryId>, entries: &[Entry]) -> HashMap<EntryId, usize> {
    let mut tools: Vec<EntryId> = tools.collect();
    tools.sort_by_cached_key(|tool| (fold(&entries[*tool].card.title), *tool));
    tools.into_iter().enumerate().map(|(rank, tool)| (tool, rank)).collect()
}

/// What each promotion took up and gave up, compared to the one before of the same kind; those that tell no kind are of
/// one. No promotion comes before the challenges of none.
fn changes(cohorts: &mut [Cohort], entries: &[Entry], ranks: &HashMap<EntryId, usize>) {
    let by_name = |mut tools: Vec<EntryId>| {
        tools.sort_by_key(|tool| ranks[tool]);
        tools
    };
    let mut latest: HashMap<Option<String>, usize> = HashMap::new();
    for index in 0..cohorts.len() {
        let Some(promotion) = cohorts[index].promotion else { continue };
        let kind = plain(&entries[promotion], "kind").and_then(Value::to_text);
        let kind = kind.map(|kind| fold(kind.trim())).filter(|kind| !kind.is_empty());
        let Some(before) = latest.insert(kind, index) else { continue };
        let (then, now) = (&cohorts[before].tools, &cohorts[index].tools);
        let adopted = by_name(now.difference(then).copied().collect());
        let dropped = by_name(then.difference(now).copied().collect());
        let before = cohorts[before].promotion;
        cohorts[index] = Cohort { before, adopted, dropped, ..std::mem::take(&mut cohorts[index]) };
    }
}

/// Fills in what each tool is used together with.
fn together(tools: &mut BTreeMap<EntryId, Standing>, ranks: &HashMap<EntryId, usize>) {
    // Counted under their ranks: small numbers in the order of names.
    let mut by_rank = vec![0; ranks.len()];
    let mut of_challenge: HashMap<EntryId, Vec<usize>> = HashMap::new();
    for (tool, standing) in tools.iter() {
        by_rank[ranks[tool]] = *tool;
        for challenge in &standing.users {
            of_challenge.entry(*challenge).or_default().push(ranks[tool]);
        }
    }
    of_challenge.retain(|_, tools| tools.len() <= MOST_TOGETHER);
    let mut counts = vec![0; by_rank.len()];
    for (tool, standing) in tools.iter_mut() {
        let own = ranks[tool];
        let mut met: Vec<usize> = Vec::new();
        for other in standing.users.iter().filter_map(|challenge| of_challenge.get(challenge)).flatten() {
            if counts[*other] == 0 {
                met.push(*other);
            }
            counts[*other] += 1;
        }
        met.retain(|other| *other != own);
        let order = |other: &usize| (Reverse(counts[*other]), *other);
        if met.len() > TOGETHER {
            met.select_nth_unstable_by_key(TOGETHER, order);
        }
        let rest = met.split_off(met.len().min(TOGETHER));
        met.sort_by_key(order);
        standing.together = met.iter().map(|other| (by_rank[*other], counts[*other])).collect();
        for other in met.into_iter().chain(rest).chain([own]) {
            counts[other] = 0;
        }
    }
}

#[cfg(test)]
mod tests;
