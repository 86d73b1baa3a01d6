//! One pass over the Markdown parser's events writes everything that a [`Body`] holds.
//!
//! This file knows the order of things: which event goes where. How each is written stands in the files
//! beside it.

mod blocks;
mod code;
mod figure;
mod finish;
mod footnotes;
pub mod headings;
pub mod links;
mod lost;
mod review;
mod spans;
mod text;

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};

use super::Options;
use super::html::chunk::Chunk;
use super::html::raw::RawState;
use super::prepare::Prepared;
use super::prepare::attributes::Attributes;
use super::prepare::lists::Kind;
use super::typography::{Sink, Typographer};
use crate::diag::{Checked, Code, Diagnostic, Text, text};
use crate::parse::body::Body;
use crate::source::{SourceId, Span};
use figure::Paragraph;
use footnotes::Footnotes;
use headings::Ids;
use review::Review;

/// Where the text that is rendered stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The source.
    pub source: SourceId,
    /// Where the body begins in it.
    pub base: usize,
    /// The body as written.
    pub body: &'a str,
}

/// Renders a prepared body.
pub fn render(place: Place<'_>, prepared: Prepared<'_>, options: &Options) -> Checked<Body> {
    let extensions = extensions(place.body);
    let text = prepared.text.clone();
    let mut renderer = Renderer::new(place, prepared, options, extensions);
    for (event, range) in Parser::new_ext(&text, extensions).into_offset_iter() {
        renderer.event(event, range);
    }
    renderer.finish()
}

/// Renders a body that is hand-written HTML as a whole.
pub fn render_html(place: Place<'_>, options: &Options) -> Checked<Body> {
    let whole = 0..place.body.len();
    let mut renderer = Renderer::plain(place, options);
    renderer.event(Event::Start(Tag::HtmlBlock), whole.clone());
    renderer.event(Event::Html(place.body.into()), whole.clone());
    renderer.event(Event::End(TagEnd::HtmlBlock), whole);
    renderer.finish()
}

/// The extensions that a body needs.
fn extensions(body: &str) -> Extensions {
    let all = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_HEADING_ATTRIBUTES;
    // The parser takes any line that begins with `:` for a definition, `::: tip` too; kramdown wants a space.
    let is_definition = |line: &str| {
        let text = line.trim_start_matches([' ', '>']);
        text.starts_with(": ") || text.starts_with(":\t")
    };
    if body.lines().any(is_definition) { all | Extensions::ENABLE_DEFINITION_LIST } else { all }
}

/// HTML being written, with the places in it that are decided at the end.
#[derive(Debug, Default)]
pub struct Output {
    /// The HTML.
    pub html: String,
    /// Where the digit of a heading's tag stands.
    pub levels: Vec<(usize, u8)>,
    /// Where a table of contents goes.
    pub contents: Vec<usize>,
}

/// What is to be done at the end of something that began.
#[derive(Debug)]
enum Frame {
    /// Nothing: it began inside something that was taken out.
    Dropped,
    /// Write this; a block ends.
    Block(&'static str),
    /// Write this; a span that began at this place ends.
    Span(usize, &'static str),
    Paragraph,
    Heading(headings::Open),
    Table,
    TableHead,
    Cell(&'static str),
    Link {
        start: usize,
        written: bool,
        automatic: bool,
        /// Where its text begins.
        text: usize,
        /// Where it is written.
        range: Range<usize>,
    },
    Image,
    Code(code::Open),
    Html,
    Footnote(Box<footnotes::Open>),
}

/// The state of the pass. The files of [`html`](super::html) write through it too.
pub struct Renderer<'a> {
    pub(in super::super) place: Place<'a>,
    pub(in super::super) options: &'a Options,
    pub(in super::super) prepared: Prepared<'a>,
    pub(in super::super) out: Output,
    pub(in super::super) body: Body,
    pub(in super::super) diagnostics: Vec<Diagnostic>,
    pub(in super::super) typographer: Typographer,
    pub(in super::super) raw: RawState,
    extensions: Extensions,
    frames: Vec<Frame>,
    /// How deep we are in Markdown inside HTML inside Markdown.
    nested: usize,
    /// How deep we are in something that is left out whole.
    silent: usize,
    paragraph: Option<Paragraph>,
    image: Option<spans::Picture>,
    code: Option<String>,
    html_block: Option<Chunk>,
    tables: Vec<blocks::Table>,
    footnotes: Footnotes,
    ids: Ids,
    hidden_headings: Vec<bool>,
    /// Of an attribute list at the end of the heading that is open.
    heading_attributes: Option<Attributes>,
    /// The span that ended last: an attribute list may follow.
    last_span: Option<Range<usize>>,
    /// Marks that were reported.
    reported: HashSet<usize>,
    review: Review,
}

impl<'a> Renderer<'a> {
    /// A pass over a text that holds nothing of Jekyll's: HTML, or what another reader makes events of.
    pub(in crate::parse) fn plain(place: Place<'a>, options: &'a Options) -> Self {
        Self::new(place, Prepared::default(), options, Extensions::empty())
    }

    fn new(place: Place<'a>, prepared: Prepared<'a>, options: &'a Options, extensions: Extensions) -> Self {
        Self {
            place,
            options,
            prepared,
            out: Output { html: String::with_capacity(place.body.len() * 3 / 2), ..Output::default() },
            body: Body { text: String::with_capacity(place.body.len()), ..Body::default() },
            diagnostics: Vec::new(),
            typographer: Typographer::new(options.french),
            raw: RawState::default(),
            extensions,
            frames: Vec::new(),
            nested: 0,
            silent: 0,
            paragraph: None,
            image: None,
            code: None,
            html_block: None,
            tables: Vec::new(),
            footnotes: Footnotes::default(),
            ids: Ids::default(),
            hidden_headings: Vec::new(),
            heading_attributes: None,
            last_span: None,
            reported: HashSet::new(),
            review: Review::default(),
        }
    }

    /// Writes one event; `range` is where it stands in the body.
    pub(in crate::parse) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.silent > 0 {
            match event {
                Event::Start(_) => self.silent += 1,
                Event::End(_) => self.silent -= 1,
                _ => {}
            }
            return;
        }
        let dropped = match &event {
            // Words may stand behind the end of the element, on the same line.
            Event::Html(_) | Event::Start(Tag::HtmlBlock) => range.end <= self.raw.skip_until,
            _ => range.start < self.raw.skip_until,
        };
        match event {
            Event::Start(_) if dropped => self.frames.push(Frame::Dropped),
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(),
            _ if dropped => {}
            Event::Text(text) => self.text_event(&text, range),
            Event::Code(code) => self.code_span(&code),
            Event::Html(html) => self.html_line(&html, range),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.rule(range),
            Event::TaskListMarker(done) => self.task(done),
            // Extensions that are not enabled.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text),
        }
    }

    fn html_line(&mut self, html: &str, range: Range<usize>) {
        match &mut self.html_block {
            Some(chunk) => chunk.push(html, range.start),
            None => self.inline_html(html, range),
        }
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        if let Some(picture) = &mut self.image {
            // Alternative text has no markup.
            picture.saw_html();
            return;
        }
        self.note_object();
        let mut chunk = Chunk::default();
        chunk.push(html, range.start);
        self.raw_html(&chunk, false);
    }

    /// Writes markup, after what the typographer held back.
    pub(in crate::parse) fn markup(&mut self, html: &str) {
        self.flush();
        self.out.html.push_str(html);
    }

    /// Writes what the typographer held back.
    pub(in super::super) fn flush(&mut self) {
        self.typographer.flush(&mut Sink { html: &mut self.out.html, text: &mut self.body.text });
    }

    /// A block begins or ends: a new line of text.
    pub(in crate::parse) fn block_border(&mut self) {
        self.typographer.end_block(&mut Sink { html: &mut self.out.html, text: &mut self.body.text });
        let text = &mut self.body.text;
        text.truncate(text.trim_end_matches(' ').len());
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }

    /// The attribute list that belongs to the block at `range`, without what is not safe.
    fn attributes(&mut self, range: &Range<usize>, kind: Kind) -> Attributes {
        let taken = self.prepared.lists.take(&self.prepared.text, range, kind);
        taken.map_or_else(Attributes::default, |(attributes, line)| self.safe(attributes, line))
    }

    fn safe(&mut self, mut attributes: Attributes, range: Range<usize>) -> Attributes {
        if self.options.trusted_html {
            return attributes;
        }
        let refused = attributes.refuse_unsafe();
        if !refused.is_empty() {
            let message = text!("the-attribute-was-taken-out", refused = refused.join("`, `"));
            let line = self.place.body[range.clone()].trim_end().len();
            self.report(Code::UnsafeHtml, range.start..range.start + line, message).help =
                Some(text!("use-a-class-and-say-in"));
        }
        attributes
    }

    /// Reports something at `range` of the body.
    pub(in super::super) fn report(
        &mut self,
        code: Code,
        range: Range<usize>,
        message: Text,
    ) -> &mut Diagnostic {
        let base = self.place.base;
        let span = Span::new(self.place.source, base + range.start..base + range.end);
        self.diagnostics.push(Diagnostic::new(code, span, message));
        self.diagnostics.last_mut().expect("just pushed")
    }

    /// One of our own words, in the language of the page.
    pub(in super::super) fn word(&self, french: &'static str, english: &'static str) -> &'static str {
        if self.options.french { french } else { english }
    }
}
