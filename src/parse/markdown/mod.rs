//! Markdown, with what Jekyll's and Hugo's editors write in it, becomes a [`Body`].
//!
//! Takes the text of a source and the range of its body; returns HTML with holes for addresses, plain
//! text, an excerpt, headings and links, and what the editor should know. It must not know the site:
//! whether a link leads anywhere is for a later stage.
//!
//! ```text
//! body ─► prepare ─► Markdown parser ─► render (one pass over its events) ─► clean ─► Body
//! ```
//!
//! [`prepare`] hides Liquid, shortcodes and attribute lists behind placeholders of equal length, so that
//! every offset stays one of the original. [`html::clean`] runs only over bodies with hand-written HTML.

mod abbreviations;
mod address;
mod escape;
mod highlight;
mod html;
mod prepare;
mod render;
#[cfg(test)]
mod tests;
mod typography;

use std::ops::Range;

use pulldown_cmark::Parser;

use super::body::Body;
use crate::diag::Checked;
use crate::source::SourceId;

/// How a body is rendered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Set French typography, and write our own words in French; else in English.
    pub french: bool,
    /// Let hand-written HTML through as it is.
    pub trusted_html: bool,
    /// Highlight code.
    pub highlight: bool,
    /// Address of the site without its path: `https://eig.example`.
    pub site_url: String,
    /// Path below which the site lives: empty, or `/base`.
    pub baseurl: String,
}

/// Renders the Markdown that stands at `range` of `text`, the whole text of `source`.
pub fn parse(source: SourceId, text: &str, range: Range<usize>, options: &Options) -> Checked<Body> {
    let body = text.get(range.clone()).unwrap_or_default();
    let prepared = prepare::prepare(body);
    render::render(render::Place { source, base: range.start, body }, prepared, options)
}

/// Renders CommonMark with no extension, no sanitising and no typography.
pub fn plain(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, Parser::new(text));
    html
}

/// The style sheet of highlighted code, light and dark.
pub fn highlight_css() -> String {
    highlight::css()
}
