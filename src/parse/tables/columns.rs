//! Which column holds which field.

use super::Line;
use crate::schema::{Collection, Field, Kind};
use crate::text::fold;
use crate::yaml::Map;
use std::collections::HashMap;

/// What the columns of a table hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The field of each column, as an index into the collection's.
    pub fields: Vec<Option<usize>>,
    /// Columns with a name that no field has, or that two columns have.
    pub unknown: Vec<usize>,
    /// A field that the headline above gives.
    pub from_heading: Option<usize>,
}

/// The columns of a table that begins with `header`; nothing if it is no table of the collection: fewer than two of its
/// columns are known, or a field that each entry needs comes from nowhere.
pub(super) fn of(
    collection: &Collection,
    header: &Line,
    given: &Map,
    below_heading: bool,
) -> Option<Columns> {
    let names = names(collection);
    let mut columns = Columns { fields: Vec::new(), unknown: Vec::new(), from_heading: None };
    for (at, cell) in header.cells.iter().enumerate() {
        let field = names.get(&fold(&cell.text)).copied().filter(|field| !columns.has(*field));
        if field.is_none() && !cell.text.is_empty() {
            columns.unknown.push(at);
        }
        columns.fields.push(field);
    }
    if columns.fields.iter().flatten().count() < 2 {
        return None;
    }
    for (at, field) in collection.fields.iter().enumerate().filter(|(_, field)| field.required) {
        let there = columns.has(at)
            || given.get(&field.keys[0]).is_some()
            || (field.name == "title" && columns.has_address(collection));
        if there {
            continue;
        }
        let named = below_heading && columns.from_heading.is_none() && matches!(field.kind, Kind::Ref { .. });
        if !named {
            return None;
        }
        columns.from_heading = Some(at);
    }
    Some(columns)
}

impl Columns {
    /// Whether a column holds `field`.
    pub fn has(&self, field: usize) -> bool {
        self.fields.contains(&Some(field))
    }

    /// Whether a column holds addresses, whose words may be a title.
    fn has_address(&self, collection: &Collection) -> bool {
        self.fields.iter().flatten().any(|field| collection.fields[*field].kind == Kind::Url)
    }
}

/// The fields by each name that a column may have, folded: their own, their keys, their labels.
fn names(collection: &Collection) -> HashMap<String, usize> {
    let mut names = HashMap::new();
    let own = |field: &Field| -> Vec<String> {
        [&field.name].into_iter().chain(&field.keys).map(|name| fold(name)).collect()
    };
    let labels = |field: &Field| field.label.0.iter().map(|(_, label)| fold(label)).collect();
    for names_of in [&own as &dyn Fn(&Field) -> Vec<String>, &labels] {
        for (at, field) in collection.fields.iter().enumerate() {
            for name in names_of(field) {
                names.entry(name).or_insert(at);
            }
        }
    }
    names
}
