//! What an open page is told of the site and of itself: faults as the terminal shows them, and the files that made it.

use super::state::{State, shown};
use crate::diag::{self, Diagnostic, Preference, PrintOptions, Severity};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::path::{Component, Path, PathBuf};

/// More faults than this are only counted.
const MOST_FAULTS: usize = 20;
/// More files than this are only counted.
const MOST_FILES: usize = 40;

const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Where sources are, and how an editor is asked to open them.
#[derive(Debug)]
pub(super) struct Editing {
    /// The site's folder, without links in its path.
    pub root: PathBuf,
    /// The folder as the user named it; stands before the paths that are shown.
    pub base: String,
    /// The address that opens a file: `{path}` and `{line}` are filled in.
    pub address: String,
    /// The language of what is said.
    pub lang: Preference,
}

impl Editing {
    /// The address that opens `line` of the source at `path`; none of what is not a file.
    fn link(&self, path: &str, line: usize) -> Option<String> {
        if path.starts_with('(') {
            return None;
        }
        let full = plain(&self.root.join(path)).to_string_lossy().replace('\\', "/");
        let full = format!("/{}", full.trim_start_matches('/'));
        let path = utf8_percent_encode(&full, PATH).to_string();
        Some(self.address.replace("{path}", &path).replace("{line}", &line.to_string()))
    }
}

/// `path` without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

/// What a page at `path` is told in `state`: what keeps the site from being written, what else there is to say of the
/// page's own source, and its files. What is about the page comes first.
pub(super) fn report(state: &State, path: &str, editing: &Editing) -> Value {
    let made = shown(&state.tree, path).and_then(|file| state.tree.pages.get(&file));
    let own = made.is_some_and(|made| made.own);
    let places = made.map_or(&[][..], |made| &made.places);
    let source = |told: &Diagnostic| state.outcome.sources.get(told.primary.source).path.as_str();
    let rank = |told: &Diagnostic| {
        places.iter().position(|place| *place.path == *source(told)).unwrap_or(usize::MAX)
    };

    let all = &state.outcome.diagnostics;
    let mut errors: Vec<&Diagnostic> = all.iter().filter(|told| told.severity == Severity::Error).collect();
    errors.sort_by_key(|told| (rank(told), source(told), told.primary.start));
    let mut notes: Vec<&Diagnostic> =
        all.iter().filter(|told| own && told.severity != Severity::Error && rank(told) == 0).collect();
    notes.sort_by_key(|told| told.primary.start);

    let file = |(path, line): (&str, usize)| {
        editing.link(path, line).map(|link| json!({ "path": path, "line": line, "link": link }))
    };
    let files: Vec<Value> = places.iter().filter_map(|place| file((&place.path, place.line))).collect();
    let faults = |told: &[&Diagnostic]| -> Vec<Value> {
        told.iter().take(MOST_FAULTS).map(|told| fault(told, state, editing)).collect()
    };
    json!({
        "number": state.number,
        "own": own,
        "draft": made.is_some_and(|made| made.draft),
        "errors": faults(&errors),
        "moreErrors": errors.len().saturating_sub(MOST_FAULTS),
        "notes": faults(&notes),
        "files": &files[..files.len().min(MOST_FILES)],
        "moreFiles": files.len().saturating_sub(MOST_FILES),
    })
}

fn fault(told: &Diagnostic, state: &State, editing: &Editing) -> Value {
    let sources = &state.outcome.sources;
    let mut text = Vec::new();
    let print = PrintOptions {
        base: &editing.base,
        lang: editing.lang.of(state.outcome.lang),
        ..PrintOptions::default()
    };
    // A vector takes everything.
    let _ = diag::print(std::slice::from_ref(told), sources, print, &mut text);
    let source = sources.get(told.primary.source);
    let line = source.position(told.primary.start).line;
    json!({
        "severity": told.severity.name(),
        "text": String::from_utf8_lossy(&text).trim_end(),
        "path": source.path,
        "line": line,
        "link": editing.link(&source.path, line),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editor_opens_the_file_at_its_line() {
        let editing = |root: &str, address: &str| Editing {
            root: root.into(),
            base: String::new(),
            address: address.into(),
            lang: Preference::default(),
        };
        let code = editing("/un site/content", "vscode://file{path}:{line}");
        assert_eq!(
            code.link("_posts/é.md", 7).as_deref(),
            Some("vscode://file/un%20site/content/_posts/%C3%A9.md:7")
        );
        assert_eq!(
            code.link("../stacks/a.org", 1).as_deref(),
            Some("vscode://file/un%20site/stacks/a.org:1")
        );
        assert_eq!(code.link("(thème eig)/templates/post.html", 1), None);
        let own = editing("/s", "emacs://open?url=file://{path}&line={line}");
        assert_eq!(own.link("a.md", 2).as_deref(), Some("emacs://open?url=file:///s/a.md&line=2"));
    }
}
