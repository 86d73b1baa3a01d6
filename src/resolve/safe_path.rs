//! From addresses to files: where the bytes of an address are written, and never outside the output folder.

use crate::diag::{Text, text};

/// How many bytes a name between slashes may have: disks take 255.
pub(super) const LONGEST_NAME: usize = 240;
/// How many bytes a whole path may have; systems take 1,024 or more, the output folder's own path included.
const LONGEST_PATH: usize = 800;

/// Why no file can hold the page at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPlace {
    /// It does not begin with `/` or would leave the output folder.
    Outside,
    /// A name in it, or the whole, is longer than disks allow.
    TooLong,
}

/// The file that holds the page at `url`, relative to the output folder: `/blog/` is in `blog/index.html`, `/x` in
/// `x.html`, `/feed.xml` in `feed.xml`. Escaped bytes are decoded.
///
/// `None` for an address that does not begin with `/`, would leave the output folder or is too long for a disk.
pub fn output_path(url: &str) -> Option<String> {
    place(url).ok()
}

/// As [`output_path`], with the reason where there is none.
pub(super) fn place(url: &str) -> Result<String, NoPlace> {
    let path = decode(url).map_err(|_| NoPlace::Outside)?;
    let path = path.strip_prefix('/').filter(|path| !path.starts_with('/')).ok_or(NoPlace::Outside)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    let file = match name {
        "" => format!("{path}index.html"),
        _ if has_extension(name) => path.to_owned(),
        _ => format!("{path}.html"),
    };
    let is_too_long = file.len() > LONGEST_PATH || file.split('/').any(|name| name.len() > LONGEST_NAME);
    if is_too_long { Err(NoPlace::TooLong) } else { Ok(file) }
}

/// Whether a name ends as the names of files do: `.html`, not `.2-suite`.
fn has_extension(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| {
        (1..=11).contains(&extension.len())
            && extension.bytes().all(|b| b.is_ascii_alphanumeric())
            && extension.bytes().any(|b| b.is_ascii_alphabetic())
    })
}

/// The path that `url` names, its escapes decoded; `None` where it is none that the site may use.
pub fn decoded(url: &str) -> Option<String> {
    decode(url).ok()
}

/// The path that `url` names, its escapes decoded; or why it may not be used.
pub(super) fn decode(url: &str) -> Result<String, Text> {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = escaped_byte(rest);
        if escaped == Some(b'/') {
            return Err(text!("has-an-escaped-slash"));
        }
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &rest[3..] } else { after };
    }
    let path = String::from_utf8(bytes).map_err(|_| text!("has-escaped-bytes-that-are-not"))?;
    if path.contains(char::is_control) {
        return Err(text!("has-a-control-character"));
    }
    if path.contains('\\') {
        return Err(text!("has-a-backslash"));
    }
    if path.split('/').any(|part| matches!(part, "." | "..")) {
        return Err(text!("has-a-or-between-slashes"));
    }
    Ok(path)
}

/// The byte that an escape at the start of `text` stands for: `%C3`.
pub(super) fn escaped_byte(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// An address with the characters percent-encoded that may not stand in one; what is encoded stays as it is.
pub fn encode(url: &str) -> String {
    if url.bytes().all(|b| {
        b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
    }) {
        return url.to_owned();
    }
    let mut out = String::with_capacity(url.len() + 16);
    for byte in url.bytes() {
        match byte {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => {
                out.push_str(&format!("%{byte:02X}"))
            }
            b if b.is_ascii_graphic() => out.push(char::from(b)),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{NoPlace, output_path, place};

    #[test]
    fn addresses_lead_to_files() {
        let file = |url| output_path(url).unwrap_or_else(|| "none".to_owned());
        assert_eq!(file("/"), "index.html");
        assert_eq!(file("/blog/"), "blog/index.html");
        assert_eq!(file("/defis.html"), "defis.html");
        assert_eq!(file("/a/x"), "a/x.html");
        assert_eq!(file("/feed.xml"), "feed.xml");
        assert_eq!(file("/site.webmanifest"), "site.webmanifest");
        assert_eq!(file("/version-1.2"), "version-1.2.html");
        assert_eq!(file("/1.a-suite"), "1.a-suite.html");
        assert_eq!(file("/.well-known/security.txt"), ".well-known/security.txt");
    }

    #[test]
    fn escapes_are_decoded() {
        assert_eq!(output_path("/caf%C3%A9%20noir/").as_deref(), Some("café noir/index.html"));
        assert_eq!(output_path("/été.html").as_deref(), Some("été.html"));
        assert_eq!(output_path("/50%25").as_deref(), Some("50%.html"));
        assert_eq!(output_path("/50%").as_deref(), Some("50%.html"));
        assert_eq!(output_path("/50%é").as_deref(), Some("50%é.html"));
    }

    #[test]
    fn no_file_has_a_name_too_long_for_a_disk() {
        let a = |count| "a".repeat(count);
        assert_eq!(output_path(&format!("/{}/", a(240))), Some(format!("{}/index.html", a(240))));
        assert_eq!(output_path(&format!("/{}", a(235))), Some(format!("{}.html", a(235))));
        // Bytes of the name count, not letters or escapes.
        assert_eq!(
            output_path(&format!("/{}/", "%C3%A9".repeat(120))),
            Some(format!("{}/index.html", "é".repeat(120)))
        );
        for long in [
            format!("/{}/", a(241)),
            format!("/x/{}", a(236)),
            format!("/{}/", "é".repeat(121)),
            "/a".repeat(500),
        ] {
            assert_eq!(place(&long), Err(NoPlace::TooLong), "{long}");
        }
    }

    #[test]
    fn no_file_lies_outside_the_output_folder() {
        let bad = [
            "x",
            "",
            "//etc/passwd",
            "/../x",
            "/a/..",
            "/a/%2E%2E/b",
            "/a%2f..%2fb",
            "/%2Fetc",
            "/a\\b",
            "/a%00b",
            "/%FF",
        ];
        for url in bad {
            assert_eq!(output_path(url), None, "{url:?}");
        }
    }
}
