//! The front matter of a document: the YAML between two lines of dashes at its very start, or the TOML between two of
//! plus signs.
//!
//! Takes a text, returns its metadata and where its body stands; must not know what the metadata mean.

use std::ops::Range;

use crate::diag::{Checked, Code, Diagnostic, text};
use crate::source::{SourceId, Span, begin};
use crate::yaml::{self, Map, Outline, Value};

/// A document in two parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// The metadata; empty where there are none or where they cannot be read.
    pub meta: Map,
    /// Where the metadata stand, without the lines around them.
    pub meta_range: Range<usize>,
    /// Where the body stands.
    pub body: Range<usize>,
    /// Whether the document begins as one with a front matter does.
    pub has_front_matter: bool,
}

/// How a front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

impl Syntax {
    /// How the front matter that `text` begins with is written, if there is one.
    fn of(text: &str) -> Option<Self> {
        let text = &text[begin(text)..];
        let first = Some(&text[line_at(text, 0)]).filter(|line| line.ends_with('\n'))?;
        [Self::Yaml, Self::Toml].into_iter().find(|syntax| is_line_of(first, &[syntax.mark()]))
    }

    /// The line before it and after it.
    fn mark(self) -> &'static str {
        match self {
            Self::Yaml => "---",
            Self::Toml => "+++",
        }
    }

    /// The lines that end it.
    fn ends(self) -> &'static [&'static str] {
        match self {
            Self::Yaml => &["---", "..."],
            Self::Toml => &["+++"],
        }
    }
}

/// Whether a text begins as one with a front matter does.
pub fn is_there(text: &str) -> bool {
    Syntax::of(text).is_some()
}

/// Where the keys and values of the front matter at `range` of `text` stand; without one, of the YAML that stands there.
pub fn outline(text: &str, range: Range<usize>) -> Outline {
    match Syntax::of(text) {
        Some(Syntax::Toml) => Outline::toml(text, range),
        Some(Syntax::Yaml) | None => Outline::new(text, range),
    }
}

/// Takes a document apart, by Jekyll's rule: the first line is `---`, and the next line that is `---` or `...`
/// ends the front matter. White space may follow the dashes, byte order marks may come first. Hugo's other front matter
/// stands between two lines `+++`.
///
/// Where the closing line is missing, the whole text is body, so that none of it is lost.
pub fn split(source: SourceId, text: &str) -> Checked<Parts> {
    let start = begin(text);
    let plain = Parts {
        meta: Map::default(),
        meta_range: start..start,
        body: start..text.len(),
        has_front_matter: false,
    };
    let Some(syntax) = Syntax::of(text) else { return Checked::new(plain) };
    let opening = line_at(text, start);
    let Some(closing) = closing_line(text, opening.end, syntax) else {
        let span = Span::new(source, start..start + 3);
        let diagnostic = Diagnostic::new(
            Code::UnclosedFrontMatter,
            span,
            text!("the-front-matter-that-begins-here", mark = syntax.mark()),
        )
        .help(text!("put-a-line-between-the-last", mark = syntax.mark()));
        return Checked { value: Parts { has_front_matter: true, ..plain }, diagnostics: vec![diagnostic] };
    };
    let meta_range = opening.end..closing.start;
    let checked = match syntax {
        Syntax::Yaml => read_meta(source, text, meta_range.clone()),
        Syntax::Toml => {
            let Checked { value, diagnostics } = yaml::toml::parse(source, text, meta_range.clone());
            Checked { value: value.unwrap_or_default(), diagnostics }
        }
    };
    let body = closing.end..text.len();
    let parts = Parts { meta: checked.value, meta_range, body, has_front_matter: true };
    Checked { value: parts, diagnostics: checked.diagnostics }
}

fn read_meta(source: SourceId, text: &str, range: Range<usize>) -> Checked<Map> {
    let Checked { value, mut diagnostics } = yaml::parse(source, text, range.clone());
    let meta = match value {
        Some(Value::Map(map)) => map,
        // Nothing at all, or something that is told already.
        Some(Value::Null) | None => Map::default(),
        Some(_) => {
            let content = text[range.clone()].trim();
            let start = range.start + text[range.clone()].find(content).unwrap_or_default();
            let first_line = content.lines().next().unwrap_or_default().trim_end();
            let span = Span::new(source, start..start + first_line.len());
            let message = text!("the-front-matter-holds-no-keys");
            diagnostics.push(
                Diagnostic::new(Code::InvalidYaml, span, message).help(text!("write-one-a-line-between-the")),
            );
            Map::default()
        }
    };
    Checked { value: meta, diagnostics }
}

fn closing_line(text: &str, from: usize, syntax: Syntax) -> Option<Range<usize>> {
    let mut start = from;
    while start < text.len() {
        let line = line_at(text, start);
        if is_line_of(&text[line.clone()], syntax.ends()) {
            return Some(line);
        }
        start = line.end;
    }
    None
}

/// The line that begins at `start`, with its line end.
fn line_at(text: &str, start: usize) -> Range<usize> {
    let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline + 1);
    start..end
}

fn is_line_of(line: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| {
        line.strip_prefix(mark).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_whitespace()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Parts, Vec<Diagnostic>) {
        let checked = split(SourceId(0), text);
        (checked.value, checked.diagnostics)
    }

    fn body(text: &str) -> &str {
        &text[parts(text).0.body]
    }

    #[test]
    fn metadata_and_body_come_apart() {
        let text = "---\ntitle: Été\n---\nTexte\n";
        let (parts, diagnostics) = parts(text);
        assert_eq!(parts.meta.get("title"), Some(&Value::String("Été".into())));
        assert_eq!(&text[parts.meta_range], "title: Été\n");
        assert_eq!(&text[parts.body], "Texte\n");
        assert_eq!((parts.has_front_matter, diagnostics), (true, vec![]));
    }

    #[test]
    fn line_ends_marks_and_spaces_of_any_system_are_taken() {
        let (parts, diagnostics) = parts("\u{feff}---  \r\na: 1\r\n---\t\r\nb\r\n");
        assert_eq!((parts.meta.get("a"), diagnostics), (Some(&Value::Int(1)), vec![]));
        assert_eq!(body("\u{feff}---  \r\na: 1\r\n---\t\r\nb\r\n"), "b\r\n");
        assert_eq!(body("---\na: 1\n...\nb"), "b");
        assert_eq!(body("---\na: 1\n---"), "");
    }

    #[test]
    fn an_empty_front_matter_is_one() {
        for text in ["---\n---\nx", "---\n\n---\nx", "---\n# rien\n---\nx"] {
            let (parts, diagnostics) = parts(text);
            assert_eq!((parts.meta.len(), parts.has_front_matter, diagnostics), (0, true, vec![]));
            assert_eq!(&text[parts.body], "x");
        }
    }

    #[test]
    fn a_text_without_front_matter_is_all_body() {
        for text in
            ["", "a", "\n---\na: 1\n---\n", " ---\na: 1\n---\n", "---- \na\n---\n", "---", "--- a\n---\n"]
        {
            let (parts, diagnostics) = parts(text);
            assert_eq!((&text[parts.body], parts.has_front_matter, diagnostics), (text, false, vec![]));
        }
    }

    #[test]
    fn a_rule_in_the_body_is_left_alone() {
        assert_eq!(body("---\na: 1\n---\nun\n\n---\n\ndeux\n"), "un\n\n---\n\ndeux\n");
        assert_eq!(body("---\na: b --- c\n ---\n---x: 1\n---\nfin"), "fin");
    }

    #[test]
    fn a_missing_end_is_told_and_loses_nothing() {
        let text = "\u{feff}\u{feff}---\ntitle: a\n\nTexte\n";
        let (parts, diagnostics) = parts(text);
        assert_eq!(diagnostics[0].code, Code::UnclosedFrontMatter);
        assert_eq!((diagnostics[0].primary.start, diagnostics[0].primary.end), (6, 9));
        assert_eq!(&text[parts.body], "---\ntitle: a\n\nTexte\n");
        assert!(parts.has_front_matter);
    }

    #[test]
    fn what_holds_no_keys_is_told() {
        for (text, place) in
            [("---\n\n  juste un mot \n---\nx", "juste un mot"), ("---\n- a\n- b\n---\nx", "- a")]
        {
            let (parts, diagnostics) = parts(text);
            assert_eq!(diagnostics[0].code, Code::InvalidYaml);
            assert_eq!(&text[diagnostics[0].primary.start..diagnostics[0].primary.end], place);
            assert_eq!((&text[parts.body], parts.meta.len()), ("x", 0));
        }
    }

    #[test]
    fn toml_stands_between_plus_signs() {
        let text = "\u{feff}+++\r\ntitle = \"a\"\r\ndate = 2018-03-16\r\n+++ \r\n---\nTexte";
        let (parts, diagnostics) = parts(text);
        assert_eq!(parts.meta.get("date"), Some(&Value::String("2018-03-16".into())));
        assert_eq!((&text[parts.body], diagnostics), ("---\nTexte", vec![]));
        let place = outline(text, parts.meta_range).value(&[yaml::Step::Key("title")]);
        assert_eq!(place.map(|range| &text[range]), Some("\"a\""));
    }

    #[test]
    fn toml_that_is_broken_or_open_loses_no_text() {
        let (broken, told) = parts("+++\ntitle = Été\n+++\nTexte");
        assert_eq!((told[0].code, told[0].primary.start, broken.meta.len()), (Code::InvalidToml, 12, 0));
        assert_eq!(body("+++\ntitle = Été\n+++\nTexte"), "Texte");
        let text = "+++\ntitle = \"a\"\n---\nTexte\n";
        let (open, told) = parts(text);
        assert_eq!((told[0].code, &text[open.body]), (Code::UnclosedFrontMatter, text));
        assert_eq!(body("++++\na = 1\n+++\n"), "++++\na = 1\n+++\n");
    }

    #[test]
    fn a_mistake_in_the_metadata_leaves_the_body_whole() {
        let text = "---\ntitle: Bilan : suite\n---\nTexte";
        let (parts, diagnostics) = parts(text);
        assert_eq!(diagnostics[0].primary.start, text.find(": suite").unwrap());
        assert_eq!(&text[parts.body], "Texte");
    }
}
