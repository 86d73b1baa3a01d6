//! Stage 3: documents become a site.

pub mod permalink;
mod placeholder;
mod safe_path;

pub use safe_path::output_path;
