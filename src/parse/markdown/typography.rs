//! French microtypography on running text: spaces before high punctuation, inside « », apostrophes.
//!
//! Takes the texts of one block piece by piece and appends them to HTML and to plain text at once. What a
//! decision needs from a neighbour is kept between pieces: the last character, and a space or apostrophe
//! held back until the next piece shows what it is. Spaces are exchanged, never invented, but for « ».

use super::escape;

const NARROW: &str = "\u{202F}";
const WIDE: &str = "\u{A0}";

/// The state between two pieces of text.
#[derive(Debug, Default)]
pub struct Typographer {
    french: bool,
    /// The last character written; none at the start of a block.
    last: Option<char>,
    held: Option<Held>,
    /// A « was written with its space: spaces that follow are spare.
    after_quote: bool,
    /// The word so far, when an apostrophe is held: decides if no letter follows in the same piece.
    word: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// A space, or a line break in the source.
    Space(&'static str),
    Apostrophe,
}

/// Where text goes.
pub struct Sink<'s> {
    /// HTML, escaped.
    pub html: &'s mut String,
    /// Plain text.
    pub text: &'s mut String,
}

impl Sink<'_> {
    fn push(&mut self, text: &str) {
        escape::text(self.html, text);
        self.text.push_str(text);
    }
}

/// One line of plain text, typeset.
pub fn line(text: &str, french: bool) -> String {
    if !french || text.is_ascii() && !text.contains(['\'', ';', '!', '?', ':', '"']) {
        return text.to_owned();
    }
    let (mut html, mut plain) = (String::new(), String::new());
    let mut sink = Sink { html: &mut html, text: &mut plain };
    let mut typographer = Typographer::new(true);
    typographer.write(text, &mut sink);
    typographer.end_block(&mut sink);
    plain
}

impl Typographer {
    /// For French, or for a language whose typography stays as written.
    pub fn new(french: bool) -> Self {
        Self { french, ..Self::default() }
    }

    /// Ends a block, or begins one: what was before has no part in what comes. A trailing space goes.
    pub fn end_block(&mut self, sink: &mut Sink<'_>) {
        if self.held == Some(Held::Apostrophe) {
            self.flush(sink);
        }
        *self = Self::new(self.french);
    }

    /// Writes what is held: markup comes next.
    pub fn flush(&mut self, sink: &mut Sink<'_>) {
        match self.held.take() {
            None => {}
            Some(Held::Space(space)) => write_space(sink, space),
            Some(Held::Apostrophe) => sink.push(if elides(&self.word) { "’" } else { "'" }),
        }
    }

    /// Notes that something stands here that is not text: code, a picture, a hole.
    pub fn object(&mut self) {
        self.last = Some('x');
        self.after_quote = false;
    }

    /// A line break in the source: a space like any other.
    pub fn soft_break(&mut self, sink: &mut Sink<'_>) {
        self.flush(sink);
        if self.last.is_some() && !self.after_quote {
            self.held = Some(Held::Space("\n"));
        }
    }

    /// Writes a piece of text.
    pub fn write(&mut self, piece: &str, sink: &mut Sink<'_>) {
        if !self.french {
            self.flush(sink);
            sink.push(piece);
            self.last = piece.chars().next_back().or(self.last);
            return;
        }
        let piece = if self.after_quote { piece.trim_start_matches(is_space) } else { piece };
        let Some(first) = piece.chars().next() else { return };
        self.after_quote = false;
        self.settle(first, &piece[first.len_utf8()..], sink);
        self.write_french(piece, sink);
    }

    /// Decides what the held character is, now that the text after it is known.
    fn settle(&mut self, first: char, after: &str, sink: &mut Sink<'_>) {
        match self.held.take() {
            None => {}
            Some(Held::Apostrophe) => {
                sink.push(if is_letter(first) || first == '«' { "’" } else { "'" });
                self.last = Some('’');
            }
            Some(Held::Space(space)) => match space_before(first, after) {
                Some(fixed) if self.last.is_some_and(|last| !is_space(last)) => {
                    sink.push(fixed);
                    self.last = Some('\u{A0}');
                }
                _ => write_space(sink, space),
            },
        }
    }

    fn write_french(&mut self, piece: &str, sink: &mut Sink<'_>) {
        let mut from = 0;
        let mut skip_to = 0;
        for (at, byte) in piece.bytes().enumerate() {
            if !SPECIAL[usize::from(byte)] || at < skip_to || !piece.is_char_boundary(at) {
                continue;
            }
            let Some(c) = piece[at..].chars().next() else { break };
            let after = &piece[at + c.len_utf8()..];
            match c {
                '\'' => {
                    let before = piece[..at].chars().next_back().or(self.last);
                    if !before.is_some_and(is_letter) {
                        continue;
                    }
                    match after.chars().next() {
                        Some(next) if is_letter(next) || next == '«' => {
                            sink.push(&piece[from..at]);
                            sink.push("’");
                            from = at + 1;
                        }
                        Some(_) => {}
                        None => return self.hold_apostrophe(&piece[from..at], piece, at, sink),
                    }
                }
                '«' => {
                    sink.push(&piece[from..at + c.len_utf8()]);
                    sink.push(WIDE);
                    let rest = after.trim_start_matches(is_space);
                    from = piece.len() - rest.len();
                    skip_to = from;
                    self.last = Some('\u{A0}');
                    self.after_quote = rest.is_empty();
                }
                ';' | '!' | '?' | ':' | '»' => {
                    let run = &piece[from..at];
                    let text = run.trim_end_matches(is_space);
                    let at_start = text.is_empty() && (from > 0 || self.last.is_none_or(is_space));
                    let spaced = text.len() < run.len() || c == '»';
                    if let Some(fixed) = space_before(c, after).filter(|_| spaced && !at_start) {
                        sink.push(text);
                        sink.push(fixed);
                        from = at;
                    }
                }
                _ => {}
            }
        }
        self.finish(&piece[from..], sink);
    }

    fn finish(&mut self, rest: &str, sink: &mut Sink<'_>) {
        let text = rest.trim_end_matches(is_space);
        sink.push(text);
        self.last = text.chars().next_back().or(self.last);
        if text.len() < rest.len() {
            let plain = rest[text.len()..].chars().all(|c| c == ' ');
            let wide = rest[text.len()..].contains('\u{A0}');
            self.held = Some(Held::Space(if plain {
                " "
            } else if wide {
                WIDE
            } else {
                NARROW
            }));
        }
    }

    fn hold_apostrophe(&mut self, run: &str, piece: &str, at: usize, sink: &mut Sink<'_>) {
        sink.push(run);
        let word = piece[..at].rsplit(|c| !is_letter(c)).next().unwrap_or_default();
        self.word = word.to_lowercase();
        self.last = Some('\'');
        self.held = Some(Held::Apostrophe);
    }
}

fn write_space(sink: &mut Sink<'_>, space: &str) {
    sink.html.push_str(space);
    sink.text.push_str(if space == "\n" { " " } else { space });
}

/// The space that belongs before `c`, if what follows shows that `c` is punctuation.
fn space_before(c: char, after: &str) -> Option<&'static str> {
    let next = after.chars().next();
    let ends = next.is_none_or(|next| {
        next.is_whitespace() || is_space(next) || matches!(next, '»' | '«' | '"' | '”' | '…')
    });
    match c {
        '»' => Some(WIDE),
        ':' => ends.then_some(WIDE),
        ';' => ends.then_some(NARROW),
        '!' | '?' => {
            let closes =
                next.is_some_and(|next| matches!(next, '!' | '?' | ')' | ']' | '.' | ',' | '*' | '’' | '\''));
            (ends || closes).then_some(NARROW)
        }
        _ => None,
    }
}

/// Whether `word` loses its vowel before another: `l'`, `qu'`, `aujourd'`.
fn elides(word: &str) -> bool {
    matches!(word, "l" | "d" | "j" | "m" | "t" | "s" | "n" | "c" | "ç" | "aujourd" | "entr" | "presqu")
        || word.ends_with("qu")
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}')
}

/// The bytes that may begin a character with a rule.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let signs = b"';!?:";
    let mut i = 0;
    while i < signs.len() {
        special[signs[i] as usize] = true;
        i += 1;
    }
    // « and » begin with this byte.
    special[0xC2] = true;
    special
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes pieces; `|` in `input` separates them, `<>` is markup between two.
    fn set(input: &str) -> String {
        let (mut html, mut text) = (String::new(), String::new());
        let mut typographer = Typographer::new(true);
        for piece in input.split('|') {
            let mut sink = Sink { html: &mut html, text: &mut text };
            match piece {
                "<>" => typographer.flush(&mut sink),
                "\n" => typographer.soft_break(&mut sink),
                _ => typographer.write(piece, &mut sink),
            }
        }
        text.replace('\u{202F}', "_").replace('\u{A0}', "~")
    }

    #[test]
    fn high_punctuation_gets_its_space_where_one_was_written() {
        assert_eq!(set("Oui ! Non ? Si ; ceci : cela"), "Oui_! Non_? Si_; ceci~: cela");
        assert_eq!(set("Oui\u{A0}! Quoi\u{202F}: a\u{A0}:"), "Oui_! Quoi~: a~:");
        assert_eq!(set("Oui! Non? Si; ceci: cela"), "Oui! Non? Si; ceci: cela");
        assert_eq!(set("Quoi ?! (Oui !) Ah  !"), "Quoi_?! (Oui_!) Ah_!");
        assert_eq!(set("« Ah ! »"), "«~Ah_!~»");
    }

    #[test]
    fn what_only_looks_like_punctuation_stays() {
        for text in [
            "10:30",
            "http://a.b/c?d",
            "a ::b",
            "a :-) b ;) c :)",
            "a :x: b",
            "!important a !x",
            "? a",
            "a ?b=c",
        ] {
            assert_eq!(set(text), text);
        }
    }

    #[test]
    fn quotes_get_their_spaces() {
        assert_eq!(set("«a» « b » l'« c »"), "«~a~» «~b~» l’«~c~»");
        assert_eq!(set("« |<>|mot|<>| »"), "«~mot~»");
        assert_eq!(set("«|<>|mot|<>|» :"), "«~mot~»~:");
        assert_eq!(set("» suite"), "» suite");
    }

    #[test]
    fn apostrophes_are_curled_between_letters() {
        assert_eq!(
            set("l'État d'aujourd'hui 'x' 5' rock 'n' roll"),
            "l’État d’aujourd’hui 'x' 5' rock 'n' roll"
        );
        assert_eq!(set("l'|<>|État"), "l’État");
        assert_eq!(set("l|'|État"), "l’État");
        assert_eq!(set("'mot'|<>|x"), "'mot'x");
        assert_eq!(set("L'e\u{301}tat, cafe\u{301}'s"), "L’e\u{301}tat, cafe\u{301}’s");
    }

    #[test]
    fn rules_work_across_pieces() {
        assert_eq!(set("libres|\n|! Oui"), "libres_! Oui");
        assert_eq!(set("a |:| b"), "a~: b");
        assert_eq!(set("a|<>| !"), "a_!");
        assert_eq!(set("a |<>|b"), "a b");
        assert_eq!(set("a |&"), "a &");
    }

    #[test]
    fn other_languages_stay_as_written() {
        let (mut html, mut text) = (String::new(), String::new());
        Typographer::new(false).write("it's « a » ! <", &mut Sink { html: &mut html, text: &mut text });
        assert_eq!((html.as_str(), text.as_str()), ("it's « a » ! &lt;", "it's « a » ! <"));
    }
}
