//! Reads free lists of tools, one challenge under each heading, into tool uses.
//!
//! Takes the outline of a text, the names of tools and the words for layers; returns what each challenge uses, for
//! what, and where that is written. Pure: which challenges there are is asked of the caller. What is not understood
//! is reported with its place, never dropped in silence and never guessed into the catalogue.
//!
//! From the small to the large: `element` words (`naming` the tools, `joints` and `turn` what joins them), `segment`
//! parts between separators, `reading` and `clause` what one part says, `combine`, `brackets` and `groups` what they say
//! together, `phrase` one item with its `label`, `items` and `table` (with its `columns`) what stands below a `heading`, `walk` a whole text,
//! `challenge` which heading is a challenge.

mod brackets;
mod challenge;
mod clause;
mod columns;
mod combine;
mod element;
mod groups;
mod heading;
mod items;
mod joints;
mod label;
pub mod layers;
mod mend;
mod merge;
mod naming;
mod phrase;
mod reading;
mod report;
mod segment;
mod state;
mod table;
#[cfg(test)]
mod tests;
mod turn;
mod vocabulary;
mod walk;

pub use challenge::Who;
pub use layers::LayerWords;
pub use merge::merge;
pub use state::State;

use super::catalogue::names::{Budget, ToolNames};
use crate::diag::{Checked, Diagnostic};
use crate::parse::listing::{Listing, Phrase};
use crate::source::{SourceId, Sources};
use std::ops::Range;

/// What lists are read with.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// What tools are called.
    pub names: &'a ToolNames,
    /// What layers are called.
    pub layers: &'a LayerWords,
    /// By tool: the id of the layer in which it is used where a stack does not say.
    pub default_layers: &'a [Option<String>],
    /// The texts that are read; without them no name in them can be mended.
    pub sources: Option<&'a Sources>,
}

impl Words<'_> {
    fn text(&self, source: SourceId) -> Option<&str> {
        self.sources.map(|sources| sources.get(source).text.as_str())
    }

    /// The id of the layer in which `tool` is used where a stack does not say.
    fn default_layer(&self, tool: usize) -> Option<&str> {
        self.default_layers.get(tool)?.as_deref()
    }
}

/// That a challenge uses a tool, or names one that nobody knows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadUse {
    /// The name as written, with its version.
    pub name: String,
    /// Where it is written, in bytes of the source.
    pub range: Range<usize>,
    /// The tool; none, and nothing in the catalogue is called so.
    pub tool: Option<usize>,
    /// The id of the layer.
    pub layer: Option<String>,
    /// Whether the text says the layer; else it is the tool's own.
    pub layer_stated: bool,
    /// How far the challenge has come with it.
    pub state: State,
    /// The version as written.
    pub version: Option<String>,
    /// What is said of it.
    pub note: Option<String>,
    /// The part of the challenge that uses it: a sub-heading such as "Édition".
    pub part: Option<String>,
    /// Where its name leads, or an address beside it.
    pub url: Option<String>,
    /// The year that the text gives.
    pub year: Option<i32>,
}

/// What stands below the heading of one challenge.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// The name of the challenge: its heading, without what surrounds a known name ("Défi Gobelins (2018)"), or the
    /// challenge that the file is named after.
    pub name: String,
    /// The heading, or the cell of a table; empty where the file is the challenge's.
    pub challenge: Phrase,
    /// Org's keyword before the heading: `TODO`.
    pub keyword: Option<String>,
    /// What it uses, in the order of the text.
    pub uses: Vec<ReadUse>,
}

/// Reads a text of stacks.
pub fn read(
    listing: &Listing,
    words: &Words,
    who: &Who,
    source: SourceId,
    budget: &mut Budget,
) -> Checked<Vec<Section>> {
    let mut walker = walk::Walker::new(words, who, source, budget);
    walker.walk(listing);
    let (mut sections, mut diagnostics) = walker.finish();
    for section in &mut sections {
        merge(&mut section.uses, words, source, &mut diagnostics);
    }
    Checked { value: sections, diagnostics }
}

/// Reads one phrase, a list of tools in the layer with the id `layer` if one is given.
pub fn item(
    phrase: &Phrase,
    layer: Option<&str>,
    words: &Words,
    source: SourceId,
    budget: &mut Budget,
) -> Checked<Vec<ReadUse>> {
    let stated = layer.and_then(|id| words.layers.rank(id));
    let named =
        stated.map(|rank| layers::Named { layers: vec![rank], whole: true, ..layers::Named::default() });
    let around = phrase::Around { layers: named, ..phrase::Around::default() };
    let said = phrase::read(phrase, &around, words, budget);
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    report::uses(&said.uses, words, source, budget, &mut diagnostics);
    diagnostics.extend(report::unread(phrase, &said, words, source));
    Checked { value: said.uses, diagnostics }
}
