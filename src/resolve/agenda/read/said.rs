//! What the fields of an entry say, and where in the source that stands.

use super::Reader;
use crate::agenda::Misread;
use crate::diag::{Code, Diagnostic, text};
use crate::resolve::entries::Draft;
use crate::source::Span;
use crate::yaml::Value;
use std::ops::Range;

/// A text in a field.
#[derive(Clone)]
pub(super) struct Said<'d> {
    pub(super) draft: &'d Draft,
    pub(super) key: &'d str,
    pub(super) index: Option<usize>,
    pub(super) text: String,
}

impl<'r> Reader<'r> {
    /// What the field `name` says, if it is a text.
    pub(super) fn said<'d>(&mut self, draft: &'d Draft, name: &str) -> Option<Said<'d>>
    where
        'r: 'd,
    {
        let (key, value) = self.value(draft, name)?;
        let Some(text) = value.to_text() else {
            if name == "start" || name == "end" {
                let message = text!("is-no-single-date", key = key);
                let help = text!("write-one-date-or-from-one");
                let span = draft.span(self.context, key, None);
                self.told.push(Diagnostic::new(Code::InvalidEvent, span, message).help(help));
            }
            return None;
        };
        Some(Said { draft, key, index: None, text })
    }

    pub(super) fn value<'d>(&self, draft: &'d Draft, name: &str) -> Option<(&'d str, &'d Value)>
    where
        'r: 'd,
    {
        let schema: &'r crate::schema::Schema = self.context.schema;
        let keys = &schema.collections[draft.entry.collection].field(name)?.keys;
        keys.iter()
            .find_map(|key| Some((key.as_str(), draft.meta.get(key).filter(|value| !value.is_blank())?)))
    }

    pub(super) fn tell(&mut self, said: &Said, misread: Misread) {
        let span = self.span(said, misread.range);
        self.told.push(Diagnostic::new(Code::InvalidEvent, span, misread.message).help(misread.help));
    }

    /// Where `range` of a text stands: within the field, if that is written as it reads.
    pub(super) fn span(&self, said: &Said, range: Range<usize>) -> Span {
        let whole = said.draft.span(self.context, said.key, said.index);
        let written = self.context.sources.get(whole.source).text.get(whole.start..whole.end);
        match written.and_then(|written| written.find(&said.text)) {
            Some(at) if !range.is_empty() => {
                Span::new(whole.source, whole.start + at + range.start..whole.start + at + range.end)
            }
            _ => whole,
        }
    }
}
