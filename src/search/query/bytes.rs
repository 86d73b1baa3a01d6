//! Numbers, texts and lists out of bytes: the codec of `FORMAT.md`, section 3.
//!
//! Takes any bytes; every read is checked, and nothing is set aside for more items than there are bytes left. Knows
//! nothing of what the values mean.

use super::directory::Named;

/// Words of one list take at most so many bytes when they are spelled out: a list that shares without end is no list.
const MOST_SPELLED_OUT: usize = 1 << 26;

/// Why bytes are not what they should be, in plain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault(pub &'static str);

/// Its words do not rise.
pub const UNSORTED: Fault = Fault("its words are not in order");
/// It ends too early.
const SHORT: Fault = Fault("it ends too early");

/// What is left to be read.
#[derive(Debug, Clone)]
pub struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    /// A reader of all of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Fault> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(SHORT)?;
        self.rest = rest;
        Ok(taken)
    }

    /// All that is left.
    pub fn rest(self) -> &'a [u8] {
        self.rest
    }

    /// `b`
    pub fn byte(&mut self) -> Result<u8, Fault> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// `x`
    pub fn four(&mut self) -> Result<u32, Fault> {
        self.take(4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    /// `u`
    pub fn number(&mut self) -> Result<u32, Fault> {
        let mut number = 0_u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(number)
                    .ok()
                    .filter(|number| *number < 1 << 31)
                    .ok_or(Fault("it has a number that is too big"));
            }
        }
        Err(Fault("it has a number that is too long"))
    }

    /// `u` as an index or a length.
    pub fn size(&mut self) -> Result<usize, Fault> {
        self.number().map(|number| number as usize)
    }

    /// How many items a list has; each takes a byte at least.
    pub fn count(&mut self) -> Result<usize, Fault> {
        let count = self.size()?;
        if count > self.rest.len() { Err(SHORT) } else { Ok(count) }
    }

    /// `list<T>`
    pub fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let count = self.count()?;
        self.times(count, &mut item)
    }

    /// `count` items.
    pub fn times<T>(
        &mut self,
        count: usize,
        mut item: impl FnMut(&mut Self) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        (0..count).map(|_| item(self)).collect()
    }

    /// `s`
    pub fn text(&mut self) -> Result<String, Fault> {
        let length = self.size()?;
        let bytes = self.take(length)?;
        std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| Fault("it has a text that is not UTF-8"))
    }

    /// `names` of `count` files: their CRCs, then their salts.
    pub fn names(&mut self, count: usize) -> Result<Vec<Named>, Fault> {
        let crcs = self.times(count, Self::four)?;
        let salts = self.take(count)?;
        Ok(crcs.into_iter().zip(salts).map(|(crc, salt)| Named { crc, salt: *salt }).collect())
    }

    /// `count` pages, each below `pages`.
    pub fn pages(&mut self, count: usize, pages: usize) -> Result<Vec<u32>, Fault> {
        let docs = self.rising(count)?;
        match docs.last() {
            Some(last) if *last as usize >= pages => {
                Err(Fault("it names a page that the index does not have"))
            }
            _ => Ok(docs),
        }
    }

    /// `count` rising numbers: the first, then each one's difference from the one before, minus 1.
    pub fn rising(&mut self, count: usize) -> Result<Vec<u32>, Fault> {
        let mut next = 0_u32;
        self.times(count, |bytes| {
            let number = next.checked_add(bytes.number()?).ok_or(Fault("it has a number that is too big"))?;
            next = number.checked_add(1).ok_or(Fault("it has a number that is too big"))?;
            Ok(number)
        })
    }
}

/// The texts of a `sorted` list, one after the other.
#[derive(Debug, Default)]
pub struct Sorted {
    last: Option<String>,
    spelled_out: usize,
}

impl Sorted {
    /// The next text: what it shares with the one before, and the rest.
    pub fn next(&mut self, bytes: &mut Bytes) -> Result<String, Fault> {
        let shared = bytes.size()?;
        let rest = bytes.text()?;
        let before = self.last.as_deref().unwrap_or_default();
        let shared = before.get(..shared).ok_or(Fault("it has a word that shares more than there is"))?;
        let text = format!("{shared}{rest}");
        self.spelled_out += text.len();
        if self.spelled_out > MOST_SPELLED_OUT {
            return Err(Fault("it has too many words"));
        }
        self.last = Some(text.clone());
        Ok(text)
    }
}

/// Where `text` belongs among boundaries: the index of the last one that is not above it.
pub fn shard_of<T>(shards: &[T], boundary: impl Fn(&T) -> &str, text: &str) -> Option<usize> {
    shards.partition_point(|shard| boundary(shard) <= text).checked_sub(1)
}
