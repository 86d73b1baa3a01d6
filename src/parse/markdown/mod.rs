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
//! `prepare` hides Liquid, shortcodes and attribute lists behind placeholders of equal length, so that
//! every offset stays one of the original. `html::clean` runs only over bodies with hand-written HTML.

mod abbreviations;
mod address;
pub(super) mod escape;
mod highlight;
mod html;
mod prepare;
mod render;
#[cfg(test)]
mod tests;
mod typography;

pub use highlight::Blocks;
pub(super) use render::{Place, Renderer};

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::body::Body;
use crate::diag::Checked;
use crate::source::SourceId;

/// How a body is rendered.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Set French typography, and write our own words in French; else in English.
    pub french: bool,
    /// Let hand-written HTML through as it is.
    pub trusted_html: bool,
    /// Highlight code.
    pub highlight: bool,
    /// Code that was highlighted before.
    pub blocks: Option<Arc<Blocks>>,
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

/// Renders the HTML that stands at `range` of `text`, the whole text of `source`: links, cards, sanitising.
pub fn parse_html(source: SourceId, text: &str, range: Range<usize>, options: &Options) -> Checked<Body> {
    let body = text.get(range.clone()).unwrap_or_default();
    render::render_html(render::Place { source, base: range.start, body }, options)
}

/// `html` without what may not stand on a page: the last word on what editors write by hand.
pub fn sanitise(html: &str) -> String {
    html::clean::clean(html)
}

/// A line of text (a title, a description) with French typography, or as it is.
pub fn typeset(text: &str, french: bool) -> String {
    typography::line(text, french)
}

/// The anchor of a heading with this text.
pub(super) fn heading_id(text: &str) -> String {
    render::headings::slug(text)
}

/// Renders CommonMark with no extension, no sanitising and no typography: as its specification has it, quotation
/// marks written as `&quot;` included.
pub fn plain(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 3 / 2);
    let mut images = 0usize;
    let mut item_begins = false;
    let events = Parser::new(text).map(|event| {
        let in_new_item = std::mem::replace(&mut item_begins, matches!(event, Event::Start(Tag::Item)));
        match &event {
            // An item of a tight list that begins with HTML: the crate forgets the line end.
            Event::Start(Tag::HtmlBlock) if in_new_item => return Event::Html("\n".into()),
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            // The writer of the crate leaves quotation marks in running text as they are.
            Event::Text(text) if images == 0 && text.contains('"') => {
                return Event::InlineHtml(quoted(text).into());
            }
            Event::Code(code) if images == 0 && code.contains('"') => {
                return Event::InlineHtml(format!("<code>{}</code>", quoted(code)).into());
            }
            _ => {}
        }
        event
    });
    pulldown_cmark::html::push_html(&mut html, events);
    html
}

fn quoted(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    escape::attribute(&mut html, text);
    html
}

/// Lets go of what was remembered of code, where no more texts are to be read.
pub fn forget_code() {
    highlight::forget();
}

/// The style sheet of highlighted code, light and dark.
pub fn highlight_css() -> String {
    highlight::css()
}
