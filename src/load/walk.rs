//! Walks the site's folder: which files there are, and what is wrong with the tree itself.
//!
//! Takes what says which files are wanted, opens no file. The order of what it returns depends on names alone.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::read::{Fault, What};
use crate::diag::{Code, Text, text};

/// How many links may lead to one another; as many as Linux follows.
const MOST_LINKS: usize = 40;

/// The folders that links of the site may lead into: its own, and those that it mounts.
pub(super) struct Bounds(Vec<PathBuf>);

impl Bounds {
    /// Those of a site in `root` that mounts `mounted`.
    pub fn new(root: &Path, mounted: impl IntoIterator<Item = PathBuf>) -> Self {
        let folders = std::iter::once(root.to_owned()).chain(mounted);
        Self(folders.filter_map(|folder| folder.canonicalize().ok()).collect())
    }

    /// Why the link at `path` may not be followed: it leads out of all these folders, or to what is hidden in them, as
    /// `.git` is, which holds more than what its editors see.
    pub fn fault_of(&self, path: &Path) -> Option<Fault> {
        let target = path.canonicalize().ok()?;
        let is_hidden = |part: Component| part.as_os_str().as_encoded_bytes().starts_with(b".");
        let shows = |folder: &PathBuf| {
            target.strip_prefix(folder).is_ok_and(|below| !below.components().any(is_hidden))
        };
        if self.0.iter().any(shows) {
            return None;
        }
        let help = text!("put-there-what-the-link-leads-to");
        Some(Fault::new(Code::OutsideLink, text!("this-link-leads-out-of-the"), Some(help)))
    }
}

/// One thing in the folder.
pub(super) struct Found {
    /// Path relative to the root, with `/` between its parts.
    pub path: String,
    /// The path that its editors know it by.
    pub shown: String,
    /// Where it is.
    pub full: PathBuf,
    /// Whether it may be reached by a link.
    pub linked: bool,
    /// Why it cannot be used, if so.
    pub fault: Option<Fault>,
}

/// Every file that belongs to the site, sorted by path.
///
/// `keeps` says of a path, and of whether it is a folder, that it belongs to the site; `is_output` of a folder that it
/// holds what a build made. Links may lead to what lies in `bounds`. The folders that were looked into are added to `folders`.
pub(super) fn walk(
    root: &Path,
    keeps: impl Fn(&str, bool) -> bool,
    is_output: impl Fn(&Path) -> bool,
    bounds: &Bounds,
    folders: &mut Vec<PathBuf>,
) -> Result<Vec<Found>, walkdir::Error> {
    let (mut found, mut linked) = (Vec::new(), false);
    let mut walker = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walker.next() {
        let entry = match entry {
            Ok(entry) if entry.depth() == 0 => {
                folders.push(entry.into_path());
                continue;
            }
            Ok(entry) => entry,
            Err(error) if error.depth() == 0 => return Err(error),
            Err(error) => {
                found.extend(failed(root, &keeps, &error));
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        let path = relative(root, entry.path());
        let kept = keeps(&path, is_folder) && !(is_folder && is_output(entry.path()));
        let fault = if kept { fault_of(&entry, bounds) } else { None };
        linked |= kept && entry.path_is_symlink();
        if is_folder && (!kept || fault.is_some()) {
            walker.skip_current_dir();
        }
        if kept && fault.is_none() && is_folder {
            folders.push(entry.path().to_owned());
        }
        if kept && (fault.is_some() || !is_folder) {
            found.push(Found { shown: path.clone(), path, full: entry.into_path(), linked, fault });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// The path below `root` with `/` between its parts; what is not Unicode is replaced.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn fault_of(entry: &DirEntry, bounds: &Bounds) -> Option<Fault> {
    let help = Some(text!("rename-it"));
    match entry.file_name().to_str() {
        None => {
            let message = text!("this-name-is-not-valid-unicode");
            return Some(Fault::new(Code::InvalidFileName, message, help));
        }
        Some(name) if name.contains(|c: char| c == '\\' || c.is_control()) => {
            let message = text!("this-name-holds-a-backslash-or");
            return Some(Fault::new(Code::InvalidFileName, message, help));
        }
        Some(_) => {}
    }
    if entry.path_is_symlink()
        && let Some(fault) = bounds.fault_of(entry.path())
    {
        return Some(fault);
    }
    let kind = entry.file_type();
    (!kind.is_file() && !kind.is_dir()).then(|| {
        let message = text!("this-is-not-a-file-but");
        Fault::new(Code::Unreadable, message, Some(text!("remove-it-or-exclude-it-in")))
    })
}

/// What to say of an entry that could not be walked; nothing if it does not belong to the site.
fn failed(root: &Path, keeps: &dyn Fn(&str, bool) -> bool, error: &walkdir::Error) -> Option<Found> {
    let full = error.path()?.to_path_buf();
    let path = relative(root, &full);
    let is_folder = fs::metadata(&full).is_ok_and(|metadata| metadata.is_dir());
    if !keeps(&path, is_folder) {
        return None;
    }
    let is_link = fs::symlink_metadata(&full).is_ok_and(|metadata| metadata.is_symlink());
    let fault = if error.loop_ancestor().is_some() {
        let message = text!("this-link-leads-back-to-a");
        Fault::new(Code::LinkLoop, message, Some(text!("remove-the-link")))
    } else if is_link && leads_to_itself(&full) {
        Fault::new(Code::LinkLoop, text!("this-link-leads-back-to-itself"), Some(text!("remove-the-link")))
    } else {
        match error.io_error() {
            Some(cause)
                if is_link && matches!(cause.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                let message = text!("this-link-leads-to-nothing");
                Fault::new(Code::DanglingLink, message, Some(text!("remove-the-link-or-put-there")))
            }
            Some(cause) => Fault::unreadable(if is_folder { What::Folder } else { What::File }, cause),
            None => Fault::new(Code::Unreadable, Text::as_it_is(error.to_string()), None),
        }
    };
    Some(Found { shown: path.clone(), path, full, linked: true, fault: Some(fault) })
}

/// Whether links lead from `path` to links without end.
fn leads_to_itself(path: &Path) -> bool {
    let mut place = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&place) {
            Ok(target) => place = place.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => return false,
        }
    }
    true
}
