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
    /// Where the part that moved began; without one, whatever is told of the text may be another.
    start: Option<usize>,
    /// Where each link was, and where it begins now if it is written as it was.
    links: Vec<(Range<usize>, Option<usize>)>,
}

impl Moved {
    /// How the links of the text `source` moved. What is told of places before `start` is told there still; without one,
    /// it may be told otherwise. `before` and `after` are its words, whose links lead to the same one by one, and all that
    /// is written there.
    pub fn of(source: SourceId, start: Option<usize>, before: (&Body, &str), after: (&Body, &str)) -> Self {
        let pairs = before.0.links.iter().zip(&after.0.links).map(|(a, b)| (a.span, b.span));
        let own = pairs.filter(|(a, b)| a.source == source && b.source == source);
        let links = own.map(|(a, b)| {
            let (old, new) = (before.1.get(a.start..a.end), after.1.get(b.start..b.end));
            (a.start..a.end, (old.is_some() && old == new).then_some(b.start))
        });
        Self { source, start, links: links.collect() }
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
        span.source == self.source && self.start.is_none_or(|start| span.end > start)
    }

    fn place(&self, span: Span) -> Option<Span> {
        let around = |was: &Range<usize>| was.start <= span.start && span.end <= was.end;
        // A link may stand around a picture.
        let innermost =
            self.links.iter().filter(|(was, _)| around(was)).min_by_key(|(was, _)| was.end - was.start);
        let (was, is) = innermost.filter(|_| span.start < span.end)?;
        let start = (*is)? + (span.start - was.start);
        Some(Span { start, end: start + (span.end - span.start), ..span })
    }
}
