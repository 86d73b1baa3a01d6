//! Reads the parts of a schema that collections share: layers and categories of tools, vocabularies, records.

use super::read::{Reader, labels, texts};
use super::{Record, Term, ToolCategory, Vocabulary};
use crate::diag::text;
use crate::yaml::{Map, Value};

impl Reader<'_> {
    /// The words under `at`, each an id with its label and other names.
    pub(super) fn terms(&mut self, at: &[&str], map: &Map) -> Vec<Term> {
        let empty = Map::default();
        let mut read = Vec::new();
        for (id, value) in map.iter() {
            let said = value.as_map().unwrap_or(&empty);
            let path: Vec<&str> = at.iter().copied().chain([id]).collect();
            self.known_keys(said, &path, &["label", "names", "final"]);
            let label = labels(said.get("label"), id);
            let is_final = said.get("final").and_then(Value::as_bool).unwrap_or(false);
            read.push(Term { id: id.to_owned(), label, names: texts(said.get("names")), is_final });
        }
        read
    }

    /// What fields choose from.
    pub(super) fn vocabularies(&mut self, map: &Map) -> Vec<Vocabulary> {
        let mut read = Vec::new();
        for (name, value) in map.get("vocabularies").and_then(Value::as_map).into_iter().flat_map(Map::iter) {
            let empty = Map::default();
            let terms = self.terms(&["vocabularies", name], value.as_map().unwrap_or(&empty));
            read.push(Vocabulary { name: name.to_owned(), terms });
        }
        read
    }

    /// What items of lists hold.
    pub(super) fn records(&mut self, map: &Map) -> Vec<Record> {
        let empty = Map::default();
        let mut read = Vec::new();
        for (name, value) in map.get("records").and_then(Value::as_map).into_iter().flat_map(Map::iter) {
            let at = ["records", name];
            let said = value.as_map().unwrap_or(&empty);
            self.known_keys(said, &at, &["label", "text", "fields"]);
            let fields = self.fields(&at, said.get("fields").and_then(Value::as_map).unwrap_or(&empty));
            let text = said.get("text").and_then(Value::to_text);
            read.push(Record { name: name.to_owned(), label: labels(said.get("label"), name), text, fields });
        }
        read
    }

    pub(super) fn tool_categories(&mut self, map: &Map, layers: &[Term]) -> Vec<ToolCategory> {
        let empty = Map::default();
        let categories = map.get("tool_categories").and_then(Value::as_map).unwrap_or(&empty);
        let mut read = Vec::new();
        for (id, value) in categories.iter() {
            let said = value.as_map().unwrap_or(&empty);
            self.known_keys(said, &["tool_categories", id], &["label", "layer"]);
            let layer = said.get("layer").and_then(Value::to_text);
            let unknown = layer.as_ref().filter(|layer| !layers.iter().any(|known| known.id == **layer));
            let path = ["tool_categories", id, "layer"];
            if let Some(unknown) = unknown.filter(|_| self.locate(&path).is_some()) {
                let names: Vec<&str> = layers.iter().map(|layer| layer.id.as_str()).collect();
                self.wrong_name(&path, unknown, &names, text!("layer"));
            }
            read.push(ToolCategory { id: id.to_owned(), label: labels(said.get("label"), id), layer });
        }
        read
    }
}
