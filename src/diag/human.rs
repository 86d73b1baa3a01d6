//! A diagnostic for people: the message, the line that it is about and what to do.
//!
//! Takes one diagnostic and the sources, returns text of several lines.

use super::print::{PrintOptions, shown_path};
use super::window::Window;
use super::worded::Worded;
use super::{Lang, Severity, text, visible};
use crate::source::{Position, Source, Sources, Span};

const BOLD: &str = "1";
const GUTTER: &str = "34";

/// The whole of `diagnostic`, ending with a line end.
pub(super) fn render(worded: &Worded<'_>, sources: &Sources, options: PrintOptions<'_>) -> String {
    let PrintOptions { base, color, lang, .. } = options;
    let style = style_of(worded.told.severity);
    let help = worded.help.as_ref().map(|help| text!("help", help = help).words(lang)).unwrap_or_default();
    let primary = Place::new(sources, worded.told.primary, '^', style, &help);
    let others = worded.secondary.iter();
    let others = others.map(|(span, reason)| Place::new(sources, *span, '-', GUTTER, reason));
    let places: Vec<_> = std::iter::once(primary).chain(others).collect();

    let last_line = places.iter().filter_map(|place| place.position).map(|position| position.line).max();
    let gutter = last_line.unwrap_or(1).to_string().len();
    let mut printer = Printer { base, color, lang, gutter, out: String::new() };
    printer.message(worded, style);
    for place in &places {
        printer.place(place);
    }
    printer.out
}

fn style_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Hint => "1;36",
    }
}

/// One place that a diagnostic speaks of.
struct Place<'a> {
    source: &'a Source,
    span: Span,
    /// Where it begins; nothing when the whole file is meant.
    position: Option<Position>,
    mark: char,
    style: &'a str,
    label: &'a str,
}

impl<'a> Place<'a> {
    fn new(sources: &'a Sources, span: Span, mark: char, style: &'a str, label: &'a str) -> Self {
        let source = sources.get(span.source);
        let whole_file = (span.start, span.end) == (0, 0) || source.text.is_empty();
        let position = (!whole_file).then(|| source.position(span.start));
        Self { source, span, position, mark, style, label }
    }
}

/// Puts lines together, with colours when they are wanted.
struct Printer<'a> {
    base: &'a str,
    color: bool,
    lang: Lang,
    /// Columns of the longest line number.
    gutter: usize,
    out: String,
}

impl Printer<'_> {
    fn paint(&self, style: &str, text: &str) -> String {
        if self.color && !text.is_empty() { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// One line: `number` and `sign` in the gutter, then `text`.
    fn line(&mut self, number: &str, sign: char, text: &str) {
        let gutter = self.gutter;
        let gutter = self.paint(GUTTER, &format!("{number:>gutter$} {sign}"));
        self.out.push_str(format!("{gutter} {text}").trim_end());
        self.out.push('\n');
    }

    fn message(&mut self, worded: &Worded<'_>, style: &str) {
        let mut lines = worded.message.lines().map(visible::line);
        let head =
            self.paint(style, &format!("{}[{}]", worded.told.severity.words(self.lang), worded.told.code));
        let first = self.paint(BOLD, &format!(": {}", lines.next().unwrap_or_default()));
        self.out.push_str(&format!("{head}{first}\n"));
        for line in lines {
            self.out.push_str(&format!("  {line}\n"));
        }
    }

    fn place(&mut self, place: &Place<'_>) {
        let path = visible::line(&shown_path(&place.source.path, self.base));
        let label = place.label.lines().map(visible::line);
        let Some(Position { line, column }) = place.position else {
            self.line("", '┌', &path);
            label.for_each(|line| self.line("", '=', &line));
            return;
        };
        self.line("", '┌', &format!("{path}:{line}:{column}"));
        let window = Window::around(place.source, place.span, line);
        self.line(&line.to_string(), '│', &window.text);
        self.marks(place, &window, label);
    }

    /// The marks under a line, with the label behind them.
    fn marks(&mut self, place: &Place<'_>, window: &Window, mut label: impl Iterator<Item = String>) {
        let marks = place.mark.to_string().repeat(window.columns);
        let first = format!("{marks} {}", label.next().unwrap_or_default());
        let first = self.paint(place.style, first.trim_end());
        self.line("", '│', &format!("{}{first}", " ".repeat(window.indent)));
        for line in label {
            let indent = " ".repeat(window.indent + window.columns + 1);
            self.line("", '│', &format!("{indent}{}", self.paint(place.style, &line)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Diagnostic, Text};

    const TOOL: &str = "stack:\n  - postgre\n";

    fn rendered(diagnostic: &Diagnostic, sources: &Sources, base: &str, color: bool) -> String {
        let options = PrintOptions { base, color, ..PrintOptions::default() };
        render(&Worded::new(diagnostic, options.lang), sources, options)
    }

    /// Marks `what` in `text` and renders a diagnostic about it.
    fn marked(text: &str, what: &str) -> String {
        let start = text.find(what).expect("the text holds it");
        shown(text, start..start + what.len(), None)
    }

    fn shown(text: &str, range: std::ops::Range<usize>, help: Option<&str>) -> String {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.yml", text));
        let diagnostic = Diagnostic::new(Code::InvalidYaml, Span::new(id, range), "bad");
        rendered(&diagnostic.maybe_help(help.map(Text::from)), &sources, "", false)
    }

    /// The lines that show text and marks.
    fn body(shown: &str) -> Vec<&str> {
        shown.lines().skip(2).collect()
    }

    #[test]
    fn line_and_help_stand_at_the_mark() {
        assert_eq!(
            shown(TOOL, 11..18, Some("did you mean `PostgreSQL`?")),
            "error[invalid-yaml]: bad\n  ┌ a.yml:2:5\n2 │   - postgre\n  │     ^^^^^^^ help: did you mean `PostgreSQL`?\n"
        );
    }

    #[test]
    fn whole_file_has_no_line() {
        assert_eq!(
            shown(TOOL, 0..0, Some("save it\nagain")),
            "error[invalid-yaml]: bad\n  ┌ a.yml\n  = help: save it\n  = again\n"
        );
        assert_eq!(shown("", 3..4, None), "error[invalid-yaml]: bad\n  ┌ a.yml\n");
    }

    #[test]
    fn other_places_follow_with_their_reason() {
        let mut sources = Sources::default();
        let first = sources.add(Source::new("b.md", "x\n".repeat(11)));
        let second = sources.add(Source::new("c.md", "url: /é/"));
        let third = sources.add(Source::new("d.md", ""));
        let diagnostic = Diagnostic::new(Code::DuplicateUrl, Span::new(first, 20..21), "two files\nclaim it")
            .also(Span::new(second, 5..9), "the other")
            .also(Span::file(third), "and this");
        assert_eq!(
            rendered(&diagnostic, &sources, "content", false),
            "error[duplicate-url]: two files\n  claim it\n   ┌ content/b.md:11:1\n11 │ x\n   │ ^\n   \
             ┌ content/c.md:1:6\n 1 │ url: /é/\n   │      --- the other\n   ┌ content/d.md\n   = and this\n"
        );
    }

    #[test]
    fn marks_stand_right_under_wide_marked_and_tabbed_text() {
        assert_eq!(
            body(&marked("\t日本 e\u{301}té: x", "x")),
            ["1 │     日本 e\u{301}té: x", "  │               ^"]
        );
        assert_eq!(body(&marked("a: 日本", "日本")), ["1 │ a: 日本", "  │    ^^^^"]);
    }

    #[test]
    fn control_characters_are_shown_not_sent() {
        assert_eq!(body(&marked("a\x1b[2J: x", "x")), ["1 │ a␛[2J: x", "  │        ^"]);
        assert_eq!(body(&marked("a\rb", "b")), ["1 │ a␍b", "  │   ^"]);
    }

    #[test]
    fn span_over_lines_shows_the_first() {
        assert_eq!(body(&shown("un: deux\r\ntrois", 4..14, None)), ["1 │ un: deux", "  │     ^^^^"]);
    }

    #[test]
    fn empty_span_and_end_of_line_get_one_mark() {
        assert_eq!(body(&shown("un\ndeux", 2..2, None)), ["1 │ un", "  │   ^"]);
        assert_eq!(body(&shown("un\n", 99..120, None)), ["2 │", "  │ ^"]);
    }

    #[test]
    fn long_line_is_cut_around_the_place() {
        let text = format!("{}ICI{}", "a".repeat(200), "b".repeat(200));
        let line = format!("1 │ …{}ICI{}…", "a".repeat(40), "b".repeat(57));
        assert_eq!(body(&marked(&text, "ICI")), [line, format!("  │ {}^^^", " ".repeat(41))]);

        let line = format!("1 │ {}…", "a".repeat(100));
        assert_eq!(body(&shown(&text, 0..400, None)), [line, format!("  │ {}", "^".repeat(100))]);
    }

    #[test]
    fn letter_with_endless_marks_is_cut() {
        let text = format!("e{}", "\u{301}".repeat(5000));
        assert!(body(&shown(&text, 0..1, None))[0].chars().count() < 500);
        assert!(body(&shown(&text, 8000..8002, None))[0].chars().count() < 900);
    }

    #[test]
    fn span_within_a_character_is_no_trouble() {
        assert_eq!(body(&shown("é€x", 1..3, None)), ["1 │ é€x", "  │ ^"]);
    }

    #[test]
    fn colours_come_only_when_asked() {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.yml", TOOL));
        let diagnostic = Diagnostic::new(Code::DuplicateKey, Span::new(id, 11..18), "twice");
        assert_eq!(
            rendered(&diagnostic, &sources, "", true),
            "\x1b[1;33mwarning[duplicate-key]\x1b[0m\x1b[1m: twice\x1b[0m\n\x1b[34m  ┌\x1b[0m a.yml:2:5\n\
             \x1b[34m2 │\x1b[0m   - postgre\n\x1b[34m  │\x1b[0m     \x1b[1;33m^^^^^^^\x1b[0m\n"
        );
    }
}
