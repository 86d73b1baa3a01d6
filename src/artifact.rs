//! What a build makes: a path below the output folder and what stands there.

mod shelf;

pub use shelf::{Aside, Shelf};

use std::borrow::Cow;
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
    /// Bytes made by the build that wait on the disk.
    Aside(Aside),
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

impl Content {
    /// The same; bytes wait on `shelf` if there is one.
    pub fn aside(self, shelf: Option<&Arc<Shelf>>) -> Self {
        match (shelf, self) {
            (Some(shelf), Self::Bytes(bytes)) => shelf.put(bytes),
            (_, content) => content,
        }
    }

    /// The bytes that the build made; nothing of a file to copy.
    pub fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        match self {
            Content::Bytes(bytes) => Some(Cow::Borrowed(bytes)),
            Content::Aside(aside) => aside.read().ok().map(Cow::Owned),
            Content::Copy(_) | Content::Taken => None,
        }
    }
}
