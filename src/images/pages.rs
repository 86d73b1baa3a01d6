//! Finds the pictures in finished pages, and writes into their tags what is known of them.
//!
//! A page is HTML that the program itself has written, or a template of the site; its tags are found by their first
//! letters, which cannot stand in text.

use super::picture::Picture;
use super::tag::{self, Attribute};
use crate::resolve::decoded;
use memchr::memmem;
use std::ops::Range;

/// A picture that a page shows.
#[derive(Debug)]
pub(super) struct Shown {
    /// Where its tag stands in the page.
    pub tag: Range<usize>,
    /// The file that it shows, by its path in the output; nothing, and it is not one of the site's.
    pub file: Option<String>,
    /// How many pixels of the screen it takes across at most.
    pub across: u32,
    /// Whether it is the first one of what the page is about.
    pub first: bool,
    /// Whether it stands before what the page is about: the mark of the site.
    pub frame: bool,
    /// Whether it stands in a link.
    pub linked: bool,
}

impl Shown {
    /// All of it but for where it stands.
    pub fn facts(&self) -> (Option<&str>, u32, [bool; 3]) {
        (self.file.as_deref(), self.across, [self.first, self.frame, self.linked])
    }
}

/// The pictures of `page`, which stands at `path`; `base` is what stands before every address of the site.
pub(super) fn pictures(page: &[u8], path: &str, base: &str) -> Vec<Shown> {
    let main = memmem::find(page, b"<main").unwrap_or(0);
    let mut found: Vec<Shown> = Vec::new();
    let (mut at, mut linked) = (0, false);
    while let Some(start) = memmem::find(&page[at..], b"<img").map(|found| at + found) {
        linked = ends_in_link(&page[at..start]).unwrap_or(linked);
        let Some(end) = tag::end(page, start) else { break };
        at = end;
        if !page[start + 4..]
            .first()
            .is_some_and(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'))
        {
            continue;
        }
        let attributes = tag::attributes(text(page, start..end));
        let source = value(&attributes, "src").map(tag::unescaped);
        let frame = start < main;
        found.push(Shown {
            file: source.and_then(|source| file(&source, path, base)),
            across: across(&attributes),
            first: !frame && found.iter().all(|shown| shown.frame),
            tag: start..end,
            frame,
            linked,
        });
    }
    found
}

/// Whether the last tag of a link in `html` opens it; nothing if there is none.
fn ends_in_link(html: &[u8]) -> Option<bool> {
    memchr::memrchr_iter(b'<', html).find_map(|at| {
        let tag = &html[at..];
        let opens = tag.starts_with(b"<a ");
        (opens || tag.starts_with(b"</a>")).then_some(opens)
    })
}

/// A part of a page as text.
fn text(page: &[u8], part: Range<usize>) -> &str {
    std::str::from_utf8(&page[part]).unwrap_or_default()
}

/// The value of an attribute that says something.
fn value<'t>(attributes: &[Attribute<'t>], name: &str) -> Option<&'t str> {
    attributes.iter().find(|one| one.name.eq_ignore_ascii_case(name))?.value.filter(|value| !value.is_empty())
}

/// The file of the output that `address` leads to from the page at `path`.
fn file(address: &str, path: &str, base: &str) -> Option<String> {
    let address = address.split(['?', '#']).next().unwrap_or_default().trim();
    let foreign =
        address.starts_with("//") || address.split('/').next().is_some_and(|part| part.contains(':'));
    if address.is_empty() || foreign {
        return None;
    }
    let below = address.strip_prefix(base).filter(|below| below.starts_with('/'));
    let (folder, rest) = match below {
        Some(below) => ("", below),
        None if address.starts_with('/') => return None,
        None => (path.rsplit_once('/').map_or("", |(folder, _)| folder), address),
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    decoded(&parts.join("/"))
}

/// How many pixels of the screen a picture takes across at most, by what its tag says; a picture that does not say may
/// take a whole screen.
fn across(attributes: &[Attribute]) -> u32 {
    let sizes = value(attributes, "sizes").and_then(widest);
    let width = || value(attributes, "width").and_then(|width| width.trim().parse().ok());
    sizes.or_else(width).unwrap_or(u32::MAX)
}

/// The pixels of one `rem`.
const REM: f64 = 16.0;

/// The widest that a list of sizes allows: `(min-width: 40rem) 20rem, 94vw` is at most 94 % of 40 rem.
pub(super) fn widest(sizes: &str) -> Option<u32> {
    let (mut widest, mut screen) = (0.0_f64, f64::INFINITY);
    for one in sizes.split(',').map(str::trim) {
        let (condition, length) = one.rsplit_once(char::is_whitespace).unwrap_or(("", one));
        let across = match length.strip_suffix("vw") {
            Some(share) => share.parse::<f64>().ok()? / 100.0 * screen,
            None => pixels(length)?,
        };
        widest = widest.max(across);
        let from = condition.trim().strip_prefix("(min-width:").and_then(|from| from.strip_suffix(')'));
        // What follows holds for narrower screens only.
        screen = from.and_then(|from| pixels(from.trim())).unwrap_or(screen);
    }
    // Infinity becomes the largest number there is.
    (widest > 0.0).then_some(widest.ceil() as u32)
}

fn pixels(length: &str) -> Option<f64> {
    let number = |end: &str| length.strip_suffix(end)?.parse::<f64>().ok();
    number("rem").map(|rem| rem * REM).or_else(|| number("px"))
}

/// What is written into the tags of a page.
pub(super) struct Filling<'a> {
    /// The picture that a file is.
    pub picture: &'a (dyn Fn(&str) -> Option<&'a Picture> + Sync),
    /// What stands before every address of the site.
    pub base: &'a str,
    /// The sizes of a picture that does not say any.
    pub sizes: &'a str,
    /// How wide the widest form of a picture may be.
    pub most: u32,
}

/// `page` with all that is known of the pictures `shown` in their tags.
pub(super) fn fill(page: &[u8], shown: &[Shown], filling: &Filling) -> Vec<u8> {
    let tags: Vec<String> = shown.iter().map(|one| filling.tag(text(page, one.tag.clone()), one)).collect();
    let mut out = Vec::with_capacity(page.len() + tags.iter().map(String::len).sum::<usize>());
    let mut at = 0;
    for (one, tag) in shown.iter().zip(tags) {
        out.extend_from_slice(&page[at..one.tag.start]);
        out.extend_from_slice(tag.as_bytes());
        at = one.tag.end;
    }
    out.extend_from_slice(&page[at..]);
    out
}

impl Filling<'_> {
    fn tag(&self, tag: &str, shown: &Shown) -> String {
        let mut out = String::with_capacity(tag.len() + 400);
        let attributes = tag::attributes(tag);
        let picture = shown.file.as_deref().and_then(|file| (self.picture)(file));
        let has = |name: &str| value(&attributes, name).is_some();
        let original = picture.and_then(|picture| self.original(&attributes, shown, picture));
        if let Some(address) = original {
            out.push_str(&format!("<a href=\"{address}\">"));
        }
        let forms = picture.filter(|_| !has("srcset")).and_then(|it| self.forms(&attributes, shown, it));
        // Without forms to choose from, sizes say nothing, and checkers of HTML say so.
        let chosen = has("srcset") || forms.is_some();
        let keep = |one: &&Attribute| {
            let named = |name: &str| one.name.eq_ignore_ascii_case(name);
            !(shown.first && named("loading")) && (chosen || !named("sizes"))
        };
        out.push_str("<img");
        for one in attributes.iter().filter(keep) {
            out.push_str(&tag[one.range.clone()]);
        }
        if let Some((width, height)) = picture.and_then(|picture| picture.size) {
            self.measures(&attributes, (width, height), &mut out);
        }
        out.push_str(&forms.unwrap_or_default());
        if shown.first && !has("fetchpriority") && value(&attributes, "loading") != Some("eager") {
            out.push_str(" fetchpriority=\"high\"");
        } else if !shown.frame && !shown.first {
            out.push_str(if has("loading") { "" } else { " loading=\"lazy\"" });
            out.push_str(if has("decoding") { "" } else { " decoding=\"async\"" });
        }
        out.push('>');
        if original.is_some() {
            out.push_str("</a>");
        }
        out
    }

    /// Width and height; of a picture whose editor says one of them, the other.
    fn measures(&self, attributes: &[Attribute], (width, height): (u32, u32), out: &mut String) {
        let said = |name: &str| value(attributes, name);
        let number =
            |name: &str| said(name).and_then(|value| value.parse::<u32>().ok()).filter(|value| *value > 0);
        match (said("width"), said("height")) {
            (None, None) => out.push_str(&format!(" width=\"{width}\" height=\"{height}\"")),
            (Some(_), None) => {
                if let Some(across) = number("width") {
                    out.push_str(&format!(
                        " height=\"{}\"",
                        super::resize::height_for(across, (width, height))
                    ));
                }
            }
            (None, Some(_)) => {
                if let Some(down) = number("height") {
                    out.push_str(&format!(" width=\"{}\"", super::resize::height_for(down, (height, width))));
                }
            }
            (Some(_), Some(_)) => {}
        }
    }

    /// The forms of a picture that a browser chooses from, as attributes; nothing where there is only one.
    fn forms(&self, attributes: &[Attribute], shown: &Shown, picture: &Picture) -> Option<String> {
        let enough = super::enough(self.across(shown));
        let ((whole, _), source) = (picture.size?, value(attributes, "src")?);
        let mut forms = Vec::new();
        for variant in &picture.variants {
            forms.push(format!("{}/{} {}w", self.base, variant.file.path, variant.width));
            if variant.width >= enough {
                break;
            }
        }
        let widest = picture.variants.get(forms.len().wrapping_sub(1)).map_or(0, |variant| variant.width);
        if forms.is_empty() {
            return None;
        }
        // Where the largest form was not worth making, the picture itself takes its place.
        if widest < enough.min(whole).min(self.most) {
            forms.push(format!("{source} {whole}w"));
        }
        let sizes = match value(attributes, "width").and_then(|width| width.parse::<u32>().ok()) {
            _ if value(attributes, "sizes").is_some() => String::new(),
            Some(width) => format!(" sizes=\"{width}px\""),
            None => format!(" sizes=\"{}\"", self.sizes),
        };
        Some(format!(" srcset=\"{}\"{sizes}", forms.join(", ")))
    }

    fn across(&self, shown: &Shown) -> u32 {
        if shown.across == u32::MAX { widest(self.sizes).unwrap_or(u32::MAX) } else { shown.across }
    }

    /// The address of a picture in a text that has much more to show than its widest form does.
    fn original<'t>(
        &self,
        attributes: &[Attribute<'t>],
        shown: &Shown,
        picture: &Picture,
    ) -> Option<&'t str> {
        // What a template shows says how large it is; a link needs a name.
        let of_a_text = value(attributes, "class").is_none() && value(attributes, "sizes").is_none();
        let worth = picture.size.is_some_and(|(width, _)| width / 5 > self.most / 4);
        let named = value(attributes, "alt").is_some_and(|alt| !alt.trim().is_empty());
        let fits =
            of_a_text && worth && named && !shown.linked && !shown.frame && !picture.variants.is_empty();
        value(attributes, "src").filter(|_| fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_pictures_lead_to_files() {
        let file = |address| file(address, "blog/2018/a.html", "/vitrine");
        assert_eq!(file("/vitrine/img/%C3%A9t%C3%A9.png?v=1").as_deref(), Some("img/été.png"));
        assert_eq!(file("../x/./b.png").as_deref(), Some("blog/x/b.png"));
        for other in
            ["/img/a.png", "https://exemple.fr/a.png", "//exemple.fr/a.png", "data:image/png,x", "", "#a"]
        {
            assert_eq!(file(other), None, "{other}");
        }
    }

    #[test]
    fn sizes_say_how_wide_a_picture_is_at_most() {
        assert_eq!(widest("3.5rem"), Some(56));
        assert_eq!(widest("(min-width: 40rem) 20rem, 100vw"), Some(640));
        assert_eq!(widest("100vw"), Some(u32::MAX));
        assert_eq!(widest("calc(100vw - 2rem)"), None);
        assert_eq!(widest(""), None);
    }

    #[test]
    fn sizes_stand_only_where_there_are_forms_to_choose_from() {
        let page = "<main><img src=\"/a.svg\" alt=\"\" sizes=\"20rem\">\
                    <img src=\"/b.png\" alt=\"\" srcset=\"/c.png 2x\" sizes=\"20rem\">";
        let filling = Filling { picture: &|_| None, base: "", sizes: "94vw", most: 1280 };
        let filled = fill(page.as_bytes(), &pictures(page.as_bytes(), "index.html", ""), &filling);
        assert_eq!(
            String::from_utf8_lossy(&filled),
            "<main><img src=\"/a.svg\" alt=\"\" fetchpriority=\"high\">\
             <img src=\"/b.png\" alt=\"\" srcset=\"/c.png 2x\" sizes=\"20rem\" loading=\"lazy\" decoding=\"async\">"
        );
    }

    #[test]
    fn first_picture_of_what_a_page_is_about_is_the_one_in_main() {
        let page = "<header><a href=\"/\"><img src=\"/logo.svg\" alt=\"\"></a></header><main>\
                    <a href=\"/x\"><b><img src=\"/a.png\" alt=\"\"></b></a> <imgx> <img src='/b.png'><img src=c";
        let shown = pictures(page.as_bytes(), "index.html", "");
        let said: Vec<_> =
            shown.iter().map(|one| (one.file.as_deref(), one.frame, one.first, one.linked)).collect();
        let expected = [
            (Some("logo.svg"), true, false, true),
            (Some("a.png"), false, true, true),
            (Some("b.png"), false, false, false),
        ];
        assert_eq!(said, expected);
    }
}
