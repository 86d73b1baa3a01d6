//! Excerpts: the lines of a page that speak most of what is looked for (`FORMAT.md`, 4.8).
//!
//! Takes texts and what the query matches in them; returns HTML that holds nothing but text and `<mark>`.

use super::marks::{Marks, Slots};
use super::texts::Section;
use crate::search::text::groups;
use std::ops::Range;

/// So many groups stand before the match that opens a window.
const BEFORE: usize = 6;
/// A window has at most so many groups.
const LONGEST: usize = 32;
/// One with fewer goes on over the end of its line.
const SHORTEST: usize = 12;

/// An excerpt.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, as HTML.
    pub html: String,
    /// The anchor of its section.
    pub anchor: String,
    /// The heading of its section.
    pub heading: String,
}

/// The excerpt of a passage; none if no section has a match.
pub fn of_passage(sections: &[Section], marks: &Marks) -> Option<Excerpt> {
    let mut best: Option<(Worth, usize, Window)> = None;
    let read: Vec<Read> = sections.iter().map(|section| Read::new(&section.text, marks)).collect();
    for (index, read) in read.iter().enumerate() {
        for window in read.windows() {
            let worth = read.worth(&window);
            if best.as_ref().is_none_or(|(best, ..)| worth > *best) {
                best = Some((worth, index, window));
            }
        }
    }
    let (_, index, window) = best?;
    let section = &sections[index];
    Some(Excerpt {
        html: read[index].excerpt(&window),
        anchor: section.anchor.clone(),
        heading: section.heading.clone(),
    })
}

/// A summary, for a page that speaks of what is looked for in headings only: it leads to the first of these.
pub fn of_heading(sections: &[Section], summary: &str, marks: &Marks) -> Option<Excerpt> {
    let matches = |section: &&Section| groups(&section.heading).any(|group| marks.of(&group) != 0);
    let section = sections.iter().find(matches)?;
    let (anchor, heading) = (section.anchor.clone(), section.heading.clone());
    Some(Excerpt { anchor, heading, ..of_summary(summary, marks) })
}

/// A summary, with what matches marked.
pub fn of_summary(summary: &str, marks: &Marks) -> Excerpt {
    let html = Read::new(summary, marks).marked(0..summary.len());
    Excerpt { html, ..Excerpt::default() }
}

/// How many slots a window matches, and in how many groups.
type Worth = (u32, usize);
/// Groups of a section.
type Window = Range<usize>;

/// A text that was split into groups.
struct Read<'a> {
    text: &'a str,
    groups: Vec<Seen>,
}

/// A group of a text.
struct Seen {
    /// Where it stands, in bytes.
    range: Range<usize>,
    /// The slots that it matches.
    slots: Slots,
    /// Where its line begins, in bytes.
    line: usize,
}

impl<'a> Read<'a> {
    fn new(text: &'a str, marks: &Marks) -> Self {
        let mut line = 0;
        let mut at = 0;
        let seen = groups(text).map(|group| {
            if let Some(end) = text[at..group.range.start].rfind('\n') {
                line = at + end + 1;
            }
            at = group.range.start;
            Seen { slots: marks.of(&group), range: group.range, line }
        });
        let groups = seen.collect();
        Self { text, groups }
    }

    /// The windows that matching groups open.
    fn windows(&self) -> impl Iterator<Item = Window> + '_ {
        let matching = self.groups.iter().enumerate().filter(|(_, group)| group.slots != 0);
        matching.map(|(index, _)| self.window(index))
    }

    fn window(&self, index: usize) -> Window {
        let line = self.groups[index].line;
        let on_line = |group: &&Seen| group.line == line;
        let before = self.groups[..index].iter().rev().take(BEFORE).take_while(on_line).count();
        let start = index - before;
        let most = &self.groups[start..self.groups.len().min(start + LONGEST)];
        let length = match most.iter().take_while(on_line).count() {
            short if short < SHORTEST => most.len(),
            length => length,
        };
        start..start + length
    }

    fn worth(&self, window: &Window) -> Worth {
        let matching =
            || self.groups[window.clone()].iter().map(|group| group.slots).filter(|slots| *slots != 0);
        (matching().fold(0, |all, slots| all | slots).count_ones(), matching().count())
    }

    fn excerpt(&self, window: &Window) -> String {
        let (first, last) = (&self.groups[window.start], &self.groups[window.end - 1]);
        let cut_before =
            window.start.checked_sub(1).is_some_and(|index| self.groups[index].line == first.line);
        let cut_after = self.groups.get(window.end).is_some_and(|next| next.line == last.line);
        let start = if cut_before { first.range.start } else { first.line };
        let line_end =
            || self.text[last.range.end..].find('\n').map_or(self.text.len(), |at| last.range.end + at);
        let end = if cut_after { last.range.end } else { line_end() };
        let text = &self.text[start..end];
        let start = start + text.len() - text.trim_start().len();
        let html = self.marked(start..start + text.trim().len()).replace('\n', " ");
        format!("{}{html}{}", if cut_before { "…" } else { "" }, if cut_after { "…" } else { "" })
    }

    /// A piece of the text as HTML, with what matches marked.
    fn marked(&self, piece: Range<usize>) -> String {
        let mut html = String::new();
        let mut at = piece.start;
        let matching = self.groups.iter().filter(|group| group.slots != 0);
        let inside =
            matching.filter(|group| group.range.start >= piece.start && group.range.end <= piece.end);
        for group in inside {
            escape(&self.text[at..group.range.start], &mut html);
            html.push_str("<mark>");
            escape(&self.text[group.range.clone()], &mut html);
            html.push_str("</mark>");
            at = group.range.end;
        }
        escape(&self.text[at..piece.end], &mut html);
        html
    }
}

/// Appends `text` to `html` so that it is nothing but text.
fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
}
