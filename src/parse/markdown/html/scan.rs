//! Finds tags, comments and text in HTML as people write it.
//!
//! Takes a piece of HTML, returns tokens with their ranges. What does not make a whole tag is text, so
//! that whoever escapes text and writes tags anew can never let half a tag through.

use std::ops::Range;

use super::entities;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub enum Token {
    /// Text between tags, character references and all.
    Text(Range<usize>),
    /// An open or closing tag.
    Tag(Tag),
    /// A comment, declaration or instruction: nothing a reader sees.
    Comment(Range<usize>),
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Where, from `<` to behind `>`.
    pub range: Range<usize>,
    /// Its name in lower case.
    pub name: String,
    /// Whether it begins with `</`.
    pub closing: bool,
    /// Its attributes in order; of two with one name the first counts, as in browsers.
    pub attributes: Vec<Attribute>,
}

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in lower case.
    pub name: String,
    /// Its value, decoded.
    pub value: String,
    /// Where it stands, name and value with its quotes.
    pub range: Range<usize>,
}

impl Tag {
    /// The value of the attribute called `name`.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name == name).map(|found| found.value.as_str())
    }

    /// Whether it has the class `class`.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
    }
}

/// The token of `html` that begins at `at`.
pub fn token(html: &str, at: usize) -> Option<Token> {
    let rest = html.get(at..).filter(|rest| !rest.is_empty())?;
    if !rest.starts_with('<') {
        return Some(Token::Text(at..at + rest.find('<').unwrap_or(rest.len())));
    }
    if let Some(end) = comment_end(rest) {
        // One that never ends is text, all of it.
        return Some(end.map_or(Token::Text(at..html.len()), |end| Token::Comment(at..at + end)));
    }
    let named =
        rest.trim_start_matches('<').trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
    if !named || rest.starts_with("<<") || rest.starts_with("<//") {
        let next = rest[1..].find('<').map_or(rest.len(), |next| next + 1);
        return Some(Token::Text(at..at + next));
    }
    // A browser would swallow all that follows an unclosed tag; here it all stays text.
    Some(tag(html, at).map_or(Token::Text(at..html.len()), Token::Tag))
}

/// Where the comment that `rest` begins with ends, if it is one, and if it does.
fn comment_end(rest: &str) -> Option<Option<usize>> {
    const FORMS: &[(&str, &str)] =
        &[("<!-->", ""), ("<!--->", ""), ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")];
    let (open, close) = FORMS.iter().find(|(open, _)| rest.starts_with(open))?;
    Some(rest[open.len()..].find(close).map(|end| open.len() + end + close.len()))
}

fn tag(html: &str, start: usize) -> Option<Tag> {
    let bytes = html.as_bytes();
    let closing = bytes.get(start + 1) == Some(&b'/');
    let name_start = start + 1 + usize::from(closing);
    let mut at = skip(bytes, name_start, |b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>'));
    let name = html.get(name_start..at)?.to_ascii_lowercase();
    let mut attributes: Vec<Attribute> = Vec::new();
    loop {
        at = skip(bytes, at, |b| b.is_ascii_whitespace() || b == b'/');
        if *bytes.get(at)? == b'>' {
            return Some(Tag { range: start..at + 1, name, closing, attributes });
        }
        let found = attribute(html, at)?;
        at = found.range.end;
        // Nobody writes so many; the bound keeps the search for twins short.
        if attributes.len() < 100 && !attributes.iter().any(|other| other.name == found.name) {
            attributes.push(found);
        }
    }
}

fn attribute(html: &str, start: usize) -> Option<Attribute> {
    let bytes = html.as_bytes();
    // A leading `=` is part of the name, as in browsers.
    let name_end = skip(bytes, start + 1, |b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>' | b'='));
    let name = html.get(start..name_end)?.to_ascii_lowercase();
    let equals = skip(bytes, name_end, |b| b.is_ascii_whitespace());
    if *bytes.get(equals)? != b'=' {
        return Some(Attribute { name, value: String::new(), range: start..name_end });
    }
    let open = skip(bytes, equals + 1, |b| b.is_ascii_whitespace());
    let (value, end) = match *bytes.get(open)? {
        quote @ (b'"' | b'\'') => {
            let close = skip(bytes, open + 1, |b| b != quote);
            bytes.get(close)?;
            (html.get(open + 1..close)?, close + 1)
        }
        _ => {
            let end = skip(bytes, open, |b| !b.is_ascii_whitespace() && b != b'>');
            (html.get(open..end)?, end)
        }
    };
    Some(Attribute { name, value: entities::decode(value).into_owned(), range: start..end })
}

fn skip(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> usize {
    bytes.get(from..).map_or(bytes.len(), |rest| from + rest.iter().take_while(|&&b| wanted(b)).count())
}

/// Finds closing tags in one piece of HTML, and remembers which do not come any more.
#[derive(Debug, Default)]
pub struct Closers {
    absent: Vec<String>,
}

impl Closers {
    /// Where `</name` next stands in `html` from `at` on; `at` must not go backwards.
    pub fn find(&mut self, html: &str, at: usize, name: &str) -> Option<usize> {
        if self.absent.iter().any(|absent| absent == name) {
            return None;
        }
        let found = closing_tag(html, at, name);
        if found.is_none() {
            self.absent.push(name.to_owned());
        }
        found
    }
}

/// Where `</name` next stands in `html` from `at` on.
pub fn closing_tag(html: &str, at: usize, name: &str) -> Option<usize> {
    let mut from = at;
    while let Some(found) = html.get(from..)?.find("</") {
        let start = from + found;
        let after = &html.as_bytes()[start + 2..];
        let named = after.get(..name.len()).is_some_and(|text| text.eq_ignore_ascii_case(name.as_bytes()));
        if named && after.get(name.len()).is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
        {
            return Some(start);
        }
        from = start + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(html: &str) -> Vec<Tag> {
        let mut at = 0;
        let mut found = Vec::new();
        while let Some(token) = token(html, at) {
            at = match token {
                Token::Text(range) | Token::Comment(range) => range.end,
                Token::Tag(tag) => {
                    let end = tag.range.end;
                    found.push(tag);
                    end
                }
            };
        }
        found
    }

    #[test]
    fn attributes_are_read_in_every_form() {
        let found = tags("x<A HREF=/a?b&amp;c title='x > y' hidden data-x = \"1\"/>y");
        let pairs: Vec<_> =
            found[0].attributes.iter().map(|one| (one.name.as_str(), one.value.as_str())).collect();
        assert_eq!(pairs, [("href", "/a?b&c"), ("title", "x > y"), ("hidden", ""), ("data-x", "1")]);
    }

    #[test]
    fn half_a_tag_is_text() {
        for html in ["<", "<a", "<a href=\"x", "a < b", "<1>", "</ a>", "<<", "<a b='", "<!-- x"] {
            assert!(tags(html).is_empty(), "{html}");
        }
        assert_eq!(tags("<<b>").len(), 1);
    }

    #[test]
    fn comments_hide_their_tags() {
        assert_eq!(tags("<!-- <b> --><i><!--><u><!DOCTYPE html><?x?>").len(), 2);
    }

    #[test]
    fn first_of_two_attributes_counts() {
        assert_eq!(tags("<a href=x href=y>")[0].attribute("href"), Some("x"));
    }

    #[test]
    fn closing_tag_is_found_in_any_case() {
        assert_eq!(closing_tag("a</scripty></SCRIPT >", 0, "script"), Some(11));
        assert_eq!(closing_tag("</script", 0, "script"), None);
    }
}
