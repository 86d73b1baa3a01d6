//! A place in a YAML text, and the small steps from there: blanks, comments, keys, scalars.

use std::ops::Range;

use super::outline::Node;
use crate::source::begin;

/// How deep collections may be nested; libyaml's reading stops there too.
const DEEPEST: usize = 128;

/// What ends a line in YAML 1.1; `\r\n` is one end. Only the first two are in texts that editors write on purpose.
const LINE_ENDS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// A place in the text of one document.
pub(super) struct Cursor<'a> {
    /// The text up to the end of the document.
    pub(super) text: &'a str,
    /// The place.
    pub(super) at: usize,
    depth: usize,
}

impl<'a> Cursor<'a> {
    /// At the start of the first document of `text[range]`, which ends at a `---` or `...` of its own line.
    pub(super) fn document(text: &'a str, range: Range<usize>) -> Option<Self> {
        let part = text.get(range.clone())?;
        let mut at = range.start + begin(part);
        let mut cursor = Cursor { text: text.get(..range.end)?, at, depth: 0 };
        cursor.skip_blank();
        match cursor.peek() {
            // Directives.
            Some(b'%') => return None,
            Some(b'-') if cursor.column() == 0 && is_marker(&cursor.text[cursor.at..]) => at = cursor.at + 3,
            _ => {}
        }
        let mut line = at;
        let end = text[at..range.end].split_inclusive('\n').find_map(|content| {
            let start = line;
            line += content.len();
            (start > at && is_marker(content)).then_some(start)
        });
        Some(Cursor { text: &text[..end.unwrap_or(range.end)], at, depth: 0 })
    }

    /// Runs `read` one level deeper; `None` below the deepest.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth += 1;
        let result = if self.depth > DEEPEST { None } else { read(self) };
        self.depth -= 1;
        result
    }

    /// The byte here, if the document has not ended.
    pub(super) fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// How many bytes stand before this place in its line; only spaces and indicators do where it matters.
    pub(super) fn column(&self) -> isize {
        let line = self.text[..self.at].rfind(['\n', '\r']).map_or(0, |newline| newline + 1);
        (self.at - line).saturating_sub(begin(&self.text[line..])) as isize
    }

    /// Whether white space or the end follows the byte at `at`.
    fn blank_after(&self, at: usize) -> bool {
        self.byte(at + 1).is_none_or(|byte| byte.is_ascii_whitespace())
    }

    /// Whether the byte here is an indicator: followed by white space.
    pub(super) fn is_indicator(&self) -> bool {
        self.blank_after(self.at)
    }

    /// Whether an item of a list begins here.
    pub(super) fn is_dash(&self) -> bool {
        self.peek() == Some(b'-') && self.is_indicator()
    }

    pub(super) fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// The end of the line that `from` is in, by YAML's line ends.
    fn line_end(&self, from: usize) -> usize {
        self.text[from..].find(LINE_ENDS).map_or(self.text.len(), |found| from + found)
    }

    /// Skips white space, line ends and comments.
    pub(super) fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'#' => self.at = self.line_end(self.at),
                _ if byte.is_ascii_whitespace() => self.at += 1,
                _ => return,
            }
        }
    }

    /// Whether nothing but a comment follows in this line. The cursor stands after white space.
    pub(super) fn at_line_end(&self) -> bool {
        match self.peek() {
            None | Some(b'\n' | b'\r') => true,
            Some(b'#') => self.text[..self.at].ends_with([' ', '\t', '\n']),
            Some(_) => false,
        }
    }

    /// Skips tags and anchors, and the spaces after them; returns whether there were any.
    pub(super) fn skip_properties(&mut self) -> bool {
        let start = self.at;
        while matches!(self.peek(), Some(b'!' | b'&')) {
            while self.peek().is_some_and(|byte| byte.is_ascii_graphic()) {
                self.at += 1;
            }
            self.skip_spaces();
        }
        self.at > start
    }

    /// Whether a key and its colon begin here.
    pub(super) fn key_follows(&mut self) -> bool {
        let start = self.at;
        let found = self.key().is_some();
        self.at = start;
        found
    }

    /// Reads a key of a block mapping, up to behind its colon; returns its range, quotes included.
    pub(super) fn key(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let end = match self.peek()? {
            quote @ (b'"' | b'\'') => self.quoted_end(quote)?,
            _ => self.plain_line_end(false),
        };
        self.at = end;
        self.skip_spaces();
        let is_key = end > start && self.peek() == Some(b':') && self.is_indicator();
        self.at += 1;
        (is_key && !self.text[start..end].contains('\n')).then_some(start..end)
    }

    /// A plain or quoted scalar of the block around `parent`; what follows it must be nothing.
    pub(super) fn scalar(&mut self, parent: isize) -> Option<Node> {
        let start = self.at;
        match self.peek()? {
            quote @ (b'"' | b'\'') => self.at = self.quoted_end(quote)?,
            _ => self.plain(Some(parent)),
        }
        let end = self.at;
        self.skip_spaces();
        (end > start && self.at_line_end()).then(|| Node::scalar(start..end))
    }

    /// A scalar between the brackets of a flow collection.
    pub(super) fn flow_scalar(&mut self) -> Option<Node> {
        let start = self.at;
        match self.peek()? {
            quote @ (b'"' | b'\'') => self.at = self.quoted_end(quote)?,
            _ => self.plain(None),
        }
        (self.at > start).then(|| Node::scalar(start..self.at))
    }

    /// After an item of a flow collection or at its start: skips a comma, and tells whether `bracket` closes it.
    pub(super) fn closes(&mut self, bracket: u8) -> Option<bool> {
        let first = matches!(self.byte(self.at - 1)?, b'[' | b'{');
        self.skip_blank();
        if !first && self.peek()? == b',' {
            self.at += 1;
            self.skip_blank();
        }
        let closed = self.peek()? == bracket;
        self.at += usize::from(closed);
        Some(closed)
    }

    /// The end of the quoted scalar that begins here, behind its closing quote.
    fn quoted_end(&self, quote: u8) -> Option<usize> {
        let mut at = self.at + 1;
        loop {
            match self.byte(at)? {
                b'\\' if quote == b'"' => at += 2,
                b'\'' if quote == b'\'' && self.byte(at + 1) == Some(b'\'') => at += 2,
                byte if byte == quote => return Some(at + 1),
                _ => at += 1,
            }
        }
    }

    /// The end of the plain text of this line: at a comment, a colon that makes it a key, or the line's end.
    fn plain_line_end(&self, in_flow: bool) -> usize {
        let bytes = &self.text.as_bytes()[..self.line_end(self.at)];
        let mut end = self.at;
        for (at, &byte) in bytes.iter().enumerate().skip(self.at) {
            let ends = match byte {
                b'#' => at > self.at && matches!(bytes[at - 1], b' ' | b'\t'),
                b':' if in_flow => {
                    self.blank_after(at)
                        || matches!(bytes.get(at + 1), Some(b',' | b'[' | b']' | b'{' | b'}'))
                }
                b':' => self.blank_after(at),
                b',' | b'[' | b']' | b'{' | b'}' => in_flow,
                _ => false,
            };
            if ends {
                break;
            }
            if !matches!(byte, b' ' | b'\t') {
                end = at + 1;
            }
        }
        end
    }

    /// Skips a plain scalar and the lines that go on with it: in a block those deeper than `parent`, between the
    /// brackets of a flow collection (no `parent`) all up to the next sign.
    fn plain(&mut self, parent: Option<isize>) {
        let in_flow = parent.is_none();
        let mut end = self.plain_line_end(in_flow);
        loop {
            self.at = end;
            self.skip_spaces();
            if !matches!(self.peek(), Some(b'\n' | b'\r')) {
                break;
            }
            while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
                self.at += 1;
            }
            let next = self.plain_line_end(in_flow);
            let shallow = parent.is_some_and(|parent| self.column() <= parent);
            if self.at_end() || self.peek() == Some(b'#') || shallow || next == self.at {
                break;
            }
            end = next;
        }
        self.at = end;
    }

    /// A `|` or `>` text: its header and every line deeper than the block around it.
    pub(super) fn block_scalar(&mut self, parent: isize) -> Option<Node> {
        let start = self.at;
        self.at = self.text[start..].find('\n').map_or(self.text.len(), |found| start + found);
        let header = self.text[start..self.at].trim_end();
        let digit = header.bytes().take_while(|byte| !byte.is_ascii_whitespace()).find(u8::is_ascii_digit);
        let mut indent = digit.map(|digit| parent.max(0) + isize::from(digit as i8 - b'0' as i8));
        let mut end = start + header.len();
        while self.peek() == Some(b'\n') {
            let line = self.at + 1;
            let content = self.text[line..].split('\n').next().unwrap_or_default();
            let depth = content.len() - content.trim_start_matches(' ').len();
            if !content.trim().is_empty() {
                let least = *indent.get_or_insert((depth as isize).max(parent + 1).max(1));
                if (depth as isize) < least {
                    break;
                }
                end = line + content.trim_end().len();
            }
            self.at = line + content.len();
        }
        // Lines that end otherwise were not looked at.
        let certain = !self.text[start..end].replace("\r\n", "\n").contains(&LINE_ENDS[1..]);
        certain.then(|| Node::scalar(start..end))
    }
}

/// Whether a line begins with `---` or `...` and nothing else is on it but what white space sets apart.
fn is_marker(line: &str) -> bool {
    ["---", "..."].iter().any(|marker| {
        line.strip_prefix(marker)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
    })
}

/// The text of a key as written in `raw`.
pub(super) fn key_text(raw: &str) -> Option<String> {
    match raw.as_bytes().first()? {
        b'"' if raw.contains('\\') => serde_yaml::from_str(raw).ok(),
        b'\'' => Some(raw.get(1..raw.len() - 1)?.replace("''", "'")),
        b'"' => Some(raw.get(1..raw.len() - 1)?.to_owned()),
        // An alias stands for a key that is written elsewhere.
        b'*' => None,
        _ => Some(raw.to_owned()),
    }
}
