//! Tables of tools: a row a tool or a layer, or a row a challenge.
//!
//! Takes a table; its header says what its columns hold.

use super::layers::Named;
use super::phrase::{self, Around};
use super::state::State;
use super::vocabulary::is_in;
use super::walk::Walker;
use super::{Words, label, report};
use crate::parse::listing::{Phrase, Row, Table};
use crate::resolve::catalogue::names::{is_version, year};
use crate::text::fold;

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
enum Column {
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

impl Walker<'_> {
    /// Reads a table.
    pub(super) fn table(&mut self, table: &Table) {
        let Some(columns) = columns(table, self.words) else {
            return self.unread_table(table);
        };
        let of_challenges = columns.contains(&Column::Challenge);
        if !of_challenges && !self.reads_tables() {
            return;
        }
        for row in table.rows.iter().filter(|row| !row.header) {
            if let Some(at) = columns.iter().position(|column| *column == Column::Challenge) {
                let Some(cell) = row.cells.get(at).filter(|cell| !cell.is_blank()) else { continue };
                self.row_of(cell);
            }
            self.row(row, &columns);
        }
    }

    fn unread_table(&mut self, table: &Table) {
        if self.reads_tables()
            && let Some(row) = table.rows.first()
        {
            let told = report::unread_at(row.range.clone(), &[], self.words, self.source);
            self.hint(told);
        }
    }

    fn row(&mut self, row: &Row, columns: &[Column]) {
        let mut around = self.around();
        let (mut note, mut version) = (None, None);
        for (cell, column) in row.cells.iter().zip(columns).filter(|(cell, _)| !cell.is_blank()) {
            let text = cell.text.trim();
            match column {
                Column::Layer => self.layer(cell, &mut around),
                Column::State => around.state = label::plain(text).1.or(State::parse(text)).or(around.state),
                Column::Year => {
                    around.year = text.split(|c: char| !c.is_ascii_digit()).find_map(year).or(around.year)
                }
                Column::Version => {
                    version = Some(text.trim_start_matches(['v', 'V'])).filter(|text| is_version(text))
                }
                Column::Note => note = note.or(Some(text)),
                Column::Challenge | Column::Tools(_) => {}
            }
        }
        for (cell, column) in row.cells.iter().zip(columns).filter(|(cell, _)| !cell.is_blank()) {
            let Column::Tools(named) = column else { continue };
            let around = Around { layers: named.clone().or_else(|| around.layers.clone()), ..around.clone() };
            let mut said = phrase::read(cell, &around, self.words, self.budget);
            for read in &mut said.uses {
                read.note = read.note.take().or_else(|| note.map(str::to_owned));
                read.version = read.version.take().or_else(|| version.map(str::to_owned));
            }
            if let Some(told) = report::unread(cell, &said, self.words, self.source) {
                self.hint(told);
            }
            self.add(said.uses);
        }
        for (cell, _) in row.cells.iter().zip(columns).filter(|(_, column)| **column == Column::Note) {
            self.note(cell, &around);
        }
    }

    /// A note may tell how far the challenge has come with another tool: "Celery testé, abandonné". One that says no
    /// more than a name says nothing of its use.
    fn note(&mut self, cell: &Phrase, around: &Around) {
        let plain = Around { state: None, ..around.clone() };
        let said = phrase::read(cell, &plain, self.words, self.budget);
        let told = said.uses.iter().all(|read| read.state != State::Used);
        if told && said.label.is_none() && said.is_whole() {
            self.add(said.uses);
        }
    }

    fn layer(&mut self, cell: &Phrase, around: &mut Around) {
        let (plain, state) = label::plain(&cell.text);
        around.state = state.or(around.state);
        let named = self.words.layers.label(&plain);
        if !named.layers.is_empty() {
            around.layers = Some(named);
        } else if !named.whole {
            let told = report::label(&cell.text, cell.locate(0..cell.text.len()), self.source);
            self.hint(told);
        }
    }
}

/// What the columns of a table hold; nothing, if none holds tools.
fn columns(table: &Table, words: &Words) -> Option<Vec<Column>> {
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut columns = match table.rows.first() {
        // The form of Markdown wants a header even where there is nothing to say in it.
        Some(header) if header.header && !header.cells.iter().all(Phrase::is_blank) => {
            header.cells.iter().map(|cell| column(&cell.text, words)).collect()
        }
        _ => guessed(table, words)?,
    };
    columns.resize(width, Column::Note);
    let has_tools = columns.iter().any(|column| matches!(column, Column::Tools(_)));
    if !has_tools && let Some(layer) = columns.iter().position(|column| *column == Column::Layer) {
        *columns.get_mut(layer + 1)? = Column::Tools(None);
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
    if are(&layers) {
        return Some(vec![Column::Layer, Column::Tools(None)]);
    }
    are(&|text| words.names.find(text.trim()).is_some()).then(|| vec![Column::Tools(None)])
}
