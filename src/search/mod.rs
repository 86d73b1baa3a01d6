//! Stage 4b: a site becomes a search index, and the index answers.
//!
//! `pages` takes from the resolved site what readers may look for; `index` makes the files of `FORMAT.md` of it, with
//! the help of `text`, which holds all knowledge of language; `query` reads those files and answers as the client in
//! the browser does.

pub mod page;
pub mod query;
pub mod text;

pub use page::{Corpus, Facet, FacetValue, Page, Section, Weighted};
