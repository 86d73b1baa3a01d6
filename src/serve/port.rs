//! The port that is listened on: the one that was asked for, or the next that is free.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, TcpListener};

/// How many ports are tried after the one that was asked for.
const MORE: u16 = 100;

/// Listens on `port` of `host`, or on the next free one; 0 is any.
///
/// # Errors
/// When `host` is not an address of this machine, or none of a hundred ports is free.
pub fn bind(host: &str, port: u16) -> io::Result<TcpListener> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let mut last = io::Error::from(ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(if port == 0 { 0 } else { MORE }) {
        match TcpListener::bind((bare, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => last = error,
            bound => return bound,
        }
    }
    Err(last)
}

/// Host and port as a browser on this machine writes them: of all addresses of a machine it asks its own.
pub(super) fn shown(host: &str, address: SocketAddr) -> String {
    let port = address.port();
    match address.ip() {
        ip if ip.is_unspecified() => format!("localhost:{port}"),
        _ if host.parse::<IpAddr>().is_err() && !host.starts_with('[') => format!("{host}:{port}"),
        _ => address.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taken_port_gives_the_next_free_one() {
        let first = bind("127.0.0.1", 0).expect("any port");
        let taken = first.local_addr().expect("an address").port();
        let second = bind("127.0.0.1", taken).expect("another port");
        assert!(second.local_addr().expect("an address").port() > taken);
    }

    #[test]
    fn address_is_shown_as_a_browser_asks_for_it() {
        let at = |text: &str| text.parse::<SocketAddr>().expect("an address");
        assert_eq!(shown("127.0.0.1", at("127.0.0.1:4000")), "127.0.0.1:4000");
        assert_eq!(shown("localhost", at("127.0.0.1:4000")), "localhost:4000");
        assert_eq!(shown("0.0.0.0", at("0.0.0.0:4000")), "localhost:4000");
        assert_eq!(shown("[::1]", at("[::1]:4000")), "[::1]:4000");
    }
}
