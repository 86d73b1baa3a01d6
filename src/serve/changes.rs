//! What has changed for a page that is open.
//!
//! Takes two trees and the page; must not know how pages are told.

use super::state::shown;
use crate::pipeline::Tree;
use std::collections::BTreeMap;

/// What an open page is to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// It is as it was.
    Nothing,
    /// Some of its style sheets are others: the path of each before and now. The rest is as it was.
    Styles(Vec<(String, String)>),
    /// It, or a file that it shows, is another.
    Reload,
    /// It stands elsewhere now.
    Moved(String),
}

/// What has changed from `before` to `now` for a reader at `path`.
pub(super) fn change(before: &Tree, now: &Tree, path: &str) -> Change {
    let (had, has) = (shown(before, path), shown(now, path));
    if let Some(new) = had.as_deref().and_then(|had| now.moved(before, had)) {
        return Change::Moved(new.to_owned());
    }
    let (had, has) = match (had, has) {
        (Some(had), Some(has)) => (had, has),
        (None, None) => return Change::Nothing,
        _ => return Change::Reload,
    };
    let page =
        |tree: &Tree, path: &str| tree.bytes(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    if had != has {
        return Change::Reload;
    }
    let (Some(old), Some(new)) = (page(before, &had), page(now, &has)) else {
        return if before.files.get(&had) == now.files.get(&has) { Change::Nothing } else { Change::Reload };
    };
    let (mut styles, mut kept) = (BTreeMap::new(), old);
    for (from, to) in renamed(before, now) {
        if kept.contains(&from) {
            kept = kept.replace(&from, &to);
            styles.insert(from, to);
        }
    }
    if kept != new {
        return Change::Reload;
    }
    let (others, _) = now.changes(before);
    for file in others.iter().filter(|file| **file != has && before.files.contains_key(file)) {
        if shows(&new, file, &now.base) {
            if !file.ends_with(".css") {
                return Change::Reload;
            }
            styles.insert(file.clone(), file.clone());
        }
    }
    if styles.is_empty() { Change::Nothing } else { Change::Styles(styles.into_iter().collect()) }
}

/// What is read first of the index of search; it names all else.
const INDEX: &str = "search/index.eig";

/// Whether `page` shows `file`: as a picture, a script, a style sheet, or what a search finds. A mere link to it shows nothing
/// of it.
fn shows(page: &str, file: &str, base: &str) -> bool {
    if file == INDEX {
        return page.contains("id=\"resultats\"");
    }
    let attribute = if file.ends_with(".css") { "href" } else { "src" };
    page.contains(&format!("{attribute}=\"{base}/{}\"", crate::resolve::encode(file)))
}

/// The style sheets whose names have changed with what they hold: the same name but for the checksum.
fn renamed(before: &Tree, now: &Tree) -> Vec<(String, String)> {
    let (mut new, mut old) = now.changes(before);
    let is_style = |tree: &Tree, path: &str| path.ends_with(".css") && tree.bytes(path).is_some();
    new.retain(|path| is_style(now, path) && !before.files.contains_key(path));
    old.retain(|path| is_style(before, path));
    let same = |old: &str| new.iter().find(|new| stem(new).is_some_and(|new| Some(new) == stem(old)));
    old.iter().filter_map(|old| Some((old.clone(), same(old)?.clone()))).collect()
}

/// The path of a file without its checksum.
fn stem(path: &str) -> Option<&str> {
    path.strip_suffix(".css")?.rsplit_once('-').map(|(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Artifact;

    fn tree(files: &[(&str, &str)]) -> Tree {
        let artifacts = files.iter().map(|(path, text)| Artifact::text(*path, *text)).collect();
        Tree::new(artifacts, Default::default(), &Tree::default())
    }

    fn page(style: &str, text: &str) -> String {
        format!("<link href=\"/assets/style-{style}.css\"><p>{text}<img src=\"/img/a%20b.png\">")
    }

    #[test]
    fn other_pages_stay() {
        let before = tree(&[("a.html", "a"), ("b.html", "b")]);
        let now = tree(&[("a.html", "a"), ("b.html", "c")]);
        assert_eq!(change(&before, &now, "a"), Change::Nothing);
        assert_eq!(change(&before, &now, "b.html"), Change::Reload);
    }

    #[test]
    fn style_is_swapped_where_nothing_else_changed() {
        let before =
            tree(&[("a.html", &page("0a", "x")), ("b.html", &page("0a", "x")), ("assets/style-0a.css", "")]);
        let now =
            tree(&[("a.html", &page("1b", "x")), ("b.html", &page("1b", "y")), ("assets/style-1b.css", "")]);
        let styles = vec![("assets/style-0a.css".to_owned(), "assets/style-1b.css".to_owned())];
        assert_eq!(change(&before, &now, "a.html"), Change::Styles(styles));
        assert_eq!(change(&before, &now, "b.html"), Change::Reload);
    }

    #[test]
    fn file_that_a_page_names_concerns_it() {
        let files = |picture, style| {
            let page =
                page("", "x") + "<link href=\"/site.css\"><a href=\"/b.html\"><link href=\"/feed.xml\">";
            tree(&[
                ("feed.xml", picture),
                ("a.html", &page),
                ("b.html", "b"),
                ("img/a b.png", picture),
                ("site.css", style),
            ])
        };
        let before = files("1", "1");
        assert_eq!(change(&before, &files("2", "1"), "a"), Change::Reload);
        assert_eq!(
            change(&before, &files("1", "2"), "a"),
            Change::Styles(vec![("site.css".into(), "site.css".into())])
        );
        assert_eq!(change(&before, &files("2", "2"), "b"), Change::Nothing);
    }

    #[test]
    fn search_page_shows_the_index() {
        let files = |index| {
            let page = "<form data-index=\"/search/\">";
            tree(&[("a.html", page), ("r.html", "<ol id=\"resultats\">"), ("search/index.eig", index)])
        };
        assert_eq!(change(&files("1"), &files("2"), "r"), Change::Reload);
        assert_eq!(change(&files("1"), &files("2"), "a"), Change::Nothing);
    }

    #[test]
    fn page_that_comes_or_goes_reloads() {
        let (with, without) = (tree(&[("a.html", "a"), ("404.html", "")]), tree(&[("404.html", "")]));
        assert_eq!(change(&with, &without, "a"), Change::Reload);
        assert_eq!(change(&without, &with, "a"), Change::Reload);
        assert_eq!(change(&without, &without, "a"), Change::Nothing);
    }
}
