//! Data for other programs: the tools, and who uses them, as JSON and CSV with their schemas.

use super::view::View;
use crate::artifact::Artifact;

/// All exports of a site; of one without tools, none.
pub fn render(_view: &View) -> Vec<Artifact> {
    Vec::new()
}
