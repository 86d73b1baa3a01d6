//! How large a drawing wants to be, by the tag that opens it.

/// How many bytes before the first tag are looked at.
const FAR: usize = 4096;

/// The open tag of the drawing that `bytes` are, from `<svg` to before its `>`; nothing if they are none.
pub(super) fn open_tag(bytes: &[u8]) -> Option<&str> {
    let start = &bytes[..bytes.len().min(FAR)];
    let begin = start.windows(4).position(|window| window == b"<svg")?;
    let before = std::str::from_utf8(&start[..begin]).ok()?;
    let is_prolog = before.trim_start_matches('\u{FEFF}').trim_start();
    if !is_prolog.is_empty()
        && !["<?xml", "<!--", "<!DOCTYPE", "<!doctype"].iter().any(|open| is_prolog.starts_with(open))
    {
        return None;
    }
    let rest = &bytes[begin..bytes.len().min(begin + FAR)];
    let end = rest.iter().position(|byte| *byte == b'>')?;
    std::str::from_utf8(&rest[..end]).ok()
}

/// Width and height in pixels of the drawing that `bytes` are, if it says both.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let tag = open_tag(bytes)?;
    let attributes = super::tag::attributes(tag);
    let length = |name: &str| {
        let one = attributes.iter().find(|attribute| attribute.name == name)?;
        pixels(one.value?)
    };
    Some((length("width")?, length("height")?))
}

/// A length in pixels, with or without `px`; nothing for other units.
fn pixels(length: &str) -> Option<u32> {
    let number: f64 = length.trim().trim_end_matches("px").trim_end().parse().ok()?;
    // The bounds make the cast exact.
    (1.0..=100_000.0).contains(&number).then(|| number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn drawing_is_as_large_as_it_says() {
        assert_eq!(size(b"<svg xmlns='x' width='120px' height=\"60.4\" viewBox='0 0 2 1'>"), Some((120, 60)));
        assert_eq!(size(b"<?xml version='1.0'?><!-- a --><svg width='1' height='2'/>"), Some((1, 2)));
    }

    #[test]
    fn drawing_that_does_not_say_has_no_size() {
        for text in [
            "<svg viewBox='0 0 2 1'>",
            "<svg width='100%' height='5'>",
            "<svg width='1'",
            "",
            "<p><svg width='1' height='1'>",
        ] {
            assert_eq!(size(text.as_bytes()), None, "{text}");
        }
    }
}
