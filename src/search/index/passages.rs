//! Cuts a page's text into passages: what an excerpt is read from must load quickly.
//!
//! Takes sections, returns passages as pieces of them, and their bytes (`FORMAT.md`, 3.5).

use super::bytes::Bytes;
use crate::search::page::Section;

/// How many bytes of text a passage holds at most.
pub const LONGEST: usize = 5_200;
/// How many bytes the lengths of a piece's texts take, more or less.
const LENGTHS: usize = 6;

/// A part of a page that is loaded at once.
#[derive(Debug, Default, PartialEq)]
pub struct Passage<'a> {
    /// Its sections, or parts of them, in order.
    pub pieces: Vec<Piece<'a>>,
    size: usize,
}

/// A section, or a part of one.
#[derive(Debug, PartialEq)]
pub struct Piece<'a> {
    /// The section.
    pub section: &'a Section,
    /// Whether the section begins here: its heading counts once.
    pub first: bool,
    /// Its lines, or parts of lines that are too long; none is blank.
    pub lines: Vec<&'a str>,
}

/// The passages of a page. Sections without text are in none.
pub fn split(sections: &[Section]) -> Vec<Passage<'_>> {
    let mut passages: Vec<Passage> = Vec::new();
    for section in sections {
        let lines: Vec<&str> = section.text.lines().filter(|line| !line.trim().is_empty()).collect();
        let size: usize = lines.iter().map(|line| line.len() + 1).sum();
        // A section that would not fit begins a passage of its own, so that as few as possible are cut.
        if passages.last().is_none_or(|passage| passage.size + size > LONGEST) && !lines.is_empty() {
            passages.push(Passage::default());
        }
        let mut first = true;
        for line in lines {
            let mut rest = line;
            while !rest.is_empty() {
                let (begun, after) = cut(rest);
                add(&mut passages, section, first, begun);
                (rest, first) = (after, false);
            }
        }
    }
    passages
}

/// Puts a line into the last passage, or into a new one where it is full.
fn add<'a>(passages: &mut Vec<Passage<'a>>, section: &'a Section, first: bool, line: &'a str) {
    let size = line.len() + 1;
    if passages.last().is_none_or(|passage| passage.size > 0 && passage.size + size > LONGEST) {
        passages.push(Passage::default());
    }
    let Some(passage) = passages.last_mut() else { return };
    passage.size += size;
    match passage.pieces.last_mut().filter(|piece| !first && std::ptr::eq(piece.section, section)) {
        Some(piece) => piece.lines.push(line),
        None => passage.pieces.push(Piece { section, first, lines: vec![line] }),
    }
}

/// The beginning of a line that fits into a passage, and the rest: cut between words, or within one that has no end.
fn cut(line: &str) -> (&str, &str) {
    if line.len() < LONGEST {
        return (line, "");
    }
    let most = (0..LONGEST).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let (begun, rest) = match line[..most].rfind(char::is_whitespace).filter(|at| *at > 0) {
        Some(space) => line.split_at(space),
        None => line.split_at(most),
    };
    (begun, rest.trim_start())
}

/// The content of a passage's file.
pub fn content(passage: &Passage) -> Vec<u8> {
    let beside = |piece: &Piece| piece.section.anchor.len() + piece.section.heading.len() + LENGTHS;
    let mut bytes =
        Bytes::with_room(passage.size + passage.pieces.iter().map(beside).sum::<usize>() + LENGTHS);
    bytes.number(passage.pieces.len());
    for piece in &passage.pieces {
        bytes.text(&piece.section.anchor);
        bytes.text(&piece.section.heading);
        bytes.lines(&piece.lines);
    }
    bytes.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(anchor: &str, text: &str) -> Section {
        Section { anchor: anchor.to_owned(), heading: anchor.to_uppercase(), text: text.to_owned().into() }
    }

    fn shape<'a>(passages: &'a [Passage]) -> Vec<Vec<(&'a str, usize)>> {
        let lines = |piece: &Piece<'a>| (piece.section.anchor.as_str(), piece.lines.len());
        passages.iter().map(|passage| passage.pieces.iter().map(lines).collect()).collect()
    }

    #[test]
    fn short_page_is_one_passage() {
        let sections = [section("", "un\n \ndeux"), section("a", "trois"), section("vide", " \n")];
        assert_eq!(shape(&split(&sections)), [[("", 2), ("a", 1)]]);
        assert_eq!(content(&split(&sections)[0]), *b"\x02\0\0\x07un\ndeux\x01a\x01A\x05trois");
    }

    #[test]
    fn page_without_text_has_no_passage() {
        assert!(split(&[]).is_empty());
        assert!(split(&[section("a", "  \n\n")]).is_empty());
    }

    #[test]
    fn passages_end_with_sections_where_these_fit() {
        let sections = [section("a", &"x".repeat(3500)), section("b", &"y".repeat(3500)), section("c", "z")];
        assert_eq!(shape(&split(&sections)), [vec![("a", 1)], vec![("b", 1), ("c", 1)]]);
    }

    #[test]
    fn long_section_is_cut_between_lines_and_keeps_its_heading() {
        let sections = [section("a", &format!("{}\n", "x".repeat(2500)).repeat(5))];
        let passages = split(&sections);
        assert_eq!(shape(&passages), [[("a", 2)], [("a", 2)], [("a", 1)]]);
        let first: Vec<bool> = passages.iter().map(|passage| passage.pieces[0].first).collect();
        assert_eq!(first, [true, false, false]);
    }

    #[test]
    fn line_without_end_is_cut_between_words_and_nothing_is_lost() {
        let text = "mots été ".repeat(2000);
        let sections = [section("a", text.trim())];
        let passages = split(&sections);
        assert!(passages.len() > 2);
        assert!(passages.iter().all(|passage| content(passage).len() <= LONGEST + 20));
        let lines: Vec<&str> =
            passages.iter().flat_map(|p| &p.pieces).flat_map(|p| p.lines.clone()).collect();
        assert_eq!(lines.join(" "), text.trim());
    }

    #[test]
    fn word_without_end_behind_a_space_leaves_no_blank_line() {
        let sections = [section("a", &format!(" {}", "x".repeat(LONGEST)))];
        let passages = split(&sections);
        let lines: Vec<&str> =
            passages.iter().flat_map(|p| &p.pieces).flat_map(|p| p.lines.clone()).collect();
        assert!(lines.iter().all(|line| !line.trim().is_empty()), "{lines:?}");
        assert_eq!(lines.concat(), *sections[0].text);
    }

    #[test]
    fn word_without_end_is_cut_and_nothing_is_lost() {
        let sections = [section("a", &"é".repeat(1_000_000))];
        let passages = split(&sections);
        let lines: Vec<&str> =
            passages.iter().flat_map(|p| &p.pieces).flat_map(|p| p.lines.clone()).collect();
        assert!(passages.iter().all(|passage| content(passage).len() <= LONGEST + 20));
        assert_eq!(lines.concat(), *sections[0].text);
    }
}
