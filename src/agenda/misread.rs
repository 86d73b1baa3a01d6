//! What an editor wrote and nobody understood.

use std::ops::Range;

/// A text that was not understood, or that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The bytes of the text that it is about; always at boundaries of characters, never beyond the end.
    pub range: Range<usize>,
    /// What is wrong, in a plain sentence without a full stop.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Misread {
    /// Something wrong in `range`.
    pub(super) fn new(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Misread {
        Misread { range, message: message.into(), help: help.into() }
    }
}

impl std::fmt::Display for Misread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (help: {})", self.message, self.help)
    }
}

impl std::error::Error for Misread {}
