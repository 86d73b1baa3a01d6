//! Blocks of code in colours, remembered: what was painted once is not painted again, in later builds either.
//!
//! Takes code and the name of its language, returns HTML. Takes the bytes that an earlier build left, and returns those to
//! leave for a later one: a line with a checksum and the program that painted them, then of each block its key, the length
//! of its HTML in four bytes, the lowest first, and its HTML. What is cut short, altered, of another form or by another
//! program is nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

const FIRST_LINE: &str = "eigsite-code 1";

/// Known by language and code, in 128 bits.
type Key = [u8; 16];

/// Blocks of code in colours.
#[derive(Debug, Default)]
pub struct Blocks(Mutex<BTreeMap<Key, Block>>);

#[derive(Debug)]
struct Block {
    html: Arc<str>,
    /// Whether it was read from bytes.
    is_kept: bool,
    /// Whether anybody asked for it.
    is_used: bool,
}

impl Blocks {
    /// The blocks in `bytes` that `program` left.
    pub fn read(bytes: &[u8], program: &str) -> Self {
        let block = |html| Block { html, is_kept: true, is_used: false };
        let blocks = parse(bytes, program).unwrap_or_default();
        Self(Mutex::new(blocks.into_iter().map(|(key, html)| (key, block(html))).collect()))
    }

    /// The bytes to leave behind: of `program`, with the blocks that somebody asked for. Nothing if those are there already.
    pub fn bytes(&self, program: &str) -> Option<Vec<u8>> {
        let blocks = self.lock();
        if blocks.values().all(|block| block.is_kept && block.is_used) {
            return None;
        }
        let mut rest = Vec::new();
        for (key, Block { html, .. }) in blocks.iter().filter(|(_, block)| block.is_used) {
            rest.extend_from_slice(key);
            rest.extend_from_slice(&u32::try_from(html.len()).ok()?.to_le_bytes());
            rest.extend_from_slice(html.as_bytes());
        }
        Some([first_line(&rest, program).as_bytes(), &rest].concat())
    }

    /// Whether nobody asked for any.
    pub fn is_unused(&self) -> bool {
        !self.lock().values().any(|block| block.is_used)
    }

    /// `code` in `language`, if it was painted before.
    pub(super) fn get(&self, language: &str, code: &str) -> Option<Arc<str>> {
        let mut blocks = self.lock();
        let block = blocks.get_mut(&key(language, code))?;
        block.is_used = true;
        Some(Arc::clone(&block.html))
    }

    /// Remembers what `code` in `language` is painted as.
    pub(super) fn put(&self, language: &str, code: &str, html: &str) {
        let block = Block { html: html.into(), is_kept: false, is_used: true };
        self.lock().insert(key(language, code), block);
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Key, Block>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(language: &str, code: &str) -> Key {
    let hash = Sha256::new().chain_update(language).chain_update([0]).chain_update(code).finalize();
    let mut key = Key::default();
    key.copy_from_slice(&hash[..size_of::<Key>()]);
    key
}

/// What stands before `rest`.
fn first_line(rest: &[u8], program: &str) -> String {
    format!("{FIRST_LINE} {:08x} {} {program}\n", crc32fast::hash(rest), rest.len())
}

fn parse(bytes: &[u8], program: &str) -> Option<BTreeMap<Key, Arc<str>>> {
    let end = memchr::memchr(b'\n', bytes)? + 1;
    let (first, mut rest) = bytes.split_at(end);
    if first != first_line(rest, program).as_bytes() {
        return None;
    }
    let mut blocks = BTreeMap::new();
    while !rest.is_empty() {
        let (key, more) = rest.split_first_chunk()?;
        let (len, more) = more.split_first_chunk()?;
        let (html, more) = more.split_at_checked(u32::from_le_bytes(*len) as usize)?;
        blocks.insert(*key, std::str::from_utf8(html).ok()?.into());
        rest = more;
    }
    Some(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted() -> Blocks {
        let blocks = Blocks::default();
        blocks.put("py", "x = 'é'\n", "<b>é</b>");
        blocks.put("js", "", "");
        blocks
    }

    #[test]
    fn what_somebody_asked_for_is_left_behind() {
        let bytes = painted().bytes("a").expect("new blocks");
        let read = Blocks::read(&bytes, "a");
        assert!(read.is_unused());
        assert_eq!(read.get("py", "x = 'é'\n").as_deref(), Some("<b>é</b>"));
        assert_eq!((read.get("py", "x"), read.get("p", "yx = 'é'\n")), (None, None));
        let left = read.bytes("a").expect("one fewer");
        assert!(!read.is_unused() && left.len() < bytes.len());
        assert_eq!(read.get("js", "").as_deref(), Some(""));
        assert_eq!(read.bytes("a"), None, "all of it is there already");
        assert_eq!(Blocks::read(&left, "a").get("js", ""), None, "nobody asked for it");
    }

    #[test]
    fn whatever_is_off_makes_it_nothing() {
        let bytes = painted().bytes("a").expect("new blocks");
        let is_nothing = |bytes: &[u8], program| Blocks::read(bytes, program).lock().is_empty();
        assert!(!is_nothing(&bytes, "a") && is_nothing(&bytes, "b"));
        for at in 0..bytes.len() {
            assert!(is_nothing(&bytes[..at], "a"), "cut at {at}");
            let mut other = bytes.clone();
            other[at] ^= 1;
            assert!(is_nothing(&other, "a"), "altered at {at}");
        }
    }
}
