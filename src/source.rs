//! Where text comes from: files, places in them, and lines for people.
//!
//! Takes nothing from the rest of the program; everything that reports a place imports this.

use std::sync::{Arc, OnceLock};

/// Identifies one file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A range of bytes in a source, counted from the start of the original file (front matter included).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span over `range` of `source`.
    pub fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        Self { source, start: range.start, end: range.end }
    }

    /// The span that stands for a whole file, shown without a line.
    pub fn file(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }
}

/// Where the first sign of `text` stands, in bytes: behind its byte order marks, of which there are several where tools have
/// joined files.
pub fn begin(text: &str) -> usize {
    text.len() - text.trim_start_matches('\u{feff}').len()
}

/// How a comment begins that allows what is told of a source, behind what makes it one.
pub const ALLOW: &str = "eigsite: allow ";

/// One file that was read, as text. A file that could not be read has no text but still a path.
#[derive(Debug)]
pub struct Source {
    /// Path as an editor knows it: relative to the site's folder, with `/` between its parts.
    pub path: String,
    /// The whole text, byte for byte as it stands on disk.
    pub text: String,
    lines: OnceLock<Vec<usize>>,
    allows: OnceLock<bool>,
}

/// A place in words that an editor understands: both counted from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Source {
    /// A source called `path` holding `text`.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), lines: OnceLock::new(), allows: OnceLock::new() }
    }

    /// Whether it may hold a comment that allows something. Looked for once, since a site that is built again and again
    /// asks all its texts each time.
    pub fn allows(&self) -> bool {
        *self.allows.get_or_init(|| self.text.contains(ALLOW))
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            std::iter::once(0)
                .chain(self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1))
                .collect()
        })
    }

    /// Line and column of a byte offset; an offset past the end is the end, one inside a character its start.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset) - 1;
        let column = self.text[starts[line]..offset].chars().count() + 1;
        Position { line: line + 1, column }
    }

    /// The text of line `line` (from 1), without its line end.
    pub fn line(&self, line: usize) -> &str {
        let starts = self.line_starts();
        let Some(&start) = starts.get(line.wrapping_sub(1)) else { return "" };
        let end = starts.get(line).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }
}

/// Every source of a build, in a fixed order.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    list: Vec<Arc<Source>>,
}

impl Sources {
    /// Adds a source and returns its id.
    pub fn add(&mut self, source: impl Into<Arc<Source>>) -> SourceId {
        self.list.push(source.into());
        SourceId(u32::try_from(self.list.len() - 1).expect("fewer than four billion files"))
    }

    /// The source called `id`.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
    }

    /// Puts another text in the place of the source called `id`.
    pub fn replace(&mut self, id: SourceId, source: Arc<Source>) {
        self.list[id.0 as usize] = source;
    }

    /// Forgets the text of the source called `id`, but not its path.
    pub fn forget(&mut self, id: SourceId) {
        self.replace(id, Source::new(self.get(id).path.as_str(), "").into());
    }

    /// Forgets all sources but the first `count`.
    pub fn truncate(&mut self, count: usize) {
        self.list.truncate(count);
    }

    /// The source called `id`, to keep.
    pub fn share(&self, id: SourceId) -> Arc<Source> {
        Arc::clone(&self.list[id.0 as usize])
    }

    /// All sources with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.list.iter().enumerate().map(|(i, source)| (SourceId(i as u32), &**source))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_begins_behind_its_byte_order_marks() {
        assert_eq!(
            [begin(""), begin("a\u{feff}"), begin("\u{feff}a"), begin("\u{feff}\u{feff}")],
            [0, 0, 3, 6]
        );
    }

    #[test]
    fn position_counts_characters_not_bytes() {
        let source = Source::new("a.md", "é\nà b\r\nfin");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position("é\nà ".len()), Position { line: 2, column: 3 });
        assert_eq!(source.position(999), Position { line: 3, column: 4 });
        assert_eq!(source.line(2), "à b");
        assert_eq!(source.line(9), "");
    }
}
