//! Where headlines, blocks and drawers end, found once for the whole text.
//!
//! Every question is a binary search, so that a text of nothing but beginnings takes no longer than another.

use std::collections::HashMap;

use super::headline;
use super::lines::Line;

/// The lines that end something.
#[derive(Debug, Default)]
pub struct Ends {
    /// The headlines: line and level.
    headlines: Vec<(usize, usize)>,
    /// The lines `#+end_NAME`, by name; `#+end:` has none.
    blocks: HashMap<String, Vec<usize>>,
    /// The lines `:END:`.
    drawers: Vec<usize>,
}

impl Ends {
    /// Looks through all lines.
    pub fn new(text: &str, lines: &[Line]) -> Self {
        let mut ends = Self::default();
        for (index, line) in lines.iter().enumerate() {
            let words = &text[line.range()];
            if let Some(level) = headline::level(&text[line.start..line.full]) {
                ends.headlines.push((index, level));
            } else if words.eq_ignore_ascii_case(":END:") {
                ends.drawers.push(index);
            } else if let Some(name) = end_of(words) {
                ends.blocks.entry(name).or_default().push(index);
            }
        }
        ends
    }

    /// The first headline after line `index` whose level is `wanted`.
    pub fn next_headline(&self, index: usize, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        let first = self.headlines.partition_point(|(line, _)| *line <= index);
        self.headlines[first..].iter().find(|(_, level)| wanted(*level)).map(|(line, _)| *line)
    }

    /// The first line after `index` that ends a block called `name`, in lower case.
    pub fn next_block_end(&self, index: usize, name: &str) -> Option<usize> {
        next(self.blocks.get(name)?, index)
    }

    /// The first line after `index` that ends a drawer.
    pub fn next_drawer_end(&self, index: usize) -> Option<usize> {
        next(&self.drawers, index)
    }
}

fn next(lines: &[usize], index: usize) -> Option<usize> {
    lines.get(lines.partition_point(|&line| line <= index)).copied()
}

/// The name of the block that a line ends.
fn end_of(line: &str) -> Option<String> {
    let (head, rest) = line.split_at_checked("#+end".len())?;
    if !head.eq_ignore_ascii_case("#+end") {
        return None;
    }
    match rest.strip_prefix('_') {
        Some(name) if !name.is_empty() && !name.contains(char::is_whitespace) => Some(name.to_lowercase()),
        _ => (rest == ":").then(String::new),
    }
}
