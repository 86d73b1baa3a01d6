//! What shortcodes become: cards with a link, figures, links.
//!
//! Takes a shortcode and where it is written; says whether it is known and has what it needs. Nothing of it is lost
//! where not: the caller shows it as written.

use std::ops::Range;

use super::super::escape;
use super::super::prepare::shortcode::{KNOWN, Shortcode};
use super::super::render::Renderer;
use super::super::render::links::Destination;
use super::cards::Embed;
use crate::diag::{Code, Fix, near, text};
use crate::source::Span;

/// Where people see what a shortcode with an id shows: its name, keys of the id, what stands before it in the address.
const PLAYERS: &[(&str, &str)] = &[
    ("dailymotion", "https://www.dailymotion.com/video/"),
    ("youtube", "https://www.youtube.com/watch?v="),
    ("vimeo", "https://vimeo.com/"),
    ("speakerdeck", "https://speakerdeck.com/player/"),
    ("instagram", "https://www.instagram.com/p/"),
];
const ADDRESS: &[&str] = &["url", "href", "link", "to"];
const WORDS: &[&str] = &["text", "title", "label", "name"];

/// Whether `code` is known, has what it needs, and may be a block of its own.
pub fn stands_alone(code: &Shortcode) -> bool {
    match code.name.as_str() {
        "arrow-link" => link(code).is_some(),
        "figure" => code.argument(0, "src").is_some(),
        _ => page(code).is_some(),
    }
}

/// The page that shows what `code` would have shown.
fn page(code: &Shortcode) -> Option<String> {
    let id = || code.any_argument(0, &["id", "video"]);
    let part = |position, key| code.argument(position, key);
    match code.name.as_str() {
        // With one argument it is the message, with two the person comes first.
        "tweet" | "x" => Some(match (part(0, "user"), part(1, "id")) {
            (Some(user), Some(id)) => format!("https://twitter.com/{user}/status/{id}"),
            _ => format!("https://twitter.com/i/status/{}", id()?),
        }),
        "gist" => Some(format!("https://gist.github.com/{}/{}", part(0, "user")?, part(1, "id")?)),
        name => {
            let (_, before) = PLAYERS.iter().find(|(known, _)| *known == name)?;
            Some(format!("{before}{}", id()?))
        }
    }
}

/// The address and the words of a link, whichever comes first.
fn link(code: &Shortcode) -> Option<(&str, Option<&str>)> {
    let address = code.any_argument(0, ADDRESS)?;
    let inner = Some(code.inner.as_str()).filter(|inner| !inner.is_empty());
    let words = inner.or_else(|| code.any_argument(1, WORDS));
    let is_address =
        |text: &str| text.contains("://") || text.starts_with(['/', '#', '.']) || text.contains(':');
    match words {
        Some(words) if !is_address(address) && is_address(words) => Some((words, Some(address))),
        words => Some((address, words)),
    }
}

impl Renderer<'_> {
    /// Writes a shortcode; false if nobody knows it, or if it lacks what it is about.
    pub fn shortcode(&mut self, code: &Shortcode, range: &Range<usize>) -> bool {
        match code.name.as_str() {
            "arrow-link" => {
                let Some((address, text)) = link(code) else { return false };
                self.arrow_link(address, text, range);
            }
            "figure" => {
                let Some(source) = code.argument(0, "src") else { return false };
                self.figure(source, code, range);
            }
            _ => {
                let Some(address) = page(code) else { return false };
                let is_message = matches!(code.name.as_str(), "tweet" | "x" | "gist");
                let title = code.any_argument(1, &["title", "label"]).filter(|_| !is_message);
                let inner = Some(code.inner.as_str()).filter(|inner| !inner.is_empty());
                let block = self.at_bare_paragraph();
                self.card(&Embed {
                    address: &address,
                    title: title.or(inner),
                    caption: None,
                    range: range.clone(),
                    block,
                });
            }
        }
        true
    }

    fn arrow_link(&mut self, address: &str, text: Option<&str>, range: &Range<usize>) {
        let block = self.at_bare_paragraph();
        let destination = self.destination(address, range, false);
        self.markup(if block { "<p>" } else { "" });
        let text = text.unwrap_or(address).to_owned();
        let written = destination != Destination::None && self.raw.links == 0;
        if written {
            self.out.html.push_str("<a class=\"arrow-link\" href=\"");
            self.write_destination(&destination);
            self.out.html.push_str("\">");
        }
        self.words(&text);
        self.flush();
        self.out.html.push_str(if written { "</a>" } else { "" });
        self.out.html.push_str(if block { "</p>\n" } else { "" });
    }

    /// A picture with its caption; without one where it stands in a line.
    fn figure(&mut self, source: &str, code: &Shortcode, range: &Range<usize>) {
        let block = self.at_bare_paragraph();
        let named = |key: &str| code.argument(usize::MAX, key).unwrap_or_default().to_owned();
        let (alt, title) = (named("alt"), named("title"));
        let caption = [named("caption"), code.inner.clone()].into_iter().find(|text| !text.is_empty());
        self.markup(if block { "<figure>" } else { "" });
        match self.destination(source, range, true) {
            Destination::None => escape::text(&mut self.out.html, &alt),
            Destination::External(address) if !self.options.trusted_html => {
                self.external_picture(&address, &alt, range);
            }
            destination => {
                self.out.html.push_str("<img src=\"");
                self.write_destination(&destination);
                self.out.html.push_str("\" alt=\"");
                escape::attribute(&mut self.out.html, &alt);
                self.out.html.push_str("\" loading=\"lazy\">");
            }
        }
        self.typographer.object();
        let words: Vec<String> =
            [Some(title), caption].into_iter().flatten().filter(|text| !text.is_empty()).collect();
        if block {
            if !words.is_empty() {
                self.block_border();
                self.out.html.push_str("<figcaption>");
                self.words(&words.join(". "));
                self.block_border();
                self.out.html.push_str("</figcaption>");
            }
            self.out.html.push_str("</figure>\n");
            self.block_border();
        }
    }

    /// Says of a shortcode that stands as text what is wrong with it.
    pub fn report_shortcode(&mut self, code: &Shortcode, range: Range<usize>) {
        if KNOWN.contains(&code.name.as_str()) {
            let message = text!("the-shortcode-lacks-what-it-needs", code = &code.name);
            self.report(Code::UnknownShortcode, range, message).help =
                Some(text!("write-what-it-is-about-first"));
            return;
        }
        let near = near(&code.name, KNOWN.iter().copied());
        let help = near.map_or_else(
            || text!("there-are", known = KNOWN.join(", ")),
            |near| text!("did-you-mean", near = near.name),
        );
        let fix = near.filter(|near| near.sole).and_then(|near| {
            let at = range.start + self.place.body[range.clone()].find(&code.name)?;
            let start = self.place.base + at;
            let span = Span::new(self.place.source, start..start + code.name.len());
            Some(Fix { span, replacement: near.name.to_owned() })
        });
        let message = text!("no-shortcode-is-called", code = &code.name);
        let told = self.report(Code::UnknownShortcode, range, message);
        (told.help, told.fix) = (Some(help), fix);
    }
}
