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
pub struct Groups<'a> {
    /// Some that were asked for not long ago, each where its key belongs: most of every text are few words, and these
    /// stay near the processor.
    recent: Vec<(Key, u32)>,
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

/// How many bits the place of a key among recent ones has.
const PLACES: u32 = 12;

/// Where a key belongs among recent ones.
fn place(key: Key) -> usize {
    ((key.0 ^ key.1.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - PLACES)) as usize
}

impl Default for Groups<'_> {
    fn default() -> Self {
        // No group has a key of nothing: it has a length.
        let recent = vec![((0, 0), 0); 1 << PLACES];
        Self { recent, short: HashMap::default(), long: HashMap::default(), written: Vec::new() }
    }
}

impl<'a> Groups<'a> {
    /// The number of a group.
    pub fn number(&mut self, (language, text): Written<'a>) -> u32 {
        self.number_at(language, text, 0..text.len())
    }

    /// The number of a group that is known.
    pub fn find(&self, language: u8, text: &str) -> Option<u32> {
        match key(language, text, &(0..text.len())) {
            Some(key) => self.short.get(&key),
            None => self.long.get(&(language, text)),
        }
        .copied()
    }

    /// The number of the group at `span` of `text`.
    fn number_at(&mut self, language: u8, text: &'a str, span: Range<usize>) -> u32 {
        let Some(key) = key(language, text, &span) else {
            let Groups { long, written, .. } = self;
            return *long.entry((language, &text[span])).or_insert_with_key(|group| add(written, *group));
        };
        let recent = &mut self.recent[place(key)];
        if recent.0 != key {
            let Groups { short, written, .. } = self;
            let number = short.entry(key).or_insert_with(|| add(written, (language, &text[span])));
            *recent = (key, *number);
        }
        recent.1
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

/// Puts a group behind all others; returns its number.
fn add<'a>(written: &mut Vec<Written<'a>>, group: Written<'a>) -> u32 {
    written.push(group);
    written.len() as u32 - 1
}
