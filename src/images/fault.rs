//! What is wrong with a picture, in words for its editor.

use crate::diag::{Code, Diagnostic, Text, text};
use crate::source::{Source, Sources, Span};
use std::collections::HashMap;

/// What is wrong with one file.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The file, by its path in the site.
    pub path: String,
    /// A page that shows it.
    pub page: Option<String>,
    pub(super) code: Code,
    pub(super) message: Text,
    pub(super) help: Text,
}

/// The diagnostics of `faults`; `places` says where the site's texts name a file.
pub fn tell(faults: Vec<Fault>, places: &HashMap<String, Span>, sources: &mut Sources) -> Vec<Diagnostic> {
    let told = faults.into_iter().map(|fault| {
        let file = Span::file(sources.add(Source::new(fault.path.as_str(), "")));
        let message = match &fault.page {
            Some(page) => text!("and-a-page-shows-it", message = fault.message, page = page),
            None => fault.message,
        };
        let diagnostic = Diagnostic::new(fault.code, file, message).help(fault.help);
        match places.get(&fault.path) {
            Some(place) => diagnostic.also(*place, text!("the-picture-is-named-here")),
            None => diagnostic,
        }
    });
    told.collect()
}
