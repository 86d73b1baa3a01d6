//! The site's configuration: `_config.yml` with Jekyll's own keys, and ours under `eigsite:`.
//!
//! Takes the parsed text; returns a [`Config`] with every default filled in. Knows nothing of documents.

mod address;
mod budget;
mod cms;
mod keys;
mod legal;
mod lints;
mod mounts;
mod pictures;
mod read;
mod scopes;

pub use budget::{Budget, Limits};
pub use cms::{Cms, Forge};
pub use legal::{Accessibility, Conformity, Legal, Licence, Matomo, Publisher};
pub use lints::Lints;
pub use pictures::Pictures;
pub use read::read;

use crate::diag::{Code, Diagnostic, Lang, text};
use crate::source::{SourceId, Span};
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
    /// Of whom what needs consent is withheld; unless told, of everybody as soon as one record of consent is there.
    pub consent: Option<ConsentRule>,
    /// Whether pages that nobody has translated stand in the site's other languages too.
    pub untranslated: bool,
    /// After how many months without news the status of a challenge is old; 0, and none is.
    pub stale_status: u16,
    /// Folders that are read as if they stood in the site.
    pub mounts: Vec<Mount>,
    /// Who publishes the site, how accessible it is, and how it may be reused.
    pub legal: Legal,
    /// The CMS on the published site, if it is to have one.
    pub cms: Option<Cms>,
    /// How much pages may take.
    pub budget: Budget,
    /// The weight of what is told.
    pub lints: Lints,
    /// What is made of pictures.
    pub images: Pictures,
    /// The collections whose entries get a card for other sites, if the site says so.
    pub cards: Option<Vec<String>>,
    /// Everything as written, for templates.
    pub raw: Map,
}

/// A folder whose files are read as if they stood in one of the site's.
#[derive(Debug, Clone)]
pub struct Mount {
    /// The folder, seen from that of the site.
    pub source: String,
    /// The folder of the site; empty for its own.
    pub target: String,
    /// Patterns of the files that are read; none, and all are.
    pub include: Vec<String>,
    /// Where the configuration names the folder.
    pub span: Span,
}

/// Of whom what needs consent is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentRule {
    /// Of everybody who has not consented.
    Required,
    /// Of those who have a record of consent, and whom it does not cover.
    Recorded,
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

impl Config {
    /// The language that the site says it is in, if messages are in it too; nothing where it says none.
    pub fn said_lang(&self) -> Option<Lang> {
        let says = ["lang", "locale"].iter().any(|key| self.raw.get(key).is_some());
        Lang::of(&self.lang).filter(|_| says)
    }
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
            consent: None,
            untranslated: true,
            stale_status: 18,
            mounts: Vec::new(),
            legal: Legal::default(),
            cms: None,
            budget: Budget::new(),
            lints: Lints::new(),
            images: Pictures::default(),
            cards: None,
            raw: Map::default(),
        }
    }
}

impl Config {
    /// Takes scheme, host and folder from `base` (`https://exemple.fr/vitrine`, or `/vitrine` alone), as the command
    /// line may say; returns whether it could.
    #[must_use]
    pub fn set_base(&mut self, base: &str) -> bool {
        let host = base.find("://").map_or(0, |at| at + 3);
        let (url, path) = base.split_at(base[host..].find('/').map_or(base.len(), |at| host + at));
        let fits = if url.is_empty() { path.starts_with('/') } else { address::origin(url).is_some() };
        if !fits || !address::is_folder(path) {
            return false;
        }
        self.url = url.to_owned();
        self.baseurl = folder(path);
        true
    }

    /// Whether the site has an address that readers can go to: not one that is made up for documentation and tests.
    pub fn is_public(&self) -> bool {
        let host = self.url.split("://").nth(1).unwrap_or_default();
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        let reserved = [".example", ".test", ".invalid", ".localhost"];
        let made_up =
            ["localhost", "example.com", "example.org", "example.net", "exemple.fr", "127.0.0.1", "[::1]"];
        !host.is_empty() && !made_up.contains(&host) && !reserved.iter().any(|end| host.ends_with(end))
    }

    /// A word about the `url` that `_config.yml`, read as `source`, does not say anything of.
    pub fn missing_url(&self, source: SourceId) -> Option<Diagnostic> {
        if !self.url.is_empty() || self.raw.get("url").is_some() {
            return None;
        }
        let message = text!("the-configuration-has-no-so-feeds");
        Some(
            Diagnostic::new(Code::MissingUrl, Span::file(source), message)
                .help(text!("add-a-line-or-an-empty")),
        )
    }
}

/// The keys that `_config.yml` may hold and that mean something, and those below `eigsite:`.
pub fn keys() -> (&'static [&'static str], &'static [&'static str]) {
    (keys::KNOWN, keys::OURS)
}

/// All keys that mean something, by what they stand below: nothing, or `publisher`.
pub fn levels() -> &'static [(&'static str, &'static [&'static str])] {
    keys::LEVELS
}

/// The keys at the root that nothing acts on and nobody is told of.
pub fn tolerated_keys() -> &'static [&'static str] {
    keys::TOLERATED
}

/// The language that `text` (`fr`, `fr-CA`, `pt_BR`) names, in small letters and without what follows it; nothing if
/// it is not the code of a language.
pub fn language_code(text: &str) -> Option<String> {
    let mut parts = text.trim().split(['-', '_']);
    let code = parts.next().filter(|code| matches!(code.len(), 2 | 3))?;
    let is_region =
        |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (code.bytes().all(|b| b.is_ascii_alphabetic()) && parts.all(is_region)).then(|| code.to_ascii_lowercase())
}

/// A folder of the host with a slash before it and none after it; empty for the root.
fn folder(path: &str) -> String {
    match path.trim_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_is_two_or_three_letters_and_perhaps_a_region() {
        for (text, code) in [("fr", "fr"), ("FR", "fr"), ("fr-CA", "fr"), ("pt_BR", "pt"), ("gsw", "gsw")] {
            assert_eq!(language_code(text).as_deref(), Some(code), "{text}");
        }
        for text in ["", "f", "français", "french", "en\"><b>", "fr-", "../en", "e1", "é!"] {
            assert_eq!(language_code(text), None, "{text}");
        }
    }

    #[test]
    fn base_is_an_address_or_a_path() {
        let base = |text: &str| {
            let mut config = Config::default();
            config.set_base(text).then_some((config.url, config.baseurl))
        };
        let parts = |url: &str, baseurl: &str| Some((url.to_owned(), baseurl.to_owned()));
        assert_eq!(base("https://exemple.fr/vitrine/"), parts("https://exemple.fr", "/vitrine"));
        assert_eq!(base("http://exemple.fr"), parts("http://exemple.fr", ""));
        assert_eq!(base("/vitrine"), parts("", "/vitrine"));
        assert_eq!(base("/"), parts("", ""));
        for text in
            ["", "vitrine", "exemple.fr/vitrine", "ftp://exemple.fr", "https:///a", "//exemple.fr", "/a b"]
        {
            assert_eq!(base(text), None, "{text}");
        }
    }
}
