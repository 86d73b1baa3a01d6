//! What a picture file holds besides the picture: where and when it was taken, by whom and with what, what it looked
//! like before it was cropped. None of that is published.
//!
//! Takes the bytes of a file; returns which of them are the picture, and whether it moves. Reads the outer structure
//! only, a list of blocks, and decodes nothing. What is kept is named; whatever else there may be goes.

use super::format::Format;
use std::ops::Range;

/// Which bytes of a file are its picture.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// What is kept, in order.
    kept: Vec<Range<usize>>,
    /// Whether the picture has several frames.
    pub animated: bool,
}

/// The parts of `bytes`; nothing if they are not put together as `format` is.
pub(super) fn parts(bytes: &[u8], format: Format) -> Option<Parts> {
    match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::WebP => webp(bytes),
        Format::Gif => gif(bytes),
        Format::Svg => None,
    }
}

impl Parts {
    /// The file with its picture alone; nothing if there is nothing else in it.
    pub(super) fn alone(&self, bytes: &[u8], format: Format) -> Option<Vec<u8>> {
        let size: usize = self.kept.iter().map(ExactSizeIterator::len).sum();
        if size == bytes.len() {
            return None;
        }
        let mut out = Vec::with_capacity(size);
        for range in &self.kept {
            out.extend_from_slice(&bytes[range.clone()]);
        }
        if format == Format::WebP {
            settle_webp(&mut out);
        }
        Some(out)
    }

    fn keep(&mut self, range: Range<usize>) {
        match self.kept.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.kept.push(range),
        }
    }
}

fn jpeg(bytes: &[u8]) -> Option<Parts> {
    let mut parts = Parts::default();
    parts.keep(0..2);
    let mut at = 2;
    loop {
        // Bytes of filling may stand before a marker.
        let marker = loop {
            match (bytes.get(at)?, bytes.get(at + 1)?) {
                (0xFF, 0xFF) => at += 1,
                (0xFF, marker) => break *marker,
                _ => return None,
            }
        };
        if marker == 0xD9 {
            parts.keep(at..at + 2);
            return Some(parts);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let end = at + 2 + length;
        let content = bytes.get(at + 4..end)?;
        let kept = match marker {
            // Of the application's blocks: JFIF, the profile of colours, Adobe's word on how colours are stored.
            0xE0 => content.starts_with(b"JFIF\0"),
            0xE2 => content.starts_with(b"ICC_PROFILE\0"),
            0xEE => content.starts_with(b"Adobe"),
            0xE1..=0xEF | 0xFE => false,
            _ => true,
        };
        if kept {
            parts.keep(at..end);
        }
        at = end;
        if marker == 0xDA {
            // What follows a start of scan is packed, up to the next marker that is not part of it.
            let packed = bytes[at..]
                .windows(2)
                .position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF));
            // A file that breaks off here still shows something.
            let end = packed.map_or(bytes.len(), |length| at + length);
            parts.keep(at..end);
            if packed.is_none() {
                return Some(parts);
            }
            at = end;
        }
    }
}

/// The blocks of a PNG that say how it looks.
const PNG: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Parts> {
    let mut parts = Parts::default();
    parts.keep(0..8);
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let name = &head[4..];
        // A block that breaks off is the last, and a decoder may make something of it.
        let end = at.checked_add(length)?.checked_add(12)?.min(bytes.len());
        parts.animated |= name == b"acTL";
        if PNG.iter().any(|known| *known == name) {
            parts.keep(at..end);
        }
        at = end;
        if name == b"IEND" {
            break;
        }
    }
    (at > 8).then_some(parts)
}

/// The blocks of a WebP that say how it looks.
const WEBP: &[&[u8; 4]] = &[b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

fn webp(bytes: &[u8]) -> Option<Parts> {
    let mut parts = Parts::default();
    parts.keep(0..12);
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?.min(bytes.len());
        let name = &head[..4];
        parts.animated |= name == b"ANIM";
        if WEBP.iter().any(|known| *known == name) {
            parts.keep(at..end);
        }
        at = end;
    }
    (at > 12).then_some(parts)
}

/// Says in a WebP that lost blocks how long it is, and that it has no metadata.
fn settle_webp(bytes: &mut [u8]) {
    let length = u32::try_from(bytes.len().saturating_sub(8)).unwrap_or(u32::MAX);
    if let Some(place) = bytes.get_mut(4..8) {
        place.copy_from_slice(&length.to_le_bytes());
    }
    if bytes.get(12..16) == Some(b"VP8X") && bytes.len() > 20 {
        // Bit 3 announces EXIF, bit 2 XMP.
        bytes[20] &= !0b1100;
    }
}

fn gif(bytes: &[u8]) -> Option<Parts> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3usize << ((flags & 7) + 1) };
    let blocks = |mut at: usize| loop {
        match bytes.get(at) {
            Some(0) => return Some(at + 1),
            Some(length) => at += 1 + usize::from(*length),
            None => return None,
        }
    };
    let mut parts = Parts::default();
    let mut at = 13 + table(*bytes.get(10)?);
    parts.keep(0..at.min(bytes.len()));
    let mut frames = 0;
    while let Some(kind) = bytes.get(at) {
        let (end, kept) = match kind {
            0x2C => {
                frames += 1;
                (blocks(at + 11 + table(*bytes.get(at + 9)?)), true)
            }
            0x21 => {
                let name = bytes.get(at + 3..at + 14).unwrap_or_default();
                let kept = match bytes.get(at + 1)? {
                    0xF9 | 0x01 => true,
                    // How often it is played.
                    0xFF => name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0",
                    _ => false,
                };
                (blocks(at + 2), kept)
            }
            0x3B => {
                parts.keep(at..at + 1);
                break;
            }
            _ => return None,
        };
        let end = end.unwrap_or(bytes.len());
        if kept {
            parts.keep(at..end);
        }
        at = end;
    }
    parts.animated = frames > 1;
    (frames > 0).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).expect("short").to_be_bytes();
        [&[0xFF, marker], &length[..], content].concat()
    }

    /// What is left of `bytes`.
    fn left(bytes: &[u8], format: Format) -> Vec<u8> {
        let parts = parts(bytes, format).expect("well put together");
        parts.alone(bytes, format).unwrap_or_else(|| bytes.to_vec())
    }

    #[test]
    fn jpeg_keeps_picture_and_colours_only() {
        let (jfif, icc) = (block(0xE0, b"JFIF\0 "), block(0xE2, b"ICC_PROFILE\0 "));
        let (exif, preview, comment) =
            (block(0xE1, b"Exif\0\0 GPS"), block(0xE2, b"MPF\0"), block(0xFE, b"by Ada"));
        let scan = [block(0xDA, b"scan"), vec![1, 0xFF, 0, 2, 0xFF, 0xD0, 3]].concat();
        let file = [
            &[0xFF, 0xD8],
            &jfif[..],
            &exif,
            &icc,
            &preview,
            &comment,
            &scan,
            &[0xFF, 0xD9],
            b"second picture",
        ]
        .concat();
        let clean = [&[0xFF, 0xD8], &jfif[..], &icc, &scan, &[0xFF, 0xD9]].concat();
        assert_eq!(left(&file, Format::Jpeg), clean);
        assert_eq!(parts(&clean, Format::Jpeg).and_then(|parts| parts.alone(&clean, Format::Jpeg)), None);
    }

    fn chunk(name: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).expect("short").to_be_bytes();
        [&length[..], name, content, &[0; 4]].concat()
    }

    #[test]
    fn png_keeps_what_it_looks_like_only() {
        let start = b"\x89PNG\r\n\x1a\n".to_vec();
        let (head, text, private) =
            (chunk(b"IHDR", &[0; 13]), chunk(b"iTXt", b"Ada"), chunk(b"prVW", b"before"));
        let (data, end) = (chunk(b"IDAT", b"pixels"), chunk(b"IEND", b""));
        let file = [&start[..], &head, &text, &private, &data, &end, b"after the end"].concat();
        assert_eq!(left(&file, Format::Png), [&start[..], &head, &data, &end].concat());
        let moving = [&start[..], &head, &chunk(b"acTL", &[0; 8]), &data, &end].concat();
        assert!(parts(&moving, Format::Png).is_some_and(|parts| parts.animated));
    }

    #[test]
    fn webp_says_that_its_metadata_is_gone() {
        let riff = |blocks: &[&[u8]]| {
            let blocks = blocks.concat();
            let length = u32::try_from(blocks.len() + 4).expect("short").to_le_bytes();
            [b"RIFF", &length[..], b"WEBP", &blocks].concat()
        };
        let exif = b"EXIF\x03\0\0\0GPS\0";
        let image = b"VP8L\x02\0\0\0xx";
        let file = riff(&[b"VP8X\x0A\0\0\0\x1C\0\0\0\0\0\0\0\0\0", image, exif]);
        assert_eq!(left(&file, Format::WebP), riff(&[b"VP8X\x0A\0\0\0\x10\0\0\0\0\0\0\0\0\0", image]));
    }

    #[test]
    fn gif_with_two_frames_moves_and_loses_its_comment() {
        let start = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF".to_vec();
        let frame = b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x4C\x01\0".to_vec();
        let still = [&start[..], b"\x21\xFE\x03Ada\0", &frame, b"\x3B"].concat();
        assert_eq!(left(&still, Format::Gif), [&start[..], &frame, b"\x3B"].concat());
        assert_eq!(parts(&still, Format::Gif).map(|parts| parts.animated), Some(false));
        let moving = [&start[..], &frame, &frame, b"\x3B"].concat();
        assert_eq!(parts(&moving, Format::Gif).map(|parts| parts.animated), Some(true));
    }

    #[test]
    fn what_is_no_picture_has_no_parts() {
        for format in [Format::Jpeg, Format::Png, Format::WebP, Format::Gif] {
            for bytes in [&b""[..], b"\xFF\xD8\xFF", b"portrait", b"RIFF....WEBP", &[0xFF; 40], &[0; 40]] {
                // Whatever comes of it, it is no panic.
                if let Some(parts) = parts(bytes, format) {
                    parts.alone(bytes, format);
                }
            }
        }
        assert_eq!(parts(b"\xFF\xD8\xFF", Format::Jpeg), None);
        assert_eq!(parts(b"", Format::Gif), None);
    }
}
