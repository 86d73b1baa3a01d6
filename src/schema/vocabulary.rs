//! Closed lists of words: layers and categories of tools, and what a field chooses from.

use super::Labels;
use crate::text::fold;

/// What a tool is used for in a challenge: language, database, design …
pub type Layer = Term;

/// One of a closed list of things that editors name in several ways.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its id: `data-science`.
    pub id: String,
    /// Its name for readers.
    pub label: Labels,
    /// Other ways to write it.
    pub names: Vec<String>,
    /// Whether nothing is expected to follow: of a status, that nobody needs to look again.
    pub is_final: bool,
}

/// A kind of tools.
#[derive(Debug, Clone)]
pub struct ToolCategory {
    /// Its id: `search-engine`.
    pub id: String,
    /// Its name for readers.
    pub label: Labels,
    /// The layer that such a tool is used in where a stack does not say.
    pub layer: Option<String>,
}

impl Term {
    /// Everything that it is called: id, labels and other names.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let labels = self.label.0.iter().map(|(_, label)| label.as_str());
        std::iter::once(self.id.as_str()).chain(labels).chain(self.names.iter().map(String::as_str))
    }
}

/// A closed list of words that a field chooses from: what may become of a challenge, say.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// The key in the schema: `statuses`.
    pub name: String,
    /// Its terms, in the order of the pages.
    pub terms: Vec<Term>,
}

impl Vocabulary {
    /// The term that `word` means, however it is spelled.
    pub fn find(&self, word: &str) -> Option<&Term> {
        let word = fold(word);
        self.terms.iter().find(|term| term.words().any(|name| fold(name) == word))
    }
}
