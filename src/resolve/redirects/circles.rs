//! Redirects that no reader comes out of, and those that no reader goes into.

use super::Line;
use crate::diag::{Code, Diagnostic, text};
use crate::source::Span;
use std::collections::{HashMap, HashSet};

/// Tells each circle once, at its first line.
pub fn check(lines: &[Line], told: &mut Vec<Diagnostic>) {
    let plain =
        |line: &&Line| line.redirect.conditions.is_empty() && !line.redirect.from.contains(['*', ':']);
    let mut by_address: HashMap<&str, usize> = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| plain(line)) {
        by_address.entry(key(&line.redirect.from)).or_insert(at);
    }
    // Each line leads to one other at most, so that every way is walked once.
    let mut done: HashSet<usize> = HashSet::new();
    for first in 0..lines.len() {
        let (mut at, mut way) = (first, Vec::new());
        while done.insert(at) {
            way.push(at);
            match by_address.get(key(&lines[at].redirect.to)) {
                Some(&next) => at = next,
                None => break,
            }
        }
        let Some(begin) = way.iter().position(|other| *other == at) else { continue };
        let leads_back = by_address.get(key(&lines[way[way.len() - 1]].redirect.to)) == Some(&at);
        if leads_back {
            told.push(circle(lines, &way[begin..]));
        }
    }
}

fn circle(lines: &[Line], way: &[usize]) -> Diagnostic {
    let first = way.iter().copied().min().unwrap_or_default();
    let message = match way.len() {
        1 => text!("leads-to-itself", from = &lines[first].redirect.from),
        more => text!("leads-back-to-itself-by-way", from = &lines[first].redirect.from, more = more),
    };
    let others = way.iter().copied().filter(|at| *at != first);
    let told = Diagnostic::new(Code::RedirectLoop, lines[first].to, message)
        .help(text!("write-the-address-of-a-page"));
    others.fold(told, |told, at| told.also(lines[at].to, text!("by-way-of-this")))
}

/// A word about a line whose old address is that of something that is there, which `holder` is.
pub fn shadowed(line: &Line, holder: Option<Span>) -> Diagnostic {
    let from = &line.redirect.from;
    let message = text!("something-stands-at-so-that-this", from = from);
    let help = text!("take-the-line-out-or-write");
    let told = Diagnostic::new(Code::ShadowedRedirect, line.from, message).help(help);
    match holder {
        Some(place) => told.also(place, text!("this-stands-there")),
        None => told,
    }
}

/// An address without its anchor; one that differs by the slash at its end is another.
fn key(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.strip_suffix("index.html").unwrap_or(path)
}
