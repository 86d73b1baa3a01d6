//! What an editor wrote and nobody understood.

use crate::diag::Text;
use std::ops::Range;

/// A text that was not understood, or that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The bytes of the text that it is about; always at boundaries of characters, never beyond the end.
    pub range: Range<usize>,
    /// What is wrong, in a plain sentence without a full stop.
    pub message: Text,
    /// What to write instead.
    pub help: Text,
}

impl Misread {
    /// Something wrong in `range`.
    pub(super) fn new(range: Range<usize>, message: impl Into<Text>, help: impl Into<Text>) -> Misread {
        Misread { range, message: message.into(), help: help.into() }
    }
}
