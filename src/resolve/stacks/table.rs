//! Tables of tools: a row a tool or a layer, or a row a challenge.
//!
//! Takes a table; every cell of it becomes a use, says something of the uses in its row, or is told.

use super::columns::{Column, columns};
use super::phrase::{self, Around};
use super::report::{self, Missing};
use super::state::State;
use super::walk::Walker;
use super::{ReadUse, label};
use crate::parse::listing::{Phrase, Row, Table};
use crate::resolve::catalogue::names::{is_version, year};

/// What the cells of one row say.
#[derive(Default)]
struct Said<'t> {
    around: Around,
    version: Option<&'t str>,
    /// Cells that say something of the tools of the row.
    notes: Vec<&'t Phrase>,
    /// A label that names no layer.
    label: Option<&'t Phrase>,
    /// Whether a cell for tools is filled.
    filled: bool,
    uses: Vec<ReadUse>,
}

impl Walker<'_> {
    /// Reads a table.
    pub(super) fn table(&mut self, table: &Table) {
        let columns = columns(table, self.words);
        let challenge = columns.iter().flatten().position(|column| *column == Column::Challenge);
        if challenge.is_none() && !self.reads_tables() {
            return self.stray_table(table, columns.is_some());
        }
        let Some(columns) = columns else {
            return self.unread_table(table);
        };
        for row in table.rows.iter().filter(|row| !row.header) {
            if let Some(at) = challenge {
                let Some(cell) = row.cells.get(at).filter(|cell| !cell.is_blank()) else {
                    self.unread_row(row, Missing::Challenge);
                    continue;
                };
                self.row_of(cell);
            }
            self.row(row, &columns);
        }
    }

    /// Tells of a table of tools below no challenge.
    fn stray_table(&mut self, table: &Table, of_tools: bool) {
        let first = table.rows.iter().flat_map(|row| &row.cells).find(|cell| !cell.is_blank());
        if let Some(first) = first.filter(|_| !self.open && (of_tools || !self.named(table).is_empty())) {
            self.astray(first);
        }
    }

    fn unread_table(&mut self, table: &Table) {
        if let Some(row) = table.rows.first() {
            let mentions = self.named(table);
            let told = report::unread_at(row.range.clone(), &mentions, self.words, self.source);
            self.hint(told);
        }
    }

    /// Some of the tools that the cells of a table name.
    fn named(&self, table: &Table) -> Vec<usize> {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let named = cells.filter_map(|cell| self.words.names.find(cell.text.trim()));
        named.map(|found| found.tool).take(20).collect()
    }

    fn row(&mut self, row: &Row, columns: &[Column]) {
        let cells = || {
            let columns = columns.iter().chain(std::iter::repeat(&Column::Beyond));
            row.cells.iter().zip(columns).filter(|(cell, _)| !cell.is_blank())
        };
        let mut said = Said { around: self.around(), ..Said::default() };
        for (cell, column) in cells() {
            self.fact(cell, column, &mut said);
        }
        for (cell, column) in cells() {
            match column {
                Column::Tools(named) => {
                    let layers = named.clone().or_else(|| said.around.layers.clone());
                    self.tools(cell, Around { layers, ..said.around.clone() }, &mut said);
                }
                Column::Rest => self.any(cell, false, &mut said),
                Column::Beyond => self.any(cell, true, &mut said),
                _ => {}
            }
        }
        self.label_alone(&mut said);
        if said.uses.is_empty() && !said.filled {
            return self.unread_row(row, Missing::Tool);
        }
        self.end_row(said);
    }

    /// Keeps what a cell says of the tools in its row.
    fn fact<'t>(&mut self, cell: &'t Phrase, column: &Column, said: &mut Said<'t>) {
        let text = cell.text.trim();
        let around = &mut said.around;
        let understood = match column {
            Column::Layer => {
                self.layer(cell, said);
                true
            }
            Column::State => {
                let state = label::plain(text).1.or(State::parse(text));
                around.state = state.or(around.state);
                state.is_some()
            }
            Column::Year => {
                let year = text.split(|c: char| !c.is_ascii_digit()).find_map(year);
                around.year = year.or(around.year);
                year.is_some()
            }
            Column::Version => {
                let version = Some(text.trim_start_matches(['v', 'V'])).filter(|text| is_version(text));
                let first = said.version.is_none() && version.is_some();
                said.version = said.version.or(version);
                first
            }
            Column::Rest | Column::Beyond => {
                let (state, year) = (State::parse(text), year(text));
                (around.state, around.year) = (state.or(around.state), year.or(around.year));
                true
            }
            Column::Note => false,
            Column::Challenge | Column::Tools(_) => true,
        };
        if !understood {
            said.notes.push(cell);
        }
    }

    fn layer<'t>(&mut self, cell: &'t Phrase, said: &mut Said<'t>) {
        let (plain, state) = label::plain(&cell.text);
        said.around.state = state.or(said.around.state);
        let named = self.words.layers.label(&plain);
        if !named.layers.is_empty() {
            said.around.layers = Some(named);
        } else if !named.whole {
            said.label = Some(cell);
        }
    }

    fn tools(&mut self, cell: &Phrase, around: Around, said: &mut Said) {
        let read = phrase::read(cell, &around, self.words, self.budget);
        self.read(cell, read, said);
    }

    fn read(&mut self, cell: &Phrase, read: phrase::Said, said: &mut Said) {
        if let Some(told) = report::unread(cell, &read, self.words, self.source) {
            self.hint(told);
        }
        said.filled = true;
        said.uses.extend(read.uses);
    }

    /// Reads a cell of which no header says what it holds: tools, with `names` those that nobody knows as well, or a
    /// word on the tools before it.
    fn any<'t>(&mut self, cell: &'t Phrase, names: bool, said: &mut Said<'t>) {
        let text = cell.text.trim();
        if State::parse(text).is_some() || year(text).is_some() {
            return;
        }
        let version = text.trim_start_matches(['v', 'V']);
        if let Some(last) = said.uses.last_mut().filter(|last| last.version.is_none() && is_version(text)) {
            last.version = Some(version.to_owned());
            return;
        }
        let read = phrase::read(cell, &said.around, self.words, self.budget);
        if read.uses.is_empty() && read.mentions.is_empty() || !names && !read.is_whole() {
            return match said.uses.last_mut() {
                Some(last) if is_said(&text) => add_note(last, text),
                _ => said.notes.push(cell),
            };
        }
        self.read(cell, read, said);
    }

    /// A label that names no layer is told; if nothing stands beside it, it may be the tool itself.
    fn label_alone(&mut self, said: &mut Said) {
        let Some(cell) = said.label else { return };
        if !said.filled {
            let read = phrase::read(cell, &said.around, self.words, self.budget);
            if read.is_whole() && !read.uses.is_empty() {
                said.uses = read.uses;
            }
            return;
        }
        let told = report::label(&cell.text, cell.locate(0..cell.text.len()), self.source);
        self.hint(told);
    }

    /// Adds the uses of a row with what its other cells say of them.
    fn end_row(&mut self, mut said: Said) {
        let notes: Vec<&str> = said.notes.iter().map(|cell| cell.text.trim()).filter(is_said).collect();
        let note = Some(notes.join(" ; ")).filter(|note| !note.is_empty());
        for read in &mut said.uses {
            if let Some(note) = &note {
                add_note(read, note);
            }
            read.version = read.version.take().or_else(|| said.version.map(str::to_owned));
        }
        let lost = said.uses.is_empty();
        self.add(said.uses);
        for cell in said.notes {
            if lost && is_said(&cell.text.as_str()) {
                let told = report::unread_at(cell.locate(0..cell.text.len()), &[], self.words, self.source);
                self.hint(told);
            }
            self.note(cell, &said.around);
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

    /// Tells of a row without a tool or a challenge.
    fn unread_row(&mut self, row: &Row, missing: Missing) {
        if row.cells.iter().any(|cell| is_said(&cell.text.as_str())) {
            self.hint(report::row(row.range.clone(), missing, self.source));
        }
    }
}

fn add_note(read: &mut ReadUse, note: &str) {
    read.note = Some(match read.note.take() {
        Some(first) => format!("{first} ; {note}"),
        None => note.to_owned(),
    });
}

/// Whether a cell says anything: no dash, no "N/A".
fn is_said(text: &&str) -> bool {
    let says = |c: char| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '.' | '…' | '/' | '_' | '*');
    text.chars().any(says) && !phrase::says_nothing(text)
}
