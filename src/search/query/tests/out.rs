//! Numbers, texts and names as the index has them: the writing side of the codec, for tests.

use std::io::Write;

/// What is written.
#[derive(Default)]
pub struct Out(pub Vec<u8>);

impl Out {
    pub fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.bytes());
    }

    pub fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(items.len());
        items.iter().for_each(|item| write(self, item));
    }

    pub fn rising(&mut self, pages: &[u32]) {
        let mut next = 0;
        for page in pages {
            self.number((page - next) as usize);
            next = page + 1;
        }
    }

    pub fn shared(&mut self, before: &str, text: &str) {
        let pairs = before.char_indices().zip(text.chars());
        let same = pairs.take_while(|((_, a), b)| a == b).map(|((_, a), _)| a.len_utf8()).sum::<usize>();
        self.number(same);
        self.text(&text[same..]);
    }

    pub fn shards(&mut self, folder: &str, shards: &[(&str, Vec<u8>)], put: &mut dyn FnMut(String, Vec<u8>)) {
        let mut before = "";
        self.number(shards.len());
        for (boundary, _) in shards {
            self.shared(before, boundary);
            before = boundary;
        }
        self.names(folder, shards.iter().map(|(_, content)| content.clone()).collect(), put);
    }

    pub fn names(&mut self, folder: &str, contents: Vec<Vec<u8>>, put: &mut dyn FnMut(String, Vec<u8>)) {
        let salts = vec![0; contents.len()];
        for content in contents {
            let crc = crc32fast::hash(&content);
            self.0.extend(crc.to_le_bytes());
            put(format!("{folder}/{crc:08x}.eig"), content);
        }
        self.0.extend(salts);
    }
}

/// A file of the index with `content`.
pub fn envelope(content: &[u8]) -> Vec<u8> {
    let mut file = b"EIG1".to_vec();
    file.extend(crc32fast::hash(content).to_le_bytes());
    file.extend((content.len() as u32).to_le_bytes());
    let mut deflated = flate2::write::DeflateEncoder::new(file, flate2::Compression::default());
    deflated.write_all(content).expect("memory");
    deflated.finish().expect("memory")
}
