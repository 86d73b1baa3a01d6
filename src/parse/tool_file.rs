//! Files that tell of tools: which they are, and what they hold.
//!
//! Takes the text of one file; returns its outline (Org, Markdown) or its record (YAML). What the lines mean is
//! found out when all tools are known.

use super::document::{is_markdown, is_org};
use super::listing::{self, Listing, Phrase};
use super::{ToolContent, ToolFile, front_matter};
use crate::diag::{Checked, Diagnostic};
use crate::schema::{Holds, Schema};
use crate::source::{SourceId, begin};
use crate::yaml::{self, Step};

/// A file that tells of tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role {
    holds: Holds,
    /// Whether it is a page of the site besides.
    pub is_page: bool,
}

/// What the file at `path` tells of tools, by its path; a Markdown file with front matter is a page and no list.
pub(super) fn role(path: &str, text: &str, schema: &Schema) -> Option<Role> {
    let outline = is_markdown(path) || is_org(path);
    let below = schema.below_language(path).map(|(_, rest)| rest);
    let matches = |globs: &[String]| {
        globs.iter().any(|glob| {
            fast_glob::glob_match(glob, path) || below.is_some_and(|path| fast_glob::glob_match(glob, path))
        })
    };
    let stacks = schema.holder(Holds::Stacks).map(|(_, stacks)| stacks);
    if stacks.is_some_and(|stacks| matches(&stacks.sources)) {
        return (outline || is_record(path)).then_some(Role { holds: Holds::Stacks, is_page: false });
    }
    let tools = schema.holder(Holds::Tools).map(|(_, tools)| tools);
    let own = tools.is_some_and(|tools| matches(&tools.sources));
    if !outline || (is_markdown(path) && front_matter::is_there(text)) {
        return None;
    }
    let is_page = is_markdown(path) && !own;
    if tools.is_some_and(|tools| matches(&tools.lists)) {
        return Some(Role { holds: Holds::Tools, is_page });
    }
    let elsewhere = !own && stacks.is_some_and(|stacks| matches(&stacks.lists));
    elsewhere.then_some(Role { holds: Holds::Stacks, is_page })
}

/// Reads the file at `path`, which has `role`.
pub(super) fn parse(
    role: Role,
    source: SourceId,
    path: &str,
    text: &str,
    told: &mut Vec<Diagnostic>,
) -> Option<ToolFile> {
    let content = if is_record(path) {
        ToolContent::Record(yaml::parse(source, text, 0..text.len()).unpack(told)?)
    } else {
        ToolContent::Outline(outline(source, path, text).unpack(told))
    };
    Some(ToolFile { path: path.to_owned(), source, holds: role.holds, content })
}

fn outline(source: SourceId, path: &str, text: &str) -> Checked<Listing> {
    if is_org(path) {
        return super::org::listing(source, text, begin(text)..text.len());
    }
    let mut told = Vec::new();
    let parts = front_matter::split(source, text).unpack(&mut told);
    let mut listing = listing::markdown::read(text, parts.body);
    let places = front_matter::outline(text, parts.meta_range.clone());
    for (key, value) in parts.meta.iter() {
        let Some(value) = value.to_text() else { continue };
        let place = places.value(&[Step::Key(key)]).unwrap_or(parts.meta_range.clone());
        let mut phrase = Phrase::at(place.clone());
        phrase.push(&value, place, None);
        listing.keywords.push((key.to_lowercase(), phrase));
    }
    Checked { value: listing, diagnostics: told }
}

/// Whether a file with this path holds records.
pub(super) fn is_record(path: &str) -> bool {
    [".yml", ".yaml", ".json"].iter().any(|ending| path.ends_with(ending))
}
