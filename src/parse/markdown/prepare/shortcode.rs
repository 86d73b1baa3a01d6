//! Hugo's shortcodes: `{{< name argument "an argument" key="value" >}}`.
//!
//! Takes the text between the signs; what a shortcode does is none of its business, but for whether it takes the text
//! before its end tag.

/// A shortcode as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shortcode {
    /// Its name.
    pub name: String,
    /// Its arguments in order, each with its key if it has one.
    pub arguments: Vec<(Option<String>, String)>,
    /// What stands between it and its end tag, in the same paragraph.
    pub inner: String,
}

/// Whether what stands before the end tag of `name` is one of its arguments; else it is text of the page.
pub fn takes_text(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// The shortcodes that mean something.
pub const KNOWN: &[&str] = &[
    "arrow-link",
    "dailymotion",
    "figure",
    "gist",
    "highlight",
    "instagram",
    "ref",
    "relref",
    "speakerdeck",
    "tweet",
    "vimeo",
    "x",
    "youtube",
];

impl Shortcode {
    /// Reads `name argument …`, with or without the slash of one that has no end tag.
    pub fn parse(inner: &str) -> Self {
        let inner = inner.trim();
        let closed = inner.strip_suffix('/').filter(|rest| rest.ends_with([' ', '\t', '\n', '"', '\'', '`']));
        let mut words = words(closed.unwrap_or(inner));
        let name = words.next().map(|(_, name)| name).unwrap_or_default();
        Self { name, arguments: words.collect(), inner: String::new() }
    }

    /// The argument called by one of `keys`, or else the one at `position` among those without a key.
    pub fn any_argument(&self, position: usize, keys: &[&str]) -> Option<&str> {
        let named = |name: &Option<String>| name.as_deref().is_some_and(|name| keys.contains(&name));
        let keyed = self.arguments.iter().find(|(name, _)| named(name));
        keyed
            .or_else(|| self.arguments.iter().filter(|(name, _)| name.is_none()).nth(position))
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The argument called `key`, or else the one at `position` among those without a key.
    pub fn argument(&self, position: usize, key: &str) -> Option<&str> {
        self.any_argument(position, &[key])
    }

    /// The text that it refers to, if it does nothing else.
    pub fn reference(&self) -> Option<&str> {
        matches!(self.name.as_str(), "ref" | "relref").then(|| self.argument(0, "path"))?
    }
}

fn words(text: &str) -> impl Iterator<Item = (Option<String>, String)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let key_end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(0);
        let (key, value) = match rest[key_end..].strip_prefix('=') {
            Some(value) if key_end > 0 => (Some(rest[..key_end].to_owned()), value),
            _ => (None, rest),
        };
        let (word, after) = quoted(value).unwrap_or_else(|| {
            let (word, after) = value.split_at(value.find(char::is_whitespace).unwrap_or(value.len()));
            (word.to_owned(), after)
        });
        rest = after;
        Some((key, word))
    })
}

/// The text in the quotation marks that `text` begins with, and what follows them. Between double ones a backslash
/// takes the meaning from a quotation mark.
fn quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let mut word = String::new();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\\' if quote == '"' && !escaped => escaped = true,
            c if c == quote && !escaped => return Some((word, &text[at + 1..])),
            c => {
                if escaped && !matches!(c, '"' | '\\') {
                    word.push('\\');
                }
                word.push(c);
                escaped = false;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_words_quoted_texts_or_pairs() {
        let code = Shortcode::parse(" youtube abc_-1 \"Un titre\" start=3 label='x y' ");
        assert_eq!(code.name, "youtube");
        assert_eq!(code.argument(0, "id"), Some("abc_-1"));
        assert_eq!(code.argument(1, "title"), Some("Un titre"));
        assert_eq!(code.any_argument(9, &["text", "label"]), Some("x y"));
        assert_eq!(code.argument(9, "none"), None);
        let code = Shortcode::parse("a \"l\\\"un\\d\" `b \"c\" \\` /");
        assert_eq!(code.arguments, [(None, "l\"un\\d".into()), (None, "b \"c\" \\".into())]);
    }

    #[test]
    fn broken_arguments_are_still_words() {
        let code = Shortcode::parse("a \"open b = =");
        assert_eq!(code.arguments.len(), 4);
        assert_eq!(Shortcode::parse("  ").name, "");
        let address = Shortcode::parse("arrow-link https://a.b/c?d=e/ \"t\"/");
        assert_eq!(address.argument(0, "url"), Some("https://a.b/c?d=e/"));
        assert_eq!(address.argument(1, "text"), Some("t"));
        assert_eq!(Shortcode::parse("arrow-link https://a.b/").argument(0, "url"), Some("https://a.b/"));
    }
}
