//! What the programs in which people type need to know of a site's entries: which keys there are, and what they may say.
//!
//! Takes a schema and the names of the entries that there are; returns JSON Schemas and the settings of VS Code that make use
//! of them. Writes nothing.
//!
//! Two extensions read these: «YAML» of Red Hat completes and checks data files by JSON Schemas, but does not look into
//! Markdown; «Front Matter» completes and checks what stands before the text of an entry, by types of its own.

mod panel;
mod shape;
mod workspace;

pub use workspace::{Workspace, merged};

use crate::schema::{Collection, Field, Kind, Schema};
use serde_json::Value;
use std::collections::BTreeMap;

/// What is known of the site.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// What entries may say.
    pub schema: &'a Schema,
    /// The titles of the entries that there are, by collection.
    pub names: &'a BTreeMap<String, Vec<String>>,
    /// The language in which fields are named.
    pub lang: &'a str,
    /// Keys that mean something in every entry, besides its fields.
    pub common: &'a [&'a str],
    /// The keys of the configuration.
    pub config: &'a [&'a str],
    /// The keys below `eigsite:` there.
    pub ours: &'a [&'a str],
}

impl Site<'_> {
    /// The words that `field` chooses from, if it does.
    fn words(&self, field: &Field) -> Option<Vec<String>> {
        let Kind::Choice { of } = &field.kind else { return None };
        Some(self.schema.vocabulary(of)?.terms.iter().map(|term| term.id.clone()).collect())
    }
}

/// A JSON Schema, or settings, and where they go below the workspace.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// The path, with slashes.
    pub path: String,
    /// What it holds.
    pub value: Value,
}

/// The folder of the JSON Schemas.
const FOLDER: &str = ".vscode/eigsite";

/// The JSON Schemas of `site`: one for its configuration, and one or two for each collection, whose entries are texts, records
/// of data files, or both.
pub fn schemas(site: &Site) -> Vec<File> {
    let mut files = vec![file("config", shape::config(site))];
    for collection in &site.schema.collections {
        if collection.folder().is_some() {
            files.push(file(&collection.name, shape::entry(collection, site)));
        }
        if !collection.data.is_empty() {
            files.push(file(&data_name(collection), shape::data(collection, site)));
        }
    }
    files
}

fn file(name: &str, value: Value) -> File {
    File { path: format!("{FOLDER}/{name}.json"), value }
}

fn data_name(collection: &Collection) -> String {
    format!("{}.data", collection.name)
}
