//! A diagnostic in the words of a language.

use super::{Diagnostic, Lang};
use crate::source::Span;

/// What was told, with its words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Worded<'d> {
    pub told: &'d Diagnostic,
    pub message: String,
    pub help: Option<String>,
    pub secondary: Vec<(Span, String)>,
}

impl<'d> Worded<'d> {
    /// `told` in `lang`.
    pub fn new(told: &'d Diagnostic, lang: Lang) -> Self {
        Self {
            told,
            message: told.message.words(lang),
            help: told.help.as_ref().map(|help| help.words(lang)),
            secondary: told.secondary.iter().map(|(span, why)| (*span, why.words(lang))).collect(),
        }
    }
}
