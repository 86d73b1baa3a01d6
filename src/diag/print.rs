//! Prints diagnostics: for people, for one line each, for tools (JSON), for workflow annotations,
//! for the code quality reports of GitLab.
//!
//! Takes diagnostics in any order and the sources that they speak of; returns how many of each weight there
//! were. What content says never reaches the terminal as a control character.

use std::io::{self, Write};

use super::tools::Place;
use super::worded::Worded;
use super::{Arg, Diagnostic, Lang, Severity, gitlab, human, text, tools};
use crate::source::Sources;

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With the line of text and a caret.
    #[default]
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
    /// Workflow annotations.
    Github,
    /// One JSON array: GitLab's report of code quality.
    Gitlab,
}

impl Format {
    /// Whether a program reads it.
    pub fn is_for_tools(self) -> bool {
        matches!(self, Format::Json | Format::Github | Format::Gitlab)
    }
}

/// What [`print()`] needs to know besides the diagnostics.
#[derive(Debug, Clone, Copy, Default)]
pub struct PrintOptions<'a> {
    /// The form.
    pub format: Format,
    /// Whether the output is a terminal with colours; only [`Format::Human`] uses them.
    pub color: bool,
    /// The site's folder as the user named it; stands before every path. Empty for none.
    pub base: &'a str,
    /// The language.
    pub lang: Lang,
}

/// How many of each weight there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
}

impl Summary {
    /// Counts `diagnostics`.
    pub fn of<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut summary = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Hint => summary.hints += 1,
            }
        }
        summary
    }

    /// `1 error, 2 hints`; nothing where there are none.
    pub fn text(self) -> Arg {
        let weights = [
            (self.errors, text!("errors", count = self.errors)),
            (self.warnings, text!("warnings", count = self.warnings)),
            (self.hints, text!("hints", count = self.hints)),
        ];
        Arg::Texts(weights.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect())
    }

    /// ` (1 error, 2 hints)`, for the end of a line; nothing where there are none.
    pub fn in_brackets(self) -> Arg {
        match self == Self::default() {
            true => Arg::from(""),
            false => Arg::from(text!("in-brackets", told = self.text())),
        }
    }
}

/// Prints `diagnostics` to `out`, sorted by path, position and code, each once.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    options: PrintOptions<'_>,
    out: &mut dyn Write,
) -> io::Result<Summary> {
    let sorted = sort(diagnostics, sources, options.lang);
    let summary = Summary::of(sorted.iter().map(|worded| worded.told));
    if options.format == Format::Gitlab {
        writeln!(out, "{}", gitlab::report(&sorted, sources, options.base)?)?;
        return Ok(summary);
    }
    for diagnostic in &sorted {
        let printed = match options.format {
            Format::Human => human::render(diagnostic, sources, options),
            Format::Short => tools::short(&Place::of(diagnostic.told, sources, options.base), diagnostic),
            Format::Json => tools::json(diagnostic, sources, options.base)?,
            Format::Github | Format::Gitlab => {
                tools::github(&Place::of(diagnostic.told, sources, options.base), diagnostic)
            }
        };
        writeln!(out, "{printed}")?;
    }
    Ok(summary)
}

fn sort<'d>(diagnostics: &'d [Diagnostic], sources: &Sources, lang: Lang) -> Vec<Worded<'d>> {
    fn key<'k>(worded: &'k Worded<'_>, sources: &'k Sources) -> impl Ord + 'k {
        let d = worded.told;
        let place = (&sources.get(d.primary.source).path, d.primary.start, d.primary.end);
        let words = (&worded.message, &worded.help);
        (place, d.code.name(), words, d.severity, &worded.secondary, d.primary.source, &d.fix)
    }
    let mut sorted: Vec<_> = diagnostics.iter().map(|told| Worded::new(told, lang)).collect();
    sorted.sort_by(|a, b| key(a, sources).cmp(&key(b, sources)));
    sorted.dedup();
    sorted
}

/// The path shown for a source: below `base`, unless that says nothing.
pub fn shown_path(path: &str, base: &str) -> String {
    match base.trim_end_matches('/') {
        _ if path.starts_with('/') => path.to_owned(),
        "" if base.starts_with('/') => format!("/{path}"),
        "" | "." => path.to_owned(),
        base => format!("{base}/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::source::{Source, SourceId, Span};

    fn sources() -> Sources {
        let mut sources = Sources::default();
        sources.add(Source::new("b.md", "titre: é\nwho: Etalab\n"));
        sources.add(Source::new("a,1.md", ""));
        sources
    }

    fn at(source: u32, range: std::ops::Range<usize>, code: Code, message: &str) -> Diagnostic {
        Diagnostic::new(code, Span::new(SourceId(source), range), message)
    }

    fn printed(diagnostics: &[Diagnostic], format: Format) -> String {
        let mut out = Vec::new();
        let options = PrintOptions { format, base: "content/", ..Default::default() };
        print(diagnostics, &sources(), options, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn short_is_one_sorted_line_each_without_twins() {
        let second = at(0, 15..21, Code::UnknownReference, "nobody is called\n`Etalab`").help("write it");
        let found = [
            second.clone(),
            at(0, 15..21, Code::DuplicateKey, "twice"),
            at(0, 7..9, Code::InvalidYaml, "bad \x1b[2J"),
            at(1, 0..0, Code::Unreadable, "no"),
            second,
        ];
        assert_eq!(
            printed(&found, Format::Short),
            "content/a,1.md:1:1: error[unreadable]: no\n\
             content/b.md:1:8: error[invalid-yaml]: bad ␛[2J\n\
             content/b.md:2:6: warning[duplicate-key]: twice\n\
             content/b.md:2:6: warning[unknown-reference]: nobody is called `Etalab` (write it)\n"
        );
    }

    #[test]
    fn json_has_the_promised_keys_in_order() {
        let found = [
            at(0, 15..21, Code::UnknownConfigKey, "\"x\" \x1b\u{9b}")
                .help("é")
                .fix(Span::new(SourceId(0), 17..20), "tal"),
            at(1, 0..0, Code::Unreadable, "no"),
        ];
        assert_eq!(
            printed(&found, Format::Json),
            "{\"code\":\"unreadable\",\"severity\":\"error\",\"path\":\"content/a,1.md\",\"line\":1,\"column\":1,\
             \"end_line\":1,\"end_column\":1,\"message\":\"no\",\"help\":null,\"fix\":null}\n\
             {\"code\":\"unknown-config-key\",\"severity\":\"hint\",\"path\":\"content/b.md\",\"line\":2,\"column\":6,\
             \"end_line\":2,\"end_column\":12,\"message\":\"\\\"x\\\" \\u001b\\u009b\",\"help\":\"é\",\
             \"fix\":{\"line\":2,\"column\":8,\"end_line\":2,\"end_column\":11,\"replacement\":\"tal\"}}\n"
        );
    }

    #[test]
    fn gitlab_gets_one_array_whose_fingerprints_do_not_hang_on_lines() {
        let report = |found: &[Diagnostic]| -> Vec<serde_json::Value> {
            serde_json::from_str(&printed(found, Format::Gitlab)).expect("an array")
        };
        let one = report(&[at(0, 0..5, Code::UnknownReference, "who?").help("mend\nit")]);
        assert_eq!(one[0]["description"], "who? (mend it)");
        assert_eq!(
            (&one[0]["check_name"], &one[0]["severity"]),
            (&"unknown-reference".into(), &"minor".into())
        );
        assert_eq!(
            one[0]["location"],
            serde_json::json!({ "path": "content/b.md", "lines": { "begin": 1 } })
        );
        let two = report(&[
            at(0, 15..21, Code::UnknownReference, "who?"),
            at(0, 16..21, Code::UnknownReference, "who?"),
        ]);
        assert_eq!(two[0]["fingerprint"], one[0]["fingerprint"]);
        assert_ne!(two[0]["fingerprint"], two[1]["fingerprint"]);
        assert_eq!(printed(&[], Format::Gitlab), "[]\n");
    }

    #[test]
    fn github_escapes_commands() {
        let found = [
            at(0, 15..21, Code::UnknownConfigKey, "100 %: a, b").help("mend\r\nit"),
            at(1, 0..0, Code::Unreadable, "no"),
        ];
        assert_eq!(
            printed(&found, Format::Github),
            "::error file=content/a%2C1.md,line=1,col=1,endLine=1,endColumn=1,title=unreadable::no\n\
             ::notice file=content/b.md,line=2,col=6,endLine=2,endColumn=12,title=unknown-config-key\
             ::100 %25: a, b%0Amend%0D%0Ait\n"
        );
    }

    #[test]
    fn summary_counts_twins_once() {
        let found = [
            at(0, 0..1, Code::DuplicateKey, "x"),
            at(0, 0..1, Code::DuplicateKey, "x"),
            at(0, 0..1, Code::InvalidYaml, "x"),
            at(0, 0..1, Code::UnknownConfigKey, "x"),
        ];
        let summary = print(&found, &sources(), PrintOptions::default(), &mut io::sink());
        assert_eq!(summary.expect("a sink"), Summary { errors: 1, warnings: 1, hints: 1 });
    }

    #[test]
    fn path_is_shown_below_the_base() {
        assert_eq!(shown_path("a.md", ""), "a.md");
        assert_eq!(shown_path("a.md", "."), "a.md");
        assert_eq!(shown_path("a.md", "./x/"), "./x/a.md");
        assert_eq!(shown_path("a.md", "/"), "/a.md");
    }
}
