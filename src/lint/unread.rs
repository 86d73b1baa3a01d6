//! Data that nothing reads: no collection, no menu, no text and no template of the site's own theme.
//!
//! Takes the data that no collection took and all texts. Where a text reads data by a name that only shows when a page is
//! made, any may be meant, and none is told.

use crate::diag::{Code, Diagnostic, text};
use crate::parse::Data;
use crate::resolve::Site;
use crate::source::{SourceId, Sources, Span};
use crate::text::{Named, data_names};

/// What the program itself reads, with or without a language behind it.
const READ: &[&str] = &["nav", "footer", "donnees", "synonymes"];

/// Tells the data files of `site` that nothing reads.
pub fn check(site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    let unknown: Vec<&Data> = site.data.iter().filter(|data| !is_read(name(&data.path))).collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    let mut named = Vec::new();
    for (_, source) in sources.iter().filter(|(id, _)| !is_data(*id, site)) {
        for names in data_names(&source.text) {
            match names {
                Named::By(name) => named.push(name),
                Named::BySomething => return Vec::new(),
            }
        }
    }
    let is_named = |data: &Data| {
        let name = name(&data.path);
        named.iter().any(|named| name == *named || name.starts_with(&format!("{named}/")))
    };
    let unread = unknown.into_iter().filter(|data| !is_named(data));
    let tell = |data: &Data| {
        Diagnostic::new(Code::UnusedFile, Span::file(data.source), text!("nothing-reads-this-data"))
            .help(text!("take-the-data-out-or-read-it"))
    };
    unread.map(tell).collect()
}

/// Whether the source `id` is itself a data file.
fn is_data(id: SourceId, site: &Site) -> bool {
    site.data.iter().any(|data| data.source == id)
}

/// What texts call the data at `path`.
fn name(path: &str) -> &str {
    let name = path.trim_start_matches("_data/");
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether the program reads data of that `name`.
fn is_read(name: &str) -> bool {
    let base =
        name.split_once('-').filter(|(_, lang)| (2..=5).contains(&lang.len())).map_or(name, |(base, _)| base);
    READ.contains(&base)
}
