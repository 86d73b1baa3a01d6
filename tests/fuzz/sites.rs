//! Texts that say something about a site: read and resolved by themselves for the fuzz targets, built for the replay.

use super::place;
use eigsite::config::Config;
use eigsite::diag::Diagnostic;
use eigsite::load::{self, Loaded};
use eigsite::parse::date::Date;
use eigsite::parse::{self, markdown};
use eigsite::pipeline::{self, Options, Watcher};
use eigsite::resolve::{self, Places, Site};
use eigsite::schema::{self, Own, Schema};
use eigsite::source::{SourceId, Sources};
use eigsite::yaml;
use std::path::Path;

/// A page, to be led to.
const PAGE: (&str, &str) = ("a.md", "---\ntitle: A\n---\nTexte.\n");
/// Where a list of redirects stands.
pub const REDIRECTS: &str = "_redirects";
/// Where a site's own schema stands.
pub const SCHEMA: &str = "_schema.yml";
/// Where a table of events stands.
pub const EVENTS: &str = "_data/evenements.csv";

/// Builds a site in memory of which `text` is the file at `path`.
pub fn built(path: &str, text: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in [("_config.yml", "title: Essai\n"), PAGE, (path, text)] {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    let options = Options::new(folder.path(), folder.path().join("out"), now());
    let outcome = pipeline::inspect(&options, &Nobody).expect("it can be read");
    within(&outcome.sources, &outcome.diagnostics);
}

/// Reads `text` as a table of events.
pub fn tables(text: &str) {
    let site = resolved(&[(EVENTS, text), PAGE], Schema::embedded(), &[]);
    let (events, _) = Schema::embedded().collection("evenements").expect("events");
    for event in &site.collections[events] {
        assert!(!site.entries[*event].card.title.trim().is_empty(), "an event without a title");
    }
}

/// Reads `text` as a list of redirects.
pub fn redirects(text: &str) {
    for redirect in resolved(&[(REDIRECTS, text), PAGE], Schema::embedded(), &[]).redirects {
        for address in [&redirect.from, &redirect.to] {
            let is_address = address.starts_with('/') || address.starts_with("http");
            assert!(is_address && !address.contains(char::is_whitespace), "{redirect:?}");
        }
        assert!((200..600).contains(&redirect.status), "{redirect:?}");
    }
}

/// Reads `text` as a schema, and a site with it.
pub fn schema(text: &str) {
    let first = SourceId(0);
    let read = yaml::parse(first, text, 0..text.len());
    let mut told = read.diagnostics;
    let own = read.value.as_ref().map(|value| Own { source: first, text, value });
    let schema = schema::read(own).unpack(&mut told);
    let post = ("_posts/2018-03-16-b.md", "---\ntitle: B\ntags: [carte]\n---\nTexte.\n");
    let events = (EVENTS, "Titre,Date\nAtelier,2018-03-16\n");
    resolved(&[(SCHEMA, text), events, post, PAGE], &schema, &told);
}

/// The site of `files`, given as paths and texts. Their first is the source that `told` speaks of; what is said of it and of
/// all others is said of places that are there.
fn resolved(files: &[(&str, &str)], schema: &Schema, told: &[Diagnostic]) -> Site {
    let config = Config::default();
    let mut loaded = Loaded::default();
    for (path, text) in files {
        load::give(Path::new(""), path, text, &mut loaded);
    }
    let today = Date::at(now(), &config.timezone);
    let context = parse::Context {
        config: &config,
        schema,
        languages: schema.languages(),
        markdown: markdown::Options { french: true, ..markdown::Options::default() },
        drafts: false,
        future: false,
        today,
    };
    let mut told = told.to_vec();
    let documents = parse::parse(&loaded, &context, None, &|| ()).unpack(&mut told);
    let shipped = loaded.sources.add(eigsite::source::Source::new("outils.yml", resolve::SHIPPED));
    let sources = &loaded.sources;
    let context =
        resolve::Context { config: &config, schema, sources, places: Places::new(sources), shipped, today };
    let site = resolve::resolve(documents, &context).unpack(&mut told);
    within(sources, &told);
    site
}

/// Every place that `told` names is a place of its text.
fn within(sources: &Sources, told: &[Diagnostic]) {
    for one in told {
        place(&sources.get(one.primary.source).text, one.primary);
        one.fix.iter().for_each(|fix| place(&sources.get(fix.span.source).text, fix.span));
    }
}

/// The moment of every build.
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_715_000_000).expect("a moment")
}

/// Nobody waits to see how far a build is.
pub struct Nobody;

impl Watcher for Nobody {
    fn stage(&self, _: &'static str, _: usize) {}
    fn tick(&self) {}
}
