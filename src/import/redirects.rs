//! `_redirects` of the new site, for addresses that are no text's.

use super::is_ours;
use crate::resolve::encode;
use std::fs;
use std::path::Path;

const FILE: &str = "_redirects";

/// The file that leads from each of the addresses to the other; nothing if there are none, or if the site in `root`, or one of its
/// folders of `statics`, has such a file of its own.
pub(super) fn file(
    root: &Path,
    statics: &[String],
    moved: Vec<(String, String)>,
) -> Option<(String, String)> {
    let own = root.join(FILE);
    let foreign = own.exists() && !fs::read_to_string(&own).is_ok_and(|text| is_ours(&text));
    if moved.is_empty() || foreign || statics.iter().any(|folder| root.join(folder).join(FILE).exists()) {
        return None;
    }
    let line = |(from, to): &(String, String)| format!("{} {} 301\n", encode(from), encode(to));
    Some((FILE.to_owned(), moved.iter().map(line).collect()))
}
