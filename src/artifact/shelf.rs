//! Where bytes wait that need not be in memory: a file without a name, which goes with the program.

use super::Content;
use std::fs::File;
use std::io;
#[cfg(unix)]
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A file without a name, of which several threads read and write parts at the same time.
#[derive(Debug)]
pub struct Shelf {
    file: File,
    /// Where it is free.
    end: AtomicU64,
    /// Whether something could not be read back: whoever asks again must not get another answer.
    is_broken: AtomicBool,
}

/// Bytes that wait on a shelf.
#[derive(Debug, Clone)]
pub struct Aside {
    shelf: Arc<Shelf>,
    start: u64,
    len: usize,
}

impl Shelf {
    /// A shelf on the disk where `folder` is or is to be; nothing if nobody may write there, or if the system cannot read and
    /// write parts of a file.
    pub fn near(folder: &Path) -> Option<Arc<Self>> {
        if !cfg!(unix) {
            return None;
        }
        let whole = std::path::absolute(folder).ok()?;
        let there = whole.ancestors().find(|folder| folder.is_dir())?;
        let file = tempfile::tempfile_in(there).ok()?;
        Some(Arc::new(Self { file, end: AtomicU64::new(0), is_broken: AtomicBool::new(false) }))
    }

    /// Puts `bytes` aside; on a full disk they stay in memory.
    pub fn put(self: &Arc<Self>, bytes: Arc<Vec<u8>>) -> Content {
        let len = bytes.len();
        let start = self.end.fetch_add(len as u64, Ordering::Relaxed);
        match write_at(&self.file, &bytes, start) {
            Ok(()) => Content::Aside(Aside { shelf: Arc::clone(self), start, len }),
            Err(_) => Content::Bytes(bytes),
        }
    }
}

impl Aside {
    /// How many bytes they are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bytes.
    ///
    /// # Errors
    /// When the disk fails; what is on the shelf cannot be read then any more.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        if self.shelf.is_broken.load(Ordering::Relaxed) {
            return Err(io::Error::other("what was put aside cannot be read"));
        }
        let mut bytes = vec![0; self.len];
        let read = read_at(&self.shelf.file, &mut bytes, self.start);
        if read.is_err() {
            self.shelf.is_broken.store(true, Ordering::Relaxed);
        }
        read.map(|()| bytes)
    }
}

impl PartialEq for Aside {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shelf, &other.shelf) && (self.start, self.len) == (other.start, other.len)
    }
}

impl Eq for Aside {}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], start: u64) -> io::Result<()> {
    file.write_all_at(bytes, start)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    file.read_exact_at(bytes, start)
}

/// Never asked for: there is no shelf there.
#[cfg(not(unix))]
fn write_at(_: &File, _: &[u8], _: u64) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(unix))]
fn read_at(_: &File, _: &mut [u8], _: u64) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_was_put_aside_is_read_back_in_any_order() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let shelf = Shelf::near(&folder.path().join("to/come")).expect("it can be written");
        let all: Vec<Content> =
            ["a", "", "bé", "c"].map(|text| shelf.put(Arc::new(text.as_bytes().to_vec()))).into();
        let read = |at: usize| match &all[at] {
            Content::Aside(aside) => String::from_utf8(aside.read().expect("it is there")).expect("text"),
            other => panic!("{other:?}"),
        };
        assert_eq!([3, 1, 2, 0].map(read), ["c", "", "bé", "a"]);
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }
}
