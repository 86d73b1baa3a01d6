//! What a build makes: a path below the output folder and what stands there.

use std::path::PathBuf;
use std::sync::Arc;

/// One file of the finished site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, with `/` between its parts, never leaving it.
    pub path: String,
    /// What the file holds.
    pub content: Content,
}

/// The bytes of an artifact, or where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Bytes made by the build, which several builds may share.
    Bytes(Arc<Vec<u8>>),
    /// A file to copy as it is; it is never held in memory whole.
    Copy(PathBuf),
    /// Nothing any more: whoever writes the site has taken it.
    Taken,
}

impl Artifact {
    /// An artifact made of text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), content: Content::Bytes(Arc::new(text.into().into_bytes())) }
    }
}
