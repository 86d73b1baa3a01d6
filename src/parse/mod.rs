//! Stage 2: sources become documents.

pub mod body;
pub mod markdown;
