//! Stage 2: sources become documents.
//!
//! Takes what [`crate::load`] read; returns [`Documents`]. Every text is parsed by itself, on all cores at once;
//! what one document says never changes another.

pub mod body;
pub mod date;
mod date_forms;
pub mod document;
pub mod front_matter;
pub mod listing;
pub mod markdown;
mod memo;
pub mod org;
pub mod tables;
mod tool_file;

use crate::config::Config;
use crate::diag::{Checked, Code, Diagnostic};
use crate::load::{FileEntry, FileKind, Loaded, SERVER_FILE};
use crate::schema::{Holds, Schema};
use crate::source::SourceId;
use crate::yaml::{self, Value};
use date::Date;
use document::Document;
use listing::Listing;
pub use memo::{Memo, hangs_on_the_moment};
use rayon::prelude::*;
use std::path::PathBuf;
use tables::TableFile;

/// Everything that was read, understood one file at a time.
#[derive(Debug, Default)]
pub struct Documents {
    /// The texts, in the order of their paths.
    pub documents: Vec<Document>,
    /// The data files, in the order of their paths.
    pub data: Vec<Data>,
    /// Files to copy as they are, in the order of their paths.
    pub files: Vec<Copied>,
    /// `_redirects`, if there is one.
    pub redirects: Option<SourceId>,
    /// Lists of tools, and files that tell who uses which.
    pub tool_files: Vec<ToolFile>,
    /// Tables whose rows are entries.
    pub tables: Vec<TableFile>,
}

/// A file of `_data/`.
#[derive(Debug, Clone)]
pub struct Data {
    /// Its path below the source folder: `_data/defis.yml`.
    pub path: String,
    /// Where it was read.
    pub source: SourceId,
    /// What it holds.
    pub value: Value,
}

/// A file that is copied.
#[derive(Debug, Clone)]
pub struct Copied {
    /// Its path below the source folder and below the output folder.
    pub path: String,
    /// Where it is on disk.
    pub file: PathBuf,
    /// What is written in place of what stands there, where the two differ.
    pub text: Option<String>,
}

/// What every document is read with.
#[derive(Debug)]
pub struct Context<'a> {
    /// The site's configuration.
    pub config: &'a Config,
    /// The site's schema.
    pub schema: &'a Schema,
    /// Languages that a folder may be named after.
    pub languages: Vec<String>,
    /// How Markdown is read; the language is set for each document.
    pub markdown: markdown::Options,
    /// Whether drafts are read.
    pub drafts: bool,
    /// Whether posts of a later day are read.
    pub future: bool,
    /// The day of the build in the site's time zone.
    pub today: Date,
}

/// A file that tells of tools: a list of them, or the stacks of challenges.
#[derive(Debug, Clone)]
pub struct ToolFile {
    /// Its path below the source folder.
    pub path: String,
    /// Where it was read.
    pub source: SourceId,
    /// Whether it lists tools or tells who uses them.
    pub holds: Holds,
    /// What it holds.
    pub content: ToolContent,
}

/// What a [`ToolFile`] holds.
#[derive(Debug, Clone)]
pub enum ToolContent {
    /// Org or Markdown.
    Outline(Listing),
    /// YAML.
    Record(Value),
}

#[derive(Debug, Clone)]
enum Parsed {
    Document(Box<Document>),
    Data(Data),
    Redirects(SourceId),
    Copied(Copied),
    Nothing,
}

/// What came of one file.
#[derive(Debug, Clone)]
struct One {
    parsed: Parsed,
    tools: Option<ToolFile>,
    table: Option<TableFile>,
    diagnostics: Vec<Diagnostic>,
}

/// Parses everything that was loaded; `done` is called after each file. What is in `memo` is not parsed again, and what came
/// of each text is in it afterwards; without one, nothing is kept.
pub fn parse(
    loaded: &Loaded,
    context: &Context,
    memo: Option<&mut Memo>,
    done: &(dyn Fn() + Sync),
) -> Checked<Documents> {
    let known = memo.as_deref();
    let parsed: Vec<(One, bool)> = loaded
        .files
        .par_iter()
        .map(|file| {
            let known = match file.kind {
                FileKind::Text(id) => known.and_then(|memo| memo.get(file, id, &loaded.sources.get(id).text)),
                _ => None,
            };
            let is_known = known.is_some();
            let one = known.unwrap_or_else(|| match file.kind {
                FileKind::Text(id) => read_text(id, file, &loaded.sources.get(id).text, context),
                FileKind::Static(_) if !is_hidden(&file.path) => {
                    let copied = Copied { path: file.path.clone(), file: file.full.clone(), text: None };
                    One::of(Parsed::Copied(copied))
                }
                FileKind::Static(_) | FileKind::Broken(_) => One::of(Parsed::Nothing),
            });
            done();
            (one, is_known)
        })
        .collect();
    if let Some(memo) = memo {
        let mut next = Memo::default();
        for (file, (one, is_known)) in loaded.files.iter().zip(&parsed) {
            let FileKind::Text(id) = file.kind else { continue };
            let source = loaded.sources.share(id);
            if !(*is_known && next.take_over(file, id, &source, memo)) {
                next.put(file, id, source, one.clone(), context);
            }
        }
        *memo = next;
    }
    let mut documents = Documents::default();
    let mut diagnostics = Vec::new();
    for (one, _) in parsed {
        diagnostics.extend(one.diagnostics);
        documents.tool_files.extend(one.tools);
        documents.tables.extend(one.table);
        match one.parsed {
            Parsed::Document(document) => documents.documents.push(*document),
            Parsed::Data(data) => documents.data.push(data),
            Parsed::Redirects(source) => documents.redirects = Some(source),
            Parsed::Copied(file) => documents.files.push(file),
            Parsed::Nothing => {}
        }
    }
    Checked { value: documents, diagnostics }
}

impl One {
    fn of(parsed: Parsed) -> Self {
        Self { parsed, tools: None, table: None, diagnostics: Vec::new() }
    }
}

/// Everything that one text says.
fn read_text(source: SourceId, file: &FileEntry, text: &str, context: &Context) -> One {
    let mut diagnostics = Vec::new();
    let role = tool_file::role(&file.path, text, context.schema);
    let tools = role.and_then(|role| tool_file::parse(role, source, &file.path, text, &mut diagnostics));
    let table = tables::collection_of(&file.path, context.schema)
        .map(|collection| tables::read(collection, source, &file.path, text, context, &mut diagnostics));
    let refused = tables::refused(source, &file.path, text, context);
    let is_stray = refused.is_some();
    diagnostics.extend(refused);
    let taken = is_stray || table.as_ref().is_some_and(|table| takes_file(table, context));
    let parsed = match role {
        _ if taken => Parsed::Nothing,
        Some(role) if !role.is_page => Parsed::Nothing,
        None if tables::is_separated(&file.path) => table_to_copy(file),
        _ => parse_text(source, file, text, context, &mut diagnostics),
    };
    One { parsed, tools, table, diagnostics }
}

/// A document that was read by itself.
#[derive(Debug)]
pub struct Reread {
    document: Box<Document>,
    diagnostics: Vec<Diagnostic>,
}

impl Reread {
    /// What it says.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What was noticed in it.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

/// Reads one text by itself; nothing if it is anything but one document.
pub fn reread(source: SourceId, file: &FileEntry, text: &str, context: &Context) -> Option<Reread> {
    match read_text(source, file, text, context) {
        One { parsed: Parsed::Document(document), tools: None, table: None, diagnostics } => {
            Some(Reread { document, diagnostics })
        }
        _ => None,
    }
}

/// Whether a file of tables is nothing but that: neither a page nor an entry, nor copied as it is.
fn takes_file(table: &TableFile, context: &Context) -> bool {
    let private = context.schema.collections[table.collection].private && !table.published;
    match context.schema.collection_of(&table.path) {
        _ if tables::is_separated(&table.path) => true,
        // Where a file of entries holds a table of them, the rows are the entries.
        Some(own) if own == table.collection => table.holds_rows,
        Some(_) => private,
        None => true,
    }
}

/// A table that no collection reads is copied whole: only how it begins was looked at.
fn table_to_copy(file: &FileEntry) -> Parsed {
    if is_hidden(&file.path) {
        return Parsed::Nothing;
    }
    Parsed::Copied(Copied { path: file.path.clone(), file: file.full.clone(), text: None })
}

fn parse_text(
    source: SourceId,
    file: &FileEntry,
    text: &str,
    context: &Context,
    diagnostics: &mut Vec<Diagnostic>,
) -> Parsed {
    let path = file.path.as_str();
    if path == "_redirects" {
        return Parsed::Redirects(source);
    }
    // Looked at when the site is finished.
    if path == "urls.lock" {
        return Parsed::Nothing;
    }
    if path.starts_with("_data/") {
        let value = if path.ends_with(".toml") {
            yaml::toml::parse(source, text, 0..text.len()).unpack(diagnostics).map(Value::Map)
        } else if tool_file::is_record(path) {
            // JSON is YAML, but for what no file of a site holds.
            yaml::parse(source, text, 0..text.len()).unpack(diagnostics)
        } else {
            None
        };
        return value
            .map_or(Parsed::Nothing, |value| Parsed::Data(Data { path: path.to_owned(), source, value }));
    }
    let page = document::is_markdown(path)
        || document::is_org(path)
        || (document::is_html(path) && front_matter::is_there(text));
    // What lies in a folder with an underscore is nobody's page, unless something asks for it by name.
    let collection = context.schema.collection_of(path).filter(|&index| {
        let everything = context.schema.collections[index].sources.iter().any(|glob| glob == "**");
        !(everything && file.mounted && in_hidden_folder(path))
    });
    if page && collection.is_some() {
        let document = document::parse(source, path, text, context).unpack(diagnostics);
        return document.map_or(Parsed::Nothing, |document| Parsed::Document(Box::new(document)));
    }
    if is_hidden(path) {
        return Parsed::Nothing;
    }
    copied(source, file, text, context, diagnostics)
}

/// A style sheet, a feed or the like: what Jekyll would run Liquid in is left out if it needs it, and is written
/// without its front matter if not. A file of YAML may begin with dashes of its own.
fn copied(
    source: SourceId,
    file: &FileEntry,
    text: &str,
    context: &Context,
    diagnostics: &mut Vec<Diagnostic>,
) -> Parsed {
    let whole = Copied { path: file.path.clone(), file: file.full.clone(), text: None };
    let parts = front_matter::split(source, text);
    // What is not closed is no front matter; Jekyll leaves such a file as it is.
    let closed = parts.diagnostics.iter().all(|told| told.code != Code::UnclosedFrontMatter);
    if !parts.value.has_front_matter || !closed {
        return Parsed::Copied(whole);
    }
    if document::needs_liquid(source, text, parts.value.body.clone(), diagnostics) {
        return Parsed::Nothing;
    }
    if [".yml", ".yaml"].iter().any(|ending| file.path.ends_with(ending)) {
        return Parsed::Copied(whole);
    }
    let parts = parts.unpack(diagnostics);
    if document::is_unpublished(&parts.meta, context) {
        return Parsed::Nothing;
    }
    Parsed::Copied(Copied { text: Some(text[parts.body].to_owned()), ..whole })
}

fn in_hidden_folder(path: &str) -> bool {
    path.rsplit_once('/').is_some_and(|(folders, _)| is_hidden(folders))
}

/// Whether a file lies in a folder for entries, data or the theme, none of which are copied.
fn is_hidden(path: &str) -> bool {
    path != SERVER_FILE && path.split('/').any(|part| part.starts_with('_'))
}
