//! YAML as Jekyll reads it, and TOML as Hugo does: values without positions, and a way back to where they stand.

mod cursor;
mod depth;
mod entries;
mod locate;
mod mistake;
mod outline;
mod parse;
mod respell;
mod serialize;
#[cfg(test)]
mod tests;
pub mod toml;
mod value;

pub use locate::{Outline, Step, locate, locate_key};
pub use parse::parse;
pub use respell::respell;
pub use value::{Map, Value};
