//! Names of pictures in a text, whatever it is written in.
//!
//! Takes a text; returns the end of each name, from the last sign on that could stand before a name, so that a name with a
//! space or a bracket is known by what stands behind that.

/// What pictures end in.
const ENDINGS: &[&str] = &["png", "jpg", "jpeg", "gif", "svg", "webp", "avif"];

/// The names of pictures in `text`, in its order.
pub fn picture_names(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('.').filter_map(move |(dot, _)| {
        let rest = &text[dot + 1..];
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let is_picture = ENDINGS.iter().any(|ending| rest[..length].eq_ignore_ascii_case(ending));
        let from = || {
            text[..dot].rfind(parts).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
        };
        is_picture.then(|| &text[from()..dot + 1 + length])
    })
}

/// Whether a sign may stand before the name of a file.
fn parts(c: char) -> bool {
    c.is_whitespace() || "/\\\"'`()<>[]{}|,;:=“”«»".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_every_kind_of_text() {
        let text = "![x](/img/a.png) image: b.JPG\nurl('c/d.svg?v=1') <img src=\"e%20f.webp\"> fin. png";
        assert_eq!(picture_names(text).collect::<Vec<_>>(), ["a.png", "b.JPG", "d.svg", "e%20f.webp"]);
    }
}
