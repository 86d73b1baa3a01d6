//! Tables that look private, in files that nobody reads as such.
//!
//! Takes the text of one file that no collection reads tables from; tells if it holds a table of a private collection. A
//! log that was saved under a name of its own must not become a page or a download.

use super::{Columns, columns, given, grids, is_published, is_separated, split};
use crate::diag::{Code, Diagnostic, text};
use crate::parse::Context;
use crate::parse::document::{is_markdown, is_org};
use crate::schema::{Collection, Kind};
use crate::source::{SourceId, Span};
use crate::yaml::Map;

/// Fewer columns than this, addresses not counted, may be those of any table.
const FEWEST: usize = 3;

/// What to say of the file at `path`, which is not to be published: it holds a table of a private collection, nobody
/// reads it as one, and it does not say `publish: true`.
pub(in crate::parse) fn refused(
    source: SourceId,
    path: &str,
    text: &str,
    context: &Context,
) -> Option<Diagnostic> {
    if !is_loose(path, context) || !text.contains(['|', ';', ',', '\t']) {
        return None;
    }
    let private = context.schema.collections.iter().filter(|collection| collection.private);
    private.filter(|collection| !collection.tables.is_empty()).find_map(|collection| {
        let (meta, grids) = grids(collection, source, path, text, &mut Vec::new());
        let given = given(&meta, collection, path, context);
        if is_published(collection, &given, &Map::default()) {
            return None;
        }
        grids.iter().find_map(|grid| {
            let (header, _) = split(&grid.rows)?;
            let columns = columns::of(collection, header, &given, !grid.headings.is_empty())?;
            let looks =
                known(&columns, collection) >= FEWEST || (is_org(path) && columns.from_heading.is_some());
            looks.then(|| tell(Span::new(source, header.range.clone()), collection, path))
        })
    })
}

/// Whether the file at `path` would be a page or a download: no entry, and no table that is read.
fn is_loose(path: &str, context: &Context) -> bool {
    if path.split('/').any(|part| part.starts_with('_'))
        || super::collection_of(path, context.schema).is_some()
    {
        return false;
    }
    let own = context.schema.collection_of(path).map(|index| &context.schema.collections[index]);
    let is_page = own.is_none_or(|own| own.sources.iter().any(|glob| glob == "**"));
    is_page && (is_separated(path) || is_org(path) || is_markdown(path))
}

/// How many columns hold fields of `collection` that are no addresses.
fn known(columns: &Columns, collection: &Collection) -> usize {
    columns.fields.iter().flatten().filter(|field| collection.fields[**field].kind != Kind::Url).count()
}

fn tell(span: Span, collection: &Collection, path: &str) -> Diagnostic {
    let message = text!("this-table-has-the-columns-of", collection = &collection.name);
    let allow = match is_separated(path) {
        true => text!("give-it-under-of"),
        false => text!("write-at-its-top"),
    };
    let help = text!("move-it-to-to-have-it", collection = &collection.name, allow = allow);
    Diagnostic::new(Code::PrivateTable, span, message).help(help)
}
