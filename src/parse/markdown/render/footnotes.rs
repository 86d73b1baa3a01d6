//! Writes footnotes: numbers in the text, and the notes at the end.

use std::collections::HashMap;
use std::ops::Range;

use super::{Extensions, Frame, Output, Renderer};

/// All footnotes of a body.
#[derive(Debug, Default)]
pub struct Footnotes {
    numbers: HashMap<String, usize>,
    notes: Vec<Note>,
    /// Marks that stand as text for want of a note: the name of each, and where it stands.
    pub(super) unnoted: Vec<(String, Range<usize>)>,
}

#[derive(Debug, Default)]
struct Note {
    references: usize,
    content: Output,
    defined: bool,
    /// Where its first line stands, if its reader says so.
    place: Range<usize>,
}

/// A footnote being written: which one, and the output that waits for it.
#[derive(Debug)]
pub struct Open {
    number: usize,
    outer: Output,
}

impl Footnotes {
    /// The number of the note `label`, from 1 in order of appearance.
    fn number(&mut self, label: &str) -> usize {
        let next = self.notes.len() + 1;
        let number = *self.numbers.entry(label.to_lowercase()).or_insert(next);
        if number == next {
            self.notes.push(Note::default());
        }
        number
    }

    /// Whether there is a note called `label`, which is in small letters.
    pub(super) fn has(&self, label: &str) -> bool {
        self.numbers.get(label).is_some_and(|number| self.notes[number - 1].defined)
    }

    /// The notes without a mark, by their names and places, in their order.
    pub(super) fn unmarked(&self) -> Vec<(String, Range<usize>)> {
        let mut found: Vec<(String, Range<usize>)> = self
            .numbers
            .iter()
            .map(|(label, number)| (label, &self.notes[number - 1]))
            .filter(|(_, note)| note.references == 0 && !note.place.is_empty())
            .map(|(label, note)| (label.clone(), note.place.clone()))
            .collect();
        found.sort_by_key(|(_, place)| place.start);
        found
    }
}

impl Renderer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        self.note_object();
        let number = self.footnotes.number(label);
        let note = &mut self.footnotes.notes[number - 1];
        note.references += 1;
        let again = if note.references > 1 { format!("-{}", note.references) } else { String::new() };
        self.markup(&format!(
            "<sup class=\"footnote-ref\"><a id=\"fnref-{number}{again}\" href=\"#fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    pub(super) fn start_footnote(&mut self, label: &str, range: Range<usize>) -> Frame {
        self.block_border();
        let number = self.footnotes.number(label);
        if self.extensions.contains(Extensions::ENABLE_FOOTNOTES) {
            let end = (range.start + "[^]:".len() + label.len()).min(range.end);
            self.footnotes.notes[number - 1].place = range.start..end;
        }
        Frame::Footnote(Box::new(Open { number, outer: std::mem::take(&mut self.out) }))
    }

    pub(super) fn end_footnote(&mut self, open: Open) {
        self.block_border();
        let content = std::mem::replace(&mut self.out, open.outer);
        let note = &mut self.footnotes.notes[open.number - 1];
        if !note.defined {
            note.content = content;
            note.defined = true;
        }
    }

    /// Appends the notes; one without a reference stands there too, so that nothing is lost.
    pub(super) fn write_footnotes(&mut self) {
        if self.footnotes.notes.is_empty() {
            return;
        }
        self.out.html.push_str("<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        let back = self.word("Retour au texte", "Back to the text");
        for (index, note) in std::mem::take(&mut self.footnotes.notes).into_iter().enumerate() {
            let number = index + 1;
            self.out.html.push_str(&format!("<li id=\"fn-{number}\">"));
            let base = self.out.html.len();
            self.out.levels.extend(note.content.levels.iter().map(|(at, level)| (at + base, *level)));
            self.out.contents.extend(note.content.contents.iter().map(|at| at + base));
            let content = note.content.html.trim_end();
            let (content, close) = match content.strip_suffix("</p>") {
                Some(inner) => (inner, "</p>"),
                None => (content, ""),
            };
            self.out.html.push_str(content);
            if note.references > 0 {
                self.out.html.push_str(&format!(
                    " <a class=\"footnote-back\" href=\"#fnref-{number}\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a>"
                ));
            }
            self.out.html.push_str(close);
            self.out.html.push_str("</li>\n");
        }
        self.out.html.push_str("</ol>\n</div>\n");
    }
}
