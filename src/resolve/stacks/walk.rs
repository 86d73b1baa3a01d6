//! Walks the outline of a text: headings, items and paragraphs, with what each says of those below it.
//!
//! Takes an outline, returns sections. Depth is kept in stacks, never in calls: ten thousand nested items are ten
//! thousand steps.

use super::heading::{self, Mode};
use super::phrase::Around;
use super::{Section, Who, Words, report};
use crate::diag::Diagnostic;
use crate::parse::listing::{Block, Heading, Listing, Phrase};
use crate::resolve::catalogue::names::Budget;
use crate::source::SourceId;

/// A heading, and what it says of what stands below.
pub(super) struct Head {
    level: usize,
    mode: Mode,
    pub around: Around,
    heading: Option<Heading>,
    /// Uses in the section when it began.
    uses: usize,
    /// What was not read below it.
    pub unread: Vec<Diagnostic>,
}

/// An item, and what it says of those below it.
pub(super) struct Above {
    pub depth: usize,
    pub around: Around,
    pub mode: Mode,
    /// Its use, if it has but one.
    pub only: Option<usize>,
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
    pub open: bool,
    pub heads: Vec<Head>,
    pub items: Vec<Above>,
    /// Whether it was told that a list stands below no challenge.
    pub(super) strays: bool,
    /// What the paragraph before a list says of it.
    pub intro: Option<Around>,
}

impl<'a> Walker<'a> {
    pub fn new(words: &'a Words<'a>, who: &'a Who<'a>, source: SourceId, budget: &'a mut Budget) -> Self {
        let (sections, told, heads, items) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self {
            words,
            who,
            source,
            budget,
            sections,
            told,
            open: false,
            heads,
            items,
            intro: None,
            strays: false,
        }
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
        self.strays = false;
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

    pub(super) fn mode(&self) -> Mode {
        let head = self.heads.last().map_or(Mode::Skip, |head| head.mode);
        match self.items.last() {
            Some(item) if item.mode == Mode::Skip => Mode::Skip,
            _ => head,
        }
    }

    /// Tells once of a list that stands below no challenge.
    pub(super) fn astray(&mut self, phrase: &Phrase) {
        if !std::mem::replace(&mut self.strays, true) {
            self.told.push(report::stray(phrase, self.source));
        }
    }

    /// Tells once of what stands below a heading without tools.
    pub(super) fn skip(&mut self) {
        let source = self.source;
        if let Some(head) = self.heads.last_mut().filter(|head| head.mode == Mode::Skip)
            && let Some(heading) = head.heading.take()
        {
            self.told.push(report::heading(&heading, source));
        }
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
