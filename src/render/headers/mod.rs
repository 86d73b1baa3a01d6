//! What servers are to say with each file: `_headers` in Netlify's form, and a snippet for nginx.
//!
//! Takes the paths of all files of the site; returns two files more. Knows what may be kept for ever: what carries a
//! checksum of its content in its name.

mod frames;
mod nginx;
mod paths;
mod types;

use crate::artifact::Artifact;
use crate::cms;
use crate::config::{Cms, Config};
pub use crate::hosting::HEADERS as NETLIFY;
use crate::hosting::{ASKED_ANEW, FOR_EVER, escaped};
use paths::Rule;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The snippet for the `server` block of nginx.
pub const NGINX: &str = "headers.nginx.conf";

const POLICY: &str = "Content-Security-Policy";
const OPENER: &str = "Cross-Origin-Opener-Policy";

/// The name of a header, and what it says.
type Header = (&'static str, String);

/// What servers have to know of the bytes of files.
#[derive(Debug)]
pub struct Noted {
    /// The paths of feeds, and their types.
    feeds: Vec<(String, &'static str)>,
    /// The origins of the frames that pages offer.
    origins: BTreeSet<String>,
}

impl Noted {
    /// That of `artifacts`.
    pub fn of(artifacts: &[Artifact]) -> Self {
        let feeds = types::feeds(artifacts).into_iter().map(|(path, of)| (path.to_owned(), of));
        Self { feeds: feeds.collect(), origins: frames::origins(artifacts) }
    }
}

/// The files that tell servers what to say of `artifacts`, in whose bytes this was `noted`; of those, `own` are the
/// editor's, whose names say nothing of what they hold.
pub fn headers(artifacts: &[Artifact], noted: &Noted, own: &HashSet<&str>, config: &Config) -> Vec<Artifact> {
    let paths: Vec<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let rules = paths::rules(&paths, own);
    let types: Vec<(&str, &str)> = noted.feeds.iter().map(|(path, of)| (path.as_str(), *of)).collect();
    let all = everywhere(config, &noted.origins.iter().map(String::as_str).collect());
    let misnamed: Vec<&str> =
        own.iter().copied().filter(|path| paths::carries_checksum(path, &HashSet::new())).collect();
    vec![
        Artifact::text(NETLIFY, netlify(&rules, &types, &all, config)),
        Artifact::text(NGINX, nginx::snippet(&types, misnamed, &types::endings(&paths), &all, config)),
    ]
}

/// What goes with the files of the CMS in the place of what goes with all others.
fn of_cms(name: &str, cms: &Cms) -> Option<String> {
    match name {
        POLICY => Some(cms::policy(Some(cms))),
        OPENER => Some(cms::opener().to_owned()),
        _ => None,
    }
}

/// What goes with every file; pages may show frames of the origins `framed`.
fn everywhere(config: &Config, framed: &BTreeSet<&str>) -> [Header; 6] {
    [
        (POLICY, policy(config, framed)),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
        ("Permissions-Policy", permissions()),
        (OPENER, "same-origin".to_owned()),
    ]
}

/// What pages may load: what is of the site, and nothing that stands in the page itself. Of other hosts only the players
/// of films that pages offer to show.
fn policy(config: &Config, framed: &BTreeSet<&str>) -> String {
    let mut all = vec![
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ];
    // What counts readers may be told of a page; nothing may be loaded from there.
    let counted = config.legal.matomo.as_ref().map(|matomo| format!("connect-src 'self' {}", matomo.origin));
    all.extend(counted.as_deref());
    let frames = framed.iter().copied().collect::<Vec<_>>().join(" ");
    let frames = (!frames.is_empty()).then(|| format!("frame-src {frames}"));
    all.extend(frames.as_deref());
    all.join("; ")
}

/// What browsers offer to pages and no page of a showcase asks for.
fn permissions() -> String {
    let denied = [
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    ];
    denied.map(|name| format!("{name}=()")).join(", ")
}

/// Rules add up: what all files have stands once, and no two rules of one file name the same header. Where a CMS has some
/// of its own, these stand with each rule.
fn netlify(rules: &[Rule], types: &[(&str, &'static str)], everywhere: &[Header], config: &Config) -> String {
    let base = &config.baseurl;
    let cms_rule = format!("{}/*", cms::FOLDER);
    let differing = |rule: &Rule| -> String {
        let Some(cms) = &config.cms else { return String::new() };
        let said = everywhere.iter().filter_map(|(name, value)| {
            let own = of_cms(name, cms)?;
            Some(format!("  {name}: {}\n", if rule.path == cms_rule { &own } else { value }))
        });
        said.collect()
    };
    let is_for_all = |name: &str| config.cms.as_ref().is_none_or(|cms| of_cms(name, cms).is_none());
    let mut types: BTreeMap<String, &str> =
        types.iter().map(|(path, media_type)| (escaped(path), *media_type)).collect();
    let mut text = format!("{base}/*\n");
    for (name, value) in everywhere.iter().filter(|(name, _)| is_for_all(name)) {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for rule in rules {
        let value = if rule.for_ever { FOR_EVER } else { ASKED_ANEW };
        let differs = differing(rule);
        text.push_str(&format!("{base}/{}\n  Cache-Control: {value}\n{differs}", rule.path));
        if let Some(media_type) = types.remove(&rule.path) {
            text.push_str(&format!("  Content-Type: {media_type}\n"));
        }
    }
    for (path, media_type) in types {
        text.push_str(&format!("{base}/{path}\n  Content-Type: {media_type}\n"));
    }
    // Hosts answer to addresses without the ending of pages, too.
    for rule in rules.iter().filter(|_| config.cms.is_some()) {
        if let Some(bare) = rule.path.strip_suffix(".html") {
            text.push_str(&format!("{base}/{bare}\n{}", differing(rule)));
        }
    }
    text
}
