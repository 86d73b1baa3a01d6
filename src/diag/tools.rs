//! A diagnostic on one line: for lists, as a JSON object, as a workflow command.
//!
//! Takes one diagnostic with its place in words, returns the line without its end.

use std::io;

use serde::Serialize;

use super::print::shown_path;
use super::worded::Worded;
use super::{Diagnostic, Fix, Severity, visible};
use crate::source::{Position, Sources};

/// Where a diagnostic points, in the words of the formats for tools.
pub(super) struct Place {
    /// The file, as the user named it.
    pub path: String,
    /// The first character.
    pub start: Position,
    /// One past the last character.
    end: Position,
}

impl Place {
    /// The place of `diagnostic`.
    pub fn of(diagnostic: &Diagnostic, sources: &Sources, base: &str) -> Self {
        let source = sources.get(diagnostic.primary.source);
        Self {
            path: shown_path(&source.path, base),
            start: source.position(diagnostic.primary.start),
            end: source.position(diagnostic.primary.end.max(diagnostic.primary.start)),
        }
    }
}

/// For lists and editors.
pub(super) fn short(place: &Place, worded: &Worded<'_>) -> String {
    let Position { line, column } = place.start;
    let (severity, code) = (worded.told.severity.name(), worded.told.code);
    let help = worded.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    let message = format!("{}:{line}:{column}: {severity}[{code}]: {}{help}", place.path, worded.message);
    visible::line(&message.replace(['\r', '\n'], " "))
}

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<Edit<'a>>,
}

/// A fix, in the same file as the diagnostic.
#[derive(Serialize)]
struct Edit<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    replacement: &'a str,
}

impl<'a> Edit<'a> {
    fn of(fix: &'a Fix, sources: &Sources) -> Self {
        let source = sources.get(fix.span.source);
        let (start, end) = (source.position(fix.span.start), source.position(fix.span.end));
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            replacement: &fix.replacement,
        }
    }
}

/// For programs.
pub(super) fn json(worded: &Worded<'_>, sources: &Sources, base: &str) -> io::Result<String> {
    let diagnostic = worded.told;
    let place = Place::of(diagnostic, sources, base);
    let same_file = |fix: &&Fix| fix.span.source == diagnostic.primary.source;
    let line = serde_json::to_string(&Line {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.name(),
        path: &place.path,
        line: place.start.line,
        column: place.start.column,
        end_line: place.end.line,
        end_column: place.end.column,
        message: &worded.message,
        help: worded.help.as_deref(),
        fix: diagnostic.fix.as_ref().filter(same_file).map(|fix| Edit::of(fix, sources)),
    })?;
    Ok(escape_controls(line))
}

/// JSON lets these stand as they are; a terminal would obey them.
fn escape_controls(json: String) -> String {
    let is_control = |c: char| matches!(c, '\x7f'..='\u{9f}');
    if !json.contains(is_control) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 8);
    for c in json.chars() {
        if is_control(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// For a workflow's annotations.
pub(super) fn github(place: &Place, worded: &Worded<'_>) -> String {
    let diagnostic = worded.told;
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let help = worded.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    format!(
        "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
        workflow_property(&place.path),
        place.start.line,
        place.start.column,
        place.end.line,
        place.end.column,
        workflow_property(diagnostic.code.name()),
        workflow_data(&format!("{}{help}", worded.message)),
    )
}

/// The escaping of a workflow command's message.
fn workflow_data(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            _ => {
                visible::push(&mut out, c);
            }
        }
    }
    out
}

/// The escaping of a workflow command's `name=value`.
fn workflow_property(text: &str) -> String {
    workflow_data(text).replace(':', "%3A").replace(',', "%2C")
}
