//! Text from anywhere made safe to show on a terminal, and how many columns it takes there.
//!
//! Takes characters, returns what stands for them. Knows nothing of diagnostics.

use std::fmt::Write;

use unicode_normalization::char::is_combining_mark;

/// What a tab is shown as.
const TAB: &str = "    ";

/// Characters that terminals show over two columns: the scripts of East Asia and pictograms.
const WIDE: &[(u32, u32)] = &[
    (0x1100, 0x115F),
    (0x231A, 0x231B),
    (0x23E9, 0x23EC),
    (0x2614, 0x2615),
    (0x26AA, 0x26AB),
    (0x2705, 0x2705),
    (0x2728, 0x2728),
    (0x274C, 0x274C),
    (0x2753, 0x2757),
    (0x2795, 0x2797),
    (0x2B50, 0x2B50),
    (0x2E80, 0x303E),
    (0x3041, 0xA4CF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x1F300, 0x1F64F),
    (0x1F680, 0x1F6FF),
    (0x1F900, 0x1F9FF),
    (0x1FA70, 0x1FAFF),
    (0x20000, 0x3FFFD),
];

/// Appends what stands for `c` and returns the columns that it takes.
///
/// A control character never reaches the terminal, nor one that turns the direction of the text.
pub(super) fn push(out: &mut String, c: char) -> usize {
    let before = out.len();
    match c {
        '\t' => out.push_str(TAB),
        '\0'..='\x1f' => {
            out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('?'));
            return 1;
        }
        '\x7f' => {
            out.push('␡');
            return 1;
        }
        _ if is_unseen(c) => {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
        _ => {
            out.push(c);
            return width(c);
        }
    }
    out.len() - before
}

/// `text` on one line, every character of it visible.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push(&mut out, c);
    }
    out
}

/// How many columns `text` takes when it is shown.
pub(super) fn columns(text: &str) -> usize {
    let mut shown = String::new();
    text.chars()
        .map(|c| {
            shown.clear();
            push(&mut shown, c)
        })
        .sum()
}

/// Whether a character does something to its neighbours or to the terminal instead of being seen.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

fn width(c: char) -> usize {
    let code = u32::from(c);
    let joins = matches!(c, '\u{200c}' | '\u{200d}' | '\u{1160}'..='\u{11ff}');
    match () {
        () if c.is_ascii() => 1,
        () if joins || is_combining_mark(c) => 0,
        () if WIDE.iter().any(|&(first, last)| (first..=last).contains(&code)) => 2,
        () => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_visible() {
        assert_eq!(line("a\x1b[31m\u{9b}b\x7f\0\u{202e}\tc"), "a␛[31m\\u{9b}b␡␀\\u{202e}    c");
    }

    #[test]
    fn columns_follow_what_is_shown() {
        assert_eq!(columns("abc"), 3);
        assert_eq!(columns("e\u{301}té"), 3);
        assert_eq!(columns("日本"), 4);
        assert_eq!(columns("\t"), 4);
        assert_eq!(columns("\u{feff}"), "\\u{feff}".len());
        assert_eq!(columns("«\u{a0}x\u{202f}!"), 5);
    }
}
