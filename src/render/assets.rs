//! The theme's files that pages name: each carries a checksum in its name, so that browsers may keep it for ever.
//!
//! Takes the static files of the theme; returns them under their new names, with the names in their own texts changed to
//! match, and where each is. Only files in `assets/` are renamed: others may be asked for by the name they have.

use crate::artifact::Content;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;

/// The folder of what is renamed.
pub const FOLDER: &str = "assets/";

/// The files of a theme that are copied, and how pages find them.
#[derive(Debug, Default)]
pub(super) struct Assets {
    /// Path below the output folder, and what stands there.
    pub files: BTreeMap<String, Content>,
    /// The new path of each file that has one, by its path in the theme.
    pub renamed: BTreeMap<String, String>,
}

impl Assets {
    /// Names `files`, which have the paths of the theme.
    ///
    /// The checksum of a file is over all that it names, and what that names, so that a change of one file changes the
    /// names of all that lead to it; scripts that import each other are no obstacle.
    pub fn new(mut files: BTreeMap<String, Content>) -> Self {
        for (path, content) in &mut files {
            take_in(path, content);
        }
        let sums: BTreeMap<&str, u32> = files
            .iter()
            .filter(|(path, _)| path.starts_with(FOLDER))
            .filter_map(|(path, content)| Some((path.as_str(), checksum(content)?)))
            .collect();
        let named: BTreeMap<&str, BTreeSet<&str>> =
            sums.keys().map(|path| (*path, names_in(path, &files, &sums))).collect();
        let renamed: BTreeMap<String, String> = sums
            .keys()
            .map(|path| ((*path).to_owned(), with_sum(path, closure(path, &named, &sums))))
            .collect();
        let settled = files.iter().map(|(path, content)| {
            let text = text_of(path, content).map(|text| rewritten(path, text, &renamed));
            let content =
                text.map_or_else(|| content.clone(), |text| Content::Bytes(text.into_bytes().into()));
            (renamed.get(path).unwrap_or(path).clone(), content)
        });
        Self { files: settled.collect(), renamed }
    }
}

/// The checksum of what `content` holds; nothing if that cannot be read, which whoever copies it will tell.
fn checksum(content: &Content) -> Option<u32> {
    let mut hasher = crc32fast::Hasher::new();
    match content {
        Content::Bytes(bytes) => hasher.update(bytes),
        Content::Copy(path) => {
            let mut file = File::open(path).ok()?;
            let mut buffer = [0; 1 << 13];
            loop {
                match file.read(&mut buffer).ok()? {
                    0 => break,
                    read => hasher.update(&buffer[..read]),
                }
            }
        }
        Content::Aside(_) | Content::Taken => return None,
    }
    Some(hasher.finalize())
}

/// The checksum of `path` and of all that it leads to.
fn closure(path: &str, named: &BTreeMap<&str, BTreeSet<&str>>, sums: &BTreeMap<&str, u32>) -> u32 {
    let mut all = BTreeSet::from([path]);
    let mut left = vec![path];
    while let Some(path) = left.pop() {
        left.extend(named[path].iter().copied().filter(|other| all.insert(other)));
    }
    let mut hasher = crc32fast::Hasher::new();
    // Its own comes first: two files that lead to each other are not the same.
    hasher.update(&sums[path].to_be_bytes());
    for path in all {
        hasher.update(path.as_bytes());
        hasher.update(&sums[path].to_be_bytes());
    }
    hasher.finalize()
}

/// `assets/style.css` with its checksum: `assets/style-0a1b2c3d.css`.
fn with_sum(path: &str, sum: u32) -> String {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let dot = path[name..].rfind('.').map_or(path.len(), |dot| name + dot);
    format!("{}-{sum:08x}{}", &path[..dot], &path[dot..])
}

/// Reads a file that may name others, for these names will change. One that cannot be read is left to whoever copies it.
fn take_in(path: &str, content: &mut Content) {
    let Content::Copy(from) = content else { return };
    if may_name_others(path)
        && let Ok(bytes) = std::fs::read(from)
    {
        *content = Content::Bytes(bytes.into());
    }
}

/// The text of a file that may name others; nothing if it is none of those.
fn text_of<'c>(path: &str, content: &'c Content) -> Option<&'c str> {
    match content {
        Content::Bytes(bytes) if may_name_others(path) => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}

fn may_name_others(path: &str) -> bool {
    path.starts_with(FOLDER) && (is_script(path) || path.ends_with(".css"))
}

fn is_script(path: &str) -> bool {
    path.ends_with(".js") || path.ends_with(".mjs")
}

/// The other files of the theme that the text at `path` names.
fn names_in<'p>(
    path: &str,
    files: &BTreeMap<String, Content>,
    known: &BTreeMap<&'p str, u32>,
) -> BTreeSet<&'p str> {
    let Some(text) = text_of(path, &files[path]) else { return BTreeSet::new() };
    let targets = pieces(text).filter_map(|piece| target(path, piece));
    targets.filter_map(|target| known.get_key_value(target.as_str()).map(|(path, _)| *path)).collect()
}

/// `text` with the new names of the files that it names.
fn rewritten(path: &str, text: &str, renamed: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for piece in pieces(text) {
        let Some(new) = target(path, piece).and_then(|target| renamed.get(&target)) else { continue };
        let name = piece.rfind('/').map_or(0, |slash| slash + 1);
        let start = piece.as_ptr() as usize - text.as_ptr() as usize + name;
        out.push_str(&text[done..start]);
        out.push_str(new.rsplit('/').next().unwrap_or(new));
        done = start + piece.len() - name;
    }
    out.push_str(&text[done..]);
    out
}

/// What stands between quotes or brackets, and might name a file.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| matches!(c, '"' | '\'' | '`' | '(' | ')' | '\n');
    text.split(ends).filter(|piece| piece.contains('.') && piece.len() < 256)
}

/// The path of the theme that `piece` of the text at `path` would name. Scripts name others as `./other.js`, style
/// sheets as `other.svg` too.
fn target(path: &str, piece: &str) -> Option<String> {
    let relative = piece.starts_with("./") || piece.starts_with("../");
    if !relative && (is_script(path) || piece.starts_with('/') || piece.contains(':')) {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in piece.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets(files: &[(&str, &str)]) -> Assets {
        let content = |text: &str| Content::Bytes(text.as_bytes().to_vec().into());
        Assets::new(files.iter().map(|(path, text)| ((*path).to_owned(), content(text))).collect())
    }

    fn text(assets: &Assets, path: &str) -> String {
        match &assets.files[&assets.renamed[path]] {
            Content::Bytes(bytes) => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
            _ => panic!("no bytes"),
        }
    }

    #[test]
    fn name_changes_with_what_the_file_holds_and_with_what_it_names() {
        let name = |of: &str, b: &str| {
            let script = "import { b } from \"./b.js\"; import('./b.js');";
            assets(&[("assets/a.js", script), ("assets/b.js", b), ("assets/c.js", "1")]).renamed
                [&format!("assets/{of}.js")]
                .clone()
        };
        assert_ne!(name("b", "1"), name("b", "2"));
        assert_ne!(name("a", "1"), name("a", "2"));
        assert_eq!(name("c", "1"), name("c", "2"));
        let made = name("a", "1");
        let sum =
            made.strip_prefix("assets/a-").and_then(|rest| rest.strip_suffix(".js")).unwrap_or_default();
        assert!(sum.len() == 8 && u32::from_str_radix(sum, 16).is_ok(), "{made}");
    }

    #[test]
    fn files_find_each_other_under_their_new_names() {
        let made = assets(&[
            ("assets/a.js", "import \"./b.js\"; const text = \"b.js\"; import(`../assets/b.js`)"),
            ("assets/b.js", "export {} // './a.js'"),
            (
                "assets/x/s.css",
                "@import 'more.css'; a { background: url(../p.svg) } b { background: url(\"p.svg\") }",
            ),
            ("assets/x/more.css", ""),
            ("assets/p.svg", "<svg/>"),
            ("robots.txt", "./assets/a.js"),
        ]);
        let new = |path: &str| made.renamed[path].rsplit('/').next().expect("a name").to_owned();
        let b = new("assets/b.js");
        assert_eq!(
            text(&made, "assets/a.js"),
            format!("import \"./{b}\"; const text = \"b.js\"; import(`../assets/{b}`)")
        );
        assert_eq!(text(&made, "assets/b.js"), format!("export {{}} // './{}'", new("assets/a.js")));
        assert_eq!(
            text(&made, "assets/x/s.css"),
            format!(
                "@import '{}'; a {{ background: url(../{}) }} b {{ background: url(\"p.svg\") }}",
                new("assets/x/more.css"),
                new("assets/p.svg")
            )
        );
        assert!(made.files.contains_key("robots.txt"), "{:?}", made.files.keys());
    }

    #[test]
    fn script_from_a_folder_finds_others_under_their_new_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let script = folder.path().join("a.js");
        std::fs::write(&script, "import './b.js';").expect("a script");
        let made = Assets::new(BTreeMap::from([
            ("assets/a.js".to_owned(), Content::Copy(script)),
            ("assets/b.js".to_owned(), Content::Bytes(b"1".to_vec().into())),
        ]));
        let b = made.renamed["assets/b.js"].strip_prefix("assets/").expect("in assets").to_owned();
        assert_eq!(text(&made, "assets/a.js"), format!("import './{b}';"));
    }

    #[test]
    fn file_that_cannot_be_read_keeps_its_name() {
        let files = BTreeMap::from([("assets/a.woff2".to_owned(), Content::Copy("no/such".into()))]);
        let made = Assets::new(files);
        assert!(made.renamed.is_empty() && made.files.contains_key("assets/a.woff2"));
    }
}
