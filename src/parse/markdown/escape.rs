//! Writes text into HTML so that it stays text.
//!
//! Takes plain strings, appends to HTML. Every function drops the noncharacters that mark holes and
//! placeholders, so nothing that an editor writes (even as `&#xFDD0;`) can pass for one of ours.

/// Whether `c` is one of the noncharacters that this program gives a meaning to.
pub fn is_reserved(c: char) -> bool {
    ('\u{FDD0}'..='\u{FDD3}').contains(&c)
}

/// Appends `text` as the content of an element.
pub fn text(out: &mut String, text: &str) {
    write(out, text, false);
}

/// Appends `text` as the value of an attribute in double quotes.
pub fn attribute(out: &mut String, text: &str) {
    write(out, text, true);
}

fn write(out: &mut String, text: &str, quotes: bool) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let (replacement, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' if quotes => ("&quot;", 1),
            0xEF if matches!(bytes.get(at + 1..at + 3), Some([0xB7, 0x90..=0x93])) => ("", 3),
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(replacement);
        from = at + length;
    }
    out.push_str(&text[from..]);
}

/// Appends an address as the value of an attribute: what a URL cannot hold is percent-encoded.
pub fn href(out: &mut String, address: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for c in address.chars().filter(|&c| !is_reserved(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#x27;"),
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(c),
            _ if c.is_ascii() && b"-_.!~*();:@=+$,/?%#".contains(&(c as u8)) => out.push(c),
            _ => {
                let mut buffer = [0; 4];
                for byte in c.encode_utf8(&mut buffer).bytes() {
                    out.push('%');
                    out.push(HEX[usize::from(byte >> 4)] as char);
                    out.push(HEX[usize::from(byte & 15)] as char);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(write: fn(&mut String, &str), input: &str) -> String {
        let mut out = String::new();
        write(&mut out, input);
        out
    }

    #[test]
    fn reserved_noncharacters_are_dropped_everywhere() {
        for write in [text, attribute, href] {
            assert_eq!(done(write, "a\u{FDD0}0\u{FDD1}b\u{FDD2}"), "a0b");
        }
        assert_eq!(done(text, "\u{FDCF}\u{FEFF}é"), "\u{FDCF}\u{FEFF}é");
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(done(text, "<a b=\"c\">&"), "&lt;a b=\"c\"&gt;&amp;");
        assert_eq!(done(attribute, "\"><x"), "&quot;&gt;&lt;x");
        assert_eq!(done(href, "/é a\"&b?c=d#e"), "/%C3%A9%20a%22&amp;b?c=d#e");
    }
}
