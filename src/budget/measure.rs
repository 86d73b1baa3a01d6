//! What each page weighs, compressed as a server sends it.

use super::elements::elements;
use crate::artifact::{Artifact, Content};
use libdeflater::{CompressionLvl, Compressor};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// The level that servers use, more or less.
const LEVEL: i32 = 6;

/// A page and what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its path below the output folder.
    pub path: String,
    /// Its type: `home`, `list`, or the collection that it is an entry of.
    pub kind: String,
    /// How many elements it has.
    pub nodes: usize,
    /// The page itself, and the style sheets and scripts that it loads without being asked.
    pub parts: Vec<Part>,
}

/// A file that a page loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its path below the output folder.
    pub path: String,
    /// Its bytes, compressed.
    pub weight: usize,
}

impl Page {
    /// The bytes of all its parts, compressed.
    pub fn weight(&self) -> usize {
        self.parts.iter().map(|part| part.weight).sum()
    }
}

/// Measures the pages among `artifacts` that `kinds` knows; `base` is the folder of the host that the site lives in.
pub fn pages(artifacts: &[Artifact], kinds: &HashMap<String, String>, base: &str) -> Vec<Page> {
    let resources: HashMap<&str, Resource> = artifacts
        .par_iter()
        .filter(|artifact| [".css", ".js", ".mjs"].iter().any(|ending| artifact.path.ends_with(ending)))
        .filter_map(|artifact| Some((artifact.path.as_str(), Resource::new(artifact)?)))
        .collect();
    let measured = artifacts.par_iter().filter_map(|artifact| {
        let kind = kinds.get(&artifact.path)?;
        let Content::Bytes(bytes) = &artifact.content else { return None };
        let html = std::str::from_utf8(bytes).ok()?;
        let mut nodes = 0;
        let mut wanted = Vec::new();
        for element in elements(html) {
            nodes += 1;
            let is = |name: &str| element.name.eq_ignore_ascii_case(name);
            let sheet = is("link") && element.attribute("rel") == Some("stylesheet");
            let address = if sheet { element.attribute("href") } else { None };
            wanted.extend(address.or_else(|| element.attribute("src").filter(|_| is("script"))));
        }
        let wanted = wanted.into_iter().filter_map(|address| path_of(address, base));
        let mut parts = vec![Part { path: artifact.path.clone(), weight: packed(bytes) }];
        parts.extend(loaded(wanted.collect(), &resources));
        Some(Page { path: artifact.path.clone(), kind: kind.clone(), nodes, parts })
    });
    measured.collect()
}

/// A style sheet or a script.
struct Resource {
    weight: usize,
    /// The paths of what it imports.
    imports: Vec<String>,
}

impl Resource {
    fn new(artifact: &Artifact) -> Option<Self> {
        let read;
        let bytes = match &artifact.content {
            Content::Bytes(bytes) => bytes,
            Content::Copy(path) => {
                read = std::fs::read(path).ok()?;
                &read
            }
            Content::Aside(_) | Content::Taken => return None,
        };
        let text = String::from_utf8_lossy(bytes);
        let folder = artifact.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let imports = imports(&text).filter_map(|named| below(folder, named)).collect();
        Some(Self { weight: packed(bytes), imports })
    }
}

/// All that is loaded for `wanted`, each file once.
fn loaded(mut wanted: Vec<String>, resources: &HashMap<&str, Resource>) -> Vec<Part> {
    let mut seen = BTreeSet::new();
    while let Some(path) = wanted.pop() {
        if let Some(resource) = resources.get(path.as_str())
            && seen.insert(path)
        {
            wanted.extend(resource.imports.iter().cloned());
        }
    }
    seen.into_iter().map(|path| Part { weight: resources[path.as_str()].weight, path }).collect()
}

/// What a script imports when it starts, and a style sheet with `@import`; `import("…")` comes later, if at all.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let words = ["from \"", "import \"", "@import url(\""];
    let pieces = words.into_iter().flat_map(|word| text.split(word).skip(1));
    pieces.filter_map(|rest| rest.split_once('"').map(|(name, _)| name))
}

/// The path of `name`, which a file in `folder` names; nothing if that is not of the site.
fn below(folder: &str, name: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path of the file at `address`; nothing if that is not of the site.
fn path_of(address: &str, base: &str) -> Option<String> {
    let path = address.strip_prefix(base)?.strip_prefix('/').filter(|path| !path.starts_with('/'))?;
    let path = path.split(['?', '#']).next()?;
    Some(path.to_owned())
}

/// The bytes of `bytes`, compressed.
fn packed(bytes: &[u8]) -> usize {
    let level = CompressionLvl::new(LEVEL).unwrap_or_default();
    let mut packer = Compressor::new(level);
    let mut out = vec![0; packer.gzip_compress_bound(bytes.len())];
    packer.gzip_compress(bytes, &mut out).unwrap_or(bytes.len())
}
