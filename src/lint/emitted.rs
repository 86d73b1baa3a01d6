//! Every file of a site, and whether an address leads to one of them.

use crate::artifact::Artifact;
use crate::diag::nearest;
use crate::resolve::{Site, decoded};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// Folders of files that are made later, or that servers know.
const LATER: &[&str] = &["search/", "assets/"];
/// Suggestions cost time; after so many there is more to do than to correct names.
const SUGGESTIONS: usize = 100;

/// The files of a site.
#[derive(Debug)]
pub struct Emitted<'a> {
    artifacts: &'a [Artifact],
    /// Their places in that list, by path.
    files: HashMap<&'a str, usize>,
    /// Old addresses that lead on; of those with `*` or `:` what stands before it.
    exact: HashSet<String>,
    begins: Vec<String>,
    base: &'a str,
}

/// What an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads<'a> {
    /// A file of the site, by its path.
    File(&'a str),
    /// Something that is there but cannot be looked at.
    Elsewhere,
    /// Nothing.
    Nowhere,
}

impl<'a> Emitted<'a> {
    /// The files that `site` became; its addresses begin with `base`.
    pub fn new(site: &Site, artifacts: &'a [Artifact], base: &'a str) -> Self {
        let files = artifacts.iter().enumerate().map(|(at, artifact)| (artifact.path.as_str(), at)).collect();
        let (mut exact, mut begins) = (HashSet::new(), Vec::new());
        for redirect in &site.redirects {
            match redirect.from.split_once(['*', ':']) {
                Some((begin, _)) if begin.len() > 1 && begin.starts_with('/') => {
                    begins.push(begin.to_owned())
                }
                Some(_) => {}
                None => drop(exact.insert(redirect.from.trim_end_matches('/').to_owned())),
            }
        }
        Self { artifacts, files, exact, begins, base }
    }

    /// What `path` leads to, an address from the root of the host on without query and anchor.
    pub fn leads(&self, path: &str) -> Leads<'a> {
        let Some(own) = path.strip_prefix(self.base).filter(|own| own.is_empty() || own.starts_with('/'))
        else {
            // Another folder of the host is another site.
            return Leads::Elsewhere;
        };
        let bare = own.trim_start_matches('/');
        let bare = decoded(bare).unwrap_or_else(|| bare.to_owned());
        if let Some(file) = self.file(&bare) {
            return Leads::File(file);
        }
        let composed: String = bare.nfc().collect();
        let later = LATER.iter().any(|folder| bare.starts_with(folder));
        let moved = self.exact.contains(own.trim_end_matches('/'))
            || self.begins.iter().any(|begin| own.starts_with(begin.as_str()));
        if later || moved {
            return Leads::Elsewhere;
        }
        self.file(&composed).map_or(Leads::Nowhere, Leads::File)
    }

    fn file(&self, path: &str) -> Option<&'a str> {
        let forms: &[&str] = match path {
            "" => &["index.html"],
            path if path.ends_with('/') => &["index.html"],
            _ => &["", ".html", "/index.html"],
        };
        forms.iter().find_map(|form| {
            let at = *self.files.get(format!("{path}{form}").as_str())?;
            Some(self.artifacts[at].path.as_str())
        })
    }

    /// The HTML of the page at `path`, if the build made it.
    pub fn html(&self, path: &str) -> Option<Cow<'a, str>> {
        let at = self.files.get(path).filter(|_| path.ends_with(".html"))?;
        match self.artifacts[*at].content.bytes()? {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
        }
    }

    /// The addresses that may be meant where `media` or a page is not there.
    pub fn suggestions(&self, media: bool) -> Suggestions<'a> {
        let fits =
            |path: &&str| path.ends_with(".html") != media && !LATER.iter().any(|own| path.starts_with(own));
        let paths = self.artifacts.iter().map(|artifact| artifact.path.as_str());
        Suggestions { paths: paths.filter(fits).collect(), left: SUGGESTIONS }
    }
}

/// Addresses that may be meant.
#[derive(Debug)]
pub struct Suggestions<'a> {
    paths: Vec<&'a str>,
    left: usize,
}

impl Suggestions<'_> {
    /// The address nearest to `path`: one of the same name in another folder, if there is one only, or one that differs by
    /// little.
    pub fn nearest(&mut self, path: &str) -> Option<String> {
        self.left = self.left.checked_sub(1)?;
        let path = path.trim_start_matches('/');
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
        let wanted = name(path);
        let same = self
            .paths
            .iter()
            .filter(|other| wanted.len() > 4 && wanted != "index.html" && name(other) == wanted);
        let same: Vec<&&str> = same.take(2).collect();
        let whole = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let near = match same.as_slice() {
            [one] => Some(**one),
            _ => nearest(&whole, self.paths.iter().copied()),
        };
        near.map(|path| format!("/{}", path.strip_suffix("index.html").unwrap_or(path)))
    }
}
