//! Addresses of tools: when two are the same, and what a tool is called that has nothing but one.

/// Hosts whose paths begin with an owner and a project.
const FORGES: &[&str] =
    &["github.com", "gitlab.com", "framagit.org", "bitbucket.org", "codeberg.org", "git.sr.ht"];

/// Parts of paths that name nothing.
const GENERIC: &[&str] = &[
    "index",
    "home",
    "accueil",
    "install",
    "docs",
    "doc",
    "en",
    "fr",
    "latest",
    "stable",
    "introduction",
    "user",
    "wiki",
];

/// What two addresses of one page have in common: without scheme, `www.`, a slash at the end, capitals of the host.
pub fn key_of(address: &str) -> String {
    let (host, path) = parts(address);
    let path = path.trim_end_matches("index.html").trim_end_matches('/');
    format!("{host}{path}")
}

/// Whether `address` is one of the web.
pub fn is_web(address: &str) -> bool {
    let start =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
    (start("https://") || start("http://")) && !parts(address).0.is_empty()
}

/// Whether a forge keeps code at `address`.
pub fn is_repository(address: &str) -> bool {
    let (host, path) = parts(address);
    is_forge(&host) && path.split('/').filter(|part| !part.is_empty()).count() >= 2
}

/// A name made of an address: the project on a forge, the last part of the path that names something, the host.
pub fn name_of(address: &str) -> String {
    let (host, path) = parts(address);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if is_forge(&host) {
        return parts.get(1).or(parts.first()).map_or(host, |project| (*project).to_owned());
    }
    let last = parts.last().map(|part| part.split_once('.').map_or(*part, |(stem, _)| stem));
    let named = last.filter(|part| {
        let letters = part.chars().filter(|c| c.is_alphabetic()).count();
        letters > 2 && !part.contains('%') && !GENERIC.contains(&part.to_lowercase().as_str())
    });
    named.map_or(host, |part| capitalised(&part.replace(['-', '_'], " ")))
}

fn is_forge(host: &str) -> bool {
    FORGES.contains(&host) || host.starts_with("gitlab.")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The host, in small letters and without `www.`, and the rest.
fn parts(address: &str) -> (String, &str) {
    let rest = address.trim().split_once("://").map_or(address.trim(), |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].to_lowercase();
    (host.strip_prefix("www.").unwrap_or(&host).to_owned(), &rest[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_write_one_address_have_one_key() {
        for address in ["https://Undraw.co", "http://www.undraw.co/", "https://undraw.co/index.html"] {
            assert_eq!(key_of(address), "undraw.co", "{address}");
        }
        assert_ne!(key_of("https://github.com/a/B"), key_of("https://github.com/a/b"));
    }

    #[test]
    fn tools_without_a_name_are_called_after_their_address() {
        assert_eq!(name_of("https://github.com/knsv/mermaid"), "mermaid");
        assert_eq!(name_of("https://github.com"), "github.com");
        assert_eq!(name_of("https://www.botfuel.io"), "botfuel.io");
        assert_eq!(name_of("https://fr.wikipedia.org/wiki/Extreme_programming"), "Extreme programming");
        assert_eq!(name_of("https://opt-out.ferank.eu/en/install/"), "opt-out.ferank.eu");
        assert_eq!(name_of("https://keepachangelog.com/fr/1.0.0/"), "keepachangelog.com");
    }

    #[test]
    fn forges_keep_code() {
        assert!(is_repository("https://github.com/a/b"));
        assert!(!is_repository("https://github.com/a") && !is_repository("https://a.fr/b/c"));
        assert!(is_web("HTTPS://a.fr") && !is_web("file:outils.org") && !is_web("https://"));
    }
}
