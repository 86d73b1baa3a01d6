//! Attribute lists as kramdown writes them: `{: .class #id key="value"}`.
//!
//! Takes what stands between `{:` and `}`; knows nothing of where it stands.

use super::super::escape;
use super::super::html::policy;

/// What an attribute list says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes {
    /// `#id`
    pub id: Option<String>,
    /// `.class`, in order.
    pub classes: Vec<String>,
    /// `key="value"`, in order.
    pub pairs: Vec<(String, String)>,
    /// `{:toc}`: the list is to become the table of contents.
    pub toc: bool,
}

impl Attributes {
    /// Reads the inside of an attribute list; nothing if it is something else in braces.
    pub fn parse(inner: &str) -> Option<Self> {
        let mut attributes = Self::default();
        let mut rest = inner.trim();
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            rest = attributes.take(rest)?.trim_start();
        }
        Some(attributes)
    }

    fn take<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (first, after) = match text.as_bytes()[0] {
            sign @ (b'.' | b'#') => (sign, &text[1..]),
            _ => (0, text),
        };
        let end = after.find(|c: char| !is_name(c)).unwrap_or(after.len());
        let (name, rest) = after.split_at(end);
        if name.is_empty() {
            return None;
        }
        match first {
            b'.' => self.classes.push(name.to_owned()),
            b'#' => self.id = Some(name.to_owned()),
            _ => match rest.strip_prefix('=') {
                Some(value) => return self.take_value(name, value),
                None if name == "toc" => self.toc = true,
                // The name of an attribute list defined elsewhere: kramdown has them, we do not.
                None => return None,
            },
        }
        (rest.is_empty() || rest.starts_with([' ', '\t', '.', '#'])).then_some(rest)
    }

    fn take_value<'t>(&mut self, name: &str, text: &'t str) -> Option<&'t str> {
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = match quote {
            Some(quote) => text[1..].split_once(quote)?,
            None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
        };
        match name {
            "class" => self.classes.extend(value.split_whitespace().map(str::to_owned)),
            "id" => self.id = Some(value.to_owned()),
            _ => self.pairs.push((name.to_lowercase(), value.to_owned())),
        }
        Some(rest)
    }

    /// Adds what `other` says; where both speak, `other` wins.
    pub fn merge(&mut self, other: Self) {
        self.id = other.id.or(self.id.take());
        self.classes.extend(other.classes);
        self.pairs.retain(|(name, _)| !other.pairs.iter().any(|(newer, _)| newer == name));
        self.pairs.extend(other.pairs);
        self.toc |= other.toc;
    }

    /// Takes out what the sanitiser would refuse, and returns the names of that.
    pub fn refuse_unsafe(&mut self) -> Vec<String> {
        let (kept, refused) =
            self.pairs.drain(..).partition::<Vec<_>, _>(|(name, _)| policy::is_safe_attribute(name));
        self.pairs = kept;
        refused.into_iter().map(|(name, _)| name).collect()
    }

    /// Appends the list to an open tag, each attribute after a space.
    pub fn write(&self, out: &mut String) {
        if let Some(id) = &self.id {
            write_pair(out, "id", id);
        }
        if !self.classes.is_empty() {
            write_pair(out, "class", &self.classes.join(" "));
        }
        for (name, value) in &self.pairs {
            write_pair(out, name, value);
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

fn write_pair(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape::attribute(out, value);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(inner: &str) -> Option<String> {
        Attributes::parse(inner).map(|attributes| {
            let mut out = String::new();
            attributes.write(&mut out);
            out
        })
    }

    #[test]
    fn classes_ids_and_pairs_are_read() {
        let all = written(" .a .b-c #d lang=\"fr\" title='dit \"x\"'").unwrap();
        assert_eq!(all, " id=\"d\" class=\"a b-c\" lang=\"fr\" title=\"dit &quot;x&quot;\"");
        assert_eq!(written(".a.b#c").unwrap(), " id=\"c\" class=\"a b\"");
        assert!(Attributes::parse("toc").unwrap().toc);
    }

    #[test]
    fn other_braces_are_not_attribute_lists() {
        for inner in ["", " ", "-)", "key", ". a", "a=\"b", ".a, .b", "toc: x"] {
            assert_eq!(written(inner), None, "{inner}");
        }
    }

    #[test]
    fn unsafe_pairs_are_refused_by_name() {
        let mut attributes = Attributes::parse("onclick=\"x\" lang=\"fr\" style=\"y\" href=\"z\"").unwrap();
        assert_eq!(attributes.refuse_unsafe(), ["onclick", "style", "href"]);
        assert_eq!(attributes.pairs, [("lang".to_owned(), "fr".to_owned())]);
    }
}
