//! Tables with commas, semicolons or tabs between their cells.
//!
//! Takes a text; returns its rows with the place of every cell. The quotes around a cell belong to its place, and not to
//! what it says. A line `sep=;`, which some spreadsheets write, is heeded.

use super::outline::plain;
use super::{Cell, Grid, Line};
use crate::parse::org;
use crate::source::begin;
use std::ops::Range;

/// The rows of `text`.
pub(super) fn read(text: &str, path: &str) -> Grid {
    let mut start = begin(text);
    let mut delimiter = None;
    if let Some(named) = text[start..].strip_prefix("sep=") {
        let line = named.lines().next().unwrap_or_default();
        delimiter = line.bytes().next().filter(|byte| line.len() == 1 && byte.is_ascii());
        if delimiter.is_some() {
            start += text[start..].find('\n').map_or(text.len() - start, |end| end + 1);
        }
    }
    let delimiter = delimiter.unwrap_or_else(|| found(&text[start..], path));
    let as_org = is_org(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(&text.as_bytes()[start..]);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    // Only input and output and texts that are not UTF-8 can fail, and neither is here.
    while let Ok(true) = reader.read_record(&mut record) {
        let at =
            |position: u64| usize::try_from(position).map_or(text.len(), |at| (at + start).min(text.len()));
        let begin = at(record.position().map_or(0, csv::Position::byte));
        let range = trimmed(text, begin..at(reader.position().byte()));
        let places = places(text, range.clone(), delimiter);
        let places = Some(places).filter(|places| places.len() == record.len());
        let cells = record.iter().enumerate().map(|(index, said)| {
            let place = places.as_ref().map_or_else(|| range.clone(), |places| places[index].clone());
            cell(said, place, as_org)
        });
        rows.push(Line { cells: cells.collect(), range: range.clone() });
    }
    Grid { headings: Vec::new(), rows }
}

/// What stands between the cells: that which the first line has most of.
fn found(text: &str, path: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    let first = text.trim_start_matches(['\r', '\n']);
    for byte in first.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            byte if !quoted => {
                counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let tabs = path.to_ascii_lowercase().ends_with(".tsv");
    match counts.iter().find(|(_, count)| *count == most && most > 0) {
        Some((sign, _)) => *sign,
        None if tabs => b'\t',
        None => b',',
    }
}

/// Whether cells are written in Org's way: a table of Org that was exported.
fn is_org(text: &str) -> bool {
    let is_day = |rest: &str| {
        let bytes = rest.as_bytes();
        bytes.len() > 10 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-' && bytes[7] == b'-'
    };
    text.contains("[[") || text.match_indices('<').any(|(at, _)| is_day(&text[at + 1..]))
}

/// `range` without the ends of lines around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start_matches(['\r', '\n']).len();
    let end = start + text[start..range.end].trim_end_matches(['\r', '\n']).len();
    start..end
}

/// Where the cells of the row at `range` stand.
fn places(text: &str, range: Range<usize>, delimiter: u8) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut places = Vec::new();
    let (mut start, mut at) = (range.start, range.start);
    let mut quoted = bytes.get(at) == Some(&b'"') && at < range.end;
    at += usize::from(quoted);
    while at < range.end {
        match bytes[at] {
            b'"' if quoted => {
                let doubled = at + 1 < range.end && bytes[at + 1] == b'"';
                quoted = doubled;
                at += usize::from(doubled);
            }
            byte if byte == delimiter && !quoted => {
                places.push(start..at);
                start = at + 1;
                quoted = start < range.end && bytes[start] == b'"';
                at += usize::from(quoted);
            }
            _ => {}
        }
        at += 1;
    }
    places.push(start..range.end);
    places
}

fn cell(said: &str, range: Range<usize>, as_org: bool) -> Cell {
    let said = plain(said);
    let said = said.as_str();
    if as_org {
        let mut cell = Cell::of(&org::phrase(said));
        cell.range = range;
        return cell;
    }
    let (text, url) = match link(said) {
        Some((words, url)) => (words.to_owned(), Some(url.to_owned())),
        None => (said.to_owned(), None),
    };
    Cell { text, url, range }
}

/// The words and the address of `[words](address)`, and of an address alone, which has no words.
fn link(said: &str) -> Option<(&str, &str)> {
    let is_address = |text: &str| {
        ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme))
            && !text.contains(char::is_whitespace)
    };
    if is_address(said) {
        return Some(("", said));
    }
    let (words, url) = said.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    is_address(url).then(|| (words.trim(), url))
}
