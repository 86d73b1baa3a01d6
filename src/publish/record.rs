//! What eigsite remembers, at the target itself, of what it has published there.
//!
//! It saves questions, and tells what is ours to delete. It is never trusted alone: what it says of an object counts only
//! while the object has the tag that the store gave it then.

use super::site::Object;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Its path at the target.
pub(super) const RECORD: &str = ".eigsite/published.json";

/// The form that this program writes.
const FORM: u32 = 1;

/// What is published, by path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    form: u32,
    /// What is there, or about to be.
    pub files: BTreeMap<String, Entry>,
}

/// What was published at one path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// What it is.
    #[serde(flatten)]
    pub object: Object,
    /// The tag that the store gave it; none while it is on its way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Whether the site has it no more, and it stays for readers of pages that named it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
}

impl Default for Record {
    fn default() -> Self {
        Self { form: FORM, files: BTreeMap::new() }
    }
}

impl Record {
    /// Reads a record; one that is broken, or of another form, says nothing.
    pub fn read(bytes: &[u8]) -> Self {
        let read = serde_json::from_slice::<Self>(bytes).ok();
        read.filter(|record| record.form == FORM).unwrap_or_default()
    }

    /// The record as it is written.
    pub fn bytes(&self) -> Vec<u8> {
        // What it holds are strings and numbers, which JSON can always say.
        serde_json::to_vec_pretty(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn record_reads_back() {
        let object = Object {
            sum: "00".to_owned(),
            size: 1,
            media_type: "text/html".to_owned(),
            cache: "no-cache".to_owned(),
        };
        let mut record = Record::default();
        record.files.insert(
            "é.html".to_owned(),
            Entry { object: object.clone(), tag: Some("x".to_owned()), kept: true },
        );
        record.files.insert("a".to_owned(), Entry { object, tag: None, kept: false });
        assert_eq!(Record::read(&record.bytes()), record);
    }

    #[test]
    fn doubtful_record_says_nothing() {
        for text in ["", "{", "[]", r#"{"form":2,"files":{}}"#, r#"{"form":1,"files":{"a":{"sum":"0"}}}"#] {
            assert_eq!(Record::read(text.as_bytes()), Record::default(), "{text}");
        }
    }
}
