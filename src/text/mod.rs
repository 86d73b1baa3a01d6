//! Words: the key that joins names, and the slugs that name things in addresses.
//!
//! Takes text, returns text; knows nothing of documents.

mod fold;
mod jekyll_slug;
mod letters;
mod natural;
mod slug;

pub use fold::fold;
pub use jekyll_slug::{SlugMode, jekyll_slug};
pub use natural::{Part, natural};
pub use slug::slugify;
