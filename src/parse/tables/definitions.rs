//! Lists of terms, which are tables of two columns: `- **Term:** definition`, and Org's `- term :: definition`.

use super::{Cell, Grid, Line};
use crate::diag::{Code, Diagnostic, text};
use crate::parse::listing::{Block, Item, Listing, Mark, Phrase};
use crate::schema::Collection;
use crate::source::{SourceId, Span};
use std::ops::Range;

/// How many words a term has at most that nothing but a colon sets off.
const MOST_WORDS: usize = 4;

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
    let items = || {
        listing.blocks.iter().filter_map(|block| match block {
            Block::Item(Item { depth: 0, phrase }) => Some(phrase),
            _ => None,
        })
    };
    // Where no term is set off and every item has a colon after a few words, those are terms.
    let plain = items().all(|phrase| parts(phrase, text).is_none() && before_colon(phrase).is_some());
    for phrase in items() {
        let found = parts(phrase, text).or_else(|| before_colon(phrase).filter(|_| plain));
        let Some((term, definition)) = found else { continue };
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
            1 => text!("this-term-has-no-definition-so"),
            count => text!("terms-have-no-definition-so-they", count = count),
        };
        let diagnostic = Diagnostic::new(Code::EmptyDefinition, Span::new(source, first.clone()), message);
        told.push(diagnostic.help(text!("write-the-definition-behind-the-term")));
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

/// The few words before a colon that stands free, and what follows it.
fn before_colon(phrase: &Phrase) -> Option<(Range<usize>, Range<usize>)> {
    let at = phrase.text.find(" :").or_else(|| phrase.text.find("\u{a0}:"))?;
    let term = phrase.text[..at].trim_end();
    let behind = phrase.text[at..].find(':').map(|colon| at + colon + 1)?;
    let few = !term.is_empty() && term.split_whitespace().count() <= MOST_WORDS;
    few.then_some((0..term.len(), behind..phrase.text.len()))
}

fn part(phrase: &Phrase, range: Range<usize>) -> Cell {
    let said = &phrase.text[range.clone()];
    let start = range.start + said.len() - said.trim_start().len();
    let text = said.trim();
    Cell { text: text.to_owned(), url: None, range: phrase.locate(start..start + text.len()) }
}
