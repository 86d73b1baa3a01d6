//! What the columns of a table hold: what its header says, or what its rows look like.
//!
//! Takes a table; must not read what its tools are.

use super::layers::Named;
use super::vocabulary::is_in;
use super::{Words, label};
use crate::parse::listing::{Phrase, Table};
use crate::text::fold;

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Column {
    /// The name of a challenge.
    Challenge,
    /// What the tools of the row are for.
    Layer,
    /// Tools, in these layers if the header names any.
    Tools(Option<Named>),
    State,
    Version,
    Year,
    Note,
    /// Tools, or what is said of those before it: there is no header that says which.
    Rest,
    /// More than the header speaks of: a cell too many, which may hold anything.
    Beyond,
}

const LAYER: &[&str] = &[
    "couche",
    "layer",
    "usage",
    "categorie",
    "category",
    "type",
    "brique",
    "fonction",
    "domaine",
    "besoin",
    "theme",
    "partie",
    "role",
    "function",
    "purpose",
    "component",
    "composant",
    "kind",
    "area",
];
const TOOL: &[&str] = &[
    "outil",
    "tool",
    "techno",
    "technologie",
    "technology",
    "technologies",
    "logiciel",
    "software",
    "solution",
    "stack",
    "nom",
    "name",
    "choix",
    "choice",
    "produit",
    "product",
    "technique",
];
const CHALLENGE: &[&str] = &["defi", "challenge", "projet", "project", "equipe", "team"];
const STATE: &[&str] = &["etat", "statut", "state", "status", "avancement"];
const YEAR: &[&str] = &["annee", "year", "depuis", "since", "date"];

/// What the columns of a table hold; nothing, if none holds tools. Further columns are [`Column::Beyond`].
pub(super) fn columns(table: &Table, words: &Words) -> Option<Vec<Column>> {
    let mut columns = match table.rows.first() {
        // The form of Markdown wants a header even where there is nothing to say in it.
        Some(header) if header.header && !header.cells.iter().all(Phrase::is_blank) => {
            header.cells.iter().map(|cell| column(&cell.text, words)).collect()
        }
        _ => guessed(table, words)?,
    };
    let has_tools = columns.iter().any(|column| matches!(column, Column::Tools(_)));
    if !has_tools && let Some(layer) = columns.iter().position(|column| *column == Column::Layer) {
        columns.resize(columns.len().max(layer + 2), Column::Beyond);
        columns[layer + 1] = Column::Tools(None);
        return Some(columns);
    }
    has_tools.then_some(columns)
}

fn column(header: &str, words: &Words) -> Column {
    let (plain, _) = label::plain(header);
    let folded: Vec<String> = plain.split_whitespace().map(fold).collect();
    let says = |list: &[&str]| folded.iter().any(|word| is_in(list, word));
    let first = |list: &[&str]| folded.first().is_some_and(|word| is_in(list, word));
    if first(CHALLENGE) {
        return Column::Challenge;
    }
    let named = words.layers.named(&plain);
    if named.whole && !named.layers.is_empty() {
        return Column::Tools(Some(named));
    }
    match () {
        () if first(LAYER) => Column::Layer,
        () if says(TOOL) => Column::Tools(None),
        () if says(STATE) => Column::State,
        () if says(&["version"]) => Column::Version,
        () if says(YEAR) => Column::Year,
        () => Column::Note,
    }
}

/// The columns of a table without a header: labels and tools, or tools and what is said of them.
fn guessed(table: &Table, words: &Words) -> Option<Vec<Column>> {
    let firsts: Vec<&Phrase> =
        table.rows.iter().filter(|row| !row.header).filter_map(|row| row.cells.first()).collect();
    let are = |test: &dyn Fn(&str) -> bool| {
        firsts.iter().filter(|cell| test(&cell.text)).count() * 2 > firsts.len()
    };
    let layers = |text: &str| {
        let named = words.layers.named(text);
        named.whole && !named.layers.is_empty()
    };
    let known = |text: &str| words.names.find(text.trim()).is_some();
    let mut columns = match () {
        () if are(&layers) => vec![Column::Layer, Column::Tools(None)],
        () if are(&known) => vec![Column::Tools(None)],
        () => return None,
    };
    // By column: filled cells, and those with the name of a tool.
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for row in &table.rows {
        counts.resize(counts.len().max(row.cells.len()), (0, 0));
        for (cell, (filled, tools)) in row.cells.iter().zip(&mut counts).filter(|(cell, _)| !cell.is_blank())
        {
            (*filled, *tools) = (*filled + 1, *tools + usize::from(known(&cell.text)));
        }
    }
    let rest = counts.iter().skip(columns.len()).map(|(filled, tools)| match tools * 2 > *filled {
        true => Column::Tools(None),
        false => Column::Rest,
    });
    columns.extend(rest);
    Some(columns)
}
