//! One file: whether it is there already, and how it comes to be there whole or not at all.
//!
//! Takes a place whose folder exists. Knows nothing of other files.

use crate::diag::text;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use super::error::WriteError;
use super::paths::UNFINISHED;
use crate::artifact::Content;

/// How much of two files is compared at a time.
const CHUNK: usize = 64 << 10;

/// Whether the file at `place`, which has `size` bytes, holds `content`. In doubt it does not.
pub(super) fn holds(place: &Path, size: u64, content: &Content) -> bool {
    match content {
        Content::Bytes(bytes) => {
            bytes.len() as u64 == size
                && File::open(place).is_ok_and(|file| same(file, bytes.as_slice(), size))
        }
        Content::Copy(source) => match (File::open(place), File::open(source)) {
            (Ok(file), Ok(source)) => {
                source.metadata().is_ok_and(|metadata| metadata.len() == size) && same(file, source, size)
            }
            _ => false,
        },
        Content::Aside(aside) => {
            aside.len() as u64 == size
                && aside
                    .read()
                    .is_ok_and(|bytes| File::open(place).is_ok_and(|file| same(file, bytes.as_slice(), size)))
        }
        Content::Taken => false,
    }
}

/// Whether two readers of about `size` bytes hold the same.
fn same(mut a: impl Read, mut b: impl Read, size: u64) -> bool {
    // Most files are small; a large buffer for each of them would cost more than the reading.
    let chunk = usize::try_from(size).map_or(CHUNK, |size| (size + 1).min(CHUNK));
    let (mut left, mut right) = (vec![0; chunk], vec![0; chunk]);
    loop {
        match (fill(&mut a, &mut left), fill(&mut b, &mut right)) {
            (Ok(n), Ok(m)) if n == m && left[..n] == right[..m] => {
                if n == 0 {
                    return true;
                }
            }
            _ => return false,
        }
    }
}

/// Reads until `buffer` is full or there is no more.
fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Why a file was not filled.
pub(super) enum Failed {
    /// The file itself could not be written.
    Writing(io::Error),
    /// Something else went wrong.
    Other(WriteError),
}

impl Failed {
    /// The error to tell, if the file was to stand at `place`.
    pub(super) fn at(self, place: &Path) -> WriteError {
        match self {
            Failed::Writing(error) => WriteError::io(place, &error),
            Failed::Other(error) => error,
        }
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Failed::Writing(error)
    }
}

/// Fills a file with `bytes`.
pub(super) fn bytes(bytes: &[u8]) -> impl FnOnce(&mut File) -> Result<u64, Failed> {
    move |file| {
        file.write_all(bytes)?;
        Ok(bytes.len() as u64)
    }
}

/// Fills a file with the bytes of another one, which is never in memory whole.
pub(super) fn copy(source: &Path) -> impl FnOnce(&mut File) -> Result<u64, Failed> {
    move |file| {
        let mut from = File::open(source).map_err(|error| {
            Failed::Other(WriteError::new(source, text!("the-file-to-copy-cannot-be-read", error = &error)))
        })?;
        Ok(io::copy(&mut from, file)?)
    }
}

/// Puts at `place` what `fill` writes, whole or not at all, and returns its size.
///
/// Until it is whole it stands beside under a name of its own; if something fails, that is removed.
pub(super) fn place(
    place: &Path,
    fill: impl FnOnce(&mut File) -> Result<u64, Failed>,
) -> Result<u64, WriteError> {
    in_one_step(place, fill).map_err(|failed| failed.at(place))
}

/// Lets the file at `path` hold `text`, whole or not at all, in a folder that is made where it is not there. One that holds it
/// already is left alone.
///
/// # Errors
/// When the system does not let it; what stood there stays.
pub fn whole(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    in_one_step(path, bytes(text.as_bytes())).map(drop).map_err(|failed| match failed {
        Failed::Writing(error) => error,
        Failed::Other(error) => io::Error::other(error),
    })
}

fn in_one_step(place: &Path, fill: impl FnOnce(&mut File) -> Result<u64, Failed>) -> Result<u64, Failed> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let unfinished = place.with_file_name(format!("{UNFINISHED}{}-{number}", std::process::id()));
    let written = File::create_new(&unfinished)
        .map_err(Failed::from)
        .and_then(|mut file| fill(&mut file))
        .and_then(|size| fs::rename(&unfinished, place).map(|()| size).map_err(Failed::from));
    // Nothing more can be done if this fails too; the next build sweeps it away.
    written.inspect_err(|_| drop(fs::remove_file(&unfinished)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a file `a` that holds `old`.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("a"), "old").expect("a file");
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn text_is_whole_or_what_stood_there_stays() {
        let folder = folder();
        whole(&folder.path().join("b/c"), "new").expect("written");
        whole(&folder.path().join("a"), "new").expect("written");
        assert_eq!(fs::read_to_string(folder.path().join("a")).expect("readable"), "new");
        let told = whole(&folder.path().join("b"), "new").expect_err("a folder stands there");
        assert_eq!(told.kind(), io::ErrorKind::IsADirectory);
        assert_eq!(names(&folder.path().join("b")), ["c"]);
        let mut names = names(folder.path());
        names.sort();
        assert_eq!(names, ["a", "b"], "nothing unfinished is left");
    }

    #[test]
    fn full_disk_leaves_the_old_file_and_nothing_else() {
        let folder = folder();
        let target = folder.path().join("a");
        let error = place(&target, |file| {
            file.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull).into())
        });
        let error = error.expect_err("the disk is full");
        assert_eq!(error.to_string(), format!("cannot write `{}`: the disk is full", target.display()));
        assert_eq!(fs::read(&target).expect("the old file"), b"old");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn nothing_is_seen_before_the_file_is_whole() {
        let folder = folder();
        let target = folder.path().join("a");
        let size = place(&target, |file| {
            file.write_all(b"new text")?;
            assert_eq!(fs::read(&target).expect("the old file"), b"old");
            Ok(8)
        });
        assert_eq!(size, Ok(8));
        assert_eq!(fs::read(&target).expect("the new file"), b"new text");
    }

    #[test]
    fn missing_source_is_named() {
        let folder = folder();
        let error = place(&folder.path().join("a"), copy(Path::new("no/such"))).expect_err("no source");
        assert_eq!(error.path, Path::new("no/such"));
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn equal_means_every_byte() {
        let folder = folder();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        let mut long = vec![7; CHUNK * 2 + 5];
        fs::write(&a, &long).expect("a file");
        fs::write(&b, &long).expect("a file");
        let size = long.len() as u64;
        assert!(holds(&a, size, &Content::Bytes(long.clone().into())));
        assert!(holds(&a, size, &Content::Copy(b.clone())));
        long[CHUNK * 2 + 4] = 8;
        fs::write(&b, &long).expect("a file");
        assert!(!holds(&a, size, &Content::Bytes(long.clone().into())));
        assert!(!holds(&a, size, &Content::Copy(b.clone())));
        long.pop();
        fs::write(&b, &long).expect("a file");
        assert!(!holds(&a, size, &Content::Copy(b)));
    }
}
