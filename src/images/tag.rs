//! The attributes of one open tag, whoever wrote it: quoted in either way, bare, or without value.

use std::ops::Range;

/// One attribute as it stands in a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute<'t> {
    /// Its name as written.
    pub name: &'t str,
    /// Its value as written, escapes and all; nothing where it has none.
    pub value: Option<&'t str>,
    /// Where it stands in the tag, with the space before it.
    pub range: Range<usize>,
}

/// The attributes of `tag`, which begins with `<name` and may end before its `>`.
pub(super) fn attributes(tag: &str) -> Vec<Attribute<'_>> {
    let bytes = tag.as_bytes();
    let skip = |mut at: usize, of: &dyn Fn(u8) -> bool| {
        while at < bytes.len() && of(bytes[at]) {
            at += 1;
        }
        at
    };
    let space = |byte: u8| byte.is_ascii_whitespace();
    let mut at = skip(0, &|byte| !byte.is_ascii_whitespace() && byte != b'/' && byte != b'>');
    let mut found = Vec::new();
    loop {
        let start = at;
        at = skip(at, &|byte| byte.is_ascii_whitespace() || byte == b'/');
        let name = at..skip(at, &|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'/' | b'>'));
        if name.is_empty() {
            return found;
        }
        at = name.end;
        let equals = skip(at, &space);
        let mut value = None;
        if bytes.get(equals) == Some(&b'=') {
            let open = skip(equals + 1, &space);
            let inside = match bytes.get(open) {
                Some(quote @ (b'"' | b'\'')) => open + 1..skip(open + 1, &|byte| byte != *quote),
                _ => open..skip(open, &|byte| !byte.is_ascii_whitespace() && byte != b'>'),
            };
            let quoted = usize::from(inside.start > open);
            at = (inside.end + quoted).min(bytes.len());
            value = Some(&tag[inside]);
        }
        found.push(Attribute { name: &tag[name], value, range: start..at });
    }
}

/// Where the tag that begins at `start` of `html` ends: after its `>`, which may not stand in quotes.
pub(super) fn end(html: &[u8], start: usize) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in html.iter().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    None
}

/// `value` without the escapes that stand in addresses.
pub(super) fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end <= 8);
        match end.and_then(|end| Some((end, character(&rest[1..end])?))) {
            Some((end, character)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character that is called `name` between `&` and `;`.
fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_however_they_are_written() {
        let tag = "<img src=\"a.png\" alt='x > y' width=3 hidden height = \"4\"/>";
        let read: Vec<_> = attributes(tag).into_iter().map(|one| (one.name, one.value)).collect();
        let expected = [
            ("src", Some("a.png")),
            ("alt", Some("x > y")),
            ("width", Some("3")),
            ("hidden", None),
            ("height", Some("4")),
        ];
        assert_eq!(read, expected);
        assert_eq!(&tag[attributes(tag)[1].range.clone()], " alt='x > y'");
        assert_eq!(end(tag.as_bytes(), 0), Some(tag.len()));
    }

    #[test]
    fn tag_without_end_is_read_to_the_end() {
        assert_eq!(attributes("<img src=\"a").len(), 1);
        assert_eq!(end(b"<img src=\"a>", 0), None);
        assert!(attributes("<img").is_empty());
    }

    #[test]
    fn escapes_of_addresses_are_read() {
        assert_eq!(unescaped("/a&amp;b&#x2F;c&#39;&nothing;&"), "/a&b/c'&nothing;&");
    }
}
