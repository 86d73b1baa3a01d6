//! The lines of a text, with their places and indentation.
//!
//! Takes a range of a text; must not know what a line means.

use std::ops::Range;

/// One line, without its line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where it begins, its indentation included.
    pub start: usize,
    /// Where its text begins.
    pub text: usize,
    /// Where its text ends: what follows is blank.
    pub end: usize,
    /// Where it ends, trailing blanks included.
    pub full: usize,
    /// The column of its text, with a tab stop every eight columns.
    pub indent: usize,
}

impl Line {
    /// Whether there is nothing on it.
    pub fn is_blank(&self) -> bool {
        self.text >= self.end
    }

    /// The range of its text.
    pub fn range(&self) -> Range<usize> {
        self.text..self.end
    }
}

/// The lines of `text[range]`, whose places are those of `text`.
pub fn lines(text: &str, range: Range<usize>) -> Vec<Line> {
    let mut start = range.start;
    text[range]
        .split_inclusive('\n')
        .map(|whole| {
            let line = line(whole.trim_end_matches(['\n', '\r']), start);
            start += whole.len();
            line
        })
        .collect()
}

fn line(text: &str, start: usize) -> Line {
    let (mut indent, mut blank) = (0, 0);
    for byte in text.bytes() {
        match byte {
            b' ' => indent += 1,
            b'\t' => indent = (indent / 8 + 1) * 8,
            _ => break,
        }
        blank += 1;
    }
    let end = start + text.trim_end().len();
    Line { start, text: (start + blank).min(end.max(start)), end, full: start + text.len(), indent }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_text_and_column() {
        let text = "a\r\n \tb \n\n  ";
        let lines = lines(text, 0..text.len());
        let found: Vec<_> = lines.iter().map(|line| (&text[line.range()], line.indent)).collect();
        assert_eq!(found, [("a", 0), ("b", 8), ("", 0), ("", 2)]);
        assert!(lines[2].is_blank() && lines[3].is_blank());
        assert_eq!(&text[lines[1].start..lines[1].full], " \tb ");
    }
}
