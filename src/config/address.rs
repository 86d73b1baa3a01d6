//! Where a site lives: which texts are a scheme and a host, and which a folder of one.
//!
//! Takes what an editor or the command line says; must not know what addresses are for.

use std::net::Ipv6Addr;

/// `text` without slashes at its end, if it is `https://` or `http://`, a host and perhaps a port, and nothing else.
pub(super) fn origin(text: &str) -> Option<&str> {
    let text = text.trim_end_matches('/');
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (rest, None),
    };
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    (is_host(host) && port.is_none_or(is_port)).then_some(text)
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    let fit = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    host.split('.').all(|label| !label.is_empty() && label.chars().all(fit))
}

/// Whether `text` is the path of a folder, with or without slashes around it, or of the root (nothing, or a slash).
pub(super) fn is_folder(text: &str) -> bool {
    let text = text.strip_prefix('/').unwrap_or(text);
    let text = text.strip_suffix('/').unwrap_or(text);
    text.is_empty() || text.split('/').all(is_part)
}

fn is_part(part: &str) -> bool {
    let mut pieces = part.split('%');
    let plain = pieces.next().is_some_and(is_plain);
    !matches!(part, "" | "." | "..") && plain && pieces.all(is_escape_and_plain)
}

fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '+' | '@'))
}

/// What follows a `%`: two digits of a byte that nothing reads as a dot, a slash or a control character, and the rest.
fn is_escape_and_plain(text: &str) -> bool {
    let Some((digits, rest)) = text.split_at_checked(2) else { return false };
    let hexadecimal = digits.bytes().all(|b| b.is_ascii_hexdigit());
    let byte = u8::from_str_radix(digits, 16).ok().filter(|_| hexadecimal);
    byte.is_some_and(|b| !b.is_ascii_control() && !matches!(b, b'.' | b'/' | b'\\')) && is_plain(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origin_is_a_scheme_and_a_host() {
        for text in ["https://exemple.fr", "http://localhost:4000", "https://été.fr", "http://[::1]:80"] {
            assert_eq!(origin(text), Some(text));
        }
        assert_eq!(origin("https://exemple.fr/"), Some("https://exemple.fr"));
        for text in [
            "",
            "exemple.fr",
            "//exemple.fr",
            "https://",
            "https://exemple.fr/a",
            "https://exem ple.fr",
            "https://exemple.fr\"><b>",
            "javascript://exemple.fr",
            "https://a:b@exemple.fr",
            "https://exemple.fr:99999",
            "https://exemple.fr:",
            "https://exemple..fr",
            "https://exemple.fr?a",
        ] {
            assert_eq!(origin(text), None, "{text}");
        }
    }

    #[test]
    fn folder_is_a_path_within_the_host() {
        for text in ["", "/", "/vitrine", "vitrine/", "/a/b-c_d.e~1", "/été", "/mon%20site", "/caf%C3%A9"] {
            assert!(is_folder(text), "{text}");
        }
        for text in [
            "..",
            "/../a",
            "/a/./b",
            "//exemple.fr",
            "/a//b",
            "/a b",
            "/a\"b",
            "/a'b",
            "/a<b",
            "/a?b",
            "/a#b",
            "/a\\b",
            "https://exemple.fr",
            "/%2e%2e/a",
            "/a%2Fb",
            "/a%",
            "/a%zz",
            "/a%+1",
            "/a%é",
        ] {
            assert!(!is_folder(text), "{text}");
        }
    }
}
