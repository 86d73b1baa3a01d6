//! Writes paragraphs, and sees when one is really a figure: pictures, then one emphasised caption.
//!
//! `![alt](/img/a.png)` with `_caption_` behind or below it is how this site's editors caption a picture.

use super::super::escape;
use super::Renderer;

/// A paragraph being written.
#[derive(Debug)]
pub struct Paragraph {
    /// Where its open tag begins in the HTML.
    start: usize,
    /// Where its content begins in the HTML.
    content: usize,
    /// Where its text begins.
    text: usize,
    /// Written without its tags: a block of its own takes its place.
    pub bare: bool,
    shape: Shape,
    /// Spans open now.
    depth: usize,
    /// Where the last picture ends: in the HTML, in the text.
    picture_end: (usize, usize),
    /// Where the tag of the caption begins and ends in the HTML.
    caption: (usize, usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Empty,
    Pictures,
    Caption,
    Figure,
    Prose,
}

/// What begins in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A picture.
    Picture,
    /// A link, perhaps around a picture.
    Link,
    /// Emphasis, perhaps a caption.
    Emphasis,
    /// Any other span.
    Other,
}

impl Paragraph {
    /// A paragraph whose tag begins at `start` and content at `content`.
    pub fn new(start: usize, content: usize, text: usize, bare: bool) -> Self {
        Self {
            start,
            content,
            text,
            bare,
            shape: Shape::Empty,
            depth: 0,
            picture_end: (0, 0),
            caption: (0, 0),
        }
    }

    fn start(&mut self, part: Part, html: usize) {
        let fits = matches!(self.shape, Shape::Empty | Shape::Pictures);
        match part {
            Part::Picture if fits && self.depth <= 1 => self.shape = Shape::Pictures,
            Part::Link if fits && self.depth == 0 => {}
            Part::Emphasis if self.shape == Shape::Pictures && self.depth == 0 => {
                self.shape = Shape::Caption;
                self.caption.0 = html;
            }
            _ if self.shape == Shape::Caption => {}
            _ => self.shape = Shape::Prose,
        }
        self.depth += 1;
    }

    fn end(&mut self, html: usize, text: usize) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 && self.shape == Shape::Caption {
            self.shape = Shape::Figure;
        }
        self.stretch(html, text);
    }

    /// What ended last got longer: attributes were added to it.
    fn stretch(&mut self, html: usize, text: usize) {
        match self.shape {
            Shape::Pictures if self.depth == 0 => self.picture_end = (html, text),
            Shape::Figure if self.depth == 0 => self.caption.1 = html,
            _ => {}
        }
    }

    fn prose(&mut self) {
        if self.shape != Shape::Caption {
            self.shape = Shape::Prose;
        }
    }
}

impl Renderer<'_> {
    pub(super) fn note_start(&mut self, part: Part) {
        let html = self.out.html.len();
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.start(part, html);
        }
    }

    pub(super) fn note_end(&mut self) {
        let (html, text) = (self.out.html.len(), self.body.text.len());
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.end(html, text);
        }
    }

    pub(super) fn note_longer(&mut self) {
        let (html, text) = (self.out.html.len(), self.body.text.len());
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.stretch(html, text);
        }
    }

    /// Text or another thing that is neither picture nor caption.
    pub(super) fn note_object(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.prose();
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        self.block_border();
        if paragraph.bare {
            return;
        }
        let html = &mut self.out.html;
        if html.len() == paragraph.content {
            // Nothing but comments stood there.
            html.truncate(paragraph.start);
            return;
        }
        if paragraph.shape == Shape::Figure {
            make_figure(html, &paragraph);
            let (from, to) = (paragraph.text, paragraph.picture_end.1);
            self.body.text.replace_range(from..to, "");
            let kept = self.body.text[from..].trim_start().len();
            self.body.text.replace_range(from..self.body.text.len() - kept, "");
            return;
        }
        html.push_str("</p>\n");
        if paragraph.shape == Shape::Prose && self.body.excerpt.is_empty() {
            self.body.excerpt = self.body.text[paragraph.text..].trim().to_owned();
        }
    }
}

/// `<p>pictures <em>caption</em></p>` becomes a figure; from the end, so that no place moves.
fn make_figure(html: &mut String, paragraph: &Paragraph) {
    html.truncate(paragraph.caption.1 - "</em>".len());
    html.push_str("</figcaption></figure>\n");
    let open = paragraph.caption.0..paragraph.caption.0 + "<em".len();
    html.replace_range(open, "<figcaption");
    html.replace_range(paragraph.picture_end.0..paragraph.caption.0, "");
    html.replace_range(paragraph.start + 1..paragraph.start + 2, "figure");
}

/// Adds `attributes`, as written into a tag, to the tag that begins at `start` of `html`.
pub fn add_to_tag(html: &mut String, start: usize, attributes: &super::Attributes) {
    let Some(end) = html[start..].find('>').map(|end| start + end) else { return };
    let mut attributes = attributes.clone();
    const CLASS: &str = " class=\"";
    if let Some(class) = html[start..end].find(CLASS).map(|found| start + found + CLASS.len()) {
        let mut classes = String::new();
        for name in attributes.classes.drain(..) {
            escape::attribute(&mut classes, &name);
            classes.push(' ');
        }
        html.insert_str(class, &classes);
    }
    for (name, _) in &attributes.pairs {
        // The first of two attributes counts; here the editor's must.
        remove_attribute(html, start, name);
    }
    let end = html[start..].find([' ', '>']).map_or(html.len(), |end| start + end);
    let mut written = String::new();
    attributes.write(&mut written);
    html.insert_str(end, &written);
}

fn remove_attribute(html: &mut String, start: usize, name: &str) {
    let Some(end) = html[start..].find('>').map(|end| start + end) else { return };
    let wanted = format!(" {name}=\"");
    if let Some(from) = html[start..end].find(&wanted).map(|found| start + found)
        && let Some(close) = html[from + wanted.len()..end].find('"')
    {
        html.replace_range(from..from + wanted.len() + close + 1, "");
    }
}

impl Renderer<'_> {
    /// Whether we stand in a paragraph that is written without its tags.
    pub(in super::super) fn at_bare_paragraph(&self) -> bool {
        self.paragraph.as_ref().is_some_and(|paragraph| paragraph.bare)
    }
}
