//! What is wrong with a picture, in words for its editor.

use crate::diag::{Code, Diagnostic};
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
    pub(super) message: String,
    pub(super) help: String,
}

/// The diagnostics of `faults`; `places` says where the site's texts name a file.
pub fn tell(faults: Vec<Fault>, places: &HashMap<String, Span>, sources: &mut Sources) -> Vec<Diagnostic> {
    let told = faults.into_iter().map(|fault| {
        let file = Span::file(sources.add(Source::new(fault.path.as_str(), "")));
        let page = fault.page.map(|page| format!("; `{page}` shows it")).unwrap_or_default();
        let diagnostic =
            Diagnostic::new(fault.code, file, format!("{}{page}", fault.message)).help(fault.help);
        match places.get(&fault.path) {
            Some(place) => diagnostic.also(*place, "the picture is named here"),
            None => diagnostic,
        }
    });
    told.collect()
}
