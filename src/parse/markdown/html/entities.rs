//! Decodes character references: `&eacute;`, `&#233;`, `&#xE9;`.
//!
//! The table of names is the Markdown parser's, which has HTML's whole.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// The longest name HTML has, with its `&` and `;`, and some air.
const LONGEST: usize = 40;

/// `text` with its character references decoded; what is none stays as it is.
pub fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while !rest.is_empty() {
        let end = reference_end(rest);
        match end.and_then(|end| decode_one(&rest[..end])) {
            Some(decoded) => out.push_str(&decoded),
            None => out.push_str(&rest[..end.unwrap_or(1)]),
        }
        rest = &rest[end.unwrap_or(1)..];
        let next = rest.find('&').unwrap_or(rest.len());
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(out)
}

fn reference_end(text: &str) -> Option<usize> {
    let name =
        text.bytes().skip(1).take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    (name > 0 && text.as_bytes().get(name + 1) == Some(&b';')).then_some(name + 2)
}

fn decode_one(reference: &str) -> Option<Cow<'_, str>> {
    match reference {
        "&amp;" => return Some(Cow::Borrowed("&")),
        "&lt;" => return Some(Cow::Borrowed("<")),
        "&gt;" => return Some(Cow::Borrowed(">")),
        "&quot;" => return Some(Cow::Borrowed("\"")),
        "&nbsp;" => return Some(Cow::Borrowed("\u{A0}")),
        _ => {}
    }
    // A letter on either side, so that a decoded space is not trimmed away.
    let framed = format!("x{reference}x");
    let texts = Parser::new(&framed).filter_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    });
    let decoded: String = texts.collect();
    let decoded = decoded.strip_prefix('x')?.strip_suffix('x')?;
    (decoded != reference).then(|| Cow::Owned(decoded.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_and_the_rest_stays() {
        assert_eq!(decode("d&eacute;fi &amp; &#x27;x&#39; &mdash;"), "défi & 'x' —");
        assert_eq!(decode("java&Tab;script&colon;a&NewLine;"), "java\tscript:a\n");
        assert_eq!(
            decode("a&b;c &copy 2018 & &nosuchname; &#; &;"),
            "a&b;c &copy 2018 & &nosuchname; &#; &;"
        );
        assert_eq!(decode("&amp;lt;"), "&lt;");
    }
}
