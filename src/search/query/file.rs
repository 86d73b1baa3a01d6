//! The envelope of each file: magic, CRC, length, and a DEFLATE stream.
//!
//! Takes a file's bytes, returns its content or why it is refused; knows nothing of what the content is.

use super::bytes::{Bytes, Fault};
use flate2::{Decompress, FlushDecompress, Status};

/// No content is longer; the builder makes none that comes near.
const LONGEST: usize = 1 << 28;
/// DEFLATE makes at most so many bytes of one.
const MOST_OF_ONE: usize = 1032;

/// The content of a file. `crc` is what the directory says of it; the directory itself has nobody to say it.
pub fn content(file: &[u8], crc: Option<u32>) -> Result<Vec<u8>, Fault> {
    let mut bytes = Bytes::new(file);
    if bytes.take(4).ok() != Some(b"EIG1") {
        return Err(Fault("it is no file of a search index"));
    }
    let own = bytes.four()?;
    let length = bytes.four()? as usize;
    if crc.is_some_and(|crc| crc != own) {
        return Err(Fault("it is from another build"));
    }
    let content = inflate(bytes.rest(), length)?;
    if crc32fast::hash(&content) != own {
        return Err(Fault("it was altered"));
    }
    Ok(content)
}

fn inflate(stream: &[u8], length: usize) -> Result<Vec<u8>, Fault> {
    const CUT: Fault = Fault("it is cut off or damaged");
    if length > LONGEST || length > stream.len().saturating_mul(MOST_OF_ONE) {
        return Err(Fault("its length is wrong"));
    }
    // One byte more than there should be tells a stream that is too long.
    let mut content = vec![0; length + 1];
    let mut inflater = Decompress::new(false);
    let status = inflater.decompress(stream, &mut content, FlushDecompress::Finish).map_err(|_| CUT)?;
    let whole = status == Status::StreamEnd && inflater.total_in() == stream.len() as u64;
    if !whole || inflater.total_out() != length as u64 {
        return Err(CUT);
    }
    content.truncate(length);
    Ok(content)
}
