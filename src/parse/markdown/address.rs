//! Tells what an address is: of this site, of another, or one that must not stand on a page.
//!
//! Takes an address as an editor wrote it, decoded; knows nothing of pages.

/// The schemes that links may have.
pub const SCHEMES: &[&str] = &[
    "http", "https", "mailto", "tel", "sms", "geo", "ftp", "irc", "ircs", "xmpp", "matrix", "webcal",
    "magnet",
];

/// What an address is.
#[derive(Debug, PartialEq, Eq)]
pub enum Address {
    /// It has a scheme that runs or hides something: `javascript`, `data` …; here is its name.
    Unsafe(String),
    /// Of another host or scheme, ready to be written.
    External(String),
    /// Within the site.
    Internal(String),
}

/// What `address` is for the site at `site_url` + `baseurl`.
pub fn classify(address: &str, site_url: &str, baseurl: &str) -> Address {
    // Browsers ignore these wherever they stand.
    let address: String = address
        .trim_matches(|c: char| c <= ' ' || c == '\u{A0}')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    if let Some(scheme) = scheme(&address) {
        let name = scheme.to_ascii_lowercase();
        if !SCHEMES.contains(&name.as_str()) {
            return Address::Unsafe(name);
        }
        let rest = &address[scheme.len() + 1..];
        if matches!(name.as_str(), "http" | "https")
            && let Some(path) = within(rest, site_url, baseurl)
        {
            return Address::Internal(path);
        }
        return Address::External(format!("{name}:{rest}"));
    }
    // Browsers read `\` as `/`.
    let slashes = address.bytes().take(2).filter(|b| matches!(b, b'/' | b'\\')).count();
    if slashes < 2 {
        return Address::Internal(address);
    }
    let host = format!("//{}", &address[2..]);
    match within(&host, site_url, baseurl) {
        Some(path) => Address::Internal(path),
        None => Address::External(format!("https:{host}")),
    }
}

/// The scheme of `address`, without its colon.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let begins = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    // A character that browsers drop or refuse must not hide a scheme.
    let all = scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (begins && all).then_some(scheme)
}

/// The path of `//host/path` if it is within the site.
fn within(address: &str, site_url: &str, baseurl: &str) -> Option<String> {
    let (host, path) = split_host(address)?;
    let (site, base) = split_host(site_url.split_once(':').map_or(site_url, |(_, rest)| rest))?;
    if !host.eq_ignore_ascii_case(site) {
        return None;
    }
    let prefix = format!("{}{}", base.trim_end_matches('/'), baseurl.trim_end_matches('/'));
    let rest = path.strip_prefix(&prefix)?;
    match rest.chars().next() {
        None => Some("/".to_owned()),
        Some('/') => Some(rest.to_owned()),
        Some('?' | '#') => Some(format!("/{rest}")),
        Some(_) => None,
    }
}

fn split_host(address: &str) -> Option<(&str, &str)> {
    let rest = address.strip_prefix("//")?;
    Some(rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())))
        .filter(|(host, _)| !host.is_empty())
}

/// The host of an external address, for people: `www.dailymotion.com`.
pub fn host(address: &str) -> &str {
    let rest = address.split_once(':').map_or(address, |(_, rest)| rest);
    let Some((authority, _)) = split_host(rest) else { return address };
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    host.split_once(':').map_or(host, |(host, _)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Address {
        classify(address, "https://eig.fr", "/base")
    }

    #[test]
    fn schemes_that_run_are_unsafe_however_written() {
        for address in [
            "javascript:a",
            " JaVa\nScript:a",
            "\u{1}javascript:a",
            "data:text/html,x",
            "vbscript:x",
            "file:///x",
            "java\tscript:a",
        ] {
            assert!(matches!(of(address), Address::Unsafe(_)), "{address:?}");
        }
        assert_eq!(of("java%0Ascript:x"), Address::Internal("java%0Ascript:x".into()));
    }

    #[test]
    fn own_host_is_internal() {
        assert_eq!(of("https://EIG.fr/base/a?b#c"), Address::Internal("/a?b#c".into()));
        assert_eq!(of("http://eig.fr/base"), Address::Internal("/".into()));
        assert_eq!(of("//eig.fr/base#x"), Address::Internal("/#x".into()));
        assert_eq!(of("https://eig.fr/baseline"), Address::External("https://eig.fr/baseline".into()));
        assert_eq!(classify("https://a.b/", "", ""), Address::External("https://a.b/".into()));
        assert_eq!(classify("https://a.b", "https://a.b/", ""), Address::Internal("/".into()));
    }

    #[test]
    fn other_hosts_are_external_even_with_backslashes() {
        for address in ["//x.org/a", "\\\\x.org/a", "/\\x.org/a", "/\t/x.org/a", "HTTPS://x.org/a"] {
            assert_eq!(of(address), Address::External("https://x.org/a".into()), "{address:?}");
        }
        assert_eq!(of("mailto:a@b.c"), Address::External("mailto:a@b.c".into()));
    }

    #[test]
    fn paths_are_internal() {
        for address in ["/a", "../b.png", "c.md", "#d", "", "?e", "a/b:c"] {
            assert_eq!(of(address), Address::Internal(address.into()));
        }
    }

    #[test]
    fn host_is_shown_without_user_and_port() {
        assert_eq!(host("https://u@www.a.org:80/b?c"), "www.a.org");
        assert_eq!(host("mailto:a@b.c"), "mailto:a@b.c");
    }
}
