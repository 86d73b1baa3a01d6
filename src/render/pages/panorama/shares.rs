//! Shares by promotion: of each tool, and of free software; as pictures and as tables of the same.

use super::super::super::charts::{self, Bar, Kind, Part};
use super::super::super::values::map;
use super::super::super::view::View;
use super::super::tool::cohort_label;
use super::named;
use crate::resolve::EntryId;
use crate::resolve::catalogue::adoption::{Cohort, Count, Shares, percent};
use std::cmp::Reverse;
use tera::Value as T;

/// The tools whose shares are shown, the most used first.
const TOOLS: usize = 30;
/// The bars of one picture: a page sets as many pictures beside each other as it has room for.
const BARS: usize = 10;

/// The share of each tool in each promotion; none if nothing is used.
pub fn by_tool(cohorts: &[&Cohort], lang: &str, view: &View) -> T {
    let (tools, left_out) = most_used(cohorts, view);
    if tools.is_empty() {
        return T::none();
    }
    let users = |tool: EntryId, cohort: &Cohort| {
        let all = &view.tools.adoption.cohorts;
        let at = all.iter().position(|other| other.promotion == cohort.promotion);
        at.map_or(0, |at| view.tools.adoption.tools[&tool].by_cohort[at])
    };
    let mut rows = Vec::new();
    let mut drawn: Vec<Vec<Bar>> = cohorts.iter().map(|_| Vec::new()).collect();
    for &tool in &tools {
        let mut cells = Vec::new();
        for (cohort, drawn) in cohorts.iter().zip(&mut drawn) {
            let users = users(tool, cohort);
            let share = percent(users, cohort.challenges.len()).unwrap_or(0);
            let text = view.percent(share, lang);
            cells.push(map([("users", T::from(users)), ("share", T::from(text.as_str()))]));
            if users > 0 {
                let label = view.site.entries[tool].card.title.clone();
                let size = part(users, cohort.challenges.len());
                drawn.push(Bar { label, text, parts: vec![Part { kind: Kind::Full, size }] });
            }
        }
        rows.push(map([("tool", view.tools.tool(tool, lang)), ("cells", T::from(cells))]));
    }
    let heads = cohorts.iter().zip(drawn).enumerate().map(|(at, (cohort, drawn))| {
        map([
            ("promotion", named(cohort, lang, view)),
            ("told", T::from(cohort.challenges.len())),
            ("charts", T::from(pictures(at, cohort, drawn, lang, view))),
        ])
    });
    map([
        ("cohorts", T::from(heads.collect::<Vec<_>>())),
        ("rows", T::from(rows)),
        ("tools", T::from(tools.len())),
        ("left_out", T::from(left_out)),
    ])
}

/// The pictures of the shares in one promotion, the greatest first: `at` is its place on the page.
fn pictures(at: usize, cohort: &Cohort, mut bars: Vec<Bar>, lang: &str, view: &View) -> Vec<T> {
    // Stable: equals stay in the order of the table.
    bars.sort_by(|one, other| other.size().total_cmp(&one.size()));
    let name = view.entry_words("shares_of", &cohort_label(cohort.promotion, lang, view), lang);
    let count = bars.len().div_ceil(BARS);
    let pictures = bars.chunks(BARS).enumerate().map(|(index, bars)| {
        let id = format!("parts-{at}-{index}");
        let title = if count > 1 { format!("{name} ({}/{count})", index + 1) } else { name.clone() };
        T::safe_string(&charts::bars(
            charts::Words { id: &id, title: &title, description: &charts::spoken(bars) },
            bars,
        ))
    });
    pictures.collect()
}

/// The tools with most users in `cohorts`, and how many more there are.
fn most_used(cohorts: &[&Cohort], view: &View) -> (Vec<EntryId>, usize) {
    let all = &view.tools.adoption.cohorts;
    let shown: Vec<bool> =
        all.iter().map(|cohort| cohorts.iter().any(|shown| shown.promotion == cohort.promotion)).collect();
    let mut tools: Vec<(EntryId, usize)> = view
        .tools
        .adoption
        .tools
        .iter()
        .map(|(tool, standing)| {
            let here = standing.by_cohort.iter().zip(&shown).filter(|(_, shown)| **shown);
            (*tool, here.map(|(users, _)| users).sum())
        })
        .filter(|(_, users)| *users > 0)
        .collect();
    tools.sort_by_key(|(tool, users)| (Reverse(*users), view.site.ranks[*tool]));
    let left_out = tools.len().saturating_sub(TOOLS);
    (tools.into_iter().take(TOOLS).map(|(tool, _)| tool).collect(), left_out)
}

/// Free software in each promotion, and in all where there are several.
pub fn free(cohorts: &[&Cohort], lang: &str, view: &View) -> T {
    let mut lines: Vec<(T, String, &Shares)> = cohorts
        .iter()
        .map(|cohort| {
            (named(cohort, lang, view), cohort_label(cohort.promotion, lang, view), &cohort.freedom)
        })
        .collect();
    if lines.len() > 1 {
        let all = view.string(lang, "all_promotions");
        let name = map([("title", T::from(all.as_str())), ("url", T::none())]);
        lines.push((name, all, &view.tools.adoption.freedom));
    }
    lines.retain(|(_, _, shares)| shares.uses.all() > 0);
    if lines.is_empty() {
        return T::none();
    }
    let rows = lines.iter().map(|(name, _, shares)| {
        map([
            ("promotion", name.clone()),
            ("uses", counted(&shares.uses, lang, view)),
            ("tools", counted(&shares.tools, lang, view)),
        ])
    });
    let drawn: Vec<Bar> =
        lines.iter().map(|(_, label, shares)| bar(label, &shares.uses, lang, view)).collect();
    let title = view.string(lang, "free_share");
    let words = charts::Words { id: "libre", title: &title, description: &charts::spoken(&drawn) };
    map([
        ("rows", T::from(rows.collect::<Vec<_>>())),
        ("chart", T::safe_string(&charts::bars(words, &drawn))),
    ])
}

fn counted(count: &Count, lang: &str, view: &View) -> T {
    map([
        ("free", T::from(count.free)),
        ("proprietary", T::from(count.proprietary)),
        ("unknown", T::from(count.unknown)),
        ("share", count.percent_free().map(|share| view.percent(share, lang)).into()),
    ])
}

fn bar(label: &str, count: &Count, lang: &str, view: &View) -> Bar {
    let part = |kind, of| Part { kind, size: part(of, count.all()) };
    let text = match count.percent_free() {
        Some(share) => view.percent(share, lang),
        None => view.string(lang, "freedom.unknown"),
    };
    Bar {
        label: label.to_owned(),
        text,
        parts: vec![
            part(Kind::Full, count.free),
            part(Kind::Hollow, count.proprietary),
            part(Kind::Dashed, count.unknown),
        ],
    }
}

/// A share as a measure from 0 to 1.
#[allow(clippy::cast_precision_loss)] // counts of a site are far below the precision
fn part(of: usize, all: usize) -> f32 {
    if all == 0 { 0.0 } else { of as f32 / all as f32 }
}
