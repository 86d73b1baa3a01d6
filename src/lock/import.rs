//! Addresses of a site that is being replaced, from its site map or from a list.

use super::with;
use crate::resolve::{decoded, encode};

/// The list `old` with the addresses in `text`, a site map or a line each; with the lines that
/// hold no address of the site at `base`.
pub fn import<'t>(old: &str, text: &'t str, base: &str) -> (String, Vec<&'t str>) {
    let written: Vec<&str> = if text.contains("<loc>") {
        text.split("<loc>")
            .skip(1)
            .filter_map(|rest| rest.split_once("</loc>"))
            .map(|(url, _)| url.trim())
            .collect()
    } else {
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
    };
    let (mut urls, mut strange) = (Vec::new(), Vec::new());
    for line in written {
        match below(&unescape(line), base) {
            Some(url) => urls.push(url),
            None => strange.push(line),
        }
    }
    (with(old, urls.into_iter()), strange)
}

/// The part of a whole address, or of a path, that comes after `base`; nothing of an address without a path.
fn below(written: &str, base: &str) -> Option<String> {
    let path = match written.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
        None => written,
    };
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let path = path.strip_prefix(base).filter(|rest| rest.starts_with('/'))?;
    decoded(path)?;
    Some(encode(path))
}

fn unescape(xml: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    named.iter().fold(xml.to_owned(), |text, (name, c)| text.replace(name, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(list: &str) -> Vec<&str> {
        list.lines().filter(|line| !line.starts_with('#')).collect()
    }

    #[test]
    fn site_map_and_list_say_the_same() {
        let map = "<urlset><url><loc> https://exemple.fr/v/a.html </loc></url>\n<url><loc>https://exemple.fr/v/b/?x=1&amp;y=2</loc></url></urlset>";
        let list = "# Vieux\nhttps://exemple.fr/v/a.html\n\n/v/b/#suite\n";
        let (from_map, none) = import("/c\n", map, "/v");
        assert_eq!(urls(&from_map), ["/a.html", "/b/", "/c"]);
        assert!(none.is_empty());
        assert_eq!(import("/c\n", list, "/v"), (from_map, vec![]));
    }

    #[test]
    fn what_is_no_address_of_the_site_is_told() {
        let (list, strange) = import("", "https://exemple.fr/autre/a\n/v/../b\n/v\nv/c\n/v/é\n", "/v");
        assert_eq!(urls(&list), ["/%C3%A9"]);
        assert_eq!(strange, ["https://exemple.fr/autre/a", "/v/../b", "/v", "v/c"]);
    }
}
