//! Old addresses in three forms: `_redirects`, a map for nginx, and pages that lead on.

use super::{Context, path_of};
use crate::artifact::Artifact;
use crate::resolve::redirects::Redirect;
use crate::resolve::{Site, decoded};

/// The files that keep old addresses alive; none if there are none.
pub fn render(site: &Site, context: &Context) -> Vec<Artifact> {
    if site.redirects.is_empty() {
        return Vec::new();
    }
    let base = |address: &str| site.targets.with_base(address);
    let mut artifacts = vec![
        Artifact::text("_redirects", netlify(&site.redirects, &base)),
        Artifact::text("redirects.nginx.conf", nginx(&site.redirects, &base)),
    ];
    let strings = context.theme.strings(&context.config.lang);
    let moved =
        strings.as_map().and_then(|map| map.get("moved")).and_then(|text| text.to_text()).unwrap_or_default();
    let stubs = site.redirects.iter().filter(|redirect| redirect.stub);
    artifacts.extend(
        stubs.map(|redirect| Artifact::text(path_of(&redirect.from), stub(redirect, &moved, &base, context))),
    );
    artifacts
}

fn netlify(redirects: &[Redirect], base: &dyn Fn(&str) -> String) -> String {
    let mut text = String::new();
    for redirect in redirects {
        let forced = if redirect.forced { "!" } else { "" };
        text.push_str(&format!(
            "{} {} {}{forced}",
            base(&redirect.from),
            base(&redirect.to),
            redirect.status
        ));
        if !redirect.conditions.is_empty() {
            text.push_str(&format!(" {}", redirect.conditions));
        }
        text.push('\n');
    }
    text
}

/// A `map` for nginx's `http` block, read with `if ($redirect_to) { return 301 $redirect_to; }`. nginx compares with
/// the address decoded, and would take a `$` in a target for a variable.
fn nginx(redirects: &[Redirect], base: &dyn Fn(&str) -> String) -> String {
    let mut text = String::from(
        "# Written by eigsite. In the `http` block, below `map_hash_bucket_size 256;`, which long addresses need:\n\
         # include …/redirects.nginx.conf; and in `server`: if ($redirect_to) { return 301 $redirect_to; }\n\
         map $uri $redirect_to {\n    default \"\";\n",
    );
    for redirect in redirects {
        let plain =
            redirect.from.starts_with('/') && !redirect.from.contains(':') && redirect.conditions.is_empty();
        if !plain || redirect.shadowed || !(300..400).contains(&redirect.status) {
            continue;
        }
        let to = base(&redirect.to).replace('$', "%24");
        let from = base(&redirect.from);
        let from = decoded(&from).unwrap_or(from);
        let line = match from.strip_suffix('*') {
            Some(prefix) => {
                format!(
                    "    \"~^{}(?<splat>.*)$\" {};\n",
                    regex(prefix),
                    quoted(&to.replace(":splat", "$splat"))
                )
            }
            None => format!("    {} {};\n", quoted(&from), quoted(&to)),
        };
        text.push_str(&line);
    }
    text.push_str("}\n");
    text
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn regex(text: &str) -> String {
    let escape = |c: char| (!c.is_alphanumeric() && !"/-_".contains(c)).then_some('\\');
    text.chars().flat_map(|c| escape(c).into_iter().chain([c])).collect()
}

/// A page that leads on by itself and says where to, under the title `moved`.
fn stub(redirect: &Redirect, moved: &str, base: &dyn Fn(&str) -> String, context: &Context) -> String {
    let to = super::values::encode(&base(&redirect.to));
    let to = super::indexes::escape(&to);
    let canonical =
        if redirect.to.starts_with('/') { format!("{}{to}", context.config.url) } else { to.clone() };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{moved}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url={to}\">\n\
         <link rel=\"canonical\" href=\"{canonical}\">\n</head>\n<body>\n<main>\n<h1>{moved}</h1>\n<p><a href=\"{to}\">{to}</a></p>\n</main>\n</body>\n</html>\n",
        lang = super::indexes::escape(&context.config.lang),
        moved = super::indexes::escape(moved),
    )
}
