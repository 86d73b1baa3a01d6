//! The site that is published: its files, what they hold, and what is said with each.

use crate::diag::{Text, text};
use crate::hosting::{ASKED_ANEW, FOR_SERVERS, HEADERS, KEPT, Rules, escaped, is_page, media_type};
use crate::write::Finished;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// How much of a file is read at a time.
const PIECE: usize = 64 << 10;

/// A finished site.
#[derive(Debug)]
pub(super) struct Site {
    /// What is published of it, by path.
    pub files: Vec<SiteFile>,
    folder: Finished,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SiteFile {
    /// Its path below the site's folder.
    pub path: String,
    /// What is to be there.
    pub object: Object,
}

/// What a file is at the target: bytes, and what is said with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Object {
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sum: String,
    /// How many there are.
    pub size: u64,
    /// The `Content-Type`.
    #[serde(rename = "type")]
    pub media_type: String,
    /// The `Cache-Control`.
    pub cache: String,
}

impl Object {
    /// Whether readers ask for it each time, and follow its links.
    pub fn is_page(&self) -> bool {
        is_page(&self.media_type)
    }

    /// Whether its name changes with what it holds, so that browsers and pages may rely on it for ever.
    pub fn is_for_ever(&self) -> bool {
        self.cache.contains("immutable")
    }
}

impl Site {
    /// The finished site in `folder`.
    ///
    /// # Errors
    /// When there is none, or when it cannot be read.
    pub fn open(folder: &Path) -> Result<Self, Text> {
        let folder = Finished::open(folder)?;
        let rules = Rules::read(&fs::read_to_string(folder.root.join(HEADERS)).unwrap_or_default());
        let is_free = |path: &&String| path.split('/').next() != Some(KEPT);
        let paths: Vec<&String> = folder.files.iter().filter(is_free).collect();
        let base = rules.base(paths.iter().map(|path| path.as_str()));
        let object = |path: &&String| {
            let (sum, size) = summed(&folder.root, path)?;
            let address = format!("{base}/{}", escaped(path));
            let said = |name: &str| {
                rules.of(&address).find(|(of, _)| *of == name).map(|(_, value)| value.to_owned())
            };
            let object = Object {
                sum,
                size,
                media_type: said("content-type").unwrap_or_else(|| media_type(path).to_owned()),
                cache: said("cache-control").unwrap_or_else(|| ASKED_ANEW.to_owned()),
            };
            Ok(SiteFile { path: (*path).clone(), object })
        };
        let files = paths.par_iter().map(object).collect::<Result<Vec<_>, Text>>()?;
        Ok(Self { files, folder })
    }

    /// Leaves out what only servers read: object storage would show it to readers.
    pub fn leave_out_what_servers_read(&mut self) {
        self.files.retain(|file| !FOR_SERVERS.contains(&file.path.as_str()));
    }

    /// The bytes of `file`.
    ///
    /// # Errors
    /// When it cannot be read, or is not what it was when the site was opened.
    pub fn bytes(&self, file: &SiteFile) -> Result<Vec<u8>, Text> {
        let place = self.folder.root.join(&file.path);
        let bytes = fs::read(place).map_err(|error| unread(&file.path, &error))?;
        if sum(&bytes) == file.object.sum {
            Ok(bytes)
        } else {
            Err(text!("it-changes-meanwhile", path = &file.path))
        }
    }
}

/// The SHA-256 and the size of the file at `path`, of which no more than a piece is in memory.
fn summed(root: &Path, path: &str) -> Result<(String, u64), Text> {
    let mut file = File::open(root.join(path)).map_err(|error| unread(path, &error))?;
    let (mut hasher, mut size, mut piece) = (Sha256::new(), 0, vec![0; PIECE]);
    loop {
        match file.read(&mut piece).map_err(|error| unread(path, &error))? {
            0 => return Ok((digits(&hasher.finalize()), size)),
            read => {
                hasher.update(&piece[..read]);
                size += read as u64;
            }
        }
    }
}

fn unread(path: &str, error: &io::Error) -> Text {
    text!("path-and-error", path = path, error = error)
}

fn digits(sum: &[u8]) -> String {
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of `bytes`, in hexadecimal digits.
pub(super) fn sum(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}
