//! Writes running text, and what its placeholders stand for.

use std::ops::Range;

use super::super::abbreviations::Part as Word;
use super::super::escape;
use super::super::prepare::attributes::Attributes;
use super::super::prepare::marks::{self, Mark, Part};
use super::super::typography::Sink;
use super::figure::add_to_tag;
use super::links::Destination;
use super::{Frame, Renderer};
use crate::diag::{Code, text};

impl Renderer<'_> {
    pub(super) fn text_event(&mut self, text: &str, range: Range<usize>) {
        if let Some(code) = &mut self.code {
            // The original, where nothing is hidden.
            let original = self.place.body.get(range.clone()).filter(|original| original.len() == text.len());
            code.push_str(original.unwrap_or(text));
        } else if let Some(picture) = &mut self.image {
            picture.push(text);
        } else if self.prepared.marks.is_empty() {
            self.review_marks(&range);
            self.review_words(text, &range);
            self.words(text);
        } else {
            self.review_marks(&range);
            self.review_words(text, &range);
            self.marked_text(text);
        }
    }

    /// Text that may hold placeholders.
    pub(in super::super::super) fn marked_text(&mut self, text: &str) {
        for part in marks::parts(text) {
            match part {
                Part::Text(text) => self.words(text),
                Part::Mark(number) => self.mark(number),
            }
        }
    }

    /// Text without placeholders.
    pub(in crate::parse) fn words(&mut self, text: &str) {
        if !text.trim_matches(' ').is_empty() {
            self.note_object();
        }
        if self.prepared.abbreviations.is_empty() || self.raw.verbatim > 0 {
            return self.typeset(text);
        }
        let abbreviations = std::mem::take(&mut self.prepared.abbreviations);
        for part in abbreviations.split(text) {
            match part {
                Word::Text(text) => self.typeset(text),
                Word::Known(key, "") => self.typeset(key),
                Word::Known(key, meaning) => {
                    // What stands before may be an article: its apostrophe is decided by the key's letter.
                    self.typographer
                        .write("", &mut Sink { html: &mut self.out.html, text: &mut self.body.text });
                    self.markup("<abbr title=\"");
                    escape::attribute(&mut self.out.html, meaning);
                    self.out.html.push_str("\">");
                    self.typeset(key);
                    self.out.html.push_str("</abbr>");
                }
            }
        }
        self.prepared.abbreviations = abbreviations;
    }

    fn typeset(&mut self, text: &str) {
        let mut sink = Sink { html: &mut self.out.html, text: &mut self.body.text };
        if self.raw.verbatim > 0 {
            self.typographer.flush(&mut sink);
            self.typographer.object();
            escape::text(sink.html, text);
            sink.text.push_str(text);
        } else {
            self.typographer.write(text, &mut sink);
        }
    }

    /// What the placeholder `number` stands for.
    fn mark(&mut self, number: usize) {
        let Some(placed) = self.prepared.marks.get_mut(number) else { return };
        let range = placed.range.clone();
        match &mut placed.mark {
            Mark::Nothing => {}
            Mark::Literal(text) => {
                let text = text.clone();
                self.words(&text);
            }
            Mark::Closing => {
                self.note_object();
                self.literal(range);
            }
            Mark::BaseUrl => self.words(&self.options.baseurl),
            Mark::SiteUrl => self.words(&self.options.site_url),
            Mark::Unknown(_) => self.as_written(number, range),
            Mark::Post(name) => {
                let name = name.clone();
                self.bare_address(number, &name, &range);
            }
            Mark::File(path) | Mark::Path(path) => {
                let path = path.clone();
                self.bare_address(number, &path, &range);
            }
            Mark::Attributes(attributes) => {
                let attributes = attributes.clone();
                self.span_attributes(attributes, range);
            }
            Mark::Shortcode(code) => {
                let code = code.clone();
                if let Some(path) = code.reference().map(str::to_owned) {
                    self.bare_address(number, &path, &range);
                } else if !self.shortcode(&code, &range) {
                    self.as_written(number, range);
                }
            }
        }
    }

    /// An address in running text: a hole, as it is not known yet.
    fn bare_address(&mut self, number: usize, name: &str, range: &Range<usize>) {
        self.note_object();
        self.flush();
        self.typographer.object();
        let written = self.prepared.text[self.prepared.marks[number].range.clone()].to_owned();
        let destination = self.destination(&written, range, false);
        if destination != Destination::None {
            self.write_destination(&destination);
            self.body.text.push_str(name);
        }
    }

    /// Something that is not known stands as it was written.
    fn as_written(&mut self, number: usize, range: Range<usize>) {
        self.report_mark(number);
        self.note_object();
        self.literal(range);
    }

    fn literal(&mut self, range: Range<usize>) {
        self.flush();
        self.typographer.object();
        let text = self.place.body[range].replace('\r', "");
        escape::text(&mut self.out.html, &text);
        self.body.text.push_str(&text.replace('\n', " "));
    }

    /// Reports the mark `number`, once, as something nobody knows.
    pub(super) fn report_mark(&mut self, number: usize) {
        let Some(placed) = self.prepared.marks.get(number) else { return };
        if !self.reported.insert(number) {
            return;
        }
        let range = placed.range.clone();
        let written = shorten(&self.place.body[range.clone()]);
        let (code, message, help) = match &placed.mark {
            Mark::Shortcode(code) => {
                let code = code.clone();
                return self.report_shortcode(&code, range);
            }
            Mark::Unknown(help) => {
                (Code::UnknownLiquid, text!("this-liquid-is-not-run", written = written), help.clone())
            }
            _ => (
                Code::UnknownLiquid,
                text!("this-liquid-cannot-stand-here", written = written),
                text!("put-it-at-the-beginning-of"),
            ),
        };
        self.report(code, range, message).help = Some(help);
    }

    /// An attribute list in a line: it belongs to the span that ended just before.
    fn span_attributes(&mut self, attributes: Attributes, range: Range<usize>) {
        let follows = self.last_span.clone().filter(|span| span.end == self.out.html.len());
        let at_margin = self.place.body[..range.start].ends_with([' ', '\t']);
        if let Some(span) = follows.filter(|_| !at_margin) {
            let attributes = self.safe(attributes, range);
            add_to_tag(&mut self.out.html, span.start, &attributes);
            self.last_span = Some(span.start..self.out.html.len());
            self.note_longer();
        } else if let Some(Frame::Heading(_)) = self.frames.last()
            && at_margin
            && ends_line(&self.place.body[range.end..])
        {
            let attributes = self.safe(attributes, range);
            self.heading_attributes = Some(attributes);
        } else {
            self.note_object();
            self.literal(range);
        }
    }

    pub(super) fn soft_break(&mut self) {
        if let Some(picture) = &mut self.image {
            return picture.push(" ");
        }
        self.typographer.soft_break(&mut Sink { html: &mut self.out.html, text: &mut self.body.text });
    }

    pub(super) fn hard_break(&mut self) {
        if let Some(picture) = &mut self.image {
            return picture.push(" ");
        }
        self.typographer.end_block(&mut Sink { html: &mut self.out.html, text: &mut self.body.text });
        self.out.html.push_str("<br>\n");
        self.body.text.push(' ');
    }

    /// Code in a line.
    pub(super) fn code_span(&mut self, code: &str) {
        let code = self.restore(code);
        if let Some(picture) = &mut self.image {
            return picture.push(&code);
        }
        self.note_object();
        self.flush();
        self.typographer.object();
        let start = self.out.html.len();
        self.out.html.push_str("<code>");
        escape::text(&mut self.out.html, &code);
        self.out.html.push_str("</code>");
        self.body.text.push_str(&code);
        self.last_span = Some(start..self.out.html.len());
    }

    /// `text` with what was hidden in it put back as written.
    pub(super) fn restore(&self, text: &str) -> String {
        if self.prepared.marks.is_empty() {
            return text.to_owned();
        }
        let written = |part| match part {
            Part::Text(text) => text,
            Part::Mark(number) => {
                self.prepared.marks.get(number).map_or("", |placed| &self.place.body[placed.range.clone()])
            }
        };
        marks::parts(text).map(written).collect()
    }
}

/// Whether nothing but the closing signs of a heading follows on its line.
fn ends_line(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '#']);
    rest.is_empty() || rest.starts_with(['\n', '\r'])
}

/// The beginning of something long, for a message.
fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None if line.len() < text.len() => format!("{line}…"),
        None => line.to_owned(),
    }
}
