//! The snippet that nginx includes in the `server` block of the site.

use super::{Header, NGINX, of_cms};
use crate::cms;
use crate::config::Config;
use crate::hosting::{ASKED_ANEW, FOR_EVER, FOR_SERVERS, KEPT};

/// The snippet. `everywhere` is what goes with each file; `misnamed` are files whose names look as if they carried a checksum; `endings` get the types beside them.
///
/// `add_header` of a location replaces those of the server, so that all of them stand in the server, and what differs is
/// a variable.
pub(super) fn snippet(
    feeds: &[(&str, &'static str)],
    mut misnamed: Vec<&str>,
    endings: &[(&'static str, &'static str)],
    everywhere: &[Header],
    config: &Config,
) -> String {
    let base = config.baseurl.as_str();
    let sum = format!("^{}/(assets/(.+[-/])?[0-9a-f]{{8,}}\\.[^/]+|search/[a-z]/.+)$", regex(base));
    let mut text = format!(
        "# Written by eigsite. In the `server` block of the site: include …/{NGINX};\n\
         set $eigsite_cache \"{ASKED_ANEW}\";\n\
         if ($uri ~ \"{sum}\") {{ set $eigsite_cache \"{FOR_EVER}\"; }}\n"
    );
    misnamed.sort_unstable();
    for path in misnamed {
        let path = quoted(&format!("{base}/{path}"));
        text.push_str(&format!("if ($uri = {path}) {{ set $eigsite_cache \"{ASKED_ANEW}\"; }}\n"));
    }
    text.push_str("add_header Cache-Control $eigsite_cache;\n");
    for (name, value) in everywhere {
        let own = config.cms.as_ref().and_then(|cms| of_cms(name, cms));
        let Some(own) = own else {
            text.push_str(&format!("add_header {name} \"{value}\" always;\n"));
            continue;
        };
        let variable = format!("$eigsite_{}", name.to_ascii_lowercase().replace('-', "_"));
        let folder = format!("^{}/{}/", regex(base), cms::FOLDER);
        text.push_str(&format!(
            "set {variable} \"{value}\";\nif ($uri ~ \"{folder}\") {{ set {variable} \"{own}\"; }}\n\
             add_header {name} {variable} always;\n"
        ));
    }
    text.push_str(
        "charset utf-8;\n\
         charset_types text/css text/plain text/xml text/csv text/calendar text/javascript \
         application/javascript application/json application/xml;\n",
    );
    for name in FOR_SERVERS.into_iter().chain([".eigsite-manifest"]) {
        text.push_str(&format!("location = {base}/{name} {{ return 404; }}\n"));
    }
    text.push_str(&format!("location ^~ {base}/{KEPT}/ {{ return 404; }}\n"));
    for (path, media_type) in feeds {
        let path = quoted(&format!("{base}/{path}"));
        text.push_str(&format!("location = {path} {{ types {{ }} default_type \"{media_type}\"; }}\n"));
    }
    for (ending, media_type) in endings {
        text.push_str(&format!("location ~ \"\\.{ending}$\" {{ types {{ }} default_type {media_type}; }}\n"));
    }
    text
}

/// `text` so that nginx takes it for itself; what it would take for a variable cannot be written in a location.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `text` as a regular expression that fits it alone.
fn regex(text: &str) -> String {
    let special = |c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-' | '_' | '~' | '@');
    text.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}
