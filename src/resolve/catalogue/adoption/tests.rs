//! Counting, on catalogues made by hand.

use super::*;
use crate::resolve::catalogue::{Tool, ToolUse};
use crate::resolve::{Card, FieldValue, Origin, Reference};
use crate::source::{SourceId, Span};

/// Promotions 0 and 1 (1 began first), challenges 2 to 5, tools from 6.
struct Shelf {
    entries: Vec<Entry>,
    catalogue: Catalogue,
}

fn entry(title: &str, fields: Vec<(&str, FieldValue)>) -> Entry {
    Entry {
        collection: 0,
        id: title.to_lowercase(),
        card: Card { title: title.into(), ..Card::default() },
        fields: fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        credits: Vec::new(),
        inverse: Vec::new(),
        translations: Vec::new(),
        variants: BTreeMap::new(),
        origin: Origin { span: Span::file(SourceId(0)), path: None, draft: false },
        body: Default::default(),
        template: None,
        title_from_body: false,
    }
}

const TOOLS: usize = 6;

impl Shelf {
    /// `tools` by name; `uses` by challenge (0 to 3), tool (from 0) and state.
    fn new(tools: &[(&str, Freedom)], uses: &[(usize, usize, State)]) -> Self {
        let start = |day: &str| ("start", FieldValue::Plain(Value::String(day.into())));
        let of =
            |id| ("promotion", FieldValue::References(vec![Reference::to("Promotion".into(), Some(id))]));
        let mut entries = vec![
            entry("Deuxième", vec![start("2018-01-15")]),
            entry("Première", vec![start("2017")]),
            entry("Un", vec![of(1)]),
            entry("Deux", vec![of(0)]),
            entry("Trois", vec![of(0)]),
            entry("Quatre", vec![]),
        ];
        let mut catalogue = Catalogue::default();
        for (name, freedom) in tools {
            catalogue.tools.insert(entries.len(), Tool { categories: Vec::new(), freedom: *freedom });
            entries.push(entry(name, vec![]));
        }
        for challenge in 0..4 {
            let from = catalogue.uses.len();
            for (_, tool, state) in uses.iter().filter(|(by, _, _)| *by == challenge) {
                catalogue.by_tool.entry(tool + TOOLS).or_default().push(catalogue.uses.len());
                catalogue.uses.push(ToolUse {
                    challenge: challenge + 2,
                    tool: Some(tool + TOOLS),
                    name: String::new(),
                    layer: None,
                    layer_stated: false,
                    state: *state,
                    year: None,
                    version: None,
                    note: None,
                    part: None,
                    span: Span::file(SourceId(0)),
                });
            }
            if from < catalogue.uses.len() {
                catalogue.by_challenge.insert(challenge + 2, from..catalogue.uses.len());
            }
        }
        Self { entries, catalogue }
    }

    fn adoption(&self) -> Adoption {
        adoption(&self.catalogue, &self.entries)
    }
}

use State::{Considered, Dropped, Planned, Used};

#[test]
fn what_is_used_or_was_has_users_and_the_rest_is_counted_apart() {
    let shelf = Shelf::new(
        &[("Python", Freedom::Free)],
        &[
            (0, 0, Considered),
            (0, 0, Used),
            (0, 0, Used),
            (1, 0, Dropped),
            (2, 0, Planned),
            (3, 0, Considered),
        ],
    );
    let adoption = shelf.adoption();
    let python = &adoption.tools[&TOOLS];
    assert_eq!(
        (&python.users, &python.planned, &python.considered),
        (&vec![2, 3], &vec![4], &vec![5]),
        "each challenge once, under the firmest of what it says"
    );
}

#[test]
fn promotions_stand_in_the_order_of_time_and_those_of_none_last() {
    let shelf =
        Shelf::new(&[("R", Freedom::Free)], &[(3, 0, Used), (2, 0, Used), (1, 0, Planned), (0, 0, Used)]);
    let adoption = shelf.adoption();
    let told: Vec<_> =
        adoption.cohorts.iter().map(|cohort| (cohort.promotion, cohort.challenges.len())).collect();
    assert_eq!(told, [(Some(1), 1), (Some(0), 2), (None, 1)]);
    assert_eq!(adoption.tools[&TOOLS].by_cohort, [1, 1, 1]);
}

#[test]
fn tool_that_was_only_given_up_is_not_taken_up() {
    let shelf = Shelf::new(
        &[("Vue", Freedom::Free), ("R", Freedom::Free)],
        &[(0, 1, Used), (2, 0, Dropped), (2, 1, Dropped), (3, 1, Used)],
    );
    let cohorts = shelf.adoption().cohorts;
    assert!(cohorts[1].adopted.is_empty(), "{:?}", cohorts[1].adopted);
    assert_eq!(cohorts[1].dropped, [TOOLS + 1, TOOLS], "by name; Vue was never told of before");
}

#[test]
fn promotion_takes_up_and_gives_up_against_the_one_before() {
    let shelf = Shelf::new(
        &[("Vue", Freedom::Free), ("R", Freedom::Free), ("Angular", Freedom::Free), ("Excel", Freedom::Free)],
        &[
            (0, 0, Used),
            (0, 1, Used),
            (1, 1, Used),
            (1, 2, Used),
            (2, 0, Planned),
            (2, 3, Used),
            (3, 0, Used),
        ],
    );
    let cohorts = shelf.adoption().cohorts;
    assert!(cohorts[0].adopted.is_empty() && cohorts[0].dropped.is_empty(), "nothing came before");
    assert_eq!(cohorts[1].adopted, [TOOLS + 2, TOOLS + 3], "by name");
    assert_eq!(cohorts[1].dropped, [TOOLS], "planned is not used");
    assert!(cohorts[2].adopted.is_empty() && cohorts[2].dropped.is_empty(), "no promotion follows another");
}

#[test]
fn promotion_is_not_compared_with_one_of_another_kind() {
    let mut shelf =
        Shelf::new(&[("Vue", Freedom::Free), ("R", Freedom::Free)], &[(0, 0, Used), (1, 1, Used)]);
    let kind = |kind: &str| ("kind".to_owned(), FieldValue::Plain(Value::String(kind.into())));
    shelf.entries[1].fields.push(kind("hackathon"));
    let cohorts = shelf.adoption().cohorts;
    assert!(cohorts[1].before.is_none() && cohorts[1].adopted.is_empty(), "none is a kind of its own");
    shelf.entries[0].fields.push(kind("Hackathon "));
    let cohorts = shelf.adoption().cohorts;
    assert_eq!((cohorts[1].before, cohorts[1].adopted.as_slice()), (Some(1), &[TOOLS + 1][..]));
}

#[test]
fn free_software_is_counted_by_use_and_by_tool() {
    let shelf = Shelf::new(
        &[("Vue", Freedom::Free), ("Tableau", Freedom::Proprietary), ("Maison", Freedom::Unknown)],
        &[(0, 0, Used), (1, 0, Used), (1, 1, Used), (2, 0, Used), (2, 2, Used), (0, 1, Considered)],
    );
    let adoption = shelf.adoption();
    assert_eq!(adoption.freedom.uses, Count { free: 3, proprietary: 1, unknown: 1 });
    assert_eq!(adoption.freedom.tools, Count { free: 1, proprietary: 1, unknown: 1 });
    assert_eq!(adoption.cohorts[0].freedom.tools, Count { free: 1, proprietary: 0, unknown: 0 });
    assert_eq!(adoption.cohorts[1].freedom.uses, Count { free: 2, proprietary: 1, unknown: 1 });
    assert_eq!(adoption.freedom.uses.percent_free(), Some(75), "of those whose licence is known");
}

#[test]
fn tools_used_together_come_by_number_then_by_name() {
    let free = Freedom::Free;
    let shelf = Shelf::new(
        &[("Python", free), ("zsh", free), ("Élan", free), ("pandas", free), ("Rêve", free)],
        &[
            (0, 0, Used),
            (0, 1, Used),
            (0, 3, Used),
            (1, 0, Used),
            (1, 2, Used),
            (1, 3, Used),
            (2, 0, Used),
            (2, 4, Planned),
            (3, 4, Used),
        ],
    );
    let adoption = shelf.adoption();
    assert_eq!(adoption.tools[&TOOLS].together, [(TOOLS + 3, 2), (TOOLS + 2, 1), (TOOLS + 1, 1)]);
    assert_eq!(adoption.tools[&(TOOLS + 4)].together, []);
}

#[test]
fn only_the_first_of_many_tools_used_together_are_kept() {
    let names: Vec<String> = (0..20).map(|number| format!("Outil {number:02}")).collect();
    let tools: Vec<(&str, Freedom)> = names.iter().map(|name| (name.as_str(), Freedom::Free)).collect();
    let uses: Vec<(usize, usize, State)> = (0..20).map(|tool| (0, tool, Used)).collect();
    let adoption = Shelf::new(&tools, &uses).adoption();
    let kept: Vec<EntryId> = adoption.tools[&(TOOLS + 3)].together.iter().map(|(tool, _)| *tool).collect();
    let expected: Vec<EntryId> = [0, 1, 2, 4, 5, 6, 7, 8].iter().map(|tool| tool + TOOLS).collect();
    assert_eq!(kept, expected);
}

#[test]
fn list_of_everything_says_nothing_of_what_goes_together() {
    let names: Vec<String> = (0..=MOST_TOGETHER).map(|number| format!("Outil {number}")).collect();
    let tools: Vec<(&str, Freedom)> = names.iter().map(|name| (name.as_str(), Freedom::Free)).collect();
    let uses: Vec<(usize, usize, State)> = (0..tools.len()).map(|tool| (0, tool, Used)).collect();
    let adoption = Shelf::new(&tools, &uses).adoption();
    assert!(adoption.tools.values().all(|standing| standing.together.is_empty()));
    assert_eq!(adoption.tools.len(), tools.len());
}

#[test]
fn percents_are_rounded_and_nothing_has_none() {
    assert_eq!(percent(1, 3), Some(33));
    assert_eq!(percent(2, 3), Some(67));
    assert_eq!(percent(1, 2), Some(50));
    assert_eq!(percent(0, 0), None);
}

#[test]
fn site_without_tools_has_nothing_to_count() {
    let adoption = adoption(&Catalogue::default(), &[]);
    assert!(adoption.tools.is_empty() && adoption.cohorts.is_empty());
}
