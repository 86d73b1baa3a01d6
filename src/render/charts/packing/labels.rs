//! The names of circles, as far as they fit.
//!
//! Takes a name and a circle; returns text that stays within, or none. The picture is as wide as a telephone or about
//! twice that; a name has a size for each, and the page shows the one that fits its width.

use super::super::{LETTER, short};
use super::Circle;
use crate::render::indexes::escape;
use std::fmt::Write;

/// How names are set for a width of the picture.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    class: &'static str,
    /// How many times smaller than the charts' text it is in the units of the picture.
    shrink: f64,
    /// How far within a circle the name along it stands.
    sink: f64,
}

/// On a telephone.
pub const NEAR: Scale = Scale { class: "near", shrink: 1.0, sink: 7.0 };
/// Where the picture is twice as wide.
pub const WIDE: Scale = Scale { class: "wide", shrink: 2.0, sink: 5.5 };

/// From a line to the next, for a text of 12 units.
const LINE: f64 = 13.0;
/// The height of small letters above and below the middle of a line.
const HALF: f64 = 4.5;
/// The most lines that a name takes.
const LINES: usize = 3;
/// A name cut to fewer letters says nothing.
const FEWEST: usize = 6;
/// How much of its radius a name along a circle may be long: a bit less than half the way round.
const ARC: f64 = 2.8;

impl Scale {
    fn letter(self) -> f64 {
        f64::from(LETTER) / self.shrink
    }
}

/// The whole name in the middle of a circle, in one line or a few, which may part a word at its hyphen; none if it does
/// not fit: the list below the picture has it.
pub fn inside(label: &str, circle: Circle, scale: Scale) -> Option<String> {
    let parted = || lines(&label.replace('-', "-\u{200b}"), circle, scale);
    lines(label, circle, scale).or_else(parted).map(|lines| text(&lines, circle, scale, ""))
}

/// The name over what a circle holds, if it fits whole.
pub fn over(label: &str, circle: Circle, scale: Scale) -> Option<String> {
    lines(label, circle, scale).map(|lines| text(&lines, circle, scale, " over"))
}

/// The whole name in as few lines as fit. A zero width space is a place where a word may part.
fn lines(label: &str, circle: Circle, scale: Scale) -> Option<Vec<String>> {
    let words: Vec<&str> = label.split_whitespace().collect();
    let words: Vec<(&str, &str)> = words.iter().flat_map(|word| parts(word)).collect();
    (1..=LINES.min(words.len())).find_map(|count| fill(&words, &rooms(circle.r, count, scale)))
}

/// Lines in the middle of a circle, already escaped.
fn text(lines: &[String], circle: Circle, scale: Scale, more: &str) -> String {
    let step = LINE / scale.shrink;
    let first = circle.y + 4.0 / scale.shrink - step * (lines.len() as f64 - 1.0) / 2.0;
    let mut text = format!("<text class=\"{}{more}\" aria-hidden=\"true\">", scale.class);
    for (at, line) in lines.iter().enumerate() {
        let y = first + step * at as f64;
        let _ = write!(text, "<tspan x=\"{:.2}\" y=\"{y:.2}\">{line}</tspan>", circle.x);
    }
    text.push_str("</text>\n");
    text
}

/// How many letters each of `count` lines has room for.
fn rooms(r: f64, count: usize, scale: Scale) -> Vec<usize> {
    let rooms = (0..count).map(|line| {
        // How far the outer edge of the line is from the middle of the circle.
        let off = (line as f64 - (count - 1) as f64 / 2.0).abs() * LINE + HALF;
        let off = off / scale.shrink;
        let half = (r * r - off * off).max(0.0).sqrt();
        ((2.0 * half - 4.0 / scale.shrink).max(0.0) / scale.letter()) as usize
    });
    rooms.collect()
}

/// The parts of a word, each with what stands before it on the same line.
fn parts(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = word.split('\u{200b}').filter(|part| !part.is_empty());
    parts.enumerate().map(|(at, part)| (if at == 0 { " " } else { "" }, part))
}

/// The words in lines of these rooms, escaped; none if they do not fit, or leave a line empty.
fn fill(words: &[(&str, &str)], rooms: &[usize]) -> Option<Vec<String>> {
    let mut lines = vec![String::new(); rooms.len()];
    let mut at = 0;
    for (before, word) in words {
        let letters = word.chars().count();
        loop {
            let line = lines.get_mut(at)?;
            let before = if line.is_empty() { "" } else { before };
            if line.chars().count() + before.len() + letters <= rooms[at] {
                line.push_str(before);
                line.push_str(word);
                break;
            }
            at += 1;
        }
    }
    lines.iter().all(|line| !line.is_empty()).then(|| lines.iter().map(|line| escape(line)).collect())
}

/// The name along the top of a circle, cut if it must be. The large letters reach out of it a little.
pub fn along(id: &str, at: usize, label: &str, circle: Circle, scale: Scale) -> Option<String> {
    let Circle { x, y, r } = circle;
    // The line that the letters stand on.
    let base = r - scale.sink;
    let room = (base.max(0.0) * ARC / scale.letter()) as usize;
    if room < label.chars().count().min(FEWEST) {
        return None;
    }
    let class = scale.class;
    Some(format!(
        "<path id=\"{id}-{class}-{at}\" d=\"M{:.2} {y:.2}a{base:.2} {base:.2} 0 0 1 {:.2} 0\"/>\
         <text class=\"{class} over\" paint-order=\"stroke\" aria-hidden=\"true\"><textPath href=\"#{id}-{class}-{at}\" startOffset=\"50%\">{}</textPath></text>\n",
        x - base,
        2.0 * base,
        short(label, room),
    ))
}
