//! What is wrong with a YAML text, in words for its editor instead of libyaml's.

use crate::diag::{Text, text};
use std::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;

/// How the reader says that aliases make too much of a text.
pub(super) const TOO_MUCH: &str = "too much text out of aliases";
/// What the reader expects of a key.
pub(super) const NOT_A_KEY: &str = "a text for a key";

const QUOTES: Text = text!("put-the-text-in-quotes");

/// Why a text cannot be read.
#[derive(Debug)]
pub(super) struct Mistake {
    /// Where, in the text.
    pub(super) at: Range<usize>,
    /// What is wrong.
    pub(super) message: Text,
    /// What to do about it.
    pub(super) help: Text,
}

impl Mistake {
    /// What `error` means, which the reading of `text` ended with.
    pub(super) fn explain(error: &serde_yaml::Error, text: &str) -> Mistake {
        let said = error.to_string();
        let at = error.location().map_or(0, |place| place.index());
        let at = floor(text, at);
        let opening = if said.ends_with("while parsing a flow node") {
            innermost_bracket(text, at)
        } else {
            opening(&said, text)
        };
        let page = Page { text, at, opening };
        limits(&said, &page)
            .or_else(|| scalars(&said, &page))
            .or_else(|| structure(&said, &page))
            .unwrap_or_else(|| {
                let plain = said.split(" at line ").next().unwrap_or_default();
                mistake(page.rest_of_line(), text!("this-cannot-be-read-as-yaml", plain = plain), QUOTES)
            })
    }
}

/// Whether the reader said that there are more levels than it takes.
pub(super) fn is_too_deep(said: &str) -> bool {
    said.contains("recursion limit exceeded")
}

fn mistake(at: Range<usize>, message: Text, help: Text) -> Mistake {
    Mistake { at, message, help }
}

/// Texts that no reader should take, whatever they mean.
fn limits(said: &str, page: &Page) -> Option<Mistake> {
    if said.contains("control characters are not allowed") {
        let (at, sign) =
            page.text.char_indices().find(|(_, c)| c.is_control() && !"\t\n\r\u{85}".contains(*c))?;
        let message =
            text!("there-is-an-invisible-control-character", sign = format!("U+{:04X}", u32::from(sign)));
        return Some(mistake(at..at + sign.len_utf8(), message, text!("delete-it-and-type-the-text")));
    }
    if page.line().contains('\u{feff}') {
        let at = page.line_start() + page.line().find('\u{feff}')?;
        let message = text!("there-is-an-invisible-byte-order");
        return Some(mistake(at..at + '\u{feff}'.len_utf8(), message, text!("delete-the-line-and-type-it")));
    }
    if is_too_deep(said) {
        let help = text!("take-lists-and-mappings-out-of");
        return Some(mistake(page.here(), text!("lists-and-mappings-are-nested-too"), help));
    }
    if said.contains("repetition limit exceeded") || said.contains(TOO_MUCH) {
        let help = text!("use-fewer-aliases-or-write-the");
        return Some(mistake(page.here(), text!("aliases-repeat-too-much-text-here"), help));
    }
    None
}

/// Mistakes within one value.
fn scalars(said: &str, page: &Page) -> Option<Mistake> {
    let next = page.text[page.at..].chars().next();
    if said.contains("tab character") || (said.contains("cannot start any token") && next == Some('\t')) {
        let help = text!("replace-the-tab-with-spaces-as");
        return Some(mistake(page.here(), text!("a-tab-stands-here-where-yaml"), help));
    }
    if said.contains("cannot start any token") {
        return Some(mistake(page.here(), text!("a-text-cannot-begin-with", next = next?), QUOTES));
    }
    if said.contains("while scanning a quoted scalar") {
        let quote = page.text[page.opening..].chars().next()?;
        let help = text!("put-a-at-the-end-of", quote = quote);
        return Some(mistake(page.begun().here(), text!("this-quote-is-never-closed"), help));
    }
    if said.contains("while parsing a quoted scalar") {
        let help = text!("write-the-backslash-twice-or-put");
        let message = text!("in-double-quotes-a-backslash-begins");
        return Some(mistake(page.here(), message, help));
    }
    if said.contains("while scanning a block scalar") {
        let help = text!("begin-the-text-on-the-next");
        let message = text!("and-announce-a-text-on-the");
        return Some(mistake(page.rest_of_line(), message, help));
    }
    let marks = [
        ("while scanning an alias", text!("a-text-that-begins-with-is")),
        ("unknown anchor", text!("this-is-an-alias-of-a")),
        ("while scanning an anchor", text!("a-text-that-begins-with-is-the")),
        ("while scanning a tag", text!("a-text-that-begins-with-is-a")),
        ("while parsing a tag", text!("a-text-that-begins-with-is-a")),
        ("undefined tag handle", text!("a-text-that-begins-with-is-a")),
        ("mapping keys are not allowed", text!("a-text-cannot-begin-with-a-question")),
        ("found unexpected ':'", text!("a-text-between-brackets-cannot-hold")),
        ("directive", text!("a-line-that-begins-with-is")),
    ];
    let (_, message) = marks.iter().find(|(jargon, _)| said.contains(jargon))?;
    let page = if said.contains(", while scanning") || said.contains("a tag") { page.begun() } else { *page };
    Some(mistake(page.rest_of_line(), message.clone(), QUOTES))
}

/// Mistakes of how lines fit together.
fn structure(said: &str, page: &Page) -> Option<Mistake> {
    if said.contains(NOT_A_KEY) {
        let help = text!("a-text-with-braces-or-brackets");
        return Some(mistake(page.rest_of_line(), text!("a-list-or-a-mapping-cannot"), help));
    }
    if said.contains("mapping values are not allowed") {
        return Some(if page.before().contains(": ") {
            let message = text!("a-colon-with-a-space-after");
            mistake(page.here(), message, QUOTES)
        } else {
            let help = text!("begin-it-in-the-column-of");
            mistake(page.line_content(), text!("this-line-is-not-indented-like"), help)
        });
    }
    if said.contains("could not find expected ':'") {
        let help = text!("write-indent-the-line-if-it");
        return Some(mistake(page.begun().line_content(), text!("this-line-has-no-key-and"), help));
    }
    if said.contains("block sequence entries are not allowed") {
        let help = text!("begin-each-item-on-a-line");
        return Some(mistake(page.rest_of_line(), text!("a-list-cannot-begin-in-the"), help));
    }
    if said.contains("while parsing a flow node") && page.text[page.at..].starts_with(',') {
        let help = text!("take-the-comma-out-or-write");
        return Some(mistake(page.here(), text!("there-is-nothing-before-this-comma"), help));
    }
    if said.contains("while parsing a flow") {
        let bracket = page.text[page.opening..].chars().next()?;
        let close = if bracket == '{' { '}' } else { ']' };
        let help = text!("put-a-behind-the-last-item", close = close);
        return Some(mistake(page.begun().here(), text!("this-bracket-is-never-closed"), help));
    }
    let misfit = said.contains("did not find expected key")
        || said.contains("did not find expected '-' indicator")
        || said.contains("<document start>")
        || said.contains("did not find expected node content");
    misfit.then(|| misfit_at(page))
}

/// The place where something follows that fits to nothing before it.
fn misfit_at(page: &Page) -> Mistake {
    let line = page.rest_of_line();
    if let Some(opening) = forgotten_quote(page) {
        let quote = page.text[opening..].chars().next().unwrap_or('"');
        let help = text!("put-a-at-the-end-of", quote = quote);
        return mistake(opening..opening + 1, text!("this-quote-is-not-closed-in"), help);
    }
    match page.before().trim_end().chars().last() {
        Some('\'') => {
            let help = text!("write-an-apostrophe-within-single-quotes");
            mistake(line, text!("there-is-more-text-behind-the"), help)
        }
        Some('"') => {
            let help = text!("write-for-a-quote-within-the");
            mistake(line, text!("there-is-more-text-behind-the"), help)
        }
        Some(']' | '}') => mistake(line, text!("there-is-more-text-behind-the-closing"), QUOTES),
        _ if page.text[page.at..].starts_with("- ") => {
            let help = text!("put-the-list-under-a-key");
            mistake(line, text!("an-item-of-a-list-stands"), help)
        }
        _ => {
            let help = text!("begin-it-in-the-column-of-the");
            mistake(line, text!("this-line-is-not-indented-like"), help)
        }
    }
}

/// The quote that nobody closed, if what closes it here was meant to open the text of this line: `b: "` below `a: "…`.
fn forgotten_quote(page: &Page) -> Option<usize> {
    let before = page.before().trim_end();
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
    let lead = before.strip_suffix(quote)?;
    if !lead.ends_with([' ', '[', '{']) || !lead.trim_end().ends_with([':', '-', '[', '{', ',']) {
        return None;
    }
    let mut end = page.line_start();
    // A text between quotes may go on for some lines.
    for _ in 0..20 {
        let start = page.text[..end.checked_sub(1)?].rfind('\n').map_or(0, |newline| newline + 1);
        let line = &page.text[start..end];
        if line.matches(quote).count() % 2 == 1 {
            return line.find(quote).map(|at| start + at);
        }
        end = start;
    }
    None
}

/// A place in a text, and the place where what went wrong there began.
#[derive(Clone, Copy)]
struct Page<'a> {
    text: &'a str,
    at: usize,
    opening: usize,
}

impl<'a> Page<'a> {
    /// The place where it began.
    fn begun(self) -> Self {
        Page { at: self.opening, ..self }
    }

    fn line_start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line(&self) -> &'a str {
        self.text[self.line_start()..].lines().next().unwrap_or_default()
    }

    /// What stands before the place in its line.
    fn before(&self) -> &'a str {
        &self.text[self.line_start()..self.at]
    }

    /// The character at the place.
    fn here(&self) -> Range<usize> {
        self.at..self.at + self.text[self.at..].chars().next().map_or(0, char::len_utf8)
    }

    /// From the place to the end of its line.
    fn rest_of_line(&self) -> Range<usize> {
        let rest = self.text[self.at..].lines().next().unwrap_or_default();
        self.at..self.at + rest.trim_end().len()
    }

    /// The line without the white space around it.
    fn line_content(&self) -> Range<usize> {
        let line = self.line();
        let start = self.line_start() + line.len() - line.trim_start().len();
        start..start + line.trim().len()
    }
}

/// The start of the character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Where libyaml says that it began what it could not end; it says nothing when that is the start of the text.
fn opening(said: &str, text: &str) -> usize {
    let place = said.split_once(", while ").and_then(|(_, context)| context.split_once(" at line "));
    let Some((line, column)) = place.and_then(|(_, place)| place.split_once(" column ")) else { return 0 };
    let (Ok(line), Ok(column)) = (line.parse::<usize>(), column.parse::<usize>()) else { return 0 };
    let start = line_start(text, line);
    text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
}

/// The bracket that is open at `at`, where libyaml wants an item and does not say between which brackets.
///
/// It does say so of a text that ends after an item, so it is asked about one.
fn innermost_bracket(text: &str, at: usize) -> usize {
    let ended = format!("{}\nx", &text[..at]);
    let said = serde_yaml::Deserializer::from_str(&ended)
        .find_map(|document| IgnoredAny::deserialize(document).err())
        .map(|error| error.to_string())
        .unwrap_or_default();
    opening(&said, text)
}

/// The start of line `line` (from 1) as libyaml counts them, with all of Unicode's line ends.
fn line_start(text: &str, line: usize) -> usize {
    let ends = text.char_indices().filter(|(at, c)| match c {
        '\r' => !text[at + 1..].starts_with('\n'),
        c => matches!(c, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}'),
    });
    let starts = std::iter::once(0).chain(ends.map(|(at, c)| at + c.len_utf8()));
    starts.take(line).last().unwrap_or(0)
}
