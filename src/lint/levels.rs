//! What a site wants to hear: the weight of each code, and comments that allow what is told at one place.
//!
//! Takes everything that was noticed; returns what is left of it. An error by which the site cannot be built stays one.

use super::effects;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::source::Sources;

/// What is left of `told`.
pub fn apply(told: Vec<Diagnostic>, _config: &Config, sources: &Sources) -> Vec<Diagnostic> {
    effects::without(told, sources)
}
