//! Finds what is not Markdown in a body and hides it from the Markdown parser, moving no byte.
//!
//! Takes the body as written; returns a text of the same length with [placeholders](marks), and what they
//! stand for. `{% highlight %}` becomes a fence; attribute lists on lines of their own and definitions of
//! abbreviations become blank lines. Fenced code and code spans are left as they are. It reports nothing:
//! a form that turns out to stand in code was never one.

pub mod attributes;
pub mod liquid;
pub mod lists;
pub mod marks;
mod search;
pub mod shortcode;

use crate::diag::text;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::abbreviations::{self, Abbreviations};
use super::escape;
use attributes::Attributes;
use lists::BlockLists;
use marks::{Mark, Placed};
use search::{Fence, Search};

/// A body made ready for the Markdown parser.
#[derive(Debug, Default)]
pub struct Prepared<'b> {
    /// Markdown, byte for byte as long as the body.
    pub text: Cow<'b, str>,
    /// What the placeholders stand for, by number.
    pub marks: Vec<Placed>,
    /// The attribute lists that stand on lines of their own.
    pub lists: BlockLists,
    /// The abbreviations that are defined.
    pub abbreviations: Abbreviations,
}

/// Prepares `body`.
pub fn prepare(body: &str) -> Prepared<'_> {
    // Most bodies hold none of this and cost one look.
    let reserved = || body.as_bytes().contains(&0xEF) && body.contains(escape::is_reserved);
    if !body.contains('{') && !body.contains("*[") && !reserved() {
        return Prepared { text: Cow::Borrowed(body), ..Prepared::default() };
    }
    let mut scan = Scan {
        body,
        opened: HashSet::new(),
        bytes: body.as_bytes().to_vec(),
        search: Search::new(body),
        found: Prepared::default(),
    };
    scan.replace_reserved();
    scan.run();
    let Scan { bytes, mut found, .. } = scan;
    // Whole characters were replaced by whole characters, so this cannot fail; if it did, nothing is lost.
    found.text = String::from_utf8(bytes).map_or(Cow::Borrowed(body), Cow::Owned);
    found
}

struct Scan<'b> {
    body: &'b str,
    /// The names of the shortcodes so far.
    opened: HashSet<String>,
    bytes: Vec<u8>,
    search: Search<'b>,
    found: Prepared<'b>,
}

impl Scan<'_> {
    /// What an editor writes must not pass for a hole or placeholder.
    fn replace_reserved(&mut self) {
        for (at, c) in self.body.char_indices().filter(|&(_, c)| escape::is_reserved(c)) {
            char::REPLACEMENT_CHARACTER.encode_utf8(&mut self.bytes[at..at + c.len_utf8()]);
        }
    }

    fn run(&mut self) {
        let mut at = 0;
        let mut fence: Option<Fence> = None;
        while at < self.body.len() {
            let end = self.search.line_end(at);
            let line = &self.body[at..end];
            let at_line_start = at == 0 || self.body.as_bytes()[at - 1] == b'\n';
            if !at_line_start {
                at = self.line(at, end);
            } else if let Some(open) = fence {
                fence = (!open.is_closed_by(line)).then_some(open);
                at = end;
            } else if let Some(open) = Fence::open(line) {
                fence = Some(open);
                at = end;
            } else if self.definition(at..end) || self.block_list(at..end) {
                at = end;
            } else {
                at = self.line(at, end);
            }
        }
    }

    fn definition(&mut self, line: Range<usize>) -> bool {
        let text = &self.body[line.clone()];
        let indent = text.len() - text.trim_start_matches(' ').len();
        match abbreviations::definition(text.trim_start_matches(' ')) {
            Some((key, meaning)) if indent < 4 => self.found.abbreviations.define(key, meaning),
            _ => return false,
        }
        self.blank(line);
        true
    }

    fn block_list(&mut self, line: Range<usize>) -> bool {
        let text = &self.body[line.clone()];
        let column = text.len() - text.trim_start_matches([' ', '\t', '>']).len();
        let Some(inner) = text.trim().trim_start_matches([' ', '\t', '>']).strip_prefix("{:") else {
            return false;
        };
        let Some(attributes) = inner.strip_suffix('}').and_then(Attributes::parse) else { return false };
        if !self.found.lists.add(&self.bytes, line.clone(), column, attributes) {
            return false;
        }
        self.blank(line.start + column..line.end);
        true
    }

    /// Scans a line, or the rest of one, for forms and code spans; returns where to go on.
    fn line(&mut self, from: usize, end: usize) -> usize {
        let mut at = from;
        while let Some(step) = self.body[at..end].find(['{', '`', '\\']) {
            at += step;
            let rest = &self.body[at..];
            let next = match rest.as_bytes()[0] {
                b'`' => self.search.code_span_end(at),
                b'\\' => {
                    at + 1
                        + rest[1..].chars().next().filter(|&c| c == '`' || c == '{').map_or(0, char::len_utf8)
                }
                _ => self.form(at).unwrap_or(at + 1),
            };
            at = next;
            if at >= end {
                return at;
            }
        }
        end
    }

    /// Hides the form that begins at `at`, if one does; returns its end.
    fn form(&mut self, at: usize) -> Option<usize> {
        let rest = &self.body[at..];
        let (open, close) = [("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{:", "}")]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open))?;
        let close_at = self.search.next(close, at + open.len())?;
        let end = close_at + close.len();
        let inner = &self.body[at + open.len()..close_at];
        let mark = match open {
            "{%" => return Some(self.tag(at..end, inner)),
            "{{" => liquid::output(inner),
            "{:" => Mark::Attributes(Attributes::parse(inner).filter(|list| !list.toc)?),
            _ => return Some(self.shortcode(at..end, (open, close), inner)),
        };
        self.place(at..end, mark);
        Some(end)
    }

    /// Hides a shortcode, and what stands before its end tag where that is a part of it; returns where to go on.
    fn shortcode(&mut self, range: Range<usize>, (open, close): (&str, &str), inner: &str) -> usize {
        let trimmed = inner.trim();
        if let Some(shown) = trimmed.strip_prefix("/*").and_then(|rest| rest.strip_suffix("*/")) {
            self.place(range.clone(), Mark::Literal(format!("{open}{shown}{close}")));
            return range.end;
        }
        if let Some(name) = trimmed.strip_prefix('/') {
            let known = self.opened.contains(name.trim()) && !shortcode::takes_text(name.trim());
            let closing = || Mark::Shortcode(shortcode::Shortcode::parse(inner));
            self.place(range.clone(), if known { Mark::Closing } else { closing() });
            return range.end;
        }
        let mut code = shortcode::Shortcode::parse(inner);
        let mut whole = range.clone();
        if code.name == "highlight" {
            let language = code.argument(0, "lang").unwrap_or_default();
            if let Some(end) = self.search.end_shortcode("highlight", range.end)
                && self.stands_alone(&range)
                && self.stands_alone(&end)
            {
                self.fence(range, &end, language);
                return end.end;
            }
        } else if let Some(end) = self.search.end_of_paragraph_shortcode(&code.name, range.end)
            && shortcode::takes_text(&code.name)
        {
            code.inner = self.body[range.end..end.start].trim().to_owned();
            whole.end = end.end;
        }
        if !self.opened.contains(&code.name) {
            self.opened.insert(code.name.clone());
        }
        self.place(whole.clone(), Mark::Shortcode(code));
        whole.end
    }

    fn tag(&mut self, range: Range<usize>, inner: &str) -> usize {
        let unclosed = text!("it-is-never-closed-add-its");
        match liquid::tag(inner) {
            liquid::Tag::Single(mark) => self.place(range.clone(), mark),
            liquid::Tag::Highlight(language) => match self.search.end_tag("highlight", range.end) {
                Some(close) if self.stands_alone(&range) && self.stands_alone(&close) => {
                    self.fence(range, &close, language);
                    return close.end;
                }
                Some(_) => {
                    let help = text!("put-and-on-lines-of-their");
                    self.place(range.clone(), Mark::Unknown(help));
                }
                None => self.place(range.clone(), Mark::Unknown(unclosed)),
            },
            liquid::Tag::Raw => match self.search.end_tag("raw", range.end) {
                Some(close) => {
                    self.erase(range);
                    self.erase(close.clone());
                    return close.end;
                }
                None => self.place(range.clone(), Mark::Unknown(unclosed)),
            },
            liquid::Tag::Comment => match self.search.end_tag("comment", range.end) {
                Some(close) => {
                    self.erase(range.start..close.end);
                    return close.end;
                }
                None => self.place(range.clone(), Mark::Unknown(unclosed)),
            },
        }
        range.end
    }

    /// A fence of tildes in place of the tags: it interrupts a paragraph and lives in lists and quotes.
    fn fence(&mut self, open: Range<usize>, close: &Range<usize>, language: &str) {
        // `{%highlight x%}` leaves this much; the end tag is always longer.
        const TILDES: usize = 12;
        let room = open.len() - TILDES;
        let language = language.as_bytes();
        let shown = if language.len() <= room { language } else { b"" };
        self.bytes[open.clone()].fill(b' ');
        self.bytes[open.start..open.start + TILDES].fill(b'~');
        self.bytes[open.start + TILDES..][..shown.len()].copy_from_slice(shown);
        self.bytes[close.clone()].fill(b'~');
    }

    /// Whether nothing but indentation and the signs of lists and quotes shares the lines of `range`.
    fn stands_alone(&self, range: &Range<usize>) -> bool {
        let start = self.body[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        let before = &self.body[start..range.start];
        let after = &self.body[range.end..self.search.line_end(range.end)];
        before.bytes().all(|b| b" \t>-*+.)0123456789".contains(&b)) && after.trim().is_empty()
    }

    /// Takes something out: blank lines if it stands alone, else a placeholder for nothing.
    fn erase(&mut self, range: Range<usize>) {
        let start = self.body[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        let indented_only = self.body[start..range.start].trim().is_empty();
        let after = &self.body[range.end..self.search.line_end(range.end)];
        if indented_only && after.trim().is_empty() {
            self.blank(range);
        } else {
            self.place(range, Mark::Nothing);
        }
    }

    fn blank(&mut self, range: Range<usize>) {
        for byte in &mut self.bytes[range] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }

    fn place(&mut self, range: Range<usize>, mark: Mark) {
        let original = &self.body.as_bytes()[range.clone()];
        if marks::write(&mut self.bytes[range.clone()], self.found.marks.len(), &mark) {
            self.found.marks.push(Placed { range, mark });
        } else {
            self.bytes[range].copy_from_slice(original);
        }
    }
}
