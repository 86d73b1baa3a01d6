//! Lists of links, which are tables too: `- Gobelins : [le code](https://…)` below the headline `Dépôts ouverts`.
//!
//! What stands before the colon, and the headline, are fields that the schema names (`line:`).

use super::{Cell, Grid, Line};
use crate::parse::listing::{Block, Listing, Phrase};
use crate::schema::{Collection, ItemLine};
use std::ops::Range;

/// The longest name that a colon may stand behind.
const LONGEST_NAME: usize = 60;

/// The items of `listing` that lead somewhere or name what they are about, one table a headline.
pub(super) fn read(listing: &Listing, collection: &Collection, line: &ItemLine) -> Vec<Grid> {
    let key = |name: &str| collection.field(name).map_or(name, |field| field.keys[0].as_str()).to_owned();
    let head = |name: &str| Cell { text: key(name), url: None, range: 0..0 };
    let header = || {
        let names = [Some("title"), Some("website"), line.before.as_deref(), line.heading.as_deref()];
        Line { cells: names.into_iter().flatten().map(head).collect(), range: 0..0 }
    };
    let mut grids: Vec<Grid> = Vec::new();
    let mut heading: Option<&Phrase> = None;
    let mut rows: Vec<Line> = Vec::new();
    let mut close = |rows: &mut Vec<Line>| {
        if !rows.is_empty() {
            let rows = std::iter::once(header()).chain(rows.drain(..)).collect();
            grids.push(Grid { headings: Vec::new(), rows });
        }
    };
    for block in &listing.blocks {
        match block {
            Block::Heading(found) => {
                close(&mut rows);
                heading = Some(&found.phrase);
            }
            Block::Item(item) => rows.extend(row(&item.phrase, heading, line)),
            Block::Paragraph(_) | Block::Table(_) => {}
        }
    }
    close(&mut rows);
    grids
}

fn row(phrase: &Phrase, heading: Option<&Phrase>, line: &ItemLine) -> Option<Line> {
    let name = line.before.as_ref().and_then(|_| name(phrase));
    let link = phrase.links().next();
    let url = link.as_ref().map(|link| link.url.to_owned());
    if name.is_none() && url.is_none() {
        return None;
    }
    let behind = name.as_ref().map_or(0, |name| name.end);
    let text = phrase.text[behind..].trim_start_matches([':', ' ', '\u{a0}', '\u{202f}']).trim_end();
    let place = link.as_ref().map_or(phrase.range.clone(), |link| link.range.clone());
    let title = url.as_ref().filter(|_| text.is_empty()).map_or(text, |url| url);
    let mut cells = vec![
        Cell { text: shown(title).to_owned(), url: None, range: phrase.range.clone() },
        Cell { text: url.clone().unwrap_or_default(), url: None, range: place },
    ];
    if line.before.is_some() {
        cells.push(name.map_or_else(
            || Cell { text: String::new(), url: None, range: phrase.range.clone() },
            |name| Cell {
                text: phrase.text[name.clone()].trim().to_owned(),
                url: None,
                range: phrase.locate(name),
            },
        ));
    }
    if line.heading.is_some() {
        cells.push(heading.map_or_else(
            || Cell { text: String::new(), url: None, range: phrase.range.clone() },
            |heading| Cell { text: heading.text.trim().to_owned(), url: None, range: heading.range.clone() },
        ));
    }
    Some(Line { cells, range: phrase.range.clone() })
}

/// The name before the first colon, if it is one and no address.
fn name(phrase: &Phrase) -> Option<Range<usize>> {
    let at = phrase.text.find(':')?;
    let said = phrase.text[..at].trim_end();
    let is_name = !said.is_empty()
        && said.chars().count() <= LONGEST_NAME
        && phrase.url_at(0).is_none()
        && phrase.text[at + 1..].starts_with([' ', '\u{a0}']);
    is_name.then_some(0..said.len())
}

/// An address without what all of them begin with, which is how readers name a place; anything else as it is.
fn shown(text: &str) -> &str {
    let bare = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    bare.filter(|rest| !rest.contains(' ')).map_or(text, |rest| rest.trim_end_matches('/'))
}
