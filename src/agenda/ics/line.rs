//! Lines of a calendar file: escaped, folded, ended by CRLF.

/// How many octets a line has at most, without its end.
const WIDTH: usize = 75;

/// Adds `name:value`, folded. The value is escaped already where it has to be.
pub(super) fn add(out: &mut String, name: &str, value: &str) {
    let line = format!("{name}:{value}");
    let mut rest = line.as_str();
    let mut room = WIDTH;
    while rest.len() > room {
        let cut = (1..=room).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let (here, later) = rest.split_at(cut);
        out.push_str(here);
        out.push_str("\r\n ");
        // The space at the beginning counts.
        (rest, room) = (later, WIDTH - 1);
    }
    out.push_str(rest);
    out.push_str("\r\n");
}

/// Text as a value. Control characters have no place in it.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for c in text.trim().chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address as a value: not escaped, without spaces and what could end the line.
pub(super) fn uri(address: &str) -> String {
    address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        for filler in ["a", "é", "€", "🙂", "aé€🙂"] {
            let mut out = String::new();
            add(&mut out, "SUMMARY", &filler.repeat(200));
            assert!(out.split("\r\n").all(|line| line.len() <= 75), "{out}");
            assert!(out.split("\r\n").filter(|line| line.len() > 70).count() > 1, "the lines are filled");
            assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", filler.repeat(200)));
        }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escape("a, b; c\\d\r\ne\nf\rg\u{7}h\ti: \"j\""), "a\\, b\\; c\\\\d\\ne\\nf\\ngh i: \"j\"");
        assert_eq!(uri("https://example.org/a b\r\nX:1"), "https://example.org/abX:1");
    }
}
