//! Stage 4c: the pictures of finished pages.
//!
//! Takes the artifacts of a site; returns them with every page's pictures knowing their size and their smaller forms,
//! with these forms, and with pictures that say of themselves only what they show. Knows nothing of entries and
//! templates: which pictures a page shows is read from the page, so that those of texts, templates and a site's own
//! theme are treated alike. What is made is kept in a [`Cache`]; the same picture gives the same bytes on any number of
//! threads.

mod budget;
mod cache;
pub mod card;
mod decode;
mod fault;
mod format;
mod metadata;
mod pages;
mod picture;
mod resize;
mod svg;
mod tag;

pub use cache::Cache;
pub use card::Card;
pub use fault::{Fault, tell};

use crate::artifact::{Artifact, Content, Shelf};
use crate::config::Pictures as Settings;
use budget::Budget;
use format::Format;
use pages::{Filling, Shown};
use picture::{Asked, Picture, Workshop};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// The memory that all threads together take for pictures.
const MEMORY: u64 = 450 << 20;

/// Pictures on screens with more than two points a pixel gain nothing that eyes see.
const DENSITY: u32 = 2;

/// What pictures are made with.
#[derive(Debug)]
pub struct Context<'a> {
    /// What the configuration says of pictures.
    pub settings: &'a Settings,
    /// What stands before every address of the site.
    pub base: &'a str,
    /// Where the site goes: what is kept stands beside.
    pub output: &'a Path,
    /// Whether pictures are made; otherwise they are only looked at.
    pub making: bool,
    /// The paths of pages that are an editor's own, to the last byte.
    pub verbatim: HashSet<&'a str>,
    /// Where pages wait, if memory need not hold them.
    pub shelf: Option<&'a Arc<Shelf>>,
}

/// What is known of the pictures of a site, by their paths.
#[derive(Debug, Default)]
pub struct Known(BTreeMap<String, Picture>);

/// What came of the pictures.
#[derive(Debug)]
pub struct Done {
    /// What is kept for the next build.
    pub cache: Cache,
    /// What is wrong, by file.
    pub faults: Vec<Fault>,
    /// What is known of each picture.
    pub pictures: Known,
}

/// Fills in the pictures of the pages among `artifacts`, and adds their smaller forms and the `cards`. `begin` is told how
/// many pictures there are, `done` is called after each.
pub fn complete(
    artifacts: &mut Vec<Artifact>,
    cards: Vec<Card>,
    context: &Context,
    begin: &dyn Fn(usize),
    done: &(dyn Fn() + Sync),
) -> Done {
    let cache = Cache::beside(context.output);
    let shown = shown(artifacts, context);
    let asked = asked(artifacts, &shown, context);
    begin(asked.len() + cards.len());
    let workshop = Workshop {
        settings: context.settings,
        cache: &cache,
        budget: Budget::new(MEMORY),
        making: context.making,
    };
    let looked: Vec<(String, Picture, Vec<Fault>)> = asked
        .par_iter()
        .map(|asked| {
            let mut faults = Vec::new();
            let picture = workshop.picture(*asked, &mut faults);
            done();
            (asked.path.to_owned(), picture, faults)
        })
        .collect();
    let mut faults = Vec::new();
    let mut pictures = BTreeMap::new();
    for (path, picture, mut told) in looked {
        faults.append(&mut told);
        pictures.insert(path, picture);
    }
    if !faults.is_empty() {
        let pages = first_pages(artifacts, &shown, &faults);
        faults.iter_mut().for_each(|fault| fault.page = pages.get(fault.path.as_str()).cloned());
    }
    fill(artifacts, &shown, &pictures, context);
    add_files(artifacts, &pictures);
    if context.making {
        card::add(artifacts, cards, &cache, done);
    }
    Done { cache, faults, pictures: Known(pictures) }
}

/// Fills in the pictures of the page `new`, which takes the place of `old`, as it was before its own were filled in; nothing
/// if it shows other pictures than that, or shows them otherwise, which may change what is made of them.
pub fn fill_again(old: &Artifact, new: &mut Artifact, known: &Known, context: &Context) -> Option<()> {
    let shown = |artifact: &Artifact| {
        page(artifact, context)
            .map_or_else(Vec::new, |text| pages::pictures(&text, &artifact.path, context.base))
    };
    let (before, shown) = (shown(old), shown(new));
    if !before.iter().map(Shown::facts).eq(shown.iter().map(Shown::facts)) {
        return None;
    }
    if let Some(text) = page(new, context) {
        let filled = pages::fill(&text, &shown, &filling(&|path| known.0.get(path), context));
        new.content = Content::Bytes(filled.into());
    }
    Some(())
}

/// The pictures of each page that shows some, by its place among the artifacts.
fn shown(artifacts: &[Artifact], context: &Context) -> Vec<(usize, Vec<Shown>)> {
    let of_page = |(index, artifact): (usize, &Artifact)| {
        let page = page(artifact, context)?;
        let shown = pages::pictures(&page, &artifact.path, context.base);
        (!shown.is_empty()).then_some((index, shown))
    };
    artifacts.par_iter().enumerate().filter_map(of_page).collect()
}

/// The first page that shows each file with one of `faults`.
fn first_pages<'s>(
    artifacts: &[Artifact],
    shown: &'s [(usize, Vec<Shown>)],
    faults: &[Fault],
) -> BTreeMap<&'s str, String> {
    let faulty: HashSet<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    let mut pages = BTreeMap::new();
    for (index, shown) in shown {
        let files = shown.iter().filter_map(|one| one.file.as_deref());
        for file in files.filter(|file| faulty.contains(file)) {
            pages.entry(file).or_insert_with(|| artifacts[*index].path.clone());
        }
    }
    pages
}

/// The bytes of an artifact that is a page with pictures, and not one that an editor wrote to the last byte.
fn page<'a>(artifact: &'a Artifact, context: &Context) -> Option<Cow<'a, [u8]>> {
    let is_page = artifact.path.ends_with(".html") && !context.verbatim.contains(artifact.path.as_str());
    let bytes = is_page.then(|| artifact.content.bytes()).flatten()?;
    // Of pages that show none, no tag is looked at.
    memchr::memmem::find(&bytes, b"<img").is_some().then_some(bytes)
}

/// The files of pictures among the artifacts, and how many pixels of each are asked for.
fn asked<'a>(artifacts: &'a [Artifact], shown: &[(usize, Vec<Shown>)], context: &Context) -> Vec<Asked<'a>> {
    let usual = pages::widest(&context.settings.sizes).unwrap_or(u32::MAX);
    let mut across: BTreeMap<&str, u32> = BTreeMap::new();
    for one in shown.iter().flat_map(|(_, shown)| shown) {
        let Some(file) = one.file.as_deref() else { continue };
        let wide = if one.across == u32::MAX { usual } else { one.across };
        let most = across.entry(file).or_default();
        *most = wide.max(*most);
    }
    let asked = artifacts.iter().filter_map(|artifact| {
        let Content::Copy(file) = &artifact.content else { return None };
        Format::named(&artifact.path)?;
        Some(Asked { path: &artifact.path, file, shown: across.get(artifact.path.as_str()).copied() })
    });
    asked.collect()
}

/// How many pixels a picture needs that takes `across` of the screen.
fn enough(across: u32) -> u32 {
    across.saturating_mul(DENSITY)
}

impl Settings {
    /// The widths in which a picture of `width` is made that takes `across` pixels of the screen, the smallest first.
    fn widths_for(&self, width: u32, across: u32) -> Vec<u32> {
        let mut widths: Vec<u32> = self.widths.iter().copied().filter(|smaller| *smaller < width).collect();
        widths.extend((width <= self.most()).then_some(width));
        let last = widths.iter().position(|width| *width >= enough(across));
        widths.truncate(last.map_or(widths.len(), |last| last + 1));
        widths
    }

    fn most(&self) -> u32 {
        self.widths.last().copied().unwrap_or(0)
    }
}

/// Writes what is known of pictures into the pages that show them.
fn fill(
    artifacts: &mut [Artifact],
    shown: &[(usize, Vec<Shown>)],
    pictures: &BTreeMap<String, Picture>,
    context: &Context,
) {
    let picture = |path: &str| pictures.get(path);
    let filling = filling(&picture, context);
    // One after the other in their places, so that no second form of all pages is in memory.
    artifacts.par_iter_mut().enumerate().for_each(|(index, artifact)| {
        let Ok(at) = shown.binary_search_by_key(&index, |(index, _)| *index) else { return };
        let filled = page(artifact, context).map(|page| pages::fill(&page, &shown[at].1, &filling));
        if let Some(filled) = filled.map(Arc::new) {
            let aside = context.shelf.map(|shelf| shelf.put(Arc::clone(&filled)));
            artifact.content = aside.unwrap_or(Content::Bytes(filled));
        }
    });
}

/// What is written into the tags of pages.
fn filling<'a>(
    picture: &'a (dyn Fn(&str) -> Option<&'a Picture> + Sync),
    context: &'a Context,
) -> Filling<'a> {
    let settings = context.settings;
    Filling { picture, base: context.base, sizes: &settings.sizes, most: settings.most() }
}

/// Puts pictures without their metadata in the place of those with it, and adds the smaller ones. A file of the site
/// that has the name of one of ours stays.
fn add_files(artifacts: &mut Vec<Artifact>, pictures: &BTreeMap<String, Picture>) {
    for artifact in artifacts.iter_mut() {
        if let Some(clean) = pictures.get(&artifact.path).and_then(|picture| picture.clean.as_ref()) {
            artifact.content = clean.clone();
        }
    }
    let variants: Vec<Artifact> =
        pictures.values().flat_map(|picture| &picture.variants).map(|variant| variant.file.clone()).collect();
    if variants.is_empty() {
        return;
    }
    let mut there: HashSet<String> = artifacts.iter().map(|artifact| artifact.path.clone()).collect();
    artifacts.extend(variants.into_iter().filter(|file| there.insert(file.path.clone())));
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn widths_end_where_no_screen_needs_more() {
        let settings = Settings { widths: vec![160, 320, 640, 960], ..Settings::default() };
        assert_eq!(settings.widths_for(2000, 56), [160]);
        assert_eq!(settings.widths_for(2000, 150), [160, 320]);
        assert_eq!(settings.widths_for(2000, 9999), [160, 320, 640, 960]);
        assert_eq!(settings.widths_for(700, 9999), [160, 320, 640, 700]);
        assert_eq!(settings.widths_for(100, 9999), [100]);
        assert_eq!(settings.widths_for(320, 300), [160, 320]);
    }
}
