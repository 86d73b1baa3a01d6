//! Groups of letters as written, each with a number, and tokens, which are such numbers.
//!
//! Takes texts, returns tokens; knows neither pages nor words.

use std::ops::Range;

use rustc_hash::FxHashMap as HashMap;

use crate::search::text;

/// A group as written, in the language of its page: index into the languages that are told apart.
pub type Written<'a> = (u8, &'a str);

/// What is said in one place: a group, how it follows the one before, and whether it belongs to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token(u32);

const AFTER_SPACE: u32 = 1 << 31;
const BEGINS_LINE: u32 = 1 << 30;
const BEGINS_COMPOUND: u32 = 1 << 29;
const FLAGS: u32 = AFTER_SPACE | BEGINS_LINE | BEGINS_COMPOUND;

impl Token {
    /// The number of its group.
    pub fn group(self) -> usize {
        (self.0 & !FLAGS) as usize
    }

    /// Whether nothing but spaces stands before it in its line.
    pub fn follows_space(self) -> bool {
        self.0 & AFTER_SPACE != 0
    }

    /// Whether it is the first of its line.
    pub fn begins_line(self) -> bool {
        self.0 & BEGINS_LINE != 0
    }

    /// Whether it says something together with the next one.
    pub fn begins_compound(self) -> bool {
        self.0 & BEGINS_COMPOUND != 0
    }

    /// Notes that it says something together with the next one.
    pub fn begin_compound(&mut self) {
        self.0 |= BEGINS_COMPOUND;
    }

    /// The same with the group of its number in `names`.
    pub fn renamed(self, names: &[u32]) -> Token {
        Token(names[self.group()] | self.0 & FLAGS)
    }
}

/// Groups that are written differently, numbered.
#[derive(Default)]
pub struct Groups<'a> {
    /// Nearly all: they are compared without looking at the text that they stand in.
    short: HashMap<Key, u32>,
    long: HashMap<Written<'a>, u32>,
    /// The groups by number.
    pub written: Vec<Written<'a>>,
}

/// A group of few bytes: its text, its length and its language.
type Key = (u64, u64);

/// How many bytes a group has at most that has a key.
const SHORT: usize = 14;

/// The key of the group at `span` of `text`, if it is short enough.
fn key(language: u8, text: &str, span: &Range<usize>) -> Option<Key> {
    let length = span.len();
    if length > SHORT {
        return None;
    }
    // What follows it is read along where there is something, and cut off: that is faster than to copy so few bytes.
    let bytes = match text.as_bytes()[span.start..].first_chunk() {
        Some(bytes) => u128::from_le_bytes(*bytes) & ((1 << (8 * length)) - 1),
        None => {
            let mut bytes = [0; 16];
            bytes[..length].copy_from_slice(&text.as_bytes()[span.clone()]);
            u128::from_le_bytes(bytes)
        }
    };
    Some((bytes as u64, (bytes >> 64) as u64 | (length as u64) << 48 | u64::from(language) << 56))
}

impl<'a> Groups<'a> {
    /// The number of a group.
    pub fn number(&mut self, (language, text): Written<'a>) -> u32 {
        self.number_at(language, text, 0..text.len())
    }

    /// The number of the group at `span` of `text`.
    fn number_at(&mut self, language: u8, text: &'a str, span: Range<usize>) -> u32 {
        let key = key(language, text, &span);
        let written = (language, &text[span]);
        let known = match &key {
            Some(key) => self.short.get(key),
            None => self.long.get(&written),
        };
        if let Some(number) = known {
            return *number;
        }
        let next = self.written.len() as u32;
        match key {
            Some(key) => self.short.insert(key, next),
            None => self.long.insert(written, next),
        };
        self.written.push(written);
        next
    }

    /// Appends the tokens of a text of one or more lines.
    pub fn read(&mut self, language: u8, text: &'a str, tokens: &mut Vec<Token>) {
        let mut end = None;
        for span in text::spans(text) {
            let between = end.map(|end| &text[end..span.start]);
            let flags = match between {
                None => BEGINS_LINE,
                Some(between) if between.contains('\n') => BEGINS_LINE,
                Some(between) if between.chars().all(char::is_whitespace) => AFTER_SPACE,
                Some(_) => 0,
            };
            end = Some(span.end);
            tokens.push(Token(self.number_at(language, text, span) | flags));
        }
    }
}
