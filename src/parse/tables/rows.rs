//! Rows of a table under the keys of their fields.

use super::columns::Columns;
use super::publish::truth;
use super::{Cell, Line, Row};
use crate::schema::{Collection, Field, Kind};
use crate::yaml::{Map, Value};

/// The rows that say something; a header that is written again says nothing.
pub(super) fn read<'r>(
    collection: &'r Collection,
    columns: &'r Columns,
    header: &'r Line,
    lines: &'r [Line],
) -> impl Iterator<Item = Row> + 'r {
    let repeats = |line: &Line| {
        line.cells.len() == header.cells.len()
            && line.cells.iter().zip(&header.cells).all(|(one, other)| one.text == other.text)
    };
    let rows = lines.iter().filter(move |line| !repeats(line));
    rows.map(move |line| row(collection, columns, line)).filter(|row| !row.fields.is_empty())
}

fn row(collection: &Collection, columns: &Columns, line: &Line) -> Row {
    let mut row = Row { fields: Map::default(), cells: Vec::new(), range: line.range.clone() };
    let mut words: Option<&Cell> = None;
    let mut address: Option<&Cell> = None;
    for (cell, field) in line.cells.iter().zip(&columns.fields) {
        let Some(field) = field.map(|at| &collection.fields[at]).filter(|_| !cell.is_blank()) else {
            continue;
        };
        match (&field.kind, &cell.url) {
            (Kind::Url, Some(url)) => {
                set(&mut row, field, Value::String(url.clone()), cell);
                words = words.or(Some(cell).filter(|cell| !cell.text.is_empty()));
            }
            (_, Some(url)) => {
                let text = if cell.text.is_empty() { url } else { &cell.text };
                set(&mut row, field, value(field, text), cell);
                let whole =
                    ["https://", "http://", "mailto:", "/"].iter().any(|start| url.starts_with(start));
                address = address.or(Some(cell).filter(|_| whole));
            }
            (_, None) => set(&mut row, field, value(field, &cell.text), cell),
        }
    }
    // A link says two things: its address where a field is for that, and its words.
    if let Some(cell) = words {
        set_free(&mut row, collection.field("title"), Value::String(cell.text.clone()), cell);
    }
    if let Some((cell, url)) = address.and_then(|cell| Some((cell, cell.url.clone()?))) {
        let field = collection.fields.iter().find(|field| field.kind == Kind::Url && !field.keys.is_empty());
        set_free(&mut row, collection.field("website").or(field), Value::String(url), cell);
    }
    row
}

fn set(row: &mut Row, field: &Field, value: Value, cell: &Cell) {
    if !value.is_blank() {
        row.fields.insert(field.keys[0].as_str(), value);
        row.cells.push((field.keys[0].clone(), cell.range.clone()));
    }
}

fn set_free(row: &mut Row, field: Option<&Field>, value: Value, cell: &Cell) {
    if let Some(field) = field.filter(|field| row.fields.get(&field.keys[0]).is_none()) {
        set(row, field, value, cell);
    }
}

/// What `text` says in a column of `field`; what does not fit stays as it is, and is told with the fields.
fn value(field: &Field, text: &str) -> Value {
    let whole = || Value::String(text.to_owned());
    match &field.kind {
        Kind::Bool => truth(&whole()).map_or_else(whole, Value::Bool),
        Kind::Number => number(text).unwrap_or_else(whole),
        Kind::List => Value::List(parts(text, &[',', ';', '\n'])),
        Kind::Ref { many: true, .. } if text.contains([';', '\n']) => Value::List(parts(text, &[';', '\n'])),
        _ => whole(),
    }
}

fn number(text: &str) -> Option<Value> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let whole = plain.parse().ok().map(Value::Int);
    whole.or_else(|| {
        plain.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Float)
    })
}

fn parts(text: &str, between: &[char]) -> Vec<Value> {
    let parts = text.split(between).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Value::String(part.to_owned())).collect()
}
