//! A text as words that can be compared: without case, accents or punctuation, each with its place in the text.

use std::ops::Range;

use crate::text::fold;

/// What stands between two times, or joins two words.
const DASHES: [char; 4] = ['-', '–', '—', '→'];

/// A word; a number with what hangs on it (`14h30`, `1er`, `2018-03-14`) is one, and so is a dash between two times.
pub(super) struct Word<'a> {
    /// As it is compared.
    pub(super) key: String,
    /// As it was written.
    pub(super) raw: &'a str,
    pub(super) range: Range<usize>,
}

/// The words of a text, and how far they were read.
pub(super) struct Words<'a> {
    words: Vec<Word<'a>>,
    at: usize,
    furthest: usize,
    len: usize,
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Words<'a> {
        Words { words: split(text), at: 0, furthest: 0, len: text.len() }
    }

    /// The word that comes `ahead` words from here.
    pub(super) fn word(&self, ahead: usize) -> Option<&Word<'a>> {
        self.words.get(self.at + ahead)
    }

    /// Its key; empty at the end.
    pub(super) fn key(&self, ahead: usize) -> &str {
        self.word(ahead).map_or("", |word| word.key.as_str())
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.words.len()
    }

    /// Where we are, for [`Words::back_to`].
    pub(super) fn place(&self) -> usize {
        self.at
    }

    pub(super) fn back_to(&mut self, place: usize) {
        self.at = place;
    }

    pub(super) fn advance(&mut self, words: usize) {
        self.at = (self.at + words).min(self.words.len());
        self.furthest = self.furthest.max(self.at);
    }

    /// Reads one of these phrases, words divided by spaces; the first that fits.
    pub(super) fn eat(&mut self, phrases: &[&str]) -> bool {
        let Some(length) = phrases.iter().find_map(|phrase| self.fits(phrase)) else { return false };
        self.advance(length);
        true
    }

    /// How many words `phrase` has, if it comes next.
    fn fits(&self, phrase: &str) -> Option<usize> {
        let mut count = 0;
        for word in phrase.split(' ') {
            if self.key(count) != word {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// The bytes from the word at `place` to the last that was read.
    pub(super) fn since(&self, place: usize) -> Range<usize> {
        let start = self.words.get(place).map_or(self.len, |word| word.range.start);
        let end = self
            .at
            .checked_sub(1)
            .and_then(|last| self.words.get(last))
            .map_or(self.len, |word| word.range.end);
        start..end.max(start)
    }

    /// The first word that nothing could be made of; the end of the text, if it stops too early.
    pub(super) fn stuck(&self) -> Range<usize> {
        match self.words.get(self.furthest.max(self.at)) {
            Some(word) => word.range.clone(),
            None => self.words.last().map_or(0..self.len, |word| word.range.clone()),
        }
    }

    /// Forgets what was tried before, when something was understood.
    pub(super) fn settle(&mut self) {
        self.furthest = self.at;
    }
}

fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let divides = c.is_whitespace() || ",;()[]«»\"'’‘`.!?…&".contains(c);
        match start {
            Some(begin) if divides => {
                push(&mut words, text, begin..at);
                start = None;
            }
            None if !divides => start = Some(at),
            _ => {}
        }
    }
    words
}

/// Adds what stands between two spaces: one word, or several that are joined by dashes.
fn push<'a>(words: &mut Vec<Word<'a>>, text: &'a str, range: Range<usize>) {
    let raw = &text[range.clone()];
    let is_iso = raw.len() >= 7
        && raw.as_bytes()[..4].iter().all(u8::is_ascii_digit)
        && matches!(raw.as_bytes()[4], b'-' | b'/');
    if !raw.contains(DASHES) && !raw.chars().any(char::is_alphanumeric) {
        // A colon, a bullet: it divides.
        return;
    }
    if is_iso || !raw.contains(DASHES) {
        words.push(Word { key: key(raw), raw, range });
        return;
    }
    let mut start = 0;
    for (at, dash) in raw.match_indices(DASHES).chain([(raw.len(), "")]) {
        if at > start {
            let part = &raw[start..at];
            words.push(Word { key: key(part), raw: part, range: range.start + start..range.start + at });
        }
        start = at + dash.len();
        // Between letters a dash only joins: `avant-dernier`.
        let before_number = raw[start..].starts_with(|c: char| c.is_ascii_digit());
        if !dash.is_empty() && (before_number || raw == dash) {
            words.push(Word { key: "-".to_owned(), raw: dash, range: range.start + at..range.start + start });
        }
    }
}

fn key(raw: &str) -> String {
    if raw.starts_with(|c: char| c.is_ascii_digit()) && raw.contains([':', '-', '/']) {
        raw.to_ascii_lowercase()
    } else {
        fold(raw)
    }
}
