//! Where an old address leads, by the site's own redirects.
//!
//! Takes the redirects in the order in which they count; the first that fits is taken. Those with conditions (a country, a
//! language) are left out: nobody can tell them here.

use crate::pipeline::Tree;
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Leads {
    /// The status of the answer: 200 for what stands elsewhere and is shown here.
    pub status: u16,
    /// A path below the site's base, or a whole address.
    pub to: String,
}

/// Where `path` (decoded, below the base, without a slash before it) leads; `stands` says whether the site has something
/// there, which comes first unless the redirect is forced.
pub(super) fn leads(tree: &Tree, path: &str, stands: bool) -> Option<Leads> {
    let asked = format!("/{path}");
    tree.redirects
        .iter()
        .filter(|redirect| redirect.conditions.is_empty() && redirect.from.starts_with('/'))
        .filter(|redirect| redirect.forced || !stands || redirect.stub)
        .find_map(|redirect| {
            let from = percent_decode_str(&redirect.from).decode_utf8_lossy();
            let values = fit(&from, &asked)?;
            Some(Leads { status: redirect.status, to: filled(&redirect.to, &values) })
        })
}

/// The values of the placeholders of `from`, if it fits `path`.
fn fit<'a>(from: &'a str, path: &'a str) -> Option<BTreeMap<&'a str, &'a str>> {
    let mut values = BTreeMap::new();
    let mut path = path.trim_end_matches('/');
    for part in from.trim_end_matches('/').split('/').skip(1) {
        if part == "*" {
            values.insert("splat", path.strip_prefix('/').unwrap_or(path));
            return Some(values);
        }
        let rest = path.strip_prefix('/')?;
        let (value, _) = rest.split_once('/').unwrap_or((rest, ""));
        match part.strip_prefix(':') {
            Some(name) if !value.is_empty() => drop(values.insert(name, value)),
            None if part == value => {}
            _ => return None,
        }
        path = &rest[value.len()..];
    }
    path.is_empty().then_some(values)
}

/// `to` with its placeholders filled in, the longest name first.
fn filled(to: &str, values: &BTreeMap<&str, &str>) -> String {
    let mut names: Vec<_> = values.iter().collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names.iter().fold(to.to_owned(), |to, (name, value)| {
        to.replace(&format!(":{name}"), &crate::resolve::encode(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::redirects::Redirect;
    use std::sync::Arc;

    fn tree(lines: &[(&str, &str, u16, bool)]) -> Tree {
        let redirect = |(from, to, status, forced): &(&str, &str, u16, bool)| Redirect {
            from: (*from).into(),
            to: (*to).into(),
            status: *status,
            forced: *forced,
            conditions: String::new(),
            shadowed: false,
            stub: false,
        };
        Tree { redirects: Arc::new(lines.iter().map(redirect).collect()), ..Tree::default() }
    }

    fn to(tree: &Tree, path: &str) -> Option<String> {
        leads(tree, path, false).map(|leads| leads.to)
    }

    #[test]
    fn first_that_fits_is_taken() {
        let tree = tree(&[("/ancien", "/nouveau/", 301, false), ("/ancien", "/autre/", 302, false)]);
        assert_eq!(leads(&tree, "ancien", false), Some(Leads { status: 301, to: "/nouveau/".into() }));
        assert_eq!(to(&tree, "ancien/").as_deref(), Some("/nouveau/"));
        assert_eq!(to(&tree, "ancienne"), None);
    }

    #[test]
    fn rest_and_names_are_filled_in() {
        let tree = tree(&[
            ("/blog/:an/:annee/*", "/b/:annee/:an/:splat", 301, false),
            ("/v1/*", "https://exemple.fr/:splat", 301, false),
            ("/%C3%A9", "/e", 301, false),
        ]);
        assert_eq!(to(&tree, "blog/1/2018/a b/c").as_deref(), Some("/b/2018/1/a%20b/c"));
        assert_eq!(to(&tree, "v1/x/y").as_deref(), Some("https://exemple.fr/x/y"));
        assert_eq!(to(&tree, "v1").as_deref(), Some("https://exemple.fr/"));
        assert_eq!(to(&tree, "é").as_deref(), Some("/e"));
        assert_eq!(to(&tree, "v2/x"), None);
    }

    #[test]
    fn what_stands_there_comes_first_unless_forced() {
        let tree = tree(&[("/a", "/b", 301, false), ("/c", "/d", 301, true)]);
        assert_eq!(leads(&tree, "a", true), None);
        assert_eq!(leads(&tree, "c", true).map(|leads| leads.to).as_deref(), Some("/d"));
    }
}
