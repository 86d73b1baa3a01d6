//! Stage 5: artifacts become files.
//!
//! Takes everything that the site consists of and the folder that it goes to; returns what was done. Knows nothing
//! of what the files are. Equal files are not touched, others are replaced in one step, and what an earlier build
//! made and this one does not is deleted; what no build made stays.
//!
//! First everything is written to a folder of its own, as it comes; if that fails, or if the site is not to be written
//! after all, it is as it was. Then the manifest comes to list the files of both builds, the files are moved to their
//! places, the old ones deleted, and the manifest comes to list the new ones only. So the next build knows of every file,
//! wherever the last one ended.

mod error;
mod file;
mod finished;
mod folders;
mod manifest;
mod noted;
mod output;
mod packed;
mod paths;
mod stage;
mod tree;
mod writer;

pub use error::WriteError;
pub use file::whole;
pub use finished::Finished;
pub use manifest::MANIFEST;
pub use noted::{note, noted};
pub use packed::packed;
pub use paths::check_output;
pub use writer::Writer;

use crate::artifact::Artifact;
use std::path::Path;

/// What writing a site came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that were there already, byte for byte.
    pub unchanged: usize,
    /// Files of earlier builds that are no more.
    pub deleted: usize,
    /// Bytes of the files written.
    pub bytes: u64,
}

/// The files that the last build made in `output` and that are not among `artifacts`, in the order of their paths.
pub fn gone(output: &Path, artifacts: &[Artifact]) -> Vec<String> {
    let mut old = manifest::read(output).unwrap_or_default();
    for artifact in artifacts {
        old.remove(&artifact.path);
    }
    old.into_iter().collect()
}

#[cfg(test)]
mod tests;
