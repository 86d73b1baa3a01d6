//! Items and paragraphs below a heading.
//!
//! Takes one with what stands around it; adds what it says to the section that is being read, and keeps what it says
//! of the items below it.

use super::heading::Mode;
use super::label::{self, LabelKind};
use super::phrase::{self, Around, Said};
use super::walk::{Above, Walker};
use super::{ReadUse, report};
use crate::diag::Diagnostic;
use crate::parse::listing::{Block, Item, Phrase};

impl Walker<'_> {
    /// Reads one.
    pub(super) fn item(&mut self, item: &Item, next: Option<&Block>) {
        while self.items.last().is_some_and(|above| above.depth >= item.depth) {
            self.items.pop();
        }
        if item.phrase.is_blank() {
            return;
        }
        if !self.open {
            return self.astray(&item.phrase);
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
        if mode == Mode::Careful && !said.is_list() {
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

    /// Reads one.
    pub(super) fn paragraph(&mut self, phrase: &Phrase, next: Option<&Block>) {
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
}
