//! Records links and pictures, and decides what is written for their addresses.

use std::ops::Range;

use super::super::address::{self, Address};
use super::super::escape;
use super::super::prepare::marks::{self, Mark, Part};
use super::Renderer;
use crate::diag::{Code, text};
use crate::parse::body::{HOLE_END, HOLE_START, Link, Target};

/// What is written for an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A hole: the number of its link.
    Hole(usize),
    /// The address itself: another host's.
    External(String),
    /// Nothing: it must not stand on a page.
    None,
}

impl Renderer<'_> {
    /// Records the address `raw`, as written but decoded, of the link or picture at `range`.
    pub(in super::super::super) fn destination(
        &mut self,
        raw: &str,
        range: &Range<usize>,
        media: bool,
    ) -> Destination {
        let target = match self.target(raw) {
            Ok(target) => target,
            Err(scheme) => {
                let message = text!("an-address-that-begins-with-was", scheme = scheme);
                self.report(Code::UnsafeHtml, range.clone(), message).help =
                    Some(text!("link-to-a-page-a-mail"));
                return Destination::None;
            }
        };
        let destination = match &target {
            Target::External(address) => Destination::External(address.clone()),
            _ => Destination::Hole(self.body.links.len()),
        };
        self.push_link(target, range, media);
        destination
    }

    fn push_link(&mut self, target: Target, range: &Range<usize>, media: bool) {
        let base = self.place.base;
        let span = crate::source::Span::new(self.place.source, base + range.start..base + range.end);
        self.body.links.push(Link { target, span, media });
    }

    fn target(&mut self, raw: &str) -> Result<Target, String> {
        let mut rest = raw.trim();
        let mut rooted = false;
        // `{{ site.url }}{{ site.baseurl }}/x` is `/x`: the hole gets both.
        while let Some((number, length)) = marks::read(rest) {
            let after = rest[length..].to_owned();
            match self.prepared.marks.get(number).map(|placed| &placed.mark) {
                Some(Mark::BaseUrl | Mark::SiteUrl) => {
                    rooted = true;
                    rest = &rest[length..];
                }
                Some(Mark::Post(name)) => {
                    let name = name.clone();
                    return Ok(Target::Post(name, self.expand(&after)));
                }
                Some(Mark::File(path)) => {
                    let path = path.clone();
                    return Ok(Target::File(path, self.expand(&after)));
                }
                Some(Mark::Shortcode(code)) if code.reference().is_some() => {
                    let path = code.reference().unwrap_or_default();
                    let cut = path.find(['#', '?']).unwrap_or(path.len());
                    let (path, rest) = (path[..cut].to_owned(), path[cut..].to_owned());
                    let rest = rest + &self.expand(&after);
                    return Ok(match path.is_empty() {
                        true => Target::Internal(rest),
                        false => Target::Page(path, rest),
                    });
                }
                Some(Mark::Path(path)) => {
                    let path = path.trim_start_matches(['/', '\\']).to_owned();
                    return Ok(Target::Internal(format!("/{path}{}", self.expand(&after))));
                }
                _ => break,
            }
        }
        let address = self.expand(rest);
        if rooted && (address.is_empty() || address.starts_with(['/', '#', '?'])) {
            let slash = if address.starts_with('/') { "" } else { "/" };
            // Two slashes would be another host.
            return Ok(Target::Internal(format!("{slash}{}", collapse(&address))));
        }
        match address::classify(&address, &self.options.site_url, &self.options.baseurl) {
            Address::Internal(address) => Ok(Target::Internal(address)),
            Address::External(address) => Ok(Target::External(address)),
            Address::Unsafe(_) if self.options.trusted_html => Ok(Target::External(address)),
            Address::Unsafe(scheme) => Err(scheme),
        }
    }

    /// Replaces the placeholders in an address, a title or an alternative text.
    pub(in super::super::super) fn expand(&mut self, text: &str) -> String {
        if self.prepared.marks.is_empty() || !marks::any(text) {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        for part in marks::parts(text) {
            let number = match part {
                Part::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Part::Mark(number) => number,
            };
            let Some(placed) = self.prepared.marks.get(number) else { continue };
            match &placed.mark {
                Mark::Nothing => {}
                Mark::BaseUrl => out.push_str(&self.options.baseurl),
                Mark::SiteUrl => out.push_str(&self.options.site_url),
                Mark::Path(path) => {
                    out.push_str(&self.options.baseurl);
                    out.push_str(path);
                }
                Mark::Literal(text) => out.push_str(text),
                Mark::Attributes(_) | Mark::Closing => out.extend(written(self.place.body, &placed.range)),
                Mark::Post(_) | Mark::File(_) | Mark::Unknown(_) | Mark::Shortcode(_) => {
                    out.extend(written(self.place.body, &placed.range));
                    self.report_mark(number);
                }
            }
        }
        out
    }

    /// Appends what stands for `destination` to the HTML, inside an attribute.
    pub(in super::super::super) fn write_destination(&mut self, destination: &Destination) {
        match destination {
            Destination::Hole(number) => {
                let html = &mut self.out.html;
                html.push(HOLE_START);
                html.push_str(&number.to_string());
                html.push(HOLE_END);
            }
            Destination::External(address) => escape::href(&mut self.out.html, address),
            Destination::None => {}
        }
    }
}

/// What was written at `range`, without what could pass for a hole.
fn written<'b>(body: &'b str, range: &Range<usize>) -> impl Iterator<Item = char> + use<'b> {
    body[range.clone()].chars().filter(|&c| !escape::is_reserved(c))
}

/// `address` with one slash at most at its beginning.
fn collapse(address: &str) -> &str {
    let slashes = address.len() - address.trim_start_matches(['/', '\\']).len();
    &address[slashes.saturating_sub(1)..]
}
