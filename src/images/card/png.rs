//! A PNG of at most sixteen colours, four bits a point. Half of what drawing a card costs is packing it, and the encoder
//! of the crate `png` takes four times as long.

use libdeflater::{CompressionLvl, Compressor};

/// How much work goes into packing, 1 to 12: on plain ground more makes hardly anything smaller.
const LEVEL: i32 = 1;

/// What packing needs, kept from one picture to the next: to ask the system for so much memory takes longer than to pack.
pub(super) struct Packer {
    compressor: Compressor,
    rows: Vec<u8>,
    packed: Vec<u8>,
}

impl Packer {
    pub(super) fn new() -> Self {
        let compressor = Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default());
        Self { compressor, rows: Vec::new(), packed: Vec::new() }
    }

    /// The file of a picture whose `points` are indices into a palette of `colours`, three bytes each; its width is even.
    pub(super) fn png(&mut self, points: &[u8], (width, height): (u32, u32), colours: &[u8]) -> Vec<u8> {
        self.rows.clear();
        for row in points.chunks_exact(width as usize) {
            // Each row says first that nothing was done to it.
            self.rows.push(0);
            self.rows.extend(row.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]));
        }
        let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
        // Four bits, by palette, and nothing out of the ordinary.
        head.extend([4, 3, 0, 0, 0]);
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        for (name, content) in
            [(b"IHDR", &head[..]), (b"PLTE", colours), (b"IDAT", self.pack()), (b"IEND", &[])]
        {
            file.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes());
            let start = file.len();
            file.extend(name);
            file.extend(content);
            file.extend(crc32fast::hash(&file[start..]).to_be_bytes());
        }
        file
    }

    fn pack(&mut self) -> &[u8] {
        let room = self.compressor.zlib_compress_bound(self.rows.len());
        self.packed.resize(room, 0);
        // There is room for the worst case.
        let length = self.compressor.zlib_compress(&self.rows, &mut self.packed).unwrap_or(0);
        &self.packed[..length]
    }
}
