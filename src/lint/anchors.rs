//! Links to a place of a page, and whether the page has it.

use super::Context;
use super::emitted::Emitted;
use super::group::Groups;
use crate::artifact::Artifact;
use crate::diag::{Code, Diagnostic, nearest, text};
use crate::resolve::decoded;
use crate::source::Span;
use crate::text::anchors;
use std::collections::{HashMap, HashSet};

/// A place of a page that is linked to.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The file of the page.
    pub file: &'a str,
    /// The place, as written.
    pub anchor: String,
    /// Where the link is written.
    pub span: Span,
}

/// Tells the links to places that pages do not have.
pub fn check(wanted: Vec<Wanted>, emitted: &Emitted, _: &Context, told: &mut Vec<Diagnostic>) {
    let mut known: HashMap<&str, Option<HashSet<String>>> = HashMap::new();
    let mut missing = Groups::default();
    for Wanted { file, anchor, span } in wanted {
        let of_page = || emitted.html(file).map(|html| anchors(&html).map(str::to_owned).collect());
        let Some(ids) = known.entry(file).or_insert_with(of_page) else { continue };
        let name = decoded(&anchor).unwrap_or_else(|| anchor.clone());
        // Browsers know these by themselves.
        let own = anchor.eq_ignore_ascii_case("top") || anchor.starts_with(":~:");
        if !own && !ids.contains(name.as_str()) && !ids.contains(anchor.as_str()) {
            missing.add(format!("{file}#{anchor}"), span);
        }
    }
    told.extend(missing.tell(|what, span, _| {
        let (file, anchor) = what.split_once('#').unwrap_or((what, ""));
        let ids = known.get(file).and_then(Option::as_ref);
        let near = ids.and_then(|ids| nearest(anchor, ids.iter().map(String::as_str)));
        let help = near
            .map_or_else(|| text!("write-the-of-a-heading-of"), |near| text!("did-you-mean", near = near));
        let address = format!("/{}", file.strip_suffix("index.html").unwrap_or(file));
        let message = text!("has-no-place-called", address = address, anchor = anchor);
        Diagnostic::new(Code::UnknownAnchor, span, message).help(help)
    }));
}

/// Whether others may link to the same places of two pages.
pub fn same(a: &Artifact, b: &Artifact) -> bool {
    let html =
        |page: &Artifact| page.content.bytes().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    html(a).zip(html(b)).is_some_and(|(a, b)| anchors(&a).eq(anchors(&b)))
}
