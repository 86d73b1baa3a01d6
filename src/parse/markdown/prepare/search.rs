//! Looks ahead in a body in linear time: ends of lines, forms, code spans and fences.
//!
//! Every search remembers what it found or missed, so that looking again from further on costs nothing.

use std::collections::HashMap;
use std::ops::Range;

use super::liquid;

/// Nothing written in one piece is longer than this.
const REACH: usize = 4000;

/// What end tags of shortcodes begin with.
const CLOSING: &[&str] = &["{{< /", "{{</", "{{% /", "{{%/"];

/// Searches in one body; positions must not go backwards.
pub struct Search<'b> {
    body: &'b str,
    /// By what closes a form: where the next one is, or the end of the body.
    closers: HashMap<&'static str, usize>,
    /// By number of backquotes: no run of that length stands before this.
    no_run: HashMap<usize, usize>,
    /// End tags that do not come any more.
    no_end: Vec<&'static str>,
}

impl<'b> Search<'b> {
    /// Searches in `body`.
    pub fn new(body: &'b str) -> Self {
        Self { body, closers: HashMap::new(), no_run: HashMap::new(), no_end: Vec::new() }
    }

    /// Where the line of `at` ends, its line end included.
    pub fn line_end(&self, at: usize) -> usize {
        self.body[at..].find('\n').map_or(self.body.len(), |newline| at + newline + 1)
    }

    /// The next `needle` from `at` on that belongs to the same paragraph.
    pub fn next(&mut self, needle: &'static str, at: usize) -> Option<usize> {
        let known = self.closers.get(needle).copied().filter(|&known| known >= at);
        let found =
            known.unwrap_or_else(|| self.body[at..].find(needle).map_or(self.body.len(), |found| at + found));
        self.closers.insert(needle, found);
        let near = found < self.body.len() && found - at <= REACH;
        let one_line = needle == "}";
        (near && !crosses(&self.body[at..found], one_line)).then_some(found)
    }

    /// The end tag of `name` after `at`.
    pub fn end_tag(&mut self, name: &'static str, at: usize) -> Option<Range<usize>> {
        if self.no_end.contains(&name) {
            return None;
        }
        let (mut from, mut close) = (at, at);
        while let Some(open) = self.body[from..].find("{%").map(|open| from + open) {
            if close < open + 2 {
                close = self.body[open + 2..].find("%}").map_or(usize::MAX, |found| open + 2 + found);
            }
            if self.body.get(open + 2..close).is_some_and(|inner| liquid::is_end(inner, name)) {
                return Some(open..close + 2);
            }
            from = open + 2;
        }
        self.no_end.push(name);
        None
    }

    /// The end tag of the shortcode `name` after `at`, if the next end tag is that and belongs to the same paragraph.
    pub fn end_of_paragraph_shortcode(&mut self, name: &str, at: usize) -> Option<Range<usize>> {
        let next = CLOSING.iter().filter_map(|needle| Some((self.next(needle, at)?, *needle))).min()?;
        self.closing(name, next)
    }

    /// The end tag of the shortcode `name` after `at`, however far.
    pub fn end_shortcode(&mut self, name: &'static str, at: usize) -> Option<Range<usize>> {
        if self.no_end.contains(&name) {
            return None;
        }
        let mut from = at;
        while let Some(found) = self.body[from..].find("{{").map(|found| from + found) {
            let needle = CLOSING.iter().find(|needle| self.body[found..].starts_with(**needle));
            if let Some(end) = needle.and_then(|needle| self.closing(name, (found, needle))) {
                return Some(end);
            }
            from = found + 2;
        }
        self.no_end.push(name);
        None
    }

    /// The end tag of `name` that begins with `needle` at `at`.
    fn closing(&self, name: &str, (at, needle): (usize, &str)) -> Option<Range<usize>> {
        let after = self.body[at + needle.len()..].trim_start_matches(' ').strip_prefix(name)?;
        let close = if needle.starts_with("{{<") { ">}}" } else { "%}}" };
        let rest = after.trim_start_matches(' ').strip_prefix(close)?;
        Some(at..self.body.len() - rest.len())
    }

    /// Where the code span that begins with the backquotes at `at` ends; behind the backquotes if none does.
    pub fn code_span_end(&mut self, at: usize) -> usize {
        let bytes = self.body.as_bytes();
        let run = |from: usize| bytes[from..].iter().take_while(|&&b| b == b'`').count();
        let length = run(at);
        let start = at + length;
        if self.no_run.get(&length).is_some_and(|&until| start < until) {
            return start;
        }
        let limit = (start + REACH).min(bytes.len());
        let mut from = start;
        while from < limit {
            match bytes[from] {
                b'`' => {
                    let found = run(from);
                    if found == length {
                        return from + found;
                    }
                    from += found;
                }
                b'\n' if is_blank_line(&bytes[from + 1..]) => break,
                _ => from += 1,
            }
        }
        self.no_run.insert(length, from);
        start
    }
}

/// Whether a form would go over the end of a paragraph (or of a line).
fn crosses(text: &str, one_line: bool) -> bool {
    let mut lines = text.split('\n');
    lines.next();
    if one_line { lines.next().is_some() } else { lines.rev().skip(1).any(|line| line.trim().is_empty()) }
}

fn is_blank_line(bytes: &[u8]) -> bool {
    bytes.iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r')).is_none_or(|&b| b == b'\n')
}

/// An open fence of code.
#[derive(Debug, Clone, Copy)]
pub struct Fence {
    sign: u8,
    length: usize,
}

impl Fence {
    /// The fence that `line` opens. Indentation and signs of quotes and lists do not matter here.
    pub fn open(line: &str) -> Option<Self> {
        let line = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
        let sign = *line.as_bytes().first().filter(|sign| matches!(sign, b'`' | b'~'))?;
        let length = line.bytes().take_while(|&b| b == sign).count();
        let is_span = sign == b'`' && line[length..].contains('`');
        (length >= 3 && !is_span).then_some(Self { sign, length })
    }

    /// Whether `line` closes it.
    pub fn is_closed_by(self, line: &str) -> bool {
        let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
        line.len() >= self.length && line.bytes().all(|b| b == self.sign)
    }
}
