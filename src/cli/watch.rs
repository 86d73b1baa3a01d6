//! `eigsite watch`: builds the site, and again each time one of its files changes.

use super::build::{self, Args};
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
        let problem = |error: &dyn std::fmt::Display| format!("cannot watch `{}`: {error}", folder.display());
        // Events then name paths that can be compared with that of the output.
        let whole = folder.canonicalize().map_err(|error| problem(&error))?;
        watcher.watch(&whole, RecursiveMode::Recursive).map_err(|error| problem(&error))?;
    }
    build::start_threads(args)?;
    loop {
        build::once(args, &options)?;
        // Its own output is not a change; it may lie in the source folder, and is there only after the first build.
        wait(&events, options.output.canonicalize().ok().as_deref())?;
    }
}

/// Returns when a file has changed that is not below `output`, and nothing has happened since for a moment.
fn wait(events: &Receiver<notify::Result<Event>>, output: Option<&Path>) -> Result<(), Box<dyn Error>> {
    while !concerns(&events.recv()??, output) {}
    while events.recv_timeout(QUIET).is_ok() {}
    Ok(())
}

fn concerns(event: &Event, output: Option<&Path>) -> bool {
    let inside = |path: &PathBuf| output.is_some_and(|output| path.starts_with(output));
    !event.kind.is_access() && !event.paths.iter().all(inside)
}
