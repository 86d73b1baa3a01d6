//! Files that tell of tools: which they are, and what they hold.
//!
//! Takes the text of one file; returns its outline (Org, Markdown) or its record (YAML). What the lines mean is
//! found out when all tools are known.

use super::document::is_markdown;
use super::listing::Listing;
use super::{ToolContent, ToolFile, front_matter};
use crate::diag::{Checked, Diagnostic};
use crate::schema::{Holds, Schema};
use crate::source::SourceId;
use crate::yaml;

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
    let own = schema.collection_of(path).and_then(|index| schema.collections[index].holds);
    if own == Some(Holds::Stacks) {
        return (outline || is_yaml(path)).then_some(Role { holds: Holds::Stacks, is_page: false });
    }
    let (_, tools) = schema.holder(Holds::Tools)?;
    let listed = outline && tools.lists.iter().any(|glob| fast_glob::glob_match(glob, path));
    if !listed || (is_markdown(path) && front_matter::is_there(text)) {
        return None;
    }
    Some(Role { holds: Holds::Tools, is_page: is_markdown(path) && own != Some(Holds::Tools) })
}

/// Reads the file at `path`, which has `role`.
pub(super) fn parse(
    role: Role,
    source: SourceId,
    path: &str,
    text: &str,
    told: &mut Vec<Diagnostic>,
) -> Option<ToolFile> {
    let content = if is_yaml(path) {
        ToolContent::Record(yaml::parse(source, text, 0..text.len()).unpack(told)?)
    } else {
        ToolContent::Outline(outline(source, path, text).unpack(told))
    };
    Some(ToolFile { path: path.to_owned(), source, holds: role.holds, content })
}

fn outline(source: SourceId, path: &str, text: &str) -> Checked<Listing> {
    if is_org(path) {
        return super::org::listing(source, text, 0..text.len());
    }
    Checked::default()
}

fn is_yaml(path: &str) -> bool {
    [".yml", ".yaml", ".json"].iter().any(|ending| path.ends_with(ending))
}

fn is_org(path: &str) -> bool {
    path.ends_with(".org")
}
