//! Placeholders: what is not Markdown, hidden from the Markdown parser in as many bytes as it had.
//!
//! Liquid, shortcodes and attribute lists are replaced by `U+FDD2`, lower-case letters and one capital:
//! the number of the mark in base 26. To the Markdown parser that is a word, in text, in the address of
//! a link and in raw HTML alike. As no byte moves, every offset of the prepared text is one of the original.
//!
//! Attribute lists keep their `{` before `U+FDD3`: `**"x"**{: .a}` is strong only if punctuation follows.

use crate::diag::Text;
use std::ops::Range;

use super::attributes::Attributes;
use super::shortcode::Shortcode;

/// Opens a placeholder.
pub const MARK: char = '\u{FDD2}';
/// Opens the placeholder of an attribute list, after its brace.
const LIST_MARK: &str = "{\u{FDD3}";
const MARK_LENGTH: usize = MARK.len_utf8();

/// Something that stood in the text and is not Markdown.
#[derive(Debug)]
pub struct Placed {
    /// Where, in the body.
    pub range: Range<usize>,
    /// What.
    pub mark: Mark,
}

/// What a placeholder stands for.
#[derive(Debug, PartialEq, Eq)]
pub enum Mark {
    /// Something that leaves no trace: a comment, the borders of `raw`.
    Nothing,
    /// `{% post_url NAME %}`
    Post(String),
    /// `{% link PATH %}`
    File(String),
    /// `{{ site.baseurl }}`
    BaseUrl,
    /// `{{ site.url }}`
    SiteUrl,
    /// `{{ "/x" | relative_url }}`
    Path(String),
    /// Liquid that is not run, with what the editor can do.
    Unknown(Text),
    /// `{{< name … >}}`
    Shortcode(Shortcode),
    /// `{{< /name >}}` of a shortcode that stands as text.
    Closing,
    /// `{{</* name */>}}`: what is to be shown of it.
    Literal(String),
    /// `{: .class }` behind a span.
    Attributes(Attributes),
}

/// Writes the placeholder of mark `number` over `bytes`; false if it does not fit.
pub fn write(bytes: &mut [u8], number: usize, mark: &Mark) -> bool {
    let mut buffer = [0; MARK_LENGTH];
    let open = match mark {
        Mark::Attributes(_) => LIST_MARK,
        _ => MARK.encode_utf8(&mut buffer),
    };
    let Some((head, digits)) = bytes.split_at_mut_checked(open.len()) else { return false };
    let mut rest = number;
    for (place, digit) in digits.iter_mut().rev().enumerate() {
        let base = if place == 0 { b'A' } else { b'a' };
        *digit = base + (rest % 26) as u8;
        rest /= 26;
    }
    head.copy_from_slice(open.as_bytes());
    rest == 0 && !digits.is_empty()
}

/// Reads the placeholder that `text` begins with: its number and its length.
pub fn read(text: &str) -> Option<(usize, usize)> {
    let digits = text.strip_prefix(MARK).or_else(|| text.strip_prefix(LIST_MARK))?;
    let open = text.len() - digits.len();
    let mut number: usize = 0;
    for (place, byte) in digits.bytes().enumerate() {
        let last = byte.is_ascii_uppercase();
        if !last && !byte.is_ascii_lowercase() {
            return None;
        }
        let digit = usize::from(byte.to_ascii_lowercase() - b'a');
        number = number.checked_mul(26)?.checked_add(digit)?;
        if last {
            return Some((number, open + place + 1));
        }
    }
    None
}

/// Whether `text` may hold a placeholder.
pub fn any(text: &str) -> bool {
    next(text, 0).is_some()
}

fn next(text: &str, from: usize) -> Option<usize> {
    let found = text[from..].find([MARK, '\u{FDD3}']).map(|found| from + found)?;
    let braced = text[found..].starts_with('\u{FDD3}') && found > from && text[..found].ends_with('{');
    Some(found - usize::from(braced))
}

/// A part of a prepared text.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Text as it was written.
    Text(&'t str),
    /// A placeholder: its number.
    Mark(usize),
}

/// Splits a prepared text at its placeholders.
pub fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((number, length)) = read(rest) {
            rest = &rest[length..];
            return Some(Part::Mark(number));
        }
        // Something that only begins like one is text.
        let skip = rest.chars().next().map_or(0, char::len_utf8);
        let end = next(rest, skip).unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Part::Text(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholder_keeps_length_and_number() {
        for (length, number) in [(5, 0), (5, 675), (7, 99_999), (40, 123)] {
            let mut bytes = vec![b'x'; length];
            assert!(write(&mut bytes, number, &Mark::Nothing));
            let text = String::from_utf8(bytes).unwrap() + "abC";
            assert_eq!(read(&text), Some((number, length)));
        }
        assert!(!write(&mut [0; 5], 676, &Mark::Nothing), "does not fit");
        assert!(!write(&mut [0; 3], 0, &Mark::Nothing), "no room for a digit");
    }

    #[test]
    fn text_is_split_at_placeholders() {
        let text = format!("a{MARK}aBc{MARK}D");
        assert_eq!(
            parts(&text).collect::<Vec<_>>(),
            [Part::Text("a"), Part::Mark(1), Part::Text("c"), Part::Mark(3)]
        );
        assert_eq!(parts("\u{FDD2}1").count(), 1);
        let text = "a{{\u{FDD3}aBc{\u{FDD2}C";
        let expected = [Part::Text("a{"), Part::Mark(1), Part::Text("c{"), Part::Mark(2)];
        assert_eq!(parts(text).collect::<Vec<_>>(), expected);
    }
}
