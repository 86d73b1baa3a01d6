//! The container of every file of the index, and the names of those that are named after their content.
//!
//! Takes contents, returns artifacts; does not know what they hold.

use libdeflater::{CompressionLvl, Compressor};
use rustc_hash::{FxBuildHasher, FxHashMap as HashMap};
use std::sync::Arc;

use crate::artifact::{Artifact, Content, Shelf};
use crate::search::FOLDER;

/// The first bytes of every file.
const MAGIC: &[u8] = b"EIG1";
/// How many bytes stand before what is compressed.
const HEAD: usize = 12;

/// A finished file that is not named yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The CRC-32 of its content.
    pub crc: u32,
    /// All its bytes.
    pub content: Content,
}

impl Packed {
    /// The same, with its bytes on `shelf` if there is one.
    pub fn aside(self, shelf: Option<&Arc<Shelf>>) -> Packed {
        Packed { content: self.content.aside(shelf), ..self }
    }
}

/// What a directory says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// The CRC-32 of its content.
    pub crc: u32,
    /// Which of several contents with this CRC it holds.
    pub salt: u32,
}

/// Puts contents into their container. What compresses them, and the room for it, is made once: there are many small
/// files.
pub struct Packer {
    compressor: Compressor,
    room: Vec<u8>,
}

impl Packer {
    /// Compresses at `level`: 1 (fast) to 12 (small).
    pub fn new(level: i32) -> Packer {
        let compressor = Compressor::new(CompressionLvl::new(level).unwrap_or_default());
        Packer { compressor, room: Vec::new() }
    }

    /// `content` in its container.
    pub fn pack(&mut self, content: &[u8]) -> Packed {
        let crc = crc32fast::hash(content);
        let most = HEAD + self.compressor.deflate_compress_bound(content.len());
        if self.room.len() < most {
            self.room.resize(most, 0);
        }
        self.room[..4].copy_from_slice(MAGIC);
        self.room[4..8].copy_from_slice(&crc.to_le_bytes());
        self.room[8..HEAD].copy_from_slice(&(content.len() as u32).to_le_bytes());
        // There is always room: it is as much as the worst content needs.
        let packed = self.compressor.deflate_compress(content, &mut self.room[HEAD..]).unwrap_or_default();
        Packed { crc, content: Content::Bytes(Arc::new(self.room[..HEAD + packed].to_vec())) }
    }
}

/// Names the files of one folder, and makes an artifact of each that is not there yet.
///
/// Equal contents are one file; different ones of one CRC get salts in the order of `files`.
pub fn settle(folder: &str, files: Vec<Packed>) -> (Vec<Name>, Vec<Artifact>) {
    let mut artifacts: Vec<Artifact> = Vec::new();
    // One content is compressed to the same bytes each time: these tell whether two are equal.
    let mut seen: HashMap<u32, Vec<usize>> = HashMap::with_capacity_and_hasher(files.len(), FxBuildHasher);
    let mut names = Vec::with_capacity(files.len());
    for file in files {
        let alike = seen.entry(file.crc).or_default();
        let known = alike.iter().position(|at| artifacts[*at].content.bytes() == file.content.bytes());
        let name = Name { crc: file.crc, salt: known.unwrap_or(alike.len()).min(255) as u32 };
        if known.is_none() {
            alike.push(artifacts.len());
            artifacts.push(artifact(&format!("{folder}/{}", name.file()), file.content));
        }
        names.push(name);
    }
    (names, artifacts)
}

/// An artifact of the index: `path` is below its folder.
pub fn artifact(path: &str, content: Content) -> Artifact {
    Artifact { path: format!("{FOLDER}/{path}"), content }
}

impl Name {
    /// The file's name: `0f3c9a11.eig`, `0f3c9a11-1.eig`.
    pub fn file(self) -> String {
        match self.salt {
            0 => format!("{:08x}.eig", self.crc),
            salt => format!("{:08x}-{salt}.eig", self.crc),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_has_magic_checksum_length_and_raw_deflate() {
        let packed = Packer::new(6).pack(b"aaaaaaaaaa");
        assert_eq!(packed.crc, 0x4c11_cdf0);
        let bytes = packed.content.bytes().expect("bytes");
        assert_eq!(bytes[..12], [b'E', b'I', b'G', b'1', 0xf0, 0xcd, 0x11, 0x4c, 10, 0, 0, 0]);
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::DeflateDecoder::new(&bytes[12..]), &mut content)
            .unwrap();
        assert_eq!(content, b"aaaaaaaaaa");
    }

    #[test]
    fn packer_packs_many_contents_of_any_size() {
        let mut packer = Packer::new(7);
        let noise: Vec<u8> = (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for content in [&noise[..], &[], &noise[..1], &noise[50_000..]] {
            let packed = packer.pack(content);
            let bytes = packed.content.bytes().expect("bytes");
            let mut again = Vec::new();
            let mut decoder = flate2::read::DeflateDecoder::new(&bytes[12..]);
            std::io::Read::read_to_end(&mut decoder, &mut again).unwrap();
            assert!(again == content);
            assert_eq!(packed, Packer::new(7).pack(content));
        }
    }

    #[test]
    fn contents_of_one_checksum_are_told_apart_by_salts() {
        let file = |crc, byte| Packed { crc, content: Content::Bytes(Arc::new(vec![byte])) };
        let (names, artifacts) =
            settle("w", vec![file(1, 1), file(1, 2), file(2, 3), file(1, 2), file(1, 1)]);
        let salts: Vec<u32> = names.iter().map(|name| name.salt).collect();
        assert_eq!(salts, [0, 1, 0, 1, 0]);
        let paths: Vec<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
        assert_eq!(paths, ["search/w/00000001.eig", "search/w/00000001-1.eig", "search/w/00000002.eig"]);
    }
}
