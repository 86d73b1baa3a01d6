//! Folders that are read as if they stood below a folder of the site.
//!
//! Takes what the site says of them; returns their files with the paths that they have in the site, or why a folder
//! cannot be read so. Opens no file, writes nothing.

use std::path::{Path, PathBuf};

use super::LoadOptions;
use super::select::Selection;
use super::walk::{self, Bounds, Found};
use crate::diag::{Code, Diagnostic, Text, text};
use crate::source::Span;

/// A folder, and where its files stand in the site.
#[derive(Debug, Clone)]
pub struct Mount {
    /// The folder as the site names it: below the site's own folder, or a whole path.
    pub source: String,
    /// The folder of the site that its files stand in; empty for the site's own.
    pub target: String,
    /// Patterns of the files that are read; none, and all are.
    pub include: Vec<String>,
    /// Where the site names the folder, if it must be there.
    pub span: Option<Span>,
}

impl Mount {
    /// Where the folder is, for a site in `root`.
    pub fn folder(&self, root: &Path) -> PathBuf {
        root.join(&self.source)
    }

    /// `path` of the folder as its editors know it.
    fn shown(&self, path: &str) -> String {
        let folder = self.source.trim_start_matches("./").trim_end_matches('/');
        if matches!(folder, "" | ".") { path.to_owned() } else { format!("{folder}/{path}") }
    }
}

/// The site's rules, for the files of a mounted folder. They hold for the paths that the files have in the site, and
/// for those that they have in their own folder.
fn keeps(selection: &Selection<'_>, mount: &Mount, path: &str, is_folder: bool) -> bool {
    let included =
        || mount.include.is_empty() || mount.include.iter().any(|glob| fast_glob::glob_match(glob, path));
    let whole = below(&mount.target, path);
    // What says how to read the site is the site's own.
    let rules = matches!(whole.as_str(), "_config.yml" | "_schema.yml");
    let kept = selection.keeps(&whole, is_folder) && (whole == path || selection.keeps(path, is_folder));
    kept && !rules && (is_folder || included())
}

fn below(target: &str, path: &str) -> String {
    if target.is_empty() { path.to_owned() } else { format!("{target}/{path}") }
}

/// The files of all mounted folders, in the order in which the site names the folders.
pub(super) fn find(
    options: &LoadOptions<'_>,
    selection: &Selection<'_>,
    is_output: &dyn Fn(&Path) -> bool,
    bounds: &Bounds,
    told: &mut Vec<Diagnostic>,
) -> Vec<Found> {
    let mut all = Vec::new();
    for mount in options.mounts {
        let folder = mount.folder(options.root);
        if let Err(why) = check(&folder, options.root) {
            told.extend(mount.span.map(|span| unusable(span, why.clone())));
            continue;
        }
        let keeps = |path: &str, is_folder: bool| keeps(selection, mount, path, is_folder);
        match walk::walk(&folder, keeps, |folder: &Path| is_output(folder), bounds, &mut Vec::new()) {
            Ok(found) => all.extend(found.into_iter().map(|found| Found {
                shown: mount.shown(&found.path),
                path: below(&mount.target, &found.path),
                ..found
            })),
            Err(error) => {
                told.extend(mount.span.map(|span| unusable(span, Text::as_it_is(error.to_string()))))
            }
        }
    }
    all
}

/// Why `folder` cannot be mounted in the site at `root`, if it cannot.
fn check(folder: &Path, root: &Path) -> Result<(), Text> {
    if !folder.exists() {
        return Err(text!("there-is-no-such-folder"));
    }
    if !folder.is_dir() {
        return Err(text!("this-is-no-folder"));
    }
    match (folder.canonicalize(), root.canonicalize()) {
        (Ok(folder), Ok(root)) if root.starts_with(&folder) => {
            Err(text!("this-folder-holds-the-site-itself"))
        }
        (Err(error), _) => Err(text!("this-folder-cannot-be-read", error = &error)),
        _ => Ok(()),
    }
}

fn unusable(span: Span, why: Text) -> Diagnostic {
    Diagnostic::new(Code::UnusableMount, span, why).help(text!("write-where-the-folder-is-seen"))
}
