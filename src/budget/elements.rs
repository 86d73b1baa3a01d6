//! The elements of a page, one after the other.
//!
//! Takes HTML that was written by a program; what is no HTML is passed over, never an error.

/// A start tag.
pub(super) struct Element<'h> {
    /// Its name, as written.
    pub name: &'h str,
    attributes: &'h str,
}

impl<'h> Element<'h> {
    /// What it says under `name`; nothing if it does not have it.
    pub fn attribute(&self, name: &str) -> Option<&'h str> {
        attributes(self.attributes).find(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// The elements of `html` in their order.
pub(super) fn elements(html: &str) -> impl Iterator<Item = Element<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find('<')?..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
                continue;
            }
            let tag = &rest[1..];
            let name_end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(tag.len());
            let name = &tag[..name_end];
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                rest = tag;
                continue;
            }
            let end = end_of_tag(&tag[name_end..]);
            let attributes = &tag[name_end..name_end + end];
            rest = behind(name, &tag[name_end + end..]);
            return Some(Element { name, attributes });
        }
    })
}

/// Where the tag ends whose attributes begin `text`: at a `>` that no quotes hold.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// What follows the tag `name`; what stands in scripts and styles is no HTML.
fn behind<'h>(name: &str, rest: &'h str) -> &'h str {
    let raw = ["script", "style", "textarea", "title"].iter().any(|raw| name.eq_ignore_ascii_case(raw));
    if !raw {
        return rest;
    }
    let closes = |at: &usize| {
        rest.get(at + 2..at + 2 + name.len()).is_some_and(|other| other.eq_ignore_ascii_case(name))
    };
    let end = rest.match_indices("</").map(|(at, _)| at).find(closes);
    end.map_or("", |end| &rest[end..])
}

/// Name and value of each attribute in `text`.
fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
        let name = &rest[..end];
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=').map(str::trim_start) else {
            return (!name.is_empty()).then_some((name, ""));
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_counted_and_their_attributes_read() {
        let html = "<!doctype html><html lang=fr><!-- <b> --><title>a <b></title><script>if (a<b) '<p>'</script>\
                    <a title='x > y' HREF=\"/a\" hidden>1 < 2</a><br/><style>b</style></html>";
        let all: Vec<&str> = elements(html).map(|element| element.name).collect();
        assert_eq!(all, ["html", "title", "script", "a", "br", "style"]);
        let link = elements(html).nth(3).expect("a link");
        assert_eq!(link.attribute("href"), Some("/a"));
        assert_eq!(link.attribute("title"), Some("x > y"));
        assert_eq!(link.attribute("hidden"), Some(""));
        assert_eq!(link.attribute("class"), None);
    }

    #[test]
    fn anything_comes_to_its_end() {
        for html in
            ["<", "<a", "<a href", "<a href=", "<a href=\"", "<script>", "<!--", "<é>", "</", "a<b =\"\" =x>"]
        {
            elements(html).for_each(|element| assert_ne!(element.attribute("href"), Some("no such")));
        }
    }
}
