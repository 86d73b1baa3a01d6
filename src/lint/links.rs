//! Links and pictures of texts, each followed to the file that it leads to.

use super::Context;
use super::anchors::Wanted;
use super::emitted::{Emitted, Leads};
use super::group::Groups;
use crate::diag::{Code, Diagnostic, Text, text};
use crate::parse::body::{Link, Target};
use crate::resolve::Site;
use crate::source::{Sources, Span};

/// Tells what leads nowhere; returns what leads to a place of a page.
pub fn check<'a>(
    site: &Site,
    emitted: &Emitted<'a>,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Vec<Wanted<'a>> {
    let (mut pages, mut media, mut wanted) = (Groups::default(), Groups::default(), Vec::new());
    for entry in &site.entries {
        let Some(page) = &entry.card.url else { continue };
        for link in &entry.body.links {
            if let Target::External(address) = &link.target {
                told.extend(foreign(address, link));
                continue;
            }
            let Some(address) = site.targets.address(&link.target, entry.origin.path.as_deref()) else {
                continue;
            };
            let (path, anchor) = parts(&address, &site.targets.with_base(page));
            match emitted.leads(&path) {
                Leads::Elsewhere => {}
                Leads::File(file) if !anchor.is_empty() && !link.media => {
                    wanted.push(Wanted { file, anchor, span: narrowed(link, context.sources) });
                }
                Leads::File(_) => {}
                Leads::Nowhere => {
                    let groups = if link.media { &mut media } else { &mut pages };
                    groups.add(path, narrowed(link, context.sources));
                }
            }
        }
    }
    let mut near = emitted.suggestions(false);
    let mut files = emitted.suggestions(true);
    told.extend(pages.tell(|path, span, sole| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_page = name.ends_with(".html") || !name.contains('.');
        let near = if is_page { near.nearest(path) } else { files.nearest(path) };
        let message = text!("is-not-there-and-a-link", path = path);
        missing(Code::BrokenLink, message, path, near, (span, sole), context)
    }));
    told.extend(media.tell(|path, span, sole| {
        let message = text!("is-not-there-and-a-page", path = path);
        missing(Code::MissingFile, message, path, files.nearest(path), (span, sole), context)
    }));
    wanted
}

fn missing(
    code: Code,
    message: Text,
    path: &str,
    near: Option<String>,
    (span, sole): (Span, bool),
    context: &Context,
) -> Diagnostic {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let host = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let help = match &near {
        _ if path.contains("/www.") => {
            let at = path.find("www.").unwrap_or_default();
            text!("did-you-mean-an-address-of", at = &path[at..])
        }
        Some(near) => text!("did-you-mean", near = near),
        None if host.len() > 4 && host.ends_with(".fr") => {
            text!("did-you-mean-the-address", path = &path[1..])
        }
        None if name.is_empty() => text!("correct-the-address-or-write-the"),
        None => text!("correct-the-address-or-put-there", name = name),
    };
    let told = Diagnostic::new(code, span, message).help(help);
    let written = context.sources.get(span.source).text.get(span.start..span.end).unwrap_or_default();
    match near.filter(|_| sole && written == path) {
        Some(near) => told.fix(span, near),
        None => told,
    }
}

/// The path of `address`, seen from the page at `page`, from the root of the host on, and its anchor.
fn parts(address: &str, page: &str) -> (String, String) {
    let (before, anchor) = address.split_once('#').unwrap_or((address, ""));
    let path = before.split('?').next().unwrap_or_default();
    let whole = match path {
        "" => page.to_owned(),
        path if path.starts_with('/') => path.to_owned(),
        path => {
            let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{folder}/{path}")
        }
    };
    (without_dots(&whole), anchor.to_owned())
}

fn without_dots(path: &str) -> String {
    if !path.contains("/.") && !path.contains("//") {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let folder = if path.ends_with(['/', '.']) && !parts.is_empty() { "/" } else { "" };
    format!("/{}{folder}", parts.join("/"))
}

/// Where the address of `link` is written, if that can be told.
pub(super) fn narrowed(link: &Link, sources: &Sources) -> Span {
    let address = match &link.target {
        Target::Internal(address) => address,
        Target::Post(name, _) | Target::Page(name, _) | Target::File(name, _) => name,
        Target::External(address) => address,
    };
    let text = sources.get(link.span.source).text.get(link.span.start..link.span.end).unwrap_or_default();
    match text.rfind(address.as_str()).filter(|_| !address.is_empty()) {
        Some(at) => Span::new(link.span.source, link.span.start + at..link.span.start + at + address.len()),
        None => link.span,
    }
}

/// A word about an address elsewhere that cannot be one.
fn foreign(address: &str, link: &Link) -> Option<Diagnostic> {
    if let Some(mail) = address.strip_prefix("mailto:") {
        let mail = mail.split('?').next().unwrap_or_default();
        let one = |mail: &str| {
            let parts = mail.trim().split_once('@');
            parts.is_some_and(|(name, host)| {
                !name.is_empty() && host.contains('.') && !host.ends_with('.') && !host.contains(['@', ' '])
            })
        };
        let wrong = !mail.is_empty() && !mail.split(',').all(one);
        return wrong.then(|| {
            let message = text!("is-not-a-mail-address", mail = mail);
            Diagnostic::new(Code::BrokenLink, link.span, message).help(text!("write-it-with-one-and-a"))
        });
    }
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let named = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let twice =
        matches!(named, "http" | "https") || rest.starts_with("http://") || rest.starts_with("https://");
    let is_host = named.contains('.') || named == "localhost" || named.starts_with('[');
    if twice {
        let at = address.rfind("http").unwrap_or_default();
        let message = text!("this-address-begins-twice");
        let right = address[at..].replacen("http//", "http://", 1).replacen("https//", "https://", 1);
        return Some(
            Diagnostic::new(Code::BrokenLink, link.span, message).help(text!("did-you-mean", near = right)),
        );
    }
    (!is_host).then(|| {
        let message = text!("is-not-the-name-of-a", named = named);
        Diagnostic::new(Code::BrokenLink, link.span, message).help(text!("correct-the-address"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_seen_from_their_page() {
        let page = "/blog/2018/a.html";
        for (address, path, anchor) in [
            ("/x.html#y", "/x.html", "y"),
            ("#y", page, "y"),
            ("b.html", "/blog/2018/b.html", ""),
            ("../img/a.png?v=1", "/blog/img/a.png", ""),
            ("./", "/blog/2018/", ""),
            ("..", "/blog/", ""),
            ("//", "/", ""),
        ] {
            assert_eq!(parts(address, page), (path.to_owned(), anchor.to_owned()), "{address}");
        }
    }
}
