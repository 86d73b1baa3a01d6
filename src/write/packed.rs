//! Compressed forms of text files, for servers that send them as they are: `index.html.br` and `index.html.gz`.
//!
//! Takes the files of the site and the folder that they go to; returns the files to write beside them. What an earlier
//! build has made there is taken up again if it still unpacks to the same, since packing well is slow.

use crate::artifact::{Artifact, Content};
use libdeflater::{CompressionLvl, Compressor, Decompressor};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::Path;

/// Endings of files that are text. Files of the index of search are packed already.
const TEXTS: &[&str] = &[
    "css",
    "csv",
    "geojson",
    "html",
    "ics",
    "js",
    "json",
    "jsonld",
    "map",
    "md",
    "mjs",
    "org",
    "svg",
    "tsv",
    "txt",
    "webmanifest",
    "xml",
    "yml",
];
/// Smaller files fit into one packet as they are.
const SMALLEST: usize = 200;
/// Larger files are left to the server.
const LARGEST: u64 = 32 << 20;
/// How hard Brotli tries: a step more costs three times the time, and saves one byte in thirty.
const QUALITY: i32 = 9;
/// How hard DEFLATE tries: as hard as it can.
const LEVEL: i32 = 12;

/// How a file is packed.
#[derive(Debug, Clone, Copy)]
enum Form {
    Brotli,
    Gzip,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Form::Brotli => "br",
            Form::Gzip => "gz",
        }
    }

    fn pack(self, bytes: &[u8]) -> Option<Vec<u8>> {
        match self {
            Form::Brotli => {
                let params = brotli::enc::BrotliEncoderParams {
                    quality: QUALITY,
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                let mut out = Vec::new();
                brotli::BrotliCompress(&mut Cursor::new(bytes), &mut out, &params).ok()?;
                Some(out)
            }
            Form::Gzip => {
                let mut packer = Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default());
                let mut out = vec![0; packer.gzip_compress_bound(bytes.len())];
                let size = packer.gzip_compress(bytes, &mut out).ok()?;
                out.truncate(size);
                Some(out)
            }
        }
    }

    /// Whether `packed` unpacks to `bytes`.
    fn holds(self, packed: &[u8], bytes: &[u8]) -> bool {
        match self {
            Form::Brotli => {
                let mut out = Vec::with_capacity(bytes.len() + 1);
                let unpacked = brotli::Decompressor::new(packed, 1 << 16).take(bytes.len() as u64 + 1);
                { unpacked }.read_to_end(&mut out).is_ok() && out == bytes
            }
            Form::Gzip => {
                let mut out = vec![0; bytes.len()];
                let size = Decompressor::new().gzip_decompress(packed, &mut out);
                size.is_ok_and(|size| size == bytes.len()) && out == bytes
            }
        }
    }
}

/// The compressed forms of `artifacts` that are smaller than these, as files of the folder `output`.
pub fn packed(artifacts: &[Artifact], output: &Path) -> Vec<Artifact> {
    let taken: HashSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let texts = artifacts.par_iter().filter(|artifact| is_text(&artifact.path));
    let forms = texts.flat_map_iter(|artifact| {
        let bytes = bytes_of(&artifact.content).filter(|bytes| bytes.len() >= SMALLEST);
        let made = [Form::Brotli, Form::Gzip].map(|form| {
            let path = format!("{}.{}", artifact.path, form.ending());
            let bytes = bytes.as_ref().filter(|_| !taken.contains(path.as_str()))?;
            let there = fs::read(output.join(&path)).ok().filter(|there| form.holds(there, bytes));
            let packed = there.or_else(|| form.pack(bytes)).filter(|packed| packed.len() < bytes.len())?;
            Some(Artifact { path, content: Content::Bytes(packed.into()) })
        });
        made.into_iter().flatten()
    });
    forms.collect()
}

fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| TEXTS.contains(&ending))
}

/// What a file holds; nothing if it is too large, or cannot be read, which whoever copies it tells.
fn bytes_of(content: &Content) -> Option<Vec<u8>> {
    let path = match content {
        Content::Copy(path) => path,
        made => return made.bytes().map(Cow::into_owned),
    };
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes).filter(|bytes| bytes.len() as u64 <= LARGEST)
}
