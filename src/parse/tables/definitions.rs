//! Lists of terms, which are tables of two columns: `- **Term:** definition`, and Org's `- term :: definition`.

use super::{Cell, Grid, Line};
use crate::diag::{Code, Diagnostic};
use crate::parse::listing::{Block, Item, Listing, Mark, Phrase};
use crate::schema::Collection;
use crate::source::{SourceId, Span};
use std::ops::Range;

/// Whether entries of `collection` need a title and a description, and nothing else.
pub(super) fn are_entries(collection: &Collection) -> bool {
    let required = collection.fields.iter().filter(|field| field.required);
    let mut names: Vec<&str> = required.map(|field| field.name.as_str()).collect();
    names.sort_unstable();
    names == ["description", "title"]
}

/// The terms of `listing` that have a definition, as one table; how many have none is told once.
pub(super) fn read(
    source: SourceId,
    text: &str,
    listing: &Listing,
    collection: &Collection,
    told: &mut Vec<Diagnostic>,
) -> Option<Grid> {
    let key = |name: &str| collection.field(name).map_or(name, |field| field.keys[0].as_str()).to_owned();
    let head = |name: &str| Cell { text: key(name), url: None, range: 0..0 };
    let mut rows = vec![Line { cells: vec![head("title"), head("description")], range: 0..0 }];
    let mut empty: Vec<Range<usize>> = Vec::new();
    for block in &listing.blocks {
        let Block::Item(Item { depth: 0, phrase }) = block else { continue };
        let Some((term, definition)) = parts(phrase, text) else { continue };
        if phrase.text[definition.clone()].trim().is_empty() {
            empty.push(phrase.range.clone());
            continue;
        }
        rows.push(Line {
            cells: vec![part(phrase, term), part(phrase, definition)],
            range: phrase.range.clone(),
        });
    }
    if let Some(first) = empty.first() {
        let message = match empty.len() {
            1 => "this term has no definition, so it is no entry".to_owned(),
            count => format!("{count} terms have no definition, so they are no entries; this is the first"),
        };
        let diagnostic = Diagnostic::new(Code::EmptyDefinition, Span::new(source, first.clone()), message);
        told.push(diagnostic.help("write the definition behind the term, or take the term out"));
    }
    (rows.len() > 1).then(|| Grid { headings: Vec::new(), rows })
}

/// The term and its definition in the text of an item, if it is of this form.
fn parts(phrase: &Phrase, text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let said = &phrase.text;
    for (at, sign) in said.match_indices([':', '–', '—']) {
        let term = said[..at].trim_end();
        let behind = at + sign.len();
        // Org's sign has two points, of which the outline keeps one.
        let of_org = sign == ":" && text[phrase.locate(at..behind)].contains("::");
        let strong = !term.is_empty() && phrase.is_marked(Mark::Strong, &(0..term.len()));
        if (of_org || strong) && !term.is_empty() {
            return Some((0..term.len(), behind..said.len()));
        }
    }
    None
}

fn part(phrase: &Phrase, range: Range<usize>) -> Cell {
    let said = &phrase.text[range.clone()];
    let start = range.start + said.len() - said.trim_start().len();
    let text = said.trim();
    Cell { text: text.to_owned(), url: None, range: phrase.locate(start..start + text.len()) }
}
