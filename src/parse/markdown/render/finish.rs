//! What can only be decided when the whole body is known: heading levels, contents, excerpt, sanitising.

use super::super::escape;
use super::super::html::clean;
use super::Renderer;
use crate::diag::Checked;
use crate::parse::body::Body;

impl Renderer<'_> {
    /// The finished body.
    pub(in crate::parse) fn finish(mut self) -> Checked<Body> {
        self.block_border();
        self.close_raw();
        self.review_open();
        self.review_headings();
        self.review_footnotes();
        self.write_footnotes();
        self.shift_headings();
        self.insert_contents();
        if self.raw.seen && !self.options.trusted_html {
            self.out.html = clean::clean(&self.out.html);
        }
        self.body.html = self.out.html;
        // Bodies are kept until the last file is written.
        self.body.html.shrink_to_fit();
        self.body.abbreviations = self.prepared.abbreviations.meanings();
        self.body.text.truncate(self.body.text.trim_end().len());
        without_reserved(&mut self.body.text);
        self.body.text.shrink_to_fit();
        for heading in &mut self.body.headings {
            without_reserved(&mut heading.text);
            // An empty heading at the end had only the line break that was cut off.
            heading.offset = heading.offset.min(self.body.text.len());
        }
        self.body.excerpt = single_spaced(&excerpt(&self.body, self.raw.more));
        without_reserved(&mut self.body.excerpt);
        Checked { value: self.body, diagnostics: self.diagnostics }
    }

    /// The page's title is its `h1`: the highest heading of the body becomes `h2`.
    fn shift_headings(&mut self) {
        let Some(highest) = self.out.levels.iter().map(|(_, level)| *level).min() else { return };
        for &(at, level) in &self.out.levels {
            let shifted = (level + 2 - highest).min(6);
            self.out.html.replace_range(at..at + 1, &shifted.to_string());
        }
    }

    fn insert_contents(&mut self) {
        if self.out.contents.is_empty() {
            return;
        }
        let contents = self.contents();
        // One is enough; more would repeat the same list.
        let at = self.out.contents[0];
        self.out.html.insert_str(at, &contents);
    }
}

fn excerpt(body: &Body, more: Option<usize>) -> String {
    if let Some(before) = more.and_then(|end| body.text.get(..end)) {
        return before.to_owned();
    }
    if !body.excerpt.is_empty() {
        return body.excerpt.clone();
    }
    // A body of lists or hand-written HTML: its first line that is not a heading.
    let mut at = 0;
    for line in body.text.split_inclusive('\n') {
        if body.headings.binary_search_by_key(&at, |heading| heading.offset).is_err() {
            return line.trim().to_owned();
        }
        at += line.len();
    }
    String::new()
}

/// Replaces the noncharacters that have a meaning in HTML; no byte moves.
fn without_reserved(text: &mut String) {
    if text.as_bytes().contains(&0xEF) && text.contains(escape::is_reserved) {
        *text = text.replace(escape::is_reserved, "\u{FFFD}");
    }
}

/// `text` with no line breaks and no double spaces; no-break spaces stay what they are.
fn single_spaced(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
