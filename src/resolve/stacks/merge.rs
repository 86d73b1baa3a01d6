//! One use a tool and layer: what is said twice counts once.
//!
//! Takes the uses of one section; merges those that say the same, tells of a tool in two layers.

use super::{ReadUse, Words};
use crate::diag::{Code, Diagnostic, text};
use crate::source::{SourceId, Span};
use crate::text::fold;
use std::collections::HashMap;

/// What uses are compared by: the tool or the name that nobody knows, and the part of the challenge.
type Key = (Option<usize>, String, Option<String>);

/// Merges those of `uses` that say the same, all of one challenge in the text `source`.
pub fn merge(uses: &mut Vec<ReadUse>, words: &Words, source: SourceId, told: &mut Vec<Diagnostic>) {
    let mut kept: Vec<ReadUse> = Vec::with_capacity(uses.len());
    let mut known: HashMap<Key, Vec<usize>> = HashMap::new();
    for read in uses.drain(..) {
        let name = if read.tool.is_some() { String::new() } else { fold(&read.name) };
        let before = known.entry((read.tool, name, read.part.clone())).or_default();
        if let Some(same) = before.iter().find(|index| is_same(&kept[**index], &read)) {
            take_over(&mut kept[*same], read);
            continue;
        }
        let elsewhere = before.iter().map(|index| &kept[*index]).find(|first| {
            first.layer != read.layer
                && first.version == read.version
                && first.layer_stated
                && read.layer_stated
        });
        if let Some((first, tool)) = elsewhere.zip(read.tool) {
            let message = text!("stands-in-two-layers-here", tool = words.names.name(tool));
            let span = |read: &ReadUse| Span::new(source, read.range.clone());
            told.push(
                Diagnostic::new(Code::ToolInTwoLayers, span(&read), message)
                    .also(span(first), text!("the-other-one"))
                    .help(text!("readers-see-it-in-both-leave")),
            );
        }
        // As many states and versions as are worth comparing: ten thousand repetitions take linear time.
        if before.len() < 50 {
            before.push(kept.len());
        }
        kept.push(read);
    }
    *uses = kept;
}

/// Whether `second` adds no use to `first`.
fn is_same(first: &ReadUse, second: &ReadUse) -> bool {
    let layer = first.layer == second.layer || !second.layer_stated;
    let version = first.version == second.version || first.version.is_none() || second.version.is_none();
    // A version of its own is a use of its own, unless it is all that is new in the same layer.
    let version = version
        && (first.layer == second.layer || first.version == second.version || second.version.is_none());
    layer && version && first.state == second.state
}

fn take_over(first: &mut ReadUse, second: ReadUse) {
    first.version = first.version.take().or(second.version);
    first.note = first.note.take().or(second.note);
    first.url = first.url.take().or(second.url);
    first.year = first.year.or(second.year);
}
