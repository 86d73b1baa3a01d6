//! What the terminal says of a build: one line, and what there is to say of the site that was not said before.
//!
//! Takes what was noticed before and now; returns words.

use crate::diag::{self, Diagnostic, PrintOptions, Severity, Summary, Text, text};
use crate::pipeline::Outcome;
use std::collections::HashMap;
use std::io::Write;
use std::time::Duration;

/// One build.
#[derive(Debug)]
pub(super) struct Build<'a> {
    /// What changed.
    pub what: Text,
    /// How many pages are new or have other bytes.
    pub pages: usize,
    /// How long it took from the first change on.
    pub time: Duration,
    /// What was noticed, and before.
    pub before: &'a Outcome,
    /// What was noticed, now.
    pub now: &'a Outcome,
}

impl Build<'_> {
    /// Whether there is nothing to say that was not said before.
    pub fn is_as_before(&self) -> bool {
        only(self.now, self.before).is_empty() && only(self.before, self.now).is_empty()
    }
}

/// What tells one thing that was noticed from another: not its line, which moves with what stands above.
fn key<'o>(told: &'o Diagnostic, outcome: &'o Outcome) -> (&'o str, &'static str, &'o Text) {
    (&outcome.sources.get(told.primary.source).path, told.code.name(), &told.message)
}

/// What is told in `these` and not in `others`; what is told twice counts twice.
fn only<'o>(these: &'o Outcome, others: &Outcome) -> Vec<&'o Diagnostic> {
    let mut known: HashMap<_, usize> = HashMap::new();
    others.diagnostics.iter().for_each(|told| *known.entry(key(told, others)).or_default() += 1);
    let mut new = Vec::new();
    for told in &these.diagnostics {
        match known.get_mut(&key(told, these)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => new.push(told),
        }
    }
    new
}

/// The line, and the new diagnostics.
pub(super) fn told<'a>(build: &Build<'a>) -> (Text, Vec<&'a Diagnostic>) {
    let new = only(build.now, build.before);
    let mended = only(build.before, build.now).len();
    let milliseconds = (build.time.as_secs_f64() * 1e3).max(1.0);
    let mut parts = vec![text!("pages-are-rebuilt", count = build.pages)];
    parts.push(text!("milliseconds", time = format!("{milliseconds:.0}")));
    if !new.is_empty() {
        let told = Summary::of(new.iter().copied()).text();
        parts.push(text!("so-many-are-new", count = new.len(), told = told));
    }
    if mended > 0 {
        parts.push(text!("so-many-are-mended", count = mended));
    }
    let errors = build.now.diagnostics.iter().filter(|told| told.severity == Severity::Error).count();
    if !build.now.fit {
        let why = if errors > 0 { text!("errors", count = errors) } else { text!("warnings-alone") };
        parts.push(text!("the-last-good-site-stays", why = why));
    }
    (text!("rebuilt", what = &build.what, parts = parts), new)
}

/// The texts of `told`, as `build` prints them.
pub(super) fn texts(told: &[&Diagnostic], outcome: &Outcome, print: PrintOptions<'_>) -> String {
    let told: Vec<Diagnostic> = told.iter().map(|told| (*told).clone()).collect();
    let mut text = Vec::new();
    // A vector takes everything.
    let _ = diag::print(&told, &outcome.sources, print, &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// Prints a line, and the texts that belong to it. Nobody may be there to read them.
pub(super) fn say(line: &str, texts: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
    let _ = write!(std::io::stderr(), "{texts}");
}

/// Where the site is looked at.
pub(super) fn serving(base: &str, url: &str) -> Text {
    let folder = if base.is_empty() { "." } else { base };
    text!("serving", folder = folder, url = url)
}
