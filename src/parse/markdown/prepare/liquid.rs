//! Reads one piece of Liquid: which of the few known forms it is.
//!
//! Takes the text between `{%` and `%}` or `{{` and `}}`; knows nothing of where it stands.

use super::marks::Mark;
use crate::diag::{Text, text};

const NOT_RUN: Text = text!("only-and-are-known-write-what");

/// The tag inside `{% … %}`.
#[derive(Debug, PartialEq, Eq)]
pub enum Tag<'t> {
    /// `highlight LANGUAGE`, up to its end tag.
    Highlight(&'t str),
    /// `raw`, up to its end tag.
    Raw,
    /// `comment`, up to its end tag.
    Comment,
    /// One that stands alone.
    Single(Mark),
}

/// Reads what stands between `{%` and `%}`.
pub fn tag(inner: &str) -> Tag<'_> {
    let inner = trim(inner);
    let (name, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let rest = rest.trim();
    match name {
        "highlight" => Tag::Highlight(rest.split_whitespace().next().unwrap_or_default()),
        "raw" => Tag::Raw,
        "comment" => Tag::Comment,
        "post_url" if !rest.is_empty() => Tag::Single(Mark::Post(unquoted(rest).to_owned())),
        "link" if !rest.is_empty() => Tag::Single(Mark::File(unquoted(rest).to_owned())),
        _ => Tag::Single(Mark::Unknown(NOT_RUN)),
    }
}

/// Reads what stands between `{{` and `}}`.
pub fn output(inner: &str) -> Mark {
    let inner = trim(inner);
    match inner {
        "site.baseurl" => return Mark::BaseUrl,
        "site.url" => return Mark::SiteUrl,
        _ => {}
    }
    let Some((value, filter)) = inner.rsplit_once('|') else { return Mark::Unknown(NOT_RUN) };
    let (value, filter) = (value.trim(), filter.trim());
    let path = unquoted(value);
    let known = matches!(filter, "relative_url" | "absolute_url")
        || filter
            .strip_prefix("prepend:")
            .is_some_and(|what| matches!(what.trim(), "site.baseurl" | "site.url"));
    if !known || path.len() == value.len() || path.contains(['"', '\'']) {
        return Mark::Unknown(NOT_RUN);
    }
    Mark::Path(path.to_owned())
}

/// Whether `{% … %}` around `inner` is the end tag of `name`.
pub fn is_end(inner: &str, name: &str) -> bool {
    trim(inner).strip_prefix("end") == Some(name)
}

fn trim(inner: &str) -> &str {
    let inner = inner.strip_prefix('-').unwrap_or(inner);
    inner.strip_suffix('-').unwrap_or(inner).trim()
}

fn unquoted(text: &str) -> &str {
    ['"', '\''].iter().find_map(|&quote| text.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_tags_are_told_apart() {
        assert_eq!(tag(" highlight python linenos "), Tag::Highlight("python"));
        assert_eq!(tag("- raw -"), Tag::Raw);
        assert_eq!(tag("comment"), Tag::Comment);
        assert_eq!(tag(" post_url 2018-01-02-a "), Tag::Single(Mark::Post("2018-01-02-a".into())));
        assert_eq!(tag(" link img/a b.pdf "), Tag::Single(Mark::File("img/a b.pdf".into())));
        for unknown in ["", "include x.html", "link", "endraw", "if a"] {
            assert!(matches!(tag(unknown), Tag::Single(Mark::Unknown(_))), "{unknown}");
        }
    }

    #[test]
    fn known_outputs_are_told_apart() {
        assert_eq!(output(" site.baseurl "), Mark::BaseUrl);
        assert_eq!(output("- site.url -"), Mark::SiteUrl);
        for path in ["\"/x\" | relative_url", "'/x' | absolute_url", "'/x' | prepend: site.baseurl"] {
            assert_eq!(output(path), Mark::Path("/x".into()), "{path}");
        }
        for unknown in
            ["", "page.title", "page.url | relative_url", "'/x' | upcase", "'a' | 'b' | relative_url"]
        {
            assert!(matches!(output(unknown), Mark::Unknown(_)), "{unknown}");
        }
    }

    #[test]
    fn end_tags_are_recognised() {
        assert!(is_end(" endraw ", "raw") && is_end("-endraw-", "raw"));
        assert!(!is_end(" endraw x", "raw") && !is_end("raw", "raw"));
    }
}
