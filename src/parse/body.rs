//! The body of a document: everything that one pass over its text yields.
//!
//! Only the document's own page, the feeds and search see it.

use super::markdown::escape;
use crate::source::Span;

/// A text rendered, with all that was learnt on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// HTML with a hole (see [`HOLE_START`]) where the address of each of `links` that leads into the site goes.
    pub html: String,
    /// The text as a reader hears it: one line a block, without marks; for summaries and search.
    pub text: String,
    /// The plain text of the first paragraph, or of all before `<!--more-->`.
    pub excerpt: String,
    /// Headings in order; nesting follows from their levels.
    pub headings: Vec<Heading>,
    /// Every link and picture, in order of appearance.
    pub links: Vec<Link>,
    /// The abbreviations that it explains and their meanings, in the order of the abbreviations.
    pub abbreviations: Vec<(String, String)>,
}

/// Opens a hole in [`Body::html`]: this character, the index into [`Body::links`] in decimal, [`HOLE_END`].
///
/// Both are Unicode noncharacters; the parser takes them out of what editors write.
pub const HOLE_START: char = '\u{FDD0}';
/// Closes a hole.
pub const HOLE_END: char = '\u{FDD1}';

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Its anchor, unique in the body.
    pub id: String,
    /// Its text without marks.
    pub text: String,
    /// Where its section begins in [`Body::text`], in bytes.
    pub offset: usize,
}

/// A link or picture of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Where the link is written.
    pub span: Span,
    /// Whether it is a picture, sound or film rather than a link to follow.
    pub media: bool,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address of another host or scheme; stands in the HTML as it is and has no hole.
    External(String),
    /// An address within the site as written: `/defis.html`, `../img/a.png`, `autre.md`, `#ancre`.
    Internal(String),
    /// `{% post_url NAME %}`: a post by the name of its file, with what follows it in the address (`#ancre`).
    Post(String, String),
    /// `{{< ref "PATH" >}}`: a text by its path in the source, with or without ending and folder, with what follows it in
    /// the address.
    Page(String, String),
    /// `{% link PATH %}`: a file by its path in the source, with what follows it in the address.
    File(String, String),
}

impl Body {
    /// The HTML with `address` of each link in its hole, escaped.
    pub fn fill(&self, address: impl Fn(&Link) -> String) -> String {
        let mut out = String::with_capacity(self.html.len() + self.links.len() * 24);
        let mut rest = self.html.as_str();
        while let Some((before, after)) = rest.split_once(HOLE_START) {
            out.push_str(before);
            let Some((number, after)) = after.split_once(HOLE_END) else { break };
            if let Some(link) = number.parse().ok().and_then(|index: usize| self.links.get(index)) {
                escape::attribute(&mut out, &address(link));
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}
