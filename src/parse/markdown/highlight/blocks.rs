//! Blocks of code in colours, remembered: what was painted once is not painted again, in later builds either.
//!
//! Takes code and the name of its language, returns HTML. Takes the bytes that an earlier build left, and returns those to
//! leave for a later one: a line with a checksum and the program that painted them, then of each block its key, the length
//! of its HTML in four bytes, the lowest first, and its HTML. What is cut short, altered, of another form or by another
//! program is nothing; and whoever wrote these bytes can give code other colours, and no more than that.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use crate::parse::markdown::escape;

const FIRST_LINE: &str = "eigsite-code 1";

/// What decides on colours, besides the grammars: programs that differ in it may be told apart by nothing else.
const PAINTERS: &str =
    concat!(include_str!("classes.rs"), include_str!("languages.rs"), include_str!("painter.rs"));

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
        let key = key(language, code);
        let known = self.lock().get(&key).map(|block| Arc::clone(&block.html));
        let html = known.filter(|html| is_of(html, code))?;
        if let Some(block) = self.lock().get_mut(&key) {
            block.is_used = true;
        }
        Some(html)
    }

    /// Remembers what `code` in `language` is painted as.
    pub(super) fn put(&self, language: &str, code: &str, html: &str) {
        let (key, block) = (key(language, code), Block { html: html.into(), is_kept: false, is_used: true });
        self.lock().insert(key, block);
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

/// Whether `html` is `code` with colours, and nothing else.
fn is_of(html: &str, code: &str) -> bool {
    let mut parts = html.split('<');
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut is_open = false;
    for part in parts {
        let rest = match is_open {
            true => part.strip_prefix("/span>"),
            false => part.strip_prefix("span class=\"hl-").and_then(|rest| {
                rest.strip_prefix(|class: char| class.is_ascii_lowercase())?.strip_prefix("\">")
            }),
        };
        let Some(rest) = rest else { return false };
        text.push_str(rest);
        is_open = !is_open;
    }
    let mut escaped = String::with_capacity(text.len());
    escape::text(&mut escaped, code);
    !is_open && text == escaped
}

/// What stands before `rest`.
fn first_line(rest: &[u8], program: &str) -> String {
    let painters = crc32fast::hash(PAINTERS.as_bytes());
    format!("{FIRST_LINE} {:08x} {} {painters:08x} {program}\n", crc32fast::hash(rest), rest.len())
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

    const HTML: &str = "x = <span class=\"hl-s\">'é'</span>\n";

    fn painted() -> Blocks {
        let blocks = Blocks::default();
        blocks.put("py", "x = 'é'\n", HTML);
        blocks.put("js", "", "");
        blocks
    }

    #[test]
    fn what_somebody_asked_for_is_left_behind() {
        let bytes = painted().bytes("a").expect("new blocks");
        let read = Blocks::read(&bytes, "a");
        assert!(read.is_unused());
        assert_eq!(read.get("py", "x = 'é'\n").as_deref(), Some(HTML));
        assert_eq!((read.get("py", "x"), read.get("p", "yx = 'é'\n")), (None, None));
        let left = read.bytes("a").expect("one fewer");
        assert!(!read.is_unused() && left.len() < bytes.len());
        assert_eq!(read.get("js", "").as_deref(), Some(""));
        assert_eq!(read.bytes("a"), None, "all of it is there already");
        assert_eq!(Blocks::read(&left, "a").get("js", ""), None, "nobody asked for it");
    }

    #[test]
    fn nothing_but_code_and_colours_is_given() {
        assert!(is_of("a &lt;<span class=\"hl-k\">b</span>", "a <b"));
        for html in [
            "a &lt;b<script>",
            "a &lt;<span class=\"hl-k\">b",
            "a &lt;b</span>",
            "a &lt;<span class=\"hl-k x\">b</span>",
            "a &lt;<span class=\"hl-k\" onclick=\"b()\">b</span>",
            "a &lt;<span class=\"hl-k\"><span class=\"hl-k\">b</span></span>",
            "a <b",
            "a &lt;c",
            "",
        ] {
            let blocks = Blocks::default();
            blocks.put("js", "a <b", html);
            assert_eq!(blocks.get("js", "a <b"), None, "{html}");
        }
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
