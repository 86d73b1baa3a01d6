//! The tools of a site and who uses them.
//!
//! Takes the entries of the collection that holds tools and what stacks tell of the challenges; returns the
//! [`Catalogue`]: every use of a tool, and what tools have in common.

mod address;
pub mod adoption;
mod aliases;
mod challenges;
mod facets;
mod facts;
mod gather;
mod known;
pub mod licence;
pub mod listed;
mod lists;
pub mod names;
mod near;
mod records;
mod shipped;
mod uses;
pub mod words;

pub use address::is_web;
pub use facets::{Facet, FacetKind};
pub use facts::ring;
pub use gather::{Gathered, close, gather};
pub use shipped::TEXT as SHIPPED;

pub use super::stacks::State;

use super::{Entry, EntryId, FieldValue};
use crate::diag::{Code, Diagnostic, text};
use crate::source::Span;
use crate::yaml::respell;
pub use licence::Freedom;
use std::collections::BTreeMap;
use std::ops::Range;

/// The tools of a site and who uses them.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Index of the collection of tools in the schema, if it has one.
    pub collection: Option<usize>,
    /// Every use: in the order of the list of challenges, then of the layers, then as written.
    pub uses: Vec<ToolUse>,
    /// Which of `uses` each challenge has.
    pub by_challenge: BTreeMap<EntryId, Range<usize>>,
    /// Which of `uses` each tool has, in their order.
    pub by_tool: BTreeMap<EntryId, Vec<usize>>,
    /// What is known of each tool beyond its fields.
    pub tools: BTreeMap<EntryId, Tool>,
    /// Tools that have something in common, each with a page.
    pub facets: Vec<Facet>,
}

impl Catalogue {
    /// What other programs read, as files below the output folder.
    pub const EXPORTS: [&str; 6] = [
        "api/outils.json",
        "api/outils.csv",
        "api/outils.schema.json",
        "api/stacks.json",
        "api/stacks.csv",
        "api/stacks.schema.json",
    ];

    /// Whether the site has no tool.
    pub fn is_empty(&self) -> bool {
        self.tools.is_empty()
    }

    /// Where its exports stand.
    pub fn addresses(&self) -> Vec<String> {
        Self::EXPORTS.iter().filter(|_| !self.is_empty()).map(|path| format!("/{path}")).collect()
    }
}

/// What is known of a tool beyond its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// Its categories, as ids of the schema's or in an editor's words; the first is the main one.
    pub categories: Vec<String>,
    /// Whether its licence makes it free software.
    pub freedom: Freedom,
}

/// A challenge uses a tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToolUse {
    /// Who uses it.
    pub challenge: EntryId,
    /// What is used; none, and nothing is known of what `name` says.
    pub tool: Option<EntryId>,
    /// The tool's name as written.
    pub name: String,
    /// The id of its layer, if one is known.
    pub layer: Option<String>,
    /// Whether the source says the layer; it is the tool's usual one otherwise.
    pub layer_stated: bool,
    /// Whether it is really used.
    pub state: State,
    /// The year that the source speaks of, or the challenge's.
    pub year: Option<i32>,
    /// The version, as written.
    pub version: Option<String>,
    /// What the source says besides.
    pub note: Option<String>,
    /// The part of the challenge that uses it, in the source's words.
    pub part: Option<String>,
    /// Where that is written.
    pub span: Span,
}

/// The entry that `field` of `entry` refers to.
pub fn referred(entry: &Entry, field: &str) -> Option<EntryId> {
    entry.fields.iter().find_map(|(name, value)| match value {
        FieldValue::References(references) if name == field => references.iter().find_map(|r| r.entry),
        _ => None,
    })
}

/// What to say of a name at `span` that no tool bears.
fn unknown_tool(name: &str, span: Span, near: Option<&str>, context: &super::Context) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnknownTool, span, text!("no-tool-is-called", name = name));
    let Some(near) = near else {
        return diagnostic.help(text!("correct-the-name-or-add-the-tool"));
    };
    let fix = respell(&context.sources.get(span.source).text, span, name, near);
    diagnostic.help(text!("did-you-mean", near = near)).maybe_fix(fix)
}
