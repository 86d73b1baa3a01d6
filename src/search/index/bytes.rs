//! Writes the values that the files of the index are made of (`FORMAT.md`, section 3).
//!
//! Takes numbers and texts in the order of the format; knows nothing of files.

use super::file::Name;

/// The content of a file while it is written.
#[derive(Debug, Default)]
pub struct Bytes(Vec<u8>);

impl Bytes {
    /// Nothing yet, with room for so many bytes.
    pub fn with_room(bytes: usize) -> Bytes {
        Bytes(Vec::with_capacity(bytes))
    }

    /// `b`: one byte; a number above 255 counts as 255.
    pub fn byte(&mut self, number: u32) {
        self.0.push(u8::try_from(number).unwrap_or(u8::MAX));
    }

    /// `x`: four bytes.
    pub fn four(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// `u`: seven bits a byte, the lowest first.
    pub fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// `s`: a text and its length.
    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// `s`: a text of several lines, and its length.
    pub fn lines(&mut self, lines: &[&str]) {
        let letters: usize = lines.iter().map(|line| line.len()).sum();
        self.number(letters + lines.len().saturating_sub(1));
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.0.push(b'\n');
            }
            self.0.extend_from_slice(line.as_bytes());
        }
    }

    /// `list<s>`.
    pub fn texts<T: AsRef<str>>(&mut self, texts: &[T]) {
        self.number(texts.len());
        texts.iter().for_each(|text| self.text(text.as_ref()));
    }

    /// One text of `sorted`: what it shares with `before` goes without saying.
    pub fn after(&mut self, before: &str, text: &str) {
        let shared = shared(before, text);
        self.number(shared);
        self.text(&text[shared..]);
    }

    /// A rising list of numbers, as differences less 1; without how many.
    pub fn rising(&mut self, numbers: impl Iterator<Item = usize>) {
        let mut next = 0;
        for number in numbers {
            self.number(number - next);
            next = number + 1;
        }
    }

    /// `names`: the CRCs of files, then their salts.
    pub fn names(&mut self, names: impl IntoIterator<Item = Name, IntoIter: Clone>) {
        let names = names.into_iter();
        names.clone().for_each(|name| self.four(name.crc));
        names.for_each(|name| self.byte(name.salt));
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// What was written.
    pub fn done(self) -> Vec<u8> {
        self.0
    }
}

/// How many bytes `text` shares with the text before it: whole characters, so that the rest is a text too.
fn shared(before: &str, text: &str) -> usize {
    let same = before.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
    (0..=same).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Bytes)) -> Vec<u8> {
        let mut bytes = Bytes::default();
        write(&mut bytes);
        bytes.done()
    }

    #[test]
    fn numbers_have_seven_bits_a_byte() {
        assert_eq!(written(|b| b.number(0)), [0]);
        assert_eq!(written(|b| b.number(127)), [127]);
        assert_eq!(written(|b| b.number(128)), [0x80, 1]);
        assert_eq!(written(|b| b.number(300)), [0xac, 2]);
        assert_eq!(written(|b| b.four(0x0102_0304)), [4, 3, 2, 1]);
    }

    #[test]
    fn pages_are_written_as_differences() {
        assert_eq!(written(|b| b.rising([].into_iter())), [0; 0]);
        assert_eq!(written(|b| b.rising([0, 1, 5].into_iter())), [0, 0, 3]);
        assert_eq!(written(|b| b.rising([7].into_iter())), [7]);
    }

    #[test]
    fn names_are_checksums_then_salts() {
        let names = [Name { crc: 1, salt: 2 }, Name { crc: 3, salt: 0 }];
        assert_eq!(written(|b| b.names(names)), [1, 0, 0, 0, 3, 0, 0, 0, 2, 0]);
    }

    #[test]
    fn text_after_another_leaves_out_what_they_share() {
        assert_eq!(written(|b| b.after("archive", "archives")), [7, 1, b's']);
        assert_eq!(written(|b| b.after("", "a")), [0, 1, b'a']);
        // `é` and `è` share their first byte, which is no text.
        assert_eq!(written(|b| b.after("é", "è")), [0, 2, 0xc3, 0xa8]);
    }
}
