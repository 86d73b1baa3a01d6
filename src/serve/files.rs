//! The bytes of a file, or of a part of it, as the body of an answer.

use axum::body::{Body, Bytes};
use futures_util::stream;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

/// How much of a file is in memory at a time.
const PIECE: u64 = 256 << 10;

/// `part` of `file`, read piece by piece as the reader takes them.
pub(super) fn body(mut file: File, part: Range<u64>) -> io::Result<Body> {
    file.seek(SeekFrom::Start(part.start))?;
    let left = part.end - part.start;
    Ok(Body::from_stream(stream::unfold(Some((file, left)), |rest| async {
        let (file, left) = rest.filter(|(_, left)| *left > 0)?;
        let read = tokio::task::spawn_blocking(move || piece(file, left)).await;
        Some(match read.map_err(io::Error::other).and_then(|read| read) {
            Ok((bytes, file, left)) => (Ok(bytes), Some((file, left))),
            Err(error) => (Err(error), None),
        })
    })))
}

/// The next piece, the file, and how much is left of it.
fn piece(mut file: File, left: u64) -> io::Result<(Bytes, File, u64)> {
    let mut bytes = Vec::new();
    (&mut file).take(left.min(PIECE)).read_to_end(&mut bytes)?;
    if bytes.is_empty() {
        // It is shorter than it was: the answer is cut, and the reader sees that it is.
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let left = left - bytes.len() as u64;
    Ok((bytes.into(), file, left))
}
