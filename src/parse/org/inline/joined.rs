//! Lines that are read as one text, and the way back to where they stand.

use std::borrow::Cow;
use std::ops::Range;

/// The lines of a paragraph as one text, with a line break between two of them.
#[derive(Debug)]
pub struct Joined<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// Where each line begins: in the text, in the source.
    lines: Vec<(usize, usize)>,
}

impl<'t> Joined<'t> {
    /// Joins `lines`, ranges of `source`.
    pub fn new(source: &'t str, lines: &[Range<usize>]) -> Self {
        if let [line] = lines {
            return Self { text: Cow::Borrowed(&source[line.clone()]), lines: vec![(0, line.start)] };
        }
        let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
        let mut places = Vec::with_capacity(lines.len());
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            places.push((text.len(), line.start));
            text.push_str(&source[line.clone()]);
        }
        Self { text: Cow::Owned(text), lines: places }
    }

    /// Where `range` of the text stands in the source; a line break reaches up to the text of the next line.
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.offset(range.start)..self.offset(range.end)
    }

    fn offset(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.lines.get(line).map_or(at, |(start, source)| source + (at - start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again() {
        let source = "- été\n  deux";
        let joined = Joined::new(source, &[2..7, 10..14]);
        assert_eq!(joined.text, "été\ndeux");
        assert_eq!(
            (joined.place(&(0..5)), joined.place(&(6..10)), joined.place(&(0..10))),
            (2..7, 10..14, 2..14)
        );
        assert_eq!(joined.place(&(5..6)), 7..10);
    }
}
