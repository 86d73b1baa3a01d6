//! What texts were found to say the last time, for those that have not changed since.
//!
//! Takes what came of each file; returns it again for a file of the same name that holds the same bytes. Whoever keeps
//! it throws it away when anything else changes that texts are read with: configuration, schema, options, day.

use super::date::Date;
use super::document::{Document, fate};
use super::{Context, One, Parsed, Reread};
use crate::diag::{Diagnostic, Fix};
use crate::load::{FileEntry, FileKind, Loaded};
use crate::source::{Source, SourceId, Span};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

/// What came of each text of a build, by its path.
#[derive(Debug, Default)]
pub struct Memo {
    known: HashMap<String, Known>,
    /// The paths of those that may be others some hours later.
    of_the_moment: HashSet<String>,
}

/// What came of one text.
#[derive(Debug)]
struct Known {
    full: PathBuf,
    mounted: bool,
    source: Arc<Source>,
    /// The name that the text had among the sources; all places in `one` hold it.
    id: SourceId,
    one: One,
}

impl Memo {
    /// What came of `file` the last time, if it still holds the same; `id` is the name of its text now.
    pub(super) fn get(&self, file: &FileEntry, id: SourceId, text: &str) -> Option<One> {
        let known = self.known.get(&file.path)?;
        // Most texts have not even been read again.
        let same_text = || std::ptr::eq(known.source.text.as_str(), text) || known.source.text == text;
        let same = known.full == file.full && known.mounted == file.mounted && same_text();
        // Places in lists of tools and in tables stand in too many forms; there are few of these files.
        let simple = known.one.tools.is_none() && known.one.table.is_none();
        if !same || (known.id != id && !simple) {
            return None;
        }
        let mut one = known.one.clone();
        if known.id != id {
            one.rename(known.id, id);
        }
        Some(one)
    }

    /// Takes over what `before` knows of `file`, which says the same; returns whether it did. It does not where the text
    /// had another name than `id`.
    pub(super) fn take_over(
        &mut self,
        file: &FileEntry,
        id: SourceId,
        source: &Arc<Source>,
        before: &mut Memo,
    ) -> bool {
        let Some((path, mut known)) = before.known.remove_entry(&file.path) else { return false };
        if known.id != id {
            return false;
        }
        known.source = Arc::clone(source);
        if before.of_the_moment.contains(&path) {
            self.of_the_moment.insert(path.clone());
        }
        self.known.insert(path, known);
        true
    }

    /// Forgets what may be another now that some time has passed, on the same day.
    pub fn forget_the_moment(&mut self) {
        for path in self.of_the_moment.drain() {
            self.known.remove(&path);
        }
    }

    /// Whether there is something that may be another some hours later.
    pub fn hangs_on_the_moment(&self) -> bool {
        !self.of_the_moment.is_empty()
    }

    /// Keeps what came of a text that was read again.
    pub fn put_again(
        &mut self,
        file: &FileEntry,
        id: SourceId,
        source: Arc<Source>,
        read: Reread,
        context: &Context,
    ) {
        self.put(
            file,
            id,
            source,
            One { diagnostics: read.diagnostics, ..One::of(Parsed::Document(read.document)) },
            context,
        );
    }

    /// Keeps what came of `file`, whose text is `source`.
    pub(super) fn put(
        &mut self,
        file: &FileEntry,
        id: SourceId,
        source: Arc<Source>,
        one: One,
        context: &Context,
    ) {
        let of_the_moment = match &one.parsed {
            Parsed::Document(document) => is_of_the_moment(document, context.today),
            Parsed::Nothing => appears_today(id, &file.path, &source.text, context),
            Parsed::Data(_) | Parsed::Redirects(_) | Parsed::Copied(_) => false,
        };
        match of_the_moment {
            true => drop(self.of_the_moment.insert(file.path.clone())),
            false => drop(self.of_the_moment.remove(&file.path)),
        }
        let known = Known { full: file.full.clone(), mounted: file.mounted, source, id, one };
        self.known.insert(file.path.clone(), known);
    }

    /// The document that the text at `path` was the last time, its text, and what was noticed in it, if it was nothing
    /// else besides.
    pub fn document(&self, path: &str) -> Option<(&Document, &Source, &[Diagnostic])> {
        let known = self.known.get(path)?;
        match &known.one {
            One { parsed: Parsed::Document(document), tools: None, table: None, diagnostics } => {
                Some((document, &known.source, diagnostics))
            }
            _ => None,
        }
    }
}

impl One {
    /// Lets every place that stands in the source `from` stand in `to`.
    fn rename(&mut self, from: SourceId, to: SourceId) {
        match &mut self.parsed {
            Parsed::Document(document) => {
                document.source = to;
                if !document.body.links.is_empty() {
                    let links = &mut Arc::make_mut(&mut document.body).links;
                    links.iter_mut().for_each(|link| rename(&mut link.span, from, to));
                }
            }
            Parsed::Data(data) => data.source = to,
            Parsed::Redirects(source) => *source = to,
            Parsed::Copied(_) | Parsed::Nothing => {}
        }
        for told in &mut self.diagnostics {
            rename(&mut told.primary, from, to);
            told.secondary.iter_mut().for_each(|(span, _)| rename(span, from, to));
            if let Some(Fix { span, .. }) = &mut told.fix {
                rename(span, from, to);
            }
        }
    }
}

/// Whether some of `documents` may be others later on the same day, or whether some come that are not among them.
pub fn hangs_on_the_moment(loaded: &Loaded, documents: &[Document], context: &Context) -> bool {
    let there: HashSet<&str> = documents.iter().map(|document| document.path.as_str()).collect();
    let kept_back = loaded.files.iter().filter(|file| !there.contains(file.path.as_str()));
    let comes = |file: &FileEntry| match file.kind {
        FileKind::Text(id) => appears_today(id, &file.path, &loaded.sources.get(id).text, context),
        FileKind::Static(_) | FileKind::Broken(_) => false,
    };
    documents.iter().any(|document| is_of_the_moment(document, context.today))
        || kept_back.into_iter().any(comes)
}

fn is_of_the_moment(document: &Document, now: Date) -> bool {
    document.date == Some(now) || document.meta.get("expiryDate").is_some()
}

/// Whether a text that is not published yet will be, later on the same day.
fn appears_today(source: SourceId, path: &str, text: &str, context: &Context) -> bool {
    let appears = fate(source, path, text, context).and_then(|fate| fate.appears);
    appears.is_some_and(|date| date.civil() == context.today.civil())
}

fn rename(span: &mut Span, from: SourceId, to: SourceId) {
    if span.source == from {
        span.source = to;
    }
}
