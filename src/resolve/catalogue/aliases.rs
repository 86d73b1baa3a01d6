//! Names that two tools of a site both claim.

use super::shipped::{self, Shipped, aliases};
use crate::diag::{Code, Diagnostic, text};
use crate::resolve::Context;
use crate::resolve::entries::Draft;
use crate::source::Span;
use crate::text::fold;
use crate::yaml::Value;
use std::collections::HashMap;

/// A name, and the tool that an editor gave it to.
struct Claim {
    tool: usize,
    span: Span,
}

/// Tells every alias that is the name or an alias of another of `tools`, and every circle of such names, once.
///
/// Works on what editors wrote, before the program adds what it knows: their word counts against ours.
pub fn check(tools: &[&Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    let own: HashMap<String, usize> =
        tools.iter().enumerate().rev().map(|(tool, draft)| (fold(&title(draft, context)), tool)).collect();
    let mut leads: HashMap<usize, Vec<Claim>> = HashMap::new();
    let mut claimed: HashMap<String, Claim> = HashMap::new();
    for (tool, draft) in tools.iter().enumerate() {
        for (index, alias) in aliases(&draft.meta).iter().enumerate() {
            let span = draft.span(context, "aliases", Some(index));
            if let Some(other) = own.get(&fold(alias)).filter(|other| **other != tool) {
                leads.entry(tool).or_default().push(Claim { tool: *other, span });
                continue;
            }
            match claimed.get(&fold(alias)).filter(|claim| claim.tool != tool) {
                Some(first) => told.push(
                    Diagnostic::new(
                        Code::AmbiguousAlias,
                        span,
                        text!(
                            "is-another-name-of-both-and",
                            alias = alias,
                            one = title(tools[first.tool], context),
                            other = title(draft, context)
                        ),
                    )
                    .also(first.span, text!("the-first-of-them-which-it"))
                    .help(text!("take-it-out-of-one-of")),
                ),
                None => drop(claimed.insert(fold(alias), Claim { tool, span })),
            }
        }
    }
    tell_leads(tools, &leads, context, told);
}

/// Tells every alias that an editor gives to one of `tools` and that is the name of another tool of `rest`, which the
/// program knows: the tool that bears a name as its own has it.
pub fn against(tools: &[&Draft], rest: &[Shipped], context: &Context, told: &mut Vec<Diagnostic>) {
    let names = shipped::names(rest);
    for draft in tools {
        for (index, alias) in aliases(&draft.meta).iter().enumerate() {
            let Some(known) = names.find(alias).filter(|known| known.version.is_none()) else { continue };
            let message = text!("is-a-tool-that-the-program", alias = alias, tool = title(draft, context));
            told.push(
                Diagnostic::new(Code::AmbiguousAlias, draft.span(context, "aliases", Some(index)), message)
                    .help(text!("take-the-alias-out-or-call", tool = rest[known.tool].name())),
            );
        }
    }
}

/// An alias that leads to another tool, and perhaps back.
fn tell_leads(
    tools: &[&Draft],
    leads: &HashMap<usize, Vec<Claim>>,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) {
    let mut starts: Vec<&usize> = leads.keys().collect();
    starts.sort_unstable();
    let mut in_circle = vec![false; tools.len()];
    for &start in starts {
        for claim in &leads[&start] {
            let names = (title(tools[start], context), title(tools[claim.tool], context));
            match way_back(start, claim.tool, leads, tools.len()) {
                Some(_) if in_circle[start] => {}
                Some(way) => {
                    way.iter().for_each(|tool| in_circle[*tool] = true);
                    in_circle[start] = true;
                    let all: Vec<String> = [start]
                        .iter()
                        .chain(&way)
                        .chain([&start])
                        .map(|tool| format!("`{}`", title(tools[*tool], context)))
                        .collect();
                    told.push(
                        Diagnostic::new(
                            Code::AliasCycle,
                            claim.span,
                            text!("these-tools-are-other-names-of", all = all.join(" → ")),
                        )
                        .help(text!("keep-one-of-them-and-write")),
                    );
                }
                None => told.push(
                    Diagnostic::new(
                        Code::AmbiguousAlias,
                        claim.span,
                        text!("is-a-tool-of-its-own", alias = names.1, tool = names.0),
                    )
                    .also(tools[claim.tool].entry.origin.span, text!("that-tool"))
                    .help(text!("take-the-alias-out-or-the")),
                ),
            }
        }
    }
}

/// The tools on a way from `from` back to `start`, if there is one.
fn way_back(
    start: usize,
    from: usize,
    leads: &HashMap<usize, Vec<Claim>>,
    count: usize,
) -> Option<Vec<usize>> {
    let mut before = vec![None; count];
    let mut waiting = vec![from];
    while let Some(tool) = waiting.pop() {
        for next in leads.get(&tool).into_iter().flatten().map(|claim| claim.tool) {
            if next == start {
                let mut way = vec![tool];
                while let Some(previous) = before[way[0]] {
                    way.insert(0, previous);
                }
                return Some(way);
            }
            if before[next].is_none() && next != from {
                before[next] = Some(tool);
                waiting.push(next);
            }
        }
    }
    None
}

/// What an editor calls a tool.
fn title(draft: &Draft, context: &Context) -> String {
    let tools = &context.schema.collections[draft.entry.collection];
    let written = tools.said("title", &draft.meta).and_then(Value::to_text);
    written.or_else(|| draft.names.first().cloned()).unwrap_or_else(|| draft.entry.id.clone())
}
