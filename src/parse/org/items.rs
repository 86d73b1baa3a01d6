//! Bullets: `- `, `+ `, ` * `, `1. `, `1) `, with check boxes and terms.
//!
//! Takes the text of one line; returns where each part of it stands.

use std::ops::Range;

use super::headline::trim;
use super::part::{Item, ListKind};

/// The beginning of an item.
#[derive(Debug, PartialEq, Eq)]
pub struct Bullet {
    /// What its list would be.
    pub kind: ListKind,
    /// The item itself.
    pub item: Item,
    /// Its text on this line.
    pub text: Range<usize>,
}

/// Reads the bullet that `text[range]` begins with; `column` is that of the line: a star at the margin is a headline.
pub fn read(text: &str, range: Range<usize>, column: usize) -> Option<Bullet> {
    let line = &text[range.clone()];
    let (length, mut kind) = sign(line, column)?;
    let mut rest = trim(text, range.start + length..range.end);
    if let Some(counter) = counter(&text[rest.clone()]) {
        if let ListKind::Numbers(start) = &mut kind {
            *start = counter.0;
        }
        rest = trim(text, rest.start + counter.1..rest.end);
    }
    let checked = checkbox(&text[rest.clone()]);
    if checked.is_some() {
        rest = trim(text, rest.start + 3..rest.end);
    }
    let mut item = Item { checked, term: None };
    if kind == ListKind::Bullets
        && let Some((term, sign)) = term(&text[rest.clone()])
    {
        let (start, end) = (rest.start, rest.end);
        item.term = Some((start..start + term, start + sign.start..start + sign.end));
        kind = ListKind::Terms;
        rest = trim(text, start + sign.end..end);
    }
    Some(Bullet { kind, item, text: rest })
}

/// The length of the sign of an item, and what its list is.
fn sign(line: &str, column: usize) -> Option<(usize, ListKind)> {
    let bytes = line.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let kind = match (digits, bytes.get(digits)?) {
        (0, b'-' | b'+') => ListKind::Bullets,
        (0, b'*') if column > 0 => ListKind::Bullets,
        (1..=9, b'.' | b')') => ListKind::Numbers(line[..digits].parse().ok()?),
        _ => return None,
    };
    matches!(bytes.get(digits + 1), None | Some(b' ' | b'\t')).then_some((digits + 1, kind))
}

/// `[@5]`: the number that an item shall have.
fn counter(text: &str) -> Option<(u64, usize)> {
    let (number, _) = text.strip_prefix("[@")?.split_once(']')?;
    (number.len() < 10).then_some(())?;
    Some((number.parse().ok()?, number.len() + 3))
}

fn checkbox(text: &str) -> Option<bool> {
    let checked = match text.get(..3)? {
        "[ ]" | "[-]" => false,
        "[X]" | "[x]" => true,
        _ => return None,
    };
    matches!(text.as_bytes().get(3), None | Some(b' ' | b'\t')).then_some(checked)
}

/// The length of the term before ` ::`, and where that stands.
fn term(text: &str) -> Option<(usize, Range<usize>)> {
    let mut from = 0;
    while let Some(found) = text[from..].find("::").map(|found| from + found) {
        let before = text[..found].trim_end();
        let after = text[found + 2..].chars().next();
        if before.len() < found && !before.is_empty() && after.is_none_or(char::is_whitespace) {
            return Some((before.len(), before.len()..found + 2));
        }
        from = found + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bullet(line: &str, column: usize) -> Option<(ListKind, Option<bool>, String, String)> {
        let bullet = read(line, 0..line.len(), column)?;
        let term = bullet.item.term.map_or(String::new(), |(term, _)| line[term].to_owned());
        Some((bullet.kind, bullet.item.checked, term, line[bullet.text].to_owned()))
    }

    #[test]
    fn bullets_of_all_kinds_are_read() {
        let made = |kind, checked, term: &str, text: &str| Some((kind, checked, term.into(), text.into()));
        assert_eq!(bullet("- a", 0), made(ListKind::Bullets, None, "", "a"));
        assert_eq!(bullet("+   a", 2), made(ListKind::Bullets, None, "", "a"));
        assert_eq!(bullet("-", 0), made(ListKind::Bullets, None, "", ""));
        assert_eq!(bullet("* a", 1), made(ListKind::Bullets, None, "", "a"));
        assert_eq!(bullet("2. a", 0), made(ListKind::Numbers(2), None, "", "a"));
        assert_eq!(bullet("10) [@3] [X] a", 0), made(ListKind::Numbers(3), Some(true), "", "a"));
        assert_eq!(bullet("- [ ] a", 0), made(ListKind::Bullets, Some(false), "", "a"));
        assert_eq!(bullet("- C++ std::x :: a :: b", 0), made(ListKind::Terms, None, "C++ std::x", "a :: b"));
        assert_eq!(bullet("- terme ::", 0), made(ListKind::Terms, None, "terme", ""));
    }

    #[test]
    fn what_only_looks_like_a_bullet_is_none() {
        for line in ["-a", "--", "* a", "1.a", "1", "a. b", "+-+", "12345678901. a", ":: a", "–"] {
            assert_eq!(bullet(line, 0), None, "{line}");
        }
        assert_eq!(bullet("- [https://a b", 0).expect("an item").1, None);
        assert_eq!(bullet("- :: a", 0).expect("an item").2, "");
    }
}
