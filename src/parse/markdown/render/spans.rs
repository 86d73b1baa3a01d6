//! Writes spans: emphasis, links, pictures.

use std::ops::Range;

use pulldown_cmark::{LinkType, Tag};

use super::super::address;
use super::super::escape;
use super::super::typography::Sink;
use super::figure::Part;
use super::links::Destination;
use super::{Frame, Renderer};
use crate::diag::{Code, text};

/// A picture whose alternative text is being read.
#[derive(Debug)]
pub struct Picture {
    address: String,
    title: String,
    alt: String,
    range: Range<usize>,
}

impl Picture {
    /// Adds to the alternative text; a line break is a space.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            let c = if c.is_whitespace() && c != '\u{A0}' && c != '\u{202F}' { ' ' } else { c };
            if c != ' ' || !self.alt.ends_with(' ') {
                self.alt.push(c);
            }
        }
    }

    /// A tag stands in the alternative text: a word ends.
    pub fn saw_html(&mut self) {
        self.push(" ");
    }
}

impl Renderer<'_> {
    pub(super) fn start_span(&mut self, tag: Tag<'_>, range: Range<usize>) -> Frame {
        if self.image.is_some() {
            return Frame::Dropped;
        }
        let (part, open, close) = match tag {
            Tag::Emphasis => (Part::Emphasis, "<em>", "</em>"),
            Tag::Strong => (Part::Other, "<strong>", "</strong>"),
            Tag::Strikethrough => (Part::Other, "<del>", "</del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                return self.start_link(link_type, &dest_url, &title, &range);
            }
            Tag::Image { dest_url, title, .. } => {
                self.flush();
                self.note_start(Part::Picture);
                let (address, title) = (dest_url.into_string(), title.into_string());
                self.image = Some(Picture { address, title, alt: String::new(), range });
                return Frame::Image;
            }
            _ => return Frame::Dropped,
        };
        self.flush();
        self.note_start(part);
        let start = self.out.html.len();
        self.out.html.push_str(open);
        Frame::Span(start, close)
    }

    fn start_link(&mut self, kind: LinkType, address: &str, title: &str, range: &Range<usize>) -> Frame {
        self.flush();
        self.note_start(Part::Link);
        let automatic = matches!(kind, LinkType::Autolink | LinkType::Email);
        self.raw.verbatim += usize::from(automatic);
        let destination = match kind {
            LinkType::Email => self.destination(&format!("mailto:{address}"), range, false),
            _ => self.destination(address, range, false),
        };
        let start = self.out.html.len();
        let written = destination != Destination::None;
        if written {
            self.out.html.push_str("<a href=\"");
            self.write_destination(&destination);
            self.out.html.push('"');
            self.write_title(title);
            self.out.html.push('>');
            self.raw.links += 1;
        }
        Frame::Link { start, written, automatic, text: self.body.text.len(), range: range.clone() }
    }

    fn write_title(&mut self, title: &str) {
        let title = self.expand(title);
        if !title.trim().is_empty() {
            self.out.html.push_str(" title=\"");
            escape::attribute(&mut self.out.html, &title);
            self.out.html.push('"');
        }
    }

    pub(super) fn end_span(&mut self, frame: Frame) {
        match frame {
            Frame::Span(start, close) => {
                self.flush();
                self.out.html.push_str(close);
                self.last_span = Some(start..self.out.html.len());
            }
            Frame::Cell(close) => {
                self.typographer.end_block(&mut Sink { html: &mut self.out.html, text: &mut self.body.text });
                self.out.html.push_str(close);
            }
            Frame::Link { start, written, automatic, text, range } => {
                self.flush();
                if written && !self.in_message() {
                    self.review_link(&range, text);
                }
                self.raw.verbatim = self.raw.verbatim.saturating_sub(usize::from(automatic));
                if written {
                    self.raw.links = self.raw.links.saturating_sub(1);
                    self.out.html.push_str("</a>");
                    self.last_span = Some(start..self.out.html.len());
                }
            }
            Frame::Image => {
                if let Some(picture) = self.image.take() {
                    self.end_picture(picture);
                }
            }
            _ => {}
        }
        self.note_end();
    }

    fn end_picture(&mut self, picture: Picture) {
        let alt = self.expand(picture.alt.trim());
        let destination = self.destination(&picture.address, &picture.range, true);
        let start = self.out.html.len();
        self.typographer.object();
        match destination {
            Destination::None => {
                // Only the text is left of it.
                self.note_object();
                escape::text(&mut self.out.html, &alt);
            }
            Destination::External(address) if !self.options.trusted_html => {
                self.external_picture(&address, &alt, &picture.range);
            }
            destination => {
                self.review_alt(&alt, &picture.range);
                self.out.html.push_str("<img src=\"");
                self.write_destination(&destination);
                self.out.html.push_str("\" alt=\"");
                escape::attribute(&mut self.out.html, &alt);
                self.out.html.push('"');
                self.write_title(&picture.title);
                self.out.html.push_str(" loading=\"lazy\">");
            }
        }
        self.body.text.push_str(&alt);
        self.last_span = Some(start..self.out.html.len());
    }

    /// A picture of another host becomes a link to it: no page asks another host for anything by itself.
    pub(in super::super::super) fn external_picture(
        &mut self,
        address: &str,
        alt: &str,
        range: &Range<usize>,
    ) {
        let host = address::host(address).to_owned();
        let message = text!("a-picture-from-became-a-link", host = &host);
        self.report(Code::ExternalImage, range.clone(), message).help =
            Some(text!("copy-the-picture-into-the-site"));
        let words = if alt.is_empty() { &host } else { alt };
        if self.raw.links > 0 {
            // A link in a link cannot be.
            self.out.html.push_str("<span class=\"external-image\">");
            escape::text(&mut self.out.html, words);
            self.out.html.push_str("</span>");
            return;
        }
        self.out.html.push_str("<a class=\"external-image\" href=\"");
        escape::href(&mut self.out.html, address);
        self.out.html.push_str("\">");
        escape::text(&mut self.out.html, words);
        self.out.html.push_str("</a>");
    }
}
