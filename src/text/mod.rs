//! Words: the key that joins names, the slugs that name things in addresses, the names of files, players of films, the places
//! of pages, the names of data.
//!
//! Takes text, returns text; knows nothing of documents.

mod anchors;
mod data;
mod fold;
mod hugo_slug;
mod jekyll_slug;
mod letters;
mod natural;
mod path;
mod pictures;
mod player;
mod slug;
mod unfinished;

pub use anchors::anchors;
pub use data::{Named, data_names};
pub use fold::fold;
pub use hugo_slug::{hugo_slug, hugo_slug_with_accents};
pub use jekyll_slug::{SlugMode, jekyll_slug};
pub use natural::{Part, natural};
pub use path::FileName;
pub use pictures::picture_names;
pub use player::{Player, Shows, player};
pub use slug::slugify;
pub use unfinished::unfinished;
