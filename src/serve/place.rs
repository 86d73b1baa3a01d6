//! From the path of a request to a path of the site.
//!
//! Takes text that anybody may have sent. A path that could mean another place on a disk (dots, a slash or backslash in
//! disguise, a NUL) is refused before anything is looked up; what is looked up are the names of a map, never those of a
//! disk.

use crate::hosting::FOR_SERVERS;
use crate::pipeline::Tree;
use percent_encoding::percent_decode_str;

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file of the site.
    File(String),
    /// A folder whose address wants a slash at its end.
    Folder,
    /// Nothing.
    Nothing,
}

/// The path below the site's base that a request for `path` means, decoded; none if it could mean another place, or is not
/// below `base`.
pub(super) fn below(path: &str, base: &str) -> Option<String> {
    let lower = path.to_ascii_lowercase();
    if ["%2f", "%5c", "%00", "\\"].iter().any(|sign| lower.contains(sign)) {
        return None;
    }
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let is_plain = |part: &str| !matches!(part, "." | "..") && !part.contains(char::is_control);
    if !decoded.split('/').all(is_plain) {
        return None;
    }
    let rest = decoded.strip_prefix(base)?.strip_prefix('/')?;
    (!rest.starts_with('/') && !rest.contains("//")).then(|| rest.to_owned())
}

/// What stands at `path`, which [`below`] has read.
pub(super) fn find(tree: &Tree, path: &str) -> Found {
    let is_there = |path: &str| tree.files.contains_key(path) && !is_private(path);
    let folder = path.is_empty() || path.ends_with('/');
    let index = format!("{path}index.html");
    match () {
        () if folder && is_there(&index) => Found::File(index),
        () if folder => Found::Nothing,
        () if is_there(path) => Found::File(path.to_owned()),
        () if is_there(&format!("{path}.html")) => Found::File(format!("{path}.html")),
        () if is_there(&format!("{path}/index.html")) => Found::Folder,
        () => Found::Nothing,
    }
}

/// The page that says that there is nothing at `path`: the nearest above it.
pub(super) fn not_found(tree: &Tree, path: &str) -> Option<String> {
    let mut folder = path;
    while let Some((above, _)) = folder.rsplit_once('/') {
        let page = format!("{above}/404.html");
        if tree.files.contains_key(&page) {
            return Some(page);
        }
        folder = above;
    }
    tree.files.contains_key("404.html").then(|| "404.html".to_owned())
}

fn is_private(path: &str) -> bool {
    FOR_SERVERS.contains(&path) || path.rsplit('/').next().is_some_and(|name| name.starts_with(".eigsite"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Artifact;

    fn tree() -> Tree {
        let paths = [
            "index.html",
            "a.html",
            "b/index.html",
            "404.html",
            "en/404.html",
            "_headers",
            ".eigsite-consent",
            "é.txt",
        ];
        let artifacts = paths.iter().map(|path| Artifact::text(*path, *path)).collect();
        Tree::new(artifacts, Default::default(), &Tree::default())
    }

    fn found(path: &str) -> Found {
        below(path, "").map_or(Found::Nothing, |path| find(&tree(), &path))
    }

    #[test]
    fn addresses_lead_to_files() {
        for (path, file) in [
            ("/", "index.html"),
            ("/a.html", "a.html"),
            ("/a", "a.html"),
            ("/b/", "b/index.html"),
            ("/%C3%A9.txt", "é.txt"),
        ] {
            assert_eq!(found(path), Found::File(file.into()), "{path}");
        }
        assert_eq!(found("/b"), Found::Folder);
        assert_eq!(found("/c"), Found::Nothing);
        assert_eq!(found("/a.html/"), Found::Nothing);
    }

    #[test]
    fn nothing_outside_of_the_site_is_meant() {
        for path in [
            "",
            "a",
            "/..",
            "/../a.html",
            "/b/../a.html",
            "/%2e%2e/a.html",
            "/.%2E/a.html",
            "/b%2f..%2fa.html",
            "/b\\a.html",
            "/b%5Ca.html",
            "/a.html%00",
            "//a.html",
            "/b//index.html",
            "/%ff",
            "/./a.html",
            "/%0a",
        ] {
            assert_eq!(found(path), Found::Nothing, "{path}");
        }
    }

    #[test]
    fn what_servers_read_is_not_shown() {
        assert_eq!(found("/_headers"), Found::Nothing);
        assert_eq!(found("/.eigsite-consent"), Found::Nothing);
    }

    #[test]
    fn base_stands_before_every_address() {
        assert_eq!(below("/vitrine/a", "/vitrine").as_deref(), Some("a"));
        assert_eq!(below("/vitrine/", "/vitrine").as_deref(), Some(""));
        assert_eq!(below("/vitrines/a", "/vitrine"), None);
        assert_eq!(below("/a", "/vitrine"), None);
    }

    #[test]
    fn nearest_page_says_that_there_is_nothing() {
        assert_eq!(not_found(&tree(), "en/x/y").as_deref(), Some("en/404.html"));
        assert_eq!(not_found(&tree(), "fr/x").as_deref(), Some("404.html"));
        assert_eq!(not_found(&Tree::default(), "x"), None);
    }
}
