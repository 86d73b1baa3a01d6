//! YAML as Jekyll reads it: values without positions, and a way back to where they stand.

mod cursor;
mod locate;
mod outline;
mod value;

pub use locate::{Outline, Step, locate, locate_key};
pub use value::{Map, Value};
