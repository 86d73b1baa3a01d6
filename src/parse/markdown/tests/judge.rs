//! What a browser sees in HTML that it should not: the tests of attacks and the fuzz targets ask.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

/// What a browser would run or ask another host for.
pub fn dangers(html: &str) -> Vec<String> {
    const OTHERS: &[&str] = &[
        "input",
        "video",
        "audio",
        "source",
        "img",
        "a",
        "p",
        "div",
        "span",
        "table",
        "td",
        "tr",
        "tbody",
        "pre",
        "code",
        "em",
        "strong",
        "ul",
        "li",
        "ol",
        "h1",
        "h2",
        "h3",
        "figure",
        "figcaption",
        "blockquote",
        "section",
        "b",
        "i",
        "u",
        "image",
        "mglyph",
        "malignmark",
        "mi",
        "mtext",
        "desc",
        "abbr",
        "details",
        "summary",
        "area",
        "map",
        "sup",
        "hr",
        "br",
    ];
    const FORBIDDEN: &[&str] = &[
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "applet",
        "form",
        "button",
        "textarea",
        "select",
        "svg",
        "math",
        "link",
        "meta",
        "base",
        "template",
        "noscript",
        "frame",
        "frameset",
        "xmp",
        "plaintext",
        "noembed",
        "noframes",
        "animate",
        "set",
        "use",
        "foreignobject",
        "isindex",
        "keygen",
        "marquee",
        "title",
        "dialog",
    ];
    let found = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&found);
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(FORBIDDEN.iter().chain(OTHERS).copied().collect())
        .clean_content_tags(HashSet::new())
        .generic_attribute_prefixes(HashSet::from([""]))
        .url_schemes(HashSet::from([
            "http",
            "https",
            "mailto",
            "tel",
            "javascript",
            "data",
            "vbscript",
            "file",
            "blob",
        ]))
        .link_rel(None)
        .attribute_filter(move |element, attribute, value| {
            // As the URL standard reads an address: other signs within a scheme make a path of it.
            let trimmed = value.trim_start_matches(|c: char| c <= ' ');
            let flat: String = trimmed.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
            let scheme = ["javascript:", "data:", "vbscript:", "file:", "blob:"]
                .iter()
                .any(|one| flat.to_lowercase().starts_with(one));
            let third_party = matches!(attribute, "src" | "poster" | "background" | "srcset")
                && !value.starts_with('\u{FDD0}');
            let address = matches!(
                attribute,
                "href" | "src" | "action" | "formaction" | "xlink:href" | "cite" | "poster"
            );
            if attribute.starts_with("on")
                || matches!(attribute, "style" | "srcdoc")
                || (address && scheme)
                || third_party
            {
                sink.lock().unwrap().push(format!("{element} {attribute}={value}"));
            }
            Some(value.into())
        });
    let parsed = builder.clean(html).to_string();
    let mut found = found.lock().unwrap().clone();
    for name in FORBIDDEN {
        let open = format!("<{name}");
        let is_tag = |rest: &str| rest[open.len()..].starts_with([' ', '>', '/', '\n']);
        if parsed.match_indices(&open).any(|(at, _)| is_tag(&parsed[at..])) {
            found.push(open);
        }
    }
    found
}
