//! Where the keys and values of a YAML text stand.
//!
//! Takes a text that [`super::parse()`] could read, returns ranges without values. It reads indentation, lists,
//! mappings and where scalars end, in one pass; it gives up (`None`) on forms that editors do not use, rather than
//! point at the wrong place.

use std::collections::HashMap;
use std::ops::Range;

use super::cursor::{Cursor, key_text};

/// A value and its place.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    Scalar,
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key of a mapping and its value; a key written twice has two entries.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_range: Range<usize>,
    pub(super) value: Node,
}

/// A key that its mapping has already.
#[derive(Debug)]
pub(super) struct Duplicate<'a> {
    pub(super) key: &'a str,
    pub(super) earlier: Range<usize>,
    pub(super) later: Range<usize>,
}

impl Node {
    pub(super) fn scalar(range: Range<usize>) -> Node {
        Node { range, kind: Kind::Scalar }
    }

    /// A mapping over its entries; there is at least one.
    pub(super) fn map(entries: Vec<Entry>) -> Option<Node> {
        let range = entries.first()?.key_range.start..entries.last()?.value.range.end;
        Some(Node { range, kind: Kind::Map(entries) })
    }

    /// Every key that is written again in its mapping, in order of the text.
    pub(super) fn duplicates(&self) -> Vec<Duplicate<'_>> {
        let mut found = Vec::new();
        self.collect_duplicates(&mut found);
        found.sort_by_key(|duplicate| duplicate.later.start);
        found
    }

    fn collect_duplicates<'a>(&'a self, found: &mut Vec<Duplicate<'a>>) {
        match &self.kind {
            Kind::Scalar => {}
            Kind::List(items) => items.iter().for_each(|item| item.collect_duplicates(found)),
            Kind::Map(entries) => {
                let mut seen = HashMap::with_capacity(entries.len());
                for Entry { key, key_range, value } in entries {
                    if let Some(earlier) = seen.insert(key.as_str(), key_range.clone()) {
                        found.push(Duplicate { key, earlier, later: key_range.clone() });
                    }
                    value.collect_duplicates(found);
                }
            }
        }
    }
}

/// The outline of `text[range]`: of its first document.
pub(super) fn outline(text: &str, range: Range<usize>) -> Option<Node> {
    let mut cursor = Cursor::document(text, range)?;
    cursor.skip_blank();
    if cursor.at_end() {
        return None;
    }
    let column = cursor.column();
    let node = block_node(&mut cursor, column, -1)?;
    cursor.skip_blank();
    cursor.at_end().then_some(node)
}

/// The node at the cursor, which stands on its first character, in `column`; `parent` is the column of the
/// mapping or list around it.
fn block_node(cursor: &mut Cursor, column: isize, parent: isize) -> Option<Node> {
    cursor.deeper(|cursor| {
        let start = cursor.at;
        if cursor.skip_properties() && cursor.at_line_end() {
            cursor.skip_blank();
            let column = cursor.column();
            return if column > parent { block_node(cursor, column, parent) } else { None };
        }
        match cursor.peek()? {
            b'-' if cursor.is_indicator() => list(cursor, column),
            b'?' if cursor.is_indicator() => None,
            b'|' | b'>' => cursor.block_scalar(parent),
            b'[' | b'{' => flow_value(cursor),
            _ if cursor.key_follows() => {
                cursor.at = start;
                map(cursor, column)
            }
            _ => cursor.scalar(parent),
        }
    })
}

fn list(cursor: &mut Cursor, column: isize) -> Option<Node> {
    let start = cursor.at;
    let mut items = Vec::new();
    loop {
        cursor.at += 1;
        items.push(value_after(cursor, column, false)?);
        cursor.skip_blank();
        let here = cursor.column();
        if cursor.at_end() || here < column || (here == column && !cursor.is_dash()) {
            break;
        }
        if here > column {
            return None;
        }
    }
    Some(Node { range: start..items.last()?.range.end, kind: Kind::List(items) })
}

fn map(cursor: &mut Cursor, column: isize) -> Option<Node> {
    let mut entries = Vec::new();
    loop {
        cursor.skip_properties();
        let key_range = cursor.key()?;
        let value = value_after(cursor, column, true)?;
        entries.push(Entry { key: key_text(&cursor.text[key_range.clone()])?, key_range, value });
        cursor.skip_blank();
        let here = cursor.column();
        if cursor.at_end() || here < column {
            return Node::map(entries);
        }
        if here > column || cursor.is_dash() {
            return None;
        }
    }
}

/// The value after a `-` or after the colon of a key (`of_key`), on its line or below it.
fn value_after(cursor: &mut Cursor, parent: isize, of_key: bool) -> Option<Node> {
    let after = cursor.at;
    cursor.skip_spaces();
    // `- &name key: value`: what stands before the key belongs to the mapping, whose column it is.
    let column = cursor.column();
    let begin = cursor.at;
    cursor.skip_properties();
    if cursor.at_line_end() {
        cursor.skip_blank();
        let below = cursor.column();
        let list_of_key = of_key && below == parent && cursor.is_dash();
        if cursor.at_end() || (below <= parent && !list_of_key) {
            return Some(Node::scalar(after..after));
        }
        return block_node(cursor, below, parent);
    }
    if !of_key {
        cursor.at = begin;
        return block_node(cursor, column, parent);
    }
    match cursor.peek()? {
        b'|' | b'>' => cursor.block_scalar(parent),
        b'[' | b'{' => flow_value(cursor),
        _ => cursor.scalar(parent),
    }
}

/// A flow collection that is a value: `[a, b]`, not the key `[a, b]: c`.
fn flow_value(cursor: &mut Cursor) -> Option<Node> {
    let node = flow_node(cursor)?;
    cursor.skip_spaces();
    cursor.at_line_end().then_some(node)
}

fn flow_node(cursor: &mut Cursor) -> Option<Node> {
    cursor.deeper(|cursor| {
        cursor.skip_properties();
        cursor.skip_blank();
        match cursor.peek()? {
            b'[' => flow_list(cursor),
            b'{' => flow_map(cursor),
            _ => cursor.flow_scalar(),
        }
    })
}

fn flow_list(cursor: &mut Cursor) -> Option<Node> {
    let start = cursor.at;
    let mut items = Vec::new();
    cursor.at += 1;
    while !cursor.closes(b']')? {
        let item = flow_node(cursor)?;
        cursor.skip_blank();
        items.push(if cursor.peek()? == b':' { Node::map(vec![flow_entry(cursor, item)?])? } else { item });
    }
    Some(Node { range: start..cursor.at, kind: Kind::List(items) })
}

fn flow_map(cursor: &mut Cursor) -> Option<Node> {
    let start = cursor.at;
    let mut entries = Vec::new();
    cursor.at += 1;
    while !cursor.closes(b'}')? {
        let key = flow_node(cursor)?;
        cursor.skip_blank();
        entries.push(flow_entry(cursor, key)?);
    }
    Some(Node { range: start..cursor.at, kind: Kind::Map(entries) })
}

/// The entry whose key was just read; the cursor is at its colon, or after it where there is none.
fn flow_entry(cursor: &mut Cursor, key: Node) -> Option<Entry> {
    let key_range = key.range;
    let mut value = Node::scalar(key_range.end..key_range.end);
    if cursor.peek()? == b':' {
        cursor.at += 1;
        cursor.skip_blank();
        if !matches!(cursor.peek()?, b',' | b']' | b'}') {
            value = flow_node(cursor)?;
        }
    }
    let text = matches!(key.kind, Kind::Scalar).then(|| key_text(&cursor.text[key_range.clone()]))??;
    Some(Entry { key: text, key_range, value })
}
