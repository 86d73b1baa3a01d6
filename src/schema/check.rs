//! Checks that the names within a schema lead somewhere: collections, records, vocabularies, fields.
//!
//! A name that leads nowhere is a slip where the site wrote it; where the site took out what an embedded field names,
//! the field holds anything.

use super::read::Reader;
use super::{ANYTHING, Field, Kind, Schema};
use crate::diag::{Text, text};

/// What there is to name.
struct Known {
    collections: Vec<String>,
    /// The collections whose entries have pages of their own kind.
    with_pages: Vec<String>,
    records: Vec<String>,
    vocabularies: Vec<String>,
}

impl Reader<'_> {
    /// Checks every name of `schema`; those that lead nowhere are taken out.
    pub(super) fn check_names(&mut self, schema: &mut Schema) {
        let paged = schema.collections.iter().filter(|c| c.template.is_some() && c.name != "pages");
        let known = Known {
            collections: schema.collections.iter().map(|c| c.name.clone()).collect(),
            with_pages: paged.map(|c| c.name.clone()).collect(),
            records: schema.records.iter().map(|record| record.name.clone()).collect(),
            vocabularies: schema.vocabularies.iter().map(|vocabulary| vocabulary.name.clone()).collect(),
        };
        for collection in &mut schema.collections {
            let unknown = collection.of.as_ref().filter(|of| !known.collections.contains(of));
            let path = ["collections", &collection.name, "of"];
            if let Some(of) = unknown.filter(|_| self.locate(&path).is_some()) {
                let help = text!("there-are", known = known.collections.join(", "));
                self.wrong(&path, text!("no-collection-is-called", of = of), help);
            }
            for field in &mut collection.fields {
                self.check_field(field, &["collections", &collection.name], &known);
            }
        }
        for record in &mut schema.records {
            for field in &mut record.fields {
                self.check_field(field, &["records", &record.name], &known);
                // Records hold values and names, no records: a place in an entry has two steps at most.
                field.of = field.of.take().filter(|_| matches!(field.kind, Kind::Choice { .. }));
            }
        }
    }

    fn check_field(&mut self, field: &mut Field, of: &[&str], known: &Known) {
        let name = field.name.clone();
        let at = |key| -> Vec<&str> { of.iter().copied().chain(["fields", &name, key]).collect() };
        match &mut field.kind {
            Kind::Ref { to, .. } => {
                if let Some(place) = to.iter().position(|name| name == ANYTHING) {
                    to.splice(place..=place, known.with_pages.iter().cloned());
                }
                let mut seen = Vec::new();
                to.retain(|name| {
                    let there = known.collections.contains(name) && !seen.contains(name);
                    seen.push(name.clone());
                    if !known.collections.contains(name) {
                        self.unknown(&at("to"), name, &known.collections, text!("collection"));
                    }
                    there
                });
                if to.is_empty() {
                    field.kind = Kind::List;
                }
            }
            Kind::Choice { of } if !known.vocabularies.contains(of) => {
                self.unknown(&at("of"), of, &known.vocabularies, text!("vocabulary"));
                field.kind = Kind::Text;
            }
            Kind::Choice { .. } => {}
            _ => {
                if let Some(record) = field.of.take_if(|record| !known.records.contains(record)) {
                    self.unknown(&at("of"), &record, &known.records, text!("record"));
                }
            }
        }
    }

    /// Tells a name that the site wrote.
    fn unknown(&mut self, path: &[&str], name: &str, known: &[String], what: Text) {
        if self.locate(path).is_some() {
            let names: Vec<&str> = known.iter().map(String::as_str).collect();
            self.wrong_name(path, name, &names, what);
        }
    }
}
