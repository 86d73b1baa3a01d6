//! Attribute lists on lines of their own, and the blocks that they belong to.
//!
//! A list directly under a block belongs to it; one under a blank line, directly above a block, to that.
//! Of the nested blocks that end in the same place, the outermost that is not further left than the list
//! takes it: `{: .x}` at the margin under a bullet list is the list's, indented under a paragraph of an
//! item the paragraph's.

use std::ops::Range;

use super::attributes::Attributes;

/// All attribute lists of a body that stand on lines of their own, in order.
#[derive(Debug, Default)]
pub struct BlockLists {
    lists: Vec<BlockList>,
}

/// One attribute list.
#[derive(Debug)]
struct BlockList {
    attributes: Attributes,
    line: Range<usize>,
    column: usize,
    owner: Owner,
    taken: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Owner {
    /// The block that ends in this range.
    Above(Range<usize>),
    /// The item of a list that ends in this range: the attributes are indented under its only line.
    ItemAbove(Range<usize>),
    /// The block that begins in this range.
    Below(Range<usize>),
}

/// What a block is, as far as attribute lists care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A list's item.
    Item,
    /// Any other block.
    Block,
}

impl BlockLists {
    /// Adds the list on `line` of `bytes` whose brace stands in `column`; false if it cannot be one.
    pub fn add(&mut self, bytes: &[u8], line: Range<usize>, column: usize, attributes: Attributes) -> bool {
        if let Some(last) = self.lists.last_mut().filter(|last| last.line.end == line.start) {
            last.attributes.merge(attributes);
            last.line.end = line.end;
            last.stretch(bytes);
            return true;
        }
        let above = &bytes[..line.start];
        let above = &above
            [..above.len() - above.iter().rev().take_while(|b| matches!(b, b'\n' | b'\r')).count().min(2)];
        let above_start = above.iter().rposition(|&b| b == b'\n').map_or(0, |newline| newline + 1);
        let joined = bytes[above.len()..line.start].iter().filter(|&&b| b == b'\n').count() == 1;
        let previous = &above[above_start..];
        let blank = !joined || previous.iter().all(|b| matches!(b, b' ' | b'\t' | b'>'));
        if column > 3 && blank && !bytes[line.start..].starts_with(b">") {
            // Indented code.
            return false;
        }
        let (owner, column) = if blank {
            (Owner::Below(line.end..line.end), column)
        } else {
            let end = above_start + trimmed(previous);
            let indent = previous.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'>')).count();
            match is_item(&previous[indent..]) && column > indent {
                true => (Owner::ItemAbove(end..line.end), indent),
                false => (Owner::Above(end..line.end), column.min(indent)),
            }
        };
        let mut list = BlockList { attributes, line, column, owner, taken: false };
        list.stretch(bytes);
        self.lists.push(list);
        true
    }

    /// Takes the attributes of the block at `range` of `text`; outer blocks must ask first.
    pub fn take(
        &mut self,
        text: &str,
        range: &Range<usize>,
        kind: Kind,
    ) -> Option<(Attributes, Range<usize>)> {
        if self.lists.is_empty() {
            return None;
        }
        let mut taken: Option<(Attributes, Range<usize>)> = None;
        let below = self.lists.partition_point(|list| list.line.end <= range.start);
        let above = self.lists.partition_point(|list| list.anchor() <= range.end);
        for index in [below.checked_sub(1), above.checked_sub(1)].into_iter().flatten() {
            let list = &mut self.lists[index];
            if !list.taken && list.belongs_to(text, range, kind) {
                list.taken = true;
                let attributes = std::mem::take(&mut list.attributes);
                match &mut taken {
                    Some((all, _)) => all.merge(attributes),
                    None => taken = Some((attributes, list.line.clone())),
                }
            }
        }
        taken
    }
}

impl BlockList {
    /// The smallest end of a block that this list can belong to.
    fn anchor(&self) -> usize {
        match &self.owner {
            Owner::Above(ends) | Owner::ItemAbove(ends) => ends.start,
            Owner::Below(starts) => starts.start,
        }
    }

    /// Lets the range of its block reach up to what comes next.
    fn stretch(&mut self, bytes: &[u8]) {
        let after = &bytes[self.line.end..];
        let blank = after.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'>')).count();
        let directly = after.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'>')).count();
        match &mut self.owner {
            Owner::Above(ends) | Owner::ItemAbove(ends) => ends.end = self.line.end + blank,
            Owner::Below(starts) => *starts = self.line.end..self.line.end + directly,
        }
    }

    fn belongs_to(&self, text: &str, range: &Range<usize>, kind: Kind) -> bool {
        let column = || range.start - text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        match &self.owner {
            Owner::Below(starts) => kind == Kind::Block && (starts.start..=starts.end).contains(&range.start),
            Owner::Above(ends) => {
                kind == Kind::Block && (ends.start..=ends.end).contains(&range.end) && column() >= self.column
            }
            Owner::ItemAbove(ends) => {
                kind == Kind::Item && (ends.start..=ends.end).contains(&range.end) && column() >= self.column
            }
        }
    }
}

/// The length of `line` without what may trail a block: spaces and signs of quotes.
fn trimmed(line: &[u8]) -> usize {
    line.len() - line.iter().rev().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'>')).count()
}

fn is_item(line: &[u8]) -> bool {
    let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
    let sign = line.get(digits).copied().unwrap_or(0);
    let known = if digits == 0 { b"-*+".contains(&sign) } else { b".)".contains(&sign) };
    known && line.get(digits + 1).is_some_and(|&b| b == b' ' || b == b'\t')
}
