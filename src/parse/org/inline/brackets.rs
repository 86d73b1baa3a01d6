//! What stands in brackets: links of Org and of Markdown, pictures, dates, footnotes.
//!
//! Each function looks at what begins at the start of its range and returns the piece and where it ends.

use std::ops::Range;

use super::Piece;
use super::target;

/// A piece and where it ends.
pub type Found = (Piece, usize);

/// Longer brackets are text: no address, label or note is this long, and every look into one ends.
const LONGEST: usize = 4000;

/// `<2018-02-15 jeu.>`, `<https://…>`.
pub fn angle(text: &str, range: Range<usize>) -> Option<Found> {
    if let Some(end) = time(text, &range, b'>') {
        return Some((Piece::Time, end));
    }
    let rest = &text[range.start + 1..range.end];
    let known = ["http://", "https://", "ftp://", "mailto:"].iter().any(|scheme| rest.starts_with(scheme));
    let length = rest.find(['>', '<', ' ', '\n']).filter(|&end| known && rest[end..].starts_with('>'))?;
    let inner = range.start + 1..range.start + 1 + length;
    Some((Piece::Link(rest[..length].to_owned(), inner.clone()), inner.end + 1))
}

/// `[[address][label]]`, `[[address]]`, `[label](address)`, `[fn:1]`, `[2018-02-15 jeu.]`.
pub fn square(text: &str, range: Range<usize>) -> Option<Found> {
    let rest = &text[range.clone()];
    if rest.starts_with("[[") {
        return link(text, range);
    }
    if let Some(end) = time(text, &range, b']') {
        return Some((Piece::Time, end));
    }
    if rest.starts_with("[fn:") {
        return note(text, range);
    }
    let (address, label, end) = markdown(text, range)?;
    Some((Piece::Link(address, label), end))
}

/// `![text](address)`
pub fn markdown_picture(text: &str, range: Range<usize>) -> Option<Found> {
    let after = range.start + 1;
    text[after..range.end].starts_with('[').then_some(())?;
    let (address, label, end) = markdown(text, after..range.end)?;
    Some((Piece::Picture(address, label), end))
}

fn link(text: &str, range: Range<usize>) -> Option<Found> {
    let start = range.start + 2;
    let target_end = start + target_length(&text[start..range.end])?;
    let written = &text[start..target_end];
    if written.trim().is_empty() {
        return None;
    }
    let rest = &text[target_end..range.end];
    if rest.starts_with("]]") {
        let address = target::address(written);
        // The address stands for itself, without the signs that say what it is.
        let signs =
            ["file:", "*"].iter().find(|sign| written.starts_with(**sign)).map_or(0, |sign| sign.len());
        let inner = start + signs..target_end;
        let piece = match target::is_picture(&address) {
            true => Piece::Picture(address, inner.start..inner.start),
            false => Piece::Link(address, inner),
        };
        return Some((piece, target_end + 2));
    }
    let label = target_end + 2..target_end + 2 + label_length(rest.strip_prefix("][")?)?;
    Some((Piece::Link(target::address(written), label.clone()), label.end + 2))
}

/// How long the address at the beginning of `rest` is; brackets in it have a backslash before them.
fn target_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at < bytes.len().min(LONGEST) {
        match bytes[at] {
            b'\\' if matches!(bytes.get(at + 1), Some(b'[' | b']' | b'\\')) => at += 1,
            b']' => return Some(at),
            b'[' => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// How long the label at the beginning of `rest` is: up to `]]`, with no other link in it.
fn label_length(rest: &str) -> Option<usize> {
    let bytes = &rest.as_bytes()[..rest.len().min(LONGEST)];
    let two = |at: usize, byte: u8| bytes[at] == byte && bytes.get(at + 1) == Some(&byte);
    let end = (0..bytes.len()).find(|&at| two(at, b']') || two(at, b'['))?;
    // `[[u][a [b]]]`: the last of three brackets is the one that closes.
    let end = end + usize::from(bytes.get(end + 2) == Some(&b']') && two(end, b']'));
    (bytes[end] == b']' && end > 0).then_some(end)
}

/// The address, the label and the end of `[label](address)`.
fn markdown(text: &str, range: Range<usize>) -> Option<(String, Range<usize>, usize)> {
    let rest = &text[range.start + 1..range.end];
    let length = rest.find(['[', ']'])?;
    let after = rest[length..].strip_prefix("](")?;
    let mut depth = 0usize;
    let end = after.bytes().position(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return true,
            b')' => depth -= 1,
            _ => {}
        }
        // A bracket begins another link: were it taken, a text of nothing but beginnings would be read again and again.
        byte == b'[' || byte.is_ascii_whitespace()
    })?;
    let fits = after.as_bytes()[end] == b')' && end > 0;
    let label = range.start + 1..range.start + 1 + length;
    fits.then(|| (after[..end].to_owned(), label.clone(), label.end + 2 + end + 1))
}

/// `[fn:name]`, `[fn:name:text]`, `[fn::text]`
fn note(text: &str, range: Range<usize>) -> Option<Found> {
    let start = range.start + "[fn:".len();
    let rest = &text[start..range.end];
    let length = rest.find([':', ']', '[', ' ', '\n'])?;
    let name = start..start + length;
    match rest.as_bytes()[length] {
        b']' if length > 0 => Some((Piece::Note(name.clone()), name.end + 1)),
        b':' => {
            let from = name.end + 1;
            let end = from + note_length(&text[from..range.end])?;
            Some((Piece::InlineNote(name, from..end), end + 1))
        }
        _ => None,
    }
}

/// How long the text of a note is: up to the bracket that closes it, with no other note in it.
fn note_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut depth = 0usize;
    for (at, byte) in bytes.iter().take(LONGEST).enumerate() {
        match byte {
            b'[' if bytes[at..].starts_with(b"[fn:") => return None,
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The end of the date at the beginning of `range`, or of two with `--` between them.
fn time(text: &str, range: &Range<usize>, close: u8) -> Option<usize> {
    let bytes = &text.as_bytes()[..range.end];
    let end = one_time(&bytes[range.start + 1..], close).map(|length| range.start + 1 + length)?;
    let second = text[end..range.end]
        .strip_prefix("--")
        .filter(|rest| rest.as_bytes().first() == Some(&bytes[range.start]));
    let second = second.and_then(|rest| one_time(&rest.as_bytes()[1..], close));
    Some(second.map_or(end, |length| end + 3 + length))
}

fn one_time(bytes: &[u8], close: u8) -> Option<usize> {
    const FORM: &[u8] = b"0000-00-00";
    let fits = bytes.len() > FORM.len()
        && FORM
            .iter()
            .zip(bytes)
            .all(|(form, byte)| if *form == b'0' { byte.is_ascii_digit() } else { form == byte });
    let rest = bytes.get(FORM.len()..).filter(|_| fits)?;
    let inside = rest.iter().take(80).position(|&byte| byte == close || byte == b'\n')?;
    let sound = rest[inside] == close && matches!(rest[0], b' ' | b'>' | b']');
    sound.then_some(FORM.len() + inside + 1)
}
