//! Words: the key that joins names, and the slugs that name things in addresses.
//!
//! Takes text, returns text; knows nothing of documents.

mod fold;
mod hugo_slug;
mod jekyll_slug;
mod letters;
mod natural;
mod slug;

pub use fold::fold;
pub use hugo_slug::hugo_slug;
pub use jekyll_slug::{SlugMode, jekyll_slug};
pub use natural::{Part, natural};
pub use slug::slugify;
