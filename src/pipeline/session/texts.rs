//! Where nothing changed but the words of texts, or the title or the summary of one: what shows them is made again, and
//! nothing else.
//!
//! Takes the last build and the files that changed. Whatever might let a change be seen elsewhere than on the pages that
//! show the text or its card, in the feeds and in open data, makes it decline: then all is looked at, which is slower and
//! never wrong.

use super::super::{How, Memo, Options, Tree, images_context, inputs, made};
use super::Last;
use crate::artifact::Artifact;
use crate::diag::{Code, Diagnostic};
use crate::load::{self, FileEntry, FileKind};
use crate::parse::date::Date;
use crate::parse::{self, Reread};
use crate::render::Seen;
use crate::resolve::{EntryId, Restated};
use crate::source::{Source, SourceId};
use crate::{images, lint, own, render, resolve};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of the site's own theme.
const THEME: &str = "_theme";

/// The files that say how all others are read.
const GROUND: [&str; 2] = ["_config.yml", "_schema.yml"];

/// A text that has other words now.
struct Changed {
    file: FileEntry,
    id: SourceId,
    entry: EntryId,
    source: Arc<Source>,
    read: Reread,
    /// What its entry says of itself, if that is another now.
    restated: Option<Restated>,
    /// How its links moved.
    moved: lint::Moved,
}

impl Last {
    /// The files of the site that are others now that the sources `changed`; nothing if that has to be found out by looking
    /// at everything. All of them are texts that say the same but for their words, or it is one that says the same but for
    /// those, its title and its summary; else none is touched.
    pub(super) fn change_words(
        &mut self,
        changed: &BTreeSet<PathBuf>,
        tree: &Tree,
        options: &Options,
        memo: &mut Memo,
    ) -> Option<Vec<Artifact>> {
        if !self.is_simple(options, memo) {
            return None;
        }
        let root = options.source.canonicalize().ok()?;
        let mut texts = Vec::new();
        for path in changed {
            let Some(file) = self.file_at(path, &root)? else { continue };
            // It may be named in two ways.
            if texts.iter().all(|changed: &Changed| changed.file.path != file.path) {
                texts.extend(self.reread(file, options, memo)?);
            }
        }
        // Each is held against the site as it was.
        if texts.len() > 1 && texts.iter().any(|changed| changed.restated.is_some()) {
            return None;
        }
        let mut made = Vec::new();
        for changed in texts {
            made.extend(self.replace(changed, options, memo)?);
        }
        // A file of the editor's stays where it stands.
        made.retain(|new| self.ready.site.files.iter().all(|file| file.path != new.path));
        if made.iter().any(|new| !tree.files.contains_key(&new.path)) {
            return None;
        }
        Some(made)
    }

    /// Reads again what has `changed`, if these are texts that were there before and say nothing of how all others are read;
    /// nothing if they are not, and then nothing is read.
    pub(super) fn read_texts(&mut self, changed: &BTreeSet<PathBuf>, options: &Options) -> Option<()> {
        if self.ready.linked {
            return None;
        }
        let root = options.source.canonicalize().ok()?;
        let tables = self.ready.schema.tables();
        let mut texts = Vec::new();
        for path in changed {
            let Some(file) = self.file_at(path, &root)? else { continue };
            let FileKind::Text(id) = file.kind else { return None };
            if GROUND.contains(&file.path.as_str()) {
                return None;
            }
            texts.push((id, load::load_again(&file, &tables)?));
        }
        for (id, text) in texts {
            let path = self.ready.sources.get(id).path.clone();
            self.ready.sources.replace(id, Arc::new(Source::new(path, text)));
        }
        Some(())
    }

    /// Whether nothing about the site as a whole lets words be seen elsewhere than where they stand.
    fn is_simple(&self, options: &Options, memo: &Memo) -> bool {
        let ready = &self.ready;
        let today = Date::at(options.now, &ready.config.timezone);
        let same_moment = self.moment == options.now
            || (today.civil() == ready.today.civil()
                && today >= ready.today
                && !memo.parse.hangs_on_the_moment());
        let clash = ready.told.iter().any(|told| told.code == Code::DuplicateUrl);
        let measured = options.budget || !ready.config.budget.is_empty();
        same_moment && !ready.linked && !ready.looked_through && !clash && !measured
    }

    /// The file of the site at `path`, which has changed: nothing inside if that is of no concern, nothing at all if it may
    /// be of any.
    fn file_at(&self, path: &Path, root: &Path) -> Option<Option<FileEntry>> {
        let below = path.strip_prefix(root).or_else(|_| path.strip_prefix(&self.root)).ok()?;
        let parts: Vec<&str> = below.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
        let below = parts.join("/");
        let files = &self.ready.files;
        if let Ok(at) = files.binary_search_by(|file| file.path.as_str().cmp(&below)) {
            return Some(Some(files[at].clone()));
        }
        // A folder that is gone took its files along, of which nobody may have told.
        let inside = format!("{below}/");
        let next = files.partition_point(|file| file.path.as_str() < inside.as_str());
        if files.get(next).is_some_and(|file| file.path.starts_with(&inside)) {
            return None;
        }
        let hidden = parts.iter().any(|part| part.starts_with(['.', '#', '~']) || part.ends_with('~'));
        let left_out = hidden && parts[0] != own::FOLDER && self.ready.config.include.is_empty();
        // Files of the theme are not among the others; a folder may have held some.
        if parts.first() == Some(&THEME) {
            return None;
        }
        let is_nothing = || std::fs::symlink_metadata(path).is_err();
        (left_out || is_nothing()).then_some(None)
    }

    /// Reads `file` again: nothing inside if it holds what it held, nothing at all if others may see what changed.
    fn reread(&self, file: FileEntry, options: &Options, memo: &Memo) -> Option<Option<Changed>> {
        let FileKind::Text(id) = file.kind else { return None };
        let ready = &self.ready;
        let (old, old_source, _) = memo.parse.document(&file.path)?;
        let text = load::load_again(&file, &ready.schema.tables())?;
        if text == old_source.text {
            return Some(None);
        }
        let context = inputs::parse_context(options, &ready.config, &ready.schema, &ready.today);
        let read = parse::reread(id, &file, &text, &context)?;
        let new = read.document();
        let mut of_it = ready.site.entries.iter().enumerate().filter(|(_, entry)| {
            Arc::ptr_eq(&entry.body, &old.body) && entry.origin.path.as_deref() == Some(&file.path)
        });
        let (entry, of) = of_it.next().filter(|_| of_it.next().is_none())?;
        let words = resolve::Words {
            site: &ready.site,
            schema: &ready.schema,
            entry: of,
            before: (old, &old_source.text),
            after: (new, &text),
        };
        let source = Arc::new(Source::new(old_source.path.as_str(), text.as_str()));
        let restated = match words.are_of_its_own() {
            true => None,
            false => Some(self.restated(&words, entry, (id, &source), options)?),
        };
        // What is told of a text as a whole may name its title.
        let start = restated.is_none().then_some(new.meta_range.end);
        let moved = lint::Moved::of(id, start, (&old.body, &old_source.text), (&new.body, &text));
        if self.told_besides().any(|told| moved.touches(told) && moved.follow(told).is_none()) {
            return None;
        }
        Some(Some(Changed { file, id, entry, source, read, restated, moved }))
    }

    /// What entry `of` says of itself now that its text `id` is another, if nothing else has changed; no picture of it is made
    /// with its title.
    fn restated(
        &self,
        words: &resolve::Words,
        of: EntryId,
        (id, source): (SourceId, &Arc<Source>),
        options: &Options,
    ) -> Option<Restated> {
        let ready = &self.ready;
        let mut sources = ready.sources.clone();
        sources.replace(id, Arc::clone(source));
        let context = resolve::Context {
            config: &ready.config,
            schema: &ready.schema,
            sources: &sources,
            places: resolve::Places::new(&sources),
            shipped: ready.shipped,
            today: ready.today,
        };
        let restated = words.restated(of, &context)?;
        let drawn = || options.images && render::has_card(of, &ready.site, &ready.config, &ready.schema);
        // Names that nobody bears are held against all titles.
        let open = [Code::UnknownReference, Code::AmbiguousReference];
        let is_missed = || ready.told.iter().any(|told| open.contains(&told.code));
        let same_title = restated.card.title == ready.site.entries[of].card.title;
        (same_title || !drawn() && !is_missed()).then_some(restated)
    }

    /// What was noticed of the site as a whole, and not in one text.
    fn told_besides(&self) -> impl Iterator<Item = &Diagnostic> {
        let Range { start, end } = self.ready.parsed;
        let of_all = self.told_of_all().enumerate();
        of_all.filter(move |(at, _)| !(start..end).contains(at)).map(|(_, told)| told)
    }

    /// Puts the words of a text in the place of those that it had; returns the files of the site that are others now.
    fn replace(&mut self, changed: Changed, options: &Options, memo: &mut Memo) -> Option<Vec<Artifact>> {
        let Changed { file, id, entry, source, read, restated, moved } = changed;
        let Self { ready, sources, .. } = self;
        ready.sources.replace(id, Arc::clone(&source));
        sources.replace(id, Arc::clone(&source));
        let mut noticed: Vec<Diagnostic> = ready.told.drain(ready.parsed.clone()).collect();
        for told in ready.told.iter_mut().filter(|told| moved.touches(told)) {
            *told = moved.follow(told)?;
        }
        noticed.retain(|told| told.primary.source != id);
        noticed.extend_from_slice(read.diagnostics());
        let start = ready.parsed.start;
        ready.parsed = start..start + noticed.len();
        ready.told.splice(start..start, noticed);
        let of = &mut ready.site.entries[entry];
        of.body = Arc::clone(&read.document().body);
        let seen = if restated.is_some() { Seen::Card } else { Seen::Text };
        if let Some(Restated { card, fields }) = restated {
            (of.card, of.fields) = (card, fields);
            made::rename(Arc::make_mut(&mut self.made), of);
        }
        let context = inputs::parse_context(options, &ready.config, &ready.schema, &ready.today);
        memo.parse.put_again(&file, id, source, read, &context);

        let context = render::Context {
            config: &ready.config,
            schema: &ready.schema,
            theme: &ready.theme,
            today: ready.today.civil(),
            shelf: None,
        };
        let again = render::again(entry, seen, &ready.site, &context, &mut memo.render)?;
        let context = images_context(&ready.config, &ready.site, options, How::in_memory(options));
        let mut made = again.files;
        for (before, mut page) in again.pages {
            if !lint::same_anchors(&before, &page) {
                return None;
            }
            images::fill_again(&before, &mut page, &ready.pictures, &context)?;
            made.push(page);
        }
        self.finished = false;
        Some(made)
    }
}
