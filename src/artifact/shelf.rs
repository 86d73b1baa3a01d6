//! Where bytes wait that need not be in memory: a file without a name, which goes with the program.

use super::Content;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A file without a name.
#[derive(Debug)]
pub struct Shelf {
    file: Mutex<File>,
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
    /// A shelf on the disk where `folder` is or is to be; nothing if nobody may write there.
    pub fn near(folder: &Path) -> Option<Arc<Self>> {
        let whole = std::path::absolute(folder).ok()?;
        let there = whole.ancestors().find(|folder| folder.is_dir())?;
        let file = Mutex::new(tempfile::tempfile_in(there).ok()?);
        Some(Arc::new(Self { file, is_broken: AtomicBool::new(false) }))
    }

    /// Puts `bytes` aside; on a full disk they stay in memory.
    pub fn put(self: &Arc<Self>, bytes: Arc<Vec<u8>>) -> Content {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let start = file.seek(SeekFrom::End(0)).and_then(|start| file.write_all(&bytes).map(|()| start));
        start.map_or(Content::Bytes(Arc::clone(&bytes)), |start| {
            Content::Aside(Aside { shelf: Arc::clone(self), start, len: bytes.len() })
        })
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
        let mut file = self.shelf.file.lock().unwrap_or_else(PoisonError::into_inner);
        let read = file.seek(SeekFrom::Start(self.start)).and_then(|_| file.read_exact(&mut bytes));
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

#[cfg(test)]
mod tests {
    use super::*;

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
