//! Org, as editors of public programmes write it.
//!
//! Takes a text; returns its outline, for stacks and catalogues, or its [`Body`], for a page. It
//! reads a subset (see decision 12) and loses nothing of the rest: what it does not know is text. Linear in the length
//! of the text; nothing recurses, however deep lists are nested.
//!
//! ```text
//! lines ─► reader: flat parts ─► inline: flat pieces ─► listing | render
//! ```

mod elements;
mod ends;
pub mod front_matter;
mod headline;
mod inline;
mod items;
mod lines;
mod listing;
mod part;
mod reader;
mod render;
mod tables;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::body::Body;
use super::listing::{Listing, Phrase};
use super::markdown::Options;
use crate::diag::Checked;
use crate::source::SourceId;

/// The outline of the Org text that stands at `range` of `text`, the whole text of `source`. All places are those of
/// `text`.
pub fn listing(source: SourceId, text: &str, range: Range<usize>) -> Checked<Listing> {
    let Checked { value: parts, diagnostics } = reader::read(source, text, range);
    Checked { value: listing::listing(text, &parts), diagnostics }
}

/// What a reader reads of `text`, which is one line of Org, or a few.
pub fn phrase(text: &str) -> Phrase {
    listing::phrase(text, std::slice::from_ref(&(0..text.len())))
}

/// Renders the Org text that stands at `range` of `text`, the whole text of `source`, as Markdown is rendered.
pub fn render(source: SourceId, text: &str, range: Range<usize>, options: &Options) -> Checked<Body> {
    let Checked { value: parts, mut diagnostics } = reader::read(source, text, range);
    let mut checked = render::render(source, text, &parts, options);
    diagnostics.append(&mut checked.diagnostics);
    Checked { value: checked.value, diagnostics }
}
