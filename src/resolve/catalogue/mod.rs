//! The catalogue of tools: which there are, and what they are called.

pub mod names;
mod near;
pub mod words;
