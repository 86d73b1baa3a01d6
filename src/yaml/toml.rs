//! TOML as Hugo reads it, into the values and places that YAML has here.
//!
//! Takes a part of a source; returns its table, the places of keys and values, and what is wrong with it. Must not know
//! where in a file TOML may stand. The reader of the crate refuses what nests more than 80 levels deep, so that nothing
//! here goes deeper.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::outline::{Entry, Kind, Node};
use super::value::{Map, Value};
use crate::diag::{Checked, Code, Diagnostic, Text, text};
use crate::source::{SourceId, Span, begin};

/// Reads `text[range]`, whose value is `None` where it cannot be read.
///
/// A date becomes a text, as YAML has it; a number that no integer holds becomes a float.
pub fn parse(source: SourceId, text: &str, range: Range<usize>) -> Checked<Option<Map>> {
    let (part, start) = begun(text, range);
    match DeTable::parse(part) {
        Ok(table) => Checked::new(Some(map(table.get_ref()))),
        Err(error) => {
            let at = place(part, error.span());
            let message = text!("this-toml-cannot-be-read", message = error.message());
            let span = Span::new(source, start + at.start..start + at.end);
            let diagnostic = Diagnostic::new(Code::InvalidToml, span, message)
                .help(help(error.message(), line_of(part, at.start)));
            Checked { value: None, diagnostics: vec![diagnostic] }
        }
    }
}

/// Where the keys and values of `text[range]` stand; nothing where it cannot be read.
pub(super) fn outline(text: &str, range: Range<usize>) -> Option<Node> {
    let (part, start) = begun(text, range);
    Node::map(entries(DeTable::parse(part).ok()?.get_ref(), start))
}

/// `text[range]` behind its byte order marks, and where it stands.
fn begun(text: &str, range: Range<usize>) -> (&str, usize) {
    let whole = text.get(range.clone()).unwrap_or_default();
    (&whole[begin(whole)..], range.start + begin(whole))
}

fn map(table: &DeTable) -> Map {
    Map::of_unique(table.iter().map(|(key, of)| (key.get_ref().to_string(), value(of.get_ref()))).collect())
}

fn value(value: &DeValue) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| float(number.as_str()), Value::Int),
        DeValue::Float(number) => float(number.as_str()),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Datetime(date) => Value::String(date.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| self::value(item.get_ref())).collect()),
        DeValue::Table(table) => Value::Map(map(table)),
    }
}

fn float(digits: &str) -> Value {
    digits.parse().map_or_else(|_| Value::String(digits.to_owned()), Value::Float)
}

fn entries(table: &DeTable, start: usize) -> Vec<Entry> {
    let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue>)| Entry {
        key: AsRef::<str>::as_ref(key.get_ref() as &std::borrow::Cow<str>).to_owned(),
        key_range: moved(key.span(), start),
        value: node(value, start),
    };
    table.iter().map(entry).collect()
}

fn node(value: &Spanned<DeValue>, start: usize) -> Node {
    let kind = match value.get_ref() {
        DeValue::Array(items) => Kind::List(items.iter().map(|item| node(item, start)).collect()),
        DeValue::Table(table) => Kind::Map(entries(table, start)),
        _ => Kind::Scalar,
    };
    Node { range: moved(value.span(), start), kind }
}

fn moved(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// The place of a mistake as something to point at: on one line, within the text and between its characters.
fn place(text: &str, at: Option<Range<usize>>) -> Range<usize> {
    let at = at.unwrap_or(0..0);
    let within = |place: usize| {
        let place = place.min(text.len());
        (0..=place).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
    };
    let start = within(at.start);
    let line_end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    start..within(at.end).clamp(start, line_end)
}

fn line_of(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    text[start..].lines().next().unwrap_or_default()
}

fn help(message: &str, line: &str) -> Text {
    if message.contains("duplicate key") {
        return text!("a-key-may-stand-once-in");
    }
    match line.find([':', '=']) {
        Some(sign) if line[sign..].starts_with(':') => {
            text!("toml-writes-front-matter-with-stands")
        }
        _ => text!("put-texts-and-dates-with-words"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step::{Index, Key};
    use super::super::{Outline, Step};
    use super::*;

    const TEXT: &str = "+++\ntitle = \"Été\"\ndate = 2018-03-16\nlastmod = 2018-03-16T10:00:00Z\npromos = [2018, 'x']\nbig = 99999999999999999999\nreal = 1_0.5\n\n[[liens]]\n\"nom: 1\" = 0xFF\n[[liens]]\nurl = \"b\"\n[a.b]\nc = true\n+++\n";

    fn range() -> Range<usize> {
        4..TEXT.rfind("+++").expect("there")
    }

    fn at(path: &[Step]) -> Option<&'static str> {
        Outline::toml(TEXT, range()).value(path).map(|range| &TEXT[range])
    }

    #[test]
    fn values_are_those_of_yaml() {
        let map = parse(SourceId(0), TEXT, range()).value.expect("sound");
        let text = |text: &str| Some(Value::String(text.to_owned()));
        assert_eq!(map.keys().collect::<Vec<_>>()[..4], ["title", "date", "lastmod", "promos"]);
        assert_eq!(map.get("date").cloned(), text("2018-03-16"));
        assert_eq!(map.get("lastmod").cloned(), text("2018-03-16T10:00:00Z"));
        assert_eq!(map.get("big"), Some(&Value::Float(1e20)));
        assert_eq!(map.get("real"), Some(&Value::Float(10.5)));
        let links = map.get("liens").and_then(Value::as_list).expect("a list");
        assert_eq!(links[0].as_map().and_then(|link| link.get("nom: 1")), Some(&Value::Int(255)));
        assert_eq!(links.len(), 2);
    }

    #[test]
    fn keys_values_and_items_have_their_places() {
        assert_eq!(at(&[Key("title")]), Some("\"Été\""));
        assert_eq!(at(&[Key("promos"), Index(1)]), Some("'x'"));
        assert_eq!(at(&[Key("liens"), Index(1), Key("url")]), Some("\"b\""));
        assert_eq!(at(&[Key("a"), Key("b"), Key("c")]), Some("true"));
        assert_eq!(at(&[Key("rien")]), None);
        let key = Outline::toml(TEXT, range()).key(&[Key("liens"), Index(0), Key("nom: 1")]);
        assert_eq!(key.map(|range| &TEXT[range]), Some("\"nom: 1\""));
        let marked = "\u{feff}\u{feff}a = 'b'\n";
        let value = Outline::toml(marked, 0..marked.len()).value(&[Key("a")]);
        assert_eq!(value.map(|range| &marked[range]), Some("'b'"));
    }

    #[test]
    fn mistake_has_its_place_and_a_help_that_fits() {
        for (text, place, help) in [
            ("é = 1\n", "é", "put texts"),
            ("a = 1\ntitle: Été\n", "", "TOML writes"),
            ("a = 1\nb = 2\na = 3\n", "a", "a key may stand once"),
            ("a = \"ouvert\nb = 2\n", "", "put texts"),
            ("a = [1,\n", "", "put texts"),
            ("a = été\n", "été", "put texts"),
            ("\u{feff}\u{feff}a = été\n", "été", "put texts"),
        ] {
            let told = parse(SourceId(0), text, 0..text.len()).diagnostics;
            assert_eq!(told.len(), 1, "{text:?}");
            let span = told[0].primary;
            assert_eq!(text.get(span.start..span.end), Some(place), "{text:?}: {:?}", told[0].message);
            assert!(told[0].help.as_ref().is_some_and(|told| told.english().starts_with(help)), "{text:?}");
        }
    }

    #[test]
    fn any_text_is_read_or_told_without_harm() {
        let deep = [
            format!("a = {}", "[".repeat(100_000)),
            format!("a = {}", "{b = ".repeat(100_000)),
            format!("{}a = 1", "a.".repeat(100_000)),
            format!("[{}a]", "a.".repeat(100_000)),
        ];
        for text in &deep {
            assert_eq!(parse(SourceId(0), text, 0..text.len()).diagnostics.len(), 1);
        }
        // Every beginning of a text, and every text with one character gone.
        let whole = &TEXT[range()];
        for (at, c) in whole.char_indices() {
            let without = format!("{}{}", &whole[..at], &whole[at + c.len_utf8()..]);
            for text in [&whole[..at], without.as_str()] {
                for told in parse(SourceId(0), text, 0..text.len()).diagnostics {
                    assert!(text.get(told.primary.start..told.primary.end).is_some(), "{text:?}");
                }
                let _ = outline(text, 0..text.len());
            }
        }
        for text in
            ["[a]\n[a]\n", "[[a]]\n[a]\n[[a]]", "a = 1\n[a.b]\n", "a.b = 1\n[a]\n", "[a\n[[b]\nc", "\0=\0"]
        {
            assert_eq!(parse(SourceId(0), text, 0..text.len()).diagnostics.len(), 1, "{text:?}");
        }
    }
}
