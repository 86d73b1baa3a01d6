//! Language: what words a text holds, and by which words each can be found.
//!
//! Takes text as written, returns words. `fold`, `groups` and `distance` are what every reader of the index knows too
//! (`FORMAT.md`, sections 1, 2 and 4.3); all else here is the builder's alone. Knows nothing of pages or of bytes.

mod abbreviation;
mod alike;
mod analyse;
mod chars;
mod distance;
mod fold;
mod group;
mod inclusive;
mod initials;
mod lang;
mod piece;
mod span;
mod stem;
mod variant;

#[cfg(test)]
mod tests;

pub use abbreviation::abbreviations;
pub use alike::{bare, small};
pub use analyse::{Role, Word, analyse};
pub(in crate::search) use chars::is_composed;
pub use distance::distance;
pub use fold::{fold, slug};
pub use group::{Group, Joint, LONGEST_PART, groups};
pub use lang::{ELIDED, Lang, endings, stop_words};
pub use span::spans;
pub use stem::stem;
