//! What editors are told of lists of tools.

use super::phrase::Said;
use super::{ReadUse, Words, mend};
use crate::diag::{Code, Diagnostic, Severity};
use crate::parse::listing::{Heading, Phrase};
use crate::resolve::catalogue::names::Budget;
use crate::source::{SourceId, Span};
use std::ops::Range;

/// Tells of tools that nobody knows, and of odd spellings.
pub(super) fn uses(
    uses: &[ReadUse],
    words: &Words,
    source: SourceId,
    budget: &mut Budget,
    told: &mut Vec<Diagnostic>,
) {
    for read in uses {
        let span = Span::new(source, read.range.clone());
        match read.tool {
            None => {
                let near = words.names.nearest(&read.name, budget).map(|tool| words.names.name(tool));
                let help = near.map_or_else(
                    || "add it to `_outils/` or `_data/outils.yml`, or correct the name".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("no tool is called `{}`", read.name);
                let fix = near.and_then(|near| mend::name(read, near, words.text(source)?, source));
                told.push(Diagnostic::new(Code::UnknownTool, span, message).help(help).maybe_fix(fix));
            }
            Some(tool) => {
                let Some(right) = words.names.odd_spelling(tool, &read.name) else { continue };
                let message = format!("`{}` is spelled `{right}`", read.name);
                let fix = words.text(source).and_then(|text| mend::letters(read, right, text, source));
                told.push(Diagnostic::new(Code::ToolSpelling, span, message).maybe_fix(fix));
            }
        }
    }
}

/// Tells of text in a list that no tool could be read from.
pub(super) fn unread(phrase: &Phrase, said: &Said, words: &Words, source: SourceId) -> Option<Diagnostic> {
    let range = said.unread.clone()?;
    Some(unread_at(phrase.locate(range), &said.mentions, words, source))
}

/// Tells of text at `range` that speaks of `mentions` but lists no tools.
pub(super) fn unread_at(
    range: Range<usize>,
    mentions: &[usize],
    words: &Words,
    source: SourceId,
) -> Diagnostic {
    let mut names: Vec<String> = Vec::new();
    for tool in mentions {
        let name = format!("`{}`", words.names.name(*tool));
        if !names.contains(&name) && names.len() < 5 {
            names.push(name);
        }
    }
    let told = Diagnostic::new(
        Code::UnreadStackText,
        Span::new(source, range),
        "this text was not read as a list of tools",
    );
    told.help(match names.is_empty() {
        true => "name the tools one by one, or move the text out of the list".to_owned(),
        false => format!("it speaks of {}: name what is used one by one, if it is", names.join(", ")),
    })
}

/// Tells of a row of a table in which a tool or a challenge is missing.
pub(super) fn row(range: Range<usize>, missing: &str, source: SourceId) -> Diagnostic {
    let message = format!("this row names no {missing}, so no use of a tool was read in it");
    Diagnostic::new(Code::UnreadStackText, Span::new(source, range), message)
        .help(format!("name the {missing} in its cell, or leave the row out"))
}

/// Tells of a list that stands below no challenge.
pub(super) fn stray(phrase: &Phrase, source: SourceId) -> Diagnostic {
    let span = Span::new(source, phrase.locate(0..phrase.text.len()));
    Diagnostic::new(
        Code::UnreadStackText,
        span,
        "this list stands below no challenge, so nobody uses its tools",
    )
    .help("put it below the heading of a challenge, or name the file after one")
}

/// Tells of a heading below which nothing was read.
pub(super) fn heading(heading: &Heading, source: SourceId) -> Diagnostic {
    let name = heading.phrase.text.trim();
    let message = format!("what stands below `{name}` was not read as a list of tools");
    Diagnostic::new(Code::UnreadStackText, Span::new(source, heading.phrase.range.clone()), message)
        .help("if tools stand there, give the heading the name of a layer, or `Outils`")
}

/// Tells of a label that names no layer.
pub(super) fn label(name: &str, range: Range<usize>, source: SourceId) -> Diagnostic {
    let message = format!("`{}` names no layer", name.trim());
    let diagnostic = Diagnostic::new(Code::UnknownLayer, Span::new(source, range), message);
    // A free list was written for people, who understand the label.
    Diagnostic { severity: Severity::Hint, ..diagnostic }.help(
        "its tools are listed in their usual layer; the names of layers are in the schema, under `layers`",
    )
}
