//! The types of files that a server might not know by their endings.

use crate::artifact::Artifact;
use memchr::memmem;

/// How much of a file is looked at.
const BEGINNING: usize = 300;

/// Endings that servers may not know, and their types.
const ENDINGS: &[(&str, &str)] = &[
    ("avif", "image/avif"),
    ("csv", "text/csv"),
    ("eig", "application/octet-stream"),
    ("ics", "text/calendar"),
    ("mjs", "text/javascript"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("yml", "application/yaml"),
];

/// The feeds among `artifacts`, which their endings do not tell from other files.
pub(super) fn feeds(artifacts: &[Artifact]) -> Vec<(&str, &'static str)> {
    let mut found: Vec<(&str, &'static str)> = artifacts.iter().filter_map(feed).collect();
    found.sort_unstable();
    found
}

fn feed(artifact: &Artifact) -> Option<(&str, &'static str)> {
    if ![".xml", ".json"].iter().any(|ending| artifact.path.ends_with(ending)) {
        return None;
    }
    let bytes = artifact.content.bytes()?;
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let media_type = if artifact.path.ends_with(".xml") && memmem::find(beginning, b"<feed").is_some() {
        "application/atom+xml; charset=utf-8"
    } else if artifact.path.ends_with(".json") && beginning.starts_with(b"{\"feed_url\"") {
        "application/feed+json; charset=utf-8"
    } else {
        return None;
    };
    Some((artifact.path.as_str(), media_type))
}

/// Those of [`ENDINGS`] that `paths` have.
pub(super) fn endings(paths: &[&str]) -> Vec<(&'static str, &'static str)> {
    let has = |ending: &str| {
        paths.iter().any(|path| path.strip_suffix(ending).is_some_and(|rest| rest.ends_with('.')))
    };
    ENDINGS.iter().copied().filter(|(ending, _)| has(ending)).collect()
}
