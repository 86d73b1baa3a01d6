//! Hugo's shortcodes: `{{< name argument "an argument" key="value" >}}`.
//!
//! Takes the text between the signs; what a shortcode does is none of its business.

/// A shortcode as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcode {
    /// Its name.
    pub name: String,
    /// Its arguments in order, each with its key if it has one.
    pub arguments: Vec<(Option<String>, String)>,
}

impl Shortcode {
    /// Reads `name argument …`.
    pub fn parse(inner: &str) -> Self {
        let mut words = words(inner);
        let name = words.next().map(|(_, name)| name).unwrap_or_default();
        Self { name, arguments: words.collect() }
    }

    /// The argument called `key`, or else the one at `position` among those without a key.
    pub fn argument(&self, position: usize, key: &str) -> Option<&str> {
        let named = self.arguments.iter().find(|(name, _)| name.as_deref() == Some(key));
        named
            .or_else(|| self.arguments.iter().filter(|(name, _)| name.is_none()).nth(position))
            .map(|(_, value)| value.as_str())
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
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
        let (word, after) = match quote.and_then(|quote| value[1..].split_once(quote)) {
            Some(quoted) => quoted,
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = after;
        Some((key, word.to_owned()))
    })
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
        assert_eq!(code.argument(9, "label"), Some("x y"));
        assert_eq!(code.argument(9, "none"), None);
    }

    #[test]
    fn broken_arguments_are_still_words() {
        let code = Shortcode::parse("a \"open b = =");
        assert_eq!(code.arguments.len(), 4);
        assert_eq!(Shortcode::parse("  ").name, "");
        let address = Shortcode::parse("arrow-link https://a.b/c?d=e \"t\"");
        assert_eq!(address.argument(0, "url"), Some("https://a.b/c?d=e"));
    }
}
