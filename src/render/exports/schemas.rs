//! What the exports hold, as JSON Schema (draft 2020-12).

/// Of `api/outils.json`.
pub const TOOLS: &str = include_str!("outils.schema.json");
/// Of `api/stacks.json`.
pub const STACKS: &str = include_str!("stacks.schema.json");
/// Of `api/index.json`.
pub const INDEX: &str = include_str!("index.schema.json");
