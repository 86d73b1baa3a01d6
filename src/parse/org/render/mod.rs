//! From parts to a page: every part becomes events of the Markdown renderer, which writes them as it writes Markdown.
//!
//! Takes the parts of a text; returns its body. This file knows the order of things; blocks and running text are
//! written in the files beside it.

mod blocks;
mod spans;

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::headline::Headline;
use super::listing::phrase;
use super::part::{Container, ListKind, Part, Placed};
use crate::diag::Checked;
use crate::parse::body::Body;
use crate::parse::markdown::{Options, Place, Renderer, heading_id};
use crate::source::SourceId;

/// No quotation is of a kind that GitHub knows.
const PLAIN_QUOTE: Option<BlockQuoteKind> = None;

/// Lists of terms deeper than this are plain lists, whose depth the renderer bounds.
const DEEPEST_TERMS: usize = 50;

/// The body of the text that `parts` are.
pub fn render(source: SourceId, text: &str, parts: &[Placed], options: &Options) -> Checked<Body> {
    let renderer = Renderer::plain(Place { source, base: 0, body: text }, options);
    let mut page = Page::new(text, renderer);
    for placed in parts {
        match &placed.part {
            Part::Open(Container::Note(label)) => drop(page.notes.insert(label.clone())),
            Part::Heading(headline) => drop(page.anchors.insert(page.anchor(headline))),
            _ => {}
        }
    }
    for index in 0..parts.len() {
        page.part(parts, index);
    }
    page.caption();
    page.renderer.finish()
}

/// A page being written.
struct Page<'t> {
    text: &'t str,
    renderer: Renderer<'t>,
    /// What each open container is written as.
    open: Vec<Shape>,
    /// The footnotes that have a text.
    notes: HashSet<String>,
    /// The anchors of the headlines.
    anchors: HashSet<String>,
    /// Footnotes that are written where they are referred to, and wait for the end of their paragraph.
    waiting: Vec<(String, Vec<Range<usize>>)>,
    /// How many of them have no name.
    unnamed: usize,
    /// The caption of what comes next.
    caption: Option<Range<usize>>,
    /// The alternative text of the picture that comes next.
    alt: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    List,
    Terms,
    Item,
    Other,
    /// Something that leaves no tag.
    Nothing,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, renderer: Renderer<'t>) -> Self {
        Self {
            text,
            renderer,
            open: Vec::new(),
            notes: HashSet::new(),
            anchors: HashSet::new(),
            waiting: Vec::new(),
            unnamed: 0,
            caption: None,
            alt: None,
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.renderer.event(Event::Start(tag), range);
    }

    /// What began last ends; the renderer knows what that was.
    fn end(&mut self, range: &Range<usize>) {
        self.renderer.event(Event::End(TagEnd::Paragraph), range.end..range.end);
    }

    fn part(&mut self, parts: &[Placed], index: usize) {
        let Placed { part, range } = &parts[index];
        match part {
            Part::Keyword(key, value) => self.keyword(key, value, range),
            Part::Heading(headline) => self.heading(headline, range),
            Part::Open(container) => self.open(container, range),
            Part::Close => {
                if self.open.pop().is_some_and(|shape| shape != Shape::Nothing) {
                    self.end(range);
                }
            }
            Part::Paragraph(lines) => self.paragraph(lines, range, is_bare(parts, index)),
            Part::Verse(lines) => self.verse(lines, range),
            Part::Table(rows) => self.table(rows, range),
            Part::Code(language, lines) => self.code(language, lines, range),
            Part::Html(lines) => self.html(lines, range),
            Part::Rule => self.renderer.event(Event::Rule, range.clone()),
        }
    }

    fn keyword(&mut self, key: &str, value: &Range<usize>, range: &Range<usize>) {
        match key {
            "caption" => {
                self.caption();
                self.caption = Some(value.clone());
            }
            "attr_html" => self.alt = alternative(&self.text[value.clone()]),
            "toc" => self.renderer.contents_here(),
            "html" => self.html(std::slice::from_ref(value), range),
            _ => {}
        }
    }

    fn anchor(&self, headline: &Headline) -> String {
        match &headline.custom_id {
            Some(id) => self.text[id.clone()].to_owned(),
            None => heading_id(&phrase(self.text, std::slice::from_ref(&headline.title)).text),
        }
    }

    fn heading(&mut self, headline: &Headline, range: &Range<usize>) {
        self.caption();
        let level = HeadingLevel::try_from(headline.level.min(6)).unwrap_or(HeadingLevel::H6);
        // Keyword and tags are no part of the anchor: they change.
        let id = Some(CowStr::from(self.anchor(headline)));
        self.start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }, range.clone());
        for mark in headline.keyword.iter().chain(&headline.priority) {
            self.mark("todo", &self.text[mark.clone()]);
            self.renderer.words(" ");
        }
        self.line(&headline.title);
        for tag in &headline.tags {
            self.renderer.words(" ");
            self.mark("tag", &self.text[tag.clone()]);
        }
        self.end(range);
        self.write_waiting();
    }

    /// A word that is set off in a heading.
    fn mark(&mut self, class: &str, word: &str) {
        self.renderer.markup(&format!("<span class=\"{class}\">"));
        self.renderer.words(word);
        self.renderer.markup("</span>");
    }

    fn open(&mut self, container: &Container, range: &Range<usize>) {
        self.caption();
        let at = range.start..range.start;
        let shape = match container {
            Container::List(ListKind::Terms) if self.open.len() < DEEPEST_TERMS => {
                self.start(Tag::DefinitionList, range.clone());
                Shape::Terms
            }
            Container::List(kind) => {
                let first = if let ListKind::Numbers(first) = kind { Some(*first) } else { None };
                self.start(Tag::List(first), range.clone());
                Shape::List
            }
            Container::Item(item) => {
                self.item(item, range);
                Shape::Item
            }
            Container::Quote => {
                self.start(Tag::BlockQuote(PLAIN_QUOTE), range.clone());
                Shape::Other
            }
            Container::Note(label) => {
                self.start(Tag::FootnoteDefinition(label.as_str().into()), at);
                Shape::Other
            }
            Container::Block | Container::Drawer => Shape::Nothing,
        };
        self.open.push(shape);
    }
}

/// Whether a paragraph is written without its tags: the only one that an item begins with.
fn is_bare(parts: &[Placed], index: usize) -> bool {
    let part = |index: usize| parts.get(index).map(|placed| &placed.part);
    let first = index.checked_sub(1).and_then(part);
    matches!(first, Some(Part::Open(Container::Item(_))))
        && !matches!(part(index + 1), Some(Part::Paragraph(_) | Part::Verse(_)))
}

/// The alternative text that `#+attr_html: :alt text :width 300` gives a picture.
fn alternative(value: &str) -> Option<String> {
    let (_, rest) = format!(" {value}").split_once(" :alt ").map(|(a, b)| (a.to_owned(), b.to_owned()))?;
    let text = rest.split(" :").next().unwrap_or(&rest).trim();
    Some(text.trim_matches('"').to_owned())
}
