//! Writes blocks: paragraphs, lists, quotes, tables.

use std::ops::Range;

use pulldown_cmark::{Alignment, Parser, Tag};

use super::super::html::components;
use super::super::prepare::attributes::Attributes;
use super::super::prepare::lists::Kind;
use super::super::prepare::marks::{self, Mark};
use super::figure::Paragraph;
use super::{Frame, Renderer};

/// How often HTML may hold Markdown that holds HTML …: more would make long pages slow.
const NESTED_AT_MOST: usize = 4;

/// Quotes and lists nested deeper are written without their tags: HTML parsers take quadratic time over them.
const DEEPEST: usize = 200;

/// A table being written.
#[derive(Debug)]
pub struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
}

impl Renderer<'_> {
    /// Something begins.
    pub(super) fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.frames.len() > DEEPEST && matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) {
            self.block_border();
            return self.frames.push(Frame::Dropped);
        }
        let frame = match tag {
            Tag::Paragraph => self.start_paragraph(range),
            Tag::Heading { level, id, classes, attrs } => {
                let mut attributes = self.attributes(&range, Kind::Block);
                attributes.id = attributes.id.or(id.map(|id| id.to_string()));
                attributes.classes.extend(classes.iter().map(|class| class.to_string()));
                let pairs = attrs.iter().map(|(name, value)| {
                    (name.to_lowercase(), value.as_ref().map(|value| value.to_string()).unwrap_or_default())
                });
                let own = Attributes { pairs: pairs.collect(), ..Attributes::default() };
                attributes.merge(self.safe(own, range.clone()));
                self.saw_heading(&range, level as u8);
                self.start_heading(level as u8, attributes)
            }
            Tag::BlockQuote(_) => {
                self.start_block("blockquote", &range, Kind::Block, "</blockquote>\n", "\n")
            }
            Tag::List(start) => return self.start_list(start, &range),
            Tag::Item => self.start_block("li", &range, Kind::Item, "</li>\n", ""),
            Tag::DefinitionList => self.start_block("dl", &range, Kind::Block, "</dl>\n", "\n"),
            Tag::DefinitionListTitle => self.start_block("dt", &range, Kind::Item, "</dt>\n", ""),
            Tag::DefinitionListDefinition => self.start_block("dd", &range, Kind::Item, "</dd>\n", ""),
            Tag::Table(alignments) => {
                self.tables.push(Table { alignments, column: 0, head: true });
                self.block_border();
                let mut attributes = self.attributes(&range, Kind::Block);
                // A wide table scrolls in itself, which the keyboard must be able to do too.
                attributes.pairs.push(("tabindex".to_owned(), "0".to_owned()));
                self.open_tag("table", &attributes);
                self.out.html.push('\n');
                Frame::Table
            }
            Tag::TableHead => {
                self.start_row("<thead><tr>", true);
                Frame::TableHead
            }
            Tag::TableRow => {
                let columns = self.tables.last().map_or(0, |table| table.alignments.len());
                self.review_row(&range, columns);
                self.start_row("<tr>", false);
                Frame::Block("</tr>\n")
            }
            Tag::TableCell => self.start_cell(),
            Tag::CodeBlock(kind) => self.start_code(&kind, &range),
            Tag::HtmlBlock => {
                self.block_border();
                self.html_block = Some(super::Chunk::default());
                Frame::Html
            }
            Tag::FootnoteDefinition(label) => self.start_footnote(&label, range),
            span => self.start_span(span, range),
        };
        self.frames.push(frame);
    }

    /// What began last ends.
    pub(super) fn end(&mut self) {
        match self.frames.pop() {
            None | Some(Frame::Dropped) => {}
            Some(Frame::Block(close)) => self.end_block(close),
            Some(Frame::Paragraph) => self.end_paragraph(),
            Some(Frame::Heading(open)) => self.end_heading(open),
            Some(Frame::Table) => {
                let body = self.tables.pop().is_some_and(|table| !table.head);
                self.end_block(if body { "</tbody></table>\n" } else { "</table>\n" });
            }
            Some(Frame::TableHead) => self.end_block("</tr></thead>\n"),
            Some(Frame::Code(open)) => self.end_code(open),
            Some(Frame::Html) => self.end_html(),
            Some(Frame::Footnote(open)) => self.end_footnote(*open),
            Some(span) => self.end_span(span),
        }
    }

    fn start_block(
        &mut self,
        name: &str,
        range: &Range<usize>,
        kind: Kind,
        close: &'static str,
        after: &str,
    ) -> Frame {
        self.block_border();
        let attributes = self.attributes(range, kind);
        self.open_tag(name, &attributes);
        self.out.html.push_str(after);
        Frame::Block(close)
    }

    pub(super) fn open_tag(&mut self, name: &str, attributes: &Attributes) {
        let html = &mut self.out.html;
        html.push('<');
        html.push_str(name);
        attributes.write(html);
        html.push('>');
    }

    pub(super) fn end_block(&mut self, close: &str) {
        self.block_border();
        self.out.html.push_str(close);
    }

    fn start_paragraph(&mut self, range: Range<usize>) -> Frame {
        self.block_border();
        let attributes = self.attributes(&range, Kind::Block);
        let start = self.out.html.len();
        let bare = self.is_lone_shortcode(&range);
        if !bare {
            self.open_tag("p", &attributes);
        }
        self.paragraph = Some(Paragraph::new(start, self.out.html.len(), self.body.text.len(), bare));
        Frame::Paragraph
    }

    /// Whether a paragraph is one shortcode, which then may be a block of its own.
    fn is_lone_shortcode(&self, range: &Range<usize>) -> bool {
        if self.prepared.marks.is_empty() {
            return false;
        }
        let text = self.prepared.text.get(range.clone()).unwrap_or_default().trim();
        marks::read(text).is_some_and(|(number, length)| {
            length == text.len()
                && self.prepared.marks.get(number).is_some_and(
                    |placed| matches!(&placed.mark, Mark::Shortcode(code) if components::stands_alone(code)),
                )
        })
    }

    fn start_list(&mut self, start: Option<u64>, range: &Range<usize>) {
        self.block_border();
        let mut attributes = self.attributes(range, Kind::Block);
        if attributes.toc {
            self.contents_here();
            self.silent = 1;
            return;
        }
        let (name, close) = if start.is_some() { ("ol", "</ol>\n") } else { ("ul", "</ul>\n") };
        if let Some(start) = start.filter(|&start| start != 1) {
            attributes.pairs.push(("start".into(), start.to_string()));
        }
        self.open_tag(name, &attributes);
        self.out.html.push('\n');
        self.frames.push(Frame::Block(close));
    }

    fn start_row(&mut self, open: &str, head: bool) {
        self.block_border();
        if let Some(table) = self.tables.last_mut() {
            if table.head && !head {
                self.out.html.push_str("<tbody>\n");
            }
            table.head = head;
            table.column = 0;
        }
        self.out.html.push_str(open);
    }

    fn start_cell(&mut self) -> Frame {
        let Some(table) = self.tables.last_mut() else { return Frame::Dropped };
        let alignment = table.alignments.get(table.column).copied().unwrap_or(Alignment::None);
        let first = table.column == 0;
        table.column += 1;
        let head = table.head;
        if !first {
            self.body.text.push(' ');
        }
        self.out.html.push_str(if head { "<th scope=\"col\"" } else { "<td" });
        self.out.html.push_str(match alignment {
            Alignment::None => ">",
            Alignment::Left => " class=\"left\">",
            Alignment::Center => " class=\"center\">",
            Alignment::Right => " class=\"right\">",
        });
        Frame::Cell(if head { "</th>" } else { "</td>" })
    }

    /// Writes a block of HTML, and the Markdown that follows it without a blank line.
    fn end_html(&mut self) {
        let Some(chunk) = self.html_block.take() else { return };
        let end = self.raw_html(&chunk, true);
        self.block_border();
        let rest = chunk.rest(end);
        if rest.trim().is_empty() {
            return;
        }
        if self.nested == NESTED_AT_MOST {
            self.words(rest);
            return self.block_border();
        }
        self.nested += 1;
        for (event, range) in Parser::new_ext(rest, self.extensions).into_offset_iter() {
            let range = chunk.range(&(range.start + end..range.end + end));
            self.event(event, range);
        }
        self.nested -= 1;
    }

    pub(super) fn rule(&mut self, range: Range<usize>) {
        self.block_border();
        let attributes = self.attributes(&range, Kind::Block);
        self.open_tag("hr", &attributes);
        self.out.html.push('\n');
    }

    pub(super) fn task(&mut self, done: bool) {
        let label = if done { self.word("fait", "done") } else { self.word("à faire", "to do") };
        let checked = if done { " checked" } else { "" };
        self.markup(&format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "));
    }
}
