//! What is told of the links of a text, where other words push these about.
//!
//! Takes a text as it was and as it is, with links that lead to the same; returns what was told with the places that it has
//! now. What is told of anything else but the addresses of links is none of its business.

use crate::diag::{Code, Diagnostic};
use crate::parse::body::Body;
use crate::source::{SourceId, Span};
use std::ops::Range;

/// What is told of a link by its address alone.
const OF_LINKS: [Code; 4] = [Code::BrokenLink, Code::MissingFile, Code::UnknownAnchor, Code::UnknownTarget];

/// How the links of a text moved.
#[derive(Debug)]
pub struct Moved {
    source: SourceId,
    /// Where the part that moved began.
    start: usize,
    /// Where each link was that is written as it was, and where it begins now.
    links: Vec<(Range<usize>, usize)>,
}

impl Moved {
    /// How the links of the text `source` moved, which nothing before `start` did: `before` and `after` are its words, whose
    /// links lead to the same one by one, and all that is written there.
    pub fn of(source: SourceId, start: usize, before: (&Body, &str), after: (&Body, &str)) -> Self {
        let pairs = before.0.links.iter().zip(&after.0.links).map(|(a, b)| (a.span, b.span));
        let same = pairs.filter(|(a, b)| {
            let (old, new) = (before.1.get(a.start..a.end), after.1.get(b.start..b.end));
            a.source == source && b.source == source && old.is_some() && old == new
        });
        Self { source, start, links: same.map(|(a, b)| (a.start..a.end, b.start)).collect() }
    }

    /// Whether `told` names a place in the part that moved.
    pub fn touches(&self, told: &Diagnostic) -> bool {
        let others = told.secondary.iter().map(|(span, _)| span);
        let mut places =
            [&told.primary].into_iter().chain(others).chain(told.fix.iter().map(|fix| &fix.span));
        places.any(|span| self.holds(*span))
    }

    /// `told` as it is told now; nothing if that cannot be known from where links are.
    pub fn follow(&self, told: &Diagnostic) -> Option<Diagnostic> {
        let mut told = told.clone();
        let places = [&mut told.primary].into_iter().chain(told.secondary.iter_mut().map(|(span, _)| span));
        for span in places.chain(told.fix.iter_mut().map(|fix| &mut fix.span)) {
            if self.holds(*span) {
                *span = self.place(*span).filter(|_| OF_LINKS.contains(&told.code))?;
            }
        }
        Some(told)
    }

    fn holds(&self, span: Span) -> bool {
        span.source == self.source && span.end > self.start
    }

    fn place(&self, span: Span) -> Option<Span> {
        let around = |(was, _): &&(Range<usize>, usize)| was.start <= span.start && span.end <= was.end;
        let (was, is) = self.links.iter().find(around)?;
        let start = is + (span.start - was.start);
        Some(Span { start, end: start + (span.end - span.start), ..span })
    }
}
