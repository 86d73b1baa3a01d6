//! What a page gets besides its own bytes: the script that follows the edits.

use crate::pipeline::File;
use std::sync::Arc;

/// Where the server's own files stand.
pub(super) const OWN: &str = "/__eigsite/";

/// `page` with the script before its end; `tag` tells the script which state of the page it stands in.
pub(super) fn with_script(page: &[u8], tag: &str) -> Vec<u8> {
    let script = format!("<script defer src=\"{OWN}serve.js\" data-eigsite=\"{tag}\"></script>");
    let end =
        page.windows(7).rposition(|window| window.eq_ignore_ascii_case(b"</body>")).unwrap_or(page.len());
    [&page[..end], script.as_bytes(), &page[end..]].concat()
}

/// A page of a site that has none to say that there is nothing: what is wrong with it is shown over it.
pub(super) fn empty() -> File {
    File::Bytes(Arc::new(
        b"<!doctype html><meta charset=utf-8><title>404</title><body><h1>404</h1></body>".to_vec(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_stands_at_the_end_of_the_page() {
        let script = "<script defer src=\"/__eigsite/serve.js\" data-eigsite=\"t\"></script>";
        let made = |page: &str| String::from_utf8(with_script(page.as_bytes(), "t")).expect("text");
        assert_eq!(made("<p>a</BODY></html>"), format!("<p>a{script}</BODY></html>"));
        assert_eq!(made("<p>a"), format!("<p>a{script}"));
        assert_eq!(made(""), script);
    }
}
