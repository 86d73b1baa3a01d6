//! What a site wants to hear: the weight of each code, and comments that allow what is told at one place.
//!
//! Takes everything that was noticed; returns what is left of it. An error by which the site cannot be built stays one.

use super::allow::{self, Allowed};
use super::effects;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::source::Sources;

/// What is left of `told`.
pub fn apply(told: Vec<Diagnostic>, config: &Config, sources: &Sources) -> Vec<Diagnostic> {
    let told = effects::without(told, sources);
    let mut allowed = Allowed::read(sources);
    let mut left: Vec<Diagnostic> = told.into_iter().filter(|told| !allowed.takes(told, sources)).collect();
    left.extend(allow::useless(allowed));
    left.into_iter().filter_map(|told| weighed(told, config)).collect()
}

/// `told` with the weight that the configuration gives it, or nothing if nobody wants to hear of it.
fn weighed(mut told: Diagnostic, config: &Config) -> Option<Diagnostic> {
    let said = config.lints.iter().find(|(code, _)| *code == told.code);
    if let Some((_, level)) = said {
        told.severity = (*level)?;
    }
    Some(told)
}
