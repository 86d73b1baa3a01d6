//! Markdown → outline.
//!
//! Takes a text, returns its headings, items, paragraphs and tables with the places of every word. Emphasis and code
//! are plain text, HTML and pictures are left out; what is struck through keeps its `~~`, since that says something
//! of a tool.

use super::{Block, Heading, Item, Listing, Mark, Phrase, Row, Table, cells};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The outline of `text[body]`, which is Markdown. Places count from the start of `text`.
pub fn read(text: &str, body: Range<usize>) -> Listing {
    let start = body.start;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut builder = Builder { text, ..Builder::default() };
    for (event, range) in Parser::new_ext(&text[body], options).into_offset_iter() {
        builder.event(event, range.start + start..range.end + start);
    }
    builder.listing
}

/// What is being read.
#[derive(Default)]
struct Builder<'t> {
    text: &'t str,
    listing: Listing,
    /// The text that is being gathered, if any takes it.
    phrase: Option<(Place, Phrase)>,
    /// Lists around it.
    lists: usize,
    /// Where a link that is being read leads.
    link: Option<String>,
    /// Pictures and blocks of code around it, whose text is none of the outline.
    silent: usize,
    table: Table,
    row: Option<Row>,
    /// Where the last cell ends.
    cell_end: usize,
}

/// What a phrase will be.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Heading(usize),
    Item(usize),
    Paragraph,
    Cell,
}

impl Builder<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                // The places of the letters, not of the backquotes.
                let ticks = range.len().saturating_sub(text.len()) / 2;
                let inner = range.start + ticks..range.end - ticks;
                self.mark(|phrase| phrase.begin(Mark::Code));
                self.text(&text, inner);
                self.mark(|phrase| phrase.end(Mark::Code));
            }
            Event::SoftBreak => self.text(" ", range),
            Event::HardBreak => self.hard_break(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.open(Place::Heading(level as usize), range),
            // The first paragraph of an item is the item's text.
            Tag::Paragraph if self.phrase.is_none() => self.open(Place::Paragraph, range),
            Tag::List(_) => {
                self.close();
                self.lists += 1;
            }
            Tag::Item => self.open(Place::Item(self.lists.saturating_sub(1)), range),
            Tag::Table(_) => {
                self.close();
                self.table = Table::default();
            }
            Tag::TableHead | Tag::TableRow => {
                let header = matches!(tag, Tag::TableHead);
                self.row = Some(Row { header, cells: Vec::new(), range });
            }
            Tag::TableCell => self.open(Place::Cell, range),
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.into_string()),
            Tag::Strikethrough => self.text("~~", range.start..range.start + 2),
            Tag::Strong => self.mark(|phrase| phrase.begin(Mark::Strong)),
            Tag::Image { .. } => self.silent += 1,
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::FootnoteDefinition(_) => {
                self.close();
                self.silent += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Item | TagEnd::Paragraph => self.close(),
            TagEnd::TableCell => {
                self.close();
                self.cell_end = self.cell_end.max(range.end);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::TableHead => self.table.rows.extend(self.row.take()),
            TagEnd::TableRow => {
                if let Some(mut row) = self.row.take() {
                    row.cells.extend(cells::beyond(self.text, self.cell_end..row.range.end));
                    self.table.rows.push(row);
                }
            }
            TagEnd::Table => {
                let table = std::mem::take(&mut self.table);
                self.listing.blocks.push(Block::Table(table));
            }
            TagEnd::Link => self.link = None,
            TagEnd::Strikethrough => self.text("~~", range.end - 2..range.end),
            TagEnd::Strong => self.mark(|phrase| phrase.end(Mark::Strong)),
            TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition => {
                self.silent = self.silent.saturating_sub(1)
            }
            _ => {}
        }
    }

    fn open(&mut self, place: Place, range: Range<usize>) {
        self.close();
        self.phrase = Some((place, Phrase::at(range)));
    }

    /// Ends the phrase that is being gathered.
    fn close(&mut self) {
        let Some((place, phrase)) = self.phrase.take() else { return };
        let phrase = trimmed(phrase);
        let block = match place {
            Place::Cell => {
                if let Some(row) = &mut self.row {
                    row.cells.push(phrase);
                }
                return;
            }
            _ if phrase.is_blank() && place == Place::Paragraph => return,
            Place::Heading(level) => {
                Block::Heading(Heading { level, keyword: None, phrase, tags: Vec::new() })
            }
            Place::Item(depth) => Block::Item(Item { depth, phrase }),
            Place::Paragraph => Block::Paragraph(phrase),
        };
        self.listing.blocks.push(block);
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.silent > 0 {
            return;
        }
        if let Some((_, phrase)) = &mut self.phrase {
            push(phrase, text, range, self.link.as_deref());
        }
    }

    fn mark(&mut self, change: impl Fn(&mut Phrase)) {
        if let Some((_, phrase)) = &mut self.phrase {
            change(phrase);
        }
    }

    /// Lines that their author kept apart are paragraphs of their own; an item goes on.
    fn hard_break(&mut self, range: Range<usize>) {
        match &self.phrase {
            Some((Place::Paragraph, phrase)) => {
                let end = phrase.range.end;
                self.open(Place::Paragraph, range.end..end);
            }
            _ => self.text(" ", range),
        }
    }
}

/// Adds text, addresses written out as links to themselves.
fn push(phrase: &mut Phrase, text: &str, range: Range<usize>, link: Option<&str>) {
    if link.is_some() || range.len() != text.len() {
        phrase.push(text, range, link.map(str::to_owned));
        return;
    }
    let mut at = 0;
    while let Some(found) = ["https://", "http://"].iter().filter_map(|scheme| text[at..].find(scheme)).min()
    {
        let start = at + found;
        let ends = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '>' | '<' | '"' | '»');
        let end = text[start..].find(ends).map_or(text.len(), |length| start + length);
        let end = start + text[start..end].trim_end_matches([',', ';', '.', ':', '!', '?']).len();
        if start > at {
            phrase.push(&text[at..start], range.start + at..range.start + start, None);
        }
        phrase.push(
            &text[start..end],
            range.start + start..range.start + end,
            Some(text[start..end].to_owned()),
        );
        at = end;
    }
    if at < text.len() {
        phrase.push(&text[at..], range.start + at..range.end, None);
    }
}

/// A phrase whose range ends where its text does: an item's holds the items within it, until now.
fn trimmed(mut phrase: Phrase) -> Phrase {
    if !phrase.text.is_empty() {
        phrase.range = phrase.locate(0..phrase.text.len());
    }
    phrase
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(text: &str) -> Listing {
        read(text, 0..text.len())
    }

    /// Blocks on a line each: what they are, their text, what is written at their place.
    fn shown(text: &str) -> Vec<String> {
        let show = |kind: String, phrase: &Phrase| {
            format!("{kind} {} @{}", phrase.text, &text[phrase.range.clone()])
        };
        let blocks = listing(text).blocks;
        let lines = blocks.iter().map(|block| match block {
            Block::Heading(heading) => show(format!("h{}", heading.level), &heading.phrase),
            Block::Item(item) => show(format!("i{}", item.depth), &item.phrase),
            Block::Paragraph(phrase) => show("p".into(), phrase),
            Block::Table(table) => format!("table {}", table.rows.len()),
        });
        lines.collect()
    }

    #[test]
    fn headings_items_and_paragraphs_come_in_order() {
        let text = "# Été\n\nUn *texte*\nsur deux lignes.\n\n- **Back** : `Django`\n  - Vue\n- Go\n\nfin\n";
        let blocks = [
            "h1 Été @Été",
            "p Un texte sur deux lignes. @Un *texte*\nsur deux lignes.",
            "i0 Back : Django @Back** : `Django",
            "i1 Vue @Vue",
            "i0 Go @Go",
            "p fin @fin",
        ];
        assert_eq!(shown(text), blocks);
    }

    #[test]
    fn items_with_paragraphs_and_numbers_are_items() {
        assert_eq!(shown("1. a\n\n2. b\n\n   suite\n"), ["i0 a @a", "i0 b @b", "p suite @suite"]);
        assert_eq!(shown("a  \nb\n"), ["p a @a", "p b @b"]);
    }

    #[test]
    fn links_lead_somewhere_and_code_has_its_place() {
        let text = "- [Vue](https://v.org), `a b` <https://x.fr> voir https://y.fr.\n";
        let Block::Item(item) = &listing(text).blocks[0] else { panic!("an item") };
        assert_eq!(item.phrase.text, "Vue, a b https://x.fr voir https://y.fr.");
        let links: Vec<_> =
            item.phrase.links().map(|link| (&item.phrase.text[link.text], link.url)).collect();
        assert_eq!(
            links,
            [("Vue", "https://v.org"), ("https://x.fr", "https://x.fr"), ("https://y.fr", "https://y.fr")]
        );
        assert_eq!(&text[item.phrase.locate(5..8)], "a b");
    }

    #[test]
    fn tables_have_their_header() {
        let text = "| Couche | Outils |\n|---|---|\n| Back | Django, [DRF](u) |\n| Front |\n";
        let Block::Table(table) = &listing(text).blocks[0] else { panic!("a table") };
        let cells = |row: &Row| row.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
        assert_eq!(
            (table.rows[0].header, cells(&table.rows[0])),
            (true, vec!["Couche".into(), "Outils".into()])
        );
        assert_eq!(
            (table.rows[1].header, cells(&table.rows[1])),
            (false, vec!["Back".into(), "Django, DRF".into()])
        );
    }

    #[test]
    fn pictures_code_and_html_say_nothing_and_struck_text_keeps_its_marks() {
        let text = "<div>x</div>\n\n```\ncode\n```\n\n- ~~Angular~~ ![img](a.png)\n";
        assert_eq!(shown(text), ["i0 ~~Angular~~  @~~Angular~~ "]);
    }

    #[test]
    fn ten_thousand_nested_items_are_read() {
        let text: String =
            (0..10_000).map(|depth| format!("{}- a\n", " ".repeat(2 * (depth % 500)))).collect();
        assert!(listing(&text).blocks.len() > 9_000);
    }
}
