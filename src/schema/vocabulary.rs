//! The words that stacks and catalogues of tools share: layers and categories.

use super::Labels;

/// What a tool is used for in a challenge: language, database, design …
#[derive(Debug, Clone)]
pub struct Layer {
    /// Its id: `data-science`.
    pub id: String,
    /// Its name for readers.
    pub label: Labels,
    /// Other ways to write it.
    pub names: Vec<String>,
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

impl Layer {
    /// Everything that it is called: id, labels and other names.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let labels = self.label.0.iter().map(|(_, label)| label.as_str());
        std::iter::once(self.id.as_str()).chain(labels).chain(self.names.iter().map(String::as_str))
    }
}
