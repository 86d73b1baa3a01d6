//! `eigsite watch`: builds the site, and again each time one of its files changes.

use super::build::{self, Args};
use crate::diag::{Failure, text};
use crate::own::FOLDER;
use notify::{Event, RecursiveMode, Watcher};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// An editor saves a file in several steps; a build begins when nothing has happened for so long.
const QUIET: Duration = Duration::from_millis(50);

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let options = build::options(args)?;
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(sender)?;
    for folder in [Some(&options.source), options.theme.as_ref()].into_iter().flatten() {
        watch(&mut watcher, folder).map_err(|error| {
            Failure(text!("cannot-watch", path = folder.display().to_string(), error = error.to_string()))
        })?;
    }
    build::start_threads(args)?;
    let mut watched = Vec::new();
    loop {
        let (_, mounted) = build::once(args, &options)?;
        for folder in mounted {
            // One that is not there has been told by the build.
            if !watched.contains(&folder) && watch(&mut watcher, &folder).is_ok() {
                watched.push(folder);
            }
        }
        // Its own output is not a change; it may lie in the source folder, and is there only after the first build.
        wait(&events, options.output.canonicalize().ok().as_deref())?;
    }
}

fn watch(watcher: &mut impl Watcher, folder: &Path) -> Result<(), Box<dyn Error>> {
    // Events then name paths that can be compared with that of the output.
    watcher.watch(&folder.canonicalize()?, RecursiveMode::Recursive)?;
    Ok(())
}

/// Returns when a file has changed that is neither below `output` nor kept beside it, and nothing has happened since for a moment.
fn wait(events: &Receiver<notify::Result<Event>>, output: Option<&Path>) -> Result<(), Box<dyn Error>> {
    while !concerns(&events.recv()??, output) {}
    while events.recv_timeout(QUIET).is_ok() {}
    Ok(())
}

fn concerns(event: &Event, output: Option<&Path>) -> bool {
    let kept = output.and_then(Path::parent).map(|parent| parent.join(FOLDER));
    let below = |path: &PathBuf, folder: Option<&Path>| folder.is_some_and(|folder| path.starts_with(folder));
    let inside = |path: &PathBuf| below(path, output) || below(path, kept.as_deref());
    !event.kind.is_access() && !event.paths.iter().all(inside)
}
