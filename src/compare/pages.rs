//! The pages of a finished site, known by what stands in them.
//!
//! Takes a folder; returns each page under its address, as two numbers: one of all its bytes, one of what is its own.

use memchr::memmem;
use rustc_hash::FxHasher;
use std::collections::BTreeMap;
use std::fs;
use std::hash::Hasher;
use std::io;
use std::path::Path;
use walkdir::WalkDir;

/// All that is compared of a site.
pub(super) struct Site {
    /// Its pages, by their addresses.
    pub pages: BTreeMap<String, Page>,
    /// The bytes of all its files.
    pub bytes: u64,
}

/// A page.
pub(super) struct Page {
    /// What its title and its main part come to; of a page without one, all of it.
    pub own: u64,
    /// What all its bytes come to.
    pub whole: u64,
    /// How many these are.
    pub bytes: u64,
}

/// Reads the site in `folder`. What begins with a dot is no part of it.
///
/// # Errors
/// When it cannot be read.
pub(super) fn read(folder: &Path) -> io::Result<Site> {
    let mut site = Site { pages: BTreeMap::new(), bytes: 0 };
    let is_seen = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(folder).into_iter().filter_entry(is_seen) {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        site.bytes += entry.metadata()?.len();
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = below.to_string_lossy().replace('\\', "/");
        if path.ends_with(".html") {
            let text = fs::read(entry.path())?;
            site.pages.insert(address(&path), Page::of(&text));
        }
    }
    Ok(site)
}

/// `/a/` for `a/index.html`, `/a.html` for `a.html`.
fn address(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
        _ => format!("/{path}"),
    }
}

impl Page {
    fn of(text: &[u8]) -> Self {
        let own = match (between(text, b"<main", b"</main>"), between(text, b"<title", b"</title>")) {
            (Some(main), Some(title)) => hash(&[title, main]),
            _ => hash(&[text]),
        };
        Self { own, whole: hash(&[text]), bytes: text.len() as u64 }
    }
}

/// What stands from the first `start` up to the last `end`.
fn between<'t>(text: &'t [u8], start: &[u8], end: &[u8]) -> Option<&'t [u8]> {
    let start = memmem::find(text, start)?;
    let end = memmem::rfind(text, end).filter(|end| *end > start)?;
    Some(&text[start..end])
}

fn hash(parts: &[&[u8]]) -> u64 {
    let mut hasher = FxHasher::default();
    for part in parts {
        hasher.write(part);
        hasher.write_usize(part.len());
    }
    hasher.finish()
}
