//! From a value back to where it is written.

use std::ops::Range;

use super::outline::{Entry, Kind, Node, outline};

/// One step from a value into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the value of a key.
    Key(&'a str),
    /// To an item of a list, from 0.
    Index(usize),
}

/// The places of all keys and values of a text, for many questions about one text.
#[derive(Debug)]
pub struct Outline(Option<Node>);

impl Outline {
    /// The outline of `text[range]`; linear in its length.
    pub fn new(text: &str, range: Range<usize>) -> Self {
        Self(outline(text, range))
    }

    /// The outline of `text[range]`, which holds TOML.
    pub fn toml(text: &str, range: Range<usize>) -> Self {
        Self(super::toml::outline(text, range))
    }

    /// An outline that another reader found: each key with its place, that of its value, and those of the items of a
    /// list.
    pub fn of(
        entries: impl IntoIterator<Item = (String, Range<usize>, Range<usize>, Vec<Range<usize>>)>,
    ) -> Self {
        let entry =
            |(key, key_range, range, items): (String, Range<usize>, Range<usize>, Vec<Range<usize>>)| {
                let kind = match items.is_empty() {
                    true => Kind::Scalar,
                    false => Kind::List(items.into_iter().map(Node::scalar).collect()),
                };
                Entry { key, key_range, value: Node { range, kind } }
            };
        Self(Node::map(entries.into_iter().map(entry).collect()))
    }

    /// The range of the value at the end of `path`, quotes included; `None` where it is not certain.
    ///
    /// Of a key written twice it is the last, which is the one that counts.
    pub fn value(&self, path: &[Step]) -> Option<Range<usize>> {
        self.node(path).map(|node| node.range.clone())
    }

    /// The range of the key at the end of `path`, quotes included.
    pub fn key(&self, path: &[Step]) -> Option<Range<usize>> {
        let (Step::Key(key), parents) = path.split_last()? else { return None };
        entry(self.node(parents)?, key).map(|entry| entry.key_range.clone())
    }

    fn node(&self, path: &[Step]) -> Option<&Node> {
        path.iter().try_fold(self.0.as_ref()?, |node, step| match (step, &node.kind) {
            (Step::Key(key), _) => entry(node, key).map(|entry| &entry.value),
            (Step::Index(index), Kind::List(items)) => items.get(*index),
            _ => None,
        })
    }
}

fn entry<'a>(node: &'a Node, key: &str) -> Option<&'a Entry> {
    let Kind::Map(entries) = &node.kind else { return None };
    entries.iter().rev().find(|entry| entry.key == key)
}

/// The range of the value at the end of `path` in `text[range]`; see [`Outline::value`].
pub fn locate(text: &str, range: Range<usize>, path: &[Step]) -> Option<Range<usize>> {
    Outline::new(text, range).value(path)
}

/// The range of the key at the end of `path` in `text[range]`; see [`Outline::key`].
pub fn locate_key(text: &str, range: Range<usize>, path: &[Step]) -> Option<Range<usize>> {
    Outline::new(text, range).key(path)
}

#[cfg(test)]
mod tests {
    use super::Step::{Index, Key};
    use super::*;

    fn at<'a>(text: &'a str, path: &[Step]) -> &'a str {
        locate(text, 0..text.len(), path).map_or("nowhere", |range| &text[range])
    }

    #[test]
    fn values_of_mappings_and_lists_are_found() {
        let text = "# entête\ntitre: Été # note\nliens:\n  - url: a\n    nom: 'l''un'\n  - url: b\nfin: 3\n";
        assert_eq!(at(text, &[Key("titre")]), "Été");
        assert_eq!(at(text, &[Key("liens"), Index(0), Key("nom")]), "'l''un'");
        assert_eq!(at(text, &[Key("liens"), Index(1), Key("url")]), "b");
        assert_eq!(at(text, &[Key("liens"), Index(1)]), "url: b");
        assert_eq!(at(text, &[Key("fin")]), "3");
        assert_eq!(at(text, &[Key("liens"), Index(2)]), "nowhere");
        assert_eq!(at(text, &[Key("liens"), Key("url")]), "nowhere");
    }

    #[test]
    fn keys_are_found_with_quotes_and_spaces_before_the_colon() {
        let text = "github : moi\n\"a: b\" : 1\n'c''d': 2\nurl: http://x/#y\n";
        assert_eq!(at(text, &[Key("github")]), "moi");
        assert_eq!(at(text, &[Key("a: b")]), "1");
        assert_eq!(at(text, &[Key("c'd")]), "2");
        assert_eq!(at(text, &[Key("url")]), "http://x/#y");
        assert_eq!(locate_key(text, 0..text.len(), &[Key("github")]), Some(0..6));
        assert_eq!(locate_key(text, 0..text.len(), &[Key("a: b")]), Some(13..19));
    }

    #[test]
    fn a_list_may_stand_in_the_column_of_its_key() {
        let text = "a:\n- x\n- - y\n  - z\n-\n- k: v\n  l:\n  - w\nb: 1\n";
        assert_eq!(at(text, &[Key("a"), Index(0)]), "x");
        assert_eq!(at(text, &[Key("a"), Index(1), Index(1)]), "z");
        assert_eq!(at(text, &[Key("a"), Index(2)]), "");
        assert_eq!(at(text, &[Key("a"), Index(3), Key("l"), Index(0)]), "w");
        assert_eq!(at(text, &[Key("b")]), "1");
    }

    #[test]
    fn scalars_over_several_lines_are_skipped_whole() {
        let text = "- text: \"Sans\nfaux: clé\n- rien\"\n  b: un\n    deux\n\n    trois\n  c: |\n    x: 1\n\n    - y\n  d: >-\n   # z\n  e: fin";
        assert_eq!(at(text, &[Index(0), Key("text")]), "\"Sans\nfaux: clé\n- rien\"");
        assert_eq!(at(text, &[Index(0), Key("b")]), "un\n    deux\n\n    trois");
        assert_eq!(at(text, &[Index(0), Key("c")]), "|\n    x: 1\n\n    - y");
        assert_eq!(at(text, &[Index(0), Key("d")]), ">-\n   # z");
        assert_eq!(at(text, &[Index(0), Key("e")]), "fin");
    }

    #[test]
    fn flow_collections_are_read() {
        let text = "a: [x, \"y, z\", {k: 'v', l: [1,\n 2]}, m: n]\nb: {c, d: , \"e\":f}\ng: []\n";
        assert_eq!(at(text, &[Key("a"), Index(1)]), "\"y, z\"");
        assert_eq!(at(text, &[Key("a"), Index(2), Key("l"), Index(1)]), "2");
        assert_eq!(at(text, &[Key("a"), Index(3), Key("m")]), "n");
        assert_eq!(at(text, &[Key("b"), Key("e")]), "f");
        assert_eq!(at(text, &[Key("b"), Key("d")]), "");
        assert_eq!(at(text, &[Key("g")]), "[]");
    }

    #[test]
    fn tags_and_anchors_are_no_part_of_a_value() {
        let text = "a: &x !t v\nb: *x\nc: &y\n  d: 1\ne:\n- &z f: 2\n  g: 3\n";
        assert_eq!(at(text, &[Key("a")]), "v");
        assert_eq!(at(text, &[Key("b")]), "*x");
        assert_eq!(at(text, &[Key("c"), Key("d")]), "1");
        assert_eq!(at(text, &[Key("e"), Index(0), Key("g")]), "3");
    }

    #[test]
    fn the_last_of_two_keys_counts() {
        let text = "a: 1\nb: 2\na: 3\n";
        assert_eq!(locate_key(text, 0..text.len(), &[Key("a")]), Some(10..11));
        assert_eq!(at(text, &[Key("a")]), "3");
    }

    #[test]
    fn places_are_those_of_the_whole_file() {
        let text = "---\r\ntitre: Été\r\nliste:\r\n- a\r\n---\r\ntitre: non\r\n";
        let range = 5..text.find("---\r\ntitre: non").unwrap();
        assert_eq!(locate(text, range.clone(), &[Key("titre")]), Some(12..17));
        assert_eq!(&text[locate(text, range, &[Key("liste"), Index(0)]).unwrap()], "a");
        let text = "\u{feff}\u{feff}a: 1\n---\nb: 2\n";
        assert_eq!(at(text, &[Key("a")]), "1");
        assert_eq!(at(text, &[Key("b")]), "nowhere");
        assert_eq!(at("--- # x\na:\n  b: 1\n...\n", &[Key("a"), Key("b")]), "1");
    }

    #[test]
    fn what_is_not_certain_is_not_told() {
        for text in [
            "? a\n: b\n",
            "[x]: a\n",
            "a: 'open\n",
            "a: [1\n",
            "a: 1\n  b: 2\n",
            "a: {b\n",
            "%TAG ! x\n---\na: 1",
            "",
            "\n# rien\n",
        ] {
            assert_eq!(at(text, &[Key("a")]), "nowhere", "{text:?}");
        }
        assert_eq!(at(&"[".repeat(100_000), &[Index(0)]), "nowhere");
        assert_eq!(at(&"- ".repeat(100_000), &[Index(0)]), "nowhere");
        assert_eq!(locate("é: 1", 1..3, &[Key("a")]), None);
    }
}
