//! Watches folders, and says what has changed once it has come to rest.
//!
//! Takes folders; returns batches of paths. Editors save a file in several steps (truncate and write, rename over, swap), and
//! programs touch hundreds at once, so a batch ends when nothing has happened for a moment. What the site's own build puts
//! beside the sources is none.

use super::batch::Batch;
use crate::own;
use notify::{Config, Event, EventKindMask, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// The steps of one save follow each other faster.
const QUIET: Duration = Duration::from_millis(3);
/// Where many files change, the next follows after longer.
const QUIET_OF_MANY: Duration = Duration::from_millis(25);
/// How many changed paths are many.
const MANY: usize = 8;
/// Nobody waits longer for an end.
const LONGEST: Duration = Duration::from_millis(300);

/// Folders that no source of a site stands in, and in which much happens.
const IGNORED: [&str; 6] = [".git", ".hg", ".jj", ".svn", own::FOLDER, "node_modules"];

/// Folders that are watched.
#[derive(Debug)]
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// What is watched; paths without links.
    folders: BTreeSet<PathBuf>,
    /// Where builds write.
    output: PathBuf,
}

impl Watch {
    /// Watches nothing yet; what happens below `output` is of no interest.
    ///
    /// # Errors
    /// When the system lets nobody watch.
    pub fn new(output: &Path) -> notify::Result<Self> {
        let (sender, events) = channel();
        // Reading a file is no change; a build reads them all.
        let config = Config::default().with_event_kinds(EventKindMask::CORE);
        let watcher = RecommendedWatcher::new(sender, config)?;
        let output = output.canonicalize().or_else(|_| std::path::absolute(output)).unwrap_or_default();
        Ok(Self { watcher, events, folders: BTreeSet::new(), output })
    }

    /// Watches `folder` too.
    ///
    /// # Errors
    /// When it is not there, or may not be watched.
    pub fn add(&mut self, folder: &Path) -> notify::Result<()> {
        let folder = folder.canonicalize()?;
        if self.folders.contains(&folder) {
            return Ok(());
        }
        // Events name paths below this one.
        self.watcher.watch(&folder, RecursiveMode::Recursive)?;
        self.folders.insert(folder);
        Ok(())
    }

    /// Watches all folders anew: one that was moved away and made again is another to the system.
    pub fn renew(&mut self) {
        for folder in std::mem::take(&mut self.folders) {
            // What is not watched any more, or not there yet, is as it should be.
            let _ = self.watcher.unwatch(&folder);
            let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
            self.folders.insert(folder);
        }
    }

    /// What has changed next, once it has come to rest; nothing if nothing has for `patience`.
    ///
    /// # Errors
    /// When nothing can be watched any more.
    pub fn next(&self, patience: Option<Duration>) -> Result<Option<Batch>, RecvTimeoutError> {
        let end = patience.map(|patience| Instant::now() + patience);
        let mut batch = Batch::default();
        while batch.is_empty() {
            let event = match end {
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected)?,
                Some(end) => match self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
                    Ok(event) => event,
                    Err(RecvTimeoutError::Timeout) => return Ok(None),
                    Err(gone) => return Err(gone),
                },
            };
            self.note(event, &mut batch);
        }
        let latest = batch.begun + LONGEST;
        while Instant::now() < latest {
            let quiet = if batch.len() > MANY { QUIET_OF_MANY } else { QUIET };
            match self.events.recv_timeout(quiet) {
                Ok(event) => self.note(event, &mut batch),
                Err(_) => break,
            }
        }
        Ok(Some(batch))
    }

    fn note(&self, event: notify::Result<Event>, batch: &mut Batch) {
        match event {
            // Some changes are not told: everything is looked at.
            Err(_) => batch.note_unknown(),
            Ok(event) if event.need_rescan() => batch.note_unknown(),
            Ok(event) if event.kind.is_access() => {}
            Ok(event) => {
                event.paths.into_iter().filter(|path| self.concerns(path)).for_each(|path| batch.note(path));
            }
        }
    }

    /// Whether a change at `path` may be one of the sources.
    fn concerns(&self, path: &Path) -> bool {
        if !self.output.as_os_str().is_empty() && path.starts_with(&self.output) {
            return false;
        }
        let below = self.folders.iter().filter_map(|folder| path.strip_prefix(folder).ok());
        let ignored = |below: &Path| {
            below.components().any(|part| IGNORED.iter().any(|ignored| part.as_os_str() == *ignored))
        };
        !below.into_iter().any(ignored)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// The next batch that names a file called `name`, as often as it may take.
    fn named(watch: &Watch, name: &str) -> Batch {
        loop {
            let batch = watch.next(Some(Duration::from_secs(60))).expect("it watches").expect("a change");
            if batch.paths().is_none_or(|paths| paths.iter().any(|path| path.ends_with(name))) {
                return batch;
            }
        }
    }

    #[test]
    fn change_of_a_file_is_told_with_its_path() {
        let folder = tempfile::tempdir().expect("folder");
        fs::write(folder.path().join("a.md"), "un").expect("file");
        let mut watch = Watch::new(&folder.path().join("_site")).expect("it watches");
        watch.add(folder.path()).expect("it is watched");
        fs::write(folder.path().join("a.md"), "deux").expect("file");
        let root = folder.path().canonicalize().expect("there");
        assert_eq!(
            named(&watch, "a.md").paths().expect("a file alone"),
            &BTreeSet::from([root.join("a.md")])
        );
    }

    #[test]
    fn output_and_what_git_does_are_no_changes() {
        let folder = tempfile::tempdir().expect("folder");
        for inner in ["_site/b", ".git/objects", ".eigsite"] {
            fs::create_dir_all(folder.path().join(inner)).expect("folder");
        }
        let mut watch = Watch::new(&folder.path().join("_site")).expect("it watches");
        watch.add(folder.path()).expect("it is watched");
        for file in ["_site/b/a.html", ".git/objects/a", ".eigsite/noms", "a.md"] {
            fs::write(folder.path().join(file), "x").expect("file");
        }
        let batch = named(&watch, "a.md");
        assert_eq!(batch.paths().map(BTreeSet::len), Some(1), "{batch:?}");
    }

    #[test]
    fn folder_that_comes_is_looked_at_whole() {
        let folder = tempfile::tempdir().expect("folder");
        let mut watch = Watch::new(&folder.path().join("_site")).expect("it watches");
        watch.add(folder.path()).expect("it is watched");
        fs::create_dir_all(folder.path().join("a/b/c")).expect("folder");
        let batch = watch.next(Some(Duration::from_secs(60))).expect("it watches").expect("a change");
        assert!(batch.paths().is_none(), "{batch:?}");
    }
}
