//! Walks the outline of a text: headings, items and paragraphs, with what each says of those below it.
//!
//! Takes an outline, returns sections. Depth is kept in stacks, never in calls: ten thousand nested items are ten
//! thousand steps.

use super::heading::{self, Mode};
use super::label::LabelKind;
use super::phrase::{self, Around, Said};
use super::{ReadUse, Section, Who, Words, label, report};
use crate::diag::Diagnostic;
use crate::parse::listing::{Block, Heading, Item, Listing, Phrase};
use crate::resolve::catalogue::names::Budget;
use crate::source::SourceId;

/// A heading, and what it says of what stands below.
struct Head {
    level: usize,
    mode: Mode,
    around: Around,
    heading: Option<Heading>,
    /// Uses in the section when it began.
    uses: usize,
    /// What was not read below it.
    unread: Vec<Diagnostic>,
}

/// An item, and what it says of those below it.
struct Above {
    depth: usize,
    around: Around,
    mode: Mode,
    /// Its use, if it has but one.
    only: Option<usize>,
}

/// Reads one outline.
pub(super) struct Walker<'a> {
    pub words: &'a Words<'a>,
    pub who: &'a Who<'a>,
    pub source: SourceId,
    pub budget: &'a mut Budget,
    pub sections: Vec<Section>,
    pub told: Vec<Diagnostic>,
    /// Whether the section that is being read is a challenge's.
    open: bool,
    heads: Vec<Head>,
    items: Vec<Above>,
    /// What the paragraph before a list says of it.
    intro: Option<Around>,
}

impl<'a> Walker<'a> {
    pub fn new(words: &'a Words<'a>, who: &'a Who<'a>, source: SourceId, budget: &'a mut Budget) -> Self {
        let (sections, told, heads, items) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { words, who, source, budget, sections, told, open: false, heads, items, intro: None }
    }

    /// Reads `listing`.
    pub fn walk(&mut self, listing: &Listing) {
        let level = self.who.level(listing);
        if let Some(file) = self.who.file {
            self.sections.push(Section { name: file.to_owned(), ..Section::default() });
            self.open = true;
            self.heads.push(Head {
                level: 0,
                mode: Mode::Tools,
                around: Around::default(),
                heading: None,
                uses: 0,
                unread: Vec::new(),
            });
        }
        for (index, block) in listing.blocks.iter().enumerate() {
            let next = listing.blocks.get(index + 1);
            match block {
                Block::Heading(heading) => self.heading(heading, level),
                Block::Item(item) => self.item(item, next),
                Block::Paragraph(phrase) => self.paragraph(phrase, next),
                Block::Table(table) => {
                    self.items.clear();
                    self.table(table);
                }
            }
        }
        self.close(0);
    }

    /// What was read, and what is told of it.
    pub fn finish(self) -> (Vec<Section>, Vec<Diagnostic>) {
        (self.sections, self.told)
    }

    fn heading(&mut self, heading: &Heading, level: Option<usize>) {
        (self.intro, self.open) = (None, self.open || level.is_none());
        self.items.clear();
        self.close(heading.level);
        let around = self.heads.last().map_or_else(Around::default, |head| head.around.clone());
        let text = heading.phrase.text.trim();
        if level.is_some_and(|level| heading.level <= level) {
            let (_, read) = heading::read(text, &Around::default(), self.words);
            let around = Around { year: read.year.or(around.year), ..Around::default() };
            self.open = level == Some(heading.level);
            if self.open {
                self.begin(heading);
            }
            self.push(heading, Mode::Tools, around);
            return;
        }
        let skipped = self.heads.last().is_some_and(|head| head.mode == Mode::Skip);
        let title = level.is_none() && (self.who.known(text).is_some() || heading.level == 1);
        let (mode, read) = heading::read(text, &around, self.words);
        match (skipped, title && mode == Mode::Careful) {
            (true, _) => self.push(heading, Mode::Skip, around),
            (_, true) => self.push(heading, Mode::Tools, Around { part: around.part, ..read }),
            _ => self.push(heading, mode, read),
        }
    }

    fn begin(&mut self, heading: &Heading) {
        let text = heading.phrase.text.trim();
        self.sections.push(Section {
            name: self.who.known(text).unwrap_or_else(|| text.to_owned()),
            challenge: heading.phrase.clone(),
            keyword: heading.keyword.clone(),
            uses: Vec::new(),
        });
    }

    fn push(&mut self, heading: &Heading, mode: Mode, around: Around) {
        let uses = self.sections.last().map_or(0, |section| section.uses.len());
        // Nothing is told twice of what stands below a heading that is not read.
        let quiet = mode == Mode::Skip && self.heads.last().is_some_and(|head| head.mode == Mode::Skip);
        let shown = (!quiet).then(|| heading.clone());
        self.heads.push(Head {
            level: heading.level,
            mode,
            around,
            heading: shown,
            uses,
            unread: Vec::new(),
        });
    }

    /// Ends what stands below headings of `level` and deeper.
    fn close(&mut self, level: usize) {
        while self.heads.last().is_some_and(|head| head.level >= level && (head.level > 0 || level == 0)) {
            let head = self.heads.pop().expect("checked");
            let uses = self.sections.last().map_or(0, |section| section.uses.len());
            match head.heading {
                // Nothing below it was a tool: it is no list of tools at all.
                Some(heading)
                    if head.mode == Mode::Careful && uses == head.uses && !head.unread.is_empty() =>
                {
                    self.told.push(report::heading(&heading, self.source));
                }
                _ => self.told.extend(head.unread),
            }
        }
    }

    fn mode(&self) -> Mode {
        let head = self.heads.last().map_or(Mode::Skip, |head| head.mode);
        match self.items.last() {
            Some(item) if item.mode == Mode::Skip => Mode::Skip,
            _ => head,
        }
    }

    /// Tells once of what stands below a heading without tools.
    fn skip(&mut self) {
        let source = self.source;
        if let Some(head) = self.heads.last_mut().filter(|head| head.mode == Mode::Skip)
            && let Some(heading) = head.heading.take()
        {
            self.told.push(report::heading(&heading, source));
        }
    }

    fn item(&mut self, item: &Item, next: Option<&Block>) {
        while self.items.last().is_some_and(|above| above.depth >= item.depth) {
            self.items.pop();
        }
        if !self.open || item.phrase.is_blank() {
            return;
        }
        let mode = self.mode();
        let around = self.around();
        let parent = self.items.last().and_then(|above| above.only);
        let groups = matches!(next, Some(Block::Item(below)) if below.depth > item.depth);
        let mut above = Above { depth: item.depth, around: around.clone(), mode, only: None };
        if mode == Mode::Skip {
            self.skip();
        } else {
            let said = phrase::read(&item.phrase, &around, self.words, self.budget);
            self.said(&item.phrase, said, mode, groups, parent, &mut above);
        }
        self.items.push(above);
    }

    pub(super) fn around(&self) -> Around {
        let head = || self.heads.last().map(|head| head.around.clone());
        let above = self.items.last().map(|above| above.around.clone());
        above.or_else(|| self.intro.clone()).or_else(head).unwrap_or_default()
    }

    fn said(
        &mut self,
        phrase: &Phrase,
        mut said: Said,
        mode: Mode,
        groups: bool,
        parent: Option<usize>,
        above: &mut Above,
    ) {
        if let Some(label) = &said.label {
            above.around.state = label.state.or(above.around.state);
            match &label.kind {
                LabelKind::Layers(named) => above.around.layers = Some(named.clone()),
                LabelKind::NoTools => {
                    above.mode = Mode::Skip;
                    said.unread = Some(0..phrase.text.len());
                    said.mentions.clear();
                    said.uses.clear();
                }
                LabelKind::Unknown if !said.uses.is_empty() || groups => {
                    let (name, range) =
                        (&phrase.text[label.range.clone()], phrase.locate(label.range.clone()));
                    self.hint(report::label(name, range, self.source));
                }
                LabelKind::Unknown if said.unread.is_some() => said.unread = Some(0..phrase.text.len()),
                _ => {}
            }
        }
        let known = said.uses.iter().any(|read| read.tool.is_some());
        if groups && !known && said.label.is_none() {
            return self.group(phrase, above);
        }
        if mode == Mode::Careful && !said.is_whole() {
            said.uses.clear();
            said.unread = Some(0..phrase.text.len());
        }
        let section = self.sections.last_mut();
        if let (Some(parent), Some(unread), true, true) =
            (parent, said.unread.clone(), said.uses.is_empty(), said.mentions.is_empty())
            && let Some(read) = section.and_then(|section| section.uses.get_mut(parent))
        {
            let note = phrase.text[unread].trim();
            read.note =
                Some(read.note.take().map_or_else(|| note.to_owned(), |first| format!("{first} ; {note}")));
            return;
        }
        if let Some(told) = report::unread(phrase, &said, self.words, self.source) {
            self.hint(told);
        }
        above.only = self.add(said.uses);
    }

    /// An item that holds others and is no tool: the name of their layer, or a name that is none.
    fn group(&mut self, phrase: &Phrase, above: &mut Above) {
        let (plain, state) = label::plain(&phrase.text);
        above.around.state = state.or(above.around.state);
        match label::kind(&plain, self.words) {
            Some(LabelKind::Layers(named)) => above.around.layers = Some(named),
            Some(LabelKind::NoTools) => {
                above.mode = Mode::Skip;
                self.hint(report::unread_at(phrase.range.clone(), &[], self.words, self.source));
            }
            Some(LabelKind::Unknown) if state.is_none() || !plain.is_empty() => {
                let whole = 0..phrase.text.len();
                self.hint(report::label(&phrase.text, phrase.locate(whole), self.source));
            }
            _ => {}
        }
    }

    /// Keeps what is told of what was not read until the heading ends.
    pub(super) fn hint(&mut self, told: Diagnostic) {
        match self.heads.last_mut() {
            Some(head) => head.unread.push(told),
            None => self.told.push(told),
        }
    }

    /// Adds uses to the section; where the only one of them stands.
    pub(super) fn add(&mut self, uses: Vec<ReadUse>) -> Option<usize> {
        report::uses(&uses, self.words, self.source, self.budget, &mut self.told);
        let section = self.sections.last_mut()?;
        section.uses.extend(uses.iter().cloned());
        (uses.len() == 1).then(|| section.uses.len() - 1)
    }

    fn paragraph(&mut self, phrase: &Phrase, next: Option<&Block>) {
        self.items.clear();
        self.intro = None;
        if !self.open || phrase.is_blank() {
            return;
        }
        if self.mode() == Mode::Skip {
            return self.skip();
        }
        let around = self.around();
        let text = phrase.text.trim();
        let before_list = matches!(next, Some(Block::Item(_) | Block::Table(_)));
        let (plain, state) = label::plain(text.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']));
        let kind = label::kind(&plain, self.words);
        if before_list
            && (text.ends_with(':') || matches!(&kind, Some(LabelKind::Layers(named)) if named.whole))
        {
            let mut around = Around { state: state.or(around.state), ..around };
            if let Some(LabelKind::Layers(named)) = kind {
                around.layers = Some(named);
            }
            self.intro = Some(around);
            return;
        }
        let mut said = phrase::read(phrase, &around, self.words, self.budget);
        let labelled = said
            .label
            .as_ref()
            .is_some_and(|label| matches!(label.kind, LabelKind::Layers(_) | LabelKind::Plain));
        if !labelled && !said.is_whole() {
            said.mentions.extend(said.uses.drain(..).filter_map(|read| read.tool));
            said.unread = Some(0..phrase.text.len());
        }
        if let Some(told) = report::unread(phrase, &said, self.words, self.source) {
            self.hint(told);
        }
        self.add(said.uses);
    }

    /// Begins a section for a challenge that a table names.
    pub(super) fn row_of(&mut self, cell: &Phrase) {
        let name = self.who.known(&cell.text).unwrap_or_else(|| cell.text.trim().to_owned());
        self.sections.push(Section { name, challenge: cell.clone(), ..Section::default() });
    }

    /// Whether a table belongs to a challenge that is known by now.
    pub(super) fn reads_tables(&mut self) -> bool {
        let reads = self.open && self.mode() != Mode::Skip;
        if self.open && !reads {
            self.skip();
        }
        reads
    }
}
