//! Markdown as editors write it, through the whole of `parse`.

mod attributes;
mod blocks;
mod embeds;
mod judge;
mod links;
mod liquid;
mod robust;
mod spans;
mod xss;

use super::{Options, parse};
use crate::diag::Checked;
use crate::parse::body::{Body, HOLE_END, HOLE_START};
use crate::source::SourceId;

fn options() -> Options {
    Options {
        french: true,
        trusted_html: false,
        highlight: true,
        blocks: None,
        site_url: "https://eig.example".into(),
        baseurl: String::new(),
    }
}

fn checked(text: &str) -> Checked<Body> {
    parse(SourceId(0), text, 0..text.len(), &options())
}

/// Holes and no-break spaces made visible.
fn visible(text: &str) -> String {
    text.replace(HOLE_START, "⟦")
        .replace(HOLE_END, "⟧")
        .replace('\u{202F}', "_")
        .replace(['\u{A0}'], "~")
        .replace("&nbsp;", "~")
}

/// The HTML of `text`, which must give rise to no diagnostic.
fn html(text: &str) -> String {
    let done = checked(text);
    assert_eq!(done.diagnostics, [], "{text}");
    visible(&done.value.html)
}

/// The HTML of `text`, and each diagnostic as its code and the text it points at.
fn noted(text: &str) -> (String, Vec<(&'static str, &str)>) {
    let done = checked(text);
    let point = |span: crate::source::Span| &text[span.start..span.end];
    let notes = done.diagnostics.iter().map(|one| (one.code.name(), point(one.primary))).collect();
    (visible(&done.value.html), notes)
}
