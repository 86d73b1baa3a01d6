//! What editors are told of lists of tools.

use super::phrase::Said;
use super::{ReadUse, Words, mend};
use crate::diag::{Code, Diagnostic, Severity, text};
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
                    || text!("add-it-to-or-or-correct"),
                    |near| text!("did-you-mean", near = near),
                );
                let message = text!("no-tool-is-called", name = &read.name);
                let fix = near.and_then(|near| mend::name(read, near, words.text(source)?, source));
                told.push(Diagnostic::new(Code::UnknownTool, span, message).help(help).maybe_fix(fix));
            }
            Some(tool) => {
                let Some(right) = words.names.odd_spelling(tool, &read.name) else { continue };
                let message = text!("is-spelled", read = &read.name, right = right);
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
    let told =
        Diagnostic::new(Code::UnreadStackText, Span::new(source, range), text!("this-text-was-not-read-as"));
    told.help(match names.is_empty() {
        true => text!("name-the-tools-one-by-one"),
        false => text!("it-speaks-of-name-what-is", names = names.join(", ")),
    })
}

/// What a row of a table lacks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Missing {
    Tool,
    Challenge,
}

/// Tells of a row of a table in which a tool or a challenge is missing.
pub(super) fn row(range: Range<usize>, missing: Missing, source: SourceId) -> Diagnostic {
    let (message, help) = match missing {
        Missing::Tool => (text!("this-row-names-no-tool-so-no"), text!("name-the-tool-in-its-cell")),
        Missing::Challenge => (text!("this-row-names-no-challenge"), text!("name-the-challenge-in-its-cell")),
    };
    Diagnostic::new(Code::UnreadStackText, Span::new(source, range), message).help(help)
}

/// Tells of a list that stands below no challenge.
pub(super) fn stray(phrase: &Phrase, source: SourceId) -> Diagnostic {
    let span = Span::new(source, phrase.locate(0..phrase.text.len()));
    Diagnostic::new(Code::UnreadStackText, span, text!("this-list-stands-below-no-challenge"))
        .help(text!("put-it-below-the-heading-of"))
}

/// Tells of a heading below which nothing was read.
pub(super) fn heading(heading: &Heading, source: SourceId) -> Diagnostic {
    let name = heading.phrase.text.trim();
    let message = text!("what-stands-below-was-not-read", name = name);
    Diagnostic::new(Code::UnreadStackText, Span::new(source, heading.phrase.range.clone()), message)
        .help(text!("if-tools-stand-there-give-the"))
}

/// Tells of a label that names no layer.
pub(super) fn label(name: &str, range: Range<usize>, source: SourceId) -> Diagnostic {
    let message = text!("names-no-layer", name = name.trim());
    let diagnostic = Diagnostic::new(Code::UnknownLayer, Span::new(source, range), message);
    // A free list was written for people, who understand the label.
    Diagnostic { severity: Severity::Hint, ..diagnostic }.help(text!("its-tools-are-listed-in-their"))
}
