//! What was noticed in the sources of one site and not in those of another.
//!
//! Takes what `eigsite check --format json` printed. A finding is the same wherever its line has moved to.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Something that was noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its code.
    pub code: String,
    /// `error`, `warning` or `hint`.
    pub severity: String,
    /// The file that it is about.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// What came and what went.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Noticed in the new site alone.
    pub new: Vec<Finding>,
    /// Noticed in the old site alone.
    pub mended: Vec<Finding>,
}

/// Reads findings, a JSON object on each line.
///
/// # Errors
/// Which line is none, counted from 1.
pub fn read(text: &str) -> Result<Vec<Finding>, usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| serde_json::from_str(line).map_err(|_| at + 1)).collect()
}

impl Findings {
    /// What makes the findings `old` into the findings `new`.
    pub fn between(old: Vec<Finding>, new: Vec<Finding>) -> Self {
        Self { new: without(&new, &old), mended: without(&old, &new) }
    }
}

/// Those of `all` that are not among `known`, one for one.
fn without(all: &[Finding], known: &[Finding]) -> Vec<Finding> {
    let mut left: HashMap<_, usize> = HashMap::new();
    for finding in known {
        *left.entry(key(finding)).or_default() += 1;
    }
    let mut new = Vec::new();
    for finding in all {
        match left.get_mut(&key(finding)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => new.push(finding.clone()),
        }
    }
    new
}

fn key(finding: &Finding) -> (&str, &str, &str) {
    (&finding.code, &finding.path, &finding.message)
}
