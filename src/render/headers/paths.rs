//! Which files may be kept for ever, and the fewest rules that say so.
//!
//! Takes paths; must not know what the files hold.

use crate::hosting::escaped;
use std::collections::{BTreeMap, HashSet};

/// What is so of a file, or of all files in a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// The path, escaped; of a folder with `*` at its end.
    pub path: String,
    /// Whether it may be kept for ever.
    pub for_ever: bool,
}

/// A folder, and what is in it.
#[derive(Default)]
struct Folder<'p> {
    folders: BTreeMap<&'p str, Folder<'p>>,
    files: Vec<(&'p str, bool)>,
}

/// Whether the name of `path` changes with what it holds, so that it may be kept for ever: shards of the index of
/// search, and what the program writes to `assets/`.
pub(super) fn carries_checksum(path: &str, own: &HashSet<&str>) -> bool {
    if own.contains(path) {
        return false;
    }
    if let Some(shard) = path.strip_prefix("search/") {
        return shard.contains('/');
    }
    let Some(name) = path.strip_prefix("assets/").map(|path| path.rsplit('/').next().unwrap_or(path)) else {
        return false;
    };
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let sum = stem.rsplit('-').next().unwrap_or(stem);
    sum.len() >= 8 && sum.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Rules for all of `paths`, no two of them for the same file: one for a folder all of whose files are alike.
pub(super) fn rules(paths: &[&str], own: &HashSet<&str>) -> Vec<Rule> {
    let mut root = Folder::default();
    for path in paths {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let parts = folders.split('/').filter(|part| !part.is_empty());
        let folder = parts.fold(&mut root, |folder, part| folder.folders.entry(part).or_default());
        folder.files.push((name, carries_checksum(path, own)));
    }
    let mut rules = vec![Rule { path: String::new(), for_ever: false }];
    // Never one rule for the whole site: it would add up with those of its folders.
    let mut left = vec![(String::new(), root)];
    while let Some((base, folder)) = left.pop() {
        for (name, for_ever) in folder.files {
            rules.push(Rule { path: escaped(&format!("{base}{name}")), for_ever });
        }
        for (name, inner) in folder.folders {
            let path = format!("{base}{name}/");
            match alike(&inner) {
                Some(for_ever) => rules.push(Rule { path: format!("{}*", escaped(&path)), for_ever }),
                None => left.push((path, inner)),
            }
        }
    }
    rules.sort_by(|a, b| a.path.cmp(&b.path));
    rules
}

/// What is so of all files in `folder`; nothing if they differ.
fn alike(folder: &Folder) -> Option<bool> {
    let mut found = None;
    let mut left = vec![folder];
    while let Some(folder) = left.pop() {
        for (_, for_ever) in &folder.files {
            if found.is_some_and(|found| found != *for_ever) {
                return None;
            }
            found = Some(*for_ever);
        }
        left.extend(folder.folders.values());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_of_files_that_are_alike_is_one_rule() {
        let own = HashSet::from(["assets/photo-20180216.jpg"]);
        let paths = [
            "index.html",
            "blog/index.html",
            "blog/2018/a b.html",
            "search/index.eig",
            "search/w/0a1b2c3d.eig",
            "assets/style-0a1b2c3d.css",
            "assets/photo-20180216.jpg",
            "assets/images/carte-480-0a1b2c3d4e.webp",
        ];
        let rules: Vec<(String, bool)> =
            rules(&paths, &own).into_iter().map(|rule| (rule.path, rule.for_ever)).collect();
        let expected = [
            ("", false),
            ("assets/images/*", true),
            ("assets/photo-20180216.jpg", false),
            ("assets/style-0a1b2c3d.css", true),
            ("blog/*", false),
            ("index.html", false),
            ("search/index.eig", false),
            ("search/w/*", true),
        ];
        assert_eq!(rules, expected.map(|(path, for_ever)| (path.to_owned(), for_ever)));
    }
}
