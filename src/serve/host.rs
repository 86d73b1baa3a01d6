//! Whom a request names as its host. A page of another site can make a name of its own lead to this machine and then ask in
//! its own name; it cannot do so with an address, nor with `localhost`.

use std::net::IpAddr;

/// Whether a request for `asked`, the `Host` of its head, is meant for a server on `own`.
pub(super) fn is_ours(asked: &str, own: &str) -> bool {
    let name = match asked.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((address, "")) => address,
            Some((address, port)) if port.strip_prefix(':').is_some_and(is_port) => address,
            _ => return false,
        },
        None => match asked.rsplit_once(':') {
            Some((name, port)) if is_port(port) => name,
            Some(_) => return false,
            None => asked,
        },
    };
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let own = own.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
    name.parse::<IpAddr>().is_ok() || name == "localhost" || name.ends_with(".localhost") || name == own
}

fn is_port(text: &str) -> bool {
    text.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_localhost_are_ours() {
        for host in [
            "127.0.0.1:4000",
            "localhost",
            "LOCALHOST.:80",
            "[::1]:4000",
            "[::1]",
            "192.168.1.2:1",
            "a.localhost",
        ] {
            assert!(is_ours(host, "127.0.0.1"), "{host}");
        }
    }

    #[test]
    fn names_of_others_are_not() {
        for host in [
            "exemple.fr",
            "exemple.fr:4000",
            "localhost.exemple.fr",
            "127.0.0.1.exemple.fr",
            "",
            "[::1]x",
            "a:b",
            ":",
        ] {
            assert!(!is_ours(host, "127.0.0.1"), "{host}");
        }
    }

    #[test]
    fn name_that_was_asked_for_is_ours() {
        assert!(is_ours("poste-12:4000", "Poste-12"));
    }
}
