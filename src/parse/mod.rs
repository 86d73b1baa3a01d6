//! Stage 2: sources become documents.

pub mod body;
pub mod date;
mod date_forms;
pub mod front_matter;
pub mod markdown;
