//! Addresses of links: what Org's forms mean on the web.
//!
//! Takes what stands between the brackets; returns an address as Markdown has it. Knows nothing of the site.

/// The address that a link written as `[[written]]` leads to.
pub fn address(written: &str) -> String {
    let unescaped = unescape(written);
    // A line break in an address is one space, as Org has it.
    let written = unescaped.split(['\n', '\r']).collect::<Vec<_>>().join(" ");
    let written = written.trim();
    let (path, is_file) = match written.split_once(':') {
        Some(("file" | "file+sys" | "file+emacs", path)) => (path, true),
        _ => (written, written.starts_with(['.', '/', '~'])),
    };
    if !is_file {
        return match written.strip_prefix('*') {
            Some(title) => format!("#{}", anchor(title)),
            None => written.to_owned(),
        };
    }
    // `file:a.org::*Title`, `file:a.org::#id`; a line number or words to look for say nothing on the web.
    let (file, place) = path.split_once("::").unwrap_or((path, ""));
    match place.as_bytes().first() {
        Some(b'*') => format!("{file}#{}", anchor(&place[1..])),
        Some(b'#') => format!("{file}{place}"),
        _ => file.to_owned(),
    }
}

fn anchor(title: &str) -> String {
    crate::parse::markdown::heading_id(title)
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(|&next| matches!(next, '[' | ']' | '\\')) => {
                out.extend(chars.next())
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether an address is that of a picture.
pub fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Where the bare address at the beginning of `text` ends: before a blank, a bracket that it did not open, or the
/// punctuation of the sentence around it.
pub fn bare_end(text: &str) -> usize {
    let mut depth = 0usize;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                end = at;
                break;
            }
            ')' => depth -= 1,
            c if c.is_whitespace() || "<>[]{}|\"«»“”`".contains(c) => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '…', '~']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_the_web() {
        for (written, wanted) in [
            ("https://a.b/c%20d", "https://a.b/c%20d"),
            ("file:autre.org", "autre.org"),
            ("file:../img/a.png", "../img/a.png"),
            ("./a.org::#lot-1", "./a.org#lot-1"),
            ("file:a.org::*Été 2018", "a.org#ete-2018"),
            ("file:a.org::12", "a.org"),
            ("*Lot n° 1", "#lot-n-1"),
            ("#lot", "#lot"),
            ("https://a.b/\\[c\\]", "https://a.b/[c]"),
            ("mailto:a@b.c", "mailto:a@b.c"),
            ("/defis.html", "/defis.html"),
        ] {
            assert_eq!(address(written), wanted, "{written}");
        }
    }

    #[test]
    fn bare_addresses_end_before_the_sentence_does() {
        for (text, wanted) in [
            ("https://a.b/c.", "https://a.b/c"),
            ("https://a.b/c_(d)) e", "https://a.b/c_(d)"),
            ("https://a.b/c?d=e&f=g, et", "https://a.b/c?d=e&f=g"),
            ("https://a.b|c", "https://a.b"),
            ("https://a.b]", "https://a.b"),
        ] {
            assert_eq!(&text[..bare_end(text)], wanted);
        }
    }
}
