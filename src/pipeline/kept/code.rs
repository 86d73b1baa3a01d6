//! Blocks of code in colours that builds leave beside their output.

use super::{folder, program};
use crate::own;
use crate::parse::markdown::Blocks;
use crate::pipeline::Options;
use std::path::PathBuf;

/// The folder of blocks, in that of all that is kept.
const CODE: &str = "code";

/// The blocks that the last build into the output of `options` left; none if there was none, or anything in them is off.
pub(in crate::pipeline) fn read(options: &Options) -> Blocks {
    let bytes = place(options).and_then(|place| std::fs::read(place).ok()).unwrap_or_default();
    Blocks::read(&bytes, &program().unwrap_or_default())
}

/// Keeps `blocks` for the next build. Where that cannot be done, it paints them again.
pub(in crate::pipeline) fn keep(options: &Options, blocks: &Blocks) {
    let (Some(place), Some(program)) = (place(options), program()) else { return };
    if blocks.is_unused() {
        if std::fs::remove_file(&place).is_ok() {
            place.parent().into_iter().for_each(own::tidy);
        }
    } else if let Some(bytes) = blocks.bytes(&program)
        && own::write(&place, &bytes).is_err()
    {
        // What was kept before may be of texts that are gone.
        let _ = std::fs::remove_file(&place);
    }
}

fn place(options: &Options) -> Option<PathBuf> {
    Some(folder(options).join(CODE).join(options.output.file_name()?))
}
