//! What readers would stumble over in a text that can be read: a picture without words, a heading that skips a level, a
//! link that says nothing, a place that is still to be filled, HTML and code without their end.
//!
//! Takes what the renderer passes by; tells it at the place that an editor mends. Writes nothing.

use std::ops::Range;

use super::super::html::policy;
use super::super::html::scan::Tag;
use super::Renderer;
use crate::diag::{Code, Severity, text};
use crate::text::{fold, unfinished};

/// What is known of a body while it is passed.
#[derive(Debug, Default)]
pub struct Review {
    /// The headings: where, how deep, and whether they are written in HTML, whose levels stay.
    headings: Vec<(Range<usize>, u8, bool)>,
    /// The elements of hand-written HTML that are open.
    open: Vec<(String, Range<usize>)>,
    /// Where the text of each hand-written link that is open begins.
    links: Vec<(Range<usize>, usize)>,
}

/// Texts of links that say nothing of where they lead, as [`fold`] has them.
const VAGUE: &[&str] = &[
    "ici",
    "la",
    "parici",
    "cliquezici",
    "cliquerici",
    "clic",
    "lien",
    "celien",
    "lelien",
    "link",
    "thislink",
    "here",
    "clickhere",
    "ensavoirplus",
    "lirelasuite",
    "readmore",
    "more",
    "plus",
    "plusdinfos",
];

/// Names of files are no words about a picture.
const ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp"];

impl Renderer<'_> {
    /// A heading of `level` begins.
    pub(super) fn saw_heading(&mut self, range: &Range<usize>, level: u8) {
        self.review.headings.push((range.clone(), level, false));
    }

    /// Tells headings that skip a level; the page's own is the first.
    pub(super) fn review_headings(&mut self) {
        let headings = std::mem::take(&mut self.review.headings);
        let highest =
            headings.iter().filter(|(.., html)| !html).map(|(_, level, _)| *level).min().unwrap_or(1);
        let shown = |level: u8, html: bool| if html { level } else { (level + 2 - highest).min(6) };
        let mut before = 1;
        for (range, level, html) in headings {
            let now = shown(level, html);
            if now > before + 1 {
                let right = level.saturating_sub(now - before - 1).max(1);
                let written = |level: u8| match self.place.body.as_bytes().get(range.start) {
                    Some(b'*') => "*".repeat(level.into()),
                    Some(b'#') => "#".repeat(level.into()),
                    _ => format!("h{level}"),
                };
                let message = match before {
                    1 => text!("this-heading-is-deeper-than-another"),
                    _ => text!("this-heading-skips-a-level-the", before = level - (now - before)),
                };
                let help = text!("write-who-listens-to-a-page", right = written(right));
                self.report(Code::HeadingOrder, first_line(self.place.body, &range), message).help =
                    Some(help);
            }
            before = now;
        }
    }

    /// A picture with these words for those who do not see it.
    pub(super) fn review_alt(&mut self, alt: &str, range: &Range<usize>) {
        let (message, help) = if alt.trim().is_empty() {
            (text!("this-picture-has-no-alternative-text"), text!("say-in-a-few-words-what"))
        } else if !alt.trim().contains(' ')
            && ENDINGS.iter().any(|end| alt.to_lowercase().trim().ends_with(end))
        {
            (text!("the-alternative-text-of-this-picture"), text!("say-in-a-few-words-what-it"))
        } else {
            return;
        };
        self.report(Code::MissingAlt, range.clone(), message).help = Some(help);
    }

    /// A hand-written picture.
    pub(in super::super) fn review_raw_alt(&mut self, tag: &Tag, range: &Range<usize>) {
        match tag.attribute("alt").map(str::to_owned) {
            None => self.review_alt("", range),
            Some(alt) if !alt.trim().is_empty() => self.review_alt(&alt, range),
            Some(_) => {}
        }
    }

    /// A link at `range` whose text began at `start` ends.
    pub(super) fn review_link(&mut self, range: &Range<usize>, start: usize) {
        let text = self.body.text.get(start..).unwrap_or_default().trim();
        let is_address = ["http://", "https://", "www."].iter().any(|begin| text.starts_with(begin));
        // A picture without words, or of another host, has been told by itself.
        let pictured = self.diagnostics.last().is_some_and(|told| {
            matches!(told.code, Code::MissingAlt | Code::ExternalImage)
                && told.primary.start >= self.place.base + range.start
        });
        let (message, help) = if text.is_empty() && !pictured {
            (text!("this-link-has-no-text"), text!("say-where-it-leads"))
        } else if is_address && !text.contains(char::is_whitespace) {
            (text!("the-text-of-this-link-is"), text!("say-where-it-leads"))
        } else if VAGUE.contains(&fold(text).as_str()) {
            (text!("does-not-say-where-this-link", text = text), text!("say-it-in-the-text-of"))
        } else {
            return;
        };
        let empty = text.is_empty();
        let told = self.report(Code::LinkText, range.clone(), message);
        told.help = Some(help);
        if empty {
            told.severity = Severity::Warning;
        }
    }

    /// Words of the text at `range`.
    pub(super) fn review_words(&mut self, text: &str, range: &Range<usize>) {
        let Some(found) = unfinished(text) else { return };
        // Where signs were decoded, the places in the text and in the source differ.
        let same = self.place.body.get(range.clone()).is_some_and(|written| written.len() == text.len());
        let place = if same { range.start + found.start..range.start + found.end } else { range.clone() };
        let message = text!("stands-where-a-text-is-still", found = &text[found]);
        self.report(Code::PlaceholderText, place, message).help = Some(text!("write-the-text-or-take-it"));
    }

    /// A block of code at `range` ends.
    pub(super) fn review_fence(&mut self, range: &Range<usize>) {
        let body = self.place.body;
        let Some(written) = body.get(range.clone()) else { return };
        let Some(sign) = written.chars().next().filter(|sign| matches!(sign, '`' | '~')) else { return };
        let last = written.trim_end().lines().next_back().unwrap_or_default();
        let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
        let closes = last.len() >= 3 && last.chars().all(|c| c == sign) && written.trim_end().contains('\n');
        if !closes {
            let message = text!("this-block-of-code-has-no");
            let fence: String = written.chars().take_while(|c| *c == sign).collect();
            self.report(Code::UnclosedBlock, first_line(body, range), message).help =
                Some(text!("write-a-line-where-it-ends", fence = fence));
        }
    }

    /// An element of hand-written HTML begins.
    pub(in super::super) fn review_opened(&mut self, tag: &Tag, range: Range<usize>) {
        if tag.name == "a" {
            self.flush();
            self.review.links.push((range.clone(), self.body.text.len()));
        }
        if let Some(level) = level(&tag.name) {
            self.review.headings.push((range.clone(), level, true));
        }
        let nests = !policy::is_void(&tag.name) && !policy::closes_itself(&tag.name);
        if nests {
            self.review.open.push((tag.name.clone(), range));
        }
    }

    /// An element of hand-written HTML ends.
    pub(in super::super) fn review_closed(&mut self, tag: &Tag, range: Range<usize>) {
        if tag.name == "a"
            && let Some((link, start)) = self.review.links.pop()
        {
            self.flush();
            if !self.in_message() {
                self.review_link(&link, start);
            }
        }
        if policy::is_void(&tag.name) || policy::closes_itself(&tag.name) {
            return;
        }
        match self.review.open.iter().rposition(|(name, _)| *name == tag.name) {
            Some(at) => {
                let left: Vec<_> = self.review.open.drain(at..).skip(1).collect();
                left.into_iter().for_each(|(name, range)| self.unclosed(&name, range));
            }
            None => {
                let message = text!("ends-nothing-there-is-no-before", tag = &tag.name);
                self.report(Code::UnclosedHtml, range, message).help = Some(text!("take-it-out"));
            }
        }
    }

    /// Tells the elements that nobody ended.
    pub(super) fn review_open(&mut self) {
        let left = std::mem::take(&mut self.review.open);
        left.into_iter().for_each(|(name, range)| self.unclosed(&name, range));
    }

    fn unclosed(&mut self, name: &str, range: Range<usize>) {
        let message = text!("has-no-end", name = name);
        self.report(Code::UnclosedHtml, range, message).help =
            Some(text!("write-where-it-ends", name = name));
    }
}

/// The level of a heading in HTML.
fn level(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h').filter(|rest| rest.len() == 1)?;
    digit.parse().ok().filter(|level| (1..=6).contains(level))
}

/// The first line of `range`.
fn first_line(body: &str, range: &Range<usize>) -> Range<usize> {
    let written = body.get(range.clone()).unwrap_or_default();
    let line = written.lines().next().unwrap_or_default();
    range.start..range.start + line.trim_end().len()
}
