//! What begins on a line of its own: tables, blocks, drawers, keywords, comments, rules, footnotes.

use std::ops::Range;

use super::headline::trim;
use super::part::{Container, Part};
use super::reader::{Frame, Reader};
use super::tables;
use crate::diag::{Code, Diagnostic, text};
use crate::source::Span;

impl Reader<'_> {
    /// Reads what stands from `start` on, on line `index` and after; returns the number of the next line to read.
    pub(super) fn content(&mut self, index: usize, start: usize) -> usize {
        let range = start..self.lines[index].end;
        let line = &self.text[range.clone()];
        let next = match line.as_bytes().first() {
            Some(b'|') => Some(self.table(index, range.clone())),
            Some(b'#') => self.sharp(index, range.clone()),
            Some(b':') => self.colon(index, range.clone()),
            Some(b'-') if line.len() >= 5 && line.bytes().all(|byte| byte == b'-') => {
                self.push(Part::Rule, range.clone());
                Some(index + 1)
            }
            Some(b'[') if start == self.lines[index].start => self.note(index, range.clone()),
            _ => None,
        };
        next.unwrap_or_else(|| {
            self.paragraph_line(range);
            index + 1
        })
    }

    fn table(&mut self, index: usize, first: Range<usize>) -> usize {
        let end = self.run(index, |line| line.starts_with('|'));
        let mut lines = vec![first.clone()];
        lines.extend(self.lines[index + 1..end].iter().map(|line| line.range()));
        let range = first.start..self.lines[end - 1].end;
        let rows = tables::rows(self.text, &lines);
        self.push(Part::Table(rows), range);
        end
    }

    /// `#+begin_…`, `#+key: value`, `# comment`.
    fn sharp(&mut self, index: usize, range: Range<usize>) -> Option<usize> {
        let line = &self.text[range.clone()];
        let Some(rest) = line.strip_prefix("#+") else {
            let comment = line == "#" || line.starts_with("# ") || line.starts_with("#\t");
            return comment.then(|| {
                self.end_paragraph();
                index + 1
            });
        };
        if let Some(name) = begin_of(rest) {
            let named = name.to_lowercase();
            let arguments = trim(self.text, range.start + "#+begin_".len() + name.len()..range.end);
            return self.block(index, range, &named, arguments);
        }
        let key = &rest[..rest.find(|c: char| c == ':' || c.is_whitespace())?];
        let after = rest[key.len()..].strip_prefix(':').filter(|_| !key.is_empty())?;
        let value = trim(self.text, range.end - after.len()..range.end);
        // An option in brackets belongs to the key: `#+caption[short]: long`.
        let key = key.split('[').next().unwrap_or(key).to_lowercase();
        if key == "begin" {
            return self.block(index, range, "", value);
        }
        if matches!(key.as_str(), "todo" | "seq_todo" | "typ_todo") {
            self.keywords.define(&self.text[value.clone()]);
        }
        self.push(Part::Keyword(key, value), range);
        Some(index + 1)
    }

    /// A block, if it is closed; else it is text.
    fn block(
        &mut self,
        index: usize,
        range: Range<usize>,
        name: &str,
        arguments: Range<usize>,
    ) -> Option<usize> {
        let Some(end) = self.ends.next_block_end(index, name).filter(|&end| end < self.limit(index)) else {
            let what = if name.is_empty() { "end:".to_owned() } else { format!("end_{name}") };
            let message = text!("this-block-is-never-closed-so");
            let help = text!("put-a-line-behind-it-before", what = what);
            let span = Span::new(self.source, range);
            self.diagnostics.push(Diagnostic::new(Code::UnclosedBlock, span, message).help(help));
            return None;
        };
        let full = |reader: &Self| {
            reader.lines[index + 1..end].iter().map(|line| line.start..line.full).collect::<Vec<_>>()
        };
        let word = {
            let inside = &self.text[arguments.clone()];
            arguments.start..arguments.start + inside.find(char::is_whitespace).unwrap_or(inside.len())
        };
        let whole = range.start..self.lines[end].end;
        match name {
            "src" => self.push(Part::Code(word, full(self)), whole),
            "example" => self.push(Part::Code(range.start..range.start, full(self)), whole),
            "verse" => {
                let lines = self.lines[index + 1..end].iter().map(|line| line.range()).collect();
                self.push(Part::Verse(lines), whole);
            }
            "export" if self.text[word.clone()].eq_ignore_ascii_case("html") => {
                self.push(Part::Html(full(self)), whole);
            }
            "comment" | "export" => self.end_paragraph(),
            _ => {
                let container = if name == "quote" { Container::Quote } else { Container::Block };
                self.container(container, end, range);
                return Some(index + 1);
            }
        }
        Some(end + 1)
    }

    fn container(&mut self, container: Container, end: usize, range: Range<usize>) {
        let depth = self.open.len();
        self.open(container, Frame::Block, range);
        self.blocks.push((end, depth));
    }

    /// `: as it is`, or a drawer.
    fn colon(&mut self, index: usize, range: Range<usize>) -> Option<usize> {
        let line = &self.text[range.clone()];
        if is_fixed(line) {
            let end = self.run(index, is_fixed);
            let inside = |range: Range<usize>| (range.start + 2).min(range.end)..range.end;
            let mut lines = vec![inside(range.clone())];
            lines.extend(self.lines[index + 1..end].iter().map(|line| inside(line.range())));
            let whole = range.start..self.lines[end - 1].end;
            self.push(Part::Code(range.start..range.start, lines), whole);
            return Some(end);
        }
        let name = drawer(line)?;
        let end = self.ends.next_drawer_end(index).filter(|&end| end < self.limit(index))?;
        if ["properties", "logbook"].iter().any(|hidden| name.eq_ignore_ascii_case(hidden)) {
            self.end_paragraph();
            return Some(end + 1);
        }
        self.container(Container::Drawer, end, range);
        Some(index + 1)
    }

    /// `[fn:name] text` at the margin.
    fn note(&mut self, index: usize, range: Range<usize>) -> Option<usize> {
        let (label, _) = self.text[range.clone()].strip_prefix("[fn:")?.split_once(']')?;
        let fits = |label: &str| !label.is_empty() && !label.contains([':', '[', ' ', '\t']);
        if !fits(label) || !self.blocks.is_empty() || !self.notes.insert(label.to_lowercase()) {
            return None;
        }
        self.close_to(0);
        self.open(Container::Note(label.to_lowercase()), Frame::Note, range.clone());
        let rest = trim(self.text, range.start + "[fn:]".len() + label.len()..range.end);
        match rest.is_empty() {
            true => Some(index + 1),
            false => Some(self.content(index, rest.start)),
        }
    }

    /// Skips the line under a headline that says when something is due.
    pub(super) fn planning(&self, index: usize) -> usize {
        let is_planning = self.lines.get(index).is_some_and(|line| {
            let words = &self.text[line.range()];
            ["SCHEDULED:", "DEADLINE:", "CLOSED:"].iter().any(|word| words.starts_with(word))
        });
        index + usize::from(is_planning)
    }

    /// Skips the properties of a headline; returns the one that names it.
    pub(super) fn properties(&self, index: usize) -> (Option<Range<usize>>, usize) {
        let begins = |line: &super::lines::Line| self.text[line.range()].eq_ignore_ascii_case(":PROPERTIES:");
        let end = self.ends.next_drawer_end(index);
        let Some(end) = end.filter(|&end| begins(&self.lines[index]) && end < self.limit(index)) else {
            return (None, index);
        };
        let custom_id = self.lines[index + 1..end].iter().find_map(|line| {
            let words = &self.text[line.range()];
            let (key, value) = words.split_at_checked(":CUSTOM_ID:".len())?;
            let value = trim(self.text, line.end - value.len()..line.end);
            (key.eq_ignore_ascii_case(":CUSTOM_ID:") && !value.is_empty()).then_some(value)
        });
        (custom_id, end + 1)
    }
}

/// The name of the block that `begin_NAME` begins.
fn begin_of(rest: &str) -> Option<&str> {
    let (head, name) = rest.split_at_checked("begin_".len())?;
    let name = &name[..name.find(char::is_whitespace).unwrap_or(name.len())];
    (head.eq_ignore_ascii_case("begin_") && !name.is_empty()).then_some(name)
}

fn is_fixed(line: &str) -> bool {
    line == ":" || line.starts_with(": ") || line.starts_with(":\t")
}

/// The name of the drawer that a line opens.
fn drawer(line: &str) -> Option<&str> {
    let name = line.strip_prefix(':')?.strip_suffix(':')?;
    let fits = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    (fits && !name.eq_ignore_ascii_case("end")).then_some(name)
}
