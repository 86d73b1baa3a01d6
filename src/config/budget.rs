//! What `_config.yml` says of how much pages may take.

use super::Config;
use super::keys::LIMITS;
use super::read::{Reader, below};
use crate::diag::text;
use crate::source::Span;
use crate::yaml::{Map, Step, Value};

/// Types of pages, and the limits of each.
pub type Budget = Vec<(String, Limits)>;

/// What pages of a type may take at most.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Kilobytes of a page with its style sheets and scripts, compressed.
    pub weight: Option<f64>,
    /// Files of those.
    pub requests: Option<f64>,
    /// Elements of a page.
    pub nodes: Option<f64>,
    /// Where the configuration says so.
    pub span: Span,
}

impl Reader<'_> {
    /// Reads `budget:`, limits by type of page, out of what stands `at` the key `eigsite`.
    pub(super) fn budget(&mut self, map: &Map, at: &[Step], config: &mut Config) {
        let Some(budget) = self.map(map, at, "budget") else { return };
        let at = below(at, Step::Key("budget"));
        for kind in budget.keys() {
            let Some(limits) = self.map(budget, &at, kind) else { continue };
            let at = below(&at, Step::Key(kind));
            self.unknown_keys(limits, &at, &[LIMITS]);
            let limits = Limits {
                weight: self.limit(limits, &at, "weight"),
                requests: self.limit(limits, &at, "requests"),
                nodes: self.limit(limits, &at, "nodes"),
                span: self.span(&at),
            };
            config.budget.push((kind.to_owned(), limits));
        }
    }

    fn limit(&mut self, map: &Map, at: &[Step], key: &str) -> Option<f64> {
        let limit = match map.get(key)? {
            Value::Null => return None,
            Value::Int(limit) => Some(*limit as f64),
            Value::Float(limit) => Some(*limit),
            _ => None,
        };
        let limit = limit.filter(|limit| *limit > 0.0);
        if limit.is_none() {
            let message = text!("is-not-a-number", key = key);
            self.wrong(&below(at, Step::Key(key)), message, text!("write-a-number-above-0-in"));
        }
        limit
    }
}
