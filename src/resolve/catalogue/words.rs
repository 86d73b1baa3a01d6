//! Takes running text apart into words and the signs between them.
//!
//! Takes text, returns tokens with their ranges; knows names only by their form: `C++`, `.NET`, `Node.js` and
//! `scikit-learn` are one word each.

use std::ops::Range;

/// A word or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands in the text.
    pub range: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word, a name, a number.
    Word,
    /// An address on the web.
    Url,
    /// A sign that parts lists: one of `,;/|&+`.
    Sign(char),
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A dash between spaces, an arrow.
    Dash,
    /// `:`, and `::` and `=` between spaces.
    Colon,
    /// The end of a sentence.
    Stop,
    /// `?`
    Question,
    /// `...` or `…`
    Ellipsis,
    /// `~~`, around what is struck through.
    Strike,
    /// A pictogram.
    Picture(char),
}

/// The tokens of `text`, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (kind, end) = token(text, at, c);
        if let Some(kind) = kind {
            tokens.push(Token { kind, range: at..end });
        }
        at = end;
    }
    tokens
}

/// The token at `at`, which begins with `c`, and where it ends.
fn token(text: &str, at: usize, c: char) -> (Option<TokenKind>, usize) {
    let rest = &text[at..];
    let after = at + c.len_utf8();
    let next = text[after..].chars().next();
    let spaced = |end: usize| {
        let open = |c: Option<char>| c.is_none_or(char::is_whitespace);
        open(text[..at].chars().next_back()) && open(text[end..].chars().next())
    };
    if is_url(rest) {
        return (Some(TokenKind::Url), at + url_length(rest));
    }
    if is_letter(c) || (c == '.' && next.is_some_and(is_letter)) {
        return (Some(TokenKind::Word), word_end(text, after));
    }
    let kind = match c {
        ',' | ';' | '/' | '|' | '&' | '+' => TokenKind::Sign(c),
        '\\' => TokenKind::Sign('/'),
        '•' | '·' | '،' | '，' | '、' => TokenKind::Sign(','),
        '(' | '[' | '{' | '（' => TokenKind::Open,
        ')' | ']' | '}' | '）' => TokenKind::Close,
        '-' | '=' if next == Some('>') => return (Some(TokenKind::Dash), after + 1),
        '-' if spaced(after) => TokenKind::Dash,
        '–' | '—' | '→' | '⇒' => TokenKind::Dash,
        ':' if next == Some(':') => return (spaced(after + 1).then_some(TokenKind::Colon), after + 1),
        ':' | '：' => TokenKind::Colon,
        '=' if spaced(after) => TokenKind::Colon,
        '?' | '？' | '¿' => TokenKind::Question,
        '…' => TokenKind::Ellipsis,
        '.' => return dots(rest, at),
        '!' => TokenKind::Stop,
        '~' if next == Some('~') => return (Some(TokenKind::Strike), after + 1),
        _ if is_picture(c) => TokenKind::Picture(c),
        _ => return (None, after),
    };
    (Some(kind), after)
}

fn dots(rest: &str, at: usize) -> (Option<TokenKind>, usize) {
    let count = rest.bytes().take_while(|byte| *byte == b'.').count();
    (Some(if count > 1 { TokenKind::Ellipsis } else { TokenKind::Stop }), at + count)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '@') || unicode_normalization::char::is_combining_mark(c)
}

/// Signs that stand for what is done with a tool.
fn is_picture(c: char) -> bool {
    matches!(c, '✅' | '✔' | '☑' | '✓' | '❌' | '✗' | '✘' | '✖' | '❓' | '🤔' | '⏳' | '🔜' | '🚧')
}

/// Where the word ends whose first character ends at `at`.
fn word_end(text: &str, mut at: usize) -> usize {
    let start = at;
    let mut previous = text[..at].chars().next_back().unwrap_or(' ');
    while let Some(c) = text[at..].chars().next() {
        let after = at + c.len_utf8();
        let next = text[after..].chars().next();
        let letter_follows = next.is_some_and(is_letter);
        let inside = match c {
            '#' => true,
            '.' | '-' | '‐' | '‑' | '\u{ad}' | '·' => letter_follows,
            '+' if previous == '+' || next == Some('+') => true,
            '+' => previous.is_ascii_digit() && !letter_follows,
            '\'' | '’' => {
                // `l'API` and `jusqu'en` are two words, `Karfu'R` is one.
                let first = start - text[..start].chars().next_back().map_or(0, char::len_utf8);
                let elided = at - start < 2 || ELIDED.contains(&text[first..at].to_lowercase().as_str());
                if elided && letter_follows {
                    return after;
                }
                letter_follows
            }
            c => is_letter(c),
        };
        if !inside {
            break;
        }
        previous = c;
        at = after;
    }
    at
}

/// Longer words than `l'` and `qu'` that lose their end before a vowel.
const ELIDED: &[&str] = &["jusqu", "lorsqu", "puisqu", "quoiqu"];

fn is_url(rest: &str) -> bool {
    let begins = |start: &str| rest.get(..start.len()).is_some_and(|r| r.eq_ignore_ascii_case(start));
    begins("https://") || begins("http://") || begins("www.") || begins("mailto:")
}

fn url_length(rest: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '>' | '<' | '"' | '»' | '|' | '`');
    let length = rest.find(ends).unwrap_or(rest.len());
    rest[..length].trim_end_matches([',', ';', '.', '?', '!', ':', '…']).len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let words = tokens(text).into_iter().filter(|token| token.kind == TokenKind::Word);
        words.map(|token| &text[token.range]).collect()
    }

    fn signs(text: &str) -> Vec<TokenKind> {
        tokens(text).into_iter().map(|token| token.kind).filter(|kind| *kind != TokenKind::Word).collect()
    }

    #[test]
    fn names_with_signs_are_one_word() {
        let text = "C++, C#/.NET + Node.js, scikit-learn; Python3.6 et Karfu'R (Angular 2+)";
        let names =
            ["C++", "C#", ".NET", "Node.js", "scikit-learn", "Python3.6", "et", "Karfu'R", "Angular", "2+"];
        assert_eq!(words(text), names);
        assert_eq!(
            words("Vue+Leaflet, l’API d'accès. Fin..."),
            ["Vue", "Leaflet", "l’", "API", "d'", "accès", "Fin"]
        );
        assert_eq!(words("jusqu’en mars, aujourd'hui"), ["jusqu’", "en", "mars", "aujourd'hui"]);
    }

    #[test]
    fn signs_are_told_apart() {
        use TokenKind::*;
        assert_eq!(signs("a - b – c -> d"), [Dash, Dash, Dash]);
        assert_eq!(signs("semi-) a… b... c. d :: e std::f"), [Close, Ellipsis, Ellipsis, Stop, Colon]);
        assert_eq!(signs("(voir https://a.fr/b,c?d), e"), [Open, Url, Close, Sign(',')]);
    }

    #[test]
    fn nothing_is_read_out_of_bounds() {
        for text in ["", "é", "'", "..", "+", "a+", "~", "http://", "www.", "：", "\u{301}", "l'"] {
            for token in tokens(text) {
                assert!(text.get(token.range).is_some(), "{text}");
            }
        }
    }
}
