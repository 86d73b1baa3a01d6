//! Stage 1: a folder becomes texts in memory and a list of files to copy.
//!
//! Takes the folder and the rules of what is left out; returns every text with its id and every other file with its
//! place, sorted by path. Knows nothing of what texts mean. Files are read by as many threads as the current pool
//! of `rayon` has; their order never depends on it.
//!
//! `_config.yml` and `_schema.yml` say what to read and so are read first, one by one, with [`load_one`].

mod glob;
mod mount;
mod read;
mod select;
mod walk;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diag::{Checked, Diagnostic, Text, text};
use crate::source::{Source, SourceId, Sources, Span};
pub use mount::Mount;
use read::{Content, Fault};
use select::Selection;
pub use select::{LeftOut, SERVER_FILE};
use walk::{Bounds, Found};

/// What stands in every folder that a build has written, or that a site was published to; such a folder is never read.
const WRITTEN: [&str; 2] = [".eigsite-manifest", ".eigsite/published.json"];

fn is_written(folder: &Path) -> bool {
    WRITTEN.iter().any(|file| folder.join(file).is_file())
}

/// What is read.
#[derive(Debug, Clone, Copy)]
pub struct LoadOptions<'a> {
    /// The site's folder.
    pub root: &'a Path,
    /// Patterns of names and paths that are read although a rule leaves them out.
    pub include: &'a [String],
    /// Patterns of paths that are left out; each also stands for all that begins with it.
    pub exclude: &'a [String],
    /// Names of collections: the folders `_name` are read, at any depth.
    pub collections: &'a [String],
    /// Patterns of tables: CSV that is read and not copied.
    pub tables: &'a [String],
    /// The name of files that tell of their folder and are read in spite of their underscore: `_index.md`.
    pub section: Option<&'a str>,
    /// Folders that are read as if they stood below one of the site's. One that lies in the site's folder is read there
    /// only.
    pub mounts: &'a [Mount],
    /// Whether of the site's own folder only what begins with an underscore is read: the rest is mounted.
    pub mounts_only: bool,
    /// Where the site is written; never read, even inside `root`.
    pub output: Option<&'a Path>,
}

impl<'a> LoadOptions<'a> {
    /// The folder `root` by the usual rules alone.
    pub fn new(root: &'a Path) -> Self {
        Self {
            root,
            include: &[],
            exclude: &[],
            collections: &[],
            tables: &[],
            section: None,
            mounts: &[],
            mounts_only: false,
            output: None,
        }
    }
}

/// What was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Texts, and one empty source for each thing that could not be read.
    pub sources: Sources,
    /// Every file of the site, sorted by path.
    pub files: Vec<FileEntry>,
    /// The folders that were looked into.
    pub folders: Vec<PathBuf>,
    /// Whether some of them are reached by links, or cannot be reached, or are mounted: one may have several paths.
    pub linked: bool,
}

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Path relative to the site's folder, with `/` between its parts.
    pub path: String,
    /// Where it is on disk.
    pub full: PathBuf,
    /// Whether it stands elsewhere and is mounted.
    pub mounted: bool,
    /// What it holds.
    pub kind: FileKind,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKind {
    /// A text.
    Text(SourceId),
    /// Something to copy as it is, of so many bytes.
    Static(u64),
    /// Nothing that can be used; a diagnostic says why. The source is there for the diagnostic only.
    Broken(SourceId),
}

/// Why a folder could not be read at all.
#[derive(Debug)]
pub struct LoadError {
    path: PathBuf,
    reason: Text,
}

impl LoadError {
    /// What could not be read, and why.
    pub fn text(&self) -> Text {
        text!("cannot-read-the-folder", path = self.path.display().to_string(), reason = &self.reason)
    }
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text().english())
    }
}

impl std::error::Error for LoadError {}

/// Reads one text by its path below `root` before all others; nothing if it is not there or cannot be used.
///
/// The file joins `loaded` either way, and [`load`] does not read it again.
pub fn load_one(root: &Path, path: &str, loaded: &mut Loaded) -> Checked<Option<SourceId>> {
    let full = root.join(path);
    let content = match fs::metadata(&full) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Checked::new(None),
        Err(error) => Content::Bad(Fault::unreadable(read::What::File, &error)),
        Ok(metadata) if metadata.is_file() => match Bounds::new(root, []).fault_of(&full) {
            Some(fault) => Content::Bad(fault),
            None => read::read(&full, select::Role::Text),
        },
        // A folder of that name is just a folder, and a pipe is reported by the walk.
        Ok(_) => return Checked::new(None),
    };
    let mut diagnostics = Vec::new();
    let found = Found { path: path.to_owned(), shown: path.to_owned(), full, linked: false, fault: None };
    let kind = loaded.add(found, content, &mut diagnostics);
    let value = if let FileKind::Text(id) = kind { Some(id) } else { None };
    Checked { value, diagnostics }
}

/// Lets `loaded` hold `text` as the file at `path`, whatever stands there on disk.
pub fn give(root: &Path, path: &str, text: &str, loaded: &mut Loaded) -> SourceId {
    let id = loaded.sources.add(Source::new(path, text));
    let (path, full) = (path.to_owned(), root.join(path));
    loaded.files.push(FileEntry { path, full, mounted: false, kind: FileKind::Text(id) });
    id
}

/// Why the file at `path`, which is there, does not belong to the site; nothing if names do not tell.
pub fn left_out(options: &LoadOptions<'_>, path: &str) -> Option<LeftOut> {
    let LoadOptions { root, include, exclude, collections, section, .. } = *options;
    let selection = Selection { include, exclude, collections, section };
    let folders = path.match_indices('/').map(|(at, _)| (&path[..at], true));
    let output = options.output.and_then(|path| path.canonicalize().ok());
    let is_output = |folder: &str| {
        let folder = root.join(folder);
        is_written(&folder) || output.is_some() && folder.canonicalize().ok() == output
    };
    for (part, is_folder) in folders.chain([(path, false)]) {
        if is_folder && is_output(part) {
            return Some(LeftOut::Output);
        }
        if let Some(why) = selection.refuses(part, is_folder) {
            return Some(why);
        }
    }
    let is_own = selection.is_of_the_site(path);
    (options.mounts_only && !is_own).then_some(LeftOut::NotMounted)
}

/// Reads the text of one file of the site again; nothing if it is no text any more, or a link, of which only looking at
/// everything tells whether it may be followed. `tables` are those of [`LoadOptions`].
pub fn load_again(file: &FileEntry, tables: &[String]) -> Option<String> {
    let metadata = fs::symlink_metadata(&file.full).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // It has other names, which are files of the site too for all we know.
        if metadata.nlink() > 1 {
            return None;
        }
    }
    match metadata.is_file().then(|| read::read(&file.full, select::role(&file.path, tables)))? {
        Content::Text(text) => Some(text),
        Content::Static(_) | Content::Bad(_) => None,
    }
}

/// Reads the site's folder; `first` is what [`load_one`] has read already.
///
/// # Errors
/// When the folder itself is not there or cannot be read.
pub fn load(options: &LoadOptions<'_>, first: Loaded) -> Result<Checked<Loaded>, LoadError> {
    let root = options.root;
    let failed = |reason: Text| LoadError { path: root.to_path_buf(), reason };
    match fs::metadata(root) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(failed(text!("it-is-not-a-folder"))),
        Err(error) => return Err(failed(Text::as_it_is(error.to_string()))),
    }
    let LoadOptions { include, exclude, collections, section, .. } = *options;
    let selection = Selection { include, exclude, collections, section };
    let output = options.output.and_then(|path| path.canonicalize().ok());
    let is_output =
        |folder: &Path| is_written(folder) || output.is_some() && folder.canonicalize().ok() == output;
    let mut diagnostics = Vec::new();
    let bounds = Bounds::new(root, options.mounts.iter().map(|mount| mount.folder(root)));
    let mounted = mount::find(options, &selection, &is_output, &bounds, &mut diagnostics);
    let moved: Vec<PathBuf> =
        options.mounts.iter().filter_map(|mount| mount.folder(root).canonicalize().ok()).collect();
    let is_elsewhere = |folder: &Path| {
        is_output(folder) || folder.canonicalize().is_ok_and(|folder| moved.contains(&folder))
    };
    let keeps = |path: &str, is_folder: bool| {
        let own = !options.mounts_only || selection.is_of_the_site(path);
        own && selection.keeps(path, is_folder)
    };
    let mut folders = Vec::new();
    let mut found = walk::walk(root, keeps, is_elsewhere, &bounds, &mut folders).map_err(|error| {
        failed(Text::as_it_is(error.io_error().map(ToString::to_string).unwrap_or_else(|| error.to_string())))
    })?;
    let own = found.len();
    found.extend(mounted);
    let order = |(index, found): (usize, Found)| (found, index >= own);
    let mut found: Vec<(Found, bool)> = found.into_iter().enumerate().map(order).collect();
    found.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
    // The site's own file comes before a mounted one, and that of the first mount before that of the second.
    found.dedup_by(|(later, _), (first, _)| later.path == first.path);
    let mut loaded = read_all(found, first, options.tables);
    loaded.value.folders = folders;
    diagnostics.append(&mut loaded.diagnostics);
    Ok(Checked { value: loaded.value, diagnostics })
}

fn read_all(found: Vec<(Found, bool)>, first: Loaded, tables: &[String]) -> Checked<Loaded> {
    let linked = found.iter().any(|(found, mounted)| *mounted || found.linked || found.fault.is_some());
    let mut loaded = Loaded {
        sources: first.sources,
        files: Vec::with_capacity(found.len()),
        folders: Vec::new(),
        linked,
    };
    let mut known: HashMap<String, FileKind> =
        first.files.iter().map(|file| (file.path.clone(), file.kind.clone())).collect();
    let contents: Vec<_> = found
        .into_par_iter()
        .map(|(mut found, mounted)| {
            let content = match found.fault.take() {
                _ if known.contains_key(&found.path) => None,
                Some(fault) => Some(Content::Bad(fault)),
                None => Some(read::read(&found.full, select::role(&found.path, tables))),
            };
            (found, mounted, content)
        })
        .collect();

    let mut diagnostics = Vec::new();
    for (found, mounted, content) in contents {
        if let Some(content) = content {
            loaded.add(found, content, &mut diagnostics);
        } else if let Some(kind) = known.remove(&found.path) {
            let Found { path, full, .. } = found;
            loaded.files.push(FileEntry { path, full, mounted: false, kind });
        }
        if let Some(file) = loaded.files.last_mut() {
            file.mounted = mounted;
        }
    }
    // What is given and stands nowhere on disk.
    if !known.is_empty() {
        let given = first.files.into_iter().filter(|file| known.contains_key(&file.path));
        loaded.files.extend(given);
        loaded.files.sort_by(|a, b| a.path.cmp(&b.path));
    }
    Checked { value: loaded, diagnostics }
}

impl Loaded {
    fn add(&mut self, found: Found, content: Content, sink: &mut Vec<Diagnostic>) -> FileKind {
        let Found { path, shown, full, .. } = found;
        let kind = match content {
            Content::Text(text) => FileKind::Text(self.sources.add(Source::new(shown, text))),
            Content::Static(size) => FileKind::Static(size),
            Content::Bad(Fault { code, message, help, text, range }) => {
                let id = self.sources.add(Source::new(shown, text));
                let diagnostic = Diagnostic::new(code, Span::new(id, range), message);
                sink.push(diagnostic.maybe_help(help));
                FileKind::Broken(id)
            }
        };
        self.files.push(FileEntry { path, full, mounted: false, kind: kind.clone() });
        kind
    }
}

#[cfg(test)]
mod tests;
