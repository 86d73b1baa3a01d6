//! A finished site goes to where readers are: a folder, or object storage.
//!
//! Takes the output folder of a build and a target; returns what was sent. Only what differs is sent, in steps: what pages
//! load, pages, what leads to pages; then what is gone is deleted. So a reader meets at each address what was there before
//! or what comes, whole, and whatever it loads is there, wherever the connection is cut. What stands at the target is what
//! its list says, never only what a record of ours claims; so the next run goes on where the last one ended.

mod error;
mod halt;
mod http;
mod lock;
mod plan;
mod record;
mod run;
mod site;
mod target;

use crate::diag::{Failure, text};
use crate::pipeline::Watcher;
use site::Site;
use std::path::PathBuf;
use std::time::Duration;
use target::Target;

/// What is published, and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// The output folder of a build.
    pub from: PathBuf,
    /// A folder, or an address as `s3://bucket/prefix`.
    pub target: String,
    /// Whether all is only looked at.
    pub dry_run: bool,
    /// Whether somebody else who seems to publish there is thrown out.
    pub take_over: bool,
    /// Whether files that the last publication had, and pages that are still open may name, are deleted at once.
    pub prune: bool,
    /// How long what fails is tried again.
    pub patience: Duration,
}

/// What publishing came to, or, if all was only looked at, would come to.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// The files that readers have for the first time, in the order in which they are sent.
    pub added: Vec<String>,
    /// The files that have changed, in the order in which they are sent.
    pub changed: Vec<String>,
    /// The files that are no more.
    pub deleted: Vec<String>,
    /// How many files were there already, as they are to be.
    pub unchanged: usize,
    /// How many files of the last publication stay for readers of its pages.
    pub kept: usize,
    /// How many other files stand there, which eigsite has not published and leaves alone.
    pub others: usize,
    /// The bytes of the files that are sent.
    pub bytes: u64,
}

/// Publishes; `watcher` sees each file that is sent or deleted.
///
/// # Errors
/// When there is no finished site, the target cannot be used, somebody else is publishing there, or the connection is cut
/// for too long. Then what readers see is whole, and running it again goes on.
pub fn run(options: &Options, watcher: &dyn Watcher) -> Result<Report, Failure> {
    let mut site = Site::open(&options.from).map_err(|reason| {
        text!("there-is-no-finished-site", path = options.from.display().to_string(), reason = reason)
    })?;
    let target = Target::open(options)?;
    if !target.is_folder() {
        site.leave_out_what_servers_read();
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error::cannot(&target, crate::diag::Text::as_it_is(error.to_string())))?;
    let done = runtime.block_on(run::publish(&site, &target, options, watcher));
    // A question that nobody wants answered any more is not waited for.
    runtime.shutdown_background();
    done
}
