//! YAML as Jekyll reads it: values without positions, and a way back to where they stand.

mod value;

pub use value::{Map, Value};
