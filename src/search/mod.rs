//! Stage 4b: a site becomes a search index, and the index answers.
//!
//! `pages` takes from the resolved site what readers may look for; `index` makes the files of `FORMAT.md` of it, with
//! the help of `text`, which holds all knowledge of language; `query` reads those files and answers as the client in
//! the browser does.

pub mod expectations;
pub mod index;
pub mod page;
pub mod pages;
pub mod query;
pub mod synonyms;
pub mod text;

use crate::artifact::Artifact;
use std::collections::HashSet;

pub use page::{Corpus, Facet, FacetValue, Page, Section, Text, Weighted};

/// The folder of the index, below the output folder.
pub const FOLDER: &str = "search";

/// The client in the browser.
const CLIENT: &str = include_str!("client/search.js");

/// Adds the files of an index and the client to those of a site; what an editor has put in their place stays.
pub fn add(artifacts: &mut Vec<Artifact>, index: Vec<Artifact>) {
    let there: HashSet<String> = artifacts.iter().map(|artifact| artifact.path.clone()).collect();
    let client = Artifact::text(format!("{FOLDER}/search.js"), CLIENT);
    let files = index.into_iter().chain([client]);
    artifacts.extend(files.filter(|file| !there.contains(&file.path)));
}
