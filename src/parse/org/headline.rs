//! Headlines: `** TODO [#A] Title :tag:tag:`.
//!
//! Takes a line and the keywords of the text; returns where each part of it stands.

use std::collections::HashSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that are keywords without a `#+TODO:` line, in both languages of the programme's documents.
const KEYWORDS: &[&str] = &[
    "TODO",
    "DONE",
    "NEXT",
    "WAIT",
    "WAITING",
    "HOLD",
    "STARTED",
    "DOING",
    "SOMEDAY",
    "CANCELED",
    "CANCELLED",
    "DEFERRED",
    "DELEGATED",
    "FAIT",
    "ANNULÉ",
    "ANNULE",
    "REPORTÉ",
    "SUSPENDU",
    "EN_COURS",
    "EN_ATTENTE",
];

/// A headline; all ranges are those of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The number of its stars.
    pub level: usize,
    /// Its keyword: `TODO`.
    pub keyword: Option<Range<usize>>,
    /// Its priority with its brackets: `[#A]`.
    pub priority: Option<Range<usize>>,
    /// Its title.
    pub title: Range<usize>,
    /// Its tags, without colons.
    pub tags: Vec<Range<usize>>,
    /// The value of its property `CUSTOM_ID`.
    pub custom_id: Option<Range<usize>>,
    /// Whether `COMMENT` or the tag `noexport` keeps it, and what is below it, from readers.
    pub hidden: bool,
}

/// The keywords of a text.
#[derive(Debug, Default)]
pub struct Keywords {
    own: HashSet<String>,
}

impl Keywords {
    /// Takes the words of a `#+TODO:` line in: `TODO(t) NEXT | DONE(d!)`.
    pub fn define(&mut self, value: &str) {
        let words = value.split_whitespace().map(|word| word.split('(').next().unwrap_or(word));
        self.own
            .extend(words.filter(|word| !word.is_empty() && *word != "|").map(|word| word.nfc().collect()));
    }

    fn has(&self, word: &str) -> bool {
        if word.is_ascii() {
            return KEYWORDS.contains(&word) || self.own.contains(word);
        }
        let word: String = word.nfc().collect();
        KEYWORDS.contains(&word.as_str()) || self.own.contains(&word)
    }
}

/// The number of stars of a line that is a headline.
pub fn level(line: &str) -> Option<usize> {
    let stars = line.bytes().take_while(|&byte| byte == b'*').count();
    (stars > 0 && matches!(line.as_bytes().get(stars), Some(b' ' | b'\t'))).then_some(stars)
}

/// Reads the headline at `range` of `text`, which has `level` stars.
pub fn read(text: &str, range: Range<usize>, level: usize, keywords: &Keywords) -> Headline {
    let (from, tags) = (range.start + level, tags(text, range.start + level..range.end));
    let mut rest = trim(text, from..tags.0);
    let mut headline = Headline {
        level,
        keyword: None,
        priority: None,
        title: rest.clone(),
        hidden: tags.1.iter().any(|tag| text[tag.clone()].eq_ignore_ascii_case("noexport")),
        tags: tags.1,
        custom_id: None,
    };
    let word = first_word(text, &rest);
    if keywords.has(&text[word.clone()]) {
        rest = trim(text, word.end..rest.end);
        headline.keyword = Some(word);
    }
    let word = first_word(text, &rest);
    if is_priority(&text[word.clone()]) {
        rest = trim(text, word.end..rest.end);
        headline.priority = Some(word);
    }
    let word = first_word(text, &rest);
    if &text[word.clone()] == "COMMENT" {
        rest = trim(text, word.end..rest.end);
        headline.hidden = true;
    }
    headline.title = rest;
    headline
}

fn is_priority(word: &str) -> bool {
    word.strip_prefix("[#").and_then(|rest| rest.strip_suffix(']')).is_some_and(|cookie| {
        !cookie.is_empty() && cookie.len() <= 2 && cookie.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

fn first_word(text: &str, range: &Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    range.start..range.start + inside.find(char::is_whitespace).unwrap_or(inside.len())
}

/// `range` without the blanks at its borders.
pub fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}

/// Where the title of a headline ends, and the tags behind it.
fn tags(text: &str, range: Range<usize>) -> (usize, Vec<Range<usize>>) {
    let line = &text[range.clone()];
    let at = line.rfind([' ', '\t']).map_or(0, |at| at + 1);
    let word = &line[at..];
    let Some(inner) = word.strip_prefix(':').and_then(|word| word.strip_suffix(':')) else {
        return (range.end, Vec::new());
    };
    let fits = |tag: &str| {
        !tag.is_empty()
            && tag.chars().all(|c| c.is_alphanumeric() || is_combining_mark(c) || "_@#%".contains(c))
    };
    if !inner.split(':').all(fits) {
        return (range.end, Vec::new());
    }
    let mut start = range.start + at + 1;
    let tags = inner.split(':').map(|tag| {
        let place = start..start + tag.len();
        start = place.end + 1;
        place
    });
    (range.start + at, tags.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str, own: &str) -> (Option<String>, String, Vec<String>, bool) {
        let mut keywords = Keywords::default();
        keywords.define(own);
        let headline = read(line, 0..line.len(), level(line).expect("a headline"), &keywords);
        let text = |range: Range<usize>| line[range].to_owned();
        let tags = headline.tags.into_iter().map(text).collect();
        (headline.keyword.map(text), text(headline.title), tags, headline.hidden)
    }

    fn made(keyword: &str, title: &str, tags: &[&str]) -> (Option<String>, String, Vec<String>, bool) {
        let keyword = (!keyword.is_empty()).then(|| keyword.to_owned());
        (keyword, title.to_owned(), tags.iter().map(|tag| (*tag).to_owned()).collect(), false)
    }

    #[test]
    fn keyword_priority_title_and_tags_come_apart() {
        assert_eq!(parts("* TODO Archifiltre", ""), made("TODO", "Archifiltre", &[]));
        assert_eq!(parts("*** DONE [#A] Lot 1 :a:été:", ""), made("DONE", "Lot 1", &["a", "été"]));
        assert_eq!(parts("* ANNULE\u{301} x", ""), made("ANNULE\u{301}", "x", &[]));
        assert_eq!(parts("* TODO", ""), made("TODO", "", &[]));
        assert_eq!(parts("*  ", ""), made("", "", &[]));
        assert_eq!(parts("* Todo x: y:", ""), made("", "Todo x: y:", &[]));
        assert_eq!(parts("* :a:", ""), made("", "", &["a"]));
    }

    #[test]
    fn keywords_of_the_text_are_taken() {
        assert_eq!(parts("* IDÉE x", "IDÉE(i) | LIVRÉ(l!)"), made("IDÉE", "x", &[]));
        assert_eq!(parts("* LIVRÉ x", "IDÉE(i) | LIVRÉ(l!)"), made("LIVRÉ", "x", &[]));
        assert_eq!(parts("* LIVRÉ x", ""), made("", "LIVRÉ x", &[]));
    }

    #[test]
    fn comments_and_noexport_are_hidden() {
        assert!(
            parts("* COMMENT x", "").3 && parts("* TODO COMMENT x", "").3 && parts("* x :noexport:", "").3
        );
        assert!(!parts("* COMMENTAIRE", "").3);
    }

    #[test]
    fn stars_need_a_space() {
        assert_eq!((level("*gras* a"), level("**"), level("** a"), level("a")), (None, None, Some(2), None));
    }
}
