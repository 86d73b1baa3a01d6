//! What GitLab shows beside the lines of a merge request: a report of code quality.
//!
//! Takes sorted diagnostics, returns one JSON array. A finding has a fingerprint that does not change when its line moves;
//! the second of two that say the same of one file has another.

use super::tools::Place;
use super::worded::Worded;
use super::{Severity, visible};
use crate::source::Sources;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// The report of `diagnostics`.
pub(super) fn report(diagnostics: &[Worded<'_>], sources: &Sources, base: &str) -> io::Result<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let issues: Vec<Issue> = diagnostics
        .iter()
        .map(|worded| {
            let diagnostic = worded.told;
            let place = Place::of(diagnostic, sources, base);
            let help = worded.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
            let name = diagnostic.code.name();
            let key = format!("{name}\n{}\n{}", place.path, diagnostic.message.english());
            let times = seen.entry(key.clone()).or_default();
            *times += 1;
            Issue {
                description: visible::line(&format!("{}{help}", worded.message).replace('\n', " ")),
                check_name: name,
                fingerprint: hex(&Sha256::digest(format!("{key}\n{times}"))),
                severity: match diagnostic.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Hint => "info",
                },
                location: Location { lines: Lines { begin: place.start.line }, path: place.path },
            }
        })
        .collect();
    Ok(serde_json::to_string_pretty(&issues)?)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
