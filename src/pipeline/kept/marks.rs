//! What tells whether a file or a folder is still as it was, without reading it where that can be avoided.
//!
//! Takes paths; never trusts a mark of something that was touched while a build ran.

use crate::own::FOLDER;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// What the system says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its size.
    pub len: u64,
    /// When its content was changed, in nanoseconds.
    pub modified: u64,
    /// When anything about it was changed, where the system tells.
    pub changed: u64,
    /// Which file it is, where the system tells.
    pub inode: u64,
}

impl Mark {
    /// The mark of what stands at `path`.
    pub fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|metadata| Self::from(&metadata))
    }

    /// Whether `other` is the mark of the same content: files that are kept elsewhere and brought back have another place
    /// on the disk.
    pub fn is_like(&self, other: &Mark) -> bool {
        (self.len, self.modified) == (other.len, other.modified)
    }

    /// Whether it was touched at `moment` or later, or cannot be told to be older.
    fn is_since(&self, moment: SystemTime) -> bool {
        let moment = nanoseconds(moment);
        self.modified >= moment || self.changed >= moment
    }
}

impl From<&Metadata> for Mark {
    fn from(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let (changed, inode) = {
            use std::os::unix::fs::MetadataExt;
            let changed = metadata.ctime().cast_unsigned().wrapping_mul(1_000_000_000);
            (changed.wrapping_add(metadata.ctime_nsec().cast_unsigned()), metadata.ino())
        };
        #[cfg(not(unix))]
        let (changed, inode) = (0, 0);
        let modified = metadata.modified().map_or(u64::MAX, nanoseconds);
        Self { len: metadata.len(), modified, changed, inode }
    }
}

fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    u64::try_from(since).unwrap_or(u64::MAX)
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    pub path: PathBuf,
    pub mark: Mark,
    /// What it held, in a number.
    pub content: u64,
}

impl File {
    /// The file at `path`, unless it was touched since the build began.
    pub fn of(path: &Path, begun: SystemTime) -> Option<Self> {
        let mark = Mark::of(path).filter(|mark| !mark.is_since(begun))?;
        Some(Self { path: path.to_owned(), mark, content: content(path)? })
    }

    /// Whether it holds what it held. It is read only where its mark is another.
    pub fn is_same(&self) -> bool {
        Mark::of(&self.path).is_some_and(|mark| {
            mark == self.mark || (mark.len == self.mark.len && content(&self.path) == Some(self.content))
        })
    }
}

fn content(path: &Path) -> Option<u64> {
    let mut file = fs::File::open(path).ok()?;
    let size = usize::try_from(file.metadata().ok()?.len()).ok()?;
    let mut buffer = vec![0; (size + 1).min(1 << 17)];
    let mut hasher = DefaultHasher::new();
    loop {
        match file.read(&mut buffer).ok()? {
            0 => return Some(hasher.finish()),
            read => hasher.write(&buffer[..read]),
        }
    }
}

/// A folder in which other files may turn up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folder {
    pub path: PathBuf,
    pub mark: Mark,
    /// What stood in it, in a number.
    pub listing: u64,
}

impl Folder {
    /// The folder at `path`, unless it was touched since the build began; `stood` is what has stood all the time in one
    /// that the build itself may touch. `output` is not looked at.
    pub fn of(path: &Path, begun: SystemTime, stood: Option<u64>, output: Option<&OsStr>) -> Option<Self> {
        let mark = Mark::of(path).filter(|mark| stood.is_some() || !mark.is_since(begun))?;
        let listing = stood.or_else(|| listing(path, output))?;
        Some(Self { path: path.to_owned(), mark, listing })
    }

    /// Whether the same files stand in it, but for `output`, which the build makes.
    pub fn is_same(&self, output: Option<&OsStr>) -> bool {
        Mark::of(&self.path) == Some(self.mark) || listing(&self.path, output) == Some(self.listing)
    }
}

/// The names of what stands in `folder`, in a number, but for `output` and what builds keep.
pub(super) fn listing(folder: &Path, output: Option<&OsStr>) -> Option<u64> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).ok()? {
        let entry = entry.ok()?;
        let name = entry.file_name();
        if name != FOLDER && Some(name.as_os_str()) != output {
            names.insert((name, entry.file_type().ok()?.is_dir()));
        }
    }
    let mut hasher = DefaultHasher::new();
    names.hash(&mut hasher);
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn file_that_was_touched_since_is_not_trusted() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a");
        fs::write(&path, "un").expect("written");
        let later = SystemTime::now() + Duration::from_secs(5);
        assert!(File::of(&path, SystemTime::now() - Duration::from_secs(60)).is_none());
        let file = File::of(&path, later).expect("it is older");
        assert!(file.is_same());
        // What holds the same is the same, whenever it was written.
        fs::remove_file(&path).expect("removed");
        fs::write(&path, "un").expect("written");
        assert!(file.is_same());
        fs::write(&path, "du").expect("written");
        assert!(!file.is_same());
    }

    #[test]
    fn folder_knows_what_turns_up_in_it_but_for_the_output() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = OsStr::new("out");
        let before = listing(folder.path(), Some(out));
        fs::create_dir(folder.path().join("out")).expect("made");
        assert_eq!(listing(folder.path(), Some(out)), before);
        fs::write(folder.path().join("a"), "").expect("written");
        assert_ne!(listing(folder.path(), Some(out)), before);
    }
}
