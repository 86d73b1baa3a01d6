//! Moving in: what the site of another generator becomes here.
//!
//! Takes the folder of a site made with Jekyll or Hugo; returns an [`Import`]: the configuration and the schema with which it is
//! read here, the addresses that it has published, what was read, what was converted, and what a person has to look at. Writes
//! nothing and builds nothing: whoever asks tries the result, and hands back where each text came to stand.

mod collections;
mod fields;
mod flow;
mod hugo;
mod jekyll;
mod language;
mod old;
mod redirects;
mod report;
mod settings;
mod shown;
mod stamp;
mod todo;

pub use collections::{NewCollection, NewSchema, NewTitle};
pub use fields::NewField;
pub use report::{Report, Verdict};
pub use settings::{Pin, Settings};
pub use stamp::{is_ours, stamped};
pub use todo::Todo;

use crate::diag::{Failure, Lang, Text, text};
use crate::resolve::{encode, output_path};
use jiff::Timestamp;
use std::collections::HashMap;
use std::path::Path;

/// The name of the report, in the site's folder. Nothing that begins with an underscore is a page.
pub const REPORT: &str = "_import-report.md";

/// What made a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Jekyll.
    Jekyll,
    /// Hugo.
    Hugo,
}

impl Engine {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Jekyll => "Jekyll",
            Engine::Hugo => "Hugo",
        }
    }
}

/// An address that a site has published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The address, below the site's base.
    pub url: String,
    /// The text that it is the page of, if it is that of one.
    pub text: Option<String>,
}

/// What a site becomes here.
#[derive(Debug, Clone)]
pub struct Import {
    /// What made it.
    pub engine: Engine,
    /// The file of its configuration; nothing if it has none.
    pub config_file: Option<String>,
    /// Where that file goes, if ours is called the same.
    pub kept_as: Option<&'static str>,
    /// The language of the site.
    pub lang: String,
    /// The new configuration.
    pub settings: Settings,
    /// The new schema.
    pub schema: NewSchema,
    /// Other files that are written, path and content.
    pub files: Vec<(String, String)>,
    /// The addresses that it has published, as far as its sources tell.
    pub addresses: Vec<Address>,
    /// What is read as it is.
    pub read: Vec<Text>,
    /// What was converted.
    pub converted: Vec<Text>,
    /// What a person has to look at.
    pub todos: Vec<Todo>,
}

/// Reads the site that `engine` has made of the folder `root`; texts of a day after `now` were not published.
///
/// # Errors
/// When the folder cannot be read, is none of such a site, or its configuration cannot be read.
pub fn read(engine: Engine, root: &Path, now: Timestamp) -> Result<Import, Failure> {
    if !root.is_dir() {
        return Err(Failure(text!("no-such-folder", path = root.display().to_string())));
    }
    match engine {
        Engine::Jekyll => jekyll::read(root, now),
        Engine::Hugo => hugo::read(root, now),
    }
}

impl Import {
    /// The new `_config.yml`, with `pins` and with remarks in `lang`.
    pub fn config(&self, pins: &[Pin], lang: Lang) -> String {
        let head = match &self.config_file {
            Some(file) => {
                let file = self.kept_as.unwrap_or(file.as_str());
                text!("the-configuration-of-the-site-as", file = file, engine = self.engine.name())
            }
            None => text!("the-configuration-of-the-site"),
        };
        let notes = settings::Notes {
            pins: text!("addresses-of-single-texts-that-would"),
            shown: text!("templates-may-show-these"),
            dropped: text!("left-behind"),
        };
        self.settings.text(&head, pins, &notes, lang)
    }

    /// The new `_schema.yml`, with remarks in `lang`.
    pub fn schema(&self, lang: Lang) -> String {
        let nothing_new = self.schema.base.is_none()
            && self.schema.keys.is_empty()
            && self.schema.ignored.is_empty()
            && self.schema.collections.iter().all(NewCollection::is_known);
        let head = match nothing_new {
            true => text!("nothing-here-differs-from-the-default"),
            false => text!("what-the-entries-of-this-site"),
        };
        self.schema.text(&head, &text!("keys-that-only-layouts-acted-on"), lang)
    }

    /// The addresses, a line each.
    pub fn list(&self) -> String {
        let mut urls: Vec<String> = self.addresses.iter().map(|address| encode(&address.url)).collect();
        urls.sort();
        urls.dedup();
        urls.iter().map(|url| format!("{url}\n")).collect()
    }

    /// What has to be said of single texts for their addresses to stay alive, if they came to stand where `new` says: a path
    /// and an address each.
    pub fn pins<'a>(&self, new: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Pin> {
        let new: HashMap<&str, &str> = new.collect();
        let moved = self.addresses.iter().filter_map(|address| {
            let path = address.text.as_deref()?;
            let now = *new.get(path)?;
            let same = output_path(&encode(&address.url)) == output_path(&encode(now));
            // What was copied with its ending is no page at that address.
            let key = if is_page(&address.url) { "permalink" } else { "redirect_from" };
            (!same).then(|| Pin { path: path.to_owned(), key, url: address.url.clone() })
        });
        let mut pins: Vec<Pin> = moved.collect();
        pins.sort_by(|a, b| (&a.path, &a.url).cmp(&(&b.path, &b.url)));
        pins.dedup_by(|a, b| a.path == b.path);
        pins
    }
}

/// Whether a page may stand at `url`: it ends as pages do, or as folders.
fn is_page(url: &str) -> bool {
    let name = url.rsplit('/').next().unwrap_or_default();
    name.ends_with(".html") || output_path(url).is_some_and(|path| path.ends_with(".html"))
}
