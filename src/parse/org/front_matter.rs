//! What a document in Org says of itself: the `#+key: value` lines before its first headline.
//!
//! Takes a text; returns what [`crate::parse::front_matter`] returns for YAML, and the places of keys and values. A text
//! that begins with YAML between dashes has that for its front matter, and its keywords say nothing.

use std::ops::Range;

use super::headline;
use super::lines::lines;
use super::part::Part;
use super::reader;
use crate::diag::Checked;
use crate::parse::front_matter::{self, Parts};
use crate::source::{SourceId, begin};
use crate::yaml::{Map, Outline, Value};

/// Keywords for Emacs and not for readers.
const TECHNICAL: &[&str] = &[
    "options",
    "startup",
    "todo",
    "seq_todo",
    "typ_todo",
    "property",
    "setupfile",
    "include",
    "macro",
    "link",
    "columns",
    "archive",
    "priorities",
    "constants",
    "exclude_tags",
    "select_tags",
    "export_file_name",
    "bind",
    "toc",
    "html",
    "latex",
    "caption",
    "name",
    "header",
    "headers",
    "results",
    "tblfm",
    "plot",
    "call",
    "bibliography",
];

/// The keys whose value is a list of words.
const LISTS: &[&str] = &["tags", "keywords", "filetags"];

/// The keys whose value is a text, whatever it looks like, over as many lines as need be.
const TEXTS: &[&str] = &["title", "subtitle", "description", "author"];

/// One keyword: its name in front matter, and where key and value stand.
struct Keyword {
    key: String,
    key_range: Range<usize>,
    value: Range<usize>,
}

/// Takes a document apart.
pub fn split(source: SourceId, text: &str) -> Checked<Parts> {
    if front_matter::is_there(text) {
        return front_matter::split(source, text);
    }
    let mut meta = Map::default();
    for keyword in keywords(source, text) {
        let value = value(&keyword.key, &text[keyword.value]);
        let value = match meta.get(&keyword.key) {
            Some(earlier) => joined(&keyword.key, earlier.clone(), value),
            None => value,
        };
        meta.insert(keyword.key, value);
    }
    let body = begin(text)..text.len();
    Checked::new(Parts { meta, meta_range: begin(text)..header_end(text), body, has_front_matter: true })
}

/// Where the keys and values of a document's front matter stand; `range` is that of its [`Parts`].
pub fn outline(source: SourceId, text: &str, range: Range<usize>) -> Outline {
    if front_matter::is_there(text) {
        return front_matter::outline(text, range);
    }
    Outline::of(keywords(source, text).into_iter().map(|keyword| {
        let items = match LISTS.contains(&keyword.key.as_str()) {
            true => words(&text[keyword.value.clone()], keyword.value.start),
            false => Vec::new(),
        };
        (keyword.key, keyword.key_range, keyword.value, items)
    }))
}

/// Where the first headline stands.
fn header_end(text: &str) -> usize {
    lines(text, begin(text)..text.len())
        .iter()
        .find(|line| headline::level(&text[line.start..line.full]).is_some())
        .map_or(text.len(), |line| line.start)
}

fn keywords(source: SourceId, text: &str) -> Vec<Keyword> {
    let parts = reader::read(source, text, begin(text)..header_end(text)).value;
    let read = |placed: super::part::Placed| {
        let Part::Keyword(key, value) = placed.part else { return None };
        let technical = ["attr_", "html_", "latex_"].iter().any(|start| key.starts_with(start));
        if technical || TECHNICAL.contains(&key.as_str()) || value.is_empty() {
            return None;
        }
        let start = placed.range.start + "#+".len();
        let key_range = start..start + text[start..].find(':').unwrap_or(0);
        let key = match key.as_str() {
            "language" => "lang".to_owned(),
            "keywords" | "filetags" => "tags".to_owned(),
            _ => key,
        };
        Some(Keyword { key, key_range, value })
    };
    parts.into_iter().filter_map(read).collect()
}

fn value(key: &str, written: &str) -> Value {
    if LISTS.contains(&key) {
        let items = words(written, 0).into_iter().map(|word| Value::String(written[word].to_owned()));
        return Value::List(items.collect());
    }
    match written {
        _ if TEXTS.contains(&key) => Value::String(written.to_owned()),
        "true" | "t" | "yes" | "oui" => Value::Bool(true),
        "false" | "nil" | "no" | "non" => Value::Bool(false),
        _ => written.parse().map_or_else(|_| Value::String(without_brackets(written)), Value::Int),
    }
}

/// `<2018-02-15 jeu. 10:00>` as a front matter has it: `2018-02-15 10:00`.
fn without_brackets(written: &str) -> String {
    let inner = written.strip_prefix(['<', '[']).and_then(|rest| rest.strip_suffix(['>', ']']));
    let is_date = |inner: &&str| {
        inner.get(..10).is_some_and(|date| date.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
    };
    let Some(inner) = inner.filter(is_date) else { return written.to_owned() };
    let time = inner.split(' ').skip(1).find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    match time {
        Some(time) => format!("{} {}", &inner[..10], time.split('-').next().unwrap_or(time)),
        None => inner[..10].to_owned(),
    }
}

/// A keyword that is written again goes on: a text as a text, anything else as a list.
fn joined(key: &str, earlier: Value, later: Value) -> Value {
    match (earlier, later) {
        (Value::String(earlier), Value::String(later)) if TEXTS.contains(&key) => {
            Value::String(format!("{earlier} {later}"))
        }
        (Value::List(mut all), Value::List(more)) => {
            all.extend(more);
            Value::List(all)
        }
        (Value::List(mut all), later) => {
            all.push(later);
            Value::List(all)
        }
        (earlier, later) => Value::List(vec![earlier, later]),
    }
}

/// The words of a list: between commas, colons (`:a:b:`) or, where there are none, blanks.
fn words(written: &str, start: usize) -> Vec<Range<usize>> {
    let separator = [',', ':'].into_iter().find(|&sign| written.contains(sign)).unwrap_or(' ');
    let mut at = 0;
    let mut found = Vec::new();
    for word in written.split(separator) {
        let inside = headline::trim(written, at..at + word.len());
        at += word.len() + 1;
        if !inside.is_empty() {
            found.push(start + inside.start..start + inside.end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Step;

    fn meta(text: &str) -> Vec<(String, Value)> {
        let parts = split(SourceId(0), text).value;
        parts.meta.iter().map(|(key, value)| (key.to_owned(), value.clone())).collect()
    }

    fn text(value: &str) -> Value {
        Value::String(value.to_owned())
    }

    #[test]
    fn keywords_before_the_first_headline_are_front_matter() {
        let list = |words: &[&str]| Value::List(words.iter().map(|word| text(word)).collect());
        let found = meta(
            "\u{feff}\u{feff}#+TITLE: A : b\r\n#+title: 2018\n#+year: 2018\n#+date: [2018-02-15 jeu. 10:00-11:00]\n#+options: x\n\
             #+filetags: :a:b:\n#+tags: c d\n#+language: fr\n#+eigs: Ada\n#+eigs: Bob\n#+published: nil\n* c\n#+x: y\n",
        );
        let wanted = [
            ("title", text("A : b 2018")),
            ("year", Value::Int(2018)),
            ("date", text("2018-02-15 10:00")),
            ("tags", list(&["a", "b", "c", "d"])),
            ("lang", text("fr")),
            ("eigs", list(&["Ada", "Bob"])),
            ("published", Value::Bool(false)),
        ];
        assert_eq!(found, wanted.map(|(key, value)| (key.to_owned(), value)));
    }

    #[test]
    fn yaml_between_dashes_counts_alone() {
        assert_eq!(meta("---\na: 1\n---\n#+b: 2\n"), [("a".to_owned(), Value::Int(1))]);
    }

    #[test]
    fn keys_values_and_words_have_their_places() {
        let source = "\u{feff}\u{feff}été\n#+TITLE: A\n#+tags: b, c\n";
        let places = outline(SourceId(0), source, 0..source.len());
        let at = |range: Option<Range<usize>>| range.map(|range| &source[range]);
        assert_eq!(at(places.key(&[Step::Key("title")])), Some("TITLE"));
        assert_eq!(at(places.value(&[Step::Key("title")])), Some("A"));
        assert_eq!(at(places.value(&[Step::Key("tags"), Step::Index(1)])), Some("c"));
        assert_eq!(at(places.value(&[Step::Key("rien")])), None);
    }
}
