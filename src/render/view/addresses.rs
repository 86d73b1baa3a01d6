//! Addresses as pages and feeds write them, and texts with theirs filled in.

use super::super::values::{encode, map};
use super::View;
use crate::parse::body::Link;
use crate::resolve::Entry;
use tera::Value as T;

impl View<'_> {
    /// `path` with the base before it: what stands in a page.
    pub fn href(&self, path: &str) -> String {
        self.site.targets.with_base(path)
    }

    /// `path` as a whole address: what stands in feeds and `<head>`.
    pub fn absolute(&self, path: &str) -> String {
        if path.contains("://") {
            path.to_owned()
        } else {
            format!("{}{}", self.context.config.url, encode(&self.href(path)))
        }
    }

    /// The whole address of a picture, which may stand on another host: for previews elsewhere, no page loads it.
    pub fn picture(&self, path: &str) -> String {
        match path {
            path if path.starts_with("//") => format!("https:{path}"),
            path if path.contains("://") => path.to_owned(),
            path => self.absolute(&format!("/{}", path.trim_start_matches('/'))),
        }
    }

    /// A title and the address of a path of the site, as lists of links have them.
    pub fn link_to(&self, title: &str, path: &str) -> T {
        map([("title", T::from(title)), ("url", T::from(encode(&self.href(path))))])
    }

    /// An address that a page may link to, with the base before it where it is of this site; nothing for `javascript:`
    /// and the like.
    pub fn link(&self, address: &str) -> Option<String> {
        let address = address.trim();
        let foreign = ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|start| address.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)));
        match foreign {
            true => Some(encode(address)),
            false if address.starts_with('/') && !address.starts_with("//") => {
                Some(encode(&self.href(address)))
            }
            false => None,
        }
    }

    /// The entry's HTML with its links filled in.
    pub fn body(&self, entry: &Entry) -> String {
        entry.body.fill(|link| encode(&self.address(link, entry)))
    }

    /// The entry's HTML for a feed: every link is a whole address.
    pub fn body_absolute(&self, entry: &Entry) -> String {
        let own = entry.card.url.as_deref().unwrap_or("/");
        entry.body.fill(|link| {
            let address = encode(&self.address(link, entry));
            match address {
                address
                    if address.starts_with("//")
                        || address.split('/').next().is_some_and(|part| part.contains(':')) =>
                {
                    address
                }
                address if address.starts_with('/') => format!("{}{address}", self.context.config.url),
                address if address.starts_with(['#', '?']) => self.absolute(own) + &address,
                // Relative to the folder of the entry's page, as browsers read it there.
                address => self.absolute(&format!(
                    "{}/{address}",
                    own.rsplit_once('/').map_or("", |(folder, _)| folder)
                )),
            }
        })
    }

    fn address(&self, link: &Link, entry: &Entry) -> String {
        let address = self.site.targets.address(&link.target, entry.origin.path.as_deref());
        address.unwrap_or_else(|| "#".into())
    }
}
