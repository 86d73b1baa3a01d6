//! Every stage up to the pictures, in their order.
//!
//! Takes what was read; returns a site that lacks nothing but what comes last, the index of search and what is said of all
//! its files together.

use super::clock::Clock;
use super::inputs::{self, Inputs};
use super::kept::Read;
use super::memo::Memo;
use super::{Options, Watcher};
use crate::artifact::{Artifact, Shelf};
use crate::cms;
use crate::config::{Cms, Config};
use crate::diag::{Code, Diagnostic, text};
use crate::load::FileEntry;
use crate::parse::date::Date;
use crate::parse::markdown::Blocks;
use crate::render::Theme;
use crate::resolve::Site;
use crate::schema::Schema;
use crate::source::{SourceId, Sources};
use crate::{images, lint, lock, parse, render, resolve, write};
use rayon::prelude::*;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// An empty file of the site that says that consent was in force when it was built.
const CONSENT: &str = ".eigsite-consent";

/// A site that lacks nothing but what comes last: the index of search, and what is said of all its files together.
#[derive(Debug)]
pub(super) struct Ready {
    pub config: Config,
    pub schema: Schema,
    pub theme: Theme,
    pub site: Site,
    pub sources: Sources,
    /// The last of those that were read; what comes after was added later.
    pub shipped: SourceId,
    pub artifacts: Vec<Artifact>,
    pub told: Vec<Diagnostic>,
    /// Which part of `told` was noticed while texts were parsed, one by one.
    pub parsed: Range<usize>,
    pub cache: images::Cache,
    pub pictures: images::Known,
    pub left: Vec<String>,
    /// Whether texts were looked through for names of people who have left.
    pub looked_through: bool,
    pub read: Read,
    pub files: Vec<FileEntry>,
    /// Whether some of them are reached by links, so that one may have several paths.
    pub linked: bool,
    pub today: Date,
    pub clock: Clock,
}

impl Ready {
    /// Lets go of the theme, of entries, and of texts in which nothing was noticed or is allowed: what comes last asks for
    /// none of them.
    pub fn forget_texts(&mut self) {
        self.theme.forget_templates();
        let noticed: HashSet<SourceId> = self.told.iter().flat_map(Diagnostic::sources).collect();
        let entries = std::mem::take(&mut self.site.entries);
        let own = entries.par_iter().filter(|entry| entry.origin.path.is_some());
        let unread = own.map(|entry| entry.origin.span.source);
        let unread = unread.filter(|id| !noticed.contains(id) && !self.sources.get(*id).allows());
        let unread: Vec<SourceId> = unread.collect();
        unread.into_iter().for_each(|id| self.sources.forget(id));
        rayon::spawn(move || drop(entries));
    }
}

/// The pages of a site of so many entries at most stay in memory: it is 4 % faster, and takes 15 MB more at a thousand pages.
const FEW: usize = 2_500;

/// How a site is made.
#[derive(Debug, Clone, Copy)]
pub(super) struct How<'a> {
    /// Whether smaller forms of pictures are made; otherwise pictures are only looked at.
    pub pictures: bool,
    /// Where pages wait, if memory need not hold them.
    pub shelf: Option<&'a Arc<Shelf>>,
    /// Code that was highlighted before, if it is remembered.
    pub blocks: Option<&'a Arc<Blocks>>,
}

/// Whether `site` has so many entries that its pages are kept out of memory where that can be done.
pub(super) fn is_large(site: &Site) -> bool {
    site.entries.len() > FEW
}

impl How<'_> {
    /// As `options` say, with all pages in memory.
    pub fn in_memory(options: &Options) -> Self {
        Self { pictures: options.images, shelf: None, blocks: None }
    }
}

/// Every stage up to the pictures, of what `clock` has seen being read. What is in `memo` is not made again.
pub(super) fn ready(
    inputs: Inputs,
    mut clock: Clock,
    options: &Options,
    how: How,
    mut memo: Option<&mut Memo>,
    watcher: &dyn Watcher,
) -> Ready {
    let Inputs { mut loaded, config, schema, theme, shipped, read: (files, folders), mut told } = inputs;
    clock.lap("load");

    let today = Date::at(options.now, &config.timezone);
    if let Some(memo) = &mut memo {
        memo.check(&loaded.sources, options, today);
    }
    watcher.stage("parse", loaded.files.len());
    let mut context = inputs::parse_context(options, &config, &schema, &today);
    context.markdown.blocks = how.blocks.cloned();
    let known = memo.as_deref_mut().map(|memo| &mut memo.parse);
    let before = told.len();
    let documents = parse::parse(&loaded, &context, known, &|| watcher.tick()).unpack(&mut told);
    let parsed = before..told.len();
    if memo.is_none() {
        parse::markdown::forget_code();
    }
    clock.lap("parse");

    let hangs = parse::hangs_on_the_moment(&loaded, &documents.documents, &context);
    let mut read = Read {
        files,
        folders,
        more: loaded.linked || !config.mounts.is_empty(),
        span: span(&config, hangs, options),
        base: config.baseurl.clone(),
        lang: config.lang.clone(),
    };

    watcher.stage("resolve", 0);
    let context = resolve::Context {
        config: &config,
        schema: &schema,
        sources: &loaded.sources,
        places: resolve::Places::new(&loaded.sources),
        shipped,
        today,
    };
    let mut site = resolve::resolve(documents, &context).unpack(&mut told);
    clock.lap("resolve");
    let how = How { shelf: how.shelf.filter(|_| is_large(&site)), ..how };

    watcher.stage("render", site.entries.len());
    let (shelf, today_here) = (how.shelf, today.civil());
    let context =
        render::Context { config: &config, schema: &schema, theme: &theme, today: today_here, shelf };
    let once = memo.is_none();
    let known = memo.map(|memo| &mut memo.render);
    let mut artifacts = render::render(&site, &context, known, &|| watcher.tick()).unpack(&mut told);
    if once {
        site.forget_html();
    }
    if let Some(cms) = &config.cms {
        add_cms(cms, &mut artifacts, &mut read, &mut told, (&schema, &config.lang, options));
    }
    clock.lap("render");

    let context = lint::Context { config: &config, sources: &loaded.sources };
    told.extend(lint::check(&site, &artifacts, &context));
    told.extend(lint::unused(&site, &mut loaded.sources));
    clock.lap("lint");

    let cards = render::cards(&site, &config, &schema);
    let context = images_context(&config, &site, options, how);
    let images::Done { cache, faults, pictures: known } =
        images::complete(&mut artifacts, cards, &context, &|count| watcher.stage("images", count), &|| {
            watcher.tick()
        });
    if !faults.is_empty() {
        let places = resolve::named_at(&site, faults.iter().map(|fault| fault.path.as_str()).collect());
        told.extend(images::tell(faults, &places, &mut loaded.sources));
    }
    clock.lap("images");

    let list = loaded.sources.iter().find(|(_, source)| source.path == lock::FILE);
    told.extend(list.into_iter().flat_map(|(id, list)| lock::check(id, &list.text, &artifacts, &site)));
    if site.consent_in_force {
        artifacts.push(Artifact::text(CONSENT, ""));
    }
    let gone = write::gone(&options.output, &artifacts);
    let was_in_force = gone.iter().any(|path| path == CONSENT);
    told.extend(resolve::consent_lapsed(was_in_force, &site, &config, &schema));
    let names: Vec<String> = write::noted(&options.source).into_iter().chain(options.gone.clone()).collect();
    let written = |path: &str| std::fs::read_to_string(options.output.join(path)).ok();
    let people = resolve::Gone { pages: &gone, read: &written, names: &names };
    let left = resolve::left_behind(&people, &site, &config, &schema, &loaded.sources, &mut told);
    Ready {
        read,
        looked_through: left.is_some(),
        config,
        schema,
        theme,
        site,
        sources: loaded.sources,
        shipped,
        artifacts,
        told,
        parsed,
        cache,
        pictures: known,
        left: left.unwrap_or_default(),
        files: loaded.files,
        linked: loaded.linked,
        today,
        clock,
    }
}

/// Adds the CMS that the site asks for; a file of an editor's that has the name of one of its files stays.
fn add_cms(
    cms: &Cms,
    artifacts: &mut Vec<Artifact>,
    read: &mut Read,
    told: &mut Vec<Diagnostic>,
    (schema, lang, options): (&Schema, &str, &Options),
) {
    let folder = cms::script_folder(cms.scripts.as_deref(), &options.source);
    let scripts = cms::scripts(&folder);
    if scripts.is_empty() {
        let folder = cms.scripts.clone().unwrap_or_else(|| folder.display().to_string());
        let message = text!("no-script-of-the-cms", folder = folder);
        let help = text!("bring-the-script-of-the-cms");
        told.push(Diagnostic::new(Code::InvalidConfig, cms.span, message).help(help));
        return;
    }
    read.files.extend(scripts.iter().cloned());
    let own: HashSet<String> = artifacts.iter().map(|artifact| artifact.path.clone()).collect();
    let files = cms::published(cms, schema, lang, scripts);
    artifacts.extend(files.into_iter().filter(|file| !own.contains(&file.path)));
}

/// The seconds between which a build at the moment of `options` comes to the same: the rest of the day, or that second
/// alone.
fn span(config: &Config, hangs: bool, options: &Options) -> (i64, i64) {
    let now = options.now.as_second();
    let here = options.now.to_zoned(config.timezone.clone());
    let over = here.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
    (now, over.ok().filter(|_| !hangs).map_or(now + 1, |over| over.timestamp().as_second()))
}

pub(super) fn images_context<'a>(
    config: &'a Config,
    site: &'a Site,
    options: &'a Options,
    how: How<'a>,
) -> images::Context<'a> {
    let verbatim = site.files.iter().filter(|file| file.text.is_some()).map(|file| file.path.as_str());
    images::Context {
        settings: &config.images,
        base: &config.baseurl,
        output: &options.output,
        making: how.pictures,
        verbatim: verbatim.collect(),
        shelf: how.shelf,
    }
}
