//! What whoever sends the files of a site says with them: types by their names, and the rules of `_headers`.
//!
//! Takes paths and texts; must not know who sends the files, or where to.

mod media;
mod rules;

pub use media::{is_page, media_type};
pub use rules::{Rule, Rules};

use crate::resolve::encode;

/// The rules of what is said with each file, in Netlify's form.
pub const HEADERS: &str = "_headers";

/// What only servers read.
pub const FOR_SERVERS: [&str; 4] = [HEADERS, "_redirects", "headers.nginx.conf", "redirects.nginx.conf"];

/// The folder of what `eigsite publish` keeps where it publishes to.
pub const KEPT: &str = crate::own::FOLDER;

/// How long browsers keep what carries its checksum in its name.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// They ask each time whether all else has changed: a page must not outlive the style sheet that it names.
pub const ASKED_ANEW: &str = "public, max-age=0, must-revalidate";

/// `path` as addresses have it; what has a meaning in a rule is escaped too.
pub fn escaped(path: &str) -> String {
    encode(path).replace('*', "%2A").replace(':', "%3A")
}
