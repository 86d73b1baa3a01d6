//! Records as a table in CSV: a line an entry, a column a field.
//!
//! A reference becomes two columns, the title and the id (`promotion`, `promotion_id`); lists are joined; what has keys
//! of its own is JSON in its cell.

use super::text;
use super::values::RESERVED;
use crate::schema::{Field, Kind};
use crate::yaml::{Map, Value};

/// What stands between the items of a list.
const BETWEEN: &str = " ; ";

/// A table of `rows`, under the names of its columns.
pub fn csv(fields: &[(String, &Field)], rows: &[String]) -> String {
    let head = RESERVED.iter().map(|name| (*name).to_owned()).chain(fields.iter().flat_map(columns));
    line(head) + &rows.concat()
}

/// `record` as a row of that table.
pub fn row(fields: &[(String, &Field)], record: &Map) -> String {
    let said = |name: &str| record.get(name).unwrap_or(&Value::Null);
    let head = RESERVED.iter().map(|name| cell(said(name)));
    let own = fields.iter().flat_map(|(name, field)| cells(field, said(name)));
    line(head.chain(own))
}

/// The bytes that most lines of a table have room in; usually thousands are made for each.
const LINE: usize = 512;

/// A line of a table, with its end.
fn line(cells: impl Iterator<Item = String>) -> String {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(LINE).from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ = writer.write_record(cells);
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The columns of a field.
fn columns((name, field): &(String, &Field)) -> Vec<String> {
    match field.kind {
        Kind::Ref { .. } => vec![name.clone(), format!("{name}_id")],
        _ => vec![name.clone()],
    }
}

/// What stands in the columns of a field.
fn cells(field: &Field, value: &Value) -> Vec<String> {
    match field.kind {
        Kind::Ref { .. } => ["title", "id"].map(|key| named(value, key)).to_vec(),
        _ => vec![cell(value)],
    }
}

/// What the references in `value` have under `key`.
fn named(value: &Value, key: &str) -> String {
    let of = |value: &Value| {
        value.as_map().and_then(|map| map.get(key)).and_then(Value::to_text).unwrap_or_default()
    };
    match value {
        Value::List(list) => list.iter().map(of).collect::<Vec<_>>().join(BETWEEN),
        value => of(value),
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::List(list) if list.is_empty() => String::new(),
        Value::List(list) if list.iter().all(|item| item.to_text().is_some()) => {
            list.iter().filter_map(Value::to_text).collect::<Vec<_>>().join(BETWEEN)
        }
        Value::List(_) | Value::Map(_) => text(value).trim_end().to_owned(),
        scalar => scalar.to_text().unwrap_or_default(),
    }
}
