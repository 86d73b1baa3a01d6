//! Writes blocks of code.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::super::escape;
use super::super::highlight::{self, Known};
use super::super::prepare::attributes::Attributes;
use super::super::prepare::lists::Kind;
use super::{Frame, Renderer};
use crate::diag::{Code, Fix, text};
use crate::source::Span;

/// A block of code being read.
#[derive(Debug)]
pub struct Open {
    language: String,
    /// Whether its fence names the language.
    named: bool,
    attributes: Attributes,
    /// Where it begins, its fence included.
    range: Range<usize>,
}

impl Renderer<'_> {
    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) -> Frame {
        self.block_border();
        let attributes = self.attributes(range, Kind::Block);
        let named = match kind {
            CodeBlockKind::Fenced(info) => language(&self.restore(info)),
            CodeBlockKind::Indented => String::new(),
        };
        let by_class =
            || attributes.classes.iter().find_map(|class| class.strip_prefix("language-")).map(str::to_owned);
        let (language, named) =
            if named.is_empty() { (by_class().unwrap_or_default(), false) } else { (named, true) };
        self.code = Some(String::new());
        Frame::Code(Open { language, named, attributes, range: range.clone() })
    }

    pub(super) fn end_code(&mut self, open: Open) {
        let code = self.code.take().unwrap_or_default();
        let Open { language, named, mut attributes, range } = open;
        self.review_fence(&range);
        attributes.classes.insert(0, "code".into());
        attributes.classes.retain(|class| !class.starts_with("language-"));
        // A block that scrolls must be reachable by keyboard.
        attributes.pairs.push(("tabindex".into(), "0".into()));
        self.open_tag("pre", &attributes);
        self.out.html.push_str("<code");
        if !language.is_empty() {
            self.out.html.push_str(" class=\"language-");
            escape::attribute(&mut self.out.html, &language);
            self.out.html.push('"');
        }
        self.out.html.push('>');
        if !self.options.highlight {
            escape::text(&mut self.out.html, &code);
        } else if highlight::write(&mut self.out.html, &code, &language, self.options.blocks.as_deref())
            == Known::No
        {
            self.unknown_language(&language, named, range.start);
        }
        self.out.html.push_str("</code></pre>\n");
        self.body.text.extend(code.split_whitespace().flat_map(|word| [word, " "]));
        self.block_border();
    }

    /// Reports a language that nobody here knows, of the block of code at `start`.
    fn unknown_language(&mut self, language: &str, named: bool, start: usize) {
        let line = self.place.body[start..].lines().next().unwrap_or_default();
        let end = start + line.len();
        let near = highlight::near(language);
        let help = near
            .as_ref()
            .map_or_else(|| text!("use-the-name-of-a-known"), |(name, _)| text!("did-you-mean", near = name));
        let fix = near.filter(|(_, sole)| *sole && named).and_then(|(name, _)| {
            let lowercase = line.to_ascii_lowercase();
            let mut places = lowercase.match_indices(language);
            let (at, _) = places.next().filter(|_| places.next().is_none())?;
            let from = self.place.base + start + at;
            let span = Span::new(self.place.source, from..from + language.len());
            Some(Fix { span, replacement: name })
        });
        let message = text!("code-in-cannot-be-highlighted", language = language);
        let told = self.report(Code::UnknownCodeLanguage, start..end, message);
        (told.help, told.fix) = (Some(help), fix);
    }
}

/// The language that the line of a fence names: `python`, `{.python}`, `python title="x"`.
fn language(info: &str) -> String {
    let word = info
        .trim_start_matches([' ', '{', '.'])
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | '{'));
    word.into_iter().next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    #[test]
    fn language_is_the_first_word_of_the_fence() {
        for (info, language) in
            [("python", "python"), (" R title=x", "r"), ("{.sql}", "sql"), ("{r, echo}", "r"), ("", "")]
        {
            assert_eq!(super::language(info), language);
        }
    }
}
