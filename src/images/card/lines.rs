//! Words in lines that fit a width, as large as they can be.

use ab_glyph::{Font, FontRef, GlyphId, PxScale, ScaleFont};
use unicode_normalization::UnicodeNormalization;

/// One font in one size.
pub(super) struct Face<'f> {
    pub font: &'f FontRef<'f>,
    /// Pixels from one line to the next.
    pub step: f32,
    pub scale: PxScale,
}

/// A line, and where each of its letters begins.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub letters: Vec<(GlyphId, f32)>,
    pub width: f32,
}

impl<'f> Face<'f> {
    /// `font` with `size` pixels to the em.
    pub(super) fn new(font: &'f FontRef<'f>, size: f32) -> Self {
        let units = font.units_per_em().unwrap_or(1000.0);
        let scale = PxScale::from(size * font.height_unscaled() / units);
        Self { font, step: size * 1.14, scale }
    }

    /// `text` in one line.
    pub(super) fn line(&self, text: &str) -> Line {
        let scaled = self.font.as_scaled(self.scale);
        let mut line = Line::default();
        let mut last: Option<GlyphId> = None;
        for letter in text.chars() {
            let glyph = self.font.glyph_id(letter);
            line.width += last.map_or(0.0, |last| scaled.kern(last, glyph));
            line.letters.push((glyph, line.width));
            line.width += scaled.h_advance(glyph);
            last = Some(glyph);
        }
        line
    }

    /// `text` in lines that are at most `width` wide; nothing if a word is wider.
    fn lines(&self, text: &str, width: f32) -> Option<Vec<Line>> {
        let mut lines: Vec<Line> = Vec::new();
        let mut words = String::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let longer = if words.is_empty() { word.to_owned() } else { format!("{words} {word}") };
            if self.line(&longer).width <= width {
                words = longer;
                continue;
            }
            if self.line(word).width > width {
                return None;
            }
            lines.push(self.line(&words));
            word.clone_into(&mut words);
        }
        lines.push(self.line(&words));
        Some(lines)
    }

    /// `text` in one line, cut with an ellipsis where it is wider than `width`.
    pub(super) fn cut(&self, text: &str, width: f32) -> Line {
        let whole = self.line(text);
        if whole.width <= width {
            return whole;
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let shorter = |end: usize| self.line(&format!("{}…", text[..end].trim_end()));
        let fits = ends.partition_point(|end| shorter(*end).width <= width);
        shorter(ends.get(fits.saturating_sub(1)).copied().unwrap_or(0))
    }
}

/// `text` in the largest of `sizes` in which it fits a place of `width` × `height`; cut in the smallest if it fits in
/// none.
pub(super) fn fitted<'f>(
    font: &'f FontRef<'f>,
    text: &str,
    sizes: &[f32],
    (width, height): (f32, f32),
) -> (Face<'f>, Vec<Line>) {
    for size in sizes {
        let face = Face::new(font, *size);
        let most = (height / face.step).floor() as usize;
        if let Some(lines) = face.lines(text, width).filter(|lines| lines.len() <= most) {
            return (face, lines);
        }
    }
    let face = Face::new(font, sizes.last().copied().unwrap_or(48.0));
    let most = ((height / face.step).floor() as usize).max(1);
    let lines = cut_lines(&face, text, width, most);
    (face, lines)
}

/// At most `most` lines of `text`, the last with an ellipsis; a word that is wider than a line is cut.
fn cut_lines(face: &Face, text: &str, width: f32, most: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() + 1 < most {
        let fits = |end: usize| face.line(&rest[..end]).width <= width;
        let ends: Vec<usize> = rest.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
        let end = ends[ends.partition_point(|end| fits(*end)).max(1) - 1];
        let whole_word = end == rest.len() || rest[end..].starts_with(' ');
        let at = if whole_word { end } else { rest[..end].rfind(' ').unwrap_or(end) };
        lines.push(face.line(rest[..at].trim_end()));
        rest = rest[at..].trim_start();
    }
    if !rest.is_empty() {
        lines.push(face.cut(rest, width));
    }
    lines
}

/// `text` with the letters that `font` has: composed, its spaces plain or not to be broken.
pub(super) fn known(text: &str, font: &FontRef) -> String {
    let spaces = |letter: char| match letter {
        '\u{202F}' => '\u{A0}',
        letter if letter.is_whitespace() && letter != '\u{A0}' => ' ',
        letter => letter,
    };
    // The lines of a title that is longer than any card would take ever longer to measure.
    let letters = text.nfc().map(spaces).take(400);
    letters.filter(|letter| font.glyph_id(*letter).0 != 0).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::draw::Fonts;
    use super::*;

    #[test]
    fn long_titles_become_smaller_and_then_shorter() {
        let fonts = Fonts::new();
        let lines = |text: &str| {
            let (face, lines) = fitted(&fonts.bold, text, &[80.0, 60.0], (1000.0, 200.0));
            assert!(lines.iter().all(|line| line.width <= 1000.0), "{text}");
            (face.step > 80.0, lines.len())
        };
        assert_eq!(lines("Gobelins"), (true, 1));
        assert_eq!(lines(&"Gobelins ".repeat(4)), (true, 2));
        assert_eq!(lines(&"Gobelins ".repeat(9)), (false, 2));
        assert_eq!(lines(&"Gobelins ".repeat(90)), (false, 2));
        assert_eq!(lines(&"x".repeat(390)), (false, 2));
    }

    #[test]
    fn letters_that_a_font_lacks_are_left_out() {
        let fonts = Fonts::new();
        assert_eq!(known("L’e\u{301}te\u{301}\u{202F}! 🙂漢", &fonts.bold), "L’été\u{A0}!");
    }
}
