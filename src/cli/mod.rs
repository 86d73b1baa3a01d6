//! The command line: what people type and what they see while they wait.

pub mod progress;
