//! Whose frames the pages of a site offer to show.
//!
//! Takes the files of the site; returns origins as a policy names them. What a page says of a frame stands in an attribute
//! that only the program and the templates of a site write: text of editors cannot open a tag.

use crate::artifact::Artifact;
use memchr::memmem::Finder;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The attributes that say where a frame is to be found.
const ATTRIBUTES: &[&str] = &[" data-film=\"https://", " data-slides=\"https://"];

/// How far before the attribute its tag is looked for.
const TAG: usize = 1000;

/// The origins of all frames that pages offer.
pub(super) fn origins(artifacts: &[Artifact]) -> BTreeSet<String> {
    let attributes: Vec<Finder> = ATTRIBUTES.iter().map(Finder::new).collect();
    let pages = artifacts.par_iter().filter(|artifact| artifact.path.ends_with(".html"));
    pages.flat_map_iter(|page| of_page(page, &attributes)).collect()
}

fn of_page(page: &Artifact, attributes: &[Finder]) -> Vec<String> {
    let Some(page) = page.content.bytes() else { return Vec::new() };
    let found = attributes.iter().flat_map(|one| one.find_iter(&page).map(|at| (at, one.needle().len())));
    found.filter_map(|(at, length)| origin(&page, at, at + length).map(str::to_owned)).collect()
}

/// The origin that the attribute at `at` names, whose host begins at `host`, if it stands in a tag.
fn origin(page: &[u8], at: usize, host: usize) -> Option<&str> {
    let before = &page[at.saturating_sub(TAG)..at];
    let in_tag = before.iter().rev().find(|byte| matches!(byte, b'<' | b'>')) == Some(&b'<');
    let start = host - "https://".len();
    let length = page[host..].iter().position(|byte| matches!(byte, b'/' | b'"' | b'?' | b'#'))?;
    let origin = std::str::from_utf8(&page[start..host + length]).ok()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    let host = &origin["https://".len()..];
    (in_tag && !host.is_empty() && host.chars().all(plain)).then_some(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_frames_that_stand_in_tags_are_named() {
        let page = |path: &str, html: &str| Artifact::text(path, html.to_owned());
        let pages = [
            page("a.html", "<figure class=\"embed\" data-film=\"https://a.fr/x?y\"></figure>"),
            page("b.html", "<p>&lt;p data-film=\"https://text.fr/\"</p><p data-slides=\"https://b.fr/\">"),
            page(
                "c.html",
                "<p data-film=\"https://'x y'/\"><p data-film=\"https:///\"><p data-film=\"https://d.fr",
            ),
            page("e.json", "<p data-film=\"https://json.fr/\">"),
        ];
        assert_eq!(origins(&pages), BTreeSet::from(["https://a.fr", "https://b.fr"].map(str::to_owned)));
    }
}
