//! A site that can be shown before it is in memory.
//!
//! Takes the options of a session; returns the files that the last `eigsite build` wrote, if a build of the sources as they
//! are would write the same. Reads none of them.

use super::kept::Same;
use super::{Options, Tree, Update};
use crate::artifact::{Artifact, Content};
use std::sync::Arc;

/// What the last build into the output of `options` wrote, if nothing it was made of has changed since. Whoever shows it
/// builds soon: nobody knows what its pages are made of. It has smaller pictures, as that build made them.
pub fn last_written(options: &Options) -> Option<Update> {
    let same = Same::find(&Options { images: true, ..options.clone() })?;
    let outcome = same.outcome()?;
    let (paths, base, lang) = same.site();
    let file = |path: String| {
        let content = Content::Copy(options.output.join(&path));
        Artifact { path, content }
    };
    let files = paths.into_iter().map(file).collect();
    let nothing = Tree::default();
    let tree = Tree { base, lang, ..Tree::new(files, Arc::default(), &nothing) };
    Some(Update::new(outcome, &nothing, &Arc::new(tree)))
}
