//! Fillings that differ in their shape: what a part means shows without colours.
//!
//! Takes the place of a part in its key; returns what to fill it with. A picture holds the patterns that it uses; its
//! key, elsewhere on the page, uses the same ones.

use std::fmt::Write;

/// The shapes, the plainest first; neighbours differ most. Tiles of 6 by 6.
const SHAPES: [&str; 10] = [
    "<path class=\"full\" d=\"M0 0H6V6H0Z\"/>",
    "<path d=\"M-1 1L1-1M0 6L6 0M5 7L7 5\"/>",
    "",
    "<path class=\"full\" d=\"M2 2H5V5H2Z\"/>",
    "<path d=\"M0 3H6\"/>",
    "<path d=\"M-1 5L1 7M0 0L6 6M5-1L7 1\"/>",
    "<path d=\"M3 0V6\"/>",
    "<path class=\"full\" d=\"M0 0H3V3H0ZM3 3H6V6H3Z\"/>",
    "<path d=\"M0 3H6M3 0V6\"/>",
    "<path d=\"M0 0L6 6M0 6L6 0\"/>",
];
/// How many tones the sheet knows beside the first.
const TONES: usize = 3;

/// A line of the key of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The filling, as a picture that says nothing to those who listen.
    pub symbol: String,
    /// What it means.
    pub label: String,
}

/// The patterns of the first `count` parts of the picture `id`.
pub fn patterns(id: &str, count: usize) -> String {
    // Each has a ground of the paper's colour, so that nothing behind shows through.
    let mut out = String::from("<defs>\n");
    for at in 0..count {
        let _ = writeln!(
            out,
            "<pattern id=\"{id}-f{at}\" class=\"fill {}\" patternUnits=\"userSpaceOnUse\" width=\"6\" height=\"6\">\
             <path class=\"ground\" d=\"M0 0H6V6H0Z\"/>{}</pattern>",
            tone(at),
            SHAPES[at % SHAPES.len()]
        );
    }
    out.push_str("</defs>\n");
    out
}

/// The attributes of a part with the filling `at`; after ten, shapes come again.
pub fn filled(id: &str, at: usize) -> String {
    format!("class=\"part {}\" fill=\"url(#{id}-f{at})\"", tone(at))
}

/// The key of the picture `id`: its parts are called `labels`.
pub fn key<'l>(id: &str, labels: impl Iterator<Item = &'l str>) -> Vec<Key> {
    let key = labels.enumerate().map(|(at, label)| Key {
        symbol: format!(
            "<svg class=\"chart key\" aria-hidden=\"true\" viewBox=\"0 0 18 18\" width=\"18\" height=\"18\">\
             <path {} d=\"M.5.5H17.5V17.5H.5Z\"/></svg>",
            filled(id, at)
        ),
        label: label.to_owned(),
    });
    key.collect()
}

fn tone(at: usize) -> String {
    format!("tone-{}", at % TONES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillings_differ_in_their_shape() {
        for (at, shape) in SHAPES.iter().enumerate() {
            assert!(!SHAPES[..at].contains(shape), "{shape}");
        }
    }

    #[test]
    fn key_shows_the_filling_of_the_picture() {
        let patterns = patterns("essai", 3);
        for (at, line) in key("essai", ["a", "b", "c"].into_iter()).iter().enumerate() {
            assert!(line.symbol.contains(&format!("url(#essai-f{at})")), "{}", line.symbol);
            assert!(patterns.contains(&format!("id=\"essai-f{at}\"")), "{patterns}");
        }
    }
}
