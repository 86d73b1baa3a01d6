//! Writes headings: their anchors, and the table of contents.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::escape;
use super::super::prepare::attributes::Attributes;
use super::{Frame, Renderer};
use crate::parse::body::Heading;

/// A heading being written.
#[derive(Debug)]
pub struct Open {
    level: u8,
    attributes: Attributes,
    /// Where its attributes go in the HTML.
    html: usize,
    /// Where its text begins.
    text: usize,
}

/// The anchors given so far.
#[derive(Debug, Default)]
pub struct Ids {
    given: HashMap<String, usize>,
}

impl Ids {
    /// `wanted`, or `wanted-1`, `wanted-2` … if it is taken.
    pub fn unique(&mut self, wanted: &str) -> String {
        let Some(&count) = self.given.get(wanted) else {
            self.given.insert(wanted.to_owned(), 0);
            return wanted.to_owned();
        };
        let (count, id) = (count + 1..)
            .map(|count| (count, format!("{wanted}-{count}")))
            .find(|(_, id)| !self.given.contains_key(id))
            .expect("numbers do not end");
        self.given.insert(wanted.to_owned(), count);
        self.given.insert(id.clone(), 0);
        id
    }
}

/// The anchor of a heading: as kramdown makes it, but accents become plain letters instead of holes.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut push = |c: char| match c {
        'a'..='z' => slug.push(c),
        // Up to the first letter nothing counts: `1. Contexte` is `contexte`.
        '0'..='9' if !slug.is_empty() => slug.push(c),
        _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
        _ => {}
    };
    for c in text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => "oe".chars().for_each(&mut push),
            'æ' => "ae".chars().for_each(&mut push),
            'ß' => "ss".chars().for_each(&mut push),
            'ø' => push('o'),
            'ł' => push('l'),
            _ => push(c),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "section".to_owned() } else { slug }
}

impl Renderer<'_> {
    pub(super) fn start_heading(&mut self, level: u8, attributes: Attributes) -> Frame {
        self.block_border();
        self.out.html.push_str("<h");
        self.out.levels.push((self.out.html.len(), level));
        self.out.html.push((b'0' + level) as char);
        let html = self.out.html.len();
        self.out.html.push('>');
        Frame::Heading(Open { level, attributes, html, text: self.body.text.len() })
    }

    pub(super) fn end_heading(&mut self, open: Open) {
        self.block_border();
        let text = self.body.text[open.text..].trim().to_owned();
        let mut attributes = open.attributes;
        if let Some(more) = self.heading_attributes.take() {
            attributes.merge(more);
        }
        let wanted = attributes.id.take().unwrap_or_else(|| slug(&text));
        let id = self.ids.unique(&wanted);
        self.hidden_headings.push(attributes.classes.iter().any(|class| class == "no_toc"));
        attributes.id = Some(id.clone());
        let mut written = String::new();
        attributes.write(&mut written);
        self.out.html.insert_str(open.html, &written);
        self.out.html.push_str("</h");
        self.out.levels.push((self.out.html.len(), open.level));
        self.out.html.push((b'0' + open.level) as char);
        self.out.html.push_str(">\n");
        self.body.headings.push(Heading { level: open.level, id, text, offset: open.text });
    }

    /// The table of contents goes here.
    pub(in crate::parse) fn contents_here(&mut self) {
        self.block_border();
        self.out.contents.push(self.out.html.len());
    }

    /// The table of contents: nested lists, by the levels of the headings.
    pub(super) fn contents(&self) -> String {
        let shown = self.body.headings.iter().zip(&self.hidden_headings).filter(|(_, hidden)| !**hidden);
        let mut html = String::new();
        let mut open: Vec<u8> = Vec::new();
        for (heading, _) in shown {
            while open.len() > 1 && open.last().is_some_and(|&level| level > heading.level) {
                html.push_str("</li></ul>");
                open.pop();
            }
            match open.last_mut() {
                Some(level) if *level >= heading.level => {
                    *level = heading.level;
                    html.push_str("</li>\n<li>");
                }
                inside => {
                    html.push_str(if inside.is_some() { "\n<ul><li>" } else { "<ul class=\"toc\">\n<li>" });
                    open.push(heading.level);
                }
            }
            html.push_str("<a href=\"#");
            escape::attribute(&mut html, &heading.id);
            html.push_str("\">");
            escape::text(&mut html, &heading.text);
            html.push_str("</a>");
        }
        for depth in (0..open.len()).rev() {
            html.push_str(if depth == 0 { "</li>\n</ul>\n" } else { "</li></ul>" });
        }
        html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_and_drop_accents() {
        for (text, id) in [
            ("Les critères d'évaluation", "les-criteres-d-evaluation"),
            ("1. Contexte & œuvre !", "contexte-oeuvre"),
            ("E\u{301}te\u{301} 2018", "ete-2018"),
            ("« l’État »", "l-etat"),
            ("???", "section"),
            ("C++ / Rust", "c-rust"),
        ] {
            assert_eq!(slug(text), id);
        }
    }

    #[test]
    fn anchors_are_unique_even_against_numbered_ones() {
        let mut ids = Ids::default();
        let given: Vec<_> = ["a", "a-1", "a", "a", "a-1"].iter().map(|id| ids.unique(id)).collect();
        assert_eq!(given, ["a", "a-1", "a-2", "a-3", "a-1-1"]);
    }
}
