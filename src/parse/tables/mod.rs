//! Tables whose rows are entries: CSV, and the tables of Org and Markdown.
//!
//! Takes the text of one file that a collection reads; returns its rows, with the place of every cell, under the keys of
//! the collection's fields. A row that is not published never leaves this module. What names in it mean is found out
//! when all entries are known.

mod columns;
mod definitions;
mod items;
mod outline;
mod publish;
mod rows;
mod separated;
mod stray;

pub use publish::{is_published, truth};
pub(super) use stray::refused;

use super::document::{self, is_markdown, is_org};
use super::{Context, front_matter, org};
use crate::diag::{Code, Diagnostic, near, text};
use crate::schema::{Collection, Schema};
use crate::source::{SourceId, Span};
use crate::text::FileName;
use crate::yaml::Map;
use columns::Columns;
use std::ops::Range;

/// The tables of one file.
#[derive(Debug, Clone)]
pub struct TableFile {
    /// Its path below the source folder.
    pub path: String,
    /// Where it was read.
    pub source: SourceId,
    /// Index of the collection in the schema.
    pub collection: usize,
    /// In the order of the file.
    pub tables: Vec<Table>,
    /// Whether the file holds a table of the collection, be it published or not.
    pub holds_rows: bool,
    /// Whether the file as a whole is published.
    pub published: bool,
}

/// A table of entries.
#[derive(Debug, Clone)]
pub struct Table {
    /// The headlines above it, the widest first: their words and their place.
    pub headings: Vec<(String, Range<usize>)>,
    /// The key of a field that a headline gives, since no column does.
    pub from_heading: Option<String>,
    /// The keys of the fields that its columns give.
    pub keys: Vec<String>,
    /// Its rows that say something and are published.
    pub rows: Vec<Row>,
}

/// An entry in a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it says.
    pub fields: Map,
    /// Where the cells stand, by key.
    pub cells: Vec<(String, Range<usize>)>,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A table as written.
#[derive(Debug, Default)]
struct Grid {
    headings: Vec<(String, Range<usize>)>,
    rows: Vec<Line>,
}

/// A row as written.
#[derive(Debug)]
struct Line {
    cells: Vec<Cell>,
    range: Range<usize>,
}

/// A cell as written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cell {
    /// What readers read.
    text: String,
    /// Where it leads, if it is one link.
    url: Option<String>,
    range: Range<usize>,
}

/// The collection whose entries the rows of the file at `path` are.
pub(super) fn collection_of(path: &str, schema: &Schema) -> Option<usize> {
    if !is_separated(path) && !is_org(path) && !is_markdown(path) {
        return None;
    }
    let named = |path: &str| {
        let name = FileName::new(path);
        let reads = |collection: &Collection| {
            collection.reads_table(&name)
                || (is_separated(path) && collection.data.iter().any(|file| file == path))
        };
        schema.collections.iter().position(reads)
    };
    named(path).or_else(|| named(schema.below_language(path)?.1))
}

/// Whether a file with this path holds values with commas, or the like, between them.
pub(super) fn is_separated(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("csv" | "tsv"))
}

/// Reads the file at `path`, whose rows are entries of the collection at `index`.
pub(super) fn read(
    index: usize,
    source: SourceId,
    path: &str,
    text: &str,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> TableFile {
    let collection = &context.schema.collections[index];
    let mut noticed = Vec::new();
    let (meta, grids) = grids(collection, source, path, text, &mut noticed);
    // What is wrong with the text as a whole is told where it becomes a page.
    noticed.retain(|diagnostic: &Diagnostic| diagnostic.code == Code::EmptyDefinition);
    let given = given(&meta, collection, path, context);
    let mut file = TableFile {
        path: path.to_owned(),
        source,
        collection: index,
        tables: Vec::new(),
        holds_rows: false,
        published: is_published(collection, &given, &Map::default()),
    };
    for grid in grids {
        let Some((header, lines)) = split(&grid.rows) else { continue };
        let Some(columns) = columns::of(collection, header, &given, !grid.headings.is_empty()) else {
            continue;
        };
        file.holds_rows = true;
        let rows: Vec<Row> = rows::read(collection, &columns, header, lines)
            .filter(|row| is_published(collection, &row.fields, &given))
            .map(|row| filled(row, &given))
            .collect();
        if !rows.is_empty() {
            noticed.extend(unknown(source, collection, &columns, header));
            file.tables.push(table(grid.headings, rows, &columns, collection));
        }
    }
    if file.published || !file.tables.is_empty() {
        told.append(&mut noticed);
    }
    file
}

/// What the file at `path` says of itself, and its tables.
fn grids(
    collection: &Collection,
    source: SourceId,
    path: &str,
    text: &str,
    told: &mut Vec<Diagnostic>,
) -> (Map, Vec<Grid>) {
    if is_separated(path) {
        (Map::default(), vec![separated::read(text, path)])
    } else if is_org(path) {
        let parts = org::front_matter::split(source, text).unpack(told);
        (parts.meta, outline::org(source, text, collection, told))
    } else {
        let parts = front_matter::split(source, text).unpack(told);
        (parts.meta, outline::markdown(source, text, parts.body, collection, told))
    }
}

/// The first row that says something, which names the columns, and those below it.
fn split(lines: &[Line]) -> Option<(&Line, &[Line])> {
    let at = lines.iter().position(|line| line.cells.iter().any(|cell| !cell.is_blank()))?;
    Some((&lines[at], &lines[at + 1..]))
}

fn table(
    headings: Vec<(String, Range<usize>)>,
    rows: Vec<Row>,
    columns: &Columns,
    collection: &Collection,
) -> Table {
    let key = |field: usize| collection.fields[field].keys[0].clone();
    Table {
        headings,
        from_heading: columns.from_heading.map(key),
        keys: columns.fields.iter().flatten().map(|field| key(*field)).collect(),
        rows,
    }
}

/// What the file or the configuration says of all its rows: fields of the collection, but for those that a page has
/// for itself.
fn given(meta: &Map, collection: &Collection, path: &str, context: &Context) -> Map {
    const OF_PAGES: &[&str] =
        &["title", "description", "image", "image_alt", "updated", "robots", "search", "date", "author"];
    let mut all = meta.clone();
    document::fill_up(&mut all, path, &collection.name, &context.config.defaults);
    let mut given = Map::default();
    for field in collection.fields.iter().filter(|field| !OF_PAGES.contains(&field.name.as_str())) {
        let keys = field.keys.iter().filter(|key| !OF_PAGES.contains(&key.as_str()));
        if let Some(value) = keys.filter_map(|key| all.get(key)).find(|value| !value.is_blank()) {
            given.insert(field.keys[0].as_str(), value.clone());
        }
    }
    if let Some(value) = all.get(publish::KEY).filter(|_| collection.field(publish::KEY).is_none()) {
        given.insert(publish::KEY, value.clone());
    }
    given
}

fn filled(mut row: Row, given: &Map) -> Row {
    for (key, value) in given.iter().filter(|(key, _)| *key != publish::KEY) {
        if row.fields.get(key).is_none() {
            row.fields.insert(key, value.clone());
        }
    }
    row
}

/// One word a table on the columns that nothing reads.
fn unknown(
    source: SourceId,
    collection: &Collection,
    columns: &Columns,
    header: &Line,
) -> Option<Diagnostic> {
    let unknown: Vec<&Cell> = columns.unknown.iter().map(|at| &header.cells[*at]).collect();
    let first = unknown.first()?;
    let names: Vec<String> = unknown.iter().map(|cell| format!("`{}`", cell.text)).collect();
    let message = text!("nothing-reads", count = unknown.len(), names = names.join(", "));
    let keys = || collection.fields.iter().flat_map(|field| field.keys.iter().map(String::as_str));
    let help = match near(&first.text, keys()) {
        Some(near) => text!("did-you-mean", near = near.name),
        None => text!("take-it-out-or-name-it", collection = &collection.name),
    };
    let span = Span::new(source, first.range.clone());
    Some(Diagnostic::new(Code::UnknownColumn, span, message).help(help))
}

impl Cell {
    fn is_blank(&self) -> bool {
        self.text.is_empty() && self.url.is_none()
    }
}

#[cfg(test)]
mod tests;
