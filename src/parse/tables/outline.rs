//! The tables of Org and Markdown, each with the headlines above it.

use super::{Cell, Grid, Line, definitions, items};
use crate::diag::Diagnostic;
use crate::parse::listing::{self, Block, Listing, Phrase};
use crate::parse::org as org_text;
use crate::schema::Collection;
use crate::source::{SourceId, begin};
use std::ops::Range;

/// The tables of `text`, which is Org.
pub(super) fn org(
    source: SourceId,
    text: &str,
    collection: &Collection,
    told: &mut Vec<Diagnostic>,
) -> Vec<Grid> {
    let listing = org_text::listing(source, text, begin(text)..text.len()).unpack(told);
    grids(source, text, listing, collection, told)
}

/// The tables of `text[body]`, which is Markdown.
pub(super) fn markdown(
    source: SourceId,
    text: &str,
    body: Range<usize>,
    collection: &Collection,
    told: &mut Vec<Diagnostic>,
) -> Vec<Grid> {
    grids(source, text, listing::markdown::read(text, body), collection, told)
}

fn grids(
    source: SourceId,
    text: &str,
    listing: Listing,
    collection: &Collection,
    told: &mut Vec<Diagnostic>,
) -> Vec<Grid> {
    let mut grids = Vec::new();
    if definitions::are_entries(collection) {
        grids.extend(definitions::read(source, text, &listing, collection, told));
    }
    if let Some(line) = &collection.line {
        grids.extend(items::read(&listing, collection, line));
    }
    let mut headings: Vec<(usize, String, Range<usize>)> = Vec::new();
    for block in listing.blocks {
        match block {
            Block::Heading(heading) => {
                headings.retain(|(level, ..)| *level < heading.level);
                headings.push((heading.level, heading.phrase.text.trim().to_owned(), heading.phrase.range));
            }
            Block::Table(table) => grids.push(Grid {
                headings: headings.iter().map(|(_, text, range)| (text.clone(), range.clone())).collect(),
                rows: table
                    .rows
                    .iter()
                    .map(|row| Line {
                        cells: row.cells.iter().map(Cell::of).collect(),
                        range: row.range.clone(),
                    })
                    .collect(),
            }),
            Block::Item(_) | Block::Paragraph(_) => {}
        }
    }
    grids
}

/// `text` without the spaces around it, be they of no width, as texts have that were copied from elsewhere.
pub(super) fn plain(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}'))
        .to_owned()
}

impl Cell {
    /// What stands in `phrase`; a link that is all of it leads somewhere, and one that shows its address has no words.
    pub(super) fn of(phrase: &Phrase) -> Cell {
        let words = |text: &str| plain(&text.replace("~~", ""));
        let text = words(&phrase.text);
        let mut links = phrase.links();
        let url = match (links.next(), links.next()) {
            (Some(link), None) if words(&phrase.text[link.text.clone()]) == text => Some(link.url.to_owned()),
            _ => None,
        };
        let bare = url.as_ref().is_some_and(|url| *url == text || text.is_empty());
        Cell { text: if bare { String::new() } else { text }, url, range: phrase.range.clone() }
    }
}
