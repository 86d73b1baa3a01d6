//! Where the groups of a text stand: one walk over it, without allocation.
//!
//! `FORMAT.md`, section 2. Takes text as written; folds nothing.

use std::ops::Range;

use super::chars::{ASCII, Class, class, is_left_out};

/// How many characters may stand between the brackets of `agent(e)s`.
const LONGEST_IN_BRACKETS: usize = 6;
/// How many signs belong to a word.
const MOST_SIGNS: usize = 3;

/// The groups of `text`, only where they stand, in bytes.
pub fn spans(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || next_span(text, &mut at, |_, _| ()))
}

/// The next group of `text` from the byte `at` on, which is then its end. `part` is told the joiner before each part
/// (a space before the first, `)` after a closing bracket), and where the part stands.
#[inline]
pub(super) fn next_span(
    text: &str,
    at: &mut usize,
    mut part: impl FnMut(char, Range<usize>),
) -> Option<Range<usize>> {
    loop {
        let start = skip(text, *at)?;
        let (mut end, mut solid) = run(text, start);
        part(' ', start..end);
        while let Some(joined) = join(text, end) {
            part(joined.joiner, joined.part.clone());
            (end, solid) = (joined.end, solid | joined.solid);
            // What follows a closing bracket directly is a part too.
            if joined.closed {
                let (after, solid_too) = run(text, end);
                if after > end {
                    part(')', end..after);
                    (end, solid) = (after, solid | solid_too);
                }
            }
        }
        end +=
            text.as_bytes()[end..].iter().take(MOST_SIGNS).take_while(|b| matches!(b, b'+' | b'#')).count();
        *at = end;
        // A part of nothing but what folding leaves out is none.
        if solid {
            return Some(start..end);
        }
    }
}

/// A joiner and the part behind it.
struct Joined {
    joiner: char,
    part: Range<usize>,
    /// After the part and its closing bracket.
    end: usize,
    /// Whether folding leaves something of the part.
    solid: bool,
    /// Whether the part stands in brackets.
    closed: bool,
}

/// What is joined to the part that ends at `at`.
#[inline]
fn join(text: &str, at: usize) -> Option<Joined> {
    // Most groups end at a space.
    let byte = *text.as_bytes().get(at)?;
    if byte < 0x80 && !matches!(ASCII[usize::from(byte)], Class::Joiner | Class::Opening) {
        return None;
    }
    let joiner = text[at..].chars().next()?;
    let start = at + joiner.len_utf8();
    match class(joiner) {
        Class::Joiner => {
            let (end, solid) = run(text, start);
            (end > start).then_some(Joined { joiner, part: start..end, end, solid, closed: false })
        }
        Class::Opening => {
            let inside =
                text[start..].chars().take(LONGEST_IN_BRACKETS).take_while(|c| class(*c) == Class::Word);
            let end = start + inside.map(char::len_utf8).sum::<usize>();
            let closed = end > start && text[end..].starts_with(')');
            let solid = !text[start..end].chars().all(is_left_out);
            closed.then_some(Joined { joiner, part: start..end, end: end + 1, solid, closed })
        }
        _ => None,
    }
}

/// The next word character from `at` on.
#[inline]
fn skip(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        match *bytes.get(at)? {
            byte @ 0..=0x7f if ASCII[usize::from(byte)] == Class::Word => return Some(at),
            0..=0x7f => at += 1,
            _ => {
                let c = text[at..].chars().next()?;
                if class(c) == Class::Word {
                    return Some(at);
                }
                at += c.len_utf8();
            }
        }
    }
}

/// Where the run of word characters from `at` on ends, and whether folding leaves something of it.
#[inline]
fn run(text: &str, mut at: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut solid = false;
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x80 {
            if ASCII[usize::from(byte)] != Class::Word {
                break;
            }
            solid = true;
            at += 1;
            continue;
        }
        // The letters of Latin-1, without decoding: all of C3 but × and ÷.
        if byte == 0xc3 && !matches!(bytes.get(at + 1), Some(0x97 | 0xb7) | None) {
            solid = true;
            at += 2;
            continue;
        }
        let Some(c) = text[at..].chars().next().filter(|c| class(*c) == Class::Word) else { break };
        solid |= !is_left_out(c);
        at += c.len_utf8();
    }
    (at, solid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<&str> {
        spans(text).map(|span| &text[span]).collect()
    }

    #[test]
    fn words_end_at_spaces_and_punctuation() {
        assert_eq!(written("Bonjour,\u{a0}le «\u{202f}monde\u{202f}»\u{2009}!"), ["Bonjour", "le", "monde"]);
        assert_eq!(written(""), [""; 0]);
        assert_eq!(written("— … !"), [""; 0]);
    }

    #[test]
    fn joiners_hold_only_what_touches_them() {
        assert_eq!(
            written("l’urbanisme vis-à-vis data.gouv.fr."),
            ["l’urbanisme", "vis-à-vis", "data.gouv.fr"]
        );
        assert_eq!(written("fin.Début -tiret- a--b ‘cité’"), ["fin.Début", "tiret", "a", "b", "cité"]);
        assert_eq!(written("S.N.C.F. et c."), ["S.N.C.F", "et", "c"]);
    }

    #[test]
    fn brackets_join_only_short_endings() {
        assert_eq!(written("agent(e)s agent(e) (e)s"), ["agent(e)s", "agent(e)", "e", "s"]);
        assert_eq!(
            written("agent (e) agent(entendu) agent(e"),
            ["agent", "e", "agent", "entendu", "agent", "e"]
        );
        assert_eq!(written("f() f(a b) x(abcdef)y"), ["f", "f", "a", "b", "x(abcdef)y"]);
        assert_eq!(written("l’agent(e)-chef"), ["l’agent(e)-chef"]);
    }

    #[test]
    fn at_most_three_signs_belong_to_a_word() {
        assert_eq!(written("C++, C# +33 a++++b c++d"), ["C++", "C#", "33", "a+++", "b", "c++", "d"]);
    }

    #[test]
    fn groups_that_folding_leaves_nothing_of_are_none() {
        assert_eq!(written("\u{ad} \u{200b}-\u{301} a\u{ad}-\u{200d}"), ["a\u{ad}-\u{200d}"]);
    }
}
