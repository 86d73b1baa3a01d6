//! The site's configuration: `_config.yml` with Jekyll's own keys, and ours under `eigsite:`.
//!
//! Takes the parsed text; returns a [`Config`] with every default filled in. Knows nothing of documents.

mod read;

pub use read::read;

use crate::yaml::Map;
use jiff::tz::TimeZone;

/// What `_config.yml` says, with defaults where it is silent.
#[derive(Debug, Clone)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Scheme and host, without a slash at the end: `https://exemple.fr`; empty if unknown.
    pub url: String,
    /// The folder of the host that the site lives in, without a slash at the end: `/vitrine`; mostly empty.
    pub baseurl: String,
    /// The language of pages that name none: `fr`.
    pub lang: String,
    /// The zone in which instants become civil dates.
    pub timezone: TimeZone,
    /// The permalink of posts, and of pages where it is one of Jekyll's named styles.
    pub permalink: Option<String>,
    /// What each collection is told.
    pub collections: Vec<(String, CollectionConfig)>,
    /// Values that front matter starts from.
    pub defaults: Vec<Defaults>,
    /// Paths read though Jekyll would leave them out.
    pub include: Vec<String>,
    /// Paths left out.
    pub exclude: Vec<String>,
    /// Whether posts of a later day than the build are published.
    pub future: bool,
    /// Whether drafts are built.
    pub drafts: bool,
    /// Whether documents that say nothing about it are published.
    pub published: bool,
    /// Whether documents with `published: false` are built.
    pub unpublished: bool,
    /// Entries on a page of a paginated list, if the site says so.
    pub per_page: Option<usize>,
    /// Whether raw HTML in Markdown stands as it is.
    pub trusted_html: bool,
    /// Everything as written, for templates.
    pub raw: Map,
}

/// What `_config.yml` says of one collection.
#[derive(Debug, Clone, Default)]
pub struct CollectionConfig {
    /// Whether its documents become pages; `None` leaves it to the schema.
    pub output: Option<bool>,
    /// Where they stand.
    pub permalink: Option<String>,
}

/// Values for the front matter of the documents in a scope.
#[derive(Debug, Clone)]
pub struct Defaults {
    /// Folder or file below the source folder; empty for all; `*` and `**` as in a glob.
    pub path: String,
    /// Collection; `None` for all.
    pub kind: Option<String>,
    /// The values.
    pub values: Map,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            url: String::new(),
            baseurl: String::new(),
            lang: "fr".into(),
            timezone: TimeZone::UTC,
            permalink: None,
            collections: Vec::new(),
            defaults: Vec::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            future: false,
            drafts: false,
            published: true,
            unpublished: false,
            per_page: None,
            trusted_html: false,
            raw: Map::default(),
        }
    }
}

impl Config {
    /// Takes scheme, host and folder from `base` (`https://exemple.fr/vitrine`), as the command line may say.
    pub fn set_base(&mut self, base: &str) {
        let host = base.find("://").map_or(0, |at| at + 3);
        let cut = base[host..].find('/').map_or(base.len(), |at| host + at);
        self.url = if host == 0 { String::new() } else { base[..cut].to_owned() };
        self.baseurl = folder(if host == 0 { base } else { &base[cut..] });
    }
}

/// A folder of the host with a slash before it and none after it; empty for the root.
fn folder(path: &str) -> String {
    match path.trim_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}
