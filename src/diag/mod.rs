//! Diagnostics: what is wrong with the site, in words for its editor.
//!
//! A [`Diagnostic`] is the author's mistake; stages collect them in [`Checked`] values and never stop for one.
//! A failure of the environment is a `std::error::Error` instead and ends the run.

mod catalogue;
mod code;
pub mod explain;
mod failure;
mod fix;
mod gitlab;
mod human;
mod lang;
mod print;
mod size;
mod tools;
mod visible;
mod window;
mod worded;
mod words;

pub use code::Code;
pub use failure::Failure;
pub use fix::{Fix, Near, near, nearest};
pub use lang::{Lang, Preference};
pub use print::{Format, PrintOptions, Summary, print, shown_path};
pub use size::size;
pub use visible::line as visible_line;

pub(crate) use words::text;
pub use words::{Arg, Text};

use crate::source::{SourceId, Span};

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not written.
    Error,
    /// The site is written; the editor should mend it. An error with `--strict`.
    Warning,
    /// Something worth knowing.
    Hint,
}

impl Severity {
    /// The word shown to tools.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        }
    }

    /// The word shown to people, in `lang`.
    pub fn words(self, lang: Lang) -> String {
        let word = match self {
            Severity::Error => text!("error"),
            Severity::Warning => text!("warning"),
            Severity::Hint => text!("hint"),
        };
        word.words(lang)
    }
}

/// One thing that an editor should know, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing.
    pub code: Code,
    /// How much it weighs; the code's own weight unless a stage says otherwise.
    pub severity: Severity,
    /// What is wrong, one sentence in plain words.
    pub message: Text,
    /// Where.
    pub primary: Span,
    /// Other places that matter, each with its reason.
    pub secondary: Vec<(Span, Text)>,
    /// What to do about it.
    pub help: Option<Text>,
    /// The edit that mends it, where there is one right answer.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic of `code` at `primary`.
    pub fn new(code: Code, primary: Span, message: impl Into<Text>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            primary,
            secondary: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// The sources that it points into.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        let others =
            self.secondary.iter().map(|(span, _)| span).chain(self.fix.as_ref().map(|fix| &fix.span));
        [&self.primary].into_iter().chain(others).map(|span| span.source)
    }

    /// Adds what to do about it.
    pub fn help(mut self, help: impl Into<Text>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds what to do about it, if there is something.
    pub fn maybe_help(mut self, help: Option<Text>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Adds the edit that mends it: `replacement` in the place of `span`.
    pub fn fix(self, span: Span, replacement: impl Into<String>) -> Self {
        self.maybe_fix(Some(Fix { span, replacement: replacement.into() }))
    }

    /// Adds the edit that mends it, if there is one.
    pub fn maybe_fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix.or(self.fix);
        self
    }

    /// Adds another place that matters.
    pub fn also(mut self, span: Span, reason: impl Into<Text>) -> Self {
        self.secondary.push((span, reason.into()));
        self
    }
}

/// A value, and what was noticed while making it.
#[derive(Debug, Clone, Default)]
pub struct Checked<T> {
    /// The value; always as complete as it can be.
    pub value: T,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value with nothing to say about it.
    pub fn new(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Hands the diagnostics over to `sink` and returns the value.
    pub fn unpack(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.diagnostics);
        self.value
    }
}

/// Suggestions out of many names: the first hundred names asked for get one, so that a site with thousands of dead
/// names and thousands of live ones is told of them in linear time.
#[derive(Debug)]
pub struct Suggestions<'a> {
    known: Vec<&'a str>,
    left: usize,
}

impl<'a> Suggestions<'a> {
    /// Suggestions out of `known`.
    pub fn new(known: impl IntoIterator<Item = &'a str>) -> Self {
        Self { known: known.into_iter().collect(), left: 100 }
    }

    /// The known name nearest to `name`.
    pub fn nearest(&mut self, name: &str) -> Option<&'a str> {
        self.left = self.left.checked_sub(1)?;
        nearest(name, self.known.iter().copied())
    }
}
