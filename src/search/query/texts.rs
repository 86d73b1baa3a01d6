//! The text of a passage, for excerpts (`FORMAT.md`, 3.5).

use super::bytes::{Bytes, Fault};

/// A piece of a page's text.
#[derive(Debug, PartialEq, Eq)]
pub struct Section {
    /// The anchor of its heading; empty before the first one.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// Its text, one line a block.
    pub text: String,
}

/// Reads the sections of a passage.
pub fn read(content: &[u8]) -> Result<Vec<Section>, Fault> {
    Bytes::new(content)
        .list(|bytes| Ok(Section { anchor: bytes.text()?, heading: bytes.text()?, text: bytes.text()? }))
}
